/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Few examples of a card never have all the words that customers have for it. The table knows that
 * declined, refused and 被拒 are one thing to a service desk, so that an example with one of them
 * teaches the others.
 *
 * A wording is a chain of units, and so is found in every inflection; the chains stand in one table
 * by their hash, beginnings of longer chains too.
 */
#include "cue-senses.h"

#include "cue-features.h"
#include "cue-senses-private.h"

#define LONGEST 4
#define CHAIN 11 /* any number: where chains begin */
#define SENSE 12

typedef struct
{
  guint64 chain;
  guint64 sense; /* 0: only the beginning of a wording */
} Entry;

static guint64
extend (guint64 chain, const GArray *units, guint i)
{
  return cue_hash_mix (chain, g_array_index (units, CueReadUnit, i).hash);
}

static void
put (GHashTable *table, guint64 chain, guint64 sense)
{
  Entry *entry = g_hash_table_lookup (table, &chain);

  if (entry == NULL)
    {
      entry = g_new (Entry, 1);
      *entry = (Entry){ chain, sense };
      g_hash_table_insert (table, &entry->chain, entry);
    }
  else if (entry->sense == 0)
    entry->sense = sense;
}

static void
add_wording (GHashTable *table, const char *wording, guint64 sense)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (wording);
  g_autoptr (GArray) units = cue_units_read (tokens);
  guint64 chain = CHAIN;

  for (guint i = 0; i < units->len && i < LONGEST; i++)
    {
      chain = extend (chain, units, i);
      put (table, chain, i + 1 == units->len ? sense : 0);
    }
}

static GHashTable *
get_table (void)
{
  static GHashTable *table;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      table = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; cue_sense_groups[i] != NULL; i++)
        {
          g_auto (GStrv) wordings = g_strsplit (cue_sense_groups[i], ", ", -1);
          guint64 sense = cue_hash_mix (SENSE, cue_hash_text (wordings[0]));

          for (guint k = 0; wordings[k] != NULL; k++)
            add_wording (table, wordings[k], sense);
        }
      g_once_init_leave (&once, 1);
    }
  return table;
}

/* The sense of the longest wording that begins at @first, and how many units it has; 0: none. */
static guint64
find_longest (GHashTable *table, const GArray *units, guint first, guint *n)
{
  guint64 chain = CHAIN;
  guint64 sense = 0;

  for (guint i = first; i < units->len && i < first + LONGEST; i++)
    {
      const Entry *entry;

      chain = extend (chain, units, i);
      entry = g_hash_table_lookup (table, &chain);
      if (entry == NULL)
        break;
      if (entry->sense == 0)
        continue;
      sense = entry->sense;
      *n = i + 1 - first;
    }
  return sense;
}

GArray *
cue_senses_read (const GArray *units)
{
  GHashTable *table = get_table ();
  GArray *senses = g_array_new (FALSE, FALSE, sizeof (CueReadUnit));

  for (guint i = 0; i < units->len;)
    {
      CueReadUnit unit = g_array_index (units, CueReadUnit, i);
      guint n = 1;
      guint64 sense = find_longest (table, units, i, &n);

      if (sense != 0)
        {
          unit.hash = sense;
          unit.end = g_array_index (units, CueReadUnit, i + n - 1).end;
        }
      if (sense != 0 || (unit.kind == CUE_UNIT_WORD && !unit.is_glue))
        g_array_append_val (senses, unit);
      i += n;
    }
  return senses;
}
