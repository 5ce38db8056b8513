/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-lamp.h"
#include "cue-said-verdict.h"

G_BEGIN_DECLS

/* How a lamp's state and a point's verdict are shown: icon shape, word, style. All strings are
 * static. */
const char *cue_lamp_words_state (CueLampState state);
const char *cue_lamp_words_icon (CueLampState state);
const char *cue_lamp_words_style (CueLampState state); /* "lamp-lit" … */
const char *cue_lamp_words_kind (CueTargetKind kind);
const char *cue_verdict_words (CueVerdict verdict, gboolean missed);
const char *cue_verdict_icon (CueVerdict verdict, gboolean missed);
const char *cue_verdict_style (CueVerdict verdict, gboolean missed);

G_END_DECLS
