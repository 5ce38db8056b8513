/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *numbers; /* "89 yuan, 1.5 month" */
} Row;

static void
append_value (GString *out, gint64 micro)
{
  if (micro < 0)
    g_string_append_c (out, '-');
  micro = ABS (micro);
  g_string_append_printf (out, "%" G_GINT64_FORMAT, micro / 1000000);
  if (micro % 1000000 == 0)
    return;
  g_string_append_printf (out, ".%06" G_GINT64_FORMAT, micro % 1000000);
  while (out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
}

static char *
read_numbers (const char *text)
{
  g_autoptr (CueFolded) folded = cue_folded_new (text);
  g_autoptr (GArray) numbers = cue_numbers_read (folded);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      const CueNumber *number = &g_array_index (numbers, CueNumber, i);

      if (i > 0)
        g_string_append (out, ", ");
      append_value (out, number->value_micro);
      g_string_append_printf (out, " %s", cue_unit_to_string (number->unit));
    }
  return g_string_free (out, FALSE);
}

static void
check_rows (const Row *rows, guint length)
{
  guint wrong = 0;

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *found = read_numbers (rows[i].text);

      if (g_str_equal (found, rows[i].numbers))
        continue;
      g_test_message ("\"%s\" reads as [%s], not [%s]", rows[i].text, found, rows[i].numbers);
      wrong++;
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_digits (void)
{
  static const Row rows[] = {
    { "89", "89 plain" },
    { "89元", "89 yuan" },
    { "89 块", "89 yuan" },
    { "89块钱", "89 yuan" },
    { "¥89", "89 yuan" },
    { "￥ 89", "89 yuan" },
    { "¥89元", "89 yuan" },
    { "89￥", "89 yuan" },
    { "RMB 89", "89 yuan" },
    { "rmb89.5", "89.5 yuan" },
    { "89 RMB", "89 yuan" },
    { "89 yuan", "89 yuan" },
    { "人民币89", "89 yuan" },
    { "８９元", "89 yuan" },
    { "$89", "89 usd" },
    { "US$ 1,299.50", "1299.5 usd" },
    { "USD 20", "20 usd" },
    { "20 USD", "20 usd" },
    { "89 dollars", "89 usd" },
    { "89 bucks", "89 usd" },
    { "89美元", "89 usd" },
    { "100美金", "100 usd" },
    { "50 cents", "0.5 usd" },
    { "$1.5k", "1500 usd" },
    { "1,299.50", "1299.5 plain" },
    { "1,000,000 yuan", "1000000 yuan" },
    { "5,6", "5 plain, 6 plain" },
    { "0.5", "0.5 plain" },
    { "1.1234567", "1.123456 plain" },
    { "3万5", "35000 plain" },
    { "3万5千块", "35000 yuan" },
    { "3万5000元", "35000 yuan" },
    { "1.5万", "15000 plain" },
    { "5千元", "5000 yuan" },
    { "1亿2000万", "120000000 plain" },
    { "100万一年", "1000000 plain, 1 year" },
    { "20k", "20000 plain" },
    { "4k", "" },
    { "2 thousand", "2000 plain" },
    { "$2 million", "2000000 usd" },
    { "15%", "15 percent" },
    { "15 percent", "15 percent" },
    { "15 per cent", "15 percent" },
    { "百分之15", "15 percent" },
    { "3.5％", "3.5 percent" },
    { "3个百分点", "3 percent" },
    { "60GB", "60 gb" },
    { "60G", "60 gb" },
    { "60个G", "60 gb" },
    { "60 gigs", "60 gb" },
    { "500MB", "500 mb" },
    { "500m", "500 mb" },
    { "100兆", "100 mb" },
    { "30分钟", "30 minute" },
    { "30 min", "30 minute" },
    { "24小时", "24 hour" },
    { "24h", "24 hour" },
    { "2个半小时", "2.5 hour" },
    { "7天", "7 day" },
    { "30日内", "30 day" },
    { "3个工作日", "3 day" },
    { "30-day", "30 day" },
    { "2周", "2 week" },
    { "2 weeks", "2 week" },
    { "12个月", "12 month" },
    { "12-month plan", "12 month" },
    { "2年", "2 year" },
    { "2 years", "2 year" },
    { "3个", "3 piece" },
    { "5张卡", "5 piece" },
    { "3 pieces", "3 piece" },
    { "3个人", "3 person" },
    { "4 people", "4 person" },
    { "30度", "30 degree" },
    { "-5℃", "-5 degree" },
    { "零下5度", "-5 degree" },
    { "500积分", "500 point" },
    { "500 points", "500 point" },
    { "1000点积分", "1000 point" },
    { "3-5天", "3 day, 5 day" },
    { "10到20元", "10 yuan, 20 yuan" },
    { "100-200元", "100 yuan, 200 yuan" },
    { "10, 20元", "10 plain, 20 yuan" },
    { "$.50", "0.5 usd" },
    { "how about .50", "0.5 plain" },
    { "89块9", "89.9 yuan" },
    { "3元5角", "3.5 yuan" },
    { "每月59元，共12个月", "59 yuan, 12 month" },
    { "10086", "10086 plain" },
    { "99999999元", "99999999 yuan" },
    { "99999999999999999999999元", "9223372036854.775807 yuan" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_chinese (void)
{
  static const Row rows[] = {
    { "八十九元", "89 yuan" },
    { "八十九块", "89 yuan" },
    { "一百零五块", "105 yuan" },
    { "一百一", "110 plain" },
    { "一百五", "150 plain" },
    { "两百", "200 plain" },
    { "两千五", "2500 plain" },
    { "两千零五", "2005 plain" },
    { "三万五", "35000 plain" },
    { "三万零五十", "30050 plain" },
    { "十块", "10 yuan" },
    { "十五块钱", "15 yuan" },
    { "二十一个", "21 piece" },
    { "三十一天", "31 day" },
    { "三千五百万", "35000000 plain" },
    { "一亿两千万", "120000000 plain" },
    { "贰佰元", "200 yuan" },
    { "壹仟贰佰叁拾肆圆", "1234 yuan" },
    { "兩百塊錢", "200 yuan" },
    { "二〇二六", "2026 plain" },
    { "三点五个G", "3.5 gb" },
    { "十五点八元", "15.8 yuan" },
    { "一点五万", "15000 plain" },
    { "百分之十五", "15 percent" },
    { "百分之一", "1 percent" },
    { "百分之百", "100 percent" },
    { "百分之三点五", "3.5 percent" },
    { "六十G流量", "60 gb" },
    { "一百兆", "100 mb" },
    { "三十分钟", "30 minute" },
    { "二十四小时", "24 hour" },
    { "两个半小时", "2.5 hour" },
    { "一个半月", "1.5 month" },
    { "半年", "0.5 year" },
    { "半个月", "0.5 month" },
    { "半小时", "0.5 hour" },
    { "一年半", "1.5 year" },
    { "七天", "7 day" },
    { "两周", "2 week" },
    { "三个星期", "3 week" },
    { "一个月", "1 month" },
    { "两百一个月", "200 plain, 1 month" },
    { "一百块一个月", "100 yuan, 1 month" },
    { "三年", "3 year" },
    { "三个", "3 piece" },
    { "一百个", "100 piece" },
    { "三位客人", "3 person" },
    { "四个人", "4 person" },
    { "三块五", "3.5 yuan" },
    { "三块五毛钱", "3.5 yuan" },
    { "五毛", "0.5 yuan" },
    { "一块五", "1.5 yuan" },
    { "一块钱", "1 yuan" },
    { "打十分", "10 point" },
    { "三", "3 plain" },
    { "选二。", "" },
    { "每个月多二十块，流量就有六十个G", "20 yuan, 60 gb" },
    { "零下五度", "-5 degree" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_english (void)
{
  static const Row rows[] = {
    { "eighty-nine dollars", "89 usd" },
    { "eighty nine yuan", "89 yuan" },
    { "one hundred and five", "105 plain" },
    { "a hundred", "100 plain" },
    { "a hundred bucks", "100 usd" },
    { "two thousand", "2000 plain" },
    { "two thousand five hundred", "2500 plain" },
    { "one million two hundred thousand and six", "1200006 plain" },
    { "twelve hundred", "1200 plain" },
    { "twenty yuan extra buys you sixty gigs", "20 yuan, 60 gb" },
    { "fifteen percent", "15 percent" },
    { "three point five percent", "3.5 percent" },
    { "two and a half hours", "2.5 hour" },
    { "four and a quarter percent", "4.25 percent" },
    { "three and three quarters percent", "3.75 percent" },
    { "thirty and a quarterback", "30 plain" },
    { "三十个 G", "30 gb" },
    { "half an hour", "0.5 hour" },
    { "half a year", "0.5 year" },
    { "one year", "1 year" },
    { "one-year contract", "1 year" },
    { "two-week trial", "2 week" },
    { "thirty days", "30 day" },
    { "five people", "5 person" },
    { "ten minutes", "10 minute" },
    { "eighty-nine dollars and fifty cents", "89.5 usd" },
    { "Twenty-Five GB", "25 gb" },
    { "ten to twenty days", "10 day, 20 day" },
    { "five or six", "5 plain, 6 plain" },
    { "two plans", "2 plain" },
    { "zero", "0 plain" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_not_numbers (void)
{
  static const Row rows[] = {
    { "一下", "" },
    { "一些", "" },
    { "一样", "" },
    { "一直", "" },
    { "一起", "" },
    { "一个", "" },
    { "一点也不", "" },
    { "统一", "" },
    { "万一不行", "" },
    { "万一一个月后涨价", "1 month" },
    { "十分满意", "" },
    { "三星手机", "" },
    { "千万别", "" },
    { "四川", "" },
    { "唯一的", "" },
    { "之一", "" },
    { "一块去", "" },
    { "百分百", "" },
    { "双十一", "" },
    { "双11", "" },
    { "第三个", "" },
    { "第 3 个", "" },
    { "五折", "" },
    { "8.5折", "" },
    { "三成", "" },
    { "两倍", "" },
    { "三四天", "" },
    { "两三个月", "" },
    { "三四百块", "" },
    { "二十多块", "" },
    { "100多块", "" },
    { "几十块", "" },
    { "十几个", "" },
    { "百来块", "" },
    { "一百来块", "" },
    { "三分之二", "" },
    { "3月", "" },
    { "3月15日", "" },
    { "十二月二十五号", "" },
    { "2026年3月5日", "" },
    { "2026-03-05", "" },
    { "12:30", "" },
    { "下午3点半", "" },
    { "三点一刻", "" },
    { "八点十五分", "" },
    { "星期三", "" },
    { "周5", "" },
    { "6 pm", "" },
    { "at ten o'clock", "" },
    { "24/7", "" },
    { "1/2", "" },
    { "½", "" },
    { "13800138000", "" },
    { "138-0013-8000", "" },
    { "400-800-1234", "" },
    { "订单1234567", "" },
    { "0571", "" },
    { "v1.2.3", "" },
    { "1.2.3", "" },
    { "iphone15", "" },
    { "covid-19", "" },
    { "5G套餐", "" },
    { "5G network", "" },
    { "4g手机", "" },
    { "5G", "" },
    { "300Mbps", "" },
    { "1st", "" },
    { "#12", "" },
    { "3号楼", "" },
    { "6位数字", "" },
    { "800日元", "" },
    { "€50", "" },
    { "HK$50", "" },
    { "50 euros", "" },
    { "one of them", "" },
    { "this one", "" },
    { "someone", "" },
    { "no-one", "" },
    { "one's", "" },
    { "one two three four", "" },
    { "nineteen ninety-nine", "" },
    { "a month", "" },
    { "tenth", "" },
    { "often", "" },
    { "weight", "" },
    { "hundreds of", "" },
    { "转10086人工", "" },
    { "", "" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_data_and_network (void)
{
  static const Row rows[] = {
    { "5g流量", "5 gb" },       { "5 G 数据", "5 gb" },      { "5g of data", "5 gb" },
    { "5个G", "5 gb" },         { "5GB", "5 gb" },           { "10g", "10 gb" },
    { "5G套餐含60G", "60 gb" }, { "畅享 5G 60GB", "60 gb" }, { "1.5g", "1.5 gb" },
    { "20GB多少钱", "20 gb" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_spans (void)
{
  g_autoptr (CueFolded) folded = cue_folded_new ("現在　　ＲＭＢ\u200b８９．５０元一個月");
  g_autoptr (GArray) numbers = cue_numbers_read (folded);
  const CueNumber *price = &g_array_index (numbers, CueNumber, 0);
  const CueNumber *month = &g_array_index (numbers, CueNumber, 1);

  g_assert_cmpuint (numbers->len, ==, 2);
  g_assert_cmpint (price->value_micro, ==, 89500000);
  g_assert_cmpuint (price->start, ==, 3);
  g_assert_cmpuint (price->end, ==, 12);
  g_assert_cmpuint (price->source.start, ==, 4);
  g_assert_cmpuint (price->source.end, ==, 14);
  g_assert_cmpint (month->unit, ==, CUE_UNIT_MONTH);
  g_assert_cmpuint (month->source.start, ==, 14);
  g_assert_cmpuint (month->source.end, ==, 17);
}

static void
test_units (void)
{
  for (guint i = 0; i < CUE_UNIT_N; i++)
    {
      CueUnit unit = CUE_UNIT_N;

      g_assert_true (cue_unit_from_string (cue_unit_to_string (i), &unit));
      g_assert_cmpuint (unit, ==, i);
    }
  g_assert_false (cue_unit_from_string ("stone", &(CueUnit){ 0 }));
}

static void
test_random (void)
{
  static const char *const parts[] = {
    "一", "二",   "两",    "三", "十", "百",  "千",     "万",      "亿",       "零",
    "点", "半",   "个",    "月", "年", "块",  "元",     "分",      "之",       "百分之",
    "第", "多",   "G",     "g",  "1",  "5",   "99",     ",",       ".",        "-",
    ":",  "/",    " ",     "$",  "¥",  "one", "twenty", "hundred", "thousand", "and",
    "a",  "half", "point", "的", "%",  "k",   "天",     "毛",
  };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (CueFolded) folded = NULL;
      g_autoptr (GArray) numbers = NULL;
      guint last = 0;

      for (int length = g_rand_int_range (rand, 0, 20); length > 0; length--)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      folded = cue_folded_new (text->str);
      numbers = cue_numbers_read (folded);
      for (guint k = 0; k < numbers->len; k++)
        {
          const CueNumber *number = &g_array_index (numbers, CueNumber, k);

          g_assert_cmpuint (number->start, >=, last);
          g_assert_cmpuint (number->start, <, number->end);
          g_assert_cmpuint (number->end, <=, folded->length);
          g_assert_cmpuint (number->unit, <, CUE_UNIT_N);
          last = number->end;
        }
    }
}

/* Each would take minutes if any part were read again and again. */
static void
test_long (void)
{
  static const char *const parts[]
      = { "万一", "一", "1-", "1,111", "1.", "百分之", "one ", "a1", "三点", "3万" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (CueFolded) folded = NULL;
      g_autoptr (GArray) numbers = NULL;

      while (text->len < 500000)
        g_string_append (text, parts[i]);
      folded = cue_folded_new (text->str);
      numbers = cue_numbers_read (folded);
      g_assert_cmpuint (numbers->len, <, folded->length);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/digits", test_digits);
  g_test_add_func ("/number/chinese", test_chinese);
  g_test_add_func ("/number/english", test_english);
  g_test_add_func ("/number/not-numbers", test_not_numbers);
  g_test_add_func ("/number/data-is-not-the-network", test_data_and_network);
  g_test_add_func ("/number/spans-lead-back", test_spans);
  g_test_add_func ("/number/units-have-names", test_units);
  g_test_add_func ("/number/random-texts-give-ordered-numbers", test_random);
  g_test_add_func ("/number/long-texts-cost-one-pass", test_long);
  return g_test_run ();
}
