/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names stand for their kind: what is learnt of one thing is true of all of its kind. */
#include "cue-known.h"
#include "cue-settings.h"
#include "cue-units.h"

static CueKnown *
make_known (void)
{
  CueKnown *known = cue_known_new ();

  cue_known_add (known, CUE_KNOWN_THING, "Acorn", "hotel");
  cue_known_add (known, CUE_KNOWN_THING, "Bramble", "hotel");
  cue_known_add (known, CUE_KNOWN_THING, "Old Mill", "restaurant");
  cue_known_add (known, CUE_KNOWN_THING, "Green Door", "restaurant");
  cue_known_add (known, CUE_KNOWN_THING, "全聚德", "餐馆");
  cue_known_add (known, CUE_KNOWN_GROUP, "hotel", "hotel");
  cue_known_add (known, CUE_KNOWN_GROUP, "restaurant", "restaurant");
  cue_known_add (known, CUE_KNOWN_COLUMN, "hotel nearby", "hotel nearby");
  cue_known_add (known, CUE_KNOWN_VALUE, "pea soup", "dish");
  cue_known_add (known, CUE_KNOWN_VALUE, "烤鸭", "dish");
  cue_known_add (known, CUE_KNOWN_VALUE, "Acorn", "dish"); /* a name keeps its meaning */
  cue_known_finish (known);
  return known;
}

static gboolean
read_alike (const CueKnown *known, const char *a, const char *b)
{
  g_autoptr (CueKnownReading) x = cue_known_read (known, a);
  g_autoptr (CueKnownReading) y = cue_known_read (known, b);

  if (x->units->len != y->units->len)
    return FALSE;
  for (guint i = 0; i < x->units->len; i++)
    if (g_array_index (x->units, CueReadUnit, i).hash
        != g_array_index (y->units, CueReadUnit, i).hash)
      return FALSE;
  return TRUE;
}

static void
test_stands_for_its_kind (void)
{
  g_autoptr (CueKnown) known = make_known ();

  g_assert_true (read_alike (known, "I suggest Acorn today", "I suggest Bramble today"));
  g_assert_true (read_alike (known, "Old Mill is open", "Green Door is open"));
  g_assert_true (read_alike (known, "they have pea soup", "they have 烤鸭"));
  g_assert_false (read_alike (known, "I suggest Acorn today", "I suggest Old Mill today"));
  g_assert_false (read_alike (known, "I suggest Acorn today", "I suggest Acorn tomorrow"));
  g_assert_false (read_alike (known, "which hotel is it", "which restaurant is it"));
}

static void
test_tells_what_was_named (void)
{
  g_autoptr (CueKnown) known = make_known ();
  g_autoptr (CueKnownReading) reading
      = cue_known_read (known, "Acorn, 全聚德 or Acorn: which hotel?");
  g_autoptr (CueKnownReading) nearby = cue_known_read (known, "is there a hotel nearby");

  g_assert_cmpuint (reading->things->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (reading->things, 0), ==, "hotel");
  g_assert_cmpstr (g_ptr_array_index (reading->things, 1), ==, "餐馆");
  g_assert_cmpuint (reading->groups->len, ==, 1);
  g_assert_cmpuint (nearby->groups->len, ==, 0); /* a column, whatever word is in it */
}

static CueFeatures *
view (const CueKnown *known, const char *shown, const char *judged)
{
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueCourse) course = cue_course_new (NULL);
  CueCourseTurn turn = { CUE_COURSE_AGENT, shown, NULL, NULL };
  CueSettings settings;

  cue_settings_init (&settings);
  cue_course_add (course, &turn);
  cue_known_features_add (features, known, course, judged, &settings.text);
  cue_features_finish (features);
  return features;
}

/* The words are the same and no name is: what was shown before tells what it is of. */
static void
test_what_is_talked_about (void)
{
  static const char *const shown[][2] = { { "Acorn", "Old Mill" }, { "Bramble", "Green Door" } };
  g_autoptr (CueKnown) known = make_known ();
  g_autoptr (GPtrArray) examples
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  g_autoptr (CueClassifier) classifier = NULL;
  CueSettings settings;

  cue_settings_init (&settings);
  settings.classifier.together_milli = 0;
  for (guint i = 0; i < 8; i++)
    {
      CueExample *example
          = cue_example_new (view (known, shown[0][i % 2], "The address is here"), i);

      cue_example_add_label (example, i % 2);
      g_ptr_array_add (examples, example);
    }
  classifier = cue_classifier_train (examples, 2, &settings.classifier, 1, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CueFeatures) features = view (known, shown[1][i], "The address is here");
      gint32 each[2];

      cue_classifier_score (classifier, features, each, NULL);
      g_assert_cmpint (each[i], >, each[1 - i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known/a-name-stands-for-its-kind", test_stands_for_its_kind);
  g_test_add_func ("/known/tells-what-was-named", test_tells_what_was_named);
  g_test_add_func ("/known/what-is-talked-about-counts", test_what_is_talked_about);
  return g_test_run ();
}
