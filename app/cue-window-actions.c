/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done in the window. Keys, menus, buttons and tests come through these doors and no
 * other. */

#include "config.h"

#include <glib/gi18n.h>

#include "cue-palette.h"
#include "cue-shortcuts-page.h"
#include "cue-tasks-page.h"
#include "cue-window-private.h"

#define SNOOZE_MS (15 * 60 * 1000)

static GPtrArray
    *desk_acts; /* (element-type utf8): names, static, filled while the class is made */

gboolean
cue_window_has_conversation (CueWindow *self)
{
  if (self->desk != NULL && self->conversation != NULL)
    return TRUE;
  cue_window_tell (self, _ ("Choose a conversation first."));
  return FALSE;
}

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

  if (conversation == NULL)
    return;
  g_object_set (self->desk, "role", "agent", NULL);
  cue_window_select (self, conversation);
}

static void
act_snooze (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (!cue_window_has_conversation (self))
    return;
  if (!cue_desk_snooze (self->desk, self->conversation, cue_desk_now_ms (self->desk) + SNOOZE_MS))
    {
      cue_window_tell (self, _ ("It is over: nothing will come that could wake it."));
      return;
    }
  cue_window_tell (self, _ ("Snoozed for 15 minutes. A new message wakes it."));
  select_by (self, 1);
}

static void
act_resolve (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (cue_window_has_conversation (self))
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
      cue_window_withdraw_undo (self);
      g_object_set (self->desk, "role", "agent", NULL);
      cue_window_select (self, cue_desk_find (self->desk, self->last_resolved));
    }
  else
    cue_window_tell (self, _ ("It can no longer be reopened."));
}

static void
act_hold (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);
  gboolean held;

  if (!cue_window_has_conversation (self))
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

static void
act_palette (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  cue_palette_show (GTK_WINDOW (self), self->settings, self->desk, cue_window_is_at_desk (self));
}

static void
act_shortcuts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  cue_shortcuts_page_show (GTK_WINDOW (self), self->settings);
}

static void
act_tasks (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWindow *self = CUE_WINDOW (widget);

  if (self->desk != NULL)
    cue_tasks_page_show (GTK_WINDOW (self), self->desk);
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

  cue_workspace_toggle_queue (self->workspace);
  if (!cue_workspace_is_queue_shown (self->workspace)
      && contains_focus (self, GTK_WIDGET (self->queue)))
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
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
cue_window_install_acts (GtkWidgetClass *widget_class, const CueWindowAct *acts, gsize n_acts)
{
  for (gsize i = 0; i < n_acts; i++)
    {
      gtk_widget_class_install_action (widget_class, acts[i].name, acts[i].type, acts[i].activate);
      if (acts[i].anywhere)
        continue;
      if (desk_acts == NULL)
        desk_acts = g_ptr_array_new ();
      g_ptr_array_add (desk_acts, (gpointer) acts[i].name);
    }
}

gboolean
cue_window_is_desk_act (const char *action)
{
  gsize n = strcspn (action, "(:"); /* without its parameter */

  for (guint i = 0; i < desk_acts->len; i++)
    {
      const char *name = g_ptr_array_index (desk_acts, i);

      if (strlen (name) == n && strncmp (name, action, n) == 0)
        return TRUE;
    }
  return FALSE;
}

void
cue_window_enable_desk_acts (CueWindow *self, gboolean enabled)
{
  for (guint i = 0; i < desk_acts->len; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), g_ptr_array_index (desk_acts, i), enabled);
}

void
cue_window_install_actions (GtkWidgetClass *widget_class)
{
  static const CueWindowAct acts[] = {
    { "win.next-conversation", NULL, act_step_conversation },
    { "win.previous-conversation", NULL, act_step_conversation },
    { "win.select", "s", act_select, .anywhere = TRUE },
    { "win.snooze", NULL, act_snooze },
    { "win.resolve", NULL, act_resolve },
    { "win.reopen", NULL, act_reopen, .anywhere = TRUE },
    { "win.hold", NULL, act_hold },
    { "win.find", NULL, act_find },
    { "win.palette", NULL, act_palette, .anywhere = TRUE },
    { "win.shortcuts", NULL, act_shortcuts, .anywhere = TRUE },
    { "win.tasks", NULL, act_tasks, .anywhere = TRUE },
    { "win.next-pane", NULL, act_pane },
    { "win.previous-pane", NULL, act_pane },
    { "win.write", NULL, act_write },
    { "win.toggle-queue", NULL, act_toggle_queue },
    { "win.dismiss-hint", NULL, act_dismiss_hint, .anywhere = TRUE },
    { "win.help", NULL, act_help, .anywhere = TRUE },
  };

  cue_window_install_lamp_actions (widget_class);
  cue_window_install_point_actions (widget_class);
  cue_window_install_acts (widget_class, acts, G_N_ELEMENTS (acts));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.write", NULL);
}
