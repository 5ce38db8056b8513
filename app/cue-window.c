/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cue-access.h"
#include "cue-lang.h"
#include "cue-pack-page.h"
#include "cue-sessions-page.h"
#include "cue-window-private.h"

#define MOST_FAILURE_LINES 30

G_DEFINE_FINAL_TYPE (CueWindow, cue_window, ADW_TYPE_APPLICATION_WINDOW)

void
cue_window_select (CueWindow *self, CueConversation *conversation)
{
  g_return_if_fail (CUE_IS_WINDOW (self));

  if (self->conversation == conversation)
    return;
  self->conversation = conversation;
  cue_queue_mark (self->queue, conversation);
  cue_conversation_page_set_conversation (self->page, conversation);
  cue_panel_set_conversation (self->panel, conversation);
  cue_workspace_show_queue (self->workspace, FALSE);
  adw_window_title_set_subtitle (self->title, conversation != NULL
                                                  ? cue_conversation_get_title (conversation)
                                                  : "");
  if (conversation == NULL)
    return;
  if (cue_conversation_get_status (conversation) == CUE_CONVERSATION_WAITING)
    cue_desk_accept (self->desk, conversation);
  cue_desk_mark_read (self->desk, conversation);
  cue_desk_set_memo (self->desk, "selected", cue_conversation_get_id (conversation));
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

/* The agent must never look at nothing while somebody is there. */
static void
conversations_changed_cb (CueWindow *self)
{
  GListModel *conversations = cue_desk_get_conversations (self->desk);
  guint n = g_list_model_get_n_items (conversations);
  gboolean still_there = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (conversations, i);

      still_there |= conversation == self->conversation;
    }
  if (still_there)
    return;
  if (n == 0)
    {
      cue_window_select (self, NULL);
      return;
    }
  {
    g_autoptr (CueConversation) first = g_list_model_get_item (conversations, 0);

    cue_window_select (self, first);
  }
}

static void
select_remembered (CueWindow *self)
{
  const char *id = cue_desk_get_memo (self->desk, "selected");
  CueConversation *conversation = id != NULL ? cue_desk_find (self->desk, id) : NULL;

  if (conversation != NULL)
    cue_window_select (self, conversation);
  else
    conversations_changed_cb (self);
}

gboolean
cue_window_is_at_desk (CueWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->rooms), "agent") == 0;
}

/* Buttons of panes that have no place of their own, while the agent's desk is on the screen. */
static void
show_pane_buttons (CueWindow *self)
{
  CueWorkspaceMode mode = cue_workspace_get_mode (self->workspace);
  gboolean desk = cue_window_is_at_desk (self);

  gtk_widget_set_visible (GTK_WIDGET (self->queue_button), desk && mode != CUE_WORKSPACE_WIDE);
  gtk_widget_set_visible (GTK_WIDGET (self->panel_button), desk && mode == CUE_WORKSPACE_NARROW);
  /* where there is no room beside what the head tells, toasts stand under it */
  if (desk && mode == CUE_WORKSPACE_NARROW)
    gtk_widget_add_css_class (GTK_WIDGET (self->toaster), "under-head");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->toaster), "under-head");
}

static void
show_room (CueWindow *self)
{
  g_autofree char *role = NULL;

  if (self->desk == NULL)
    return;
  g_object_get (self->desk, "role", &role, NULL);
  gtk_stack_set_visible_child_name (self->rooms, role != NULL ? role : "agent");
  cue_window_enable_desk_acts (self, role == NULL || g_str_equal (role, "agent"));
  show_pane_buttons (self);
}

static void
mark_activated_cb (CueConversationPage *page, const char *kind, const char *id, CueWindow *self)
{
  cue_workspace_show_panel (self->workspace, TRUE);
  cue_panel_reveal_lamp_of (self->panel, kind, id);
}

static void
mark_hovered_cb (CueConversationPage *page, const char *kind, const char *id, CueWindow *self)
{
  cue_panel_point_at (self->panel, kind, id);
}

static void
resolved_cb (CueConversationPage *page, CueConversation *conversation, CueWindow *self)
{
  g_free (self->last_resolved);
  self->last_resolved = g_strdup (cue_conversation_get_id (conversation));
  cue_window_offer_undo (self, conversation);
}

static void
lamp_lit_cb (CueWindow *self)
{
  if (g_settings_get_boolean (self->settings, "lamp-sound"))
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self)));
}

static void
send_next_cb (CueConversationPage *page, CueWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.next-conversation", NULL);
}

void
cue_window_set_pack_standing (CueWindow *self, CuePackStanding *standing)
{
  g_return_if_fail (CUE_IS_WINDOW (self));

  cue_pack_strip_set_standing (self->pack_strip, standing);
}

/* How much is to be done, and whether any of it is late. */
static void
show_tasks (CueWindow *self)
{
  GListModel *tasks = cue_desk_get_tasks (self->desk);
  guint n_open = 0, n_overdue = 0;
  g_autofree char *label = NULL;
  g_autofree char *tip = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (CueTask) task = g_list_model_get_item (tasks, i);

      n_open += !cue_task_is_done (task);
      n_overdue += cue_task_is_overdue (task);
    }
  label = g_strdup_printf ("%u", n_open);
  tip = n_overdue > 0 ? g_strdup_printf (_ ("To do: %u, overdue: %u"), n_open, n_overdue)
                      : g_strdup_printf (_ ("To do: %u"), n_open);
  gtk_widget_set_visible (GTK_WIDGET (self->tasks_button), n_open > 0);
  gtk_image_set_from_icon_name (self->tasks_icon,
                                n_overdue > 0 ? "cue-urgent-symbolic" : "cue-check-list-symbolic");
  gtk_label_set_text (self->tasks_label, label);
  cue_access_set_tip (GTK_WIDGET (self->tasks_button), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tasks_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
}

void
cue_window_set_desk (CueWindow *self, CueDesk *desk)
{
  g_return_if_fail (CUE_IS_WINDOW (self));
  g_return_if_fail (CUE_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  cue_queue_set_desk (self->queue, desk);
  cue_conversation_page_set_desk (self->page, desk);
  cue_pack_page_set_desk (self->lead_page, desk);
  cue_sessions_page_set_desk (self->trainer_page, desk);
  g_signal_connect_object (self->trainer_page, "told", G_CALLBACK (cue_window_tell), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cue_desk_get_conversations (desk), "items-changed",
                           G_CALLBACK (conversations_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::role", G_CALLBACK (show_room), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tasks-changed", G_CALLBACK (show_tasks), self, G_CONNECT_SWAPPED);
  show_tasks (self);
  g_signal_connect_object (desk, "notice", G_CALLBACK (cue_window_tell_notice), self, 0);
  g_signal_connect_object (desk, "lamp-lit", G_CALLBACK (lamp_lit_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "agent-name", desk, "agent-name", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "cards-per-minute", desk, "cards-per-minute",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "learn-ranking", desk, "learns-ranking", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "ghost-completion",
                   cue_conversation_page_get_composer (self->page), "completes",
                   G_SETTINGS_BIND_GET);
  select_remembered (self);
  show_room (self);
  gtk_revealer_set_reveal_child (self->hint,
                                 !g_settings_get_boolean (self->settings, "hints-done"));
}

void
cue_window_show_failure (CueWindow *self, const char *message)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (CUE_IS_WINDOW (self));

  /* the rest is read on the terminal */
  lines = g_strsplit (message, "\n", MOST_FAILURE_LINES + 1);
  if (g_strv_length (lines) > MOST_FAILURE_LINES)
    {
      g_free (lines[MOST_FAILURE_LINES]);
      lines[MOST_FAILURE_LINES] = g_strdup ("…");
    }
  shown = g_strjoinv ("\n", lines);
  escaped = g_markup_escape_text (shown, -1);
  adw_status_page_set_description (self->failure, escaped);
  gtk_stack_set_visible_child_name (self->rooms, "failure");
}

static gboolean
cue_window_close_request (GtkWindow *window)
{
  CueWindow *self = CUE_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (window));
  g_action_group_activate_action (G_ACTION_GROUP (gtk_window_get_application (window)), "quit",
                                  NULL);
  return GTK_WINDOW_CLASS (cue_window_parent_class)->close_request (window);
}

static void
cue_window_dispose (GObject *object)
{
  CueWindow *self = CUE_WINDOW (object);

  self->conversation = NULL;
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cue_window_parent_class)->dispose (object);
}

static void
cue_window_finalize (GObject *object)
{
  CueWindow *self = CUE_WINDOW (object);

  g_clear_pointer (&self->last_resolved, g_free);

  G_OBJECT_CLASS (cue_window_parent_class)->finalize (object);
}

static void
cue_window_class_init (CueWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cue_window_close_request;
  g_type_ensure (CUE_TYPE_TOASTER);
  g_type_ensure (CUE_TYPE_PACK_STRIP);
  g_type_ensure (CUE_TYPE_WORKSPACE);
  g_type_ensure (CUE_TYPE_QUEUE);
  g_type_ensure (CUE_TYPE_CONVERSATION_PAGE);
  g_type_ensure (CUE_TYPE_PANEL);
  g_type_ensure (CUE_TYPE_PACK_PAGE);
  g_type_ensure (CUE_TYPE_SESSIONS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/Cuelight/cue-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CueWindow, rooms);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, pack_strip);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, toaster);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, workspace);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, queue);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, page);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, lead_page);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, trainer_page);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, queue_button);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, panel_button);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, tasks_button);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, tasks_icon);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, tasks_label);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, CueWindow, title);
  cue_window_install_actions (widget_class);
}

static void
cue_window_init (CueWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->workspace, "notify::mode", G_CALLBACK (show_pane_buttons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "mark-activated", G_CALLBACK (mark_activated_cb), self, 0);
  g_signal_connect_object (self->page, "mark-hovered", G_CALLBACK (mark_hovered_cb), self, 0);
  g_signal_connect_object (self->page, "resolved", G_CALLBACK (resolved_cb), self, 0);
  g_signal_connect_object (self->page, "send-next", G_CALLBACK (send_next_cb), self, 0);
}

CueWindow *
cue_window_new (GtkApplication *application, GSettings *settings)
{
  CueWindow *self;
  int width, height;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  self = g_object_new (CUE_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}
