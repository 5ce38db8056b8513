/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a large pack costs before the first turn: from its files, and sealed; what a rule costs that
 * is edited while it serves; and the memory it takes. Thread CPU time, the best of three where it
 * is short. Memory is what the process holds more than before, after the allocator has given back
 * what it can.
 */
#include <malloc.h>
#include <string.h>

#include "bench-help.h"
#include "bench-pack.h"
#include "cue-engine.h"
#include "cue-seal.h"

#define SEED 20260601
#define SEALED "bench" CUE_SEAL_SUFFIX
#define N_EDITS 100

typedef struct
{
  guint n;
  guint rounds;
  gint64 open_bound_us;
  gint64 sealed_bound_us;
  gint64 train_bound_us;
  gint64 memory_bound_mb;
  gint64 edit_bound_us;
} Size;

static const Size SIZES[] = {
  { 10000, 3, 1000000, 100000, 60000000, 0, 1000 },
  { 100000, 1, 0, 0, 0, 350, 0 },
};

/* Best times in nanoseconds. */
typedef struct
{
  gint64 read;
  gint64 train;
  gint64 compile;
} Cost;

static const Cost NOTHING = { G_MAXINT64, G_MAXINT64, G_MAXINT64 };

static gint64
resident_kb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  malloc_trim (0);
  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");
  return line != NULL ? g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10) : 0;
}

static CueEngine *
open_pack (GPtrArray *files, Cost *cost)
{
  gint64 start = bench_cpu_ns ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (CuePack) pack = cue_pack_read (files, &problems);
  gint64 read = bench_cpu_ns ();
  g_autoptr (CueModel) model = NULL;
  gint64 learnt;
  CueEngine *engine;

  g_assert_cmpuint (problems->len, ==, 0);
  model = cue_model_new_for_pack (pack, NULL, NULL);
  learnt = bench_cpu_ns ();
  engine = cue_engine_new (pack, model);
  cost->read = MIN (cost->read, read - start);
  cost->train = MIN (cost->train, learnt - read);
  cost->compile = MIN (cost->compile, bench_cpu_ns () - learnt);
  return engine;
}

static GPtrArray *
seal (const CueEngine *engine)
{
  const CueSealTerms terms = { 1, G_MININT64, G_MAXINT64 };
  g_autoptr (GBytes) model = cue_model_to_bytes (cue_engine_get_model (engine));
  g_autoptr (GBytes) bytes = cue_seal_write (cue_engine_get_pack (engine), &terms, model, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);

  g_ptr_array_add (files, cue_pack_file_new (SEALED, bytes));
  return files;
}

static void
print_row (const Size *size, const char *what, gint64 ns, gint64 bound_us)
{
  g_autofree char *label = g_strdup_printf ("%u rules and answers: %s", size->n, what);

  bench_row_us (label, ns, bound_us);
}

static CueEngine *
open_often (const Size *size, GPtrArray *files, Cost *cost)
{
  CueEngine *engine = NULL;

  for (guint i = 0; i < size->rounds; i++)
    {
      g_clear_pointer (&engine, cue_engine_unref);
      engine = open_pack (files, cost);
    }
  return engine;
}

/* Alone in the process, so that no other pack's leavings are counted. */
static void
bench_memory (const Size *size)
{
  g_autofree char *label = NULL;
  BenchPack made;
  Cost cost = NOTHING;
  GPtrArray *files;
  gint64 before;
  g_autoptr (CueEngine) engine = NULL;

  bench_pack_init (&made, size->n, size->n, SEED);
  files = bench_pack_make_files (&made);
  before = resident_kb ();
  engine = open_pack (files, &cost);
  label = g_strdup_printf ("%u rules and answers: memory of the engine", size->n);
  bench_row_mb (label, (resident_kb () - before) / 1024, size->memory_bound_mb);
  g_ptr_array_unref (files);
}

/* A rule changed, one added, one taken out, in turn; @chain: each on top of those before it. */
static gint64
time_edits (const BenchPack *made, CueEngine *engine, gboolean chain)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autoptr (CueEngine) last = cue_engine_ref (engine);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *changed = bench_pack_make_rule (made, i * 97 % made->n_rules);
      g_autofree char *added = bench_pack_make_rule (made, made->n_rules + i);
      g_autofree char *id = g_strdup_printf ("r-%u", (i * 89 + 1) % made->n_rules);
      gint64 before = bench_cpu_ns ();
      CueEngine *edited = i % 3 == 2
                              ? cue_engine_without_rule (last, id, NULL)
                              : cue_engine_with_rule (last, i % 3 == 0 ? changed : added, NULL);

      g_assert_nonnull (edited);
      bench_series_add (series, bench_cpu_ns () - before);
      if (chain)
        {
          cue_engine_unref (last);
          last = cue_engine_ref (edited);
        }
      cue_engine_unref (edited);
    }
  return bench_series_at (series, 500);
}

static void
bench_times (const Size *size)
{
  BenchPack made;
  Cost open = NOTHING;
  Cost load = NOTHING;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) sealed = NULL;
  g_autoptr (CueEngine) engine = NULL;

  bench_pack_init (&made, size->n, size->n, SEED);
  files = bench_pack_make_files (&made);
  engine = open_often (size, files, &open);
  print_row (size, "read files", open.read, 0);
  print_row (size, "compile", open.compile, 0);
  print_row (size, "read files and compile", open.read + open.compile, size->open_bound_us);
  print_row (size, "train", open.train, size->train_bound_us);
  print_row (size, "one rule edited live", time_edits (&made, engine, FALSE), size->edit_bound_us);
  print_row (size, "the same beside up to 100 others", time_edits (&made, engine, TRUE), 0);
  sealed = seal (engine);
  g_clear_pointer (&engine, cue_engine_unref);
  engine = open_often (size, sealed, &load);
  print_row (size, "read sealed", load.read, 0);
  print_row (size, "load sealed: read, model, compile", load.read + load.train + load.compile,
             size->sealed_bound_us);
}

int
main (int argc, char **argv)
{
  guint only = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;

  bench_heading ("large packs: before the first turn");
  for (guint i = 0; i < G_N_ELEMENTS (SIZES); i++)
    if (only == 0 || only == SIZES[i].n)
      {
        bench_memory (&SIZES[i]);
        bench_times (&SIZES[i]);
      }
  return 0;
}
