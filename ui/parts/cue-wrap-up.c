/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-wrap-up.h"

#include <glib/gi18n-lib.h>

#include "cue-choice-row.h"
#include "cue-lang.h"

struct _CueWrapUp
{
  GtkWidget parent;

  /* owned */
  CueDesk *desk;
  CueConversation *conversation;
  GPtrArray *offers; /* CueChoiceRow, id in the name */
  GPtrArray *points;
  GPtrArray *tags; /* GtkCheckButton */

  /* template */
  GtkWidget *frame;
  GtkBox *rows;
  GtkDropDown *disposition;
  GtkEntry *note;
  GtkButton *finish;
  GtkLabel *message;
};

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

static const struct
{
  const char *id;
  const char *title;
} refusals[] = {
  { "too-dear", N_ ("Too expensive") },
  { "no-need", N_ ("No need") },
  { "has-other", N_ ("Has something similar") },
  { "later", N_ ("Wants to think about it") },
  { "other", N_ ("Another reason") },
};

static void
add_heading (CueWrapUp *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-title");
  gtk_box_append (self->rows, label);
}

/* ---- offers ---- */

static const char *
guess_outcome (CueLamp *lamp)
{
  switch (cue_lamp_get_state (lamp))
    {
    case CUE_LAMP_ACCEPTED:
      return "accepted";
    case CUE_LAMP_REFUSED:
      return "refused";
    case CUE_LAMP_SAID:
    case CUE_LAMP_PARTLY:
    case CUE_LAMP_UNDECIDED:
      return "undecided";
    default:
      return "";
    }
}

static gboolean
was_offered (CueLamp *lamp)
{
  CueLampState state = cue_lamp_get_state (lamp);

  return cue_lamp_get_kind (lamp) == CUE_TARGET_OFFER && state != CUE_LAMP_DARK
         && state != CUE_LAMP_HELD && state != CUE_LAMP_DECLINED && state != CUE_LAMP_EXPIRED;
}

static GtkWidget *
create_refusals (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    gtk_string_list_append (names, _ (refusals[i].title));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
}

static void
add_offer (CueWrapUp *self, CueLamp *lamp)
{
  const char *const ids[] = { "accepted", "refused", "undecided", NULL };
  const char *const labels[] = { _ ("Accepted"), _ ("Refused"), _ ("Undecided"), NULL };
  g_autofree char *title = cue_lamp_dup_title (lamp, cue_lang_get_screen ());
  GtkWidget *row = cue_choice_row_new (title, ids, labels, guess_outcome (lamp));
  GtkWidget *reasons = create_refusals ();

  gtk_widget_set_name (row, cue_lamp_get_of (lamp));
  cue_choice_row_set_detail (CUE_CHOICE_ROW (row), "refused", reasons);
  g_object_set_data (G_OBJECT (row), "cue-reasons", reasons);
  gtk_box_append (self->rows, row);
  g_ptr_array_add (self->offers, g_object_ref (row));
}

static void
add_offers (CueWrapUp *self)
{
  GListModel *deck = G_LIST_MODEL (cue_conversation_get_deck (self->conversation));

  for (guint i = 0; i < g_list_model_get_n_items (deck); i++)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (deck, i);

      if (!was_offered (lamp))
        continue;
      if (self->offers->len == 0)
        add_heading (self, _ ("What became of the offer?"));
      add_offer (self, lamp);
    }
}

/* ---- points ---- */

static void
add_points (CueWrapUp *self)
{
  const char *const ids[] = { "said", "not-needed", NULL };
  const char *const labels[] = { _ ("Was said"), _ ("Not needed"), NULL };
  GListModel *list = G_LIST_MODEL (cue_conversation_get_checklist (self->conversation));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueCheck) check = g_list_model_get_item (list, i);
      g_autofree char *title = NULL;
      GtkWidget *row;

      if (!cue_check_is_must (check) || cue_check_is_waived (check)
          || cue_check_get_verdict (check) == CUE_VERDICT_SAID)
        continue;
      if (self->points->len == 0)
        add_heading (self, _ ("Points still open"));
      title = cue_check_dup_title (check, cue_lang_get_screen ());
      row = cue_choice_row_new (title, ids, labels, "");
      gtk_widget_set_name (row, cue_check_get_id (check));
      gtk_box_append (self->rows, row);
      g_ptr_array_add (self->points, g_object_ref (row));
    }
}

/* ---- tags ---- */

static void
add_tags (CueWrapUp *self)
{
  GListModel *tags = cue_customer_get_tags (cue_conversation_get_customer (self->conversation));
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (CueTag) tag = g_list_model_get_item (tags, i);
      g_autofree char *title = cue_tag_dup_title (tag, cue_lang_get_screen ());
      GtkWidget *button = gtk_check_button_new_with_label (title);

      gtk_widget_set_name (button, cue_tag_get_id (tag));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
      gtk_flow_box_insert (GTK_FLOW_BOX (box), button, -1);
      g_ptr_array_add (self->tags, g_object_ref (button));
    }
  if (self->tags->len > 0)
    add_heading (self, _ ("Tags that are true"));
  gtk_box_append (self->rows, box);
}

/* ---- finish ---- */

static const char *
get_refusal (GtkWidget *row)
{
  GtkDropDown *reasons = g_object_get_data (G_OBJECT (row), "cue-reasons");
  guint selected = gtk_drop_down_get_selected (reasons);

  return selected < G_N_ELEMENTS (refusals) ? refusals[selected].id : "other";
}

static gboolean
record_offers (CueWrapUp *self, GError **error)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->offers, i);
      const char *choice = cue_choice_row_get_choice (CUE_CHOICE_ROW (row));
      const char *reason = g_str_equal (choice, "refused") ? get_refusal (row) : NULL;

      if (*choice != '\0'
          && !cue_desk_set_outcome (self->desk, self->conversation, gtk_widget_get_name (row),
                                    choice, reason, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
record_points (CueWrapUp *self, GError **error)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->points, i);
      const char *choice = cue_choice_row_get_choice (CUE_CHOICE_ROW (row));

      if (g_str_equal (choice, "said")
          && !cue_desk_tick (self->desk, self->conversation, gtk_widget_get_name (row),
                             _ ("Said, by the agent’s word at wrap-up"), error))
        return FALSE;
      if (g_str_equal (choice, "not-needed")
          && !cue_desk_waive (self->desk, self->conversation, gtk_widget_get_name (row),
                              _ ("Not needed, by the agent’s word at wrap-up"), error))
        return FALSE;
    }
  return TRUE;
}

static void
record_tags (CueWrapUp *self)
{
  CueCustomer *customer = cue_conversation_get_customer (self->conversation);

  for (guint i = 0; i < self->tags->len; i++)
    {
      GtkCheckButton *button = g_ptr_array_index (self->tags, i);
      const char *id = gtk_widget_get_name (GTK_WIDGET (button));
      CueTag *tag = cue_customer_find_tag (customer, id);

      if (!gtk_check_button_get_active (button))
        cue_desk_strike_tag (self->desk, self->conversation, id);
      else if (tag != NULL && !cue_tag_is_confirmed (tag))
        cue_desk_confirm_tag (self->desk, self->conversation, id);
    }
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
  conversation = g_object_ref (self->conversation);
  selected = MIN (gtk_drop_down_get_selected (self->disposition), G_N_ELEMENTS (dispositions) - 1);
  if (record_offers (self, &error) && record_points (self, &error))
    {
      record_tags (self);
      if (cue_desk_resolve (self->desk, conversation, dispositions[selected].id,
                            gtk_editable_get_text (GTK_EDITABLE (self->note)), &error))
        {
          g_signal_emit (self, signals[RESOLVED], 0, cue_conversation_get_id (conversation));
          return TRUE;
        }
    }
  gtk_label_set_text (self->message, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  return FALSE;
}

static void
act_finish (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cue_wrap_up_finish (CUE_WRAP_UP (widget));
}

static void
clear_rows (CueWrapUp *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->offers, 0);
  g_ptr_array_set_size (self->points, 0);
  g_ptr_array_set_size (self->tags, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
}

/* An offer that is still open is followed up; else it is taken for solved. */
static guint
guess_disposition (CueWrapUp *self)
{
  const char *guess = "solved";

  for (guint i = 0; i < self->offers->len; i++)
    if (g_str_equal (cue_choice_row_get_choice (self->offers->pdata[i]), "undecided"))
      guess = "follow-up";
  for (guint i = 0; i < G_N_ELEMENTS (dispositions); i++)
    if (g_str_equal (dispositions[i].id, guess))
      return i;
  return 0;
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

void
cue_wrap_up_set_conversation (CueWrapUp *self, CueDesk *desk, CueConversation *conversation)
{
  g_return_if_fail (CUE_IS_WRAP_UP (self));

  g_set_object (&self->desk, desk);
  g_set_object (&self->conversation, conversation);
  clear_rows (self);
  if (conversation == NULL)
    return;
  add_offers (self);
  add_points (self);
  add_tags (self);
  gtk_editable_set_text (GTK_EDITABLE (self->note), find_note (conversation));
  gtk_drop_down_set_selected (self->disposition, guess_disposition (self));
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

  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_object (&self->conversation);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);

  G_OBJECT_CLASS (cue_wrap_up_parent_class)->dispose (object);
}

static void
cue_wrap_up_class_init (CueWrapUpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_wrap_up_dispose;
  widget_class->grab_focus = cue_wrap_up_grab_focus;
  signals[RESOLVED] = g_signal_new ("resolved", CUE_TYPE_WRAP_UP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-wrap-up.ui");
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, frame);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, rows);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, disposition);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, note);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, finish);
  gtk_widget_class_bind_template_child (widget_class, CueWrapUp, message);
  gtk_widget_class_bind_template_callback (widget_class, cue_wrap_up_finish);
  gtk_widget_class_install_action (widget_class, "wrap-up.finish", NULL, act_finish);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "wrap-up.finish", NULL);
}

static void
cue_wrap_up_init (CueWrapUp *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->offers = g_ptr_array_new_with_free_func (g_object_unref);
  self->points = g_ptr_array_new_with_free_func (g_object_unref);
  self->tags = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (dispositions); i++)
    gtk_string_list_append (names, _ (dispositions[i].title));
  gtk_drop_down_set_model (self->disposition, G_LIST_MODEL (names));
}
