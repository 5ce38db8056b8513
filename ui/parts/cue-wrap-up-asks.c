/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the wrap-up asks about the conversation: offers, points, tags, and (in -tasks) what is to be
 * done. What the agent chose is kept with the conversation as he chooses, so that he may look
 * elsewhere and nothing is lost; what was only guessed is guessed anew.
 */

#include <glib/gi18n-lib.h>

#include "cue-choice-row.h"
#include "cue-gate.h"
#include "cue-json.h"
#include "cue-lang.h"
#include "cue-wrap-box.h"
#include "cue-wrap-up-private.h"

#define DISPOSITION "disposition"

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

/* ---- choices ---- */

static JsonObject *
get_chosen (CueWrapUp *self)
{
  return self->chosen != NULL && JSON_NODE_HOLDS_OBJECT (self->chosen)
             ? json_node_get_object (self->chosen)
             : NULL;
}

const char *
cue_wrap_up_recall (CueWrapUp *self, const char *kind, const char *id)
{
  JsonObject *chosen = get_chosen (self);
  g_autofree char *name = g_strconcat (kind, "/", id, NULL);

  return chosen != NULL ? cue_json_get_string (chosen, name, NULL) : NULL;
}

void
cue_wrap_up_keep (JsonObject *choices, const char *kind, GtkWidget *row, const char *choice)
{
  g_autofree char *name = g_strconcat (kind, "/", gtk_widget_get_name (row), NULL);

  json_object_set_string_member (choices, name, choice);
}

static const char *
get_refusal (GtkWidget *row)
{
  GtkDropDown *reasons = g_object_get_data (G_OBJECT (row), "cue-reasons");
  guint selected = gtk_drop_down_get_selected (reasons);

  return selected < G_N_ELEMENTS (refusals) ? refusals[selected].id : "other";
}

static void
keep_rows (JsonObject *choices, const char *kind, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = rows->pdata[i];
      const char *choice = cue_choice_row_get_choice (CUE_CHOICE_ROW (row));

      if (g_str_equal (choice, g_object_get_data (G_OBJECT (row), "cue-guess")))
        continue;
      cue_wrap_up_keep (choices, kind, row, choice);
      if (g_str_equal (choice, "refused"))
        cue_wrap_up_keep (choices, "reason", row, get_refusal (row));
    }
}

void
cue_wrap_up_keep_choices (CueWrapUp *self)
{
  JsonObject *choices = json_object_new ();
  g_autoptr (JsonNode) node = cue_json_new_object (choices);
  g_autofree char *text = NULL;
  const char *disposition = cue_wrap_up_get_chosen_disposition (self);

  if (disposition != NULL)
    json_object_set_string_member (choices, DISPOSITION, disposition);
  keep_rows (choices, "offer", self->offers);
  keep_rows (choices, "point", self->points);
  for (guint i = 0; i < self->tags->len; i++)
    if (!gtk_check_button_get_active (self->tags->pdata[i]))
      cue_wrap_up_keep (choices, "tag", self->tags->pdata[i], "");
  cue_wrap_up_keep_tasks (self, choices);
  text = cue_json_to_canonical (node);
  cue_conversation_set_choices (self->conversation, json_object_get_size (choices) > 0 ? text : "");
}

/* ---- rows ---- */

GtkWidget *
cue_wrap_up_create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-title");
  return label;
}

static void
add_heading (CueWrapUp *self, const char *text)
{
  gtk_box_append (self->rows, cue_wrap_up_create_heading (text));
}

static GtkWidget *
create_choice (CueWrapUp *self,
               const char *kind,
               const char *id,
               const char *title,
               const char *const *ids,
               const char *const *labels,
               const char *guess)
{
  const char *chosen = cue_wrap_up_recall (self, kind, id);
  GtkWidget *row = cue_choice_row_new (title, ids, labels, chosen != NULL ? chosen : guess);

  gtk_widget_set_name (row, id);
  g_object_set_data (G_OBJECT (row), "cue-guess", (gpointer) guess);
  g_signal_connect_object (row, "notify::choice", G_CALLBACK (cue_wrap_up_keep_choices), self,
                           G_CONNECT_SWAPPED);
  return row;
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

static guint
find_refusal (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_strcmp0 (refusals[i].id, id) == 0)
      return i;
  return 0;
}

static void
add_offer (CueWrapUp *self, CueLamp *lamp)
{
  const char *const ids[] = { "accepted", "refused", "undecided", NULL };
  const char *const labels[] = { _ ("Accepted"), _ ("Refused"), _ ("Undecided"), NULL };
  g_autofree char *title = cue_lamp_dup_title (lamp, cue_lang_get_screen ());
  const char *offer = cue_lamp_get_of (lamp);
  GtkWidget *row = create_choice (self, "offer", offer, title, ids, labels, guess_outcome (lamp));
  GtkWidget *reasons = create_refusals ();

  gtk_drop_down_set_selected (GTK_DROP_DOWN (reasons),
                              find_refusal (cue_wrap_up_recall (self, "reason", offer)));
  g_signal_connect_object (reasons, "notify::selected", G_CALLBACK (cue_wrap_up_keep_choices), self,
                           G_CONNECT_SWAPPED);
  cue_choice_row_set_detail (CUE_CHOICE_ROW (row), "refused", reasons);
  g_object_set_data (G_OBJECT (row), "cue-reasons", reasons);
  g_signal_connect_object (row, "notify::choice", G_CALLBACK (cue_wrap_up_show_tasks), self,
                           G_CONNECT_SWAPPED);
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
      row = create_choice (self, "point", cue_check_get_id (check), title, ids, labels, "");
      gtk_box_append (self->rows, row);
      g_ptr_array_add (self->points, g_object_ref (row));
    }
}

/* ---- tags ---- */

static void
add_tags (CueWrapUp *self)
{
  GListModel *tags = cue_customer_get_tags (cue_conversation_get_customer (self->conversation));
  GtkWidget *box = cue_wrap_box_new ();

  for (guint i = 0; i < g_list_model_get_n_items (tags); i++)
    {
      g_autoptr (CueTag) tag = g_list_model_get_item (tags, i);
      g_autofree char *title = cue_tag_dup_title (tag, cue_lang_get_screen ());
      GtkWidget *button = gtk_check_button_new_with_label (title);

      gtk_widget_set_name (button, cue_tag_get_id (tag));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                                   cue_wrap_up_recall (self, "tag", cue_tag_get_id (tag)) == NULL);
      g_signal_connect_object (button, "toggled", G_CALLBACK (cue_wrap_up_keep_choices), self,
                               G_CONNECT_SWAPPED);
      cue_wrap_box_append (CUE_WRAP_BOX (box), button);
      g_ptr_array_add (self->tags, g_object_ref (button));
    }
  if (self->tags->len > 0)
    add_heading (self, _ ("Tags that are true"));
  gtk_box_append (self->rows, box);
}

/* ---- tasks ---- */

static void
add_tasks (CueWrapUp *self)
{
  self->task_rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (self->task_rows, cue_wrap_up_create_heading (_ ("To do afterwards")));
  gtk_box_append (self->rows, GTK_WIDGET (self->task_rows));
  cue_wrap_up_show_tasks (self);
}

/* ---- the log ---- */

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

const char *
cue_wrap_up_ask (CueWrapUp *self)
{
  const char *choices = cue_conversation_get_choices (self->conversation);

  g_clear_pointer (&self->chosen, json_node_unref);
  if (*choices != '\0')
    self->chosen = cue_gate_parse (choices, -1, &CUE_GATE_LINE, NULL);
  add_offers (self);
  add_tasks (self);
  add_points (self);
  add_tags (self);
  return get_chosen (self) != NULL ? cue_json_get_string (get_chosen (self), DISPOSITION, NULL)
                                   : NULL;
}

gboolean
cue_wrap_up_record (CueWrapUp *self, GError **error)
{
  if (!record_offers (self, error) || !record_points (self, error))
    return FALSE;
  record_tags (self);
  return cue_wrap_up_record_tasks (self, error);
}
