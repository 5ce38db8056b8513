/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

G_END_DECLS
