/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ui.h"

#include <adwaita.h>

#include "cue-access.h"
#include "cue-compat.h"
#include "cue-tips.h"
#include "cue-ui-resources.h"

#define STYLE "/app/cuelight/ui/style.css"
#define STYLE_DARK "/app/cuelight/ui/style-dark.css"
#define STYLE_FLAT "/app/cuelight/ui/style-flat.css"
#define STYLE_HC "/app/cuelight/ui/style-hc.css"

/* The dark and the high-contrast sheet lie over the common one while they are wanted. */
typedef struct
{
  GtkCssProvider *dark;
  GtkCssProvider *high_contrast;
} Sheets;

static void
sheets_follow_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer user_data)
{
  Sheets *sheets = user_data;

  cue_compat_css_load (sheets->dark, adw_style_manager_get_dark (manager) ? STYLE_DARK : NULL);
  cue_compat_css_load (sheets->high_contrast,
                       adw_style_manager_get_high_contrast (manager) ? STYLE_HC : NULL);
}

void
cue_ui_init (void)
{
  static gsize done = 0;
  static Sheets sheets;

  if (!g_once_init_enter (&done))
    return;

  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_resources_register (cue_ui_get_resource ());
  cue_access_init ();
  cue_tips_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/app/cuelight/ui/icons");
  cue_compat_css_load (cue_compat_css_new (), STYLE);
  if (!gdk_display_is_composited (gdk_display_get_default ()))
    cue_compat_css_load (cue_compat_css_new (), STYLE_FLAT);
  /* walking through messages with Tab must not select each of them */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  sheets.dark = cue_compat_css_new ();
  sheets.high_contrast = cue_compat_css_new ();
  g_signal_connect (manager, "notify::dark", G_CALLBACK (sheets_follow_cb), &sheets);
  g_signal_connect (manager, "notify::high-contrast", G_CALLBACK (sheets_follow_cb), &sheets);
  sheets_follow_cb (manager, NULL, &sheets);
  g_once_init_leave (&done, 1);
}

void
cue_ui_dispose_template (GtkWidget *widget, GType type)
{
  GtkWidget *child = NULL;

  /* GTK unparents only those children that are bound by name. */
  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

void
cue_ui_class_hand_focus (GtkWidgetClass *klass, gboolean (*grab_focus) (GtkWidget *widget))
{
  GtkWidgetClass *box = g_type_class_ref (GTK_TYPE_BOX);

  klass->grab_focus = grab_focus;
  klass->focus = box->focus; /* through the children, as they stand */
  g_type_class_unref (box);
}
