/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-next-words.h"

#include <string.h>

#include "cue-clause-private.h"
#include "cue-features.h"
#include "cue-hashes.h"
#include "cue-phrase-book.h"
#include "cue-senses.h"
#include "cue-slot.h"
#include "cue-value-kinds.h"

#define PAIR 23 /* any number: tells pairs of characters from words */
#define FILLED "7"

/* Of no matter by themselves: a pair with one of them tells nothing. */
static const gunichar idle_characters[]
    = U"的了吗呢啊吧呀哦嗯哈喂是我你您他她它们这那个些就也都还和与及在有要想请问"
      "一下好谢什么没不能可以把被给让跟再";

#define MOST_WORDS 20

/* With a space on either side of each; Chinese ones as they stand. */
typedef struct
{
  guint matter;
  const char *words[MOST_WORDS]; /* the last one is NULL */
} MatterWords;

/* Words that ask for a matter, in a question or a request. */
static const MatterWords asking[] = {
  { CUE_MATTER_MONEY,
    { " how much ",  " price ",  " cost ", " costs ", " fee ", " fees ", " charge ",
      " expensive ", " budget ", "多少钱", "价格",    "价钱",  "费用",   "收费",
      "要钱",        "贵",       "块钱",   "元",      "价位",  NULL } },
  { CUE_MATTER_TIME,
    { " what time ", " when ", " time ", " hour ", " start ", " end ", "几点", "什么时候", "时间",
      "何时", NULL } },
  { CUE_MATTER_DAY,
    { " when ", " day ", " date ", " birth ", " arriv ", " leav ", "哪天", "几号", "日期",
      "什么时候", "生日", "何时", NULL } },
  { CUE_MATTER_DURATION,
    { " how long ", " how soon ", " how many nights ", " how many days ", "多久", "多长时间",
      "几天", "几晚", "多少天", "几年", "几个月", "合约期", NULL } },
  { CUE_MATTER_COUNT,
    { " how many ", " how big ", " number of ", " guests ", " people ", " size ", "几个", "几位",
      "几人", "多少", "几间", "多大", NULL } },
  { CUE_MATTER_NAME,
    { " name ", " who ", " call you ", "姓名", "称呼", "名字", "哪位", "叫什么", NULL } },
  { CUE_MATTER_CODE,
    { " account number ", " phone number ", " pin ", " code ", " id ", " reference ", " plate ",
      "号码", "电话", "尾号", "单号", "证件", "卡号", "车牌", NULL } },
};

/* Words that tell a day or a time without a number. */
static const char *const telling_when[]
    = { " today ", " tomorrow ", " next month ", " immediately ", " right away ", " at once ",
        "下个月",  "下月",       "次月",         "月底",          "当天",         "次日",
        "立即",    "立刻",       "马上",         "今天",          "明天",         "后天",
        NULL };

static gboolean
has_one_of (const char *spaced, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (spaced, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The folded words with one blank between them, so that whole words are found. */
static char *
dup_spaced (const CueTokens *tokens)
{
  GString *spaced = g_string_new (" ");

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      const CueToken *token = &tokens->tokens[i];
      gboolean is_han = tokens->folded->chars[token->start] >= 0x2e80;

      if (is_han && spaced->len > 1 && spaced->str[spaced->len - 1] == ' ' && i > 0
          && tokens->tokens[i - 1].end == token->start)
        g_string_truncate (spaced, spaced->len - 1);
      for (guint at = token->start; at < token->end; at++)
        g_string_append_unichar (spaced, tokens->folded->chars[at]);
      g_string_append_c (spaced, ' ');
    }
  return g_string_free (spaced, FALSE);
}

static guint
read_asked (const char *spaced)
{
  guint asked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (asking); i++)
    if (has_one_of (spaced, asking[i].words))
      asked |= asking[i].matter;
  return asked;
}

static guint
matter_of_slot (CueSlotKind kind)
{
  switch (kind)
    {
    case CUE_SLOT_MONEY:
      return CUE_MATTER_MONEY;
    case CUE_SLOT_DURATION:
      return CUE_MATTER_DURATION;
    case CUE_SLOT_DATE:
      return CUE_MATTER_DAY;
    case CUE_SLOT_TIME:
      return CUE_MATTER_TIME;
    case CUE_SLOT_PHONE:
    case CUE_SLOT_ORDER:
      return CUE_MATTER_CODE;
    case CUE_SLOT_NUMBER:
      return CUE_MATTER_COUNT;
    case CUE_SLOT_PERCENT:
    case CUE_SLOT_N:
    default:
      return 0;
    }
}

static guint
read_told (const GArray *slots, const char *spaced, guint kinds)
{
  guint told = 0;

  for (guint i = 0; i < slots->len; i++)
    told |= matter_of_slot (g_array_index (slots, CueSlot, i).kind);
  if ((kinds & (CUE_VALUE_NAMED | CUE_VALUE_CAPITAL)) != 0)
    told |= CUE_MATTER_NAME;
  if ((kinds & CUE_VALUE_LONG_NUMBER) != 0)
    told |= CUE_MATTER_CODE;
  if ((kinds & CUE_VALUE_DAY) != 0 || has_one_of (spaced, telling_when))
    told |= CUE_MATTER_DAY;
  return told;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const CueNextMark *one = a;
  const CueNextMark *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return cue_hashes_compare (&one->word, &other->word);
}

/* A Chinese character that is of some matter. */
static gboolean
is_busy (const CueTokens *tokens, const CueReadUnit *unit)
{
  if (unit->kind != CUE_UNIT_HAN)
    return FALSE;
  for (const gunichar *c = idle_characters; *c != 0; c++)
    if (*c == tokens->folded->chars[unit->start])
      return FALSE;
  return TRUE;
}

GArray *
cue_next_words_list_marks (const CueTokens *tokens)
{
  g_autoptr (GArray) units = cue_units_read (tokens);
  g_autoptr (GArray) senses = cue_senses_read (units);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (CueNextMark));

  for (guint i = 0; i < senses->len; i++)
    {
      const CueReadUnit *sense = &g_array_index (senses, CueReadUnit, i);
      CueNextMark mark = { sense->hash, sense->start, sense->end };

      g_array_append_val (marks, mark);
    }
  for (guint i = 1; i < units->len; i++)
    {
      const CueReadUnit *before = &g_array_index (units, CueReadUnit, i - 1);
      const CueReadUnit *unit = &g_array_index (units, CueReadUnit, i);
      CueNextMark mark = { cue_hash_mix (PAIR, cue_hash_mix (before->hash, unit->hash)),
                           before->start, unit->end };

      if (before->end == unit->start && is_busy (tokens, before) && is_busy (tokens, unit))
        g_array_append_val (marks, mark);
    }
  g_array_sort (marks, compare_marks);
  return marks;
}

static GArray *
read_words (const CueTokens *tokens)
{
  g_autoptr (GArray) marks = cue_next_words_list_marks (tokens);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < marks->len; i++)
    g_array_append_val (words, g_array_index (marks, CueNextMark, i).word);
  cue_hashes_sort_once (words);
  return words;
}

/* Clause by clause: what is asked of a word holds for all of it. Of the last one, because a clause
 * that turns around (but …) begins behind that word. */
static gboolean
has_question (const CueTokens *tokens)
{
  for (guint end = 0; end < tokens->n_tokens;)
    {
      end = MAX (end + 1, cue_clause_end (tokens, end + 1));
      if (cue_question_at (tokens, end - 1, end))
        return TRUE;
    }
  return FALSE;
}

CueNextWords *
cue_next_words_new_for_tokens (const CueTokens *tokens, const GArray *slots, const char *text)
{
  CueNextWords *self = g_new0 (CueNextWords, 1);
  guint kinds = cue_value_kinds_of_tokens (tokens, text);
  g_autofree char *spaced = dup_spaced (tokens);

  self->words = read_words (tokens);
  self->told = read_told (slots, spaced, kinds);
  self->thanks = (kinds & CUE_VALUE_THANKS) != 0;
  self->is_question = has_question (tokens);
  self->asked = read_asked (spaced);
  return self;
}

static char *
dup_filled (const char *text)
{
  GString *filled = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = *text == '{' ? strchr (text, '}') : NULL;

      if (end == NULL)
        {
          g_string_append_c (filled, *text++);
          continue;
        }
      g_string_append (filled, FILLED);
      text = end + strspn (end, "}");
    }
  return g_string_free (filled, FALSE);
}

CueNextWords *
cue_next_words_new (const char *text)
{
  g_autofree char *filled = dup_filled (text);
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (filled);
  g_autoptr (GArray) numbers = cue_numbers_read (tokens->folded);
  g_autoptr (GArray) slots = cue_slots_read (tokens->folded, numbers);

  return cue_next_words_new_for_tokens (tokens, slots, filled);
}

CueNextWords *
cue_next_words_new_bare (const char *text)
{
  CueNextWords *self = g_new0 (CueNextWords, 1);
  g_autofree char *filled = dup_filled (text);
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (filled);

  self->words = read_words (tokens);
  return self;
}

CueNextWords *
cue_next_words_copy (const CueNextWords *self)
{
  CueNextWords *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_array_copy (self->words);
  return copy;
}

void
cue_next_words_free (CueNextWords *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_free (self);
}

void
cue_next_words_add (CueNextWords *self, const CueNextWords *more)
{
  g_array_append_vals (self->words, more->words->data, more->words->len);
  cue_hashes_sort_once (self->words);
  self->asked |= more->asked;
  self->told |= more->told;
  self->is_question |= more->is_question;
  self->thanks |= more->thanks;
}

void
cue_next_words_remove (CueNextWords *self, const CueNextWords *other)
{
  guint n = 0;

  for (guint i = 0; i < self->words->len; i++)
    if (!cue_next_words_has (other, g_array_index (self->words, guint64, i)))
      g_array_index (self->words, guint64, n++) = g_array_index (self->words, guint64, i);
  g_array_set_size (self->words, n);
}

gboolean
cue_next_words_has (const CueNextWords *self, guint64 word)
{
  return g_array_binary_search (self->words, &word, cue_hashes_compare, NULL);
}

gboolean
cue_next_words_greets (const CueNextWords *self)
{
  static gsize once;
  static guint64 greeting;

  if (g_once_init_enter (&once))
    {
      g_autoptr (CueNextWords) hello = cue_next_words_new ("hello");

      greeting = hello->words->len > 0 ? g_array_index (hello->words, guint64, 0) : 0;
      g_once_init_leave (&once, 1);
    }
  return cue_next_words_has (self, greeting);
}
