/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-answer-search.h"
#include "cue-learnt-tags.h"

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

/**
 * cue_model_train:
 * @progress: (nullable): told how far it is; FALSE from it ends the learning
 *
 * Learns from @pack how rare each term is among its answers, and which answer a question is for
 * (unless there are so many answers that they are only searched), and makes the index of them.
 * The order of learning is drawn from the answers' text, so an edited rule leaves it alone. May
 * take a minute with ten thousand answers: for a worker thread.
 *
 * Returns: (transfer full) (nullable): %NULL when @progress ended it
 */
CueModel *cue_model_train (const CuePack *pack, CueTrainProgress progress, gpointer user_data);
/* The one that was sealed with @pack; trained where there is none that fits. (transfer full)
 * (nullable): as cue_model_train () */
CueModel *
cue_model_new_for_pack (const CuePack *pack, CueTrainProgress progress, gpointer user_data);
/* Errors: %CUE_MODEL_ERROR. */
CueModel *cue_model_from_bytes (GBytes *bytes, const CuePack *pack, GError **error);
/* As it is sealed with its pack. (transfer full) */
GBytes *cue_model_to_bytes (const CueModel *self);
/* But for the pack that it was learnt from. */
gboolean cue_model_has_learnt_same (const CueModel *self, const CueModel *other);
CueModel *cue_model_ref (CueModel *self);
void cue_model_unref (CueModel *self);
const char *cue_model_get_digest (const CueModel *self);
CueAnswerSearch *cue_model_get_answers (const CueModel *self); /* (transfer none) */
/* (transfer none) (nullable): the pack has no examples */
CueLearntTags *cue_model_get_learnt_tags (const CueModel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueModel, cue_model_unref)

G_END_DECLS
