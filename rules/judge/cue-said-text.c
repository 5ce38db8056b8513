/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-clause-private.h"
#include "cue-said-plan.h"

#define GREETING_CHARS 5

/* Endings that only ask for consent to what was stated. */
static const char *const consents[]
    = { "可以吗", "可以吧", "好吗",   "好吧",   "好不好", "行吗", "行吧",      "行不行",   "对吗",
        "对吧",   "是吧",   "是吗",   "您看呢", "怎么样", "如何", "可不可以",  "没问题吧", "清楚吗",
        "明白吗", "了解吗", "合适吗", "right",  "okay",   "ok",   "all right", "alright" };

static const char *const auxiliaries[]
    = { "do",     "does", "did", "would", "could", "can",   "is",   "are", "was", "were",
        "should", "have", "has", "will",  "what",  "which", "when", "how", "why", "who" };

static const char *const question_words[]
    = { "吗",     "呢",     "什么",   "怎么",   "多少",   "几",   "哪",       "谁",
        "是不是", "有没有", "能不能", "要不要", "会不会", "是否", "可不可以", "需不需要" };

/* Words that put the number after them aside. */
static const char *const asides[]
    = { "原价", "原来",    "原本",   "之前", "以前",     "现在是每月", "目前",     "现有",
        "省",   "便宜",    "比",     "不是", "was ",     "before",     "instead",  "than ",
        "sav",  "used to", "rather", "not ", "normally", "usually",    "currently" };

static gboolean
ends_sentence (gunichar c)
{
  return c == '?' || c == '!' || c == 0x3002 || c == ';' || c == 0xff1f || c == 0xff01;
}

static gboolean
is_full_stop (const CueFolded *folded, guint at)
{
  return folded->chars[at] == '.' && (at + 1 >= folded->length || folded->chars[at + 1] == ' ');
}

static gboolean
ends_clause (gunichar c)
{
  return c == ',' || c == 0xff0c || c == 0x3001 || c == ':';
}

static char *
dup_range (const CueFolded *folded, guint start, guint end)
{
  return g_ucs4_to_utf8 (folded->chars + start, end > start ? end - start : 0, NULL, NULL, NULL);
}

static guint
sentence_start (const CueFolded *folded, guint at)
{
  while (at > 0 && !ends_sentence (folded->chars[at - 1]))
    at--;
  while (at < folded->length && folded->chars[at] == ' ')
    at++;
  return at;
}

static gboolean
starts_with_auxiliary (const CueFolded *folded, guint at)
{
  guint end = at;
  g_autofree char *word = NULL;

  while (end < folded->length && g_unichar_isalpha (folded->chars[end])
         && !cue_unichar_is_cjk (folded->chars[end]))
    end++;
  word = dup_range (folded, at, end);
  for (guint i = 0; i < G_N_ELEMENTS (auxiliaries); i++)
    if (g_str_equal (word, auxiliaries[i]))
      return TRUE;
  return FALSE;
}

static gboolean
asks_for_consent (const CueFolded *folded, guint end)
{
  g_autofree char *tail = dup_range (folded, end > 12 ? end - 12 : 0, end);

  g_strchomp (tail);
  for (guint i = 0; i < G_N_ELEMENTS (consents); i++)
    if (g_str_has_suffix (tail, consents[i]))
      return TRUE;
  return FALSE;
}

/* The clause around a folded code point. */
static void
find_clause (const CueFolded *folded, guint from, guint to, guint *start, guint *end)
{
  *start = from;
  *end = to;
  while (*start > 0 && !ends_sentence (folded->chars[*start - 1])
         && !ends_clause (folded->chars[*start - 1]))
    (*start)--;
  while (*start < from && folded->chars[*start] == ' ')
    (*start)++;
  while (*end < folded->length && !ends_sentence (folded->chars[*end])
         && !ends_clause (folded->chars[*end]))
    (*end)++;
}

/* 那几个, 好几次: some, not how many. */
static gboolean
is_some (const char *clause, const char *found)
{
  static const char *const before[] = { "那", "这", "好", "十", "前", "后" };

  if (!g_str_has_prefix (found, "几"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    if ((gsize) (found - clause) >= strlen (before[i])
        && g_str_has_prefix (found - strlen (before[i]), before[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_question_word (const char *clause)
{
  for (guint i = 0; i < G_N_ELEMENTS (question_words); i++)
    {
      const char *found = strstr (clause, question_words[i]);

      if (found != NULL && !is_some (clause, found))
        return TRUE;
    }
  return FALSE;
}

/* A question word that means any: said twice of the same (断了几天就减几天, 怎么付的怎么退), or
 * what it leaves open is given to the customer at once (用多少您说了算, 多少钱我先告诉您). */
static gboolean
means_any (const char *sentence)
{
  static const char *const words[]
      = { "多少", "几天", "几个", "几次", "几点", "几号", "怎么", "什么", "谁", "哪" };
  static const char *const given[] = { "您说了算", "您定", "随您",   "看您", "告诉您", "跟您说",
                                       "给您说",   "也能", "也可以", "都能", "都可以", "都行" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (sentence, words[i]);

      if (found == NULL)
        continue;
      found += strlen (words[i]);
      if (strstr (found, words[i]) != NULL)
        return TRUE;
      for (guint k = 0; k < G_N_ELEMENTS (given); k++)
        if (strstr (found, given[k]) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* "What builds your history is using it a little": said of what, not asked. */
static gboolean
is_cleft (const char *sentence)
{
  static const char *const verbs[] = { " is ", " are ", " do ", " does ", " can ", " would " };
  const char *is = strstr (sentence, " is ");

  if (!g_str_has_prefix (sentence, "what ") || is == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_prefix (sentence + 4, verbs[i]))
      return FALSE;
  return strlen (is) > 4;
}

/* 要帮您冻结账户、改服务密码吗？ asks in every clause. */
static gboolean
opens_question (const CueFolded *folded, guint start, guint last)
{
  static const char *const openers[]
      = { "要",     "需要",   "您要",   "您想",   "您是", "您需要", "能不能",
          "是不是", "您愿意", "您希望", "用不用", "还要", "那要" };
  g_autofree char *sentence = dup_range (folded, start, last);

  if (last >= folded->length || folded->chars[last] != '?' || asks_for_consent (folded, last))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    if (g_str_has_prefix (sentence, openers[i]))
      return TRUE;
  return FALSE;
}

/* "Can you get him to check it?", "shall we go through them?": it is asked for, not about. */
static gboolean
is_request (const char *sentence)
{
  static const char *const openers[]
      = { "can you ",     "could you ", "would you mind ", "shall we ",
          "can we ",      "could we ",  "and shall we ",   "and can you ",
          "so shall we ", "麻烦您",     "能不能麻烦",      "能麻烦您" };

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    if (g_str_has_prefix (sentence, openers[i]))
      return TRUE;
  return FALSE;
}

/* 告诉您怎么弥补, 打来的人说了什么会转成文字: a question word that only points at something, in a
 * sentence without a question mark. */
static gboolean
is_indirect (const char *sentence)
{
  static const char *const words[] = { "多少", "什么", "怎么", "谁", "哪", "几" };
  static const char *const before[] = { "告诉您", "跟您说", "给您说", "给您讲", "跟您讲", "查明",
                                        "查清",   "弄清",   "看看",   "说清",   "说说",   "教您" };
  static const char *const behind[]
      = { "会转", "会给", "会发", "都会", "就会", "都给", "都可", "都" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (sentence, words[i]);

      if (found == NULL)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (before); k++)
        if ((gsize) (found - sentence) >= strlen (before[k])
            && g_str_has_prefix (found - strlen (before[k]), before[k]))
          return TRUE;
      for (guint k = 0; k < G_N_ELEMENTS (behind); k++)
        if (g_str_has_prefix (found + strlen (words[i]), behind[k]))
          return TRUE;
    }
  return FALSE;
}

gboolean
cue_said_asks (const CueTokens *tokens, guint first, guint end)
{
  const CueFolded *folded = tokens->folded;
  guint clause_start;
  guint clause_end;
  guint last;
  g_autofree char *clause = NULL;
  g_autofree char *sentence = NULL;

  if (first >= end || end > tokens->n_tokens || !cue_question_at (tokens, first, end))
    return FALSE;
  find_clause (folded, tokens->tokens[first].start, tokens->tokens[end - 1].end, &clause_start,
               &clause_end);
  for (last = clause_end; last < folded->length && !ends_sentence (folded->chars[last])
                          && !is_full_stop (folded, last);
       last++)
    ;
  if (asks_for_consent (folded, clause_end))
    return FALSE;
  clause = dup_range (folded, clause_start, clause_end);
  sentence = dup_range (folded, sentence_start (folded, clause_start), last);
  if (last >= folded->length && strstr (clause, "吗") == NULL
      && (means_any (sentence) || is_cleft (sentence) || is_indirect (sentence)))
    return FALSE;
  if (is_request (sentence))
    return FALSE;
  /* written with a full stop it states, whatever words it has: how it is taxed depends on you. */
  if (last < folded->length && folded->chars[last] != '?' && strstr (clause, "吗") == NULL)
    return FALSE;
  if (opens_question (folded, sentence_start (folded, clause_start), last))
    return TRUE;
  if (has_question_word (clause)
      || starts_with_auxiliary (folded, sentence_start (folded, clause_start)))
    return TRUE;
  /* stated, and another clause asks: 每月多付二十元，您看可以吗？ */
  return last == clause_end && last < folded->length && folded->chars[last] == '?';
}

/* Whether any of @n words is in @text. */
static gboolean
has_any (const char *text, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Who writes a full stop would have written a question mark. */
static gboolean
ends_as_statement (const CueFolded *folded)
{
  guint end = folded->length;

  while (end > 0 && folded->chars[end - 1] == ' ')
    end--;
  return end > 0 && (folded->chars[end - 1] == 0x3002 || is_full_stop (folded, end - 1));
}

static gboolean
has_inverted (const CueTokens *tokens)
{
  static const char *const INVERTED_LIST[]
      = { "when was", "when did",  "when is",  "what was",  "what is", "what did", "where was",
          "where is", "where did", "who was",  "who is",    "how did", "how was",  "which was",
          "which is", "any other", "what are", "where are", NULL };
  CUE_WORDS (INVERTED);

  for (guint i = 0; i < tokens->n_tokens; i++)
    if ((cue_clause_start (tokens, i) == i
         && starts_with_auxiliary (tokens->folded, tokens->tokens[i].start))
        || cue_words_at (tokens, i, tokens->n_tokens, &INVERTED) > 0)
      return TRUE;
  return FALSE;
}

gboolean
cue_said_has_question (const CueTokens *tokens)
{
  static const char *const requests[] = { "请",           "麻烦",
                                          "告诉我",       "报一下",
                                          "说一下",       "说说",
                                          "报给",         "说下",
                                          "报下",         "讲讲",
                                          "想知道",       "得知道",
                                          "tell me",      "let me",
                                          "please",       "i need",
                                          "may i",        "could",
                                          "confirm your", "can i",
                                          "anything i",   "anything else i",
                                          "i'd like",     "i'll take",
                                          "give me",      "shall",
                                          "would you",    "if you'd",
                                          "i'd want to",  "can you" };
  static const char *const hints[]
      = { "还是",       "对不对",      "没",        "how much",  "how long",
          "how many",   "what day",    "what date", "what time", "what number",
          "what place", "which place", "when's",    "say",       "anything" };
  g_autofree char *all = dup_range (tokens->folded, 0, tokens->folded->length);

  if (strchr (all, '?') != NULL || has_any (all, requests, G_N_ELEMENTS (requests)))
    return TRUE;
  if (ends_as_statement (tokens->folded))
    return FALSE;
  return has_question_word (all) || has_any (all, hints, G_N_ELEMENTS (hints))
         || has_inverted (tokens);
}

/* Its last clause asks for something, not only whether. */
static gboolean
asks_which (const char *clause)
{
  static const char *const words[]
      = { "什么",   "怎么",  "多少",   "几",    "哪",    "谁",     "还是",
          " what ", "what ", "which ", " how ", " who ", " where " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (clause, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
cue_said_gives_away (const CueTokens *tokens, guint first, guint end, guint *from, guint *to)
{
  static const char *const clefts[]
      = { "的是", "才是", "the one that", "the one with", "the one at" };
  g_autofree char *clause = NULL;
  const char *its;

  find_clause (tokens->folded, tokens->tokens[first].start, tokens->tokens[end - 1].end, from, to);
  clause = dup_range (tokens->folded, *from, *to);
  for (guint i = 0; i < G_N_ELEMENTS (clefts); i++)
    if (strstr (clause, clefts[i]) != NULL)
      return TRUE;
  its = g_str_has_prefix (clause, "it's ") || g_str_has_prefix (clause, "that's ")
            ? strstr (clause, " that ")
            : NULL;
  return its != NULL;
}

/* "What will you use it for most: commuting, running or travel?" asks from its first word on. */
static gboolean
opens_asking (const CueFolded *folded, guint end)
{
  static const char *const openers[] = { "first, ", "and ", "so ", "then " };
  g_autofree char *text = dup_range (folded, 0, end);
  g_autofree char *clause = NULL;
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    if (g_str_has_prefix (text, openers[i]))
      at = (guint) strlen (openers[i]);
  if (starts_with_auxiliary (folded, at))
    return TRUE;
  for (end = at; end < folded->length && !ends_clause (folded->chars[end]); end++)
    ;
  clause = dup_range (folded, at, end);
  return at == 0 && end > GREETING_CHARS && has_question_word (clause);
}

gboolean
cue_said_is_question (const char *text)
{
  g_autoptr (CueFolded) folded = cue_folded_new (text);
  guint end = folded->length;
  guint start = 0;
  g_autofree char *last = NULL;

  while (end > 0 && (folded->chars[end - 1] == '?' || folded->chars[end - 1] == ' '))
    end--;
  if (end == folded->length || asks_for_consent (folded, end))
    return FALSE;
  for (guint i = 0; i < end; i++)
    if (ends_sentence (folded->chars[i]) || is_full_stop (folded, i))
      return FALSE;
  if (opens_asking (folded, end))
    return TRUE;
  for (guint i = 0; i < end; i++)
    {
      if (ends_clause (folded->chars[i]) && start == 0 && i <= GREETING_CHARS)
        return FALSE; /* 您好，请问有什么可以帮您？ is said without the question, too */
      if (ends_clause (folded->chars[i]))
        start = i + 1;
    }
  last = dup_range (folded, start, end);
  return start == 0 || asks_which (last);
}

gboolean
cue_said_lacks_behind (const CueTokens *tokens, guint end)
{
  static const char *const LACKS_LIST[]
      = { "没有", "的没有", "都没有", "也没有", "是没有", "可没有", "一点没有", NULL };
  static const char *const FAILS_LIST[] = { "不到", "不了", "不成", "不着", "不见", NULL };
  CUE_WORDS (LACKS);
  CUE_WORDS (FAILS);
  guint last = cue_clause_end (tokens, end);
  guint n = cue_words_at (tokens, end, last, &LACKS);

  if (n > 0 && end + n == last)
    return TRUE;
  for (guint i = end; i < MIN (end + 2, last); i++)
    {
      n = cue_words_at (tokens, i, last, &FAILS);
      if (n > 0)
        return i + n == last;
    }
  return FALSE;
}

gboolean
cue_said_is_aside (const CueTokens *tokens, const CueNumber *number)
{
  const CueFolded *folded = tokens->folded;
  guint start = number->start > 10 ? number->start - 10 : 0;
  g_autofree char *before = NULL;

  for (guint i = number->start; i > start; i--)
    if (ends_sentence (folded->chars[i - 1]) || ends_clause (folded->chars[i - 1]))
      {
        start = i;
        break;
      }
  before = dup_range (folded, start, number->start);
  for (guint i = 0; i < G_N_ELEMENTS (asides); i++)
    if (strstr (before, asides[i]) != NULL)
      return TRUE;
  return FALSE;
}
