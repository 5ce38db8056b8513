/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What one event costs: every demo pack folds every recorded conversation, its own and the public
 * ones. Thread CPU time of cue_engine_step () alone; three rounds, and the best median and the best
 * p99 of them count, because the machine is never alone.
 */
#include "bench-help.h"
#include "cue-engine.h"
#include "cue-pack-folder.h"
#include "cue-recording.h"

#define ROUNDS 3
#define BOUND_US 1000

static const char *packs[] = { "telecom-zh", "bank-en", "shop-travel" };

static void
add_conversations (GPtrArray *logs, const char *path)
{
  g_autoptr (GPtrArray) records = bench_read_lines (path);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      GPtrArray *events
          = cue_recording_to_events (g_ptr_array_index (records, i), 1780275600000, NULL);

      if (events != NULL)
        g_ptr_array_add (logs, events);
    }
}

static void
fold (CueEngine *engine, GPtrArray *events, BenchSeries *series)
{
  g_autoptr (CueState) state = cue_engine_begin (engine, "bench");

  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 before = bench_cpu_ns ();
      GPtrArray *changes = cue_engine_step (engine, state, g_ptr_array_index (events, i), &error);

      bench_series_add (series, bench_cpu_ns () - before);
      g_assert_no_error (error);
      g_ptr_array_unref (changes);
    }
}

typedef struct
{
  gint64 median;
  gint64 p99;
  gint64 worst;
  guint n_steps;
} Figures;

static Figures
measure (CueEngine *engine, GPtrArray *logs)
{
  Figures best = { G_MAXINT64, G_MAXINT64, G_MAXINT64, 0 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (BenchSeries) series = bench_series_new ();

      for (guint i = 0; i < logs->len; i++)
        fold (engine, g_ptr_array_index (logs, i), series);
      best.median = MIN (best.median, bench_series_at (series, 500));
      best.p99 = MIN (best.p99, bench_series_at (series, 990));
      best.worst = MIN (best.worst, bench_series_at (series, 1000));
      best.n_steps = series->samples->len;
    }
  return best;
}

static void
print_row (const char *pack, const char *what, gint64 ns, gint64 bound_us)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", pack, what);

  bench_row_us (label, ns, bound_us);
}

static void
bench_pack (const char *name, GPtrArray *public_logs)
{
  g_autofree char *inside = g_build_filename ("data", "packs", name, NULL);
  g_autofree char *dir = bench_source_path (inside);
  g_autofree char *sessions = g_build_filename (dir, "sessions.jsonl", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CuePack) pack = cue_pack_folder_load (dir, &problems, NULL, &error);
  g_autoptr (CueEngine) engine = NULL;
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gint64 before = bench_cpu_ns ();
  Figures figures;
  g_autofree char *steps = NULL;

  if (pack == NULL)
    {
      g_printerr ("bench-engine: the pack %s is not whole; see cuectl check %s\n", name, dir);
      return;
    }
  engine = cue_engine_new (pack, NULL);
  print_row (name, "compile and train", bench_cpu_ns () - before, 0);
  add_conversations (logs, sessions);
  for (guint i = 0; i < public_logs->len; i++)
    g_ptr_array_add (logs, g_ptr_array_ref (g_ptr_array_index (public_logs, i)));
  figures = measure (engine, logs);
  steps = g_strdup_printf ("step, median of %u", figures.n_steps);
  print_row (name, steps, figures.median, 0);
  print_row (name, "step, p99", figures.p99, BOUND_US);
  print_row (name, "step, slowest", figures.worst, 0);
}

int
main (void)
{
  g_autofree char *path = bench_data_path ("data/sessions/conversations.jsonl");
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  g_autofree char *heading = NULL;

  add_conversations (logs, path);
  heading = g_strdup_printf ("engine: %u public conversations and each pack’s own", logs->len);
  bench_heading (heading);
  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    bench_pack (packs[i], logs);
  return 0;
}
