/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-closures.h"
#include "cue-money.h"

#define DAY_MS ((gint64) 24 * 3600 * 1000)

static void
test_clock (void)
{
  static const struct
  {
    gint64 ms;
    const char *text;
  } rows[] = { { -5, "0:00" },         { 0, "0:00" },          { 42999, "0:42" },
               { 60000, "1:00" },      { 723000, "12:03" },    { 3599999, "59:59" },
               { 3600000, "1:00:00" }, { 3723000, "1:02:03" }, { 360000000, "100:00:00" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cue_closure_clock (rows[i].ms);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_units (void)
{
  static const struct
  {
    const char *value, *unit, *text;
  } rows[] = { { "89", "yuan", "¥89" },   { "25.5", "usd", "$25.5" }, { "50", "gb", "50 GB" },
               { "1", "year", "1 year" }, { "4", "year", "4 years" }, { "2.5", "day", "2.5 days" },
               { "7", "piece", "7" },     { "7", NULL, "7" },         { "soon", "day", "soon" },
               { "-3", "nothing", "-3" }, { "", "day", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cue_money_with_unit (rows[i].value, rows[i].unit);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_day (void)
{
  gint64 now = 1700000000000;
  g_autofree char *today = cue_closure_day (now, now);
  g_autofree char *yesterday = cue_closure_day (now - DAY_MS, now);
  g_autofree char *older = cue_closure_day (now - 800 * DAY_MS, now);

  g_assert_cmpstr (today, ==, "Today");
  g_assert_cmpstr (yesterday, ==, "Yesterday");
  g_assert_nonnull (strstr (older, "2021"));
  g_assert_true (cue_closure_same_day (now, now + 1));
  g_assert_false (cue_closure_same_day (now, now + DAY_MS));
}

static void
test_first_line (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } rows[] = {
    { "流量不够用怎么办", "流量不够…" }, { "ab\ncd", "ab…" }, { "abcd", "abcd" }, { "", "" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = cue_closure_first_line (rows[i].text, 4);

      g_assert_cmpstr (line, ==, rows[i].line);
    }
}

/* Colour is never the only sign: two states that look alike in class differ in icon or word. */
static void
test_states_differ (void)
{
  for (int a = CUE_LAMP_HELD; a <= CUE_LAMP_EXPIRED; a++)
    for (int b = a + 1; b <= CUE_LAMP_EXPIRED; b++)
      {
        if (a == CUE_LAMP_LIT && b == CUE_LAMP_SEEN)
          continue;
        g_assert_cmpstr (cue_closure_lamp_word (a), !=, cue_closure_lamp_word (b));
      }
  g_assert_cmpstr (cue_closure_verdict_word (CUE_VERDICT_UNSURE, FALSE), !=,
                   cue_closure_verdict_word (CUE_VERDICT_SAID, FALSE));
  g_assert_cmpstr (cue_closure_verdict_icon (CUE_VERDICT_UNSURE, FALSE), !=,
                   cue_closure_verdict_icon (CUE_VERDICT_SAID, FALSE));
  g_assert_cmpstr (cue_closure_verdict_word (CUE_VERDICT_OPEN, TRUE), ==, "missed");
  g_assert_cmpstr (cue_closure_verdict_word (CUE_VERDICT_SAID, TRUE), ==, "said");
}

/* The newest offer is named in every state it can end in, each in other words. */
static void
test_offer_lines (void)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *none = cue_closure_offer_line (CUE_LAMP_DARK, "");
  g_autofree char *gone = cue_closure_offer_line (CUE_LAMP_EXPIRED, "60 GB");

  for (int state = CUE_LAMP_PARTLY; state <= CUE_LAMP_DECLINED; state++)
    {
      char *line = cue_closure_offer_line (state, "60 GB");

      g_assert_nonnull (strstr (line, "“60 GB”"));
      g_assert_true (g_hash_table_add (lines, line));
    }
  g_assert_null (strchr (none, '%'));
  g_assert_cmpstr (gone, ==, none);
}

/* What was learnt is told as learnt, with how sure that is; what was heard is the words alone. */
static void
test_tag_tips (void)
{
  g_autoptr (JsonNode) heard
      = json_from_string ("{\"words\":[{\"text\":\"safe account\"}],\"logic\":true}", NULL);
  g_autoptr (JsonNode) learnt
      = json_from_string ("{\"words\":[{\"text\":\"gift cards\"},{\"text\":\"read\"}],"
                          "\"learnt\":{\"n_examples\":42,\"sure_milli\":968}}",
                          NULL);
  g_autofree char *bare = cue_closure_tag_tip ("", NULL);
  g_autofree char *of_rule = cue_closure_tag_tip ("safe account", json_node_get_object (heard));
  g_autofree char *of_examples = cue_closure_tag_tip ("gift cards", json_node_get_object (learnt));

  g_assert_cmpstr (bare, ==, "");
  g_assert_cmpstr (of_rule, ==, "safe account");
  g_assert_cmpstr (of_examples, ==, "Learnt from 42 examples, about 97% sure: “gift cards … read”");
}

/* A name cannot step out of its isolation. */
static void
test_isolate (void)
{
  g_autofree char *name = cue_closure_isolate ("\u202eA\u2069B\u2066 王");
  g_autofree char *none = cue_closure_isolate (NULL);

  g_assert_cmpstr (name, ==, "\u2068AB 王\u2069");
  g_assert_cmpstr (none, ==, "\u2068\u2069");
}

static void
test_urgent (void)
{
  g_autofree char *wait = cue_closure_wait (61000);

  g_assert_false (cue_closure_is_urgent (59999));
  g_assert_true (cue_closure_is_urgent (60000));
  g_assert_cmpstr (wait, ==, "waiting for 1 minute");
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closures/clock", test_clock);
  g_test_add_func ("/closures/a-value-bears-its-unit", test_units);
  g_test_add_func ("/closures/day-in-words", test_day);
  g_test_add_func ("/closures/first-line-is-cut-at-characters", test_first_line);
  g_test_add_func ("/closures/no-two-states-share-word-and-look", test_states_differ);
  g_test_add_func ("/closures/an-ended-offer-is-told-of", test_offer_lines);
  g_test_add_func ("/closures/a-learnt-tag-says-so", test_tag_tips);
  g_test_add_func ("/closures/a-name-cannot-turn-the-text-beside-it", test_isolate);
  g_test_add_func ("/closures/urgent-after-a-minute", test_urgent);
  return g_test_run ();
}
