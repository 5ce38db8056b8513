/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-composer-private.h"

#include "cue-closures.h"
#include "cue-holes.h"
#include "cue-lang.h"
#include "cue-template.h"

/*
 * Keys of the composer. An input method comes first, always: while it composes, no key is ours; and
 * a key that we would act on is offered to it before we act, since some methods use Enter or Tab
 * without showing what they compose. Hence the capture phase.
 */

#define MOST_QUERY 24
#define MOST_SNIPPETS 20

/* ---- snippets ---- */

/* Offset of the "/" before the cursor that begins a word, and the word after it. -1: none */
static int
find_slash (CueComposer *self, char **query)
{
  GtkTextIter cursor, at, before;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  at = cursor;
  for (int i = 0; i <= MOST_QUERY && gtk_text_iter_backward_char (&at); i++)
    {
      gunichar character = gtk_text_iter_get_char (&at);

      if (character == '/')
        {
          before = at;
          if (gtk_text_iter_backward_char (&before)
              && !g_unichar_isspace (gtk_text_iter_get_char (&before)))
            return -1;
          before = at;
          gtk_text_iter_forward_char (&before);
          *query = gtk_text_buffer_get_text (self->buffer, &before, &cursor, TRUE);
          return gtk_text_iter_get_offset (&at);
        }
      if (g_unichar_isspace (character))
        return -1;
    }
  return -1;
}

void
cue_composer_close_snippets (CueComposer *self)
{
  self->slash = -1;
  gtk_popover_popdown (GTK_POPOVER (self->snippets));
}

/* The snippet's text as it would stand in the reply: values filled, holes by their name. */
static char *
dup_preview (CueComposer *self, const CueSnippet *snippet)
{
  const char *lang = cue_conversation_get_lang (self->conversation);
  g_autoptr (GPtrArray) pieces
      = cue_desk_expand (self->desk, self->conversation, cue_text_get (snippet->text, lang));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const CuePiece *piece = pieces->pdata[i];
      g_autofree char *hole
          = piece->kind == CUE_PIECE_HOLE
                ? cue_closure_hole (cue_conversation_get_pack (self->conversation), piece->name,
                                    cue_lang_get_screen ())
                : NULL;

      g_string_append (text, hole != NULL ? "[" : "");
      g_string_append (text, hole != NULL ? hole : piece->text);
      g_string_append (text, hole != NULL ? "]" : "");
    }
  return g_string_free (text, FALSE);
}

/* The list stands where its "/" is, and stays there while the word grows. */
static void
point_at_slash (CueComposer *self)
{
  GtkTextIter iter;
  GdkRectangle place;
  double x = 0, y = 0;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, self->slash);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         place.x, place.y, &place.x, &place.y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), place.x, place.y,
                                    &x, &y);
  place = (GdkRectangle){ (int) x, (int) y, 1, MAX (place.height, 1) };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->snippets), &place);
}

void
cue_composer_update_snippets (CueComposer *self)
{
  g_autofree char *query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) previews = g_ptr_array_new_with_free_func (g_free);
  int slash = find_slash (self, &query);

  if (slash < 0)
    self->dismissed_slash = -1;
  if (slash < 0 || slash == self->dismissed_slash || self->desk == NULL
      || self->conversation == NULL || cue_ghost_view_is_composing (self->view)
      || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    {
      if (self->slash >= 0)
        cue_composer_close_snippets (self);
      return;
    }
  found = cue_desk_find_snippets (self->desk, self->conversation, query, MOST_SNIPPETS);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (previews, dup_preview (self, found->pdata[i]));
  cue_snippet_popover_set_snippets (self->snippets, cue_conversation_get_pack (self->conversation),
                                    found, previews, query,
                                    cue_conversation_get_lang (self->conversation));
  if (self->slash != slash)
    {
      self->slash = slash;
      point_at_slash (self);
    }
  gtk_popover_popup (GTK_POPOVER (self->snippets));
}

static void
snippet_chosen_cb (CueComposer *self, const CueSnippet *snippet)
{
  g_autoptr (GPtrArray) pieces = NULL;
  GtkTextIter start, end;

  if (self->slash < 0 || self->desk == NULL)
    return;
  pieces = cue_desk_expand (self->desk, self->conversation,
                            cue_text_get (snippet->text,
                                          cue_conversation_get_lang (self->conversation)));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, self->slash);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, gtk_text_buffer_get_insert (self->buffer));
  gtk_text_buffer_select_range (self->buffer, &end, &start);
  cue_composer_close_snippets (self);
  cue_composer_insert_pieces (self, pieces);
}

static gboolean
snippets_key (CueComposer *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      cue_snippet_popover_move (self->snippets, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      cue_snippet_popover_move (self->snippets, 1);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return cue_snippet_popover_choose (self->snippets);
    case GDK_KEY_Escape:
      self->dismissed_slash = self->slash;
      cue_composer_close_snippets (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- keys ---- */

static gboolean
enter_key (CueComposer *self, GdkModifierType state)
{
  if (state & GDK_SHIFT_MASK)
    {
      gtk_text_buffer_insert_interactive_at_cursor (self->buffer, "\n", 1, TRUE);
      gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                          gtk_text_buffer_get_insert (self->buffer));
      return TRUE;
    }
  cue_composer_send (self, (state & GDK_CONTROL_MASK) != 0);
  return TRUE;
}

static gboolean
act (CueComposer *self, guint keyval, GdkModifierType state)
{
  if (self->slash >= 0 && snippets_key (self, keyval))
    return TRUE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return enter_key (self, state);
    case GDK_KEY_Tab:
      return cue_ghost_view_accept (self->view, FALSE) || cue_holes_jump (self->buffer);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return (state & GDK_CONTROL_MASK) != 0 && cue_ghost_view_accept (self->view, TRUE);
    case GDK_KEY_Escape:
      if (cue_ghost_view_get_ghost (self->view) == NULL)
        return FALSE;
      cue_ghost_view_set_ghost (self->view, NULL);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Would the key do something here, now? Asked before the input method is, so that it gets no key
 * twice. */
static gboolean
is_ours (CueComposer *self, guint keyval, GdkModifierType state)
{
  GtkTextIter start, from, to;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return (state & GDK_ALT_MASK) == 0;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return self->slash >= 0 && (state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) == 0;
    case GDK_KEY_Tab:
      gtk_text_buffer_get_start_iter (self->buffer, &start);
      return (state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0
             && (self->slash >= 0 || cue_ghost_view_get_ghost (self->view) != NULL
                 || cue_holes_next (&start, &from, &to));
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return (state & GDK_CONTROL_MASK) != 0 && cue_ghost_view_get_ghost (self->view) != NULL;
    case GDK_KEY_Escape:
      return self->slash >= 0 || cue_ghost_view_get_ghost (self->view) != NULL;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (CueComposer *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  if (self->buffer == NULL || cue_ghost_view_is_composing (self->view)
      || !is_ours (self, keyval, state))
    return FALSE;
  if (event != NULL && gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->view), event))
    return TRUE;
  return act (self, keyval, state);
}

static void
focus_left_cb (CueComposer *self)
{
  if (self->slash >= 0)
    cue_composer_close_snippets (self);
}

void
cue_composer_init_keys (CueComposer *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);

  self->slash = -1;
  self->dismissed_slash = -1;
  self->snippets = CUE_SNIPPET_POPOVER (g_object_ref_sink (cue_snippet_popover_new ()));
  gtk_widget_set_parent (GTK_WIDGET (self->snippets), GTK_WIDGET (self));
  g_signal_connect_object (self->snippets, "chosen", G_CALLBACK (snippet_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}
