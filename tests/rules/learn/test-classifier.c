/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-settings.h"

static const struct
{
  guint class;
  const char *text;
} lessons[] = {
  { 0, "where is my card" },
  { 0, "my card has not arrived" },
  { 0, "the card did not come yet" },
  { 0, "我的卡还没到" },
  { 0, "卡什么时候寄到" },
  { 1, "I want to cancel my plan" },
  { 1, "please cancel the contract" },
  { 1, "how do I end my subscription" },
  { 1, "我要退订套餐" },
  { 1, "怎么取消合约" },
  { 2, "can I use my phone abroad" },
  { 2, "roaming in France" },
  { 2, "will it work when I travel" },
  { 2, "出国能用吗" },
  { 2, "国际漫游怎么开" },
};

static CueFeatures *
read_text (const char *text)
{
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  CueSettings settings;

  cue_settings_init (&settings);
  cue_text_features_add (features, tokens, &settings.text);
  cue_features_finish (features);
  return features;
}

static GPtrArray *
read_lessons (void)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);

  for (guint i = 0; i < G_N_ELEMENTS (lessons); i++)
    {
      CueExample *example = cue_example_new (read_text (lessons[i].text), i);

      cue_example_add_label (example, lessons[i].class);
      g_ptr_array_add (examples, example);
    }
  return examples;
}

static CueClassifier *
learn (CueTrainProgress progress, gpointer user_data)
{
  g_autoptr (GPtrArray) examples = read_lessons ();
  CueSettings settings;

  cue_settings_init (&settings);
  return cue_classifier_train (examples, 3, &settings.classifier, 42, progress, user_data);
}

static guint
judge (const CueClassifier *classifier, const char *text)
{
  g_autoptr (CueFeatures) features = read_text (text);
  gint32 scores[3];
  guint best = 0;

  cue_classifier_score (classifier, features, scores, NULL);
  for (guint i = 1; i < 3; i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}

static void
test_judges_what_it_has_not_seen (void)
{
  g_autoptr (CueClassifier) classifier = learn (NULL, NULL);

  g_assert_cmpuint (judge (classifier, "um, so my, my new card still did not arrive"), ==, 0);
  g_assert_cmpuint (judge (classifier, "卡片还没寄到我这里"), ==, 0);
  g_assert_cmpuint (judge (classifier, "I would like to cancell it"), ==, 1);
  g_assert_cmpuint (judge (classifier, "想取消我的套餐"), ==, 1);
  g_assert_cmpuint (judge (classifier, "does the phone work abroad"), ==, 2);
  g_assert_cmpuint (judge (classifier, "去國外怎麼漫遊"), ==, 2);
}

static void
test_few_examples_score_below_the_margin (void)
{
  g_autoptr (CueClassifier) classifier = learn (NULL, NULL);
  g_autoptr (CueFeatures) features = read_text ("zzz");
  gint32 scores[3];

  cue_classifier_score (classifier, features, scores, NULL);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (scores[i], <, 0);
}

static GBytes *
to_bytes (const CueClassifier *classifier)
{
  GByteArray *out = g_byte_array_new ();

  cue_classifier_write (classifier, out);
  return g_byte_array_free_to_bytes (out);
}

static void
test_learns_the_same_bytes (void)
{
  g_autoptr (CueClassifier) a = learn (NULL, NULL);
  g_autoptr (CueClassifier) b = learn (NULL, NULL);
  g_autoptr (GBytes) x = to_bytes (a);
  g_autoptr (GBytes) y = to_bytes (b);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, x);

  g_assert_true (g_bytes_equal (x, y));
  /* on every machine, in every build */
  g_assert_cmpstr (digest, ==, "dc61d004ad9bb849c056e42156293f852b295ae59349e9ab7d6090c4b9f1ff53");
}

static void
test_reads_what_it_wrote (void)
{
  g_autoptr (CueClassifier) classifier = learn (NULL, NULL);
  g_autoptr (GBytes) bytes = to_bytes (classifier);
  CueBytes reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE };
  g_autoptr (CueClassifier) again = cue_classifier_read (&reader);
  g_autoptr (GBytes) written = NULL;

  g_assert_nonnull (again);
  g_assert_cmpuint (reader.left, ==, 0);
  written = to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, written));
}

/* Cut anywhere, or with any byte changed, it is refused or judges without a fault. */
static void
test_refuses_broken_bytes (void)
{
  g_autoptr (CueClassifier) classifier = learn (NULL, NULL);
  g_autoptr (GBytes) bytes = to_bytes (classifier);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize length = 0; length < size; length += 1 + size / 500)
    {
      CueBytes reader = { data, length, FALSE };

      g_assert_null (cue_classifier_read (&reader));
    }
  for (gsize at = 0; at < size; at += 1 + size / 500)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      CueBytes reader = { copy, size, FALSE };
      CueClassifier *read;

      copy[at] ^= 0xa5;
      read = cue_classifier_read (&reader);
      if (read != NULL && cue_classifier_get_n_classes (read) == 3)
        judge (read, "where is my card");
      cue_classifier_unref (read);
    }
}

static gboolean
stop_cb (guint done, guint total, gpointer user_data)
{
  guint *calls = user_data;

  g_assert_cmpuint (done, <=, total);
  return ++*calls < 2;
}

static void
test_can_be_stopped (void)
{
  guint calls = 0;

  g_assert_null (learn (stop_cb, &calls));
  g_assert_cmpuint (calls, ==, 2);
}

static void
test_held_out_examples_are_judged_unseen (void)
{
  g_autoptr (GPtrArray) examples = read_lessons ();
  g_autoptr (CueScores) scores = NULL;
  CueSettings settings;

  cue_settings_init (&settings);
  /* a wrong label: who had seen it would follow it, who has not follows the others */
  g_array_index (((CueExample *) g_ptr_array_index (examples, 0))->labels, guint, 0) = 2;
  scores = cue_classifier_cross (examples, 3, &settings.classifier, 15, 1, NULL, NULL);
  g_assert_cmpint (scores->share[0], >, scores->share[2]);
}

/* Of the same word for two classes, one with three times the examples of the other. */
static gint32
lead_of_many (guint even_milli)
{
  g_autoptr (GPtrArray) examples
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  g_autoptr (CueFeatures) features = read_text ("router");
  g_autoptr (CueClassifier) classifier = NULL;
  gint32 each[2], share[2];
  CueSettings settings;

  for (guint i = 0; i < 4; i++)
    {
      CueExample *example = cue_example_new (read_text ("router"), i);

      cue_example_add_label (example, i == 0);
      g_ptr_array_add (examples, example);
    }
  cue_settings_init (&settings);
  settings.classifier.even_milli = even_milli;
  classifier = cue_classifier_train (examples, 2, &settings.classifier, 1, NULL, NULL);
  cue_classifier_score (classifier, features, each, share);
  return share[0] - share[1];
}

static void
test_number_of_examples_can_be_taken_back (void)
{
  g_assert_cmpint (lead_of_many (0), >, lead_of_many (300));
  g_assert_cmpint (lead_of_many (300), >, 0);
}

static void
test_settings_have_ranges (void)
{
  CueSettings settings;

  cue_settings_init (&settings);
  g_assert_true (cue_settings_set (&settings, "text.words", 1));
  g_assert_cmpuint (settings.text.words, ==, 1);
  g_assert_cmpuint (cue_settings_get (&settings, "text.words"), ==, 1);
  g_assert_false (cue_settings_set (&settings, "text.words", 0));
  g_assert_false (cue_settings_set (&settings, "text.none", 1));
  for (guint i = 0; cue_settings_get_name (i) != NULL; i++)
    {
      const char *name = cue_settings_get_name (i);

      g_assert_true (cue_settings_set (&settings, name, cue_settings_get (&settings, name)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/classifier/judges-what-it-has-not-seen", test_judges_what_it_has_not_seen);
  g_test_add_func ("/classifier/few-examples-score-below-the-margin",
                   test_few_examples_score_below_the_margin);
  g_test_add_func ("/classifier/learns-the-same-bytes", test_learns_the_same_bytes);
  g_test_add_func ("/classifier/reads-what-it-wrote", test_reads_what_it_wrote);
  g_test_add_func ("/classifier/refuses-broken-bytes", test_refuses_broken_bytes);
  g_test_add_func ("/classifier/can-be-stopped", test_can_be_stopped);
  g_test_add_func ("/classifier/held-out-examples-are-judged-unseen",
                   test_held_out_examples_are_judged_unseen);
  g_test_add_func ("/classifier/number-of-examples-can-be-taken-back",
                   test_number_of_examples_can_be_taken_back);
  g_test_add_func ("/classifier/settings-have-ranges", test_settings_have_ranges);
  return g_test_run ();
}
