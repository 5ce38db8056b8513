/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-budget.h"

void
cue_budget_init (CueBudget *self)
{
  self->spent = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->elsewhere = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->per_min = 0;
  self->limited = FALSE;
}

void
cue_budget_copy (CueBudget *self, const CueBudget *other)
{
  *self = *other;
  self->spent = g_array_copy (other->spent);
  self->elsewhere = g_array_copy (other->elsewhere);
}

void
cue_budget_clear (CueBudget *self)
{
  g_clear_pointer (&self->spent, g_array_unref);
  g_clear_pointer (&self->elsewhere, g_array_unref);
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

void
cue_budget_set (CueBudget *self, gboolean limited, guint per_min, GArray *elsewhere)
{
  self->limited = limited;
  self->per_min = per_min;
  g_array_unref (self->elsewhere);
  self->elsewhere = g_array_copy (elsewhere);
  g_array_sort (self->elsewhere, compare_times);
}

/* Of the minute that ends at @now_ms. */
static guint
count_recent (const GArray *times, gint64 now_ms)
{
  guint n = 0;

  for (guint i = 0; i < times->len; i++)
    n += g_array_index (times, gint64, i) > now_ms - CUE_BUDGET_WINDOW_MS;
  return n;
}

guint
cue_budget_get_left (const CueBudget *self, gint64 now_ms)
{
  guint used = count_recent (self->spent, now_ms) + count_recent (self->elsewhere, now_ms);

  if (!self->limited)
    return G_MAXUINT;
  return used < self->per_min ? self->per_min - used : 0;
}

void
cue_budget_spend (CueBudget *self, gint64 now_ms)
{
  guint old = self->spent->len - count_recent (self->spent, now_ms);

  if (old > 0)
    g_array_remove_range (self->spent, 0, old);
  g_array_append_val (self->spent, now_ms);
}

static gint64
first_recent (const GArray *times, gint64 now_ms)
{
  for (guint i = 0; i < times->len; i++)
    if (g_array_index (times, gint64, i) > now_ms - CUE_BUDGET_WINDOW_MS)
      return g_array_index (times, gint64, i) + CUE_BUDGET_WINDOW_MS;
  return G_MAXINT64;
}

gint64
cue_budget_get_next_ms (const CueBudget *self, gint64 now_ms)
{
  if (!self->limited || self->per_min == 0)
    return G_MAXINT64;
  if (cue_budget_get_left (self, now_ms) > 0)
    return now_ms + CUE_BUDGET_WINDOW_MS;
  return MIN (first_recent (self->spent, now_ms), first_recent (self->elsewhere, now_ms));
}
