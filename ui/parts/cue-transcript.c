/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-transcript-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-ui.h"

G_DEFINE_FINAL_TYPE (CueTranscript, cue_transcript, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONVERSATION,
  PROP_AT_BOTTOM,
  N_PROPS
};

enum
{
  MARK_ACTIVATED,
  MARK_HOVERED,
  POINT_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

GListModel *
cue_transcript_get_messages (CueTranscript *self)
{
  return self->conversation != NULL ? cue_conversation_get_messages (self->conversation) : NULL;
}

guint
cue_transcript_get_n_messages (CueTranscript *self)
{
  GListModel *messages = cue_transcript_get_messages (self);

  return messages != NULL ? g_list_model_get_n_items (messages) : 0;
}

static void
pill_clicked_cb (CueTranscript *self)
{
  cue_transcript_scroll_to_bottom (self);
}

/* ---- the conversation ---- */

static void
show_empty (CueTranscript *self)
{
  gboolean voice = self->conversation != NULL && cue_conversation_is_voice (self->conversation);

  gtk_stack_set_visible_child_name (self->stack,
                                    cue_transcript_get_n_messages (self) > 0 ? "list" : "empty");
  gtk_image_set_from_icon_name (self->empty_icon,
                                voice ? "cue-phone-symbolic" : "cue-chat-symbolic");
  if (self->conversation == NULL)
    {
      gtk_label_set_text (self->empty_title, _ ("No conversation is open"));
      gtk_label_set_text (self->empty_text,
                          _ ("Choose one in the queue: J and K move, Enter opens."));
      return;
    }
  gtk_label_set_text (self->empty_title, _ ("Nothing has been said yet"));
  gtk_label_set_text (self->empty_text, voice ? _ ("What is said on the call appears here.")
                                              : _ ("The first message appears here. You can greet "
                                                   "the customer at once."));
}

static void
show_typing (CueTranscript *self)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (self->conversation != NULL && cue_conversation_is_typing (self->conversation))
    {
      title = cue_closure_isolate (cue_conversation_get_title (self->conversation));
      text = g_strdup_printf (cue_conversation_is_voice (self->conversation) ? _ ("%s is speaking…")
                                                                             : _ ("%s is typing…"),
                              title);
    }
  gtk_label_set_text (self->typing, text != NULL ? text : "");
}

static void
messages_changed_cb (CueTranscript *self, guint position, guint removed, guint added)
{
  show_empty (self);
  if (added > removed && added < 32 && position + added == cue_transcript_get_n_messages (self))
    cue_transcript_count_new (self, position + removed, added - removed);
  if (self->stuck)
    cue_transcript_pin_to_bottom (self);
  cue_transcript_follow_rows (self);
}

void
cue_transcript_set_conversation (CueTranscript *self, CueConversation *conversation)
{
  g_return_if_fail (CUE_IS_TRANSCRIPT (self));
  g_return_if_fail (conversation == NULL || CUE_IS_CONVERSATION (conversation));

  if (self->conversation == conversation)
    return;
  cue_transcript_close_find (self);
  gtk_no_selection_set_model (self->selection, NULL);
  g_set_object (&self->conversation, conversation);
  g_signal_group_set_target (self->conversation_signals, conversation);
  g_signal_group_set_target (self->messages_signals, cue_transcript_get_messages (self));
  gtk_no_selection_set_model (self->selection, cue_transcript_get_messages (self));
  self->fresh = TRUE;
  show_empty (self);
  show_typing (self);
  cue_transcript_scroll_to_bottom (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONVERSATION]);
}

CueConversation *
cue_transcript_get_conversation (CueTranscript *self)
{
  g_return_val_if_fail (CUE_IS_TRANSCRIPT (self), NULL);

  return self->conversation;
}

static void
find_changed_cb (CueTranscript *self)
{
  cue_transcript_find (self, gtk_editable_get_text (GTK_EDITABLE (self->find_entry)));
}

static void
find_next_cb (CueTranscript *self)
{
  cue_transcript_find_step (self, 1);
}

static void
find_previous_cb (CueTranscript *self)
{
  cue_transcript_find_step (self, -1);
}

static void
find_close_cb (CueTranscript *self)
{
  cue_transcript_close_find (self);
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.write", NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ---- lifecycle ---- */

static void
cue_transcript_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CueTranscript *self = CUE_TRANSCRIPT (object);

  switch (id)
    {
    case PROP_CONVERSATION:
      cue_transcript_set_conversation (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_transcript_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueTranscript *self = CUE_TRANSCRIPT (object);

  switch (id)
    {
    case PROP_CONVERSATION:
      g_value_set_object (value, self->conversation);
      break;
    case PROP_AT_BOTTOM:
      g_value_set_boolean (value, self->stuck);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_transcript_dispose (GObject *object)
{
  CueTranscript *self = CUE_TRANSCRIPT (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->conversation_signals);
  g_clear_object (&self->messages_signals);
  g_clear_object (&self->conversation);
  cue_ui_dispose_template (GTK_WIDGET (self), CUE_TYPE_TRANSCRIPT);
  G_OBJECT_CLASS (cue_transcript_parent_class)->dispose (object);
}

static void
cue_transcript_finalize (GObject *object)
{
  CueTranscript *self = CUE_TRANSCRIPT (object);

  cue_transcript_find_clear (&self->find);
  g_ptr_array_unref (self->rows);
  g_free (self->reveal_turn);
  G_OBJECT_CLASS (cue_transcript_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-transcript.ui");
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, stack);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, scroller);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, list);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, empty_icon);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, empty_title);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, empty_text);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, typing);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, pill_revealer);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, pill);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, pill_label);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_revealer);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_entry);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_count);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_up);
  gtk_widget_class_bind_template_child (widget_class, CueTranscript, find_down);
  gtk_widget_class_bind_template_callback (widget_class, pill_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_close_cb);
}

static void
cue_transcript_class_init (CueTranscriptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = cue_transcript_set_property;
  object_class->get_property = cue_transcript_get_property;
  object_class->dispose = cue_transcript_dispose;
  object_class->finalize = cue_transcript_finalize;
  properties[PROP_CONVERSATION]
      = g_param_spec_object ("conversation", NULL, NULL, CUE_TYPE_CONVERSATION,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_AT_BOTTOM] = g_param_spec_boolean ("at-bottom", NULL, NULL, TRUE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[MARK_ACTIVATED]
      = g_signal_new ("mark-activated", CUE_TYPE_TRANSCRIPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[MARK_HOVERED]
      = g_signal_new ("mark-hovered", CUE_TYPE_TRANSCRIPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[POINT_ACTIVATED]
      = g_signal_new ("point-activated", CUE_TYPE_TRANSCRIPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
make_list (CueTranscript *self)
{
  g_autoptr (GtkListItemFactory) factory = cue_transcript_make_factory (self);

  self->selection = gtk_no_selection_new (NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  cue_transcript_watch_bottom (self);
}

static void
cue_transcript_init (CueTranscript *self)
{
  self->rows = g_ptr_array_new ();
  self->stuck = TRUE;
  cue_transcript_find_init (&self->find);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->conversation_signals = g_signal_group_new (CUE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->conversation_signals, "notify::typing",
                                  G_CALLBACK (show_typing), self);
  self->messages_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->messages_signals, "items-changed",
                                  G_CALLBACK (messages_changed_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (cue_transcript_dress_rows), self, G_CONNECT_SWAPPED);
  make_list (self);
  show_empty (self);
  cue_transcript_show_found (self);
  cue_transcript_show_new (self);
}

GtkWidget *
cue_transcript_new (void)
{
  return g_object_new (CUE_TYPE_TRANSCRIPT, NULL);
}
