/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-engine.h"

G_BEGIN_DECLS

/* A conversation made up by dice under a random pack, and folded by an engine; and by a second one
 * beside it, which must say the same. */
typedef struct
{
  /* borrowed */
  GRand *dice;
  CueEngine *engine;
  CueEngine *other; /* or NULL */
  /* owned */
  CueState *state;
  CueState *other_state; /* or NULL */
  GPtrArray *lamps;      /* utf8: ids that were told */
  /* plain */
  guint n_turns;
  gint64 at_ms;
  guint64 flips; /* a sum of the times at which the engine wanted to look again */
  gboolean loud; /* prints all that happens */
} RandomStream;

/* Opens the conversation. @other: (nullable) */
void random_stream_init (RandomStream *self,
                         GRand *dice,
                         CueEngine *engine,
                         CueEngine *other,
                         gboolean loud);
void random_stream_clear (RandomStream *self);
/* One more event, or what becomes of a clone. */
void random_stream_happen (RandomStream *self);

G_END_DECLS
