/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl.h"

G_BEGIN_DECLS

/* What a replay asks of the agent's attention, measured from the words' times and the lamps alone:
 * the engine's own idea of who speaks and what is left is not asked. */
typedef struct _CuectlMetrics CuectlMetrics;

/* @per_min: the budget that was set, or -1 */
CuectlMetrics *cuectl_metrics_new (CuePack *pack, int per_min);
void cuectl_metrics_free (CuectlMetrics *self);
/* Before its steps: when its speakers speak. Times count from its first event. */
void cuectl_metrics_add_conversation (CuectlMetrics *self, const char *id, GPtrArray *events);
void cuectl_metrics_add_step (CuectlMetrics *self, const char *id, GPtrArray *changes);
/* A table to read, or one line of JSON. */
void cuectl_metrics_print (CuectlMetrics *self, gboolean json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuectlMetrics, cuectl_metrics_free)

G_END_DECLS
