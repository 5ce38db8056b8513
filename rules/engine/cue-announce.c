/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The reading is compared with what was told last, so a revision that rebuilds it whole
 * still tells only what is really different.
 */
#include "cue-step-private.h"

#include <string.h>

#include "cue-compare.h"
#include "cue-json.h"

static void
tell (CueStep *step, const char *type, CueDraft *body)
{
  g_ptr_array_add (step->changes, cue_change_new (type, body));
}

static void
add_span (CueDraft *spans, CueSpan span, const char *kind, const char *id, const char *polarity)
{
  CueDraft *object = cue_draft_add_object (spans);

  cue_draft_set_int (object, "start", span.start);
  cue_draft_set_int (object, "end", span.end);
  cue_draft_set_string (object, "kind", kind);
  cue_draft_set_string (object, "id", id);
  if (polarity != NULL)
    cue_draft_set_string (object, "polarity", polarity);
}

/* Words of this turn that lit a tag, itself and not through another one. */
static void
add_tag_spans (CueDraft *spans, const CueState *state, const CueTurn *turn)
{
  const CueReading *reading = state->reading;
  g_autoptr (GArray) on = cue_reading_list_tags (reading);

  for (guint i = 0; i < on->len; i++)
    {
      guint tag = g_array_index (on, guint, i);
      const CueDraft *proof = cue_reading_get_tag (reading, tag)->proof;
      const CueDraft *words = proof == NULL ? NULL : cue_draft_get (proof, "words");

      for (const CueDraft *word = words == NULL ? NULL : cue_draft_get_first (words); word != NULL;
           word = cue_draft_get_next (word))
        {
          CueSpan span = { (guint) cue_draft_get_int (word, "start", 0),
                           (guint) cue_draft_get_int (word, "end", 0) };

          if (cue_draft_get (word, "via") == NULL
              && g_str_equal (cue_draft_get_string (word, "turn", ""), turn->id))
            add_span (spans, span, "tag", state->engine->judge->tags[tag].def->id, NULL);
        }
    }
}

CueDraft *
cue_turn_tell (const CueState *state, const CueTurn *turn)
{
  GPtrArray *phrases = cue_pack_get_phrases (state->engine->pack);
  CueDraft *body = cue_draft_new ();
  CueDraft *spans = cue_draft_set_array (body, "spans");

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
  cue_draft_set_string (body, "turn", turn->id);
  cue_draft_set_int (body, "rev", turn->rev);
  cue_draft_set_string (body, "role", cue_role_to_string (turn->role));
  return body;
}

void
cue_announce_turn (CueStep *step, const CueTurn *turn)
{
  if (!step->state->quiet)
    tell (step, "turn", cue_turn_tell (step->state, turn));
}

CueDraft *
cue_known_tell (const char *id, const CueKnown *fact)
{
  CueDraft *body = cue_draft_new ();

  cue_draft_set_string (body, "fact", id);
  if (fact == NULL)
    cue_draft_set_null (body, "value");
  else
    {
      cue_draft_set_json (body, "value", fact->value);
      cue_draft_set_json (body, "from", fact->from);
    }
  return body;
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

  tell (step, "fact", cue_known_tell (id, fact));
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

CueDraft *
cue_tag_tell (const CueState *state, guint tag, const char *reason)
{
  const CueTagState *now = cue_reading_get_tag (state->reading, tag);
  CueDraft *body = cue_draft_new ();

  cue_draft_set_string (body, "tag", state->engine->judge->tags[tag].def->id);
  cue_draft_set_boolean (body, "on", now->on);
  if (now->confirmed)
    cue_draft_set_boolean (body, "confirmed", TRUE);
  cue_draft_set_string (body, "reason", reason != NULL ? reason : "revised");
  if (now->proof != NULL)
    cue_draft_set_draft (body, "proof", now->proof);
  return body;
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
  tell (step, "tag", cue_tag_tell (state, tag, step->revised ? "revised" : now->reason));
  own = cue_blocks_edit (&state->shown.tags, tag);
  if ((bits & 1) != 0 && (own->bits & 1) == 0)
    own->since = ++state->shown.n_tags_lit;
  own->bits = bits;
}

static void
announce_tag_gone (CueStep *step, const char *tag)
{
  CueDraft *body = cue_draft_new ();
  CueDraft *proof = cue_draft_set_object (body, "proof");

  cue_draft_set_string (proof, "tag", tag);
  cue_draft_set_int (proof, "at_ms", step->now_ms);
  cue_draft_set_string (body, "tag", tag);
  cue_draft_set_boolean (body, "on", FALSE);
  cue_draft_set_string (body, "reason", CUE_REASON_PACK);
  tell (step, "tag", body);
}

CueDraft *
cue_hold_tell (const char *hold, gboolean on)
{
  CueDraft *body = cue_draft_new ();

  cue_draft_set_string (body, "hold", hold);
  cue_draft_set_boolean (body, "on", on);
  return body;
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
      tell (step, "hold", cue_hold_tell (((CueHoldDef *) g_ptr_array_index (holds, i))->id, on));
      shown[i] = (guint8) on;
    }
}

static void
set_stage (CueDraft *body, const char *name, const CueState *state, guint stage)
{
  GPtrArray *stages = cue_pack_get_stages (state->engine->pack);

  if (stage == CUE_NONE)
    cue_draft_set_null (body, name);
  else
    cue_draft_set_string (body, name, ((CueStageDef *) g_ptr_array_index (stages, stage))->id);
}

CueDraft *
cue_stage_tell (const CueState *state, guint stage, guint from)
{
  CueDraft *body = cue_draft_new ();

  set_stage (body, "stage", state, stage);
  set_stage (body, "from", state, from);
  return body;
}

static CueDraft *
tell_open_point (const char *point, const char *because)
{
  CueDraft *body = cue_draft_new ();
  CueDraft *proof = cue_draft_set_object (body, "proof");

  cue_draft_set_string (proof, "point", point);
  cue_draft_set_string (proof, "because", because);
  cue_draft_set_string (body, "point", point);
  cue_draft_set_string (body, "verdict", cue_verdict_to_string (CUE_VERDICT_OPEN));
  cue_draft_set_int (body, "score_milli", 0);
  cue_draft_set_array (body, "spans");
  return body;
}

CueChange *
cue_point_to_change (const CueState *state, guint point)
{
  CuePointVerdict *verdict = cue_state_get_verdict (state, point);
  const CuePoint *def = g_ptr_array_index (state->engine->judge->points, point);

  if (verdict != NULL)
    return cue_change_new_point (verdict);
  return cue_change_new ("point", tell_open_point (def->full_id, "revised"));
}

/* Another generation does not have it any more: tags go off, holds end, tasks are not proposed,
 * points are open, there is no stage. */
void
cue_announce_gone (CueStep *step, const CueGone *gone)
{
  for (guint i = 0; i < gone->tags->len; i++)
    announce_tag_gone (step, g_ptr_array_index (gone->tags, i));
  for (guint i = 0; i < gone->holds->len; i++)
    tell (step, "hold", cue_hold_tell (g_ptr_array_index (gone->holds, i), FALSE));
  for (guint i = 0; i < gone->tasks->len; i++)
    {
      CueDraft *body = cue_draft_new ();

      cue_draft_set_string (body, "task", g_ptr_array_index (gone->tasks, i));
      cue_draft_set_string (body, "from", "proposed");
      cue_draft_set_string (body, "to", "none");
      tell (step, "task", body);
    }
  if (gone->stage != NULL)
    {
      CueDraft *body = cue_draft_new ();

      cue_draft_set_null (body, "stage");
      cue_draft_set_string (body, "from", gone->stage);
      tell (step, "stage", body);
    }
  for (guint i = 0; i < gone->points->len; i++)
    tell (step, "point", tell_open_point (g_ptr_array_index (gone->points, i), CUE_REASON_PACK));
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
  g_array_sort (taken, cue_compare_guints);
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
      tell (step, "stage", cue_stage_tell (state, state->reading->stage, state->shown.stage));
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
