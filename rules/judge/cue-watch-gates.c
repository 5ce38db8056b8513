/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Gates: what must be true for a unit to be true, chosen when the pack is compiled. Of an "and" the
 * rarest part, of an "or" one of every branch. While all gates of a unit are false it is false, and
 * whatever else it asks for may change without anybody looking at it.
 *
 * A condition that is false may still wait for a time: "and" tells the flips of the parts up to the
 * first false one. So a gate stands only where nothing before it follows the clock, and is itself
 * false without a flip: words that were not heard, a tag, a fact, a stage, a point.
 */
#include "cue-watch-private.h"

#include <string.h>

/* How seldom a leaf turns true, the rarest first; 0: it is no gate. */
static guint
weigh_leaf (const CueProgramStep *step)
{
  switch (step->kind)
    {
    case CUE_STEP_HEARD:
      return step->place == CUE_NONE ? 0 : 1;
    case CUE_STEP_COUNT:
      return step->place != CUE_NONE && step->within_ms == 0
                     && (step->compare == CUE_COMPARE_GREATER
                         || step->compare == CUE_COMPARE_GREATER_EQUAL)
                     && !cue_compare_holds (step->compare, 0 < step->number ? -1 : 0 > step->number)
                 ? 1
                 : 0;
    case CUE_STEP_TAG:
    case CUE_STEP_SAID:
      return step->place == CUE_NONE ? 0 : 2;
    case CUE_STEP_TEXT:
      return step->place == CUE_NONE ? 0 : step->compare == CUE_COMPARE_SAME ? 4 : 30;
    case CUE_STEP_FACT:
      return step->place == CUE_NONE ? 0 : 10;
    case CUE_STEP_NUMBER:
      return step->place == CUE_NONE ? 0 : 20;
    case CUE_STEP_STAGE:
      return step->place == CUE_NONE ? 0 : 15;
    default:
      return 0;
    }
}

static gboolean
is_timed (const CueWatch *self, guint i)
{
  return cue_watch_get_step (self, i)->timed;
}

static guint weigh (const CueWatch *self, guint i);

/* The part of an "and" with the rarest gates, CUE_NONE when none has any. */
static guint
find_rarest (const CueWatch *self, guint i, guint *weight)
{
  guint end = cue_watch_get_step (self, i)->end;
  guint best = CUE_NONE;

  *weight = 0;
  for (guint k = i + 1; k < end; k = cue_watch_get_step (self, k)->end)
    {
      guint own = weigh (self, k);

      if (own > 0 && (best == CUE_NONE || own < *weight))
        {
          best = k;
          *weight = own;
        }
      if (is_timed (self, k))
        break;
    }
  return best;
}

static guint
weigh (const CueWatch *self, guint i)
{
  const CueProgramStep *step = cue_watch_get_step (self, i);
  guint sum = 0;

  if (step->kind == CUE_STEP_ALL)
    {
      find_rarest (self, i, &sum);
      return sum;
    }
  if (step->kind != CUE_STEP_ANY)
    return weigh_leaf (step);
  for (guint k = i + 1; k < step->end; k = cue_watch_get_step (self, k)->end)
    {
      guint own = weigh (self, k);

      if (own == 0)
        return 0;
      sum += own;
    }
  return sum;
}

static guint
need_of (const CueWatch *self, const CueProgramStep *step)
{
  const CueNeeds *needs = &self->judge->needs;

  switch (step->kind)
    {
    case CUE_STEP_HEARD:
    case CUE_STEP_COUNT:
      return cue_needs_phrase (needs, step->place);
    case CUE_STEP_TAG:
      return cue_needs_tag (needs, step->place);
    case CUE_STEP_SAID:
      return cue_needs_point (needs, step->place);
    case CUE_STEP_STAGE:
      return CUE_NEED_STAGE;
    default:
      return cue_needs_fact (needs, step->place);
    }
}

static CueGateKind
kind_of (const CueProgramStep *step)
{
  if (step->kind == CUE_STEP_TEXT)
    return step->compare == CUE_COMPARE_SAME ? CUE_GATE_TEXT : CUE_GATE_PLAIN;
  if (step->kind != CUE_STEP_NUMBER)
    return CUE_GATE_PLAIN;
  switch (step->compare)
    {
    case CUE_COMPARE_GREATER:
    case CUE_COMPARE_GREATER_EQUAL:
      return CUE_GATE_RISING;
    case CUE_COMPARE_LESS:
    case CUE_COMPARE_LESS_EQUAL:
      return CUE_GATE_FALLING;
    case CUE_COMPARE_SAME:
    case CUE_COMPARE_EQUAL:
      return CUE_GATE_EQUAL;
    default:
      return CUE_GATE_PLAIN;
    }
}

static CueGatePost
make_post (const CueWatch *self, guint unit, guint i)
{
  const CueProgramStep *step = cue_watch_get_step (self, i);
  CueGatePost post = { 0 };

  post.need = need_of (self, step);
  post.kind = (guint8) kind_of (step);
  post.orders = (guint8) cue_compare_get_orders (step->compare);
  if (step->kind == CUE_STEP_TEXT)
    post.text = step->text;
  else
    post.number = step->number;
  post.unit = unit;
  post.step = i;
  return post;
}

/* No "not" stands over it. */
static gboolean
is_upright (const CueWatch *self, guint first, guint i)
{
  for (guint k = first; k < i; k++)
    if (cue_watch_get_step (self, k)->kind == CUE_STEP_NOT && cue_watch_get_step (self, k)->end > i)
      return FALSE;
  return TRUE;
}

gboolean
cue_watch_is_factual (const CueWatch *self, guint unit)
{
  guint first = g_array_index (self->first_steps, guint, unit);

  for (guint i = first; i < self->steps->len; i++)
    {
      const CueProgramStep *step = cue_watch_get_step (self, i);

      if (step->kind != CUE_STEP_ALL && step->kind != CUE_STEP_ANY && !cue_watch_asks_fact (step))
        return FALSE;
    }
  return weigh (self, first) > 0;
}

void
cue_watch_note_leaves (CueWatch *self, guint unit, CueLeaves list)
{
  guint first = g_array_index (self->first_steps, guint, unit);

  for (guint i = first; i < self->steps->len; i++)
    if (cue_watch_asks_fact (cue_watch_get_step (self, i)))
      {
        CueGatePost post = make_post (self, unit, i);

        post.steady = (list == CUE_LEAVES_FACTUAL || is_upright (self, first, i))
                      && !is_timed (self, first);
        g_array_append_val (self->leaves[list].posts, post);
      }
}

static void
put (CueWatch *self, guint unit, guint i)
{
  CueProgramStep *step = &g_array_index (self->steps, CueProgramStep, i);
  CueGatePost post;
  guint weight;

  if (step->kind == CUE_STEP_ALL)
    put (self, unit, find_rarest (self, i, &weight));
  else if (step->kind == CUE_STEP_ANY)
    for (guint k = i + 1; k < step->end; k = cue_watch_get_step (self, k)->end)
      put (self, unit, k);
  else
    {
      step->gate = TRUE;
      post = make_post (self, unit, i);
      g_array_append_val (self->gates.posts, post);
    }
}

gboolean
cue_watch_choose_gates (CueWatch *self, guint unit)
{
  guint first = g_array_index (self->first_steps, guint, unit);
  const GArray *gates = self->gates.posts;
  guint first_gate = gates->len;
  gboolean gated = weigh (self, first) > 0;
  guint lone = CUE_NONE;

  if (gated)
    put (self, unit, first);
  if (gates->len == first_gate + 1)
    lone = g_array_index (gates, CueGatePost, first_gate).step;
  g_array_append_val (self->lone_gates, lone);
  return gated;
}

static int
compare_posts (gconstpointer a, gconstpointer b)
{
  const CueGatePost *one = a;
  const CueGatePost *other = b;

  if (one->need != other->need)
    return one->need < other->need ? -1 : 1;
  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->kind == CUE_GATE_TEXT && strcmp (one->text, other->text) != 0)
    return strcmp (one->text, other->text);
  if (one->kind != CUE_GATE_PLAIN && one->kind != CUE_GATE_TEXT && one->number != other->number)
    return one->number < other->number ? -1 : 1;
  if (one->unit != other->unit)
    return one->unit < other->unit ? -1 : 1;
  return one->step < other->step ? -1 : one->step > other->step;
}

static guint
row_of (const CueGatePost *post)
{
  return post->need * CUE_GATE_N + post->kind;
}

/* Dealt by need and kind, each of which then has few to sort. */
static void
sort_posts (CuePosts *self, guint n_needs)
{
  GArray *posts = self->posts;
  guint n_rows = n_needs * CUE_GATE_N;
  guint *first = g_new0 (guint, n_rows + 1);
  g_autofree CueGatePost *all = g_memdup2 (posts->data, posts->len * sizeof *all);
  g_autofree guint *next = NULL;

  for (guint i = 0; i < posts->len; i++)
    first[row_of (&all[i]) + 1]++;
  for (guint row = 0; row < n_rows; row++)
    first[row + 1] += first[row];
  next = g_memdup2 (first, (n_rows + 1) * sizeof *next);
  for (guint i = 0; i < posts->len; i++)
    g_array_index (posts, CueGatePost, next[row_of (&all[i])]++) = all[i];
  for (guint row = 0; row < n_rows; row++)
    if (first[row + 1] - first[row] > 1)
      qsort (&g_array_index (posts, CueGatePost, first[row]), first[row + 1] - first[row],
             sizeof (CueGatePost), compare_posts);
  self->first = first;
}

void
cue_watch_sort_posts (CueWatch *self)
{
  guint n_needs = cue_needs_count (&self->judge->needs);

  sort_posts (&self->gates, n_needs);
  for (guint i = 0; i < CUE_LEAVES_N; i++)
    sort_posts (&self->leaves[i], n_needs);
}

/* Of longer ones none is kept: each leaf would look at all. */
#define MOST_PARTS 64

/* Of the parts of the "and" that is the unit, the one true most seldom beside @leaf. */
static guint
find_other (const CueWatch *self, const CueGatePost *leaf, guint *n_parts)
{
  guint first = g_array_index (self->first_steps, guint, leaf->unit);
  guint end = g_array_index (self->first_steps, guint, leaf->unit + 1);
  guint best = CUE_NONE;

  *n_parts = self->parts[first].flat && end - first <= MOST_PARTS ? end - first - 1 : 0;
  for (guint i = first + 1; i <= first + *n_parts; i++)
    if (i != leaf->step
        && (best == CUE_NONE
            || weigh_leaf (cue_watch_get_step (self, i))
                   < weigh_leaf (cue_watch_get_step (self, best))))
      best = i;
  return best;
}

static CueOther
make_other (const CueWatch *self, const CueGatePost *leaf)
{
  guint n_parts;
  guint best = find_other (self, leaf, &n_parts);
  const CueProgramStep *step = best == CUE_NONE ? NULL : cue_watch_get_step (self, best);
  CueOther other = { .kind = CUE_SEEN_NOTHING };

  /* of two texts that no "==" names nobody knows whether they are the same */
  if (step == NULL || step->kind == CUE_STEP_FACT
      || (step->kind == CUE_STEP_TEXT && step->compare != CUE_COMPARE_SAME))
    return other;
  other.last = n_parts == 2;
  other.fact = step->place;
  other.orders = (guint8) cue_compare_get_orders (step->compare);
  other.kind = step->kind == CUE_STEP_NUMBER ? CUE_SEEN_NUMBER : CUE_SEEN_TEXT;
  if (other.kind == CUE_SEEN_NUMBER)
    other.number = step->number;
  else
    other.text
        = cue_posts_find_text (&self->leaves[CUE_LEAVES_FACTUAL], need_of (self, step), step->text);
  return other;
}

void
cue_watch_choose_others (CueWatch *self)
{
  const GArray *leaves = self->leaves[CUE_LEAVES_FACTUAL].posts;

  self->others = g_new0 (CueOther, leaves->len + 1);
  for (guint i = 0; i < leaves->len; i++)
    self->others[i] = make_other (self, &g_array_index (leaves, CueGatePost, i));
}
