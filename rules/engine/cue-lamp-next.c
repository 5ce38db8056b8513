/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes next in the talks that are on, told when it is another point or for another reason. */
#include "cue-step-private.h"

#include "cue-talk-next.h"

static void
add_words (CueDraft *words, const CueTurn *turn, GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      CueSpan span = g_array_index (spans, CueSpan, i);
      g_autofree char *text = cue_turn_dup_words (turn, span);
      CueDraft *word = cue_draft_add_object (words);

      cue_draft_set_string (word, "turn", turn->id);
      cue_draft_set_int (word, "start", span.start);
      cue_draft_set_int (word, "end", span.end);
      cue_draft_set_string (word, "text", text);
    }
}

/* The customer's words that brought it up. */
static void
list_words (CueDraft *proof, const CueStep *step, const CueTalk *talk, const CueTalkNext *next)
{
  CueDraft *words = cue_draft_set_array (proof, "words");

  for (guint i = 0; i < next->turns->len; i++)
    {
      const CueTurn *turn = g_ptr_array_index (next->turns, i);
      g_autoptr (GArray) spans
          = cue_talk_next_find_words (step->engine->judge, talk, next->point, turn);

      add_words (words, turn, spans);
    }
}

static const char *
point_id (const CueTalk *talk, guint place)
{
  return ((CuePoint *) g_ptr_array_index (talk->points, place))->full_id;
}

static void
prove (CueDraft *proof, const CueStep *step, const CueTalk *talk, const CueTalkNext *next)
{
  CueDraft *among = cue_draft_set_array (proof, "among");

  cue_draft_set_string (proof, "next", point_id (talk, next->point));
  cue_draft_set_string (proof, "because", cue_next_because_to_string (next->because));
  cue_draft_set_int (proof, "at_ms", step->now_ms);
  if (next->because == CUE_NEXT_ASKED || next->because == CUE_NEXT_HEARD)
    list_words (proof, step, talk, next);
  for (guint i = 0; i < next->among->len; i++)
    {
      const CueNextShare *share = &g_array_index (next->among, CueNextShare, i);
      CueDraft *object = cue_draft_add_object (among);

      cue_draft_set_string (object, "point", point_id (talk, share->point));
      cue_draft_set_int (object, "share_milli", share->share_milli);
    }
}

static gboolean
is_told (const CueLampLife *lamp, const char *point, const char *because)
{
  const CueDraft *told = lamp->next;

  if (told == NULL)
    return point == NULL;
  return g_strcmp0 (cue_draft_get_string (told, "point", NULL), point) == 0
         && g_strcmp0 (cue_draft_get_string (told, "because", NULL), because) == 0;
}

static void
judge (CueStep *step, CueLampLife *lamp, const CueTalk *talk)
{
  g_auto (CueTalkNext) next = { 0 };
  const char *point;
  const char *because;
  CueDraft *body;

  cue_talk_next_choose (&next, step->engine->judge, step->state->reading, talk);
  point = next.point == CUE_NONE ? NULL : point_id (talk, next.point);
  because = point == NULL ? NULL : cue_next_because_to_string (next.because);
  if (is_told (lamp, point, because))
    return;
  body = cue_draft_new ();
  cue_draft_set_string (body, "lamp", lamp->id);
  if (point == NULL)
    cue_draft_set_null (body, "point");
  else
    {
      cue_draft_set_string (body, "point", point);
      cue_draft_set_string (body, "because", because);
      prove (cue_draft_set_object (body, "proof"), step, talk, &next);
    }
  cue_draft_unref (lamp->next);
  lamp->next = cue_draft_ref (body);
  g_ptr_array_add (step->changes, cue_change_new ("next", body));
}

void
cue_lamps_judge_next (CueStep *step)
{
  CueState *state = step->state;

  /* where nothing changed, nothing else is next */
  if (state->quiet || step->changes->len == 0)
    return;
  for (guint i = state->first_open; i < state->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (state->lamps, i);
      const CueTalk *talk = lamp->kind == CUE_TARGET_TALK && cue_life_is_on (lamp->life)
                                ? cue_pack_find_talk (step->engine->pack, lamp->of)
                                : NULL;

      if (talk != NULL)
        judge (step, lamp, talk);
    }
}
