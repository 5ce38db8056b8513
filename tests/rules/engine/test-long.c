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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/long/heard-once-is-counted-once", test_heard_or_counted);
  g_test_add_func ("/long/a-turn-costs-no-more-late-than-early", test_long_conversation);
  return g_test_run ();
}
