/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a turn and a point are about, whichever words say it: by the table of service language that
 * learning has, too (rules/learn/cue-senses.h). A point's senses are read when it is looked at
 * first; few ever are. */
#include <string.h>

#include "cue-said-case.h"
#include "cue-said-signs.h"
#include "cue-senses.h"

GArray *
cue_said_list_senses (const CueTokens *tokens)
{
  g_autoptr (GArray) units = cue_units_read (tokens);
  g_autoptr (GArray) senses = cue_senses_read (units);

  return cue_units_list_hashes (senses);
}

typedef struct
{
  GArray *senses; /* guint64 */
  GArray *ends;   /* guint32 */
} Sets;

static void
add_set (Sets *sets, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GArray) senses = cue_said_list_senses (tokens);
  guint32 end;

  g_array_append_vals (sets->senses, senses->data, senses->len);
  end = sets->senses->len;
  g_array_append_val (sets->ends, end);
}

/* Takes what @sets has. */
static CueSaidSenses *
pack_sets (Sets *sets)
{
  gsize n_bytes = (gsize) sets->senses->len * sizeof (guint64);
  gsize n_ends = (gsize) sets->ends->len * sizeof (guint32);
  CueSaidSenses *self = g_malloc0 (sizeof *self + n_bytes + n_ends);
  char *ends = (char *) self->senses + n_bytes;

  if (n_bytes > 0)
    memcpy (self->senses, sets->senses->data, n_bytes);
  if (n_ends > 0)
    memcpy (ends, sets->ends->data, n_ends);
  self->ends = (const guint32 *) (gpointer) ends;
  g_array_unref (sets->senses);
  g_array_unref (sets->ends);
  return self;
}

CueSaidSenses *
cue_said_senses_new (const CuePoint *point, const CueGroupPlan *groups, guint n_groups)
{
  Sets sets = { g_array_new (FALSE, FALSE, sizeof (guint64)),
                g_array_new (FALSE, FALSE, sizeof (guint32)) };
  const char *texts[2];
  guint n_texts = cue_text_list (point->say, texts);
  guint first[CUE_MAX_GROUPS + 1];
  CueSaidSenses *self;

  for (guint i = 0; i < n_texts; i++)
    add_set (&sets, texts[i]);
  for (guint g = 0; g < n_groups; g++)
    {
      first[g] = sets.ends->len;
      for (guint i = 0; groups[g].any != NULL && groups[g].any[i] != NULL; i++)
        add_set (&sets, groups[g].any[i]);
    }
  first[n_groups] = sets.ends->len;
  self = pack_sets (&sets);
  self->n_texts = n_texts;
  memcpy (self->first, first, (n_groups + 1) * sizeof *first);
  return self;
}

static guint
get_length (const CueSaidSenses *self, guint set)
{
  return self->ends[set] - (set == 0 ? 0 : self->ends[set - 1]);
}

/* How many senses the turn has of a set. */
static guint
count_common (const GArray *turn, const CueSaidSenses *self, guint set)
{
  const guint64 *a = (const guint64 *) (gpointer) turn->data;
  const guint64 *b = self->senses + self->ends[set] - get_length (self, set);
  guint n_b = get_length (self, set);
  guint n = 0;

  for (guint i = 0, k = 0; i < turn->len && k < n_b;)
    {
      guint64 x = a[i];
      guint64 y = b[k];

      n += x == y;
      i += x <= y;
      k += y <= x;
    }
  return n;
}

static gint32
share (guint part, guint whole)
{
  return whole == 0 ? 0 : (gint32) (part * 1000 / whole);
}

static gboolean
is_spoken_of (const GArray *turn, const CueSaidSenses *self, guint group)
{
  for (guint set = self->first[group]; set < self->first[group + 1]; set++)
    {
      guint n = get_length (self, set);

      if (n > 0 && count_common (turn, self, set) == n)
        return TRUE;
    }
  return FALSE;
}

void
cue_said_read_senses (const CueSaidCase *c, gint32 *signs)
{
  const CueSaidSenses *senses = cue_said_check_get_senses (c->check, c->plan->index);
  const GArray *turn = c->senses;
  gint32 best = -1;

  for (guint i = 0; i < senses->n_texts; i++)
    {
      guint common = count_common (turn, senses, i);
      gint32 covered = share (common, get_length (senses, i));

      if (covered <= best)
        continue;
      signs[CUE_SIGN_SENSES_COVERED] = best = covered;
      signs[CUE_SIGN_SENSES_OWN] = share (common, turn->len);
    }
  for (guint g = 0; g < c->plan->n_groups; g++)
    signs[CUE_SIGN_SENSED] += c->best[g].grade == CUE_GRADE_NONE && is_spoken_of (turn, senses, g);
}
