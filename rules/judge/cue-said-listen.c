/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an agent's turn may have to do with the points, found once when it is listened to. */
#include "cue-clause-private.h"
#include "cue-said-case.h"
#include "cue-said-check-private.h"
#include "cue-stemmed.h"

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

GArray *
cue_said_match (const CuePhraseBook *book, const CueTokens *stemmed)
{
  GArray *hits = cue_phrase_book_match (book, stemmed, NULL);

  g_array_sort (hits, compare_hits);
  return hits;
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
  return *n == 0 ? NULL : hits + low;
}

/* Sentence by sentence and clause by clause, so that each is looked through once: words that are
 * nobody else's at the end of a clause are nobody else's before it. */
static void
note_frames (CueTurn *turn)
{
  const CueTokens *tokens = turn->tokens;
  gboolean announced = FALSE;
  gboolean attributed = FALSE;
  guint clause_end = 0;
  guint end = 0;

  turn->framed = g_new0 (guint8, tokens->n_tokens + 1);
  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      if (i >= end)
        {
          end = MAX (i + 1, cue_sentence_end (tokens, i + 1));
          announced = cue_announced_at (tokens, i, i + 1);
        }
      if (i >= clause_end)
        {
          clause_end = MAX (i + 1, cue_clause_end (tokens, i + 1));
          attributed = cue_attributed_at (tokens, i, clause_end);
        }
      if (announced)
        turn->framed[i] |= CUE_FRAME_ANNOUNCED;
      if (attributed && cue_attributed_at (tokens, i, i + 1))
        turn->framed[i] |= CUE_FRAME_ATTRIBUTED;
    }
}

GArray *
cue_said_list_pairs (const CueTokens *stemmed)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i + 1 < stemmed->n_tokens; i++)
    {
      guint64 pair = stemmed->tokens[i].hash * G_GUINT64_CONSTANT (1099511628211)
                     ^ stemmed->tokens[i + 1].hash;

      g_array_append_val (pairs, pair);
    }
  return pairs;
}

static void
note_nots (CueTurn *turn)
{
  turn->nots = g_new0 (guint8, turn->tokens->n_tokens + 1);
  for (guint i = 0; i < turn->tokens->n_tokens; i++)
    turn->nots[i] = cue_said_denies_at (turn->tokens, i);
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
      const CuePointPlan *plan = &g_array_index (self->plans, CuePointPlan, point);

      for (guint g = 0; g < plan->n_groups; g++)
        if (plan->groups[g].set == set)
          turn->heard[point] |= 1u << g;
    }
  for (guint i = 0; i < self->unspelt->len; i++)
    {
      guint point = g_array_index (self->unspelt, guint, i);
      const CuePointPlan *plan = &g_array_index (self->plans, CuePointPlan, point);

      if ((plan->units & turn->units) == 0 && !plan->varies)
        continue;
      for (guint g = 0; g < plan->n_groups; g++)
        if ((plan->groups[g].kinds & turn->units) != 0 || plan->groups[g].n_templates > 0)
          turn->heard[point] |= 1u << g;
    }
}

/* Of its wordings the one that is most alike. */
static void
note_likeness (const CueSaidCheck *self, CueTurn *turn)
{
  const guint *points = (const guint *) (gpointer) self->alike_of->data;

  turn->likeness = g_new0 (guint16, self->plans->len + 1);
  cue_bag_index_raise_alike (self->alike, turn->words, points, turn->likeness);
}

void
cue_said_check_listen (const CueSaidCheck *self, CueTurn *turn)
{
  g_autoptr (CueTokens) stemmed = cue_tokens_new_stemmed (turn->tokens);

  turn->words = cue_bag_new (turn->tokens, CUE_BAG_ALL);
  turn->content_words = cue_bag_list_content (turn->tokens);
  turn->pairs = cue_said_list_pairs (stemmed);
  turn->keys = cue_said_match (self->book, stemmed);
  turn->titles = cue_said_titles_find (self->titles, stemmed);
  note_frames (turn);
  note_nots (turn);
  note_heard (self, turn);
  note_likeness (self, turn);
  cue_said_check_note_touched (self, turn);
}
