/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-reading.h"

#include <string.h>

#include "cue-fact-reader.h"
#include "cue-json.h"
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

void
cue_kept_unref (CueKept *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->body, json_node_unref);
  g_clear_pointer (&self->turn, cue_turn_unref);
  g_free (self);
}

static GHashTable *
facts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cue_known_unref);
}

static void
base_unref (gpointer base)
{
  if (g_atomic_ref_count_dec (&((CueReading *) base)->refs))
    cue_reading_free (base);
}

static gpointer
base_copy (gconstpointer base, gpointer user_data)
{
  g_atomic_ref_count_inc (&((CueReading *) base)->refs);
  return (gpointer) base;
}

CueReading *
cue_reading_new (const CueJudge *judge)
{
  CueReading *self = g_new0 (CueReading, 1);

  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_kept_unref);
  self->turns = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_turn_unref);
  self->bases = g_ptr_array_new_with_free_func (base_unref);
  self->facts = facts_new ();
  self->n_tags = judge->n_tags;
  self->n_phrases = judge->n_phrases;
  self->n_stages = judge->n_stages;
  self->tags = g_new0 (CueTagState, judge->n_tags + 1);
  self->postings = g_array_new (FALSE, FALSE, sizeof (CuePosting));
  self->heads = g_new0 (guint, judge->n_phrases + 1);
  self->stage_was = g_new0 (guint8, judge->n_stages + 1);
  self->verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_point_verdict_unref);
  g_ptr_array_set_size (self->verdicts, (int) judge->points->len);
  self->last_ms[0] = self->last_ms[1] = -1;
  self->opened_ms = -1;
  self->next_flip_ms = G_MAXINT64;
  self->stage = CUE_NONE;
  self->current = CUE_NONE;
  return self;
}

static gpointer
turn_copy (gconstpointer turn, gpointer user_data)
{
  return cue_turn_ref ((CueTurn *) turn);
}

static gpointer
verdict_copy (gconstpointer verdict, gpointer user_data)
{
  return verdict == NULL ? NULL : cue_point_verdict_ref ((CuePointVerdict *) verdict);
}

static GHashTable *
facts_copy (GHashTable *facts)
{
  GHashTable *copy = facts_new ();
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      CueKnown *fact = value;

      g_atomic_ref_count_inc (&fact->refs);
      g_hash_table_insert (copy, g_strdup (key), fact);
    }
  return copy;
}

CueReading *
cue_reading_copy_stand (const CueReading *self)
{
  CueReading *copy = g_memdup2 (self, sizeof *self);

  copy->kept = NULL;
  copy->turns = NULL;
  copy->postings = NULL;
  copy->bases = NULL;
  copy->verdicts = g_ptr_array_copy (self->verdicts, (GCopyFunc) verdict_copy, NULL);
  copy->facts = facts_copy (self->facts);
  copy->tags = g_memdup2 (self->tags, (self->n_tags + 1) * sizeof *self->tags);
  for (guint i = 0; i < self->n_tags; i++)
    if (copy->tags[i].proof != NULL)
      json_node_ref (copy->tags[i].proof);
  copy->heads = g_memdup2 (self->heads, (self->n_phrases + 1) * sizeof *self->heads);
  copy->stage_was = g_memdup2 (self->stage_was, self->n_stages + 1);
  if (copy->channel != NULL)
    json_node_ref (copy->channel);
  if (copy->lang != NULL)
    json_node_ref (copy->lang);
  return copy;
}

CueReading *
cue_reading_copy (const CueReading *self)
{
  CueReading *copy = cue_reading_copy_stand (self);

  copy->kept = g_ptr_array_copy (self->kept, (GCopyFunc) cue_kept_copy, NULL);
  copy->turns = g_ptr_array_copy (self->turns, (GCopyFunc) turn_copy, NULL);
  copy->postings = g_array_copy (self->postings);
  copy->bases = g_ptr_array_copy (self->bases, (GCopyFunc) base_copy, NULL);
  return copy;
}

void
cue_reading_free (CueReading *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_tags; i++)
    g_clear_pointer (&self->tags[i].proof, json_node_unref);
  g_free (self->tags);
  g_free (self->heads);
  g_free (self->stage_was);
  g_clear_pointer (&self->postings, g_array_unref);
  g_hash_table_unref (self->facts);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->turns, g_ptr_array_unref);
  g_clear_pointer (&self->bases, g_ptr_array_unref);
  g_ptr_array_unref (self->verdicts);
  g_clear_pointer (&self->channel, json_node_unref);
  g_clear_pointer (&self->lang, json_node_unref);
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

static void
read_opened (CueReading *self, const CueKept *kept)
{
  JsonObject *body = json_node_get_object (kept->body);

  self->opened_ms = kept->at_ms;
  set_string (&self->channel, body, "channel");
  set_string (&self->lang, body, "lang");
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
        .previous = self->heads[hit->phrase],
        .at_ms = at_ms,
        .span = hit->span,
        .polarity = hit->polarity,
        .question = hit->question,
        .role = turn->role,
      };

      g_array_append_val (self->postings, posting);
      self->heads[hit->phrase] = self->postings->len;
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
    }
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
  add_postings (self, turn, kept->at_ms);
  if (turn->role == CUE_ROLE_CUSTOMER)
    hear_numbers (self, turn);
  cue_fact_reader_read (self, judge);
  if (turn->role == CUE_ROLE_AGENT)
    cue_said_check_judge (judge->said, judge, self, history, moment);
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
      cue_said_check_tick (judge, self, cue_json_get_string (body, "point", ""));
      break;
    case CUE_KEPT_WAIVED:
      cue_said_check_waive (judge, self, cue_json_get_string (body, "point", ""));
      break;
    case CUE_KEPT_CONFIRMED:
      cue_tagger_confirm (self, judge, cue_json_get_string (body, "tag", ""));
      break;
    case CUE_KEPT_STRUCK:
      cue_tagger_strike (self, judge, cue_json_get_string (body, "tag", ""));
      break;
    case CUE_KEPT_OTHER:
    default:
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
