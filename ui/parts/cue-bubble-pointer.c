/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bubble-private.h"

#include <glib/gi18n-lib.h>

#include "cue-compat.h"

/* Byte of the shown text under (x, y) of the text label, or -1. */
static int
byte_at (CueBubble *self, double x, double y)
{
  int left = 0, top = 0, index = 0, trailing = 0;

  gtk_label_get_layout_offsets (self->text, &left, &top);
  if (!pango_layout_xy_to_index (gtk_label_get_layout (self->text), (int) (x - left) * PANGO_SCALE,
                                 (int) (y - top) * PANGO_SCALE, &index, &trailing))
    return -1;
  return index;
}

static const CueMark *
mark_at (CueBubble *self, int byte)
{
  GPtrArray *marks
      = byte >= 0 && self->message != NULL ? cue_message_get_marks (self->message) : NULL;
  CueSpan bytes;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const CueMark *mark = marks->pdata[i];

      if (cue_shown_map (self->shown, mark->span, &bytes) && (guint) byte >= bytes.start
          && (guint) byte < bytes.end)
        return mark;
    }
  return NULL;
}

static char *
link_at (CueBubble *self, int byte)
{
  GArray *links = byte >= 0 && self->shown != NULL ? cue_shown_get_links (self->shown) : NULL;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      CueSpan span = g_array_index (links, CueSpan, i);

      if ((guint) byte >= span.start && (guint) byte < span.end)
        return g_strdup (cue_shown_get_address (self->shown, i));
    }
  return NULL;
}

static void
open_link_cb (gboolean confirmed, gpointer user_data)
{
  g_autofree char *address = user_data;

  if (confirmed)
    g_app_info_launch_default_for_uri_async (address, NULL, NULL, NULL, NULL);
}

static void
ask_link (CueBubble *self, char *address)
{
  g_autofree char *body
      = g_strdup_printf (_ ("The customer sent this address. It leaves Cuelight and opens in your "
                            "web browser:\n\n%s"),
                         address);

  cue_compat_confirm (GTK_WIDGET (self), _ ("Open the address?"), body, _ ("_Open in browser"),
                      CUE_CONFIRM_NORMAL, open_link_cb, address);
}

static void
pressed_cb (CueBubble *self, int n_press, double x, double y)
{
  int byte = byte_at (self, x, y);
  const CueMark *mark = mark_at (self, byte);
  char *address = link_at (self, byte);

  if (n_press == 1 && !gtk_label_get_selection_bounds (self->text, NULL, NULL))
    {
      if (mark != NULL)
        cue_bubble_activate_mark (self, mark);
      else if (address != NULL)
        {
          ask_link (self, g_steal_pointer (&address));
          return;
        }
    }
  g_free (address);
}

static void
motion_cb (CueBubble *self, double x, double y)
{
  int byte = byte_at (self, x, y);
  const CueMark *mark = mark_at (self, byte);
  g_autofree char *address = link_at (self, byte);

  cue_bubble_hover (self, mark);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->text),
                                   mark != NULL || address != NULL ? "pointer" : NULL);
}

static void
leave_cb (CueBubble *self)
{
  cue_bubble_hover (self, NULL);
}

/* A copy holds the customer's words, not our chips. */
static void
copy_cb (CueBubble *self)
{
  int start = 0, end = 0;

  if (self->shown == NULL || !gtk_label_get_selection_bounds (self->text, &start, &end))
    return;
  g_autofree char *original = cue_shown_dup_original (self->shown, (guint) start, (guint) end);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), original);
  g_signal_stop_emission_by_name (self->text, "copy-clipboard");
}

void
cue_bubble_add_controllers (CueBubble *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->text), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->text), motion);
  g_signal_connect_object (self->text, "copy-clipboard", G_CALLBACK (copy_cb), self,
                           G_CONNECT_SWAPPED);
}
