/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-ui-test.h"

static const char *const states[] = { "lit", "taken", "said", "partly", "missed", "held", "past" };

static void
test_state_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *name = g_strdup_printf ("cue-lamp-%s-symbolic", states[i]);

      g_assert_true (gtk_icon_theme_has_icon (theme, name));
    }
}

static void
test_states_shown (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWindow *window = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *icon = g_strdup_printf ("cue-lamp-%s-symbolic", states[i]);
      g_autofree char *class = g_strdup_printf ("lamp-%s", states[i]);
      GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *image = gtk_image_new_from_icon_name (icon);

      gtk_widget_add_css_class (image, "state");
      gtk_box_append (GTK_BOX (card), image);
      gtk_box_append (GTK_BOX (card), gtk_label_new (states[i]));
      gtk_widget_add_css_class (card, "lamp");
      gtk_widget_add_css_class (card, class);
      gtk_box_append (GTK_BOX (box), card);
    }
  window = cue_ui_test_show (box, 400, 400);
  cue_ui_test_shot (GTK_WIDGET (window), "states-light");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  cue_ui_test_shot (GTK_WIDGET (window), "states-dark");
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/init/every-state-has-an-icon", test_state_icons);
  g_test_add_func ("/init/every-state-has-its-own-look", test_states_shown);
  return g_test_run ();
}
