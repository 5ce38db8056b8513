/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cue-pack.h"

G_BEGIN_DECLS

/* A proof (docs/engine.md) in words: one short sentence a line, for the why-popover and `cuectl
 * why`. Rule and version · the words that matched · facts · tags · score terms · what it beat ·
 * what holds it.
 * @proof: of a lamp, a tag or a point. (transfer full) */
char *cue_proof_to_text (JsonObject *proof, const CuePack *pack, const char *lang);

/* One line: why it is lit or held, e.g. 「流量超了」 · 超套 2 个月. (transfer full) */
char *cue_proof_to_line (JsonObject *proof, const CuePack *pack, const char *lang);

/* A reason in words: "beaten", "cooldown", a hold's id … (transfer full) */
char *cue_reason_to_text (const char *reason, const CuePack *pack, const char *lang);

G_END_DECLS
