/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-course.h"
#include "cue-text-features.h"

G_BEGIN_DECLS

/* The lines of flows, and how much each of them is like what was said at a moment: properties for
 * cue-choice.h. They tell nothing of which line it is, so that lines of a flow that nobody has
 * played yet are judged like any other. Immutable once finished. */
typedef struct _CueLines CueLines;

/**
 * CueLine:
 * @id: its words tell what the line is of: ask_name
 * @next: (nullable): the line that usually follows
 */
typedef struct
{
  const char *id;
  const char *flow;
  const char *next;
} CueLine;

CueLines *cue_lines_new (const CueTextPlan *plan);
void cue_lines_free (CueLines *self);
/* @wordings: (element-type utf8): the text of the line, and other ways of saying it; at least one.
 * All is copied. */
void cue_lines_add (CueLines *self, const CueLine *line, GPtrArray *wordings);
/* Afterwards nothing is added. */
void cue_lines_finish (CueLines *self);

/* The ids of the lines of @flow, in the order they were added. (transfer none) (nullable)
 * (element-type utf8) */
const GPtrArray *cue_lines_of_flow (const CueLines *self, const char *flow);

guint cue_lines_n_properties (void);

/**
 * cue_lines_look:
 * @course: what went before; its flow is one that has lines
 * @judged: what was said
 *
 * Returns: (transfer full): gint32, in milli: cue_lines_n_properties () of every line of the flow,
 *   and of the last candidate, which is that none of them was said
 */
GArray *cue_lines_look (const CueLines *self, const CueCourse *course, const char *judged);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLines, cue_lines_free)

G_END_DECLS
