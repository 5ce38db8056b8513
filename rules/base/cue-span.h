/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CueSpan:
 * @start: first code point
 * @end: one past the last code point
 *
 * A stretch of an original text, counted in Unicode code points.
 */
typedef struct
{
  guint start;
  guint end;
} CueSpan;

G_END_DECLS
