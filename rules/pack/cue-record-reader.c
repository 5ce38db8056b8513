/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-record-reader.h"

#include <string.h>

#include "cue-json.h"
#include "cue-pack-reader.h"

/* A file that is wrong from end to end should not fill the memory with complaints. */
#define MAX_PROBLEMS 10000
#define MAX_STRING_BYTES 10000
#define MAX_FOUND_CHARS 60

char *
cue_path_at (const char *key, guint index)
{
  return g_strdup_printf ("%s/%u", key, index);
}

static char *
shorten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (g_utf8_strlen (valid, -1) <= MAX_FOUND_CHARS)
    return g_steal_pointer (&valid);
  *g_utf8_offset_to_pointer (valid, MAX_FOUND_CHARS - 1) = '\0';
  return g_strconcat (valid, "…", NULL);
}

char *
cue_describe_node (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (node == NULL)
    return g_strdup ("nothing");
  text = cue_json_to_canonical (node);
  return shorten (text);
}

void
cue_page_note (const CuePage *page, const char *path, const char *found, const char *expected)
{
  CuePackProblem *problem;

  g_return_if_fail (page != NULL && found != NULL && expected != NULL);

  if (page->problems->len > MAX_PROBLEMS)
    return;
  problem = g_new0 (CuePackProblem, 1);
  problem->file = g_strdup (page->file);
  problem->line = page->line;
  problem->path = g_strdup (path != NULL ? path : "");
  problem->found = shorten (found);
  problem->expected = g_strdup (expected);
  if (page->problems->len == MAX_PROBLEMS)
    {
      g_free (problem->found);
      problem->found = g_strdup ("more problems than are listed");
      g_free (problem->expected);
      problem->expected = g_strdup ("repair these first");
    }
  g_ptr_array_add (page->problems, problem);
}

char *
cue_record_path (const CueRecord *self, const char *key)
{
  if (key == NULL)
    return g_strdup (self->path);
  return g_strconcat (self->path, *key == '/' || *key == '\0' ? "" : "/", key, NULL);
}

void
cue_record_note (CueRecord *self, const char *key, const char *found, const char *expected)
{
  g_autofree char *path = cue_record_path (self, key);

  cue_page_note (self->page, path, found, expected);
}

void
cue_record_expect (CueRecord *self, const char *key, const char *expected)
{
  g_autofree char *found = cue_describe_node (json_object_get_member (self->object, key));

  cue_record_note (self, key, found, expected);
}

void
cue_record_note_error (CueRecord *self, const char *key, const GError *error)
{
  const char *message = error->message;
  const char *colon = *message == '/' ? strstr (message, ": ") : NULL;
  g_autofree char *inner = colon != NULL ? g_strndup (message, colon - message) : NULL;
  g_autofree char *path = g_strconcat (key, inner, NULL);
  const char *rest = colon != NULL ? colon + 2 : message;
  const char *semicolon;
  g_autofree char *found = NULL;

  if (g_str_has_prefix (rest, "found "))
    rest += strlen ("found ");
  semicolon = strstr (rest, "; ");
  found = semicolon != NULL ? g_strndup (rest, semicolon - rest) : g_strdup (rest);
  cue_record_note (self, path, found, semicolon != NULL ? semicolon + 2 : "see docs/pack.md");
}

CueRecord *
cue_record_open (const CuePage *page, JsonNode *node, const char *path)
{
  CueRecord *self;

  g_return_val_if_fail (page != NULL && node != NULL && path != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autofree char *found = cue_describe_node (node);

      cue_page_note (page, path, found, "an object {…}");
      return NULL;
    }
  self = g_new0 (CueRecord, 1);
  self->path = g_strdup (path);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->page = page;
  self->object = json_node_get_object (node);
  return self;
}

static gboolean
was_asked (CueRecord *self, const char *key)
{
  return g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, NULL);
}

static void
note_unknown (CueRecord *self, const char *key)
{
  g_autoptr (GString) known = g_string_new ("one of ");
  g_autofree char *found = g_strdup_printf ("unknown key \"%s\"", key);

  for (guint i = 0; i < self->keys->len; i++)
    g_string_append_printf (known, "%s, ", (const char *) g_ptr_array_index (self->keys, i));
  g_string_append (known, "note");
  cue_record_note (self, key, found, known->str);
}

void
cue_record_close (CueRecord *self)
{
  g_autoptr (GList) members = NULL;

  if (self == NULL)
    return;
  members = json_object_get_members (self->object);
  for (GList *l = members; l != NULL; l = l->next)
    if (!was_asked (self, l->data) && !g_str_equal (l->data, "note"))
      note_unknown (self, l->data);
  g_ptr_array_unref (self->keys);
  g_free (self->path);
  g_free (self);
}

JsonNode *
cue_record_get_node (CueRecord *self, const char *key)
{
  if (!was_asked (self, key))
    g_ptr_array_add (self->keys, g_strdup (key));
  return json_object_get_member (self->object, key);
}

gboolean
cue_record_has (CueRecord *self, const char *key)
{
  return cue_record_get_node (self, key) != NULL;
}

const char *
cue_node_peek_string (JsonNode *node)
{
  const char *value = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_STRING)
    value = json_node_get_string (node);
  return value != NULL && *value != '\0' && strlen (value) <= MAX_STRING_BYTES ? value : NULL;
}

static gboolean
node_is (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

char *
cue_record_dup_id (CueRecord *self, const char *key)
{
  JsonNode *node = cue_record_get_node (self, key);

  if (node_is (node, G_TYPE_STRING) && cue_id_is_valid (json_node_get_string (node)))
    return json_node_dup_string (node);
  cue_record_expect (self, key, "an id of 1 to 64 characters a-z, 0-9 and - (not first)");
  return NULL;
}

char *
cue_record_dup_string (CueRecord *self, const char *key, gboolean demanded)
{
  JsonNode *node = cue_record_get_node (self, key);
  const char *value = cue_node_peek_string (node);

  if (node == NULL && !demanded)
    return NULL;
  if (value == NULL)
    {
      cue_record_expect (self, key, "a string of 1 to 10000 bytes");
      return NULL;
    }
  return g_strdup (value);
}

const char *
cue_record_get_choice (CueRecord *self,
                       const char *key,
                       const char *const *choices,
                       const char *fallback)
{
  JsonNode *node = cue_record_get_node (self, key);
  g_autofree char *list = NULL;
  g_autofree char *expected = NULL;

  if (node == NULL && fallback != NULL)
    return fallback;
  if (node_is (node, G_TYPE_STRING))
    for (guint i = 0; choices[i] != NULL; i++)
      if (g_str_equal (choices[i], json_node_get_string (node)))
        return choices[i];
  list = g_strjoinv (", ", (char **) choices);
  expected = g_strconcat ("one of ", list, NULL);
  cue_record_expect (self, key, expected);
  return fallback != NULL ? fallback : choices[0];
}

gint64
cue_record_get_int (CueRecord *self,
                    const char *key,
                    gint64 least,
                    gint64 most,
                    gint64 fallback,
                    const char *expected)
{
  JsonNode *node = cue_record_get_node (self, key);

  if (node == NULL)
    return fallback;
  if (node_is (node, G_TYPE_INT64) && json_node_get_int (node) >= least
      && json_node_get_int (node) <= most)
    return json_node_get_int (node);
  cue_record_expect (self, key, expected);
  return fallback;
}

gboolean
cue_record_get_boolean (CueRecord *self, const char *key, gboolean fallback)
{
  JsonNode *node = cue_record_get_node (self, key);

  if (node == NULL)
    return fallback;
  if (node_is (node, G_TYPE_BOOLEAN))
    return json_node_get_boolean (node);
  cue_record_expect (self, key, "true or false");
  return fallback;
}

static void
note_element (CueRecord *self, const char *key, guint i, JsonNode *node, const char *expected)
{
  g_autofree char *path = cue_path_at (key, i);
  g_autofree char *found = cue_describe_node (node);

  cue_record_note (self, path, found, expected);
}

static const char *
element_fault (JsonNode *node, gboolean ids, GHashTable *seen)
{
  const char *value = cue_node_peek_string (node);

  if (value == NULL)
    return ids ? "an id" : "a string of 1 to 10000 bytes";
  if (ids && !cue_id_is_valid (value))
    return "an id of 1 to 64 characters a-z, 0-9 and - (not first)";
  if (!g_hash_table_add (seen, (char *) value))
    return "each one once";
  return NULL;
}

GStrv
cue_record_dup_strings (CueRecord *self, const char *key, guint least, gboolean ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *list = cue_record_get_list (self, key, least, 10000);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      const char *fault = element_fault (node, ids, seen);

      if (fault != NULL)
        note_element (self, key, i, node, fault);
      else
        g_strv_builder_add (builder, json_node_get_string (node));
    }
  return g_strv_builder_end (builder);
}

JsonArray *
cue_record_get_list (CueRecord *self, const char *key, guint least, guint most)
{
  JsonNode *node = cue_record_get_node (self, key);
  g_autofree char *expected = NULL;
  guint n;

  if (node == NULL && least == 0)
    return NULL;
  n = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
          ? json_array_get_length (json_node_get_array (node))
          : 0;
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && n >= least && n <= most)
    return json_node_get_array (node);
  expected = g_strdup_printf ("a list of %u to %u values", least, most);
  cue_record_expect (self, key, expected);
  return NULL;
}

CueCondition *
cue_record_dup_condition (CueRecord *self, const char *key, gboolean demanded)
{
  JsonNode *node = cue_record_get_node (self, key);
  g_autoptr (GError) error = NULL;
  CueCondition *condition;

  if (node == NULL && !demanded)
    return NULL;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      cue_record_expect (self, key, "a condition {\"operator\": …}");
      return NULL;
    }
  condition = cue_condition_new (node, &error);
  if (condition == NULL)
    cue_record_note_error (self, key, error);
  return condition;
}

gboolean
cue_record_get_unit (CueRecord *self, const char *key, gboolean demanded, CueUnit *unit)
{
  JsonNode *node = cue_record_get_node (self, key);
  g_autoptr (GString) expected = NULL;

  *unit = CUE_UNIT_PLAIN;
  if (node == NULL && !demanded)
    return TRUE;
  if (node_is (node, G_TYPE_STRING) && cue_unit_from_string (json_node_get_string (node), unit))
    return TRUE;
  expected = g_string_new ("one of ");
  for (guint i = 0; i < CUE_UNIT_N; i++)
    g_string_append_printf (expected, "%s%s", i == 0 ? "" : ", ", cue_unit_to_string (i));
  cue_record_expect (self, key, expected->str);
  return FALSE;
}

char
cue_record_get_speaker (CueRecord *self, const char *key)
{
  static const char *const SPEAKERS[] = { "customer", "agent", "any", NULL };
  const char *speaker = cue_record_get_choice (self, key, SPEAKERS, "customer");

  return g_str_equal (speaker, "any") ? 'x' : speaker[0];
}
