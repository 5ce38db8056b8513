/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is heard of a point whose talk has not come up is judged when it comes up. Beside an engine
 * that waits so stands one of the same pack in which a condition asks for every point, so that none
 * ever waits: of random conversations both must know the same of every point at every step.
 */
#include "cue-test-play.h"

#define N_RUNS 60
#define N_EVENTS 30
#define N_TALKS 7

static const char *const talks
    = "{'talk':'k0','title':'K','points':[{'point':'a','say':{'zh':'换套餐每月多 20 元，多 60GB "
      "流量。','en':'The new plan is 20 yuan more a month, for 60 GB more data.'},'keys':[{'any':["
      "'换套餐','new plan']},{'number':'20','unit':'yuan'}]},{'point':'b','say':{'zh':'当月就生效，"
      "不用换卡。','en':'It starts this month, and you keep your card.'},'keys':[{'any':['当月',"
      "'this month']},{'any':['不用换卡','keep your card']}],'never':['要换卡']}]}\n"
      "{'talk':'k1','title':'K','points':[{'point':'a','say':{'zh':'换套餐每月多 30 元，多 90GB "
      "流量。','en':'The new plan is 30 yuan more a month, for 90 GB more data.'},'keys':[{'any':["
      "'换套餐','new plan']},{'number':'30','unit':'yuan'}]}]}\n"
      "{'talk':'k2','title':'K','points':[{'point':'a','say':{'zh':'当月就能退，不收费。','en':'"
      "You "
      "can return it this month at no charge.'},'keys':[{'any':['当月','this month']}]},{'point':"
      "'b','say':{'zh':'办好以后会发短信。','en':'You get a text once it is done.'},'keys':[{'any':"
      "['短信','text']}]}]}\n"
      "{'talk':'k3','title':'K','points':[{'point':'a','say':{'zh':'每月 {{offer.delta}} "
      "元。','en':"
      "'It is {{offer.delta}} yuan a month.'},'keys':[{'number':'{{offer.delta}}','unit':'yuan'}]"
      "}]}\n"
      "{'talk':'k4','title':'K','points':[{'point':'a','say':{'zh':'{{customer.name}}，当月生效。',"
      "'en':'{{customer.name}}, it starts this month.'},'keys':[{'any':['当月','this month']}]}]}\n"
      "{'talk':'k5','title':'K','points':[{'point':'a','say':{'zh':'先说换套餐的事。','en':'First "
      "about the new plan.'},'keys':[{'any':['换套餐','new plan']}]},{'point':'b','after':['a'],"
      "'say':{'zh':'再发短信给您。','en':'Then you get a text.'},'keys':[{'any':['短信','text']}]}]"
      "}\n"
      "{'talk':'k6','title':'K','points':[{'point':'a','say':{'zh':'给您换{{offer.title}}"
      "，当月生效。"
      "','en':'I will move you to {{offer.title}} this "
      "month.'},'keys':[{'any':['{{offer.title}}']},"
      "{'any':['当月','this month']}]}]}\n";

static const char *const says[] = { "换套餐每月多 20 元，多 60GB 流量。",
                                    "换套餐每月多 30 元，",
                                    "当月就生效，不用换卡。",
                                    "当月不能生效，要换卡。",
                                    "办好以后会发短信，",
                                    "不发短信。",
                                    "星河一号每月 20 元，",
                                    "星河二号每月 89 元，",
                                    "我先问问主管，换套餐可能",
                                    "换套餐多 25 元。",
                                    "The new plan is 20 yuan more a month.",
                                    "It starts this month, and you keep your card.",
                                    "You won't get a text this month.",
                                    "What plan do you have?",
                                    "好的，",
                                    "One moment, please. ",
                                    "给您换星河一号，当月生效。",
                                    "I will move you to Star One this month. " };

static const char *const asks[]
    = { "我要套餐", "星河一号", "星河二号", "退", "bill", "短信", "宽带", "好" };

typedef struct
{
  GRand *dice;
  Play *waits;
  Play *follows;
} Pair;

static guint
roll (Pair *self, guint n)
{
  return (guint) g_rand_int_range (self->dice, 0, (gint32) n);
}

/* @asked: what the one rule asks for that never comes true */
static CueEngine *
make_engine (const char *asked)
{
  g_autoptr (GString) rules = g_string_new (NULL);
  g_autoptr (CuePack) pack = NULL;

  for (guint i = 0; i < N_TALKS; i++)
    g_string_append_printf (rules,
                            "{'rule':'r%u','title':'R','when':{'says':'p%u'},'light':[{'talk':'k%u'"
                            "}%s]}\n",
                            i, i, i, i == 3 || i == 6 ? ",{'offer':'o0'},{'offer':'o1'}" : "");
  g_string_append_printf (rules,
                          "{'rule':'r-none','title':'R','when':{'and':[{'==':[1,2]},%s]},'light':["
                          "{'offer':'o1'}]}\n",
                          asked);
  pack = cue_test_make_pack (
      "phrases.jsonl",
      "{'phrase':'p0','title':'P','any':['套餐']}\n{'phrase':'p1','title':'P','any':['星河一号']}\n"
      "{'phrase':'p2','title':'P','any':['退']}\n{'phrase':'p3','title':'P','any':['星河二号']}\n"
      "{'phrase':'p4','title':'P','any':['bill']}\n{'phrase':'p5','title':'P','any':['短信']}\n"
      "{'phrase':'p6','title':'P','any':['宽带']}\n",
      "offers.jsonl",
      "{'offer':'o0','title':{'zh':'星河一号','en':'Star "
      "One'},'pitch':'P','fit':[{'when':{'says':'p1'},'why':'W'}],"
      "'values':{'delta':20}}\n"
      "{'offer':'o1','title':{'zh':'星河二号','en':'Star "
      "Two'},'pitch':'P','fit':[{'when':{'says':'p3'},'why':'W'}],"
      "'values':{'delta':89}}\n",
      "talks.jsonl", talks, "rules.jsonl", rules->str, NULL);
  return cue_engine_new (pack, NULL);
}

static char *
say_anything (Pair *self, const char *const *among, guint n_among)
{
  GString *text = g_string_new (NULL);
  guint n = 1 + roll (self, 2);

  for (guint i = 0; i < n; i++)
    g_string_append (text, among[roll (self, n_among)]);
  return g_string_free (text, FALSE);
}

static void
step_both (Pair *self, const char *type, const char *body)
{
  play_event (self->waits, 1000, type, body);
  play_event (self->follows, 1000, type, body);
}

static void
revise_one (Pair *self)
{
  Play *plays[] = { self->waits, self->follows };
  g_autofree char *text = say_anything (self, says, G_N_ELEMENTS (says));
  g_autofree char *id = g_strdup_printf ("t%u", 1 + roll (self, self->waits->n_turns));
  int rev = (int) cue_state_get_seq (self->waits->state) + 2;

  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      Play *play = plays[i];

      play->at_ms += 1000;
      play_step (play, cue_test_turn (cue_state_get_seq (play->state) + 1, play->at_ms, id, rev,
                                      "agent", text));
    }
}

static void
act_on_point (Pair *self, const char *type)
{
  g_autofree char *body = g_strdup_printf ("{'point':'k%u/a'}", roll (self, N_TALKS));

  step_both (self, type, body);
}

static void
say_both (Pair *self, const char *role, const char *const *among, guint n_among)
{
  g_autofree char *text = say_anything (self, among, n_among);

  play_turn (self->waits, 1000, role, text);
  play_turn (self->follows, 1000, role, text);
}

/* Perhaps by somebody who speaks another language. */
static void
take_up_again (Pair *self)
{
  step_both (self, "conversation.closed", NULL);
  step_both (self, "conversation.opened",
             roll (self, 2) == 0 ? "{'channel':'chat','lang':'zh'}"
                                 : "{'channel':'chat','lang':'en'}");
}

static void
happen (Pair *self)
{
  switch (roll (self, 16))
    {
    case 0:
      act_on_point (self, "point.ticked");
      break;
    case 1:
      act_on_point (self, "point.waived");
      break;
    case 2:
      step_both (self, "customer.facts", "{'facts':{'customer':{'name':'李'}}}");
      break;
    case 3:
      if (self->waits->n_turns > 0)
        revise_one (self);
      break;
    case 4:
      take_up_again (self);
      break;
    case 5:
    case 6:
    case 7:
      say_both (self, "customer", asks, G_N_ELEMENTS (asks));
      break;
    case 8:
      say_both (self, "system", says, G_N_ELEMENTS (says));
      break;
    default:
      say_both (self, "agent", says, G_N_ELEMENTS (says));
    }
}

static char *
tell_why (const Play *play, const char *point)
{
  g_autoptr (JsonNode) proof = cue_engine_why (play->engine, play->state, point);

  return proof == NULL ? g_strdup ("nothing") : cue_json_to_canonical (proof);
}

/* Score, words and verdict that were told of the point last; nothing is as good as that it is open.
 * A proof is told again only with them. */
static char *
tell_last (const Play *play, const char *point)
{
  g_autofree char *id = g_strdup_printf ("\"point\":\"%s\"", point);
  g_auto (GStrv) lines = g_strsplit (play->log->str, "\n", -1);
  const char *last = "nothing";

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "\"type\":\"point\"") != NULL && strstr (lines[i], id) != NULL)
      last = strstr (lines[i], "\"verdict\":\"open\"") != NULL
                 ? "nothing"
                 : strstr (lines[i], "\"score_milli\"");
  return g_strdup (last);
}

/* On the screen, from when the talk came up. */
static void
compare_told (const Pair *self, const char *talk, const char *point)
{
  g_autofree char *target = g_strconcat ("talk:", talk, NULL);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (!g_hash_table_contains (self->waits->lamps, target))
    return;
  one = tell_last (self->waits, point);
  other = tell_last (self->follows, point);
  g_assert_cmpstr (one, ==, other);
}

static void
compare (const Pair *self)
{
  GPtrArray *all = cue_pack_get_talks (cue_engine_get_pack (self->waits->engine));

  for (guint i = 0; i < all->len; i++)
    {
      const CueTalk *talk = g_ptr_array_index (all, i);

      for (guint k = 0; k < talk->points->len; k++)
        {
          const CuePoint *point = g_ptr_array_index (talk->points, k);
          g_autofree char *one = tell_why (self->waits, point->full_id);
          g_autofree char *other = tell_why (self->follows, point->full_id);

          g_assert_cmpstr (one, ==, other);
          compare_told (self, talk->id, point->full_id);
        }
    }
}

static void
test_nobody_notices (void)
{
  const char *given = g_getenv ("CUE_SEED");
  guint32 seed = given == NULL ? g_random_int () : (guint32) g_ascii_strtoull (given, NULL, 10);
  g_autoptr (CueEngine) waiting = make_engine ("{'says':'p0'}");
  g_autoptr (CueEngine) following = make_engine (
      "{'said':'k0/a'},{'said':'k0/b'},{'said':'k1/a'},{'said':'k2/a'},{'said':'k2/b'},{'said':"
      "'k3/a'},{'said':'k4/a'},{'said':'k5/a'},{'said':'k5/b'},{'said':'k6/a'}");

  g_test_message ("CUE_SEED=%u", seed);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (Play) one = play_new (waiting);
      g_autoptr (Play) other = play_new (following);
      Pair pair = { g_rand_new_with_seed (seed + i), one, other };

      step_both (&pair, "conversation.opened", "{'channel':'chat','lang':'zh'}");
      for (guint k = 0; k < N_EVENTS; k++)
        {
          happen (&pair);
          compare (&pair);
        }
      g_rand_free (pair.dice);
    }
}

/* Titles are heard in the language that was spoken then. */
static void
test_language_of_then (void)
{
  g_autoptr (CueEngine) waiting = make_engine ("{'says':'p0'}");
  g_autoptr (Play) play = play_new (waiting);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *told = NULL;

  play_event (play, 1000, "conversation.opened", "{'channel':'chat','lang':'en'}");
  play_agent (play, "Star One has been quite popular with many people this month.");
  before = tell_why (play, "k6/a");
  g_assert_nonnull (strstr (before, "\"heard\":\"yes\""));
  play_event (play, 1000, "conversation.closed", NULL);
  play_event (play, 1000, "conversation.opened", "{'channel':'chat','lang':'zh'}");
  after = tell_why (play, "k6/a");
  g_assert_cmpstr (after, ==, before);
  play_customer (play, "宽带");
  told = tell_last (play, "k6/a");
  g_assert_nonnull (strstr (told, "\"text\":\"Star One\""));
}

/* A rule that is added asks for what was said before. */
static void
test_asked_from_now_on (void)
{
  g_autoptr (CueEngine) waiting = make_engine ("{'says':'p0'}");
  g_autoptr (CueEngine) asking
      = cue_engine_with_rule (waiting,
                              "{\"rule\":\"asks\",\"title\":\"R\",\"when\":{\"said\":"
                              "\"k0/a\"},\"light\":[{\"talk\":\"k2\"}]}",
                              NULL);
  g_autoptr (Play) play = play_new (waiting);
  g_autofree char *before = NULL;
  g_autofree char *told = NULL;

  g_assert_nonnull (asking);
  play_agent (play, "您要是换套餐的话，那一个月我们这边算下来会多出 20 元。");
  before = tell_last (play, "k0/a");
  g_assert_cmpstr (before, ==, "nothing");
  cue_engine_unref (play->engine);
  play->engine = cue_engine_ref (asking);
  play_customer (play, "好");
  told = tell_last (play, "k0/a");
  g_assert_nonnull (strstr (told, "\"verdict\":\"said\""));
  g_assert_cmpstr (play_lamp (play, "talk:k2"), ==, "lit");
}

/* What is of every conversation counts at once, though a rule lights it, too. */
static void
test_of_the_conversation (void)
{
  g_autoptr (CuePack) pack = cue_test_make_pack (
      "phrases.jsonl", "{'phrase':'p','title':'P','any':['套餐']}", "talks.jsonl",
      "{'talk':'k','title':'K','scope':'conversation','points':[{'point':'a','say':'换套餐每月多 "
      "20 "
      "元，多 60GB 流量。','keys':[{'any':['换套餐']},{'number':'20','unit':'yuan'}]}]}",
      "rules.jsonl", "{'rule':'r','title':'R','when':{'says':'p'},'light':[{'talk':'k'}]}", NULL);
  g_autoptr (CueEngine) made = cue_engine_new (pack, NULL);
  g_autoptr (Play) play = play_new (made);
  g_autofree char *told = NULL;

  play_agent (play, "您要是换套餐的话，那一个月我们这边算下来会多出 20 元。");
  told = tell_last (play, "k/a");
  g_assert_nonnull (strstr (told, "\"verdict\":\"said\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/waiting/asked-from-now-on", test_asked_from_now_on);
  g_test_add_func ("/engine/waiting/of-the-conversation", test_of_the_conversation);
  g_test_add_func ("/engine/waiting/the-language-of-then", test_language_of_then);
  g_test_add_func ("/engine/waiting/nobody-notices", test_nobody_notices);
  return g_test_run ();
}
