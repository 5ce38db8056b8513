/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test-play.h"

/* The agent's attention: so many new cards a minute in all his conversations, what must be said
 * besides. */

static CueEngine *engine;

static CueEngine *
make_engine (void)
{
  g_autoptr (CuePack) pack = cue_test_make_pack (
      "phrases.jsonl",
      "{'phrase':'one','title':'One','any':['苹果','apple']}\n"
      "{'phrase':'two','title':'Two','any':['香蕉','banana']}\n"
      "{'phrase':'three','title':'Three','any':['樱桃','cherry']}\n"
      "{'phrase':'duty','title':'Duty','any':['危险','danger']}",
      "offers.jsonl",
      "{'offer':'fruit','title':'Fruit','pitch':'Fresh fruit','price':{'amount_milli':1000,'unit':'"
      "yuan'}}",
      "talks.jsonl",
      "{'talk':'b','title':'B','points':[{'point':'x','say':'Bananas are "
      "yellow','keys':[{'any':['yellow']}],'must':false}]}\n"
      "{'talk':'c','title':'C','points':[{'point':'x','say':'Cherries are "
      "red','keys':[{'any':['red']}],'must':false}]}\n"
      "{'talk':'d','title':'D','points':[{'point':'x','say':'Leave the "
      "house','keys':[{'any':['leave']}]}]}",
      "rules.jsonl",
      "{'rule':'ra','title':'A','when':{'says':['one',{'within_turns':0}]},'light':[{'offer':'"
      "fruit'}"
      "],'weight':90,'ttl_ms':300000}\n"
      "{'rule':'rb','title':'B','when':{'says':['two',{'within_turns':0}]},'light':[{'talk':'b'}],"
      "'weight':60,'ttl_ms':300000}\n"
      "{'rule':'rc','title':'C','when':{'says':['three',{'within_turns':0}]},'light':[{'talk':'c'}]"
      ","
      "'weight':70,'ttl_ms':300000}\n"
      "{'rule':'rd','title':'D','when':{'says':['duty',{'within_turns':0}]},'light':[{'talk':'d'}],"
      "'weight':10,'ttl_ms':300000}",
      NULL);

  return cue_engine_new (pack, NULL);
}

static void
test_best_first (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "budget", "{'per_min':1}");
  play_customer (play, "banana and cherry");
  g_assert_cmpstr (play_lamp (play, "talk:c"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "held=budget");
  g_assert_nonnull (strstr (play->log->str, "\"attention\":{\"cost\":1,\"left\":0,\"per_min\":1}"));
}

static void
test_lights_when_the_minute_is_over (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "budget", "{'per_min':1}");
  play_customer (play, "banana and cherry");
  g_assert_cmpint (cue_state_get_next_flip_ms (play->state), ==, play->at_ms + 60000);
  play_event (play, 59999, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "held=budget");
  play_event (play, 1, "tick", NULL);
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "lit");
}

static void
test_must_is_free (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "budget", "{'per_min':0}");
  play_customer (play, "apple, banana, danger");
  g_assert_cmpstr (play_lamp (play, "offer:fruit"), ==, "held=budget");
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "held=budget");
  g_assert_cmpstr (play_lamp (play, "talk:d"), ==, "lit");
  g_assert_nonnull (strstr (play->log->str, "\"attention\":{\"cost\":0,\"left\":0,\"per_min\":0}"));
}

static void
test_elsewhere_counts (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *body
      = g_strdup_printf ("{'per_min':2,'elsewhere':[%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "]}",
                         play->at_ms - 30000, play->at_ms - 50000);

  play_event (play, 0, "budget", body);
  play_customer (play, "banana");
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "held=budget");
  play_event (play, 5000, "tick", NULL); /* the older of the two is a minute old */
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "lit");
}

/* What flips at the very moment another conversation lights something already knows of it. */
static void
test_flips_know_of_it (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *body = NULL;

  play_event (play, 0, "budget", "{'per_min':1}");
  play_customer (play, "banana and cherry");
  body = g_strdup_printf ("{'per_min':1,'elsewhere':[%" G_GINT64_FORMAT "]}", play->at_ms + 60000);
  play_event (play, 60000, "budget", body);
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "held=budget");
}

static void
test_can_be_raised_and_ended (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "budget", "{'per_min':0}");
  play_customer (play, "apple, banana");
  g_assert_cmpstr (play_lamp (play, "offer:fruit"), ==, "held=budget");
  play_event (play, 10, "budget", "{'per_min':1}");
  g_assert_cmpstr (play_lamp (play, "offer:fruit"), ==, "lit");
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "held=budget");
  play_event (play, 10, "budget", "{}");
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "lit");
}

/* What was lit before the agent asked for less stays: nothing is taken out of his hands. */
static void
test_lowering_takes_nothing_away (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_customer (play, "banana");
  play_event (play, 10, "budget", "{'per_min':0}");
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "lit");
  play_event (play, 10, "budget", "{'per_min':1}");
  play_customer (play, "cherry");
  g_assert_cmpstr (play_lamp (play, "talk:c"), ==, "held=budget"); /* that one counts */
}

static void
test_other_holds_come_first (void)
{
  g_autoptr (Play) play = play_new (engine);

  play_event (play, 0, "budget", "{'per_min':1}");
  play_event (play, 0, "pressure", "{'level':2}");
  play_customer (play, "apple, banana");
  g_assert_cmpstr (play_lamp (play, "offer:fruit"), ==, "held=pressure");
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "lit"); /* a held one costs nothing */
}

static void
test_bad_ones_are_refused (void)
{
  static const char *const bad[] = { "{'per_min':-1}",
                                     "{'per_min':1001}",
                                     "{'per_min':'3'}",
                                     "{'per_min':1.5}",
                                     "{'per_min':3,'elsewhere':7}",
                                     "{'per_min':3,'elsewhere':['x']}",
                                     "{'per_min':3,'elsewhere':[1.5]}" };
  g_autoptr (Play) play = play_new (engine);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CueEvent) event = cue_test_event (1, "budget", CUE_TEST_START_MS, bad[i]);

      g_test_message ("%s", bad[i]);
      g_assert_null (cue_engine_step (engine, play->state, event, &error));
      g_assert_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_EVENT);
    }
  play_customer (play, "banana");
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "lit");
}

static void
test_copies_have_their_own (void)
{
  g_autoptr (Play) play = play_new (engine);
  CueState *other;

  play_event (play, 0, "budget", "{'per_min':1}");
  other = cue_state_copy (play->state);
  play_customer (play, "banana");
  g_assert_cmpstr (play_lamp (play, "talk:b"), ==, "lit");
  cue_state_free (play->state);
  play->state = other;
  play_customer (play, "cherry");
  g_assert_cmpstr (play_lamp (play, "talk:c"), ==, "lit");
}

/* Whatever happens: in no minute more cards than the agent can take. */
static guint
count_lit_at (const char *log, gint64 from_ms, gint64 to_ms)
{
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *at = strstr (lines[i], "\"at_ms\":");
      gint64 at_ms = at == NULL ? 0 : g_ascii_strtoll (at + strlen ("\"at_ms\":"), NULL, 10);

      n += strstr (lines[i], "\"to\":\"lit\"") != NULL && strstr (lines[i], "\"cost\":1") != NULL
           && at_ms > from_ms && at_ms <= to_ms;
    }
  return n;
}

static void
test_never_more (void)
{
  static const char *const words[] = { "apple", "banana", "cherry", "danger", "nothing" };

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (Play) play = play_new (engine);
      gint64 start_ms = play->at_ms;
      guint per_min = (guint) g_test_rand_int_range (0, 4);
      g_autofree char *body = g_strdup_printf ("{'per_min':%u}", per_min);

      play_event (play, 0, "budget", body);
      for (guint i = 0; i < 30; i++)
        {
          play_turn (play, g_test_rand_int_range (1, 20000),
                     g_test_rand_int_range (0, 3) == 0 ? "agent" : "customer",
                     words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
          if (g_test_rand_int_range (0, 4) == 0 && g_hash_table_size (play->ids) > 0
              && g_hash_table_contains (play->ids, "talk:b"))
            play_act (play, "lamp.declined", "talk:b");
        }
      for (gint64 end_ms = start_ms; end_ms <= play->at_ms; end_ms += 997)
        g_assert_cmpuint (count_lit_at (play->log->str, end_ms - 60000, end_ms), <=, per_min);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  engine = make_engine ();
  g_test_add_func ("/budget/the-best-comes-first", test_best_first);
  g_test_add_func ("/budget/lights-when-the-minute-is-over", test_lights_when_the_minute_is_over);
  g_test_add_func ("/budget/what-must-be-said-is-free", test_must_is_free);
  g_test_add_func ("/budget/other-conversations-count", test_elsewhere_counts);
  g_test_add_func ("/budget/what-flips-at-that-moment-knows-of-it", test_flips_know_of_it);
  g_test_add_func ("/budget/can-be-raised-and-ended", test_can_be_raised_and_ended);
  g_test_add_func ("/budget/lowering-takes-nothing-away", test_lowering_takes_nothing_away);
  g_test_add_func ("/budget/other-holds-come-first", test_other_holds_come_first);
  g_test_add_func ("/budget/bad-ones-are-refused", test_bad_ones_are_refused);
  g_test_add_func ("/budget/copies-have-their-own", test_copies_have_their_own);
  g_test_add_func ("/budget/never-more-in-any-minute", test_never_more);
  result = g_test_run ();
  cue_engine_unref (engine);
  return result;
}
