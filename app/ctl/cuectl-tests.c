/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-tests.h"

#include <string.h>

#include "cue-json.h"
#include "cue-tasks.h"

/* What is shown after each turn, gathered from the changes; what holds a lamp is asked of the
 * state, because only another main reason is a change. */
typedef struct
{
  const CuePackTest *test;
  CueEngine *engine;
  const CueState *state;
  CuectlCoverage *coverage;
  GPtrArray *failures;
  GHashTable *lamps;    /* lamp id → "kind:of" */
  GHashTable *states;   /* lamp id → its state */
  GHashTable *tags;     /* lit ones */
  GHashTable *verdicts; /* point → verdict */
  guint n_turns;
} Run;

static void
take_lamp (Run *self, JsonObject *body)
{
  const char *id = cue_json_get_string (body, "lamp", "");

  g_hash_table_insert (self->lamps, g_strdup (id),
                       g_strdup_printf ("%s:%s", cue_json_get_string (body, "kind", ""),
                                        cue_json_get_string (body, "of", "")));
  g_hash_table_insert (self->states, g_strdup (id),
                       g_strdup (cue_json_get_string (body, "to", "")));
}

static void
take_change (Run *self, const CueChange *change)
{
  JsonObject *body = cue_change_get_body (change);

  if (g_str_equal (change->type, "lamp"))
    take_lamp (self, body);
  else if (g_str_equal (change->type, "point"))
    g_hash_table_insert (self->verdicts, g_strdup (cue_json_get_string (body, "point", "")),
                         g_strdup (cue_json_get_string (body, "verdict", "")));
  else if (g_str_equal (change->type, "tag"))
    {
      const char *tag = cue_json_get_string (body, "tag", "");

      if (cue_json_get_boolean (body, "on", FALSE))
        g_hash_table_add (self->tags, g_strdup (tag));
      else
        g_hash_table_remove (self->tags, tag);
    }
}

static gboolean
is_lit (const char *state)
{
  static const char *const lit[] = { "lit", "seen", "taken", "said", "partly", NULL };

  return g_strv_contains (lit, state);
}

/* How the target stands: its best lamp. @held is the held one. */
static const char *
stands (const Run *self, const char *target, const char **held)
{
  GHashTableIter iter;
  gpointer id;
  gpointer of;
  const char *best = "dark";

  g_hash_table_iter_init (&iter, self->lamps);
  while (g_hash_table_iter_next (&iter, &id, &of))
    {
      const char *state = g_hash_table_lookup (self->states, id);

      if (!g_str_equal (of, target))
        continue;
      if (is_lit (state))
        return "lit";
      if (g_str_equal (state, "held"))
        {
          best = "held";
          *held = id;
        }
    }
  return best;
}

static void
fail (Run *self, const char *what, const char *found)
{
  g_ptr_array_add (self->failures, g_strdup_printf ("%s: after turn %u: expected %s; found %s",
                                                    self->test->id, self->n_turns, what, found));
}

/* ",a,b," */
static char *
dup_reasons (const Run *self, const char *lamp)
{
  g_autoptr (JsonNode) proof = cue_engine_why (self->engine, self->state, lamp);
  JsonArray *holds
      = proof == NULL ? NULL : cue_json_get_array (json_node_get_object (proof), "held_by");
  GString *names = g_string_new (",");

  for (guint i = 0; holds != NULL && i < json_array_get_length (holds); i++)
    g_string_append_printf (names, "%s,",
                            cue_json_get_string (json_array_get_object_element (holds, i), "hold",
                                                 ""));
  return g_string_free (names, FALSE);
}

static void
expect_lamp (Run *self, const char *wanted, const char *entry)
{
  const char *sign = strchr (entry, '=');
  g_autofree char *target = sign == NULL ? g_strdup (entry) : g_strndup (entry, sign - entry);
  g_autofree char *hold = sign == NULL ? NULL : g_strdup_printf (",%s,", sign + 1);
  g_autofree char *what = g_strdup_printf ("%s %s", entry, wanted);
  g_autofree char *found = NULL;
  const char *lamp = NULL;
  const char *state = stands (self, target, &lamp);
  g_autofree char *reasons = lamp == NULL ? g_strdup ("") : dup_reasons (self, lamp);

  if (g_str_equal (state, wanted) && (hold == NULL || strstr (reasons, hold) != NULL))
    return;
  found = g_str_equal (state, "held") ? g_strdup_printf ("held (%s)", reasons) : g_strdup (state);
  fail (self, what, found);
}

static void
expect_lamps (Run *self, const char *wanted, GStrv entries)
{
  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    expect_lamp (self, wanted, entries[i]);
}

static void
expect_tags (Run *self, gboolean wanted, GStrv tags)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (g_hash_table_contains (self->tags, tags[i]) != wanted)
      {
        g_autofree char *what = g_strdup_printf ("tag %s %s", tags[i], wanted ? "on" : "off");

        fail (self, what, wanted ? "off" : "on");
      }
}

static void
expect_points (Run *self, gboolean wanted, GStrv points)
{
  for (guint i = 0; points != NULL && points[i] != NULL; i++)
    {
      const char *verdict = g_hash_table_lookup (self->verdicts, points[i]);
      gboolean said = g_strcmp0 (verdict, "said") == 0;

      if (said != wanted)
        {
          g_autofree char *what
              = g_strdup_printf ("%s %s", points[i], wanted ? "said" : "not said");

          fail (self, what, verdict == NULL ? "open" : verdict);
        }
    }
}

static void
expect_proposed (Run *self, gboolean wanted, GStrv tasks, GArray *proposed)
{
  for (guint i = 0; tasks[i] != NULL; i++)
    {
      g_autofree char *what
          = g_strdup_printf ("task %s %s", tasks[i], wanted ? "at the end" : "not at the end");
      gboolean found = FALSE;

      for (guint k = 0; k < proposed->len; k++)
        found |= g_str_equal (g_array_index (proposed, CueProposedTask, k).task, tasks[i]);
      if (found != wanted)
        fail (self, what, wanted ? "none" : "that it is proposed");
    }
}

/* Were the conversation to end here. */
static void
expect_tasks (Run *self, const CueEvent *event, const CueExpect *expect)
{
  g_autoptr (CueState) state = NULL;
  g_autoptr (CueEvent) end = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GArray) proposed = NULL;

  if (expect->tasks[0] == NULL && expect->no_tasks[0] == NULL)
    return;
  state = cue_state_copy (self->state);
  end = cue_event_new (event->stream, event->seq + 1, "conversation.closed", event->at_ms,
                       event->device, 0, cue_json_new_object (json_object_new ()));
  changes = cue_engine_step (self->engine, state, end, NULL);
  proposed = cue_state_list_tasks (state);
  expect_proposed (self, TRUE, expect->tasks, proposed);
  expect_proposed (self, FALSE, expect->no_tasks, proposed);
}

static void
step_cb (const CueEvent *event, GPtrArray *changes, const CueState *state, gpointer user_data)
{
  Run *self = user_data;

  self->state = state;
  cuectl_coverage_step (event, changes, state, self->coverage);
  for (guint i = 0; i < changes->len; i++)
    take_change (self, g_ptr_array_index (changes, i));
  if (!g_str_equal (event->type, "turn"))
    return;
  self->n_turns++;
  for (guint i = 0; i < self->test->expects->len; i++)
    {
      const CueExpect *expect = g_ptr_array_index (self->test->expects, i);

      if (expect->after != self->n_turns)
        continue;
      expect_lamps (self, "lit", expect->lit);
      expect_lamps (self, "held", expect->held);
      expect_lamps (self, "dark", expect->dark);
      expect_tags (self, TRUE, expect->tags);
      expect_tags (self, FALSE, expect->no_tags);
      expect_points (self, TRUE, expect->said);
      expect_points (self, FALSE, expect->not_said);
      expect_tasks (self, event, expect);
    }
}

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

GPtrArray *
cuectl_tests_run (CueEngine *engine, const CuePackTest *test, CuectlCoverage *coverage)
{
  g_autoptr (GHashTable) lamps = table_new ();
  g_autoptr (GHashTable) states = table_new ();
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) verdicts = table_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events
      = cue_recording_to_events (test->conversation, CUECTL_START_MS, &error);
  g_autoptr (CueState) state = NULL;
  Run self = {
    .test = test,
    .engine = engine,
    .coverage = coverage,
    .failures = g_ptr_array_new_with_free_func (g_free),
    .lamps = lamps,
    .states = states,
    .tags = tags,
    .verdicts = verdicts,
  };

  if (events != NULL)
    state = cue_replay (engine, test->id, events, step_cb, &self, &error);
  if (state == NULL)
    g_ptr_array_add (self.failures, g_strdup_printf ("%s: %s", test->id, error->message));
  return self.failures;
}
