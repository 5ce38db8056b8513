/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-heard-private.h"
#include "cue-eval-private.h"
#include "cue-json.h"

#define MAX_TURNS 100000

typedef gboolean (*OptionFunc) (CueExpression *self, JsonNode *value);

typedef struct
{
  const char *name;
  OptionFunc read;
  const char *wanted;
} Option;

char
cue_heard_speaker (const char *name)
{
  if (g_strcmp0 (name, "customer") == 0)
    return 'c';
  if (g_strcmp0 (name, "agent") == 0)
    return 'a';
  return g_strcmp0 (name, "any") == 0 ? 'x' : 0;
}

static gboolean
read_by (CueExpression *self, JsonNode *value)
{
  self->heard.by
      = cue_value_is_string (value) ? cue_heard_speaker (json_node_get_string (value)) : 0;
  return self->heard.by != 0;
}

static gboolean
is_whole (JsonNode *value, gint64 max)
{
  return JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_INT64
         && json_node_get_int (value) >= 0 && json_node_get_int (value) <= max;
}

static gboolean
read_within_turns (CueExpression *self, JsonNode *value)
{
  if (!is_whole (value, MAX_TURNS))
    return FALSE;
  self->heard.within_turns = (guint) json_node_get_int (value);
  return TRUE;
}

static gboolean
read_within_ms (CueExpression *self, JsonNode *value)
{
  if (!is_whole (value, G_GINT64_CONSTANT (9007199254740991)))
    return FALSE;
  self->heard.within_ms = json_node_get_int (value);
  return TRUE;
}

static gboolean
read_polarity (CueExpression *self, JsonNode *value)
{
  static const char *const NAMES[] = { "plain", "negated", "quoted", "any" };

  for (guint i = 0; cue_value_is_string (value) && i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (json_node_get_string (value), NAMES[i]))
      {
        self->heard.polarity = "pnqx"[i];
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_question (CueExpression *self, JsonNode *value)
{
  if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_BOOLEAN)
    return FALSE;
  self->heard.question = json_node_get_boolean (value);
  return TRUE;
}

static const Option OPTIONS[] = {
  { "by", read_by, "\"customer\", \"agent\" or \"any\"" },
  { "within_turns", read_within_turns, "a whole number from 0" },
  { "within_ms", read_within_ms, "whole milliseconds from 0" },
  { "polarity", read_polarity, "\"plain\", \"negated\", \"quoted\" or \"any\"" },
  { "question", read_question, "true or false" },
};

static const Option *
find_option (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (OPTIONS); i++)
    if (g_str_equal (OPTIONS[i].name, name))
      return &OPTIONS[i];
  return NULL;
}

static gboolean
read_options (CueExpression *self, JsonObject *options, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (options);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const Option *option = find_option (l->data);
      g_autofree char *below = g_strdup_printf ("/1/%s", (const char *) l->data);

      if (option == NULL)
        return cue_expression_fail (self, error, below,
                                    "unknown option; options are by, within_turns, within_ms, "
                                    "polarity, "
                                    "question");
      if (!option->read (self, json_object_get_member (options, l->data)))
        return cue_expression_fail (self, error, below, "it is %s", option->wanted);
    }
  return TRUE;
}

static void
set_defaults (CueExpression *self, JsonObject *options)
{
  gboolean counts = g_str_equal (self->op->info.name, "count_within");
  gboolean whole = counts || (options != NULL && json_object_has_member (options, "within_ms"));

  self->heard = (CueHeard){ .phrase = self->id,
                            .by = 'c',
                            .within_turns = whole ? 0 : 1,
                            .polarity = 'p',
                            .question = -1,
                            .once = !counts };
}

gboolean
cue_heard_check (CueExpression *self, GError **error)
{
  JsonArray *list = self->listed ? json_node_get_array (self->constant) : NULL;
  guint n = list != NULL ? json_array_get_length (list) : 1;
  JsonNode *phrase = list == NULL ? self->constant
                     : n > 0      ? json_array_get_element (list, 0)
                                  : NULL;
  JsonNode *options = n > 1 ? json_array_get_element (list, 1) : NULL;

  if (phrase == NULL || !cue_value_is_string (phrase) || json_node_get_string (phrase)[0] == '\0')
    return cue_expression_fail (self, error, "", "%s; it begins with the id of a phrase set",
                                cue_json_type_name (phrase));
  if (n > 2 || (options != NULL && !JSON_NODE_HOLDS_OBJECT (options)))
    return cue_expression_fail (self, error, n > 2 ? "/2" : "/1", "%s; it takes (%s)",
                                n > 2 ? "one argument too many" : cue_json_type_name (options),
                                self->op->info.arguments);

  self->id = g_strdup (json_node_get_string (phrase));
  set_defaults (self, options != NULL ? json_node_get_object (options) : NULL);
  return options == NULL || read_options (self, json_node_get_object (options), error);
}
