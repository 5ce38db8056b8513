/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include "cue-budget.h"
#include "cue-json.h"

/*
 * The agent takes so many new cards a minute, in all his conversations together. A conversation
 * knows of the others only by events in its log, so each hears when a card lights elsewhere, and
 * when the agent wants fewer or more.
 */

/* What a busy agent can read beside his talking, whatever he asked for. */
#define BUSY_CARDS 6

/* As many as he asked for, fewer when he has much at once. */
static guint
get_limit (const CueDesk *self)
{
  return self->pressure > 0 ? MIN (self->cards_per_minute, BUSY_CARDS) : self->cards_per_minute;
}

static gboolean
is_limited (const CueDesk *self)
{
  return get_limit (self) < CUE_DESK_MOST_CARDS;
}

static gboolean
costs_attention (JsonObject *body)
{
  JsonObject *proof = cue_json_get_object (body, "proof");
  JsonObject *attention = proof == NULL ? NULL : cue_json_get_object (proof, "attention");

  return attention != NULL && cue_json_get_int (attention, "cost", 0) > 0;
}

/* What is older than a minute counts no more. */
static void
forget_old (CueDesk *self)
{
  gint64 now_ms = cue_desk_now_ms (self);
  guint old = 0;

  while (old < self->cards->len
         && g_array_index (self->cards, CueDeskCard, old).at_ms <= now_ms - CUE_BUDGET_WINDOW_MS)
    old++;
  if (old > 0)
    g_array_remove_range (self->cards, 0, old);
}

static gboolean
note_cards (CueSession *session, GPtrArray *changes)
{
  gboolean lit = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);
      CueDeskCard card = { session, 0 };

      if (!g_str_equal (change->type, "lamp")
          || !g_str_equal (cue_json_get_string (body, "to", ""), "lit") || !costs_attention (body))
        continue;
      card.at_ms = cue_json_get_int (cue_json_get_object (body, "proof"), "at_ms", 0);
      g_array_append_val (session->desk->cards, card);
      lit = TRUE;
    }
  return lit;
}

static JsonNode *
make_budget (CueSession *session)
{
  CueDesk *self = session->desk;
  JsonObject *body = json_object_new ();
  JsonArray *elsewhere = json_array_new ();

  for (guint i = 0; i < self->cards->len; i++)
    {
      const CueDeskCard *card = &g_array_index (self->cards, CueDeskCard, i);

      if (card->session != session)
        json_array_add_int_element (elsewhere, card->at_ms);
    }
  if (is_limited (self))
    {
      json_object_set_int_member (body, "per_min", get_limit (self));
      json_object_set_array_member (body, "elsewhere", elsewhere);
    }
  else
    json_array_unref (elsewhere);
  return cue_json_new_object (body);
}

static void
tell (CueSession *session)
{
  CueArrival arrival = { .type = "budget" };

  if (session->broken != NULL || cue_conversation_is_over (session->conversation)
      || cue_timeline_get_confirmed_seq (session->timeline) == 0)
    return;
  forget_old (session->desk);
  arrival.body = make_budget (session);
  session->knows_budget = TRUE;
  cue_desk_let_in (session->desk, session, &arrival, NULL);
}

/* In the order of the list: a log tells the same however the sessions are kept. */
static void
tell_all (CueDesk *self, const CueSession *but)
{
  GListModel *model = G_LIST_MODEL (self->conversations);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (model, i);
      CueSession *session
          = conversation == NULL ? NULL : cue_desk_find_session (self, conversation);

      if (session != NULL && session != but)
        tell (session);
    }
}

void
cue_desk_share_attention (CueSession *session, GPtrArray *changes)
{
  gboolean lit = note_cards (session, changes);

  if (!is_limited (session->desk))
    return;
  if (lit)
    tell_all (session->desk, session);
  if (!session->knows_budget)
    tell (session);
}

void
cue_desk_set_cards_per_minute (CueDesk *self, guint cards_per_minute)
{
  if (self->cards_per_minute == cards_per_minute)
    return;
  self->cards_per_minute = cards_per_minute;
  cue_desk_renew_budget (self);
}

void
cue_desk_retell_budget (CueDesk *self)
{
  GListModel *model = G_LIST_MODEL (self->conversations);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (model, i);
      CueSession *session = cue_desk_find_session (self, conversation);

      if (session != NULL && session->knows_budget)
        tell (session);
    }
}

void
cue_desk_renew_budget (CueDesk *self)
{
  if (self->told_limit == get_limit (self))
    return;
  self->told_limit = get_limit (self);
  tell_all (self, NULL);
}

void
cue_desk_forget_cards (CueSession *session)
{
  for (guint i = 0; i < session->desk->cards->len; i++)
    {
      CueDeskCard *card = &g_array_index (session->desk->cards, CueDeskCard, i);

      if (card->session == session)
        card->session = NULL; /* it counts, of whomever it was */
    }
}
