/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-transcript-find.h"

#include <glib/gi18n-lib.h>

#include "cue-message.h"

void
cue_transcript_find_init (CueTranscriptFind *self)
{
  self->needle = NULL;
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->current = 0;
}

void
cue_transcript_find_clear (CueTranscriptFind *self)
{
  g_clear_pointer (&self->needle, cue_needle_free);
  g_clear_pointer (&self->positions, g_array_unref);
}

void
cue_transcript_find_look (CueTranscriptFind *self, GListModel *messages, const char *words)
{
  guint n = messages != NULL ? g_list_model_get_n_items (messages) : 0;
  CueSpan span;

  g_clear_pointer (&self->needle, cue_needle_free);
  g_array_set_size (self->positions, 0);
  self->needle = cue_needle_new (words);
  for (guint i = 0; self->needle != NULL && i < n; i++)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, i);

      if (cue_needle_find (self->needle, cue_message_get_text (message), 0, &span))
        g_array_append_val (self->positions, i);
    }
  self->current = self->positions->len > 0 ? self->positions->len - 1 : 0;
}

gboolean
cue_transcript_find_move (CueTranscriptFind *self, int step, guint *position)
{
  guint n = self->positions->len;

  if (n == 0)
    return FALSE;
  self->current = (guint) ((int) (self->current + n) + step) % n;
  *position = g_array_index (self->positions, guint, self->current);
  return TRUE;
}

char *
cue_transcript_find_dup_count (CueTranscriptFind *self)
{
  if (self->needle == NULL)
    return g_strdup ("");
  if (self->positions->len == 0)
    return g_strdup (_ ("No match"));
  /* Translators: match 2 of 7 */
  return g_strdup_printf (_ ("%u of %u"), self->current + 1, self->positions->len);
}
