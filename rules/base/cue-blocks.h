/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an element holds: copied and cleared in place. Either may be NULL. */
typedef struct
{
  guint bytes;                     /* of one element */
  void (*copy) (gpointer element); /* takes its own references to what was copied bit by bit */
  void (*clear) (gpointer element);
} CueBlocksClass;

/**
 * CueBlocks: a long array of which few elements differ from zero
 *
 * Elements stand in blocks that copies share until one of them writes, and a block of zeros does
 * not exist. So a conversation that has touched ten of 100,000 rules is copied by counting up ten
 * references.
 */
typedef struct
{
  const CueBlocksClass *klass; /* borrowed */
  gpointer *blocks;            /* owned; NULL: zeros */
  guint n;
} CueBlocks;

void cue_blocks_init (CueBlocks *self, const CueBlocksClass *klass, guint n);
void cue_blocks_init_copy (CueBlocks *self, const CueBlocks *other);
void cue_blocks_clear (CueBlocks *self);
/* Grows to @n elements; never shrinks. */
void cue_blocks_grow (CueBlocks *self, guint n);
/* To read; good until the next edit. */
gconstpointer cue_blocks_get (const CueBlocks *self, guint i);
/* To write. */
gpointer cue_blocks_edit (CueBlocks *self, guint i);
/* The first element from @i on whose block exists, @n when there is none: to visit what was
 * touched. */
guint cue_blocks_next (const CueBlocks *self, guint i);

G_END_DECLS
