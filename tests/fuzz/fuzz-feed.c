/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "cue-json.h"
#include "cue-line-splitter.h"
#include "cue-record.h"

/*
 * Bytes of a feed, in pieces as long as the first byte says. The lines are the same as those of the
 * bytes in one piece, and each is a record or refused with a reason.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define MOST_BYTES 300

static void
read_line (const CueLine *line)
{
  g_autoptr (JsonNode) node = cue_line_parse (line, NULL);
  g_autoptr (CueRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (node == NULL || cue_record_is_conversation (node))
    return;
  record = cue_record_from_json (node, &error);
  g_assert_true ((record == NULL) == (error != NULL));
  if (record == NULL)
    return;
  g_assert_true (record->conversation != NULL && *record->conversation != '\0');
  g_assert_true (record->type != NULL && *record->type != '\0');
  g_assert_true (JSON_NODE_HOLDS_OBJECT (record->body));
}

/* What came out, in words: number, length and bytes of every line. */
static GString *
split (const uint8_t *data, size_t size, size_t piece)
{
  g_autoptr (CueLineSplitter) splitter = cue_line_splitter_new (MOST_BYTES);
  GString *out = g_string_new (NULL);
  CueLine line;

  for (size_t at = 0; at <= size; at += piece)
    {
      if (at < size)
        cue_line_splitter_push (splitter, (const char *) data + at, MIN (piece, size - at));
      if (at + piece >= size)
        cue_line_splitter_end (splitter);
      while (cue_line_splitter_pop (splitter, &line))
        {
          g_string_append_printf (out, "%u %" G_GSIZE_FORMAT " ", line.number, line.length);
          if (line.bytes != NULL)
            g_string_append_len (out, line.bytes, (gssize) line.length);
          read_line (&line);
        }
      if (at + piece >= size)
        break;
    }
  return out;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  GString *whole;
  GString *pieces;

  if (size == 0)
    return 0;
  whole = split (data + 1, size - 1, size);
  pieces = split (data + 1, size - 1, 1 + data[0]);
  g_assert_true (g_string_equal (whole, pieces));
  g_string_free (whole, TRUE);
  g_string_free (pieces, TRUE);
  return 0;
}
