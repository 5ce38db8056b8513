/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-moment.h"

#include <string.h>

#include "cue-arithmetic.h"
#include "cuectl-course.h"

#define N_NEIGHBOURS 15
#define MOST_NAMES 6
#define N_OTHERS 150 /* records that right ones are compared with */
#define FAR 12       /* turns; no name counts as farther */

enum
{
  LIKE_WORDS,
  LIKE_CHARACTERS,
  MOST_LIKE,
  QUESTION_LIKE,
  HAS_QUESTION,
  NAMED_NOW,
  NAMED_BACK,
  NAMED_LATEST,
  LATEST_OF_SEVERAL,
  LISTED_BY_LATEST,
  LISTED_BY_ALONE,
  SHARE_OF_VALUES,
  ALL_VALUES,
  NUMBERS_WITHIN,
  NUMBERS_OUTSIDE,
  GROUP_NAMED,
  GROUP_SHARE,
  OFTEN_RIGHT,
  NEVER_RIGHT,
  NEIGHBOUR_BEST,
  NEIGHBOUR_MEAN,
  N_PROPERTIES,
};

/* Questions like this one, and what was right for them. */
typedef struct
{
  const CuectlMoment *moment;
  gint32 likeness_milli;
} Neighbour;

static gboolean
contains (const GArray *array, guint value)
{
  for (guint i = 0; i < array->len; i++)
    if (g_array_index (array, guint, i) == value)
      return TRUE;
  return FALSE;
}

static GArray *
find_in (const CueNames *names, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GArray) found = cue_names_find (names, tokens);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < found->len; i++)
    if (!contains (list, g_array_index (found, CueNamed, i).name))
      g_array_append_val (list, g_array_index (found, CueNamed, i).name);
  return list;
}

static void
read_names (CuectlMoment *self, const CuectlRecords *records, const char *text, guint back)
{
  g_autoptr (GArray) found = find_in (records->names, text);

  if (found->len == 1 && self->alone == G_MAXUINT)
    self->alone = g_array_index (found, guint, 0);
  for (guint i = found->len; i > 0; i--)
    {
      guint name = g_array_index (found, guint, i - 1);

      if (((GArray *) g_ptr_array_index (records->of_name, name))->len == 0
          || contains (self->named, name))
        continue;
      g_array_append_val (self->named, name);
      g_array_append_val (self->back, back);
    }
}

/* What the customer wants still holds where he adds nothing to it. */
static void
read_values (CuectlMoment *self, const CuectlRecords *records, const CueCourse *course)
{
  for (guint i = 0; course != NULL && i < 2; i++)
    {
      const CueCourseTurn *turn = cue_course_last (course, CUE_COURSE_CUSTOMER, i);

      if (turn == NULL)
        return;
      if (self->values->len == 0)
        {
          g_array_unref (self->values);
          self->values = find_in (records->values, turn->text);
        }
      if (self->ranges->len == 0)
        {
          g_array_unref (self->ranges);
          self->ranges = cuectl_numbers_read (turn->text);
        }
    }
}

static void
read_course (CuectlMoment *self, const CuectlRecords *records)
{
  g_autoptr (CueCourse) course = cuectl_course_new (records->data, self->query);
  guint back = 0;

  read_values (self, records, course);
  read_names (self, records, self->query->text, back++);
  for (guint i = course == NULL ? 0 : course->turns->len; i > 0; i--)
    {
      const CueCourseTurn *turn = &g_array_index (course->turns, CueCourseTurn, i - 1);

      if (!g_str_equal (turn->text, self->query->text))
        read_names (self, records, turn->text, back++);
    }
}

CuectlMoment *
cuectl_moment_new (const CuectlRecords *records, const CuectlQuery *query)
{
  CuectlMoment *self = g_new0 (CuectlMoment, 1);

  self->query = query;
  self->words = cuectl_records_weigh (records, records->by_words, query->text);
  self->characters = cuectl_records_weigh (records, records->by_characters, query->text);
  self->named = g_array_new (FALSE, FALSE, sizeof (guint));
  self->back = g_array_new (FALSE, FALSE, sizeof (guint));
  self->values = find_in (records->values, query->text);
  self->ranges = cuectl_numbers_read (query->text);
  self->groups = find_in (records->groups, query->text);
  self->right = g_array_new (FALSE, FALSE, sizeof (guint));
  self->alone = G_MAXUINT;
  read_course (self, records);
  for (guint i = 0; query->labels[i] != NULL; i++)
    {
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (records->index, query->labels[i])) - 1;

      if (at != G_MAXUINT)
        g_array_append_val (self->right, at);
    }
  return self;
}

void
cuectl_moment_free (CuectlMoment *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->characters);
  g_array_unref (self->named);
  g_array_unref (self->back);
  g_array_unref (self->values);
  g_array_unref (self->ranges);
  g_array_unref (self->groups);
  g_array_unref (self->right);
  g_free (self->shares);
  g_free (self);
}

gboolean
cuectl_moment_is_right (const CuectlMoment *self, guint record)
{
  return contains (self->right, record);
}

/* The right records against every few of the others. */
static void
learn_units (CuectlLessons *self, const CuectlMoment *moment)
{
  guint n = self->records->records->len;
  guint stride = MAX (n / N_OTHERS, 1);

  for (guint i = 0; i < moment->right->len; i++)
    {
      const CuectlRecord *right = &g_array_index (self->records->records, CuectlRecord,
                                                  g_array_index (moment->right, guint, i));

      cuectl_units_add (self->units, moment->ranges, right->ranges, TRUE);
      for (guint k = 0; k < n; k += stride)
        {
          const CuectlRecord *other = &g_array_index (self->records->records, CuectlRecord, k);

          if (other->group == right->group)
            cuectl_units_add (self->units, moment->ranges, other->ranges, FALSE);
        }
    }
}

void
cuectl_lessons_init (CuectlLessons *self, const CuectlRecords *records, GPtrArray *moments)
{
  guint n_right = 0;
  guint n_named = 0;

  self->records = records;
  self->moments = moments;
  self->units = cuectl_units_new ();
  self->n_right = g_new0 (guint, records->records->len + 1);
  for (guint i = 0; i < moments->len; i++)
    {
      const CuectlMoment *moment = g_ptr_array_index (moments, i);

      for (guint k = 0; k < moment->right->len; k++)
        {
          guint right = g_array_index (moment->right, guint, k);

          n_right++;
          n_named += contains (moment->named,
                               g_array_index (records->records, CuectlRecord, right).name);
          self->n_right[right]++;
        }
      learn_units (self, moment);
    }
  self->only_named = n_named * 10 > n_right * 8;
}

void
cuectl_lessons_clear (CuectlLessons *self)
{
  g_free (self->n_right);
  cuectl_units_free (self->units);
}

guint
cuectl_moment_n_properties (void)
{
  return N_PROPERTIES;
}

static GArray *
list_candidates (const CuectlMoment *self, const CuectlLessons *lessons)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!lessons->only_named)
    for (guint i = 0; i < lessons->records->records->len; i++)
      g_array_append_val (list, i);
  for (guint i = 0; lessons->only_named && i < self->named->len && i < MOST_NAMES; i++)
    {
      const GArray *of
          = g_ptr_array_index (lessons->records->of_name, g_array_index (self->named, guint, i));

      g_array_append_vals (list, of->data, of->len);
    }
  return list;
}

static int
compare_neighbours (gconstpointer a, gconstpointer b)
{
  const Neighbour *x = a;
  const Neighbour *y = b;

  if (x->likeness_milli != y->likeness_milli)
    return x->likeness_milli > y->likeness_milli ? -1 : 1;
  return strcmp (x->moment->query->id, y->moment->query->id);
}

static GArray *
find_neighbours (const CuectlMoment *self, const CuectlLessons *lessons)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Neighbour));

  for (guint i = 0; i < lessons->moments->len && lessons->only_named; i++)
    {
      const CuectlMoment *other = g_ptr_array_index (lessons->moments, i);
      Neighbour one = { other, 0 };

      if (other->right->len == 0
          || g_strcmp0 (other->query->conversation, self->query->conversation) == 0)
        continue;
      one.likeness_milli = cue_vector_likeness_milli (self->words, other->words)
                           + cue_vector_likeness_milli (self->characters, other->characters);
      if (one.likeness_milli > 50)
        g_array_append_val (list, one);
    }
  g_array_sort (list, compare_neighbours);
  g_array_set_size (list, MIN (list->len, N_NEIGHBOURS));
  return list;
}

/* What was right for like questions is like what is right for this one. */
static void
add_neighbours (const CuectlLessons *lessons,
                const GArray *neighbours,
                const CuectlRecord *record,
                gint32 *x)
{
  gint64 sum = 0;
  gint64 weight = 500;

  for (guint i = 0; i < neighbours->len; i++)
    {
      const Neighbour *one = &g_array_index (neighbours, Neighbour, i);
      const GArray *right = one->moment->right;
      gint64 mean = 0;

      for (guint k = 0; k < right->len; k++)
        {
          const CuectlRecord *other = &g_array_index (lessons->records->records, CuectlRecord,
                                                      g_array_index (right, guint, k));
          gint64 like = cue_vector_likeness_milli (record->words, other->words);

          like = (like + cue_vector_likeness_milli (record->characters, other->characters)) / 2;
          x[NEIGHBOUR_BEST] = MAX (x[NEIGHBOUR_BEST], (gint32) (like * one->likeness_milli / 1000));
          mean += like;
        }
      sum += mean / right->len * one->likeness_milli;
      weight += one->likeness_milli;
    }
  x[NEIGHBOUR_MEAN] = (gint32) (sum / weight);
}

static void
add_names (const CuectlMoment *self, const CuectlRecord *record, gint32 *x)
{
  guint at = 0;

  while (at < self->named->len && g_array_index (self->named, guint, at) != record->name)
    at++;
  x[NAMED_BACK]
      = (gint32) MIN (at < self->back->len ? g_array_index (self->back, guint, at) : FAR, FAR)
        * 250;
  x[NAMED_NOW] = x[NAMED_BACK] == 0 ? 1000 : 0;
  x[NAMED_LATEST] = at == 0 && self->named->len > 0 ? 1000 : 0;
  x[LATEST_OF_SEVERAL] = at == 0 && self->named->len > 1 ? 1000 : 0;
  if (self->named->len > 0 && contains (record->listed, g_array_index (self->named, guint, 0)))
    x[LISTED_BY_LATEST] = 1000;
  if (self->alone != G_MAXUINT && contains (record->listed, self->alone))
    x[LISTED_BY_ALONE] = 1000;
}

static void
add_values (const CuectlMoment *self,
            const CuectlRecords *records,
            const CuectlRecord *record,
            gint32 *x)
{
  gint64 all = 0;
  gint64 has = 0;

  for (guint i = 0; i < self->values->len; i++)
    {
      guint value = g_array_index (self->values, guint, i);
      guint rarity
          = 1000 + cue_ln_milli (1 + records->records->len, 1 + records->value_counts[value]);

      all += rarity;
      if (contains (record->values, value))
        has += rarity;
    }
  x[SHARE_OF_VALUES] = all == 0 ? 0 : (gint32) (has * 1000 / all);
  x[ALL_VALUES] = all > 0 && has == all ? 1000 : 0;
}

static void
look_at (const CuectlMoment *self,
         const CuectlLessons *lessons,
         const GArray *neighbours,
         guint at,
         gint32 *x)
{
  const CuectlRecord *record = &g_array_index (lessons->records->records, CuectlRecord, at);
  guint n_right = lessons->n_right[at];

  /* a lesson does not know its own answer */
  n_right -= MIN (n_right, (guint) (contains (self->right, at)
                                    && g_ptr_array_find (lessons->moments, self, NULL)));
  x[LIKE_WORDS] = cue_vector_likeness_milli (self->words, record->words);
  x[LIKE_CHARACTERS] = cue_vector_likeness_milli (self->characters, record->characters);
  x[HAS_QUESTION] = record->has_question ? 1000 : 0;
  x[QUESTION_LIKE] = record->has_question ? x[LIKE_WORDS] : 0;
  x[GROUP_NAMED] = contains (self->groups, record->group) ? 1000 : 0;
  if (self->shares != NULL && record->group != G_MAXUINT)
    x[GROUP_SHARE]
        = -(gint32) cue_ln_milli (1001000, (guint64) MAX (self->shares[record->group], 0) + 1000);
  x[OFTEN_RIGHT] = (gint32) cue_ln_milli (1 + (guint64) n_right, 1);
  x[NEVER_RIGHT] = n_right == 0 ? 1000 : 0;
  add_names (self, record, x);
  add_values (self, lessons->records, record, x);
  add_neighbours (lessons, neighbours, record, x);
  cuectl_units_judge (lessons->units, self->ranges, record->ranges, &x[NUMBERS_WITHIN],
                      &x[NUMBERS_OUTSIDE]);
}

static void
mark_most_like (GArray *properties)
{
  gint32 *x = (gint32 *) (gpointer) properties->data;
  guint n = properties->len / N_PROPERTIES;
  gint32 best = 1;

  for (guint i = 0; i < n; i++)
    best = MAX (best, x[i * N_PROPERTIES + LIKE_WORDS]);
  for (guint i = 0; i < n; i++)
    x[i * N_PROPERTIES + MOST_LIKE] = x[i * N_PROPERTIES + LIKE_WORDS] == best ? 1000 : 0;
}

GArray *
cuectl_moment_look (const CuectlMoment *self, const CuectlLessons *lessons, GArray **candidates)
{
  GArray *properties = g_array_new (FALSE, TRUE, sizeof (gint32));
  g_autoptr (GArray) neighbours = find_neighbours (self, lessons);

  *candidates = list_candidates (self, lessons);
  g_array_set_size (properties, (*candidates)->len * N_PROPERTIES);
  for (guint i = 0; i < (*candidates)->len; i++)
    look_at (self, lessons, neighbours, g_array_index (*candidates, guint, i),
             &g_array_index (properties, gint32, i * N_PROPERTIES));
  mark_most_like (properties);
  return properties;
}
