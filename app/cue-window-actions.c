/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done in the window. Keys, menus, buttons and tests come through these doors and no
 * other. */

#include "config.h"

#include <glib/gi18n.h>

#include "cue-ask.h"
#include "cue-keys.h"
#include "cue-lang.h"
#include "cue-palette.h"
#include "cue-shortcuts-page.h"
#include "cue-window-private.h"

#define SNOOZE_MS (15 * 60 * 1000)

/* TRUE when there is a conversation to act on; else says so. */
static gboolean
has_conversation (CueWindow *self)
{
  if (self->desk != NULL && self->conversation != NULL)
    return TRUE;
  cue_window_tell (self, _ ("Choose a conversation first."));
  return FALSE;
}

/* ---- lamps ---- */

static void
take_lamp (CueWindow *self, CueLamp *lamp)
{
  g_autoptr (GPtrArray) pieces = cue_lamp_get_pieces (lamp);
  g_autoptr (GError) error = NULL;

  if (!cue_lamp_is_alight (lamp))
    {
      cue_window_tell (self, _ ("That card is no longer lit."));
      return;
    }
  if (!cue_desk_take (self->desk, self->conversation, lamp, &error))
    cue_window_tell_error (self, error);
  else
    cue_conversation_page_insert (self->page, pieces);
}

static void
act_take (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueLamp *lamp;

  if (!has_conversation (self))
    return;
  cue_conversation_page_reset_im (self->page);
  lamp = cue_lamp_deck_find_number (cue_conversation_get_deck (self->conversation),
                                    g_variant_get_uint32 (parameter));
  if (lamp != NULL)
    take_lamp (self, lamp);
  else
    cue_window_tell (self, _ ("That card is no longer lit."));
}

static CueLamp *
find_lamp (CueWindow *self, const char *id)
{
  if (!has_conversation (self))
    return NULL;
  return cue_lamp_deck_find (cue_conversation_get_deck (self->conversation), id);
}

static void
act_take_lamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueLamp *lamp = find_lamp (self, g_variant_get_string (parameter, NULL));

  if (lamp != NULL)
    take_lamp (self, lamp);
}

static void
act_see_lamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueLamp *lamp = find_lamp (self, g_variant_get_string (parameter, NULL));

  if (lamp != NULL)
    cue_desk_see (self->desk, self->conversation, lamp);
}

static void
act_decline (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cue_panel_show_decline (CUE_WINDOW (widget)->panel, g_variant_get_uint32 (parameter));
}

static void
act_decline_lamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  const char *id, *reason;
  CueLamp *lamp;

  g_variant_get (parameter, "(&s&s)", &id, &reason);
  lamp = find_lamp (self, id);
  if (lamp != NULL && !cue_desk_decline (self->desk, self->conversation, lamp, reason, &error))
    cue_window_tell_error (self, error);
}

static void
act_pin_lamp (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueLamp *lamp = find_lamp (self, g_variant_get_string (parameter, NULL));

  if (lamp != NULL)
    cue_desk_pin (self->desk, self->conversation, lamp, !cue_lamp_is_pinned (lamp));
}

static void
act_why (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  cue_workspace_show_panel (self->workspace, TRUE);
  if (!cue_panel_show_why (self->panel))
    cue_window_tell (self, _ ("No card is lit."));
}

/* ---- points and words ---- */

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

  if (!has_conversation (self))
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
  if (has_conversation (self))
    cue_conversation_page_reveal (self->page, turn, &span);
}

static void
act_insert_point (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  g_autoptr (GPtrArray) pieces = NULL;
  g_autofree char *say = NULL;
  CueCheck *check;

  if (!has_conversation (self))
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

  if (has_conversation (self))
    ask_about_point (self, g_variant_get_string (parameter, NULL), _ ("Tick this point by hand"),
                     _ ("How was it said? The note is shown with the tick."), _ ("_Tick"),
                     tick_noted_cb);
}

static void
act_dispute_point (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (has_conversation (self))
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

  if (!has_conversation (self))
    return;
  if (g_str_equal (action, "win.confirm-tag"))
    cue_desk_confirm_tag (self->desk, self->conversation, tag);
  else
    cue_desk_strike_tag (self->desk, self->conversation, tag);
}

/* ---- conversations ---- */

static void
select_by (CueWindow *self, int step)
{
  GListModel *conversations;
  guint n, now = 0;

  if (self->desk == NULL)
    return;
  conversations = cue_desk_get_conversations (self->desk);
  n = g_list_model_get_n_items (conversations);
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (conversations, i);

      if (conversation == self->conversation)
        now = i;
    }
  if (self->conversation != NULL)
    now = (guint) (((int) now + step + (int) n) % (int) n);
  {
    g_autoptr (CueConversation) next = g_list_model_get_item (conversations, now);

    cue_window_select (self, next);
  }
}

static void
act_step_conversation (GtkWidget *widget, const char *action, GVariant *parameter)
{
  select_by (CUE_WINDOW (widget), g_str_equal (action, "win.next-conversation") ? 1 : -1);
}

static void
act_select (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  CueConversation *conversation
      = self->desk != NULL ? cue_desk_find (self->desk, g_variant_get_string (parameter, NULL))
                           : NULL;

  if (conversation != NULL)
    cue_window_select (self, conversation);
}

static void
act_snooze (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (!has_conversation (self))
    return;
  cue_desk_snooze (self->desk, self->conversation, cue_desk_now_ms (self->desk) + SNOOZE_MS);
  cue_window_tell (self, _ ("Snoozed for 15 minutes. A new message wakes it."));
  select_by (self, 1);
}

static void
act_resolve (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (has_conversation (self))
    cue_desk_end (self->desk, self->conversation);
}

static void
act_reopen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (self->desk == NULL || self->last_resolved == NULL)
    cue_window_tell (self, _ ("There is nothing to reopen."));
  else if (cue_desk_reopen (self->desk, self->last_resolved))
    {
      if (self->closed_toast != NULL)
        adw_toast_dismiss (self->closed_toast);
      cue_window_select (self, cue_desk_find (self->desk, self->last_resolved));
    }
  else
    cue_window_tell (self, _ ("It can no longer be reopened."));
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

static void
act_note (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (has_conversation (self))
    cue_ask_note (GTK_WINDOW (self), _ ("Write a note"), _ ("The customer does not see it."),
                  _ ("_Save"), note_written_cb, point_act_new (self, NULL));
}

static void
act_hold (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  gboolean held;

  if (!has_conversation (self))
    return;
  if (!cue_conversation_is_voice (self->conversation))
    {
      cue_window_tell (self, _ ("Only a call can be put on hold."));
      return;
    }
  g_object_get (self->conversation, "held", &held, NULL);
  cue_desk_hold (self->desk, self->conversation, !held);
}

static void
act_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cue_conversation_page_open_find (CUE_WINDOW (widget)->page);
}

/* ---- the window ---- */

static void
act_palette (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  cue_palette_show (GTK_WINDOW (self), self->settings, self->desk);
}

static void
act_shortcuts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  cue_shortcuts_page_show (GTK_WINDOW (self), self->settings);
}

static gboolean
contains_focus (CueWindow *self, GtkWidget *pane)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static void
act_pane (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  GtkWidget *panes[]
      = { GTK_WIDGET (self->queue), GTK_WIDGET (self->page), GTK_WIDGET (self->panel) };
  guint n = G_N_ELEMENTS (panes);
  guint step = g_str_equal (action, "win.next-pane") ? 1 : n - 1;
  guint now = 1;

  for (guint i = 0; i < n; i++)
    if (contains_focus (self, panes[i]))
      now = i;
  now = (now + step) % n;
  cue_workspace_show_queue (self->workspace, now == 0);
  cue_workspace_show_panel (self->workspace, now == 2);
  if (now == 1)
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
  else
    gtk_widget_child_focus (panes[now], GTK_DIR_TAB_FORWARD);
}

/* Wherever the focus was, back to where the agent writes. */
static void
act_write (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  cue_workspace_show_queue (self->workspace, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static void
act_toggle_queue (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  cue_workspace_show_queue (self->workspace, !cue_workspace_is_queue_shown (self->workspace));
}

static void
act_dismiss_hint (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  g_settings_set_boolean (self->settings, "hints-done", TRUE);
  gtk_revealer_set_reveal_child (self->hint, FALSE);
}

static void
act_help (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  gtk_revealer_set_reveal_child (self->hint, TRUE);
  act_shortcuts (widget, action, parameter);
}

void
cue_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } acts[] = {
    { "win.take", "u", act_take },
    { "win.take-lamp", "s", act_take_lamp },
    { "win.see-lamp", "s", act_see_lamp },
    { "win.decline", "u", act_decline },
    { "win.decline-lamp", "(ss)", act_decline_lamp },
    { "win.pin-lamp", "s", act_pin_lamp },
    { "win.why", NULL, act_why },
    { "win.next-missed", NULL, act_next_missed },
    { "win.tick", NULL, act_tick },
    { "win.tick-point", "s", act_tick_point },
    { "win.dispute-point", "s", act_dispute_point },
    { "win.insert-point", "s", act_insert_point },
    { "win.reveal-point", "s", act_reveal_point },
    { "win.reveal-span", "(suu)", act_reveal_span },
    { "win.confirm-tag", "s", act_tag },
    { "win.strike-tag", "s", act_tag },
    { "win.next-conversation", NULL, act_step_conversation },
    { "win.previous-conversation", NULL, act_step_conversation },
    { "win.select", "s", act_select },
    { "win.snooze", NULL, act_snooze },
    { "win.resolve", NULL, act_resolve },
    { "win.reopen", NULL, act_reopen },
    { "win.note", NULL, act_note },
    { "win.hold", NULL, act_hold },
    { "win.find", NULL, act_find },
    { "win.palette", NULL, act_palette },
    { "win.shortcuts", NULL, act_shortcuts },
    { "win.next-pane", NULL, act_pane },
    { "win.previous-pane", NULL, act_pane },
    { "win.write", NULL, act_write },
    { "win.toggle-queue", NULL, act_toggle_queue },
    { "win.dismiss-hint", NULL, act_dismiss_hint },
    { "win.help", NULL, act_help },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].name, acts[i].type, acts[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.write", NULL);
}
