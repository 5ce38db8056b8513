/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-change.h"

#include "cue-json.h"
#include "cue-point-verdict.h"

G_DEFINE_BOXED_TYPE (CueChange, cue_change, cue_change_ref, cue_change_unref)

/**
 * cue_change_new:
 * @type: one of the types of docs/engine.md
 * @body: (transfer full): a JSON object
 */
CueChange *
cue_change_new (const char *type, CueDraft *body)
{
  CueChange *self = g_atomic_rc_box_new0 (CueChange);

  self->type = g_intern_string (type);
  self->draft = body;
  return self;
}

CueChange *
cue_change_new_point (CuePointVerdict *verdict)
{
  CueChange *self = g_atomic_rc_box_new0 (CueChange);

  self->type = g_intern_static_string ("point");
  self->verdict = cue_point_verdict_ref (verdict);
  return self;
}

CueChange *
cue_change_ref (CueChange *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
change_clear (gpointer data)
{
  CueChange *self = data;

  g_clear_pointer (&self->verdict, cue_point_verdict_unref);
  g_clear_pointer (&self->draft, cue_draft_unref);
  g_clear_pointer (&self->body, json_node_unref);
}

void
cue_change_unref (CueChange *self)
{
  g_atomic_rc_box_release_full (self, change_clear);
}

JsonObject *
cue_change_get_body (const CueChange *self)
{
  JsonNode **place = &((CueChange *) self)->body;
  JsonNode *body = g_atomic_pointer_get (place);

  if (body == NULL)
    {
      body = self->verdict != NULL ? cue_point_verdict_to_json (self->verdict)
                                   : cue_draft_to_json (self->draft);
      if (!g_atomic_pointer_compare_and_exchange (place, NULL, body))
        {
          json_node_unref (body); /* another thread was faster */
          body = g_atomic_pointer_get (place);
        }
    }
  return json_node_get_object (body);
}

JsonNode *
cue_change_to_json (const CueChange *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, cue_change_get_body (self));
  json_object_set_string_member (object, "type", self->type);
  while (json_object_iter_next (&iter, &name, &member))
    json_object_set_member (object, name, cue_json_share (member));
  json_node_take_object (node, object);
  return node;
}

void
cue_change_append_canonical (const CueChange *self, GString *out)
{
  if (self->verdict != NULL)
    cue_point_verdict_append (self->verdict, self->type, out);
  else
    cue_draft_append_canonical (self->draft, self->type, out);
}
