/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"
#include "cue-phrase-book.h"

/*
 * Said now, or only promised or repeated?
 *
 * "The fee I'll explain in a second" names the fee and says nothing of it; so does
 * 价格我等会儿跟您说. Announced is a sentence with a verb of telling or looking up and, beside it,
 * either a later time or an indirect question (I'll check how much it is). Attributed is a clause
 * that begins with whose words they are: you mentioned …, 您刚才问的是….
 */

static const char *const LATER_LIST[] = { "一会儿",
                                          "一会",
                                          "待会",
                                          "待会儿",
                                          "等会",
                                          "等会儿",
                                          "等下",
                                          "等一下",
                                          "稍后",
                                          "回头",
                                          "后面",
                                          "过会儿",
                                          "晚点",
                                          "过一会",
                                          "稍等",
                                          "之后再",
                                          "in a second",
                                          "in a moment",
                                          "in a minute",
                                          "in a sec",
                                          "in a bit",
                                          "in a while",
                                          "shortly",
                                          "later",
                                          "next",
                                          "in a tick",
                                          "presently",
                                          "momentarily",
                                          "before long",
                                          "further on",
                                          "soon",
                                          "one second",
                                          "one moment",
                                          "bear with",
                                          "in one moment",
                                          "了再",
                                          "完再",
                                          "when we re finished",
                                          "when were finished",
                                          "when we re done",
                                          "when were done",
                                          "once we re done",
                                          "once were done",
                                          "before we finish",
                                          NULL };
CUE_WORDS (LATER);

static const char *const TELLING_LIST[]
    = { "跟您说",   "告诉您",   "跟您讲",      "给您讲",       "给您说",       "给您介绍",
        "跟您介绍", "给您解释", "跟您解释",    "说明",         "解释",         "教您",
        "念给您",   "再说",     "给您报",      "跟您确认",     "给您算",       "说一下",
        "讲一下",   "给您看",   "再跟您",      "再给您",       "跟您核对",     "帮您确认",
        "再问",     "再帮您",   "会帮您",      "要查",         "explain",      "tell you",
        "come to",  "get to",   "go through",  "let you know", "talk about",   "go over",
        "cover",    "talk you", "run through", "walk you",     "get onto",     "come on to",
        "look at",  "discuss",  "check",       "mention",      "come back",    "i will",
        "ill",      "we will",  "i m going",   "we re going",  "move on",      "ask you",
        "turn to",  "i ll",     "we ll",       "i am going",   "we are going", "get back",
        NULL };
CUE_WORDS (TELLING);

static const char *const LOOKING_LIST[] = { "我看一下",        "我看看",         "我先看",
                                            "我查一下",        "我查查",         "我先查",
                                            "我帮您查",        "我帮您看",       "我确认好",
                                            "先看一下",        "看一下系统",     "看一下明细",
                                            "查一下最后",      "let me check",   "let me look",
                                            "let me see",      "let me look up", "let me find",
                                            "let me bring",    "let me pull",    "ill check",
                                            "ill find out",    "ill look up",    "ill see",
                                            "i ll check",      "i ll find",      "i ll see",
                                            "i will check",    "i will find",    "i will see",
                                            "let me tell",     "shall i tell",   "i ll tell you",
                                            "i will tell you", "i can tell you", "shall i explain",
                                            "let me explain",  "i ll explain",   "i will explain",
                                            "我告诉您",        "我跟您说",       NULL };
CUE_WORDS (LOOKING);

/* Whether it is so, somebody else must say first. */
static const char *const ASKING_LIST[]
    = { "我先问",     "先问问",  "我去问",   "我问一下",   "我问了",
        "let me ask", "ill ask", "i ll ask", "i will ask", NULL };
CUE_WORDS (ASKING);

static const char *const WHETHER_LIST[]
    = { "能不能", "是不是", "有没有", "可不可以", "会不会", "能否", "whether", "if", NULL };
CUE_WORDS (WHETHER);

static const char *const INDIRECT_LIST[]
    = { "多少", "什么", "哪",    "几",      "怎么", "多久",  "是不是",   "有没有", "能不能",
        "what", "how",  "which", "whether", "why",  "about", "how much", NULL };
CUE_WORDS (INDIRECT);

static const char *const WHOSE_LIST[] = { "您说",
                                          "您刚说",
                                          "你是说",
                                          "你刚说",
                                          "你刚才说",
                                          "你刚才问",
                                          "你提到",
                                          "您刚看到",
                                          "您刚才看到",
                                          "您刚刚看到",
                                          "your wife asked",
                                          "your husband asked",
                                          "your wife said",
                                          "your husband said",
                                          "asked me before",
                                          "asked me whether",
                                          "asked me if",
                                          "您刚才说",
                                          "您刚才问",
                                          "您问",
                                          "您是说",
                                          "您提到",
                                          "您看到",
                                          "您听",
                                          "您朋友",
                                          "您刚念",
                                          "您刚才讲",
                                          "您刚刚说",
                                          "您刚刚问",
                                          "网上说",
                                          "网上写",
                                          "他说",
                                          "他让",
                                          "那个人",
                                          "对方说",
                                          "骗子",
                                          "别人说",
                                          "您在网上",
                                          "您之前听",
                                          "朋友说",
                                          "您刚提",
                                          "您前面说",
                                          "您讲",
                                          "您的意思",
                                          "上次客服",
                                          "之前的同事",
                                          "上一位",
                                          "短信上写",
                                          "有人跟您说",
                                          "他们说",
                                          "广告上",
                                          "您的朋友",
                                          "邻居说",
                                          "前面那位",
                                          "you said",
                                          "you say",
                                          "you mentioned",
                                          "you asked",
                                          "you read",
                                          "you saw",
                                          "you heard",
                                          "youre saying",
                                          "you re saying",
                                          "you are saying",
                                          "youre asking",
                                          "you re asking",
                                          "you are asking",
                                          "are you asking",
                                          "were you asking",
                                          "your friend",
                                          "your broker",
                                          "your other bank",
                                          "your old bank",
                                          "your last bank",
                                          "someone told",
                                          "somebody told",
                                          "they told",
                                          "they said",
                                          "they offered",
                                          "they promised",
                                          "he said",
                                          "she said",
                                          "your neighbour",
                                          "the website says",
                                          "the letter says",
                                          "the advert says",
                                          "the email says",
                                          "you were told",
                                          "your colleague",
                                          "your brother",
                                          "your sister",
                                          "so your",
                                          "you think",
                                          "another bank",
                                          "other banks",
                                          "people say",
                                          "a friend told",
                                          "my colleague told",
                                          "you thought",
                                          NULL };
CUE_WORDS (WHOSE);

/* Not stated as it is: doubted, left to the listener, or of another time or other people. */
static const char *const HEDGES_LIST[] = { "也许",
                                           "说不定",
                                           "不一定",
                                           "好像",
                                           "估计",
                                           "不确定",
                                           "不敢保证",
                                           "不能保证",
                                           "不好说",
                                           "看情况",
                                           "尽量",
                                           "争取",
                                           "以前是",
                                           "去年",
                                           "别家",
                                           "听说",
                                           "据说",
                                           "要是能",
                                           "未必",
                                           "不见得",
                                           "说不准",
                                           "没准",
                                           "运气好",
                                           "不敢打包票",
                                           "我猜",
                                           "别的客户",
                                           "其他客户",
                                           "您自己去",
                                           "得您自己",
                                           "您得自己",
                                           "maybe",
                                           "perhaps",
                                           "not sure",
                                           "i guess",
                                           "cant promise",
                                           "cannot promise",
                                           "that depends",
                                           "well it depends",
                                           "no guarantee",
                                           "cant guarantee",
                                           "cannot guarantee",
                                           "fingers crossed",
                                           "if youre lucky",
                                           "with any luck",
                                           "with a bit of luck",
                                           "supposedly",
                                           "allegedly",
                                           "dont quote me",
                                           "used to",
                                           "last year",
                                           "other customers",
                                           "most banks",
                                           "in theory",
                                           "i hope",
                                           "if only",
                                           "i wish",
                                           "would have",
                                           "could have",
                                           "rumour",
                                           "apparently",
                                           NULL };
CUE_WORDS (HEDGES);

static gboolean
has_words (const CueTokens *text, guint from, guint end, CueWords *words)
{
  for (guint i = from; i < end; i++)
    if (cue_words_at (text, i, end, words) > 0)
      return TRUE;
  return FALSE;
}

gboolean
cue_announced_at (const CueTokens *text, guint first, guint end)
{
  guint from = cue_sentence_start (text, first);
  guint to = cue_sentence_end (text, end);

  for (guint i = from; i < to; i++)
    {
      guint n = cue_words_at (text, i, to, &LOOKING);

      if (n > 0 && has_words (text, i + n, to, &INDIRECT))
        return TRUE;
    }
  if (has_words (text, from, to, &ASKING) && has_words (text, from, to, &WHETHER))
    return TRUE;
  return has_words (text, from, to, &LATER) && has_words (text, from, to, &TELLING);
}

/* "Commuting mostly, you said": the next clause is nothing but whose words they were. */
static gboolean
is_told_behind (const CueTokens *text, guint end)
{
  static const char *const TOLD_LIST[]
      = { "you said",  "you mentioned", "you told me", "he said",    "she said",
          "they said", "您说的",        "您刚说的",    "您刚才说的", NULL };
  CUE_WORDS (TOLD);
  guint next = cue_clause_end (text, end);
  guint n = next < text->n_tokens ? cue_words_at (text, next, text->n_tokens, &TOLD) : 0;

  return n > 0 && cue_clause_end (text, next + 1) == next + n;
}

/* Whose words they are stands at the head of the clause, or of one before it in a sentence that
 * asks (您说的是每月 129 元，对吧？), or right behind it. */
gboolean
cue_attributed_at (const CueTokens *text, guint first, guint end)
{
  guint from = cue_clause_start (text, first);

  if (cue_question_at (text, first, end))
    from = cue_sentence_start (text, first);
  return has_words (text, from, end, &WHOSE) || is_told_behind (text, end);
}

gboolean
cue_hedged_at (const CueTokens *text, guint first, guint end)
{
  return has_words (text, cue_clause_start (text, first), cue_clause_end (text, end), &HEDGES);
}
