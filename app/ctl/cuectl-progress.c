/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-progress.h"

#include <stdio.h>
#include <unistd.h>

#define EVERY_US (G_USEC_PER_SEC / 2)
#define STEP_PERCENT 5 /* a line for less would tell nothing */

void
cuectl_progress_begin (CuectlProgress *self, const char *what, gboolean always)
{
  *self = (CuectlProgress){ .what = what,
                            .begun_us = g_get_monotonic_time (),
                            .tells = always || isatty (STDERR_FILENO) };
}

gboolean
cuectl_progress_note (guint done, guint total, gpointer data)
{
  CuectlProgress *self = data;
  gint64 now_us = g_get_monotonic_time ();
  guint percent = total > 0 ? (guint) ((guint64) done * 100 / total) : 0;

  if (!self->tells || now_us - self->begun_us < G_USEC_PER_SEC || now_us - self->told_us < EVERY_US
      || percent < self->told_percent + STEP_PERCENT)
    return TRUE;
  self->told_us = now_us;
  self->told_percent = percent;
  fprintf (stderr, "cuectl: %s: %u %% learnt\n", self->what, percent);
  return TRUE;
}
