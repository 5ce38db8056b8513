/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

/* The same tokens at the same places, English words hashed by their stems (charged, charges and
 * charging are one; so are sent and send): for books whose wordings went through
 * cue_stem_wording (). (transfer full) */
CueTokens *cue_tokens_new_stemmed (const CueTokens *tokens);
/* A wording with its English words stemmed. (transfer full) */
char *cue_stem_wording (const char *wording);

G_END_DECLS
