/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-call-bar.h"

#include <glib/gi18n-lib.h>

#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-template.h"
#include "cue-ui.h"

struct _CueCallBar
{
  GtkWidget parent;

  /* owned */
  CueDesk *desk;
  CueConversation *conversation;
  GSignalGroup *signals;
  GSignalGroup *deck_signals;
  CueLamp *lamp; /* the saying shown */
  guint clock_source;
  gboolean setting; /* the note is filled, not written */

  /* template */
  GtkWidget *frame;
  GtkLabel *say_state;
  GtkLabel *say_key;
  GtkLabel *say;
  GtkImage *voice_icon;
  GtkLabel *voice;
  GtkLabel *clock;
  GtkEntry *note;
  GtkToggleButton *hold;
};

G_DEFINE_FINAL_TYPE (CueCallBar, cue_call_bar, GTK_TYPE_WIDGET)

static char *
dup_text (GPtrArray *pieces, const CuePack *pack, const char *lang)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const CuePiece *piece = g_ptr_array_index (pieces, i);
      g_autofree char *hole
          = piece->kind == CUE_PIECE_HOLE ? cue_closure_hole (pack, piece->name, lang) : NULL;

      if (hole != NULL)
        g_string_append_printf (text, "[%s]", hole);
      else
        g_string_append (text, piece->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
cue_call_bar_say (CueCallBar *self, GPtrArray *pieces)
{
  g_autofree char *text = NULL;
  const char *lang;

  g_return_if_fail (CUE_IS_CALL_BAR (self));
  g_return_if_fail (pieces != NULL);

  if (self->conversation == NULL)
    return;
  lang = cue_conversation_get_lang (self->conversation);
  text = dup_text (pieces, cue_conversation_get_pack (self->conversation), lang);
  gtk_label_set_text (self->say, text);
  cue_lang_set_label (self->say, lang);
}

static void
show_lamp (CueCallBar *self)
{
  g_autoptr (GPtrArray) pieces = NULL;
  g_autofree char *key = NULL;
  g_autofree char *why = NULL;
  g_autofree char *text = NULL;
  const char *told;

  gtk_widget_set_visible (GTK_WIDGET (self->say_key), self->lamp != NULL);
  if (self->lamp == NULL)
    {
      gtk_label_set_text (self->say_state, _ ("Listening. What to say appears here."));
      gtk_label_set_text (self->say, "");
      return;
    }
  why = cue_lamp_dup_step_why (self->lamp, cue_lang_get_screen ());
  pieces = cue_lamp_get_pieces (self->lamp);
  key = g_strdup_printf ("Alt+%u", cue_lamp_get_number (self->lamp));
  gtk_label_set_text (self->say_key, key);
  told = cue_lamp_get_state (self->lamp) == CUE_LAMP_TAKEN
             ? _ ("Saying it now")
             : _ ("Say this; its key means you are saying it");
  text = why != NULL ? g_strdup_printf ("%s · %s", why, told) : g_strdup (told);
  gtk_label_set_text (self->say_state, text);
  cue_call_bar_say (self, pieces);
}

static void
choose_lamp (CueCallBar *self)
{
  CueLamp *chosen
      = self->conversation != NULL
            ? cue_lamp_deck_choose_saying (cue_conversation_get_deck (self->conversation))
            : NULL;

  if (self->lamp == chosen)
    return;
  if (self->lamp != NULL)
    g_signal_handlers_disconnect_by_data (self->lamp, self);
  g_set_object (&self->lamp, chosen);
  if (chosen != NULL)
    {
      g_signal_connect_object (chosen, "notify::say", G_CALLBACK (show_lamp), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (chosen, "notify::step", G_CALLBACK (show_lamp), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (chosen, "notify::state", G_CALLBACK (show_lamp), self,
                               G_CONNECT_SWAPPED);
    }
  show_lamp (self);
}

static void
show_voice (CueCallBar *self)
{
  g_autofree char *speaking = NULL;
  gboolean held = FALSE;
  const char *text;

  if (self->conversation == NULL)
    return;
  g_object_get (self->conversation, "speaking", &speaking, "held", &held, NULL);
  if (held)
    text = _ ("On hold");
  else if (g_strcmp0 (speaking, "customer") == 0)
    text = _ ("Customer is speaking");
  else if (g_strcmp0 (speaking, "agent") == 0)
    text = _ ("You are speaking");
  else
    text = _ ("Nobody is speaking");
  gtk_label_set_text (self->voice, text);
  if (gtk_toggle_button_get_active (self->hold) != held)
    gtk_toggle_button_set_active (self->hold, held);
}

static gboolean
clock_cb (gpointer user_data)
{
  CueCallBar *self = user_data;
  g_autofree char *text = cue_closure_clock (cue_desk_now_ms (self->desk)
                                             - cue_conversation_get_opened_ms (self->conversation));

  gtk_label_set_text (self->clock, text);
  return G_SOURCE_CONTINUE;
}

static void
hold_toggled_cb (CueCallBar *self)
{
  gboolean held;

  if (self->conversation == NULL)
    return;
  g_object_get (self->conversation, "held", &held, NULL);
  if (held != gtk_toggle_button_get_active (self->hold))
    cue_desk_hold (self->desk, self->conversation, !held);
}

static void
note_written_cb (CueCallBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->note));

  if (self->conversation != NULL && *text != '\0'
      && cue_desk_note (self->desk, self->conversation, text, NULL))
    gtk_editable_set_text (GTK_EDITABLE (self->note), "");
}

/* What is half written belongs to its call and is there again after a switch or a crash. */
static void
note_changed_cb (CueCallBar *self)
{
  if (self->conversation != NULL && !self->setting)
    cue_conversation_set_draft (self->conversation,
                                gtk_editable_get_text (GTK_EDITABLE (self->note)));
}

static void
show_note (CueCallBar *self)
{
  const char *draft
      = self->conversation != NULL ? cue_conversation_get_draft (self->conversation) : NULL;

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->note), draft != NULL ? draft : "");
  self->setting = FALSE;
}

void
cue_call_bar_set_conversation (CueCallBar *self, CueDesk *desk, CueConversation *conversation)
{
  g_return_if_fail (CUE_IS_CALL_BAR (self));

  if (self->conversation == conversation)
    return;
  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_set_object (&self->desk, desk);
  g_set_object (&self->conversation, conversation);
  if (conversation != NULL)
    {
      self->clock_source = g_timeout_add_seconds (1, clock_cb, self);
      clock_cb (self);
    }
  g_signal_group_set_target (self->signals, conversation);
  g_signal_group_set_target (self->deck_signals, conversation != NULL
                                                     ? cue_conversation_get_deck (conversation)
                                                     : NULL);
  choose_lamp (self);
  show_lamp (self);
  show_voice (self);
  show_note (self);
}

static gboolean
cue_call_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CUE_CALL_BAR (widget)->note));
}

static void
cue_call_bar_dispose (GObject *object)
{
  CueCallBar *self = CUE_CALL_BAR (object);

  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->deck_signals);
  g_clear_object (&self->lamp);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->conversation);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (cue_call_bar_parent_class)->dispose (object);
}

static void
cue_call_bar_class_init (CueCallBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cue_call_bar_dispose;
  cue_ui_class_hand_focus (widget_class, cue_call_bar_grab_focus);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/cuelight/ui/parts/cue-call-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CueCallBar, frame);
  gtk_widget_class_bind_template_child (widget_class, CueCallBar, say_state);
  gtk_widget_class_bind_template_child (widget_class, CueCallBar, say_key);
  gtk_widget_class_bind_template_child (widget_class, CueCallBar, say);
  gtk_widget_class_bind_template_child (widget_class, CueCallBar, voice_icon);
  gtk_widget_class_bind_template_child (widget_class, CueCallBar, voice);
  gtk_widget_class_bind_template_child (widget_class, CueCallBar, clock);
  gtk_widget_class_bind_template_child (widget_class, CueCallBar, note);
  gtk_widget_class_bind_template_child (widget_class, CueCallBar, hold);
  gtk_widget_class_bind_template_callback (widget_class, hold_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_written_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
}

static void
cue_call_bar_init (CueCallBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (CUE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->signals, "notify::speaking", G_CALLBACK (show_voice), self);
  g_signal_group_connect_swapped (self->signals, "notify::held", G_CALLBACK (show_voice), self);
  self->deck_signals = g_signal_group_new (CUE_TYPE_LAMP_DECK);
  g_signal_group_connect_swapped (self->deck_signals, "moved", G_CALLBACK (choose_lamp), self);
  g_signal_group_connect_swapped (self->deck_signals, "cleared", G_CALLBACK (choose_lamp), self);
}
