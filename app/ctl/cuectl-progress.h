/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells on standard error how far something is, for who waits more than a second. */
typedef struct
{
  const char *what; /* borrowed: what is worked on */
  gint64 begun_us;
  gint64 told_us;
  guint told_percent;
  gboolean tells;
} CuectlProgress;

/* @always: also where standard error is no terminal */
void cuectl_progress_begin (CuectlProgress *self, const char *what, gboolean always);
/* A CueTrainProgress. */
gboolean cuectl_progress_note (guint done, guint total, gpointer self);

G_END_DECLS
