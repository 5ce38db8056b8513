/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A desk that plays a file of conversations. */
#include <string.h>

#include "cue-desk-help.h"

#define CHAT                                                                                       \
  "{\"id\":\"c1\",\"lang\":\"zh\",\"channel\":\"chat\",\"turns\":["                                \
  "{\"t\":0,\"role\":\"customer\",\"text\":\"在吗\"},"                                           \
  "{\"t\":1,\"role\":\"agent\",\"text\":\"在的\"},"                                              \
  "{\"t\":2,\"role\":\"customer\",\"text\":\"流量超了\"}]}\n"

static void
start (CueHelpDesk *help, gboolean both)
{
  CueDeskOptions options = cue_help_desk_options (help, FALSE);

  options.play_both = both;
  cue_help_desk_start (help, &options);
}

static gboolean
is_over (gpointer desk)
{
  gboolean playing = TRUE;

  g_object_get (desk, "playing", &playing, NULL);
  return !playing;
}

static gboolean
is_asked_for (gpointer conversation)
{
  return cue_conversation_waits_for_agent (conversation);
}

static gboolean
is_wrapped_up (gpointer conversation)
{
  return cue_conversation_get_status (conversation) == CUE_CONVERSATION_WRAP_UP;
}

/* To the customer's last turn, which the recorded agent never answered. */
static CueConversation *
play_to_last_word (CueHelpDesk *help)
{
  cue_help_desk_write (help, CHAT);
  start (help, FALSE);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  g_assert_true (cue_help_wait_until (is_asked_for, conversation, 5000));
  g_assert_true (cue_desk_send (help->desk, conversation, "您好，在的", NULL));
  cue_help_desk_wait (help, "c1", 3);
  g_assert_true (cue_help_wait_until (is_asked_for, conversation, 5000));
  return conversation;
}

static void
assert_waits (CueHelpDesk *help, CueConversation *conversation)
{
  g_assert_false (cue_help_wait_until (is_wrapped_up, conversation, 200));
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_MINE);
  g_assert_true (cue_conversation_is_waiting (conversation));
  g_assert_cmpstr (cue_conversation_get_hint (conversation), ==, "");
  g_assert_false (is_over (help->desk));
}

static void
test_answers_last_word (CueHelpDesk *help, gconstpointer data)
{
  CueConversation *conversation = play_to_last_word (help);

  assert_waits (help, conversation);
  cue_help_desk_stop (help);
  start (help, FALSE); /* as long as it takes */
  conversation = cue_desk_find (help->desk, "c1");
  g_assert_nonnull (conversation);
  g_assert_true (cue_help_wait_until (is_asked_for, conversation, 5000));
  assert_waits (help, conversation);
  g_assert_true (cue_desk_send (help->desk, conversation, "我马上查", NULL));
  g_assert_true (cue_help_wait_until (is_wrapped_up, conversation, 5000));
  g_assert_true (cue_help_wait_until (is_over, help->desk, 5000));
  g_assert_false (cue_conversation_is_waiting (conversation));
}

static void
test_resolves_instead (CueHelpDesk *help, gconstpointer data)
{
  CueConversation *conversation = play_to_last_word (help);

  cue_desk_end (help->desk, conversation);
  g_assert_true (is_wrapped_up (conversation));
  g_assert_false (cue_conversation_is_waiting (conversation));
  g_assert_true (cue_desk_close (help->desk, conversation, NULL));
  g_assert_false (cue_conversation_waits_for_agent (conversation));
  g_assert_true (cue_help_wait_until (is_over, help->desk, 5000));
}

static void
test_plays_both (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, CHAT);
  start (help, TRUE);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 3);
  g_assert_true (cue_help_wait_until (is_over, help->desk, 5000));
  g_assert_true (is_wrapped_up (conversation));
  g_assert_false (cue_conversation_is_waiting (conversation)); /* he has gone */
}

/* Nothing in the file can be played: the desk does not open and says what is wrong with each line.
 */
static void
test_nothing_to_play (CueHelpDesk *help, gconstpointer data)
{
  static const char *const promises[]
      = { "events.jsonl: found no conversation to play; expected one on each line\n",
          "events.jsonl:1: ", "events.jsonl:2: /turns: found nothing; a list",
          "events.jsonl:3: /turns/0/text: found nothing; a string", "events.jsonl:4: /id: found" };
  CueDeskOptions options = cue_help_desk_options (help, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cue_help_desk_write (help, "no JSON\n{\"id\":\"a\"}\n"
                             "{\"id\":\"b\",\"turns\":[{\"role\":\"agent\"}]}\n"
                             "{\"turns\":[]}\n");
  cue_desk_start_async (&options, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  g_assert_null (cue_desk_start_finish (result, &error));
  g_test_message ("%s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    g_assert_nonnull (strstr (error->message, promises[i]));
}

/* Some of it can be played: it is, and the rest is told line by line. */
static void
test_some_to_play (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, "no JSON\n" CHAT "{\"id\":\"b\",\"turns\":[7]}\n" CHAT);
  start (help, TRUE);
  cue_help_desk_wait (help, "c1", 3);
  g_assert_true (cue_help_desk_has_notice (help, "warning bad-line events.jsonl:1: "));
  g_assert_true (cue_help_desk_has_notice (help, "warning bad-line events.jsonl:3: /turns/0: "));
  g_assert_true (
      cue_help_desk_has_notice (help, "warning bad-line events.jsonl:4: /id: found \"c1\""));
  g_assert_cmpuint (help->notices->len, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, CueHelpDesk, NULL, cue_help_desk_set_up, function, cue_help_desk_tear_down)
  ADD ("/desk-replay/the-last-word-can-be-answered", test_answers_last_word);
  ADD ("/desk-replay/or-the-conversation-is-ended", test_resolves_instead);
  ADD ("/desk-replay/played-by-itself-it-ends-by-itself", test_plays_both);
  ADD ("/desk-replay/with-nothing-to-play-every-line-is-told", test_nothing_to_play);
  ADD ("/desk-replay/with-some-to-play-the-rest-is-told", test_some_to_play);
  return g_test_run ();
}
