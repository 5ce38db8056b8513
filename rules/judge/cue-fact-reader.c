/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fact-reader.h"

#include "cue-day.h"
#include "cue-json.h"

#define MICRO 1000000
#define DAY_MS G_GINT64_CONSTANT (86400000)

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

/* Tokens that stand between folded [@start, @end_char) and a hit; 0 when they touch or overlap. */
static guint
distance (const CueTurn *turn, guint start, guint end_char, const CuePhraseHit *hit)
{
  guint first = cue_turn_find_token (turn, start);
  guint end = end_char == 0 ? first : cue_turn_find_token (turn, end_char - 1) + 1;

  if (first >= hit->end)
    return first - hit->end;
  if (hit->first >= end)
    return hit->first - end;
  return 0;
}

/* How far the nearest plain hit of @phrase is, or CUE_NONE. */
static guint
nearest (const CueTurn *turn, guint start, guint end, guint phrase)
{
  guint best = CUE_NONE;

  for (guint i = 0; i < turn->hits->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (turn->hits, CuePhraseHit, i);

      if (hit->phrase == phrase && hit->polarity == CUE_POLARITY_PLAIN)
        best = MIN (best, distance (turn, start, end, hit));
    }
  return best;
}

/* Goes on to the better of what stands at [@start, @end) and what was chosen before: without a
 * phrase set the last counts, with one the nearest. @best: how far that is, CUE_NONE before any */
static gboolean
is_better (const CueJudge *judge,
           const CueTurn *turn,
           const CueFactRead *read,
           guint start,
           guint end,
           guint *best)
{
  guint away;

  if (read->near_phrase == NULL)
    return TRUE;
  away = nearest (turn, start, end, cue_judge_find_phrase (judge, read->near_phrase));
  if (away == CUE_NONE || away > read->within || (*best != CUE_NONE && away >= *best))
    return FALSE;
  *best = away;
  return TRUE;
}

static void
read_number (CueReading *reading,
             const CueJudge *judge,
             const CueTurn *turn,
             const char *id,
             const CueFactRead *read)
{
  const CueNumber *chosen = NULL;
  guint best = CUE_NONE;

  for (guint i = 0; i < turn->numbers->len; i++)
    {
      const CueNumber *number = &g_array_index (turn->numbers, CueNumber, i);

      if (number->unit == read->unit
          && is_better (judge, turn, read, number->start, number->end, &best))
        chosen = number;
    }
  if (chosen != NULL)
    cue_reading_set_fact (reading, id, number_node (chosen->value_micro),
                          from_span (turn, chosen->source));
}

/* "2026-03-05" where the conversation is held, at @at_ms */
static JsonNode *
day_node (const CueSlot *slot, gint64 at_ms, int utc_offset_min)
{
  gint64 local_ms = at_ms + (gint64) utc_offset_min * 60000;
  gint64 today = local_ms / DAY_MS - (local_ms % DAY_MS < 0);
  g_autofree char *text = NULL;
  CueDay day;

  if (!cue_slot_find_day (slot, today, &today))
    return NULL;
  day = cue_day_from_number (today);
  text = g_strdup_printf ("%04d-%02d-%02d", day.year, day.month, day.day);
  return cue_json_new_string (text);
}

/* What the fact is set to; NULL when the slot does not tell exactly. (transfer full) */
static JsonNode *
slot_node (const CueReading *reading,
           const CueJudge *judge,
           const CueTurn *turn,
           const CueFactRead *read,
           const CueSlot *slot)
{
  g_autofree char *text = NULL;
  gint64 micro;

  if (slot->is_ambiguous || slot->value != slot->most)
    return NULL;
  switch (slot->kind)
    {
    case CUE_SLOT_DATE:
      return day_node (slot, reading->last_ms[turn->role == CUE_ROLE_AGENT],
                       cue_pack_get_utc_offset_min (judge->pack));
    case CUE_SLOT_TIME:
      text = g_strdup_printf ("%02d:%02d", (int) (slot->value / 60), (int) (slot->value % 60));
      return cue_json_new_string (text);
    case CUE_SLOT_DURATION:
      return cue_slot_get_duration (slot, read->unit, &micro) ? number_node (micro) : NULL;
    default:
      text = cue_slot_dup_code (slot, turn->tokens->folded);
      return cue_json_new_string (text);
    }
}

static void
read_slot (CueReading *reading,
           const CueJudge *judge,
           const CueTurn *turn,
           const char *id,
           const CueFactRead *read)
{
  const CueSlot *chosen = NULL;
  guint best = CUE_NONE;
  JsonNode *node;

  for (guint i = 0; i < turn->slots->len; i++)
    {
      const CueSlot *slot = &g_array_index (turn->slots, CueSlot, i);

      if (slot->kind == read->slot && is_better (judge, turn, read, slot->start, slot->end, &best))
        chosen = slot;
    }
  node = chosen == NULL ? NULL : slot_node (reading, judge, turn, read, chosen);
  if (node != NULL)
    cue_reading_set_fact (reading, id, node, from_span (turn, chosen->source));
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
      cue_reading_set_fact (reading, id, cue_json_share (read->value), from_span (turn, hit->span));
      return;
    }
}

void
cue_fact_reader_read (CueReading *reading, const CueJudge *judge)
{
  GPtrArray *facts = cue_pack_get_facts (judge->pack);
  const CueTurn *turn = g_ptr_array_index (reading->turns, reading->current);

  if (turn->numbers->len == 0 && turn->slots->len == 0 && turn->hits->len == 0)
    return;
  for (guint i = 0; i < facts->len; i++)
    {
      const CueFactDef *def = g_ptr_array_index (facts, i);

      for (guint k = 0; def->reads != NULL && k < def->reads->len; k++)
        {
          const CueFactRead *read = g_ptr_array_index (def->reads, k);

          if (read->by != 'x' && read->by != turn->role)
            continue;
          if (read->is_slot)
            read_slot (reading, judge, turn, def->id, read);
          else if (read->is_number)
            read_number (reading, judge, turn, def->id, read);
          else
            read_phrase (reading, judge, turn, def->id, read);
        }
    }
}
