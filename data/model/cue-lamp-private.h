/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-lamp.h"
#include "cue-template.h"

G_BEGIN_DECLS

/* @lang: the conversation's language, in which the lamp is said */
CueLamp *cue_lamp_new_for (CuePack *pack,
                           const char *lang,
                           const char *id,
                           CueTargetKind kind,
                           const char *of,
                           const char *rule);
void cue_lamp_set_state (CueLamp *self, CueLampState state);
void cue_lamp_set_number (CueLamp *self, guint number);
void cue_lamp_set_reason (CueLamp *self, const char *reason);
/* Pairs of a hold and the words that were heard for it, "" none; ended by NULL. */
void cue_lamp_set_held_by (CueLamp *self, const char *const *held_by);
const char *const *cue_lamp_get_held_by (CueLamp *self);
/* The text of the turn that it was lit for. (nullable) */
void cue_lamp_bind (CueLamp *self, const char *text);
const char *cue_lamp_get_bound (CueLamp *self);
/* TRUE when that has changed. A stale lamp is not alight. */
gboolean cue_lamp_set_stale (CueLamp *self, gboolean stale);
void cue_lamp_set_pinned (CueLamp *self, gboolean pinned);
void cue_lamp_set_at_ms (CueLamp *self, gint64 at_ms);
void cue_lamp_set_score_milli (CueLamp *self, gint64 score_milli);
/* Which point of its talk comes next, from 1; only talks have steps. @proof: (nullable): why */
void cue_lamp_set_step (CueLamp *self, guint step, JsonObject *proof);
void cue_lamp_set_proof (CueLamp *self, JsonObject *proof);
/* Fills the text to say with what @lookup knows now. */
void cue_lamp_fill (CueLamp *self, CueVariableFunc lookup, gpointer user_data);

/* The talk of the lamp, NULL when it is none. (transfer none) */
const CueTalk *cue_lamp_find_talk (CueLamp *self);
/* What to say or sell now, with its holes. (transfer none) (nullable) */
const CueText *cue_lamp_find_words (CueLamp *self);

/* Pieces in one string, holes as {{name}}. (transfer full) */
char *cue_pieces_to_string (GPtrArray *pieces);

G_END_DECLS
