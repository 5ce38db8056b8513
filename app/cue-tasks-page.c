/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-tasks-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cue-closures.h"

#define CUE_TYPE_TASKS_PAGE (cue_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (CueTasksPage, cue_tasks_page, CUE, TASKS_PAGE, AdwWindow)

struct _CueTasksPage
{
  AdwWindow parent;

  /* owned */
  CueDesk *desk;
};

G_DEFINE_FINAL_TYPE (CueTasksPage, cue_tasks_page, ADW_TYPE_WINDOW)

static void
toggled_cb (GtkCheckButton *check, CueTask *task)
{
  CueTasksPage *self = CUE_TASKS_PAGE (gtk_widget_get_root (GTK_WIDGET (check)));

  cue_desk_set_task_done (self->desk, task, gtk_check_button_get_active (check));
}

static char *
describe (CueTask *task, gint64 now_ms)
{
  g_autofree char *when = cue_closure_moment (cue_task_get_due_ms (task), now_ms);

  if (cue_task_is_done (task))
    return g_strdup_printf (_ ("%s · Done"), cue_task_get_who (task));
  if (cue_task_is_overdue (task))
    /* Translators: a customer, and when it was to be done: "Yesterday 14:02" */
    return g_strdup_printf (_ ("%s · Overdue since: %s"), cue_task_get_who (task), when);
  /* Translators: a customer, and when it is to be done: "Tomorrow 14:02" */
  return g_strdup_printf (_ ("%s · Due: %s"), cue_task_get_who (task), when);
}

static void
show_task (CueTask *task, GParamSpec *pspec, GtkWidget *row)
{
  CueTasksPage *self = g_object_get_data (G_OBJECT (row), "cue-page");
  GtkWidget *mark = g_object_get_data (G_OBJECT (row), "cue-mark");
  g_autofree char *text = describe (task, cue_desk_now_ms (self->desk));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_set_visible (mark, cue_task_is_overdue (task));
  if (cue_task_is_done (task))
    gtk_widget_add_css_class (row, "quiet");
  else
    gtk_widget_remove_css_class (row, "quiet");
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  CueTask *task = item;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("cue-urgent-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE); /* names are text */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cue_task_get_what (task));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), cue_task_is_done (task));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Done"),
                                  -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (mark, "error");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "cue-page", user_data);
  g_object_set_data (G_OBJECT (row), "cue-mark", mark);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), task, 0);
  g_signal_connect_object (task, "notify", G_CALLBACK (show_task), row, 0);
  show_task (task, NULL, row);
  return row;
}

static GtkWidget *
create_list (CueTasksPage *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing
      = gtk_label_new (_ ("Nothing to do. What a wrap-up leaves to be done is listed here."));

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is to be done"), -1);
  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_label_set_justify (GTK_LABEL (nothing), GTK_JUSTIFY_CENTER);
  g_object_set (nothing, "margin-top", 24, "margin-bottom", 24, "margin-start", 24, "margin-end",
                24, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), nothing);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), cue_desk_get_tasks (self->desk), create_row, self,
                           NULL);
  return list;
}

static void
cue_tasks_page_dispose (GObject *object)
{
  g_clear_object (&CUE_TASKS_PAGE (object)->desk);

  G_OBJECT_CLASS (cue_tasks_page_parent_class)->dispose (object);
}

static void
cue_tasks_page_class_init (CueTasksPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_tasks_page_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
cue_tasks_page_init (CueTasksPage *self)
{
}

void
cue_tasks_page_show (GtkWindow *parent, CueDesk *desk)
{
  CueTasksPage *self;
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (CUE_IS_DESK (desk));

  self = g_object_new (CUE_TYPE_TASKS_PAGE, "transient-for", parent, "title", _ ("To do"),
                       "default-width", 560, "default-height", 480, NULL);
  self->desk = g_object_ref (desk);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_list (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_present (GTK_WINDOW (self));
}
