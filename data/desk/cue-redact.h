/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Card numbers (13 to 19 digits with a right check digit) and Chinese resident ids (18, checked)
 * keep their last four; the rest becomes •. Separators stay, so the length in code points does too.
 * (transfer full) (nullable): NULL when there is nothing to hide */
char *cue_redact_text (const char *text);

/* The same in every text of an event's body; ids of turns, lamps and the like are left alone. Takes
 * @body. (transfer full) */
JsonNode *cue_redact_body (JsonNode *body);

G_END_DECLS
