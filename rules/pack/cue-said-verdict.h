/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Was it said? In order of what a summary shows first. */
typedef enum
{
  CUE_VERDICT_OPEN,
  CUE_VERDICT_UNSURE,
  CUE_VERDICT_PARTLY,
  CUE_VERDICT_CONTRADICTED,
  CUE_VERDICT_SAID,
} CueVerdict;

const char *cue_verdict_to_string (CueVerdict verdict);
gboolean cue_verdict_from_string (const char *name, CueVerdict *verdict);

G_END_DECLS
