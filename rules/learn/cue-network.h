/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-vocabulary.h"

G_BEGIN_DECLS

/* Cells between the features and the classes of a net. */
#define CUE_NETWORK_CELLS 32

/* Several nets over the same features and classes, each with one layer of cells in the middle: a
 * cell tells of features that mean something only together. 16 bit integers; immutable. */
typedef struct _CueNetwork CueNetwork;

CueNetwork *cue_network_new (guint n_features, guint n_classes, guint n_nets);
void cue_network_free (CueNetwork *self);
guint cue_network_get_n_classes (const CueNetwork *self);
guint cue_network_get_n_nets (const CueNetwork *self);

/**
 * cue_network_set:
 * @first: #CUE_NETWORK_CELLS weights for each feature and for the bias behind them
 * @second: n_classes weights for each cell and for the bias behind them
 *
 * What net @net has learnt. Only while @self is made.
 */
void cue_network_set (CueNetwork *self, guint net, const float *first, const float *second);

/**
 * cue_network_score:
 * @out: (out): of every class, the milli of a logarithm: exp of it is the class's part of a share
 */
void cue_network_score (const CueNetwork *self, guint net, const CueVector *x, gint32 *out);

void cue_network_write (const CueNetwork *self, GByteArray *out);
/* For a vocabulary of @n_features. NULL when the bytes have not the shape of one. */
CueNetwork *cue_network_read (CueBytes *bytes, guint n_features);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueNetwork, cue_network_free)

G_END_DECLS
