/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-forest.h"

G_BEGIN_DECLS

/* Deepest nesting of a block: what the gate lets in, and what a pack puts around it. */
#define CUE_FOREST_MAX_DEPTH 40

/* Head of a block. */
typedef struct
{
  char magic[8];
  guint32 n_string_bytes; /* padded to whole words */
  guint32 n_words;
} CueForestHead;

#define CUE_FOREST_MAGIC "CUETREE1"

/* Checks a block: every count, size, string and key. */
gboolean cue_forest_check (const guint8 *bytes, gsize size, GError **error);
/* @bytes: a block that is sound because it was built here */
CueForest *cue_forest_new_from_builder (GBytes *bytes);

G_END_DECLS
