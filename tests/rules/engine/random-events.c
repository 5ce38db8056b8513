/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-events.h"

#include <stdio.h>

#include "cue-json.h"
#include "random-pack.h"

static void
note_lamps (RandomStream *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      const char *lamp = cue_json_get_string (cue_change_get_body (change), "lamp", NULL);

      if (lamp != NULL)
        g_ptr_array_add (self->lamps, g_strdup (lamp));
      if (self->loud)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          cue_change_append_canonical (change, text);
          printf ("  %s\n", text->str);
        }
    }
}

static void
assert_same_changes (GPtrArray *changes, GPtrArray *others)
{
  for (guint i = 0; i < MAX (changes->len, others->len); i++)
    {
      const CueChange *one = i < changes->len ? g_ptr_array_index (changes, i) : NULL;
      const CueChange *other = i < others->len ? g_ptr_array_index (others, i) : NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) other_text = g_string_new (NULL);

      if (one != NULL)
        cue_change_append_canonical (one, text);
      if (other != NULL)
        cue_change_append_canonical (other, other_text);
      g_assert_cmpstr (text->str, ==, other_text->str);
    }
}

/* The other engine gives the same changes, and wants to look again at the same time. */
static void
step_beside (RandomStream *self, const CueEvent *event, GPtrArray *changes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) others = cue_engine_step (self->other, self->other_state, event, &error);

  g_assert_no_error (error);
  assert_same_changes (changes, others);
  g_assert_cmpint (cue_state_get_next_flip_ms (self->state), ==,
                   cue_state_get_next_flip_ms (self->other_state));
}

static void
step (RandomStream *self, const char *type, JsonObject *body)
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
  if (self->other != NULL)
    step_beside (self, event, changes);
  note_lamps (self, changes);
  self->flips = self->flips * 1000003 + (guint64) cue_state_get_next_flip_ms (self->state);
  if (self->loud)
    printf ("  flip %" G_GINT64_FORMAT "\n", cue_state_get_next_flip_ms (self->state));
}

static void
say (RandomStream *self)
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
act_on (RandomStream *self, const char *type, const char *member, const char *format, guint n)
{
  JsonObject *body = json_object_new ();
  g_autofree char *number = g_strdup_printf ("%u", random_roll (self->dice, n));
  g_autofree char *id = g_strconcat (format, number, NULL);

  json_object_set_string_member (body, member, id);
  step (self, type, body);
}

static void
act_on_point (RandomStream *self, const char *type)
{
  JsonObject *body = json_object_new ();
  g_autofree char *id = g_strdup_printf ("k%u/a", random_roll (self->dice, RANDOM_TALKS));

  json_object_set_string_member (body, "point", id);
  step (self, type, body);
}

static void
act_on_lamp (RandomStream *self)
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
tell_outcome (RandomStream *self)
{
  static const char *const results[] = { "accepted", "refused", "undecided" };
  JsonObject *body = json_object_new ();
  g_autofree char *id = g_strdup_printf ("o%u", random_roll (self->dice, RANDOM_OFFERS));

  json_object_set_string_member (body, "offer", id);
  json_object_set_string_member (body, "result", results[random_roll (self->dice, 3)]);
  step (self, "outcome", body);
}

static void
tell_number (RandomStream *self, const char *type, const char *member, guint n)
{
  JsonObject *body = json_object_new ();

  json_object_set_int_member (body, member, random_roll (self->dice, n));
  step (self, type, body);
}

static void
open_up (RandomStream *self)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "channel", random_roll (self->dice, 2) ? "chat" : "voice");
  json_object_set_string_member (body, "lang", "zh");
  json_object_set_object_member (body, "customer", random_facts_new (self->dice));
  step (self, "conversation.opened", body);
}

/* What becomes of a clone must not be seen in the state it was made from. */
static void
go_astray (RandomStream *self)
{
  const RandomStream kept = *self;
  guint n_lamps = self->lamps->len;

  self->state = cue_state_copy (kept.state);
  self->other = NULL;
  for (guint i = 0; i < 3; i++)
    say (self);
  cue_state_free (self->state);
  *self = kept;
  g_ptr_array_set_size (self->lamps, (int) n_lamps);
}

static void
replace_with_clone (CueState **state)
{
  CueState *copy = *state == NULL ? NULL : cue_state_copy (*state);

  cue_state_free (*state);
  *state = copy;
}

/* On with clones, and away with what they were made from. */
static void
go_on_with_clone (RandomStream *self)
{
  replace_with_clone (&self->state);
  replace_with_clone (&self->other_state);
}

void
random_stream_happen (RandomStream *self)
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

void
random_stream_init (RandomStream *self,
                    GRand *dice,
                    CueEngine *engine,
                    CueEngine *other,
                    gboolean loud)
{
  *self = (RandomStream){ .dice = dice, .engine = engine, .other = other, .loud = loud };
  self->state = cue_engine_begin (engine, "r");
  self->other_state = other == NULL ? NULL : cue_engine_begin (other, "r");
  self->lamps = g_ptr_array_new_with_free_func (g_free);
  self->at_ms = 1780275600000;
  open_up (self);
}

void
random_stream_clear (RandomStream *self)
{
  cue_state_free (self->state);
  cue_state_free (self->other_state);
  g_ptr_array_unref (self->lamps);
}
