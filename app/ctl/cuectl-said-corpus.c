/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Labelled sentences: was the point said? Each is judged by itself: the customer's facts, what he
 * said before, the offer that the talk's rule lights, and the agent's turn.
 */
#include "cuectl-said-corpus.h"

#include <stdio.h>

#include "cue-gate.h"
#include "cue-json.h"
#include "cue-reading.h"
#include "cue-said-signs.h"
#include "cue-template.h"

#define N_LABELS 5

static const char *const labels[N_LABELS] = { "said", "partly", "unsure", "contradicted", "open" };
static const char *const kinds[]
    = { "verbatim",  "paraphrase", "spoken",       "two-in-one",    "split",
        "near-miss", "negation",   "wrong-number", "wrong-product", "question",
        "quote",     "announce",   "other" };

#define N_KINDS G_N_ELEMENTS (kinds)

typedef struct
{
  guint judged[N_KINDS][N_LABELS][N_LABELS]; /* kind, label, verdict */
} Table;

typedef struct
{
  const CuectlSaidCorpus *options; /* borrowed */
  /* owned */
  GHashTable *judges; /* pack → CueJudge */
  JsonObject *facts;  /* by language */
  Table *table;
  guint n_bad;
} Corpus;

static guint
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return n;
}

static CueJudge *
get_judge (Corpus *self, const char *pack)
{
  CueJudge *judge = g_hash_table_lookup (self->judges, pack);
  g_autofree char *dir = NULL;
  CueEngine *engine;
  int code;

  if (judge != NULL)
    return judge;
  dir = g_build_filename (self->options->packs, pack, NULL);
  engine = cuectl_load_engine (dir, NULL, &code);
  if (engine == NULL)
    return NULL;
  judge = cue_judge_new (cue_engine_get_pack (engine),
                         cue_model_get_answers (cue_engine_get_model (engine)), NULL);
  cue_engine_unref (engine);
  g_hash_table_insert (self->judges, g_strdup (pack), judge);
  return judge;
}

typedef struct
{
  const CueReading *reading;
  const CueJudge *judge;
  const CueOffer *offer;
} Lookup;

static char *
lookup_cb (const char *name, gpointer user_data)
{
  const Lookup *lookup = user_data;

  return cue_reading_dup_variable (lookup->reading, lookup->judge->pack, lookup->offer, name);
}

/* Lights the talk by the first of its rules whose offer makes the point read as the record does. */
static void
light (const CueJudge *judge,
       CueReading *reading,
       CueHistory *history,
       guint index,
       JsonObject *record)
{
  const CueTalk *talk = g_ptr_array_index (judge->talks, index);
  const CuePoint *point = g_ptr_array_index (judge->points, index);
  const char *lang = cue_json_get_string (record, "lang", "");
  const char *say = cue_json_get_string (record, "say", "");
  const CueMoment moment = { 1, CUECTL_START_MS, FALSE };
  GPtrArray *rules = cue_pack_get_rules (judge->pack);
  const char *first_rule = NULL;
  const char *first_offer = NULL;

  cue_history_add_talk (history, talk->id, &moment);
  for (guint i = 0; i < rules->len; i++)
    {
      const CueRule *rule = g_ptr_array_index (rules, i);
      gboolean lights = FALSE;

      for (guint k = 0; k < rule->n_light; k++)
        {
          const CueTarget *target = &rule->light[k];

          lights |= target->kind == CUE_TARGET_TALK && g_str_equal (target->id, talk->id);
        }
      for (guint k = 0; lights && k < rule->n_light; k++)
        {
          const CueTarget *target = &rule->light[k];
          Lookup lookup = { reading, judge, NULL };
          g_autofree char *text = NULL;

          if (target->kind != CUE_TARGET_OFFER)
            continue;
          lookup.offer = cue_pack_find_offer (judge->pack, target->id);
          text = cue_template_render (cue_text_get (point->say, lang), lookup_cb, &lookup, NULL);
          if (g_strcmp0 (text, say) == 0)
            {
              cue_history_add_lit (history, rule->id, target->id, &moment);
              return;
            }
          if (first_rule == NULL)
            {
              first_rule = rule->id;
              first_offer = target->id;
            }
        }
    }
  if (first_rule != NULL)
    cue_history_add_lit (history, first_rule, first_offer, &moment);
}

static void
say (const CueJudge *judge,
     CueReading *reading,
     const CueHistory *history,
     gint64 seq,
     char role,
     const char *text)
{
  CueTurn *turn
      = cue_judge_listen (judge, role == CUE_ROLE_AGENT ? "agent" : "before", 1, role, text);
  gint64 at_ms = CUECTL_START_MS + seq * 1000;

  cue_reading_advance (reading, judge, history, at_ms);
  cue_reading_apply (reading, judge, history,
                     cue_kept_new (CUE_KEPT_TURN, seq, at_ms,
                                   cue_json_new_object (json_object_new ()), turn));
}

static void
tell_facts (Corpus *self, CueReading *reading, const char *lang)
{
  JsonObject *facts = cue_json_get_object (self->facts, lang);

  if (facts != NULL)
    cue_reading_set_facts (reading, facts, "customer", "customer");
  g_clear_pointer (&reading->lang, json_node_unref);
  reading->lang = cue_json_new_string (lang);
}

static void
print_miss (const CuectlSaidCorpus *options,
            JsonObject *record,
            const char *verdict,
            const CuePointVerdict *found)
{
  const char *label = cue_json_get_string (record, "label", "");
  g_autoptr (JsonNode) proof = NULL;
  g_autofree char *text = NULL;

  if (!options->misses || g_str_equal (label, verdict))
    return;
  proof = found == NULL ? cue_json_new_object (json_object_new ())
                        : cue_point_verdict_dup_proof (found);
  text = cue_json_to_canonical (proof);
  printf ("%s\t%s\t%s → %s\t%s\n\t%s\n\t%s\n", cue_json_get_string (record, "id", ""),
          cue_json_get_string (record, "kind", ""), label, verdict,
          cue_json_get_string (record, "point", ""), cue_json_get_string (record, "agent", ""),
          text);
}

/* A row to learn from: id, point, language, label, what the keys found, and the signs. */
static void
print_signs (const CueJudge *judge,
             const CueReading *reading,
             const CueHistory *history,
             guint index,
             JsonObject *record)
{
  static const char *const columns[] = { "id", "pack", "point", "lang", "label" };
  const CueMoment moment = { 4, CUECTL_START_MS + 4000, FALSE };
  gint32 signs[CUE_SIGN_N];
  CueVerdict found = cue_said_check_read_signs (judge, reading, history, &moment, index, signs);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    printf ("%s\t", cue_json_get_string (record, columns[i], ""));
  printf ("%s", cue_verdict_to_string (found));
  for (guint i = 0; i < CUE_SIGN_N; i++)
    printf ("\t%d", signs[i]);
  printf ("\n");
}

static gboolean
judge_record (Corpus *self, JsonObject *record)
{
  const char *lang = cue_json_get_string (record, "lang", "");
  const char *before = cue_json_get_string (record, "before", NULL);
  guint kind = find_name (kinds, N_KINDS, cue_json_get_string (record, "kind", ""));
  guint label = find_name (labels, N_LABELS, cue_json_get_string (record, "label", ""));
  CueJudge *judge = get_judge (self, cue_json_get_string (record, "pack", ""));
  g_autoptr (CueReading) reading = NULL;
  g_autoptr (CueHistory) history = cue_history_new ();
  const CuePointVerdict *found;
  const char *verdict;
  guint index;

  if (judge == NULL || kind == N_KINDS || label == N_LABELS)
    return FALSE;
  index = cue_judge_find_point (judge, cue_json_get_string (record, "point", ""));
  if (index == CUE_NONE)
    return FALSE;
  reading = cue_reading_new (judge);
  tell_facts (self, reading, lang);
  light (judge, reading, history, index, record);
  if (before != NULL)
    say (judge, reading, history, 2, CUE_ROLE_CUSTOMER, before);
  say (judge, reading, history, 3, CUE_ROLE_AGENT, cue_json_get_string (record, "agent", ""));
  if (self->options->signs)
    print_signs (judge, reading, history, index, record);
  cue_said_check_follow (judge, reading, history, index);
  found = cue_reading_get_verdict (reading, index);
  verdict = found == NULL ? "open" : cue_verdict_to_string (found->verdict);
  self->table->judged[kind][label][find_name (labels, N_LABELS, verdict)]++;
  print_miss (self->options, record, verdict, found);
  return TRUE;
}

static void
print_share (const char *what, guint part, guint whole)
{
  printf ("  %s %u/%u = %.1f %%\n", what, part, whole, whole == 0 ? 0.0 : 100.0 * part / whole);
}

static guint
count (const Table *table, guint kind, guint label, guint verdict)
{
  guint n = 0;

  for (guint k = 0; k < N_KINDS; k++)
    if (kind == N_KINDS || k == kind)
      for (guint l = 0; l < N_LABELS; l++)
        for (guint v = 0; v < N_LABELS; v++)
          if ((label == N_LABELS || l == label) && (verdict == N_LABELS || v == verdict))
            n += table->judged[k][l][v];
  return n;
}

static void
print_table (const char *lang, const char *half, const Table *table)
{
  printf ("%s, %s half: %u sentences\n", lang, half, count (table, N_KINDS, N_LABELS, N_LABELS));
  print_share ("precision on said", count (table, N_KINDS, 0, 0),
               count (table, N_KINDS, N_LABELS, 0));
  print_share ("recall on said   ", count (table, N_KINDS, 0, 0),
               count (table, N_KINDS, 0, N_LABELS));
  print_share ("unsure           ", count (table, N_KINDS, N_LABELS, 2),
               count (table, N_KINDS, N_LABELS, N_LABELS));
  for (guint l = 0; l < N_LABELS; l++)
    if (l != 2)
      {
        printf ("  %-13s judged", labels[l]);
        for (guint v = 0; v < N_LABELS; v++)
          printf (" %s %u", labels[v], count (table, N_KINDS, l, v));
        printf ("\n");
      }
  printf ("  %-14s %5s %5s %6s %6s %6s\n", "kind", "n", "right", "said", "found", "false");
  for (guint k = 0; k < N_KINDS; k++)
    {
      guint right = 0;
      guint n = count (table, k, N_LABELS, N_LABELS);

      for (guint l = 0; l < N_LABELS; l++)
        right += table->judged[k][l][l];
      if (n > 0)
        printf ("  %-14s %5u %5u %6u %6u %6u\n", kinds[k], n, right, count (table, k, 0, N_LABELS),
                count (table, k, 0, 0), count (table, k, N_LABELS, 0) - count (table, k, 0, 0));
    }
}

static gboolean
judge_language (Corpus *self, const char *lang)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.jsonl", self->options->half, lang);
  g_autofree char *path = g_build_filename (self->options->dir, name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Table table = { 0 };

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      cuectl_complain ("%s", error->message);
      return FALSE;
    }
  self->table = &table;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonNode) node = NULL;

      if (*lines[i] == '\0')
        continue;
      node = cue_gate_parse (lines[i], -1, &CUE_GATE_LINE, &error);
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)
          || !judge_record (self, json_node_get_object (node)))
        {
          self->n_bad++;
          cuectl_complain ("%s:%u: %s", path, i + 1,
                           error != NULL ? error->message : "no such pack, point, kind or label");
          g_clear_error (&error);
        }
    }
  if (!self->options->signs)
    print_table (lang, self->options->half, &table);
  self->table = NULL;
  return TRUE;
}

CuectlExit
cuectl_said_corpus (const CuectlSaidCorpus *options)
{
  static const char *const langs[] = { "zh", "en" };
  Corpus self = { options, NULL, NULL, NULL, 0 };
  g_autofree char *path = g_build_filename (options->dir, "facts.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) facts = NULL;
  gboolean ok = TRUE;

  if (!g_file_get_contents (path, &text, NULL, &error)
      || (facts = cue_gate_parse (text, -1, &CUE_GATE_LINE, &error)) == NULL)
    {
      cuectl_complain ("%s: %s", path, error->message);
      return CUECTL_CANNOT_READ;
    }
  self.facts = json_node_get_object (facts);
  self.judges
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cue_judge_unref);
  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    ok = judge_language (&self, langs[i]) && ok;
  g_hash_table_unref (self.judges);
  return !ok ? CUECTL_CANNOT_READ : self.n_bad > 0 ? CUECTL_PROBLEMS : CUECTL_OK;
}
