/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What one step altered: a type and a sealed JSON object (docs/engine.md). Immutable, reference
 * counted. */
typedef struct
{
  const char *type; /* interned: "turn", "fact", "tag", "stage", "hold", "lamp", "point",
                       "dispute", "pack" */
  JsonNode *body;
} CueChange;

GType cue_change_get_type (void);
CueChange *cue_change_new (const char *type, JsonNode *body); /* takes @body */
CueChange *cue_change_ref (CueChange *self);
void cue_change_unref (CueChange *self);
JsonObject *cue_change_get_body (const CueChange *self); /* (transfer none) */
JsonNode *cue_change_to_json (const CueChange *self);    /* {"type":…, …body} (transfer full) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueChange, cue_change_unref)

G_END_DECLS
