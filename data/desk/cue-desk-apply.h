/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-change.h"
#include "cue-conversation-private.h"
#include "cue-event.h"

G_BEGIN_DECLS

/* Value of a variable as text (transfer full) or NULL; @offer (nullable): the one that {{offer.…}}
 * means. */
typedef char *(*CueValueFunc) (const char *offer, const char *name, gpointer user_data);

/* What an event itself shows: the words, who speaks, notes. */
void cue_desk_apply_event (CueConversation *conversation, const CueEvent *event);

/* What one change of the engine shows (docs/engine.md). @event: the event that made it.
 * Returns: (transfer none) (nullable): the lamp that was just lit */
CueLamp *cue_desk_apply_change (CueConversation *conversation,
                                const char *type,
                                JsonObject *body,
                                const CueEvent *event);

/* The same for a change of type "lamp". */
CueLamp *
cue_desk_apply_lamp (CueConversation *conversation, JsonObject *body, const CueEvent *event);
/* Which point of a lamp's talk comes next. */
void cue_desk_apply_next (CueConversation *conversation, JsonObject *body);

/* What holds a held lamp now, and the words heard for it. */
void cue_desk_apply_held (CueConversation *conversation, CueLamp *lamp);

/* Makes a lamp inert whose words were corrected away. */
void cue_desk_apply_stale (CueConversation *conversation, CueLamp *lamp);

/* After all changes of a step: texts are filled, steps of talks and counters follow. */
void cue_desk_apply_done (CueConversation *conversation, CueValueFunc value, gpointer user_data);

G_END_DECLS
