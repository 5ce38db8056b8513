/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Bytes in, lines out: a line that is too long is not gathered but skipped to its end and told
 * once. */
typedef struct _CueLineSplitter CueLineSplitter;

CueLineSplitter *cue_line_splitter_new (gsize most_bytes);
void cue_line_splitter_free (CueLineSplitter *self);
void cue_line_splitter_push (CueLineSplitter *self, const char *bytes, gsize length);
/* The bytes end here: what is left is the last line. */
void cue_line_splitter_end (CueLineSplitter *self);
/* Forgets what is gathered and counts from line 1 again: the source began anew. */
void cue_line_splitter_restart (CueLineSplitter *self);

typedef struct
{
  const char *bytes; /* not terminated; NULL when the line was too long */
  gsize length;      /* of the whole line, also when it was too long */
  guint number;      /* from 1 */
} CueLine;

/* FALSE when no whole line is there. @line is good until the next call. */
gboolean cue_line_splitter_pop (CueLineSplitter *self, CueLine *line);
/* What a line says when it passes the gate. Errors: %CUE_FEED_ERROR for one that was too long, the
 * gate's. (transfer full) */
JsonNode *cue_line_parse (const CueLine *line, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLineSplitter, cue_line_splitter_free)

G_END_DECLS
