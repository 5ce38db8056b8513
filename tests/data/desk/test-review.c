/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A closed conversation is found again and gone through, here and on another desk. */
#include <string.h>

#include "cue-desk-help.h"

typedef struct
{
  CueHelpDesk help;
  CueReview *review;
} Fixture;

/* The first recorded session of the telecom pack, played to its end and closed. */
static void
play_and_close (CueHelpDesk *help, const char *folder)
{
  g_autofree char *sessions = g_build_filename (folder, "sessions.jsonl", NULL);
  g_autofree char *text = NULL;
  CueDeskOptions options = cue_help_desk_options (help, FALSE);

  g_assert_true (g_file_get_contents (sessions, &text, NULL, NULL));
  strchr (text, '\n')[1] = '\0';
  cue_help_desk_write (help, text);
  options.pack_dir = folder;
  options.play_both = TRUE;
  cue_help_desk_start (help, &options);
  CueConversation *conversation = cue_help_desk_wait (help, "a1-bill-shock", 22);
  while (cue_conversation_get_status (conversation) != CUE_CONVERSATION_WRAP_UP)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (cue_desk_resolve (help->desk, conversation, "done", "", NULL));
  cue_help_desk_wait_quiet (help);
}

static CueReview *
review_of (CueDesk *desk, const char *conversation)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cue_desk_review_async (desk, conversation, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  CueReview *review = cue_desk_review_finish (desk, result, &error);
  g_assert_no_error (error);
  return review;
}

/* (nullable), with @error */
static CueReview *
review_of_text (CueHelpDesk *help, const char *text, gssize length, GError **error)
{
  g_autofree char *path = g_build_filename (help->folder, "log.jsonl", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  cue_desk_review_file_async (help->desk, file, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  return cue_desk_review_finish (help->desk, result, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder
      = g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), "data", "packs", "telecom-zh", NULL);

  cue_help_desk_set_up (&fixture->help, data);
  play_and_close (&fixture->help, folder);
  fixture->review = review_of (fixture->help.desk, "a1-bill-shock");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->review);
  cue_help_desk_tear_down (&fixture->help, data);
}

/* Everything of the conversation that a screen shows. */
static char *
describe (CueConversation *conversation)
{
  GString *text = g_string_new (NULL);
  GListModel *messages = cue_conversation_get_messages (conversation);
  GListModel *lamps = G_LIST_MODEL (cue_conversation_get_deck (conversation));
  GListModel *checks = G_LIST_MODEL (cue_conversation_get_checklist (conversation));
  CueCustomer *customer = cue_conversation_get_customer (conversation);

  for (guint i = 0; i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, i);

      g_string_append_printf (text, "%s %d “%s” %u marks, %u points\n",
                              cue_message_get_turn (message), cue_message_get_rev (message),
                              cue_message_get_text (message), cue_message_get_marks (message)->len,
                              cue_message_get_points (message)->len);
    }
  for (guint i = 0; i < g_list_model_get_n_items (lamps); i++)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (lamps, i);

      g_string_append_printf (text, "%s %s %u step %u %s “%s”\n", cue_lamp_get_id (lamp),
                              cue_lamp_state_to_string (cue_lamp_get_state (lamp)),
                              cue_lamp_get_number (lamp), cue_lamp_get_step (lamp),
                              cue_lamp_get_reason (lamp), cue_lamp_get_say (lamp));
    }
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (CueCheck) check = g_list_model_get_item (checks, i);

      g_string_append_printf (text, "%s %d “%s”\n", cue_check_get_id (check),
                              cue_check_get_verdict (check), cue_check_get_quote (check));
    }
  for (guint i = 0; i < g_list_model_get_n_items (cue_customer_get_tags (customer)); i++)
    {
      g_autoptr (CueTag) tag = g_list_model_get_item (cue_customer_get_tags (customer), i);

      g_string_append_printf (text, "tag %s “%s”\n", cue_tag_get_id (tag), cue_tag_get_words (tag));
    }
  for (guint i = 0; i < g_list_model_get_n_items (cue_customer_get_facts (customer)); i++)
    {
      g_autoptr (CueFact) fact = g_list_model_get_item (cue_customer_get_facts (customer), i);

      g_string_append_printf (text, "fact %s = %s\n", cue_fact_get_id (fact),
                              cue_fact_get_value (fact));
    }
  for (guint i = 0; i < g_list_model_get_n_items (cue_customer_get_holds (customer)); i++)
    {
      g_autoptr (CueHold) hold = g_list_model_get_item (cue_customer_get_holds (customer), i);

      g_string_append_printf (text, "hold %s\n", cue_hold_get_id (hold));
    }
  g_string_append_printf (text, "stage %s\n", cue_conversation_get_stage (conversation));
  return g_string_free (text, FALSE);
}

static void
test_closed_is_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (cue_desk_get_conversations (fixture->help.desk)), ==,
                    0);
  cue_desk_list_closed_async (fixture->help.desk, 100, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  g_autoptr (GListModel) list = cue_desk_list_closed_finish (fixture->help.desk, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_autoptr (CueClosed) closed = g_list_model_get_item (list, 0);
  g_assert_cmpstr (cue_closed_get_title (closed), ==, "王女士");
  g_assert_cmpstr (cue_closed_get_channel (closed), ==, "voice");
  g_assert_cmpuint (cue_closed_get_n_turns (closed), ==, 22);
  g_assert_cmpuint (cue_closed_get_n_lit (closed), >, 2);
  g_assert_cmpuint (cue_closed_get_n_used (closed), >, 0);
  g_assert_cmpuint (cue_closed_get_n_used (closed), <=, cue_closed_get_n_lit (closed));
  g_assert_cmpuint (cue_closed_get_n_said (closed), >, 5);
}

/* Going back shows just what going forward showed. */
static void
test_back_is_as_forward (Fixture *fixture, gconstpointer data)
{
  CueReview *review = fixture->review;
  guint n = cue_review_get_length (review);
  g_autoptr (GPtrArray) forward = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = NULL;
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  random = g_rand_new_with_seed (seed);
  g_assert_cmpuint (n, >=, 22);
  for (guint i = 0; i <= n; i++)
    {
      cue_review_seek (review, i);
      g_assert_cmpuint (cue_review_get_position (review), ==, i);
      g_ptr_array_add (forward, describe (cue_review_get_conversation (review)));
    }
  g_assert_cmpstr (g_ptr_array_index (forward, 0), !=, g_ptr_array_index (forward, n));
  cue_review_seek (review, 0); /* nothing has happened, and yet one knows who it was */
  g_assert_cmpstr (cue_conversation_get_title (cue_review_get_conversation (review)), ==, "王女士");
  for (guint i = 0; i < 40; i++)
    {
      guint position = (guint) g_rand_int_range (random, 0, (gint32) n + 1);
      g_autofree char *there = NULL;

      cue_review_seek (review, position);
      there = describe (cue_review_get_conversation (review));
      g_assert_cmpstr (there, ==, g_ptr_array_index (forward, position));
    }
}

/* What the agent saw while it happened is what the review shows at its end. */
static void
test_lamps_are_found (Fixture *fixture, gconstpointer data)
{
  guint first = cue_review_find_lamp (fixture->review, 0, FALSE);
  guint second = cue_review_find_lamp (fixture->review, first, FALSE);
  guint n = 0;

  g_assert_cmpuint (first, >, 1);
  g_assert_cmpuint (second, >, first);
  g_assert_cmpuint (cue_review_find_lamp (fixture->review, second, TRUE), ==, first);
  g_assert_cmpuint (cue_review_find_lamp (fixture->review, first, TRUE), ==, first);
  cue_review_seek (fixture->review, first - 1);
  n = g_list_model_get_n_items (
      G_LIST_MODEL (cue_conversation_get_deck (cue_review_get_conversation (fixture->review))));
  g_assert_cmpuint (n, ==, 0);
  cue_review_seek (fixture->review, first);
  n = g_list_model_get_n_items (
      G_LIST_MODEL (cue_conversation_get_deck (cue_review_get_conversation (fixture->review))));
  g_assert_cmpuint (n, >, 0);
}

static void
test_another_desk_sees_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) log = cue_review_export (fixture->review);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueReview) other = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  g_assert_cmpint (cue_review_get_truth (fixture->review, NULL), ==, CUE_REVIEW_SAME);
  other = review_of_text (&fixture->help, g_bytes_get_data (log, NULL),
                          (gssize) g_bytes_get_size (log), &error);
  g_assert_no_error (error);
  g_assert_cmpint (cue_review_get_truth (other, NULL), ==, CUE_REVIEW_SAME);
  cue_review_seek (fixture->review, G_MAXUINT);
  cue_review_seek (other, G_MAXUINT);
  here = describe (cue_review_get_conversation (fixture->review));
  there = describe (cue_review_get_conversation (other));
  g_assert_cmpstr (here, ==, there);
}

static void
test_a_changed_word_is_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) log = cue_review_export (fixture->review);
  g_autoptr (GString) text
      = g_string_new_len (g_bytes_get_data (log, NULL), (gssize) g_bytes_get_size (log));
  g_autoptr (GError) error = NULL;
  g_autoptr (CueReview) other = NULL;
  guint step = 0;

  g_assert_cmpuint (g_string_replace (text, "一百九十九块", "一百八十九块", 1), ==, 1);
  other = review_of_text (&fixture->help, text->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cue_review_get_truth (other, &step), ==, CUE_REVIEW_DIFFERENT);
  cue_review_seek (other, step);
  g_autofree char *shown = describe (cue_review_get_conversation (other));
  g_assert_nonnull (strstr (shown, "一百八十九块"));
  cue_review_seek (other, step - 1);
  g_autofree char *before = describe (cue_review_get_conversation (other));
  g_assert_null (strstr (before, "一百八十九块"));
}

static void
test_a_file_that_is_no_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) bad = NULL;

  g_assert_null (review_of_text (&fixture->help, "", 0, &none));
  g_assert_error (none, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED);
  g_assert_cmpstr (none->message, ==, "log.jsonl: found 0 conversations; expected the log of one");
  g_assert_null (review_of_text (&fixture->help, "{\"id\":\"a\"}\n", -1, &bad));
  g_assert_error (bad, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (bad->message, "log.jsonl:1: /stream"));
}

#define TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/review/closed-is-listed", test_closed_is_listed);
  TEST ("/review/back-is-as-forward", test_back_is_as_forward);
  TEST ("/review/lamps-are-found", test_lamps_are_found);
  TEST ("/review/another-desk-sees-the-same", test_another_desk_sees_the_same);
  TEST ("/review/a-changed-word-is-found", test_a_changed_word_is_found);
  TEST ("/review/a-file-that-is-no-log", test_a_file_that_is_no_log);
  return g_test_run ();
}
