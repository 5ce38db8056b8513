/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-choice-row.h"

#include "cue-ui.h"

struct _CueChoiceRow
{
  GtkWidget parent;

  /* owned */
  char *choice;
  char *detail_choice;
  GtkWidget *detail; /* a child too */

  /* borrowed */
  GtkWidget *line;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (CueChoiceRow, cue_choice_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHOICE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_detail (CueChoiceRow *self)
{
  if (self->detail != NULL)
    gtk_widget_set_visible (self->detail, g_str_equal (self->choice, self->detail_choice));
}

static void
set_choice (CueChoiceRow *self, const char *choice)
{
  g_autofree char *old = g_steal_pointer (&self->choice);

  self->choice = g_strdup (choice);
}

static void
toggled_cb (GtkToggleButton *button, CueChoiceRow *self)
{
  const char *id = gtk_widget_get_name (GTK_WIDGET (button));

  if (!gtk_toggle_button_get_active (button) && g_str_equal (self->choice, id))
    set_choice (self, "");
  else if (gtk_toggle_button_get_active (button))
    set_choice (self, id);
  else
    return;
  show_detail (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOICE]);
}

static void
add_button (CueChoiceRow *self, const char *title, const char *id, const char *label)
{
  GtkWidget *first = gtk_widget_get_first_child (self->buttons);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, label);

  gtk_widget_set_name (button, id);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_str_equal (self->choice, id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

const char *
cue_choice_row_get_choice (CueChoiceRow *self)
{
  g_return_val_if_fail (CUE_IS_CHOICE_ROW (self), "");

  return self->choice;
}

void
cue_choice_row_set_detail (CueChoiceRow *self, const char *choice, GtkWidget *widget)
{
  g_return_if_fail (CUE_IS_CHOICE_ROW (self));
  g_return_if_fail (self->detail == NULL);

  self->detail_choice = g_strdup (choice);
  self->detail = widget;
  gtk_widget_set_halign (widget, GTK_ALIGN_END);
  gtk_widget_insert_after (widget, GTK_WIDGET (self), self->line);
  show_detail (self);
}

static void
cue_choice_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOICE)
    g_value_set_string (value, CUE_CHOICE_ROW (object)->choice);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* The choice made, else the first. */
static gboolean
cue_choice_row_grab_focus (GtkWidget *widget)
{
  CueChoiceRow *self = CUE_CHOICE_ROW (widget);
  GtkWidget *first = gtk_widget_get_first_child (self->buttons);

  for (GtkWidget *button = first; button != NULL; button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return gtk_widget_grab_focus (button);
  return first != NULL && gtk_widget_grab_focus (first);
}

static void
cue_choice_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cue_choice_row_parent_class)->dispose (object);
}

static void
cue_choice_row_finalize (GObject *object)
{
  CueChoiceRow *self = CUE_CHOICE_ROW (object);

  g_clear_pointer (&self->choice, g_free);
  g_clear_pointer (&self->detail_choice, g_free);

  G_OBJECT_CLASS (cue_choice_row_parent_class)->finalize (object);
}

static void
cue_choice_row_class_init (CueChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cue_choice_row_get_property;
  object_class->dispose = cue_choice_row_dispose;
  object_class->finalize = cue_choice_row_finalize;
  cue_ui_class_hand_focus (GTK_WIDGET_CLASS (klass), cue_choice_row_grab_focus);
  properties[PROP_CHOICE]
      = g_param_spec_string ("choice", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
cue_choice_row_init (CueChoiceRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->choice = g_strdup ("");
}

GtkWidget *
cue_choice_row_new (const char *title,
                    const char *const *ids,
                    const char *const *labels,
                    const char *choice)
{
  CueChoiceRow *self = g_object_new (CUE_TYPE_CHOICE_ROW, NULL);
  GtkWidget *label = gtk_label_new (title);

  g_free (self->choice);
  self->choice = g_strdup (choice);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->buttons, "linked");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (self->line), label);
  gtk_box_append (GTK_BOX (self->line), self->buttons);
  gtk_widget_insert_after (self->line, GTK_WIDGET (self), NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    add_button (self, title, ids[i], labels[i]);
  return GTK_WIDGET (self);
}
