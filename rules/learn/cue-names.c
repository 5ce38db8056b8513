/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-names.h"

#include <string.h>

#define OFTEN 3
#define FEWEST_LETTERS 5

/* One way of saying a name. */
typedef struct
{
  guint name;
  guint n;
  guint64 words[];
} Way;

struct _CueNames
{
  /* owned */
  GPtrArray *texts;  /* CueTokens, by number */
  GHashTable *known; /* text → number + 1 */
  GHashTable *ways;  /* first word → GPtrArray of Way */
  GHashTable *lasts; /* last word → how many names end with it */
};

CueNames *
cue_names_new (void)
{
  CueNames *self = g_new0 (CueNames, 1);

  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_tokens_unref);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ways = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) g_ptr_array_unref);
  self->lasts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
cue_names_free (CueNames *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->ways);
  g_hash_table_unref (self->lasts);
  g_free (self);
}

static guint64 *
key_new (guint64 hash)
{
  guint64 *key = g_new (guint64, 1);

  *key = hash;
  return key;
}

guint
cue_names_add (CueNames *self, const char *name)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, name));
  CueTokens *tokens;

  if (known > 0)
    return known - 1;
  tokens = cue_tokens_new_for_text (name);
  g_ptr_array_add (self->texts, tokens);
  g_hash_table_insert (self->known, g_strdup (name), GUINT_TO_POINTER (self->texts->len));
  if (tokens->n_tokens > 0)
    {
      guint64 last = tokens->tokens[tokens->n_tokens - 1].hash;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->lasts, &last));

      g_hash_table_insert (self->lasts, key_new (last), GUINT_TO_POINTER (n + 1));
    }
  return self->texts->len - 1;
}

guint
cue_names_lookup (const CueNames *self, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->known, name)) - 1;
}

guint
cue_names_get_size (const CueNames *self)
{
  return self->texts->len;
}

static void
add_way (CueNames *self, guint name, const CueTokens *tokens, guint start, guint end)
{
  guint64 first = tokens->tokens[start].hash;
  GPtrArray *ways = g_hash_table_lookup (self->ways, &first);
  Way *way = g_malloc (sizeof (Way) + (end - start) * sizeof (guint64));

  way->name = name;
  way->n = end - start;
  for (guint i = start; i < end; i++)
    way->words[i - start] = tokens->tokens[i].hash;
  if (ways == NULL)
    {
      ways = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->ways, key_new (first), ways);
    }
  g_ptr_array_add (ways, way);
}

static gboolean
is_word (const CueTokens *tokens, guint i)
{
  return !cue_unichar_is_cjk (tokens->folded->chars[tokens->tokens[i].start]);
}

static guint
count_letters (const CueTokens *tokens, guint start, guint end)
{
  return end > start && end <= tokens->n_tokens
             ? tokens->tokens[end - 1].end - tokens->tokens[start].start
             : 0;
}

static gboolean
ends_often (const CueNames *self, const CueTokens *tokens, guint end)
{
  return is_word (tokens, end - 1)
         && GPOINTER_TO_UINT (g_hash_table_lookup (self->lasts, &tokens->tokens[end - 1].hash))
                > OFTEN;
}

static void
add_shorter_ways (CueNames *self, guint name)
{
  const CueTokens *tokens = g_ptr_array_index (self->texts, name);
  g_autoptr (CueTokens) article = cue_tokens_new_for_text ("the");
  guint end = tokens->n_tokens;
  guint start = end > 1 && tokens->tokens[0].hash == article->tokens[0].hash ? 1 : 0;

  if (start > 0)
    add_way (self, name, tokens, start, end);
  while (end > start + 1 && ends_often (self, tokens, end))
    {
      end--;
      if (count_letters (tokens, start, end) < FEWEST_LETTERS)
        return;
      add_way (self, name, tokens, start, end);
    }
}

void
cue_names_finish (CueNames *self)
{
  /* what is whole comes before what is shortened */
  for (guint i = 0; i < self->texts->len; i++)
    {
      const CueTokens *tokens = g_ptr_array_index (self->texts, i);

      if (count_letters (tokens, 0, tokens->n_tokens) > 1)
        add_way (self, i, tokens, 0, tokens->n_tokens);
    }
  for (guint i = 0; i < self->texts->len; i++)
    if (count_letters (g_ptr_array_index (self->texts, i), 0, 1) > 0)
      add_shorter_ways (self, i);
}

static gboolean
stands_at (const Way *way, const CueTokens *said, guint at)
{
  if (at + way->n > said->n_tokens)
    return FALSE;
  for (guint i = 0; i < way->n; i++)
    if (said->tokens[at + i].hash != way->words[i])
      return FALSE;
  return TRUE;
}

GArray *
cue_names_find (const CueNames *self, const CueTokens *said)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CueNamed));

  for (guint i = 0; i < said->n_tokens;)
    {
      GPtrArray *ways = g_hash_table_lookup (self->ways, &said->tokens[i].hash);
      const Way *best = NULL;
      CueNamed named;

      for (guint k = 0; ways != NULL && k < ways->len; k++)
        {
          const Way *way = g_ptr_array_index (ways, k);

          if ((best == NULL || way->n > best->n) && stands_at (way, said, i))
            best = way;
        }
      if (best == NULL)
        {
          i++;
          continue;
        }
      named = (CueNamed){ best->name, i, i + best->n };
      g_array_append_val (found, named);
      i += best->n;
    }
  return found;
}
