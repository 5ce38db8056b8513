/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-said-plan.h"

#include <string.h>

#include "cue-bag-index.h"
#include "cue-clause-private.h"
#include "cue-reading.h"
#include "cue-stemmed.h"
#include "cue-template.h"

struct _CueSaidCheck
{
  CuePack *pack; /* borrowed of the judge */
  CuePhraseBook *book;
  GArray *owners;     /* guint point of each set; CUE_NONE for an offer's title */
  GArray *plans;      /* CuePointPlan */
  GArray *alike_of;   /* guint: point of each bag of @alike */
  CueBagIndex *alike; /* every known wording of every point */
  guint first_offer;  /* set of the first offer's title */
  GArray *aliases;    /* guint offer: of each set behind the titles */
  GHashTable *named;  /* CueTalk → GArray of guint: the offers that its own words name */
};

static guint
new_set (CueSaidCheck *self, guint owner)
{
  g_array_append_val (self->owners, owner);
  return self->owners->len - 1;
}

static void
add_number_wording (GArray *numbers, const char *wording)
{
  g_autoptr (CueFolded) folded = cue_folded_new (wording);
  g_autoptr (GArray) read = cue_numbers_read (folded);
  const CueNumber *number;
  CueNumberWording entry;

  if (read->len != 1)
    return;
  number = &g_array_index (read, CueNumber, 0);
  if (number->unit == CUE_UNIT_PLAIN || number->start != 0 || number->end != folded->length)
    return;
  entry.unit = number->unit;
  entry.value_micro = number->value_micro;
  g_array_append_val (numbers, entry);
}

/* Most numbers need no template to be read: "20" and "{{offer.delta}}". */
static void
plan_number (CueGroupPlan *group)
{
  g_auto (GStrv) names = cue_template_list_variables (group->number);
  g_autofree char *bare = g_strv_length (names) == 1 ? g_strdup_printf ("{{%s}}", names[0]) : NULL;

  group->fixed = cue_said_parse_decimal (group->number, &group->value_micro);
  if (g_strcmp0 (bare, group->number) == 0)
    group->variable = g_strdup (names[0]);
}

static guint
get_kinds (CueUnit unit)
{
  guint kinds = 0;

  for (guint other = 0; other < CUE_UNIT_N; other++)
    if (cue_said_same_kind (unit, other))
      kinds |= 1u << other;
  return kinds | 1u << CUE_UNIT_PLAIN;
}

static void
plan_group (CueSaidCheck *self, CuePointPlan *plan, const CueKeyGroup *key)
{
  CueGroupPlan *group = &plan->groups[plan->n_groups++];

  group->numbers = g_array_new (FALSE, FALSE, sizeof (CueNumberWording));
  group->templates = g_ptr_array_new ();
  group->is_number = key->kind == CUE_KEY_NUMBER;
  group->number = key->number;
  group->unit = key->unit;
  group->any = key->any;
  group->set = CUE_NONE;
  if (group->is_number)
    {
      plan_number (group);
      group->kinds = get_kinds (group->unit);
      plan->units |= group->kinds;
      return;
    }
  group->set = new_set (self, plan->index);
  for (guint i = 0; key->any != NULL && key->any[i] != NULL; i++)
    if (strstr (key->any[i], "{{") != NULL)
      {
        g_ptr_array_add (group->templates, key->any[i]);
        plan->varies = TRUE;
      }
    else
      {
        cue_said_add_wording (self->book, group->set, key->any[i]);
        add_number_wording (group->numbers, key->any[i]);
      }
  for (guint i = 0; i < group->numbers->len; i++)
    group->kinds |= get_kinds (g_array_index (group->numbers, CueNumberWording, i).unit);
  plan->units |= group->kinds;
}

static void
add_alike (CueSaidCheck *self, GPtrArray *bags, guint point, const CueText *text)
{
  static const char *const langs[] = { "zh", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      if (!cue_text_has (text, langs[i]))
        continue;
      g_ptr_array_add (bags, cue_bag_new_for_text (cue_text_get (text, langs[i]), CUE_BAG_ALL));
      g_array_append_val (self->alike_of, point);
    }
}

/* Say, in both languages, and examples. */
static void
index_alike (CueSaidCheck *self, const CueJudge *judge)
{
  g_autoptr (GPtrArray) bags = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_bag_free);

  self->alike_of = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < judge->points->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (judge->points, i);

      add_alike (self, bags, i, point->say);
      for (guint k = 0; point->examples != NULL && k < point->examples->len; k++)
        add_alike (self, bags, i, g_ptr_array_index (point->examples, k));
    }
  self->alike = cue_bag_index_new (bags);
}

static gboolean
ends_with_question_mark (const CueText *text, const char *lang)
{
  g_autofree char *say = NULL;

  if (!cue_text_has (text, lang))
    return FALSE;
  say = g_strdup (cue_text_get (text, lang));
  g_strchomp (say);
  return g_str_has_suffix (say, "?") || g_str_has_suffix (say, "？");
}

/* What contradicts is heard as it is written: no other words of the lexicon. */
static void
add_never (CueSaidCheck *self, const CuePointPlan *plan, const char *wording)
{
  cue_said_add_forms (self->book, plan->never, wording);
}

static void
plan_never (CueSaidCheck *self, CuePointPlan *plan)
{
  plan->never = CUE_NONE;
  if (plan->point->never == NULL || plan->point->never->len == 0)
    return;
  plan->never = new_set (self, plan->index);
  for (guint i = 0; i < plan->point->never->len; i++)
    {
      const CueText *text = g_ptr_array_index (plan->point->never, i);

      if (cue_text_has (text, "zh"))
        add_never (self, plan, cue_text_get (text, "zh"));
      if (cue_text_has (text, "en"))
        add_never (self, plan, cue_text_get (text, "en"));
    }
}

static void
note_words (CuePointPlan *plan)
{
  static const char *const langs[] = { "zh", "en" };
  GString *all = g_string_new (NULL);

  for (guint l = 0; l < G_N_ELEMENTS (langs); l++)
    if (cue_text_has (plan->point->say, langs[l]))
      {
        const char *say = cue_text_get (plan->point->say, langs[l]);
        g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (say);
        guint n = 0;
        guint64 hash;

        for (guint i = 0; i < tokens->n_tokens; i++)
          {
            n += cue_bag_content_at (tokens, i, &hash);
            plan->hedges |= cue_hedged_at (tokens, i, i + 1);
            plan->frames
                |= cue_announced_at (tokens, i, i + 1) || cue_attributed_at (tokens, i, i + 1);
          }
        plan->n_own = MAX (plan->n_own, n);
        g_string_append_printf (all, "%s\n", say);
      }
  plan->own = cue_bag_new_for_text (all->str, CUE_BAG_CONTENT);
  g_string_free (all, TRUE);
}

static void
plan_point (CueSaidCheck *self, const CueJudge *judge, guint index)
{
  CuePointPlan plan = { 0 };

  plan.index = index;
  plan.point = g_ptr_array_index (judge->points, index);
  plan.talk = g_ptr_array_index (judge->talks, index);
  for (guint i = 0; i < plan.point->keys->len && plan.n_groups < CUE_MAX_GROUPS; i++)
    plan_group (self, &plan, g_ptr_array_index (plan.point->keys, i));
  plan_never (self, &plan);
  plan.asks = ends_with_question_mark (plan.point->say, "zh")
              || ends_with_question_mark (plan.point->say, "en");
  note_words (&plan);
  plan.only_asks = plan.asks && cue_said_is_question (cue_text_get (plan.point->say, "zh"))
                   && cue_said_is_question (cue_text_get (plan.point->say, "en"));
  g_array_append_val (self->plans, plan);
}

static void
plan_clear (gpointer data)
{
  CuePointPlan *plan = data;

  for (guint i = 0; i < plan->n_groups; i++)
    {
      g_array_unref (plan->groups[i].numbers);
      g_ptr_array_unref (plan->groups[i].templates);
      g_free (plan->groups[i].variable);
    }
  cue_bag_free (plan->own);
}

/* By set, then as they stand in the text: a set's hits lie together. */
static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const CuePhraseHit *x = a;
  const CuePhraseHit *y = b;

  if (x->phrase != y->phrase)
    return x->phrase < y->phrase ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

static GArray *
find_hits (const CueSaidCheck *self, const CueTokens *tokens)
{
  g_autoptr (CueTokens) stemmed = cue_tokens_new_stemmed (tokens);
  GArray *hits = cue_phrase_book_match (self->book, stemmed, NULL);

  g_array_sort (hits, compare_hits);
  return hits;
}

/* A point's own wordings, under the number of their group. A common word is a key of many points;
 * asking them all for each point would take as long as their number squared. (transfer full) */
static CuePhraseBook *
own_book (const CuePointPlan *plan)
{
  CuePhraseBook *book = cue_phrase_book_new ();

  for (guint g = 0; g < plan->n_groups; g++)
    for (guint i = 0; plan->groups[g].any != NULL && plan->groups[g].any[i] != NULL; i++)
      if (*plan->groups[g].any[i] != '\0')
        cue_phrase_book_add (book, g, plan->groups[g].any[i], 6, NULL);
  return book;
}

/* Words that the point's own sentences say under a negation may be said so by the agent. */
static void
learn_negation (CuePointPlan *plan, const CuePhraseBook *own, const CueText *text, const char *lang)
{
  g_autoptr (CueTokens) tokens = NULL;
  g_autoptr (GArray) hits = NULL;

  if (!cue_text_has (text, lang))
    return;
  tokens = cue_tokens_new_for_text (cue_text_get (text, lang));
  hits = cue_phrase_book_match (own, tokens, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (hits, CuePhraseHit, i);

      plan->groups[hit->phrase].negatable |= hit->polarity == CUE_POLARITY_NEGATED;
    }
}

static void
learn_negations (CueSaidCheck *self)
{
  static const char *const langs[] = { "zh", "en" };

  for (guint i = 0; i < self->plans->len; i++)
    {
      CuePointPlan *plan = &g_array_index (self->plans, CuePointPlan, i);
      g_autoptr (CuePhraseBook) own = own_book (plan);

      for (guint l = 0; l < G_N_ELEMENTS (langs); l++)
        {
          learn_negation (plan, own, plan->point->say, langs[l]);
          for (guint k = 0; plan->point->examples != NULL && k < plan->point->examples->len; k++)
            learn_negation (plan, own, g_ptr_array_index (plan->point->examples, k), langs[l]);
        }
    }
}

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

static gboolean
is_ambiguous (GPtrArray *offers, guint offer, const char *alias, const char *lang)
{
  for (guint i = 0; i < offers->len; i++)
    if (i != offer
        && strstr (cue_text_get (((CueOffer *) g_ptr_array_index (offers, i))->title, lang), alias)
               != NULL)
      return TRUE;
  return FALSE;
}

static void
plan_aliases (CueSaidCheck *self, GPtrArray *offers)
{
  static const char *const langs[] = { "zh", "en" };

  for (guint i = 0; i < offers->len; i++)
    for (guint l = 0; l < G_N_ELEMENTS (langs); l++)
      {
        const CueOffer *offer = g_ptr_array_index (offers, i);
        g_auto (GStrv) aliases = dup_aliases (cue_text_get (offer->title, langs[l]));

        for (guint k = 0; aliases[k] != NULL; k++)
          if (!is_ambiguous (offers, i, aliases[k], langs[l]))
            {
              cue_said_add_forms (self->book, new_set (self, CUE_NONE), aliases[k]);
              g_array_append_val (self->aliases, i);
            }
      }
}

static void
plan_titles (CueSaidCheck *self, const CuePack *pack)
{
  GPtrArray *offers = cue_pack_get_offers (pack);

  self->first_offer = self->owners->len;
  for (guint i = 0; i < offers->len; i++)
    {
      const CueOffer *offer = g_ptr_array_index (offers, i);
      guint set = new_set (self, CUE_NONE);

      cue_said_add_forms (self->book, set, cue_text_get (offer->title, "zh"));
      cue_said_add_forms (self->book, set, cue_text_get (offer->title, "en"));
    }
  plan_aliases (self, offers);
}

/* Which offer the hit names; CUE_NONE when it is a key of a point. */
static guint
get_named_offer (const CueSaidCheck *self, const CuePhraseHit *hit)
{
  guint n_titles = self->owners->len - self->first_offer - self->aliases->len;

  if (hit->phrase < self->first_offer)
    return CUE_NONE;
  return hit->phrase < self->first_offer + n_titles
             ? hit->phrase - self->first_offer
             : g_array_index (self->aliases, guint, hit->phrase - self->first_offer - n_titles);
}

static void
note_named (CueSaidCheck *self, GArray *named, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GArray) hits = find_hits (self, tokens);

  for (guint i = 0; i < hits->len; i++)
    {
      guint offer = get_named_offer (self, &g_array_index (hits, CuePhraseHit, i));

      if (offer != CUE_NONE)
        g_array_append_val (named, offer);
    }
}

static void
note_talk (CueSaidCheck *self, const CueTalk *talk)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < talk->points->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (talk->points, i);

      note_named (self, named, cue_text_get (point->say, "zh"));
      note_named (self, named, cue_text_get (point->say, "en"));
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

CueSaidCheck *
cue_said_check_new (const CueJudge *judge)
{
  CueSaidCheck *self = g_new0 (CueSaidCheck, 1);

  self->pack = judge->pack;
  self->book = cue_phrase_book_new ();
  self->aliases = g_array_new (FALSE, FALSE, sizeof (guint));
  self->named = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->plans = g_array_new (FALSE, FALSE, sizeof (CuePointPlan));
  g_array_set_clear_func (self->plans, plan_clear);
  for (guint i = 0; i < judge->points->len; i++)
    plan_point (self, judge, i);
  index_alike (self, judge);
  learn_negations (self);
  plan_titles (self, judge->pack);
  for (guint i = 0; i < judge->talks->len; i++)
    if (!g_hash_table_contains (self->named, g_ptr_array_index (judge->talks, i)))
      note_talk (self, g_ptr_array_index (judge->talks, i));
  return self;
}

void
cue_said_check_free (CueSaidCheck *self)
{
  if (self == NULL)
    return;
  cue_phrase_book_unref (self->book);
  g_array_unref (self->owners);
  g_array_unref (self->plans);
  g_array_unref (self->alike_of);
  g_array_unref (self->aliases);
  g_hash_table_unref (self->named);
  cue_bag_index_free (self->alike);
  g_free (self);
}

const CuePointPlan *
cue_said_check_get_plan (const CueSaidCheck *self, guint point)
{
  return &g_array_index (self->plans, CuePointPlan, point);
}

guint
cue_said_check_get_owner (const CueSaidCheck *self, guint set)
{
  return g_array_index (self->owners, guint, set);
}

const CuePhraseHit *
cue_said_find_hits (const CueTurn *turn, guint set, guint *n)
{
  const CuePhraseHit *hits = (const CuePhraseHit *) (gpointer) turn->keys->data;
  guint low = 0;
  guint high = turn->keys->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (hits[middle].phrase < set)
        low = middle + 1;
      else
        high = middle;
    }
  for (*n = 0; low + *n < turn->keys->len && hits[low + *n].phrase == set; (*n)++)
    ;
  return hits + low;
}

gboolean
cue_said_check_names_offer (const CueSaidCheck *self, const CueTurn *turn, guint offer)
{
  guint n;
  const CuePhraseHit *hits
      = turn->keys == NULL ? NULL : cue_said_find_hits (turn, self->first_offer + offer, &n);

  for (guint i = 0; hits != NULL && i < n; i++)
    if (hits[i].polarity == CUE_POLARITY_PLAIN)
      return TRUE;
  return FALSE;
}

static gboolean
is_among (const GArray *offers, guint offer)
{
  for (guint i = 0; i < offers->len; i++)
    if (g_array_index (offers, guint, i) == offer)
      return TRUE;
  return FALSE;
}

gboolean
cue_said_check_names_other (const CueSaidCheck *self,
                            const CueTurn *turn,
                            const CuePointPlan *plan,
                            GPtrArray *offers)
{
  GPtrArray *all = cue_pack_get_offers (self->pack);
  const GArray *named = g_hash_table_lookup (self->named, plan->talk);
  gboolean other = FALSE;

  for (guint i = turn->keys->len; i > 0; i--)
    {
      const CuePhraseHit *hit = &g_array_index (turn->keys, CuePhraseHit, i - 1);
      guint offer = get_named_offer (self, hit);

      if (offer == CUE_NONE)
        break;
      if (g_ptr_array_find (offers, g_ptr_array_index (all, offer), NULL))
        return FALSE;
      other |= hit->polarity == CUE_POLARITY_PLAIN && !is_among (named, offer);
    }
  return other && offers->len > 0;
}

/* Sentence by sentence, so that each is looked through once. */
static void
note_frames (CueTurn *turn)
{
  const CueTokens *tokens = turn->tokens;
  gboolean announced = FALSE;
  guint end = 0;

  turn->framed = g_new0 (guint8, tokens->n_tokens + 1);
  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      if (i >= end)
        {
          end = MAX (i + 1, cue_sentence_end (tokens, i + 1));
          announced = cue_announced_at (tokens, i, i + 1);
        }
      turn->framed[i] = announced || cue_attributed_at (tokens, i, i + 1);
    }
}

/* Which key groups the turn may speak of: what most points need not be looked at for. */
static void
note_heard (const CueSaidCheck *self, CueTurn *turn)
{
  turn->heard = g_new0 (guint16, self->plans->len + 1);
  for (guint i = 0; i < turn->keys->len; i++)
    {
      guint set = g_array_index (turn->keys, CuePhraseHit, i).phrase;
      guint point = g_array_index (self->owners, guint, set);
      const CuePointPlan *plan;

      if (point == CUE_NONE)
        break;
      plan = &g_array_index (self->plans, CuePointPlan, point);
      for (guint g = 0; g < plan->n_groups; g++)
        if (plan->groups[g].set == set)
          turn->heard[point] |= 1u << g;
    }
  for (guint i = 0; i < self->plans->len; i++)
    {
      const CuePointPlan *plan = &g_array_index (self->plans, CuePointPlan, i);

      if ((plan->units & turn->units) == 0 && !plan->varies)
        continue;
      for (guint g = 0; g < plan->n_groups; g++)
        if ((plan->groups[g].kinds & turn->units) != 0 || plan->groups[g].templates->len > 0)
          turn->heard[i] |= 1u << g;
    }
}

void
cue_said_check_listen (const CueSaidCheck *self, CueTurn *turn)
{
  g_autofree guint16 *likeness = g_new (guint16, self->alike_of->len + 1);

  turn->words = cue_bag_new (turn->tokens, CUE_BAG_ALL);
  turn->keys = find_hits (self, turn->tokens);
  note_frames (turn);
  note_heard (self, turn);
  turn->likeness = g_new0 (guint16, self->plans->len + 1);
  cue_bag_index_similarities (self->alike, turn->words, likeness);
  for (guint i = 0; i < self->alike_of->len; i++)
    {
      guint point = g_array_index (self->alike_of, guint, i);

      turn->likeness[point] = MAX (turn->likeness[point], likeness[i]);
    }
}
