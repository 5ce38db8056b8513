/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"

/*
 * Is there a negation over these words?
 *
 * "不要套餐" must not light the plan and "我要套餐" must. We read no grammar, only the clause
 * around the hit, with word lists that a lead could argue about: a negator shortly before the hit
 * (each has its own reach), unless the character is part of another word (差不多, 特别, 没想到; no
 * problem, not only), in the middle of a choice (要不要), doubled (不是不想), or asked back
 * (不是…吗, don't you …). Behind the hit, only a verb that refuses what was named counts
 * (加油包就不用了, roaming is not included): "网速慢不能用" complains, it does not refuse.
 */

typedef struct
{
  const char *word;
  guint reach; /* tokens that may stand between it and the hit */
} Negator;

static const Negator CHINESE_LIST[] = {
  { "不", 3 },     { "没", 3 },     { "没有", 3 },     { "无", 2 },     { "非", 1 },
  { "未", 3 },     { "别", 5 },     { "甭", 5 },       { "勿", 3 },     { "不是", 3 },
  { "并非", 3 },   { "并不", 3 },   { "不会", 3 },     { "不能", 3 },   { "不再", 3 },
  { "不必", 4 },   { "不要", 5 },   { "不用", 5 },     { "不想", 5 },   { "不想要", 5 },
  { "不需要", 5 }, { "不需", 5 },   { "无需", 5 },     { "无须", 5 },   { "不打算", 5 },
  { "不考虑", 5 }, { "没必要", 5 }, { "没有必要", 5 }, { "不喜欢", 5 }, { "不愿意", 5 },
  { "不准", 5 },   { "不许", 5 },   { "请勿", 4 },     { "谢绝", 3 },   { "拒绝", 4 },
  { "毫无", 3 },   { "从不", 3 },   { "从来没", 4 },   { "没兴趣", 5 }, { "不感兴趣", 5 },
  { "用不着", 5 }, { NULL, 0 },
};
CUE_WORDS (CHINESE);

/* Words in which the character negates nothing that follows. */
static const char *const CHINESE_PLAIN_LIST[]
    = { /* more than, also, at least */
        "不但", "不仅", "不止", "不只", "不光", "不单", "不低于", "不少于", "不高于", "不多于",
        "不大于", "不小于", "不超过", "不限", "不少", "不亚于", "不断", "不停", "不变", "不动",
        /* turns of speech */
        "不过", "不管", "不论", "不好意思", "对不起", "差不多", "不得不", "不如", "不妨", "不然",
        "要不", "不愧", "不久", "不得了", "了不起", "说不定", "忍不住", "巴不得", "恨不得",
        "免不了", "少不了", "不就是", "不小心", "好不容易", "不禁", "不由", "不瞒", "不客气",
        "不谢", "动不动", "时不时", "不介意", "不错", "不同", "不一样", "不难", "不知", "不清楚",
        "不太清楚", "不太懂", "不懂", "不明白", "不太明白", "不了解", "不太了解", "不确定",
        "不晓得", "不料", "想不到", "不在乎", "不怕", "没想到", "没料到", "没注意", "没发现",
        "没搞懂", "没搞清", "没明白", "没看懂", "没弄明白", "没问题", "没关系", "没事", "没错",
        "没准", "没事儿", "没的说", "没得说", "没说的",
        /* 别, 非, 未, 无 in other words */
        "别人", "别的", "别家", "别处", "别墅", "别名", "特别", "分别", "级别", "区别", "类别",
        "性别", "个别", "识别", "告别", "差别", "鉴别", "辨别", "派别", "非常", "非得", "非要",
        "除非", "是非", "非洲", "未来", "未必", "未婚", "无线", "无限", "无论", "无忧", "无所谓",
        "无非", "无比", "无缝", "无数", "无疑", "无奈", "无意中", "无人机",
        /* how something is done: 无理由退货 */
        "无理由", "无条件", "无门槛", "无抵押", "无障碍", "无息", NULL
      };
CUE_WORDS (CHINESE_PLAIN);

/* Of these, what may stand before any deed; a negator before it reaches over it: 不能无理由退货. */
static const char *const MANNERS_LIST[]
    = { "无理由", "无条件", "无门槛", "无抵押", "无障碍", "无息", NULL };
CUE_WORDS (MANNERS);

/* Between a negator and the hit: a new thought begins here (不贵就办, 不用了给我升档). */
static const char *const CHINESE_CUTS_LIST[]
    = { "就", "才", "了", "的话", "还是", "改成", "换成", "不如", "而", NULL };
CUE_WORDS (CHINESE_CUTS);
static const char *const CHINESE_NOT_CUTS_LIST[]
    = { "了解", "就是", "就算", "为了", "成就", "而且", NULL };
CUE_WORDS (CHINESE_NOT_CUTS);

/* 不贵吗 asserts; in "我不要这个可以吗" the question is another one. */
static const char *const TAG_QUESTIONS_LIST[]
    = { "可以吗", "好吗", "行吗", "对吗", "是吗", "知道吗", "明白吗", "懂吗", "行不行", NULL };
CUE_WORDS (TAG_QUESTIONS);
static const char *const WHY_LIST[]
    = { "为什么", "为啥", "为何", "怎么", "咋", "谁", "哪", "什么", NULL };
CUE_WORDS (WHY);

static const Negator ENGLISH_LIST[] = {
  { "not", 2 },          { "never", 2 },        { "no", 2 },           { "none", 2 },
  { "neither", 2 },      { "nor", 2 },          { "without", 2 },      { "cannot", 2 },
  { "non", 0 },          { "hardly", 2 },       { "dont", 2 },         { "doesnt", 2 },
  { "didnt", 2 },        { "isnt", 2 },         { "arent", 2 },        { "wasnt", 2 },
  { "werent", 2 },       { "wont", 2 },         { "wouldnt", 2 },      { "cant", 2 },
  { "couldnt", 2 },      { "shouldnt", 2 },     { "havent", 2 },       { "hasnt", 2 },
  { "hadnt", 2 },        { "mustnt", 2 },       { "neednt", 2 },       { "aint", 2 },
  { "dont want", 4 },    { "dont need", 4 },    { "dont like", 4 },    { "do not want", 4 },
  { "do not need", 4 },  { "doesnt want", 4 },  { "doesnt need", 4 },  { "not interested", 4 },
  { "no need", 4 },      { "not looking", 4 },  { "dont think", 4 },   { "dont have", 4 },
  { "didnt ask", 4 },    { "never asked", 4 },  { "didnt want", 4 },   { "no interest", 4 },
  { "dont believe", 4 }, { "do not have", 4 },  { "never wanted", 4 }, { "not able", 4 },
  { "not be able", 4 },  { "wont be able", 4 }, { "unable", 3 },       { NULL, 0 },
};
CUE_WORDS (ENGLISH);

static const char *const ENGLISH_PLAIN_LIST[] = { "not only",
                                                  "not just",
                                                  "not merely",
                                                  "not simply",
                                                  "not to mention",
                                                  "not bad",
                                                  "not sure",
                                                  "not least",
                                                  "not more than",
                                                  "not less than",
                                                  "no more than",
                                                  "no less than",
                                                  "no later than",
                                                  "no problem",
                                                  "no wonder",
                                                  "no doubt",
                                                  "no matter",
                                                  "no worries",
                                                  "no idea",
                                                  "no question",
                                                  "or not",
                                                  "why not",
                                                  "if not",
                                                  "cant wait",
                                                  "cannot wait",
                                                  "can not wait",
                                                  "cant help",
                                                  "cant believe",
                                                  "cannot believe",
                                                  "dont forget",
                                                  "dont mind",
                                                  "do not mind",
                                                  "doesnt matter",
                                                  "does not matter",
                                                  "dont worry",
                                                  "dont know",
                                                  "do not know",
                                                  "dont understand",
                                                  "didnt know",
                                                  "didnt realize",
                                                  "didnt realise",
                                                  "never mind",
                                                  "nothing but",
                                                  "why dont",
                                                  "why cant",
                                                  "why isnt",
                                                  "wouldnt mind",
                                                  "not certain",
                                                  NULL };
CUE_WORDS (ENGLISH_PLAIN);

static const char *const ENGLISH_CUTS_LIST[] = { "so",     "then",   "rather", "when",
                                                 "unless", "until",  "and",    "because",
                                                 "just",   "please", NULL };
CUE_WORDS (ENGLISH_CUTS);
static const char *const PRONOUNS_LIST[]
    = { "i",     "you",   "we",     "he",    "she",   "it",    "they", "there",  "this",     "that",
        "these", "those", "thanks", "thank", "sorry", "thats", "its",  "theres", "honestly", NULL };
CUE_WORDS (PRONOUNS);

static guint
get_negator (CueWords *words, const CueTokens *text, guint i, guint limit, guint *reach)
{
  guint row;
  guint n = cue_words_find (text, i, limit, words, &row);

  if (n > 0)
    *reach = ((const Negator *) words->list)[row].reach;
  return n;
}

/* Does the clause ask back, so that its negation affirms (不是有优惠吗)? */
static gboolean
is_asked_back (const CueTokens *text, guint from, guint i)
{
  guint end = cue_clause_end (text, i);
  gunichar last = cue_cjk_at (text, end - 1);

  for (guint k = from; k < end; k++)
    if (cue_words_at (text, k, end, &WHY) > 0)
      return FALSE;
  for (guint k = end - MIN (end - from, 3); k < end; k++)
    if (k + cue_words_at (text, k, end, &TAG_QUESTIONS) == end)
      return FALSE;
  if (last == 0x5417) /* 吗 */
    return TRUE;
  return cue_break_asks (text, end) && last != 0x5427 && last != 0x4E86; /* 吧 了 */
}

/* A negator right before the negator at @i takes it back: 不是不想, 没有不满. */
static gboolean
is_doubled (const CueTokens *text, guint from, guint i)
{
  guint reach;

  for (guint start = i > from + 3 ? i - 3 : from; start < i; start++)
    {
      guint n = get_negator (&CHINESE, text, start, i, &reach);

      if (n > 0 && start + n == i && !cue_is_choice_at (text, start)
          && !cue_words_cover (text, start, from, i, &CHINESE_PLAIN))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_chinese_negator (const CueTokens *text, guint from, guint i, guint first, guint *reach, guint *n)
{
  *n = cue_cjk_at (text, i) != 0 ? get_negator (&CHINESE, text, i, first, reach) : 0;
  return *n > 0 && !cue_is_choice_at (text, i)
         && !cue_words_cover (text, i, from, text->n_tokens, &CHINESE_PLAIN);
}

/* 没来都赔: what is denied is over before the "all". */
static gboolean
is_after_all (const CueTokens *text, guint from, guint i)
{
  gunichar before = i > from + 1 ? cue_cjk_at (text, i - 1) : 0;

  return (cue_cjk_at (text, i) == 0x90FD || cue_cjk_at (text, i) == 0x4E5F) /* 都 也 */
         && before != 0 && before != 0x4E0D && before != 0x6CA1             /* 不 没 */
         && before != 0x662F && before != 0x6709;                           /* 是 有 */
}

static gboolean
is_chinese_cut (const CueTokens *text, guint from, guint i, guint first)
{
  if (is_after_all (text, from, i))
    return TRUE;
  return cue_words_at (text, i, first, &CHINESE_CUTS) > 0
         && !cue_words_cover (text, i, from, text->n_tokens, &CHINESE_NOT_CUTS);
}

static gboolean
has_chinese_negator (const CueTokens *text, guint from, guint first)
{
  guint manner = 0; /* tokens that do not count */

  for (guint i = first; i > from && first - i < 9 + manner;)
    {
      guint reach = 0;
      guint n;

      i--;
      manner += cue_words_at (text, i, first, &MANNERS);
      if (is_chinese_negator (text, from, i, first, &reach, &n)
          && first - (i + n) <= reach + manner)
        return !is_doubled (text, from, i) && !is_asked_back (text, from, first);
      if (is_chinese_cut (text, from, i, first))
        return FALSE;
    }
  return FALSE;
}

/* "No I want it" answers; "don't you have it" asks. Neither negates what follows. */
static gboolean
is_answer_or_inversion (const CueTokens *text, guint from, guint i, guint n)
{
  static const char *const BEFORE_LIST[]
      = { "and", "so", "but", "hi", "hello", "well", "ok", "okay", "hey", "oh", NULL };
  CUE_WORDS (BEFORE);

  if (cue_words_at (text, i + n, text->n_tokens, &PRONOUNS) == 0)
    return FALSE;
  if (cue_word_at (text, i, i + 1, "no") > 0)
    return TRUE;
  if (cue_word_at (text, i, i + 1, "not") > 0 || cue_word_at (text, i, i + 1, "never") > 0)
    return FALSE;
  return i == from || (i == from + 1 && cue_words_at (text, from, i, &BEFORE) > 0);
}

static gboolean
has_english_negator (const CueTokens *text, guint from, guint first)
{
  for (guint i = first; i > from && first - i < 7;)
    {
      guint reach = 0;
      guint n;

      i--;
      n = get_negator (&ENGLISH, text, i, first, &reach);
      if (n > 0 && first - (i + n) <= reach
          && !cue_words_cover (text, i, from, text->n_tokens, &ENGLISH_PLAIN)
          && !is_answer_or_inversion (text, from, i, n))
        return TRUE;
      if (cue_words_at (text, i, first, &ENGLISH_CUTS) > 0)
        return FALSE;
    }
  return FALSE;
}

/* "太贵了不要": what is graded is a reason, not the thing refused. */
static gboolean
is_graded (const CueTokens *text, guint from, guint first, guint end)
{
  static const char *const DEGREES_LIST[]
      = { "太", "很", "好", "这么", "那么", "有点", "比较", "非常", "超", NULL };
  CUE_WORDS (DEGREES);

  for (guint i = first > from + 2 ? first - 2 : from; i < end; i++)
    if (cue_words_at (text, i, end, &DEGREES) > 0)
      return TRUE;
  return FALSE;
}

/* From @i on only words that carry no object of their own, up to @end: 不用了谢谢 refuses what
 * stood before it. */
static gboolean
is_refusal_tail (const CueTokens *text, guint i, guint end)
{
  static const char *const TAIL_LIST[]
      = { "了",   "吧",   "啦",   "哈",   "的", "呢",   "啊",   "哦",   "谢谢", "先",
          "再",   "给您", "给你", "您",   "你", "推荐", "介绍", "办",   "办理", "开",
          "开通", "考虑", "要",   "买",   "用", "需要", "送",   "提供", "说",   "看",
          "那么", "多",   "收",   "收费", "加", "我",   "这个", "处理", "申请", "订",
          "订购", "升级", "换",   "装",   "退", "算",   NULL };
  CUE_WORDS (TAIL);
  guint n;

  while (i < end && (n = cue_words_at (text, i, end, &TAIL)) > 0)
    i += n;
  return i == end;
}

/* X就不给您推荐了, X 不要了, X 我不需要 */
static gboolean
is_refused_in_chinese (const CueTokens *text, guint end, guint clause_end)
{
  static const char *const REFUSALS_LIST[]
      = { "不给", "不推荐", "不需要",   "不用",   "不要",   "不想要", "不考虑",
          "不办", "没兴趣", "不感兴趣", "不打算", "没必要", "用不着", "不买",
          "不开", "不必",   "不介绍",   "就免",   NULL };
  CUE_WORDS (REFUSALS);
  static const char *const CUTS_LIST[]
      = { "了", "吗", "呢", "还", "又", "所以", "能", "可以", NULL };
  CUE_WORDS (CUTS);

  for (guint i = end; i < clause_end && i < end + 6; i++)
    {
      guint n = cue_words_at (text, i, clause_end, &REFUSALS);

      if (cue_is_choice_at (text, i))
        return FALSE;
      if (n > 0)
        return is_refusal_tail (text, i + n, clause_end);
      if (cue_word_at (text, i, clause_end, "就不") > 0
          || cue_word_at (text, i, clause_end, "就别") > 0)
        return !cue_is_choice_at (text, i + 1)
               && cue_words_at (text, i + 1, clause_end, &CHINESE_PLAIN) == 0;
      if (cue_words_at (text, i, clause_end, &CUTS) > 0)
        return FALSE;
    }
  return FALSE;
}

/* X is not included, X won't be charged; but not "the network is not working", nor "my card isn't
 * here" */
static gboolean
is_refused_in_english (const CueTokens *text, guint first, guint end, guint clause_end)
{
  static const char *const REFUSALS_LIST[]
      = { "is not",       "isnt",           "are not",       "arent",
          "was not",      "wasnt",          "were not",      "werent",
          "will not",     "wont",           "does not come", "doesnt come",
          "cannot be",    "cant be",        "not included",  "not needed",
          "not required", "not available",  "not necessary", "not covered",
          "not for me",   "not interested", "no thanks",     "no thank you",
          "i dont need",  "i dont want",    "is no longer",  NULL };
  CUE_WORDS (REFUSALS);
  static const char *const COMPLAINTS_LIST[]
      = { "working",    "work",  "enough",     "fair",     "clear",   "good",  "great",
          "loading",    "load",  "connecting", "connect",  "showing", "show",  "responding",
          "open",       "start", "stop",       "fast",     "stable",  "right", "correct",
          "acceptable", "turn",  "arrive",     "arriving", "cheap",   "only",  "just",
          "ok",         "okay",  "happy",      NULL };
  CUE_WORDS (COMPLAINTS);
  static const char *const CUTS_LIST[]
      = { "and", "so",  "i",    "we", "you",  "if",  "when", "which", "who", "is",
          "are", "was", "were", "do", "does", "did", "that", "to",    NULL };
  CUE_WORDS (CUTS);

  if (first > 0 && cue_word_at (text, first - 1, first, "my") > 0)
    return FALSE;
  for (guint i = end; i < clause_end && i < end + 6; i++)
    {
      guint n = cue_words_at (text, i, clause_end, &REFUSALS);

      if (n > 0)
        return cue_words_at (text, i + n, clause_end, &COMPLAINTS) == 0
               && !(cue_break_asks (text, clause_end)
                    && cue_words_at (text, i + n, clause_end, &PRONOUNS) > 0);
      if (cue_words_at (text, i, clause_end, &CUTS) > 0)
        return FALSE;
    }
  return FALSE;
}

/* Is there a negation over tokens [first, end)? */
gboolean
cue_negation_at (const CueTokens *text, guint first, guint end)
{
  guint from = cue_clause_start (text, first);
  guint clause_end = cue_clause_end (text, end);

  if (has_chinese_negator (text, from, first) || has_english_negator (text, from, first))
    return TRUE;
  if (is_refused_in_english (text, first, end, clause_end))
    return TRUE;
  return !is_graded (text, from, first, end) && is_refused_in_chinese (text, end, clause_end);
}

/* Does a negator stand among tokens [first, end), the gap of "A … B"? */
gboolean
cue_negation_between (const CueTokens *text, guint first, guint end)
{
  return end > first
         && (has_chinese_negator (text, first, end) || has_english_negator (text, first, end));
}
