/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-access.h"

#include <adwaita.h>

/* GtkButton keeps "_Finish" as its name beside the label "Finish" that names it. */
static void
drop_underlined_name (GtkButton *button)
{
  if (gtk_button_get_use_underline (button) && gtk_button_get_label (button) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/* The parts of a list to choose from have no names of their own: its button, its list, the rows of
 * that. */
static void
name_part (GtkWidget *part)
{
  GtkWidget *list = gtk_widget_get_ancestor (part, GTK_TYPE_DROP_DOWN);
  GtkWidget *row = gtk_widget_get_ancestor (part, ADW_TYPE_COMBO_ROW);
  GtkWidget *label = NULL;

  if (list == NULL && row == NULL)
    return;
  if (GTK_IS_TOGGLE_BUTTON (part) || GTK_IS_LIST_VIEW (part))
    label = list != NULL ? list : find_label (row);
  else if (g_str_equal (G_OBJECT_TYPE_NAME (part), "GtkListItemWidget"))
    label = find_label (part);
  if (label != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    label, NULL, -1);
}

static gboolean
realized_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget))
    drop_underlined_name (GTK_BUTTON (widget));
  name_part (widget);
  return TRUE;
}

void
cue_access_init (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* its signals come with its class */
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realized_cb, NULL,
                              NULL);
}

void
cue_access_set_tip (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* setting a tooltip asks the X server where the pointer is */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
cue_access_name_row (GtkWidget *child, const char *name, const char *description)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (name != NULL && description != NULL);

  row = gtk_widget_get_parent (child);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
