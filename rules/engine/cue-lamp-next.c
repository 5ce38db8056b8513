/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes next in the talks that are on, told when it is another point or for another reason. */
#include "cue-step-private.h"

#include "cue-json.h"
#include "cue-talk-next.h"

static void
add_words (JsonArray *words, const CueTurn *turn, GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      CueSpan span = g_array_index (spans, CueSpan, i);
      g_autofree char *text = cue_turn_dup_words (turn, span);
      JsonObject *word = json_object_new ();

      json_object_set_string_member (word, "turn", turn->id);
      json_object_set_int_member (word, "start", span.start);
      json_object_set_int_member (word, "end", span.end);
      json_object_set_string_member (word, "text", text);
      json_array_add_object_element (words, word);
    }
}

/* The customer's words that brought it up. */
static JsonArray *
list_words (const CueStep *step, const CueTalk *talk, const CueTalkNext *next)
{
  JsonArray *words = json_array_new ();

  for (guint i = 0; i < next->turns->len; i++)
    {
      const CueTurn *turn = g_ptr_array_index (next->turns, i);
      g_autoptr (GArray) spans
          = cue_talk_next_find_words (step->engine->judge, talk, next->point, turn);

      add_words (words, turn, spans);
    }
  return words;
}

static const char *
point_id (const CueTalk *talk, guint place)
{
  return ((CuePoint *) g_ptr_array_index (talk->points, place))->full_id;
}

static JsonObject *
make_proof (const CueStep *step, const CueTalk *talk, const CueTalkNext *next)
{
  JsonObject *proof = json_object_new ();
  JsonArray *among = json_array_new ();

  json_object_set_string_member (proof, "next", point_id (talk, next->point));
  json_object_set_string_member (proof, "because", cue_next_because_to_string (next->because));
  json_object_set_int_member (proof, "at_ms", step->now_ms);
  if (next->because == CUE_NEXT_ASKED || next->because == CUE_NEXT_HEARD)
    json_object_set_array_member (proof, "words", list_words (step, talk, next));
  for (guint i = 0; i < next->among->len; i++)
    {
      const CueNextShare *share = &g_array_index (next->among, CueNextShare, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "point", point_id (talk, share->point));
      json_object_set_int_member (object, "share_milli", share->share_milli);
      json_array_add_object_element (among, object);
    }
  json_object_set_array_member (proof, "among", among);
  return proof;
}

static gboolean
is_told (const CueLampLife *lamp, const char *point, const char *because)
{
  JsonObject *told = lamp->next == NULL ? NULL : json_node_get_object (lamp->next);

  if (told == NULL)
    return point == NULL;
  return g_strcmp0 (cue_json_get_string (told, "point", NULL), point) == 0
         && g_strcmp0 (cue_json_get_string (told, "because", NULL), because) == 0;
}

static void
judge (CueStep *step, CueLampLife *lamp, const CueTalk *talk)
{
  g_auto (CueTalkNext) next = { 0 };
  const char *point;
  const char *because;
  JsonObject *body;
  CueChange *change;

  cue_talk_next_choose (&next, step->engine->judge, step->state->reading, talk);
  point = next.point == CUE_NONE ? NULL : point_id (talk, next.point);
  because = point == NULL ? NULL : cue_next_because_to_string (next.because);
  if (is_told (lamp, point, because))
    return;
  body = json_object_new ();
  json_object_set_string_member (body, "lamp", lamp->id);
  if (point == NULL)
    json_object_set_null_member (body, "point");
  else
    {
      json_object_set_string_member (body, "point", point);
      json_object_set_string_member (body, "because", because);
      json_object_set_object_member (body, "proof", make_proof (step, talk, &next));
    }
  change = cue_change_new ("next", cue_json_new_object (body));
  g_clear_pointer (&lamp->next, json_node_unref);
  lamp->next = cue_json_share (change->body);
  g_ptr_array_add (step->changes, change);
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
