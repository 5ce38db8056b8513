/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fold.h"

#include <string.h>

static void
test_finalized (void)
{
  CueFolded *folded = cue_folded_new ("Hello");
  CueFolded *again = cue_folded_ref (folded);

  cue_folded_unref (folded);
  g_assert_cmpuint (again->length, ==, 5);
  cue_folded_unref (again);
}

typedef struct
{
  const char *text;
  const char *folded;
} Row;

static void
check_rows (const Row *rows, guint length)
{
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *found = cue_fold_string (rows[i].text);

      g_assert_cmpstr (found, ==, rows[i].folded);
    }
}

static void
test_case_and_width (void)
{
  static const Row rows[] = {
    { "", "" },
    { "Hello World", "hello world" },
    { "ＡＢＣ　１２３！", "abc 123!" },
    { "ﾃﾞｰﾀ", "データ" },
    { "Straße ŒUVRE", "strasse œuvre" },
    { "ﬁne Ⅷ ① ½", "fine viii 1 1⁄2" },
    { "￥８９，￡", "¥89,£" },
    { "ÉCOLE e\xcc\x81", "école é" },
    { "İI", "i̇i" },
    { "ΣΊΣΥΦΟΣ", "σίσυφοσ" },
    { "Ǆ ℃ ㎡ ㍿", "dž °c m2 株式会社" },
    { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한" },
    { "…等等——", "...等等——" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_simplified (void)
{
  static const Row rows[] = {
    { "這個套餐太貴了，還有更便宜的嗎？", "这个套餐太贵了,还有更便宜的吗?" },
    { "國際漫遊怎麼開通", "国际漫游怎么开通" },
    { "台灣臺灣颱風檯面", "台湾台湾台风台面" },
    { "餘額裏面裡頭乾淨恢復", "余额里面里头干净恢复" },
    { "頭髮發展", "头发发展" },
    { "瞭解看著麵條鐘錶", "了解看着面条钟表" },
    { "為爲綫線啓啟羣群", "为为线线启启群群" },
    { "皇后在後面，公里，干杯，谷子", "皇后在后面,公里,干杯,谷子" },
    { "余先生，了解，丑时，系统，只有，大阪", "余先生,了解,丑时,系统,只有,大阪" },
    { "妳好", "你好" },
    { "徵信 註冊 匯款 週末 帳號 賬戶", "征信 注册 汇款 周末 帐号 账户" },
    { "\xef\xa4\x80", "岂" }, /* U+F900, through 豈 */
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_removed (void)
{
  static const Row rows[] = {
    { "zero\u200bwidth\u200d\ufeff", "zerowidth" },
    { "\u202eevil\u202c \u2066x\u2069\u200e\u200f\u061c", "evil x" },
    { "soft\u00adhyphen \u2060joined", "softhyphen joined" },
    { "葛\U000e0100 ❤\ufe0f", "葛 ❤" },
    { "\U000e0041\U000e007f", "" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_blanks (void)
{
  static const Row rows[] = {
    { "a \t\r\n\u3000\u00a0b", "a b" },  { "  a  ", " a " },   { "a \u200b b", "a b" },
    { "\u2028\u2029\u1680\u202f", " " }, { "你 好", "你 好" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_invalid (void)
{
  static const Row rows[] = {
    { "a\xff"
      "b",
      "a\xef\xbf\xbd"
      "b" },
    { "\xe4\xbd", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
  };
  g_autoptr (CueFolded) folded = cue_folded_new ("\xe4\xbd-");

  check_rows (rows, G_N_ELEMENTS (rows));
  g_assert_cmpuint (folded->source_length, ==, 3);
}

static void
assert_source (const CueFolded *folded, guint start, guint end, guint from, guint to)
{
  CueSpan span = cue_folded_source (folded, start, end);

  g_assert_cmpuint (span.start, ==, from);
  g_assert_cmpuint (span.end, ==, to);
}

static void
test_sources (void)
{
  /* 0Ｔ 1ﬁ 2zero width 3blank 4blank 5e 6acute 7ﾃ 8ﾞ 9✓ → t f i blank é デ ✓ */
  g_autoptr (CueFolded) folded = cue_folded_new ("Ｔﬁ\u200b  e\u0301ﾃﾞ✓");

  g_assert_cmpuint (folded->source_length, ==, 10);
  g_assert_cmpuint (folded->length, ==, 7);
  assert_source (folded, 0, 1, 0, 1);
  assert_source (folded, 1, 2, 1, 2);
  assert_source (folded, 2, 3, 1, 2);
  assert_source (folded, 3, 4, 3, 5);
  assert_source (folded, 4, 5, 5, 7);
  assert_source (folded, 5, 6, 7, 9);
  assert_source (folded, 6, 7, 9, 10);
  assert_source (folded, 0, 7, 0, 10);
  assert_source (folded, 2, 4, 1, 5);
  assert_source (folded, 4, 4, 5, 5);
  assert_source (folded, 7, 7, 10, 10);
}

static gunichar
random_char (GRand *rand)
{
  static const guint limits[]
      = { 0x80, 0x250, 0x370, 0x1200, 0x3000, 0x3400, 0xa000, 0x10000, 0x110000 };
  gunichar c;

  do
    c = g_rand_int_range (rand, 1, limits[g_rand_int_range (rand, 0, G_N_ELEMENTS (limits))]);
  while (!g_unichar_validate (c));
  return g_rand_int_range (rand, 0, 8) == 0 ? 0x300 + c % 0x70 : c;
}

static char *
random_text (GRand *rand, gboolean (*wanted) (gunichar))
{
  GString *text = g_string_new (NULL);

  for (int length = g_rand_int_range (rand, 0, 24); length > 0;)
    {
      gunichar c = random_char (rand);

      if (wanted != NULL && !wanted (c))
        continue;
      g_string_append_unichar (text, c);
      length--;
    }
  return g_string_free (text, FALSE);
}

static void
check_spans (const CueFolded *folded)
{
  for (guint i = 0; i < folded->length; i++)
    {
      CueSpan span = folded->sources[i];

      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, folded->source_length);
      if (i > 0)
        {
          g_assert_cmpuint (span.start, >=, folded->sources[i - 1].start);
          g_assert_cmpuint (span.end, >=, folded->sources[i - 1].end);
        }
    }
}

static void
check_twice (const char *text)
{
  g_autoptr (CueFolded) folded = cue_folded_new (text);
  g_autofree char *once = cue_folded_to_string (folded);
  g_autofree char *twice = cue_fold_string (once);

  g_assert_cmpstr (twice, ==, once);
  g_assert_cmpuint (folded->source_length, ==, g_utf8_strlen (text, -1));
  check_spans (folded);
}

static void
test_idempotent (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 100000; i++)
    {
      g_autofree char *text = random_text (rand, NULL);

      check_twice (text);
    }
}

static void
test_each_code_point (void)
{
  for (gunichar c = 1; c < 0x110000; c++)
    {
      char text[8] = { 0 };

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, text);
      check_twice (text);
    }
}

/* Where we mean to differ: Han may be simplified, white space is collapsed, ignorables vanish, and
 * a Greek iota subscript becomes a letter before later marks are ordered (NFKC_Casefold). Where
 * GLib differs from Unicode: Cherokee. Code points younger than GLib's tables are left out. */
static gboolean
is_comparable (gunichar c)
{
  char text[8] = { 0 };
  g_autoptr (CueFolded) folded = NULL;
  GUnicodeScript script = g_unichar_get_script (c);

  g_unichar_to_utf8 (c, text);
  folded = cue_folded_new (text);
  for (guint i = 0; i < folded->length; i++)
    if (folded->chars[i] == ' ' || cue_unichar_is_cjk (folded->chars[i]))
      return FALSE;
  return g_unichar_isdefined (c) && folded->length > 0 && script != G_UNICODE_SCRIPT_HAN
         && script != G_UNICODE_SCRIPT_CHEROKEE && c != 0x345 && (c < 0x1f80 || c > 0x1fff);
}

static char *
oracle (const char *text)
{
  g_autofree char *first = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (first, -1);
  g_autofree char *second = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);
  g_autofree char *again = g_utf8_casefold (second, -1);

  return g_utf8_normalize (again, -1, G_NORMALIZE_NFKC);
}

static void
test_oracle (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 50000; i++)
    {
      g_autofree char *text = random_text (rand, is_comparable);
      g_autofree char *expected = oracle (text);
      g_autofree char *found = cue_fold_string (text);

      if (!g_str_equal (found, expected))
        g_test_message ("folding \"%s\"", text);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_many_marks (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (CueFolded) folded = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, i % 2 == 0 ? "\u0301" : "\u0316");
  folded = cue_folded_new (text->str);
  g_assert_cmpuint (folded->length, ==, 100000);
  g_assert_cmpuint (folded->chars[0], ==, 0xe1);
  g_assert_cmpuint (folded->chars[1], ==, 0x316);
  check_spans (folded);
}

static void
test_cjk (void)
{
  g_assert_true (cue_unichar_is_cjk (0x4f60));
  g_assert_true (cue_unichar_is_cjk (0x3007));
  g_assert_true (cue_unichar_is_cjk (0x30c7));
  g_assert_true (cue_unichar_is_cjk (0x20000));
  g_assert_false (cue_unichar_is_cjk ('a'));
  g_assert_false (cue_unichar_is_cjk (0xff0c));
  g_assert_false (cue_unichar_is_cjk (0x3002));
  g_assert_false (cue_unichar_is_cjk (0x1f600));
}

static void
test_pinyin (void)
{
  g_assert_cmpstr (cue_unichar_pinyin (g_utf8_get_char ("行")), ==, "hang heng xing");
  g_assert_cmpstr (cue_unichar_pinyin (g_utf8_get_char ("银")), ==, "yin");
  g_assert_cmpstr (cue_unichar_pinyin (g_utf8_get_char ("銀")), ==, "yin");
  g_assert_cmpstr (cue_unichar_pinyin (g_utf8_get_char ("女")), ==, "nv");
  g_assert_cmpstr (cue_unichar_pinyin (g_utf8_get_char ("〇")), ==, "ling");
  g_assert_cmpstr (cue_unichar_pinyin ('a'), ==, NULL);
  g_assert_cmpstr (cue_unichar_pinyin (0x10ffff), ==, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/finalized", test_finalized);
  g_test_add_func ("/fold/case-and-width-vanish", test_case_and_width);
  g_test_add_func ("/fold/traditional-becomes-simplified", test_simplified);
  g_test_add_func ("/fold/controls-are-removed", test_removed);
  g_test_add_func ("/fold/blanks-collapse", test_blanks);
  g_test_add_func ("/fold/invalid-bytes-are-replaced", test_invalid);
  g_test_add_func ("/fold/sources-lead-back", test_sources);
  g_test_add_func ("/fold/twice-is-once", test_idempotent);
  g_test_add_func ("/fold/twice-is-once-for-each-code-point", test_each_code_point);
  g_test_add_func ("/fold/equals-nfkc-and-casefold", test_oracle);
  g_test_add_func ("/fold/many-marks-cost-little", test_many_marks);
  g_test_add_func ("/fold/cjk", test_cjk);
  g_test_add_func ("/fold/pinyin-has-all-readings", test_pinyin);
  return g_test_run ();
}
