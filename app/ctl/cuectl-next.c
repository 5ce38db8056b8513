/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-next.h"

#include <stdio.h>
#include <string.h>

#include "cue-choice.h"
#include "cue-json.h"
#include "cue-next.h"
#include "cuectl-course.h"

#define N_ROUNDS 300
#define AMONG 3

/* A flow: the lines that lead on to each other, in that order, the longest row of them first. */
typedef struct
{
  /* owned */
  char *id;
  GPtrArray *lines; /* CuectlItem, borrowed */
  CueNextPlan *plan;
} Flow;

/* One line that was said, and how all of the flow looked before it. */
typedef struct
{
  const Flow *flow; /* borrowed */
  /* owned */
  GArray *look;
  guint *open; /* the points that could be said */
  guint n_open;
  guint right; /* among @open */
  guint last;  /* the line said last, or G_MAXUINT */
} Row;

typedef struct
{
  guint n;
  guint first;
  guint among;
} Hits;

static const char *
get_flow (const CuectlItem *item)
{
  return cue_json_get_string (item->record, "task", NULL);
}

static CuectlItem *
find_line (const GPtrArray *items, const char *flow, const char *id)
{
  for (guint i = 0; id != NULL && i < items->len; i++)
    {
      CuectlItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (get_flow (item), flow) == 0 && g_str_equal (item->id, id))
        return item;
    }
  return NULL;
}

static gboolean
is_led_to (const GPtrArray *items, const CuectlItem *line)
{
  for (guint i = 0; i < items->len; i++)
    {
      const CuectlItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (get_flow (item), get_flow (line)) == 0
          && g_strcmp0 (cue_json_get_string (item->record, "next", NULL), line->id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What flows tell is what a look-up found, and talks have no look-ups. */
static gboolean
tells (const CuectlItem *line)
{
  g_autoptr (CueNextWords) words
      = cue_next_words_new (cue_json_get_string (line->record, "text", ""));

  return !words->is_question;
}

/* The line and what it leads to, as far as it is not in @lines. Returns: how many these are */
static guint
add_chain (GPtrArray *lines, const GPtrArray *items, CuectlItem *line)
{
  guint n = 0;

  while (line != NULL && !g_ptr_array_find (lines, line, NULL) && n < items->len)
    {
      const char *next = cue_json_get_string (line->record, "next", NULL);

      if (!tells (line))
        g_ptr_array_add (lines, line);
      line = find_line (items, get_flow (line), next);
      n++;
    }
  return n;
}

static gboolean
is_head (const GPtrArray *items, const CuectlItem *line)
{
  return cue_json_get_string (line->record, "next", NULL) != NULL && !is_led_to (items, line);
}

static gint
compare_chains (gconstpointer a, gconstpointer b, gpointer items)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) other = g_ptr_array_new ();

  return (gint) add_chain (other, items, *(CuectlItem *const *) b)
         - (gint) add_chain (one, items, *(CuectlItem *const *) a);
}

static void
read_plan (Flow *self)
{
  self->plan = cue_next_plan_new (NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const CuectlItem *line = g_ptr_array_index (self->lines, i);
      const char *wordings[] = { cue_json_get_string (line->record, "text", ""), NULL };

      cue_next_plan_add (self->plan, wordings);
    }
  cue_next_plan_finish (self->plan);
}

static Flow *
flow_new (const GPtrArray *items, const char *id)
{
  Flow *self = g_new0 (Flow, 1);

  g_autoptr (GPtrArray) heads = g_ptr_array_new ();

  self->id = g_strdup (id);
  self->lines = g_ptr_array_new ();
  for (guint i = 0; i < items->len; i++)
    {
      CuectlItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (get_flow (item), id) == 0 && is_head (items, item))
        g_ptr_array_add (heads, item);
    }
  g_ptr_array_sort_with_data (heads, compare_chains, (gpointer) items);
  for (guint i = 0; i < heads->len; i++)
    add_chain (self->lines, items, g_ptr_array_index (heads, i));
  read_plan (self);
  return self;
}

static void
flow_free (gpointer data)
{
  Flow *self = data;

  cue_next_plan_free (self->plan);
  g_ptr_array_unref (self->lines);
  g_free (self->id);
  g_free (self);
}

static GPtrArray *
list_flows (const CuectlData *data)
{
  GPtrArray *flows = g_ptr_array_new_with_free_func (flow_free);

  for (guint i = 0; i < data->items->len; i++)
    {
      const char *id = get_flow (g_ptr_array_index (data->items, i));
      gboolean is_new = id != NULL;

      for (guint k = 0; k < flows->len && is_new; k++)
        is_new = !g_str_equal (((Flow *) g_ptr_array_index (flows, k))->id, id);
      if (is_new)
        g_ptr_array_add (flows, flow_new (data->items, id));
    }
  return flows;
}

static guint
find_place (const Flow *flow, const char *id)
{
  for (guint i = 0; i < flow->lines->len; i++)
    if (g_strcmp0 (((CuectlItem *) g_ptr_array_index (flow->lines, i))->id, id) == 0)
      return i;
  return G_MAXUINT;
}

/* Takes @words. */
static void
join (CueNextWords **all, CueNextWords *words)
{
  if (*all == NULL)
    {
      *all = words;
      return;
    }
  cue_next_words_add (*all, words);
  cue_next_words_free (words);
}

/* What the customer said since the agent spoke, or if that is nothing before, and what he said
 * before that. */
static void
read_customer (const CueCourse *course, CueNextWords **now, CueNextWords **before)
{
  gboolean is_now = TRUE;
  guint n = 0;

  for (guint i = course->turns->len; i > 0 && n < CUE_NEXT_WINDOW; i--)
    {
      const CueCourseTurn *turn = &g_array_index (course->turns, CueCourseTurn, i - 1);

      if (turn->role == CUE_COURSE_AGENT)
        is_now = *now == NULL;
      if (turn->role != CUE_COURSE_CUSTOMER)
        continue;
      join (is_now ? now : before, cue_next_words_new (turn->text));
      n++;
    }
}

static void
read_stands (const Flow *flow, const CueCourse *course, CueNextStand *stands, guint *last)
{
  *last = G_MAXUINT;
  for (guint i = 0; i < course->turns->len; i++)
    {
      guint place = find_place (flow, g_array_index (course->turns, CueCourseTurn, i).act);

      if (place == G_MAXUINT)
        continue;
      stands[place] = CUE_NEXT_SAID;
      *last = place;
    }
}

/* What a look-up found is told next; talks have none. */
static gboolean
was_looked_up (const CueCourse *course)
{
  guint n = course->turns->len;

  return n > 0 && g_array_index (course->turns, CueCourseTurn, n - 1).role == CUE_COURSE_SYSTEM;
}

static void
row_free (gpointer data)
{
  Row *self = data;

  g_array_unref (self->look);
  g_free (self->open);
  g_free (self);
}

/* NULL: what came next is no line of the flow, or was said before. */
static Row *
row_new (const CuectlData *data, const Flow *flow, const CuectlQuery *query)
{
  g_autoptr (CueCourse) course = cuectl_course_new (data, query);
  g_autofree CueNextStand *stands = g_new0 (CueNextStand, flow->lines->len);
  g_autoptr (CueNextWords) now = NULL;
  g_autoptr (CueNextWords) before = NULL;
  CueNextMoment moment = { .stands = stands };
  guint right = find_place (flow, query->labels[0]);
  Row *self;

  read_stands (flow, course, stands, &moment.last);
  if (right == G_MAXUINT || stands[right] != CUE_NEXT_OPEN || was_looked_up (course))
    return NULL;
  read_customer (course, &now, &before);
  moment.now = now;
  moment.before = before;
  self = g_new0 (Row, 1);
  self->flow = flow;
  self->last = moment.last;
  self->look = cue_next_look (flow->plan, &moment);
  self->open = g_new (guint, flow->lines->len);
  for (guint i = 0; i < flow->lines->len; i++)
    {
      if (i == right)
        self->right = self->n_open;
      if (stands[i] == CUE_NEXT_OPEN)
        self->open[self->n_open++] = i;
    }
  return self;
}

static GPtrArray *
list_rows (const CuectlData *data, GPtrArray *flows)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < data->train->len; i++)
    {
      const CuectlQuery *query = g_ptr_array_index (data->train, i);
      const char *id = cuectl_course_flow (data, query);

      for (guint k = 0; k < flows->len && query->labels[0] != NULL; k++)
        {
          const Flow *flow = g_ptr_array_index (flows, k);
          Row *row = g_strcmp0 (flow->id, id) == 0 ? row_new (data, flow, query) : NULL;

          if (row != NULL)
            g_ptr_array_add (rows, row);
        }
    }
  return rows;
}

static const gint32 *
look_at (const Row *row, guint candidate)
{
  return &g_array_index (row->look, gint32, row->open[candidate] * cue_next_n_properties ());
}

static void
teach (CueChoice *choice, const Row *row)
{
  guint n = cue_next_n_properties ();
  g_autofree gint32 *properties = g_new (gint32, (gsize) row->n_open * n);
  g_autofree guint8 *is_right = g_new0 (guint8, row->n_open);

  for (guint i = 0; i < row->n_open; i++)
    memcpy (properties + (gsize) i * n, look_at (row, i), n * sizeof (gint32));
  is_right[row->right] = 1;
  cue_choice_add (choice, properties, is_right, row->n_open);
}

static CueChoice *
learn (GPtrArray *rows, const Flow *left_out)
{
  CueChoice *choice = cue_choice_new (cue_next_n_properties ());

  for (guint i = 0; i < rows->len; i++)
    if (((Row *) g_ptr_array_index (rows, i))->flow != left_out)
      teach (choice, g_ptr_array_index (rows, i));
  cue_choice_learn (choice, N_ROUNDS);
  return choice;
}

/* @choice: NULL: the program's own weights. Of equals the first. */
static void
judge (Hits *hits, const Row *row, const CueChoice *choice)
{
  guint n_better = 0;
  gint32 right = choice != NULL ? cue_choice_score (choice, look_at (row, row->right))
                                : cue_next_score (look_at (row, row->right));

  for (guint i = 0; i < row->n_open; i++)
    {
      gint32 score = choice != NULL ? cue_choice_score (choice, look_at (row, i))
                                    : cue_next_score (look_at (row, i));

      n_better += score > right || (score == right && i < row->right);
    }
  hits->n++;
  hits->first += n_better == 0;
  hits->among += n_better < AMONG;
}

/* The written order: what is open, from the start, or first what stands behind the last one said.
 */
static void
judge_order (Hits *hits, const Row *row, gboolean behind_last)
{
  guint n_behind = 0;
  guint n_better = row->right;

  for (guint i = 0; i < row->n_open && behind_last; i++)
    n_behind += row->open[i] > row->last;
  if (n_behind > 0 && row->last != G_MAXUINT)
    n_better = row->open[row->right] > row->last ? row->right - (row->n_open - n_behind)
                                                 : row->right + n_behind;
  hits->n++;
  hits->first += n_better == 0;
  hits->among += n_better < AMONG;
}

static void
print_hits (const char *what, const Hits *hits)
{
  printf ("%s\t%u\t%.1f\t%.1f\n", what, hits->n, 100.0 * hits->first / MAX (hits->n, 1),
          100.0 * hits->among / MAX (hits->n, 1));
}

static void
compare (GPtrArray *flows, GPtrArray *rows)
{
  Hits first = { 0 };
  Hits order = { 0 };
  Hits fixed = { 0 };
  Hits unseen = { 0 };

  for (guint k = 0; k < flows->len; k++)
    {
      const Flow *flow = g_ptr_array_index (flows, k);
      g_autoptr (CueChoice) choice = learn (rows, flow);

      for (guint i = 0; i < rows->len; i++)
        {
          const Row *row = g_ptr_array_index (rows, i);

          if (row->flow != flow)
            continue;
          judge_order (&first, row, FALSE);
          judge_order (&order, row, TRUE);
          judge (&fixed, row, NULL);
          judge (&unseen, row, choice);
        }
    }
  printf ("ranking\trows\tfirst\tamong %u\n", AMONG);
  print_hits ("first in order", &first);
  print_hits ("next in order", &order);
  print_hits ("program", &fixed);
  print_hits ("learnt from other flows", &unseen);
}

static void
print_weights (GPtrArray *rows)
{
  guint n = cue_next_n_properties ();
  g_autoptr (CueChoice) choice = learn (rows, NULL);
  g_autofree gint32 *one = g_new0 (gint32, n);

  for (guint i = 0; i < n; i++)
    {
      one[i] = 1000000;
      printf ("%s\t%d\n", cue_next_property_name (i), cue_choice_score (choice, one));
      one[i] = 0;
    }
}

int
cuectl_next (const CuectlData *data, gboolean weights)
{
  g_autoptr (GPtrArray) flows = list_flows (data);
  g_autoptr (GPtrArray) rows = list_rows (data, flows);

  if (rows->len == 0)
    {
      cuectl_complain ("%s: there are no conversations that follow flows with lines", data->dir);
      return CUECTL_CANNOT_READ;
    }
  if (weights)
    print_weights (rows);
  else
    compare (flows, rows);
  return CUECTL_OK;
}
