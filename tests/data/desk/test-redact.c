/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-data-help.h"
#include "cue-json.h"
#include "cue-redact.h"

/* The numbers are the public test numbers of the card networks and made-up ids with a right check
 * digit. */
typedef struct
{
  const char *text;
  const char *redacted; /* NULL: stays */
} Row;

static const Row rows[] = {
  { "my card is 4111 1111 1111 1111, thanks", "my card is •••• •••• •••• 1111, thanks" },
  { "4111111111111111", "••••••••••••1111" },
  { "4111-1111-1111-1111", "••••-••••-••••-1111" },
  { "amex 378282246310005.", "amex •••••••••••0005." },
  { "13 digits 4222222222222", "13 digits •••••••••2222" },
  { "19 digits 6304000000000000000", "19 digits •••••••••••••••0000" },
  { "卡号4111111111111111到期12/25", "卡号••••••••••••1111到期12/25" },
  { "4111111111111111 12 25", "••••••••••••1111 12 25" },
  { "two 4111 1111 1111 1111 5500 0000 0000 0004", "two •••• •••• •••• 1111 •••• •••• •••• 0004" },
  { "身份证11010519491231002X", "身份证••••••••••••••002X" },
  { "id 110105 19491231 002x!", "id •••••• •••••••• 002x!" },
  { "440524188001010014", "••••••••••••••0014" },
  { "４１１１１１１１１１１１１１１１", "••••••••••••１１１１" },
  /* not hidden */
  { "4111 1111 1111 1112", NULL },
  { "order 1234567890", NULL },
  { "call 138 1234 5678 or 010-12345678", NULL },
  { "110105194912310021", NULL }, /* wrong check digit */
  { "", NULL },
  { "88 99 100", NULL },
  { "0000 0000 0000 0000", NULL },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *redacted = cue_redact_text (rows[i].text);
      g_assert_cmpstr (redacted, ==, rows[i].redacted);
    }
}

static int
check_digit (const char *digits, guint n)
{
  int sum = 0;

  for (guint i = 0; i < n; i++)
    {
      int value = digits[n - 1 - i] - '0';
      if (i % 2 == 0)
        value = value * 2 > 9 ? value * 2 - 9 : value * 2;
      sum += value;
    }
  return (10 - sum % 10) % 10;
}

/* Any card in any grouping: only four digits are left, and the length stays. */
static void
test_random_cards (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      guint n = (guint) g_test_rand_int_range (13, 20);
      g_autoptr (GString) text = g_string_new ("卡 ");
      char digits[20];

      digits[0] = (char) ('1' + g_test_rand_int_range (0, 9));
      for (guint i = 1; i + 1 < n; i++)
        digits[i] = (char) ('0' + g_test_rand_int_range (0, 10));
      digits[n - 1] = (char) ('0' + check_digit (digits, n - 1));
      for (guint i = 0; i < n; i++)
        {
          if (i > 0 && g_test_rand_int_range (0, 4) == 0)
            g_string_append_c (text, " -."[g_test_rand_int_range (0, 3)]);
          g_string_append_c (text, digits[i]);
        }
      g_string_append (text, " 谢谢");

      g_autofree char *redacted = cue_redact_text (text->str);
      guint left = 0;
      g_assert_nonnull (redacted);
      g_assert_cmpint (g_utf8_strlen (redacted, -1), ==, g_utf8_strlen (text->str, -1));
      for (const char *at = redacted; *at != '\0'; at++)
        left += g_ascii_isdigit (*at) ? 1 : 0;
      g_assert_cmpuint (left, ==, 4);
    }
}

static void
test_body (void)
{
  g_autoptr (JsonNode) body = cue_redact_body (cue_help_json (
      "{\"turn\":\"4111111111111111\",\"text\":\"4111111111111111\",\"t0_ms\":4222222222222,"
      "\"words\":[\"4111 1111 1111 1111\"],\"customer\":{\"card\":4111111111111111,\"n\":3}}"));
  g_autofree char *text = cue_json_to_canonical (body);

  g_assert_cmpstr (text, ==,
                   "{\"customer\":{\"card\":\"••••••••••••1111\",\"n\":3},"
                   "\"t0_ms\":4222222222222,\"text\":\"••••••••••••1111\","
                   "\"turn\":\"4111111111111111\",\"words\":[\"•••• •••• •••• 1111\"]}");

  JsonNode *clean = cue_help_json ("{\"text\":\"hello 42\"}");
  g_autoptr (JsonNode) same = cue_redact_body (clean);
  g_assert_true (same == clean);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redact/cards-and-ids-keep-four", test_rows);
  g_test_add_func ("/redact/any-card-in-any-grouping", test_random_cards);
  g_test_add_func ("/redact/texts-of-a-body-but-no-ids", test_body);
  return g_test_run ();
}
