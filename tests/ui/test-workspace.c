/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-ui-test.h"
#include "cue-workspace.h"
#include "cue-wrap-box.h"

typedef struct
{
  CueWorkspace *workspace;
  GtkWidget *queue;
  GtkWidget *conversation;
  GtkWidget *panel;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer width)
{
  fixture->queue = gtk_button_new_with_label ("queue");
  fixture->conversation = gtk_button_new_with_label ("conversation");
  fixture->panel = gtk_button_new_with_label ("panel");
  fixture->workspace = g_object_new (CUE_TYPE_WORKSPACE, "queue", fixture->queue, "conversation",
                                     fixture->conversation, "panel", fixture->panel, NULL);
  fixture->window
      = cue_ui_test_show (GTK_WIDGET (fixture->workspace), GPOINTER_TO_INT (width), 600);
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  gtk_window_destroy (fixture->window);
  cue_ui_test_spin (20);
}

static void
test_made_and_dropped (void)
{
  cue_ui_test_make_and_drop (CUE_TYPE_WORKSPACE);
}

static void
test_wide_shows_all (Fixture *fixture, gconstpointer width)
{
  g_assert_cmpint (cue_workspace_get_mode (fixture->workspace), ==, CUE_WORKSPACE_WIDE);
  g_assert_true (gtk_widget_get_mapped (fixture->queue));
  g_assert_true (gtk_widget_get_mapped (fixture->conversation));
  g_assert_true (gtk_widget_get_mapped (fixture->panel));
  g_assert_cmpint (gtk_widget_get_width (fixture->conversation), >=, 480);
}

static void
test_medium_slides_the_queue (Fixture *fixture, gconstpointer width)
{
  int before = gtk_widget_get_width (fixture->conversation);

  g_assert_cmpint (cue_workspace_get_mode (fixture->workspace), ==, CUE_WORKSPACE_MEDIUM);
  g_assert_false (gtk_widget_get_mapped (fixture->queue));
  g_assert_true (gtk_widget_get_mapped (fixture->panel));

  cue_workspace_show_queue (fixture->workspace, TRUE);
  cue_ui_test_spin (50);
  g_assert_true (gtk_widget_get_mapped (fixture->queue));
  /* it slides over: nothing under it moves */
  g_assert_cmpint (gtk_widget_get_width (fixture->conversation), ==, before);
}

static void
test_wide_makes_room (Fixture *fixture, gconstpointer width)
{
  int before = gtk_widget_get_width (fixture->conversation);

  cue_workspace_toggle_queue (fixture->workspace);
  cue_ui_test_spin (50);
  g_assert_false (cue_workspace_is_queue_shown (fixture->workspace));
  g_assert_false (gtk_widget_get_mapped (fixture->queue));
  g_assert_cmpint (gtk_widget_get_width (fixture->conversation), >, before);
  /* what only closes a queue that slid over says nothing here, what needs the queue brings it back
   */
  cue_workspace_show_queue (fixture->workspace, FALSE);
  g_assert_false (cue_workspace_is_queue_shown (fixture->workspace));
  cue_workspace_show_queue (fixture->workspace, TRUE);
  cue_ui_test_spin (50);
  g_assert_true (gtk_widget_get_mapped (fixture->queue));
  g_assert_cmpint (gtk_widget_get_width (fixture->conversation), ==, before);
}

static void
test_narrow_shows_one_pane (Fixture *fixture, gconstpointer width)
{
  g_assert_cmpint (cue_workspace_get_mode (fixture->workspace), ==, CUE_WORKSPACE_NARROW);
  g_assert_true (gtk_widget_get_mapped (fixture->conversation));
  g_assert_false (gtk_widget_get_mapped (fixture->panel));

  cue_workspace_show_panel (fixture->workspace, TRUE);
  cue_ui_test_spin (50);
  g_assert_true (gtk_widget_get_mapped (fixture->panel));
  g_assert_false (gtk_widget_get_mapped (fixture->conversation));
}

static void
test_focus_goes_left_to_right (Fixture *fixture, gconstpointer width)
{
  gtk_widget_grab_focus (fixture->queue);
  gtk_widget_child_focus (GTK_WIDGET (fixture->workspace), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_has_focus (fixture->conversation));
  gtk_widget_child_focus (GTK_WIDGET (fixture->workspace), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_has_focus (fixture->panel));
}

static void
test_wrap_box_wraps (void)
{
  GtkWidget *box = cue_wrap_box_new ();
  GtkWidget *chips[6];
  GtkWindow *window;
  graphene_rect_t first, last;

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      chips[i] = gtk_label_new ("a chip of some length");
      cue_wrap_box_append (CUE_WRAP_BOX (box), chips[i]);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  window = cue_ui_test_show (box, 320, 400);
  g_assert_true (gtk_widget_compute_bounds (chips[0], box, &first));
  g_assert_true (gtk_widget_compute_bounds (chips[5], box, &last));
  g_assert_cmpfloat (last.origin.y, >, first.origin.y);
  g_assert_cmpfloat (last.origin.x + last.size.width, <=, gtk_widget_get_width (box));
  gtk_window_destroy (window);
  cue_ui_test_spin (20);
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 77;
  g_test_add_func ("/workspace/made-and-dropped", test_made_and_dropped);
  g_test_add ("/workspace/wide-shows-all-three", Fixture, GINT_TO_POINTER (1280), set_up,
              test_wide_shows_all, tear_down);
  g_test_add ("/workspace/wide-makes-room-when-asked", Fixture, GINT_TO_POINTER (1280), set_up,
              test_wide_makes_room, tear_down);
  g_test_add ("/workspace/medium-slides-the-queue-over", Fixture, GINT_TO_POINTER (900), set_up,
              test_medium_slides_the_queue, tear_down);
  g_test_add ("/workspace/narrow-shows-one-pane", Fixture, GINT_TO_POINTER (480), set_up,
              test_narrow_shows_one_pane, tear_down);
  g_test_add ("/workspace/focus-goes-left-to-right", Fixture, GINT_TO_POINTER (1280), set_up,
              test_focus_goes_left_to_right, tear_down);
  g_test_add_func ("/wrap-box/chips-wrap-inside-the-width", test_wrap_box_wraps);
  return g_test_run ();
}
