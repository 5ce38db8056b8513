/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-learn.h"

#include <stdio.h>
#include <string.h>

#include "cue-json.h"
#include "cuectl-view.h"

#define N_SHOWN 10
#define FAR_OFF -600 /* nothing below is ever taken for a tag */

typedef struct
{
  const CuectlData *data; /* borrowed */
  CueSettings settings;
  /* owned */
  GPtrArray *classes;      /* utf8: ids, sorted */
  GHashTable *class_index; /* id → index + 1 */
  guint64 seed;
  gboolean several; /* a query may have several labels at once */
} Learner;

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What is judged as sets, and what as an order. */
static gboolean
asks_for_sets (const CuectlData *data)
{
  if (g_str_equal (data->task, "tags"))
    return TRUE;
  if (!g_str_equal (data->task, "said") && !g_str_equal (data->task, "steps"))
    return FALSE;
  for (guint i = 0; i < data->train->len; i++)
    if (g_strv_length (((CuectlQuery *) g_ptr_array_index (data->train, i))->labels) > 1)
      return TRUE;
  return FALSE;
}

static void
learner_init (Learner *self, const CuectlData *data)
{
  self->data = data;
  self->classes = g_ptr_array_new ();
  self->class_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->several = asks_for_sets (data);
  self->seed = 1;
  for (guint i = 0; i < data->train->len; i++)
    {
      const CuectlQuery *query = g_ptr_array_index (data->train, i);

      self->seed = cue_hash_mix (self->seed, cue_hash_text (query->text));
      for (guint k = 0; query->labels[k] != NULL; k++)
        if (g_hash_table_insert (self->class_index, query->labels[k], NULL))
          g_ptr_array_add (self->classes, query->labels[k]);
    }
  g_ptr_array_sort (self->classes, compare_strings);
  for (guint i = 0; i < self->classes->len; i++)
    g_hash_table_insert (self->class_index, g_ptr_array_index (self->classes, i),
                         GUINT_TO_POINTER (i + 1));
}

static void
learner_clear (Learner *self)
{
  g_ptr_array_unref (self->classes);
  g_hash_table_unref (self->class_index);
}

static GPtrArray *
list_examples (const Learner *self, GPtrArray *queries)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < queries->len; i++)
    {
      CuectlQuery *query = g_ptr_array_index (queries, i);
      char *name = query->conversation != NULL ? query->conversation : query->id;
      gpointer group = g_hash_table_lookup (groups, name);
      CueExample *example;

      if (group == NULL)
        {
          group = GUINT_TO_POINTER (g_hash_table_size (groups) + 1);
          g_hash_table_insert (groups, name, group);
        }
      example = cue_example_new (cuectl_view (self->data, query, &self->settings),
                                 GPOINTER_TO_UINT (group) - 1);
      for (guint k = 0; query->labels[k] != NULL; k++)
        {
          guint class = GPOINTER_TO_UINT (
              g_hash_table_lookup (self->class_index, query->labels[k]));

          if (class > 0)
            cue_example_add_label (example, class - 1);
        }
      g_ptr_array_add (examples, example);
    }
  return examples;
}

/* What a class is called is an example of it too. */
static void
add_titles (const Learner *self, GPtrArray *examples)
{
  for (guint i = 0; i < self->data->items->len; i++)
    {
      const CuectlItem *item = g_ptr_array_index (self->data->items, i);
      guint class = GPOINTER_TO_UINT (g_hash_table_lookup (self->class_index, item->id));
      const char *title = cue_json_get_string (item->record, "title", NULL);
      CueExample *example;

      if (class == 0 || title == NULL)
        continue;
      example = cue_example_new (cuectl_view_text (title, &self->settings), 0);
      cue_example_add_label (example, class - 1);
      g_ptr_array_add (examples, example);
    }
}

static void
print_best (const Learner *self, const CuectlQuery *query, const gint32 *share)
{
  g_autofree gboolean *shown = g_new0 (gboolean, self->classes->len + 1);

  for (guint n = 0; n < N_SHOWN && n < self->classes->len; n++)
    {
      guint best = G_MAXUINT;

      for (guint i = 0; i < self->classes->len; i++)
        if (!shown[i] && (best == G_MAXUINT || share[i] > share[best]))
          best = i;
      shown[best] = TRUE;
      printf ("%s\t%s\t%d\n", query->id, (char *) g_ptr_array_index (self->classes, best),
              share[best]);
    }
}

static void
print_sets (const Learner *self, const CuectlQuery *query, const gint32 *each)
{
  for (guint i = 0; i < self->classes->len; i++)
    if (each[i] > FAR_OFF)
      printf ("%s\t%s\t%d\n", query->id, (char *) g_ptr_array_index (self->classes, i), each[i]);
}

static void
print_all (const Learner *self, GPtrArray *queries, const CueScores *scores)
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

static CueClassifier *
learn (const Learner *self, GPtrArray *train)
{
  return cue_classifier_train (train, self->classes->len, &self->settings.classifier, self->seed,
                               NULL, NULL);
}

/* What a classifier says of examples that it has not learnt from. (transfer full) */
static CueScores *
score_held_out (const Learner *self, GPtrArray *train, GPtrArray *tune)
{
  g_autoptr (CueClassifier) classifier = NULL;

  if (tune->len == 0)
    return cue_classifier_cross (train, self->classes->len, &self->settings.classifier,
                                 self->settings.folds, self->seed, NULL, NULL);
  classifier = learn (self, train);
  return cue_classifier_score_all (classifier, tune);
}

static void
run (Learner *self, gboolean tune_only)
{
  const CuectlData *data = self->data;
  g_autoptr (GPtrArray) train = list_examples (self, data->train);
  g_autoptr (GPtrArray) tune = list_examples (self, data->tune);

  add_titles (self, train);
  /* where several can be right at once, their differences tell nothing */
  if (self->several)
    self->settings.classifier.together_milli = 0;
  if (tune_only)
    {
      g_autoptr (CueScores) scores = score_held_out (self, train, tune);

      print_all (self, data->tune->len > 0 ? data->tune : data->train, scores);
    }
  else
    {
      g_autoptr (GPtrArray) test = list_examples (self, data->test);
      g_autoptr (CueClassifier) classifier = learn (self, train);
      g_autoptr (CueScores) scores = cue_classifier_score_all (classifier, test);

      print_all (self, data->test, scores);
    }
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

int
cuectl_learn (const char *task, CuectlLearnOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CuectlData) data
      = cuectl_data_open (options->data, task, options->train,
                          options->tune ? options->held_out : NULL, !options->tune, &error);
  Learner learner = { 0 };

  if (data == NULL)
    {
      cuectl_complain ("%s", error->message);
      return CUECTL_CANNOT_READ;
    }
  cue_settings_init (&learner.settings);
  if (!apply_settings (&learner.settings, options->set))
    return CUECTL_USAGE;
  if (data->train->len == 0)
    {
      cuectl_complain ("%s: there is no training table for %s", options->data, task);
      return CUECTL_CANNOT_READ;
    }
  learner_init (&learner, data);
  run (&learner, options->tune);
  learner_clear (&learner);
  return CUECTL_OK;
}
