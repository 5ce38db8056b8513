/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-learner.h"

#include <string.h>

#include "cue-json.h"
#include "cuectl-course.h"
#include "cuectl-rows.h"
#include "cuectl-view.h"

#define OFTEN_NOTHING 20 /* of nothing is a class where at least one row in so many is */

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
list_places (CuectlLearner *self)
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

gboolean
cuectl_learner_allows (const CuectlLearner *self, const CuectlQuery *query, const char *id)
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

/* More than half of the rows are moments of conversations. */
static gboolean
has_moments (const CuectlData *data)
{
  guint n = 0;

  for (guint i = 0; i < data->train->len; i++)
    n += cuectl_data_get_turns (data, g_ptr_array_index (data->train, i)) != NULL;
  return n * 2 > data->train->len;
}

static void
choose_plan (CuectlLearner *self)
{
  CueClassifierPlan *plan = &self->settings.classifier;

  /* where several can be right at once, their differences tell nothing */
  if (self->several)
    plan->together_milli = 0;
  if (!has_moments (self->data))
    return;
  plan->even_milli = 0; /* moments tell how often each is right */
  plan->cost_milli = self->settings.moment_cost_milli;
  plan->trees_milli = self->several ? 0 : self->settings.moment_trees_milli;
  plan->at_least = self->settings.moment_at_least;
}

void
cuectl_learner_init (CuectlLearner *self, const CuectlData *data, const CueSettings *settings)
{
  self->data = data;
  self->settings = *settings;
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
    g_ptr_array_add (self->classes, (gpointer) CUECTL_NOTHING);
  g_ptr_array_sort (self->classes, compare_strings);
  for (guint i = 0; i < self->classes->len; i++)
    g_hash_table_insert (self->class_index, g_ptr_array_index (self->classes, i),
                         GUINT_TO_POINTER (i + 1));
  list_places (self);
  choose_plan (self);
}

void
cuectl_learner_clear (CuectlLearner *self)
{
  g_ptr_array_unref (self->classes);
  g_hash_table_unref (self->class_index);
  g_hash_table_unref (self->places);
}

guint
cuectl_learner_find (const CuectlLearner *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->class_index, id));
}

static void
add_label (const CuectlLearner *self, CueExample *example, const char *id)
{
  guint class = cuectl_learner_find (self, id);

  if (class > 0)
    cue_example_add_label (example, class - 1);
}

static void
add_examples (const CuectlLearner *self,
              GPtrArray *examples,
              GHashTable *groups,
              GPtrArray *queries,
              GPtrArray *flows)
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
        add_label (self, example, CUECTL_NOTHING);
      g_ptr_array_add (examples, example);
      if (flows != NULL)
        g_ptr_array_add (flows, (gpointer) cuectl_course_flow (self->data, query));
    }
}

GPtrArray *
cuectl_learner_list (const CuectlLearner *self, GPtrArray *queries)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  add_examples (self, examples, groups, queries, NULL);
  return examples;
}

/* How a line can be worded, and which lines were sent for what agents wrote. */
static void
add_wordings (const CuectlLearner *self, GPtrArray *examples, guint group, GPtrArray *flows)
{
  g_autoptr (GArray) wordings = cuectl_rows_wordings (self->data);

  for (guint i = 0; i < wordings->len; i++)
    {
      const CuectlWording *wording = &g_array_index (wordings, CuectlWording, i);
      CueExample *example
          = cue_example_new (cuectl_view_text (wording->text, wording->flow, &self->settings),
                             group + i);

      add_label (self, example, wording->id);
      if (example->labels->len == 0)
        {
          cue_example_free (example);
          continue;
        }
      g_ptr_array_add (examples, example);
      if (flows != NULL)
        g_ptr_array_add (flows, (gpointer) wording->flow);
    }
}

/* What a class is called is an example of it too. */
static void
add_titles (const CuectlLearner *self, GPtrArray *examples)
{
  for (guint i = 0; i < self->data->items->len; i++)
    {
      const CuectlItem *item = g_ptr_array_index (self->data->items, i);
      guint class = cuectl_learner_find (self, item->id);
      const char *title = cue_json_get_string (item->record, "title", NULL);
      CueExample *example;

      if (class == 0 || title == NULL)
        continue;
      example = cue_example_new (cuectl_view_text (title, NULL, &self->settings), 0);
      cue_example_add_label (example, class - 1);
      g_ptr_array_add (examples, example);
    }
}

GPtrArray *
cuectl_learner_list_training (const CuectlLearner *self, GPtrArray *flows)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_example_free);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) typed = NULL;
  g_autoptr (GPtrArray) other = NULL;

  add_examples (self, examples, groups, self->data->train, flows);
  if (g_str_equal (self->data->task, "said"))
    {
      typed = cuectl_rows_typed (self->data);
      other = cuectl_rows_other_side (self->data, self->class_index);
      add_examples (self, examples, groups, typed, flows);
      add_examples (self, examples, groups, other, flows);
      add_wordings (self, examples, g_hash_table_size (groups), flows);
    }
  add_titles (self, examples);
  if (flows != NULL)
    g_ptr_array_set_size (flows, (int) examples->len);
  return examples;
}

CueClassifier *
cuectl_learner_train (const CuectlLearner *self, GPtrArray *examples)
{
  return cue_classifier_train (examples, self->classes->len, &self->settings.classifier, self->seed,
                               NULL, NULL);
}
