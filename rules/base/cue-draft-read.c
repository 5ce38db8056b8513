/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a draft, by member, as canonical text and as nodes. */
#include "cue-draft-private.h"

#include <string.h>

#include "cue-json-private.h"
#include "cue-json.h"

const CueDraft *
cue_draft_get (const CueDraft *self, const char *name)
{
  for (const CueDraft *one = self->first; one != NULL; one = one->next)
    if (strcmp (one->name, name) == 0)
      return one->kind == CUE_DRAFT_DRAFT ? one->whole : one;
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

  return found != NULL && found->kind == CUE_DRAFT_STRING ? found->text : fallback;
}

gint64
cue_draft_get_int (const CueDraft *self, const char *name, gint64 fallback)
{
  const CueDraft *found = cue_draft_get (self, name);

  return found != NULL && found->kind == CUE_DRAFT_INTEGER ? found->number : fallback;
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
  return self->kind == CUE_DRAFT_STRING ? self->text : NULL;
}

gboolean
cue_draft_get_boolean (const CueDraft *self)
{
  return self->kind == CUE_DRAFT_TRUE;
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
    case CUE_DRAFT_OBJECT:
      append_object (out, self, type);
      break;
    case CUE_DRAFT_ARRAY:
      append_array (out, self);
      break;
    case CUE_DRAFT_DRAFT:
      cue_draft_append_canonical (self->whole, type, out);
      break;
    case CUE_DRAFT_STRING:
      cue_json_append_string (out, self->text);
      break;
    case CUE_DRAFT_INTEGER:
      cue_json_append_integer (out, self->number);
      break;
    case CUE_DRAFT_FALSE:
      g_string_append (out, "false");
      break;
    case CUE_DRAFT_TRUE:
      g_string_append (out, "true");
      break;
    case CUE_DRAFT_NULL:
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
    case CUE_DRAFT_OBJECT:
      object = json_object_new ();
      for (const CueDraft *one = self->first; one != NULL; one = one->next)
        json_object_set_member (object, one->name, to_json (one));
      return cue_json_new_object (object);
    case CUE_DRAFT_ARRAY:
      array = json_array_sized_new (self->n);
      for (const CueDraft *one = self->first; one != NULL; one = one->next)
        json_array_add_element (array, to_json (one));
      return cue_json_new_array (array);
    case CUE_DRAFT_DRAFT:
      return to_json (self->whole);
    case CUE_DRAFT_STRING:
      return cue_json_new_string (self->text);
    case CUE_DRAFT_INTEGER:
      return cue_json_new_int (self->number);
    case CUE_DRAFT_FALSE:
    case CUE_DRAFT_TRUE:
      return cue_json_new_boolean (self->kind == CUE_DRAFT_TRUE);
    case CUE_DRAFT_NULL:
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
