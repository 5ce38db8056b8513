/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-gate.h"

#include "cue-json.h"

#include <string.h>

/* The gate is one scanner over bytes with a stack of its own: it never recurses, so no document can
 * exhaust the stack, and it reads numbers and strings itself, so nothing json-glib misreads gets
 * in. The same scan checks (no tree) and parses (a tree grows on the stack of open containers). */

#define MOST_SAFE G_GINT64_CONSTANT (9007199254740991) /* 2^53 − 1 */
#define NUMBER_BYTES 1100 /* longer than any double needs to be told exactly */

const CueGateLimits CUE_GATE_LINE = { .max_bytes = 4 * 1024 * 1024, .max_depth = 32 };
const CueGateLimits CUE_GATE_FRAME = { .max_bytes = 64 * 1024, .max_depth = 16 };

G_DEFINE_QUARK (cue_gate_error, cue_gate_error)

/* One open array or object. */
typedef struct
{
  gboolean is_object;
  /* owned */
  JsonObject *object; /* NULL while only checking */
  JsonArray *array;   /* NULL while only checking */
  GHashTable *keys;   /* while only checking; made with the first key */
  char *key;          /* the key whose value comes next */
} Frame;

typedef struct
{
  gboolean builds;
  /* owned */
  GArray *frames;
  GString *text; /* the string read last, decoded */
  JsonNode *root;
  /* borrowed */
  const CueGateLimits *limits;
  const guchar *start;
  const guchar *at;
  const guchar *end;
  GError **error;
} Scanner;

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  g_clear_pointer (&frame->object, json_object_unref);
  g_clear_pointer (&frame->array, json_array_unref);
  g_clear_pointer (&frame->keys, g_hash_table_unref);
  g_clear_pointer (&frame->key, g_free);
}

/* What stands at @at, for people. */
static char *
describe (const Scanner *self, const guchar *at)
{
  if (at >= self->end)
    return g_strdup ("the end");
  if (*at > 0x20 && *at < 0x7f)
    return g_strdup_printf ("'%c'", *at);
  return g_strdup_printf ("byte 0x%02X", *at);
}

static gboolean
refuse (const Scanner *self, CueGateError code, const guchar *at, const char *wanted)
{
  g_autofree char *found = describe (self, at);

  g_set_error (self->error, CUE_GATE_ERROR, code, "byte %" G_GSIZE_FORMAT ": found %s; %s",
               (gsize) (at - self->start), found, wanted);
  return FALSE;
}

/* The container that is open now; there must be one. */
static Frame *
top_frame (const Scanner *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r'))
    self->at++;
}

/* Puts @node (transfer full, NULL while only checking) where the next value goes. */
static void
place (Scanner *self, JsonNode *node)
{
  if (node == NULL)
    return;
  if (self->frames->len == 0)
    self->root = node;
  else if (top_frame (self)->is_object)
    json_object_set_member (top_frame (self)->object, top_frame (self)->key, node);
  else
    json_array_add_element (top_frame (self)->array, node);
}

static gboolean
read_hex4 (Scanner *self, guint *out)
{
  *out = 0;
  for (int i = 0; i < 4; i++, self->at++)
    {
      if (self->at >= self->end || !g_ascii_isxdigit (*self->at))
        return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "\\u needs four hexadecimal digits");
      *out = *out * 16 + g_ascii_xdigit_value (*self->at);
    }
  return TRUE;
}

/* After "\u": one code point, maybe from a surrogate pair. */
static gboolean
read_unicode_escape (Scanner *self)
{
  const guchar *escape = self->at - 2;
  guint code;
  guint low;

  if (!read_hex4 (self, &code))
    return FALSE;
  if (code == 0)
    return refuse (self, CUE_GATE_ERROR_ENCODING, escape,
                   "\\u0000 (NUL) is not allowed in a string");
  if (code >= 0xdc00 && code <= 0xdfff)
    return refuse (self, CUE_GATE_ERROR_ENCODING, escape,
                   "a low surrogate needs a high one before it");
  if (code >= 0xd800 && code <= 0xdbff)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return refuse (self, CUE_GATE_ERROR_ENCODING, escape,
                       "a high surrogate needs a low one after it");
      self->at += 2;
      if (!read_hex4 (self, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return refuse (self, CUE_GATE_ERROR_ENCODING, escape,
                       "a high surrogate needs a low one after it");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (self->text, code);
  return TRUE;
}

/* After a backslash. */
static gboolean
read_escape (Scanner *self)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *name = self->at < self->end && *self->at != '\0' ? strchr (names, *self->at) : NULL;

  if (name != NULL)
    {
      g_string_append_c (self->text, values[name - names]);
      self->at++;
      return TRUE;
    }
  if (self->at < self->end && *self->at == 'u')
    {
      self->at++;
      return read_unicode_escape (self);
    }
  return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                 "after a backslash stands one of \" \\ / b f n r t u");
}

/* Bytes that stand for themselves, up to a quote, a backslash or something wrong. */
static gboolean
read_plain (Scanner *self)
{
  const guchar *from = self->at;
  const char *bad;
  gboolean has_high = FALSE;

  while (self->at < self->end && *self->at >= 0x20 && *self->at != '"' && *self->at != '\\')
    has_high |= *self->at++ >= 0x80;
  if (has_high && !g_utf8_validate ((const char *) from, self->at - from, &bad))
    return refuse (self, CUE_GATE_ERROR_ENCODING, (const guchar *) bad, "text must be valid UTF-8");
  g_string_append_len (self->text, (const char *) from, self->at - from);
  return TRUE;
}

/* At the opening quote; leaves the decoded text in @self->text. */
static gboolean
read_string (Scanner *self)
{
  g_string_truncate (self->text, 0);
  self->at++;
  for (;;)
    {
      if (!read_plain (self))
        return FALSE;
      if (self->at >= self->end)
        return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "the string must end with '\"'");
      if (*self->at == '"')
        {
          self->at++;
          return TRUE;
        }
      if (*self->at == '\0')
        return refuse (self, CUE_GATE_ERROR_ENCODING, self->at, "NUL is not allowed in a document");
      if (*self->at != '\\')
        return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                       "control characters in a string must be escaped");
      self->at++;
      if (!read_escape (self))
        return FALSE;
    }
}

static gboolean
skip_digits (Scanner *self)
{
  const guchar *from = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > from;
}

/* The grammar of RFC 8259 §6. */
static gboolean
skip_number (Scanner *self, gboolean *is_integer)
{
  *is_integer = TRUE;
  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!skip_digits (self))
    return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "a number goes on with a digit");
  if (self->at < self->end && *self->at == '.')
    {
      *is_integer = FALSE;
      self->at++;
      if (!skip_digits (self))
        return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "a digit must follow the point");
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      *is_integer = FALSE;
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (!skip_digits (self))
        return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "a digit must stand in the exponent");
    }
  return TRUE;
}

static gboolean
read_number (Scanner *self)
{
  const guchar *from = self->at;
  char text[NUMBER_BYTES + 1];
  gboolean is_integer;
  gsize length;

  if (!skip_number (self, &is_integer))
    return FALSE;
  length = self->at - from;
  if (length > NUMBER_BYTES)
    return refuse (self, CUE_GATE_ERROR_NUMBER, from, "a number may have at most 1100 characters");
  memcpy (text, from, length);
  text[length] = '\0';

  if (is_integer)
    {
      gint64 value = g_ascii_strtoll (text, NULL, 10); /* saturates, which is outside too */

      if (value > MOST_SAFE || value < -MOST_SAFE)
        return refuse (self, CUE_GATE_ERROR_NUMBER, from,
                       "integers must lie within ±9007199254740991");
      place (self, self->builds ? cue_json_new_int (value) : NULL);
    }
  else
    {
      double value = g_ascii_strtod (text, NULL);

      if (value - value != 0)
        return refuse (self, CUE_GATE_ERROR_NUMBER, from, "the number is too large for a double");
      place (self, self->builds ? cue_json_new_double (value) : NULL);
    }
  return TRUE;
}

static gboolean
read_word (Scanner *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) < length || memcmp (self->at, words[i], length) != 0)
        continue;
      self->at += length;
      if (self->builds)
        place (self, i == 2 ? cue_json_new_null () : cue_json_new_boolean (i == 0));
      return TRUE;
    }
  return refuse (self, *self->at == '\0' ? CUE_GATE_ERROR_ENCODING : CUE_GATE_ERROR_SYNTAX,
                 self->at, "a value is an object, array, string, number, true, false or null");
}

static gboolean
open_container (Scanner *self)
{
  Frame frame = { .is_object = *self->at == '{' };

  if (self->frames->len >= self->limits->max_depth)
    {
      g_set_error (self->error, CUE_GATE_ERROR, CUE_GATE_ERROR_TOO_DEEP,
                   "byte %" G_GSIZE_FORMAT
                   ": found level %u; at most %u levels of nesting are allowed",
                   (gsize) (self->at - self->start), self->frames->len + 1,
                   self->limits->max_depth);
      return FALSE;
    }
  if (self->builds && frame.is_object)
    frame.object = json_object_new ();
  else if (self->builds)
    frame.array = json_array_new ();
  g_array_append_val (self->frames, frame);
  self->at++;
  return TRUE;
}

static void
close_container (Scanner *self)
{
  Frame *frame = top_frame (self);
  JsonNode *node = NULL;

  if (frame->object != NULL)
    node = cue_json_new_object (g_steal_pointer (&frame->object));
  else if (frame->array != NULL)
    node = cue_json_new_array (g_steal_pointer (&frame->array));
  g_array_set_size (self->frames, self->frames->len - 1);
  place (self, node);
  self->at++;
}

static gboolean
is_new_key (Scanner *self, Frame *frame)
{
  if (self->builds)
    return !json_object_has_member (frame->object, self->text->str);
  if (frame->keys == NULL)
    frame->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return g_hash_table_add (frame->keys, g_strdup (self->text->str));
}

/* "key" and the colon behind it. */
static gboolean
read_key (Scanner *self)
{
  Frame *frame = top_frame (self);
  const guchar *from = self->at;

  if (self->at >= self->end || *self->at != '"')
    return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "a key in quotes goes here");
  if (!read_string (self))
    return FALSE;
  if (!is_new_key (self, frame))
    return refuse (self, CUE_GATE_ERROR_DUPLICATE, from,
                   "this key stands in the object already; each key may stand once");
  if (self->builds)
    {
      g_free (frame->key);
      frame->key = g_strndup (self->text->str, self->text->len);
    }
  skip_space (self);
  if (self->at >= self->end || *self->at != ':')
    return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "':' must follow the key");
  self->at++;
  skip_space (self);
  return TRUE;
}

/* Reads one value or opens one container; @opened tells which. */
static gboolean
read_value (Scanner *self, gboolean *opened)
{
  *opened = FALSE;
  if (self->at >= self->end)
    return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "a value must stand here");
  switch (*self->at)
    {
    case '{':
    case '[':
      *opened = TRUE;
      return open_container (self);
    case '"':
      if (!read_string (self))
        return FALSE;
      place (self, self->builds ? cue_json_new_string (self->text->str) : NULL);
      return TRUE;
    default:
      return *self->at == '-' || g_ascii_isdigit (*self->at) ? read_number (self)
                                                             : read_word (self);
    }
}

/* After a value: closes what ends here and steps over the comma before the next one. */
static gboolean
read_after_value (Scanner *self)
{
  skip_space (self);
  while (self->frames->len > 0)
    {
      const Frame *frame = top_frame (self);

      if (self->at < self->end && *self->at == ',')
        {
          self->at++;
          skip_space (self);
          return !frame->is_object || read_key (self);
        }
      if (self->at >= self->end || *self->at != (frame->is_object ? '}' : ']'))
        return refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                       frame->is_object ? "',' or '}' must follow" : "',' or ']' must follow");
      close_container (self);
      skip_space (self);
    }
  return TRUE;
}

/* After an opening bracket: an empty container, or the key before the first value. */
static gboolean
read_after_open (Scanner *self, gboolean *closed)
{
  Frame *frame = top_frame (self);

  skip_space (self);
  *closed = self->at < self->end && *self->at == (frame->is_object ? '}' : ']');
  if (*closed)
    close_container (self);
  else if (frame->is_object)
    return read_key (self);
  return TRUE;
}

static gboolean
read_document (Scanner *self)
{
  gboolean opened;
  gboolean closed;

  skip_space (self);
  do
    {
      if (!read_value (self, &opened))
        return FALSE;
      if (opened && !read_after_open (self, &closed))
        return FALSE;
      if (opened && !closed)
        continue;
      if (!read_after_value (self))
        return FALSE;
    }
  while (self->frames->len > 0);

  if (self->at < self->end)
    return refuse (self, *self->at == '\0' ? CUE_GATE_ERROR_ENCODING : CUE_GATE_ERROR_SYNTAX,
                   self->at, "the document has ended; nothing may follow");
  return TRUE;
}

/* Cheap questions first: how long, and no byte order mark. */
static gboolean
check_outside (const Scanner *self)
{
  gsize length = self->end - self->start;

  if (length > self->limits->max_bytes)
    {
      g_set_error (self->error, CUE_GATE_ERROR, CUE_GATE_ERROR_TOO_LARGE,
                   "byte %" G_GSIZE_FORMAT ": found %" G_GSIZE_FORMAT
                   " bytes; at most %" G_GSIZE_FORMAT " are allowed",
                   self->limits->max_bytes, length, self->limits->max_bytes);
      return FALSE;
    }
  if (length >= 3 && memcmp (self->start, "\xef\xbb\xbf", 3) == 0)
    return refuse (self, CUE_GATE_ERROR_SYNTAX, self->start,
                   "a document must not start with a byte order mark");
  return TRUE;
}

static gboolean
scan (const char *bytes,
      gssize length,
      const CueGateLimits *limits,
      JsonNode **root,
      GError **error)
{
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;
  Scanner self = { .builds = root != NULL, .limits = limits, .error = error };
  gboolean fine;

  self.start = self.at = (const guchar *) bytes;
  self.end = self.start + size;
  if (!check_outside (&self))
    return FALSE;

  self.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (self.frames, frame_clear);
  self.text = g_string_sized_new (64);
  fine = read_document (&self);
  if (fine && root != NULL)
    *root = g_steal_pointer (&self.root);
  g_clear_pointer (&self.root, json_node_unref);
  g_array_unref (self.frames);
  g_string_free (self.text, TRUE);
  return fine;
}

gboolean
cue_gate_check (const char *bytes, gssize length, const CueGateLimits *limits, GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (limits != NULL, FALSE);

  return scan (bytes, length, limits, NULL, error);
}

JsonNode *
cue_gate_parse (const char *bytes, gssize length, const CueGateLimits *limits, GError **error)
{
  JsonNode *root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (limits != NULL, NULL);

  if (!scan (bytes, length, limits, &root, error))
    return NULL;
  json_node_seal (root);
  return root;
}
