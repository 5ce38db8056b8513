/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-conversation-private.h"
#include "cue-desk.h"

G_BEGIN_DECLS

/* The embedded pack of that name ("telecom-zh"); a pack with nothing in it when it cannot be read.
 * (transfer full) */
CuePack *cue_ui_fixture_pack (const char *name);

/* A made-up contact about a mobile plan, in Chinese ("zh") or English. (transfer full) */
CueConversation *cue_ui_fixture_conversation (const char *lang);
/* A conversation in which nothing has been said. (transfer full) */
CueConversation *cue_ui_fixture_empty (const char *id, const char *lang, const char *channel);
/* What was read: @kind @id at the first place where @words stand in @turn. */
void cue_ui_fixture_mark (CueConversation *conversation,
                          const char *turn,
                          const char *kind,
                          const char *id,
                          const char *words);
/* Id of the first point of the pack's first talk that does not belong to every conversation (else
 * of the first that does); its talk is on the checklist. */
const char *cue_ui_fixture_point (CueConversation *conversation, gboolean of_conversation);
/* @turn proves @point by @words. */
void cue_ui_fixture_prove (CueConversation *conversation,
                           const char *turn,
                           const char *point,
                           const char *words);
/* The pack's first offers and talks alight, tags on, some points said. */
void cue_ui_fixture_light (CueConversation *conversation);
/* A desk in memory that plays @conversation (one line of JSON), with the agent's turns as hints.
 * (transfer full) */
CueDesk *cue_ui_fixture_desk (const char *conversation);
/* 14:02 of a day in 2024, local time. */
gint64 cue_ui_fixture_start_ms (void);

G_END_DECLS
