/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "cue-decision-log.h"
#include "cue-gate.h"
#include "cue-json.h"
#include "cue-off-policy.h"
#include "cue-ranking-learn.h"
#include "cuectl.h"

typedef struct
{
  CueEngine *engine;
  GPtrArray *decisions; /* CueDecision */
  guint n_bad;
} Rank;

/* Plays one conversation again and keeps what was chosen in it. */
static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  Rank *self = user_data;
  g_autoptr (CueState) state = cue_engine_begin (self->engine, conversation->id);
  g_autoptr (CueDecisionLog) log = cue_decision_log_new (conversation->id);
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < conversation->events->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) changes
          = cue_engine_step (self->engine, state, g_ptr_array_index (conversation->events, i),
                             &error);

      if (changes == NULL)
        {
          cuectl_complain ("%s: %s", conversation->place, error->message);
          self->n_bad++;
          break;
        }
      cue_decision_log_watch (log, changes);
    }
  found = cue_decision_log_collect (log);
  g_ptr_array_extend_and_steal (self->decisions, g_steal_pointer (&found));
}

static void
print_node (JsonNode *node)
{
  g_autofree char *text = cue_json_to_canonical (node);

  printf ("%s\n", text);
}

static void
print_decisions (const Rank *self)
{
  for (guint i = 0; i < self->decisions->len; i++)
    {
      g_autoptr (JsonNode) node = cue_decision_to_json (g_ptr_array_index (self->decisions, i));

      print_node (node);
    }
}

static void
print_learnt (const Rank *self, gboolean explore)
{
  g_autoptr (CueRanking) ranking
      = cue_ranking_learn (self->decisions, explore ? CUE_RANKING_DRAWS : 0);
  g_autoptr (JsonNode) node = cue_ranking_to_json (ranking);

  print_node (node);
}

static void
print_estimate (const char *name, const CueEstimate *estimate)
{
  printf ("%-16s %5.1f %%   95 %%: %5.1f to %5.1f\n", name, (double) estimate->value_micro / 1e4,
          (double) estimate->low_micro / 1e4, (double) estimate->high_micro / 1e4);
}

static int
print_judged (const Rank *self, const CueRanking *ranking)
{
  g_autoptr (GError) error = NULL;
  CueOffPolicy found;

  if (!cue_off_policy_estimate (self->decisions, ranking, &found, &error))
    {
      cuectl_complain ("%s", error->message);
      return CUECTL_PROBLEMS;
    }
  printf ("decisions        %u, counting as %u\n", found.n, found.effective);
  print_estimate ("accepted, logged", &found.logged);
  print_estimate ("IPS", &found.ips);
  print_estimate ("SNIPS", &found.snips);
  print_estimate ("doubly robust", &found.doubly_robust);
  return CUECTL_OK;
}

static CueRanking *
load_ranking (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  CueRanking *ranking = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    node = cue_gate_parse (text, (gssize) length, &CUE_GATE_LINE, &error);
  if (node != NULL)
    ranking = cue_ranking_from_json (node, &error);
  if (ranking == NULL)
    cuectl_complain ("%s: %s", path, error->message);
  return ranking;
}

static int
finish (const Rank *self, const char *verb, const char *path, gboolean explore)
{
  g_autoptr (CueRanking) ranking = NULL;

  if (g_str_equal (verb, "decisions"))
    print_decisions (self);
  else if (g_str_equal (verb, "learn"))
    print_learnt (self, explore);
  else
    {
      ranking = path == NULL ? NULL : load_ranking (path);
      if (path != NULL && ranking == NULL)
        return CUECTL_CANNOT_READ;
      return print_judged (self, ranking);
    }
  return CUECTL_OK;
}

int
cuectl_rank (int argc, char **argv)
{
  static const char *const VERBS[] = { "learn", "judge", "decisions", NULL };
  g_autofree char *pack = NULL;
  g_autofree char *path = NULL;
  gboolean explore = FALSE;
  Rank self = { 0 };
  int code = CUECTL_OK;
  const GOptionEntry entries[] = {
    { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &pack, "The pack (needed)", "DIR" },
    { "ranking", 'r', 0, G_OPTION_ARG_FILENAME, &path,
      "judge: this ranking; without it what the weights alone would light", "FILE" },
    { "explore", 'e', 0, G_OPTION_ARG_NONE, &explore,
      "learn: the ranking shall try what is not sure yet", NULL },
    { NULL },
  };

  if (!cuectl_parse (&argc, &argv, "learn|judge|decisions FILE… — rank offers by what was accepted",
                     "Replays logs of conversations. learn prints a ranking for the event "
                     "“ranking”; judge tells how often the customers would have accepted what "
                     "another ranking lights, or that the logs cannot tell; decisions prints what "
                     "both work on.",
                     entries))
    return CUECTL_USAGE;
  if (pack == NULL || argc < 3 || !g_strv_contains (VERBS, argv[1]))
    {
      cuectl_complain ("%s; see cuectl rank --help",
                       pack == NULL ? "--pack is needed"
                                    : "learn, judge or decisions, and a FILE, are needed");
      return CUECTL_USAGE;
    }
  self.engine = cuectl_load_engine (pack, NULL, &code);
  if (self.engine == NULL)
    return code;
  self.decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_decision_free);
  for (int i = 2; i < argc && code == CUECTL_OK; i++)
    if (!cuectl_read (argv[i], CUECTL_START_MS, conversation_cb, &self, &self.n_bad))
      code = CUECTL_CANNOT_READ;
  if (code == CUECTL_OK)
    code = finish (&self, argv[1], path, explore);
  if (code == CUECTL_OK && self.n_bad > 0)
    code = CUECTL_PROBLEMS;
  g_ptr_array_unref (self.decisions);
  cue_engine_unref (self.engine);
  return code;
}
