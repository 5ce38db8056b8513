/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-composer.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-composer-private.h"
#include "cue-holes.h"
#include "cue-lang.h"
#include "cue-ui.h"

G_DEFINE_FINAL_TYPE (CueComposer, cue_composer, GTK_TYPE_WIDGET)

/* Each conversation carries its own text buffer under this name. */
#define BUFFER_KEY "cue-composer-buffer"

enum
{
  PROP_0,
  PROP_DESK,
  PROP_CONVERSATION,
  PROP_COMPLETES,
  N_PROPS
};

enum
{
  SUBMIT,
  SENT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- text and draft ---- */

static void
changed_cb (CueComposer *self)
{
  cue_holes_dress (self->buffer);
  cue_composer_update_count (self);
  cue_composer_show_error (self, NULL);
  cue_composer_refresh_later (self);
  if (!self->setting && self->conversation != NULL)
    {
      g_autofree char *text = cue_composer_dup_text (self);

      cue_conversation_set_draft (self->conversation, text);
    }
}

static void
draft_changed_cb (CueComposer *self)
{
  const char *draft
      = self->conversation != NULL ? cue_conversation_get_draft (self->conversation) : NULL;
  g_autofree char *text = self->buffer != NULL ? cue_composer_dup_text (self) : NULL;

  if (text == NULL || g_str_equal (text, draft != NULL ? draft : ""))
    return;
  self->setting = TRUE;
  gtk_text_buffer_set_text (self->buffer, draft != NULL ? draft : "", -1);
  self->setting = FALSE;
}

static void
dark_changed_cb (CueComposer *self)
{
  cue_holes_dress (self->buffer);
}

static GtkTextBuffer *
buffer_for (CueConversation *conversation)
{
  GtkTextBuffer *buffer = g_object_get_data (G_OBJECT (conversation), BUFFER_KEY);

  if (buffer == NULL)
    {
      buffer = gtk_text_buffer_new (NULL);
      gtk_text_buffer_set_enable_undo (buffer, TRUE);
      cue_lang_set_buffer (buffer, cue_conversation_get_lang (conversation));
      g_object_set_data_full (G_OBJECT (conversation), BUFFER_KEY, buffer, g_object_unref);
    }
  return buffer;
}

static void
take_buffer (CueComposer *self, GtkTextBuffer *buffer)
{
  g_set_object (&self->buffer, buffer);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), buffer);
  g_signal_group_set_target (self->buffer_signals, buffer);
}

static void
update_placeholder (CueComposer *self)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (self->conversation != NULL)
    {
      title = cue_closure_isolate (cue_conversation_get_title (self->conversation));
      text = g_strdup_printf (_ ("Reply to %s"), title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text, -1);
    }
  cue_ghost_view_set_placeholder (self->view, text);
}

void
cue_composer_set_conversation (CueComposer *self, CueConversation *conversation)
{
  g_autoptr (GtkTextBuffer) nobody = NULL;

  g_return_if_fail (CUE_IS_COMPOSER (self));
  g_return_if_fail (conversation == NULL || CUE_IS_CONVERSATION (conversation));
  if (self->conversation == conversation)
    return;
  cue_composer_reset_im (self);
  cue_composer_close_snippets (self);
  cue_ghost_view_set_ghost (self->view, NULL);
  g_set_object (&self->conversation, conversation);
  g_signal_group_set_target (self->conversation_signals, conversation);
  if (conversation == NULL)
    nobody = gtk_text_buffer_new (NULL);
  take_buffer (self, conversation != NULL ? buffer_for (conversation) : nobody);
  gtk_widget_set_sensitive (GTK_WIDGET (self), conversation != NULL);
  draft_changed_cb (self);
  update_placeholder (self);
  cue_composer_update_hint (self);
  cue_composer_update_count (self);
  cue_holes_dress (self->buffer);
  cue_composer_show_error (self, NULL);
  cue_composer_refresh_later (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONVERSATION]);
}

void
cue_composer_set_desk (CueComposer *self, CueDesk *desk)
{
  g_return_if_fail (CUE_IS_COMPOSER (self));

  if (g_set_object (&self->desk, desk))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESK]);
}

void
cue_composer_reset_im (CueComposer *self)
{
  g_return_if_fail (CUE_IS_COMPOSER (self));

  gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self->view));
}

/* ---- sending ---- */

gboolean
cue_composer_send (CueComposer *self, gboolean next)
{
  g_autofree char *text = NULL;
  gboolean sent = FALSE;

  g_return_val_if_fail (CUE_IS_COMPOSER (self), FALSE);
  if (self->conversation == NULL)
    return FALSE;
  text = g_strstrip (cue_composer_dup_text (self));
  if (*text == '\0' || !cue_composer_check (self))
    return FALSE;
  g_signal_emit (self, signals[SUBMIT], 0, text, &sent);
  if (!sent)
    return FALSE;
  gtk_text_buffer_set_text (self->buffer, "", 0);
  cue_ghost_view_set_ghost (self->view, NULL);
  g_signal_emit (self, signals[SENT], 0, next);
  return TRUE;
}

static void
send_clicked_cb (CueComposer *self)
{
  cue_composer_send (self, FALSE);
  cue_composer_focus (self);
}

void
cue_composer_focus (CueComposer *self)
{
  g_return_if_fail (CUE_IS_COMPOSER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

GtkTextView *
cue_composer_get_view (CueComposer *self)
{
  g_return_val_if_fail (CUE_IS_COMPOSER (self), NULL);

  return GTK_TEXT_VIEW (self->view);
}

/* ---- lifecycle ---- */

static gboolean
cue_composer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CUE_COMPOSER (widget)->view));
}

static void
cue_composer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CueComposer *self = CUE_COMPOSER (object);

  switch (id)
    {
    case PROP_DESK:
      cue_composer_set_desk (self, g_value_get_object (value));
      break;
    case PROP_CONVERSATION:
      cue_composer_set_conversation (self, g_value_get_object (value));
      break;
    case PROP_COMPLETES:
      self->completes = g_value_get_boolean (value);
      cue_composer_refresh_later (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_composer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueComposer *self = CUE_COMPOSER (object);

  switch (id)
    {
    case PROP_DESK:
      g_value_set_object (value, self->desk);
      break;
    case PROP_CONVERSATION:
      g_value_set_object (value, self->conversation);
      break;
    case PROP_COMPLETES:
      g_value_set_boolean (value, self->completes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_composer_dispose (GObject *object)
{
  CueComposer *self = CUE_COMPOSER (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->conversation_signals);
  g_clear_object (&self->buffer_signals);
  g_clear_object (&self->buffer);
  g_clear_object (&self->conversation);
  g_clear_object (&self->desk);
  cue_ui_dispose_template (GTK_WIDGET (self), CUE_TYPE_COMPOSER);
  g_clear_object (&self->snippets);
  G_OBJECT_CLASS (cue_composer_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, CueComposer, hint_bar);
  gtk_widget_class_bind_template_child (widget_class, CueComposer, hint_label);
  gtk_widget_class_bind_template_child (widget_class, CueComposer, hint_button);
  gtk_widget_class_bind_template_child (widget_class, CueComposer, error_bar);
  gtk_widget_class_bind_template_child (widget_class, CueComposer, error_label);
  gtk_widget_class_bind_template_child (widget_class, CueComposer, frame);
  gtk_widget_class_bind_template_child (widget_class, CueComposer, view);
  gtk_widget_class_bind_template_child (widget_class, CueComposer, send_button);
  gtk_widget_class_bind_template_child (widget_class, CueComposer, keys_label);
  gtk_widget_class_bind_template_child (widget_class, CueComposer, count_label);
  gtk_widget_class_bind_template_callback (widget_class, cue_composer_use_hint);
  gtk_widget_class_bind_template_callback (widget_class, send_clicked_cb);
}

static void
cue_composer_class_init (CueComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = cue_composer_set_property;
  object_class->get_property = cue_composer_get_property;
  object_class->dispose = cue_composer_dispose;
  cue_ui_class_hand_focus (GTK_WIDGET_CLASS (klass), cue_composer_grab_focus);
  properties[PROP_DESK]
      = g_param_spec_object ("desk", NULL, NULL, CUE_TYPE_DESK,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONVERSATION]
      = g_param_spec_object ("conversation", NULL, NULL, CUE_TYPE_CONVERSATION,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPLETES] = g_param_spec_boolean ("completes", NULL, NULL, TRUE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SUBMIT] = g_signal_new_class_handler ("submit", CUE_TYPE_COMPOSER, G_SIGNAL_RUN_LAST,
                                                G_CALLBACK (cue_composer_submit),
                                                g_signal_accumulator_true_handled, NULL, NULL,
                                                G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[SENT] = g_signal_new ("sent", CUE_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (CUE_TYPE_GHOST_VIEW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cue_composer_init (CueComposer *self)
{
  g_autoptr (GtkTextBuffer) nobody = gtk_text_buffer_new (NULL);

  self->completes = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->conversation_signals = g_signal_group_new (CUE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->conversation_signals, "notify::draft",
                                  G_CALLBACK (draft_changed_cb), self);
  g_signal_group_connect_swapped (self->conversation_signals, "notify::hint",
                                  G_CALLBACK (cue_composer_update_hint), self);
  g_signal_group_connect_swapped (self->conversation_signals, "notify::waits-for-agent",
                                  G_CALLBACK (cue_composer_update_hint), self);
  g_signal_group_connect_swapped (self->conversation_signals, "notify::title",
                                  G_CALLBACK (update_placeholder), self);
  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "notify::cursor-position",
                                  G_CALLBACK (cue_composer_refresh_later), self);
  g_signal_connect_object (self->view, "notify::composing", G_CALLBACK (cue_composer_refresh_later),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dark_changed_cb), self, G_CONNECT_SWAPPED);
  cue_composer_init_keys (self);
  take_buffer (self, nobody);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  cue_composer_update_count (self);
}

GtkWidget *
cue_composer_new (void)
{
  return g_object_new (CUE_TYPE_COMPOSER, NULL);
}
