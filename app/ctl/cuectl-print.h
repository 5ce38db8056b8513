/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl.h"

G_BEGIN_DECLS

/* A conversation as a time-line that a person reads. */
void cuectl_print_heading (const CuectlConversation *conversation);
void cuectl_print_step (const CuePack *pack,
                        const char *lang,
                        const CueEvent *event,
                        GPtrArray *changes,
                        gint64 start_ms);

G_END_DECLS
