/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-why-not-private.h"

#include "cue-json.h"
#include "cue-snapshot.h"
#include "cue-turn.h"

static void
turn_free (gpointer data)
{
  CueSaidTurn *self = data;

  g_free (self->id);
  g_free (self->text);
  g_clear_pointer (&self->spans, json_array_unref);
  g_free (self);
}

const CueSaidTurn *
cue_stand_find_turn (const CueStand *self, const char *id)
{
  for (guint i = self->turns->len; i > 0; i--)
    {
      const CueSaidTurn *turn = g_ptr_array_index (self->turns, i - 1);

      if (g_strcmp0 (turn->id, id) == 0)
        return turn;
    }
  return NULL;
}

static void
add_turn (CueStand *self, JsonObject *body)
{
  const char *id = cue_json_get_string (body, "turn", "");
  gint64 rev = cue_json_get_int (body, "rev", 1);
  CueSaidTurn *turn = (CueSaidTurn *) cue_stand_find_turn (self, id);

  if (turn != NULL && rev <= turn->rev)
    return;
  if (turn == NULL)
    {
      turn = g_new0 (CueSaidTurn, 1);
      turn->id = g_strdup (id);
      g_ptr_array_add (self->turns, turn);
    }
  g_free (turn->text);
  turn->text = g_strdup (cue_json_get_string (body, "text", ""));
  turn->role = cue_role_from_string (cue_json_get_string (body, "role", NULL));
  turn->rev = rev;
}

static void
add_change (CueStand *self, const CueChange *change)
{
  JsonObject *body = cue_change_get_body (change);

  if (g_str_equal (change->type, "fact"))
    g_hash_table_insert (self->facts, g_strdup (cue_json_get_string (body, "fact", "")),
                         json_node_copy (json_object_get_member (body, "value")));
  else if (g_str_equal (change->type, "tag") && cue_json_get_boolean (body, "on", FALSE))
    g_hash_table_add (self->tags, g_strdup (cue_json_get_string (body, "tag", "")));
  else if (g_str_equal (change->type, "turn"))
    {
      CueSaidTurn *turn
          = (CueSaidTurn *) cue_stand_find_turn (self, cue_json_get_string (body, "turn", ""));
      JsonArray *spans = cue_json_get_array (body, "spans");

      if (turn != NULL && spans != NULL)
        turn->spans = json_array_ref (spans);
    }
}

CueStand *
cue_stand_new (CueEngine *engine, const CueState *state, GPtrArray *events)
{
  g_autoptr (GPtrArray) shown = cue_state_snapshot (state);
  CueStand *self = g_new0 (CueStand, 1);

  self->pack = cue_engine_get_pack (engine);
  self->events = events;
  self->facts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->turns = g_ptr_array_new_with_free_func (turn_free);
  for (guint i = 0; i < events->len; i++)
    {
      const CueEvent *event = g_ptr_array_index (events, i);

      if (g_str_equal (event->type, "turn"))
        add_turn (self, cue_event_get_body (event));
    }
  for (guint i = 0; i < shown->len; i++)
    add_change (self, g_ptr_array_index (shown, i));
  return self;
}

void
cue_stand_free (CueStand *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->tags);
  g_ptr_array_unref (self->turns);
  g_free (self);
}
