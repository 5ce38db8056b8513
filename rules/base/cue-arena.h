/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for many small things that go all at once. */
typedef struct _CueArena CueArena;

CueArena *cue_arena_new (void);
/* One that @bytes do for mostly: they are made with it. */
CueArena *cue_arena_new_small (gsize bytes);
void cue_arena_free (CueArena *self);
/* @size bytes of zeros, aligned for any plain type; good until the arena is freed. */
gpointer cue_arena_take (CueArena *self, gsize size);
/* Copies. */
char *cue_arena_dup (CueArena *self, const char *text);
char *cue_arena_join (CueArena *self, const char *first, const char *second, const char *third);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueArena, cue_arena_free)

G_END_DECLS
