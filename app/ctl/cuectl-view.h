/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-settings.h"
#include "cuectl-data.h"

G_BEGIN_DECLS

/* What is to be seen at the moment of a query: its words, and of the conversation no more than what
 * was said and done before. (transfer full): finished */
CueFeatures *
cuectl_view (const CuectlData *data, const CuectlQuery *query, const CueSettings *settings);

/* A text that stands in no conversation, but may belong to a flow. (transfer full): finished */
CueFeatures *cuectl_view_text (const char *text, const char *flow, const CueSettings *settings);

G_END_DECLS
