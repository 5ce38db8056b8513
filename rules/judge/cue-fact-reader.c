/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fact-reader.h"

#include "cue-json.h"

#define MICRO 1000000

static JsonNode *
from_span (const CueTurn *turn, CueSpan span)
{
  JsonObject *from = json_object_new ();

  json_object_set_string_member (from, "turn", turn->id);
  json_object_set_int_member (from, "start", span.start);
  json_object_set_int_member (from, "end", span.end);
  return cue_json_new_object (from);
}

static JsonNode *
number_node (gint64 value_micro)
{
  if (value_micro % MICRO == 0)
    return cue_json_new_int (value_micro / MICRO);
  return cue_json_new_double ((double) value_micro / MICRO);
}

/* Tokens that stand between a number and a hit; 0 when they touch or overlap. */
static guint
distance (const CueTurn *turn, const CueNumber *number, const CuePhraseHit *hit)
{
  guint first = cue_turn_find_token (turn, number->start);
  guint end = number->end == 0 ? first : cue_turn_find_token (turn, number->end - 1) + 1;

  if (first >= hit->end)
    return first - hit->end;
  if (hit->first >= end)
    return hit->first - end;
  return 0;
}

/* How far the nearest plain hit of @phrase is, or CUE_NONE. */
static guint
nearest (const CueTurn *turn, const CueNumber *number, guint phrase)
{
  guint best = CUE_NONE;

  for (guint i = 0; i < turn->hits->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (turn->hits, CuePhraseHit, i);

      if (hit->phrase == phrase && hit->polarity == CUE_POLARITY_PLAIN)
        best = MIN (best, distance (turn, number, hit));
    }
  return best;
}

static void
read_number (CueReading *reading,
             const CueJudge *judge,
             const CueTurn *turn,
             const char *id,
             const CueFactRead *read)
{
  guint near
      = read->near_phrase == NULL ? CUE_NONE : cue_judge_find_phrase (judge, read->near_phrase);
  const CueNumber *chosen = NULL;
  guint best = CUE_NONE;

  for (guint i = 0; i < turn->numbers->len; i++)
    {
      const CueNumber *number = &g_array_index (turn->numbers, CueNumber, i);
      guint away;

      if (number->unit != read->unit)
        continue;
      away = read->near_phrase == NULL ? 0 : nearest (turn, number, near);
      if (away == CUE_NONE || (read->near_phrase != NULL && away > read->within))
        continue;
      /* without a phrase set the last number counts, with one the nearest */
      if (chosen == NULL || read->near_phrase == NULL || away < best)
        {
          chosen = number;
          best = away;
        }
    }
  if (chosen != NULL)
    cue_reading_set_fact (reading, id, number_node (chosen->value_micro),
                          from_span (turn, chosen->source));
}

static void
read_phrase (CueReading *reading,
             const CueJudge *judge,
             const CueTurn *turn,
             const char *id,
             const CueFactRead *read)
{
  guint phrase = cue_judge_find_phrase (judge, read->phrase);

  for (guint i = turn->hits->len; i > 0; i--)
    {
      const CuePhraseHit *hit = &g_array_index (turn->hits, CuePhraseHit, i - 1);

      if (hit->phrase != phrase || hit->polarity != CUE_POLARITY_PLAIN)
        continue;
      cue_reading_set_fact (reading, id, json_node_copy (read->value), from_span (turn, hit->span));
      return;
    }
}

void
cue_fact_reader_read (CueReading *reading, const CueJudge *judge)
{
  GPtrArray *facts = cue_pack_get_facts (judge->pack);
  const CueTurn *turn = g_ptr_array_index (reading->turns, reading->current);

  if (turn->numbers->len == 0 && turn->hits->len == 0)
    return;
  for (guint i = 0; i < facts->len; i++)
    {
      const CueFactDef *def = g_ptr_array_index (facts, i);

      for (guint k = 0; def->reads != NULL && k < def->reads->len; k++)
        {
          const CueFactRead *read = g_ptr_array_index (def->reads, k);

          if (read->by != 'x' && read->by != turn->role)
            continue;
          if (read->is_number)
            read_number (reading, judge, turn, def->id, read);
          else
            read_phrase (reading, judge, turn, def->id, read);
        }
    }
}
