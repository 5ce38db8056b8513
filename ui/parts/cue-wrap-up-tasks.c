/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the end of the conversation proposes to be done afterwards: a sentence and a time, both to
 * be altered, or not needed. What is proposed follows what became of the offers, so the rows come
 * and go while the agent answers that; what he wrote stays.
 */

#include <glib/gi18n-lib.h>

#include "cue-choice-row.h"
#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-wrap-up-private.h"

/* What is read in a list, and laid out at once: a word of thousands of characters takes seconds. */
#define MOST_CHARACTERS 500

#define HOUR_MS (G_GINT64_CONSTANT (60) * 60 * 1000)

/* Behind the time that the pack names, which comes first. */
static const struct
{
  const char *title;
  gint64 in_ms;
} later[] = {
  { N_ ("In an hour"), HOUR_MS },
  { N_ ("In a day"), 24 * HOUR_MS },
  { N_ ("In three days"), 3 * 24 * HOUR_MS },
  { N_ ("In a week"), 7 * 24 * HOUR_MS },
};

static GtkWidget *
get_part (gpointer row, const char *name)
{
  return g_object_get_data (row, name);
}

static CueTask *
get_task (gpointer row)
{
  return g_object_get_data (row, "cue-task");
}

static GtkWidget *
create_times (CueWrapUp *self, CueTask *task)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *first
      = cue_closure_moment (cue_task_get_due_ms (task), cue_desk_now_ms (self->desk));
  GtkWidget *times;

  gtk_string_list_append (names, first);
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    gtk_string_list_append (names, _ (later[i].title));
  times = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (times), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("When it is due"), -1);
  return times;
}

static GtkWidget *
create_detail (CueWrapUp *self, CueTask *task, GtkWidget *row)
{
  const char *id = cue_task_get_id (task);
  const char *what = cue_wrap_up_recall (self, "task-what", id);
  const char *place = cue_wrap_up_recall (self, "task-due", id);
  GtkWidget *detail = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *times = create_times (self, task);

  gtk_entry_set_max_length (GTK_ENTRY (entry), MOST_CHARACTERS);
  gtk_editable_set_text (GTK_EDITABLE (entry), what != NULL ? what : cue_task_get_what (task));
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is to be done"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (cue_wrap_up_finish), self,
                           G_CONNECT_SWAPPED);
  if (place != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (times), (guint) g_ascii_strtoull (place, NULL, 10));
  g_signal_connect_object (entry, "changed", G_CALLBACK (cue_wrap_up_keep_choices), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (times, "notify::selected", G_CALLBACK (cue_wrap_up_keep_choices), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (detail), entry);
  gtk_box_append (GTK_BOX (detail), times);
  g_object_set_data (G_OBJECT (row), "cue-what", entry);
  g_object_set_data (G_OBJECT (row), "cue-due", times);
  return detail;
}

static GtkWidget *
add_task (CueWrapUp *self, CueTask *task)
{
  const char *const ids[] = { "make", "dismiss", NULL };
  const char *const labels[] = { _ ("To do"), _ ("Not needed"), NULL };
  const char *chosen = cue_wrap_up_recall (self, "task", cue_task_get_id (task));
  GtkWidget *row = cue_choice_row_new (cue_task_get_title (task), ids, labels,
                                       chosen != NULL ? chosen : "make");
  GtkWidget *detail = create_detail (self, task, row);

  gtk_widget_set_name (row, cue_task_get_id (task));
  cue_choice_row_set_detail (CUE_CHOICE_ROW (row), "make", detail);
  gtk_widget_set_halign (detail, GTK_ALIGN_FILL);
  g_object_set_data_full (G_OBJECT (row), "cue-task", g_object_ref (task), g_object_unref);
  g_signal_connect_object (row, "notify::choice", G_CALLBACK (cue_wrap_up_keep_choices), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->task_rows, row);
  g_ptr_array_add (self->tasks, g_object_ref (row));
  return row;
}

static GtkWidget *
find_row (CueWrapUp *self, const char *id)
{
  for (guint i = 0; i < self->tasks->len; i++)
    if (g_str_equal (gtk_widget_get_name (self->tasks->pdata[i]), id))
      return self->tasks->pdata[i];
  return NULL;
}

/* What the agent says became of the offers. (transfer full) */
static GHashTable *
gather_outcomes (CueWrapUp *self)
{
  GHashTable *outcomes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->offers->len; i++)
    {
      GtkWidget *row = self->offers->pdata[i];
      const char *choice = cue_choice_row_get_choice (CUE_CHOICE_ROW (row));

      if (*choice != '\0')
        g_hash_table_insert (outcomes, (gpointer) gtk_widget_get_name (row), (gpointer) choice);
    }
  return outcomes;
}

void
cue_wrap_up_show_tasks (CueWrapUp *self)
{
  g_autoptr (GHashTable) outcomes = gather_outcomes (self);
  g_autoptr (GPtrArray) tasks
      = cue_desk_propose_tasks (self->desk, self->conversation, outcomes, cue_lang_get_screen ());

  for (guint i = 0; i < self->tasks->len; i++)
    gtk_widget_set_visible (self->tasks->pdata[i], FALSE);
  for (guint i = 0; i < tasks->len; i++)
    {
      GtkWidget *row = find_row (self, cue_task_get_id (tasks->pdata[i]));

      gtk_widget_set_visible (row != NULL ? row : add_task (self, tasks->pdata[i]), TRUE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->task_rows), tasks->len > 0);
}

/* What was written for one that has not been proposed again yet. */
static void
keep_rest (CueWrapUp *self, JsonObject *choices)
{
  static const char *const KINDS[] = { "task", "task-what", "task-due" };
  GPtrArray *defs = cue_pack_get_tasks (cue_conversation_get_pack (self->conversation));

  for (guint i = 0; i < defs->len; i++)
    {
      const char *id = ((const CueTaskDef *) defs->pdata[i])->id;

      for (guint k = 0; find_row (self, id) == NULL && k < G_N_ELEMENTS (KINDS); k++)
        {
          g_autofree char *name = g_strconcat (KINDS[k], "/", id, NULL);
          const char *choice = cue_wrap_up_recall (self, KINDS[k], id);

          if (choice != NULL)
            json_object_set_string_member (choices, name, choice);
        }
    }
}

void
cue_wrap_up_keep_tasks (CueWrapUp *self, JsonObject *choices)
{
  keep_rest (self, choices);
  for (guint i = 0; i < self->tasks->len; i++)
    {
      gpointer row = self->tasks->pdata[i];
      const char *what = gtk_editable_get_text (GTK_EDITABLE (get_part (row, "cue-what")));
      guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (get_part (row, "cue-due")));
      g_autofree char *due = g_strdup_printf ("%u", place);

      if (!g_str_equal (cue_choice_row_get_choice (row), "make"))
        cue_wrap_up_keep (choices, "task", row, cue_choice_row_get_choice (row));
      if (!g_str_equal (what, cue_task_get_what (get_task (row))))
        cue_wrap_up_keep (choices, "task-what", row, what);
      if (place > 0)
        cue_wrap_up_keep (choices, "task-due", row, due);
    }
}

static gint64
get_due_ms (CueWrapUp *self, gpointer row)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (get_part (row, "cue-due")));

  if (place == 0 || place > G_N_ELEMENTS (later))
    return cue_task_get_due_ms (get_task (row));
  return cue_desk_now_ms (self->desk) + later[place - 1].in_ms;
}

/* It is not just as it was proposed. */
static gboolean
is_altered (gpointer row, const char *what)
{
  return !g_str_equal (what, cue_task_get_what (get_task (row)))
         || gtk_drop_down_get_selected (GTK_DROP_DOWN (get_part (row, "cue-due"))) > 0;
}

static gboolean
is_made (gpointer row)
{
  return gtk_widget_get_visible (row) && g_str_equal (cue_choice_row_get_choice (row), "make");
}

gboolean
cue_wrap_up_check_tasks (CueWrapUp *self)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      GtkWidget *entry = get_part (self->tasks->pdata[i], "cue-what");
      g_autofree char *what = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

      if (!is_made (self->tasks->pdata[i]) || *g_strstrip (what) != '\0')
        continue;
      gtk_widget_grab_focus (entry);
      return FALSE;
    }
  return TRUE;
}

gboolean
cue_wrap_up_record_tasks (CueWrapUp *self, GError **error)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      gpointer row = self->tasks->pdata[i];
      const char *id = gtk_widget_get_name (row);
      const char *what = gtk_editable_get_text (GTK_EDITABLE (get_part (row, "cue-what")));
      gboolean made = is_made (row);

      /* what an earlier try has told the log is proposed no more */
      if (!gtk_widget_get_visible (row) || get_part (row, "cue-told") != NULL)
        continue;
      if (made ? !cue_desk_make_task (self->desk, self->conversation, id, what,
                                      get_due_ms (self, row), is_altered (row, what), error)
               : !cue_desk_dismiss_task (self->desk, self->conversation, id, error))
        return FALSE;
      g_object_set_data (row, "cue-told", row);
    }
  return TRUE;
}
