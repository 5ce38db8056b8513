/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-bag.h"
#include "cue-bytes.h"
#include "cue-pack.h"

G_BEGIN_DECLS

/* How rare each term is among a pack's answers, in integers: log2 (1 + cards / cards with it), in
 * milli. */
typedef struct _CueIdf CueIdf;

CueIdf *cue_idf_train (const CuePack *pack);
void cue_idf_write (const CueIdf *self, GByteArray *out);
CueIdf *cue_idf_read (CueBytes *bytes); /* NULL when the bytes have not the shape of one */
CueIdf *cue_idf_ref (CueIdf *self);
void cue_idf_unref (CueIdf *self);
/* A term never seen weighs half as much as one in a single card: it may be of another matter, or
 * only another word. */
guint cue_idf_weight_milli (const CueIdf *self, guint64 term);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueIdf, cue_idf_unref)

G_END_DECLS
