/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cue-ask.h"
#include "cue-lang.h"
#include "cue-window-private.h"

/* What can be done with points, tags and words, and the notes that are asked for. */

static void
act_next_missed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  cue_workspace_show_panel (self->workspace, TRUE);
  if (!cue_panel_focus_missed (self->panel))
    cue_window_tell (self, _ ("Everything that must be said has been said."));
}

static void
act_reveal_point (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  CueCheck *check;
  GPtrArray *quotes;

  if (!cue_window_has_conversation (self))
    return;
  check = cue_checklist_find (cue_conversation_get_checklist (self->conversation), id);
  quotes = check != NULL ? cue_check_get_quotes (check) : NULL;
  if (quotes == NULL || quotes->len == 0)
    {
      cue_window_tell (self, _ ("Nothing in the conversation says this yet."));
      return;
    }
  for (guint i = 0; i < quotes->len; i++)
    {
      const CueQuote *quote = g_ptr_array_index (quotes, i);

      cue_conversation_page_reveal (self->page, quote->turn, &quote->span);
    }
}

static void
act_reveal_span (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  const char *turn;
  CueSpan span;

  g_variant_get (parameter, "(&suu)", &turn, &span.start, &span.end);
  if (cue_window_has_conversation (self))
    cue_conversation_page_reveal (self->page, turn, &span);
}

static void
act_insert_point (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  g_autoptr (GPtrArray) pieces = NULL;
  g_autofree char *say = NULL;
  CueCheck *check;

  if (!cue_window_has_conversation (self))
    return;
  check = cue_checklist_find (cue_conversation_get_checklist (self->conversation),
                              g_variant_get_string (parameter, NULL));
  if (check == NULL)
    return;
  say = cue_check_dup_say (check, cue_conversation_get_lang (self->conversation));
  pieces = cue_desk_expand (self->desk, self->conversation, say);
  cue_conversation_page_insert (self->page, pieces);
}

typedef struct
{
  CueWindow *window; /* owned */
  char *conversation;
  char *point;
} PointAct;

static void
point_act_free (PointAct *act)
{
  g_clear_object (&act->window);
  g_free (act->conversation);
  g_free (act->point);
  g_free (act);
}

static PointAct *
point_act_new (CueWindow *self, const char *point)
{
  PointAct *act = g_new0 (PointAct, 1);

  act->window = g_object_ref (self);
  act->conversation = g_strdup (cue_conversation_get_id (self->conversation));
  act->point = g_strdup (point);
  return act;
}

static void
tick_noted_cb (const char *note, gpointer user_data)
{
  PointAct *act = user_data;
  g_autoptr (GError) error = NULL;
  CueConversation *conversation = cue_desk_find (act->window->desk, act->conversation);

  if (note != NULL && conversation != NULL
      && !cue_desk_tick (act->window->desk, conversation, act->point, note, &error))
    cue_window_tell_error (act->window, error);
  point_act_free (act);
}

static void
dispute_noted_cb (const char *note, gpointer user_data)
{
  PointAct *act = user_data;
  g_autoptr (GError) error = NULL;
  CueConversation *conversation = cue_desk_find (act->window->desk, act->conversation);

  if (note != NULL && conversation != NULL)
    {
      if (cue_desk_dispute (act->window->desk, conversation, act->point, note, &error))
        cue_window_tell (act->window, _ ("Your lead will see that you dispute this verdict."));
      else
        cue_window_tell_error (act->window, error);
    }
  point_act_free (act);
}

static void
note_written_cb (const char *note, gpointer user_data)
{
  PointAct *act = user_data;
  g_autoptr (GError) error = NULL;
  CueConversation *conversation = cue_desk_find (act->window->desk, act->conversation);

  if (note != NULL && conversation != NULL)
    {
      if (cue_desk_note (act->window->desk, conversation, note, &error))
        cue_window_tell (act->window, _ ("The note is saved."));
      else
        cue_window_tell_error (act->window, error);
    }
  point_act_free (act);
}

/* "The fee is due monthly" · what to write */
static void
ask_about_point (CueWindow *self,
                 const char *point,
                 const char *heading,
                 const char *body,
                 const char *accept,
                 CueAskFunc callback)
{
  CueCheck *check = cue_checklist_find (cue_conversation_get_checklist (self->conversation), point);
  g_autofree char *title
      = check != NULL ? cue_check_dup_title (check, cue_lang_get_screen ()) : NULL;
  g_autofree char *text = title != NULL ? g_strdup_printf ("%s\n%s", title, body) : g_strdup (body);

  cue_ask_note (GTK_WINDOW (self), heading, text, accept, callback, point_act_new (self, point));
}

static void
act_tick_point (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (cue_window_has_conversation (self))
    ask_about_point (self, g_variant_get_string (parameter, NULL), _ ("Tick this point by hand"),
                     _ ("How was it said? The note is shown with the tick."), _ ("_Tick"),
                     tick_noted_cb);
}

static void
act_dispute_point (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (cue_window_has_conversation (self))
    ask_about_point (self, g_variant_get_string (parameter, NULL), _ ("Dispute this verdict"),
                     _ ("What would be right, and why?"), _ ("_Dispute"), dispute_noted_cb);
}

static void
act_tick (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueCheck *check = cue_panel_get_check (self->panel);

  if (check == NULL)
    cue_window_tell (self, _ ("Everything that must be said has been said."));
  else
    gtk_widget_activate_action (widget, "win.tick-point", "s", cue_check_get_id (check));
}

static void
act_tag (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  const char *tag = g_variant_get_string (parameter, NULL);

  if (!cue_window_has_conversation (self))
    return;
  if (g_str_equal (action, "win.confirm-tag"))
    cue_desk_confirm_tag (self->desk, self->conversation, tag);
  else
    cue_desk_strike_tag (self->desk, self->conversation, tag);
}

static void
act_note (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (cue_window_has_conversation (self))
    cue_ask_note (GTK_WINDOW (self), _ ("Write a note"), _ ("The customer does not see it."),
                  _ ("_Save"), note_written_cb, point_act_new (self, NULL));
}

void
cue_window_install_point_actions (GtkWidgetClass *widget_class)
{
  static const CueWindowAct acts[] = {
    { "win.next-missed", NULL, act_next_missed },
    { "win.tick", NULL, act_tick },
    { "win.tick-point", "s", act_tick_point },
    { "win.dispute-point", "s", act_dispute_point },
    { "win.insert-point", "s", act_insert_point },
    { "win.reveal-point", "s", act_reveal_point },
    { "win.reveal-span", "(suu)", act_reveal_span },
    { "win.confirm-tag", "s", act_tag },
    { "win.strike-tag", "s", act_tag },
    { "win.note", NULL, act_note },
  };

  cue_window_install_acts (widget_class, acts, G_N_ELEMENTS (acts));
}
