/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-shortcuts-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cue-keys.h"

#define CUE_TYPE_SHORTCUTS_PAGE (cue_shortcuts_page_get_type ())
G_DECLARE_FINAL_TYPE (CueShortcutsPage, cue_shortcuts_page, CUE, SHORTCUTS_PAGE, AdwWindow)

struct _CueShortcutsPage
{
  AdwWindow parent;

  /* owned */
  GSettings *settings;

  /* borrowed */
  const CueKey *listening; /* the row that waits for its new key */
  GtkButton *listening_button;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (CueShortcutsPage, cue_shortcuts_page, ADW_TYPE_WINDOW)

/* Keys of the text field itself; they are fixed. */
static const struct
{
  const char *key;
  const char *title;
} fixed_keys[] = {
  { "Return", N_ ("Send") },
  { "<Shift>Return", N_ ("New line") },
  { "<Control>Return", N_ ("Send and go to the next conversation") },
  { "Tab", N_ ("Take the grey text, or go to the next blank") },
  { "<Control>Right", N_ ("Take one word of the grey text") },
  { "slash", N_ ("Snippets") },
  { "j", N_ ("Next conversation, outside the text field") },
  { "k", N_ ("Previous conversation, outside the text field") },
};

static void
show_key (GtkButton *button, GSettings *settings, const CueKey *key)
{
  g_autofree char *label = cue_keys_dup_label (settings, key);

  gtk_button_set_label (button, *label != '\0' ? label : _ ("none"));
}

static void
stop_listening (CueShortcutsPage *self)
{
  if (self->listening != NULL)
    show_key (self->listening_button, self->settings, self->listening);
  self->listening = NULL;
  self->listening_button = NULL;
}

static void
change_clicked_cb (GtkButton *button, CueShortcutsPage *self)
{
  const CueKey *key = g_object_get_data (G_OBJECT (button), "cue-key");

  stop_listening (self);
  self->listening = key;
  self->listening_button = button;
  gtk_button_set_label (button, _ ("Press the new key…"));
}

static void
tell (CueShortcutsPage *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
change_key (CueShortcutsPage *self, guint keyval, GdkModifierType modifiers)
{
  g_autofree char *accel = gtk_accelerator_name (keyval, modifiers);
  const CueKey *taken_by = NULL;
  g_autofree char *message = NULL;

  if (cue_keys_change (self->settings, self->listening, accel, &taken_by))
    return;
  if (taken_by != NULL)
    message = g_strdup_printf (_ ("That key is taken by “%s”. Change that one first."),
                               _ (taken_by->title));
  tell (self, message != NULL ? message : _ ("The key could not be saved."));
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R)
         || keyval == GDK_KEY_ISO_Level3_Shift;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CueShortcutsPage *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->listening == NULL || is_modifier (keyval))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_BackSpace && modifiers == 0)
    cue_keys_change (self->settings, self->listening, NULL, &(const CueKey *){ NULL });
  else if (keyval != GDK_KEY_Escape)
    {
      if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0
          && !(keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35))
        {
          tell (self,
                _ ("Use Ctrl, Alt or a function key, so that no letter is lost while typing."));
          return GDK_EVENT_STOP;
        }
      change_key (self, gdk_keyval_to_lower (keyval), modifiers);
    }
  stop_listening (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
create_row (CueShortcutsPage *self, const CueKey *key)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (key->title));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Change this key; Backspace gives back the usual one"));
  g_object_set_data (G_OBJECT (button), "cue-key", (gpointer) key);
  show_key (GTK_BUTTON (button), self->settings, key);
  g_signal_connect_object (button, "clicked", G_CALLBACK (change_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
create_fixed_group (void)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("While typing"));
  for (guint i = 0; i < G_N_ELEMENTS (fixed_keys); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *key = NULL;
      guint keyval;
      GdkModifierType modifiers;
      g_autofree char *label = NULL;

      gtk_accelerator_parse (fixed_keys[i].key, &keyval, &modifiers);
      label = gtk_accelerator_get_label (keyval, modifiers);
      key = gtk_label_new (label);
      gtk_widget_add_css_class (key, "keycap");
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (fixed_keys[i].title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), key);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

static GtkWidget *
create_list (CueShortcutsPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;
  const char *group_name = NULL;
  guint n;
  const CueKey *keys = cue_keys_list (&n);

  for (guint i = 0; i < n; i++)
    {
      if (keys[i].accel == NULL || keys[i].hidden)
        continue;
      if (g_strcmp0 (group_name, keys[i].group) != 0)
        {
          group_name = keys[i].group;
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (group_name));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (self, &keys[i]));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_fixed_group ()));
  return page;
}

static void
cue_shortcuts_page_dispose (GObject *object)
{
  CueShortcutsPage *self = CUE_SHORTCUTS_PAGE (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cue_shortcuts_page_parent_class)->dispose (object);
}

static void
cue_shortcuts_page_class_init (CueShortcutsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_shortcuts_page_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
cue_shortcuts_page_init (CueShortcutsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
cue_shortcuts_page_show (GtkWindow *parent, GSettings *settings)
{
  CueShortcutsPage *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_if_fail (GTK_IS_WINDOW (parent));

  self = g_object_new (CUE_TYPE_SHORTCUTS_PAGE, "transient-for", parent, "title",
                       _ ("Keyboard shortcuts"), "default-width", 560, "default-height", 640, NULL);
  self->settings = g_object_ref (settings);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, create_list (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_present (GTK_WINDOW (self));
}
