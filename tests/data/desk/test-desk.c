/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-desk-help.h"

#define TURN(id, role, text)                                                                       \
  "{\"conversation\":\"c1\",\"id\":\"" id "\",\"type\":\"turn\",\"body\":{\"turn\":\"" id          \
  "\",\"rev\":1,\"role\":\"" role "\",\"text\":\"" text "\"}}\n"
#define OPENED                                                                                     \
  "{\"conversation\":\"c1\",\"id\":\"o\",\"type\":\"conversation.opened\",\"body\":{\"channel\":"  \
  "\"chat\",\"lang\":\"zh\",\"customer\":{\"name\":\"王女士\",\"plan\":{\"gb_used\":38}}}}\n"

static void
start_tail (CueHelpDesk *help)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);

  cue_help_desk_start (help, &options);
}

static void
test_finalizes (CueHelpDesk *help, gconstpointer data)
{
  start_tail (help);
  g_assert_cmpuint (g_list_model_get_n_items (cue_desk_get_conversations (help->desk)), ==, 0);
  g_assert_cmpint (cue_desk_now_ms (help->desk), ==, help->now_ms);
  cue_help_desk_stop (help);
}

/* The card says what is next, not what stands first. */
static void
test_next_point (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "我的流量超了好多")
                                 TURN ("t2", "customer", "那每月要多付多少钱？"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 2);
  CueLamp *talk = cue_help_desk_find_lamp (conversation, "upgrade");
  g_autofree char *why = cue_lamp_dup_step_why (talk, "zh");

  g_assert_cmpstr (cue_lamp_get_point (talk), ==, "upgrade/price");
  g_assert_cmpuint (cue_lamp_get_step (talk), ==, 2);
  g_assert_true (g_str_has_prefix (why, "客户在问这一点"));
  g_assert_nonnull (strstr (cue_lamp_get_say (talk), "每月多付 20 元"));
  cue_help_desk_stop (help);
}

static void
test_lights_up (CueHelpDesk *help, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "我的流量超了好多"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  g_assert_cmpstr (cue_conversation_get_title (conversation), ==, "王女士");
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_MINE);
  g_assert_cmpuint (cue_conversation_get_unread (conversation), ==, 1);
  g_assert_true (cue_tag_is_on (
      cue_customer_find_tag (cue_conversation_get_customer (conversation), "over-quota")));
  CueMessage *message = cue_conversation_find_message (conversation, "t1");
  g_assert_cmpuint (cue_message_get_marks (message)->len, >, 0);

  CueLamp *talk = cue_help_desk_find_lamp (conversation, "upgrade");
  CueLamp *offer = cue_help_desk_find_lamp (conversation, "60gb");
  g_assert_nonnull (talk);
  g_assert_nonnull (offer);
  g_assert_cmpint (cue_lamp_get_state (talk), ==, CUE_LAMP_LIT);
  g_assert_cmpstr (cue_lamp_get_say (offer), ==, "每月 60GB，只多 20 元");
  g_assert_cmpstr (cue_lamp_get_say (talk), ==, "您每月大约用 38GB，对吗？");
  g_assert_nonnull (cue_lamp_get_proof (talk));
  g_assert_cmpuint (cue_conversation_get_n_lit (conversation), ==, 2);

  g_assert_true (cue_desk_see (help->desk, conversation, talk));
  g_assert_cmpint (cue_lamp_get_state (talk), ==, CUE_LAMP_SEEN);
  g_assert_true (cue_desk_take (help->desk, conversation, talk, &error));
  g_assert_cmpint (cue_lamp_get_state (talk), ==, CUE_LAMP_TAKEN);
  help->now_ms += 1000;
  g_assert_true (
      cue_desk_send (help->desk, conversation, "您好，您每月多付20元，就有60GB", &error));
  CueCheck *price
      = cue_checklist_find (cue_conversation_get_checklist (conversation), "upgrade/price");
  g_assert_cmpint (cue_check_get_verdict (price), ==, CUE_VERDICT_SAID);
  g_assert_cmpint (cue_lamp_get_state (talk), ==, CUE_LAMP_SAID);
  GListModel *messages = cue_conversation_get_messages (conversation);
  g_autoptr (CueMessage) ours = g_list_model_get_item (messages, 1);
  g_assert_cmpint (cue_message_get_role (ours), ==, CUE_ROLE_AGENT);
  g_assert_true (cue_message_is_pending (ours));
  g_assert_cmpuint (cue_message_get_points (ours)->len, ==, 3); /* hello, need, price */
  cue_help_desk_wait_quiet (help);
  g_assert_false (cue_message_is_pending (ours));

  g_assert_true (cue_desk_set_outcome (help->desk, conversation, "60gb", "accepted", NULL, &error));
  g_assert_cmpint (cue_lamp_get_state (offer), ==, CUE_LAMP_ACCEPTED);
  cue_desk_end (help->desk, conversation);
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_WRAP_UP);
  g_assert_true (cue_desk_close (help->desk, conversation, &error));
  g_assert_false (cue_desk_send (help->desk, conversation, "还在吗", NULL));
  g_assert_false (cue_desk_accept (help->desk, conversation));
  g_assert_true (cue_desk_resolve (help->desk, conversation, "sold", "happy", &error));
  g_assert_cmpuint (g_list_model_get_n_items (cue_desk_get_conversations (help->desk)), ==, 0);
  g_assert_true (cue_desk_reopen (help->desk, "c1"));
  g_assert_true (cue_desk_find (help->desk, "c1") == conversation);
  g_assert_false (cue_desk_reopen (help->desk, "c1"));
}

static void
test_send_refuses (CueHelpDesk *help, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (CUE_DESK_MOST_MESSAGE_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;

  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "在吗"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  gint64 seq = cue_conversation_get_seq (conversation);
  g_assert_false (cue_desk_send (help->desk, conversation, "付 {{offer.delta}} 元", &error));
  g_assert_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_HOLE);
  g_assert_nonnull (strstr (error->message, "offer.delta"));
  g_clear_error (&error);
  g_assert_false (cue_desk_send (help->desk, conversation, " \n ", &error));
  g_assert_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (cue_desk_send (help->desk, conversation, long_text, &error));
  g_assert_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (cue_desk_append (help->desk, conversation, "point.ticked",
                                   cue_help_json ("{\"point\":7}"), &error));
  g_assert_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED);
  g_assert_cmpint (cue_conversation_get_seq (conversation), ==, seq);
  g_assert_true (cue_desk_send (help->desk, conversation, "a {b} c", NULL));
}

static void
test_waives (CueHelpDesk *help, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "在吗"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  cue_desk_end (help->desk, conversation);
  g_assert_true (cue_desk_waive (help->desk, conversation, "opening/hello", "known", &error));
  g_assert_no_error (error);
  for (guint again = 0; again < 2; again++)
    {
      CueCheck *hello
          = cue_checklist_find (cue_conversation_get_checklist (conversation), "opening/hello");

      g_assert_true (cue_check_is_waived (hello));
      g_assert_false (cue_check_is_disputed (hello));
      g_assert_false (cue_check_is_missed (hello));
      g_assert_cmpint (cue_check_get_verdict (hello), ==, CUE_VERDICT_OPEN);
      if (again == 0)
        {
          cue_help_desk_stop (help);
          start_tail (help);
          conversation = cue_desk_find (help->desk, "c1");
          g_assert_nonnull (conversation);
        }
    }
}

static void
test_restores (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "我的流量超了好多"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  g_assert_true (cue_desk_take (help->desk, conversation,
                                cue_help_desk_find_lamp (conversation, "60gb"), NULL));
  g_assert_true (cue_desk_send (help->desk, conversation, "您好，请稍等", NULL));
  g_assert_true (cue_desk_note (help->desk, conversation, "call back", NULL));
  cue_conversation_set_draft (conversation, "半句话");
  cue_desk_snooze (help->desk, conversation, help->now_ms + 3600 * 1000);
  cue_desk_set_memo (help->desk, "selected", "c1");
  g_autofree char *digest = g_strdup (cue_conversation_get_digest (conversation));
  gint64 seq = cue_conversation_get_seq (conversation);
  cue_help_desk_stop (help);

  start_tail (help);
  conversation = cue_desk_find (help->desk, "c1");
  g_assert_nonnull (conversation);
  g_assert_cmpstr (cue_conversation_get_digest (conversation), ==, digest);
  g_assert_cmpint (cue_conversation_get_seq (conversation), ==, seq);
  g_assert_cmpstr (cue_conversation_get_draft (conversation), ==, "半句话");
  g_assert_cmpstr (cue_conversation_get_note (conversation), ==, "call back");
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_SNOOZED);
  g_assert_cmpstr (cue_desk_get_memo (help->desk, "selected"), ==, "c1");
  g_assert_cmpuint (cue_conversation_get_unread (conversation), ==, 1);
  g_assert_cmpint (cue_lamp_get_state (cue_help_desk_find_lamp (conversation, "60gb")), ==,
                   CUE_LAMP_TAKEN);
  g_assert_cmpuint (g_list_model_get_n_items (cue_conversation_get_messages (conversation)), ==, 2);
  /* the file is read again from its start and brings nothing twice */
  cue_help_desk_write (help, TURN ("t2", "customer", "有没有便宜的"));
  cue_help_desk_wait (help, "c1", 3);
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_MINE);
  g_assert_cmpuint (g_list_model_get_n_items (cue_conversation_get_messages (conversation)), ==, 3);
  g_assert_cmpuint (help->notices->len, ==, 0);
}

/* Ending, and even closing, is undone without a trace in what the customer is asked or told. */
static void
test_ends_by_mistake (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "我的流量超了好多"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  gint64 seq = cue_conversation_get_seq (conversation);
  gint64 opened_ms = cue_conversation_get_opened_ms (conversation);
  CueLamp *talk = cue_help_desk_find_lamp (conversation, "60gb");

  cue_conversation_set_draft (conversation, "半句话");
  cue_desk_end (help->desk, conversation);
  cue_desk_keep_note (help->desk, conversation, "half a note");
  g_assert_cmpint (cue_conversation_get_seq (conversation), ==, seq);
  g_assert_true (cue_lamp_is_alight (talk));
  cue_help_desk_stop (help);

  start_tail (help);
  conversation = cue_desk_find (help->desk, "c1");
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_WRAP_UP);
  g_assert_false (cue_conversation_is_over (conversation));
  g_assert_cmpstr (cue_conversation_get_note (conversation), ==, "half a note");
  g_assert_true (cue_desk_accept (help->desk, conversation));
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_MINE);
  g_assert_cmpstr (cue_conversation_get_draft (conversation), ==, "半句话");

  help->now_ms += 1000;
  g_assert_true (cue_desk_resolve (help->desk, conversation, "solved", "", NULL));
  g_assert_true (cue_conversation_is_over (conversation));
  g_assert_true (cue_desk_reopen (help->desk, "c1"));
  g_assert_false (cue_conversation_is_over (conversation));
  g_assert_cmpint (cue_conversation_get_opened_ms (conversation), ==, opened_ms);
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_WRAP_UP);
  cue_help_desk_stop (help);

  start_tail (help);
  conversation = cue_desk_find (help->desk, "c1");
  g_assert_nonnull (conversation);
  g_assert_false (cue_conversation_is_over (conversation));
  g_assert_cmpint (cue_conversation_get_opened_ms (conversation), ==, opened_ms);
  g_assert_cmpstr (cue_conversation_get_draft (conversation), ==, "半句话");
  g_assert_true (cue_desk_send (help->desk, conversation, "还在吗", NULL));
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_MINE);
  cue_help_desk_write (help, TURN ("t2", "customer", "在，流量又超了"));
  cue_help_desk_wait (help, "c1", 3);
}

static void
test_the_customer_ends (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, OPENED TURN ("t1", "customer",
                                          "在吗") "{\"conversation\":\"c1\",\"type\":"
                                                  "\"conversation.closed\",\"body\":{}}\n");
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  while (!cue_conversation_is_over (conversation))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (cue_conversation_get_status (conversation), ==, CUE_CONVERSATION_WRAP_UP);
  g_assert_false (cue_desk_accept (help->desk, conversation));
  g_assert_false (cue_desk_snooze (help->desk, conversation, help->now_ms + 1000));
  g_assert_true (cue_desk_resolve (help->desk, conversation, "dropped", "", NULL));
  g_assert_true (cue_desk_reopen (help->desk, "c1"));
  g_assert_true (cue_conversation_is_over (conversation));
}

static void
test_closed_stays_closed (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "在吗"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  g_assert_true (cue_desk_resolve (help->desk, conversation, "spam", NULL, NULL));
  cue_help_desk_stop (help);
  start_tail (help);
  cue_help_desk_write (help, "{\"conversation\":\"c2\",\"type\":\"turn\",\"body\":{\"turn\":\"x\","
                             "\"role\":\"customer\",\"text\":\"hello\"}}\n");
  conversation = cue_help_desk_wait (help, "c2", 1);
  g_assert_cmpstr (cue_conversation_get_lang (conversation), ==, "en");
  g_assert_null (cue_desk_find (help->desk, "c1"));
}

static void
test_bad_lines (CueHelpDesk *help, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *text = g_strnfill (CUE_DESK_MOST_TURN_BYTES + 1, 'x');
  g_autofree char *big = g_strdup_printf ("{\"conversation\":\"c1\",\"id\":\"big\",\"type\":"
                                          "\"turn\",\"body\":{\"turn\":\"big\","
                                          "\"role\":\"customer\",\"text\":\"%s\"}}\n",
                                          text);
  g_autofree char *lines
      = g_strconcat (OPENED "not json\n", deep, "\n", "{\"conversation\":7,\"type\":\"turn\"}\n",
                     "{\"conversation\":\"c1\",\"type\":\"turn\",\"body\":{\"role\":\"boss\","
                     "\"text\":\"x\"}}\n",
                     "{\"id\":\"w\",\"turns\":[{\"role\":\"customer\"}]}\n", big,
                     TURN ("t1", "customer", "在吗"), NULL);

  cue_help_desk_write (help, lines);
  start_tail (help);
  cue_help_desk_wait (help, "c1", 1);
  g_assert_true (cue_help_desk_has_notice (help, "warning bad-line events.jsonl:2: "));
  g_assert_true (cue_help_desk_has_notice (help, "events.jsonl:3: "));
  g_assert_true (
      cue_help_desk_has_notice (help, "events.jsonl:4: /conversation: found 7; expected"));
  g_assert_true (cue_help_desk_has_notice (help, "events.jsonl:5: /body/role: found \"boss\""));
  g_assert_true (cue_help_desk_has_notice (help, "events.jsonl:6: /turns/0/text"));
  g_assert_true (
      cue_help_desk_has_notice (help, "bad-event c1#big: /body/text: found 65537 bytes"));
  g_assert_cmpuint (help->notices->len, ==, 6);
}

static void
test_no_card_numbers (CueHelpDesk *help, gconstpointer data)
{
  const char *card = "4111 1111 1111 1111";
  static const char *const ends[] = { "", "-wal" };

  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "卡号 4111 1111 1111 1111 流量超"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  CueMessage *message = cue_conversation_find_message (conversation, "t1");
  g_assert_cmpstr (cue_message_get_text (message), ==, "卡号 •••• •••• •••• 1111 流量超");
  cue_conversation_set_draft (conversation, card);
  g_assert_true (cue_desk_note (help->desk, conversation, card, NULL));
  g_assert_true (cue_desk_send (help->desk, conversation, card, NULL));
  cue_conversation_set_draft (conversation, card);
  cue_help_desk_stop (help);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (help->store, ends[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &bytes, &length, NULL))
        g_assert_null (g_strstr_len (bytes, (gssize) length, "1111 1111"));
    }
}

static void
test_draft_is_saved_soon (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "在吗"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  cue_help_desk_wait_quiet (help);
  gint64 until = g_get_monotonic_time () + 900 * 1000;
  gboolean stored = FALSE;
  /* a key stroke each 50 ms: it is saved though there is no pause */
  for (guint n = 0; !stored && g_get_monotonic_time () < until; n++)
    {
      g_autofree char *draft = g_strdup_printf ("draft %u", n);
      gint64 next = g_get_monotonic_time () + 50 * 1000;

      cue_conversation_set_draft (conversation, draft);
      while (g_get_monotonic_time () < next)
        {
          g_main_context_iteration (NULL, FALSE);
          gboolean storing = FALSE;
          g_object_get (help->desk, "storing", &storing, NULL);
          stored = stored || storing;
        }
    }
  g_assert_true (stored);
}

static void
test_time_passes (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "我的流量超了好多"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  CueLamp *offer = cue_help_desk_find_lamp (conversation, "60gb");
  g_assert_true (cue_lamp_is_alight (offer));
  /* not while the customer waits for us */
  g_assert_true (cue_desk_send (help->desk, conversation, "好的，我看一下。", NULL));
  help->now_ms += 121 * 1000; /* ttl_ms of the rule */
  cue_desk_pin (help->desk, conversation, offer, FALSE);
  g_assert_cmpint (cue_lamp_get_state (offer), ==, CUE_LAMP_EXPIRED);
}

static void
test_words (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "我的流量超了好多"));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  g_autoptr (GPtrArray) snippets = cue_desk_find_snippets (help->desk, conversation, "qsd", 5);
  g_assert_cmpuint (snippets->len, ==, 1);
  g_autofree char *from_lamp = cue_desk_complete (help->desk, conversation, "好的。您每月大");
  g_assert_cmpstr (from_lamp, ==, "约用 38GB，对吗？");
  g_autofree char *from_snippet = cue_desk_complete (help->desk, conversation, "请您");
  g_assert_cmpstr (from_snippet, ==, "稍等，我马上为您查询。");
  g_assert_null (cue_desk_complete (help->desk, conversation, "请"));
  g_assert_null (cue_desk_complete (help->desk, conversation, "没有这样的话"));
  g_autoptr (GPtrArray) pieces
      = cue_desk_expand (help->desk, conversation, "{{customer.name}} {{offer.gb}} {{x}}");
  g_assert_cmpuint (pieces->len, ==, 5);
  g_autoptr (GPtrArray) found = cue_desk_search (help->desk, NULL, "流量");
  g_assert_cmpuint (found->len, ==, 1);
}

/* Nothing can be read of the file: it is kept, the agent is told, and the feed brings its part
 * again. */
static void
test_damaged_store (CueHelpDesk *help, gconstpointer data)
{
  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "我的流量超了好多"));
  start_tail (help);
  cue_help_desk_wait (help, "c1", 1);
  cue_help_desk_stop (help);
  g_assert_true (g_file_set_contents (help->store, "no database any more", -1, NULL));
  start_tail (help);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  g_assert_true (cue_help_desk_has_notice (help, "error store-damaged "));
  g_assert_true (cue_help_desk_has_notice (help, "desk.db.damaged-1"));
  g_assert_true (cue_desk_send (help->desk, conversation, "您好", NULL));
}

/* A folder that nothing can be written to: one can work, and is told. */
static void
test_no_store (CueHelpDesk *help, gconstpointer data)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);
  g_autofree char *path = g_build_filename (help->folder, "nowhere", "desk.db", NULL);

  options.store_path = path;
  cue_help_desk_write (help, OPENED TURN ("t1", "customer", "在吗"));
  cue_help_desk_start (help, &options);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  g_assert_true (cue_help_desk_has_notice (help, "error store-unavailable "));
  g_assert_true (cue_desk_send (help->desk, conversation, "您好", NULL));
}

/* Chat systems number the messages of each conversation from 1. */
static void
test_ids_of_another (CueHelpDesk *help, gconstpointer data)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *line
          = g_strdup_printf ("{\"conversation\":\"c%u\",\"id\":%u,\"type\":\"turn\",\"body\":{"
                             "\"turn\":\"t%u\","
                             "\"rev\":1,\"role\":\"customer\",\"text\":\"hello\"}}\n",
                             i % 2 + 1, i / 2 + 1, i / 2 + 1);

      cue_help_desk_write (help, line);
    }
  start_tail (help);
  cue_help_desk_wait (help, "c1", 3);
  cue_help_desk_wait (help, "c2", 3);
  cue_help_desk_wait_quiet (help);
  g_assert_false (cue_help_desk_has_notice (help, "store-refused"));
  cue_help_desk_stop (help);

  start_tail (help);
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      CueConversation *conversation = cue_help_desk_wait (help, id, 3);

      g_assert_cmpint (cue_conversation_get_seq (conversation), ==, 4);
    }
  g_assert_false (cue_help_desk_has_notice (help, "log-ends-early"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, CueHelpDesk, NULL, cue_help_desk_set_up, function, cue_help_desk_tear_down)
  ADD ("/desk/starts-and-finalizes", test_finalizes);
  ADD ("/desk/what-was-not-needed-is-no-dispute", test_waives);
  ADD ("/desk/a-turn-lights-a-lamp-and-our-words-tick", test_lights_up);
  ADD ("/desk/next-point-is-the-one-asked-for", test_next_point);
  ADD ("/desk/refuses-holes-nothing-and-too-much", test_send_refuses);
  ADD ("/desk/comes-back-as-it-was", test_restores);
  ADD ("/desk/an-end-by-mistake-leads-back", test_ends_by_mistake);
  ADD ("/desk/what-the-customer-ended-is-over", test_the_customer_ends);
  ADD ("/desk/closed-stays-closed", test_closed_stays_closed);
  ADD ("/desk/bad-lines-are-told-and-the-rest-goes-on", test_bad_lines);
  ADD ("/desk/card-numbers-are-nowhere", test_no_card_numbers);
  ADD ("/desk/draft-is-saved-without-a-pause", test_draft_is_saved_soon);
  ADD ("/desk/time-alone-expires-a-lamp", test_time_passes);
  ADD ("/desk/words-for-the-composer", test_words);
  ADD ("/desk/damaged-store-is-kept-and-told", test_damaged_store);
  ADD ("/desk/works-without-a-store", test_no_store);
  ADD ("/desk/ids-of-one-conversation-are-none-of-another", test_ids_of_another);
  return g_test_run ();
}
