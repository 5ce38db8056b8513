/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-fold.h"

G_BEGIN_DECLS

/* A folded text while it grows. */
typedef struct
{
  gunichar *chars;
  CueSpan *sources;
  guint length;
  guint room;
  gboolean combines; /* marks may have to be ordered and composed */
} CueFoldBuilder;

/* Puts marks in canonical order and composes them with what they stand on, in place; sources follow
 * and never go back. */
void cue_fold_settle_marks (CueFoldBuilder *self);

G_END_DECLS
