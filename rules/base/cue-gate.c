/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-gate-private.h"

#include "cue-json.h"

#include <string.h>

/* The gate is one scanner over bytes with a stack of its own: it never recurses, so no document can
 * exhaust the stack, and it reads numbers and strings itself, so nothing json-glib misreads gets
 * in. The same scan checks, grows nodes on the stack of open containers, or fills a block. */

const CueGateLimits CUE_GATE_LINE = { .max_bytes = 4 * 1024 * 1024, .max_depth = 32 };
const CueGateLimits CUE_GATE_FRAME = { .max_bytes = 64 * 1024, .max_depth = 16 };

G_DEFINE_QUARK (cue_gate_error, cue_gate_error)

static void
frame_clear (gpointer data)
{
  CueFrame *frame = data;

  g_clear_pointer (&frame->object, json_object_unref);
  g_clear_pointer (&frame->array, json_array_unref);
  g_clear_pointer (&frame->keys, g_hash_table_unref);
  g_clear_pointer (&frame->key, g_free);
}

/* What stands at @at, for people. */
static char *
describe (const CueScanner *self, const guchar *at)
{
  if (at >= self->end)
    return g_strdup ("the end");
  if (*at > 0x20 && *at < 0x7f)
    return g_strdup_printf ("'%c'", *at);
  return g_strdup_printf ("byte 0x%02X", *at);
}

gboolean
cue_scanner_refuse (const CueScanner *self, CueGateError code, const guchar *at, const char *wanted)
{
  g_autofree char *found = describe (self, at);

  g_set_error (self->error, CUE_GATE_ERROR, code, "byte %" G_GSIZE_FORMAT ": found %s; %s",
               (gsize) (at - self->start), found, wanted);
  return FALSE;
}

/* The container that is open now; there must be one. */
static CueFrame *
top_frame (const CueScanner *self)
{
  return &g_array_index (self->frames, CueFrame, self->frames->len - 1);
}

static void
skip_space (CueScanner *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r'))
    self->at++;
}

/* Puts @node (transfer full) where the next value goes. */
static void
place_node (CueScanner *self, JsonNode *node)
{
  if (self->frames->len == 0)
    self->root = node;
  else if (top_frame (self)->is_object)
    json_object_set_member (top_frame (self)->object, top_frame (self)->key, node);
  else
    json_array_add_element (top_frame (self)->array, node);
}

void
cue_scanner_place_integer (CueScanner *self, gint64 value)
{
  if (self->builds)
    place_node (self, cue_json_new_int (value));
  else if (self->builder != NULL)
    cue_forest_builder_add_integer (self->builder, value);
}

void
cue_scanner_place_double (CueScanner *self, double value)
{
  if (self->builds)
    place_node (self, cue_json_new_double (value));
  else if (self->builder != NULL)
    cue_forest_builder_add_double (self->builder, value);
}

static void
place_string (CueScanner *self)
{
  if (self->builds)
    place_node (self, cue_json_new_string (self->text->str));
  else if (self->builder != NULL)
    cue_forest_builder_add_string (self->builder, self->text->str, self->text->len);
}

/* @word: 0 true, 1 false, 2 null */
static void
place_word (CueScanner *self, guint word)
{
  if (self->builds)
    place_node (self, word == 2 ? cue_json_new_null () : cue_json_new_boolean (word == 0));
  else if (self->builder != NULL && word == 2)
    cue_forest_builder_add_null (self->builder);
  else if (self->builder != NULL)
    cue_forest_builder_add_boolean (self->builder, word == 0);
}

static gboolean
read_word (CueScanner *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) < length || memcmp (self->at, words[i], length) != 0)
        continue;
      self->at += length;
      place_word (self, i);
      return TRUE;
    }
  return cue_scanner_refuse (self,
                             *self->at == '\0' ? CUE_GATE_ERROR_ENCODING : CUE_GATE_ERROR_SYNTAX,
                             self->at,
                             "a value is an object, array, string, number, true, false or null");
}

static gboolean
open_container (CueScanner *self)
{
  CueFrame frame = { .is_object = *self->at == '{' };

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
  else if (self->builder != NULL)
    cue_forest_builder_open (self->builder, frame.is_object);
  g_array_append_val (self->frames, frame);
  self->at++;
  return TRUE;
}

static void
close_container (CueScanner *self)
{
  CueFrame *frame = top_frame (self);
  JsonNode *node = NULL;

  if (frame->object != NULL)
    node = cue_json_new_object (g_steal_pointer (&frame->object));
  else if (frame->array != NULL)
    node = cue_json_new_array (g_steal_pointer (&frame->array));
  g_array_set_size (self->frames, self->frames->len - 1);
  if (node != NULL)
    place_node (self, node);
  else if (self->builder != NULL)
    cue_forest_builder_close (self->builder);
  self->at++;
}

static gboolean
is_new_key (CueScanner *self, CueFrame *frame)
{
  if (self->builds)
    return !json_object_has_member (frame->object, self->text->str);
  if (self->builder != NULL)
    return cue_forest_builder_add_key (self->builder, self->text->str, self->text->len);
  if (frame->keys == NULL)
    frame->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return g_hash_table_add (frame->keys, g_strdup (self->text->str));
}

/* "key" and the colon behind it. */
static gboolean
read_key (CueScanner *self)
{
  CueFrame *frame = top_frame (self);
  const guchar *from = self->at;

  if (self->at >= self->end || *self->at != '"')
    return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "a key in quotes goes here");
  if (!cue_scanner_read_string (self))
    return FALSE;
  if (!is_new_key (self, frame))
    return cue_scanner_refuse (self, CUE_GATE_ERROR_DUPLICATE, from,
                               "this key stands in the object already; each key may stand once");
  if (self->builds)
    {
      g_free (frame->key);
      frame->key = g_strndup (self->text->str, self->text->len);
    }
  skip_space (self);
  if (self->at >= self->end || *self->at != ':')
    return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "':' must follow the key");
  self->at++;
  skip_space (self);
  return TRUE;
}

/* Reads one value or opens one container; @opened tells which. */
static gboolean
read_value (CueScanner *self, gboolean *opened)
{
  *opened = FALSE;
  if (self->at >= self->end)
    return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at, "a value must stand here");
  switch (*self->at)
    {
    case '{':
    case '[':
      *opened = TRUE;
      return open_container (self);
    case '"':
      if (!cue_scanner_read_string (self))
        return FALSE;
      place_string (self);
      return TRUE;
    default:
      return *self->at == '-' || g_ascii_isdigit (*self->at) ? cue_scanner_read_number (self)
                                                             : read_word (self);
    }
}

/* After a value: closes what ends here and steps over the comma before the next one. */
static gboolean
read_after_value (CueScanner *self)
{
  skip_space (self);
  while (self->frames->len > 0)
    {
      const CueFrame *frame = top_frame (self);

      if (self->at < self->end && *self->at == ',')
        {
          self->at++;
          skip_space (self);
          return !frame->is_object || read_key (self);
        }
      if (self->at >= self->end || *self->at != (frame->is_object ? '}' : ']'))
        return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                                   frame->is_object ? "',' or '}' must follow"
                                                    : "',' or ']' must follow");
      close_container (self);
      skip_space (self);
    }
  return TRUE;
}

/* After an opening bracket: an empty container, or the key before the first value. */
static gboolean
read_after_open (CueScanner *self, gboolean *closed)
{
  CueFrame *frame = top_frame (self);

  skip_space (self);
  *closed = self->at < self->end && *self->at == (frame->is_object ? '}' : ']');
  if (*closed)
    close_container (self);
  else if (frame->is_object)
    return read_key (self);
  return TRUE;
}

static gboolean
read_document (CueScanner *self)
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
    return cue_scanner_refuse (self,
                               *self->at == '\0' ? CUE_GATE_ERROR_ENCODING : CUE_GATE_ERROR_SYNTAX,
                               self->at, "the document has ended; nothing may follow");
  return TRUE;
}

/* Cheap questions first: how long, and no byte order mark. */
static gboolean
check_outside (const CueScanner *self)
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
    return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->start,
                               "a document must not start with a byte order mark");
  return TRUE;
}

static gboolean
scan (const char *bytes,
      gssize length,
      const CueGateLimits *limits,
      JsonNode **root,
      CueForestBuilder *builder,
      GError **error)
{
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;
  CueScanner self
      = { .builds = root != NULL, .builder = builder, .limits = limits, .error = error };
  gboolean fine;

  self.start = self.at = (const guchar *) bytes;
  self.end = self.start + size;
  if (!check_outside (&self))
    return FALSE;

  self.frames = g_array_new (FALSE, FALSE, sizeof (CueFrame));
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

  return scan (bytes, length, limits, NULL, NULL, error);
}

gboolean
cue_gate_scan_into (const char *bytes,
                    gssize length,
                    const CueGateLimits *limits,
                    CueForestBuilder *builder,
                    GError **error)
{
  return scan (bytes, length, limits, NULL, builder, error);
}

JsonNode *
cue_gate_parse (const char *bytes, gssize length, const CueGateLimits *limits, GError **error)
{
  JsonNode *root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (limits != NULL, NULL);

  if (!scan (bytes, length, limits, &root, NULL, error))
    return NULL;
  json_node_seal (root);
  return root;
}
