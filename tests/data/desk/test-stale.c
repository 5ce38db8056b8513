/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-help.h"

/* A suggestion ends with the words that it was lit for. */

static void
hear (CueHelpDesk *help, guint revision, const char *text)
{
  g_autofree char *line
      = g_strdup_printf ("{\"conversation\":\"c1\",\"id\":\"t1.%u\",\"type\":\"turn\",\"body\":{"
                         "\"turn\":\"t1\",\"rev\":%u,\"role\":\"customer\",\"text\":\"%s\"}}\n",
                         revision, revision, text);

  cue_help_desk_write (help, line);
}

typedef struct
{
  CueConversation *conversation;
  const char *of;
  gboolean alight;
} Wanted;

static gboolean
is_so (gpointer data)
{
  const Wanted *wanted = data;
  CueLamp *lamp = cue_help_desk_find_lamp (wanted->conversation, wanted->of);

  return lamp != NULL && cue_lamp_is_alight (lamp) == wanted->alight;
}

static void
wait_alight (CueConversation *conversation, const char *of, gboolean alight)
{
  Wanted wanted = { conversation, of, alight };

  g_assert_true (cue_help_wait_until (is_so, &wanted, 10000));
}

static void
test_corrected (CueHelpDesk *help, gconstpointer data)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);
  g_autoptr (GError) error = NULL;

  cue_help_desk_start (help, &options);
  hear (help, 1, "我的流量超了好多");
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  wait_alight (conversation, "60gb", TRUE);

  hear (help, 2, "我的流量查一下好吗"); /* the recogniser thinks again */
  wait_alight (conversation, "60gb", FALSE);
  CueLamp *lamp = cue_help_desk_find_lamp (conversation, "60gb");
  g_assert_false (cue_desk_take (help->desk, conversation, lamp, &error));
  g_assert_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED);
  g_assert_cmpuint (cue_conversation_get_n_lit (conversation), ==, 0);
  cue_help_desk_wait_quiet (help);
  cue_help_desk_stop (help);

  cue_help_desk_start (help, &options); /* it stays so after a restart */
  conversation = cue_help_desk_wait (help, "c1", 1);
  lamp = cue_help_desk_find_lamp (conversation, "60gb");
  g_assert_true (lamp == NULL || !cue_lamp_is_alight (lamp));
  hear (help, 3, "我的流量超了好多啊"); /* it was right at first */
  wait_alight (conversation, "60gb", TRUE);
  g_assert_true (cue_desk_take (help->desk, conversation,
                                cue_help_desk_find_lamp (conversation, "60gb"), NULL));
  cue_help_desk_wait_quiet (help);
}

/* What is only said better keeps its card. */
static void
test_only_polished (CueHelpDesk *help, gconstpointer data)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);

  cue_help_desk_start (help, &options);
  hear (help, 1, "国际漫游怎么开通");
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  wait_alight (conversation, "roaming", TRUE);
  hear (help, 2, "国际漫游怎么开通呀");
  cue_help_desk_write (help, "{\"conversation\":\"c1\",\"id\":\"n\",\"type\":\"turn\",\"body\":{"
                             "\"turn\":\"t2\",\"rev\":1,\"role\":\"system\",\"text\":\"x\"}}\n");
  cue_help_desk_wait (help, "c1", 2);
  wait_alight (conversation, "roaming", TRUE);
  hear (help, 3, "我的地址是哪里");
  wait_alight (conversation, "roaming", FALSE);
  cue_help_desk_wait_quiet (help);
}

#define ADD(name, function)                                                                        \
  g_test_add (name, CueHelpDesk, NULL, cue_help_desk_set_up, function, cue_help_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/stale/a-card-whose-words-were-corrected-is-inert", test_corrected);
  ADD ("/stale/a-card-stays-when-its-words-were-only-polished", test_only_polished);
  return g_test_run ();
}
