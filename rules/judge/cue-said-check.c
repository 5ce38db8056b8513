/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Was it said? A point is said when every one of its key groups was heard, plainly and as a
 * statement, within the agent's last six turns; a number counts only when it is equal. Overlap of
 * words alone is no proof (a negated sentence overlaps as much as an honest paraphrase), so
 * likeness without the keys is at most "unsure".
 */
#include "cue-said-check.h"

#include "cue-said-case.h"

#include "cue-json.h"
#include "cue-reading.h"

static void
add_span (JsonArray *spans, const CueSaidEvidence *evidence)
{
  g_autofree char *text = NULL;
  JsonObject *span;

  if (evidence->turn == NULL)
    return;
  text = cue_turn_dup_words (evidence->turn, evidence->span);
  span = json_object_new ();
  json_object_set_string_member (span, "turn", evidence->turn->id);
  json_object_set_int_member (span, "start", evidence->span.start);
  json_object_set_int_member (span, "end", evidence->span.end);
  json_object_set_string_member (span, "text", text);
  json_array_add_object_element (spans, span);
}

static JsonNode *
make_spans (const CueSaidCase *c, const CueSaidEvidence *evidence, CueGrade at_least)
{
  JsonArray *spans = json_array_new ();
  JsonNode *node;

  for (guint g = 0; g < c->plan->n_groups; g++)
    if (evidence[g].grade >= at_least)
      add_span (spans, &evidence[g]);
  if (json_array_get_length (spans) == 0 && at_least > CUE_GRADE_NONE)
    {
      CueSaidEvidence whole
          = { CUE_GRADE_PLAIN, c->turn, { 0, c->turn->tokens->folded->source_length } };

      add_span (spans, &whole);
    }
  node = cue_json_new_array (spans);
  json_node_seal (node);
  return node;
}

static void
add_group (JsonArray *groups, const CueSaidCase *c, guint g)
{
  static const char *const grades[] = { "no", "denied", "bare", "asked", "yes" };
  const CueGroupPlan *plan = &c->plan->groups[g];
  JsonObject *group = json_object_new ();

  if (plan->is_number)
    {
      json_object_set_string_member (group, "number", plan->number);
      json_object_set_string_member (group, "unit", cue_unit_to_string (plan->unit));
      if (c->values[g]->len == 1)
        json_object_set_int_member (group, "value_micro", g_array_index (c->values[g], gint64, 0));
      else if (c->values[g]->len == 0)
        json_object_set_boolean_member (group, "hole", TRUE);
    }
  else
    json_object_set_string_member (group, "any", plan->any[0]);
  json_object_set_string_member (group, "heard", grades[c->best[g].grade]);
  json_array_add_object_element (groups, group);
}

static JsonNode *
make_proof (const CueSaidCase *c, const CueSaidWeight *weight, const char *because)
{
  const CuePoint *point = c->plan->point;
  JsonObject *proof = json_object_new ();
  JsonArray *groups = json_array_new ();
  JsonNode *node;

  for (guint g = 0; g < c->plan->n_groups; g++)
    add_group (groups, c, g);
  json_object_set_string_member (proof, "point", point->full_id);
  json_object_set_string_member (proof, "because", because);
  json_object_set_int_member (proof, "at_ms", c->reading->now_ms);
  json_object_set_string_member (proof, "turn", c->turn->id);
  json_object_set_int_member (proof, "likeness_milli", c->turn->likeness[c->plan->index]);
  json_object_set_array_member (proof, "groups", groups);
  json_object_set_int_member (proof, "new_words", weight->n_new);
  json_object_set_int_member (proof, "length_milli", weight->length_milli);
  node = cue_json_new_object (proof);
  json_node_seal (node);
  return node;
}

/* The point as a whole, in other words or none of them: no accident of common words. */
static gboolean
is_sure (const CueSaidCase *c, CueVerdict verdict)
{
  return verdict == CUE_VERDICT_SAID
         && c->turn->likeness[c->plan->index] >= CUE_SAID_RESTATED_MILLI;
}

static void
store (CueReading *reading,
       const CueSaidCase *c,
       CueVerdict verdict,
       const CueSaidWeight *weight,
       const char *because)
{
  CuePointVerdict *old = cue_reading_get_verdict (reading, c->plan->index);
  CuePointVerdict *new = g_new0 (CuePointVerdict, 1);
  guint n = c->plan->n_groups;

  g_atomic_ref_count_init (&new->refs);
  new->verdict = verdict;
  new->sure = is_sure (c, verdict) || (old != NULL && old->sure);
  new->waived = old != NULL && old->waived &&verdict != CUE_VERDICT_SAID;
  new->score_milli = cue_said_count (c->best, n, CUE_GRADE_PLAIN) * 1000 / n;
  if (verdict == CUE_VERDICT_CONTRADICTED)
    {
      new->after = reading->n_turns[1];
      new->score_milli = 0;
    }
  if (!reading->quiet)
    {
      new->spans = verdict == CUE_VERDICT_CONTRADICTED ? make_spans (c, c->now, CUE_GRADE_DENIED)
                                                       : make_spans (c, c->best, CUE_GRADE_WEAK);
      new->proof = make_proof (c, weight, because);
    }
  cue_reading_put_verdict (reading, c->plan->index, new);
}

static gboolean
is_better (const CuePointVerdict *old, CueVerdict verdict, guint score_milli)
{
  if (old == NULL)
    return verdict != CUE_VERDICT_OPEN;
  if (old->manual)
    return FALSE;
  switch (old->verdict)
    {
    case CUE_VERDICT_SAID:
      return verdict == CUE_VERDICT_CONTRADICTED;
    case CUE_VERDICT_CONTRADICTED:
      return verdict == CUE_VERDICT_SAID || verdict == CUE_VERDICT_CONTRADICTED;
    case CUE_VERDICT_OPEN:
    case CUE_VERDICT_UNSURE:
    case CUE_VERDICT_PARTLY:
    default:
      return verdict > old->verdict || (verdict == old->verdict && score_milli > old->score_milli);
    }
}

/* What is said already can only be contradicted, or restated as a whole: both by this turn alone.
 */
static gboolean
is_settled (const CueSaidCase *c, const CuePointVerdict *old)
{
  return old != NULL && old->verdict == CUE_VERDICT_SAID
         && (old->sure || c->turn->likeness[c->plan->index] < CUE_SAID_RESTATED_MILLI);
}

static void
judge_point (const CueSaidCheck *self,
             const CueJudge *judge,
             CueReading *reading,
             const CueHistory *history,
             const CueMoment *moment,
             CueSaidCase *c,
             guint n_turns_of_agent)
{
  const CuePointVerdict *old = cue_reading_get_verdict (reading, c->plan->index);
  guint after = old == NULL ? 0 : old->after;
  guint whole_window = c->n_window;
  gboolean was_said = old != NULL && old->verdict == CUE_VERDICT_SAID;
  CueSaidWeight weight = { 0 };
  const char *because;
  CueVerdict verdict;

  g_ptr_array_set_size (c->texts, 0);
  g_ptr_array_set_size (c->offers, 0);
  cue_said_list_offers (c->plan, judge, history, moment, c->offers);
  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      c->now[g] = (CueSaidEvidence){ 0 };
      c->best[g] = (CueSaidEvidence){ 0 };
      g_array_set_size (c->values[g], 0);
      if (c->plan->groups[g].is_number)
        cue_said_resolve (c->plan, g, judge, reading, history, moment, c->values[g]);
      c->first_text[g] = c->texts->len;
      if (c->plan->groups[g].templates->len > 0)
        cue_said_resolve_texts (c->plan, g, judge, reading, c->offers, c->texts);
      c->first_text[g + 1] = c->texts->len;
    }
  c->n_window = is_settled (c, old) ? 1 : MIN (whole_window, n_turns_of_agent - after);
  cue_said_gather (c);
  verdict = cue_said_weigh (c, was_said, &weight, &because);
  if (is_settled (c, old) && verdict == CUE_VERDICT_CONTRADICTED)
    {
      /* the proof tells what was heard before, too */
      c->n_window = MIN (whole_window, n_turns_of_agent - after);
      cue_said_gather (c);
    }
  if (is_better (old, verdict,
                 cue_said_count (c->best, c->plan->n_groups, CUE_GRADE_PLAIN) * 1000
                     / c->plan->n_groups)
      || (is_sure (c, verdict) && old != NULL && old->verdict == verdict && !old->sure))
    store (reading, c, verdict, &weight, because);
  c->n_window = whole_window;
}

/* The points that the turn touches: with a wording, a number of a unit that they name, or as a
 * whole. (transfer full): by point */
static guint8 *
list_touched (const CueSaidCheck *self, const CueTurn *turn, guint n_points)
{
  guint8 *touched = g_new0 (guint8, n_points + 1);

  for (guint i = 0; i < turn->keys->len; i++)
    {
      guint point
          = cue_said_check_get_owner (self, g_array_index (turn->keys, CuePhraseHit, i).phrase);

      if (point != CUE_NONE)
        touched[point] = 1;
    }
  for (guint i = 0; i < n_points; i++)
    touched[i] |= turn->likeness[i] >= CUE_SAID_ALIKE_MILLI
                  || cue_said_check_get_plan (self, i)->varies
                  || (turn->units & cue_said_check_get_plan (self, i)->units) != 0;
  return touched;
}

/* With less than half of its groups heard in the window nothing can be said of a point, unless its
 * contrary is a wording or the turn is alike. */
static gboolean
may_matter (const CueSaidCase *c)
{
  guint heard = 0;
  guint n_heard = 0;
  guint n;

  for (guint i = 0; i < c->n_window; i++)
    heard |= c->window[i]->heard[c->plan->index];
  for (; heard != 0; heard &= heard - 1)
    n_heard++;
  if (n_heard * 2 >= c->plan->n_groups
      || c->turn->likeness[c->plan->index] >= CUE_SAID_RESTATED_MILLI)
    return TRUE;
  if (c->plan->never == CUE_NONE)
    return FALSE;
  cue_said_find_hits (c->turn, c->plan->never, &n);
  return n > 0;
}

static void
fill_window (CueSaidCase *c, const CueReading *reading)
{
  for (guint i = reading->current + 1; i > 0 && c->n_window < CUE_SAID_WINDOW; i--)
    {
      const CueTurn *turn = g_ptr_array_index (reading->turns, i - 1);

      if (turn->role == CUE_ROLE_AGENT)
        c->window[c->n_window++] = turn;
    }
}

void
cue_said_check_judge (const CueSaidCheck *self,
                      const CueJudge *judge,
                      CueReading *reading,
                      const CueHistory *history,
                      const CueMoment *moment)
{
  CueSaidCase c = { 0 };
  g_autofree guint8 *touched = NULL;

  c.check = self;
  c.reading = reading;
  c.turn = g_ptr_array_index (reading->turns, reading->current);
  c.texts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_tokens_unref);
  c.offers = g_ptr_array_new ();
  fill_window (&c, reading);
  touched = list_touched (self, c.turn, judge->points->len);
  for (guint g = 0; g < CUE_MAX_GROUPS; g++)
    c.values[g] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < judge->points->len; i++)
    {
      c.plan = cue_said_check_get_plan (self, i);
      if (touched[i] && may_matter (&c))
        judge_point (self, judge, reading, history, moment, &c, reading->n_turns[1]);
    }
  for (guint g = 0; g < CUE_MAX_GROUPS; g++)
    g_array_unref (c.values[g]);
  g_ptr_array_unref (c.texts);
  g_ptr_array_unref (c.offers);
}
