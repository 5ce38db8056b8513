/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-composer-private.h"

/* What follows the text and the cursor once a frame: the list of snippets, the rest of a sentence
 * in grey. */

char *
cue_composer_dup_text (CueComposer *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
update_ghost (CueComposer *self)
{
  g_autofree char *typed = cue_composer_dup_text (self);
  g_autofree char *rest = NULL;

  if (self->completes && self->desk != NULL && self->conversation != NULL && *typed != '\0'
      && self->slash < 0 && !cue_ghost_view_is_composing (self->view))
    rest = cue_desk_complete (self->desk, self->conversation, typed);
  cue_ghost_view_set_ghost (self->view, rest);
}

static gboolean
refresh_cb (gpointer user_data)
{
  CueComposer *self = user_data;

  self->refresh_source = 0;
  if (self->buffer == NULL)
    return G_SOURCE_REMOVE;
  cue_composer_update_snippets (self);
  update_ghost (self);
  return G_SOURCE_REMOVE;
}

void
cue_composer_refresh_later (CueComposer *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, refresh_cb, self, NULL);
}
