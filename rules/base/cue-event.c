/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-event.h"

#include "cue-json.h"

#include <string.h>

G_DEFINE_QUARK (cue_event_error, cue_event_error)
G_DEFINE_BOXED_TYPE (CueEvent, cue_event, cue_event_ref, cue_event_unref)

CueEvent *
cue_event_new (const char *stream,
               gint64 seq,
               const char *type,
               gint64 at_ms,
               const char *device,
               gint64 mid,
               JsonNode *body)
{
  CueEvent *self;

  g_return_val_if_fail (stream != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (body == NULL || JSON_NODE_HOLDS_OBJECT (body), NULL);

  self = g_atomic_rc_box_new0 (CueEvent);
  self->stream = g_strdup (stream);
  self->seq = seq;
  self->type = g_strdup (type);
  self->v = 1;
  self->at_ms = at_ms;
  self->device = g_strdup (device != NULL ? device : "");
  self->mid = mid;
  self->body = body != NULL ? body : cue_json_new_object (json_object_new ());
  json_node_seal (self->body);
  return self;
}

CueEvent *
cue_event_stamp (const CueEvent *self, gint64 seq, gint64 at_ms)
{
  CueEvent *stamped;

  g_return_val_if_fail (self != NULL, NULL);

  stamped = cue_event_new (self->stream, seq, self->type, at_ms, self->device, self->mid,
                           json_node_ref (self->body));
  stamped->v = self->v;
  return stamped;
}

CueEvent *
cue_event_ref (CueEvent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
cue_event_clear (gpointer data)
{
  CueEvent *self = data;

  g_clear_pointer (&self->stream, g_free);
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->device, g_free);
  g_clear_pointer (&self->body, json_node_unref);
}

void
cue_event_unref (CueEvent *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, cue_event_clear);
}

JsonObject *
cue_event_get_body (const CueEvent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return json_node_get_object (self->body);
}

JsonNode *
cue_event_to_json (const CueEvent *self)
{
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "stream", self->stream);
  json_object_set_int_member (object, "seq", self->seq);
  json_object_set_string_member (object, "type", self->type);
  json_object_set_int_member (object, "v", self->v);
  json_object_set_int_member (object, "at_ms", self->at_ms);
  json_object_set_string_member (object, "device", self->device);
  json_object_set_int_member (object, "mid", self->mid);
  json_object_set_member (object, "body", json_node_ref (self->body));
  return cue_json_new_object (object);
}

static gboolean
read_string (JsonObject *object,
             const char *name,
             const char *fallback,
             const char **out,
             GError **error)
{
  *out = cue_json_get_string (object, name, NULL);
  if (*out == NULL && fallback != NULL && !json_object_has_member (object, name))
    *out = fallback;
  if (*out != NULL && (fallback != NULL || **out != '\0'))
    return TRUE;

  g_set_error (error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID,
               "/%s: found %s; it must be %s string", name,
               *out != NULL ? "an empty string"
                            : cue_json_type_name (json_object_get_member (object, name)),
               fallback != NULL ? "a" : "a non-empty");
  return FALSE;
}

static gboolean
read_int (JsonObject *object,
          const char *name,
          gint64 lowest,
          gint64 highest,
          gint64 fallback,
          gint64 *out,
          GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree char *found = NULL;

  *out = node != NULL ? cue_json_get_int (object, name, G_MININT64) : fallback;
  if (*out >= lowest && *out <= highest)
    return TRUE;

  found = *out != G_MININT64 ? g_strdup_printf ("%" G_GINT64_FORMAT, *out)
                             : g_strdup (cue_json_type_name (node));
  g_set_error (error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID,
               "/%s: found %s; it must be a whole number from %" G_GINT64_FORMAT
               " to %" G_GINT64_FORMAT,
               name, found, lowest, highest);
  return FALSE;
}

static gboolean
check_stream (const char *stream, GError **error)
{
  const char *colon = strchr (stream, ':');

  if (colon != NULL && colon > stream && colon[1] != '\0')
    return TRUE;
  g_set_error (error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID,
               "/stream: found \"%s\"; it must read kind:id, as in conversation:42", stream);
  return FALSE;
}

static gboolean
check_body (JsonNode *body, GError **error)
{
  if (body == NULL || JSON_NODE_HOLDS_OBJECT (body))
    return TRUE;
  g_set_error (error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID,
               "/body: found %s; it must be an object", cue_json_type_name (body));
  return FALSE;
}

/**
 * cue_event_from_json:
 * @node: a value that passed the gate
 *
 * Reads one event. `stream`, `type` and `at_ms` must be there; `seq`, `mid` (0), `v` (1), `device`
 * ("") and `body` ({}) may be left out. Unknown keys are skipped, since a higher `v` only adds
 * fields.
 *
 * Returns: (transfer full): the event, or NULL with %CUE_EVENT_ERROR_INVALID
 */
CueEvent *
cue_event_from_json (JsonNode *node, GError **error)
{
  const gint64 most = ((gint64) 1 << 53) - 1;
  JsonObject *object;
  JsonNode *body;
  const char *stream, *type, *device;
  gint64 seq, v, at_ms, mid;
  CueEvent *self;

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID,
                   "/: found %s; an event must be an object", cue_json_type_name (node));
      return NULL;
    }

  object = json_node_get_object (node);
  body = json_object_get_member (object, "body");
  if (!read_string (object, "stream", NULL, &stream, error) || !check_stream (stream, error)
      || !read_int (object, "seq", 0, most, 0, &seq, error)
      || !read_string (object, "type", NULL, &type, error)
      || !read_int (object, "v", 1, G_MAXINT, 1, &v, error)
      || !read_int (object, "at_ms", 0, most, G_MININT64, &at_ms, error)
      || !read_string (object, "device", "", &device, error)
      || !read_int (object, "mid", 0, most, 0, &mid, error) || !check_body (body, error))
    return NULL;

  self = cue_event_new (stream, seq, type, at_ms, device, mid,
                        body != NULL ? json_node_ref (body) : NULL);
  self->v = (int) v;
  return self;
}
