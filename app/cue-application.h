/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cue-desk.h"

G_BEGIN_DECLS

#define CUE_TYPE_APPLICATION (cue_application_get_type ())
G_DECLARE_FINAL_TYPE (CueApplication, cue_application, CUE, APPLICATION, AdwApplication)

CueApplication *cue_application_new (void);
GSettings *cue_application_get_settings (CueApplication *self); /* (transfer none) */

G_END_DECLS
