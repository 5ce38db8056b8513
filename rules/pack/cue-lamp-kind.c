/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The kinds of lamps. A new one is a value of CueTargetKind and a row here; then its family in
 * cue-pack.c, what it means to have said it in rules/engine/cue-lamp-ends.c, and its card in
 * ui/cards/cue-card-factory.c.
 */
#include "cue-lamp-kind.h"

static const char *const KINDS[] = {
  [CUE_TARGET_OFFER] = "offer",
  [CUE_TARGET_TALK] = "talk",
  [CUE_TARGET_ANSWER] = "answer",
  NULL,
};

const char *
cue_target_kind_to_string (CueTargetKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (KINDS) - 1, NULL);

  return KINDS[kind];
}

gboolean
cue_target_kind_from_string (const char *name, CueTargetKind *kind)
{
  for (guint i = 0; KINDS[i] != NULL; i++)
    if (g_strcmp0 (name, KINDS[i]) == 0)
      {
        *kind = (CueTargetKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *const *
cue_target_kinds_list (void)
{
  return KINDS;
}
