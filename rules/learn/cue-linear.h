/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-vocabulary.h"

G_BEGIN_DECLS

/* Weights of classes over features: 16 bit integers, feature by feature, so that a text costs what
 * its features weigh for whichever class. Immutable. */
typedef struct _CueLinear CueLinear;

/* One weight as it was learnt. */
typedef struct
{
  guint32 feature;
  guint32 class;
  float weight;
} CueLinearWeight;

/**
 * cue_linear_new:
 * @weights: (element-type CueLinearWeight): sorted by class; sorted anew here
 * @biases: one for each class
 */
CueLinear *
cue_linear_new (guint n_features, guint n_classes, GArray *weights, const double *biases);
void cue_linear_free (CueLinear *self);
guint cue_linear_get_n_features (const CueLinear *self);
guint cue_linear_get_n_classes (const CueLinear *self);
guint cue_linear_get_unit (const CueLinear *self); /* how many steps of a weight are 1.0 */
/* One for each class, in units of a step times a coordinate. (transfer none) */
const gint64 *cue_linear_get_biases (const CueLinear *self);

/* What one feature weighs for the classes that it matters to, in order. */
typedef struct
{
  /* borrowed */
  const guint32 *classes;
  const gint16 *weights;
  guint n;
} CueLinearRow;

CueLinearRow cue_linear_get_row (const CueLinear *self, guint feature);

/* How near @x is to each class, in milli of the margin: 0 undecided, 1000 safely of the class,
 * −1000 safely not. @out: one for each class. */
void cue_linear_score (const CueLinear *self, const CueVector *x, gint32 *out);
/* What one coordinate adds to one class, in the same unit × 1000. */
gint64 cue_linear_share_micro (const CueLinear *self, const CueCoordinate *at, guint class);

void cue_linear_write (const CueLinear *self, GByteArray *out);
/* For a vocabulary of @n_features. NULL when the bytes have not the shape of one. */
CueLinear *cue_linear_read (CueBytes *bytes, guint n_features);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLinear, cue_linear_free)

G_END_DECLS
