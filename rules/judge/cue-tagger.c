/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A tag lights on new evidence: its condition became true, or it is true and one of its phrases was
 * heard on this very turn, or the turn is like its examples and not like others. It goes off when
 * `until` is true, when a tag that contradicts it lights, when it is struck, or when decay_ms pass
 * without new evidence; what facts alone still prove does not decay.
 */
#include "cue-tagger.h"

#include "cue-evidence-read.h"
#include "cue-json.h"
#include "cue-watch.h"

static void
store_proof (CueTagState *state, JsonObject *proof, const CueReading *reading)
{
  json_object_set_int_member (proof, "at_ms", reading->now_ms);
  if (reading->current != CUE_NONE)
    {
      const CueTurn *turn = g_ptr_array_index (reading->turns, reading->current);

      json_object_set_string_member (proof, "turn", turn->id);
    }
  g_clear_pointer (&state->proof, json_node_unref);
  state->proof = cue_json_new_object (proof);
  json_node_seal (state->proof);
}

static JsonObject *
prove (CueReadingScope *scope,
       const CueTagDef *def,
       const CueCondition *condition,
       const char *member)
{
  JsonObject *proof = json_object_new ();

  json_object_set_string_member (proof, "tag", def->id);
  if (condition != NULL && !scope->reading->quiet)
    {
      g_autoptr (CueEvidence) evidence = cue_evidence_new ();

      cue_evidence_prove (scope, condition, member, evidence, proof);
      cue_evidence_inherit (evidence, scope->judge, scope->reading);
      cue_evidence_store (evidence, proof);
    }
  return proof;
}

/* A tag that is about to change. */
static CueTagState *
change (CueReading *reading, guint index)
{
  cue_reading_touch (reading, cue_needs_tag (reading->needs, index));
  return cue_reading_edit_tag (reading, index);
}

static void
turn_off (CueReading *reading, guint index, const char *reason, JsonObject *proof)
{
  CueTagState *state = change (reading, index);

  state->on = FALSE;
  state->confirmed = FALSE;
  state->reason = reason;
  store_proof (state, proof, reading);
}

static void
contradict (CueReading *reading, const CueJudge *judge, const CueTagPlan *plan)
{
  for (guint i = 0; i < plan->contradicts->len; i++)
    {
      guint other = g_array_index (plan->contradicts, guint, i);
      const CueTagState *state = cue_reading_get_tag (reading, other);
      JsonObject *proof;

      if (!state->on || state->confirmed)
        continue;
      proof = json_object_new ();
      json_object_set_string_member (proof, "tag", judge->tags[other].def->id);
      json_object_set_string_member (proof, "by", plan->def->id);
      turn_off (reading, other, "contradicted", proof);
    }
}

static gboolean
proved_by_facts (CueReadingScope *scope, const CueTagDef *def, gint64 *flip)
{
  gboolean proved;

  scope->deaf = TRUE;
  proved = cue_condition_test (def->when, &scope->scope, flip, NULL) == CUE_TRUTH_TRUE;
  scope->deaf = FALSE;
  return proved;
}

static const CueTagHit *
find_learnt (const CueReading *reading, guint index)
{
  for (guint i = 0; reading->learnt != NULL && i < reading->learnt->len; i++)
    {
      const CueTagHit *hit = &g_array_index (reading->learnt, CueTagHit, i);

      if (hit->tag == index)
        return hit;
    }
  return NULL;
}

static JsonObject *
tell_words (const CueTurn *turn, const CueTagWords *words)
{
  CueSpan span = cue_folded_source (turn->tokens->folded, words->start, words->end);
  g_autofree char *text = cue_turn_dup_words (turn, span);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "turn", turn->id);
  json_object_set_int_member (object, "start", span.start);
  json_object_set_int_member (object, "end", span.end);
  json_object_set_string_member (object, "text", text);
  json_object_set_string_member (object, "phrase", ""); /* no rule listens for them */
  json_object_set_int_member (object, "share_milli", words->share_milli);
  return object;
}

static JsonObject *
tell_like (const CueTagLike *like)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "example", like->example->id);
  json_object_set_member (object, "text", cue_text_to_json (like->example->text));
  json_object_set_int_member (object, "likeness_milli", like->likeness_milli);
  return object;
}

/* That examples taught it: how sure, which words spoke for it, and what it is like. */
static JsonObject *
prove_learnt (CueReading *reading, const CueJudge *judge, const CueTagHit *hit)
{
  const CueTurn *turn = g_ptr_array_index (reading->turns, reading->current);
  const CueTagLesson *lesson = cue_learnt_tags_get_lesson (judge->learnt_tags, hit->tag);
  JsonObject *proof = json_object_new ();
  JsonObject *learnt = json_object_new ();
  JsonArray *told_words = json_array_new ();
  JsonArray *told_likes = json_array_new ();
  g_autoptr (GArray) words = NULL;
  g_autoptr (GArray) likes = NULL;

  cue_learnt_tags_explain (judge->learnt_tags, hit->tag, turn->tokens,
                           cue_reading_list_features (reading, judge), &words, &likes);
  for (guint i = 0; i < words->len; i++)
    json_array_add_object_element (told_words,
                                   tell_words (turn, &g_array_index (words, CueTagWords, i)));
  for (guint i = 0; i < likes->len; i++)
    json_array_add_object_element (told_likes, tell_like (&g_array_index (likes, CueTagLike, i)));
  json_object_set_string_member (proof, "tag", judge->tags[hit->tag].def->id);
  json_object_set_int_member (learnt, "margin_milli", hit->margin_milli);
  json_object_set_int_member (learnt, "floor_milli", lesson->floor_milli);
  json_object_set_int_member (learnt, "sure_milli", cue_tag_lesson_get_sure_milli (lesson));
  json_object_set_int_member (learnt, "n_examples", lesson->n_examples);
  json_object_set_array_member (learnt, "examples", told_likes);
  json_object_set_object_member (proof, "learnt", learnt);
  json_object_set_array_member (proof, "words", told_words);
  return proof;
}

/* What lit it: examples, words that somebody said, or facts alone, where a condition asks for
 * either. */
static const char *
find_reason (const CueReading *reading,
             CueReadingScope *scope,
             const CueTagPlan *plan,
             const CueTagHit *hit)
{
  gint64 flip = G_MAXINT64;

  if (hit != NULL)
    return "learnt";
  if (plan->phrases->len == 0)
    return "known";
  if (cue_reading_heard_now (reading, plan->phrases))
    return "heard";
  return proved_by_facts (scope, plan->def, &flip) ? "known" : "heard";
}

/* @hit: (nullable): examples alone speak for it */
static void
turn_on (CueReading *reading,
         const CueJudge *judge,
         CueReadingScope *scope,
         guint index,
         const CueTagHit *hit)
{
  const CueTagPlan *plan = &judge->tags[index];
  CueTagState *state = change (reading, index);

  state->on = TRUE;
  state->since_ms = reading->now_ms;
  state->reason = find_reason (reading, scope, plan, hit);
  store_proof (state,
               hit != NULL && !reading->quiet ? prove_learnt (reading, judge, hit)
                                              : prove (scope, plan->def, plan->def->when, "when"),
               reading);
  contradict (reading, judge, plan);
}

/* What is on goes off when its evidence is too old and facts do not prove it still. */
static void
decay (CueReading *reading,
       CueReadingScope *scope,
       const CueTagDef *def,
       guint index,
       gboolean is,
       gint64 *flip)
{
  gint64 end = cue_reading_get_tag (reading, index)->evidence_ms + def->decay_ms;

  if (reading->now_ms < end)
    *flip = MIN (*flip, end);
  else if (!(is && proved_by_facts (scope, def, flip)))
    turn_off (reading, index, "decay", prove (scope, def, NULL, NULL));
}

static void
look_at (CueReading *reading, const CueJudge *judge, CueWatchPass *pass, guint index)
{
  const CueTagPlan *plan = &judge->tags[index];
  const CueTagDef *def = plan->def;
  const CueTagState *state = cue_reading_get_tag (reading, index);
  CueReadingScope *scope = pass->scope;
  gint64 flip = G_MAXINT64;
  gboolean was = cue_watch_state_get (pass->state, index) == CUE_TRUTH_TRUE;
  CueTruth truth = cue_watch_pass_test (pass, index, &flip);
  gboolean is = truth == CUE_TRUTH_TRUE;
  gboolean heard = is && (!was || cue_reading_heard_now (reading, plan->phrases));
  const CueTagHit *hit = find_learnt (reading, index);
  gboolean fresh = heard || hit != NULL;
  gboolean until = (state->on || fresh) && def->until != NULL && !state->confirmed
                   && cue_condition_test (def->until, &scope->scope, &flip, NULL) == CUE_TRUTH_TRUE;

  if (fresh)
    cue_reading_edit_tag (reading, index)->evidence_ms = reading->now_ms;
  state = cue_reading_get_tag (reading, index);
  if (state->on && until)
    turn_off (reading, index, "until", prove (scope, def, def->until, "until"));
  else if (!state->on && fresh && !until)
    turn_on (reading, judge, scope, index, heard ? NULL : hit);
  state = cue_reading_get_tag (reading, index);
  if (state->on && !state->confirmed && def->decay_ms > 0)
    decay (reading, scope, def, index, is, &flip);
  state = cue_reading_get_tag (reading, index);
  cue_watch_pass_store (pass, index, truth, flip, state->on);
  /* what `until` said of evidence that did not light it holds for this look alone */
  if (fresh && !state->on)
    cue_watch_pass_again (pass, index);
}

/* What the history has more of than the tags have seen of it, now or when it is read again. */
static void
touch_history (CueReading *reading, const CueHistory *history, const CueMoment *moment)
{
  guint n_lit = cue_marks_count_before (history->lit, moment);
  guint n_outcomes = cue_marks_count_before (history->outcomes, moment);

  if (n_lit != reading->n_lit)
    cue_reading_touch (reading, CUE_NEED_LIT);
  if (n_outcomes != reading->n_outcomes)
    cue_reading_touch (reading, CUE_NEED_OUTCOME);
  reading->n_lit = n_lit;
  reading->n_outcomes = n_outcomes;
}

/* Tags that examples speak for are looked at, whatever their conditions follow. */
static void
wake_learnt (CueReading *reading)
{
  for (guint i = 0; reading->learnt != NULL && i < reading->learnt->len; i++)
    {
      guint tag = g_array_index (reading->learnt, CueTagHit, i).tag;

      cue_watch_state_set (&reading->watch, tag, cue_watch_state_get (&reading->watch, tag));
    }
}

void
cue_tagger_judge (CueReading *reading,
                  const CueJudge *judge,
                  const CueHistory *history,
                  const CueMoment *moment)
{
  GArray *touched = reading->touched[CUE_LISTENER_TAGS];
  g_auto (CueReadingScope) scope;
  CueWatchPass pass;
  guint index;

  touch_history (reading, history, moment);
  wake_learnt (reading);
  cue_reading_scope_init (&scope, judge, reading, history, moment, reading->now_ms);
  cue_watch_pass_begin (&pass, judge->tag_watch, &reading->watch, &scope, touched);
  g_array_set_size (touched, 0);
  while (cue_watch_pass_next (&pass, &index))
    {
      look_at (reading, judge, &pass, index);
      /* other tags may follow what became of this one */
      for (guint i = 0; i < touched->len; i++)
        cue_watch_pass_touch (&pass, g_array_index (touched, guint, i));
      g_array_set_size (touched, 0);
    }
  cue_watch_pass_end (&pass);
  /* time only goes forward, whatever a condition reports */
  reading->next_flip_ms = cue_watch_state_get_flip (&reading->watch);
  if (reading->next_flip_ms <= reading->now_ms)
    reading->next_flip_ms = reading->now_ms + 1;
}

static void
act (CueReading *reading, guint index, const char *tag, const char *reason)
{
  CueTagState *state = change (reading, index);
  JsonObject *proof = json_object_new ();

  json_object_set_string_member (proof, "tag", tag);
  json_object_set_string_member (proof, "by", "agent");
  state->reason = reason;
  store_proof (state, proof, reading);
}

void
cue_tagger_confirm (CueReading *reading, const CueJudge *judge, const char *tag)
{
  guint index = cue_judge_find_tag (judge, tag);
  CueTagState *state;

  if (index == CUE_NONE)
    return;
  state = cue_reading_edit_tag (reading, index);
  if (!state->on)
    state->since_ms = reading->now_ms;
  state->on = TRUE;
  state->confirmed = TRUE;
  state->evidence_ms = reading->now_ms;
  /* what is on stays awake, also where its condition never was true */
  cue_watch_state_set (&reading->watch, index, cue_watch_state_get (&reading->watch, index));
  act (reading, index, tag, "confirmed");
}

void
cue_tagger_strike (CueReading *reading, const CueJudge *judge, const char *tag)
{
  guint index = cue_judge_find_tag (judge, tag);
  CueTagState *state;

  if (index == CUE_NONE)
    return;
  state = cue_reading_edit_tag (reading, index);
  state->on = FALSE;
  state->confirmed = FALSE;
  act (reading, index, tag, "struck");
}
