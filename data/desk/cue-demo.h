/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack-shelf.h"

G_BEGIN_DECLS

/* What plays when nothing else is asked for: the packs' sessions in turns, those in @lang, the
 * screen's language, first. (element-type CueRecording) (transfer full) */
GPtrArray *cue_demo_gather (const CuePackShelf *shelf, const char *lang);

G_END_DECLS
