/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-application.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "cue-about.h"
#include "cue-desk-start.h"
#include "cue-keys.h"
#include "cue-lang.h"
#include "cue-preferences.h"
#include "cue-session-recorder.h"
#include "cue-ui.h"
#include "cue-window.h"

struct _CueApplication
{
  AdwApplication parent;

  /* owned */
  GSettings *settings;
  CueDesk *desk;
  GCancellable *cancellable;
  CueSessionRecorder *recorder;
  char *store_path;
  char *pack_dir;
  char *replay_file;
  char *tail_file;
  char *screenshots;
  GStrv rest; /* what is no option */
  gboolean feed_stdin;
  gboolean play_both;
  gboolean timeline;
  gboolean exit_when_done;
  double speed;
};

G_DEFINE_FINAL_TYPE (CueApplication, cue_application, ADW_TYPE_APPLICATION)

GSettings *
cue_application_get_settings (CueApplication *self)
{
  g_return_val_if_fail (CUE_IS_APPLICATION (self), NULL);

  return self->settings;
}

static void
apply_color_scheme (CueApplication *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (name, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (name, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static CueWindow *
get_window (CueApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (CUE_IS_WINDOW (l->data))
      return l->data;
  return cue_window_new (GTK_APPLICATION (self), self->settings);
}

static void
start_recorder (CueApplication *self, CueWindow *window)
{
  if (!self->timeline && self->screenshots == NULL && !self->exit_when_done)
    return;
  self->recorder = cue_session_recorder_new (self->desk, GTK_WINDOW (window), self->timeline,
                                             self->screenshots, self->exit_when_done);
}

static void
desk_started_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueApplication) self = user_data; /* taken when the call was made */
  g_autoptr (GError) error = NULL;
  CueWindow *window;

  self->desk = cue_desk_start_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  window = get_window (self);
  if (self->desk == NULL)
    {
      g_printerr ("cuelight: %s\n", error->message);
      if (self->exit_when_done)
        exit (1);
      cue_window_show_failure (
          window, g_error_matches (error, CUE_DESK_ERROR, CUE_DESK_ERROR_STOPPED)
                      ? _ ("You stopped the learning from the pack, and no other has served here. "
                           "Start Cuelight again to open it.")
                      : error->message);
      return;
    }
  cue_window_set_desk (window, self->desk);
  g_settings_bind (self->settings, "role", self->desk, "role", G_SETTINGS_BIND_DEFAULT);
  start_recorder (self, window);
}

static void
start_desk (CueApplication *self)
{
  g_autofree char *default_dir = g_build_filename (g_get_user_data_dir (), "cuelight", NULL);
  g_autofree char *default_path = g_build_filename (default_dir, "desk.db", NULL);
  gboolean demo = self->replay_file == NULL && !self->feed_stdin && self->tail_file == NULL;
  g_autoptr (CuePackStanding) standing = cue_pack_standing_new ();
  CueDeskOptions options = {
    .standing = standing,
    .store_path = self->store_path != NULL ? self->store_path : default_path,
    .pack_dir = self->pack_dir,
    .replay_file = self->replay_file,
    .feed_stdin = self->feed_stdin,
    .tail_file = self->tail_file,
    .speed_milli = (guint) (self->speed * 1000),
    .play_both = self->play_both,
    .lang = cue_lang_get_screen (),
    .wait_ms = (guint) g_settings_get_int (self->settings, "demo-wait-s") * 1000,
  };

  /* A recorded session is a show: it must not mix with the agent's own desk. */
  if (self->store_path == NULL && (self->exit_when_done || !demo))
    options.store_path = NULL;
  else
    g_mkdir_with_parents (default_dir, 0700);
  cue_window_set_pack_standing (get_window (self), standing);
  cue_desk_start_async (&options, self->cancellable, desk_started_cb, g_object_ref (self));
}

static void
cue_application_activate (GApplication *application)
{
  CueApplication *self = CUE_APPLICATION (application);

  gtk_window_present (GTK_WINDOW (get_window (self)));
  if (self->desk == NULL && self->cancellable == NULL)
    {
      self->cancellable = g_cancellable_new ();
      start_desk (self);
    }
}

static void
desk_stopped_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GApplication *application = user_data; /* held since the call was made */
  g_autoptr (GError) error = NULL;

  if (!cue_desk_stop_finish (CUE_DESK (object), result, &error))
    g_warning ("The desk could not be closed in order: %s", error->message);
  g_application_release (application);
  g_application_quit (application);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CueApplication *self = user_data;
  g_autoptr (CueDesk) desk = g_steal_pointer (&self->desk);

  g_clear_object (&self->recorder);
  if (desk == NULL)
    {
      g_application_quit (G_APPLICATION (self));
      return;
    }
  g_application_hold (G_APPLICATION (self));
  cue_desk_stop_async (desk, desk_stopped_cb, self);
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CueApplication *self = user_data;

  cue_preferences_show (gtk_application_get_active_window (GTK_APPLICATION (self)), self->settings,
                        self->desk);
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cue_about_show (gtk_application_get_active_window (user_data));
}

static void
keys_changed_cb (CueApplication *self)
{
  cue_keys_apply (GTK_APPLICATION (self), self->settings);
}

static void
cue_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit },
    { .name = "preferences", .activate = show_preferences },
    { .name = "about", .activate = show_about },
  };
  CueApplication *self = CUE_APPLICATION (application);
  g_autoptr (GAction) role = NULL;

  G_APPLICATION_CLASS (cue_application_parent_class)->startup (application);

  cue_ui_init ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  role = g_settings_create_action (self->settings, "role");
  g_action_map_add_action (G_ACTION_MAP (self), role);
  cue_ui_init ();
  gtk_window_set_default_icon_name (CUE_APP_ID);
  apply_color_scheme (self);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::keys", G_CALLBACK (keys_changed_cb), self,
                           G_CONNECT_SWAPPED);
  cue_keys_apply (GTK_APPLICATION (self), self->settings);
}

static int
cue_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  CueApplication *self = CUE_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("cuelight %s\n", CUE_VERSION);
      return 0;
    }
  if (self->rest != NULL)
    {
      g_printerr (_ ("cuelight: “%s” is no option; --help lists them\n"), self->rest[0]);
      return 2;
    }
  if (self->speed < 0)
    {
      g_printerr (_ ("cuelight: --speed is %g; a speed is 0 (as fast as it goes) or more\n"),
                  self->speed);
      return 2;
    }
  if (self->replay_file != NULL && !g_file_test (self->replay_file, G_FILE_TEST_IS_REGULAR))
    {
      g_printerr (_ ("cuelight: there is no conversations file %s\n"), self->replay_file);
      return 2;
    }
  /* A desk that runs already knows nothing of these: handed on to it, they would be lost. */
  if (self->replay_file != NULL || self->feed_stdin || self->tail_file != NULL
      || self->pack_dir != NULL || self->store_path != NULL || self->timeline
      || self->screenshots != NULL || self->exit_when_done)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
cue_application_dispose (GObject *object)
{
  CueApplication *self = CUE_APPLICATION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->recorder);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cue_application_parent_class)->dispose (object);
}

static void
cue_application_finalize (GObject *object)
{
  CueApplication *self = CUE_APPLICATION (object);

  g_clear_pointer (&self->store_path, g_free);
  g_clear_pointer (&self->pack_dir, g_free);
  g_clear_pointer (&self->replay_file, g_free);
  g_clear_pointer (&self->tail_file, g_free);
  g_clear_pointer (&self->screenshots, g_free);
  g_clear_pointer (&self->rest, g_strfreev);

  G_OBJECT_CLASS (cue_application_parent_class)->finalize (object);
}

static void
cue_application_class_init (CueApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = cue_application_dispose;
  object_class->finalize = cue_application_finalize;
  application_class->startup = cue_application_startup;
  application_class->activate = cue_application_activate;
  application_class->handle_local_options = cue_application_handle_local_options;
}

static void
add_options (CueApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { "replay", 'r', 0, G_OPTION_ARG_FILENAME, &self->replay_file,
      N_ ("Play the conversations of a file"), N_ ("FILE") },
    { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &self->pack_dir,
      N_ ("Use the pack in a folder instead of the embedded ones"), N_ ("DIR") },
    { "stdin", 0, 0, G_OPTION_ARG_NONE, &self->feed_stdin,
      N_ ("Read conversations or events as JSON Lines from standard input"), NULL },
    { "follow", 0, 0, G_OPTION_ARG_FILENAME, &self->tail_file,
      N_ ("Follow a growing file of conversations or events"), N_ ("FILE") },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &self->speed,
      N_ ("How fast to play; 1 is real time, 0 as fast as it goes"), N_ ("N") },
    { "play-both", 0, 0, G_OPTION_ARG_NONE, &self->play_both,
      N_ ("Play the recorded agent too instead of waiting for you"), NULL },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &self->store_path, N_ ("Keep the desk in this file"),
      N_ ("FILE") },
    { "timeline", 0, 0, G_OPTION_ARG_NONE, &self->timeline, N_ ("Print lamps as they light"),
      NULL },
    { "screenshots", 0, 0, G_OPTION_ARG_FILENAME, &self->screenshots,
      N_ ("Leave pictures of the window in a folder"), N_ ("DIR") },
    { "exit-when-done", 0, 0, G_OPTION_ARG_NONE, &self->exit_when_done,
      N_ ("Quit when everything has been played"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->rest, NULL, NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), "");
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Lights up the answer, the offer and the words to say beside a live "
                               "conversation."));
}

static void
cue_application_init (CueApplication *self)
{
  self->settings = g_settings_new (CUE_APP_ID);
  self->speed = 1.0;
  add_options (self);
}

CueApplication *
cue_application_new (void)
{
  return g_object_new (CUE_TYPE_APPLICATION, "application-id", CUE_APP_ID, "resource-base-path",
                       "/app/cuelight/Cuelight", NULL);
}
