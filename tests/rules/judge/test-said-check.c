/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Was it said? One row is what an agent said (turns divided by |) and what that means for one
 * point. Honest paraphrases, near misses, negations, wrong numbers and questions, in both
 * languages.
 */
#include "cue-test-pack.h"

static const char talks[]
    = "{'talk':'upgrade','title':'Upgrade','sells':true,'points':["
      "{'point':'price','say':{'zh':'每月多付 20 元，就有 60GB。','en':'For 20 yuan more a month "
      "you get 60 GB.'},"
      "'keys':[{'number':'20','unit':'yuan'},{'any':['60GB','60个G','六十G']}],"
      "'examples':[{'zh':'也就是每个月多二十块，流量就有六十个G','en':'so twenty yuan extra buys "
      "you sixty gigs'}],"
      "'never':[{'zh':'不加钱','en':'no extra charge'}]},"
      "{'point':'start','say':{'zh':'下个月一号生效。','en':'It starts on the first of next "
      "month.'},"
      "'keys':[{'any':['下个月一号','下月1号','次月','first of next month','next month']}]},"
      "{'point':'usage','say':{'zh':'您每个月大约用多少流量？','en':'How much data do you use a "
      "month?'},"
      "'keys':[{'any':['每个月','每月','一个月','a month','per month','monthly']},"
      "{'any':['用多少','多少流量','how much data','how many gigs']}]},"
      "{'point':'no-surprise','say':{'zh':'用超了也不会再额外收费。','en':'You never pay more when "
      "you go over.'},"
      "'keys':[{'any':['不会再','不会额外','never','not … "
      "more']},{'any':['收费','扣费','pay','charge']}]},"
      "{'point':'contract','say':{'zh':'合约期是十二个月。','en':'The contract runs for twelve "
      "months.'},"
      "'keys':[{'any':['合约','协议期','contract']},{'number':'12','unit':'month'}]},"
      "{'point':'free-card','say':{'zh':'副卡是免费送的。','en':'The second card is free.'},"
      "'keys':[{'any':['副卡','第二张卡','second card','extra "
      "card']},{'any':['免费','不收钱','free']}]},"
      "{'point':'switch','say':{'zh':'旧的会自动停掉，不用再打电话。','en':'The old one stops by "
      "itself; no need to call again.'},"
      "'keys':[{'any':['自动停掉','stops by itself']},{'any':['电话','call']}]},"
      "{'point':'three','say':{'zh':'宽带免费提速到 500 "
      "兆，安装不收钱，师傅上门。','en':'Broadband, 500 mega, fitted free, at your door.'},"
      "'keys':[{'any':['宽带','broadband']},{'any':['500兆','500M','500 mega']},"
      "{'any':['安装','装机','fitted','installed']},{'any':['上门','at your door']}]},"
      "{'point':'reference','say':{'zh':'您的单号是 {{customer.ref}}。','en':'Your "
      "reference is {{customer.ref}}.'},"
      "'keys':[{'any':['单号','reference']},{'any':['{{customer.ref}}','your']}]},"
      "{'point':'strict','sure':'high','say':{'zh':'宽带免费提速到 500 "
      "兆，安装不收钱，师傅上门。','en':'Broadband, 500 mega, fitted free, at your door.'},"
      "'keys':[{'any':['宽带','broadband']},{'any':['500兆','500M','500 mega']},"
      "{'any':['安装','装机','fitted','installed']},{'any':['上门','at your door']}]},"
      "{'point':'lenient','sure':'low','say':{'zh':'宽带免费提速到 500 "
      "兆，安装不收钱，师傅上门。','en':'Broadband, 500 mega, fitted free, at your door.'},"
      "'keys':[{'any':['宽带','broadband']},{'any':['500兆','500M','500 mega']},"
      "{'any':['安装','装机','fitted','installed']},{'any':['上门','at your door']}]},"
      "{'point':'later','after':['start','contract'],'say':{'zh':'现在给您办好了。','en':'It is "
      "done "
      "now.'},'keys':[{'any':['办好了','it is done']}]}"
      "]}\n"
      "{'talk':'rates','title':'Rates','points':["
      "{'point':'rate','say':{'zh':'今天的利率是 4.79%，固定不变。','en':'The rate today is 4.79%, "
      "fixed.'},'keys':[{'any':['利率','rate']},{'number':'4.79','unit':'percent'},"
      "{'any':['固定','fixed']}]},"
      "{'point':'return','say':{'zh':'七天内可以无理由退货。','en':'You can return it within seven "
      "days.'},'keys':[{'any':['退货','return']},{'number':'7','unit':'day'}]}"
      "]}\n";

static const struct
{
  const char *point;
  const char *said;
  const char *verdict;
} rows[] = {
  /* honest wordings */
  { "price", "每月多付20元，就有60GB。", "said" },
  { "price", "每个月多二十块，流量就有六十个G", "said" },
  { "price", "您只要多交二十元，60个G随便用", "said" },
  { "price", "每月 ２０ 元 就有 ６０ＧＢ", "said" },
  { "price", "多20块|流量有60GB", "said" },
  { "price", "一个月加20元|这个没问题|对|流量是60GB的", "said" },
  { "price", "每月多付20元，就有60GB，您看可以吗？", "said" },
  { "price", "多20元，60GB，好吗？", "said" },
  { "price", "原来129元，现在多20元就有60GB", "said" },
  { "price", "For 20 yuan more a month you get 60 GB.", "said" },
  { "price", "twenty yuan extra and you have sixty gb", "said" },
  { "price", "It is 20 yuan more for 60GB, okay?", "said" },
  { "price", "You get 60GB. That is 20 yuan on top.", "said" },
  { "start", "下个月一号生效", "said" },
  { "start", "次月开始算", "said" },
  { "start", "It starts on the first of next month.", "said" },
  { "contract", "合约期是12个月", "said" },
  { "contract", "合约期要签十二个月", "said" },
  { "contract", "合约期一共是十二个月", "said" },
  { "contract", "The contract runs for twelve months.", "said" },
  { "free-card", "副卡是免费送的", "said" },
  { "free-card", "副卡不收钱的", "said" },
  { "free-card", "The second card is free", "said" },
  { "no-surprise", "用超了也不会再额外收费", "said" },
  { "rates/return", "七天无理由退货", "said" },
  { "rates/return", "七天内不可以退货", "contradicted" },
  { "rates/return", "七天内不支持无理由退货", "contradicted" },
  { "no-surprise", "超了不会额外扣费的", "said" },
  { "no-surprise", "You never pay more when you go over", "said" },
  { "usage", "您每个月大约用多少流量？", "said" },
  { "usage", "请问您一个月用多少", "said" },
  { "usage", "How much data do you use a month?", "said" },
  { "three", "宽带提到五百兆，安装不收钱，师傅上门", "said" },
  { "three", "Broadband with 500 mega, fitted free of charge at your door", "said" },
  { "three", "Broadband with 500 mega, installed at your door", "said" },
  { "free-card", "副卡您什么时候要都行 是免费的", "said" },
  { "free-card", "那几张副卡 都是免费的", "said" },
  /* some of it */
  { "price", "流量一共有60GB", "partly" },
  { "price", "就多20元", "partly" },
  { "contract", "有合约的", "partly" },
  { "free-card", "给您一张副卡", "partly" },
  { "three", "宽带安装我们来", "partly" },
  { "three", "宽带500兆，安装", "partly" },
  { "three", "宽带的事", "open" },
  /* every key, and still not the point: a clause is left out, or turned round */
  { "three", "宽带500兆，师傅上门安装", "unsure" },
  { "switch", "旧的那个会自动停掉，不用再打电话。", "said" },
  { "switch", "旧的那个会自动停掉，要再打电话。", "unsure" },
  { "switch", "旧的那个不会自动停掉，要再打电话。", "contradicted" },
  /* the point's own words, whatever stands around them */
  { "three", "好的，那我跟您说，宽带免费提速到 500 兆，安装不收钱，师傅上门。您看可以吗？",
    "said" },
  { "contract", "Right. The contract runs for twelve months. Nothing else is needed.", "said" },
  { "free-card", "您刚才说副卡是免费送的。", "open" },
  { "free-card", "没有副卡是免费送的这回事。", "contradicted" },
  { "price", "You get 60GB", "partly" },
  /* something else */
  { "price", "您好，请问有什么可以帮您", "open" },
  { "price", "请稍等，我帮您查一下", "open" },
  { "start", "今天就生效", "open" },
  { "start", "It starts today", "open" },
  { "contract", "十二点以后再说", "open" },
  { "free-card", "这个月话费已经交了", "open" },
  { "usage", "我给您查一下账单", "open" },
  /* states what the point asks */
  { "usage", "您一个月用多少流量，账单上都能看到。", "unsure" },
  { "usage", "How much data you use a month is up to you.", "unsure" },
  { "usage", "请说一下您一个月用多少流量。", "said" },
  { "usage", "Tell me how much data you use a month.", "said" },
  { "usage", "maybe you can tell me how much data you use a month", "said" },
  /* somebody must be asked first, or nobody is sure of it */
  { "free-card", "副卡能不能免费，我先问问主管再告诉您。", "open" },
  { "free-card", "Let me ask my manager whether the second card is free.", "open" },
  { "contract", "合约期未必是12个月", "unsure" },
  { "contract", "The contract supposedly runs for twelve months.", "unsure" },
  /* a rate with decimals is seldom anything else */
  { "rates/rate", "利率今天是四点七九，固定不变", "said" },
  { "rates/rate", "the rate today is four point seven nine and it's fixed", "said" },
  { "rates/rate", "the rate today is five and it's fixed", "partly" },
  { "three", "art of starting", "open" },
  /* another number */
  { "price", "每月多付30元，就有60GB。", "contradicted" },
  { "price", "60GB，多付二十五块", "contradicted" },
  { "price", "For 30 yuan more you get 60GB", "contradicted" },
  { "contract", "合约期是24个月", "contradicted" },
  { "contract", "The contract runs for 24 months", "contradicted" },
  { "price", "每月多付20元，就有60GB。|不对，是每月多付30元，就有60GB。", "contradicted" },
  { "price", "每月多付30元，就有60GB。|说错了，每月多付20元，就有60GB。", "said" },
  /* its number, said of another thing */
  { "contract", "十二个月的是宽带那份，合约要短一些", "contradicted" },
  { "contract", "It's broadband that is twelve months, the contract is shorter", "contradicted" },
  { "contract", "签十二个月的是合约", "said" },
  /* a number of another kind is no contradiction */
  { "price", "60GB，12个月", "partly" },
  { "price", "原价129元，60GB", "partly" },
  /* denied */
  { "price", "没有60GB，也不是20元", "contradicted" },
  { "free-card", "副卡不是免费的", "contradicted" },
  { "free-card", "The second card is not free", "contradicted" },
  { "start", "不是下个月一号", "contradicted" },
  { "start", "It does not start next month", "contradicted" },
  { "price", "不加钱就有60GB", "contradicted" },
  { "price", "60GB at no extra charge", "contradicted" },
  { "price", "每月多付20元，就有60GB。|其实不加钱", "contradicted" },
  { "three", "宽带没有500兆，安装要收钱，师傅不上门", "contradicted" },
  { "no-surprise", "超了会收费", "partly" },
  { "free-card", "副卡免费的没有", "contradicted" },
  { "free-card", "不办套餐也能拿，副卡是免费的", "said" },
  { "start", "这个月不变下个月一号生效", "said" },
  /* a number that names: every digit, written or spelt out */
  { "reference", "Your reference is HV-20731", "said" },
  { "reference", "reference number H V two oh seven three one", "said" },
  { "reference", "单号HV二零七三幺", "said" },
  { "reference", "Your reference is HV-20371", "contradicted" },
  { "reference", "Your reference is HV-207310", "said" },
  /* somebody else's words */
  { "free-card", "The second card is free, you said.", "open" },
  { "free-card", "等会儿我再问您副卡是不是要免费的", "open" },
  { "free-card", "您刚才说“副卡是免费的”", "open" },
  /* asked, not told */
  { "price", "您要60GB吗", "open" },
  { "three", "Can you make room for broadband, 500 mega, fitted free at your door?", "said" },
  { "usage", "and um what is it how much data per month", "said" },
  { "free-card", "副卡是免费的吗？", "unsure" },
  { "contract", "Is the contract twelve months?", "unsure" },
  { "start", "是下个月一号吗？", "unsure" },
  /* a bare number that fits, and likeness without the keys */
  { "price", "多付20，就有60GB", "said" },
  { "contract", "The contract is twelve", "unsure" },
  /* what was said stays said */
  { "price", "每月多付20元，就有60GB。|好的请稍等|再见", "said" },
  { "start", "下个月一号生效|您还有问题吗？", "said" },
  /* too far apart */
  { "price", "多20元|嗯|好|对|是|行|可以|有60GB", "partly" },
};

static CueEngine *engine;

/* The digest sums up what the change says, whichever of both is made first. */
static void
assert_digest_sums_what_is_told (const CueChange *change)
{
  g_autoptr (GString) summed = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *told = NULL;

  cue_change_append_canonical (change, summed);
  node = cue_change_to_json (change);
  told = cue_json_to_canonical (node);
  g_assert_cmpstr (summed->str, ==, told);
}

/* @proof: (out) (optional): of the last change */
static char *
judge_turns (const char *point, const char *said, char **proof)
{
  g_autoptr (CueState) state = cue_engine_begin (engine, "c1");
  g_autoptr (CueEvent) facts = cue_test_event (1, "customer.facts", CUE_TEST_START_MS,
                                               "{'facts':{'customer.ref':'HV-20731'}}");
  g_autoptr (GPtrArray) known = cue_engine_step (engine, state, facts, NULL);
  g_auto (GStrv) turns = g_strsplit (said, "|", -1);
  g_autofree char *full = g_strconcat (strchr (point, '/') == NULL ? "upgrade/" : "", point, NULL);
  char *verdict = g_strdup ("open");

  g_assert_nonnull (known);
  for (guint i = 0; turns[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);
      g_autoptr (CueEvent) event
          = cue_test_turn (i + 2, CUE_TEST_START_MS + i, id, 1, "agent", turns[i]);
      g_autoptr (GPtrArray) changes = cue_engine_step (engine, state, event, NULL);

      g_assert_nonnull (changes);
      for (guint k = 0; k < changes->len; k++)
        {
          const CueChange *change = g_ptr_array_index (changes, k);
          JsonObject *body = cue_change_get_body (change);

          assert_digest_sums_what_is_told (change);
          if (!g_str_equal (change->type, "point")
              || !g_str_equal (cue_json_get_string (body, "point", ""), full))
            continue;
          g_free (verdict);
          verdict = g_strdup (cue_json_get_string (body, "verdict", ""));
          if (proof != NULL)
            {
              g_free (*proof);
              *proof = cue_json_to_canonical (json_object_get_member (body, "proof"));
            }
        }
    }
  return verdict;
}

static char *
verdict_of (const char *point, const char *said)
{
  return judge_turns (point, said, NULL);
}

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *verdict = verdict_of (rows[i].point, rows[i].said);

  g_test_message ("%s: %s", rows[i].point, rows[i].said);
  g_assert_cmpstr (verdict, ==, rows[i].verdict);
}

static void
test_spans_quote_the_words (void)
{
  g_autoptr (CueState) state = cue_engine_begin (engine, "c1");
  g_autoptr (CueEvent) event
      = cue_test_turn (1, CUE_TEST_START_MS, "t1", 1, "agent", "好的，多 ２０ 元，有６０ＧＢ！");
  g_autoptr (GPtrArray) changes = cue_engine_step (engine, state, event, NULL);
  guint seen = 0;

  for (guint k = 0; k < changes->len; k++)
    {
      const CueChange *change = g_ptr_array_index (changes, k);
      JsonObject *body = cue_change_get_body (change);
      JsonArray *spans = cue_json_get_array (body, "spans");

      if (!g_str_equal (change->type, "point")
          || !g_str_equal (cue_json_get_string (body, "point", ""), "upgrade/price"))
        continue;
      seen++;
      g_assert_cmpuint (json_array_get_length (spans), ==, 2);
      g_assert_cmpstr (cue_json_get_string (json_array_get_object_element (spans, 0), "text", ""),
                       ==, "２０ 元");
      g_assert_cmpstr (cue_json_get_string (json_array_get_object_element (spans, 1), "text", ""),
                       ==, "６０ＧＢ");
      g_assert_cmpint (cue_json_get_int (json_array_get_object_element (spans, 1), "start", 0), ==,
                       11);
    }
  g_assert_cmpuint (seen, ==, 1);
}

/* The same words and keys: what the lead asks for decides. */
static void
test_sure_as_the_lead_asks (void)
{
  static const char said[] = "宽带能到500兆，安装的事师傅会上门";
  g_autofree char *normal = verdict_of ("three", said);
  g_autofree char *proof = NULL;
  g_autofree char *strict = judge_turns ("strict", said, &proof);
  g_autofree char *own = verdict_of ("strict", "Broadband, 500 mega, fitted free, at your door.");
  g_autofree char *doubted = verdict_of ("three", "师傅上门安装宽带，500兆的");
  g_autofree char *lenient = verdict_of ("lenient", "师傅上门安装宽带，500兆的");

  g_assert_cmpstr (normal, ==, "said");
  g_assert_cmpstr (strict, ==, "unsure");
  g_assert_nonnull (strstr (proof, "\"sure\":\"high\""));
  g_assert_cmpstr (own, ==, "said");
  g_assert_cmpstr (doubted, ==, "unsure");
  g_assert_cmpstr (lenient, ==, "said");
}

static void
test_order_is_told (void)
{
  static const struct
  {
    const char *said;
    gboolean late;
  } orders[] = {
    { "现在给您办好了。", TRUE },
    { "下个月一号生效|现在给您办好了。", TRUE },
    { "合约期是12个月|下个月一号生效|现在给您办好了。", FALSE },
    { "下个月一号生效，合约期是12个月，现在给您办好了。", FALSE },
    { "现在给您办好了。|合约期是12个月，下个月一号生效", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *proof = NULL;
      g_autofree char *verdict = judge_turns ("later", orders[i].said, &proof);

      g_test_message ("%s", orders[i].said);
      g_assert_cmpstr (verdict, ==, "said");
      g_assert_cmpint (strstr (proof, "\"out_of_order\":true") != NULL, ==, orders[i].late);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (CuePack) pack = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  pack = cue_test_make_pack ("talks.jsonl", talks, NULL);
  engine = cue_engine_new (pack, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/said-check/row/%02u-%s-%s", i, rows[i].point, rows[i].verdict);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/said-check/ticked-as-surely-as-the-lead-asks", test_sure_as_the_lead_asks);
  g_test_add_func ("/said-check/what-comes-too-early-is-told", test_order_is_told);
  g_test_add_func ("/said-check/spans-quote-the-original-words", test_spans_quote_the_words);
  result = g_test_run ();
  cue_engine_unref (engine);
  return result;
}
