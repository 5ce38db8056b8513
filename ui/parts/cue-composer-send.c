/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-composer-private.h"

#include <glib/gi18n-lib.h>

#include "cue-holes.h"

gboolean
cue_composer_check (CueComposer *self)
{
  g_autofree char *hole = cue_holes_dup_first (self->buffer);
  g_autofree char *message = NULL;

  if (hole != NULL)
    {
      GtkTextIter start;

      gtk_text_buffer_get_start_iter (self->buffer, &start);
      gtk_text_buffer_place_cursor (self->buffer, &start);
      cue_holes_jump (self->buffer);
      gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                          gtk_text_buffer_get_insert (self->buffer));
      message = g_strdup_printf (_ ("Fill in “%s” first: type over it, Tab goes to the next one."),
                                 hole);
      cue_composer_show_error (self, message);
      return FALSE;
    }
  if (gtk_text_buffer_get_char_count (self->buffer) <= CUE_COMPOSER_MOST)
    return TRUE;
  cue_composer_show_error (self, _ ("The message is too long. Send it in two parts."));
  return FALSE;
}

gboolean
cue_composer_submit (CueComposer *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (self->desk == NULL || self->conversation == NULL)
    return FALSE;
  if (cue_desk_send (self->desk, self->conversation, text, &error))
    return TRUE;
  message
      = g_strdup_printf (_ ("The message was not sent, and your text is kept: %s"), error->message);
  cue_composer_show_error (self, message);
  return FALSE;
}
