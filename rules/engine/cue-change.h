/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

typedef struct _CuePointVerdict CuePointVerdict;

/* What one step altered: a type and a JSON object (docs/engine.md). Immutable, reference counted,
 * safe to read in several threads. The digest is made of its text, and of most changes that is all
 * that is ever asked for: nodes are made for who asks. An agent's turn may alter hundreds of
 * points, so a point's change is its verdict. */
typedef struct
{
  const char *type; /* interned: "turn", "fact", "tag", "stage", "hold", "lamp", "point",
                       "dispute", "next", "task", "pack" */
  /* owned */
  CuePointVerdict *verdict; /* of a point; NULL: @draft is there */
  CueDraft *draft;
  JsonNode *body; /* for cue_change_get_body () alone: NULL until it was asked for */
} CueChange;

GType cue_change_get_type (void);
CueChange *cue_change_new (const char *type, CueDraft *body); /* takes @body */
CueChange *cue_change_new_point (CuePointVerdict *verdict);
CueChange *cue_change_ref (CueChange *self);
void cue_change_unref (CueChange *self);
JsonObject *cue_change_get_body (const CueChange *self); /* (transfer none) */
JsonNode *cue_change_to_json (const CueChange *self);    /* {"type":…, …body} (transfer full) */
/* The canonical text of cue_change_to_json (). */
void cue_change_append_canonical (const CueChange *self, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueChange, cue_change_unref)

G_END_DECLS
