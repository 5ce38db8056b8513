/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-blocks.h"

#include <string.h>

#define N_ELEMENTS 32  /* of a block */
#define MOST_BYTES 128 /* of an element */

/* Elements follow the counter. */
typedef struct
{
  gatomicrefcount refs;
  gint64 elements[];
} Block;

static guint
count_blocks (guint n)
{
  return (n + N_ELEMENTS - 1) / N_ELEMENTS;
}

static gpointer
element_of (const CueBlocks *self, Block *block, guint i)
{
  return (guint8 *) block->elements + (gsize) (i % N_ELEMENTS) * self->klass->bytes;
}

static Block *
block_copy (const CueBlocks *self, Block *other)
{
  gsize bytes = sizeof (Block) + (gsize) N_ELEMENTS * self->klass->bytes;
  Block *block = other == NULL ? g_malloc0 (bytes) : g_memdup2 (other, bytes);

  g_atomic_ref_count_init (&block->refs);
  for (guint i = 0; other != NULL && self->klass->copy != NULL && i < N_ELEMENTS; i++)
    self->klass->copy (element_of (self, block, i));
  return block;
}

static void
block_unref (const CueBlocks *self, Block *block)
{
  if (block == NULL || !g_atomic_ref_count_dec (&block->refs))
    return;
  for (guint i = 0; self->klass->clear != NULL && i < N_ELEMENTS; i++)
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
      g_atomic_ref_count_inc (&((Block *) self->blocks[i])->refs);
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

void
cue_blocks_grow (CueBlocks *self, guint n)
{
  guint before = count_blocks (self->n);
  guint after = count_blocks (n);

  if (n <= self->n)
    return;
  self->blocks = g_renew (gpointer, self->blocks, after + 1);
  memset (self->blocks + before, 0, (after + 1 - before) * sizeof *self->blocks);
  self->n = n;
}

gconstpointer
cue_blocks_get (const CueBlocks *self, guint i)
{
  static const gint64 zeros[MOST_BYTES / sizeof (gint64)];
  Block *block = self->blocks[i / N_ELEMENTS];

  return block == NULL ? (gconstpointer) zeros : element_of (self, block, i);
}

gpointer
cue_blocks_edit (CueBlocks *self, guint i)
{
  Block **place = (Block **) &self->blocks[i / N_ELEMENTS];

  if (*place == NULL || !g_atomic_ref_count_compare (&(*place)->refs, 1))
    {
      Block *own = block_copy (self, *place);

      block_unref (self, *place);
      *place = own;
    }
  return element_of (self, *place, i);
}

guint
cue_blocks_next (const CueBlocks *self, guint i)
{
  while (i < self->n && self->blocks[i / N_ELEMENTS] == NULL)
    i = (i / N_ELEMENTS + 1) * N_ELEMENTS;
  return MIN (i, self->n);
}
