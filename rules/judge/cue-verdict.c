/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-said-verdict.h"

const char *
cue_verdict_to_string (CueVerdict verdict)
{
  static const char *const names[] = { "open", "unsure", "partly", "contradicted", "said" };

  return names[verdict];
}

gboolean
cue_verdict_from_string (const char *name, CueVerdict *verdict)
{
  for (guint i = CUE_VERDICT_OPEN; i <= CUE_VERDICT_SAID; i++)
    if (g_strcmp0 (name, cue_verdict_to_string (i)) == 0)
      {
        *verdict = i;
        return TRUE;
      }
  return FALSE;
}
