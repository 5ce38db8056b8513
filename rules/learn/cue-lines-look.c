/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How much a line is like what was said, and how well it fits into the course: the largest and the
 * mean likeness to its wordings, how much of the words of one stands in the other, the words of its
 * id, whether it follows on what was said last, and whether it takes up what a look-up found.
 */
#include "cue-lines-private.h"

#include <string.h>

#define BEST_OF 3
#define MOST_TIMES 3

enum
{
  LIKE_WORDS, /* the wording that is most like it */
  LIKE_CHARACTERS,
  LIKE_WORDS_MEAN, /* the three that are */
  LIKE_CHARACTERS_MEAN,
  TEXT_LIKE_WORDS, /* the text of the line */
  TEXT_LIKE_CHARACTERS,
  ALL_LIKE_WORDS, /* all wordings as one text */
  ALL_LIKE_CHARACTERS,
  SAID_IN_LINE, /* the share of what was said that the line has */
  TEXT_IN_SAID,
  NAME_IN_SAID,
  DONE_BEFORE,
  TIMES_DONE,
  DONE_LAST,
  FOLLOWS,
  TELLS_AFTER_FOUND,
  LIKE_FOUND,
  BOTH_ASK,
  LINE_ASKS,
  SAID_ASKS,
  LIKE_CUSTOMER,
  LAST_AFTER_FOUND,
  MOST_LIKE,
  MORE_THAN_SECOND,
  NONE,
  NONE_THOUGH_LIKE,
  N_PROPERTIES,
};

typedef struct
{
  const CueLines *lines;   /* borrowed */
  const CueCourse *course; /* borrowed */
  const char *last;        /* borrowed, nullable: the line that was said last */
  const char *last_next;   /* borrowed, nullable: what usually follows it */
  CueLineReading said;
  CueLineReading customer; /* the last turn of the customer */
  CueLineReading found;    /* what look-ups found since the agent spoke */
  gboolean has_found;
} Look;

/* The values of "result key=value; key=value". */
static void
append_values (GString *values, const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text, ";", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *value = strchr (pairs[i], '=');

      g_string_append_printf (values, "%s\n", value == NULL ? pairs[i] : value + 1);
    }
}

static void
read_found (Look *self)
{
  GString *values = g_string_new (NULL);

  for (guint i = self->course->turns->len; i > 0; i--)
    {
      const CueCourseTurn *turn = &g_array_index (self->course->turns, CueCourseTurn, i - 1);

      if (turn->role == CUE_COURSE_AGENT)
        break;
      if (turn->role != CUE_COURSE_SYSTEM || turn->act != NULL)
        continue;
      self->has_found = TRUE;
      append_values (values, turn->text);
    }
  cue_line_reading_init (&self->found, self->lines, values->str);
  g_string_free (values, TRUE);
}

static void
read_last (Look *self, const GPtrArray *entries)
{
  for (guint i = self->course->turns->len; i > 0 && self->last == NULL; i--)
    {
      const CueCourseTurn *turn = &g_array_index (self->course->turns, CueCourseTurn, i - 1);

      if (turn->role == CUE_COURSE_AGENT)
        self->last = turn->act;
    }
  for (guint i = 0; i < entries->len && self->last != NULL; i++)
    {
      const CueLineEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->id, self->last))
        self->last_next = entry->next;
    }
}

static void
look_init (Look *self, const CueLines *lines, const CueCourse *course, const char *judged)
{
  const CueCourseTurn *customer = cue_course_last (course, CUE_COURSE_CUSTOMER, 0);

  memset (self, 0, sizeof *self);
  self->lines = lines;
  self->course = course;
  cue_line_reading_init (&self->said, lines, judged);
  cue_line_reading_init (&self->customer, lines, customer == NULL ? "" : customer->text);
  read_found (self);
}

static void
look_clear (Look *self)
{
  cue_line_reading_clear (&self->said);
  cue_line_reading_clear (&self->customer);
  cue_line_reading_clear (&self->found);
}

/* Keeps the largest of what comes, the greatest first. */
static void
keep_best (gint32 *best, gint32 value)
{
  for (guint i = 0; i < BEST_OF; i++)
    if (value > best[i])
      {
        gint32 smaller = best[i];

        best[i] = value;
        value = smaller;
      }
}

static gint32
mean_of_best (const gint32 *best, guint n)
{
  gint64 sum = 0;

  for (guint i = 0; i < BEST_OF; i++)
    sum += best[i];
  return (gint32) (sum / MAX (MIN (n, BEST_OF), 1));
}

static void
add_likeness (const Look *self, const CueLineEntry *entry, gint32 *x)
{
  const CueLineReading *text = g_ptr_array_index (entry->wordings, 0);
  gint32 words[BEST_OF] = { 0 };
  gint32 characters[BEST_OF] = { 0 };

  for (guint i = 0; i < entry->wordings->len; i++)
    {
      const CueLineReading *wording = g_ptr_array_index (entry->wordings, i);

      keep_best (words, cue_vector_likeness_milli (self->said.words, wording->words));
      keep_best (characters,
                 cue_vector_likeness_milli (self->said.characters, wording->characters));
    }
  x[LIKE_WORDS] = words[0];
  x[LIKE_CHARACTERS] = characters[0];
  x[LIKE_WORDS_MEAN] = mean_of_best (words, entry->wordings->len);
  x[LIKE_CHARACTERS_MEAN] = mean_of_best (characters, entry->wordings->len);
  x[TEXT_LIKE_WORDS] = cue_vector_likeness_milli (self->said.words, text->words);
  x[TEXT_LIKE_CHARACTERS] = cue_vector_likeness_milli (self->said.characters, text->characters);
  x[ALL_LIKE_WORDS] = cue_vector_likeness_milli (self->said.words, entry->all.words);
  x[ALL_LIKE_CHARACTERS] = cue_vector_likeness_milli (self->said.characters, entry->all.characters);
  x[SAID_IN_LINE] = cue_lines_cover_milli (self->lines, self->said.units, entry->all.units);
  x[TEXT_IN_SAID] = cue_lines_cover_milli (self->lines, text->units, self->said.units);
  x[NAME_IN_SAID] = cue_lines_cover_milli (self->lines, entry->names, self->said.prefixes);
}

static guint
times_done (const CueCourse *course, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < course->turns->len; i++)
    n += g_strcmp0 (cue_course_get_turn (course, i)->act, id) == 0;
  return n;
}

static void
add_place (const Look *self, const CueLineEntry *entry, gint32 *x)
{
  const CueLineReading *text = g_ptr_array_index (entry->wordings, 0);
  guint times = times_done (self->course, entry->id);
  gint32 found = self->has_found ? 1000 : 0;

  x[DONE_BEFORE] = times > 0 ? 1000 : 0;
  x[TIMES_DONE] = (gint32) MIN (times, MOST_TIMES) * 1000 / MOST_TIMES;
  x[DONE_LAST] = g_strcmp0 (self->last, entry->id) == 0 ? 1000 : 0;
  x[FOLLOWS] = g_strcmp0 (self->last_next, entry->id) == 0 ? 1000 : 0;
  x[TELLS_AFTER_FOUND] = text->asks ? 0 : found;
  x[LIKE_FOUND] = cue_vector_likeness_milli (self->found.characters, entry->all.characters);
  x[BOTH_ASK] = text->asks && self->said.asks ? 1000 : 0;
  x[LINE_ASKS] = text->asks && !self->said.asks ? 1000 : 0;
  x[SAID_ASKS] = !text->asks && self->said.asks ? 1000 : 0;
  x[LIKE_CUSTOMER] = cue_vector_likeness_milli (self->customer.words, entry->all.words);
  x[LAST_AFTER_FOUND] = entry->next == NULL ? found : 0;
}

/* What only shows beside the others. */
static void
compare (gint32 *x, guint n)
{
  gint32 best[BEST_OF] = { 0 };
  guint most = 0;

  for (guint i = 0; i < n; i++)
    {
      gint32 *at = x + i * N_PROPERTIES;
      gint32 likeness = at[LIKE_WORDS] + at[LIKE_CHARACTERS];

      if (likeness > best[0])
        most = i;
      keep_best (best, likeness);
    }
  x[most * N_PROPERTIES + MOST_LIKE] = n > 0 ? 1000 : 0;
  x[most * N_PROPERTIES + MORE_THAN_SECOND] = best[0] - best[1];
  x[n * N_PROPERTIES + NONE] = 1000;
  x[n * N_PROPERTIES + NONE_THOUGH_LIKE] = best[0];
}

guint
cue_lines_n_properties (void)
{
  return N_PROPERTIES;
}

GArray *
cue_lines_look (const CueLines *self, const CueCourse *course, const char *judged)
{
  const GPtrArray *entries = g_hash_table_lookup (self->flows, course->flow);
  GArray *properties = g_array_new (FALSE, TRUE, sizeof (gint32));
  gint32 *x;
  Look look;

  g_return_val_if_fail (entries != NULL && self->by_words != NULL, properties);
  look_init (&look, self, course, judged);
  read_last (&look, entries);
  g_array_set_size (properties, (entries->len + 1) * N_PROPERTIES);
  x = (gint32 *) (gpointer) properties->data;
  for (guint i = 0; i < entries->len; i++)
    {
      add_likeness (&look, g_ptr_array_index (entries, i), x + i * N_PROPERTIES);
      add_place (&look, g_ptr_array_index (entries, i), x + i * N_PROPERTIES);
    }
  compare (x, entries->len);
  look_clear (&look);
  return properties;
}
