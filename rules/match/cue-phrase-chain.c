/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"
#include "cue-phrase-book-private.h"

/*
 * From hits of parts to hits of wordings: a chain goes from each part to the nearest next one from
 * which the end can be reached, found from the last part backwards.
 */

/* One hit of a part of a chain, with the nearest way to the end of the chain. */
typedef struct
{
  guint part;
  guint first;
  guint end;
  guint chain_end; /* 0: no way */
  gboolean negated_inside;
} Link;

void
cue_phrase_add_found (GArray *found, guint phrase, guint first, guint end, gboolean negated_inside)
{
  CuePhraseFound row = { { .phrase = phrase, .first = first, .end = end }, negated_inside };

  g_array_append_val (found, row);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const Link *x = a;
  const Link *y = b;

  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

/* The first link at or behind @from (in order) whose part is at least @part and that starts at or
 * after @first. */
static guint
find_link (GArray *links, guint from, guint part, guint first)
{
  guint high = links->len;

  while (from < high)
    {
      guint middle = from + (high - from) / 2;
      const Link *link = &g_array_index (links, Link, middle);

      if (link->part < part || (link->part == part && link->first < first))
        from = middle + 1;
      else
        high = middle;
    }
  return from;
}

/* Chooses for @link the nearest next part that leads to the end of the chain. */
static void
join_link (const CueTokens *text, GArray *links, guint at, guint gap)
{
  Link *link = &g_array_index (links, Link, at);

  for (guint i = find_link (links, at + 1, link->part + 1, link->end); i < links->len; i++)
    {
      const Link *next = &g_array_index (links, Link, i);

      if (next->part != link->part + 1 || next->first - link->end > gap
          || cue_break_inside (text, link->end - 1, next->first + 1))
        return;
      if (next->chain_end == 0)
        continue;
      link->chain_end = next->chain_end;
      link->negated_inside
          = next->negated_inside || cue_negation_between (text, link->end, next->first);
      return;
    }
}

/* From the last part to the first, so that every link knows already whether its successors arrive.
 */
static void
join_chains (const CuePhraseBook *self, const CueTokens *text, GArray *links, GArray *found)
{
  g_array_sort (links, compare_links);
  for (guint i = links->len; i > 0; i--)
    {
      Link *link = &g_array_index (links, Link, i - 1);
      const CuePhrasePart *part = cue_phrase_get_part (self, link->part);
      const CuePhraseWording *wording = cue_phrase_get_wording (self, part->wording);

      if (part->index + 1 == wording->n_parts)
        link->chain_end = link->end;
      else
        join_link (text, links, i - 1, wording->gap);
      if (part->index == 0 && link->chain_end > 0)
        cue_phrase_add_found (found, wording->phrase, link->first, link->chain_end,
                              link->negated_inside);
    }
}

gboolean
cue_phrase_is_removed (const GArray *removed, guint phrase)
{
  guint low = 0;
  guint high = removed == NULL ? 0 : removed->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (removed, guint, middle) < phrase)
        low = middle + 1;
      else
        high = middle;
    }
  return removed != NULL && low < removed->len && g_array_index (removed, guint, low) == phrase;
}

/* Appends a CuePhraseFound for every wording in @text of a set that is not in @removed. */
void
cue_phrase_find_wordings (const CuePhraseBook *self,
                          const CueTokens *text,
                          const GArray *removed,
                          GArray *found)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (CueTrieHit));
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (Link));

  cue_trie_match (self->trie, text, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const CueTrieHit *hit = &g_array_index (hits, CueTrieHit, i);
      const CuePhrasePart *part = cue_phrase_get_part (self, hit->value);
      const CuePhraseWording *wording = cue_phrase_get_wording (self, part->wording);
      Link link = { hit->value, hit->first, hit->end, 0, FALSE };

      if ((!part->crosses && cue_break_inside (text, hit->first, hit->end))
          || cue_phrase_is_removed (removed, wording->phrase))
        continue;
      if (wording->n_parts > 1)
        g_array_append_val (links, link);
      else
        cue_phrase_add_found (found, wording->phrase, hit->first, hit->end, FALSE);
    }
  join_chains (self, text, links, found);
}
