/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row of the one table of operators; editor, `cuectl operators` and docs read it. */
typedef struct
{
  const char *name;
  const char *family;    /* "logic", "compare", "number", "text", "list", "control", "talk" */
  const char *arguments; /* e.g. "phrase, {by, within_turns}" */
  const char *result;    /* "boolean", "number", "any" … */
  const char *help_en;
  const char *help_zh;
} CueOperatorInfo;

const CueOperatorInfo *cue_operators_list (guint *n);

G_END_DECLS
