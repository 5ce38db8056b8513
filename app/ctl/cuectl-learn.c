/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-learn.h"

#include <stdio.h>

#include "cuectl-learner.h"
#include "cuectl-lines.h"

#define N_SHOWN 10
#define FAR_OFF -600 /* nothing below is ever taken for a tag */

/* Best first; against nothing, where that is a class. */
static void
print_best (const CuectlLearner *self, const CuectlQuery *query, const gint32 *share)
{
  g_autofree gboolean *gone = g_new0 (gboolean, self->classes->len + 1);
  guint nothing = cuectl_learner_find (self, CUECTL_NOTHING);
  gint32 zero = nothing == 0 ? 0 : share[nothing - 1];

  for (guint i = 0; i < self->classes->len; i++)
    gone[i] = i + 1 == nothing
              || !cuectl_learner_allows (self, query, g_ptr_array_index (self->classes, i));
  for (guint n = 0; n < N_SHOWN; n++)
    {
      guint best = G_MAXUINT;

      for (guint i = 0; i < self->classes->len; i++)
        if (!gone[i] && (best == G_MAXUINT || share[i] > share[best]))
          best = i;
      if (best == G_MAXUINT)
        return;
      gone[best] = TRUE;
      printf ("%s\t%s\t%d\n", query->id, (char *) g_ptr_array_index (self->classes, best),
              share[best] - zero);
    }
}

static void
print_sets (const CuectlLearner *self, const CuectlQuery *query, const gint32 *each)
{
  for (guint i = 0; i < self->classes->len; i++)
    if (each[i] > FAR_OFF)
      printf ("%s\t%s\t%d\n", query->id, (char *) g_ptr_array_index (self->classes, i), each[i]);
}

static void
print_all (const CuectlLearner *self, GPtrArray *queries, const CueScores *scores)
{
  for (guint i = 0; i < queries->len; i++)
    {
      const CuectlQuery *query = g_ptr_array_index (queries, i);
      gsize at = (gsize) i * scores->n_classes;

      if (self->several)
        print_sets (self, query, scores->each + at);
      else
        print_best (self, query, scores->share + at);
    }
}

static void
run (const CuectlLearner *self, const CuectlLearnOptions *options)
{
  const CuectlData *data = self->data;
  GPtrArray *queries = !options->tune ? data->test : data->tune->len > 0 ? data->tune : data->train;
  g_autoptr (GPtrArray) train = cuectl_learner_list_training (self, NULL);
  g_autoptr (CueScores) scores = NULL;

  if (queries == data->train)
    scores = cue_classifier_cross (train, self->classes->len, &self->settings.classifier,
                                   self->settings.folds, self->seed, NULL, NULL);
  else
    {
      g_autoptr (GPtrArray) unseen = cuectl_learner_list (self, queries);
      g_autoptr (CueClassifier) classifier = cuectl_learner_train (self, train);

      scores = cue_classifier_score_all (classifier, unseen);
    }
  print_all (self, queries, scores);
}

static gboolean
apply_settings (CueSettings *settings, char **set)
{
  for (guint i = 0; set != NULL && set[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (set[i], "=", 2);
      guint64 value;

      if (g_strv_length (parts) != 2
          || !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT, &value, NULL)
          || !cue_settings_set (settings, parts[0], (guint) value))
        {
          cuectl_complain ("--set %s: there is no such setting, or it does not take that value",
                           set[i]);
          return FALSE;
        }
    }
  return TRUE;
}

void
cuectl_learn_options_clear (CuectlLearnOptions *self)
{
  g_clear_pointer (&self->data, g_free);
  g_clear_pointer (&self->train, g_free);
  g_clear_pointer (&self->held_out, g_free);
  g_clear_pointer (&self->set, g_strfreev);
}

static int
learn_classes (const CuectlData *data,
               const CueSettings *settings,
               const CuectlLearnOptions *options)
{
  CuectlLearner learner = { 0 };
  gboolean lines;

  cuectl_learner_init (&learner, data, settings);
  lines = cuectl_lines_fit (&learner);
  if (lines)
    cuectl_lines (&learner, options->tune, options->leave_out_flow);
  else if (!options->leave_out_flow)
    run (&learner, options);
  else
    cuectl_complain ("%s: there are no flows with lines to leave out", options->data);
  cuectl_learner_clear (&learner);
  return lines || !options->leave_out_flow ? CUECTL_OK : CUECTL_USAGE;
}

int
cuectl_learn (const char *task, CuectlLearnOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CuectlData) data
      = cuectl_data_open (options->data, task, options->train,
                          options->tune ? options->held_out : NULL, !options->tune, &error);
  CueSettings settings;

  if (data == NULL)
    {
      cuectl_complain ("%s", error->message);
      return CUECTL_CANNOT_READ;
    }
  cue_settings_init (&settings);
  if (!apply_settings (&settings, options->set))
    return CUECTL_USAGE;
  if (data->train->len == 0)
    {
      cuectl_complain ("%s: there is no training table for %s", options->data, task);
      return CUECTL_CANNOT_READ;
    }
  if (!g_str_equal (task, "products") && !g_str_equal (task, "knowledge"))
    return learn_classes (data, &settings, options);
  cuectl_choose (data, &settings, options->tune);
  return CUECTL_OK;
}
