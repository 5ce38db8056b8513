/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-transcript-private.h"

#include "cue-compat.h"

void
cue_transcript_show_found (CueTranscript *self)
{
  g_autofree char *count = cue_transcript_find_dup_count (&self->find);
  gboolean any = self->find.positions->len > 0;

  gtk_label_set_text (self->find_count, count);
  gtk_widget_set_sensitive (self->find_up, any);
  gtk_widget_set_sensitive (self->find_down, any);
}

void
cue_transcript_find_step (CueTranscript *self, int step)
{
  guint position = 0;

  g_return_if_fail (CUE_IS_TRANSCRIPT (self));
  if (cue_transcript_find_move (&self->find, step, &position))
    {
      cue_transcript_set_stuck (self, position + 1 == cue_transcript_get_n_messages (self));
      cue_compat_list_scroll_to (self->list, position);
    }
  cue_transcript_show_found (self);
}

void
cue_transcript_find (CueTranscript *self, const char *words)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));

  for (guint i = 0; i < self->rows->len; i++)
    cue_bubble_set_needle (CUE_BUBBLE (gtk_list_item_get_child (self->rows->pdata[i])), NULL);
  cue_transcript_find_look (&self->find, cue_transcript_get_messages (self), words);
  for (guint i = 0; i < self->rows->len; i++)
    cue_bubble_set_needle (CUE_BUBBLE (gtk_list_item_get_child (self->rows->pdata[i])),
                           self->find.needle);
  cue_transcript_find_step (self, 0);
}

void
cue_transcript_open_find (CueTranscript *self)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));

  gtk_revealer_set_reveal_child (self->find_revealer, TRUE);
  gtk_widget_grab_focus (self->find_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
}

void
cue_transcript_close_find (CueTranscript *self)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));

  if (!gtk_revealer_get_reveal_child (self->find_revealer))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->find_entry), "");
  cue_transcript_find (self, NULL);
  gtk_revealer_set_reveal_child (self->find_revealer, FALSE);
}
