/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The written order is how a lead thinks that a talk goes, and mostly it does. It goes otherwise
 * where the customer asks for what stands further down, where he has already told what the next
 * question would ask, and where an optional point was left out and the talk went on. Nothing here
 * knows a point by its name, so what was learnt from some flows is true of others.
 */
#include "cue-next.h"

#include "cue-arithmetic.h"

#define FAR 5 /* points; none counts as farther */
#define ASKED_MILLI 500
#define LEAST_RARITY 500

enum
{
  SECOND,  /* one open point stands before it */
  LATER,   /* several do */
  FAR_OFF, /* how far, up to FAR */
  PASSED,  /* a later one was said */
  FOLLOWS, /* stands right behind the last one said */
  GREETS,  /* though the customer has spoken */
  HEARD,   /* how much of the customer's words it has */
  HEARD_ASKED,
  MORE_THAN_SECOND, /* by how much it has more of them than any other */
  TELLS_ASKED,      /* it tells the matter that was asked for */
  ANSWERED,         /* it is a question: how much of it the customer's words have */
  ANSWERED_BEFORE,
  ASKS_TOLD,   /* all that it asks for was told */
  LAST_THANKS, /* nothing stands behind it, and the customer thanks */
  N_PROPERTIES,
};

typedef struct
{
  const char *name;
  gint32 weight; /* millionths */
} Property;

/* Printed by cuectl steps --next --weights, but for what no public flow teaches, because its
 * customers never ask for what is told: that counts as much as most of their words. */
static const Property properties[N_PROPERTIES] = {
  [SECOND] = { "second", 378901 },
  [LATER] = { "later", -45668 },
  [FAR_OFF] = { "far-off", -4077514 },
  [PASSED] = { "passed", 218287 },
  [FOLLOWS] = { "follows", 438036 },
  [GREETS] = { "greets", -2875497 },
  [HEARD] = { "heard", 4915088 },
  [HEARD_ASKED] = { "heard-asked", 1465100 },
  [MORE_THAN_SECOND] = { "more-than-second", 2902517 },
  [TELLS_ASKED] = { "tells-asked", 4000000 },
  [ANSWERED] = { "answered", -6924903 },
  [ANSWERED_BEFORE] = { "answered-before", -2732943 },
  [ASKS_TOLD] = { "asks-told", -526503 },
  [LAST_THANKS] = { "last-thanks", 4853310 },
};

typedef struct
{
  /* owned */
  CueNextWords *text;
  CueNextWords *all; /* wordings together, bare */
} Point;

struct _CueNextPlan
{
  /* owned */
  CueNextWords *title; /* bare */
  GArray *points;      /* Point */
  GHashTable *counts;  /* guint64 of a point → how many points have the word */
};

static void
point_clear (gpointer data)
{
  Point *self = data;

  cue_next_words_free (self->text);
  cue_next_words_free (self->all);
}

CueNextPlan *
cue_next_plan_new (const char *title)
{
  CueNextPlan *self = g_new0 (CueNextPlan, 1);

  self->title = cue_next_words_new_bare (title != NULL ? title : "");
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_set_clear_func (self->points, point_clear);
  self->counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

void
cue_next_plan_free (CueNextPlan *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->counts);
  cue_next_words_free (self->title);
  g_array_unref (self->points);
  g_free (self);
}

static const Point *
point_at (const CueNextPlan *self, guint i)
{
  return &g_array_index (self->points, Point, i);
}

void
cue_next_plan_add (CueNextPlan *self, const char *const *wordings)
{
  Point point = { cue_next_words_new (wordings[0]), NULL };

  point.all = cue_next_words_copy (point.text);

  for (guint i = 1; wordings[i] != NULL; i++)
    {
      g_autoptr (CueNextWords) more = cue_next_words_new_bare (wordings[i]);

      cue_next_words_add (point.all, more);
    }
  cue_next_words_remove (point.all, self->title);
  g_array_append_val (self->points, point);
}

void
cue_next_plan_finish (CueNextPlan *self)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      GArray *words = point_at (self, i)->all->words;

      for (guint k = 0; k < words->len; k++)
        {
          gpointer key = &g_array_index (words, guint64, k);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));

          g_hash_table_insert (self->counts, key, GUINT_TO_POINTER (n + 1));
        }
    }
}

guint
cue_next_plan_get_n_points (const CueNextPlan *self)
{
  return self->points->len;
}

/* What all points say tells none from another. */
static gint64
rarity_milli (const CueNextPlan *self, const guint64 *word)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, word));

  return LEAST_RARITY + (gint64) cue_ln_milli (1 + (guint64) self->points->len, 1 + (guint64) n);
}

static gint32
cover_milli (const CueNextPlan *self,
             const CueNextWords *wanted,
             const CueNextWords *has,
             gboolean only_known)
{
  gint64 all = 0;
  gint64 found = 0;

  for (guint i = 0; i < wanted->words->len; i++)
    {
      const guint64 *word = &g_array_index (wanted->words, guint64, i);
      gint64 rarity = only_known && !g_hash_table_contains (self->counts, word)
                          ? LEAST_RARITY
                          : rarity_milli (self, word);

      all += rarity;
      if (cue_next_words_has (has, *word))
        found += rarity;
    }
  return all == 0 ? 0 : (gint32) (found * 1000 / all);
}

/* Where it stands among those that are open. */
static void
add_place (const CueNextMoment *moment, guint point, guint n_before, gboolean passed, gint32 *x)
{
  x[SECOND] = n_before == 1 ? 1000 : 0;
  x[LATER] = n_before > 1 ? 1000 : 0;
  x[FAR_OFF] = (gint32) MIN (n_before, FAR) * 1000 / FAR;
  x[PASSED] = passed ? 1000 : 0;
  x[FOLLOWS] = moment->last != G_MAXUINT && point == moment->last + 1 ? 1000 : 0;
}

/* The matter that is asked for. */
static gboolean
tells (const Point *point, const CueNextWords *question)
{
  return !point->text->is_question && (point->text->told & question->asked) != 0;
}

/* What the customer has told already need not be asked. */
static void
add_question (const CueNextPlan *self, const CueNextMoment *moment, guint i, gint32 *x)
{
  const Point *point = point_at (self, i);
  guint told = (moment->now != NULL ? moment->now->told : 0)
               | (moment->before != NULL ? moment->before->told : 0);

  if (!point->text->is_question)
    return;
  told &= point->text->asked;
  x[ASKS_TOLD] = told != 0 && told == point->text->asked ? 1000 : 0;
  if (moment->now != NULL)
    x[ANSWERED] = cover_milli (self, point->text, moment->now, FALSE);
  if (moment->before != NULL)
    x[ANSWERED_BEFORE] = cover_milli (self, point->text, moment->before, FALSE);
}

static void
add_words (const CueNextPlan *self, const CueNextMoment *moment, guint i, gint32 *x)
{
  const Point *point = point_at (self, i);
  const CueNextWords *now = moment->now;

  add_question (self, moment, i, x);
  if (now == NULL)
    return;
  x[GREETS] = cue_next_words_greets (point->text) ? 1000 : 0;
  x[HEARD] = cover_milli (self, now, point->all, FALSE);
  x[LAST_THANKS] = now->thanks && i + 1 == self->points->len ? 1000 : 0;
  if (!now->is_question)
    return;
  x[HEARD_ASKED] = cover_milli (self, now, point->all, TRUE);
  x[TELLS_ASKED] = tells (point, now) ? 1000 : 0;
}

/* What only shows beside the others. */
static void
compare (gint32 *x, guint n)
{
  gint32 best = 0;
  gint32 second = 0;
  guint most = 0;

  for (guint i = 0; i < n; i++)
    {
      gint32 heard = x[i * N_PROPERTIES + HEARD];

      if (heard > best)
        {
          second = best;
          best = heard;
          most = i;
        }
      else
        second = MAX (second, heard);
    }
  if (n > 0)
    x[most * N_PROPERTIES + MORE_THAN_SECOND] = best - second;
}

guint
cue_next_n_properties (void)
{
  return N_PROPERTIES;
}

const char *
cue_next_property_name (guint property)
{
  return properties[property].name;
}

gint32
cue_next_weight (guint property)
{
  return properties[property].weight;
}

GArray *
cue_next_look (const CueNextPlan *self, const CueNextMoment *moment)
{
  guint n = self->points->len;
  GArray *look = g_array_new (FALSE, TRUE, sizeof (gint32));
  guint n_before = 0;
  guint last_said = n;
  gint32 *x;

  g_array_set_size (look, n * N_PROPERTIES);
  x = (gint32 *) (gpointer) look->data;
  for (guint i = 0; i < n; i++)
    if (moment->stands[i] == CUE_NEXT_SAID)
      last_said = i;
  for (guint i = 0; i < n; i++)
    {
      gboolean passed = last_said < n && i < last_said;

      if (moment->stands[i] != CUE_NEXT_OPEN)
        continue;
      add_place (moment, i, n_before, passed, x + i * N_PROPERTIES);
      add_words (self, moment, i, x + i * N_PROPERTIES);
      n_before += passed ? 0 : 1;
    }
  compare (x, n);
  return look;
}

gint32
cue_next_score (const gint32 *x)
{
  gint64 sum = 0;

  for (guint i = 0; i < N_PROPERTIES; i++)
    sum += (gint64) properties[i].weight * x[i];
  return (gint32) CLAMP (sum / 1000000, -1000000000, 1000000000);
}

const char *
cue_next_because_to_string (CueNextBecause because)
{
  static const char *const names[] = { "order", "asked", "heard", "answered", "thanked", "usual" };

  return names[because];
}

CueNextBecause
cue_next_explain (const gint32 *chosen, const gint32 *first)
{
  if (chosen == first)
    return CUE_NEXT_IN_ORDER;
  if (chosen[HEARD_ASKED] > first[HEARD_ASKED] || chosen[TELLS_ASKED] > first[TELLS_ASKED])
    return CUE_NEXT_ASKED;
  if (chosen[HEARD] > first[HEARD])
    return CUE_NEXT_HEARD;
  if (first[ANSWERED] > 0 || first[ANSWERED_BEFORE] > 0 || first[ASKS_TOLD] > 0)
    return CUE_NEXT_ANSWERED;
  return chosen[LAST_THANKS] > 0 ? CUE_NEXT_THANKED : CUE_NEXT_USUAL;
}

gboolean
cue_next_is_asked (const CueNextPlan *self, guint point, const CueNextWords *now)
{
  return now->is_question
         && (tells (point_at (self, point), now)
             || cover_milli (self, now, point_at (self, point)->all, TRUE) >= ASKED_MILLI);
}

GArray *
cue_next_find_words (const CueNextPlan *self, guint point, const CueTokens *said)
{
  g_autoptr (GArray) marks = cue_next_words_list_marks (said);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CueSpan));
  guint end = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const CueNextMark *mark = &g_array_index (marks, CueNextMark, i);
      CueSpan span = cue_folded_source (said->folded, mark->start, mark->end);

      if (!cue_next_words_has (point_at (self, point)->all, mark->word))
        continue;
      if (spans->len > 0 && mark->start <= end)
        g_array_index (spans, CueSpan, spans->len - 1).end
            = MAX (g_array_index (spans, CueSpan, spans->len - 1).end, span.end);
      else
        g_array_append_val (spans, span);
      end = MAX (end, mark->end);
    }
  return spans;
}
