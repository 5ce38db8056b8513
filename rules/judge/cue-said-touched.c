/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which points a turn may say something of: most packs have thousands that it has nothing to do
 * with. */
#include <string.h>

#include "cue-said-case.h"
#include "cue-said-check-private.h"

/* A sentence that is alike to more points than this tells none of them from the others. */
#define MOST_ALIKE 64
#define WHOLE_MILLI 1000

/* A wording of theirs, a number of a unit that they name, or anything where they have variables. */
static void
note_heard (const CueSaidCheck *self, const CueTurn *turn, guint8 *touched)
{
  for (guint i = 0; i < turn->keys->len; i++)
    touched[cue_said_check_get_owner (self, g_array_index (turn->keys, CuePhraseHit, i).phrase)]
        = 1;
  for (guint i = 0; i < self->unspelt->len; i++)
    {
      guint point = g_array_index (self->unspelt, guint, i);
      const CuePointPlan *plan = cue_said_check_get_plan (self, point);

      touched[point] |= plan->varies || (turn->units & plan->units) != 0;
    }
}

/* How alike those must be of which nothing but likeness speaks, and that are @touched or not:
 * whoever has all words of a point counts always, and of the others the most alike, each level of
 * likeness as a whole, so that no order decides. */
static guint
find_least (const guint16 *likeness,
            const guint8 *touched,
            guint n_points,
            gboolean are_touched,
            guint from)
{
  guint n_of[WHOLE_MILLI + 1] = { 0 };
  guint n = 0;
  guint least = WHOLE_MILLI;

  for (guint i = 0; i < n_points; i++)
    if (likeness[i] >= from && touched[i] == are_touched)
      n_of[MIN (likeness[i], WHOLE_MILLI)]++;
  for (guint level = WHOLE_MILLI; level >= from; level--)
    {
      n += n_of[level];
      if (n > MOST_ALIKE)
        break;
      least = level;
    }
  return least;
}

static void
note_alike (const guint16 *likeness, guint8 *touched, guint n_points)
{
  guint n = 0;
  guint least = CUE_SAID_ALIKE_MILLI;

  for (guint i = 0; i < n_points; i++)
    n += likeness[i] >= CUE_SAID_ALIKE_MILLI;
  if (n > MOST_ALIKE)
    least = find_least (likeness, touched, n_points, FALSE, CUE_SAID_ALIKE_MILLI);
  for (guint i = 0; n > 0 && i < n_points; i++)
    touched[i] |= likeness[i] >= least;
}

void
cue_said_check_note_touched (const CueSaidCheck *self, CueTurn *turn)
{
  guint n_points = self->plans->len;
  g_autofree guint8 *touched = g_new0 (guint8, n_points + 1);

  turn->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  note_heard (self, turn, touched);
  note_alike (turn->likeness, touched, n_points);
  for (const guint8 *at = touched; (at = memchr (at, 1, n_points - (gsize) (at - touched))); at++)
    {
      guint point = (guint) (at - touched);

      g_array_append_val (turn->touched, point);
    }
  turn->restated_milli
      = find_least (turn->likeness, touched, n_points, TRUE, CUE_SAID_RESTATED_MILLI);
}
