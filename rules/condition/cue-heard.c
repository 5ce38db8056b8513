/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-heard-private.h"
#include "cue-eval-private.h"
#include "cue-json.h"

#define MAX_TURNS 100000

typedef gboolean (*OptionFunc) (CueExpression *self, const CueTree *value);

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
read_by (CueExpression *self, const CueTree *value)
{
  self->heard.by = cue_tree_is_string (value) ? cue_heard_speaker (cue_tree_get_string (value)) : 0;
  return self->heard.by != 0;
}

static gboolean
is_whole (const CueTree *value, gint64 max)
{
  return cue_tree_is_integer (value) && cue_tree_get_integer (value) >= 0
         && cue_tree_get_integer (value) <= max;
}

static gboolean
read_within_turns (CueExpression *self, const CueTree *value)
{
  if (!is_whole (value, MAX_TURNS))
    return FALSE;
  self->heard.within_turns = (guint) cue_tree_get_integer (value);
  return TRUE;
}

static gboolean
read_within_ms (CueExpression *self, const CueTree *value)
{
  if (!is_whole (value, G_GINT64_CONSTANT (9007199254740991)))
    return FALSE;
  self->heard.within_ms = cue_tree_get_integer (value);
  return TRUE;
}

static gboolean
read_polarity (CueExpression *self, const CueTree *value)
{
  static const char *const NAMES[] = { "plain", "negated", "quoted", "any" };

  for (guint i = 0; cue_tree_is_string (value) && i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (cue_tree_get_string (value), NAMES[i]))
      {
        self->heard.polarity = "pnqx"[i];
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_question (CueExpression *self, const CueTree *value)
{
  if (!cue_tree_is_boolean (value))
    return FALSE;
  self->heard.question = cue_tree_get_boolean (value);
  return TRUE;
}

static const Option OPTIONS[] = {
  { "by", read_by, "\"customer\", \"agent\" or \"any\"" },
  { "within_turns", read_within_turns, "a whole number from 0 to 100000" },
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
read_options (CueExpression *self, const CueTree *options, GError **error)
{
  CueTreeIter iter;
  const CueTree *value;
  const char *name;

  cue_tree_iter_init (&iter, options);
  while (cue_tree_iter_next (&iter, &name, &value))
    {
      const Option *option = find_option (name);
      g_autofree char *below = NULL;
      g_autoptr (GString) found = NULL;

      if (option != NULL && option->read (self, value))
        continue;
      below = g_strdup_printf ("/1/%s", name);
      if (option == NULL)
        return cue_expression_fail (self, error, below,
                                    "unknown option; options are by, within_turns, within_ms, "
                                    "polarity, "
                                    "question");
      found = g_string_new (NULL);
      cue_tree_append_canonical (found, value);
      return cue_expression_fail (self, error, below, "%s; it is %s", found->str, option->wanted);
    }
  return TRUE;
}

static void
set_defaults (CueExpression *self, const CueTree *options)
{
  gboolean counts = g_str_equal (self->op->info.name, "count_within");
  gboolean whole
      = counts || (options != NULL && cue_tree_get_member (options, "within_ms") != NULL);

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
  guint n = self->listed ? cue_tree_get_length (self->written) : 1;
  const CueTree *phrase = self->listed ? cue_tree_get_element (self->written, 0) : self->written;
  const CueTree *options = n > 1 ? cue_tree_get_element (self->written, 1) : NULL;

  if (!cue_tree_is_string (phrase) || cue_tree_get_string (phrase)[0] == '\0')
    return cue_expression_fail (self, error, "", "%s; it begins with the id of a phrase set",
                                cue_tree_type_name (phrase));
  if (n > 2 || (options != NULL && !cue_tree_is_object (options)))
    return cue_expression_fail (self, error, n > 2 ? "/2" : "/1", "%s; it takes (%s)",
                                n > 2 ? "one argument too many" : cue_tree_type_name (options),
                                self->op->info.arguments);

  self->id = cue_tree_get_string (phrase);
  set_defaults (self, options);
  return options == NULL || read_options (self, options, error);
}
