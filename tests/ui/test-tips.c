/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cue-ui-test.h"

static gboolean
has_tip (GtkWidget *label)
{
  g_autoptr (GtkTooltip) tip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  if (gtk_widget_get_has_tooltip (label))
    g_signal_emit_by_name (label, "query-tooltip", 1, 1, FALSE, tip, &shown);
  return shown;
}

static void
test_only_what_is_cut (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *long_one = gtk_label_new ("a sentence that cannot stand in so narrow a window");
  GtkWidget *short_one = gtk_label_new ("yes");
  GtkWindow *window;

  gtk_label_set_ellipsize (GTK_LABEL (long_one), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (short_one), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), long_one);
  gtk_box_append (GTK_BOX (box), short_one);
  window = cue_ui_test_show (box, 120, 80);
  g_assert_true (has_tip (long_one));
  g_assert_false (has_tip (short_one));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 77;
  g_test_add_func ("/tips/only-what-is-cut-is-shown-whole", test_only_what_is_cut);
  return g_test_run ();
}
