/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a revision costs in a conversation of 10,000 events: a recording of the demo pack, spoken
 * again and again. A revised turn is read anew with everything behind it, so how far back it stands
 * is what it costs. Thread CPU time of cue_engine_step () alone.
 */
#include "bench-help.h"
#include "cue-engine.h"
#include "cue-json.h"
#include "cue-pack-folder.h"
#include "cue-recording.h"

#define N_EVENTS 10000
#define START_MS 1780275600000

typedef struct
{
  CueEngine *engine;
  CueState *state;
  GPtrArray *turns; /* their texts; the turn's id is t and its place, from 1 */
  GPtrArray *roles;
  gint64 at_ms;
} Long;

static void
step (Long *self, const char *type, JsonNode *body)
{
  g_autoptr (CueEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes;

  self->at_ms += 2000;
  event = cue_event_new ("conversation:bench", cue_state_get_seq (self->state) + 1, type,
                         self->at_ms, "bench", 0, body);
  changes = cue_engine_step (self->engine, self->state, event, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (changes);
}

static JsonNode *
make_turn (const Long *self, guint place, guint rev, const char *text)
{
  JsonObject *body = json_object_new ();
  g_autofree char *id = g_strdup_printf ("t%u", place);

  json_object_set_string_member (body, "turn", id);
  json_object_set_int_member (body, "rev", rev);
  json_object_set_string_member (body, "role", g_ptr_array_index (self->roles, place - 1));
  json_object_set_string_member (body, "text", text);
  return cue_json_new_object (body);
}

static void
say (Long *self, const char *role, const char *text)
{
  g_ptr_array_add (self->turns, g_strdup (text));
  g_ptr_array_add (self->roles, g_strdup (role));
  step (self, "turn", make_turn (self, self->turns->len, 1, text));
}

static void
fill (Long *self, GPtrArray *records)
{
  step (self, "conversation.opened", cue_json_new_object (json_object_new ()));
  for (guint i = 0; self->turns->len < N_EVENTS; i++)
    {
      JsonObject *record = json_node_get_object (g_ptr_array_index (records, i % records->len));
      JsonArray *turns = cue_json_get_array (record, "turns");

      for (guint k = 0; k < json_array_get_length (turns); k++)
        {
          JsonObject *turn = json_array_get_object_element (turns, k);

          say (self, cue_json_get_string (turn, "role", "customer"),
               cue_json_get_string (turn, "text", ""));
        }
    }
}

/* A turn that stands @back turns behind the newest one is heard a little differently. */
static gint64
revise (Long *self, guint back, guint rev)
{
  guint place = self->turns->len - MIN (back, self->turns->len - 1);
  g_autofree char *text
      = g_strconcat (g_ptr_array_index (self->turns, place - 1), rev % 2 == 0 ? "。" : "", NULL);
  JsonNode *body = make_turn (self, place, rev, text);
  gint64 before = bench_cpu_ns ();

  step (self, "turn", body);
  return bench_cpu_ns () - before;
}

static void
bench_back (Long *self, const char *what, guint back, gint64 bound_us)
{
  g_autoptr (BenchSeries) series = bench_series_new ();

  for (guint rev = 2; rev < 9; rev++)
    bench_series_add (series, revise (self, back, rev));
  bench_row_us (what, bench_series_at (series, 500), bound_us);
}

int
main (void)
{
  g_autofree char *dir = bench_source_path ("data/packs/telecom-zh");
  g_autofree char *sessions = g_build_filename (dir, "sessions.jsonl", NULL);
  g_autoptr (GPtrArray) records = bench_read_lines (sessions);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CuePack) pack = cue_pack_folder_load (dir, &problems, NULL, &error);

  Long self = { 0 };

  g_assert_nonnull (pack);
  self.engine = cue_engine_new (pack, NULL);
  self.state = cue_engine_begin (self.engine, "bench");
  self.turns = g_ptr_array_new_with_free_func (g_free);
  self.roles = g_ptr_array_new_with_free_func (g_free);
  self.at_ms = START_MS;
  fill (&self, records);
  bench_heading ("revisions: a conversation of 10,000 turns");
  bench_back (&self, "the newest turn", 0, 30000);
  bench_back (&self, "50 turns back", 50, 30000);
  bench_back (&self, "1,000 turns back", 1000, 0);
  bench_back (&self, "5,000 turns back", 5000, 0);
  bench_back (&self, "the very first turn", G_MAXUINT, 150000);
  cue_state_free (self.state);
  cue_engine_unref (self.engine);
  g_ptr_array_unref (self.turns);
  g_ptr_array_unref (self.roles);
  return 0;
}
