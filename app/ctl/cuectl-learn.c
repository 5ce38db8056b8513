/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-learn.h"

#include <stdio.h>
#include <string.h>

#include "cue-json.h"
#include "cuectl-course.h"
#include "cuectl-rows.h"
#include "cuectl-view.h"

#define N_SHOWN 10
#define NOTHING "NONE"   /* how tables call it */
#define OFTEN_NOTHING 20 /* of nothing is a class where at least one row in so many is */
#define FAR_OFF -600     /* nothing below is ever taken for a tag */

typedef struct
{
  const CuectlData *data; /* borrowed */
  CueSettings settings;
  /* owned */
  GPtrArray *classes;      /* utf8: ids, sorted */
  GHashTable *class_index; /* id → index + 1 */
  GHashTable *places;      /* "flow id", and every id that belongs to a flow */
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
list_places (Learner *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->data->items->len; i++)
    {
      const CuectlItem *item = g_ptr_array_index (self->data->items, i);
      const char *flow = cue_json_get_string (item->record, "task", NULL);

      if (flow == NULL)
        continue;
      g_hash_table_add (self->places, g_strdup (item->id));
      g_hash_table_add (self->places, g_strconcat (flow, " ", item->id, NULL));
    }
}

/* A line of another flow is never right. */
static gboolean
is_allowed (const Learner *self, const CuectlQuery *query, const char *id)
{
  const char *flow = cuectl_course_flow (self->data, query);
  g_autofree char *place = flow == NULL ? NULL : g_strconcat (flow, " ", id, NULL);

  if (query->cands != NULL)
    return g_strv_contains ((const char *const *) query->cands, id);
  return place == NULL || !g_hash_table_contains (self->places, id)
         || g_hash_table_contains (self->places, place);
}

static gboolean
is_often_nothing (const CuectlData *data)
{
  guint n = 0;

  for (guint i = 0; i < data->train->len; i++)
    n += ((CuectlQuery *) g_ptr_array_index (data->train, i))->labels[0] == NULL;
  return n * OFTEN_NOTHING > data->train->len;
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
  if (!self->several && is_often_nothing (data))
    g_ptr_array_add (self->classes, (gpointer) NOTHING);
  g_ptr_array_sort (self->classes, compare_strings);
  for (guint i = 0; i < self->classes->len; i++)
    g_hash_table_insert (self->class_index, g_ptr_array_index (self->classes, i),
                         GUINT_TO_POINTER (i + 1));
  list_places (self);
}

static void
learner_clear (Learner *self)
{
  g_ptr_array_unref (self->classes);
  g_hash_table_unref (self->class_index);
  g_hash_table_unref (self->places);
}

static void
add_label (const Learner *self, CueExample *example, const char *id)
{
  guint class = GPOINTER_TO_UINT (g_hash_table_lookup (self->class_index, id));

  if (class > 0)
    cue_example_add_label (example, class - 1);
}

static void
add_examples (const Learner *self, GPtrArray *examples, GHashTable *groups, GPtrArray *queries)
{
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
        add_label (self, example, query->labels[k]);
      if (query->labels[0] == NULL)
        add_label (self, example, NOTHING);
      g_ptr_array_add (examples, example);
    }
}

static GPtrArray *
list_examples (const Learner *self, GPtrArray *queries)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  add_examples (self, examples, groups, queries);
  return examples;
}

/* How a line can be worded, and which lines were sent for what agents wrote. */
static void
add_wordings (const Learner *self, GPtrArray *examples, guint group)
{
  g_autoptr (GArray) wordings = cuectl_rows_wordings (self->data);

  for (guint i = 0; i < wordings->len; i++)
    {
      const CuectlWording *wording = &g_array_index (wordings, CuectlWording, i);
      CueExample *example
          = cue_example_new (cuectl_view_text (wording->text, wording->flow, &self->settings),
                             group + i);

      add_label (self, example, wording->id);
      if (example->labels->len > 0)
        g_ptr_array_add (examples, example);
      else
        cue_example_free (example);
    }
}

static GPtrArray *
list_training (const Learner *self)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) typed = NULL;

  add_examples (self, examples, groups, self->data->train);
  if (!g_str_equal (self->data->task, "said"))
    return examples;
  typed = cuectl_rows_typed (self->data);
  add_examples (self, examples, groups, typed);
  add_wordings (self, examples, g_hash_table_size (groups));
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
      example = cue_example_new (cuectl_view_text (title, NULL, &self->settings), 0);
      cue_example_add_label (example, class - 1);
      g_ptr_array_add (examples, example);
    }
}

/* Best first; against nothing, where that is a class. */
static void
print_best (const Learner *self, const CuectlQuery *query, const gint32 *share)
{
  g_autofree gboolean *gone = g_new0 (gboolean, self->classes->len + 1);
  guint nothing = GPOINTER_TO_UINT (g_hash_table_lookup (self->class_index, NOTHING));
  gint32 zero = nothing == 0 ? 0 : share[nothing - 1];

  for (guint i = 0; i < self->classes->len; i++)
    gone[i] = i + 1 == nothing || !is_allowed (self, query, g_ptr_array_index (self->classes, i));
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

/* More than half of the rows are moments of a conversation that follows a flow. */
static gboolean
has_flows (const CuectlData *data)
{
  guint n = 0;

  for (guint i = 0; i < data->train->len; i++)
    n += cuectl_course_flow (data, g_ptr_array_index (data->train, i)) != NULL;
  return n * 2 > data->train->len;
}

static void
choose_plan (Learner *self)
{
  CueClassifierPlan *plan = &self->settings.classifier;

  /* where several can be right at once, their differences tell nothing */
  if (self->several)
    plan->together_milli = 0;
  if (!has_flows (self->data))
    return;
  plan->cost_milli = self->settings.flow_cost_milli;
  plan->at_least = self->settings.flow_at_least;
}

static void
run (Learner *self, gboolean tune_only)
{
  const CuectlData *data = self->data;
  g_autoptr (GPtrArray) train = list_training (self);
  g_autoptr (GPtrArray) tune = list_examples (self, data->tune);

  add_titles (self, train);
  choose_plan (self);
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
  if (g_str_equal (task, "products") || g_str_equal (task, "knowledge"))
    {
      cuectl_choose (data, &learner.settings, options->tune);
      return CUECTL_OK;
    }
  learner_init (&learner, data);
  run (&learner, options->tune);
  learner_clear (&learner);
  return CUECTL_OK;
}
