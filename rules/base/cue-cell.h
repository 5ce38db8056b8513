/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUE_TREE_NULL,
  CUE_TREE_FALSE,
  CUE_TREE_TRUE,
  CUE_TREE_INTEGER, /* within 28 bits */
  CUE_TREE_LONG,    /* within 53 bits */
  CUE_TREE_DOUBLE,
  CUE_TREE_STRING,
  CUE_TREE_ARRAY,
  CUE_TREE_OBJECT,
} CueTreeKind;

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

G_END_DECLS
