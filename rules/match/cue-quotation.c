/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-clause-private.h"

/*
 * Are these someone else's words?
 *
 * Two signs: quotation marks around the hit, or a frame before it in the clause (客服说…, they told
 * me …). Marks around nothing but the hit are how chats write names (推荐“畅享套餐”): they quote
 * only behind a verb of speech.
 */

/* How many folded code points before a hit are searched for its opening mark. */
#define MARK_REACH 200

static const char *const CHINESE_SPEAKERS_LIST[]
    = { "他",   "她",   "他们",   "她们",   "客服",   "上次",   "之前", "朋友", "同事",
        "同学", "老公", "老婆",   "妈妈",   "爸爸",   "我妈",   "我爸", "家人", "人家",
        "别人", "有人", "网上",   "你们",   "营业员", "营业厅", "那边", "店员", "广告",
        "经理", "师傅", "邻居",   "儿子",   "女儿",   "孩子",   "老师", "老板", "亲戚",
        "对方", "专员", "宣传单", "上一个", NULL };
CUE_WORDS (CHINESE_SPEAKERS);
static const char *const CHINESE_VERBS_LIST[]
    = { "说",   "讲", "告诉", "表示", "宣传", "承诺", "保证",
        "答应", "称", "声称", "写着", "回复", "答复", NULL };
CUE_WORDS (CHINESE_VERBS);
static const char *const NOT_VERBS_LIST[]
    = { "说的",   "说好的", "说过的", "说明", "来说",   "再说",   "比如说", "也就是说", "就是说",
        "小说",   "听说",   "据说",   "说话", "说实话", "承诺的", "宣传的", "名称",     "对称",
        "告诉你", "告诉您", "说一下", "说说", "讲的",   "听我说", "我说",   "保证金",   NULL };
CUE_WORDS (NOT_VERBS);

static const char *const TOLD_ME_LIST[]
    = { "跟我说", "和我说", "对我说", "给我说", "跟我讲", "和我讲", NULL };
CUE_WORDS (TOLD_ME);

static const char *const ENGLISH_FRAMES_LIST[] = { "he said",
                                                   "she said",
                                                   "they said",
                                                   "he says",
                                                   "she says",
                                                   "they say",
                                                   "you said",
                                                   "you told",
                                                   "he told",
                                                   "she told",
                                                   "they told",
                                                   "told me",
                                                   "told us",
                                                   "tells me",
                                                   "was told",
                                                   "were told",
                                                   "been told",
                                                   "friend said",
                                                   "friend says",
                                                   "agent said",
                                                   "rep said",
                                                   "colleague said",
                                                   "husband said",
                                                   "husband says",
                                                   "wife said",
                                                   "wife says",
                                                   "someone said",
                                                   "someone told",
                                                   "people say",
                                                   "people said",
                                                   "website says",
                                                   "website said",
                                                   "ad said",
                                                   "ad says",
                                                   "he claimed",
                                                   "she claimed",
                                                   "they claimed",
                                                   "you promised",
                                                   "they promised",
                                                   "he promised",
                                                   "she promised",
                                                   "you claimed",
                                                   "representative said",
                                                   "guy said",
                                                   "lady said",
                                                   "according to",
                                                   "he mentioned",
                                                   "she mentioned",
                                                   "they mentioned",
                                                   "mom said",
                                                   "mum said",
                                                   "dad said",
                                                   "boss said",
                                                   "boss says",
                                                   "saying that",
                                                   "he was saying",
                                                   "she was saying",
                                                   "email said",
                                                   "email says",
                                                   "letter said",
                                                   NULL };
CUE_WORDS (ENGLISH_FRAMES);

static gboolean
is_opening (const CueFolded *folded, guint at)
{
  gunichar c = folded->chars[at];

  return c == 0x201C || c == 0x300C || c == 0x300E; /* “ 「 『 */
}

static gboolean
is_closing (gunichar c)
{
  return c == 0x201D || c == 0x300D || c == 0x300F; /* ” 」 』 */
}

/* The straight mark of 6.5" stands after a digit while none is open. */
static gboolean
find_straight_mark (const CueFolded *folded, guint from, guint to, guint *mark)
{
  gboolean is_open = FALSE;

  for (guint at = from; at < to; at++)
    if (folded->chars[at] == '"'
        && (is_open || at == 0 || !g_unichar_isdigit (folded->chars[at - 1])))
      {
        is_open = !is_open;
        *mark = at;
      }
  return is_open;
}

/* Words that begin with an apostrophe: 'cause, get 'em. */
static gboolean
is_elided (const CueFolded *folded, guint at)
{
  static const char *const words[]
      = { "cause", "cuz", "coz", "em", "til", "till", "bout", "tis", "twas", "n" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint end = at;

      for (const char *c = words[i]; *c != '\0' && end < folded->length; c++, end++)
        if (folded->chars[end] != (guchar) *c)
          break;
      if (end - at == strlen (words[i])
          && (end == folded->length || !g_unichar_isalnum (folded->chars[end])))
        return TRUE;
    }
  return FALSE;
}

/* 'we are sorry': behind a blank and before a letter, and not the apostrophe of a word. */
static gboolean
opens_single (const CueFolded *folded, guint at)
{
  gunichar c = folded->chars[at];

  return (c == '\'' || c == 0x2018) && (at == 0 || folded->chars[at - 1] == ' ')
         && at + 1 < folded->length && g_unichar_isalpha (folded->chars[at + 1])
         && !is_elided (folded, at + 1);
}

static gboolean
closes_single (const CueFolded *folded, guint at)
{
  gunichar c = folded->chars[at];

  return (c == '\'' || c == 0x2019) && at > 0 && folded->chars[at - 1] != ' '
         && (at + 1 == folded->length || !g_unichar_isalnum (folded->chars[at + 1]));
}

/* An opening one counts only with its closing one behind the words: 'cause has none. */
static gboolean
find_single_mark (const CueFolded *folded, guint lowest, guint at, guint *mark)
{
  for (guint i = at; i > lowest; i--)
    {
      if (closes_single (folded, i - 1))
        return FALSE;
      if (!opens_single (folded, i - 1))
        continue;
      *mark = i - 1;
      for (guint k = at; k < MIN (folded->length, at + MARK_REACH); k++)
        if (closes_single (folded, k))
          return TRUE;
      return FALSE;
    }
  return FALSE;
}

static gboolean
find_opening_mark (const CueFolded *folded, guint at, guint *mark)
{
  guint lowest = at > MARK_REACH ? at - MARK_REACH : 0;
  gboolean any_single = FALSE;

  for (guint i = at; i > lowest; i--)
    {
      any_single |= folded->chars[i - 1] == '\'' || folded->chars[i - 1] == 0x2018;
      if (is_closing (folded->chars[i - 1]))
        return FALSE;
      if (is_opening (folded, i - 1))
        {
          *mark = i - 1;
          return TRUE;
        }
    }
  return find_straight_mark (folded, lowest, at, mark)
         || (any_single && find_single_mark (folded, lowest, at, mark));
}

/* One past the last code point of the quotation that @mark opens. */
static guint
find_closing_mark (const CueFolded *folded, guint mark, guint at)
{
  guint highest = MIN (folded->length, at + MARK_REACH);

  for (guint i = at; i < highest; i++)
    if (is_closing (folded->chars[i]) || (folded->chars[mark] == '"' && folded->chars[i] == '"')
        || (opens_single (folded, mark) && closes_single (folded, i)))
      return i;
  return folded->length;
}

/* Does a verb of speech or writing stand right before token @i (说：“…)? */
static gboolean
is_behind_speech (const CueTokens *text, guint i)
{
  static const char *const VERBS_LIST[]
      = { "说",    "说道",     "讲",        "道",      "写",   "写着",    "告诉我",
          "问",    "回答",     "称",        "表示",    "宣传", "承诺",    "回复",
          "said",  "says",     "told me",   "told us", "say",  "claimed", "asked",
          "wrote", "promised", "called it", NULL };
  CUE_WORDS (VERBS);

  for (guint start = i > 3 ? i - 3 : 0; start < i; start++)
    if (start + cue_words_at (text, start, i, &VERBS) == i)
      return TRUE;
  return FALSE;
}

static gboolean
is_inside_marks (const CueTokens *text, guint first, guint end)
{
  const CueFolded *folded = text->folded;
  guint quoted = first;
  guint mark;

  if (!find_opening_mark (folded, text->tokens[first].start, &mark))
    return FALSE;

  while (quoted > 0 && text->tokens[quoted - 1].start > mark)
    quoted--;
  guint close = find_closing_mark (folded, mark, text->tokens[end - 1].end);
  gboolean whole = quoted == first && (end == text->n_tokens || text->tokens[end].start >= close);
  return !whole || is_behind_speech (text, quoted);
}

static gboolean
is_chinese_frame (const CueTokens *text, guint from, guint i, guint limit)
{
  if (cue_words_at (text, i, limit, &CHINESE_VERBS) == 0
      || (cue_words_cover (text, i, from, limit, &NOT_VERBS)
          && !cue_words_cover (text, i, from, limit, &TOLD_ME)))
    return FALSE;

  for (guint speaker = i > from + 6 ? i - 6 : from; speaker < i; speaker++)
    if (cue_words_at (text, speaker, i, &CHINESE_SPEAKERS) > 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_frame (const CueTokens *text, guint from, guint limit)
{
  for (guint i = from; i < limit; i++)
    if (cue_words_at (text, i, limit, &ENGLISH_FRAMES) > 0
        || is_chinese_frame (text, from, i, limit))
      return TRUE;
  return FALSE;
}

/* A frame may close with a comma or colon: 客服说，这个免费 */
static gboolean
is_behind_frame_clause (const CueTokens *text, guint from)
{
  if (from == 0 || cue_break_before (text, from) != CUE_BREAK_CLAUSE
      || !is_behind_speech (text, from))
    return FALSE;
  return has_frame (text, cue_clause_start (text, from - 1), from);
}

/* Are tokens [first, end) reported? */
gboolean
cue_quotation_at (const CueTokens *text, guint first, guint end)
{
  guint from = cue_clause_start (text, first);

  return is_inside_marks (text, first, end) || has_frame (text, from, first)
         || is_behind_frame_clause (text, from);
}
