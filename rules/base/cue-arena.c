/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-arena.h"

#include <string.h>

#define CHUNK_BYTES (64 * 1024)
#define ALIGNMENT 8

/* What it holds follows it. */
typedef struct _Chunk Chunk;

struct _Chunk
{
  Chunk *next;
};

struct _CueArena
{
  /* owned */
  Chunk *chunks;

  /* plain */
  guint8 *at; /* what is free in the last chunk */
  gsize left;
  gsize next_bytes; /* of the chunk that is made next */
};

CueArena *
cue_arena_new (void)
{
  return cue_arena_new_small (0);
}

CueArena *
cue_arena_new_small (gsize bytes)
{
  CueArena *self = g_malloc (sizeof *self + bytes);

  /* what was given back a moment ago is not found by calloc () */
  memset (self, 0, sizeof *self + bytes);
  self->at = (guint8 *) (self + 1);
  self->left = bytes;
  self->next_bytes = bytes > 0 ? 2 * bytes : CHUNK_BYTES;
  return self;
}

void
cue_arena_free (CueArena *self)
{
  Chunk *next;

  if (self == NULL)
    return;
  for (Chunk *chunk = self->chunks; chunk != NULL; chunk = next)
    {
      next = chunk->next;
      g_free (chunk);
    }
  g_free (self);
}

/* @bytes: with the chunk's own */
static guint8 *
add_chunk (CueArena *self, gsize bytes)
{
  Chunk *chunk = g_malloc0 (bytes);

  chunk->next = self->chunks;
  self->chunks = chunk;
  return (guint8 *) (chunk + 1);
}

static void
begin_chunk (CueArena *self, gsize least)
{
  gsize bytes = MAX (self->next_bytes, least + sizeof (Chunk));

  self->at = add_chunk (self, bytes);
  self->left = bytes - sizeof (Chunk);
  self->next_bytes = MIN (2 * bytes, CHUNK_BYTES);
}

gpointer
cue_arena_take (CueArena *self, gsize size)
{
  gsize padded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  guint8 *taken;

  if (padded > CHUNK_BYTES / 4)
    return add_chunk (self, sizeof (Chunk) + padded);
  if (padded > self->left)
    begin_chunk (self, padded);
  taken = self->at;
  self->at += padded;
  self->left -= padded;
  return taken;
}

char *
cue_arena_dup (CueArena *self, const char *text)
{
  return cue_arena_join (self, text, "", "");
}

char *
cue_arena_join (CueArena *self, const char *first, const char *second, const char *third)
{
  gsize a = strlen (first);
  gsize b = strlen (second);
  gsize c = strlen (third);
  char *joined = cue_arena_take (self, a + b + c + 1);

  memcpy (joined, first, a);
  memcpy (joined + a, second, b);
  memcpy (joined + a + b, third, c);
  return joined;
}
