/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lamp-life.h"

#define TO(life) (1u << CUE_LIFE_##life)
#define OUTCOMES (TO (ACCEPTED) | TO (REFUSED) | TO (UNDECIDED))
#define ENDS (TO (SAID) | TO (PARTLY) | TO (MISSED) | TO (DECLINED) | TO (EXPIRED) | OUTCOMES)

static const guint allowed[CUE_LIFE_N] = {
  [CUE_LIFE_DARK] = TO (HELD) | TO (LIT),
  [CUE_LIFE_HELD] = TO (HELD) | TO (LIT) | TO (DECLINED) | TO (EXPIRED) | OUTCOMES,
  [CUE_LIFE_LIT] = TO (HELD) | TO (SEEN) | TO (TAKEN) | ENDS,
  [CUE_LIFE_SEEN] = TO (HELD) | TO (TAKEN) | ENDS,
  [CUE_LIFE_TAKEN] = ENDS,
  [CUE_LIFE_SAID] = OUTCOMES,
  [CUE_LIFE_PARTLY] = TO (SAID) | OUTCOMES,
  [CUE_LIFE_MISSED] = OUTCOMES,
  [CUE_LIFE_ACCEPTED] = OUTCOMES,
  [CUE_LIFE_REFUSED] = OUTCOMES,
  [CUE_LIFE_UNDECIDED] = OUTCOMES,
  [CUE_LIFE_DECLINED] = OUTCOMES,
  [CUE_LIFE_EXPIRED] = OUTCOMES,
};

const char *
cue_life_to_string (CueLife life)
{
  static const char *const names[CUE_LIFE_N]
      = { "dark",   "held",     "lit",     "seen",      "taken",    "said",   "partly",
          "missed", "accepted", "refused", "undecided", "declined", "expired" };

  return names[life];
}

gboolean
cue_life_may_become (CueLife from, CueLife to)
{
  return (allowed[from] & (1u << to)) != 0;
}

gboolean
cue_life_is_on (CueLife life)
{
  return life == CUE_LIFE_LIT || life == CUE_LIFE_SEEN || life == CUE_LIFE_TAKEN;
}

gboolean
cue_life_is_open (CueLife life)
{
  return life == CUE_LIFE_HELD || cue_life_is_on (life);
}

CueLampLife *
cue_lamp_life_copy (const CueLampLife *self)
{
  CueLampLife *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->of = g_strdup (self->of);
  copy->rule = g_strdup (self->rule);
  copy->offer = g_strdup (self->offer);
  copy->reason = g_strdup (self->reason);
  copy->reasons = self->reasons == NULL ? NULL : g_ptr_array_ref (self->reasons);
  copy->proof = cue_draft_ref (self->proof);
  copy->next = cue_draft_ref (self->next);
  return copy;
}

void
cue_lamp_life_free (CueLampLife *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->of);
  g_free (self->rule);
  g_free (self->offer);
  g_free (self->reason);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->proof, cue_draft_unref);
  g_clear_pointer (&self->next, cue_draft_unref);
  g_free (self);
}
