/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-idf.h"
#include "cue-pack.h"

G_BEGIN_DECLS

#define CUE_MODEL_ERROR (cue_model_error_quark ())
GQuark cue_model_error_quark (void);

typedef enum
{
  CUE_MODEL_ERROR_INVALID,  /* not the shape of a model */
  CUE_MODEL_ERROR_MISMATCH, /* learnt from another pack */
} CueModelError;

/* What is learnt from a pack when it is sealed: integers only, named by digest, the same bytes on
 * every machine. */
typedef struct _CueModel CueModel;

GType cue_model_get_type (void);
CueModel *cue_model_train (const CuePack *pack);
/* The one that was sealed with @pack; trained where there is none that fits. (transfer full) */
CueModel *cue_model_new_for_pack (const CuePack *pack);
/* Errors: %CUE_MODEL_ERROR */
CueModel *cue_model_from_json (JsonNode *node, const CuePack *pack, GError **error);
JsonNode *cue_model_to_json (const CueModel *self); /* (transfer full) */
/* As it is sealed with its pack. */
CueModel *cue_model_from_bytes (GBytes *bytes, const CuePack *pack, GError **error);
GBytes *cue_model_to_bytes (const CueModel *self); /* (transfer full) */
CueModel *cue_model_ref (CueModel *self);
void cue_model_unref (CueModel *self);
const char *cue_model_get_digest (const CueModel *self);
CueIdf *cue_model_get_idf (const CueModel *self); /* (transfer none) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueModel, cue_model_unref)

G_END_DECLS
