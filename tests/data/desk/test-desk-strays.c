/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events of conversations that were never opened. */
#include "cue-desk-help.h"

#define EVENT(conversation, type, body)                                                            \
  "{\"conversation\":\"" conversation "\",\"type\":\"" type "\",\"body\":" body "}\n"
#define TURN(conversation, text)                                                                   \
  EVENT (conversation, "turn", "{\"turn\":\"t1\",\"role\":\"customer\",\"text\":\"" text "\"}")

static void
start (CueHelpDesk *help, const char *lang)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);

  options.lang = lang;
  cue_help_desk_start (help, &options);
}

static void
assert_is (CueHelpDesk *help, const char *id, guint n, const char *lang, const char *channel)
{
  CueConversation *conversation = cue_help_desk_wait (help, id, n);

  g_assert_cmpstr (cue_conversation_get_lang (conversation), ==, lang);
  g_assert_cmpstr (cue_conversation_get_channel (conversation), ==, channel);
}

/* The words tell the language; where there are none it is the screen's. */
static void
test_opens (CueHelpDesk *help, gconstpointer data)
{
  const char *screen = data;
  const char *other = g_str_equal (screen, "zh") ? "en" : "zh";

  cue_help_desk_write (help, TURN ("in-zh", "我的流量超了") TURN ("in-en", "I ran out of data"));
  cue_help_desk_write (help, TURN ("no-words", "👍 123"));
  cue_help_desk_write (help,
                       EVENT ("a-call", "speech", "{\"role\":\"customer\",\"speaking\":true}"));
  cue_help_desk_write (help, EVENT ("known", "customer.facts",
                                    "{\"facts\":{\"customer.name\":\"王女士\"}}"));
  cue_help_desk_write (help, EVENT ("opened", "conversation.opened", "{\"channel\":\"voice\"}"));
  start (help, screen);
  assert_is (help, "in-zh", 1, "zh", "chat");
  assert_is (help, "in-en", 1, "en", "chat");
  assert_is (help, "no-words", 1, screen, "chat");
  assert_is (help, "a-call", 0, screen, "voice");
  assert_is (help, "known", 0, screen, "chat");
  assert_is (help, "opened", 0, screen, "voice");
  g_assert_cmpstr (cue_conversation_get_title (cue_desk_find (help->desk, "in-zh")), ==, "in-zh");
  g_assert_cmpstr (cue_conversation_get_title (cue_desk_find (help->desk, "known")), ==, "王女士");
  g_assert_cmpuint (help->notices->len, ==, 0);
  cue_help_desk_stop (help);
  start (help, other); /* it stays what it was */
  assert_is (help, "no-words", 1, screen, "chat");
}

/* Nobody is there: nothing is opened, and it is told. */
static void
test_refuses (CueHelpDesk *help, gconstpointer data)
{
  static const char *const types[] = { "conversation.closed", "lamp.taken", "note", "tick" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *line = g_strdup_printf (EVENT ("stray", "%s", "{\"lamp\":\"x\"}"), types[i]);

      cue_help_desk_write (help, line);
    }
  cue_help_desk_write (help, EVENT ("nameless", "turn", "{\"role\":\"customer\",\"text\":\"hi\"}"));
  cue_help_desk_write (help, TURN ("good", "hello"));
  start (help, "en");
  cue_help_desk_wait (help, "good", 1);
  g_assert_cmpuint (g_list_model_get_n_items (cue_desk_get_conversations (help->desk)), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *told
          = g_strdup_printf (": found %s of a conversation that was never opened; ", types[i]);

      g_assert_true (cue_help_desk_has_notice (help, told));
    }
  g_assert_true (cue_help_desk_has_notice (help, "/body/turn: found nothing; a string is needed"));
  g_assert_cmpuint (help->notices->len, ==, G_N_ELEMENTS (types) + 1);
  /* what is right opens it later */
  cue_help_desk_write (help, TURN ("nameless", "hi") TURN ("stray", "hi"));
  assert_is (help, "nameless", 1, "en", "chat");
  assert_is (help, "stray", 1, "en", "chat");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function)                                                                  \
  g_test_add (path, CueHelpDesk, data, cue_help_desk_set_up, function, cue_help_desk_tear_down)
  ADD ("/desk-strays/words-open-a-conversation/zh", "zh", test_opens);
  ADD ("/desk-strays/words-open-a-conversation/en", "en", test_opens);
  ADD ("/desk-strays/acts-without-one-are-refused", NULL, test_refuses);
  return g_test_run ();
}
