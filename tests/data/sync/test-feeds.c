/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-data-help.h"
#include "cue-json.h"
#include "cue-line-feed.h"
#include "cue-line-splitter.h"
#include "cue-replay-feed.h"

#define CHAT                                                                                           \
  "{\"id\":\"chat\",\"lang\":\"zh\",\"channel\":\"chat\",\"turns\":["                                  \
  "{\"t\":0,\"role\":\"customer\",\"text\":\"在吗\"},"                                               \
  "{\"t\":2,\"role\":\"agent\",\"text\":\"在的\"},{\"t\":3,\"role\":\"agent\",\"text\":\"请讲\"}," \
  "{\"t\":5,\"role\":\"customer\",\"text\":\"流量超了\"}]}"
#define CALL                                                                                       \
  "{\"id\":\"call\",\"lang\":\"zh\",\"channel\":\"voice\",\"turns\":["                             \
  "{\"t\":0,\"t_end\":4,\"role\":\"customer\",\"text\":\"我的流量又超了怎么办呢\"},"    \
  "{\"t\":5,\"t_end\":6,\"role\":\"agent\",\"text\":\"我来查\"}]}"

/* What came, one word a record: "opened turn:t1 …". */
typedef struct
{
  GString *log;
  GHashTable *ids;
  guint n_twice;
  gint64 position;
  gboolean finished;
} Heard;

static void
note_event (Heard *heard, const CueRecord *record)
{
  JsonObject *body = json_node_get_object (record->body);

  if (record->id != NULL && !g_hash_table_add (heard->ids, g_strdup (record->id)))
    heard->n_twice++;
  if (g_str_equal (record->type, "turn"))
    g_string_append_printf (heard->log, "turn:%s ", cue_json_get_string (body, "text", ""));
  else if (g_str_equal (record->type, "speech"))
    g_string_append_printf (heard->log, "%s:%s ", cue_json_get_string (body, "role", ""),
                            cue_json_get_boolean (body, "speaking", FALSE) ? "on" : "off");
  else
    g_string_append_printf (heard->log, "%s ", record->type);
  if (record->position > 0)
    heard->position = record->position;
}

static void
record_cb (CueFeed *feed, const CueRecord *record, Heard *heard)
{
  switch (record->kind)
    {
    case CUE_RECORD_EVENT:
      note_event (heard, record);
      break;
    case CUE_RECORD_PARTIAL:
      g_string_append (heard->log, ". ");
      break;
    case CUE_RECORD_TYPING:
      g_string_append (heard->log, "typing ");
      break;
    case CUE_RECORD_HINT:
      g_string_append_printf (heard->log, "hint:%s ", record->text != NULL ? record->text : "-");
      break;
    case CUE_RECORD_ERROR:
      g_string_append_printf (heard->log, "error:%s ", record->text);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
finished_cb (CueFeed *feed, Heard *heard)
{
  heard->finished = TRUE;
}

static void
listen (Heard *heard, gpointer feed)
{
  *heard = (Heard){ 0 };
  heard->log = g_string_new (NULL);
  heard->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect (feed, "record", G_CALLBACK (record_cb), heard);
  g_signal_connect (feed, "finished", G_CALLBACK (finished_cb), heard);
}

static void
forget (Heard *heard)
{
  g_string_free (heard->log, TRUE);
  g_hash_table_unref (heard->ids);
}

static gboolean
is_finished (gpointer data)
{
  return ((Heard *) data)->finished;
}

static CueReplayFeed *
make_replay (const char *lines, const CuePace *pace)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (lines, strlen (lines));
  g_autoptr (GPtrArray) recordings = cue_recordings_read (bytes, "f.jsonl", NULL, problems);

  g_assert_cmpuint (problems->len, ==, 0);
  return cue_replay_feed_new ("replay:f.jsonl", recordings, 1, pace);
}

static void
test_both (void)
{
  const CuePace pace = { 0, TRUE, 0 };
  CueReplayFeed *feed = make_replay (CHAT, &pace);
  Heard heard;

  listen (&heard, feed);
  cue_feed_start (CUE_FEED (feed));
  g_assert_true (cue_help_wait_until (is_finished, &heard, 5000));
  g_assert_cmpstr (heard.log->str, ==,
                   "conversation.opened turn:在吗 turn:在的 turn:请讲 typing turn:流量超了 "
                   "conversation.closed ");
  g_assert_cmpuint (heard.n_twice, ==, 0);
  g_assert_finalize_object (feed);
  forget (&heard);
}

static void
test_waits (void)
{
  const CuePace pace = { 0, FALSE, 0 };
  CueReplayFeed *feed = make_replay (CHAT, &pace);
  Heard heard;

  listen (&heard, feed);
  cue_feed_start (CUE_FEED (feed));
  g_assert_false (cue_help_wait_until (is_finished, &heard, 150));
  g_assert_cmpstr (heard.log->str, ==, "conversation.opened turn:在吗 hint:在的\n请讲 ");
  cue_feed_agent_spoke (CUE_FEED (feed), "chat");
  /* the customer has the last word of the recording: ours can answer it */
  g_assert_false (cue_help_wait_until (is_finished, &heard, 150));
  g_assert_true (g_str_has_suffix (heard.log->str, "turn:流量超了 hint: "));
  cue_feed_agent_spoke (CUE_FEED (feed), "chat");
  g_assert_true (cue_help_wait_until (is_finished, &heard, 5000));
  g_assert_true (
      g_str_has_suffix (heard.log->str,
                        "hint:- typing turn:流量超了 hint: hint:- conversation.closed "));
  g_assert_finalize_object (feed);
  forget (&heard);
}

/* Who resolves a conversation that waits for him ends it. */
static void
test_waits_until_resolved (void)
{
  const CuePace pace = { 0, FALSE, 0 };
  CueReplayFeed *feed = make_replay (CHAT, &pace);
  Heard heard;

  listen (&heard, feed);
  cue_feed_resume (CUE_FEED (feed), "chat", 5, FALSE); /* behind the customer's last turn */
  cue_feed_start (CUE_FEED (feed));
  g_assert_false (cue_help_wait_until (is_finished, &heard, 150));
  g_assert_cmpstr (heard.log->str, ==, "hint: ");
  cue_feed_skip (CUE_FEED (feed), "chat");
  g_assert_true (cue_help_wait_until (is_finished, &heard, 5000));
  g_assert_null (strstr (heard.log->str, "conversation.closed"));
  g_assert_finalize_object (feed);
  forget (&heard);
}

/* On a call nobody is waited for longer than six seconds of it. */
static void
test_call_ends (void)
{
  const CuePace pace = { 100 * 1000, FALSE, 0 };
  CueReplayFeed *feed = make_replay ("{\"id\":\"call\",\"channel\":\"voice\",\"turns\":[{\"t\":0,"
                                     "\"t_end\":1,\"role\":\"customer\",\"text\":\"bye\"}]}",
                                     &pace);
  Heard heard;

  listen (&heard, feed);
  cue_feed_start (CUE_FEED (feed));
  g_assert_true (cue_help_wait_until (is_finished, &heard, 5000));
  g_assert_true (g_str_has_suffix (heard.log->str, "turn:bye hint: hint:- conversation.closed "));
  g_assert_finalize_object (feed);
  forget (&heard);
}

static void
test_waits_so_long (void)
{
  const CuePace pace = { 100 * 1000, FALSE, 1000 };
  CueReplayFeed *feed = make_replay (CHAT, &pace);
  Heard heard;

  listen (&heard, feed);
  cue_feed_start (CUE_FEED (feed));
  g_assert_true (cue_help_wait_until (is_finished, &heard, 5000));
  g_assert_null (strstr (heard.log->str, "turn:在的"));
  g_assert_finalize_object (feed);
  forget (&heard);
}

static void
test_call (void)
{
  const CuePace pace = { 0, FALSE, 0 };
  CueReplayFeed *feed = make_replay (CALL, &pace);
  Heard heard;

  listen (&heard, feed);
  cue_feed_start (CUE_FEED (feed));
  g_assert_true (cue_help_wait_until (is_finished, &heard, 5000));
  g_assert_cmpstr (heard.log->str, ==,
                   "conversation.opened customer:on . . . . . customer:off "
                   "turn:我的流量又超了怎么办呢 hint:我来查 hint:- turn:我来查 "
                   "conversation.closed ");
  g_assert_finalize_object (feed);
  forget (&heard);
}

/* Cut anywhere and taken up at its cursor, a recording brings what it brings in one go, and nothing
 * twice. */
static void
test_resumes (void)
{
  const CuePace pace = { 0, TRUE, 0 };
  const char *const recordings[] = { CHAT, CALL };
  const char *const ids[] = { "chat", "call" };

  for (guint r = 0; r < G_N_ELEMENTS (recordings); r++)
    for (guint cut = 1; cut < 12; cut++)
      {
        g_autoptr (CueReplayFeed) whole = make_replay (recordings[r], &pace);
        g_autoptr (CueReplayFeed) rest = make_replay (recordings[r], &pace);
        Heard all, more;

        listen (&all, whole);
        cue_feed_start (CUE_FEED (whole));
        while (!all.finished && all.position < cut)
          g_main_context_iteration (NULL, TRUE);
        cue_feed_stop (CUE_FEED (whole));
        if (all.finished)
          {
            forget (&all);
            continue;
          }
        listen (&more, rest);
        cue_feed_resume (CUE_FEED (rest), ids[r], all.position, FALSE);
        cue_feed_start (CUE_FEED (rest));
        g_assert_true (cue_help_wait_until (is_finished, &more, 5000));
        GHashTableIter iter;
        gpointer id;
        g_hash_table_iter_init (&iter, more.ids);
        while (g_hash_table_iter_next (&iter, &id, NULL))
          g_assert_false (g_hash_table_contains (all.ids, id));
        g_assert_true (g_str_has_suffix (more.log->str, "conversation.closed "));
        g_assert_cmpuint (g_hash_table_size (all.ids) + g_hash_table_size (more.ids), ==,
                          r == 0 ? 6 : 8);
        forget (&all);
        forget (&more);
      }
}

static void
test_crowd (void)
{
  const CuePace pace = { 1000 * 1000, TRUE, 0 };
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < 7; i++)
    g_string_append_printf (lines,
                            "{\"id\":\"c%u\",\"lang\":\"en\",\"turns\":[{\"t\":0,\"role\":"
                            "\"customer\",\"text\":\"hi\"},{\"t\":30,\"role\":\"agent\",\"text\":"
                            "\"hello\"}]}\n",
                            i);
  CueReplayFeed *feed = make_replay (lines->str, &pace);
  Heard heard;

  listen (&heard, feed);
  cue_replay_feed_set_crowd (feed, 2, 5000);
  cue_feed_skip (CUE_FEED (feed), "c3");
  cue_feed_start (CUE_FEED (feed));
  g_assert_true (cue_help_wait_until (is_finished, &heard, 5000));
  guint n = 0;
  for (const char *at = heard.log->str; (at = strstr (at, "conversation.closed")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, 6);
  g_assert_finalize_object (feed);
  forget (&heard);
}

static void
test_lines (void)
{
  const CuePace pace = { 0, TRUE, 0 };
  const char *text
      = "{\"conversation\":\"a\",\"id\":1,\"type\":\"turn\",\"body\":{\"role\":\"customer\","
        "\"text\":\"x\"}}\r\n"
        "\n"
        "[1]\n"
        "{\"conversation\":\"a\",\"type\":\"typing\",\"body\":{\"typing\":true}}\n" CHAT "\n"
        "{\"conversation\":\"a\",\"id\":\"2\",\"type\":\"customer.facts\",\"body\":{\"facts\":{}}}";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  CueLineFeed *feed = cue_line_feed_new ("stdin", stream, &pace);
  Heard heard;

  listen (&heard, feed);
  cue_feed_start (CUE_FEED (feed));
  g_assert_true (cue_help_wait_until (is_finished, &heard, 5000));
  g_assert_true (g_str_has_prefix (heard.log->str, "turn:x error:stdin:3: /: found [1]; expected"));
  g_assert_nonnull (strstr (heard.log->str, "typing "));
  g_assert_nonnull (strstr (heard.log->str, "customer.facts "));
  g_assert_nonnull (strstr (heard.log->str, "turn:流量超了 conversation.closed "));
  g_assert_finalize_object (feed);
  forget (&heard);
}

/* However the bytes are cut, the lines are the same; one that is too long is told once and skipped.
 */
static void
test_splitter (void)
{
  const char *text = "one\n\ntwo\r\n0123456789abcdef\nthree";
  static const char *const expected[] = { "one", "", "two", NULL, "three" };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (CueLineSplitter) splitter = cue_line_splitter_new (10);
      gsize at = 0, length = strlen (text);
      guint n = 0;
      CueLine line;

      while (at <= length)
        {
          while (cue_line_splitter_pop (splitter, &line))
            {
              g_autofree char *got
                  = line.bytes != NULL ? g_strndup (line.bytes, line.length) : NULL;
              g_assert_cmpstr (got, ==, expected[n]);
              g_assert_cmpuint (line.number, ==, n + 1);
              if (line.bytes == NULL)
                g_assert_cmpuint (line.length, ==, 16);
              n++;
            }
          if (at == length)
            {
              if (n == G_N_ELEMENTS (expected))
                break;
              cue_line_splitter_end (splitter);
              continue;
            }
          gsize most = (gsize) g_test_rand_int_range (1, 12);
          gsize step = MIN (length - at, most);
          cue_line_splitter_push (splitter, text + at, step);
          at += step;
        }
      g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay-feed/plays-both-sides", test_both);
  g_test_add_func ("/replay-feed/waits-for-our-agent", test_waits);
  g_test_add_func ("/replay-feed/waits-until-it-is-resolved", test_waits_until_resolved);
  g_test_add_func ("/replay-feed/waits-only-so-long", test_waits_so_long);
  g_test_add_func ("/replay-feed/a-call-ends-by-itself", test_call_ends);
  g_test_add_func ("/replay-feed/words-of-a-call-grow", test_call);
  g_test_add_func ("/replay-feed/goes-on-where-it-stopped", test_resumes);
  g_test_add_func ("/replay-feed/a-few-at-a-time", test_crowd);
  g_test_add_func ("/line-feed/events-and-conversations", test_lines);
  g_test_add_func ("/line-splitter/however-the-bytes-are-cut", test_splitter);
  return g_test_run ();
}
