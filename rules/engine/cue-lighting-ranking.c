/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which of several offers gets the place. What was learnt of their acceptance is one term of the
 * score; when the ranking explores, the place is drawn, and how probable each was stays in the
 * proof, so another ranking can be judged from the log alone. A place that somebody has is not
 * drawn for.
 */
#include "cue-lighting-private.h"

static gint
compare_marks (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* What a choice can know, sorted. (transfer full) */
static GStrv
list_context (const CueState *state)
{
  const CueReading *reading = state->reading;
  g_autoptr (GStrvBuilder) marks = g_strv_builder_new ();
  g_autoptr (GArray) lit = cue_reading_list_tags (reading);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  if (reading->channel != NULL && JSON_NODE_HOLDS_VALUE (reading->channel))
    {
      g_autofree char *mark
          = g_strconcat ("channel:", json_node_get_string (reading->channel), NULL);

      g_strv_builder_add (marks, mark);
    }
  for (guint i = 0; i < lit->len; i++)
    g_ptr_array_add (tags,
                     (gpointer) state->engine->judge->tags[g_array_index (lit, guint, i)].def->id);
  g_ptr_array_sort (tags, compare_marks);
  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *mark = g_strconcat ("tag:", g_ptr_array_index (tags, i), NULL);

      g_strv_builder_add (marks, mark);
    }
  return g_strv_builder_end (marks);
}

/* Adds what was learnt to the scores of the offers, and holds those that are too weak. */
void
cue_lighting_rank (CueLighting *self)
{
  const CueState *state = self->step->state;
  gint64 floor_milli = cue_pack_get_limits (self->step->engine->pack)->offer_floor_milli;
  g_auto (GStrv) context = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *one = &g_array_index (self->candidates, Candidate, i);
      gboolean is_on = one->lamp != NULL && cue_life_is_on (one->lamp->life);

      if (state->ranking != NULL)
        {
          CueAcceptance learnt;

          if (context == NULL)
            context = list_context (state);
          learnt = cue_ranking_estimate (state->ranking, one->of, (const char *const *) context);
          cue_score_add_acceptance (&one->score,
                                    cue_ranking_term_milli (state->ranking, one->score.total_milli,
                                                            learnt.mean_micro));
        }
      if (!is_on && one->score.total_milli < floor_milli)
        cue_hold_reasons_add (one->reasons, CUE_REASON_WEAK, NULL);
    }
}

/* (transfer full) */
static CueDraft *
tell_choice (const GArray *alternatives, const char *of, const char *const *context)
{
  CueDraft *choice = cue_draft_new ();
  CueDraft *marks = cue_draft_set_array (choice, "context");
  CueDraft *among = cue_draft_set_array (choice, "among");

  for (guint i = 0; context[i] != NULL; i++)
    cue_draft_add_string (marks, context[i]);
  for (guint i = 0; i < alternatives->len; i++)
    {
      const CueAlternative *one = &g_array_index (alternatives, CueAlternative, i);
      CueDraft *item = cue_draft_add_object (among);

      cue_draft_set_string (item, "of", one->of);
      cue_draft_set_int (item, "base_milli", one->base_milli);
      cue_draft_set_int (item, "share_milli", one->share_milli);
    }
  cue_draft_set_string (choice, "of", of);
  return choice;
}

/* Those that have no place yet. (transfer full) */
static GArray *
list_alternatives (const CueLighting *self, const GArray *waiting)
{
  GArray *out = g_array_sized_new (FALSE, TRUE, sizeof (CueAlternative), waiting->len);

  for (guint i = 0; i < waiting->len; i++)
    {
      const Candidate *one
          = &g_array_index (self->candidates, Candidate, g_array_index (waiting, guint, i));
      CueAlternative alternative
          = { (char *) one->of, one->score.total_milli - one->score.acceptance_milli, 0 };

      g_array_append_val (out, alternative);
    }
  return out;
}

/* Index in @waiting of who gets the next free place. */
static guint
draw_place (CueLighting *self, const GArray *waiting, const char *const *context)
{
  CueState *state = self->step->state;
  g_autoptr (GArray) alternatives = list_alternatives (self, waiting);
  guint64 seed = state->ranking_seed + 2 * (guint64) state->n_choices++;
  guint chosen;
  Candidate *winner;

  cue_ranking_share (state->ranking, context, alternatives, seed);
  chosen = cue_ranking_choose (alternatives, seed + 1);
  winner = &g_array_index (self->candidates, Candidate, g_array_index (waiting, guint, chosen));
  winner->choice = tell_choice (alternatives, winner->of, context);
  return chosen;
}

void
cue_lighting_draw (CueLighting *self, GArray *contenders, const GArray *who, guint places)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) contender = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) context = NULL;
  guint n_on = 0;

  for (guint i = 0; i < who->len; i++)
    {
      if (g_array_index (contenders, CueContender, i).lit)
        {
          n_on++;
          continue;
        }
      g_array_append_val (waiting, g_array_index (who, guint, i));
      g_array_append_val (contender, i);
    }
  if (waiting->len == 0 || n_on >= places)
    return;
  context = list_context (self->step->state);
  for (guint rank = 0; n_on + rank < places && waiting->len > 0; rank++)
    {
      guint chosen = draw_place (self, waiting, (const char *const *) context);

      g_array_index (contenders, CueContender, g_array_index (contender, guint, chosen)).drawn
          = rank + 1;
      g_array_remove_index (waiting, chosen);
      g_array_remove_index (contender, chosen);
    }
}
