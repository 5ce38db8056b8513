/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The one table of keys. Whatever can be done has a GAction; a row gives it a key, a group and a
 * title. Single letters are not here: they act only outside text fields and belong to the lists
 * themselves.
 */

#include "cue-keys.h"

#include <glib/gi18n.h>

static const CueKey keys[] = {
  { "win.take(uint32 1)", "<Alt>1", N_ ("Lamps"), N_ ("Insert card 1"), FALSE },
  { "win.take(uint32 2)", "<Alt>2", N_ ("Lamps"), N_ ("Insert card 2"), TRUE },
  { "win.take(uint32 3)", "<Alt>3", N_ ("Lamps"), N_ ("Insert card 3"), TRUE },
  { "win.take(uint32 4)", "<Alt>4", N_ ("Lamps"), N_ ("Insert card 4"), TRUE },
  { "win.take(uint32 5)", "<Alt>5", N_ ("Lamps"), N_ ("Insert card 5"), TRUE },
  { "win.take(uint32 6)", "<Alt>6", N_ ("Lamps"), N_ ("Insert card 6"), TRUE },
  { "win.take(uint32 7)", "<Alt>7", N_ ("Lamps"), N_ ("Insert card 7"), TRUE },
  { "win.take(uint32 8)", "<Alt>8", N_ ("Lamps"), N_ ("Insert card 8"), TRUE },
  { "win.take(uint32 9)", "<Alt>9", N_ ("Lamps"), N_ ("Insert card 9"), TRUE },
  { "win.decline(uint32 1)", "<Alt><Shift>1", N_ ("Lamps"), N_ ("Decline card 1"), FALSE },
  { "win.decline(uint32 2)", "<Alt><Shift>2", N_ ("Lamps"), N_ ("Decline card 2"), TRUE },
  { "win.decline(uint32 3)", "<Alt><Shift>3", N_ ("Lamps"), N_ ("Decline card 3"), TRUE },
  { "win.decline(uint32 4)", "<Alt><Shift>4", N_ ("Lamps"), N_ ("Decline card 4"), TRUE },
  { "win.decline(uint32 5)", "<Alt><Shift>5", N_ ("Lamps"), N_ ("Decline card 5"), TRUE },
  { "win.decline(uint32 6)", "<Alt><Shift>6", N_ ("Lamps"), N_ ("Decline card 6"), TRUE },
  { "win.decline(uint32 7)", "<Alt><Shift>7", N_ ("Lamps"), N_ ("Decline card 7"), TRUE },
  { "win.decline(uint32 8)", "<Alt><Shift>8", N_ ("Lamps"), N_ ("Decline card 8"), TRUE },
  { "win.decline(uint32 9)", "<Alt><Shift>9", N_ ("Lamps"), N_ ("Decline card 9"), TRUE },
  { "win.why", "F2", N_ ("Lamps"), N_ ("Why is it lit?"), FALSE },
  { "win.next-missed", "<Alt>m", N_ ("Lamps"), N_ ("Next point still to say"), FALSE },
  { "win.tick", "<Alt>t", N_ ("Lamps"), N_ ("Tick a point by hand"), FALSE },
  { "win.next-conversation", "<Alt>Down", N_ ("Conversations"), N_ ("Next conversation"), FALSE },
  { "win.previous-conversation", "<Alt>Up", N_ ("Conversations"), N_ ("Previous conversation"),
    FALSE },
  { "win.snooze", "<Alt>s", N_ ("Conversations"), N_ ("Snooze for 15 minutes"), FALSE },
  { "win.resolve", "<Alt>r", N_ ("Conversations"), N_ ("End and wrap up"), FALSE },
  { "win.reopen", "<Control><Shift>t", N_ ("Conversations"), N_ ("Reopen the last one"), FALSE },
  { "win.note", "<Alt>n", N_ ("Conversations"), N_ ("Write a note"), FALSE },
  { "win.hold", "<Alt>h", N_ ("Conversations"), N_ ("Put the call on hold"), FALSE },
  { "win.find", "<Control>f", N_ ("Conversations"), N_ ("Find in the conversation"), FALSE },
  { "win.palette", "<Control>k", N_ ("Window"), N_ ("Commands and conversations"), FALSE },
  { "win.next-pane", "F6", N_ ("Window"), N_ ("Next pane"), FALSE },
  { "win.previous-pane", "<Shift>F6", N_ ("Window"), N_ ("Previous pane"), FALSE },
  { "win.tasks", "<Alt>u", N_ ("Window"), N_ ("What is to be done"), FALSE },
  { "win.toggle-queue", "F9", N_ ("Window"), N_ ("Show or hide the queue"), FALSE },
  { "win.shortcuts", "<Control>question", N_ ("Window"), N_ ("Keyboard shortcuts"), FALSE },
  { "win.help", "F1", N_ ("Window"), N_ ("Help"), FALSE },
  { "app.preferences", "<Control>comma", N_ ("Window"), N_ ("Preferences"), FALSE },
  { "app.role('agent')", NULL, N_ ("Window"), N_ ("Show the agent's desk"), FALSE },
  { "app.role('lead')", NULL, N_ ("Window"), N_ ("Show the lead's rooms"), FALSE },
  { "app.role('trainer')", NULL, N_ ("Window"), N_ ("Show the trainer's rooms"), FALSE },
  { "app.about", NULL, N_ ("Window"), N_ ("About Cuelight"), FALSE },
  { "window.close", "<Control>w", N_ ("Window"), N_ ("Close the window"), TRUE },
  { "app.quit", "<Control>q", N_ ("Window"), N_ ("Quit"), FALSE },
};

const CueKey *
cue_keys_list (guint *n)
{
  *n = G_N_ELEMENTS (keys);
  return keys;
}

static char *
dup_changed (GSettings *settings, const CueKey *key)
{
  g_autoptr (GVariant) changed = g_settings_get_value (settings, "keys");
  char *accel = NULL;

  g_variant_lookup (changed, key->action, "s", &accel);
  return accel;
}

GStrv
cue_keys_dup_accels (GSettings *settings, const CueKey *key)
{
  g_autofree char *changed = dup_changed (settings, key);
  const char *accels = changed != NULL ? changed : key->accel;

  return g_strsplit (accels != NULL ? accels : "", " ", -1);
}

char *
cue_keys_dup_label (GSettings *settings, const CueKey *key)
{
  g_auto (GStrv) accels = cue_keys_dup_accels (settings, key);
  guint keyval;
  GdkModifierType modifiers;

  if (accels[0] == NULL || !gtk_accelerator_parse (accels[0], &keyval, &modifiers) || keyval == 0)
    return g_strdup ("");
  return gtk_accelerator_get_label (keyval, modifiers);
}

char *
cue_keys_dup_label_of (GSettings *settings, const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].action, action))
      return cue_keys_dup_label (settings, &keys[i]);
  g_return_val_if_reached (g_strdup (""));
}

/* With Shift, the key of a digit bears another sign ("!" for 1 in one country, "\"" for 2 in the
 * next), and GTK compares the sign: the accelerator must name it too. */
static void
add_shifted_signs (GPtrArray *accels, const char *accel)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autofree GdkKeymapKey *places = NULL;
  GdkModifierType modifiers;
  guint keyval, sign;
  int n = 0;

  if (display == NULL || !gtk_accelerator_parse (accel, &keyval, &modifiers)
      || (modifiers & GDK_SHIFT_MASK) == 0 || keyval < GDK_KEY_0 || keyval > GDK_KEY_9
      || !gdk_display_map_keyval (display, keyval, &places, &n))
    return;
  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;

      if (places[i].level != 0
          || !gdk_display_translate_key (display, places[i].keycode, GDK_SHIFT_MASK,
                                         places[i].group, &sign, NULL, NULL, NULL)
          || sign == keyval)
        continue;
      name = gtk_accelerator_name (sign, modifiers);
      if (!g_ptr_array_find_with_equal_func (accels, name, g_str_equal, NULL))
        g_ptr_array_add (accels, g_steal_pointer (&name));
    }
}

GStrv
cue_keys_dup_triggers (GSettings *settings, const CueKey *key)
{
  g_auto (GStrv) accels = cue_keys_dup_accels (settings, key);
  g_autoptr (GPtrArray) triggers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; accels[i] != NULL; i++)
    g_ptr_array_add (triggers, g_strdup (accels[i]));
  for (guint i = 0; accels[i] != NULL; i++)
    add_shifted_signs (triggers, accels[i]);
  g_ptr_array_add (triggers, NULL);
  return (GStrv) g_ptr_array_steal (triggers, NULL);
}

void
cue_keys_apply (GtkApplication *application, GSettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) triggers = cue_keys_dup_triggers (settings, &keys[i]);

      gtk_application_set_accels_for_action (application, keys[i].action,
                                             (const char *const *) triggers);
    }
}

static const CueKey *
find_owner (GSettings *settings, const char *accel, const CueKey *but)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) accels = cue_keys_dup_accels (settings, &keys[i]);

      if (&keys[i] != but && g_strv_contains ((const char *const *) accels, accel))
        return &keys[i];
    }
  return NULL;
}

gboolean
cue_keys_change (GSettings *settings, const CueKey *key, const char *accel, const CueKey **taken_by)
{
  g_autoptr (GVariant) changed = g_settings_get_value (settings, "keys");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *action, *value;

  *taken_by = accel != NULL ? find_owner (settings, accel, key) : NULL;
  if (*taken_by != NULL)
    return FALSE;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, changed);
  while (g_variant_iter_next (&iter, "{&s&s}", &action, &value))
    if (!g_str_equal (action, key->action))
      g_variant_builder_add (&builder, "{ss}", action, value);
  if (accel != NULL)
    g_variant_builder_add (&builder, "{ss}", key->action, accel);
  return g_settings_set_value (settings, "keys", g_variant_builder_end (&builder));
}
