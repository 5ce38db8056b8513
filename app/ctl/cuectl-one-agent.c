/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a desk does for its agent, without the desk: the conversations are stepped in the order of
 * time, what time alone changes before what comes at the same moment, and after each step that
 * lights a card the others are told by an event in their logs.
 */
#include "cuectl-one-agent.h"

#include "cue-budget.h"
#include "cue-json.h"

typedef struct
{
  char *id;
  char *place;
  GPtrArray *events;
  CueState *state;
  GArray *lit; /* gint64: when cards that cost attention were lit here */
  guint next;
  gboolean opened; /* told of the budget */
  gboolean broken;
} Talk;

struct _CuectlOneAgent
{
  CueEngine *engine;
  GPtrArray *talks;
  guint per_min;
  CuectlOneAgentFunc func;
  gpointer user_data;
};

static void
talk_free (gpointer data)
{
  Talk *self = data;

  g_free (self->id);
  g_free (self->place);
  g_ptr_array_unref (self->events);
  g_array_unref (self->lit);
  cue_state_free (self->state);
  g_free (self);
}

CuectlOneAgent *
cuectl_one_agent_new (CueEngine *engine, guint per_min)
{
  CuectlOneAgent *self = g_new0 (CuectlOneAgent, 1);

  self->engine = cue_engine_ref (engine);
  self->talks = g_ptr_array_new_with_free_func (talk_free);
  self->per_min = per_min;
  return self;
}

void
cuectl_one_agent_free (CuectlOneAgent *self)
{
  g_ptr_array_unref (self->talks);
  cue_engine_unref (self->engine);
  g_free (self);
}

void
cuectl_one_agent_add (CuectlOneAgent *self, const CuectlConversation *conversation)
{
  Talk *talk = g_new0 (Talk, 1);

  talk->id = g_strdup (conversation->id);
  talk->place = g_strdup (conversation->place);
  talk->events = g_ptr_array_ref (conversation->events);
  talk->lit = g_array_new (FALSE, FALSE, sizeof (gint64));
  talk->state = cue_engine_begin (self->engine, talk->id);
  g_ptr_array_add (self->talks, talk);
}

static gboolean
costs_attention (JsonObject *body)
{
  JsonObject *proof = cue_json_get_object (body, "proof");
  JsonObject *attention = cue_json_get_object (proof, "attention");

  return attention != NULL && cue_json_get_int (attention, "cost", 0) > 0;
}

/* Returns whether a card was lit that costs attention. */
static gboolean
note_lit (Talk *talk, GPtrArray *changes)
{
  guint before = talk->lit->len;

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);
      gint64 at_ms;

      if (!g_str_equal (change->type, "lamp")
          || !g_str_equal (cue_json_get_string (body, "to", ""), "lit") || !costs_attention (body))
        continue;
      at_ms = cue_json_get_int (cue_json_get_object (body, "proof"), "at_ms", 0);
      g_array_append_val (talk->lit, at_ms);
    }
  return talk->lit->len > before;
}

/* An event of ours or of the recording: it gets the next number of the log that is made here. */
static gboolean
step (CuectlOneAgent *self, Talk *talk, const char *type, gint64 at_ms, JsonNode *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueEvent) event
      = cue_event_new (talk->id, cue_state_get_seq (talk->state) + 1, type,
                       MAX (at_ms, cue_state_get_at_ms (talk->state)), "one-agent", 0, body);
  g_autoptr (GPtrArray) changes = cue_engine_step (self->engine, talk->state, event, &error);

  if (changes == NULL)
    {
      cuectl_complain ("%s: %s: %s", talk->place, talk->id, error->message);
      talk->broken = TRUE;
      return FALSE;
    }
  self->func (talk->id, event, changes, self->user_data);
  return note_lit (talk, changes);
}

static JsonNode *
make_budget (CuectlOneAgent *self, const Talk *talk, gint64 at_ms)
{
  JsonObject *body = json_object_new ();
  JsonArray *elsewhere = json_array_new ();

  for (guint i = 0; i < self->talks->len; i++)
    {
      const Talk *other = g_ptr_array_index (self->talks, i);

      for (guint k = 0; other != talk && k < other->lit->len; k++)
        if (g_array_index (other->lit, gint64, k) > at_ms - CUE_BUDGET_WINDOW_MS)
          json_array_add_int_element (elsewhere, g_array_index (other->lit, gint64, k));
    }
  json_object_set_int_member (body, "per_min", self->per_min);
  json_object_set_array_member (body, "elsewhere", elsewhere);
  return cue_json_new_object (body);
}

static gboolean
is_over (const Talk *talk)
{
  return talk->broken || talk->next >= talk->events->len;
}

static void tell_others (CuectlOneAgent *self, const Talk *talk, gint64 at_ms);

static void
tell (CuectlOneAgent *self, Talk *talk, gint64 at_ms)
{
  if (step (self, talk, "budget", at_ms, make_budget (self, talk, at_ms)))
    tell_others (self, talk, at_ms);
}

static void
tell_others (CuectlOneAgent *self, const Talk *talk, gint64 at_ms)
{
  for (guint i = 0; i < self->talks->len; i++)
    {
      Talk *other = g_ptr_array_index (self->talks, i);

      if (other != talk && other->opened && !is_over (other))
        tell (self, other, at_ms);
    }
}

static gint64
next_ms (const Talk *talk)
{
  const CueEvent *event = g_ptr_array_index (talk->events, talk->next);

  return MIN (event->at_ms, cue_state_get_next_flip_ms (talk->state));
}

/* Whose turn it is: the earliest, the first of equals. */
static Talk *
find_next (CuectlOneAgent *self)
{
  Talk *best = NULL;

  for (guint i = 0; i < self->talks->len; i++)
    {
      Talk *talk = g_ptr_array_index (self->talks, i);

      if (!is_over (talk) && (best == NULL || next_ms (talk) < next_ms (best)))
        best = talk;
    }
  return best;
}

static void
play_next (CuectlOneAgent *self, Talk *talk)
{
  const CueEvent *event = g_ptr_array_index (talk->events, talk->next);
  gint64 at_ms = next_ms (talk);
  gboolean lit;

  if (at_ms < event->at_ms)
    lit = step (self, talk, "tick", at_ms, cue_json_new_object (json_object_new ()));
  else
    {
      talk->next++;
      lit = step (self, talk, event->type, at_ms, json_node_ref (event->body));
    }
  if (!talk->opened && !talk->broken)
    {
      talk->opened = TRUE;
      lit |= step (self, talk, "budget", at_ms, make_budget (self, talk, at_ms));
    }
  if (lit)
    tell_others (self, talk, at_ms);
}

guint
cuectl_one_agent_play (CuectlOneAgent *self, CuectlOneAgentFunc func, gpointer user_data)
{
  Talk *talk;
  guint n_broken = 0;

  self->func = func;
  self->user_data = user_data;
  while ((talk = find_next (self)) != NULL)
    play_next (self, talk);
  for (guint i = 0; i < self->talks->len; i++)
    n_broken += ((Talk *) g_ptr_array_index (self->talks, i))->broken;
  return n_broken;
}
