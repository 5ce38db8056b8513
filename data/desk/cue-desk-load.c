/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include "cue-json.h"

/*
 * How much the agent has at once. Each of his conversations weighs something, more when its
 * customer waits or types, most when the wait grows long; a call takes nearly all of a person. The
 * sum gives a level, and the level goes into the conversations as an event (pressure: at 2 nothing
 * is sold, at 3 only what must be said lights), beside a lower budget of cards from 1 on. It rises
 * at once and falls only when it has been calmer for a while, so that cards do not flicker.
 *
 * The weights are a rule of thumb: a fifth chat with everybody waiting is busy, and so are three
 * who have waited for a minute.
 */

#define LIVE 150
#define ON_CALL 450
#define WAITS 100
#define WAITS_LONG 350
#define TYPES 50

#define LONG_MS (60 * 1000)
#define CALM_MS (20 * 1000)
#define LOOK_S 5

static const guint LEVELS[] = { 1000, 1600, 2400 };

static guint
weigh (CueConversation *conversation, gint64 now_ms)
{
  gint64 since_ms = cue_conversation_get_waiting_since_ms (conversation);
  guint weight = LIVE;

  if (cue_conversation_get_status (conversation) != CUE_CONVERSATION_MINE
      || cue_conversation_is_over (conversation) || cue_conversation_is_held (conversation))
    return 0;
  if (cue_conversation_is_voice (conversation))
    return ON_CALL; /* who is listened to does not wait */
  if (cue_conversation_is_waiting (conversation))
    weight += now_ms - since_ms >= LONG_MS ? WAITS_LONG : WAITS;
  return weight + (cue_conversation_is_typing (conversation) ? TYPES : 0);
}

static guint
measure (CueDesk *self)
{
  GListModel *model = G_LIST_MODEL (self->conversations);
  gint64 now_ms = cue_desk_now_ms (self);
  guint load = 0;
  guint level = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (model, i);

      load += weigh (conversation, now_ms);
    }
  while (level < G_N_ELEMENTS (LEVELS) && load >= LEVELS[level])
    level++;
  return level;
}

/* Up at once, down when it has been calmer for a while. */
static guint
settle (CueDesk *self, guint level)
{
  gint64 now_ms = cue_desk_now_ms (self);

  if (level >= self->pressure)
    {
      self->calmer_since_ms = 0;
      return level;
    }
  if (self->calmer_since_ms == 0)
    self->calmer_since_ms = now_ms;
  if (now_ms - self->calmer_since_ms < CALM_MS)
    return self->pressure;
  self->calmer_since_ms = 0;
  return level;
}

static void
tell (CueSession *session)
{
  CueDesk *self = session->desk;
  CueArrival arrival = { .type = "pressure" };
  JsonObject *body;

  if (session->pressure == self->pressure || session->broken != NULL
      || cue_conversation_is_over (session->conversation)
      || cue_timeline_get_confirmed_seq (session->timeline) == 0)
    return;
  session->pressure = self->pressure;
  body = json_object_new ();
  json_object_set_int_member (body, "level", self->pressure);
  arrival.body = cue_json_new_object (body);
  cue_desk_let_in (self, session, &arrival, NULL);
}

/* In the order of the list: a log tells the same however the sessions are kept. */
static void
tell_all (CueDesk *self)
{
  GListModel *model = G_LIST_MODEL (self->conversations);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (model, i);
      CueSession *session = cue_desk_find_session (self, conversation);

      if (session != NULL)
        tell (session);
    }
}

void
cue_desk_weigh_load (CueDesk *self)
{
  guint level;

  if (self->stopping)
    return;
  level = settle (self, measure (self));
  if (level != self->pressure)
    {
      self->pressure = level;
      cue_desk_renew_budget (self);
    }
  tell_all (self);
}

static gboolean
look_cb (gpointer data)
{
  cue_desk_weigh_load (data);
  return G_SOURCE_CONTINUE;
}

/* Waiting grows without any event. */
void
cue_desk_watch_load (CueDesk *self)
{
  self->load_source = g_timeout_add_seconds (LOOK_S, look_cb, self);
}
