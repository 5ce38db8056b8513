/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of the past does not grow with it. */
#include <time.h>

#include "cue-test-play.h"

/* Hearing looks back no further than the question goes; counting looks at everything. */
static void
test_heard_or_counted (void)
{
  static const char *const options[] = {
    "{'within_turns':3}",
    "{'within_turns':2,'by':'any'}",
    "{'within_turns':4,'by':'agent','polarity':'any'}",
    "{'within_ms':20000}",
    "{'within_ms':9000,'by':'any','polarity':'negated'}",
    "{'within_turns':0,'question':true}",
    "{'within_turns':5,'within_ms':30000,'by':'any'}",
  };
  static const char *const turns[] = { "cheap", "is it cheap?", "not cheap", "hello", "it rains" };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GString) tags = g_string_new (NULL);
  g_autoptr (CuePack) pack = NULL;
  g_autoptr (CueEngine) made = NULL;
  g_autoptr (Play) play = NULL;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_string_append_printf (tags,
                            "{'tag':'heard-%u','title':'h','kind':'need','when':{'says':['x',%s]},"
                            "'until':{'!':{'says':['x',%s]}}}\n"
                            "{'tag':'count-%u','title':'c','kind':'need',"
                            "'when':{'>=':[{'count_within':['x',%s]},1]},"
                            "'until':{'<':[{'count_within':['x',%s]},1]}}\n",
                            i, options[i], options[i], i, options[i], options[i]);
  pack = cue_test_make_pack ("phrases.jsonl", "{'phrase':'x','title':'x','any':['cheap']}",
                             "tags.jsonl", tags->str, NULL);
  made = cue_engine_new (pack, NULL);
  play = play_new (made);
  for (guint n = 0; n < 600; n++)
    {
      gint32 after_ms = g_rand_int_range (random, 0, 8000);

      if (g_rand_int_range (random, 0, 4) == 0)
        play_event (play, after_ms, "tick", NULL);
      else
        play_turn (play, after_ms, g_rand_boolean (random) ? "customer" : "agent",
                   turns[g_rand_int_range (random, 0, G_N_ELEMENTS (turns))]);
      for (guint i = 0; i < G_N_ELEMENTS (options); i++)
        {
          g_autofree char *heard = g_strdup_printf ("heard-%u", i);
          g_autofree char *counted = g_strdup_printf ("count-%u", i);

          g_assert_cmpint (g_hash_table_contains (play->tags, heard), ==,
                           g_hash_table_contains (play->tags, counted));
        }
    }
}

static double
play_some (Play *play, guint n)
{
  clock_t start = clock ();

  for (guint i = 0; i < n; i++)
    play_turn (play, 4000, i % 3 == 2 ? "agent" : "customer", "it is cheap");
  return (double) (clock () - start);
}

/* Many conditions that look at the whole conversation, and one phrase that is in every turn. */
static void
test_long_conversation (void)
{
  g_autoptr (GString) tags = g_string_new (NULL);
  g_autoptr (CuePack) pack = NULL;
  g_autoptr (CueEngine) made = NULL;
  g_autoptr (Play) play = NULL;
  double early;
  double late;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (tags,
                            "{'tag':'t%u','title':'t','kind':'need',"
                            "'when':{'says':['x',{'by':'any','within_turns':0}]}}\n",
                            i);
  pack = cue_test_make_pack ("phrases.jsonl", "{'phrase':'x','title':'x','any':['cheap']}",
                             "tags.jsonl", tags->str, NULL);
  made = cue_engine_new (pack, NULL);
  play = play_new (made);
  play_some (play, 100);
  early = play_some (play, 200);
  play_some (play, 3500);
  late = play_some (play, 200);
  g_test_message ("early %.0f late %.0f", early, late);
  g_assert_cmpfloat (late, <, early * 4);
}

static const char *
find_last_verdict (const Play *play)
{
  const char *found = g_strrstr (play->log->str, "\"verdict\":\"");

  g_assert_nonnull (found);
  return found + strlen ("\"verdict\":\"");
}

static void
correct_the_bill (Play *play, int rev, const char *text)
{
  play_step (play, cue_test_turn (cue_state_get_seq (play->state) + 1, play->at_ms, "t1", rev,
                                  "customer", text));
}

/* What was judged long ago is not judged again where nothing changed, and is where a fact did. */
static void
test_revised_fact (void)
{
  g_autoptr (CuePack) pack = cue_test_make_pack (
      "phrases.jsonl", "{'phrase':'bill','title':'bill','any':['bill']}", "facts.jsonl",
      "{'fact':'bill.claimed','title':'bill','type':'number','unit':'yuan',"
      "'read':[{'number':'yuan','near':'bill','within':12,'by':'customer'}]}",
      "talks.jsonl",
      "{'talk':'sum','title':'Sum','points':[{'point':'tell','say':'Your bill is {{bill.claimed}} "
      "yuan.','must':true,'keys':[{'any':['bill']},{'number':'{{bill.claimed}}','unit':'yuan'}]}]}",
      NULL);
  g_autoptr (CueEngine) made = cue_engine_new (pack, NULL);
  g_autoptr (Play) play = play_new (made);

  play_turn (play, 1000, "customer", "my bill is 30 yuan");
  for (guint i = 0; i < 10; i++)
    play_turn (play, 1000, i % 2 == 0 ? "agent" : "customer", "one moment");
  play_turn (play, 1000, "agent", "your bill is 40 yuan");
  for (guint i = 0; i < 10; i++)
    play_turn (play, 1000, i % 2 == 0 ? "agent" : "customer", "one moment");
  g_assert_true (g_str_has_prefix (find_last_verdict (play), "contradicted"));
  correct_the_bill (play, 2, "my bill is 40 yuan");
  g_assert_true (g_str_has_prefix (find_last_verdict (play), "said"));
  correct_the_bill (play, 3, "my bill is 40 yuan, really");
  g_assert_true (g_str_has_prefix (find_last_verdict (play), "said"));
  correct_the_bill (play, 4, "my bill is 50 yuan");
  g_assert_true (g_str_has_prefix (find_last_verdict (play), "contradicted"));
}

static double
add_words (Play *play, guint n)
{
  g_autofree char *id = g_strdup_printf ("t%u", play->n_turns);
  clock_t start = clock ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("tell me about it %u", i);
      int rev = (int) cue_state_get_seq (play->state) + 2;

      play_step (play, cue_test_turn (cue_state_get_seq (play->state) + 1, play->at_ms, id, rev,
                                      "customer", text));
    }
  return (double) (clock () - start);
}

/* (transfer full): common words were said of a talk in @n turns before it comes up */
static Play *
bring_up (CueEngine *made, guint n)
{
  Play *play = play_new (made);

  play_some (play, n);
  play_customer (play, "tell me about it");
  add_words (play, 1);
  return play;
}

/* A talk that comes up late was spoken of in a thousand turns; who goes on speaking does not have
 * them judged again with each word. */
static void
test_talk_that_comes_up_late (void)
{
  g_autoptr (GString) talks = g_string_new ("{'talk':'k','title':'K','points':[");
  g_autoptr (CuePack) pack = NULL;
  g_autoptr (CueEngine) made = NULL;
  g_autoptr (Play) brief = NULL;
  g_autoptr (Play) play = NULL;
  double early;
  double late;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (talks,
                            "%s{'point':'p%u','say':'The fee of this plan stays at %u yuan a "
                            "month, "
                            "cheap for what you get.','keys':[{"
                            "'any':['cheap']},{'number':'%u','unit':'yuan'}]}",
                            i > 0 ? "," : "", i, i + 20, i + 20);
  g_string_append (talks, "]}\n");
  pack = cue_test_make_pack ("phrases.jsonl", "{'phrase':'x','title':'x','any':['tell me']}",
                             "talks.jsonl", talks->str, "rules.jsonl",
                             "{'rule':'r','title':'R','when':{'says':'x'},'light':[{'talk':'k'}]}",
                             NULL);
  made = cue_engine_new (pack, NULL);
  brief = bring_up (made, 100);
  early = add_words (brief, 50);
  play = bring_up (made, 3000);
  late = add_words (play, 50);
  g_test_message ("early %.0f late %.0f", early, late);
  g_assert_cmpfloat (late, <, early * 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/long/heard-once-is-counted-once", test_heard_or_counted);
  g_test_add_func ("/long/a-turn-costs-no-more-late-than-early", test_long_conversation);
  g_test_add_func ("/long/a-revised-fact-is-seen-by-what-was-said-after-it", test_revised_fact);
  g_test_add_func ("/long/a-talk-that-comes-up-late", test_talk_that_comes_up_late);
  return g_test_run ();
}
