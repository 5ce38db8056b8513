/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The reading is compared with what was told last, so a revision that rebuilds it whole
 * still tells only what is really different.
 */
#include "cue-step-private.h"

#include <string.h>

#include "cue-json.h"

static void
tell (CueStep *step, const char *type, JsonNode *body)
{
  g_ptr_array_add (step->changes, cue_change_new (type, body));
}

static void
add_span (JsonArray *spans, CueSpan span, const char *kind, const char *id, const char *polarity)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "start", span.start);
  json_object_set_int_member (object, "end", span.end);
  json_object_set_string_member (object, "kind", kind);
  json_object_set_string_member (object, "id", id);
  if (polarity != NULL)
    json_object_set_string_member (object, "polarity", polarity);
  json_array_add_object_element (spans, object);
}

/* Words of this turn that lit a tag, itself and not through another one. */
static void
add_tag_spans (JsonArray *spans, const CueState *state, const CueTurn *turn)
{
  const CueReading *reading = state->reading;
  g_autoptr (GArray) on = cue_reading_list_tags (reading);

  for (guint i = 0; i < on->len; i++)
    {
      guint tag = g_array_index (on, guint, i);
      JsonNode *node = cue_reading_get_tag (reading, tag)->proof;
      JsonObject *proof = node == NULL ? NULL : json_node_get_object (node);
      JsonArray *words = proof == NULL ? NULL : cue_json_get_array (proof, "words");

      for (guint k = 0; words != NULL && k < json_array_get_length (words); k++)
        {
          JsonObject *word = json_array_get_object_element (words, k);
          CueSpan span = { (guint) json_object_get_int_member (word, "start"),
                           (guint) json_object_get_int_member (word, "end") };

          if (!json_object_has_member (word, "via")
              && g_str_equal (json_object_get_string_member (word, "turn"), turn->id))
            add_span (spans, span, "tag", state->engine->judge->tags[tag].def->id, NULL);
        }
    }
}

JsonNode *
cue_turn_to_json (const CueState *state, const CueTurn *turn)
{
  GPtrArray *phrases = cue_pack_get_phrases (state->engine->pack);
  JsonObject *body = json_object_new ();
  JsonArray *spans = json_array_new ();

  for (guint i = 0; i < turn->hits->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (turn->hits, CuePhraseHit, i);
      const CuePhraseDef *def = g_ptr_array_index (phrases, hit->phrase);

      add_span (spans, hit->span, "phrase", def->id, cue_polarity_to_string (hit->polarity));
    }
  for (guint i = 0; i < turn->numbers->len; i++)
    {
      const CueNumber *number = &g_array_index (turn->numbers, CueNumber, i);

      add_span (spans, number->source, "number", cue_unit_to_string (number->unit), NULL);
    }
  add_tag_spans (spans, state, turn);
  json_object_set_string_member (body, "turn", turn->id);
  json_object_set_int_member (body, "rev", turn->rev);
  json_object_set_string_member (body, "role", cue_role_to_string (turn->role));
  json_object_set_array_member (body, "spans", spans);
  return cue_json_new_object (body);
}

void
cue_announce_turn (CueStep *step, const CueTurn *turn)
{
  if (!step->state->quiet)
    tell (step, "turn", cue_turn_to_json (step->state, turn));
}

JsonNode *
cue_known_to_json (const char *id, const CueKnown *fact)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "fact", id);
  if (fact == NULL)
    json_object_set_null_member (body, "value");
  else
    {
      json_object_set_member (body, "value", cue_json_without_floats (fact->value));
      json_object_set_member (body, "from", cue_json_share (fact->from));
    }
  return cue_json_new_object (body);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
same_fact (const CueKnown *a, const CueKnown *b)
{
  return a == b || (cue_json_equal (a->value, b->value) && cue_json_equal (a->from, b->from));
}

static void
list_changed (GHashTable *from, GHashTable *to, gboolean withdrawn, GPtrArray *ids)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, to);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const CueKnown *other = g_hash_table_lookup (from, key);

      if (other == NULL || (!withdrawn && !same_fact (other, value)))
        g_ptr_array_add (ids, g_strdup (key));
    }
}

static void
announce_fact (CueStep *step, const char *id)
{
  GHashTable *shown = step->state->shown.facts;
  CueKnown *fact = g_hash_table_lookup (step->state->reading->facts, id);

  tell (step, "fact", cue_known_to_json (id, fact));
  if (fact == NULL)
    g_hash_table_remove (shown, id);
  else
    g_hash_table_insert (shown, g_strdup (id), cue_known_ref (fact));
}

static void
announce_facts (CueStep *step)
{
  GHashTable *shown = step->state->shown.facts;
  GHashTable *now = step->state->reading->facts;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  list_changed (shown, now, FALSE, ids);
  list_changed (now, shown, TRUE, ids);
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    announce_fact (step, g_ptr_array_index (ids, i));
}

JsonNode *
cue_tag_to_json (const CueState *state, guint tag, const char *reason)
{
  const CueTagState *now = cue_reading_get_tag (state->reading, tag);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "tag", state->engine->judge->tags[tag].def->id);
  json_object_set_boolean_member (body, "on", now->on);
  if (now->confirmed)
    json_object_set_boolean_member (body, "confirmed", TRUE);
  json_object_set_string_member (body, "reason", reason != NULL ? reason : "revised");
  if (now->proof != NULL)
    json_object_set_member (body, "proof", cue_json_share (now->proof));
  return cue_json_new_object (body);
}

static void
announce_tag (CueStep *step, guint tag)
{
  CueState *state = step->state;
  const CueTagState *now = cue_reading_get_tag (state->reading, tag);
  const CueShownTag *shown = cue_blocks_get (&state->shown.tags, tag);
  guint8 bits = (guint8) ((now->on ? 1 : 0) | (now->confirmed ? 2 : 0));
  CueShownTag *own;

  if (bits == shown->bits)
    return;
  tell (step, "tag", cue_tag_to_json (state, tag, step->revised ? "revised" : now->reason));
  own = cue_blocks_edit (&state->shown.tags, tag);
  if ((bits & 1) != 0 && (own->bits & 1) == 0)
    own->since = ++state->shown.n_tags_lit;
  own->bits = bits;
}

static void
announce_tag_gone (CueStep *step, const char *tag)
{
  JsonObject *body = json_object_new ();
  JsonObject *proof = json_object_new ();

  json_object_set_string_member (proof, "tag", tag);
  json_object_set_int_member (proof, "at_ms", step->now_ms);
  json_object_set_string_member (body, "tag", tag);
  json_object_set_boolean_member (body, "on", FALSE);
  json_object_set_string_member (body, "reason", CUE_REASON_PACK);
  json_object_set_object_member (body, "proof", proof);
  tell (step, "tag", cue_json_new_object (body));
}

JsonNode *
cue_hold_to_json (const char *hold, gboolean on)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "hold", hold);
  json_object_set_boolean_member (body, "on", on);
  return cue_json_new_object (body);
}

void
cue_announce_holds (CueStep *step, const CueHoldsNow *now)
{
  GPtrArray *holds = cue_pack_get_holds (step->engine->pack);
  guint8 *shown = step->state->shown.holds;

  for (guint i = 0; i < holds->len && !step->state->quiet; i++)
    {
      gboolean on = now->truth[i] != CUE_TRUTH_FALSE;

      if (on == shown[i])
        continue;
      tell (step, "hold", cue_hold_to_json (((CueHoldDef *) g_ptr_array_index (holds, i))->id, on));
      shown[i] = (guint8) on;
    }
}

static void
set_stage (JsonObject *body, const char *name, const CueState *state, guint stage)
{
  GPtrArray *stages = cue_pack_get_stages (state->engine->pack);

  if (stage == CUE_NONE)
    json_object_set_null_member (body, name);
  else
    json_object_set_string_member (body, name,
                                   ((CueStageDef *) g_ptr_array_index (stages, stage))->id);
}

JsonNode *
cue_stage_to_json (const CueState *state, guint stage, guint from)
{
  JsonObject *body = json_object_new ();

  set_stage (body, "stage", state, stage);
  set_stage (body, "from", state, from);
  return cue_json_new_object (body);
}

static JsonNode *
open_point_to_json (const char *point, const char *because)
{
  JsonObject *body = json_object_new ();
  JsonObject *proof = json_object_new ();

  json_object_set_string_member (proof, "point", point);
  json_object_set_string_member (proof, "because", because);
  json_object_set_string_member (body, "point", point);
  json_object_set_string_member (body, "verdict", cue_verdict_to_string (CUE_VERDICT_OPEN));
  json_object_set_int_member (body, "score_milli", 0);
  json_object_set_array_member (body, "spans", json_array_new ());
  json_object_set_object_member (body, "proof", proof);
  return cue_json_new_object (body);
}

CueChange *
cue_point_to_change (const CueState *state, guint point)
{
  CuePointVerdict *verdict = cue_state_get_verdict (state, point);
  const CuePoint *def = g_ptr_array_index (state->engine->judge->points, point);

  if (verdict != NULL)
    return cue_change_new_point (verdict);
  return cue_change_new ("point", open_point_to_json (def->full_id, "revised"));
}

/* Another generation does not have it any more: tags go off, holds end, tasks are not proposed,
 * points are open, there is no stage. */
void
cue_announce_gone (CueStep *step, const CueGone *gone)
{
  for (guint i = 0; i < gone->tags->len; i++)
    announce_tag_gone (step, g_ptr_array_index (gone->tags, i));
  for (guint i = 0; i < gone->holds->len; i++)
    tell (step, "hold", cue_hold_to_json (g_ptr_array_index (gone->holds, i), FALSE));
  for (guint i = 0; i < gone->tasks->len; i++)
    {
      JsonObject *body = json_object_new ();

      json_object_set_string_member (body, "task", g_ptr_array_index (gone->tasks, i));
      json_object_set_string_member (body, "from", "proposed");
      json_object_set_string_member (body, "to", "none");
      tell (step, "task", cue_json_new_object (body));
    }
  if (gone->stage != NULL)
    {
      JsonObject *body = json_object_new ();

      json_object_set_null_member (body, "stage");
      json_object_set_string_member (body, "from", gone->stage);
      tell (step, "stage", cue_json_new_object (body));
    }
  for (guint i = 0; i < gone->points->len; i++)
    tell (step, "point", open_point_to_json (g_ptr_array_index (gone->points, i), CUE_REASON_PACK));
}

static void
announce_point (CueStep *step, guint point)
{
  CueBlocks *shown = &step->state->shown.verdicts;
  CuePointVerdict *verdict = cue_state_get_verdict (step->state, point);
  CuePointVerdict *before = *(CuePointVerdict *const *) cue_blocks_get (shown, point);
  CuePointVerdict **place;

  if (verdict == before)
    return;
  if (!cue_point_verdict_equal (verdict, before))
    g_ptr_array_add (step->changes, cue_point_to_change (step->state, point));
  place = cue_blocks_edit (shown, point);
  cue_point_verdict_unref (*place);
  *place = verdict == NULL ? NULL : cue_point_verdict_ref (verdict);
}

static int
compare_needs (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* Takes the needs from @first up to @end out of those that changed since the last telling.
 * (transfer full): in their order, each once, less @first */
static GArray *
take_touched (CueStep *step, guint first, guint end)
{
  GArray *touched = step->state->reading->touched[CUE_LISTENER_SHOWN];
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_left = 0;
  guint n = 0;

  for (guint i = 0; i < touched->len; i++)
    {
      guint need = g_array_index (touched, guint, i);

      if (need < first || need >= end)
        {
          g_array_index (touched, guint, n_left++) = need;
          continue;
        }
      need -= first;
      g_array_append_val (taken, need);
    }
  g_array_set_size (touched, n_left);
  g_array_sort (taken, compare_needs);
  for (guint i = 0; i < taken->len; i++)
    if (n == 0 || g_array_index (taken, guint, i) != g_array_index (taken, guint, n - 1))
      g_array_index (taken, guint, n++) = g_array_index (taken, guint, i);
  g_array_set_size (taken, n);
  return taken;
}

static void
announce_tags (CueStep *step)
{
  const CueNeeds *needs = step->state->reading->needs;
  g_autoptr (GArray) tags
      = take_touched (step, cue_needs_tag (needs, 0), cue_needs_tag (needs, needs->n_tags));

  for (guint i = 0; i < tags->len; i++)
    announce_tag (step, g_array_index (tags, guint, i));
}

void
cue_announce_points (CueStep *step)
{
  const CueNeeds *needs = step->state->reading->needs;
  g_autoptr (GArray) points = NULL;

  if (step->state->quiet)
    return;
  points
      = take_touched (step, cue_needs_point (needs, 0), cue_needs_point (needs, needs->n_points));
  for (guint i = 0; i < points->len; i++)
    announce_point (step, g_array_index (points, guint, i));
}

static void
announce_touched (CueStep *step)
{
  CueState *state = step->state;
  const CueNeeds *needs = state->reading->needs;
  g_autoptr (GArray) facts
      = take_touched (step, cue_needs_fact (needs, 0), cue_needs_count (needs));
  g_autoptr (GArray) others = take_touched (step, CUE_NEED_OTHER, CUE_NEED_OTHER + 1);

  /* nearly all turns tell no fact */
  if (facts->len > 0 || others->len > 0)
    announce_facts (step);
  announce_tags (step);
  if (state->reading->stage != state->shown.stage)
    {
      tell (step, "stage", cue_stage_to_json (state, state->reading->stage, state->shown.stage));
      state->shown.stage = state->reading->stage;
    }
  cue_announce_points (step);
}

void
cue_announce_reading (CueStep *step)
{
  if (!step->state->quiet)
    announce_touched (step);
  g_array_set_size (step->state->reading->touched[CUE_LISTENER_SHOWN], 0);
}
