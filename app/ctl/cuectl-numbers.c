/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-numbers.h"

#include <string.h>

#include "cue-arithmetic.h"
#include "cue-features.h"

#define HIGHEST (G_GINT64_CONSTANT (1) << 50)
#define FEWEST 5 /* right records before a unit is taken for a column's */
#define SLACK 50 /* milli */

/* How often a record that has the column lies in what was wanted of the unit. */
typedef struct
{
  guint64 key;
  guint n[2];
  guint n_within[2]; /* [1]: of right records */
} Pairing;

struct _CuectlUnits
{
  GArray *pairings; /* owned */
};

static gboolean
read_number (const char **at, gint64 *milli)
{
  gint64 value = 0;
  gint64 unit = 1000;
  gboolean any = FALSE;

  for (; g_ascii_isdigit (**at); (*at)++, any = TRUE)
    value = MIN (value * 10 + (**at - '0') * 1000, HIGHEST / 10);
  if (any && **at == '.' && g_ascii_isdigit ((*at)[1]))
    for ((*at)++; g_ascii_isdigit (**at); (*at)++)
      value += (unit /= 10) * (**at - '0');
  *milli = value;
  return any;
}

/* The first letter or sign behind the number; a word in English. */
static guint64
read_unit (const char **at)
{
  const char *from;
  g_autofree char *unit = NULL;

  while (**at == ' ')
    (*at)++;
  from = *at;
  if (g_ascii_isalpha (*from))
    while (g_ascii_isalpha (**at))
      (*at)++;
  else if (*from != '\0')
    *at = g_utf8_next_char (from);
  unit = g_strndup (from, *at - from);
  return cue_hash_text (unit);
}

static const char *
skip_dash (const char *at)
{
  static const char *const dashes[] = { "-", "~", "到", "至", "–" };

  at += strspn (at, " ");
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (at, dashes[i]))
      {
        at += strlen (dashes[i]);
        return at + strspn (at, " ");
      }
  return NULL;
}

static void
read_bounds (const char *at, CuectlRange *range)
{
  const char *end = strpbrk (at, ",.?!");
  const char *up = strstr (at, "以上");
  const char *down = strstr (at, "以下");

  if (up != NULL && up - at < 12 && (end == NULL || up < end))
    range->high_milli = HIGHEST;
  if (down != NULL && down - at < 12 && (end == NULL || down < end))
    range->low_milli = 0;
}

/* One number, or two with a dash between, the unit behind either or both. */
static gboolean
read_range (const char **at, CuectlRange *range)
{
  const char *from = *at;
  const char *other;
  gint64 high;

  if (!read_number (&from, &range->low_milli))
    return FALSE;
  range->high_milli = range->low_milli;
  other = skip_dash (from);
  if (other != NULL && read_number (&other, &high))
    {
      range->high_milli = high;
      from = other;
    }
  range->key = read_unit (&from);
  other = range->high_milli == range->low_milli ? strpbrk (from, "0123456789-") : NULL;
  if (other != NULL && other - from < 8 && (other = skip_dash (other)) != NULL
      && read_number (&other, &high))
    {
      range->high_milli = high;
      from = other;
    }
  read_bounds (from, range);
  *at = from;
  return TRUE;
}

GArray *
cuectl_numbers_read (const char *text)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (CuectlRange));

  for (const char *at = text; *at != '\0';)
    {
      CuectlRange range;

      if (g_ascii_isdigit (*at) && read_range (&at, &range))
        g_array_append_val (ranges, range);
      else
        at++;
    }
  if (strstr (text, "免费") != NULL)
    {
      CuectlRange free_of_charge = { cue_hash_text ("元"), 0, 0 };

      g_array_append_val (ranges, free_of_charge);
    }
  return ranges;
}

/* From the first number of a text to its last one. */
static gboolean
read_text_column (const char *text, CuectlRange *range)
{
  gboolean any = FALSE;

  if (strlen (text) > 48)
    return FALSE;
  for (const char *at = text; *at != '\0';)
    {
      gint64 value;

      if (!read_number (&at, &value))
        {
          at++;
          continue;
        }
      range->low_milli = any ? MIN (range->low_milli, value) : value;
      range->high_milli = any ? MAX (range->high_milli, value) : value;
      any = TRUE;
    }
  return any;
}

GArray *
cuectl_numbers_of_record (JsonObject *record)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (CuectlRange));
  g_autoptr (GList) members = json_object_get_members (record);

  for (GList *at = members; at != NULL; at = at->next)
    {
      JsonNode *node = json_object_get_member (record, at->data);
      CuectlRange range = { cue_hash_text (at->data), 0, 0 };

      if (!JSON_NODE_HOLDS_VALUE (node))
        continue;
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        {
          if (!read_text_column (json_node_get_string (node), &range))
            continue;
        }
      else
        range.low_milli = range.high_milli = (gint64) (json_node_get_double (node) * 1000 + 0.5);
      g_array_append_val (ranges, range);
    }
  return ranges;
}

static gboolean
lies_within (const CuectlRange *range, const CuectlRange *wanted)
{
  return range->high_milli >= wanted->low_milli - SLACK
         && range->low_milli <= wanted->high_milli + SLACK;
}

CuectlUnits *
cuectl_units_new (void)
{
  CuectlUnits *self = g_new0 (CuectlUnits, 1);

  self->pairings = g_array_new (FALSE, FALSE, sizeof (Pairing));
  return self;
}

void
cuectl_units_free (CuectlUnits *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pairings);
  g_free (self);
}

static Pairing *
find_pairing (const CuectlUnits *self, guint64 unit, guint64 column)
{
  guint64 key = cue_hash_mix (unit, column);

  for (guint i = 0; i < self->pairings->len; i++)
    if (g_array_index (self->pairings, Pairing, i).key == key)
      return &g_array_index (self->pairings, Pairing, i);
  return NULL;
}

void
cuectl_units_add (CuectlUnits *self, const GArray *wanted, const GArray *record, gboolean right)
{
  for (guint i = 0; i < wanted->len; i++)
    for (guint k = 0; k < record->len; k++)
      {
        const CuectlRange *want = &g_array_index (wanted, CuectlRange, i);
        const CuectlRange *has = &g_array_index (record, CuectlRange, k);
        Pairing *pairing = find_pairing (self, want->key, has->key);

        if (pairing == NULL)
          {
            Pairing fresh = { cue_hash_mix (want->key, has->key), { 0 }, { 0 } };

            g_array_append_val (self->pairings, fresh);
            pairing = find_pairing (self, want->key, has->key);
          }
        pairing->n[right]++;
        pairing->n_within[right] += lies_within (has, want);
      }
}

/* How much more often right records lie within than others do; 0: not more often. */
static gint32
evidence_milli (const Pairing *pairing)
{
  guint64 right = ((guint64) pairing->n_within[1] + 1) * (pairing->n[0] + 2);
  guint64 other = ((guint64) pairing->n_within[0] + 1) * (pairing->n[1] + 2);

  return pairing->n[1] < FEWEST || right <= other ? 0 : (gint32) cue_ln_milli (right, other);
}

void
cuectl_units_judge (const CuectlUnits *self,
                    const GArray *wanted,
                    const GArray *record,
                    gint32 *within,
                    gint32 *outside)
{
  *within = *outside = 0;
  for (guint i = 0; i < wanted->len; i++)
    {
      const CuectlRange *want = &g_array_index (wanted, CuectlRange, i);
      gint32 best = 0;
      gboolean fits = FALSE;

      for (guint k = 0; k < record->len; k++)
        {
          const CuectlRange *has = &g_array_index (record, CuectlRange, k);
          const Pairing *pairing = find_pairing (self, want->key, has->key);
          gint32 evidence = pairing == NULL ? 0 : evidence_milli (pairing);

          if (evidence <= best)
            continue;
          best = evidence;
          fits = lies_within (has, want);
        }
      *(fits ? within : outside) += best;
    }
}
