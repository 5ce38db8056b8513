/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-arena.h"

#include <string.h>

#define CHUNK_BYTES (64 * 1024)
#define ALIGNMENT 8

struct _CueArena
{
  /* owned */
  GPtrArray *chunks;

  /* plain */
  guint8 *at; /* what is free in the last chunk */
  gsize left;
};

CueArena *
cue_arena_new (void)
{
  CueArena *self = g_new0 (CueArena, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cue_arena_free (CueArena *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

gpointer
cue_arena_take (CueArena *self, gsize size)
{
  gsize padded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  guint8 *taken;

  if (padded > CHUNK_BYTES / 4)
    {
      taken = g_malloc0 (padded);
      g_ptr_array_add (self->chunks, taken);
      return taken;
    }
  if (padded > self->left)
    {
      self->at = g_malloc0 (CHUNK_BYTES);
      self->left = CHUNK_BYTES;
      g_ptr_array_add (self->chunks, self->at);
    }
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
