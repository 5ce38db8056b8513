/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"
#include "cue-phrase-book.h"

/*
 * Does the sentence ask? A question mark says so; without one, as chats often are, a Chinese
 * particle (吗, 呢), a choice (有没有) or a question word, or an English question word or
 * turned-around verb at the start of a clause.
 */

static const char *const CHINESE_WORDS_LIST[]
    = { "怎么", "怎样", "如何", "为什么", "为啥", "为何", "什么", "啥",
        "咋",   "多少", "多久", "多大",   "哪",   "几块", "几个", "几天",
        "几点", "几号", "谁能", "是否",   "能否", "可否", NULL };
CUE_WORDS (CHINESE_WORDS);
static const char *const NOT_QUESTION_WORDS_LIST[]
    = { "没什么", "没啥",         "什么都",   "什么也",   "怎么都", "怎么也",
        "不怎么", "不知道怎么说", "哪都",     "哪里都",   "哪儿都", "多少有点",
        "多少会", "无论如何",     "无论怎么", "不管怎么", "没多少", "没几个",
        "什么的", "啥都",         "啥也",     "怎么说呢", "没怎么", "好几个",
        "十几个", "几个月前",     "多久都",   "哪怕",     "天哪",   NULL };
CUE_WORDS (NOT_QUESTION_WORDS);
static const char *const NOT_PARTICLES_LIST[] = { "还没", "还在", "才", "着呢", "还", NULL };
CUE_WORDS (NOT_PARTICLES);

static const char *const FILLERS_LIST[]
    = { "hi",     "hello", "hey",       "so",    "and",  "but",  "ok",  "okay", "well",
        "please", "sorry", "excuse me", "um",    "uh",   "also", "yes", "no",   "then",
        "thanks", "oh",    "yeah",      "right", "just", "now",  NULL };
CUE_WORDS (FILLERS);
static const char *const WH_WORDS_LIST[]
    = { "what", "how", "why", "which", "who", "whose", "whats", "hows", "wheres", NULL };
CUE_WORDS (WH_WORDS);
static const char *const WHEN_WORDS_LIST[] = { "when", "where", NULL };
CUE_WORDS (WHEN_WORDS);
static const char *const NOT_WH_LIST[]
    = { "what a",      "what an",  "what i",     "what we", "what he",   "what she",
        "what they",   "how nice", "how lovely", "how i",   "why i",     "which is",
        "which means", "who i",    "how kind",   "how sad", "how awful", NULL };
CUE_WORDS (NOT_WH);
static const char *const AUXILIARIES_LIST[]
    = { "do",      "does", "did",     "is",       "are",    "was",   "were",  "am",     "can",
        "could",   "will", "would",   "shall",    "should", "may",   "might", "have",   "has",
        "had",     "dont", "doesnt",  "didnt",    "isnt",   "arent", "wasnt", "werent", "cant",
        "couldnt", "wont", "wouldnt", "shouldnt", "havent", "hasnt", NULL };
CUE_WORDS (AUXILIARIES);
static const char *const SUBJECTS_LIST[]
    = { "i",    "you",   "we",    "he",  "she",    "it",      "they", "there", "this",
        "that", "these", "those", "any", "anyone", "someone", "my",   "your",  "our",
        "his",  "her",   "their", "the", "a",      "an",      NULL };
CUE_WORDS (SUBJECTS);
/* "do the transfer", "have a nice day" are no questions */
static const char *const NOT_INVERSIONS_LIST[]
    = { "do the",   "do a",     "do an",  "do it",     "do this",   "do that", "do my",
        "do these", "do those", "have a", "have an",   "have the",  "have my", "have your",
        "have it",  "do your",  "do any", "have this", "have that", NULL };
CUE_WORDS (NOT_INVERSIONS);

static gboolean
has_chinese_word (const CueTokens *text, guint from, guint end)
{
  for (guint i = from; i < end; i++)
    {
      if (cue_cjk_at (text, i) == 0)
        continue;
      if (cue_is_choice_at (text, i))
        return TRUE;
      if (cue_words_at (text, i, end, &CHINESE_WORDS) > 0
          && !cue_words_cover (text, i, from, end, &NOT_QUESTION_WORDS))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_particle (const CueTokens *text, guint from, guint end)
{
  gunichar last = cue_cjk_at (text, end - 1);

  if (last == 0x5417) /* 吗 */
    return TRUE;
  if (last != 0x5462 && last != 0x4E48) /* 呢 么 */
    return FALSE;
  for (guint i = from; i < end; i++)
    if (cue_words_at (text, i, end, &NOT_PARTICLES) > 0)
      return FALSE;
  return end - from > 1 && cue_word_at (text, end - 2, end, "那么") == 0
         && cue_word_at (text, end - 2, end, "这么") == 0;
}

static gboolean
starts_english_question (const CueTokens *text, guint from, guint end)
{
  guint n;

  while (from < end && (n = cue_words_at (text, from, end, &FILLERS)) > 0)
    from += n;
  if (cue_words_at (text, from, end, &NOT_WH) > 0
      || cue_words_at (text, from, end, &NOT_INVERSIONS) > 0)
    return FALSE;
  if (cue_words_at (text, from, end, &WH_WORDS) > 0)
    return TRUE;
  if (cue_words_at (text, from, end, &WHEN_WORDS) > 0)
    return cue_words_at (text, from + 1, end, &AUXILIARIES) > 0;
  n = cue_words_at (text, from, end, &AUXILIARIES);
  return n > 0 && cue_words_at (text, from + n, end, &SUBJECTS) > 0;
}

/**
 * cue_question_at:
 * @first: a token; @end: one past the last token
 *
 * Returns: whether the sentence of these tokens asks
 */
gboolean
cue_question_at (const CueTokens *text, guint first, guint end)
{
  g_return_val_if_fail (text != NULL && first < end && end <= text->n_tokens, FALSE);

  guint from = cue_sentence_start (text, first);
  guint clause = cue_clause_start (text, first);
  guint clause_end = cue_clause_end (text, end);
  guint sentence_end = cue_sentence_end (text, end);

  return cue_break_asks (text, sentence_end) || has_particle (text, clause, clause_end)
         || has_particle (text, from, sentence_end) || has_chinese_word (text, from, sentence_end)
         || starts_english_question (text, from, sentence_end)
         || starts_english_question (text, clause, sentence_end);
}

/**
 * cue_polarity_at:
 * @first: a token; @end: one past the last token
 *
 * Returns: how these words are meant. Someone else's words are quoted, negated or not.
 */
CuePolarity
cue_polarity_at (const CueTokens *text, guint first, guint end)
{
  g_return_val_if_fail (text != NULL && first < end && end <= text->n_tokens, CUE_POLARITY_PLAIN);

  if (cue_quotation_at (text, first, end))
    return CUE_POLARITY_QUOTED;
  return cue_negation_at (text, first, end) ? CUE_POLARITY_NEGATED : CUE_POLARITY_PLAIN;
}

/* "plain", "negated" or "quoted". */
const char *
cue_polarity_to_string (CuePolarity polarity)
{
  static const char *const NAMES[] = { "plain", "negated", "quoted" };

  g_return_val_if_fail ((guint) polarity < G_N_ELEMENTS (NAMES), "plain");
  return NAMES[polarity];
}
