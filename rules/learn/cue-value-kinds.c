/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-value-kinds.h"

#include <string.h>

typedef struct
{
  guint kind;
  const char *words; /* with a space on either side of each */
} WordList;

static const WordList word_lists[] = {
  { CUE_VALUE_TIME, " am pm noon midnight oclock morning evening " },
  { CUE_VALUE_DAY,
    " monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight "
    "weekend mondays tuesdays wednesdays thursdays fridays " },
  { CUE_VALUE_DATE, " january february march april june july august september october november "
                    "december 1st 2nd 3rd st nd rd th " },
  { CUE_VALUE_FORGOTTEN, " forgot forget forgotten " },
  { CUE_VALUE_CHANGE,
    " not cancel instead change actually wait rather different another dont cant wont "
    "isnt doesnt didnt couldnt wouldnt " },
  { CUE_VALUE_THANKS, " bye goodbye thank thanks " },
};

static const WordList first_words[] = {
  { CUE_VALUE_YES, " yes yeah yep sure ok okay please great perfect " },
  { CUE_VALUE_NO, " no nope nah " },
};

/* Found as they stand, in folded text. */
static const WordList phrases[] = {
  { CUE_VALUE_NAMED, "name is" },
  { CUE_VALUE_NAMED, "name's" },
  { CUE_VALUE_NAMED, "this is " },
  { CUE_VALUE_NAMED, "i'm " },
  { CUE_VALUE_FORGOTTEN, "don't know" },
  { CUE_VALUE_FORGOTTEN, "don't remember" },
  { CUE_VALUE_FORGOTTEN, "not sure" },
  { CUE_VALUE_FORGOTTEN, "no idea" },
  { CUE_VALUE_FORGOTTEN, "can't remem" },
  { CUE_VALUE_THANKS, "that's all" },
  { CUE_VALUE_QUESTION, "?" },
  { CUE_VALUE_TIME, "点" },
  { CUE_VALUE_DAY, "星期" },
  { CUE_VALUE_DAY, "周末" },
  { CUE_VALUE_DAY, "今天" },
  { CUE_VALUE_DAY, "明天" },
  { CUE_VALUE_DATE, "月" },
  { CUE_VALUE_NAMED, "我叫" },
  { CUE_VALUE_NAMED, "我是" },
  { CUE_VALUE_FORGOTTEN, "忘" },
  { CUE_VALUE_FORGOTTEN, "不记得" },
  { CUE_VALUE_FORGOTTEN, "不知道" },
  { CUE_VALUE_QUESTION, "吗" },
  { CUE_VALUE_CHANGE, "不" },
  { CUE_VALUE_CHANGE, "换" },
  { CUE_VALUE_CHANGE, "取消" },
  { CUE_VALUE_THANKS, "谢" },
  { CUE_VALUE_THANKS, "再见" },
};

static const WordList openings[] = {
  { CUE_VALUE_YES, "好" }, { CUE_VALUE_YES, "行" }, { CUE_VALUE_YES, "可以" },
  { CUE_VALUE_YES, "是" }, { CUE_VALUE_NO, "不" },  { CUE_VALUE_NO, "没" },
};

static guint
find_word (const char *word, const WordList *lists, guint n)
{
  g_autofree char *spaced = NULL;
  guint kinds = 0;

  /* the lists are English */
  if ((guchar) *word >= 0x80)
    return 0;
  spaced = g_strconcat (" ", word, " ", NULL);
  for (guint i = 0; i < n; i++)
    if (strstr (lists[i].words, spaced) != NULL)
      kinds |= lists[i].kind;
  return kinds;
}

static guint
count_digits (const char *word)
{
  guint n = 0;

  for (; *word != '\0'; word++)
    n += g_ascii_isdigit (*word);
  return n;
}

static guint
word_kinds (const char *word, guint at)
{
  guint digits = count_digits (word);
  guint kinds = find_word (word, word_lists, G_N_ELEMENTS (word_lists));

  if (at == 0)
    kinds |= find_word (word, first_words, G_N_ELEMENTS (first_words));
  if (digits > 0)
    kinds |= CUE_VALUE_NUMBER;
  if (digits >= 4)
    kinds |= CUE_VALUE_LONG_NUMBER;
  return kinds;
}

/* A word written with a capital that does not begin a longer text: a name. */
static gboolean
has_capital (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  for (guint i = n <= 3 ? 0 : 1; i < n; i++)
    if (g_unichar_isupper (g_utf8_get_char (words[i])) && !g_str_equal (words[i], "I")
        && !g_str_has_prefix (words[i], "I'"))
      return TRUE;
  return FALSE;
}

guint
cue_value_kinds_of_tokens (const CueTokens *tokens, const char *text)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);
  guint kinds = has_capital (text) ? CUE_VALUE_CAPITAL : 0;

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      g_autofree char *word = cue_tokens_dup_token (tokens, i);

      kinds |= word_kinds (word, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (strstr (folded, phrases[i].words) != NULL)
      kinds |= phrases[i].kind;
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_str_has_prefix (folded, openings[i].words))
      kinds |= openings[i].kind;
  return kinds;
}

guint
cue_value_kinds (const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);

  return cue_value_kinds_of_tokens (tokens, text);
}
