/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What if: conversations of 20 turns played with two packs of 10,000 rules, one of them a rule
 * short. Thread CPU time of cue_what_if_play (), so it is conversations a second and core; beside
 * it what the same costs with all that a desk is told.
 */
#include "bench-help.h"
#include "bench-pack.h"
#include "cue-recording.h"
#include "cue-what-if.h"

#define ROUNDS 3
#define N_RULES 10000
#define N_CONVERSATIONS 100
#define N_TURNS 20
#define SEED 20260601
#define START_MS 1780275600000
#define BOUND_US 1000 /* a thousand conversations a second and core */

static GPtrArray *
make_logs (const BenchPack *pack)
{
  GPtrArray *logs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < N_CONVERSATIONS; i++)
    {
      g_autoptr (JsonNode) record = bench_pack_make_recording (pack, i, N_TURNS);

      g_ptr_array_add (logs, cue_recording_to_events (record, START_MS, NULL));
    }
  return logs;
}

static void
play (CueEngine *from, CueEngine *to, GPtrArray *events, gboolean aloud)
{
  CueEngine *engines[] = { from, to };

  if (!aloud)
    cue_what_if_case_free (cue_what_if_play (from, to, "bench", events, NULL));
  for (guint i = 0; aloud && i < 2; i++)
    cue_state_free (cue_replay (engines[i], "bench", events, NULL, NULL, NULL));
}

static gint64
measure (CueEngine *from, CueEngine *to, GPtrArray *logs, gboolean aloud)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 before = bench_cpu_ns ();

      for (guint i = 0; i < logs->len; i++)
        play (from, to, g_ptr_array_index (logs, i), aloud);
      best = MIN (best, (bench_cpu_ns () - before) / logs->len);
    }
  return best;
}

int
main (void)
{
  BenchPack made;
  BenchPack other;
  g_autoptr (CuePack) pack = NULL;
  g_autoptr (CuePack) shorter = NULL;
  g_autoptr (CueEngine) from = NULL;
  g_autoptr (CueEngine) to = NULL;
  g_autoptr (GPtrArray) logs = NULL;

  bench_pack_init (&made, N_RULES, N_RULES, SEED);
  other = made;
  other.n_rules--;
  pack = bench_pack_read (&made);
  shorter = bench_pack_read (&other);
  from = cue_engine_new (pack, NULL);
  to = cue_engine_new (shorter, NULL);
  logs = make_logs (&made);
  bench_heading ("what-if: 100 conversations of 20 turns with two packs of 10,000 rules");
  bench_row_us ("a conversation with both packs", measure (from, to, logs, FALSE), BOUND_US);
  bench_row_us ("the same with proofs and digests", measure (from, to, logs, TRUE), 0);
  return 0;
}
