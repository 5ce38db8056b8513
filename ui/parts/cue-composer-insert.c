/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-composer-private.h"

#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-template.h"

static void
insert_piece (CueComposer *self, const CuePiece *piece)
{
  g_autofree char *name = NULL;
  g_autofree char *hole = NULL;

  if (piece->kind != CUE_PIECE_HOLE)
    {
      gtk_text_buffer_insert_at_cursor (self->buffer, piece->text, -1);
      return;
    }
  name = cue_closure_hole (self->conversation != NULL
                               ? cue_conversation_get_pack (self->conversation)
                               : NULL,
                           piece->name != NULL ? piece->name : "?", cue_lang_get_screen ());
  hole = g_strdup_printf ("{{%s}}", name);
  gtk_text_buffer_insert_at_cursor (self->buffer, hole, -1);
}

/* Two sentences that meet need a space between them, unless one is Chinese. */
static void
insert_gap (CueComposer *self)
{
  GtkTextIter iter;
  gunichar before = 0;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  if (!gtk_text_iter_backward_char (&iter))
    return;
  before = gtk_text_iter_get_char (&iter);
  if (before < 0x2e80 && !g_unichar_isspace (before))
    gtk_text_buffer_insert_at_cursor (self->buffer, " ", 1);
}

/* GTK melts steps of one insertion each that touch into one; a step of several actions stays by
 * itself. */
static void
keep_apart (CueComposer *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_insert_at_cursor (self->buffer, " ", 1);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, gtk_text_buffer_get_insert (self->buffer));
  start = end;
  gtk_text_iter_backward_char (&start);
  gtk_text_buffer_delete (self->buffer, &start, &end);
}

void
cue_composer_insert_pieces (CueComposer *self, GPtrArray *pieces)
{
  g_return_if_fail (CUE_IS_COMPOSER (self));
  if (self->conversation == NULL || pieces == NULL || pieces->len == 0)
    return;
  cue_composer_reset_im (self);
  cue_ghost_view_set_ghost (self->view, NULL);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  keep_apart (self);
  insert_gap (self);
  for (guint i = 0; i < pieces->len; i++)
    insert_piece (self, pieces->pdata[i]);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (self->buffer));
  cue_composer_focus (self);
}

void
cue_composer_insert_text (CueComposer *self, const char *text)
{
  CuePiece piece = { CUE_PIECE_TEXT, (char *) text, NULL };
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();

  g_ptr_array_add (pieces, &piece);
  cue_composer_insert_pieces (self, pieces);
}
