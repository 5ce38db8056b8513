/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-json.h"
#include "cue-why-not.h"
#include "cuectl.h"

typedef struct
{
  CueEngine *engine;
  const char *rule;
  const char *conversation; /* or NULL: the first */
  const char *lang;
  int turn;
  gboolean json;
  gboolean apply;
  gboolean done;
  guint n_bad;
} Ask;

/* How many events there are up to the end of that turn (0: the last one); 0 when there is no such
 * turn. */
static guint
find_turn (GPtrArray *events, int turn)
{
  guint found = 0;
  int n = 0;

  for (guint i = 0; i < events->len; i++)
    if (g_str_equal (((CueEvent *) g_ptr_array_index (events, i))->type, "turn")
        && (++n == turn || turn == 0))
      found = i + 1;
  return found;
}

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
  guint n;

  if (self->done
      || (self->conversation != NULL && !g_str_equal (self->conversation, conversation->id)))
    return;
  self->done = TRUE;
  n = find_turn (conversation->events, self->turn);
  if (n == 0)
    {
      self->n_bad++;
      cuectl_complain ("%s: %s has no turn %d", conversation->place, conversation->id, self->turn);
      return;
    }
  g_ptr_array_set_size (conversation->events, (int) n);
  why_not = cue_why_not (self->engine, conversation->events, self->rule, &error);
  if (why_not == NULL)
    {
      self->n_bad++;
      cuectl_complain ("%s: %s", conversation->place, error->message);
      return;
    }
  print_answer (self, conversation, why_not);
}

int
cuectl_why_not (int argc, char **argv)
{
  g_autofree char *pack = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *conversation = NULL;
  g_autofree char *lang = NULL;
  g_autoptr (CueEngine) engine = NULL;
  Ask self = { 0 };
  const GOptionEntry entries[] = {
    { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &pack, "The pack: a folder or a sealed file (needed)",
      "DIR" },
    { "rule", 'r', 0, G_OPTION_ARG_STRING, &rule, "Which rule (needed)", "ID" },
    { "turn", 't', 0, G_OPTION_ARG_INT, &self.turn, "After this turn, from 1 (default: the last)",
      "N" },
    { "conversation", 'c', 0, G_OPTION_ARG_STRING, &conversation, "Which one (default: the first)",
      "ID" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, "Language of the sentences: zh or en", "LANG" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "One line of JSON", NULL },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &self.apply,
      "The events up to there and the change behind them, for cuectl replay", NULL },
    { NULL },
  };
  int code;

  if (!cuectl_parse (&argc, &argv, "FILE — what would light a rule that is dark",
                     "Looks for the smallest change of facts, tags, words and holds that lights "
                     "the "
                     "rule: three at most, each tried by playing it.",
                     entries))
    return CUECTL_USAGE;
  if (pack == NULL || rule == NULL || argc != 2 || self.turn < 0)
    {
      cuectl_complain ("--pack, --rule and one FILE are needed; see cuectl why-not --help");
      return CUECTL_USAGE;
    }
  engine = cuectl_load_engine (pack, NULL, &code);
  if (engine == NULL)
    return code;
  self.engine = engine;
  self.rule = rule;
  self.conversation = conversation;
  self.lang = lang != NULL ? lang : cue_pack_get_lang (cue_engine_get_pack (engine));
  if (!cuectl_read (argv[1], CUECTL_START_MS, conversation_cb, &self, &self.n_bad))
    return CUECTL_CANNOT_READ;
  if (!self.done && self.n_bad == 0)
    {
      self.n_bad++;
      cuectl_complain ("%s: there is no conversation %s", argv[1], conversation);
    }
  return self.n_bad > 0 ? CUECTL_PROBLEMS : CUECTL_OK;
}
