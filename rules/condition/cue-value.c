/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"

/*
 * What values mean: truth, numbers and texts by the rules of JsonLogic, which are nearly
 * JavaScript's.
 *
 * One null is special: what nobody knows (a fact without a value, "silence" of someone who never
 * spoke). It travels through sums, and every comparison with it is false, so that a rule does not
 * light because zero is below ten.
 */

#define MAX_EXACT 9007199254740992.0 /* 2^53 */

typedef struct
{
  /* owned */
  JsonNode *truths[2];
  JsonNode *null;
  JsonNode *unknown;
} Shared;

/* Made once, never changed. */
static const Shared *
get_shared (void)
{
  static gsize once = 0;
  static Shared shared;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < 2; i++)
        {
          shared.truths[i] = cue_json_new_boolean (i == 1);
          json_node_seal (shared.truths[i]);
        }
      shared.null = cue_json_new_null ();
      json_node_seal (shared.null);
      shared.unknown = cue_json_new_null ();
      json_node_seal (shared.unknown);
      g_once_init_leave (&once, 1);
    }
  return &shared;
}

JsonNode *
cue_value_boolean (gboolean value)
{
  return json_node_ref (get_shared ()->truths[value ? 1 : 0]);
}

JsonNode *
cue_value_null (void)
{
  return json_node_ref (get_shared ()->null);
}

JsonNode *
cue_value_unknown (void)
{
  return json_node_ref (get_shared ()->unknown);
}

JsonNode *
cue_value_number (double value)
{
  if (value >= -MAX_EXACT && value <= MAX_EXACT && (double) (gint64) value == value)
    return cue_json_new_int ((gint64) value);
  return cue_json_new_double (value);
}

gboolean
cue_value_is_unknown (JsonNode *value)
{
  return value == get_shared ()->unknown;
}

gboolean
cue_value_is_null (JsonNode *value)
{
  return JSON_NODE_HOLDS_NULL (value);
}

gboolean
cue_value_is_string (JsonNode *value)
{
  return JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING;
}

gboolean
cue_value_is_number (JsonNode *value)
{
  return JSON_NODE_HOLDS_VALUE (value)
         && (json_node_get_value_type (value) == G_TYPE_INT64
             || json_node_get_value_type (value) == G_TYPE_DOUBLE);
}

/* Empty lists and texts, zero, false and null are false; the text "0" and {} are true. */
gboolean
cue_value_is_truthy (JsonNode *value)
{
  const Shared *shared = get_shared ();

  /* nearly all of them */
  if (value == shared->truths[0] || value == shared->truths[1])
    return value == shared->truths[1];
  if (JSON_NODE_HOLDS_NULL (value))
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (value))
    return json_array_get_length (json_node_get_array (value)) > 0;
  if (JSON_NODE_HOLDS_OBJECT (value))
    return TRUE;
  if (cue_value_is_string (value))
    return json_node_get_string (value)[0] != '\0';
  if (cue_value_is_number (value))
    return json_node_get_double (value) != 0;
  return json_node_get_boolean (value);
}

static gboolean
parse_number (const char *text, double *number)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  char *end;

  *number = 0;
  if (trimmed[0] == '\0')
    return TRUE;
  if (trimmed[strspn (trimmed, "0123456789+-.eE")] != '\0')
    return FALSE;
  *number = g_ascii_strtod (trimmed, &end);
  return *end == '\0' && *number - *number == 0; /* not infinite */
}

/* true is 1; false, null and "" are 0; "1.5" is 1.5; lists, objects and other texts are none. */
gboolean
cue_value_to_number (JsonNode *value, double *number)
{
  *number = 0;
  if (JSON_NODE_HOLDS_NULL (value))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (value))
    return FALSE;
  if (cue_value_is_string (value))
    return parse_number (json_node_get_string (value), number);
  *number = cue_value_is_number (value) ? json_node_get_double (value)
                                        : (double) json_node_get_boolean (value);
  return *number - *number == 0;
}

gboolean
cue_value_append_text (JsonNode *value, GString *out)
{
  if (JSON_NODE_HOLDS_OBJECT (value))
    return FALSE;
  if (JSON_NODE_HOLDS_NULL (value))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_string_append (out, i > 0 ? "," : "");
          if (!cue_value_append_text (json_array_get_element (array, i), out))
            return FALSE;
        }
      return TRUE;
    }
  if (cue_value_is_string (value))
    g_string_append (out, json_node_get_string (value));
  else if (cue_value_is_number (value))
    {
      g_autofree char *number = cue_json_print_number (json_node_get_double (value));
      g_string_append (out, number);
    }
  else
    g_string_append (out, json_node_get_boolean (value) ? "true" : "false");
  return TRUE;
}

static gboolean
parse_index (const char *key, guint length, guint *index)
{
  char *end;
  guint64 number;

  if (!g_ascii_isdigit (key[0]))
    return FALSE;
  number = g_ascii_strtoull (key, &end, 10);
  *index = (guint) number;
  return *end == '\0' && number < length;
}

JsonNode *
cue_value_get_member (JsonNode *value, const char *key)
{
  guint index;

  if (JSON_NODE_HOLDS_OBJECT (value))
    return json_object_get_member (json_node_get_object (value), key);
  if (JSON_NODE_HOLDS_ARRAY (value)
      && parse_index (key, json_array_get_length (json_node_get_array (value)), &index))
    return json_array_get_element (json_node_get_array (value), index);
  return NULL;
}

/* A key or index as text; NULL when @value is neither. */
char *
cue_value_dup_key (JsonNode *value)
{
  GString *key = g_string_new (NULL);

  if (JSON_NODE_HOLDS_VALUE (value) && cue_value_append_text (value, key))
    return g_string_free (key, FALSE);
  g_string_free (key, TRUE);
  return NULL;
}

/* "a.b.1" inside @value, (transfer none), NULL when there is no such place. */
JsonNode *
cue_value_find (JsonNode *value, const char *dotted)
{
  g_auto (GStrv) keys = g_strsplit (dotted, ".", -1);

  for (guint i = 0; keys[i] != NULL && value != NULL; i++)
    value = cue_value_get_member (value, keys[i]);
  return value;
}
