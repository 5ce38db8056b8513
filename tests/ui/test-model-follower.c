/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-model-follower.h"
#include "cue-ui-test.h"

typedef struct
{
  GtkWidget *box;
  GtkWidget *outside;
  GtkWindow *window;
  GtkStringList *list;
  CueModelFollower *follower;
} Fixture;

static GtkWidget *
create (gpointer item, gpointer user_data)
{
  return gtk_button_new_with_label (gtk_string_object_get_string (item));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->outside = gtk_button_new_with_label ("outside");
  gtk_box_append (GTK_BOX (frame), fixture->box);
  gtk_box_append (GTK_BOX (frame), fixture->outside);
  fixture->list = gtk_string_list_new ((const char *[]){ "a", "b", "c", NULL });
  fixture->follower = cue_model_follower_new (fixture->box, create, NULL);
  cue_model_follower_set_model (fixture->follower, G_LIST_MODEL (fixture->list));
  fixture->window = cue_ui_test_show (frame, 300, 300);
  gtk_widget_grab_focus (fixture->outside);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->follower);
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->list);
  cue_ui_test_spin (20);
}

static char *
shown (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (fixture->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_string_append (text, gtk_button_get_label (GTK_BUTTON (child)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_shown (Fixture *fixture, const char *expected)
{
  g_autofree char *text = shown (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *b = cue_model_follower_get_widget (fixture->follower, 1);

  assert_shown (fixture, "abc");
  gtk_string_list_splice (fixture->list, 1, 0, (const char *[]){ "x", NULL });
  assert_shown (fixture, "axbc");
  gtk_string_list_remove (fixture->list, 0);
  assert_shown (fixture, "xbc");
  gtk_string_list_append (fixture->list, "d");
  assert_shown (fixture, "xbcd");
  g_assert_true (cue_model_follower_get_widget (fixture->follower, 1) == b);
}

static void
test_nothing_moves_under_the_focus (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (cue_model_follower_get_widget (fixture->follower, 2));
  cue_ui_test_spin (20);
  gtk_string_list_remove (fixture->list, 0);
  assert_shown (fixture, "abc");
  g_assert_false (gtk_widget_get_sensitive (gtk_widget_get_first_child (fixture->box)));

  gtk_widget_grab_focus (fixture->outside);
  cue_ui_test_spin (20);
  assert_shown (fixture, "bc");
}

static void
test_other_model_starts_afresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkStringList) other = gtk_string_list_new ((const char *[]){ "z", NULL });

  cue_model_follower_set_model (fixture->follower, G_LIST_MODEL (other));
  assert_shown (fixture, "z");
  cue_model_follower_set_model (fixture->follower, NULL);
  assert_shown (fixture, "");
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 77;
  g_test_add ("/model-follower/shows-what-the-model-says", Fixture, NULL, set_up, test_follows,
              tear_down);
  g_test_add ("/model-follower/nothing-moves-under-the-focus", Fixture, NULL, set_up,
              test_nothing_moves_under_the_focus, tear_down);
  g_test_add ("/model-follower/another-model-starts-afresh", Fixture, NULL, set_up,
              test_other_model_starts_afresh, tear_down);
  return g_test_run ();
}
