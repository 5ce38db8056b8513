/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-draft.h"

#include <string.h>

#include "cue-json-private.h"
#include "cue-json.h"

#define FIRST_BYTES 1024
#define CHUNK_BYTES 4096

typedef enum
{
  KIND_NULL,
  KIND_FALSE,
  KIND_TRUE,
  KIND_INTEGER,
  KIND_STRING,
  KIND_ARRAY,
  KIND_OBJECT,
  KIND_DRAFT, /* stands for another whole one */
} Kind;

typedef struct _Sheet Sheet;

struct _CueDraft
{
  Sheet *sheet;     /* borrowed: that it lies in */
  const char *name; /* of a member */
  CueDraft *next;   /* of the same array or object */
  union
  {
    gint64 number;
    const char *text;
    CueDraft *first; /* members by name, elements as they came */
    CueDraft *whole; /* owned */
  };
  CueDraft *last; /* of an array; of another whole one: that was taken before it */
  guint n;
  Kind kind;
};

typedef struct _Chunk Chunk;

struct _Chunk
{
  Chunk *before;
  gint64 bytes[];
};

/* All of a whole draft. */
struct _Sheet
{
  CueDraft root; /* first, so that one is the other */
  gatomicrefcount refs;
  Chunk *chunks;   /* owned */
  CueDraft *taken; /* those that stand for another, the newest first */
  guint8 *at;      /* what is free */
  gsize left;
  gint64 bytes[FIRST_BYTES / sizeof (gint64)];
};

static gpointer
take (Sheet *self, gsize size)
{
  gsize padded = (size + 7) & ~(gsize) 7;
  guint8 *taken;

  if (padded > self->left)
    {
      gsize room = MAX (padded, CHUNK_BYTES - sizeof (Chunk));
      Chunk *chunk = g_malloc (sizeof *chunk + room);

      chunk->before = self->chunks;
      self->chunks = chunk;
      self->at = (guint8 *) chunk->bytes;
      self->left = room;
    }
  taken = self->at;
  self->at += padded;
  self->left -= padded;
  return taken;
}

static CueDraft *
value_new (Sheet *sheet, Kind kind)
{
  CueDraft *self = take (sheet, sizeof *self);

  *self = (CueDraft){ .sheet = sheet, .kind = kind };
  return self;
}

static const char *
keep_text (Sheet *sheet, const char *text)
{
  gsize size = strlen (text) + 1;

  return memcpy (take (sheet, size), text, size);
}

CueDraft *
cue_draft_new (void)
{
  Sheet *sheet = g_malloc (sizeof *sheet);

  sheet->root = (CueDraft){ .sheet = sheet, .kind = KIND_OBJECT };
  g_atomic_ref_count_init (&sheet->refs);
  sheet->chunks = NULL;
  sheet->taken = NULL;
  sheet->at = (guint8 *) sheet->bytes;
  sheet->left = sizeof sheet->bytes;
  return &sheet->root;
}

CueDraft *
cue_draft_ref (CueDraft *self)
{
  if (self != NULL)
    g_atomic_ref_count_inc (&self->sheet->refs);
  return self;
}

void
cue_draft_unref (CueDraft *self)
{
  Sheet *sheet = self == NULL ? NULL : self->sheet;

  if (sheet == NULL || !g_atomic_ref_count_dec (&sheet->refs))
    return;
  for (CueDraft *one = sheet->taken; one != NULL; one = one->last)
    cue_draft_unref (one->whole);
  while (sheet->chunks != NULL)
    {
      Chunk *chunk = sheet->chunks;

      sheet->chunks = chunk->before;
      g_free (chunk);
    }
  g_free (sheet);
}

/* The order of UTF-8 bytes is the order of code points, which is that of the canonical text. */
static void
put (CueDraft *self, const char *name, CueDraft *value)
{
  CueDraft **place = &self->first;
  int order = 1;

  value->name = name;
  while (*place != NULL && (order = strcmp ((*place)->name, name)) < 0)
    place = &(*place)->next;
  if (*place != NULL && order == 0)
    {
      value->next = (*place)->next;
      self->n--;
    }
  else
    value->next = *place;
  *place = value;
  self->n++;
}

static void
add (CueDraft *self, CueDraft *value)
{
  if (self->last == NULL)
    self->first = value;
  else
    self->last->next = value;
  self->last = value;
  self->n++;
}

static CueDraft *
string_new (Sheet *sheet, const char *value)
{
  CueDraft *self = value_new (sheet, KIND_STRING);

  self->text = keep_text (sheet, value);
  return self;
}

static CueDraft *
int_new (Sheet *sheet, gint64 value)
{
  CueDraft *self = value_new (sheet, KIND_INTEGER);

  self->number = value;
  return self;
}

static CueDraft *json_new (Sheet *sheet, JsonNode *node);

static CueDraft *
json_array_to_draft (Sheet *sheet, JsonArray *array)
{
  CueDraft *self = value_new (sheet, KIND_ARRAY);

  for (guint i = 0; i < json_array_get_length (array); i++)
    add (self, json_new (sheet, json_array_get_element (array, i)));
  return self;
}

static CueDraft *
json_object_to_draft (Sheet *sheet, JsonObject *object)
{
  CueDraft *self = value_new (sheet, KIND_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    put (self, keep_text (sheet, name), json_new (sheet, member));
  return self;
}

static CueDraft *
json_value_to_draft (Sheet *sheet, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return string_new (sheet, json_node_get_string (node));
  if (type == G_TYPE_BOOLEAN)
    return value_new (sheet, json_node_get_boolean (node) ? KIND_TRUE : KIND_FALSE);
  if (type == G_TYPE_DOUBLE)
    {
      g_autoptr (JsonNode) without = cue_json_without_floats (node);

      return json_value_to_draft (sheet, without);
    }
  return int_new (sheet, json_node_get_int (node));
}

static CueDraft *
json_new (Sheet *sheet, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return json_object_to_draft (sheet, json_node_get_object (node));
    case JSON_NODE_ARRAY:
      return json_array_to_draft (sheet, json_node_get_array (node));
    case JSON_NODE_VALUE:
      return json_value_to_draft (sheet, node);
    case JSON_NODE_NULL:
    default:
      return value_new (sheet, KIND_NULL);
    }
}

void
cue_draft_set_string (CueDraft *self, const char *name, const char *value)
{
  put (self, name, string_new (self->sheet, value));
}

void
cue_draft_set_int (CueDraft *self, const char *name, gint64 value)
{
  put (self, name, int_new (self->sheet, value));
}

void
cue_draft_set_boolean (CueDraft *self, const char *name, gboolean value)
{
  put (self, name, value_new (self->sheet, value ? KIND_TRUE : KIND_FALSE));
}

void
cue_draft_set_null (CueDraft *self, const char *name)
{
  put (self, name, value_new (self->sheet, KIND_NULL));
}

void
cue_draft_set_json (CueDraft *self, const char *name, JsonNode *value)
{
  put (self, name, json_new (self->sheet, value));
}

void
cue_draft_set_draft (CueDraft *self, const char *name, CueDraft *whole)
{
  CueDraft *value = value_new (self->sheet, KIND_DRAFT);

  value->whole = cue_draft_ref (whole);
  value->last = self->sheet->taken;
  self->sheet->taken = value;
  put (self, name, value);
}

CueDraft *
cue_draft_set_object (CueDraft *self, const char *name)
{
  CueDraft *value = value_new (self->sheet, KIND_OBJECT);

  put (self, name, value);
  return value;
}

CueDraft *
cue_draft_set_array (CueDraft *self, const char *name)
{
  CueDraft *value = cue_draft_make_array (self);

  put (self, name, value);
  return value;
}

CueDraft *
cue_draft_make_array (CueDraft *self)
{
  return value_new (self->sheet, KIND_ARRAY);
}

void
cue_draft_place (CueDraft *self, const char *name, CueDraft *made)
{
  put (self, name, made);
}

CueDraft *
cue_draft_add_object (CueDraft *self)
{
  CueDraft *value = value_new (self->sheet, KIND_OBJECT);

  add (self, value);
  return value;
}

void
cue_draft_add_string (CueDraft *self, const char *value)
{
  add (self, string_new (self->sheet, value));
}

const CueDraft *
cue_draft_get (const CueDraft *self, const char *name)
{
  for (const CueDraft *one = self->first; one != NULL; one = one->next)
    if (strcmp (one->name, name) == 0)
      return one->kind == KIND_DRAFT ? one->whole : one;
  return NULL;
}

CueDraft *
cue_draft_edit (CueDraft *self, const char *name)
{
  return (CueDraft *) cue_draft_get (self, name);
}

const char *
cue_draft_get_string (const CueDraft *self, const char *name, const char *fallback)
{
  const CueDraft *found = cue_draft_get (self, name);

  return found != NULL && found->kind == KIND_STRING ? found->text : fallback;
}

gint64
cue_draft_get_int (const CueDraft *self, const char *name, gint64 fallback)
{
  const CueDraft *found = cue_draft_get (self, name);

  return found != NULL && found->kind == KIND_INTEGER ? found->number : fallback;
}

guint
cue_draft_get_length (const CueDraft *self)
{
  return self->n;
}

const CueDraft *
cue_draft_get_first (const CueDraft *self)
{
  return self->first;
}

const CueDraft *
cue_draft_get_next (const CueDraft *self)
{
  return self->next;
}

const char *
cue_draft_get_text (const CueDraft *self)
{
  return self->kind == KIND_STRING ? self->text : NULL;
}

gboolean
cue_draft_get_boolean (const CueDraft *self)
{
  return self->kind == KIND_TRUE;
}

static void
append_name (GString *out, const char *name, gboolean is_first)
{
  if (!is_first)
    g_string_append_c (out, ',');
  cue_json_append_string (out, name);
  g_string_append_c (out, ':');
}

static void
append_object (GString *out, const CueDraft *self, const char *type)
{
  gboolean is_first = TRUE;

  g_string_append_c (out, '{');
  for (const CueDraft *one = self->first; one != NULL || type != NULL; is_first = FALSE)
    if (type != NULL && (one == NULL || strcmp (one->name, "type") > 0))
      {
        append_name (out, "type", is_first);
        cue_json_append_string (out, type);
        type = NULL;
      }
    else
      {
        append_name (out, one->name, is_first);
        cue_draft_append_canonical (one, NULL, out);
        one = one->next;
      }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, const CueDraft *self)
{
  g_string_append_c (out, '[');
  for (const CueDraft *one = self->first; one != NULL; one = one->next)
    {
      if (one != self->first)
        g_string_append_c (out, ',');
      cue_draft_append_canonical (one, NULL, out);
    }
  g_string_append_c (out, ']');
}

void
cue_draft_append_canonical (const CueDraft *self, const char *type, GString *out)
{
  switch (self->kind)
    {
    case KIND_OBJECT:
      append_object (out, self, type);
      break;
    case KIND_ARRAY:
      append_array (out, self);
      break;
    case KIND_DRAFT:
      cue_draft_append_canonical (self->whole, type, out);
      break;
    case KIND_STRING:
      cue_json_append_string (out, self->text);
      break;
    case KIND_INTEGER:
      cue_json_append_integer (out, self->number);
      break;
    case KIND_FALSE:
      g_string_append (out, "false");
      break;
    case KIND_TRUE:
      g_string_append (out, "true");
      break;
    case KIND_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

static JsonNode *
to_json (const CueDraft *self)
{
  JsonObject *object;
  JsonArray *array;

  switch (self->kind)
    {
    case KIND_OBJECT:
      object = json_object_new ();
      for (const CueDraft *one = self->first; one != NULL; one = one->next)
        json_object_set_member (object, one->name, to_json (one));
      return cue_json_new_object (object);
    case KIND_ARRAY:
      array = json_array_sized_new (self->n);
      for (const CueDraft *one = self->first; one != NULL; one = one->next)
        json_array_add_element (array, to_json (one));
      return cue_json_new_array (array);
    case KIND_DRAFT:
      return to_json (self->whole);
    case KIND_STRING:
      return cue_json_new_string (self->text);
    case KIND_INTEGER:
      return cue_json_new_int (self->number);
    case KIND_FALSE:
    case KIND_TRUE:
      return cue_json_new_boolean (self->kind == KIND_TRUE);
    case KIND_NULL:
    default:
      return cue_json_new_null ();
    }
}

JsonNode *
cue_draft_to_json (const CueDraft *self)
{
  JsonNode *node = to_json (self);

  json_node_seal (node);
  return node;
}
