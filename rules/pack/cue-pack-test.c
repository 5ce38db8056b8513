/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-pack-private.h"

static const char *const CHANNELS[] = { "chat", "voice", NULL };
static const char *const ROLES[] = { "agent", "customer", "system", NULL };

static void
check_time (CueRecord *turn, const char *key)
{
  const CueTree *tree = cue_record_get (turn, key);

  if (tree != NULL && !cue_tree_is_number (tree) && !cue_tree_is_null (tree))
    cue_record_expect (turn, key, "seconds since the start, or null");
}

static void
check_turn (CueRecord *conversation, const CueTree *tree, guint i, gboolean strict)
{
  g_autoptr (CueRecord) turn = cue_record_open_inside (conversation, tree, "turns", i);

  if (turn == NULL)
    return;
  cue_record_get_choice (turn, "role", ROLES, NULL);
  if (!cue_tree_is_string (cue_record_get (turn, "text")))
    cue_record_expect (turn, "text", "what was said");
  check_time (turn, "t");
  check_time (turn, "t_end");
  if (!strict)
    cue_record_allow_any_key (turn);
}

/* Channel, language, customer and turns. Returns the number of turns. */
static guint
check_conversation (CueRecord *record, gboolean strict)
{
  static const char *const LANGS[] = { "zh", "en", NULL };
  const CueTree *customer = cue_record_get (record, "customer");
  CueTreeIter turns;
  const CueTree *turn;
  guint n = cue_record_get_list (record, "turns", 1, 10000, &turns);

  cue_record_get_choice (record, "channel", CHANNELS, strict ? "chat" : NULL);
  cue_record_get_choice (record, "lang", LANGS, strict ? "zh" : NULL);
  if (customer != NULL && !cue_tree_is_object (customer))
    cue_record_expect (record, "customer", "an object of facts {…}");
  for (guint i = 0; cue_tree_iter_next (&turns, NULL, &turn); i++)
    check_turn (record, turn, i, strict);
  return n;
}

void
cue_session_check (const CuePage *page, const CueTree *tree)
{
  g_autoptr (CueRecord) record = cue_record_open (page, tree);

  if (record == NULL)
    return;
  cue_record_get_string (record, "id", TRUE);
  check_conversation (record, FALSE);
  cue_record_allow_any_key (record);
}

static void
add_expect (CueRecord *test, CuePackTest *self, const CueTree *tree, guint i, guint n_turns)
{
  g_autofree char *range = g_strdup_printf ("the number of a turn, 1 to %u", n_turns);
  g_autoptr (CueRecord) record = cue_record_open_inside (test, tree, "expect", i);
  CueExpect *expect;

  if (record == NULL)
    return;
  expect = cue_arena_take (test->page->arena, sizeof *expect);
  if (!cue_record_has (record, "after"))
    cue_record_expect (record, "after", range);
  expect->after = cue_record_get_int (record, "after", 1, MAX (n_turns, 1), 1, range);
  expect->lit = cue_record_get_strings (record, "lit", 0, FALSE);
  expect->held = cue_record_get_strings (record, "held", 0, FALSE);
  expect->dark = cue_record_get_strings (record, "dark", 0, FALSE);
  expect->tags = cue_record_get_strings (record, "tags", 0, TRUE);
  expect->no_tags = cue_record_get_strings (record, "no_tags", 0, TRUE);
  expect->said = cue_record_get_strings (record, "said", 0, FALSE);
  expect->not_said = cue_record_get_strings (record, "not_said", 0, FALSE);
  expect->tasks = cue_record_get_strings (record, "tasks", 0, TRUE);
  expect->no_tasks = cue_record_get_strings (record, "no_tasks", 0, TRUE);
  if (cue_tree_get_length (record->object) < 2)
    cue_record_note (record, NULL, "nothing that is expected",
                     "one or more of lit, held, dark, tags, no_tags, said, not_said, tasks, "
                     "no_tasks");
  g_ptr_array_add (self->expects, expect);
}

void
cue_pack_test_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CuePackTest *self = entry;
  guint n_turns = check_conversation (record, TRUE);
  CueTreeIter iter;
  const CueTree *tree;

  self->conversation = cue_tree_to_json (record->object);
  self->expects
      = g_ptr_array_new_full (cue_record_get_list (record, "expect", 1, 1000, &iter), NULL);
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &tree); i++)
    add_expect (record, self, tree, i, n_turns);
}

void
cue_pack_test_clear (gpointer data)
{
  CuePackTest *self = data;

  g_clear_pointer (&self->conversation, json_node_unref);
  g_clear_pointer (&self->expects, g_ptr_array_unref);
}
