/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blocks.h"

#include <string.h>

#define MOST_BYTES 128 /* of an element */

const gint64 cue_block_of_zeros[MOST_BYTES / sizeof (gint64)] = { 0 };

static guint
count_blocks (guint n)
{
  return (n + CUE_BLOCK_LENGTH - 1) / CUE_BLOCK_LENGTH;
}

static gpointer
element_of (const CueBlocks *self, CueSharedBlock *block, guint i)
{
  return (guint8 *) block->elements + (gsize) (i % CUE_BLOCK_LENGTH) * self->klass->bytes;
}

static CueSharedBlock *
block_copy (const CueBlocks *self, CueSharedBlock *other)
{
  gsize bytes = sizeof (CueSharedBlock) + (gsize) CUE_BLOCK_LENGTH * self->klass->bytes;
  CueSharedBlock *block = other == NULL ? g_malloc0 (bytes) : g_memdup2 (other, bytes);

  g_atomic_ref_count_init (&block->refs);
  for (guint i = 0; other != NULL && self->klass->copy != NULL && i < CUE_BLOCK_LENGTH; i++)
    self->klass->copy (element_of (self, block, i));
  return block;
}

static void
block_unref (const CueBlocks *self, CueSharedBlock *block)
{
  if (block == NULL || !g_atomic_ref_count_dec (&block->refs))
    return;
  for (guint i = 0; self->klass->clear != NULL && i < CUE_BLOCK_LENGTH; i++)
    self->klass->clear (element_of (self, block, i));
  g_free (block);
}

void
cue_blocks_init (CueBlocks *self, const CueBlocksClass *klass, guint n)
{
  g_assert (klass->bytes <= MOST_BYTES);

  self->klass = klass;
  self->n = n;
  self->blocks = g_new0 (gpointer, count_blocks (n) + 1);
}

void
cue_blocks_init_copy (CueBlocks *self, const CueBlocks *other)
{
  guint n_blocks = count_blocks (other->n);

  self->klass = other->klass;
  self->n = other->n;
  self->blocks = g_memdup2 (other->blocks, (n_blocks + 1) * sizeof *other->blocks);
  for (guint i = 0; i < n_blocks; i++)
    if (self->blocks[i] != NULL)
      g_atomic_ref_count_inc (&((CueSharedBlock *) self->blocks[i])->refs);
}

void
cue_blocks_clear (CueBlocks *self)
{
  guint n_blocks = self->blocks == NULL ? 0 : count_blocks (self->n);

  for (guint i = 0; i < n_blocks; i++)
    block_unref (self, self->blocks[i]);
  g_clear_pointer (&self->blocks, g_free);
  self->n = 0;
}

CueSharedBlock *
cue_blocks_own (CueBlocks *self, guint i)
{
  CueSharedBlock *shared = self->blocks[i / CUE_BLOCK_LENGTH];
  CueSharedBlock *own = block_copy (self, shared);

  block_unref (self, shared);
  self->blocks[i / CUE_BLOCK_LENGTH] = own;
  return own;
}

guint
cue_blocks_next (const CueBlocks *self, guint i)
{
  while (i < self->n && self->blocks[i / CUE_BLOCK_LENGTH] == NULL)
    i = (i / CUE_BLOCK_LENGTH + 1) * CUE_BLOCK_LENGTH;
  return MIN (i, self->n);
}
