/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-said-titles.h"

#include <string.h>

#include "cue-said-plan.h"
#include "cue-stemmed.h"

/* Stands in no title and no alias. */
#define SEPARATOR '\1'

struct _CueSaidTitles
{
  /* owned */
  CuePhraseBook *book; /* a set for each offer's title, then one for each alias */
  GArray *aliases;     /* guint offer: of each set behind the titles */
  GHashTable *named;   /* CueTalk → GArray of guint: the offers that its own words name */
  /* borrowed */
  GPtrArray *offers; /* CueOffer: of the pack */
};

/* What a title is called for short: 畅享 of "畅享 89", 视频包 of 视频定向包, "Platinum card" of
 * "Platinum Travel Card". (transfer full), NULL-terminated, by falling length */
static GStrv
dup_aliases (const char *title)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  guint n_words = g_strv_length (words);
  glong n = g_utf8_strlen (title, -1);
  gboolean chinese = n_words == 1 && cue_unichar_is_cjk (g_utf8_get_char (title));

  if (n_words > 1 && g_ascii_isdigit (words[n_words - 1][0]))
    g_strv_builder_add (builder, words[0]);
  else if (n_words == 3)
    {
      g_autofree char *outer = g_strdup_printf ("%s %s", words[0], words[2]);
      g_autofree char *front = g_strdup_printf ("%s %s", words[0], words[1]);

      g_strv_builder_add_many (builder, outer, front, NULL);
    }
  else if (chinese && n >= 5)
    {
      g_autofree char *front = g_utf8_substring (title, 0, 2);
      g_autofree char *last = g_utf8_substring (title, n - 1, n);
      g_autofree char *tail = g_utf8_substring (title, n - 3, n);
      g_autofree char *outer = g_strconcat (front, last, NULL);

      g_strv_builder_add_many (builder, outer, tail, NULL);
    }
  return g_strv_builder_end (builder);
}

/* All titles in one language, one behind the other: an alias is looked for in all of them. */
typedef struct
{
  GString *text;
  gsize *starts; /* of each offer's title, and the end */
} Joined;

static void
joined_init (Joined *self, GPtrArray *offers, const char *lang)
{
  self->text = g_string_new (NULL);
  self->starts = g_new (gsize, offers->len + 1);
  for (guint i = 0; i < offers->len; i++)
    {
      self->starts[i] = self->text->len;
      g_string_append (self->text,
                       cue_text_get (((CueOffer *) g_ptr_array_index (offers, i))->title, lang));
      g_string_append_c (self->text, SEPARATOR);
    }
  self->starts[offers->len] = self->text->len;
}

static void
joined_clear (Joined *self)
{
  g_string_free (self->text, TRUE);
  g_free (self->starts);
}

/* Whether another title has it, too. */
static gboolean
is_ambiguous (const Joined *titles, guint offer, const char *alias)
{
  const char *found = strstr (titles->text->str, alias);

  if (found != NULL && found >= titles->text->str + titles->starts[offer])
    found = strstr (titles->text->str + titles->starts[offer + 1], alias);
  return found != NULL;
}

static void
add_aliases (CueSaidTitles *self,
             GPtrArray *offers,
             const Joined *titles,
             guint i,
             const char *lang)
{
  const CueOffer *offer = g_ptr_array_index (offers, i);
  g_auto (GStrv) aliases = dup_aliases (cue_text_get (offer->title, lang));

  for (guint k = 0; aliases[k] != NULL; k++)
    if (!is_ambiguous (titles, i, aliases[k]))
      {
        cue_said_add_forms (self->book, offers->len + self->aliases->len, aliases[k]);
        g_array_append_val (self->aliases, i);
      }
}

static void
add_all_aliases (CueSaidTitles *self, GPtrArray *offers)
{
  static const char *const langs[] = { "zh", "en" };
  Joined titles[G_N_ELEMENTS (langs)];

  for (guint l = 0; l < G_N_ELEMENTS (langs); l++)
    joined_init (&titles[l], offers, langs[l]);
  for (guint i = 0; i < offers->len; i++)
    for (guint l = 0; l < G_N_ELEMENTS (langs); l++)
      add_aliases (self, offers, &titles[l], i, langs[l]);
  for (guint l = 0; l < G_N_ELEMENTS (langs); l++)
    joined_clear (&titles[l]);
}

static void
add_titles (CueSaidTitles *self, GPtrArray *offers)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const CueOffer *offer = g_ptr_array_index (offers, i);
      const char *titles[2];
      guint n = cue_text_list (offer->title, titles);

      for (guint k = 0; k < n; k++)
        cue_said_add_forms (self->book, i, titles[k]);
    }
}

/* Which offer the hit names. */
static guint
get_named (const CueSaidTitles *self, const CuePhraseHit *hit)
{
  return hit->phrase < self->offers->len
             ? hit->phrase
             : g_array_index (self->aliases, guint, hit->phrase - self->offers->len);
}

static void
note_named (CueSaidTitles *self, GArray *named, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (CueTokens) stemmed = cue_tokens_new_stemmed (tokens);
  g_autoptr (GArray) hits = cue_said_titles_find (self, stemmed);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      guint offer = get_named (self, &g_array_index (hits, CuePhraseHit, i));

      g_array_append_val (named, offer);
    }
}

static void
note_talk (CueSaidTitles *self, const CueTalk *talk)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < talk->points->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (talk->points, i);

      const char *texts[2];
      guint n = cue_text_list (point->say, texts);

      for (guint k = 0; k < n; k++)
        note_named (self, named, texts[k]);
      for (guint k = 0; k < point->keys->len; k++)
        {
          const CueKeyGroup *key = g_ptr_array_index (point->keys, k);
          g_autofree char *words = key->any == NULL ? NULL : g_strjoinv ("。", key->any);

          if (words != NULL)
            note_named (self, named, words);
        }
    }
  g_hash_table_insert (self->named, (gpointer) talk, named);
}

CueSaidTitles *
cue_said_titles_new (CuePack *pack)
{
  CueSaidTitles *self = g_new0 (CueSaidTitles, 1);
  GPtrArray *talks = cue_pack_get_talks (pack);

  self->offers = cue_pack_get_offers (pack);
  self->book = cue_phrase_book_new ();
  self->aliases = g_array_new (FALSE, FALSE, sizeof (guint));
  self->named = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  add_titles (self, self->offers);
  add_all_aliases (self, self->offers);
  for (guint i = 0; self->offers->len > 0 && i < talks->len; i++)
    note_talk (self, g_ptr_array_index (talks, i));
  return self;
}

void
cue_said_titles_free (CueSaidTitles *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->book, cue_phrase_book_unref);
  g_clear_pointer (&self->aliases, g_array_unref);
  g_clear_pointer (&self->named, g_hash_table_unref);
  g_free (self);
}

GArray *
cue_said_titles_find (const CueSaidTitles *self, const CueTokens *stemmed)
{
  return self->offers->len == 0 ? NULL : cue_said_match (self->book, stemmed);
}

gboolean
cue_said_titles_has (const CueSaidTitles *self, const CueTurn *turn, guint offer)
{
  for (guint i = 0; turn->titles != NULL && i < turn->titles->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (turn->titles, CuePhraseHit, i);

      if (hit->phrase == offer && hit->polarity == CUE_POLARITY_PLAIN)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_among (const GArray *offers, guint offer)
{
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    if (g_array_index (offers, guint, i) == offer)
      return TRUE;
  return FALSE;
}

CueSaidNamed
cue_said_titles_find_named (const CueSaidTitles *self,
                            const CueTurn *turn,
                            const CueTalk *talk,
                            GPtrArray *offers,
                            guint first,
                            guint end)
{
  const GArray *of_talk = g_hash_table_lookup (self->named, talk);
  CueSaidNamed named = CUE_SAID_NAMED_NONE;

  for (guint i = 0; turn->titles != NULL && i < turn->titles->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (turn->titles, CuePhraseHit, i);
      guint offer = get_named (self, hit);

      if (hit->first < first || hit->end > end)
        continue;
      if (g_ptr_array_find (offers, g_ptr_array_index (self->offers, offer), NULL))
        return CUE_SAID_NAMED_OWN;
      if (hit->polarity == CUE_POLARITY_PLAIN && !is_among (of_talk, offer))
        named = CUE_SAID_NAMED_OTHER;
    }
  return named;
}
