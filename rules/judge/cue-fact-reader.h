/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-reading.h"

G_BEGIN_DECLS

/* Facts that the words of the reading's current turn set, by the `read` rules of the pack; the last
 * one wins. */
void cue_fact_reader_read (CueReading *reading, const CueJudge *judge);

G_END_DECLS
