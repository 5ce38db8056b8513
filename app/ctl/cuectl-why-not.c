/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-json.h"
#include "cue-why-not.h"
#include "cuectl-asked.h"

typedef struct
{
  CueEngine *engine;
  CuectlAsked asked;
  char *rule;
  const char *lang; /* of the conversation that is told of */
  gboolean json;
  gboolean apply;
  guint n_bad;
} Ask;

static void
print_events (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (JsonNode) node = cue_event_to_json (g_ptr_array_index (events, i));
      g_autofree char *line = cue_json_to_canonical (node);

      printf ("%s\n", line);
    }
}

static void
print_answer (const Ask *self, const CuectlConversation *conversation, const CueWhyNot *why_not)
{
  g_autoptr (JsonNode) node = cue_why_not_to_json (why_not);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (self->apply)
    {
      g_autoptr (GPtrArray) events = cue_why_not_get_events (why_not);

      print_events (conversation->events);
      print_events (events);
      return;
    }
  text = self->json ? cue_json_to_canonical (node) : cue_why_not_to_text (why_not, self->lang);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *safe = self->json ? g_strdup (lines[i]) : cuectl_harmless (lines[i]);

      printf ("%s%s\n", i > 0 ? "  " : "", safe);
    }
}

static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  Ask *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueWhyNot) why_not = NULL;
  guint n = cuectl_find_turn (conversation->events, 0);

  /* when the conversation is over nothing can light: the last turn is what is meant */
  if (self->asked.turn == 0 && self->asked.at_seq == 0 && n > 0)
    g_ptr_array_set_size (conversation->events, (int) n);
  self->lang = cuectl_asked_get_lang (&self->asked, cue_engine_get_pack (self->engine),
                                      conversation->events);
  why_not = cue_why_not (self->engine, conversation->events, self->rule, &error);
  if (why_not != NULL)
    {
      print_answer (self, conversation, why_not);
      return;
    }
  self->n_bad++;
  cuectl_complain ("%s: %s", conversation->place, error->message);
}

int
cuectl_why_not (int argc, char **argv)
{
  Ask self = { 0 };
  const GOptionEntry entries[]
      = { CUECTL_ASKED_OPTIONS (self.asked),
          { "rule", 'r', 0, G_OPTION_ARG_STRING, &self.rule, "Which rule (needed)", "ID" },
          { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "One line of JSON", NULL },
          { "apply", 0, 0, G_OPTION_ARG_NONE, &self.apply,
            "The events up to there and the change behind them, for cuectl replay", NULL },
          { NULL } };
  int code = CUECTL_USAGE;

  if (!cuectl_parse (&argc, &argv, "FILE — what would light a rule that is dark",
                     "Looks for the smallest change of facts, tags, words and holds that lights "
                     "the rule: three at most, each tried by playing it. Without --turn or --at "
                     "after the last turn.",
                     entries))
    ;
  else if (self.rule == NULL)
    cuectl_complain ("--rule is needed; see cuectl why-not --help");
  else if (cuectl_asked_check (&self.asked, argc - 1, "why-not"))
    code = cuectl_asked_answer (&self.asked, argv[1], &self.engine, conversation_cb, &self,
                                &self.n_bad);
  cuectl_asked_clear (&self.asked);
  g_free (self.rule);
  return code;
}
