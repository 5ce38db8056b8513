/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * random-streams FIRST N: folds N conversations made up from the seeds FIRST … and prints, for
 * each, the seed, the digest of its changes, and a sum of the times at which the engine wanted to
 * look again. Built twice, with the engine's watch and with naive-watch.c, which looks at every
 * condition in full at every step; test-streams.py holds the two against each other.
 */
#include <stdio.h>

#include "cue-engine.h"
#include "cue-json.h"
#include "random-pack.h"

#define N_EVENTS 40

typedef struct
{
  GRand *dice;
  CueEngine *engine;
  CueState *state;
  GPtrArray *lamps; /* utf8: ids that were told */
  guint n_turns;
  gint64 at_ms;
  guint64 flips;
  gboolean loud;
} Stream;

static void
note_lamps (Stream *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      const char *lamp = cue_json_get_string (json_node_get_object (change->body), "lamp", NULL);

      if (lamp != NULL)
        g_ptr_array_add (self->lamps, g_strdup (lamp));
      if (self->loud)
        {
          g_autofree char *text = cue_json_to_canonical (change->body);

          printf ("  %s %s\n", change->type, text);
        }
    }
}

static void
step (Stream *self, const char *type, JsonObject *body)
{
  static const guint waits[] = { 0, 1, 700, 1000, 2500, 9000, 30000, 61000, 200000 };
  g_autoptr (CueEvent) event = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  self->at_ms += waits[random_roll (self->dice, G_N_ELEMENTS (waits))];
  event = cue_event_new ("conversation:r", cue_state_get_seq (self->state) + 1, type, self->at_ms,
                         "d", 0, cue_json_new_object (body));
  if (self->loud)
    printf (" %" G_GINT64_FORMAT " %s at %" G_GINT64_FORMAT "\n", event->seq, type, self->at_ms);
  changes = cue_engine_step (self->engine, self->state, event, &error);
  g_assert_no_error (error);
  note_lamps (self, changes);
  self->flips = self->flips * 1000003 + (guint64) cue_state_get_next_flip_ms (self->state);
  if (self->loud)
    printf ("  flip %" G_GINT64_FORMAT "\n", cue_state_get_next_flip_ms (self->state));
}

static void
say (Stream *self)
{
  static const char *const roles[] = { "customer", "customer", "agent", "agent", "system" };
  gboolean again = self->n_turns > 0 && random_roll (self->dice, 6) == 0;
  guint turn = again ? random_roll (self->dice, self->n_turns) : self->n_turns++;
  g_autofree char *id = g_strdup_printf ("t%u", turn);
  g_autofree char *text = random_text_new (self->dice);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "turn", id);
  json_object_set_int_member (body, "rev",
                              again ? (gint64) cue_state_get_seq (self->state) + 1 : 1);
  json_object_set_string_member (body, "role", roles[random_roll (self->dice, 5)]);
  json_object_set_string_member (body, "text", text);
  step (self, "turn", body);
}

static void
act_on (Stream *self, const char *type, const char *member, const char *format, guint n)
{
  JsonObject *body = json_object_new ();
  g_autofree char *number = g_strdup_printf ("%u", random_roll (self->dice, n));
  g_autofree char *id = g_strconcat (format, number, NULL);

  json_object_set_string_member (body, member, id);
  step (self, type, body);
}

static void
act_on_point (Stream *self, const char *type)
{
  JsonObject *body = json_object_new ();
  g_autofree char *id = g_strdup_printf ("k%u/a", random_roll (self->dice, RANDOM_TALKS));

  json_object_set_string_member (body, "point", id);
  step (self, type, body);
}

static void
act_on_lamp (Stream *self)
{
  static const char *const types[] = { "lamp.seen", "lamp.taken", "lamp.declined", "lamp.pinned" };
  JsonObject *body;

  if (self->lamps->len == 0)
    return;
  body = json_object_new ();
  json_object_set_string_member (body, "lamp",
                                 g_ptr_array_index (self->lamps,
                                                    random_roll (self->dice, self->lamps->len)));
  step (self, types[random_roll (self->dice, 4)], body);
}

static void
tell_outcome (Stream *self)
{
  static const char *const results[] = { "accepted", "refused", "undecided" };
  JsonObject *body = json_object_new ();
  g_autofree char *id = g_strdup_printf ("o%u", random_roll (self->dice, RANDOM_OFFERS));

  json_object_set_string_member (body, "offer", id);
  json_object_set_string_member (body, "result", results[random_roll (self->dice, 3)]);
  step (self, "outcome", body);
}

static void
tell_number (Stream *self, const char *type, const char *member, guint n)
{
  JsonObject *body = json_object_new ();

  json_object_set_int_member (body, member, random_roll (self->dice, n));
  step (self, type, body);
}

static void
open_up (Stream *self)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "channel", random_roll (self->dice, 2) ? "chat" : "voice");
  json_object_set_string_member (body, "lang", "zh");
  json_object_set_object_member (body, "customer", random_facts_new (self->dice));
  step (self, "conversation.opened", body);
}

/* What becomes of a clone must not be seen in the state it was made from. */
static void
go_astray (Stream *self)
{
  CueState *kept = self->state;
  gint64 at_ms = self->at_ms;
  guint64 flips = self->flips;
  guint n_turns = self->n_turns;
  guint n_lamps = self->lamps->len;

  self->state = cue_state_copy (kept);
  for (guint i = 0; i < 3; i++)
    say (self);
  cue_state_free (self->state);
  self->state = kept;
  self->at_ms = at_ms;
  self->flips = flips;
  self->n_turns = n_turns;
  g_ptr_array_set_size (self->lamps, (int) n_lamps);
}

/* On with a clone, and away with what it was made from. */
static void
go_on_with_clone (Stream *self)
{
  CueState *copy = cue_state_copy (self->state);

  cue_state_free (self->state);
  self->state = copy;
}

static void
happen (Stream *self)
{
  JsonObject *facts;

  switch (random_roll (self->dice, 24))
    {
    case 0:
      facts = json_object_new ();
      json_object_set_object_member (facts, "facts", random_facts_new (self->dice));
      step (self, "customer.facts", facts);
      break;
    case 1:
      step (self, "tick", json_object_new ());
      break;
    case 2:
      act_on (self, "tag.confirmed", "tag", "t", RANDOM_TAGS);
      break;
    case 3:
      act_on (self, "tag.struck", "tag", "t", RANDOM_TAGS);
      break;
    case 4:
      act_on_point (self, random_roll (self->dice, 2) ? "point.ticked" : "point.waived");
      break;
    case 5:
      tell_outcome (self);
      break;
    case 6:
      tell_number (self, "pressure", "level", 4);
      break;
    case 7:
    case 8:
    case 9:
      act_on_lamp (self);
      break;
    case 10:
      go_astray (self);
      break;
    case 11:
      go_on_with_clone (self);
      break;
    case 12:
      if (random_roll (self->dice, 6) == 0)
        {
          step (self, "conversation.closed", json_object_new ());
          open_up (self);
        }
      break;
    default:
      say (self);
    }
}

static void
run (guint32 seed, gboolean loud)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  g_autoptr (CuePack) pack = random_pack_new (dice);
  g_autoptr (CueEngine) engine = cue_engine_new (pack, NULL);
  Stream stream = { 0 };

  stream.dice = dice;
  stream.engine = engine;
  stream.state = cue_engine_begin (engine, "r");
  stream.lamps = g_ptr_array_new_with_free_func (g_free);
  stream.at_ms = 1780275600000;
  stream.loud = loud;
  open_up (&stream);
  for (guint i = 0; i < N_EVENTS; i++)
    happen (&stream);
  printf ("%u %s %016" G_GINT64_MODIFIER "x\n", seed, cue_state_get_digest (stream.state),
          stream.flips);
  cue_state_free (stream.state);
  g_ptr_array_unref (stream.lamps);
}

int
main (int argc, char **argv)
{
  guint32 first = argc > 1 ? (guint32) g_ascii_strtoull (argv[1], NULL, 10) : 1;
  guint n = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 1;

  for (guint i = 0; i < n; i++)
    run (first + i, argc > 3);
  return 0;
}
