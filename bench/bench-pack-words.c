/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-pack-words.h"

/* Three parts a text: of what kind, what, and what is wanted of it. */
static const char *const KINDS_ZH[]
    = { "国际", "夜间", "校园", "家庭", "定向", "闲时", "节日", "老年", "亲情", "商务",
        "共享", "加急", "学生", "副卡", "新装", "合约", "预付", "企业", "小区", "限时",
        "无线", "高清", "儿童", "农村", "春季", "会员", "跨省", "周末", "线上", "异地" };
static const char *const KINDS_EN[]
    = { "international", "night",     "campus",      "family",   "targeted", "offpeak",
        "holiday",       "senior",    "kinship",     "business", "shared",   "urgent",
        "student",       "secondary", "newly",       "contract", "prepaid",  "corporate",
        "local",         "limited",   "wireless",    "premium",  "kids",     "rural",
        "spring",        "member",    "crossborder", "weekend",  "online",   "remote" };
static const char *const THINGS_ZH[]
    = { "流量包", "套餐", "漫游",   "宽带", "话费",   "积分", "账单",   "发票", "号码", "手机卡",
        "彩铃",   "电视", "路由器", "保险", "优惠券", "押金", "合同",   "快递", "退款", "礼品",
        "分期",   "贷款", "信用卡", "密码", "验证码", "预约", "工单",   "客服", "网速", "信号",
        "短信",   "热线", "维修",   "换机", "话机",   "光猫", "机顶盒", "权益", "月租", "余额",
        "提醒",   "通话", "实名",   "过户", "停机",   "复机", "转网",   "销户", "补卡", "充值" };
static const char *const THINGS_EN[] = { "data pack",
                                         "plan",
                                         "roaming",
                                         "broadband",
                                         "credit",
                                         "points",
                                         "bill",
                                         "invoice",
                                         "number",
                                         "sim card",
                                         "ringtone",
                                         "television",
                                         "router",
                                         "insurance",
                                         "voucher",
                                         "deposit",
                                         "contract paper",
                                         "parcel",
                                         "refund",
                                         "gift",
                                         "instalment",
                                         "loan",
                                         "credit card",
                                         "password",
                                         "code",
                                         "appointment",
                                         "ticket",
                                         "service",
                                         "speed",
                                         "signal",
                                         "message",
                                         "hotline",
                                         "repair",
                                         "upgrade",
                                         "handset",
                                         "modem",
                                         "set top box",
                                         "benefit",
                                         "rental",
                                         "balance",
                                         "reminder",
                                         "call",
                                         "identity",
                                         "transfer",
                                         "suspension",
                                         "reactivation",
                                         "porting",
                                         "closing account",
                                         "replacement card",
                                         "topup" };
static const char *const ACTS_ZH[]
    = { "怎么取消",   "太贵了",   "用完了",   "没到账",   "扣错了",   "想要升级", "想换一个",
        "打不开",     "弄丢了",   "过期了",   "被骗了",   "想投诉",   "查不到",   "有优惠吗",
        "什么时候到", "能不能退", "想要便宜", "不够用",   "重复扣费", "想续约",   "怎么激活",
        "要不要钱",   "能用多久", "一直报错", "想暂停",   "怎么恢复", "想开通",   "没收到",
        "想改地址",   "怎么绑定", "太慢了",   "断断续续", "想加一个", "想合并",   "能转让吗",
        "怎么收费",   "限制太多", "想延期",   "不会用",   "想了解" };
static const char *const ACTS_EN[]
    = { "please cancel",  "costs too much",   "is used up",     "never arrived",  "charged wrongly",
        "want upgrading", "want another",     "will not open",  "got lost",       "has expired",
        "was a scam",     "want to complain", "cannot find",    "any discount",   "when will come",
        "can return",     "want cheaper",     "runs short",     "charged twice",  "want renewal",
        "how activate",   "costs money",      "lasts how long", "keeps failing",  "want pausing",
        "how restore",    "want opening",     "never received", "change address", "how bind",
        "too slow",       "keeps dropping",   "add one more",   "want merging",   "can transfer",
        "how charged",    "too limited",      "want extension", "cannot use",     "tell me about" };
static const char *const PLACES_ZH[] = { "在营业厅", "在App上", "打电话", "在网上", "在国外",
                                         "在老家",   "在学校",  "在公司", "在家里", "在路上" };
static const char *const PLACES_EN[]
    = { "at the shop", "in the app", "by phone", "on the web",  "abroad",
        "back home",   "at school",  "at work",  "in my house", "on the road" };
static const char *const FILLERS[]
    = { "你好在吗",         "嗯好的",       "我看一下啊",     "等会儿我还有事",   "谢谢你啊",
        "是这样的",         "那行吧",       "我再想想",       "你说的我没太听懂", "刚才一直没人接",
        "我朋友介绍我来的", "昨天就问过了", "别的我都清楚了", "今天天气不错",     "麻烦快一点",
        "我在上班呢",       "也可以",       "哦这样啊",       "我记一下",         "对的没错" };

#define N_TEXTS (G_N_ELEMENTS (KINDS_ZH) * G_N_ELEMENTS (THINGS_ZH) * G_N_ELEMENTS (ACTS_ZH))
/* Neighbours in number are none in words; it has no divisor in common with N_TEXTS. */
#define STRIDE 7919

/* Kind, thing and act of a number; @round counts on when all have been used. */
static void
split (guint i, guint *kind, guint *thing, guint *act, guint *round)
{
  *round = i / N_TEXTS;
  i = i % N_TEXTS * STRIDE % N_TEXTS;
  *thing = i % G_N_ELEMENTS (THINGS_ZH);
  i /= G_N_ELEMENTS (THINGS_ZH);
  *act = i % G_N_ELEMENTS (ACTS_ZH);
  i /= G_N_ELEMENTS (ACTS_ZH);
  *kind = i;
}

static char *
number_from (guint round, const char *text)
{
  return round == 0 ? g_strdup (text) : g_strdup_printf ("%s%u号", text, round);
}

char *
bench_words_zh (guint i)
{
  guint kind, thing, act, round;
  g_autofree char *text = NULL;

  split (i, &kind, &thing, &act, &round);
  text = g_strconcat (KINDS_ZH[kind], THINGS_ZH[thing], ACTS_ZH[act], NULL);
  return number_from (round, text);
}

char *
bench_words_zh_turned (guint i)
{
  guint kind, thing, act, round;
  g_autofree char *text = NULL;

  split (i, &kind, &thing, &act, &round);
  text = g_strconcat (ACTS_ZH[act], "这个", KINDS_ZH[kind], THINGS_ZH[thing], NULL);
  return number_from (round, text);
}

char *
bench_words_en (guint i)
{
  guint kind, thing, act, round;

  split (i, &kind, &thing, &act, &round);
  if (round > 0)
    return g_strdup_printf ("%s %s %s %u", KINDS_EN[kind], THINGS_EN[thing], ACTS_EN[act], round);
  return g_strdup_printf ("%s %s %s", KINDS_EN[kind], THINGS_EN[thing], ACTS_EN[act]);
}

char *
bench_words_offer (guint i)
{
  guint kind, thing, act, round;

  split (i, &kind, &thing, &act, &round);
  return g_strdup_printf ("%s%s %u 档", KINDS_ZH[kind], THINGS_ZH[thing], 19 + i);
}

gboolean
bench_words_point_has_price (guint i)
{
  return i % 6 == 0;
}

char *
bench_words_point (guint i)
{
  guint kind, thing, act, round;

  split (i, &kind, &thing, &act, &round);
  switch (i % 6)
    {
    case 0:
      return g_strdup_printf ("%s%s每月 %u 元。", KINDS_ZH[kind], THINGS_ZH[thing], 10 + i % 190);
    case 1:
      return g_strdup_printf ("先跟您核对一下%s%s。", KINDS_ZH[kind], THINGS_ZH[thing]);
    case 2:
      return g_strdup_printf ("您反映%s的%s，我马上登记。", KINDS_ZH[kind], THINGS_ZH[thing]);
    case 3:
      return g_strdup_printf ("关于%s，%s都可以办理。", THINGS_ZH[thing], KINDS_ZH[kind]);
    case 4:
      return g_strdup_printf ("处理好%s%s之后会短信通知。", KINDS_ZH[kind], THINGS_ZH[thing]);
    default:
      return g_strdup_printf ("%s还要看%s的规定，请您理解。", THINGS_ZH[thing], KINDS_ZH[kind]);
    }
}

char *
bench_words_point_key (guint i)
{
  guint kind, thing, act, round;

  split (i, &kind, &thing, &act, &round);
  return g_strdup (i % 2 == 0 ? KINDS_ZH[kind] : THINGS_ZH[thing]);
}

char *
bench_words_question (guint i, guint k)
{
  guint place = i % G_N_ELEMENTS (PLACES_ZH);
  guint kind, thing, act, round;

  split (i / G_N_ELEMENTS (PLACES_ZH), &kind, &thing, &act, &round);
  switch (k)
    {
    case 0:
      return g_strdup_printf ("%s%s%s%s怎么办？", PLACES_ZH[place], KINDS_ZH[kind],
                              THINGS_ZH[thing], ACTS_ZH[act]);
    case 1:
      return g_strdup_printf ("我的%s%s%s%s", KINDS_ZH[kind], THINGS_ZH[thing], PLACES_ZH[place],
                              ACTS_ZH[act]);
    case 2:
      return g_strdup_printf ("%s%s%s，我现在%s，该找谁", KINDS_ZH[kind], THINGS_ZH[thing],
                              ACTS_ZH[act], PLACES_ZH[place]);
    case 3:
      return g_strdup_printf ("请问%s想办%s%s，%s", PLACES_ZH[place], KINDS_ZH[kind],
                              THINGS_ZH[thing], ACTS_ZH[act]);
    case 4:
      return g_strdup_printf ("%s %s %s %s", KINDS_EN[kind], THINGS_EN[thing], ACTS_EN[act],
                              PLACES_EN[place]);
    default:
      return g_strdup_printf ("how do I handle my %s %s %s, it %s", KINDS_EN[kind],
                              THINGS_EN[thing], PLACES_EN[place], ACTS_EN[act]);
    }
}

const char *
bench_words_filler (guint i)
{
  return FILLERS[i % G_N_ELEMENTS (FILLERS)];
}
