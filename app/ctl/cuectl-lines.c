/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-lines.h"

#include <stdio.h>

#include "cue-arithmetic.h"
#include "cue-choice.h"
#include "cue-json.h"
#include "cue-lines.h"
#include "cuectl-course.h"

#define N_ROUNDS 200
#define N_PARTS 5 /* of the training table, each predicted from the others */

/* What a classifier says of a candidate. */
enum
{
  MARGIN,
  KNOWN,
  LOG_SHARE,
  NONE_MARGIN,
  NONE_LOG_SHARE,
  BEST_MARGIN,
  N_SCORES,
};

/* Rows of a table, and what a classifier that has not learnt from them says of each. */
typedef struct
{
  GPtrArray *queries; /* CuectlQuery */
  const CueScores *scores;
} Rows;

typedef struct
{
  const CuectlLearner *learner; /* borrowed */
  const char *left_out;         /* borrowed, nullable: the flow that nothing is learnt from */
  /* owned */
  CueLines *lines;
  GPtrArray *examples;
  GPtrArray *flows;   /* borrowed utf8: of each example */
  GHashTable *learnt; /* "flow id" and, with any flow, "id": how many flows teach it */
} Lines;

static GPtrArray *
list_wordings (const CuectlItem *item)
{
  JsonArray *examples = cue_json_get_array (item->record, "examples");
  const char *text = cue_json_get_string (item->record, "text", NULL);
  GPtrArray *wordings = g_ptr_array_new ();

  if (text != NULL)
    g_ptr_array_add (wordings, (gpointer) text);
  for (guint i = 0; text != NULL && examples != NULL && i < json_array_get_length (examples); i++)
    g_ptr_array_add (wordings, (gpointer) json_array_get_string_element (examples, i));
  return wordings;
}

static CueLines *
read_lines (const CuectlLearner *learner)
{
  CueLines *lines = cue_lines_new (&learner->settings.text);

  for (guint i = 0; i < learner->data->items->len; i++)
    {
      const CuectlItem *item = g_ptr_array_index (learner->data->items, i);
      g_autoptr (GPtrArray) wordings = list_wordings (item);
      CueLine line = { item->id, cue_json_get_string (item->record, "task", NULL),
                       cue_json_get_string (item->record, "next", NULL) };

      if (line.flow != NULL && wordings->len > 0)
        cue_lines_add (lines, &line, wordings);
    }
  cue_lines_finish (lines);
  return lines;
}

gboolean
cuectl_lines_fit (const CuectlLearner *learner)
{
  const CuectlData *data = learner->data;
  g_autoptr (CueLines) lines = NULL;
  guint n = 0;

  if (!g_str_equal (data->task, "said") || learner->several
      || cuectl_learner_find (learner, CUECTL_NOTHING) == 0)
    return FALSE;
  lines = read_lines (learner);
  for (guint i = 0; i < data->train->len; i++)
    {
      const char *flow = cuectl_course_flow (data, g_ptr_array_index (data->train, i));

      n += flow != NULL && cue_lines_of_flow (lines, flow) != NULL;
    }
  return n * 2 > data->train->len;
}

/* In how many flows a class is taught. */
static void
count_learnt (Lines *self)
{
  self->learnt = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->examples->len; i++)
    {
      const CueExample *example = g_ptr_array_index (self->examples, i);
      const char *flow = g_ptr_array_index (self->flows, i);

      for (guint k = 0; flow != NULL && k < example->labels->len; k++)
        {
          const char *id = g_ptr_array_index (self->learner->classes,
                                              g_array_index (example->labels, guint, k));
          char *key = g_strconcat (flow, " ", id, NULL);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->learnt, id));

          if (g_hash_table_add (self->learnt, key))
            g_hash_table_insert (self->learnt, g_strdup (id), GUINT_TO_POINTER (n + 1));
        }
    }
}

/* Whether the classifier could learn the line: where flows are left out, from another flow than the
 * row's own. */
static gboolean
is_known (const Lines *self, const char *flow, const char *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->learnt, id));

  if (self->left_out != NULL)
    {
      g_autofree char *own = g_strconcat (flow, " ", id, NULL);
      g_autofree char *away = g_strconcat (self->left_out, " ", id, NULL);

      n -= g_hash_table_contains (self->learnt, own);
      if (!g_str_equal (flow, self->left_out))
        n -= g_hash_table_contains (self->learnt, away);
    }
  return n > 0;
}

static gint32
log_share (gint32 share)
{
  return -(gint32) cue_ln_milli (1001000, (guint64) MAX (share, 0) + 1000);
}

static void
add_scores (const Lines *self, const CueScores *scores, guint row, guint class, gint32 *x)
{
  gsize at = (gsize) row * scores->n_classes + class - 1;
  gboolean none = class == cuectl_learner_find (self->learner, CUECTL_NOTHING);

  x[none ? NONE_MARGIN : MARGIN] = scores->each[at];
  x[none ? NONE_LOG_SHARE : LOG_SHARE] = log_share (scores->share[at]);
}

/* The properties of all lines of the row's flow, and of none. NULL: it has no lines. */
static GArray *
look (const Lines *self, const Rows *rows, guint row, guint *n_candidates)
{
  const CuectlQuery *query = g_ptr_array_index (rows->queries, row);
  g_autoptr (CueCourse) course = cuectl_course_new (self->learner->data, query);
  const GPtrArray *ids = course == NULL || course->flow == NULL
                             ? NULL
                             : cue_lines_of_flow (self->lines, course->flow);
  guint n = cue_lines_n_properties ();
  g_autoptr (GArray) likeness = NULL;
  GArray *all;
  guint best = 0;

  if (ids == NULL)
    return NULL;
  likeness = cue_lines_look (self->lines, course, query->text);
  all = g_array_new (FALSE, TRUE, sizeof (gint32));
  *n_candidates = ids->len + 1;
  for (guint i = 0; i <= ids->len; i++)
    {
      const char *id = i == ids->len ? CUECTL_NOTHING : g_ptr_array_index (ids, i);
      guint class = cuectl_learner_find (self->learner, id);
      gint32 x[N_SCORES] = { 0 };

      if (class > 0 && is_known (self, course->flow, id))
        {
          add_scores (self, rows->scores, row, class, x);
          x[KNOWN] = i < ids->len ? 1000 : 0;
        }
      g_array_append_vals (all, &g_array_index (likeness, gint32, i * n), n);
      g_array_append_vals (all, x, N_SCORES);
    }
  for (guint i = 1; i <= ids->len; i++)
    {
      const gint32 *x = &g_array_index (all, gint32, i * (n + N_SCORES) + n);
      const gint32 *most = &g_array_index (all, gint32, best * (n + N_SCORES) + n);

      if (x[LOG_SHARE] + x[NONE_LOG_SHARE] > most[LOG_SHARE] + most[NONE_LOG_SHARE])
        best = i;
    }
  g_array_index (all, gint32, best * (n + N_SCORES) + n + BEST_MARGIN) = 1000;
  return all;
}

static void
teach (const Lines *self, CueChoice *choice, const Rows *rows, guint row)
{
  const CuectlQuery *query = g_ptr_array_index (rows->queries, row);
  const char *flow = cuectl_course_flow (self->learner->data, query);
  const GPtrArray *ids = flow == NULL ? NULL : cue_lines_of_flow (self->lines, flow);
  guint n = 0;
  g_autoptr (GArray) properties = look (self, rows, row, &n);
  g_autofree guint8 *is_right = g_new0 (guint8, n + 1);
  guint n_right = 0;

  if (properties == NULL)
    return;
  for (guint i = 0; i + 1 < n; i++)
    n_right += is_right[i]
        = g_strv_contains ((const char *const *) query->labels, g_ptr_array_index (ids, i));
  if (query->labels[0] == NULL)
    n_right += is_right[n - 1] = 1;
  if (n_right > 0)
    cue_choice_add (choice, (const gint32 *) (gpointer) properties->data, is_right, n);
}

/* Best first. */
static void
print_row (const Lines *self, const CueChoice *choice, const Rows *rows, guint row)
{
  const CuectlQuery *query = g_ptr_array_index (rows->queries, row);
  const char *flow = cuectl_course_flow (self->learner->data, query);
  guint stride = cue_lines_n_properties () + N_SCORES;
  guint n = 0;
  g_autoptr (GArray) properties = look (self, rows, row, &n);
  g_autofree gint32 *scores = g_new (gint32, n + 1);

  for (guint i = 0; i < n; i++)
    scores[i] = cue_choice_score (choice, &g_array_index (properties, gint32, i * stride));
  for (guint shown = 0; shown + 1 < n; shown++)
    {
      guint best = 0;

      for (guint i = 1; i + 1 < n; i++)
        if (scores[i] > scores[best])
          best = i;
      printf ("%s\t%s\t%d\n", query->id,
              (char *) g_ptr_array_index (cue_lines_of_flow (self->lines, flow), best),
              scores[best] - scores[n - 1]);
      scores[best] = G_MININT32 / 2;
    }
}

static CueChoice *
choice_new (void)
{
  return cue_choice_new (cue_lines_n_properties () + N_SCORES);
}

static guint
part_of (const CuectlQuery *query)
{
  const char *name = query->conversation != NULL ? query->conversation : query->id;

  return cue_hash_mix (cue_hash_text (name), N_PARTS) % N_PARTS;
}

/* Each part of the rows from the others. */
static void
predict_parts (const Lines *self, const Rows *rows)
{
  for (guint part = 0; part < N_PARTS; part++)
    {
      g_autoptr (CueChoice) choice = choice_new ();

      for (guint i = 0; i < rows->queries->len; i++)
        if (part_of (g_ptr_array_index (rows->queries, i)) != part)
          teach (self, choice, rows, i);
      cue_choice_learn (choice, N_ROUNDS);
      for (guint i = 0; i < rows->queries->len; i++)
        if (part_of (g_ptr_array_index (rows->queries, i)) == part)
          print_row (self, choice, rows, i);
    }
}

static void
predict_from (const Lines *self, const Rows *from, const Rows *rows)
{
  g_autoptr (CueChoice) choice = choice_new ();

  for (guint i = 0; i < from->queries->len; i++)
    teach (self, choice, from, i);
  cue_choice_learn (choice, N_ROUNDS);
  for (guint i = 0; i < rows->queries->len; i++)
    print_row (self, choice, rows, i);
}

static CueScores *
score_in_turn (const Lines *self, GPtrArray *examples)
{
  return cue_classifier_cross (examples, self->learner->classes->len,
                               &self->learner->settings.classifier, self->learner->settings.folds,
                               self->learner->seed, NULL, NULL);
}

static CueScores *
score_unseen (const Lines *self, GPtrArray *examples, GPtrArray *queries)
{
  g_autoptr (CueClassifier) classifier = cuectl_learner_train (self->learner, examples);
  g_autoptr (GPtrArray) unseen = cuectl_learner_list (self->learner, queries);

  return cue_classifier_score_all (classifier, unseen);
}

static void
predict (const Lines *self, gboolean tune_only)
{
  const CuectlData *data = self->learner->data;
  g_autoptr (CueScores) from = score_in_turn (self, self->examples);
  g_autoptr (CueScores) scores = NULL;
  Rows seen = { data->train, from };

  if (tune_only)
    {
      predict_parts (self, &seen);
      return;
    }
  scores = score_unseen (self, self->examples, data->test);
  predict_from (self, &seen, &(Rows){ data->test, scores });
}

static GPtrArray *
list_flows (const Lines *self)
{
  GPtrArray *flows = g_ptr_array_new ();

  for (guint i = 0; i < self->flows->len; i++)
    {
      const char *flow = g_ptr_array_index (self->flows, i);

      if (flow != NULL && !g_ptr_array_find_with_equal_func (flows, flow, g_str_equal, NULL))
        g_ptr_array_add (flows, (gpointer) flow);
    }
  return flows;
}

/* Those of @queries that are of the left out flow, or those that are not. (transfer container) */
static GPtrArray *
list_queries (const Lines *self, GPtrArray *queries, gboolean left_out)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < queries->len; i++)
    {
      CuectlQuery *query = g_ptr_array_index (queries, i);
      const char *flow = cuectl_course_flow (self->learner->data, query);

      if ((g_strcmp0 (flow, self->left_out) == 0) == left_out)
        g_ptr_array_add (list, query);
    }
  return list;
}

/* Flows are on one side of a trial, as the one that is left out. The rows of the training table
 * come first, in its order. (transfer container) */
static GPtrArray *
list_other_examples (const Lines *self, GPtrArray *flows)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->examples->len; i++)
    {
      CueExample *example = g_ptr_array_index (self->examples, i);
      const char *flow = g_ptr_array_index (self->flows, i);
      guint at = 0;

      if (g_strcmp0 (flow, self->left_out) == 0)
        continue;
      if (flow != NULL)
        g_ptr_array_find_with_equal_func (flows, flow, g_str_equal, &at);
      example->group = at;
      g_ptr_array_add (list, example);
    }
  return list;
}

static void
predict_flow (Lines *self, GPtrArray *flows, gboolean tune_only)
{
  const CuectlData *data = self->learner->data;
  g_autoptr (GPtrArray) others = list_other_examples (self, flows);
  g_autoptr (GPtrArray) seen = list_queries (self, data->train, FALSE);
  g_autoptr (GPtrArray) own = list_queries (self, tune_only ? data->train : data->test, TRUE);
  g_autoptr (CueScores) from = score_in_turn (self, others);
  g_autoptr (CueScores) scores = score_unseen (self, others, own);

  predict_from (self, &(Rows){ seen, from }, &(Rows){ own, scores });
}

void
cuectl_lines (const CuectlLearner *learner, gboolean tune_only, gboolean leave_out_flow)
{
  CuectlLearner each = *learner;
  Lines self = { &each, NULL, read_lines (learner), NULL, g_ptr_array_new (), NULL };
  g_autoptr (GPtrArray) flows = NULL;

  /* the choice compares; the classifier only tells of each line by itself */
  each.settings.classifier.together_milli = 0;
  /* trees of other flows know no line of one that is left out */
  if (leave_out_flow)
    each.settings.classifier.trees_milli = 0;
  self.examples = cuectl_learner_list_training (learner, self.flows);
  count_learnt (&self);
  flows = list_flows (&self);
  if (!leave_out_flow)
    predict (&self, tune_only);
  for (guint i = 0; i < flows->len && leave_out_flow; i++)
    {
      self.left_out = g_ptr_array_index (flows, i);
      predict_flow (&self, flows, tune_only);
    }
  cue_lines_free (self.lines);
  g_ptr_array_unref (self.examples);
  g_ptr_array_unref (self.flows);
  g_hash_table_unref (self.learnt);
}
