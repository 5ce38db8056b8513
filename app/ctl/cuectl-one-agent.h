/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl.h"

G_BEGIN_DECLS

/* One agent who has several conversations at once, and so many cards a minute for all of them. */
typedef struct _CuectlOneAgent CuectlOneAgent;

typedef void (*CuectlOneAgentFunc) (const char *id,
                                    const CueEvent *event,
                                    GPtrArray *changes,
                                    gpointer user_data);

/* Nothing is copied of @engine but a reference. */
CuectlOneAgent *cuectl_one_agent_new (CueEngine *engine, guint per_min);
void cuectl_one_agent_free (CuectlOneAgent *self);
void cuectl_one_agent_add (CuectlOneAgent *self, const CuectlConversation *conversation);
/* Plays all of them side by side, event by event in the order of time; each hears of every card
 * that lights in another. Returns how many broke off, after a message for each. */
guint cuectl_one_agent_play (CuectlOneAgent *self, CuectlOneAgentFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuectlOneAgent, cuectl_one_agent_free)

G_END_DECLS
