/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-redact.h"

/*
 * Numbers are read in any of the ways people write them: digits in groups, with a blank, dash or
 * dot between, also in full width. Groups are never cut: a window of whole groups is a card when it
 * has 13 to 19 digits and the check digit of ISO/IEC 7812 is right, a resident id when it has 18
 * and the check digit of GB 11643 and the birthday in it are right.
 */

#define SYMBOL_X 10 /* the check digit "X" of a resident id */

typedef struct
{
  guint at; /* code point in the text */
  int value;
  gboolean starts_group;
} Symbol;

static int
digit_of (gunichar c)
{
  if (c >= '0' && c <= '9')
    return (int) (c - '0');
  if (c >= 0xff10 && c <= 0xff19)
    return (int) (c - 0xff10);
  return -1;
}

static gboolean
is_x (gunichar c)
{
  return c == 'x' || c == 'X' || c == 0xff38 || c == 0xff58;
}

static gboolean
is_separator (gunichar c)
{
  return c == ' ' || c == '-' || c == '.' || c == 0xa0 || c == 0x3000 || c == 0x2009 || c == 0x202f
         || (c >= 0x2010 && c <= 0x2015) || c == 0xff0d || c == 0x200b;
}

static gboolean
is_card (const Symbol *symbols, guint n)
{
  int sum = 0;

  if (n < 13 || n > 19 || symbols[0].value == 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      int value = symbols[n - 1 - i].value;

      if (value == SYMBOL_X)
        return FALSE;
      if (i % 2 == 1)
        value = value * 2 > 9 ? value * 2 - 9 : value * 2;
      sum += value;
    }
  return sum % 10 == 0;
}

static gboolean
is_resident_id (const Symbol *symbols, guint n)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  static const int checks[] = { 1, 0, SYMBOL_X, 9, 8, 7, 6, 5, 4, 3, 2 };
  int sum = 0;

  if (n != 18)
    return FALSE;
  for (guint i = 0; i < 17; i++)
    {
      if (symbols[i].value == SYMBOL_X)
        return FALSE;
      sum += symbols[i].value * weights[i];
    }
  int month = symbols[10].value * 10 + symbols[11].value;
  int day = symbols[12].value * 10 + symbols[13].value;
  return checks[sum % 11] == symbols[17].value && month >= 1 && month <= 12 && day >= 1
         && day <= 31;
}

/* Digits from @at on that may belong together: groups with at most one separator between. Returns
 * where to go on. */
static guint
read_run (const gunichar *chars, guint length, guint at, GArray *run)
{
  gboolean starts = TRUE;

  g_array_set_size (run, 0);
  while (at < length)
    {
      int value = digit_of (chars[at]);

      if (value < 0 && is_x (chars[at]) && !starts
          && (at + 1 == length || !g_unichar_isalnum (chars[at + 1])))
        value = SYMBOL_X;
      if (value >= 0)
        {
          Symbol symbol = { at, value, starts };
          g_array_append_val (run, symbol);
          starts = FALSE;
        }
      else if (is_separator (chars[at]) && !starts)
        starts = TRUE;
      else
        break;
      at++;
    }
  return at;
}

static gboolean
ends_group (GArray *run, guint end)
{
  return end == run->len || g_array_index (run, Symbol, end).starts_group;
}

static void
hide (GArray *run, guint start, guint end, gunichar *chars)
{
  for (guint i = start; i + 4 < end; i++)
    chars[g_array_index (run, Symbol, i).at] = 0x2022; /* • */
}

/* Hides every number in the run, longest window first. TRUE when there was one. */
static gboolean
hide_in_run (GArray *run, gunichar *chars)
{
  gboolean any = FALSE;

  for (guint start = 0; start < run->len;)
    {
      const Symbol *symbols = &g_array_index (run, Symbol, start);
      guint end = MIN (run->len, start + 19);

      for (; end >= start + 13; end--)
        if (ends_group (run, end)
            && (is_card (symbols, end - start) || is_resident_id (symbols, end - start)))
          break;
      if (end >= start + 13)
        {
          hide (run, start, end, chars);
          any = TRUE;
          start = end;
          continue;
        }
      do
        start++;
      while (start < run->len && !g_array_index (run, Symbol, start).starts_group);
    }
  return any;
}

char *
cue_redact_text (const char *text)
{
  glong length = 0;
  guint at = 0;
  gboolean any = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &length);
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (Symbol));
  while (at < (guint) length)
    {
      if (digit_of (chars[at]) < 0)
        {
          at++;
          continue;
        }
      at = read_run (chars, (guint) length, at, run);
      if (run->len >= 13)
        any = hide_in_run (run, chars) || any;
    }
  return any ? g_ucs4_to_utf8 (chars, length, NULL, NULL, NULL) : NULL;
}

/* Members that hold ids and words of ours. */
static gboolean
is_id (const char *name)
{
  static const char *const ids[] = { "turn", "lamp",  "point",   "tag",  "offer", "pack",
                                     "role", "model", "channel", "lang", "result" };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (name, ids[i]))
      return TRUE;
  return FALSE;
}

static JsonNode *redact (const char *name, JsonNode *node, gboolean facts);

static JsonNode *
redact_object (JsonObject *object, gboolean facts)
{
  JsonObject *copy = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    json_object_set_member (copy, name,
                            redact (name, member,
                                    facts || g_str_equal (name, "customer")
                                        || g_str_equal (name, "facts")));
  json_node_take_object (node, copy);
  return node;
}

static JsonNode *
redact_array (JsonArray *array, gboolean facts)
{
  JsonArray *copy = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, redact (NULL, json_array_get_element (array, i), facts));
  json_node_take_array (node, copy);
  return node;
}

/* A text that was redacted, or NULL. Whole numbers are looked at among facts only: elsewhere they
 * are times. */
static char *
redact_value (JsonNode *node, gboolean facts)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return cue_redact_text (json_node_get_string (node));
  if (type != G_TYPE_INT64 || !facts)
    return NULL;
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return cue_redact_text (digits);
}

static JsonNode *
redact (const char *name, JsonNode *node, gboolean facts)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return redact_object (json_node_get_object (node), facts);
  if (JSON_NODE_HOLDS_ARRAY (node))
    return redact_array (json_node_get_array (node), facts);
  g_autofree char *text
      = JSON_NODE_HOLDS_VALUE (node) && !is_id (name) ? redact_value (node, facts) : NULL;
  if (text == NULL)
    return json_node_copy (node);
  return json_node_init_string (json_node_alloc (), text);
}

static gboolean
needs_redaction (const char *name, JsonNode *node, gboolean facts)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &key, &member))
        if (needs_redaction (key, member,
                             facts || g_str_equal (key, "customer") || g_str_equal (key, "facts")))
          return TRUE;
      return FALSE;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (needs_redaction (NULL, json_array_get_element (array, i), facts))
          return TRUE;
      return FALSE;
    }
  g_autofree char *text
      = JSON_NODE_HOLDS_VALUE (node) && !is_id (name) ? redact_value (node, facts) : NULL;
  return text != NULL;
}

JsonNode *
cue_redact_body (JsonNode *body)
{
  g_return_val_if_fail (body != NULL, NULL);

  if (!needs_redaction (NULL, body, FALSE))
    return body;
  JsonNode *redacted = redact (NULL, body, FALSE);
  json_node_unref (body);
  return redacted;
}
