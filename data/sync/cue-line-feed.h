/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-line-reader.h"

G_BEGIN_DECLS

/* Events or whole conversations as JSON Lines from a stream (standard input, a socket):
 * docs/feeds.md. */
#define CUE_TYPE_LINE_FEED (cue_line_feed_get_type ())
G_DECLARE_FINAL_TYPE (CueLineFeed, cue_line_feed, CUE, LINE_FEED, CueLineReader)

CueLineFeed *cue_line_feed_new (const char *name, GInputStream *stream, const CuePace *pace);

G_END_DECLS
