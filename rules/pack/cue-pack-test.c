/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-json.h"
#include "cue-pack-private.h"

static const char *const CHANNELS[] = { "chat", "voice", NULL };
static const char *const ROLES[] = { "agent", "customer", "system", NULL };

static gboolean
is_number_or_null (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  return JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64
             || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static void
check_time (CueRecord *turn, const char *key)
{
  JsonNode *node = cue_record_get_node (turn, key);

  if (node != NULL && !is_number_or_null (node))
    cue_record_expect (turn, key, "seconds since the start, or null");
}

/* Unknown keys of a recorded turn are somebody's notes: asked for, so that closing is quiet. */
static void
allow_all (CueRecord *record)
{
  g_autoptr (GList) members = json_object_get_members (record->object);

  for (GList *l = members; l != NULL; l = l->next)
    cue_record_has (record, l->data);
}

static void
check_turn (CueRecord *conversation, JsonNode *node, guint i, gboolean strict)
{
  g_autofree char *path = g_strdup_printf ("%s/turns/%u", conversation->path, i);
  g_autoptr (CueRecord) turn = cue_record_open (conversation->page, node, path);
  JsonNode *text;

  if (turn == NULL)
    return;
  cue_record_get_choice (turn, "role", ROLES, NULL);
  text = cue_record_get_node (turn, "text");
  if (text == NULL || !JSON_NODE_HOLDS_VALUE (text)
      || json_node_get_value_type (text) != G_TYPE_STRING)
    cue_record_expect (turn, "text", "what was said");
  check_time (turn, "t");
  check_time (turn, "t_end");
  if (!strict)
    allow_all (turn);
}

/* Channel, language, customer and turns. Returns the number of turns. */
static guint
check_conversation (CueRecord *record, gboolean strict)
{
  static const char *const LANGS[] = { "zh", "en", NULL };
  JsonNode *customer = cue_record_get_node (record, "customer");
  JsonArray *turns = cue_record_get_list (record, "turns", 1, 10000);
  guint n = turns != NULL ? json_array_get_length (turns) : 0;

  cue_record_get_choice (record, "channel", CHANNELS, strict ? "chat" : NULL);
  cue_record_get_choice (record, "lang", LANGS, strict ? "zh" : NULL);
  if (customer != NULL && !JSON_NODE_HOLDS_OBJECT (customer))
    cue_record_expect (record, "customer", "an object of facts {…}");
  for (guint i = 0; i < n; i++)
    check_turn (record, json_array_get_element (turns, i), i, strict);
  return n;
}

void
cue_session_check (const CuePage *page, JsonNode *node)
{
  g_autoptr (CueRecord) record = cue_record_open (page, node, "");
  g_autofree char *id = NULL;

  if (record == NULL)
    return;
  id = cue_record_dup_string (record, "id", TRUE);
  check_conversation (record, FALSE);
  allow_all (record);
}

static void
expect_free (gpointer data)
{
  CueExpect *expect = data;

  g_strfreev (expect->lit);
  g_strfreev (expect->held);
  g_strfreev (expect->dark);
  g_strfreev (expect->tags);
  g_strfreev (expect->no_tags);
  g_strfreev (expect->said);
  g_strfreev (expect->not_said);
  g_free (expect);
}

static void
add_expect (CueRecord *test, CuePackTest *self, JsonNode *node, guint i, guint n_turns)
{
  g_autofree char *path = g_strdup_printf ("%s/expect/%u", test->path, i);
  g_autofree char *range = g_strdup_printf ("the number of a turn, 1 to %u", n_turns);
  g_autoptr (CueRecord) record = cue_record_open (test->page, node, path);
  CueExpect *expect;

  if (record == NULL)
    return;
  expect = g_new0 (CueExpect, 1);
  if (!cue_record_has (record, "after"))
    cue_record_expect (record, "after", range);
  expect->after = cue_record_get_int (record, "after", 1, MAX (n_turns, 1), 1, range);
  expect->lit = cue_record_dup_strings (record, "lit", 0, FALSE);
  expect->held = cue_record_dup_strings (record, "held", 0, FALSE);
  expect->dark = cue_record_dup_strings (record, "dark", 0, FALSE);
  expect->tags = cue_record_dup_strings (record, "tags", 0, TRUE);
  expect->no_tags = cue_record_dup_strings (record, "no_tags", 0, TRUE);
  expect->said = cue_record_dup_strings (record, "said", 0, FALSE);
  expect->not_said = cue_record_dup_strings (record, "not_said", 0, FALSE);
  if (json_object_get_size (record->object) < 2)
    cue_record_note (record, NULL, "nothing that is expected",
                     "one or more of lit, held, dark, tags, no_tags, said, not_said");
  g_ptr_array_add (self->expects, expect);
}

void
cue_pack_test_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CuePackTest *self = entry;
  guint n_turns = check_conversation (record, TRUE);
  JsonArray *list = cue_record_get_list (record, "expect", 1, 1000);

  self->expects = g_ptr_array_new_with_free_func (expect_free);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    add_expect (record, self, json_array_get_element (list, i), i, n_turns);
}

void
cue_pack_test_free (gpointer data)
{
  CuePackTest *self = data;

  g_free (self->id);
  g_clear_pointer (&self->conversation, json_node_unref);
  g_clear_pointer (&self->expects, g_ptr_array_unref);
  g_free (self);
}
