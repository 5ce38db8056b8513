/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-forest-private.h"

#include <string.h>

/*
 * A block that comes from outside is walked once before anything in it is believed: strings are
 * UTF-8 and end inside, each string cell names the start of one, containers hold as many cells as
 * they say, keys stand once, and numbers are those that the gate would let in.
 */

#define MOST_SAFE G_GINT64_CONSTANT (9007199254740991) /* 2^53 − 1 */
/* From so many members on a table is faster than looking at each pair. */
#define FEW_KEYS 16

typedef struct
{
  const guint8 *start;
  const char *strings;
  const guint32 *cells;
  guint32 n_string_bytes;
  guint32 n_words;
  GError **error;
} Check;

static gboolean
refuse (GError **error, gsize at, const char *found, const char *wanted)
{
  g_set_error (error, CUE_FOREST_ERROR, CUE_FOREST_ERROR_INVALID,
               "byte %" G_GSIZE_FORMAT ": found %s; %s", at, found, wanted);
  return FALSE;
}

static gboolean
refuse_cell (const Check *self, guint32 at, const char *found, const char *wanted)
{
  return refuse (self->error, (gsize) ((const guint8 *) (self->cells + at) - self->start), found,
                 wanted);
}

static gboolean
is_tail (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* Over what is plainly text: ASCII and characters of three bytes from U+3000 to U+CFFF, which are
 * nearly all that a pack has. Returns: where that ends */
static const char *
skip_plain (const char *at)
{
  for (;;)
    {
      guchar first = (guchar) *at;

      if (first > 0 && first < 0x80)
        at++;
      else if (first >= 0xe3 && first <= 0xec && is_tail (at[1]) && is_tail (at[2]))
        at += 3;
      else
        return at;
    }
}

static gboolean
check_strings (const Check *self)
{
  const char *at = self->strings;
  const char *end = at + self->n_string_bytes;

  if (self->n_string_bytes > 0 && end[-1] != '\0')
    return refuse (self->error, sizeof (CueForestHead) + self->n_string_bytes,
                   "a string that does not end", "a zero byte after each");
  while (at < end)
    {
      const char *other = skip_plain (at);
      gsize length = strlen (other);
      const char *bad;

      if (length > 0 && !g_utf8_validate (other, (gssize) length, &bad))
        return refuse (self->error, sizeof (CueForestHead) + (gsize) (bad - self->strings),
                       "bytes that are no text", "strings are UTF-8");
      at = other + length + 1;
    }
  return TRUE;
}

static gboolean
check_string (const Check *self, guint32 at)
{
  gsize back = cue_cell_load (self->cells[at]);
  gsize here = self->n_string_bytes + (gsize) at * sizeof (guint32);
  gsize place = here - back;

  if (back > here || place >= self->n_string_bytes
      || (place > 0 && self->strings[place - 1] != '\0'))
    return refuse_cell (self, at, "a string from nowhere", "strings begin where one begins");
  return TRUE;
}

static const char *
string_at (const Check *self, guint32 at)
{
  return cue_tree_get_string ((const CueTree *) (gconstpointer) (self->cells + at));
}

static gboolean
check_number (const Check *self, guint32 at)
{
  gint64 value;
  double fraction;

  memcpy (&value, self->cells + at + 1, sizeof value);
  memcpy (&fraction, self->cells + at + 1, sizeof fraction);
  if (cue_cell_kind (self->cells[at]) == CUE_TREE_LONG && (value > MOST_SAFE || value < -MOST_SAFE))
    return refuse_cell (self, at, "an integer that is too large", "within ±9007199254740991");
  if (cue_cell_kind (self->cells[at]) == CUE_TREE_DOUBLE && fraction - fraction != 0)
    return refuse_cell (self, at, "no number", "numbers are finite");
  return TRUE;
}

static guint32
after (const Check *self, guint32 at)
{
  guint32 cell = self->cells[at];

  return at + (cue_cell_is_container (cell) ? 2 + self->cells[at + 1] : cue_cell_words (cell));
}

/* The members are sound; is each key a new one? */
static gboolean
check_keys (const Check *self, guint32 at)
{
  guint32 n = cue_cell_load (self->cells[at]);
  g_autoptr (GHashTable) seen = n > FEW_KEYS ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  const char *few[FEW_KEYS];
  guint32 key = at + 2;

  for (guint32 i = 0; i < n; i++)
    {
      const char *name = string_at (self, key);
      gboolean fresh = seen == NULL || g_hash_table_add (seen, (gpointer) name);

      for (guint32 k = 0; seen == NULL && k < i; k++)
        fresh = fresh && few[k] != name && (*few[k] != *name || strcmp (few[k], name) != 0);
      if (!fresh)
        return refuse_cell (self, key, "a key a second time", "each key may stand once");
      if (seen == NULL)
        few[i] = name;
      key = after (self, key + 1);
    }
  return TRUE;
}

static gboolean
check_key (const Check *self, guint32 at, guint32 end)
{
  if (at >= end || cue_cell_kind (self->cells[at]) != CUE_TREE_STRING)
    return refuse_cell (self, MIN (at, self->n_words - 1), "no key", "a member begins with a key");
  return check_string (self, at);
}

static gboolean check_value (const Check *self, guint32 at, guint32 end, guint depth);

static gboolean
check_container (const Check *self, guint32 at, guint32 end, guint depth)
{
  gboolean keyed = cue_cell_kind (self->cells[at]) == CUE_TREE_OBJECT;
  guint32 n = cue_cell_load (self->cells[at]);
  guint32 inside = at + 2;
  guint32 stop;

  if (end - at < 2 || self->cells[at + 1] > end - inside)
    return refuse_cell (self, at, "a list that is longer than what it stands in",
                        "its cells lie inside");
  if (depth >= CUE_FOREST_MAX_DEPTH)
    return refuse_cell (self, at, "a list too deep", "at most 40 levels");
  stop = inside + self->cells[at + 1];
  for (guint32 i = 0; i < n; i++)
    {
      if (keyed && !check_key (self, inside++, stop))
        return FALSE;
      if (!check_value (self, inside, stop, depth + 1))
        return FALSE;
      inside = after (self, inside);
    }
  if (inside != stop)
    return refuse_cell (self, at, "another number of cells", "a list tells how many it has");
  return !keyed || check_keys (self, at);
}

static gboolean
check_value (const Check *self, guint32 at, guint32 end, guint depth)
{
  guint32 cell;

  if (at >= end)
    return refuse_cell (self, MIN (at, self->n_words - 1), "nothing", "a value goes here");
  cell = self->cells[at];
  if (cue_cell_is_container (cell))
    return check_container (self, at, end, depth);
  if (cue_cell_kind (cell) > CUE_TREE_OBJECT)
    return refuse_cell (self, at, "no kind of value", "null to object");
  if (end - at < cue_cell_words (cell))
    return refuse_cell (self, at, "half a number", "two words follow");
  if (cue_cell_kind (cell) == CUE_TREE_STRING)
    return check_string (self, at);
  return cue_cell_words (cell) == 1 || check_number (self, at);
}

gboolean
cue_forest_check (const guint8 *bytes, gsize size, GError **error)
{
  CueForestHead head;
  Check self = { .start = bytes, .error = error };

  if (size < sizeof head + sizeof (guint32) || memcmp (bytes, CUE_FOREST_MAGIC, 8) != 0)
    return refuse (error, 0, "something else", "a block begins with " CUE_FOREST_MAGIC);
  memcpy (&head, bytes, sizeof head);
  if (head.n_string_bytes % sizeof (guint32) != 0 || head.n_string_bytes > size
      || head.n_words > size / sizeof (guint32) || head.n_words == 0
      || sizeof head + head.n_string_bytes + head.n_words * sizeof (guint32) != size)
    return refuse (error, 8, "another size than it tells", "strings and cells fill the block");
  self.strings = (const char *) bytes + sizeof head;
  self.cells = (const guint32 *) (gconstpointer) (self.strings + head.n_string_bytes);
  self.n_string_bytes = head.n_string_bytes;
  self.n_words = head.n_words;
  if (!check_strings (&self) || !check_value (&self, 0, head.n_words, 0))
    return FALSE;
  if (after (&self, 0) != head.n_words)
    return refuse_cell (&self, after (&self, 0), "cells after the end", "one value fills a block");
  return TRUE;
}
