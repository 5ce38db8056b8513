/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-shown.h"

#include <pango/pango.h>
#include <string.h>

/* A grapheme may carry any number of marks; so many code points are read at most while it is cut.
 */
#define MOST_CODE_POINTS 16000
#define MOST_LINES 120
/* Breaking a line inside a word costs the square of its length: 9,000 letters took Pango 5 s. So a
 * word this long may break here, at a zero-width space of our own. */
#define MOST_WORD 40
#define BREAK "\342\200\213"

struct _CueShown
{
  /* owned */
  char *original;
  char *text;
  GArray *starts; /* guint: byte of the shown text where code point i begins; one more at the end */
  GArray *chips;
  GArray *links;
  GPtrArray *addresses; /* char *, one for each link */
  gboolean cut;
};

static const struct
{
  gunichar first;
  gunichar last;
  const char *name;
} invisibles[] = {
  { 0x00ad, 0x00ad, "SHY" },  { 0x061c, 0x061c, "ALM" },  { 0x115f, 0x1160, NULL },
  { 0x180e, 0x180e, "MVS" },  { 0x200b, 0x200b, "ZWSP" }, { 0x200e, 0x200e, "LRM" },
  { 0x200f, 0x200f, "RLM" },  { 0x2028, 0x2029, NULL },   { 0x202a, 0x202a, "LRE" },
  { 0x202b, 0x202b, "RLE" },  { 0x202c, 0x202c, "PDF" },  { 0x202d, 0x202d, "LRO" },
  { 0x202e, 0x202e, "RLO" },  { 0x2060, 0x2060, "WJ" },   { 0x2061, 0x2065, NULL },
  { 0x2066, 0x2066, "LRI" },  { 0x2067, 0x2067, "RLI" },  { 0x2068, 0x2068, "FSI" },
  { 0x2069, 0x2069, "PDI" },  { 0x206a, 0x206f, NULL },   { 0x3164, 0x3164, NULL },
  { 0xfeff, 0xfeff, "BOM" },  { 0xffa0, 0xffa0, NULL },   { 0xfff9, 0xfffb, NULL },
  { 0xe0000, 0xe001f, NULL },
};

char *
cue_shown_name_invisible (gunichar character)
{
  if (character == '\n' || character == '\t')
    return NULL;
  if (character < 0x20 || (character >= 0x7f && character < 0xa0))
    return g_strdup_printf ("U+%04X", character);
  for (gsize i = 0; i < G_N_ELEMENTS (invisibles); i++)
    if (character >= invisibles[i].first && character <= invisibles[i].last)
      return invisibles[i].name != NULL ? g_strdup (invisibles[i].name)
                                        : g_strdup_printf ("U+%04X", character);
  return NULL;
}

/* Bytes of the first @most graphemes of @text. */
static gsize
cut_at (const char *text, guint most)
{
  const char *end = text;
  guint length = 0, lines = 0, graphemes = 0;
  g_autofree PangoLogAttr *attrs = NULL;

  while (*end != '\0' && length < MOST_CODE_POINTS && lines < MOST_LINES)
    {
      lines += *end == '\n';
      end = g_utf8_next_char (end);
      length++;
    }
  if (length <= most)
    return end - text;
  attrs = g_new0 (PangoLogAttr, length + 1);
  pango_get_log_attrs (text, (int) (end - text), -1, pango_language_get_default (), attrs,
                       (int) length + 1);
  for (guint i = 0; i <= length; i++)
    if (attrs[i].is_cursor_position && graphemes++ == most)
      return g_utf8_offset_to_pointer (text, i) - text;
  return end - text;
}

/* Scripts that are written without spaces find their own breaks. */
static gboolean
breaks_itself (gunichar character)
{
  return character <= ' ' || (character >= 0x0e00 && character < 0x1100)
         || (character >= 0x1780 && character < 0x1800)
         || (character >= 0x2e80 && character < 0xe0000);
}

/* Is this one more letter of a word that goes on and on? Marks and joiners never ask: a grapheme is
 * not split. */
static gboolean
wants_break (gunichar character, guint *run)
{
  if (breaks_itself (character))
    *run = 0;
  else if (++*run > MOST_WORD && (character < 0x80 || g_unichar_isalpha (character)))
    {
      *run = 1;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_link_end (char c)
{
  return c == '\0' || (guchar) c <= ' ' || (guchar) c >= 0x80 || strchr ("<>\"'`{}|\\^", c) != NULL;
}

/* An address is ASCII: what follows in another script is text, and a look-alike letter is never
 * part of it. */
static void
find_links (CueShown *self)
{
  const char *at = self->original;
  CueSpan bytes;

  while ((at = strstr (at, "http")) != NULL)
    {
      const char *end = at + 4;
      CueSpan span;

      if (*end == 's')
        end++;
      if (!g_str_has_prefix (end, "://") || is_link_end (end[3]))
        {
          at += 4;
          continue;
        }
      while (!is_link_end (*end))
        end++;
      while (strchr (".,;:!?)", end[-1]) != NULL)
        end--;
      span.start = (guint) g_utf8_pointer_to_offset (self->original, at);
      span.end = span.start + (guint) (end - at);
      if (cue_shown_map (self, span, &bytes))
        {
          g_array_append_val (self->links, bytes);
          g_ptr_array_add (self->addresses, g_strndup (at, end - at));
        }
      at = end;
    }
}

CueShown *
cue_shown_new (const char *text, guint most)
{
  CueShown *self = g_new0 (CueShown, 1);
  GString *shown = g_string_new (NULL);
  gsize bytes = 0;
  guint run = 0;

  self->original = g_utf8_make_valid (text != NULL ? text : "", -1);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->chips = g_array_new (FALSE, FALSE, sizeof (CueSpan));
  self->links = g_array_new (FALSE, FALSE, sizeof (CueSpan));
  self->addresses = g_ptr_array_new_with_free_func (g_free);
  bytes = most > 0 ? cut_at (self->original, most) : strlen (self->original);
  self->cut = self->original[bytes] != '\0';
  for (const char *p = self->original; p < self->original + bytes; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      g_autofree char *name = cue_shown_name_invisible (character);
      CueSpan chip = { 0, 0 };

      if (wants_break (character, &run))
        g_string_append (shown, BREAK);
      chip.start = (guint) shown->len;
      g_array_append_val (self->starts, chip.start);
      if (name == NULL)
        {
          g_string_append_len (shown, p, g_utf8_next_char (p) - p);
          continue;
        }
      g_string_append (shown, name);
      chip.end = (guint) shown->len;
      g_array_append_val (self->chips, chip);
    }
  if (self->cut)
    {
      guint end = (guint) shown->len;

      g_array_append_val (self->starts, end);
      g_string_append (shown, "…");
    }
  else
    {
      guint end = (guint) shown->len;

      g_array_append_val (self->starts, end);
    }
  self->text = g_string_free (shown, FALSE);
  find_links (self);
  return self;
}

void
cue_shown_free (CueShown *self)
{
  g_free (self->original);
  g_free (self->text);
  g_array_unref (self->starts);
  g_array_unref (self->chips);
  g_array_unref (self->links);
  g_ptr_array_unref (self->addresses);
  g_free (self);
}

const char *
cue_shown_get_text (const CueShown *self)
{
  return self->text;
}

gboolean
cue_shown_is_cut (const CueShown *self)
{
  return self->cut;
}

GArray *
cue_shown_get_chips (const CueShown *self)
{
  return self->chips;
}

GArray *
cue_shown_get_links (const CueShown *self)
{
  return self->links;
}

const char *
cue_shown_get_address (const CueShown *self, guint link)
{
  g_return_val_if_fail (link < self->addresses->len, NULL);

  return self->addresses->pdata[link];
}

gboolean
cue_shown_map (const CueShown *self, CueSpan span, CueSpan *bytes)
{
  guint length = self->starts->len - 1;

  if (span.start >= length || span.start >= span.end)
    return FALSE;
  bytes->start = g_array_index (self->starts, guint, span.start);
  bytes->end = g_array_index (self->starts, guint, MIN (span.end, length));
  return bytes->end > bytes->start;
}

guint
cue_shown_original_at (const CueShown *self, guint byte)
{
  guint low = 0, high = self->starts->len - 1;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (g_array_index (self->starts, guint, middle) <= byte)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

char *
cue_shown_dup_original (const CueShown *self, guint start, guint end)
{
  const char *first = g_utf8_offset_to_pointer (self->text, start);
  const char *last = g_utf8_offset_to_pointer (self->text, end);
  guint from = cue_shown_original_at (self, (guint) (first - self->text));
  guint to = cue_shown_original_at (self, (guint) (last - self->text));

  if (to < self->starts->len - 1
      && g_array_index (self->starts, guint, to) < (guint) (last - self->text))
    to++;
  return g_utf8_substring (self->original, from, to);
}
