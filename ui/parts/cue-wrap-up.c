/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-wrap-up.h"

#include <glib/gi18n-lib.h>

#include "cue-choice-row.h"
#include "cue-closures.h"
#include "cue-ui.h"
#include "cue-wrap-up-private.h"

/* Characters of an unsent message that are quoted. */
#define MOST_UNSENT 60

#define NOTE_MS 500

G_DEFINE_FINAL_TYPE (CueWrapUp, cue_wrap_up, GTK_TYPE_WIDGET)

enum
{
  RESOLVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *id;
  const char *title;
} dispositions[] = {
  { "solved", N_ ("Solved") },         { "follow-up", N_ ("Follow up") },
  { "passed-on", N_ ("Passed on") },   { "complaint", N_ ("Complaint") },
  { "dropped", N_ ("Customer left") },
};

static void
complain (CueWrapUp *self, const char *message)
{
  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

gboolean
cue_wrap_up_finish (CueWrapUp *self)
{
  g_autoptr (CueConversation) conversation = NULL;
  g_autoptr (GError) error = NULL;
  guint selected;

  g_return_val_if_fail (CUE_IS_WRAP_UP (self), FALSE);

  if (self->conversation == NULL)
    return FALSE;
  if (!cue_wrap_up_check_tasks (self)) /* while there is a way back */
    {
      complain (self, _ ("Say what is to be done, or choose “Not needed”."));
      return FALSE;
    }
  conversation = g_object_ref (self->conversation);
  selected = MIN (gtk_drop_down_get_selected (self->disposition), G_N_ELEMENTS (dispositions) - 1);
  /* closed first: what is settled now must light nothing more */
  if (cue_desk_close (self->desk, conversation, &error) && cue_wrap_up_record (self, &error)
      && cue_desk_resolve (self->desk, conversation, dispositions[selected].id,
                           gtk_editable_get_text (GTK_EDITABLE (self->note)), &error))
    {
      g_signal_emit (self, signals[RESOLVED], 0, conversation);
      return TRUE;
    }
  complain (self, error != NULL ? error->message : "");
  return FALSE;
}

static void
act_finish (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cue_wrap_up_finish (CUE_WRAP_UP (widget));
}

static void
act_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CueWrapUp *self = CUE_WRAP_UP (widget);

  if (self->conversation != NULL)
    cue_desk_accept (self->desk, self->conversation);
}

/* There is a way back as long as somebody is there to read. */
static void
show_way_back (CueWrapUp *self)
{
  gboolean open = self->conversation != NULL && !cue_conversation_is_over (self->conversation);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wrap-up.back", open);
  gtk_widget_set_visible (GTK_WIDGET (self->back), open);
}

static void
show_unsent (CueWrapUp *self)
{
  g_autofree char *draft
      = cue_conversation_is_voice (self->conversation)
            ? NULL
            : cue_closure_first_line (cue_conversation_get_draft (self->conversation), MOST_UNSENT);

  gtk_widget_set_visible (self->unsent, draft != NULL && *draft != '\0');
  gtk_label_set_text (self->unsent_label, draft);
}

static void
clear_rows (CueWrapUp *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->offers, 0);
  g_ptr_array_set_size (self->points, 0);
  g_ptr_array_set_size (self->tags, 0);
  g_ptr_array_set_size (self->tasks, 0);
  self->task_rows = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
}

static guint
find_disposition (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (dispositions); i++)
    if (g_str_equal (dispositions[i].id, id))
      return i;
  return 0;
}

/* What is to be done afterwards, or an offer that is still open, is followed up; else it is taken
 * for solved. */
static const char *
guess_disposition (CueWrapUp *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (g_str_equal (cue_choice_row_get_choice (self->offers->pdata[i]), "undecided"))
      return "follow-up";
  return self->tasks->len > 0 ? "follow-up" : "solved";
}

/* A note half written in the call is not lost with the call. */
static const char *
find_note (CueConversation *conversation)
{
  const char *note = cue_conversation_get_note (conversation);
  const char *draft = cue_conversation_get_draft (conversation);

  if ((note == NULL || *note == '\0') && cue_conversation_is_voice (conversation) && draft != NULL)
    return draft;
  return note != NULL ? note : "";
}

static void
keep_note (CueWrapUp *self)
{
  g_clear_handle_id (&self->note_source, g_source_remove);
  cue_desk_keep_note (self->desk, self->conversation,
                      gtk_editable_get_text (GTK_EDITABLE (self->note)));
}

static gboolean
note_paused_cb (gpointer user_data)
{
  CueWrapUp *self = user_data;

  self->note_source = 0;
  keep_note (self);
  return G_SOURCE_REMOVE;
}

static void
note_changed_cb (GtkEditable *note, CueWrapUp *self)
{
  if (self->conversation != NULL && self->note_source == 0)
    self->note_source = g_timeout_add (NOTE_MS, note_paused_cb, self);
}

const char *
cue_wrap_up_get_chosen_disposition (CueWrapUp *self)
{
  guint selected = gtk_drop_down_get_selected (self->disposition);

  return selected != self->guessed && selected < G_N_ELEMENTS (dispositions)
             ? dispositions[selected].id
             : NULL;
}

static void
disposition_changed_cb (CueWrapUp *self)
{
  if (self->conversation != NULL)
    cue_wrap_up_keep_choices (self);
}

void
cue_wrap_up_set_conversation (CueWrapUp *self, CueDesk *desk, CueConversation *conversation)
{
  const char *chosen;

  g_return_if_fail (CUE_IS_WRAP_UP (self));

  if (self->conversation != NULL)
    keep_note (self);
  g_set_object (&self->desk, desk);
  g_set_object (&self->conversation, conversation);
  g_signal_group_set_target (self->signals, conversation);
  clear_rows (self);
  show_way_back (self);
  if (conversation == NULL)
    return;
  chosen = cue_wrap_up_ask (self);
  show_unsent (self);
  gtk_editable_set_text (GTK_EDITABLE (self->note), find_note (conversation));
  self->guessed = find_disposition (guess_disposition (self));
  gtk_drop_down_set_selected (self->disposition,
                              chosen != NULL ? find_disposition (chosen) : self->guessed);
}

static gboolean
cue_wrap_up_grab_focus (GtkWidget *widget)
{
  CueWrapUp *self = CUE_WRAP_UP (widget);

  /* new rows have no place yet, so "the first by place" would be any of them */
  if (self->offers->len > 0)
    return gtk_widget_grab_focus (self->offers->pdata[0]);
  if (self->points->len > 0)
    return gtk_widget_grab_focus (self->points->pdata[0]);
  return gtk_widget_grab_focus (GTK_WIDGET (self->finish));
}

static void
cue_wrap_up_dispose (GObject *object)
{
  CueWrapUp *self = CUE_WRAP_UP (object);

  g_clear_handle_id (&self->note_source, g_source_remove);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->signals);
  g_clear_object (&self->desk);
  g_clear_object (&self->conversation);
  g_clear_pointer (&self->chosen, json_node_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);

  G_OBJECT_CLASS (cue_wrap_up_parent_class)->dispose (object);
}

static void
cue_wrap_up_class_init (CueWrapUpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_wrap_up_dispose;
  cue_ui_class_hand_focus (widget_class, cue_wrap_up_grab_focus);
  signals[RESOLVED] = g_signal_new ("resolved", CUE_TYPE_WRAP_UP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, CUE_TYPE_CONVERSATION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-wrap-up.ui");
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, frame);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, rows);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, disposition);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, note);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, unsent);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, unsent_label);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, back);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, finish);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, message);
  gtk_widget_class_bind_template_callback (widget_class, cue_wrap_up_finish);
  gtk_widget_class_install_action (widget_class, "wrap-up.finish", NULL, act_finish);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "wrap-up.finish", NULL);
  gtk_widget_class_install_action (widget_class, "wrap-up.back", NULL, act_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "wrap-up.back", NULL);
}

static void
cue_wrap_up_init (CueWrapUp *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->offers = g_ptr_array_new_with_free_func (g_object_unref);
  self->points = g_ptr_array_new_with_free_func (g_object_unref);
  self->tags = g_ptr_array_new_with_free_func (g_object_unref);
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (CUE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->signals, "notify::over", G_CALLBACK (show_way_back), self);
  g_signal_group_connect_swapped (self->signals, "notify::draft", G_CALLBACK (show_unsent), self);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (note_changed_cb), self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (dispositions); i++)
    gtk_string_list_append (names, _ (dispositions[i].title));
  gtk_drop_down_set_model (self->disposition, G_LIST_MODEL (names));
  g_signal_connect_object (self->disposition, "notify::selected",
                           G_CALLBACK (disposition_changed_cb), self, G_CONNECT_SWAPPED);
}
