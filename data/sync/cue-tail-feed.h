/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-line-reader.h"

G_BEGIN_DECLS

/* Follows a file of JSON Lines that grows: from its beginning, then whatever is added. A file that
 * was cut or replaced is read anew; the store knows by their ids what it had already. A file that
 * is not there yet is waited for. */
#define CUE_TYPE_TAIL_FEED (cue_tail_feed_get_type ())
G_DECLARE_FINAL_TYPE (CueTailFeed, cue_tail_feed, CUE, TAIL_FEED, CueLineReader)

CueTailFeed *cue_tail_feed_new (const char *path, const CuePace *pace);

G_END_DECLS
