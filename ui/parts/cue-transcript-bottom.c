/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-transcript-private.h"

#include <glib/gi18n-lib.h>

#include "cue-compat.h"

#define NEAR_BOTTOM 4.0

void
cue_transcript_show_new (CueTranscript *self)
{
  gboolean shown = !self->stuck && cue_transcript_get_n_messages (self) > 0;
  g_autofree char *text
      = self->n_new > 0
            ? g_strdup_printf (dngettext (GETTEXT_PACKAGE, "%u new", "%u new", self->n_new),
                               self->n_new)
            : g_strdup (_ ("Latest"));

  gtk_label_set_text (self->pill_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pill), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_revealer_set_reveal_child (self->pill_revealer, shown);
  gtk_widget_set_can_target (GTK_WIDGET (self->pill_revealer), shown);
  gtk_widget_set_focusable (self->pill, shown);
}

void
cue_transcript_set_stuck (CueTranscript *self, gboolean stuck)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  /* what fits has no end to be away from */
  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment) + 1)
    stuck = TRUE;
  if (stuck)
    self->n_new = 0;
  if (self->stuck != stuck)
    {
      self->stuck = stuck;
      g_object_notify (G_OBJECT (self), "at-bottom");
    }
  cue_transcript_show_new (self);
}

static gboolean
pin_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CueTranscript *self = CUE_TRANSCRIPT (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double bottom = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  guint n = cue_transcript_get_n_messages (self);

  if (self->stuck && n > 0)
    {
      cue_compat_list_scroll_to (self->list, n - 1);
      if (self->fresh)
        {
          self->fresh = FALSE;
          return G_SOURCE_CONTINUE;
        }
      gtk_adjustment_set_value (adjustment, bottom);
    }
  self->pin_tick = 0;
  return G_SOURCE_REMOVE;
}

/* The list guesses the height of rows that it has not made, so its end moves while it comes into
 * view: the bottom is taken again in each frame in which the adjustment changed. */
void
cue_transcript_pin_to_bottom (CueTranscript *self)
{
  if (self->pin_tick == 0)
    self->pin_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), pin_cb, NULL, NULL);
}

static void
adjustment_changed_cb (CueTranscript *self)
{
  if (self->stuck)
    cue_transcript_pin_to_bottom (self);
}

/* Only a move up by the user lets go of the bottom; a list that grew or was resized does not. */
static void
adjustment_value_cb (CueTranscript *self, GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  gboolean same_size = upper == self->last_upper && page == self->last_page;

  if (value + page >= upper - NEAR_BOTTOM)
    {
      if (self->reveal_turn == NULL)
        cue_transcript_set_stuck (self, TRUE);
    }
  else if (same_size && value < self->last_value - 1 && self->pin_tick == 0)
    cue_transcript_set_stuck (self, FALSE);
  self->last_value = value;
  self->last_upper = upper;
  self->last_page = page;
}

void
cue_transcript_watch_bottom (CueTranscript *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (adjustment_value_cb), self,
                           G_CONNECT_SWAPPED);
}

void
cue_transcript_scroll_to_bottom (CueTranscript *self)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));

  g_clear_pointer (&self->reveal_turn, g_free);
  cue_transcript_set_stuck (self, TRUE);
  cue_transcript_pin_to_bottom (self);
}

gboolean
cue_transcript_is_at_bottom (CueTranscript *self)
{
  g_return_val_if_fail (CUE_IS_TRANSCRIPT (self), FALSE);

  return self->stuck;
}

void
cue_transcript_count_new (CueTranscript *self, guint position, guint added)
{
  GListModel *messages = cue_transcript_get_messages (self);

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, position + i);

      if (cue_message_get_role (message) == CUE_ROLE_AGENT && !cue_message_is_partial (message))
        {
          cue_transcript_scroll_to_bottom (self);
          return;
        }
    }
  if (!self->stuck)
    self->n_new += added;
  cue_transcript_show_new (self);
}
