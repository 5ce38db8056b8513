/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conversation-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cue-call-bar.h"
#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-transcript.h"
#include "cue-ui.h"
#include "cue-wrap-up.h"

struct _CueConversationPage
{
  GtkWidget parent;

  /* owned */
  CueDesk *desk;
  CueConversation *conversation;
  GSignalGroup *signals;
  guint clock_source;

  /* template */
  GtkStack *stack;
  GtkImage *channel;
  GtkLabel *title;
  GtkLabel *details;
  GtkLabel *stage;
  GtkLabel *link;
  CueTranscript *transcript;
  GtkStack *foot;
  CueComposer *composer;
  CueCallBar *call_bar;
  CueWrapUp *wrap_up;
};

G_DEFINE_FINAL_TYPE (CueConversationPage, cue_conversation_page, GTK_TYPE_WIDGET)

enum
{
  MARK_ACTIVATED,
  MARK_HOVERED,
  RESOLVED,
  SEND_NEXT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_wrapping_up (CueConversationPage *self)
{
  return cue_conversation_get_status (self->conversation) == CUE_CONVERSATION_WRAP_UP;
}

static void
show_foot (CueConversationPage *self)
{
  gboolean voice = cue_conversation_is_voice (self->conversation);
  gboolean wrap_up = is_wrapping_up (self);
  const char *name = wrap_up ? "wrap-up" : voice ? "call" : "composer";

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->foot), name) == 0)
    return;
  cue_wrap_up_set_conversation (self->wrap_up, self->desk, wrap_up ? self->conversation : NULL);
  gtk_stack_set_visible_child_name (self->foot, name);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_stage (CueConversationPage *self)
{
  g_autofree char *title
      = cue_conversation_dup_stage_title (self->conversation, cue_lang_get_screen ());

  gtk_label_set_text (self->stage, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->stage), title != NULL && *title != '\0');
}

static void
show_details (CueConversationPage *self)
{
  gint64 elapsed_ms
      = cue_desk_now_ms (self->desk) - cue_conversation_get_opened_ms (self->conversation);
  g_autofree char *clock = cue_closure_clock (elapsed_ms);
  g_autofree char *text
      = g_strdup_printf ("%s · %s · %s",
                         cue_closure_channel_word (
                             cue_conversation_get_channel (self->conversation)),
                         clock,
                         cue_closure_lang_word (cue_conversation_get_lang (self->conversation)));

  gtk_label_set_text (self->details, text);
}

static gboolean
clock_cb (gpointer user_data)
{
  show_details (user_data);
  return G_SOURCE_CONTINUE;
}

static void
show_head (CueConversationPage *self)
{
  g_autofree char *link = NULL;

  g_object_get (self->desk, "link-text", &link, NULL);
  gtk_label_set_text (self->link, cue_closure_link_text (link));
  gtk_label_set_text (self->title, cue_conversation_get_title (self->conversation));
  gtk_image_set_from_icon_name (self->channel,
                                cue_closure_channel_icon (
                                    cue_conversation_get_channel (self->conversation)));
  show_details (self);
  show_stage (self);
}

static void
title_changed_cb (CueConversationPage *self)
{
  gtk_label_set_text (self->title, cue_conversation_get_title (self->conversation));
}

void
cue_conversation_page_set_desk (CueConversationPage *self, CueDesk *desk)
{
  g_return_if_fail (CUE_IS_CONVERSATION_PAGE (self));

  g_set_object (&self->desk, desk);
  cue_composer_set_desk (self->composer, desk);
}

void
cue_conversation_page_set_conversation (CueConversationPage *self, CueConversation *conversation)
{
  gboolean voice;

  g_return_if_fail (CUE_IS_CONVERSATION_PAGE (self));

  if (self->conversation == conversation)
    return;
  g_set_object (&self->conversation, conversation);
  voice = conversation != NULL && cue_conversation_is_voice (conversation);
  g_signal_group_set_target (self->signals, conversation);
  g_clear_handle_id (&self->clock_source, g_source_remove);
  cue_transcript_set_conversation (self->transcript, conversation);
  cue_composer_set_conversation (self->composer, voice ? NULL : conversation);
  cue_call_bar_set_conversation (self->call_bar, self->desk, voice ? conversation : NULL);
  cue_wrap_up_set_conversation (self->wrap_up, self->desk, NULL);
  gtk_stack_set_visible_child_name (self->stack, conversation != NULL ? "conversation" : "empty");
  if (conversation == NULL)
    return;
  if (is_wrapping_up (self))
    cue_wrap_up_set_conversation (self->wrap_up, self->desk, conversation);
  show_head (self);
  show_foot (self);
  self->clock_source = g_timeout_add_seconds (1, clock_cb, self);
}

void
cue_conversation_page_insert (CueConversationPage *self, GPtrArray *pieces)
{
  g_return_if_fail (CUE_IS_CONVERSATION_PAGE (self));
  g_return_if_fail (pieces != NULL);

  /* who inserts wants to write on */
  if (self->conversation == NULL
      || (is_wrapping_up (self) && !cue_desk_accept (self->desk, self->conversation)))
    return;
  if (cue_conversation_is_voice (self->conversation))
    cue_call_bar_say (self->call_bar, pieces);
  else
    cue_composer_insert_pieces (self->composer, pieces);
}

CueComposer *
cue_conversation_page_get_composer (CueConversationPage *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION_PAGE (self), NULL);

  return self->composer;
}

void
cue_conversation_page_reset_im (CueConversationPage *self)
{
  g_return_if_fail (CUE_IS_CONVERSATION_PAGE (self));

  cue_composer_reset_im (self->composer);
}

void
cue_conversation_page_reveal (CueConversationPage *self, const char *turn, const CueSpan *span)
{
  g_return_if_fail (CUE_IS_CONVERSATION_PAGE (self));

  cue_transcript_reveal (self->transcript, turn, span);
}

void
cue_conversation_page_open_find (CueConversationPage *self)
{
  g_return_if_fail (CUE_IS_CONVERSATION_PAGE (self));

  cue_transcript_open_find (self->transcript);
}

static gboolean
cue_conversation_page_grab_focus (GtkWidget *widget)
{
  CueConversationPage *self = CUE_CONVERSATION_PAGE (widget);
  GtkWidget *foot = gtk_stack_get_visible_child (self->foot);

  if (self->conversation == NULL || foot == NULL)
    return FALSE;
  return gtk_widget_grab_focus (foot) || gtk_widget_child_focus (foot, GTK_DIR_TAB_FORWARD);
}

static void
mark_activated_cb (CueTranscript *transcript,
                   const char *kind,
                   const char *id,
                   CueConversationPage *self)
{
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, kind, id);
}

static void
mark_hovered_cb (CueTranscript *transcript,
                 const char *kind,
                 const char *id,
                 CueConversationPage *self)
{
  g_signal_emit (self, signals[MARK_HOVERED], 0, kind, id);
}

/* What comes in while the agent looks at it has been read. */
static void
mark_read (CueConversationPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->conversation != NULL && self->desk != NULL
      && cue_conversation_get_unread (self->conversation) > 0 && GTK_IS_WINDOW (root)
      && gtk_window_is_active (GTK_WINDOW (root)) && gtk_widget_get_mapped (GTK_WIDGET (self))
      && cue_transcript_is_at_bottom (self->transcript))
    cue_desk_mark_read (self->desk, self->conversation);
}

static void
point_activated_cb (CueTranscript *transcript, const char *id, CueConversationPage *self)
{
  g_signal_emit (self, signals[MARK_ACTIVATED], 0, "point", id);
}

static void
resolved_cb (CueWrapUp *wrap_up, CueConversation *conversation, CueConversationPage *self)
{
  g_signal_emit (self, signals[RESOLVED], 0, conversation);
}

static void
sent_cb (CueComposer *composer, gboolean next, CueConversationPage *self)
{
  cue_transcript_scroll_to_bottom (self->transcript);
  if (next)
    g_signal_emit (self, signals[SEND_NEXT], 0);
}

static void
cue_conversation_page_dispose (GObject *object)
{
  CueConversationPage *self = CUE_CONVERSATION_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->conversation);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cue_conversation_page_parent_class)->dispose (object);
}

static void
cue_conversation_page_class_init (CueConversationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_conversation_page_dispose;
  cue_ui_class_hand_focus (widget_class, cue_conversation_page_grab_focus);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[MARK_HOVERED] = g_signal_new ("mark-hovered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[RESOLVED] = g_signal_new ("resolved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, CUE_TYPE_CONVERSATION);
  signals[SEND_NEXT]
      = g_signal_new ("send-next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ADW_TYPE_STATUS_PAGE);
  g_type_ensure (CUE_TYPE_TRANSCRIPT);
  g_type_ensure (CUE_TYPE_COMPOSER);
  g_type_ensure (CUE_TYPE_CALL_BAR);
  g_type_ensure (CUE_TYPE_WRAP_UP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/pages/cue-conversation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, channel);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, title);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, details);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, stage);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, link);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, transcript);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, foot);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, composer);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, call_bar);
  gtk_widget_class_bind_template_child (widget_class, CueConversationPage, wrap_up);
}

static void
cue_conversation_page_init (CueConversationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (CUE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->signals, "notify::title", G_CALLBACK (title_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::stage", G_CALLBACK (show_stage), self);
  g_signal_group_connect_swapped (self->signals, "notify::status", G_CALLBACK (show_foot), self);
  g_signal_connect_object (self->transcript, "mark-activated", G_CALLBACK (mark_activated_cb), self,
                           0);
  g_signal_group_connect_swapped (self->signals, "notify::unread", G_CALLBACK (mark_read), self);
  g_signal_connect_object (self->transcript, "notify::at-bottom", G_CALLBACK (mark_read), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->transcript, "mark-hovered", G_CALLBACK (mark_hovered_cb), self, 0);
  g_signal_connect_object (self->transcript, "point-activated", G_CALLBACK (point_activated_cb),
                           self, 0);
  g_signal_connect_object (self->composer, "sent", G_CALLBACK (sent_cb), self, 0);
  g_signal_connect_object (self->wrap_up, "resolved", G_CALLBACK (resolved_cb), self, 0);
}
