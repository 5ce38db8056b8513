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

#define CUE_BLOCK_LENGTH 32

/* What @blocks points to; elements follow the counter. */
typedef struct
{
  gatomicrefcount refs;
  gint64 elements[];
} CueSharedBlock;

extern const gint64 cue_block_of_zeros[];

/* To read; good until the next edit. @bytes: of one element; a constant where many are read */
static inline gconstpointer
cue_blocks_get_sized (const CueBlocks *self, guint i, gsize bytes)
{
  const CueSharedBlock *block = self->blocks[i / CUE_BLOCK_LENGTH];

  return block == NULL ? (const guint8 *) cue_block_of_zeros
                       : (const guint8 *) block->elements + i % CUE_BLOCK_LENGTH * bytes;
}

static inline gconstpointer
cue_blocks_get (const CueBlocks *self, guint i)
{
  return cue_blocks_get_sized (self, i, self->klass->bytes);
}

/* Makes the block of element @i one that no copy shares. */
CueSharedBlock *cue_blocks_own (CueBlocks *self, guint i);

/* To write. */
static inline gpointer
cue_blocks_edit (CueBlocks *self, guint i)
{
  CueSharedBlock *block = self->blocks[i / CUE_BLOCK_LENGTH];

  if (block == NULL || g_atomic_int_get (&block->refs) != 1)
    block = cue_blocks_own (self, i);
  return (guint8 *) block->elements + (gsize) (i % CUE_BLOCK_LENGTH) * self->klass->bytes;
}

/* The first element from @i on whose block exists, @n when there is none: to visit what was
 * touched. */
guint cue_blocks_next (const CueBlocks *self, guint i);

G_END_DECLS
