/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-preferences.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cue-learning-row.h"

typedef struct
{
  const char *value;
  const char *title;
  gboolean native; /* stays as its speakers write it */
} Choice;

static const Choice color_schemes[] = {
  { "system", N_ ("Follow the system"), FALSE },
  { "light", N_ ("Light"), FALSE },
  { "dark", N_ ("Dark"), FALSE },
  { NULL, NULL, FALSE },
};

static const Choice languages[] = {
  { "system", N_ ("Follow the system"), FALSE },
  { "en", "English", TRUE },
  { "zh_CN", "简体中文", TRUE },
  { NULL, NULL, FALSE },
};

static gboolean
get_choice (GValue *value, GVariant *variant, gpointer user_data)
{
  const Choice *choices = user_data;

  for (guint i = 0; choices[i].value != NULL; i++)
    if (g_str_equal (choices[i].value, g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_choice (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const Choice *choices = user_data;

  return g_variant_new_string (choices[g_value_get_uint (value)].value);
}

static GtkWidget *
create_choice (GSettings *settings,
               const char *key,
               const char *title,
               const char *subtitle,
               const Choice *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; choices[i].value != NULL; i++)
    gtk_string_list_append (names, choices[i].native ? choices[i].title : _ (choices[i].title));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, get_choice,
                                set_choice, (gpointer) choices, NULL);
  return row;
}

static GtkWidget *
create_switch (GSettings *settings, const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_settings_bind (settings, key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static GtkWidget *
create_name (GSettings *settings)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Your name, as scripts say it"));
  g_settings_bind (settings, "agent-name", row, "text", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static GtkWidget *
create_spin (GSettings *settings,
             const char *key,
             const char *title,
             const char *subtitle,
             int most,
             int step)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, step);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  g_settings_bind (settings, key, spin, "value", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  return row;
}

static GtkWidget *
create_group (const char *title, GtkWidget **rows, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows[i]);
  return group;
}

/* One row a pack, as many as there can be; those with nothing to tell hide. */
#define MOST_PACKS 8

static GtkWidget *
create_offers (GSettings *settings, CueDesk *desk)
{
  GtkWidget *rows[1 + MOST_PACKS];
  guint n = 0;

  rows[n++] = create_switch (settings, "learn-ranking", _ ("Learn from what customers accept"),
                             _ ("Where several offers fit, the one they accept more often comes "
                                "first. One in ten, at most, is another, to find out. Counts "
                                "from the next conversation."));
  for (guint i = 0; desk != NULL && i < MOST_PACKS; i++)
    rows[n++] = cue_learning_row_new (desk, i);
  return create_group (_ ("Which offer first"), rows, n);
}

static GtkWidget *
create_page (GSettings *settings, CueDesk *desk)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *looks[] = {
    create_choice (settings, "color-scheme", _ ("Style"), "", color_schemes),
    create_choice (settings, "language", _ ("Language"), _ ("Counts from the next start."),
                   languages),
    create_switch (settings, "lamp-sound", _ ("A short sound when a card lights up"), ""),
    create_spin (settings, "cards-per-minute", _ ("New cards a minute, at most"),
                 _ ("20 is as many as come. What must be said always comes; fewer is fine."), 20,
                 1),
  };
  GtkWidget *writing[] = {
    create_name (settings),
    create_switch (settings, "ghost-completion", _ ("Offer the rest of a sentence in grey"),
                   _ ("Tab takes it, typing on passes it by")),
  };
  GtkWidget *demo[] = {
    create_spin (settings, "demo-wait-s", _ ("Seconds the demo waits for your reply"),
                 _ ("0 waits for ever. Counts from the next start."), 600, 5),
  };

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (
                                create_group (_ ("Look and sound"), looks, G_N_ELEMENTS (looks))));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_group (_ ("Writing"), writing, 2)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_offers (settings, desk)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_group (_ ("Demo"), demo, 1)));
  return page;
}

void
cue_preferences_show (GtkWindow *parent, GSettings *settings, CueDesk *desk)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = create_page (settings, desk);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 520, 560);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
