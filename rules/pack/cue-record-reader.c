/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-record-reader.h"

#include <string.h>

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
cue_describe_tree (const CueTree *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (tree == NULL)
    return g_strdup ("nothing");
  cue_tree_append_canonical (text, tree);
  return shorten (text->str);
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

static void
append_path (GString *path, const CueRecord *self)
{
  if (self->outer == NULL)
    return;
  append_path (path, self->outer);
  g_string_append_printf (path, "/%s", self->key);
  if (self->index != CUE_NO_INDEX)
    g_string_append_printf (path, "/%u", self->index);
}

char *
cue_record_path (const CueRecord *self, const char *key)
{
  g_autoptr (GString) path = g_string_new (NULL);

  append_path (path, self);
  if (key != NULL)
    g_string_append_printf (path, "%s%s", *key == '/' || *key == '\0' ? "" : "/", key);
  return g_string_free (g_steal_pointer (&path), FALSE);
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
  g_autofree char *found = cue_describe_tree (cue_tree_get_member (self->object, key));

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

static CueRecord *
record_new (const CuePage *page, const CueTree *object)
{
  CueRecord *self = g_new (CueRecord, 1);

  self->page = page;
  self->object = object;
  self->outer = NULL;
  self->key = NULL;
  self->index = CUE_NO_INDEX;
  self->n_keys = 0;
  self->n_found = 0;
  self->any_key = FALSE;
  return self;
}

CueRecord *
cue_record_open (const CuePage *page, const CueTree *tree)
{
  g_autofree char *found = NULL;

  g_return_val_if_fail (page != NULL && tree != NULL, NULL);

  if (cue_tree_is_object (tree))
    return record_new (page, tree);
  found = cue_describe_tree (tree);
  cue_page_note (page, "", found, "an object {…}");
  return NULL;
}

CueRecord *
cue_record_open_inside (CueRecord *outer, const CueTree *tree, const char *key, guint index)
{
  g_autofree char *found = NULL;
  g_autofree char *path = NULL;
  CueRecord *self;

  if (cue_tree_is_object (tree))
    {
      self = record_new (outer->page, tree);
      self->outer = outer;
      self->key = key;
      self->index = index;
      return self;
    }
  path = index != CUE_NO_INDEX ? cue_path_at (key, index) : g_strdup (key);
  found = cue_describe_tree (tree);
  cue_record_note (outer, path, found, "an object {…}");
  return NULL;
}

void
cue_record_allow_any_key (CueRecord *self)
{
  self->any_key = TRUE;
}

static gboolean
was_asked (const CueRecord *self, const char *key)
{
  for (guint i = 0; i < self->n_keys; i++)
    if (self->keys[i] == key || (*self->keys[i] == *key && strcmp (self->keys[i], key) == 0))
      return TRUE;
  return FALSE;
}

static void
note_unknown (CueRecord *self, const char *key)
{
  g_autoptr (GString) known = g_string_new ("one of ");
  g_autofree char *found = g_strdup_printf ("unknown key \"%s\"", key);

  for (guint i = 0; i < self->n_keys; i++)
    g_string_append_printf (known, "%s, ", self->keys[i]);
  g_string_append (known, "note");
  cue_record_note (self, key, found, known->str);
}

void
cue_record_close (CueRecord *self)
{
  CueTreeIter iter;
  const CueTree *value;
  const char *key;

  if (self == NULL)
    return;
  cue_tree_iter_init (&iter, self->object);
  if (!self->any_key && self->n_found < cue_tree_get_length (self->object))
    while (cue_tree_iter_next (&iter, &key, &value))
      if (!was_asked (self, key) && !g_str_equal (key, "note"))
        note_unknown (self, key);
  g_free (self);
}

const CueTree *
cue_record_get (CueRecord *self, const char *key)
{
  const CueTree *value;

  if (was_asked (self, key))
    return cue_tree_get_member (self->object, key);
  g_assert (self->n_keys < CUE_RECORD_MAX_KEYS);
  self->keys[self->n_keys++] = key;
  /* most keys that might be there come when all that are have been found */
  if (self->n_found == cue_tree_get_length (self->object))
    return NULL;
  value = cue_tree_get_member (self->object, key);
  self->n_found += value != NULL;
  return value;
}

gboolean
cue_record_has (CueRecord *self, const char *key)
{
  return cue_record_get (self, key) != NULL;
}

const char *
cue_tree_peek_string (const CueTree *tree)
{
  const char *value = cue_tree_is_string (tree) ? cue_tree_get_string (tree) : NULL;

  return value != NULL && *value != '\0' && strlen (value) <= MAX_STRING_BYTES ? value : NULL;
}

GStrv
cue_page_new_strings (const CuePage *page, guint n)
{
  return cue_arena_take (page->arena, (n + 1) * sizeof (char *));
}

char *
cue_record_get_id (CueRecord *self, const char *key)
{
  const CueTree *tree = cue_record_get (self, key);

  if (cue_tree_is_string (tree) && cue_id_is_valid (cue_tree_get_string (tree)))
    return (char *) cue_tree_get_string (tree);
  cue_record_expect (self, key, "an id of 1 to 64 characters a-z, 0-9 and - (not first)");
  return NULL;
}

char *
cue_record_get_string (CueRecord *self, const char *key, gboolean demanded)
{
  const CueTree *tree = cue_record_get (self, key);
  const char *value = cue_tree_peek_string (tree);

  if (tree == NULL && !demanded)
    return NULL;
  if (value == NULL)
    cue_record_expect (self, key, "a string of 1 to 10000 bytes");
  return (char *) value;
}

const char *
cue_record_get_choice (CueRecord *self,
                       const char *key,
                       const char *const *choices,
                       const char *fallback)
{
  const CueTree *tree = cue_record_get (self, key);
  g_autofree char *list = NULL;
  g_autofree char *expected = NULL;

  if (tree == NULL && fallback != NULL)
    return fallback;
  if (cue_tree_is_string (tree))
    for (guint i = 0; choices[i] != NULL; i++)
      if (g_str_equal (choices[i], cue_tree_get_string (tree)))
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
  const CueTree *tree = cue_record_get (self, key);

  if (tree == NULL)
    return fallback;
  if (cue_tree_is_integer (tree) && cue_tree_get_integer (tree) >= least
      && cue_tree_get_integer (tree) <= most)
    return cue_tree_get_integer (tree);
  cue_record_expect (self, key, expected);
  return fallback;
}

gboolean
cue_record_get_boolean (CueRecord *self, const char *key, gboolean fallback)
{
  const CueTree *tree = cue_record_get (self, key);

  if (tree == NULL)
    return fallback;
  if (cue_tree_is_boolean (tree))
    return cue_tree_get_boolean (tree);
  cue_record_expect (self, key, "true or false");
  return fallback;
}

static void
note_element (CueRecord *self,
              const char *key,
              guint i,
              const CueTree *element,
              const char *expected)
{
  g_autofree char *path = cue_path_at (key, i);
  g_autofree char *found = cue_describe_tree (element);

  cue_record_note (self, path, found, expected);
}

/* From so many on a table is faster than looking at each pair. */
#define FEW_STRINGS 12

/* Strings of one block are the same when their addresses are. */
static gboolean
is_new (const GStrv before, guint n, const char *value, GHashTable **seen)
{
  if (*seen == NULL && n == FEW_STRINGS)
    {
      *seen = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < n; i++)
        g_hash_table_add (*seen, before[i]);
    }
  if (*seen != NULL)
    return g_hash_table_add (*seen, (gpointer) value);
  for (guint i = 0; i < n; i++)
    if (before[i] == value)
      return FALSE;
  return TRUE;
}

static const char *
string_fault (const char *value, gboolean ids)
{
  if (value == NULL)
    return ids ? "an id" : "a string of 1 to 10000 bytes";
  return ids && !cue_id_is_valid (value) ? "an id of 1 to 64 characters a-z, 0-9 and - (not first)"
                                         : NULL;
}

GStrv
cue_record_get_strings (CueRecord *self, const char *key, guint least, gboolean ids)
{
  g_autoptr (GHashTable) seen = NULL;
  CueTreeIter iter;
  const CueTree *element;
  GStrv strings
      = cue_page_new_strings (self->page, cue_record_get_list (self, key, least, 10000, &iter));
  guint n = 0;

  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &element); i++)
    {
      const char *value = cue_tree_peek_string (element);
      const char *fault = string_fault (value, ids);

      if (fault == NULL && !is_new (strings, n, value, &seen))
        fault = "each one once";
      if (fault != NULL)
        note_element (self, key, i, element, fault);
      else
        strings[n++] = (char *) value;
    }
  return strings;
}

guint
cue_record_get_list (CueRecord *self, const char *key, guint least, guint most, CueTreeIter *iter)
{
  const CueTree *tree = cue_record_get (self, key);
  g_autofree char *expected = NULL;
  guint n = cue_tree_is_array (tree) ? cue_tree_get_length (tree) : 0;

  *iter = (CueTreeIter){ 0 };
  if (tree == NULL && least == 0)
    return 0;
  if (cue_tree_is_array (tree) && n >= least && n <= most)
    {
      cue_tree_iter_init (iter, tree);
      return n;
    }
  expected = g_strdup_printf ("a list of %u to %u values", least, most);
  cue_record_expect (self, key, expected);
  return 0;
}

CueCondition *
cue_record_dup_condition (CueRecord *self, const char *key, gboolean demanded)
{
  const CueTree *tree = cue_record_get (self, key);
  g_autoptr (GError) error = NULL;
  CueCondition *condition;

  if (tree == NULL && !demanded)
    return NULL;
  if (!cue_tree_is_object (tree) || cue_tree_get_length (tree) == 0)
    {
      cue_record_expect (self, key, "a condition {\"operator\": …}");
      return NULL;
    }
  condition = cue_condition_new_from_tree (self->page->forest, tree, &error);
  if (condition == NULL)
    cue_record_note_error (self, key, error);
  return condition;
}

gboolean
cue_record_get_unit (CueRecord *self, const char *key, gboolean demanded, CueUnit *unit)
{
  const CueTree *tree = cue_record_get (self, key);
  g_autoptr (GString) expected = NULL;

  *unit = CUE_UNIT_PLAIN;
  if (tree == NULL && !demanded)
    return TRUE;
  if (cue_tree_is_string (tree) && cue_unit_from_string (cue_tree_get_string (tree), unit))
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
