/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the number of rules costs: made-up packs of three sizes (bench-pack.h) fold the same kind of
 * conversations; answers are learnt and so are ten tags. Thread CPU time of cue_engine_step ()
 * alone; warm, and with caches flushed before each step, as it is when a desk does other things
 * between two turns.
 */
#include "bench-help.h"
#include "bench-pack.h"
#include "cue-engine.h"
#include "cue-recording.h"

#define ROUNDS 3
#define N_CONVERSATIONS 50
#define N_COLD 10 /* of them */
#define N_TURNS 20
#define N_EXAMPLES 240
#define SEED 20260601
#define START_MS 1780275600000
#define FLUSH_BYTES (64 * 1024 * 1024)

typedef struct
{
  guint n_rules;
  gint64 bound_us;
  gint64 cold_bound_us;
} Size;

static const Size SIZES[] = { { 1000, 0, 0 }, { 10000, 300, 600 }, { 100000, 800, 1600 } };

static void
flush_caches (void)
{
  static guint8 *block;

  if (block == NULL)
    block = g_malloc0 (FLUSH_BYTES);
  for (gsize i = 0; i < FLUSH_BYTES; i += 64)
    ((volatile guint8 *) block)[i]++;
}

static void
fold (CueEngine *engine, GPtrArray *events, gboolean cold, BenchSeries *series)
{
  g_autoptr (CueState) state = cue_engine_begin (engine, "bench");

  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *changes;
      gint64 before;

      if (cold)
        flush_caches ();
      before = bench_cpu_ns ();
      changes = cue_engine_step (engine, state, g_ptr_array_index (events, i), &error);
      bench_series_add (series, bench_cpu_ns () - before);
      g_assert_no_error (error);
      g_ptr_array_unref (changes);
    }
}

static GPtrArray *
make_logs (const BenchPack *pack, guint n)
{
  GPtrArray *logs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonNode) record = bench_pack_make_recording (pack, i, N_TURNS);
      g_autoptr (GError) error = NULL;
      GPtrArray *events = cue_recording_to_events (record, START_MS, &error);

      g_assert_no_error (error);
      g_ptr_array_add (logs, events);
    }
  return logs;
}

static void
print_row (const Size *size, const char *what, gint64 ns, gint64 bound_us)
{
  g_autofree char *label = g_strdup_printf ("%u rules and answers: %s", size->n_rules, what);

  bench_row_us (label, ns, bound_us);
}

static void
measure_steps (const Size *size, CueEngine *engine, GPtrArray *logs, gboolean cold)
{
  gint64 median = G_MAXINT64;
  gint64 p99 = G_MAXINT64;

  for (guint round = 0; round < (cold ? 1 : ROUNDS); round++)
    {
      g_autoptr (BenchSeries) series = bench_series_new ();

      for (guint i = 0; i < (cold ? N_COLD : logs->len); i++)
        fold (engine, g_ptr_array_index (logs, i), cold, series);
      median = MIN (median, bench_series_at (series, 500));
      p99 = MIN (p99, bench_series_at (series, 990));
    }
  print_row (size, cold ? "step, median, caches flushed" : "step, median", median, 0);
  print_row (size, cold ? "step, p99, caches flushed" : "step, p99", p99,
             cold ? size->cold_bound_us : size->bound_us);
}

static void
measure_clone (const Size *size, CueEngine *engine, GPtrArray *events)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autoptr (CueState) state = cue_replay (engine, "bench", events, NULL, NULL, NULL);

  for (guint i = 0; i < 100; i++)
    {
      gint64 before = bench_cpu_ns ();

      cue_state_free (cue_state_copy (state));
      bench_series_add (series, bench_cpu_ns () - before);
    }
  print_row (size, "a clone of the state", bench_series_at (series, 500), 0);
}

static void
bench_size (const Size *size)
{
  BenchPack made;
  g_autoptr (CuePack) pack = NULL;
  g_autoptr (CueEngine) engine = NULL;
  g_autoptr (GPtrArray) logs = NULL;

  bench_pack_init (&made, size->n_rules, size->n_rules, SEED);
  made.n_examples = N_EXAMPLES;
  pack = bench_pack_read (&made);
  engine = cue_engine_new (pack, NULL);
  logs = make_logs (&made, N_CONVERSATIONS);
  measure_steps (size, engine, logs, FALSE);
  measure_steps (size, engine, logs, TRUE);
  measure_clone (size, engine, g_ptr_array_index (logs, 0));
}

int
main (int argc, char **argv)
{
  guint only = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;

  bench_heading ("rules: 50 conversations of 20 turns");
  for (guint i = 0; i < G_N_ELEMENTS (SIZES); i++)
    if (only == 0 || only == SIZES[i].n_rules)
      bench_size (&SIZES[i]);
  return 0;
}
