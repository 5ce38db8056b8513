/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A tag lights on new evidence: its condition became true, or it is true and one of its phrases was
 * heard on this very turn, or the turn is like its examples and not like others. It goes off when
 * `until` is true, when a tag that contradicts it lights, when it is struck, or when decay_ms pass
 * without new evidence; what facts alone still prove does not decay.
 */
#include "cue-tagger.h"

#include "cue-evidence-read.h"
#include "cue-watch.h"

static void
store_proof (CueTagState *state, CueDraft *proof, const CueReading *reading)
{
  cue_draft_set_int (proof, "at_ms", reading->now_ms);
  if (reading->current != CUE_NONE)
    {
      const CueTurn *turn = g_ptr_array_index (reading->turns, reading->current);

      cue_draft_set_string (proof, "turn", turn->id);
    }
  cue_draft_unref (state->proof);
  state->proof = proof;
}

static CueDraft *
prove (CueReadingScope *scope,
       const CueTagDef *def,
       const CueCondition *condition,
       const char *member)
{
  CueDraft *proof = cue_draft_new ();

  cue_draft_set_string (proof, "tag", def->id);
  if (condition != NULL && !scope->reading->quiet)
    {
      CueEvidence evidence = cue_evidence_begin (proof);

      cue_evidence_prove (scope, condition, member, &evidence, proof);
      cue_evidence_inherit (&evidence, scope->judge, scope->reading);
      cue_evidence_store (&evidence, proof);
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
turn_off (CueReading *reading, guint index, const char *reason, CueDraft *proof)
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
      CueDraft *proof;

      if (!state->on || state->confirmed)
        continue;
      proof = cue_draft_new ();
      cue_draft_set_string (proof, "tag", judge->tags[other].def->id);
      cue_draft_set_string (proof, "by", plan->def->id);
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

static void
tell_words (CueDraft *told, const CueTurn *turn, const CueTagWords *words)
{
  CueSpan span = cue_folded_source (turn->tokens->folded, words->start, words->end);
  g_autofree char *text = cue_turn_dup_words (turn, span);
  CueDraft *object = cue_draft_add_object (told);

  cue_draft_set_string (object, "turn", turn->id);
  cue_draft_set_int (object, "start", span.start);
  cue_draft_set_int (object, "end", span.end);
  cue_draft_set_string (object, "text", text);
  cue_draft_set_string (object, "phrase", ""); /* no rule listens for them */
  cue_draft_set_int (object, "share_milli", words->share_milli);
}

static void
tell_like (CueDraft *told, const CueTagLike *like)
{
  CueDraft *object = cue_draft_add_object (told);
  g_autoptr (JsonNode) text = cue_text_to_json (like->example->text);

  cue_draft_set_string (object, "example", like->example->id);
  cue_draft_set_json (object, "text", text);
  cue_draft_set_int (object, "likeness_milli", like->likeness_milli);
}

/* That examples taught it: how sure, which words spoke for it, and what it is like. */
static CueDraft *
prove_learnt (CueReading *reading, const CueJudge *judge, const CueTagHit *hit)
{
  const CueTurn *turn = g_ptr_array_index (reading->turns, reading->current);
  const CueTagLesson *lesson = cue_learnt_tags_get_lesson (judge->learnt_tags, hit->tag);
  CueDraft *proof = cue_draft_new ();
  CueDraft *learnt = cue_draft_set_object (proof, "learnt");
  CueDraft *told_words = cue_draft_set_array (proof, "words");
  CueDraft *told_likes = cue_draft_set_array (learnt, "examples");
  g_autoptr (GArray) words = NULL;
  g_autoptr (GArray) likes = NULL;

  cue_learnt_tags_explain (judge->learnt_tags, hit->tag, turn->tokens,
                           cue_reading_list_features (reading, judge), &words, &likes);
  for (guint i = 0; i < words->len; i++)
    tell_words (told_words, turn, &g_array_index (words, CueTagWords, i));
  for (guint i = 0; i < likes->len; i++)
    tell_like (told_likes, &g_array_index (likes, CueTagLike, i));
  cue_draft_set_string (proof, "tag", judge->tags[hit->tag].def->id);
  cue_draft_set_int (learnt, "margin_milli", hit->margin_milli);
  cue_draft_set_int (learnt, "floor_milli", lesson->floor_milli);
  cue_draft_set_int (learnt, "sure_milli", cue_tag_lesson_get_sure_milli (lesson));
  cue_draft_set_int (learnt, "n_examples", lesson->n_examples);
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
  CueDraft *proof = cue_draft_new ();

  cue_draft_set_string (proof, "tag", tag);
  cue_draft_set_string (proof, "by", "agent");
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
