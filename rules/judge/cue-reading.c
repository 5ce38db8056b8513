/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-reading.h"

#include <string.h>

#include "cue-fact-reader.h"
#include "cue-json.h"
#include "cue-said-memory.h"
#include "cue-stage.h"
#include "cue-tagger.h"

/* A condition that asks for a new look every millisecond must not stop the fold. */
#define MAX_FLIPS 4096

CueKept *
cue_kept_new (CueKeptKind kind, gint64 seq, gint64 at_ms, JsonNode *body, CueTurn *turn)
{
  CueKept *self = g_new0 (CueKept, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->seq = seq;
  self->at_ms = at_ms;
  self->body = body == NULL ? NULL : json_node_ref (body);
  self->turn = turn;
  self->turn_hash = turn == NULL ? 0 : g_str_hash (turn->id);
  return self;
}

gpointer
cue_kept_copy (gconstpointer data, gpointer user_data)
{
  CueKept *self = (CueKept *) data;

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
compared_free (CueCompared *self)
{
  g_clear_pointer (&self->before, cue_turn_unref);
  cue_learnt_tags_unref (self->by);
  g_array_unref (self->learnt);
  g_free (self);
}

void
cue_kept_unref (CueKept *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->body, json_node_unref);
  g_clear_pointer (&self->turn, cue_turn_unref);
  g_clear_pointer (&self->compared, compared_free);
  g_clear_pointer (&self->judged, cue_said_memory_free);
  g_free (self);
}

static void
set_string (JsonNode **place, JsonObject *body, const char *name)
{
  const char *value = cue_json_get_string (body, name, NULL);

  if (value == NULL)
    return;
  g_clear_pointer (place, json_node_unref);
  *place = cue_json_new_string (value);
  json_node_seal (*place);
}

void
cue_reading_take_lang (CueReading *self, const CueKept *kept)
{
  set_string (&self->lang, json_node_get_object (kept->body), "lang");
}

static void
read_opened (CueReading *self, const CueKept *kept)
{
  JsonObject *body = json_node_get_object (kept->body);

  self->opened_ms = kept->at_ms;
  cue_reading_touch (self, CUE_NEED_OPENED);
  set_string (&self->channel, body, "channel");
  cue_reading_take_lang (self, kept);
  cue_reading_set_facts (self, cue_json_get_object (body, "customer"), "customer", "customer");
  if (cue_json_get_object (body, "agent") != NULL)
    {
      JsonObject *agent = cue_json_get_object (body, "agent");
      const char *name = cue_json_get_string (agent, "name", NULL);

      if (name != NULL)
        cue_reading_set_fact (self, "agent.name", cue_json_new_string (name),
                              cue_json_new_string ("agent"));
    }
}

static void
add_postings (CueReading *self, const CueTurn *turn, gint64 at_ms)
{
  for (guint i = 0; i < turn->hits->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (turn->hits, CuePhraseHit, i);
      CuePosting posting = {
        .phrase = hit->phrase,
        .turn = self->current,
        .ordinal = self->n_turns[turn->role == CUE_ROLE_AGENT],
        .any_ordinal = self->n_turns[2],
        .previous = cue_reading_get_head (self, hit->phrase),
        .at_ms = at_ms,
        .span = hit->span,
        .polarity = hit->polarity,
        .question = hit->question,
        .role = turn->role,
      };

      g_array_append_val (self->postings, posting);
      *(guint *) cue_blocks_edit (&self->heads, hit->phrase) = self->postings->len;
      cue_reading_touch (self, cue_needs_phrase (self->needs, hit->phrase));
    }
}

static void
hear_numbers (CueReading *self, const CueTurn *turn)
{
  for (guint i = 0; i < turn->numbers->len; i++)
    {
      const CueNumber *number = &g_array_index (turn->numbers, CueNumber, i);

      self->numbers[number->unit].known = TRUE;
      self->numbers[number->unit].value_micro = number->value_micro;
      cue_reading_touch (self, CUE_NEED_UNIT + number->unit);
    }
}

/* What was said right before, by whomever. */
static const CueTurn *
find_before (const CueReading *self)
{
  for (guint i = self->current; i > 0; i--)
    {
      const CueTurn *turn = g_ptr_array_index (self->turns, i - 1);

      if (turn->role != CUE_ROLE_SYSTEM)
        return turn;
    }
  return NULL;
}

const CueFeatures *
cue_reading_list_features (CueReading *self, const CueJudge *judge)
{
  const CueTurn *turn = g_ptr_array_index (self->turns, self->current);
  const CueTurn *before = find_before (self);

  if (self->features == NULL)
    self->features = cue_learnt_tags_list_features (judge->learnt_tags, turn->tokens,
                                                    before == NULL ? NULL : before->tokens);
  return self->features;
}

/* The first time it is told it is kept; what comes after a revised turn is told anew each time. */
static void
compare_with_examples (CueReading *self, const CueJudge *judge, const CueKept *kept)
{
  const CueTurn *before = find_before (self);
  CueCompared **slot = &((CueKept *) kept)->compared;
  CueCompared *known = g_atomic_pointer_get (slot);

  g_clear_pointer (&self->features, cue_features_free);
  if (known != NULL && known->before == before && known->by == judge->learnt_tags)
    {
      self->learnt = g_array_ref (known->learnt);
      return;
    }
  self->learnt = cue_learnt_tags_find (judge->learnt_tags, cue_reading_list_features (self, judge));
  if (known != NULL)
    return;
  known = g_new (CueCompared, 1);
  known->before = before == NULL ? NULL : cue_turn_ref ((CueTurn *) before);
  known->by = cue_learnt_tags_ref (judge->learnt_tags);
  known->learnt = g_array_ref (self->learnt);
  if (!g_atomic_pointer_compare_and_exchange (slot, NULL, known))
    compared_free (known);
}

CueFeatures *
cue_reading_take_features (CueReading *self)
{
  return g_steal_pointer (&self->features);
}

static void
read_turn (CueReading *self,
           const CueJudge *judge,
           const CueHistory *history,
           const CueKept *kept,
           const CueMoment *moment)
{
  const CueTurn *turn = kept->turn;

  self->current = self->turns->len;
  g_ptr_array_add (self->turns, cue_turn_ref (kept->turn));
  if (turn->role == CUE_ROLE_SYSTEM)
    return;
  self->n_turns[turn->role == CUE_ROLE_AGENT]++;
  self->n_turns[2]++;
  self->last_ms[turn->role == CUE_ROLE_AGENT] = kept->at_ms;
  cue_reading_touch (self, turn->role == CUE_ROLE_AGENT ? CUE_NEED_AGENT : CUE_NEED_CUSTOMER);
  add_postings (self, turn, kept->at_ms);
  if (turn->role == CUE_ROLE_CUSTOMER)
    hear_numbers (self, turn);
  if (turn->role == CUE_ROLE_CUSTOMER && judge->learnt_tags != NULL)
    compare_with_examples (self, judge, kept);
  cue_fact_reader_read (self, judge);
  if (turn->role == CUE_ROLE_AGENT)
    cue_said_check_judge (judge->said, judge, self, history, moment, &((CueKept *) kept)->judged);
}

static void
read_kept (CueReading *self,
           const CueJudge *judge,
           const CueHistory *history,
           const CueKept *kept,
           const CueMoment *moment)
{
  JsonObject *body = kept->body == NULL ? NULL : json_node_get_object (kept->body);

  switch (kept->kind)
    {
    case CUE_KEPT_OPENED:
      read_opened (self, kept);
      break;
    case CUE_KEPT_TURN:
      read_turn (self, judge, history, kept, moment);
      break;
    case CUE_KEPT_FACTS:
      cue_reading_set_facts (self, cue_json_get_object (body, "facts"), "customer",
                             cue_json_get_string (body, "by", "customer"));
      break;
    case CUE_KEPT_TICKED:
      cue_said_check_tick (judge, self, history, cue_json_get_string (body, "point", ""));
      break;
    case CUE_KEPT_WAIVED:
      cue_said_check_waive (judge, self, history, cue_json_get_string (body, "point", ""));
      break;
    case CUE_KEPT_CONFIRMED:
      cue_tagger_confirm (self, judge, cue_json_get_string (body, "tag", ""));
      break;
    case CUE_KEPT_STRUCK:
      cue_tagger_strike (self, judge, cue_json_get_string (body, "tag", ""));
      break;
    case CUE_KEPT_OTHER:
    default:
      cue_reading_touch (self, CUE_NEED_OUTCOME);
      break;
    }
}

static void
apply (CueReading *self, const CueJudge *judge, const CueHistory *history, const CueKept *kept)
{
  CueMoment moment = { kept->seq, kept->at_ms, FALSE };

  self->now_ms = MAX (self->now_ms, kept->at_ms);
  self->current = CUE_NONE;
  read_kept (self, judge, history, kept, &moment);
  cue_tagger_judge (self, judge, history, &moment);
  if (kept->kind == CUE_KEPT_TURN && kept->turn->role != CUE_ROLE_SYSTEM)
    cue_stage_judge (self, judge, history, &moment);
  g_clear_pointer (&self->learnt, g_array_unref);
}

void
cue_reading_apply (CueReading *self,
                   const CueJudge *judge,
                   const CueHistory *history,
                   CueKept *kept)
{
  g_ptr_array_add (self->kept, kept);
  apply (self, judge, history, kept);
}

void
cue_reading_advance (CueReading *self,
                     const CueJudge *judge,
                     const CueHistory *history,
                     gint64 to_ms)
{
  self->current = CUE_NONE;
  for (guint n = 0; self->next_flip_ms <= to_ms && n < MAX_FLIPS; n++)
    {
      CueMoment moment = { 0, self->next_flip_ms, TRUE };

      self->now_ms = self->next_flip_ms;
      cue_tagger_judge (self, judge, history, &moment);
    }
  self->now_ms = MAX (self->now_ms, to_ms);
}
