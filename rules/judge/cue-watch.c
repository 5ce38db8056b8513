/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which conditions a change may turn. What an event touched leads, by lists made once, to the units
 * that are awake and ask for it, and to those asleep that it wakes (cue-watch-gates.c); time leads
 * to units by a heap of flips. Only these are looked at. The rest stands as it did, since nothing
 * it follows has changed.
 *
 * A counter of missing parts for every condition was weighed against this: it must be kept for
 * every rule of every conversation and be written for every part that turns, thousands of times
 * when the facts of a customer arrive. A gate is chosen once, for the pack.
 */
#include "cue-watch-private.h"

static GArray *
numbers_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

static GArray *
posts_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CueGatePost));
}

static void
posts_clear (CuePosts *self)
{
  g_array_unref (self->posts);
  g_free (self->first);
}

CueWatch *
cue_watch_new (const CueJudge *judge)
{
  CueWatch *self = g_new0 (CueWatch, 1);
  guint zero = 0;

  self->judge = judge;
  self->steps = cue_program_new ();
  self->first_steps = numbers_new ();
  self->gates.posts = posts_new ();
  for (guint i = 0; i < CUE_LEAVES_N; i++)
    self->leaves[i].posts = posts_new ();
  self->lone_gates = numbers_new ();
  self->needs = numbers_new ();
  self->uses = numbers_new ();
  self->first_needs = numbers_new ();
  self->sleepless = numbers_new ();
  self->restless = numbers_new ();
  g_array_append_val (self->first_steps, zero);
  g_array_append_val (self->first_needs, zero);
  return self;
}

void
cue_watch_free (CueWatch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->steps);
  g_free (self->parts);
  g_array_unref (self->first_steps);
  posts_clear (&self->gates);
  for (guint i = 0; i < CUE_LEAVES_N; i++)
    posts_clear (&self->leaves[i]);
  g_free (self->others);
  g_array_unref (self->lone_gates);
  g_array_unref (self->needs);
  g_array_unref (self->uses);
  g_array_unref (self->first_needs);
  g_free (self->users);
  g_free (self->first_users);
  g_array_unref (self->sleepless);
  g_array_unref (self->restless);
  g_free (self);
}

guint
cue_watch_get_n_units (const CueWatch *self)
{
  return self->first_steps->len - 1;
}

const guint *
cue_watch_get_needs (const CueWatch *self, guint unit, guint *n)
{
  guint first = g_array_index (self->first_needs, guint, unit);

  *n = g_array_index (self->first_needs, guint, unit + 1) - first;
  return *n == 0 ? NULL : &g_array_index (self->needs, guint, first);
}

/* Looks up once what the leaves ask for. */
static void
place_steps (CueWatch *self, guint first)
{
  for (guint i = first; i < self->steps->len; i++)
    {
      CueProgramStep *step = &g_array_index (self->steps, CueProgramStep, i);

      switch (step->kind)
        {
        case CUE_STEP_TAG:
          step->place = cue_judge_find_tag (self->judge, step->id);
          break;
        case CUE_STEP_HEARD:
        case CUE_STEP_COUNT:
          step->place = cue_judge_find_asked (self->judge, step->id);
          break;
        case CUE_STEP_STAGE:
          step->place = cue_judge_find_stage (self->judge, step->id);
          break;
        case CUE_STEP_SAID:
          step->place = cue_judge_find_point (self->judge, step->id);
          break;
        case CUE_STEP_FACT:
        case CUE_STEP_NUMBER:
        case CUE_STEP_TEXT:
          step->place = cue_needs_find_fact (&self->judge->needs, step->id);
          break;
        default:
          step->place = CUE_NONE;
        }
    }
}

typedef struct
{
  CueWatch *watch;
  guint unit;
} Gathering;

static void
add_need (CueWatch *self, guint need)
{
  guint first = g_array_index (self->first_needs, guint, self->first_needs->len - 1);
  guint once = 1;

  for (guint i = first; i < self->needs->len; i++)
    if (g_array_index (self->needs, guint, i) == need)
      {
        g_array_index (self->uses, guint, i)++;
        return;
      }
  g_array_append_val (self->needs, need);
  g_array_append_val (self->uses, once);
}

/* A plain question leads to the unit by itself, when its answer turns. */
static void
take_off_leaves (CueWatch *self, const GArray *leaves, guint first_leaf)
{
  guint first = g_array_index (self->first_needs, guint, self->first_needs->len - 1);

  for (guint k = first_leaf; k < leaves->len; k++)
    for (guint i = first; i < self->needs->len; i++)
      if (g_array_index (self->needs, guint, i) == g_array_index (leaves, CueGatePost, k).need)
        g_array_index (self->uses, guint, i)--;
}

static void
add_leaves (CueWatch *self, guint unit, gboolean factual)
{
  CueLeaves list = factual ? CUE_LEAVES_FACTUAL : CUE_LEAVES_MIXED;
  guint first_leaf = self->leaves[list].posts->len;

  cue_watch_note_leaves (self, unit, list);
  take_off_leaves (self, self->leaves[list].posts, first_leaf);
}

static void
add_speaker (CueWatch *self, const char *by)
{
  if (!g_str_equal (by, "agent"))
    add_need (self, CUE_NEED_CUSTOMER);
  if (!g_str_equal (by, "customer"))
    add_need (self, CUE_NEED_AGENT);
}

static void
add_fact (CueWatch *self, const char *id)
{
  guint fact = cue_needs_find_fact (&self->judge->needs, id);

  add_need (self, fact == CUE_NONE ? CUE_NEED_OTHER : cue_needs_fact (&self->judge->needs, fact));
}

static gboolean
add_indexed (CueWatch *self, const char *family, const char *id)
{
  const CueNeeds *needs = &self->judge->needs;
  guint index;

  if (cue_family_is (family, "phrase")
      && (index = cue_judge_find_asked (self->judge, id)) != CUE_NONE)
    add_need (self, cue_needs_phrase (needs, index));
  else if (cue_family_is (family, "tag")
           && (index = cue_judge_find_tag (self->judge, id)) != CUE_NONE)
    add_need (self, cue_needs_tag (needs, index));
  else if (cue_family_is (family, "point")
           && (index = cue_judge_find_point (self->judge, id)) != CUE_NONE)
    add_need (self, cue_needs_point (needs, index));
  else
    return FALSE;
  return TRUE;
}

static void
need_cb (const char *family, const char *id, gpointer user_data)
{
  Gathering *gathering = user_data;
  CueWatch *self = gathering->watch;
  CueUnit unit;

  if (add_indexed (self, family, id))
    return;
  if (cue_family_is (family, "fact"))
    add_fact (self, id);
  else if (cue_family_is (family, "owns"))
    add_fact (self, "customer.products");
  else if (cue_family_is (family, "turns") || cue_family_is (family, "silence"))
    add_speaker (self, id);
  else if (cue_family_is (family, "stage"))
    add_need (self, CUE_NEED_STAGE);
  else if (cue_family_is (family, "outcome"))
    add_need (self, CUE_NEED_OUTCOME);
  else if (cue_family_is (family, "lit"))
    add_need (self, CUE_NEED_LIT);
  else if (cue_family_is (family, "opened"))
    add_need (self, CUE_NEED_OPENED);
  else if (cue_family_is (family, "unit") && cue_unit_from_string (id, &unit))
    add_need (self, CUE_NEED_UNIT + unit);
  else if (cue_family_is (family, "any")
           && (self->restless->len == 0
               || g_array_index (self->restless, guint, self->restless->len - 1)
                      != gathering->unit))
    g_array_append_val (self->restless, gathering->unit);
}

void
cue_watch_add (CueWatch *self,
               const CueCondition *when,
               const CueCondition *also,
               const GArray *needs)
{
  Gathering gathering = { self, cue_watch_get_n_units (self) };
  guint lone = CUE_FACTUAL;
  gboolean factual;

  cue_program_append (self->steps, when, need_cb, &gathering);
  place_steps (self, g_array_index (self->first_steps, guint, gathering.unit));
  if (also != NULL)
    cue_condition_foreach_need (also, need_cb, &gathering);
  for (guint i = 0; needs != NULL && i < needs->len; i++)
    add_need (self, g_array_index (needs, guint, i));
  factual = also == NULL && needs == NULL && cue_watch_is_factual (self, gathering.unit);
  add_leaves (self, gathering.unit, factual);
  if (factual)
    g_array_append_val (self->lone_gates, lone);
  else if (!cue_watch_choose_gates (self, gathering.unit))
    g_array_append_val (self->sleepless, gathering.unit);
  g_array_append_val (self->first_steps, self->steps->len);
  g_array_append_val (self->first_needs, self->needs->len);
}

void
cue_watch_finish (CueWatch *self)
{
  guint n_needs = cue_needs_count (&self->judge->needs);
  g_autofree guint *next = NULL;

  cue_watch_make_parts (self);
  cue_watch_sort_posts (self);
  cue_watch_choose_others (self);
  self->users = g_new0 (guint, self->needs->len + 1);
  self->first_users = g_new0 (guint, n_needs + 2);
  for (guint i = 0; i < self->needs->len; i++)
    if (g_array_index (self->uses, guint, i) > 0)
      self->first_users[g_array_index (self->needs, guint, i) + 1]++;
  for (guint need = 0; need < n_needs; need++)
    self->first_users[need + 1] += self->first_users[need];
  next = g_memdup2 (self->first_users, (n_needs + 1) * sizeof *next);
  for (guint unit = 0; unit < cue_watch_get_n_units (self); unit++)
    for (guint i = g_array_index (self->first_needs, guint, unit);
         i < g_array_index (self->first_needs, guint, unit + 1); i++)
      if (g_array_index (self->uses, guint, i) > 0)
        self->users[next[g_array_index (self->needs, guint, i)]++] = unit;
}
