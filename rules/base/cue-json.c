/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"

#include "cue-json-private.h"

#include <string.h>

/* The canonical text is what digests are made of, so two desks must print the same bytes for the
 * same value: keys in one order, one spelling of each string, one spelling of each number. A number
 * without a fraction is printed without a point whether it was stored as an integer or as a double;
 * from 2^53 on it is printed with an exponent, because the gate refuses longer integers and must
 * read what we write. */

#define SAFE_INTEGER 9007199254740992.0 /* 2^53 */
#define SMALLEST_NORMAL 2.2250738585072014e-308
#define MOST_DIGITS 17
#define FEW_MEMBERS 32
#define SURE_DIGITS 15 /* every decimal this short survives the way through a normal double */

/* Decimal digits; printf () takes ten times as long. */
static void
append_whole (GString *out, gint64 value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 left = value < 0 ? (guint64) -value : (guint64) value;

  do
    *--at = (char) ('0' + left % 10);
  while ((left /= 10) > 0);
  if (value < 0)
    *--at = '-';
  g_string_append_len (out, at, digits + sizeof digits - at);
}

static gboolean
is_whole (double value)
{
  return value > -SAFE_INTEGER && value < SAFE_INTEGER && (double) (gint64) value == value;
}

/* "d.ddde±xx" with the fewest digits that read back as @value. */
static void
print_scientific (double value, char *out, int size)
{
  int digits = value < SMALLEST_NORMAL ? 1 : SURE_DIGITS;

  for (; digits <= MOST_DIGITS; digits++)
    {
      char format[8] = { '%', '.', '0' + (digits - 1) / 10, '0' + (digits - 1) % 10, 'e', '\0' };

      g_ascii_formatd (out, size, format, value);
      if (g_ascii_strtod (out, NULL) == value)
        return;
    }
}

/* Splits "d.ddde±xx" into its digits without trailing zeros and its exponent. */
static int
split_scientific (const char *text, char *digits)
{
  gsize length = 0;
  const char *at = text;

  for (; *at != '\0' && *at != 'e'; at++)
    if (g_ascii_isdigit (*at))
      digits[length++] = *at;
  while (length > 1 && digits[length - 1] == '0')
    length--;
  digits[length] = '\0';
  return *at == 'e' ? (int) g_ascii_strtoll (at + 1, NULL, 10) : 0;
}

static void
append_zeros (GString *out, int count)
{
  for (int i = 0; i < count; i++)
    g_string_append_c (out, '0');
}

static void
append_with_exponent (GString *out, const char *digits, int exponent)
{
  g_string_append_c (out, digits[0]);
  if (digits[1] != '\0')
    g_string_append_printf (out, ".%s", digits + 1);
  g_string_append_printf (out, "e%c%d", exponent < 0 ? '-' : '+', ABS (exponent));
}

static void
append_fraction (GString *out, double value)
{
  char scientific[G_ASCII_DTOSTR_BUF_SIZE];
  char digits[MOST_DIGITS + 2];
  int exponent;

  if (value < 0)
    g_string_append_c (out, '-');
  print_scientific (ABS (value), scientific, sizeof scientific);
  exponent = split_scientific (scientific, digits);

  if (exponent < -6 || ABS (value) >= SAFE_INTEGER)
    {
      append_with_exponent (out, digits, exponent);
    }
  else if (exponent < 0)
    {
      g_string_append (out, "0.");
      append_zeros (out, -exponent - 1);
      g_string_append (out, digits);
    }
  else
    {
      g_string_append_len (out, digits, exponent + 1);
      g_string_append_printf (out, ".%s", digits + exponent + 1);
    }
}

void
cue_json_append_double (GString *out, double value)
{
  if (is_whole (value))
    append_whole (out, (gint64) value);
  else
    append_fraction (out, value);
}

char *
cue_json_print_number (double value)
{
  GString *out;

  g_return_val_if_fail (value - value == 0, g_strdup ("null")); /* neither infinite nor NaN */

  out = g_string_sized_new (24);
  cue_json_append_double (out, value);
  return g_string_free (out, FALSE);
}

void
cue_json_append_integer (GString *out, gint64 value)
{
  if (ABS ((double) value) < SAFE_INTEGER)
    append_whole (out, value);
  else
    append_fraction (out, (double) value);
}

static void
append_escaped (GString *out, guchar c)
{
  static const char short_names[] = "btn\0fr"; /* from U+0008 to U+000D; U+000B has none */

  if (c == '"' || c == '\\')
    g_string_append_printf (out, "\\%c", c);
  else if (c >= 0x08 && c <= 0x0d && c != 0x0b)
    g_string_append_printf (out, "\\%c", short_names[c - 0x08]);
  else
    g_string_append_printf (out, "\\u%04x", c);
}

void
cue_json_append_string (GString *out, const char *text)
{
  const char *plain = text;

  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      guchar c = (guchar) *at;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, plain, at - plain);
      append_escaped (out, c);
      plain = at + 1;
    }
  g_string_append (out, plain);
  g_string_append_c (out, '"');
}

typedef struct
{
  const char *key;
  JsonNode *value;
} Member;

static int
compare_members (const void *a, const void *b)
{
  /* The order of UTF-8 bytes is the order of code points. */
  return strcmp (((const Member *) a)->key, ((const Member *) b)->key);
}

static void
append_object (GString *out, JsonObject *object)
{
  Member few[FEW_MEMBERS];
  guint n = json_object_get_size (object);
  g_autofree Member *many = n < FEW_MEMBERS ? NULL : g_new (Member, n + 1);
  Member *members = many != NULL ? many : few;
  JsonObjectIter iter;

  json_object_iter_init_ordered (&iter, object);
  for (n = 0; json_object_iter_next_ordered (&iter, &members[n].key, &members[n].value);)
    n++;
  qsort (members, n, sizeof *members, compare_members);

  g_string_append_c (out, '{');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      cue_json_append_string (out, members[i].key);
      g_string_append_c (out, ':');
      cue_json_append_canonical (out, members[i].value);
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, JsonArray *array)
{
  guint length = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      cue_json_append_canonical (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

static void
append_value (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    cue_json_append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    cue_json_append_double (out, json_node_get_double (node));
  else
    cue_json_append_integer (out, json_node_get_int (node));
}

/**
 * cue_json_append_canonical:
 * @out: where to append
 * @node: any value; its strings are valid UTF-8 and its numbers finite
 *
 * Appends the one spelling of @node.
 */
void
cue_json_append_canonical (GString *out, JsonNode *node)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (node != NULL);

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (out, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      append_array (out, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      append_value (out, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

char *
cue_json_to_canonical (JsonNode *node)
{
  GString *out;

  g_return_val_if_fail (node != NULL, NULL);

  out = g_string_sized_new (256);
  cue_json_append_canonical (out, node);
  return g_string_free (out, FALSE);
}

char *
cue_json_digest (JsonNode *node)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (node != NULL, NULL);

  text = cue_json_to_canonical (node);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}
