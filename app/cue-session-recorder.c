/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-session-recorder.h"

#include <glib/gi18n.h>

#include "cue-closures.h"
#include "cue-lang.h"
#include "cue-picture.h"
#include "cue-proof.h"

#define MOST_PICTURES 24
#define SETTLE_MS 350 /* a card has glowed and faded in */
#define AFTER_END_MS 1500

struct _CueSessionRecorder
{
  GObject parent;

  /* owned */
  char *screenshots;
  guint n_pictures;
  guint picture_source;
  guint end_source;
  gint64 start_ms;
  gboolean timeline;
  gboolean exit_when_done;

  /* borrowed */
  CueDesk *desk;
  GtkWindow *window;
};

G_DEFINE_FINAL_TYPE (CueSessionRecorder, cue_session_recorder, G_TYPE_OBJECT)

/* FALSE: the window was between two layouts; the next frame will do. */
static gboolean
take_picture (CueSessionRecorder *self, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%02u-%s.png", self->n_pictures + 1, name);
  g_autofree char *path = g_build_filename (self->screenshots, file, NULL);
  g_autoptr (GError) error = NULL;

  if (!cue_picture_save (GTK_WIDGET (self->window), path, &error))
    {
      g_debug ("%s", error->message);
      return FALSE;
    }
  self->n_pictures++;
  return TRUE;
}

static gboolean
picture_due_cb (gpointer user_data)
{
  CueSessionRecorder *self = user_data;

  if (!take_picture (self, "lamp"))
    return G_SOURCE_CONTINUE;
  self->picture_source = 0;
  return G_SOURCE_REMOVE;
}

/* Han characters are two columns wide, which printf does not know. (transfer full) */
static char *
pad (const char *text, int columns)
{
  GString *padded = g_string_new (text);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    columns -= g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  for (; columns > 0; columns--)
    g_string_append_c (padded, ' ');
  return g_string_free (padded, FALSE);
}

static void
print_lamp (CueSessionRecorder *self, CueConversation *conversation, CueLamp *lamp)
{
  gint64 elapsed_ms = cue_desk_now_ms (self->desk) - self->start_ms;
  g_autofree char *clock = cue_closure_clock (elapsed_ms);
  g_autofree char *title = cue_lamp_dup_title (lamp, cue_lang_get_screen ());
  JsonObject *proof = cue_lamp_get_proof (lamp);
  g_autofree char *who = NULL;
  g_autofree char *state = NULL;
  g_autofree char *name = NULL;
  g_autofree char *why = NULL;

  if (proof != NULL)
    why = cue_proof_to_line (proof, cue_lamp_get_pack (lamp), cue_lang_get_screen ());
  who = pad (cue_conversation_get_title (conversation), 16);
  state = pad (cue_closure_lamp_word (cue_lamp_get_state (lamp)), 12);
  name = pad (title, 30);
  g_print ("%7s  %s  %s  %s  %s\n", clock, who, state, name, why != NULL ? why : "");
}

static void
lamp_changed_cb (CueLamp *lamp, GParamSpec *pspec, CueSessionRecorder *self)
{
  CueConversation *conversation = g_object_get_data (G_OBJECT (lamp), "cue-recorder-conversation");

  if (self->timeline && cue_lamp_get_state (lamp) != CUE_LAMP_SEEN)
    print_lamp (self, conversation, lamp);
}

static void
lamp_lit_cb (CueDesk *desk, CueConversation *conversation, CueLamp *lamp, CueSessionRecorder *self)
{
  if (g_object_get_data (G_OBJECT (lamp), "cue-recorder-conversation") == NULL)
    {
      g_object_set_data_full (G_OBJECT (lamp), "cue-recorder-conversation",
                              g_object_ref (conversation), g_object_unref);
      g_signal_connect_object (lamp, "notify::state", G_CALLBACK (lamp_changed_cb), self, 0);
      if (self->timeline)
        print_lamp (self, conversation, lamp);
    }
  if (self->screenshots != NULL && self->n_pictures < MOST_PICTURES && self->picture_source == 0)
    self->picture_source = g_timeout_add (SETTLE_MS, picture_due_cb, self);
}

/* Nobody may be looking at the window. */
static void
notice_cb (CueDesk *desk, const char *severity, const char *id, const char *detail)
{
  if (!g_str_equal (severity, "info"))
    g_printerr ("cuelight: %s: %s\n", id, detail);
}

static gboolean
end_due_cb (gpointer user_data)
{
  CueSessionRecorder *self = user_data;

  if (self->screenshots != NULL && !take_picture (self, "end"))
    return G_SOURCE_CONTINUE;
  self->end_source = 0;
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "quit", NULL);
  return G_SOURCE_REMOVE;
}

static void
playing_changed_cb (CueSessionRecorder *self)
{
  gboolean playing;

  g_object_get (self->desk, "playing", &playing, NULL);
  if (!playing && self->exit_when_done && self->end_source == 0)
    self->end_source = g_timeout_add (AFTER_END_MS, end_due_cb, self);
}

static void
cue_session_recorder_dispose (GObject *object)
{
  CueSessionRecorder *self = CUE_SESSION_RECORDER (object);

  g_clear_handle_id (&self->picture_source, g_source_remove);
  g_clear_handle_id (&self->end_source, g_source_remove);

  G_OBJECT_CLASS (cue_session_recorder_parent_class)->dispose (object);
}

static void
cue_session_recorder_finalize (GObject *object)
{
  CueSessionRecorder *self = CUE_SESSION_RECORDER (object);

  g_clear_pointer (&self->screenshots, g_free);

  G_OBJECT_CLASS (cue_session_recorder_parent_class)->finalize (object);
}

static void
cue_session_recorder_class_init (CueSessionRecorderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_session_recorder_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_session_recorder_finalize;
}

static void
cue_session_recorder_init (CueSessionRecorder *self)
{
}

CueSessionRecorder *
cue_session_recorder_new (CueDesk *desk,
                          GtkWindow *window,
                          gboolean timeline,
                          const char *screenshots,
                          gboolean exit_when_done)
{
  CueSessionRecorder *self;

  g_return_val_if_fail (CUE_IS_DESK (desk), NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_object_new (CUE_TYPE_SESSION_RECORDER, NULL);
  self->desk = desk;
  self->window = window;
  self->timeline = timeline;
  self->screenshots = g_strdup (screenshots);
  self->exit_when_done = exit_when_done;
  self->start_ms = cue_desk_now_ms (desk);
  g_signal_connect_object (desk, "notice", G_CALLBACK (notice_cb), self, 0);
  g_signal_connect_object (desk, "lamp-lit", G_CALLBACK (lamp_lit_cb), self, 0);
  g_signal_connect_object (desk, "notify::playing", G_CALLBACK (playing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  playing_changed_cb (self);
  return self;
}
