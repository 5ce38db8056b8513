/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "cue-gate.h"
#include "cue-json.h"
#include "cue-reasons.h"
#include "cuectl-asked.h"

typedef struct
{
  CueEngine *engine;
  const char *lang;
  gboolean why;
  gboolean json;
} Eval;

static JsonNode *
read_customer (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    {
      cuectl_complain ("%s", error->message);
      return NULL;
    }
  node = cue_gate_parse (text, (gssize) length, &CUE_GATE_LINE, &error);
  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    g_set_error (&error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID,
                 "found %s; a customer is an object", cue_json_type_name (node));
  else if (node != NULL && json_object_has_member (json_node_get_object (node), "turns"))
    g_set_error (&error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID,
                 "found a conversation; its \"customer\" alone is needed");
  if (error == NULL)
    return g_steal_pointer (&node);
  cuectl_complain ("%s: %s", path, error->message);
  return NULL;
}

/* A misspelt fact or product is no error of the pack, and changes every answer. */
static void
warn_of_unknown (const Eval *self, const CueChange *change)
{
  const CuePack *pack = cue_engine_get_pack (self->engine);
  JsonObject *body = cue_change_get_body (change);
  const char *fact = cue_json_get_string (body, "fact", "");
  JsonArray *owned
      = g_str_equal (fact, "customer.products") ? cue_json_get_array (body, "value") : NULL;

  if (!g_str_equal (change->type, "fact"))
    return;
  if (cue_pack_find_fact (pack, fact) == NULL && owned == NULL)
    cuectl_complain ("%s: facts.jsonl of the pack does not know it", fact);
  for (guint i = 0; owned != NULL && i < json_array_get_length (owned); i++)
    {
      JsonNode *product = json_array_get_element (owned, i);
      const char *id = JSON_NODE_HOLDS_VALUE (product) ? json_node_get_string (product) : NULL;

      if (id != NULL && cue_pack_find_offer (pack, id) == NULL)
        cuectl_complain ("customer.products: offers.jsonl of the pack does not know %s", id);
    }
}

/* A conversation that has just been opened, of which nothing is known but the customer. */
static CueState *
open_conversation (const Eval *self, JsonNode *customer, gint64 at_ms)
{
  JsonObject *body = json_object_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CueEvent) event = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  CueState *state = cue_engine_begin (self->engine, "eval");

  json_object_set_string_member (body, "channel", "chat");
  json_object_set_string_member (body, "lang", self->lang);
  json_object_set_member (body, "customer", json_node_copy (customer));
  event = cue_event_new ("conversation:eval", 1, "conversation.opened", at_ms, "cuectl", 0,
                         cue_json_new_object (body));
  changes = cue_engine_step (self->engine, state, event, &error);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    warn_of_unknown (self, g_ptr_array_index (changes, i));
  if (changes != NULL)
    return state;
  cuectl_complain ("%s", error->message);
  cue_state_free (state);
  return NULL;
}

/* What the clause asks for, as a sentence: of a fit its condition, else the engine's reason. */
static char *
describe_clause (const Eval *self, const CueOffer *offer, const char *clause)
{
  static const struct
  {
    const char *clause;
    const char *zh;
    const char *en;
  } plain[] = { { "valid", "在有效期内", "within its dates" },
                { "owned", "客户还没有它", "the customer does not have it yet" },
                { "refused", "客户没有拒绝过", "the customer has not refused it" },
                { "excludes", "没有与它冲突的产品", "owns nothing that excludes it" },
                { "requires", "有它所需要的产品", "owns what it requires" } };
  gboolean chinese = g_str_has_prefix (self->lang, "zh");
  const char *slash = g_str_has_prefix (clause, "fit/") ? clause + strlen ("fit/") : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (clause, plain[i].clause))
      return g_strdup (chinese ? plain[i].zh : plain[i].en);
  if (slash == NULL)
    return g_strdup (clause);
  return cue_pack_describe (cue_engine_get_pack (self->engine),
                            ((const CueFit *) g_ptr_array_index (offer->fits,
                                                                 g_ascii_strtoull (slash, NULL,
                                                                                   10)))
                                ->when,
                            self->lang);
}

static void
print_clauses (const Eval *self, JsonObject *row)
{
  const CueOffer *offer = cue_pack_find_offer (cue_engine_get_pack (self->engine),
                                               cue_json_get_string (row, "offer", ""));
  JsonArray *clauses = cue_json_get_array (row, "clauses");

  for (guint i = 0; i < json_array_get_length (clauses); i++)
    {
      JsonObject *clause = json_array_get_object_element (clauses, i);
      const char *id = cue_json_get_string (clause, "clause", "");
      JsonObject *why = cue_json_get_object (clause, "why");
      const char *lang = g_str_has_prefix (self->lang, "zh") ? "zh" : "en";
      g_autofree char *sentence = describe_clause (self, offer, id);

      printf ("  %s %-9s %s%s%s\n", cue_json_get_boolean (clause, "ok", FALSE) ? "pass" : "FAIL",
              id, sentence, why == NULL ? "" : " — ",
              why == NULL ? "" : cue_json_get_string (why, lang, ""));
    }
}

static void
print_row (const Eval *self, JsonObject *row)
{
  const CueOffer *offer = cue_pack_find_offer (cue_engine_get_pack (self->engine),
                                               cue_json_get_string (row, "offer", ""));
  JsonArray *reasons = cue_json_get_array (row, "reasons");
  gboolean ok = cue_json_get_boolean (row, "ok", FALSE);

  printf ("%s %s %s", ok ? "yes" : "no ", offer->id, cue_text_get (offer->title, self->lang));
  for (guint i = 0; i < json_array_get_length (reasons); i++)
    printf ("%s%s", i == 0 ? " — " : "; ",
            cue_reason_get_text (json_array_get_string_element (reasons, i), self->lang));
  printf ("\n");
  if (self->why)
    print_clauses (self, row);
}

static void
print_all (const Eval *self, JsonNode *rows)
{
  JsonArray *array = json_node_get_array (rows);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *row = json_array_get_element (array, i);
      g_autofree char *line = self->json ? cue_json_to_canonical (row) : NULL;

      if (self->json)
        printf ("%s\n", line);
      else
        print_row (self, json_node_get_object (row));
    }
}

int
cuectl_eval (int argc, char **argv)
{
  g_autofree char *pack = NULL;
  g_autofree char *customer = NULL;
  g_autofree char *lang = NULL;
  g_autoptr (JsonNode) node = NULL;
  gint64 at_ms = CUECTL_START_MS;
  Eval self = { 0 };
  CueState *state;
  const GOptionEntry entries[] = {
    { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &pack, "The pack: a folder or a sealed file (needed)",
      "DIR" },
    { "customer", 'c', 0, G_OPTION_ARG_FILENAME, &customer,
      "The customer, an object as in a conversation (needed)", "FILE" },
    { "why", 'w', 0, G_OPTION_ARG_NONE, &self.why, "Every condition, passed or not", NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "One line of JSON for each offer", NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, "Language of the sentences: zh or en", "LANG" },
    { "at-ms", 0, 0, G_OPTION_ARG_INT64, &at_ms,
      "When, in milliseconds since 1970 (default 2026-06-01 09:00 +08:00)", "MS" },
    { NULL },
  };
  int code;

  if (!cuectl_parse (&argc, &argv, "— which offers may this customer have?",
                     "Checks every offer of a pack for one customer: dates, what he owns, and each "
                     "condition of the offer.",
                     entries))
    return CUECTL_USAGE;
  if (pack == NULL || customer == NULL || argc != 1)
    {
      cuectl_complain ("--pack and --customer are needed; see cuectl eval --help");
      return CUECTL_USAGE;
    }
  if (!cuectl_check_lang (lang))
    return CUECTL_USAGE;
  node = read_customer (customer);
  if (node == NULL)
    return CUECTL_CANNOT_READ;
  self.engine = cuectl_load_engine (pack, NULL, &code);
  if (self.engine == NULL)
    return code;
  self.lang = lang != NULL ? lang : cue_pack_get_lang (cue_engine_get_pack (self.engine));
  state = open_conversation (&self, node, at_ms);
  if (state != NULL)
    {
      g_autoptr (JsonNode) rows = cue_engine_check_offers (self.engine, state);

      print_all (&self, rows);
      cue_state_free (state);
    }
  cue_engine_unref (self.engine);
  return state == NULL ? CUECTL_PROBLEMS : CUECTL_OK;
}
