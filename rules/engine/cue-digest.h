/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-change.h"
#include "cue-state-private.h"

G_BEGIN_DECLS

/* The digest chain of docs/engine.md: what a conversation has shown, in 32 bytes. */
void cue_digest_begin (CueState *state);
void cue_digest_add (CueState *state, GPtrArray *changes);

G_END_DECLS
