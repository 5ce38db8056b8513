/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-test-pack.h"

/* A conversation that is played step by step, and what it shows. */
typedef struct
{
  CueEngine *engine;
  CueState *state;
  gint64 at_ms;
  GHashTable *lamps; /* "kind:of" → state of its newest lamp, with =reason */
  GHashTable *ids;   /* "kind:of" → lamp id */
  GHashTable *tags;
  GString *log; /* every change in canonical JSON */
  guint n_turns;
} Play;

static inline Play *
play_new (CueEngine *engine)
{
  Play *self = g_new0 (Play, 1);

  self->engine = cue_engine_ref (engine);
  self->state = cue_engine_begin (engine, "c1");
  self->at_ms = CUE_TEST_START_MS;
  self->lamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->log = g_string_new (NULL);
  return self;
}

static inline void
play_free (Play *self)
{
  cue_state_free (self->state);
  cue_engine_unref (self->engine);
  g_hash_table_unref (self->lamps);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->tags);
  g_string_free (self->log, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Play, play_free)

static inline void
play_take_lamp (Play *self, JsonObject *body)
{
  const char *reason = cue_json_get_string (body, "reason", NULL);
  const char *to = cue_json_get_string (body, "to", "");
  char *key = g_strdup_printf ("%s:%s", cue_json_get_string (body, "kind", ""),
                               cue_json_get_string (body, "of", ""));

  g_hash_table_insert (self->ids, g_strdup (key),
                       g_strdup (cue_json_get_string (body, "lamp", "")));
  g_hash_table_insert (self->lamps, key,
                       reason == NULL ? g_strdup (to) : g_strdup_printf ("%s=%s", to, reason));
  /* no lamp moves without a proof */
  g_assert_nonnull (cue_json_get_object (body, "proof"));
}

static inline void
play_take (Play *self, const CueChange *change)
{
  JsonObject *body = cue_change_get_body (change);
  g_autoptr (JsonNode) node = cue_change_to_json (change);

  cue_json_append_canonical (self->log, node);
  g_string_append_c (self->log, '\n');
  if (g_str_equal (change->type, "lamp"))
    play_take_lamp (self, body);
  else if (g_str_equal (change->type, "tag") && cue_json_get_boolean (body, "on", FALSE))
    g_hash_table_add (self->tags, g_strdup (cue_json_get_string (body, "tag", "")));
  else if (g_str_equal (change->type, "tag"))
    g_hash_table_remove (self->tags, cue_json_get_string (body, "tag", ""));
}

static inline void
play_step (Play *self, CueEvent *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cue_engine_step (self->engine, self->state, event, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    play_take (self, g_ptr_array_index (changes, i));
  cue_event_unref (event);
}

/* @body: JSON with ' for " */
static inline void
play_event (Play *self, gint64 after_ms, const char *type, const char *body)
{
  self->at_ms += after_ms;
  play_step (self, cue_test_event (cue_state_get_seq (self->state) + 1, type, self->at_ms, body));
}

static inline void
play_turn (Play *self, gint64 after_ms, const char *role, const char *text)
{
  g_autofree char *id = g_strdup_printf ("t%u", ++self->n_turns);

  self->at_ms += after_ms;
  play_step (self,
             cue_test_turn (cue_state_get_seq (self->state) + 1, self->at_ms, id, 1, role, text));
}

static inline void
play_customer (Play *self, const char *text)
{
  play_turn (self, 5000, "customer", text);
}

static inline void
play_agent (Play *self, const char *text)
{
  play_turn (self, 5000, "agent", text);
}

static inline const char *
play_lamp (const Play *self, const char *target)
{
  const char *state = g_hash_table_lookup (self->lamps, target);

  return state == NULL ? "dark" : state;
}

/* An act on the newest lamp of @target. */
static inline void
play_act (Play *self, const char *type, const char *target)
{
  g_autofree char *body
      = g_strdup_printf ("{'lamp':'%s'}", (char *) g_hash_table_lookup (self->ids, target));

  play_event (self, 100, type, body);
}
