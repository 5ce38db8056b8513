/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a turn and a point are about, whichever words say it: by the table of service language that
 * learning has, too (rules/learn/cue-senses.h). A point's senses are read when it is looked at
 * first; few ever are. */
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

static GArray *
read_words (const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);

  return cue_said_list_senses (tokens);
}

CueSaidSenses *
cue_said_senses_new (const CuePoint *point, const CueGroupPlan *groups, guint n_groups)
{
  CueSaidSenses *self = g_new0 (CueSaidSenses, 1);

  self->n_own = cue_text_list (point->say, self->texts);
  for (guint i = 0; i < self->n_own; i++)
    self->own[i] = read_words (self->texts[i]);
  for (guint g = 0; g < n_groups; g++)
    {
      self->of_group[g] = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      for (guint i = 0; groups[g].any != NULL && groups[g].any[i] != NULL; i++)
        g_ptr_array_add (self->of_group[g], read_words (groups[g].any[i]));
    }
  return self;
}

void
cue_said_senses_free (CueSaidSenses *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->own); i++)
    g_clear_pointer (&self->own[i], g_array_unref);
  for (guint g = 0; g < CUE_MAX_GROUPS; g++)
    g_clear_pointer (&self->of_group[g], g_ptr_array_unref);
  g_free (self);
}

static guint
count_common (const GArray *a, const GArray *b)
{
  guint n = 0;

  for (guint i = 0, k = 0; i < a->len && k < b->len;)
    {
      guint64 x = g_array_index (a, guint64, i);
      guint64 y = g_array_index (b, guint64, k);

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
is_spoken_of (const GArray *turn, const GPtrArray *wordings)
{
  for (guint i = 0; i < wordings->len; i++)
    {
      const GArray *wording = g_ptr_array_index (wordings, i);

      if (wording->len > 0 && count_common (turn, wording) == wording->len)
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

  for (guint i = 0; i < senses->n_own; i++)
    {
      guint common = count_common (turn, senses->own[i]);

      if (share (common, senses->own[i]->len) <= best)
        continue;
      signs[CUE_SIGN_SENSES_COVERED] = best = share (common, senses->own[i]->len);
      signs[CUE_SIGN_SENSES_OWN] = share (common, turn->len);
    }
  for (guint g = 0; g < c->plan->n_groups; g++)
    signs[CUE_SIGN_SENSED]
        += c->best[g].grade == CUE_GRADE_NONE && is_spoken_of (turn, senses->of_group[g]);
}
