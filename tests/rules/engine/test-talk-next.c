/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-test-play.h"

/*
 * What comes next in a talk that is on, each row a conversation: "c:…" the customer says, "a:…" the
 * agent, "T:point" the agent ticks by hand, "W:point" he says that it is not needed.
 */

#define LAMP "1.sell.sale"

static CueEngine *engine;

static CueEngine *
make_engine (void)
{
  g_autoptr (CuePack) pack = cue_test_make_pack (
      "phrases.jsonl", "{'phrase':'plan','title':'Plan','any':['套餐','plan']}", "talks.jsonl",
      "{'talk':'sale','title':'Sale','points':["
      "{'point':'habit','say':{'zh':'您平时流量用得多吗？','en':'Do you use a lot of data?'},"
      "'keys':[{'any':['平时','use a lot']}],'must':false},"
      "{'point':'price','say':{'zh':'每月 89 元。','en':'It is 89 yuan a month.'},"
      "'keys':[{'any':['89']}]},"
      "{'point':'member','say':{'zh':'送一个视频会员。','en':'A video membership comes with it.'},"
      "'keys':[{'any':['会员','membership']}],'must':false},"
      "{'point':'term','say':{'zh':'合约期一年，提前走要付违约金。','en':'The contract runs a "
      "year; "
      "leaving early costs a fee.'},'keys':[{'any':['合约','contract']}]},"
      "{'point':'consent','say':{'zh':'您确认办理吗？','en':'Shall I order it now?'},"
      "'keys':[{'any':['确认','order it']}],'after':['price','term']},"
      "{'point':'start','say':{'zh':'下个月 1 号生效。','en':'It starts on the first day of next "
      "month.'},'keys':[{'any':['生效','starts']}],'must':false,'after':[]},"
      "{'point':'bye','say':{'zh':'感谢您的来电。','en':'Thank you for calling.'},"
      "'keys':[{'any':['感谢','calling']}]}]}",
      "rules.jsonl",
      "{'rule':'sell','title':'Sell','when':{'says':['plan',{'within_turns':0}]},'light':[{'talk':'"
      "sale'}],"
      "'ttl_ms':6000000}",
      NULL);

  return cue_engine_new (pack, NULL);
}

static void
play_word (Play *play, const char *word)
{
  g_autofree char *body = g_strdup_printf ("{'point':'sale/%s','note':'so it is'}", word + 2);

  if (g_str_has_prefix (word, "c:"))
    play_customer (play, word + 2);
  else if (g_str_has_prefix (word, "a:"))
    play_agent (play, word + 2);
  else
    play_event (play, 1000, *word == 'T' ? "point.ticked" : "point.waived", body);
}

typedef struct
{
  const char *name;
  const char *words; /* separated by | */
  const char *next;  /* point and why */
} Row;

static const Row rows[] = {
  { "order/the-first-at-first", "c:我想换套餐", "habit order" },
  { "order/in-english", "c:I want another plan", "habit order" },
  { "order/on-behind-what-was-said", "c:换套餐|a:您平时流量用得多吗？", "price order" },
  { "order/a-tick-by-hand-counts", "c:换套餐|T:habit", "price order" },
  { "order/so-does-what-is-not-needed", "c:换套餐|W:habit", "price order" },
  /* an optional point that was left out */
  { "left-out/holds-nothing-up", "c:换套餐|a:每月89元", "member order" },
  { "left-out/nor-does-the-next", "c:换套餐|a:每月89元|a:合约期一年，提前走要付违约金",
    "consent order" },
  { "left-out/is-back-when-asked-for",
    "c:换套餐|a:每月89元|a:合约期一年，提前走要付违约金|c:会员是送的吗？", "member asked" },
  { "left-out/in-english",
    "c:another plan|a:It is 89 yuan|a:a contract of a year|c:Is there a "
    "video membership?",
    "member asked" },
  /* the customer asks for what stands further down */
  { "asked/moves-up", "c:这个套餐多少钱？", "price asked" },
  { "asked/in-english", "c:How much is the plan?", "price asked" },
  { "asked/in-the-other-language", "c:another plan please|c:怎么收费，每月多少钱？",
    "price asked" },
  { "asked/stays-until-it-is-said", "c:这个套餐多少钱？|a:您稍等", "price asked" },
  { "asked/over-when-it-was-said", "c:这个套餐多少钱？|a:89", "member order" },
  { "asked/what-may-be-said-any-time", "c:换套餐|c:什么时候生效？", "start asked" },
  { "asked/any-time-in-english", "c:another plan|c:When does it start?", "start asked" },
  /* what must be said keeps its order */
  { "must/is-not-jumped-past", "c:换套餐|c:有合约期吗，要违约金吗？", "habit order" },
  { "must/the-first-of-them-is-next", "c:换套餐|W:habit|c:有合约期吗，要违约金吗？",
    "price order" },
  { "must/then-the-one-asked-for", "c:换套餐|a:每月89元|c:有合约期吗，要违约金吗？", "term asked" },
  { "must/waits-for-what-it-names", "c:换套餐|a:每月89元|c:确认办理，帮我办", "member order" },
  { "must/when-all-it-names-were-said",
    "c:换套餐|a:每月89元|a:合约期一年，提前走要付违约金|a:您确认办理吗？", "start order" },
};

static char *
dup_next (Play *play)
{
  g_autoptr (JsonNode) proof = cue_engine_why (engine, play->state, CUE_WHY_NEXT LAMP);
  const char *next;

  if (proof == NULL)
    return g_strdup ("none");
  next = cue_json_get_string (json_node_get_object (proof), "next", "");
  g_assert_true (g_str_has_prefix (next, "sale/"));
  return g_strdup_printf ("%s %s", next + strlen ("sale/"),
                          cue_json_get_string (json_node_get_object (proof), "because", ""));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (Play) play = play_new (engine);
  g_auto (GStrv) words = g_strsplit (row->words, "|", -1);
  g_autofree char *next = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    play_word (play, words[i]);
  next = dup_next (play);
  g_test_message ("%s", play->log->str);
  g_assert_cmpstr (next, ==, row->next);
}

int
main (int argc, char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  engine = make_engine ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/talk-next/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  code = g_test_run ();
  cue_engine_unref (engine);
  return code;
}
