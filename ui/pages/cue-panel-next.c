/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-panel-private.h"

#include "cue-check-row.h"
#include "cue-lang.h"

/* In the list of what should be said: the row of the point that is next in the talk that is being
 * said. It is brought into view when it changes, but never while the agent is in the list. */

#define LAYOUT_FRAMES 3

static CueCheckRow *
get_row (CuePanel *self, guint i)
{
  return CUE_CHECK_ROW (cue_model_follower_get_widget (self->followers[CUE_PART_CHECKS], i));
}

static GtkWidget *
find_marked (CuePanel *self)
{
  for (guint i = 0; i < cue_panel_count (self, CUE_PART_CHECKS); i++)
    if (cue_check_row_is_next (get_row (self, i)))
      return GTK_WIDGET (get_row (self, i));
  return NULL;
}

/* With the row above it or the one below, where there is room. */
static void
scroll_to (CuePanel *self, GtkWidget *row)
{
  GtkAdjustment *place
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->check_scroller));
  double top = gtk_adjustment_get_value (place);
  double page = gtk_adjustment_get_page_size (place);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, self->checks, &bounds))
    return;
  /* set at once: it also ends a glide that is under way */
  if (bounds.origin.y < top)
    gtk_adjustment_set_value (place, bounds.origin.y - bounds.size.height);
  else if (bounds.origin.y + bounds.size.height > top + page)
    gtk_adjustment_set_value (place, bounds.origin.y + 2 * bounds.size.height - page);
}

/* A row has its place, and the list its height, only after what changed above was laid out. */
static gboolean
bring_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CuePanel *self = user_data;
  GtkWidget *row = find_marked (self);

  if (row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  if (row != NULL)
    scroll_to (self, row);
  if (--self->bring_frames > 0)
    return G_SOURCE_CONTINUE;
  self->bringing = FALSE;
  self->bring_source = 0;
  return G_SOURCE_REMOVE;
}

void
cue_panel_bring_next (CuePanel *self)
{
  GtkWidget *scroller = GTK_WIDGET (self->check_scroller);
  GtkStateFlags agent_is_there = GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN;

  if (!self->bringing || self->bring_source != 0 || !gtk_widget_get_mapped (scroller)
      || (gtk_widget_get_state_flags (scroller) & agent_is_there) != 0)
    return;
  self->bring_frames = LAYOUT_FRAMES;
  self->bring_source = gtk_widget_add_tick_callback (scroller, bring_cb, self, NULL);
}

static void
mark_next (CuePanel *self)
{
  const char *next = self->talk != NULL ? cue_lamp_get_point (self->talk) : NULL;
  g_autofree char *why
      = self->talk != NULL ? cue_lamp_dup_step_why (self->talk, cue_lang_get_screen ()) : NULL;

  for (guint i = 0; i < cue_panel_count (self, CUE_PART_CHECKS); i++)
    {
      CueCheckRow *row = get_row (self, i);
      gboolean is_next = g_strcmp0 (cue_check_get_id (cue_check_row_get_check (row)), next) == 0;

      cue_check_row_set_next (row, is_next, is_next ? why : NULL);
    }
  if (g_strcmp0 (self->next, next) == 0)
    return;
  g_free (self->next);
  self->next = g_strdup (next);
  self->bringing = TRUE;
  cue_panel_bring_next (self);
}

void
cue_panel_follow_next (CuePanel *self)
{
  CueLamp *talk = self->conversation != NULL
                      ? cue_lamp_deck_choose_talk (cue_conversation_get_deck (self->conversation))
                      : NULL;

  if (self->talk != talk)
    {
      if (self->talk != NULL)
        g_signal_handlers_disconnect_by_data (self->talk, self);
      g_set_object (&self->talk, talk);
      if (talk != NULL)
        g_signal_connect_object (talk, "notify::step", G_CALLBACK (mark_next), self,
                                 G_CONNECT_SWAPPED);
    }
  mark_next (self);
}
