/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes next in a talk that nothing was learnt of. */
#include "cue-next.h"

static CueNextPlan *
read_plan (const char *title, const char *const *texts, guint n)
{
  CueNextPlan *plan = cue_next_plan_new (title);

  for (guint i = 0; i < n; i++)
    {
      const char *wordings[] = { texts[i], NULL };

      cue_next_plan_add (plan, wordings);
    }
  cue_next_plan_finish (plan);
  return plan;
}

typedef struct
{
  const char *texts[4];
  const char *before; /* what the customer said, or NULL */
  const char *now;
  const char *stands; /* of each point: o open, s said, b barred */
  guint next;
  CueNextBecause because;
} Row;

#define SALE                                                                                       \
  {                                                                                                \
    "What do you mostly use it for?", "It costs {{offer.fee}} yuan a month.",                      \
        "You get 60 GB of data.", "It starts tomorrow, the first day."                             \
  }
#define BOOKING                                                                                    \
  {                                                                                                \
    "Which hotel would you like to stay at?", "What day do you arrive?",                           \
        "How many people are coming?", "Is there anything else I can do for you?"                  \
  }
#define SALE_ZH                                                                                    \
  {                                                                                                \
    "您平时流量用得多吗？", "每月 {{offer.fee}} 元。", "送一个视频会员。",                         \
        "下个月 1 号生效，没有合约期。"                                               \
  }

static const Row rows[] = {
  /* nobody asks for anything: the written order, also behind what was said */
  { SALE, NULL, NULL, "oooo", 0, CUE_NEXT_IN_ORDER },
  { SALE, NULL, "I see, go on", "sooo", 1, CUE_NEXT_IN_ORDER },
  { SALE, NULL, "I see, go on", "ssoo", 2, CUE_NEXT_IN_ORDER },
  { SALE_ZH, NULL, "我知道了", "sooo", 1, CUE_NEXT_IN_ORDER },
  /* what is asked for moves up, by its words or by its matter */
  { SALE, NULL, "And how much data do I get?", "oooo", 2, CUE_NEXT_ASKED },
  { SALE, NULL, "How much is it?", "oooo", 1, CUE_NEXT_ASKED },
  { SALE, NULL, "When does it start?", "sooo", 3, CUE_NEXT_ASKED },
  { SALE_ZH, NULL, "这个多少钱？", "oooo", 1, CUE_NEXT_ASKED },
  { SALE_ZH, NULL, "有合约期吗？", "sooo", 3, CUE_NEXT_ASKED },
  { SALE_ZH, NULL, "会员是送的吗？", "oooo", 2, CUE_NEXT_ASKED },
  /* a question behind a "but" too */
  { SALE, NULL, "sounds good but what does it cost", "oooo", 1, CUE_NEXT_ASKED },
  { SALE_ZH, NULL, "挺好的但是有合约期吗", "sooo", 3, CUE_NEXT_ASKED },
  /* but not past what must come first */
  { SALE, NULL, "When does it start?", "oobb", 0, CUE_NEXT_IN_ORDER },
  /* what the customer told is not asked again */
  { BOOKING, NULL, "I would like to stay at the Rose Hotel with four people", "oooo", 1,
    CUE_NEXT_ANSWERED },
  /* a single open one needs no reason */
  { SALE, NULL, "How much is it?", "ssso", 3, CUE_NEXT_IN_ORDER },
};

static CueNextStand
read_stand (char c)
{
  return c == 'o' ? CUE_NEXT_OPEN : c == 's' ? CUE_NEXT_SAID : CUE_NEXT_BARRED;
}

/* The open point with the highest score, of equals the first. */
static guint
choose (const gint32 *x, const CueNextStand *stands, guint *first)
{
  guint n = cue_next_n_properties ();
  guint best = G_MAXUINT;

  *first = G_MAXUINT;
  for (guint i = 0; i < 4; i++)
    {
      if (stands[i] != CUE_NEXT_OPEN)
        continue;
      *first = MIN (*first, i);
      if (best == G_MAXUINT || cue_next_score (x + i * n) > cue_next_score (x + best * n))
        best = i;
    }
  return best;
}

static void
test_row (const Row *row)
{
  g_autoptr (CueNextPlan) plan = read_plan (NULL, row->texts, 4);
  g_autoptr (CueNextWords) now = row->now == NULL ? NULL : cue_next_words_new (row->now);
  g_autoptr (CueNextWords) before = row->before == NULL ? NULL : cue_next_words_new (row->before);
  CueNextStand stands[4];
  CueNextMoment moment = { now, before, G_MAXUINT, stands };
  g_autoptr (GArray) look = NULL;
  guint n = cue_next_n_properties ();
  const gint32 *x;
  guint first;
  guint best;

  for (guint i = 0; i < 4; i++)
    {
      stands[i] = read_stand (row->stands[i]);
      if (stands[i] == CUE_NEXT_SAID)
        moment.last = i;
    }
  look = cue_next_look (plan, &moment);
  x = (const gint32 *) (gpointer) look->data;
  best = choose (x, stands, &first);
  g_assert_cmpuint (best, ==, row->next);
  g_assert_cmpint (cue_next_explain (x + best * n, x + first * n), ==, row->because);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u: %s", i, rows[i].now != NULL ? rows[i].now : "");
      test_row (&rows[i]);
    }
}

static void
test_words_that_ask (void)
{
  static const char *const texts[] = SALE_ZH;
  g_autoptr (CueNextPlan) plan = read_plan (NULL, texts, 4);
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text ("请问有合约期吗？");
  g_autoptr (GArray) spans = cue_next_find_words (plan, 3, tokens);
  g_autoptr (GArray) none = cue_next_find_words (plan, 2, tokens);
  g_autoptr (CueNextWords) asks = cue_next_words_new ("请问有合约期吗？");
  g_autoptr (CueNextWords) states = cue_next_words_new ("合约期我知道了。");

  g_assert_cmpuint (spans->len, ==, 1); /* 合约期 */
  g_assert_cmpuint (g_array_index (spans, CueSpan, 0).start, ==, 3);
  g_assert_cmpuint (g_array_index (spans, CueSpan, 0).end, ==, 6);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (cue_next_is_asked (plan, 3, asks));
  g_assert_false (cue_next_is_asked (plan, 2, asks));
  g_assert_false (cue_next_is_asked (plan, 3, states));
}

/* Who names what is sold speaks of none of its points yet. */
static void
test_title (void)
{
  static const char *const texts[]
      = { "Do you watch a lot?", "The night pack is 20 yuan a month.", "It starts today." };
  g_autoptr (CueNextPlan) plain = read_plan (NULL, texts, 3);
  g_autoptr (CueNextPlan) named = read_plan ("Night pack", texts, 3);
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text ("what is the night pack?");
  g_autoptr (GArray) spans = cue_next_find_words (plain, 1, tokens);
  g_autoptr (GArray) none = cue_next_find_words (named, 1, tokens);

  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next/of-a-talk-never-seen", test_rows);
  g_test_add_func ("/next/words-that-ask", test_words_that_ask);
  g_test_add_func ("/next/the-title-is-no-point", test_title);
  return g_test_run ();
}
