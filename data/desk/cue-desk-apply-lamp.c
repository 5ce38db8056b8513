/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-apply.h"

#include "cue-json.h"
#include "cue-lamp-kind.h"

/* What a change says of a lamp, and the words on it once a step is done. */

static CueLamp *
make_lamp (CueConversation *conversation, const char *id, JsonObject *body)
{
  CueTargetKind kind = CUE_TARGET_OFFER;

  if (!cue_target_kind_from_string (cue_json_get_string (body, "kind", NULL), &kind))
    return NULL;
  return cue_lamp_new_for (cue_conversation_get_pack (conversation),
                           cue_conversation_get_lang (conversation), id, kind,
                           cue_json_get_string (body, "of", ""),
                           cue_json_get_string (body, "rule", ""));
}

static void
follow_talk (CueConversation *conversation, CueLamp *lamp)
{
  CueChecklist *checklist = cue_conversation_get_checklist (conversation);
  CueLampState state = cue_lamp_get_state (lamp);

  if (cue_lamp_get_kind (lamp) != CUE_TARGET_TALK)
    return;
  /* in a snapshot a talk that was lit comes with its end */
  if (cue_lamp_is_alight (lamp) || (state >= CUE_LAMP_SAID && cue_lamp_get_number (lamp) > 0))
    cue_checklist_add_talk (checklist, cue_lamp_get_of (lamp));
  if (state >= CUE_LAMP_SAID)
    cue_checklist_set_talk_ended (checklist, cue_lamp_get_of (lamp), TRUE,
                                  state == CUE_LAMP_DECLINED || state == CUE_LAMP_EXPIRED);
}

static void
update_lamp (CueLamp *lamp, JsonObject *body, CueLampState state, gint64 at_ms)
{
  JsonObject *score = cue_json_get_object (body, "score");
  JsonObject *proof = cue_json_get_object (body, "proof");

  g_object_freeze_notify (G_OBJECT (lamp));
  /* what lit or holds it stays its proof when it is seen, taken or said */
  if (proof != NULL && (state == CUE_LAMP_LIT || state == CUE_LAMP_HELD))
    {
      cue_lamp_set_proof (lamp, proof);
      cue_lamp_bind (lamp, NULL);
    }
  cue_lamp_set_number (lamp, (guint) cue_json_get_int (body, "number", 0));
  cue_lamp_set_reason (lamp, cue_json_get_string (body, "reason", ""));
  if (json_object_has_member (body, "pinned"))
    cue_lamp_set_pinned (lamp, cue_json_get_boolean (body, "pinned", FALSE));
  if (score != NULL)
    cue_lamp_set_score_milli (lamp, cue_json_get_int (score, "total_milli", 0));
  else if (json_object_has_member (body, "score"))
    cue_lamp_set_score_milli (lamp, cue_json_get_int (body, "score", 0));
  if (state == CUE_LAMP_LIT || state == CUE_LAMP_HELD)
    cue_lamp_set_at_ms (lamp, at_ms);
  cue_lamp_set_state (lamp, state);
  g_object_thaw_notify (G_OBJECT (lamp));
}

CueLamp *
cue_desk_apply_lamp (CueConversation *conversation, JsonObject *body, const CueEvent *event)
{
  CueLampDeck *deck = cue_conversation_get_deck (conversation);
  const char *id = cue_json_get_string (body, "lamp", NULL);
  JsonObject *proof = cue_json_get_object (body, "proof");
  CueLampState state = CUE_LAMP_DARK;
  gint64 at_ms = proof != NULL ? cue_json_get_int (proof, "at_ms", event->at_ms) : event->at_ms;

  if (id == NULL || !cue_lamp_state_from_string (cue_json_get_string (body, "to", NULL), &state))
    return NULL;

  CueLamp *lamp = cue_lamp_deck_find (deck, id);
  CueLampState before = lamp != NULL ? cue_lamp_get_state (lamp) : CUE_LAMP_DARK;
  if (lamp != NULL)
    {
      update_lamp (lamp, body, state, at_ms);
      cue_lamp_deck_moved (deck, lamp);
    }
  else
    {
      g_autoptr (CueLamp) made = make_lamp (conversation, id, body);
      if (made == NULL)
        return NULL;
      update_lamp (made, body, state, at_ms);
      cue_lamp_deck_add (deck, made);
      lamp = made; /* the deck holds it */
    }
  follow_talk (conversation, lamp);
  return state == CUE_LAMP_LIT && before != CUE_LAMP_LIT ? lamp : NULL;
}

typedef struct
{
  CueValueFunc value;
  gpointer user_data;
  const char *offer;
} Values;

static char *
look_up (const char *name, gpointer user_data)
{
  const Values *values = user_data;

  return values->value != NULL ? values->value (values->offer, name, values->user_data) : NULL;
}

void
cue_desk_apply_next (CueConversation *conversation, JsonObject *body)
{
  CueLamp *lamp = cue_lamp_deck_find (cue_conversation_get_deck (conversation),
                                      cue_json_get_string (body, "lamp", NULL));
  const CueTalk *talk = lamp != NULL ? cue_lamp_find_talk (lamp) : NULL;
  const char *point = cue_json_get_string (body, "point", NULL);
  guint step = 0;

  if (talk == NULL)
    return;
  /* with nothing left to say the last one stays */
  while (step + 1 < talk->points->len
         && g_strcmp0 (((CuePoint *) g_ptr_array_index (talk->points, step))->full_id, point) != 0)
    step++;
  cue_lamp_set_step (lamp, step + 1, cue_json_get_object (body, "proof"));
}

void
cue_desk_apply_done (CueConversation *conversation, CueValueFunc value, gpointer user_data)
{
  g_return_if_fail (CUE_IS_CONVERSATION (conversation));

  CueLampDeck *deck = cue_conversation_get_deck (conversation);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (deck));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (G_LIST_MODEL (deck), i);

      if (cue_lamp_get_state (lamp) >= CUE_LAMP_SAID && *cue_lamp_get_say (lamp) != '\0')
        continue;
      Values values = { value, user_data,
                        cue_lamp_get_kind (lamp) == CUE_TARGET_OFFER
                            ? cue_lamp_get_of (lamp)
                            : cue_lamp_deck_find_offer (deck, cue_lamp_get_rule (lamp)) };
      g_object_freeze_notify (G_OBJECT (lamp));
      cue_desk_apply_held (conversation, lamp);
      cue_desk_apply_stale (conversation, lamp);
      cue_lamp_fill (lamp, look_up, &values);
      g_object_thaw_notify (G_OBJECT (lamp));
    }
  cue_conversation_set_n_lit (conversation, cue_lamp_deck_count_alight (deck));
}
