/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments whose words are the same, told apart by what went before alone. */
#include "cue-course.h"
#include "cue-settings.h"
#include "cue-value-kinds.h"

#define N_LESSONS 24

typedef CueCourse *(*MakeCourse) (guint class, guint variant);

static const char *const fillers[]
    = { "Hello there", "I need some help", "Well then", "A question" };

static void
add (CueCourse *course, CueCourseRole role, const char *text, const char *typed, const char *act)
{
  CueCourseTurn turn = { role, text, typed, act };

  cue_course_add (course, &turn);
}

static CueCourse *
begin (const char *flow, guint variant)
{
  CueCourse *course = cue_course_new (flow);

  add (course, CUE_COURSE_CUSTOMER, fillers[variant % 4], NULL, NULL);
  return course;
}

static CueFeatures *
view (const CueCourse *course, const char *judged)
{
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (judged);
  CueSettings settings;

  cue_settings_init (&settings);
  cue_text_features_add (features, tokens, &settings.text);
  cue_course_features_add (features, course, judged);
  cue_features_finish (features);
  return features;
}

static CueClassifier *
learn (MakeCourse make, const char *judged)
{
  g_autoptr (GPtrArray) examples
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  CueSettings settings;

  for (guint i = 0; i < N_LESSONS; i++)
    {
      g_autoptr (CueCourse) course = make (i % 2, i / 2);
      CueExample *example = cue_example_new (view (course, judged), i);

      cue_example_add_label (example, i % 2);
      g_ptr_array_add (examples, example);
    }
  cue_settings_init (&settings);
  return cue_classifier_train (examples, 2, &settings.classifier, 7, NULL, NULL);
}

static void
assert_told_apart (MakeCourse make, const char *judged)
{
  g_autoptr (CueClassifier) classifier = learn (make, judged);

  for (guint class = 0; class < 2; class ++)
    {
      g_autoptr (CueCourse) course = make (class, 101 + class);
      g_autoptr (CueFeatures) features = view (course, judged);
      gint32 each[2];

      cue_classifier_score (classifier, features, each, NULL);
      g_assert_cmpint (each[class], >, each[1 - class]);
    }
}

static CueCourse *
by_last_act (guint class, guint variant)
{
  CueCourse *course = begin ("booking", variant);

  add (course, CUE_COURSE_AGENT, "Thanks.", "ok", class == 0 ? "ask-day" : "ask-name");
  return course;
}

static void
test_last_act (void)
{
  assert_told_apart (by_last_act, "Fine");
}

static CueCourse *
by_finding (guint class, guint variant)
{
  CueCourse *course = begin ("booking", variant);

  add (course, CUE_COURSE_SYSTEM, "lookup booking", NULL, "lookup");
  add (course, CUE_COURSE_SYSTEM,
       class == 0 ? "result State=free; Fee=3" : "result State=taken; Fee=3", NULL, NULL);
  return course;
}

static void
test_what_a_look_up_found (void)
{
  assert_told_apart (by_finding, "Please book it");
}

static CueCourse *
by_value (guint class, guint variant)
{
  static const char *const days[] = { "Monday", "Tuesday", "Friday", "Sunday", "Thursday" };
  static const char *const numbers[] = { "85731", "40277", "99120", "73555", "61718" };
  CueCourse *course = begin ("booking", variant);

  add (course, CUE_COURSE_CUSTOMER, (class == 0 ? days : numbers)[variant % 5], NULL, NULL);
  add (course, CUE_COURSE_AGENT, "Thanks.", "ok", "thank");
  return course;
}

static void
test_kinds_of_values (void)
{
  assert_told_apart (by_value, "Anything else you need?");
}

static CueCourse *
by_flow (guint class, guint variant)
{
  return begin (class == 0 ? "taxi" : "bank", variant);
}

static void
test_flow (void)
{
  assert_told_apart (by_flow, "My order");
}

static CueCourse *
by_habit (guint class, guint variant)
{
  CueCourse *course = begin ("booking", variant);
  const char *wrote
      = class == 0 ? "Could you tell me the day?" : "could you tell me which day it is";

  add (course, CUE_COURSE_AGENT, class == 0 ? "Which day shall it be?" : wrote, wrote, "thank");
  return course;
}

static void
test_habit_of_the_agent (void)
{
  assert_told_apart (by_habit, "What is your name please");
}

static void
test_unlogged_actions_tell_nothing (void)
{
  g_autoptr (CueCourse) a = cue_course_new (NULL);
  g_autoptr (CueFeatures) features = NULL;

  add (a, CUE_COURSE_AGENT, "Thanks.", NULL, NULL);
  features = view (a, "Fine");
  for (guint i = 0; i < features->features->len; i++)
    {
      guint block = g_array_index (features->features, CueFeature, i).block;

      g_assert_cmpuint (block, !=, CUE_BLOCK_STATE);
      g_assert_cmpuint (block, !=, CUE_BLOCK_DONE);
      g_assert_cmpuint (block, !=, CUE_BLOCK_HABIT);
    }
}

static void
test_value_kinds (void)
{
  g_assert_cmphex (cue_value_kinds ("yes, on Friday at 3 pm"), ==,
                   CUE_VALUE_YES | CUE_VALUE_DAY | CUE_VALUE_NUMBER | CUE_VALUE_TIME
                       | CUE_VALUE_CAPITAL);
  g_assert_cmphex (cue_value_kinds ("I don't remember my number, sorry") & CUE_VALUE_FORGOTTEN, !=,
                   0);
  g_assert_cmphex (cue_value_kinds ("it is 85731890"), ==,
                   CUE_VALUE_NUMBER | CUE_VALUE_LONG_NUMBER);
  g_assert_cmphex (cue_value_kinds ("我忘记了") & CUE_VALUE_FORGOTTEN, !=, 0);
  g_assert_cmphex (cue_value_kinds ("好的，明天可以吗？"), ==,
                   CUE_VALUE_YES | CUE_VALUE_DAY | CUE_VALUE_QUESTION);
  g_assert_cmphex (cue_value_kinds ("one more of these"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/last-act", test_last_act);
  g_test_add_func ("/course/finding", test_what_a_look_up_found);
  g_test_add_func ("/course/kinds", test_kinds_of_values);
  g_test_add_func ("/course/flow", test_flow);
  g_test_add_func ("/course/habit", test_habit_of_the_agent);
  g_test_add_func ("/course/unlogged", test_unlogged_actions_tell_nothing);
  g_test_add_func ("/course/value-kinds", test_value_kinds);
  return g_test_run ();
}
