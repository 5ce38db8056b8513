/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-engine.h"

G_BEGIN_DECLS

/* What a digest was made with; digests compare only within one generation. */
typedef struct
{
  int engine; /* versions: of the engine, of text folding */
  int fold;
  char *pack; /* digests, NULL unknown */
  char *model;
} CueGeneration;

void cue_generation_clear (CueGeneration *self);
void
cue_generation_set (CueGeneration *self, int engine, int fold, const char *pack, const char *model);
/* Of what @engine works with here. */
void cue_generation_set_here (CueGeneration *self, const CueEngine *engine);
/* Are digests made with it also @engine's? */
gboolean cue_generation_fits (const CueGeneration *self, const CueEngine *engine);

G_END_DECLS
