/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The desk learns from its own closed conversations which offer comes first, judges that, and puts
 * it into use for new ones; or says why not. */
#include <string.h>

#include "cue-desk-help.h"
#include "cue-learning-world.h"

typedef struct
{
  CueHelpDesk help;
  CueHelpWorld world;
  guint seed;
} Learn;

static void
start (Learn *learn, gboolean learns)
{
  CueDeskOptions options = cue_help_desk_options (&learn->help, TRUE);
  g_autofree char *pack = g_build_filename (learn->help.folder, "two", NULL);

  options.pack_dir = pack;
  cue_help_desk_start (&learn->help, &options);
  g_object_set (learn->help.desk, "learns-ranking", learns, NULL);
  learn->world.desk = learn->help.desk;
}

static void
set_up (Learn *learn, gconstpointer data)
{
  g_autofree char *pack = NULL;

  *learn = (Learn){ 0 };
  cue_help_desk_set_up (&learn->help, data);
  pack = g_build_filename (learn->help.folder, "two", NULL);
  cue_help_world_write_pack (pack);
  learn->world.file = learn->help.file;
  learn->seed = g_test_rand_int ();
  learn->world.dice = g_rand_new_with_seed (learn->seed);
  g_test_message ("seed %u", learn->seed);
}

static void
tear_down (Learn *learn, gconstpointer data)
{
  g_rand_free (learn->world.dice);
  cue_help_desk_tear_down (&learn->help, data);
}

static CueLearningStand *
get_stand (Learn *learn)
{
  g_autoptr (GPtrArray) stands = cue_desk_list_learning (learn->help.desk);

  g_assert_cmpuint (stands->len, ==, 1);
  return cue_learning_stand_copy (g_ptr_array_index (stands, 0));
}

/* What new conversations light first, of ten. */
static guint
count_basic (Learn *learn, const char *name, gboolean dear)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", name, i);
      g_autofree char *two = cue_help_world_make_lines (id, dear);

      g_string_append (lines, two);
    }
  cue_help_desk_write (&learn->help, lines->str);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", name, i);
      CueLamp *basic = cue_help_desk_find_lamp (cue_help_desk_wait (&learn->help, id, 1), "basic");

      n += basic != NULL && cue_lamp_get_state (basic) == CUE_LAMP_LIT;
    }
  return n;
}

/* A closed conversation gives again what it gave, with the ranking that it had. */
static void
assert_replays (Learn *learn, const char *conversation)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueReview) review = NULL;

  cue_desk_review_async (learn->help.desk, conversation, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  review = cue_desk_review_finish (learn->help.desk, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cue_review_get_truth (review, NULL), ==, CUE_REVIEW_SAME);
}

static void
test_learns (Learn *learn, gconstpointer data)
{
  start (learn, TRUE);
  g_assert_cmpuint (count_basic (learn, "before", FALSE), >=, 5);
  cue_help_world_play (&learn->world, 700);
  cue_help_world_wait (&learn->world);
  g_autoptr (CueLearningStand) stand = get_stand (learn);
  g_assert_true (stand->in_use);
  g_assert_cmpuint (stand->n, ==, 700);
  g_assert_cmpuint (stand->n_learnt, >=, 100);
  g_assert_cmpint (stand->accepted_micro, >, stand->before_micro);
  g_assert_cmpint (stand->low_micro, <=, stand->accepted_micro);
  g_assert_cmpuint (count_basic (learn, "dear", TRUE), >=, 5);
  g_assert_cmpuint (count_basic (learn, "rich", FALSE), <=, 5);

  assert_replays (learn, "world-00000");
  assert_replays (learn, "world-00699");

  /* after a restart it is still so */
  cue_help_desk_wait_quiet (&learn->help);
  cue_help_desk_stop (&learn->help);
  start (learn, TRUE);
  cue_help_world_wait (&learn->world);
  g_assert_cmpuint (count_basic (learn, "later", FALSE), <=, 5);
  g_autoptr (CueLearningStand) later = get_stand (learn);
  g_assert_cmpuint (later->n_learnt, ==, stand->n_learnt);
  g_assert_cmpint (later->since_ms, ==, stand->since_ms);
  cue_help_world_wait (&learn->world);
}

static void
test_acts (Learn *learn, gconstpointer data)
{
  start (learn, TRUE);
  cue_help_world_play (&learn->world, 600);
  cue_help_world_wait (&learn->world);
  g_autoptr (CueLearningStand) learnt = get_stand (learn);
  g_assert_true (learnt->in_use);

  /* forgotten, and that undone */
  cue_desk_forget_learnt (learn->help.desk, "two-plans");
  cue_help_world_wait (&learn->world);
  g_autoptr (CueLearningStand) empty = get_stand (learn);
  g_assert_false (empty->in_use);
  g_assert_cmpuint (empty->n, ==, 0);
  g_assert_cmpuint (empty->n_more, ==, 100);
  g_assert_cmpuint (count_basic (learn, "forgotten", FALSE), >=, 5);
  cue_desk_undo_learning (learn->help.desk, "two-plans");
  cue_help_world_wait (&learn->world);
  g_autoptr (CueLearningStand) undone = get_stand (learn);
  g_assert_true (undone->in_use);
  g_assert_cmpuint (undone->n, ==, learnt->n);
  g_assert_false (undone->can_undo);

  /* gone back until nothing learnt is in use; the choices stay */
  while (cue_desk_go_back (learn->help.desk, "two-plans"), TRUE)
    {
      g_autoptr (CueLearningStand) back = get_stand (learn);

      cue_help_world_wait (&learn->world);
      if (!back->in_use)
        break;
    }
  g_autoptr (CueLearningStand) back = get_stand (learn);
  g_assert_cmpint (back->verdict, ==, CUE_STUDY_WITHDRAWN);
  g_assert_cmpuint (back->n, ==, learnt->n);
  g_assert_cmpuint (count_basic (learn, "back", FALSE), >=, 5);
  cue_help_world_wait (&learn->world);
}

static void
test_few (Learn *learn, gconstpointer data)
{
  start (learn, TRUE);
  cue_help_world_play (&learn->world, 60);
  cue_help_world_wait (&learn->world);
  g_autoptr (CueLearningStand) stand = get_stand (learn);
  g_assert_false (stand->in_use);
  g_assert_cmpint (stand->verdict, ==, CUE_STUDY_FEW);
  g_assert_cmpuint (stand->n_more, ==, 40);
  cue_help_world_play (&learn->world, 60);
  cue_help_world_wait (&learn->world);
  g_autoptr (CueLearningStand) more = get_stand (learn);
  g_assert_false (more->in_use);
  g_assert_cmpint (more->verdict, ==, CUE_STUDY_FEW);
  g_assert_cmpuint (more->n_more, >, 20);
}

static void
test_off (Learn *learn, gconstpointer data)
{
  start (learn, FALSE);
  cue_help_world_play (&learn->world, 40);
  g_assert_cmpuint (count_basic (learn, "off", FALSE), ==, 10);
  g_object_set (learn->help.desk, "learns-ranking", TRUE, NULL);
  cue_help_world_wait (&learn->world);
  g_autoptr (CueLearningStand) stand = get_stand (learn);
  g_assert_cmpuint (stand->n, ==, 0); /* nothing was tried then */

  /* an open conversation hears at once that it is off again */
  g_assert_cmpuint (count_basic (learn, "on", FALSE), >=, 5);
  CueConversation *open = cue_desk_find (learn->help.desk, "on-0");
  gint64 seq = cue_conversation_get_seq (open);
  g_object_set (learn->help.desk, "learns-ranking", FALSE, NULL);
  g_assert_cmpint (cue_conversation_get_seq (open), ==, seq + 1);
  cue_help_desk_wait_quiet (&learn->help);
}

/* What is kept is spoilt: told, left out, and learnt again from the choices. */
static void
test_spoilt (Learn *learn, gconstpointer data)
{
  start (learn, TRUE);
  cue_help_world_play (&learn->world, 600);
  cue_help_world_wait (&learn->world);
  g_autoptr (CueLearningStand) learnt = get_stand (learn);
  g_assert_true (learnt->in_use);
  g_autofree char *memo = g_strdup (cue_desk_get_memo (learn->help.desk, "learnt:two-plans"));
  char *mean = strstr (memo, "basic");
  mean[0] = 'B'; /* still JSON, another ranking than its digest says */
  cue_desk_set_memo (learn->help.desk, "learnt:two-plans", memo);
  cue_help_desk_wait_quiet (&learn->help);
  cue_help_desk_stop (&learn->help);

  start (learn, FALSE);
  g_autoptr (CueLearningStand) spoilt = get_stand (learn);
  g_assert_false (spoilt->in_use);
  g_object_set (learn->help.desk, "learns-ranking", TRUE, NULL);
  cue_help_world_wait (&learn->world);
  g_assert_true (cue_help_desk_has_notice (&learn->help, "warning learnt-damaged two-plans"));
  g_autoptr (CueLearningStand) again = get_stand (learn);
  g_assert_cmpuint (again->n, ==, learnt->n);
  g_assert_true (again->in_use);
}

#define ADD(name, function) g_test_add (name, Learn, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/learnt-order/what-customers-accept-comes-first-in-new-conversations", test_learns);
  ADD ("/learnt-order/can-be-forgotten-undone-and-put-back", test_acts);
  ADD ("/learnt-order/few-choices-are-not-enough-and-how-many-more-is-told", test_few);
  ADD ("/learnt-order/switched-off-nothing-is-tried", test_off);
  ADD ("/learnt-order/what-is-spoilt-is-told-and-learnt-again", test_spoilt);
  return g_test_run ();
}
