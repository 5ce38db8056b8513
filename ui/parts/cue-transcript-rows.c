/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-transcript-private.h"

#include "cue-compat.h"

/* A row that was asked for may be made a frame or two later; so long its flash is kept for it. */
#define REVEAL_MS 1500

static void
follow (CueTranscript *self, GtkListItem *item)
{
  CueBubble *bubble = CUE_BUBBLE (gtk_list_item_get_child (item));
  guint position = gtk_list_item_get_position (item);
  g_autoptr (CueMessage) previous = NULL;

  if (position != GTK_INVALID_LIST_POSITION && position > 0)
    previous = g_list_model_get_item (cue_transcript_get_messages (self), position - 1);
  cue_bubble_follow (bubble, previous, g_get_real_time () / 1000);
}

static gboolean
follow_all_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CueTranscript *self = CUE_TRANSCRIPT (widget);

  self->follow_tick = 0;
  for (guint i = 0; i < self->rows->len; i++)
    follow (self, self->rows->pdata[i]);
  return G_SOURCE_REMOVE;
}

void
cue_transcript_follow_rows (CueTranscript *self)
{
  if (self->follow_tick == 0)
    self->follow_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_all_cb, NULL, NULL);
}

static void
flash_if_asked (CueTranscript *self, CueBubble *bubble)
{
  CueMessage *message = cue_bubble_get_message (bubble);

  if (self->reveal_turn == NULL || message == NULL
      || g_strcmp0 (cue_message_get_turn (message), self->reveal_turn) != 0)
    return;
  cue_bubble_flash (bubble, self->reveal_whole ? NULL : &self->reveal_span);
}

static void
mark_activated_cb (CueTranscript *self, const char *kind, const char *id)
{
  g_signal_emit_by_name (self, "mark-activated", kind, id);
}

static void
mark_hovered_cb (CueTranscript *self, const char *kind, const char *id)
{
  g_signal_emit_by_name (self, "mark-hovered", kind, id);
}

static void
point_activated_cb (CueTranscript *self, const char *id)
{
  g_signal_emit_by_name (self, "point-activated", id);
}

static void
setup_cb (CueTranscript *self, GtkListItem *item)
{
  GtkWidget *bubble = cue_bubble_new ();

  g_signal_connect_object (bubble, "mark-activated", G_CALLBACK (mark_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bubble, "mark-hovered", G_CALLBACK (mark_hovered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bubble, "point-activated", G_CALLBACK (point_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, bubble);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (CueTranscript *self, GtkListItem *item)
{
  CueBubble *bubble = CUE_BUBBLE (gtk_list_item_get_child (item));

  g_ptr_array_add (self->rows, item);
  cue_bubble_bind (bubble, self->conversation, gtk_list_item_get_item (item));
  cue_bubble_set_needle (bubble, self->find.needle);
  follow (self, item);
  flash_if_asked (self, bubble);
}

static void
unbind_cb (CueTranscript *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->rows, item);
  cue_bubble_set_needle (CUE_BUBBLE (gtk_list_item_get_child (item)), NULL);
  cue_bubble_bind (CUE_BUBBLE (gtk_list_item_get_child (item)), NULL, NULL);
}

GtkListItemFactory *
cue_transcript_make_factory (CueTranscript *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static gboolean
reveal_over_cb (gpointer user_data)
{
  CueTranscript *self = user_data;

  self->reveal_source = 0;
  g_clear_pointer (&self->reveal_turn, g_free);
  return G_SOURCE_REMOVE;
}

static void
reveal_position (CueTranscript *self, guint position, const char *turn, const CueSpan *span)
{
  g_free (self->reveal_turn);
  self->reveal_turn = g_strdup (turn);
  self->reveal_whole = span == NULL;
  self->reveal_span = span != NULL ? *span : (CueSpan){ 0, 0 };
  g_clear_handle_id (&self->reveal_source, g_source_remove);
  self->reveal_source = g_timeout_add (REVEAL_MS, reveal_over_cb, self);
  cue_transcript_set_stuck (self, position + 1 == cue_transcript_get_n_messages (self));
  cue_compat_list_scroll_to (self->list, position);
  for (guint i = 0; i < self->rows->len; i++)
    flash_if_asked (self, CUE_BUBBLE (gtk_list_item_get_child (self->rows->pdata[i])));
}

gboolean
cue_transcript_reveal (CueTranscript *self, const char *turn, const CueSpan *span)
{
  GListModel *messages = NULL;

  g_return_val_if_fail (CUE_IS_TRANSCRIPT (self), FALSE);
  messages = cue_transcript_get_messages (self);
  for (guint i = cue_transcript_get_n_messages (self); i > 0; i--)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, i - 1);

      if (g_strcmp0 (cue_message_get_turn (message), turn) != 0)
        continue;
      reveal_position (self, i - 1, turn, span);
      return TRUE;
    }
  return FALSE;
}

void
cue_transcript_dress_rows (CueTranscript *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListItem *item = self->rows->pdata[i];

      cue_bubble_bind (CUE_BUBBLE (gtk_list_item_get_child (item)), self->conversation,
                       gtk_list_item_get_item (item));
    }
}
