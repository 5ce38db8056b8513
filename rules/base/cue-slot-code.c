/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-slot-private.h"

#include <string.h>

/*
 * Phone and order numbers: runs of digits that count nothing. The words before decide first (订单号
 * 13800138000 is an order), then the shape: 11 digits that begin as mobiles do, area code and
 * number, 400 and 800, +country; letters and digits together, or a dozen digits and more, are an
 * order. What a unit or currency stands at is an amount.
 */

#define LONGEST 32
#define CONTEXT 14 /* code points before a number in which its name is looked for */

static const char order_words[]
    = "订单 单号 运单 快递 流水 工单 编号 受理号 序列号 order tracking reference ref case ticket "
      "invoice booking confirmation shipment parcel";
static const char phone_words[]
    = "电话 手机 手机号 号码 联系 热线 拨打 致电 拨 回电 phone mobile cell tel telephone call dial "
      "whatsapp number";
static const char account_words[]
    = "卡号 账号 账户 身份证 尾号 密码 验证码 工号 account card pin code "
      "passcode zip postcode";

typedef struct
{
  char digits[LONGEST + 1];
  guint n_digits;
  guint n_letters;
  guint n_marks; /* - . ( ) and blanks between digits */
  gboolean plus;
  gboolean hash;
  guint start;
  guint end;
} Run;

/* Digits that blanks, dashes, points or brackets part, as phones are written. */
static void
read_phone_run (const CueFolded *text, guint at, Run *run)
{
  *run = (Run){ .start = at };
  run->plus = cue_number_char (text, at) == '+';
  for (guint i = run->plus ? at + 1 : at; run->n_digits < LONGEST; i++)
    {
      gunichar c = cue_number_char (text, i);

      if (cue_slot_is_digit (text, i))
        {
          run->digits[run->n_digits++] = (char) c;
          run->end = i + 1;
        }
      else if (cue_number_is_any (c, "-. ()")
               && (cue_slot_is_digit (text, i + 1)
                   || (cue_number_is_any (cue_number_char (text, i + 1), " (-")
                       && (cue_slot_is_digit (text, i + 2) || cue_slot_is_digit (text, i + 3)))
                   || (c == '(' && i == at)))
        run->n_marks++;
      else
        break;
    }
}

static gboolean
begins (const Run *run, const char *with)
{
  return strncmp (run->digits, with, strlen (with)) == 0;
}

/* 138 0013 8000, maybe behind 86. */
static gboolean
is_mobile (const Run *run)
{
  const char *digits = run->digits;
  guint n = run->n_digits;

  if (n == 13 && begins (run, "86"))
    digits += 2, n -= 2;
  else if (n == 15 && begins (run, "0086"))
    digits += 4, n -= 4;
  return n == 11 && digits[0] == '1' && digits[1] >= '3';
}

/* 010-88888888, 0571 8888 8888, 400-800-1234, (415) 555-0100, 1-800-555-0100, +44 20 7946 0958 */
static gboolean
is_shaped_as_phone (const CueFolded *text, const Run *run)
{
  gboolean bracket = text->chars[run->start] == '(';

  if (is_mobile (run))
    return run->n_marks <= 4;
  if (run->plus)
    return run->n_digits >= 8 && run->n_digits <= 15;
  if ((begins (run, "400") || begins (run, "800")) && run->n_digits == 10)
    return TRUE;
  if (run->digits[0] == '0' && run->n_digits >= 10 && run->n_digits <= 12)
    return run->n_marks > 0 || run->digits[1] != '0';
  if (run->n_digits == 10 && (bracket || run->n_marks >= 2))
    return run->digits[0] >= '2';
  return run->n_digits == 11 && run->digits[0] == '1' && run->n_marks >= 2;
}

/* "order number is 4521": where "order " ends. */
static guint
skip_number_is (const CueFolded *text, guint at)
{
  static const char *const TAILS[]
      = { "number is ", "number's ", "number was ", "number: ", "number ", "no. " };

  for (guint i = 0; i < G_N_ELEMENTS (TAILS); i++)
    {
      guint n = (guint) strlen (TAILS[i]);

      if (at > n && cue_number_match (text, at - n, TAILS[i]) == at)
        return at - n;
    }
  return at;
}

static gboolean
is_called (const CueFolded *text, guint at, const char *words)
{
  return cue_slot_has_before (text, skip_number_is (text, at), CONTEXT, words);
}

static guint
take (CueSlot *out, CueSlotKind kind, guint end)
{
  out->kind = kind;
  return end;
}

/* Something is counted or paid: a unit behind, a currency before. */
static gboolean
is_amount (const CueFolded *text, guint at, guint end)
{
  guint row_end;
  gunichar before = at > 0 ? text->chars[at - 1] : 0;
  const CueUnitRow *row = cue_unit_row_at (text, cue_slot_skip_blank (text, end), &row_end);

  return cue_number_is_any (before, "¥$€£") || (row != NULL && row->unit != CUE_UNIT_N)
         || (cue_number_char (text, end) == '.' && cue_slot_is_digit (text, end + 1))
         || cue_chinese_scale (cue_number_char (text, end)) > 0;
}

static guint
read_phone (const CueFolded *text, guint at, CueSlot *out)
{
  Run run;
  gboolean called;

  read_phone_run (text, at, &run);
  if (run.n_digits < 3 || run.n_digits > 15 || is_amount (text, at, run.end)
      || cue_number_is_letter (cue_number_char (text, run.end)) || is_called (text, at, order_words)
      || is_called (text, at, account_words))
    return 0;
  if (is_shaped_as_phone (text, &run))
    return take (out, CUE_SLOT_PHONE, run.end);
  called = cue_slot_has_before (text, at, CONTEXT, phone_words);
  if (called && run.n_digits >= 7)
    return take (out, CUE_SLOT_PHONE, run.end);
  /* 10086, 95588, 12315 */
  if (called && run.n_marks == 0 && run.n_digits == 5 && (begins (&run, "1") || begins (&run, "9")))
    return take (out, CUE_SLOT_PHONE, run.end);
  return 0;
}

/* Letters, digits and dashes, as orders are written. */
static void
read_order_run (const CueFolded *text, guint at, Run *run)
{
  *run = (Run){ .start = at };
  run->hash = cue_number_char (text, at) == '#';
  for (guint i = run->hash ? at + 1 : at; run->n_digits + run->n_letters < LONGEST; i++)
    {
      gunichar c = cue_number_char (text, i);

      if (cue_slot_is_digit (text, i))
        run->digits[run->n_digits++] = (char) c;
      else if (c < 0x80 && cue_number_is_letter (c))
        run->n_letters++;
      else if (c != '-'
               || !(cue_slot_is_digit (text, i + 1)
                    || (cue_number_is_letter (cue_number_char (text, i + 1)) && run->n_digits > 0)))
        break;
      run->end = i + 1;
    }
}

static guint
count_leading_letters (const CueFolded *text, guint at)
{
  guint n = 0;

  while (cue_number_is_letter (cue_number_char (text, at + n)))
    n++;
  return n;
}

static guint
read_order (const CueFolded *text, guint at, CueSlot *out)
{
  Run run;
  gboolean named;

  read_order_run (text, at, &run);
  if (run.n_digits < 3 || is_amount (text, at, run.end)
      || cue_number_is_letter (cue_number_char (text, run.end)))
    return 0;
  named = is_called (text, at, order_words);
  if (named && (run.n_digits >= 4 || run.hash))
    return take (out, CUE_SLOT_ORDER, run.end);
  if (run.hash)
    return run.n_digits >= 4 ? take (out, CUE_SLOT_ORDER, run.end) : 0;
  if (is_called (text, at, account_words))
    return 0;
  if (run.n_letters > 0)
    return run.n_digits >= 6 && count_leading_letters (text, at) <= 4
               ? take (out, CUE_SLOT_ORDER, run.end)
               : 0;
  return run.n_digits >= 12 ? take (out, CUE_SLOT_ORDER, run.end) : 0;
}

guint
cue_slot_read_code (const CueFolded *text, guint at, CueSlot *out)
{
  gunichar c = text->chars[at];
  gunichar before = at > 0 ? text->chars[at - 1] : 0;
  guint end = 0;

  if (cue_number_is_letter (before) || cue_slot_is_digit (text, at > 0 ? at - 1 : text->length)
      || (before == '.' && at > 1 && cue_slot_is_digit (text, at - 2)))
    return 0;
  if (cue_slot_is_digit (text, at) || c == '+' || c == '(')
    end = read_phone (text, at, out);
  if (end == 0 && c < 0x80
      && (cue_slot_is_digit (text, at) || c == '#' || cue_number_is_letter (c)))
    end = read_order (text, at, out);
  return end;
}
