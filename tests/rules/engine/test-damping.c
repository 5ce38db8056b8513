/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test-play.h"

/*
 * Every knob that keeps a rule quiet, each a table: what is written in the rule, what happens, and
 * what the lamp is then. A scenario is a line of words: "c:…" the customer says, "a:…" the agent,
 * "+N" that many milliseconds pass, "x" the agent puts the card aside, "t" takes it, "e" it is gone
 * by its time.
 */

static CueEngine *
make_engine (const char *knobs)
{
  g_autofree char *rule = g_strdup_printf (
      "{'rule':'r','title':'R','when':{'says':['word'%s]},'light':[{'talk':'t'}]%s}",
      strstr (knobs, "'by'") != NULL || strstr (knobs, "'polarity'") != NULL ? knobs : "",
      strstr (knobs, "'by'") != NULL || strstr (knobs, "'polarity'") != NULL ? "" : knobs);
  g_autoptr (CuePack) pack
      = cue_test_make_pack ("phrases.jsonl",
                            "{'phrase':'word','title':'Word','any':['套餐','plan']}\n"
                            "{'phrase':'stop','title':'Stop','any':['别说了','stop it']}",
                            "tags.jsonl",
                            "{'tag':'stopped','title':'Stopped','kind':'mood','when':{'says':['"
                            "stop']},'decay_ms':60000}",
                            "talks.jsonl",
                            "{'talk':'t','title':'T','points':[{'point':'p','say':'We have "
                            "three','keys':[{'any':['three']}]}]}",
                            "rules.jsonl", rule, NULL);

  return cue_engine_new (pack, NULL);
}

static void
play_word (Play *play, const char *word)
{
  if (g_str_has_prefix (word, "c:"))
    play_customer (play, word + 2);
  else if (g_str_has_prefix (word, "a:"))
    play_agent (play, word + 2);
  else if (*word == '+')
    play_event (play, g_ascii_strtoll (word + 1, NULL, 10), "tick", NULL);
  else if (g_str_equal (word, "x"))
    play_act (play, "lamp.declined", "talk:t");
  else if (g_str_equal (word, "t"))
    play_act (play, "lamp.taken", "talk:t");
  else
    g_assert_not_reached ();
}

static guint
count_lit (const Play *play)
{
  guint n = 0;

  for (const char *at = play->log->str; (at = strstr (at, "\"to\":\"lit\"")) != NULL; at++)
    n++;
  return n;
}

typedef struct
{
  const char *name;
  const char *knobs;
  const char *words; /* separated by | */
  const char *state;
  guint n_lit;
} Row;

static const Row rows[] = {
  /* cooldown_ms: from the moment the card left the panel */
  { "cooldown/quiet-before-it-is-over", ",'once_per':'none','cooldown_ms':30000,'ttl_ms':10000",
    "c:plan|a:hm|+10000|+19000|c:plan", "expired=ttl", 1 },
  { "cooldown/again-when-it-is-over", ",'once_per':'none','cooldown_ms':30000,'ttl_ms':10000",
    "c:plan|a:hm|+10000|+31000|c:plan", "lit", 2 },
  { "cooldown/none-at-all", ",'once_per':'none','cooldown_ms':0,'ttl_ms':10000",
    "c:plan|a:hm|+10000|c:plan", "lit", 2 },
  { "cooldown/the-packs-own-is-a-minute", ",'once_per':'none','ttl_ms':10000",
    "c:plan|a:hm|+10000|+30000|c:plan", "expired=ttl", 1 },
  /* once_per */
  { "once/is-the-default", ",'cooldown_ms':0,'ttl_ms':10000", "c:plan|a:hm|+10000|+600000|c:plan",
    "expired=ttl", 1 },
  { "once/can-be-none", ",'once_per':'none','cooldown_ms':0,'ttl_ms':10000",
    "c:plan|a:hm|+10000|+600000|c:plan", "lit", 2 },
  { "once/new-evidence-keeps-the-same-card", ",'ttl_ms':600000", "c:plan|a:hm|c:plan|c:plan", "lit",
    1 },
  /* max */
  { "max/two-are-two", ",'once_per':'none','max':2,'cooldown_ms':0,'ttl_ms':5000",
    "c:plan|a:hm|+9000|c:plan|a:hm|+9000|c:plan|a:hm|+9000|c:plan", "expired=ttl", 2 },
  { "max/three-are-three", ",'once_per':'none','max':3,'cooldown_ms':0,'ttl_ms':5000",
    "c:plan|a:hm|+9000|c:plan|a:hm|+9000|c:plan|a:hm|+9000|c:plan", "expired=ttl", 3 },
  /* do not trigger: the rule's own hold */
  { "do-not-trigger/while-the-tag-is-lit", ",'hold':{'tag':'stopped'},'ttl_ms':600000",
    "c:stop it|c:plan", "held=rule", 0 },
  { "do-not-trigger/lights-when-it-fades", ",'hold':{'tag':'stopped'},'ttl_ms':600000",
    "c:stop it|c:plan|+60000", "lit", 1 },
  { "do-not-trigger/goes-back-when-it-begins", ",'hold':{'says':['stop']},'ttl_ms':600000",
    "c:plan|c:plan, but stop it", "held=rule", 1 },
  { "do-not-trigger/put-aside-stays-aside", ",'once_per':'none','cooldown_ms':0",
    "c:plan|x|c:plan|+600000|c:plan", "held=declined", 1 },
  { "do-not-trigger/taken-is-not-withdrawn", ",'hold':{'says':['stop']},'ttl_ms':600000",
    "c:plan|t|c:plan, but stop it", "taken", 1 },
  /* speaker: whose words count */
  { "speaker/customer-is-the-default", "", "a:plan", "dark", 0 },
  { "speaker/agent", ",{'by':'agent'}", "c:plan", "dark", 0 },
  { "speaker/agent-himself", ",{'by':'agent'}", "a:plan", "lit", 1 },
  { "speaker/any-of-them", ",{'by':'any'}", "a:plan", "lit", 1 },
  { "speaker/negated-is-not-said", "", "c:I don't want a plan", "dark", 0 },
  { "speaker/unless-asked-for", ",{'polarity':'negated','by':'customer'}", "c:I don't want a plan",
    "lit", 1 },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  CueEngine *engine = make_engine (row->knobs);
  g_autoptr (Play) play = play_new (engine);
  g_auto (GStrv) words = g_strsplit (row->words, "|", -1);

  play_event (play, 0, "conversation.opened", "{'channel':'chat','lang':'en','customer':{}}");
  for (guint i = 0; words[i] != NULL; i++)
    play_word (play, words[i]);
  g_assert_cmpstr (play_lamp (play, "talk:t"), ==, row->state);
  g_assert_cmpuint (count_lit (play), ==, row->n_lit);
  cue_engine_unref (engine);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/damping/", rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], test_row);
    }
  return g_test_run ();
}
