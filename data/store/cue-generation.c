/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-generation.h"

#include "cue-fold.h"

void
cue_generation_clear (CueGeneration *self)
{
  g_clear_pointer (&self->pack, g_free);
  g_clear_pointer (&self->model, g_free);
}

void
cue_generation_set (CueGeneration *self, int engine, int fold, const char *pack, const char *model)
{
  cue_generation_clear (self);
  *self = (CueGeneration){ engine, fold, g_strdup (pack), g_strdup (model) };
}

void
cue_generation_set_here (CueGeneration *self, const CueEngine *engine)
{
  cue_generation_set (self, CUE_ENGINE_VERSION, CUE_FOLD_VERSION,
                      cue_pack_get_digest (cue_engine_get_pack (engine)),
                      cue_model_get_digest (cue_engine_get_model (engine)));
}

gboolean
cue_generation_fits (const CueGeneration *self, const CueEngine *engine)
{
  return self->engine == CUE_ENGINE_VERSION && self->fold == CUE_FOLD_VERSION
         && g_strcmp0 (self->pack, cue_pack_get_digest (cue_engine_get_pack (engine))) == 0
         && g_strcmp0 (self->model, cue_model_get_digest (cue_engine_get_model (engine))) == 0;
}
