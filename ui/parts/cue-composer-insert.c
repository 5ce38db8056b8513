/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-composer-private.h"

#include "cue-closures.h"
#include "cue-join.h"
#include "cue-lang.h"
#include "cue-template.h"

/* (transfer full) */
static char *
dup_piece (CueComposer *self, const CuePiece *piece)
{
  g_autofree char *name = NULL;

  if (piece->kind != CUE_PIECE_HOLE)
    return g_strdup (piece->text);
  name = cue_closure_hole (self->conversation != NULL
                               ? cue_conversation_get_pack (self->conversation)
                               : NULL,
                           piece->name != NULL ? piece->name : "?", cue_lang_get_screen ());
  return g_strdup_printf ("{{%s}}", name);
}

static char *
dup_saying (CueComposer *self, GPtrArray *pieces)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      g_autofree char *piece = dup_piece (self, pieces->pdata[i]);

      g_string_append (text, piece);
    }
  return g_string_free (text, FALSE);
}

/* With what is missing where it meets the text before it and behind it. */
static void
insert_saying (CueComposer *self, const char *saying)
{
  GtkTextIter start, cursor, end;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *joined = NULL;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  before = gtk_text_iter_get_text (&start, &cursor);
  after = gtk_text_iter_get_text (&cursor, &end);
  joined = g_strconcat (cue_join_gap (before, saying), saying, cue_join_gap (saying, after), NULL);
  gtk_text_buffer_insert_at_cursor (self->buffer, joined, -1);
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
  g_autofree char *saying = NULL;

  g_return_if_fail (CUE_IS_COMPOSER (self));
  if (self->conversation == NULL || pieces == NULL || pieces->len == 0)
    return;
  saying = dup_saying (self, pieces);
  cue_composer_reset_im (self);
  cue_ghost_view_set_ghost (self->view, NULL);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  keep_apart (self);
  insert_saying (self, saying);
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
