/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which record of a catalogue: products to name, or knowledge that answers. */
#include "cuectl-learn.h"

#include <stdio.h>

#include "cue-arithmetic.h"
#include "cue-choice.h"
#include "cuectl-moment.h"
#include "cuectl-view.h"

#define N_SHOWN 10
#define N_ROUNDS 200
#define MOST_WRONG 150 /* of the candidates that are not right, so many teach */
#define SEED 11

typedef struct
{
  const CuectlRecords *records; /* borrowed */
  CuectlLessons lessons;
  /* owned */
  CueChoice *choice;
  CueClassifier *asks;   /* NULL: something is always asked for */
  CueClassifier *groups; /* NULL: there are none, or names tell them */
} Chooser;

static GPtrArray *
list_moments (const CuectlRecords *records, GPtrArray *queries)
{
  GPtrArray *moments = g_ptr_array_new_with_free_func ((GDestroyNotify) cuectl_moment_free);

  for (guint i = 0; i < queries->len; i++)
    g_ptr_array_add (moments, cuectl_moment_new (records, g_ptr_array_index (queries, i)));
  return moments;
}

/* All right candidates, and of many others a part that the dice choose. */
static void
teach (Chooser *self, const CuectlMoment *moment, CueDice *dice)
{
  guint n = cuectl_moment_n_properties ();
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GArray) all = cuectl_moment_look (moment, &self->lessons, &candidates);
  g_autoptr (GArray) properties = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GByteArray) is_right = g_byte_array_new ();
  guint n_right = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      guint8 right = cuectl_moment_is_right (moment, g_array_index (candidates, guint, i));

      if (!right && candidates->len > MOST_WRONG
          && cue_dice_throw (dice, candidates->len) >= MOST_WRONG)
        continue;
      n_right += right;
      g_array_append_vals (properties, &g_array_index (all, gint32, i * n), n);
      g_byte_array_append (is_right, &right, 1);
    }
  if (n_right > 0)
    cue_choice_add (self->choice, (const gint32 *) (gpointer) properties->data, is_right->data,
                    is_right->len);
}

static CueExample *
new_example (const CuectlRecords *records, const CuectlQuery *query, guint group)
{
  CueExample *example
      = cue_example_new (cuectl_view (records->data, query, records->settings), group);

  cue_example_add_label (example, query->labels[0] != NULL);
  return example;
}

/* Whether anything is asked for at all. */
static CueClassifier *
learn_asks (const CuectlRecords *records, GPtrArray *queries)
{
  g_autoptr (GPtrArray) examples
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  CueClassifierPlan plan = records->settings->classifier;
  guint n = 0;

  for (guint i = 0; i < queries->len; i++)
    {
      const CuectlQuery *query = g_ptr_array_index (queries, i);

      n += query->labels[0] == NULL;
      g_ptr_array_add (examples, new_example (records, query, i));
    }
  plan.together_milli = 0;
  return n * 20 > queries->len ? cue_classifier_train (examples, 2, &plan, SEED, NULL, NULL) : NULL;
}

static GPtrArray *
list_group_examples (const CuectlRecords *records, GPtrArray *moments)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  g_autoptr (GHashTable) talks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < moments->len; i++)
    {
      const CuectlMoment *moment = g_ptr_array_index (moments, i);
      char *name
          = moment->query->conversation != NULL ? moment->query->conversation : moment->query->id;
      CueExample *example;

      if (!g_hash_table_contains (talks, name))
        g_hash_table_insert (talks, name, GUINT_TO_POINTER (g_hash_table_size (talks)));
      example = cue_example_new (cuectl_view (records->data, moment->query, records->settings),
                                 GPOINTER_TO_UINT (g_hash_table_lookup (talks, name)));
      for (guint k = 0; k < moment->right->len && k < 1; k++)
        cue_example_add_label (example, g_array_index (records->records, CuectlRecord,
                                                       g_array_index (moment->right, guint, k))
                                            .group);
      g_ptr_array_add (examples, example);
    }
  return examples;
}

static void
take_shares (GPtrArray *moments, const CueScores *scores)
{
  for (guint i = 0; i < moments->len; i++)
    ((CuectlMoment *) g_ptr_array_index (moments, i))->shares
        = g_memdup2 (scores->share + (gsize) i * scores->n_classes,
                     scores->n_classes * sizeof (gint32));
}

/* Which group is meant; of the lessons themselves, what others of them say. */
static void
learn_groups (Chooser *self, const CuectlRecords *records, GPtrArray *moments)
{
  guint n = cue_names_get_size (records->groups);
  CueClassifierPlan plan = records->settings->classifier;
  g_autoptr (GPtrArray) examples = NULL;
  g_autoptr (CueScores) scores = NULL;

  if (n < 2 || self->lessons.only_named)
    return;
  plan.even_milli = 0; /* moments tell how often each is meant */
  examples = list_group_examples (records, moments);
  scores = cue_classifier_cross (examples, n, &plan, records->settings->folds, SEED, NULL, NULL);
  take_shares (moments, scores);
  self->groups = cue_classifier_train (examples, n, &plan, SEED, NULL, NULL);
}

static void
guess_groups (const Chooser *self, GPtrArray *moments)
{
  g_autoptr (GPtrArray) examples = NULL;
  g_autoptr (CueScores) scores = NULL;

  if (self->groups == NULL)
    return;
  examples = list_group_examples (self->records, moments);
  scores = cue_classifier_score_all (self->groups, examples);
  take_shares (moments, scores);
}

static void
chooser_learn (Chooser *self, const CuectlRecords *records, GPtrArray *queries, GPtrArray *moments)
{
  CueDice dice;

  cue_dice_init (&dice, SEED);
  self->records = records;
  cuectl_lessons_init (&self->lessons, records, moments);
  learn_groups (self, records, moments);
  self->choice = cue_choice_new (cuectl_moment_n_properties ());
  for (guint i = 0; i < moments->len; i++)
    teach (self, g_ptr_array_index (moments, i), &dice);
  cue_choice_learn (self->choice, N_ROUNDS);
  self->asks = learn_asks (records, queries);
}

static void
chooser_clear (Chooser *self)
{
  cuectl_lessons_clear (&self->lessons);
  cue_choice_free (self->choice);
  g_clear_pointer (&self->asks, cue_classifier_unref);
  g_clear_pointer (&self->groups, cue_classifier_unref);
}

/* How surely something is asked for, in milli of the margin. */
static gint32
ask_margin (const Chooser *self, const CuectlQuery *query)
{
  g_autoptr (CueFeatures) features
      = cuectl_view (self->records->data, query, self->records->settings);
  gint32 each[2];

  cue_classifier_score (self->asks, features, each, NULL);
  return each[1];
}

/* Best first. Where nothing may be asked for, the score tells how surely something is. */
static void
print_choice (const Chooser *self, const CuectlMoment *moment)
{
  guint n = cuectl_moment_n_properties ();
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GArray) properties = cuectl_moment_look (moment, &self->lessons, &candidates);
  g_autofree gint32 *scores = g_new (gint32, candidates->len + 1);
  gint32 margin = self->asks == NULL ? 0 : ask_margin (self, moment->query);

  for (guint i = 0; i < candidates->len; i++)
    scores[i] = cue_choice_score (self->choice, &g_array_index (properties, gint32, i * n));
  for (guint shown = 0; shown < N_SHOWN && shown < candidates->len; shown++)
    {
      guint best = 0;

      for (guint i = 1; i < candidates->len; i++)
        if (scores[i] > scores[best])
          best = i;
      printf ("%s\t%s\t%d\n", moment->query->id,
              ((CuectlItem *) g_ptr_array_index (self->records->data->items,
                                                 g_array_index (candidates, guint, best)))
                  ->id,
              self->asks == NULL ? scores[best] : margin * 100 - (gint32) shown);
      scores[best] = G_MININT32;
    }
}

/* Every fifth conversation of the training table. */
static void
hold_out (GPtrArray *queries, GPtrArray *seen, GPtrArray *held)
{
  for (guint i = 0; i < queries->len; i++)
    {
      CuectlQuery *query = g_ptr_array_index (queries, i);
      guint64 hash = cue_hash_text (query->conversation != NULL ? query->conversation : query->id);

      g_ptr_array_add (cue_hash_mix (hash, SEED) % 5 == 0 ? held : seen, query);
    }
}

void
cuectl_choose (const CuectlData *data, const CueSettings *settings, gboolean tune_only)
{
  g_autoptr (CuectlRecords) records = cuectl_records_new (data, settings);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  g_autoptr (GPtrArray) held = g_ptr_array_new ();
  GPtrArray *from = tune_only ? seen : data->train;
  g_autoptr (GPtrArray) lessons = NULL;
  g_autoptr (GPtrArray) moments = NULL;
  Chooser chooser = { 0 };

  hold_out (data->train, seen, held);
  lessons = list_moments (records, from);
  moments = list_moments (records, tune_only ? held : data->test);
  chooser_learn (&chooser, records, from, lessons);
  guess_groups (&chooser, moments);
  for (guint i = 0; i < moments->len; i++)
    print_choice (&chooser, g_ptr_array_index (moments, i));
  chooser_clear (&chooser);
}
