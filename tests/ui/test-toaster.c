/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-toaster.h"
#include "cue-ui-test.h"

static void
test_made_and_dropped (void)
{
  cue_ui_test_make_and_drop (CUE_TYPE_TOASTER);
}

static gboolean
is_revealed (CueToaster *toaster)
{
  return gtk_revealer_get_reveal_child (cue_ui_test_find (GTK_WIDGET (toaster), GTK_TYPE_REVEALER));
}

/* However the words come and go, one is shown, and nothing is shown twice. */
static void
test_newest_first (void)
{
  CueToaster *toaster = g_object_new (CUE_TYPE_TOASTER, NULL);
  GtkWindow *window = cue_ui_test_show (GTK_WIDGET (toaster), 600, 200);
  GtkWidget *root = GTK_WIDGET (toaster);

  g_assert_false (is_revealed (toaster));
  cue_toaster_tell (toaster, "undo", "Closed & gone", 0, "_Undo", "window.close");
  cue_ui_test_spin (300);
  cue_ui_test_shot (GTK_WIDGET (window), "toaster");
  g_assert_true (is_revealed (toaster));
  g_assert_true (cue_ui_test_has_label (root, "Closed & gone"));
  for (guint i = 0; i < 5; i++)
    cue_toaster_tell (toaster, "passing", i % 2 == 0 ? "Saved" : "Snoozed", 60, NULL, NULL);
  g_assert_true (cue_ui_test_has_label (root, "Saved"));
  g_assert_false (cue_ui_test_has_label (root, "Closed & gone"));
  cue_toaster_withdraw (toaster, "passing");
  g_assert_true (cue_ui_test_has_label (root, "Closed & gone"));
  cue_toaster_tell (toaster, "passing", "Saved", 1, NULL, NULL);
  g_assert_true (cue_toaster_tells (toaster, "passing"));
  cue_ui_test_spin (1300);
  g_assert_false (cue_toaster_tells (toaster, "passing"));
  g_assert_true (cue_ui_test_has_label (root, "Closed & gone"));
  cue_toaster_withdraw (toaster, "undo");
  cue_toaster_withdraw (toaster, "undo");
  g_assert_false (is_revealed (toaster));
  gtk_window_destroy (window);
  cue_ui_test_spin (20);
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/toaster/made-and-finalized", test_made_and_dropped);
  g_test_add_func ("/toaster/the-newest-is-shown-and-goes-in-time", test_newest_first);
  return g_test_run ();
}
