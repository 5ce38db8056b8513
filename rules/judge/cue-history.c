/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-history.h"

static void
mark_unref (gpointer data)
{
  CueMark *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->what);
  g_free (self->value);
  g_free (self);
}

static gpointer
mark_ref (gconstpointer data, gpointer user_data)
{
  CueMark *self = (CueMark *) data;

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
add (GPtrArray *marks, const char *what, const char *value, const CueMoment *moment, gboolean early)
{
  CueMark *mark = g_new0 (CueMark, 1);

  g_atomic_ref_count_init (&mark->refs);
  mark->what = g_strdup (what);
  mark->value = g_strdup (value);
  mark->seq = moment->seq;
  mark->at_ms = moment->at_ms;
  mark->early = early;
  g_ptr_array_add (marks, mark);
}

/* Flips that are due by the time of an event come before it, so a flip sees all that is older than
 * itself. */
static gboolean
is_before (const CueMark *self, const CueMoment *moment)
{
  if (moment->by_time)
    return self->at_ms < moment->at_ms;
  return self->seq < moment->seq || (self->seq == moment->seq && self->early);
}

guint
cue_marks_count_before (GPtrArray *marks, const CueMoment *moment)
{
  guint low = 0;
  guint high = marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (is_before (g_ptr_array_index (marks, middle), moment))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static const CueMark *
find (GPtrArray *marks, guint n, const char *what)
{
  for (guint i = n; i > 0; i--)
    {
      const CueMark *mark = g_ptr_array_index (marks, i - 1);

      if (g_str_equal (mark->what, what))
        return mark;
    }
  return NULL;
}

CueHistory *
cue_history_new (void)
{
  CueHistory *self = g_new0 (CueHistory, 1);

  self->lit = g_ptr_array_new_with_free_func (mark_unref);
  self->outcomes = g_ptr_array_new_with_free_func (mark_unref);
  self->talks = g_ptr_array_new_with_free_func (mark_unref);
  return self;
}

CueHistory *
cue_history_copy (const CueHistory *self)
{
  CueHistory *copy = g_new0 (CueHistory, 1);

  copy->lit = g_ptr_array_copy (self->lit, (GCopyFunc) mark_ref, NULL);
  copy->outcomes = g_ptr_array_copy (self->outcomes, (GCopyFunc) mark_ref, NULL);
  copy->talks = g_ptr_array_copy (self->talks, (GCopyFunc) mark_ref, NULL);
  return copy;
}

void
cue_history_free (CueHistory *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lit);
  g_ptr_array_unref (self->outcomes);
  g_ptr_array_unref (self->talks);
  g_free (self);
}

void
cue_history_add_lit (CueHistory *self, const char *rule, const char *offer, const CueMoment *moment)
{
  add (self->lit, rule, offer, moment, moment->by_time);
}

void
cue_history_add_outcome (CueHistory *self,
                         const char *offer,
                         const char *result,
                         const CueMoment *moment)
{
  add (self->outcomes, offer, result, moment, TRUE);
}

const CueMark *
cue_history_find_lit (const CueHistory *self, const char *rule, const CueMoment *moment)
{
  guint n = cue_marks_count_before (self->lit, moment);

  return find (self->lit, moment->n_lit > 0 ? MIN (n, moment->n_lit - 1) : n, rule);
}

const CueMark *
cue_history_find_outcome (const CueHistory *self, const char *offer, const CueMoment *moment)
{
  return find (self->outcomes, cue_marks_count_before (self->outcomes, moment), offer);
}

void
cue_history_add_talk (CueHistory *self, const char *talk, const CueMoment *moment)
{
  for (guint i = 0; i < self->talks->len; i++)
    if (g_str_equal (((CueMark *) g_ptr_array_index (self->talks, i))->what, talk))
      return;
  add (self->talks, talk, NULL, moment, moment->by_time);
}

const CueMark *
cue_history_find_talk (const CueHistory *self, const char *talk, const CueMoment *moment)
{
  return find (self->talks, cue_marks_count_before (self->talks, moment), talk);
}
