/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-course.h"
#include "cuectl-data.h"

G_BEGIN_DECLS

/**
 * cuectl_course_new:
 *
 * What went before the turn that @query judges. An action counts where the conversation follows a
 * named flow: there the program knew which line was chosen. What was only labelled afterwards is
 * not looked at. Texts stay those of @data.
 *
 * Returns: (transfer full) (nullable): NULL when the query points into no conversation
 */
CueCourse *cuectl_course_new (const CuectlData *data, const CuectlQuery *query);

/* Who said a turn. */
CueCourseRole cuectl_course_role (JsonObject *turn);

/* The flow of the query's conversation. NULL: none is named. */
const char *cuectl_course_flow (const CuectlData *data, const CuectlQuery *query);

G_END_DECLS
