/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bubble-private.h"

#include <glib/gi18n-lib.h>

#include "cue-access.h"
#include "cue-closures.h"
#include "cue-lang.h"

#define MOST_TICKS 4

/* Every point of the pack is judged; shown are those that stand on the checklist. */
CueCheck *
cue_bubble_find_check (CueBubble *self, const char *point)
{
  return self->conversation != NULL
             ? cue_checklist_find (cue_conversation_get_checklist (self->conversation), point)
             : NULL;
}

static void
point_clicked_cb (CueBubble *self, GtkWidget *button)
{
  cue_bubble_activate_point (self, gtk_widget_get_name (button));
}

static char *
dup_tick_words (CueVerdict verdict, const char *title)
{
  switch (verdict)
    {
    case CUE_VERDICT_SAID:
      return g_strdup_printf (_ ("These words say the point “%s”."), title);
    case CUE_VERDICT_CONTRADICTED:
      return g_strdup_printf (_ ("These words contradict the point “%s”."), title);
    case CUE_VERDICT_OPEN:
    case CUE_VERDICT_UNSURE:
    case CUE_VERDICT_PARTLY:
    default:
      return g_strdup_printf (_ ("These words may say the point “%s”."), title);
    }
}

/* A chip under the words: it looks as the point stands, so a contradiction is never a tick. */
static void
add_tick (CueBubble *self, CueCheck *check)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  CueVerdict verdict = cue_check_get_verdict (check);
  GtkWidget *icon = gtk_image_new_from_icon_name (cue_closure_verdict_icon (verdict, FALSE));
  g_autofree char *title = cue_check_dup_title (check, cue_lang_get_screen ());
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *says = dup_tick_words (verdict, title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  cue_lang_set_label (GTK_LABEL (label), NULL);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_name (button, cue_check_get_id (check));
  gtk_widget_add_css_class (button, "tick");
  gtk_widget_add_css_class (button, "state");
  gtk_widget_add_css_class (button, cue_closure_verdict_class (verdict, FALSE));
  cue_access_set_tip (button, says);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (point_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->ticks, button);
}

void
cue_bubble_update_ticks (CueBubble *self)
{
  GPtrArray *points = cue_message_get_points (self->message);
  GtkWidget *child = NULL;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->ticks))) != NULL)
    gtk_box_remove (self->ticks, child);
  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      CueCheck *check = cue_bubble_find_check (self, points->pdata[i]);

      if (check != NULL && ++n <= MOST_TICKS)
        add_tick (self, check);
    }
  if (n > MOST_TICKS)
    {
      g_autofree char *rest = g_strdup_printf ("+%u", n - MOST_TICKS);

      gtk_box_append (self->ticks, gtk_label_new (rest));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->ticks), n > 0);
}
