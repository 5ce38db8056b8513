/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-proof-words.h"
#include "cue-proof.h"

G_BEGIN_DECLS

/* A proof while it is told. */
typedef struct
{
  JsonObject *proof;
  const CuePack *pack;
  const char *lang;
  GString *out;
} CueTelling;

/* What a thing of the pack is called; its id when it has no title. */
const char *cue_telling_get_rule (const CueTelling *self, const char *id);
const char *cue_telling_get_phrase (const CueTelling *self, const char *id);
const char *cue_telling_get_tag (const CueTelling *self, const char *id);
const char *cue_telling_get_fact (const CueTelling *self, const char *id);
const char *cue_telling_get_target (const CueTelling *self, const char *id);
/* A value as people read it; private ones are masked. (transfer full) */
char *cue_telling_dup_value (const CueTelling *self, const char *fact, JsonNode *value);

/* One sentence and its end; a pattern takes at most two strings. */
void cue_telling_say_line (CueTelling *self, CueSay pattern, const char *first, const char *second);

/* cue-proof-next.c: FALSE: the proof is of something else */
gboolean cue_telling_tell_next (CueTelling *self);
/* Why it comes next. Static; NULL: the proof is of something else. */
const char *cue_telling_get_next_reason (const CueTelling *self);

G_END_DECLS
