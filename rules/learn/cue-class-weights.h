/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-linear.h"

G_BEGIN_DECLS

/* Weights class by class: what a text costs is what the few classes weigh that are asked about,
 * however many there are. Used where its bytes lie. Immutable. */
typedef struct _CueClassWeights CueClassWeights;

/* Writes what @linear weighs, the other way round. */
void cue_class_weights_write_for (const CueLinear *linear, GByteArray *out);
/* @source, which @bytes reads, is kept. NULL when the bytes have
 * not the shape of one. */
CueClassWeights *cue_class_weights_read (CueBytes *bytes, GBytes *source);
void cue_class_weights_free (CueClassWeights *self);
guint cue_class_weights_get_n_classes (const CueClassWeights *self);

/* How near @x is to each of @classes, as cue_linear_score () tells it. @out: one for each of @n. */
void cue_class_weights_score (const CueClassWeights *self,
                              const CueVector *x,
                              const guint *classes,
                              guint n,
                              gint32 *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueClassWeights, cue_class_weights_free)

G_END_DECLS
