/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cue-learning-row.h"
#include "cue-ui-fixture.h"
#include "cue-ui-test.h"

/* What a person reads of each state. */
static void
test_sentences (void)
{
  static const struct
  {
    CueLearningStand stand;
    gboolean on;
    const char *text;
  } rows[] = {
    { { .verdict = CUE_STUDY_FEW, .n_more = 60 }, TRUE, "Not enough yet: about 60 more choices." },
    { { .verdict = CUE_STUDY_FEW, .n_more = 1 }, TRUE, "Not enough yet: about 1 more choice." },
    { { .verdict = CUE_STUDY_UNTRIED, .n = 400 },
      TRUE,
      "Not enough yet: other offers were tried too seldom." },
    { { .verdict = CUE_STUDY_NO_BETTER, .n = 300 },
      TRUE,
      "After 300 choices nothing is clearly better, so the order stays." },
    { { .verdict = CUE_STUDY_WITHDRAWN, .n = 300 },
      TRUE,
      "The order from before is in use again; new choices are learnt from." },
    { { .verdict = CUE_STUDY_FEW, .n_more = 60 }, FALSE, "Switched off." },
    { { .in_use = TRUE, .n_learnt = 214 },
      FALSE,
      "Switched off. What 214 choices taught is kept." },
    { { .in_use = TRUE,
        .n_learnt = 214,
        .since_ms = 1700000000000,
        .accepted_micro = 384999,
        .low_micro = 350000,
        .high_micro = 1200000,
        .before_micro = -3000 },
      TRUE,
      "Learnt from 214 choices; in use since 14 November 2023. Customers accept about 38 of 100 "
      "(35 "
      "to 100); before it was 0." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cue_learning_row_dup_text (&rows[i].stand, rows[i].on);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* The row follows its desk, and does not outlive its window. */
static void
test_follows (void)
{
  g_autoptr (CueDesk) desk = cue_ui_fixture_desk (
      "{\"id\":\"one\",\"lang\":\"en\",\"channel\":\"chat\",\"turns\":[{\"t\":0,"
      "\"role\":\"customer\",\"text\":\"hello\"}]}");
  GtkWidget *row = cue_learning_row_new (desk, 0);
  GtkWidget *other = cue_learning_row_new (desk, 1);
  GtkWidget *list = gtk_list_box_new ();
  GtkWindow *window;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), other);
  window = cue_ui_test_show (list, 460, 80);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "What was learnt");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Switched off.");
  g_assert_false (gtk_widget_get_visible (other)); /* of a pack with nothing to tell */
  g_object_set (desk, "learns-ranking", TRUE, NULL);
  cue_ui_test_spin (50);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Not enough yet: about 100 more choices.");
  cue_ui_test_shot (GTK_WIDGET (window), "learning-row");
  g_object_set (desk, "learns-ranking", FALSE, NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Switched off.");
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  gtk_window_destroy (window);
  cue_ui_test_spin (20);
  g_assert_null (row);
}

int
main (int argc, char **argv)
{
  if (!cue_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/learning-row/each-state-is-a-sentence", test_sentences);
  g_test_add_func ("/learning-row/follows-the-desk", test_follows);
  return g_test_run ();
}
