/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What if: conversations of 20 turns played with a pack of 10,000 rules and with the same pack that
 * has some rules less. Thread CPU time of cue_what_if_play (), so it is conversations a second and
 * core; beside it the two replays, with all that a desk is told, that give the same counts.
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

typedef struct
{
  CueEngine *from;
  CueEngine *to;
  CueWhatIfPair *pair;
  GPtrArray *logs; /* GPtrArray of CueEvent */
} Bench;

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
play (const Bench *self, GPtrArray *events, gboolean aloud)
{
  CueEngine *engines[] = { self->from, self->to };

  if (!aloud)
    cue_what_if_case_free (cue_what_if_play (self->pair, "bench", events, NULL));
  for (guint i = 0; aloud && i < 2; i++)
    cue_state_free (cue_replay (engines[i], "bench", events, NULL, NULL, NULL));
}

static gint64
measure (const Bench *self, gboolean aloud)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 before = bench_cpu_ns ();

      for (guint i = 0; i < self->logs->len; i++)
        play (self, g_ptr_array_index (self->logs, i), aloud);
      best = MIN (best, (bench_cpu_ns () - before) / self->logs->len);
    }
  return best;
}

static CueEngine *
make_engine (const BenchPack *made, CueModel *model)
{
  g_autoptr (CuePack) pack = bench_pack_read (made);

  return cue_engine_new (pack, model);
}

/* @n_less: of the 10,000 rules */
static void
run (guint n_answers, guint n_less, gint64 bound_us)
{
  g_autofree char *name
      = g_strdup_printf ("%u of the rules gone, %u answers: a conversation", n_less, n_answers);
  BenchPack made;
  BenchPack other;
  Bench self;

  bench_pack_init (&made, N_RULES, n_answers, SEED);
  other = made;
  other.n_rules -= n_less;
  self.logs = make_logs (&made);
  self.from = make_engine (&made, NULL);
  /* the answers are the same, so what is learnt is */
  self.to = make_engine (&other, cue_engine_get_model (self.from));
  self.pair = cue_what_if_pair_new (self.from, self.to);
  bench_row_us (name, measure (&self, FALSE), bound_us);
  if (bound_us > 0)
    bench_row_us ("the same by two replays with proofs and digests", measure (&self, TRUE), 0);
  cue_what_if_pair_free (self.pair);
  cue_engine_unref (self.from);
  cue_engine_unref (self.to);
  g_ptr_array_unref (self.logs);
}

int
main (void)
{
  bench_heading ("what-if: 100 conversations of 20 turns, a pack of 10,000 rules and another");
  run (0, 1, BOUND_US);
  run (0, 100, 0);
  run (N_RULES, 1, 0);
  return 0;
}
