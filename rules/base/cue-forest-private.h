/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-forest.h"

G_BEGIN_DECLS

/*
 * A cell is a little-endian word: the kind in its low four bits, the rest its load.
 *
 *   integer        its value, signed
 *   long, double   0; the value in the two words that follow
 *   string         how many bytes before the cell it starts
 *   array, object  how many elements or members; the next word tells how many words they take, and
 *                  they follow (of a member its key, a string, then its value)
 */
#define CUE_CELL_LOAD_BITS 28
#define CUE_CELL_MOST_LOAD ((1u << CUE_CELL_LOAD_BITS) - 1)
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

static inline guint32
cue_cell_make (CueTreeKind kind, guint32 load)
{
  return (guint32) kind | load << 4;
}

static inline CueTreeKind
cue_cell_kind (guint32 cell)
{
  return (CueTreeKind) (cell & 15);
}

static inline guint32
cue_cell_load (guint32 cell)
{
  return cell >> 4;
}

static inline gboolean
cue_cell_is_container (guint32 cell)
{
  return cue_cell_kind (cell) == CUE_TREE_ARRAY || cue_cell_kind (cell) == CUE_TREE_OBJECT;
}

/* Words of a cell that is no container. */
static inline guint
cue_cell_words (guint32 cell)
{
  return cue_cell_kind (cell) == CUE_TREE_LONG || cue_cell_kind (cell) == CUE_TREE_DOUBLE ? 3 : 1;
}

/* Checks a block: every count, size, string and key. */
gboolean cue_forest_check (const guint8 *bytes, gsize size, GError **error);
/* @bytes: a block that is sound because it was built here */
CueForest *cue_forest_new_from_builder (GBytes *bytes);

G_END_DECLS
