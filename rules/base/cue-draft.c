/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-draft-private.h"

#include <string.h>

#include "cue-json.h"

#define FIRST_BYTES 1024
#define CHUNK_BYTES 4096

typedef struct _Chunk Chunk;

struct _Chunk
{
  Chunk *before;
  gint64 bytes[];
};

/* All of a whole draft. */
struct _CueDraftSheet
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
take (CueDraftSheet *self, gsize size)
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
value_new (CueDraftSheet *sheet, CueDraftKind kind)
{
  CueDraft *self = take (sheet, sizeof *self);

  *self = (CueDraft){ .sheet = sheet, .kind = kind };
  return self;
}

static const char *
keep_text (CueDraftSheet *sheet, const char *text)
{
  gsize size = strlen (text) + 1;

  return memcpy (take (sheet, size), text, size);
}

CueDraft *
cue_draft_new (void)
{
  CueDraftSheet *sheet = g_malloc (sizeof *sheet);

  sheet->root = (CueDraft){ .sheet = sheet, .kind = CUE_DRAFT_OBJECT };
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
  CueDraftSheet *sheet = self == NULL ? NULL : self->sheet;

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
string_new (CueDraftSheet *sheet, const char *value)
{
  CueDraft *self = value_new (sheet, CUE_DRAFT_STRING);

  self->text = keep_text (sheet, value);
  return self;
}

static CueDraft *
int_new (CueDraftSheet *sheet, gint64 value)
{
  CueDraft *self = value_new (sheet, CUE_DRAFT_INTEGER);

  self->number = value;
  return self;
}

static CueDraft *json_new (CueDraftSheet *sheet, JsonNode *node);

static CueDraft *
json_array_to_draft (CueDraftSheet *sheet, JsonArray *array)
{
  CueDraft *self = value_new (sheet, CUE_DRAFT_ARRAY);

  for (guint i = 0; i < json_array_get_length (array); i++)
    add (self, json_new (sheet, json_array_get_element (array, i)));
  return self;
}

static CueDraft *
json_object_to_draft (CueDraftSheet *sheet, JsonObject *object)
{
  CueDraft *self = value_new (sheet, CUE_DRAFT_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    put (self, keep_text (sheet, name), json_new (sheet, member));
  return self;
}

static CueDraft *
json_value_to_draft (CueDraftSheet *sheet, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return string_new (sheet, json_node_get_string (node));
  if (type == G_TYPE_BOOLEAN)
    return value_new (sheet, json_node_get_boolean (node) ? CUE_DRAFT_TRUE : CUE_DRAFT_FALSE);
  if (type == G_TYPE_DOUBLE)
    {
      g_autoptr (JsonNode) without = cue_json_without_floats (node);

      return json_value_to_draft (sheet, without);
    }
  return int_new (sheet, json_node_get_int (node));
}

static CueDraft *
json_new (CueDraftSheet *sheet, JsonNode *node)
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
      return value_new (sheet, CUE_DRAFT_NULL);
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
  put (self, name, value_new (self->sheet, value ? CUE_DRAFT_TRUE : CUE_DRAFT_FALSE));
}

void
cue_draft_set_null (CueDraft *self, const char *name)
{
  put (self, name, value_new (self->sheet, CUE_DRAFT_NULL));
}

void
cue_draft_set_json (CueDraft *self, const char *name, JsonNode *value)
{
  put (self, name, json_new (self->sheet, value));
}

void
cue_draft_set_draft (CueDraft *self, const char *name, CueDraft *whole)
{
  CueDraft *value = value_new (self->sheet, CUE_DRAFT_DRAFT);

  value->whole = cue_draft_ref (whole);
  value->last = self->sheet->taken;
  self->sheet->taken = value;
  put (self, name, value);
}

CueDraft *
cue_draft_set_object (CueDraft *self, const char *name)
{
  CueDraft *value = value_new (self->sheet, CUE_DRAFT_OBJECT);

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
  return value_new (self->sheet, CUE_DRAFT_ARRAY);
}

void
cue_draft_place (CueDraft *self, const char *name, CueDraft *made)
{
  put (self, name, made);
}

CueDraft *
cue_draft_add_object (CueDraft *self)
{
  CueDraft *value = value_new (self->sheet, CUE_DRAFT_OBJECT);

  add (self, value);
  return value;
}

void
cue_draft_add_string (CueDraft *self, const char *value)
{
  add (self, string_new (self->sheet, value));
}
