/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-decision.h"

#include "cue-json.h"

G_DEFINE_QUARK (cue_decision_error, cue_decision_error)

static void
alternative_clear (gpointer data)
{
  g_free (((CueAlternative *) data)->of);
}

CueDecision *
cue_decision_new (const char *conversation)
{
  CueDecision *self = g_new0 (CueDecision, 1);

  self->conversation = g_strdup (conversation);
  self->context = g_new0 (char *, 1);
  self->alternatives = g_array_new (FALSE, TRUE, sizeof (CueAlternative));
  g_array_set_clear_func (self->alternatives, alternative_clear);
  return self;
}

void
cue_decision_free (CueDecision *self)
{
  if (self == NULL)
    return;
  g_free (self->conversation);
  g_strfreev (self->context);
  g_array_unref (self->alternatives);
  g_free (self);
}

void
cue_decision_add (CueDecision *self, const char *of, gint64 base_milli, guint share_milli)
{
  CueAlternative alternative = { g_strdup (of), base_milli, share_milli };

  g_array_append_val (self->alternatives, alternative);
}

static gboolean
refuse (GError **error, const char *path, const char *expected)
{
  g_set_error (error, CUE_DECISION_ERROR, CUE_DECISION_ERROR_INVALID,
               "%s: found something else; %s", path, expected);
  return FALSE;
}

static gboolean
read_context (CueDecision *self, JsonObject *object, GError **error)
{
  JsonArray *array = cue_json_get_array (object, "context");
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return refuse (error, "/context", "a list of texts");
      g_ptr_array_add (marks, g_strdup (json_node_get_string (node)));
    }
  g_ptr_array_add (marks, NULL);
  g_strfreev (self->context);
  self->context = (GStrv) g_ptr_array_free (g_steal_pointer (&marks), FALSE);
  return TRUE;
}

static gboolean
read_alternatives (CueDecision *self, JsonObject *object, GError **error)
{
  JsonArray *array = cue_json_get_array (object, "among");
  gint64 sum = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *one = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *of = one == NULL ? NULL : cue_json_get_string (one, "of", NULL);
      gint64 share = one == NULL ? -1 : cue_json_get_int (one, "share_milli", -1);

      if (of == NULL || share < 0 || share > 1000)
        return refuse (error, "/among",
                       "each is {\"of\":…,\"base_milli\":…,\"share_milli\":0 to 1000}");
      cue_decision_add (self, of, cue_json_get_int (one, "base_milli", 0), (guint) share);
      sum += share;
    }
  return sum == 1000 || refuse (error, "/among", "shares that add up to 1000");
}

CueDecision *
cue_decision_from_json (JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (CueDecision) self = NULL;
  gint64 chosen, reward;

  if (object == NULL)
    {
      refuse (error, "", "a decision is an object");
      return NULL;
    }
  self = cue_decision_new (cue_json_get_string (object, "conversation", ""));
  if (!read_context (self, object, error) || !read_alternatives (self, object, error))
    return NULL;
  chosen = cue_json_get_int (object, "chosen", -1);
  if (chosen < 0 || chosen >= self->alternatives->len)
    {
      refuse (error, "/chosen", "the index of one of /among");
      return NULL;
    }
  if (g_array_index (self->alternatives, CueAlternative, chosen).share_milli == 0)
    {
      refuse (error, "/chosen", "what was chosen had a share of more than 0");
      return NULL;
    }
  reward = cue_json_get_int (object, "reward_milli", -1);
  if (reward < 0 || reward > 1000)
    {
      refuse (error, "/reward_milli", "0 to 1000");
      return NULL;
    }
  self->chosen = (guint) chosen;
  self->reward_milli = (guint) reward;
  return g_steal_pointer (&self);
}

JsonNode *
cue_decision_to_json (const CueDecision *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *context = json_array_new ();
  JsonArray *among = json_array_new ();

  for (guint i = 0; self->context[i] != NULL; i++)
    json_array_add_string_element (context, self->context[i]);
  for (guint i = 0; i < self->alternatives->len; i++)
    {
      const CueAlternative *one = &g_array_index (self->alternatives, CueAlternative, i);
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, "of", one->of);
      json_object_set_int_member (item, "base_milli", one->base_milli);
      json_object_set_int_member (item, "share_milli", one->share_milli);
      json_array_add_object_element (among, item);
    }
  json_object_set_string_member (object, "conversation", self->conversation);
  json_object_set_array_member (object, "context", context);
  json_object_set_array_member (object, "among", among);
  json_object_set_int_member (object, "chosen", self->chosen);
  json_object_set_int_member (object, "reward_milli", self->reward_milli);
  return cue_json_new_object (object);
}
