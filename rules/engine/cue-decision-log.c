/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-decision-log.h"

#include "cue-json.h"

typedef struct
{
  /* owned */
  char *lamp;
  JsonNode *choice;
  /* values */
  gboolean looked_at;
  gboolean accepted;
} Watched;

struct _CueDecisionLog
{
  /* owned */
  char *conversation;
  GPtrArray *watched; /* Watched, in order */
};

static void
watched_free (gpointer data)
{
  Watched *self = data;

  g_free (self->lamp);
  json_node_unref (self->choice);
  g_free (self);
}

CueDecisionLog *
cue_decision_log_new (const char *conversation)
{
  CueDecisionLog *self = g_new0 (CueDecisionLog, 1);

  self->conversation = g_strdup (conversation);
  self->watched = g_ptr_array_new_with_free_func (watched_free);
  return self;
}

void
cue_decision_log_free (CueDecisionLog *self)
{
  if (self == NULL)
    return;
  g_free (self->conversation);
  g_ptr_array_unref (self->watched);
  g_free (self);
}

/* The newest choice for this lamp: it may have lit more than once. */
static Watched *
find_watched (const CueDecisionLog *self, const char *lamp)
{
  for (guint i = self->watched->len; i > 0; i--)
    {
      Watched *one = g_ptr_array_index (self->watched, i - 1);

      if (g_str_equal (one->lamp, lamp))
        return one;
    }
  return NULL;
}

static void
watch_lamp (CueDecisionLog *self, JsonObject *body)
{
  static const char *const looked_at[]
      = { "seen", "taken", "said", "partly", "accepted", "refused", "undecided", "declined", NULL };
  JsonObject *proof = cue_json_get_object (body, "proof");
  JsonNode *choice = proof == NULL ? NULL : json_object_get_member (proof, "choice");
  const char *lamp = cue_json_get_string (body, "lamp", "");
  const char *to = cue_json_get_string (body, "to", "");
  Watched *watched;

  if (choice != NULL)
    {
      watched = g_new0 (Watched, 1);
      watched->lamp = g_strdup (lamp);
      watched->choice = cue_json_share (choice);
      g_ptr_array_add (self->watched, watched);
      return;
    }
  watched = find_watched (self, lamp);
  if (watched == NULL)
    return;
  watched->looked_at |= g_strv_contains (looked_at, to);
  watched->accepted |= g_str_equal (to, "accepted");
}

void
cue_decision_log_watch (CueDecisionLog *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);

      if (g_str_equal (change->type, "lamp"))
        watch_lamp (self, cue_change_get_body (change));
    }
}

static CueDecision *
to_decision (const CueDecisionLog *self, const Watched *watched)
{
  JsonObject *choice = json_node_get_object (watched->choice);
  JsonArray *among = cue_json_get_array (choice, "among");
  JsonArray *context = cue_json_get_array (choice, "context");
  CueDecision *decision = cue_decision_new (self->conversation);
  g_autoptr (GStrvBuilder) marks = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (context); i++)
    g_strv_builder_add (marks, json_array_get_string_element (context, i));
  g_strfreev (decision->context);
  decision->context = g_strv_builder_end (marks);
  for (guint i = 0; i < json_array_get_length (among); i++)
    {
      JsonObject *one = json_array_get_object_element (among, i);
      const char *of = json_object_get_string_member (one, "of");

      cue_decision_add (decision, of, json_object_get_int_member (one, "base_milli"),
                        (guint) json_object_get_int_member (one, "share_milli"));
      if (g_str_equal (of, json_object_get_string_member (choice, "of")))
        decision->chosen = i;
    }
  decision->reward_milli = watched->accepted ? 1000 : 0;
  return decision;
}

GPtrArray *
cue_decision_log_collect (const CueDecisionLog *self)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_decision_free);

  for (guint i = 0; i < self->watched->len; i++)
    {
      const Watched *one = g_ptr_array_index (self->watched, i);

      if (one->looked_at)
        g_ptr_array_add (out, to_decision (self, one));
    }
  return out;
}
