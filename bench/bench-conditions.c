/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Conditions alone: 10,000 rules over 100 facts, of which one changes at a time. Ours is the watch
 * over their conditions; json-logic-js applies every rule; CLIPS, whose Rete network follows
 * changes too, takes the old fact out, puts the new one in and runs. Same rules, facts and changes;
 * ours and json-logic-js must find the same rules true.
 */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "bench-help.h"
#include "cue-json.h"
#include "cue-model.h"
#include "cue-pack-reader.h"
#include "cue-watch.h"

#define N_RULES 10000
#define N_FACTS 100
#define N_CHANGES 20000
#define N_AT_ONCE 100
#define N_CHANGES_WHOLE 40    /* for who applies every rule */
#define N_CHANGES_CLIPS 10000 /* fewer drown in what starting it takes */
#define SEED 20260602

typedef struct
{
  guint fact;
  guint order; /* of ORDERS; a text for facts that are texts */
  guint bound;
} Part;

typedef struct
{
  Part parts[3];
  guint n;
} Rule;

static const char *const ORDERS[] = { ">=", "<=", ">", "<" };

static gboolean
is_text (guint fact)
{
  return fact % 5 == 4;
}

static guint
roll (GRand *dice, guint n)
{
  return (guint) g_rand_int_range (dice, 0, (gint32) n);
}

static Part
make_part (GRand *dice, gboolean text)
{
  Part part = { 0 };

  do
    part.fact = roll (dice, N_FACTS);
  while (is_text (part.fact) != text);
  part.order = roll (dice, 4);
  part.bound = text ? roll (dice, 12) : 1 + roll (dice, 200);
  return part;
}

static void
make_rules (Rule *rules)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_RULES; i++)
    {
      rules[i].n = 2 + i % 2;
      for (guint k = 0; k < rules[i].n; k++)
        rules[i].parts[k] = make_part (dice, k == 2);
    }
}

/* The fact that changes, and what it becomes. */
static void
make_change (GRand *dice, guint *fact, guint *value)
{
  *fact = roll (dice, N_FACTS);
  *value = is_text (*fact) ? roll (dice, 12) : 1 + roll (dice, 200);
}

static JsonNode *
make_value (guint fact, guint value)
{
  g_autofree char *text = g_strdup_printf ("v%u", value);

  return is_text (fact) ? cue_json_new_string (text) : cue_json_new_int (value);
}

static void
add_logic (GString *out, const Rule *rule, const char *ask)
{
  g_string_append (out, "{\"and\":[");
  for (guint k = 0; k < rule->n; k++)
    {
      const Part *part = &rule->parts[k];

      g_string_append (out, k > 0 ? "," : "");
      if (is_text (part->fact))
        g_string_append_printf (out, "{\"==\":[{\"%s\":\"f%u\"},\"v%u\"]}", ask, part->fact,
                                part->bound);
      else
        g_string_append_printf (out, "{\"%s\":[{\"%s\":\"f%u\"},%u]}", ORDERS[part->order], ask,
                                part->fact, part->bound);
    }
  g_string_append (out, "]}");
}

static void
add_file (GPtrArray *files, const char *name, GString *text)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  g_ptr_array_add (files, cue_pack_file_new (name, bytes));
}

static CuePack *
make_pack (const Rule *rules)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  GString *facts = g_string_new (NULL);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < N_FACTS; i++)
    g_string_append_printf (facts, "{\"fact\":\"f%u\",\"title\":\"F\",\"type\":\"%s\"}\n", i,
                            is_text (i) ? "string" : "number");
  for (guint i = 0; i < N_RULES; i++)
    {
      g_string_append_printf (lines,
                              "{\"rule\":\"r%u\",\"title\":\"R\",\"light\":[{\"talk\":\"k\"}],"
                              "\"when\":",
                              i);
      add_logic (lines, &rules[i], "fact");
      g_string_append (lines, "}\n");
    }
  add_file (files, "pack.json",
            g_string_new ("{\"pack\":\"b\",\"version\":1,\"title\":\"B\",\"lang\":\"zh\"}"));
  add_file (files, "facts.jsonl", facts);
  add_file (files, "talks.jsonl",
            g_string_new (
                "{\"talk\":\"k\",\"title\":\"K\",\"points\":[{\"point\":\"p\",\"say\":\"好\","
                "\"keys\":[{\"any\":[\"好\"]}]}]}\n"));
  add_file (files, "rules.jsonl", lines);
  return cue_pack_read (files, &problems);
}

typedef struct
{
  CueJudge *judge;
  CueWatch *watch;
  CueWatchState state;
  CueReading *reading;
  CueHistory *history;
  guint n_true;
} Ours;

static void
look (Ours *self)
{
  const CueMoment moment = { G_MAXINT64, 0, FALSE };
  g_auto (CueReadingScope) scope;
  CueWatchPass pass;
  guint unit;

  cue_reading_scope_init (&scope, self->judge, self->reading, self->history, &moment, 0);
  cue_watch_pass_begin (&pass, self->watch, &self->state, &scope,
                        self->reading->touched[CUE_LISTENER_RULES]);
  while (cue_watch_pass_next (&pass, &unit))
    {
      gint64 flip_ms = G_MAXINT64;
      gboolean was = cue_watch_state_get (&self->state, unit) == CUE_TRUTH_TRUE;
      CueTruth truth = cue_watch_pass_test (&pass, unit, &flip_ms);

      cue_watch_pass_store (&pass, unit, truth, flip_ms, FALSE);
      self->n_true = self->n_true + (truth == CUE_TRUTH_TRUE) - was;
    }
  cue_watch_pass_end (&pass);
  for (guint i = 0; i < CUE_LISTENER_N; i++)
    g_array_set_size (self->reading->touched[i], 0);
}

/* A change as it comes out of an event. */
typedef struct
{
  char id[8];
  JsonNode *value;
  JsonNode *from;
} Change;

static Change
change_new (guint fact, guint value)
{
  Change change = { .value = make_value (fact, value), .from = cue_json_new_string ("b") };

  g_snprintf (change.id, sizeof change.id, "f%u", fact);
  return change;
}

static void
make (Ours *self, const Change *change)
{
  cue_reading_set_fact (self->reading, change->id, change->value, change->from);
}

static void
set_all (Ours *self)
{
  for (guint i = 0; i < N_FACTS; i++)
    {
      const Change change = change_new (i, i % 12);

      make (self, &change);
    }
  look (self);
}

/* So many that asking for the time costs nothing beside them. */
static gint64
measure_some (Ours *self, GRand *dice, guint first, guint64 *held)
{
  Change changes[N_AT_ONCE];
  gint64 before;

  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      guint fact;
      guint value;

      make_change (dice, &fact, &value);
      changes[i] = change_new (fact, value);
    }
  before = bench_cpu_ns ();
  for (guint i = 0; i < N_AT_ONCE; i++)
    {
      make (self, &changes[i]);
      look (self);
      *held += first + i < N_CHANGES_WHOLE ? self->n_true : 0;
    }
  return bench_cpu_ns () - before;
}

/* Nanoseconds a change; @held: how many rules were true over the first changes. */
static gint64
measure_ours (CuePack *pack, guint64 *held)
{
  g_autoptr (CueModel) model = cue_model_train (pack, NULL, NULL);
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED + 1);
  GPtrArray *rules = cue_pack_get_rules (pack);
  Ours ours = { 0 };
  gint64 spent_ns = 0;

  ours.judge
      = cue_judge_new (pack, cue_model_get_answers (model), cue_model_get_learnt_tags (model));
  ours.watch = cue_watch_new (ours.judge);
  for (guint i = 0; i < rules->len; i++)
    cue_watch_add (ours.watch, ((CueRule *) g_ptr_array_index (rules, i))->when, NULL, NULL);
  cue_watch_finish (ours.watch);
  cue_watch_state_init (&ours.state, ours.watch);
  ours.reading = cue_reading_new (ours.judge);
  ours.history = cue_history_new ();
  set_all (&ours);
  for (guint i = 0; i < N_CHANGES; i += N_AT_ONCE)
    spent_ns += measure_some (&ours, dice, i, held);
  cue_reading_free (ours.reading);
  cue_history_free (ours.history);
  cue_watch_state_clear (&ours.state);
  cue_watch_free (ours.watch);
  cue_judge_unref (ours.judge);
  return spent_ns / N_CHANGES;
}

static char *
write_file (const char *dir, const char *name, GString *text)
{
  char *path = g_build_filename (dir, name, NULL);

  g_file_set_contents (path, text->str, (gssize) text->len, NULL);
  g_string_free (text, TRUE);
  return path;
}

static char *
write_json_logic (const char *dir, const Rule *rules)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED + 1);
  GString *out = g_string_new ("{\"rules\":[");

  for (guint i = 0; i < N_RULES; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      add_logic (out, &rules[i], "var");
    }
  g_string_append (out, "],\"facts\":{");
  for (guint i = 0; i < N_FACTS; i++)
    g_string_append_printf (out, is_text (i) ? "%s\"f%u\":\"v%u\"" : "%s\"f%u\":%u",
                            i > 0 ? "," : "", i, i % 12);
  g_string_append (out, "},\"changes\":[");
  for (guint i = 0; i < N_CHANGES_WHOLE; i++)
    {
      guint fact;
      guint value;

      make_change (dice, &fact, &value);
      g_string_append_printf (out, is_text (fact) ? "%s[\"f%u\",\"v%u\"]" : "%s[\"f%u\",%u]",
                              i > 0 ? "," : "", fact, value);
    }
  g_string_append (out, "]}");
  return write_file (dir, "rules.json", out);
}

static void
measure_json_logic (const char *dir, const Rule *rules, gint64 ours_ns, guint64 held)
{
  g_autofree char *path = write_json_logic (dir, rules);
  g_autofree char *script = bench_source_path ("bench/peers/json-logic.cjs");
  const char *argv[] = { "node", script, path, NULL };
  g_autofree char *out = NULL;
  char *end = NULL;
  gint64 ns;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, &out, NULL, NULL, NULL)
      || out == NULL || *out == '\0')
    {
      g_printerr ("bench-conditions: no node with json-logic-js; that peer is left out\n");
      return;
    }
  ns = g_ascii_strtoll (out, &end, 10);
  if (g_ascii_strtoull (end, NULL, 10) != held)
    g_error ("json-logic-js finds other rules true: %s against %" G_GUINT64_FORMAT, out, held);
  bench_row_ratio ("peer: json-logic-js, every rule", ours_ns, ns);
}

static char *
write_clips (const char *dir, const Rule *rules, guint n_changes)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (SEED + 1);
  guint at[N_FACTS];
  guint n_asserted = 0;
  GString *out = g_string_new ("(defglobal ?*n* = 0)\n");

  for (guint i = 0; i < N_FACTS; i++)
    g_string_append_printf (out, "(deftemplate f%u (slot v))\n", i);
  for (guint i = 0; i < N_RULES; i++)
    {
      g_string_append_printf (out, "(defrule r%u", i);
      for (guint k = 0; k < rules[i].n; k++)
        {
          const Part *part = &rules[i].parts[k];

          g_string_append_printf (out,
                                  is_text (part->fact) ? " (f%u (v v%u))"
                                                       : " (f%u (v ?x%u&:(%s ?x%u %u)))",
                                  part->fact, is_text (part->fact) ? part->bound : k,
                                  ORDERS[part->order], k, part->bound);
        }
      g_string_append (out, " => (bind ?*n* (+ ?*n* 1)))\n");
    }
  g_string_append (out, "(reset)\n");
  for (guint i = 0; i < N_FACTS; i++)
    {
      g_string_append_printf (out,
                              is_text (i) ? "(assert (f%u (v v%u)))\n" : "(assert (f%u (v %u)))\n",
                              i, i % 12);
      at[i] = ++n_asserted;
    }
  g_string_append (out, "(run)\n");
  for (guint i = 0; i < n_changes; i++)
    {
      guint fact;
      guint value;

      make_change (dice, &fact, &value);
      g_string_append_printf (out, "(retract %u)\n", at[fact]);
      g_string_append_printf (out,
                              is_text (fact) ? "(assert (f%u (v v%u)))\n(run)\n"
                                             : "(assert (f%u (v %u)))\n(run)\n",
                              fact, value);
      at[fact] = ++n_asserted;
    }
  g_string_append (out, "(exit)\n");
  return write_file (dir, "rules.clp", out);
}

static gint64
children_ns (void)
{
  struct rusage used;

  getrusage (RUSAGE_CHILDREN, &used);
  return ((gint64) used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000000
         + ((gint64) used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1000;
}

/* CPU of the whole process; -1: there is no CLIPS. */
static gint64
run_clips (const char *dir, const Rule *rules, guint n_changes)
{
  g_autofree char *path = write_clips (dir, rules, n_changes);
  const char *argv[] = { "clips", "-f2", path, NULL };
  gint64 before = children_ns ();

  if (!g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, NULL, NULL))
    return -1;
  return children_ns () - before;
}

static void
measure_clips (const char *dir, const Rule *rules, gint64 ours_ns)
{
  gint64 start_ns = run_clips (dir, rules, 0);

  if (start_ns < 0)
    g_printerr ("bench-conditions: no clips; that peer is left out\n");
  else
    bench_row_ratio ("peer: CLIPS, retract, assert and run", ours_ns,
                     (run_clips (dir, rules, N_CHANGES_CLIPS) - start_ns) / N_CHANGES_CLIPS);
}

int
main (void)
{
  g_autofree Rule *rules = g_new0 (Rule, N_RULES);
  g_autofree char *dir = g_dir_make_tmp ("cuelight-bench-XXXXXX", NULL);
  g_autoptr (CuePack) pack = NULL;
  guint64 held = 0;
  gint64 ours_ns;

  make_rules (rules);
  pack = make_pack (rules);
  g_assert_nonnull (pack);
  bench_heading ("conditions: 10,000 rules over 100 facts, one fact changes");
  ours_ns = measure_ours (pack, &held);
  bench_row_us ("ours: what may have turned", ours_ns, 0);
  measure_json_logic (dir, rules, ours_ns, held);
  measure_clips (dir, rules, ours_ns);
  return 0;
}
