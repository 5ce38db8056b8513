/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-step-private.h"

#include <string.h>

#include "cue-json.h"

#define MAX_TEXT_BYTES (64 * 1024)
#define MAX_ID_BYTES 256

static gboolean
refuse (GError **error,
        const CueEvent *event,
        const char *path,
        const char *found,
        const char *expected)
{
  g_set_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_EVENT,
               "event %" G_GINT64_FORMAT " (%s): /body%s: found %s; %s", event->seq, event->type,
               path, found, expected);
  return FALSE;
}

static gboolean
check_id (const CueEvent *event, const char *name, GError **error)
{
  const char *value = cue_json_get_string (cue_event_get_body (event), name, NULL);
  g_autofree char *path = g_strconcat ("/", name, NULL);

  if (value == NULL || *value == '\0')
    return refuse (error, event, path, "nothing", "a string is needed");
  if (strlen (value) > MAX_ID_BYTES || !g_utf8_validate (value, -1, NULL))
    return refuse (error, event, path, "something long or not UTF-8", "at most 256 bytes");
  return TRUE;
}

static gboolean
check_turn (const CueEvent *event, GError **error)
{
  JsonObject *body = cue_event_get_body (event);
  const char *text = cue_json_get_string (body, "text", NULL);
  gint64 rev = cue_json_get_int (body, "rev", 1);

  if (!check_id (event, "turn", error))
    return FALSE;
  if (cue_role_from_string (cue_json_get_string (body, "role", NULL)) == 0)
    return refuse (error, event, "/role", "no role", "customer, agent or system");
  if (text == NULL)
    return refuse (error, event, "/text", "nothing", "a string is needed");
  if (strlen (text) > MAX_TEXT_BYTES)
    {
      g_autofree char *found = g_strdup_printf ("%" G_GSIZE_FORMAT " bytes", strlen (text));

      return refuse (error, event, "/text", found, "a turn has at most 65536 bytes");
    }
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, event, "/text", "bytes that are no UTF-8", "UTF-8 is needed");
  if (rev < 0 || rev > 1000000)
    return refuse (error, event, "/rev", "a strange number", "0 to 1000000");
  return TRUE;
}

static gboolean
check_object (const CueEvent *event, const char *name, gboolean needed, GError **error)
{
  JsonObject *body = cue_event_get_body (event);
  g_autofree char *path = g_strconcat ("/", name, NULL);

  if (!json_object_has_member (body, name))
    return !needed || refuse (error, event, path, "nothing", "an object is needed");
  if (cue_json_get_object (body, name) == NULL)
    return refuse (error, event, path, "something else", "an object is needed");
  return TRUE;
}

static gboolean
check_outcome (const CueEvent *event, GError **error)
{
  static const char *const results[] = { "accepted", "refused", "undecided", NULL };
  const char *result = cue_json_get_string (cue_event_get_body (event), "result", "");

  if (!check_id (event, "offer", error))
    return FALSE;
  if (!g_strv_contains (results, result))
    return refuse (error, event, "/result", "something else", "accepted, refused or undecided");
  return TRUE;
}

static gboolean
check_pressure (const CueEvent *event, GError **error)
{
  gint64 level = cue_json_get_int (cue_event_get_body (event), "level", -1);

  if (level < 0 || level > 3)
    return refuse (error, event, "/level", "no level", "0 to 3");
  return TRUE;
}

static gboolean
is_time (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
}

static gboolean
check_budget (const CueEvent *event, GError **error)
{
  JsonObject *body = cue_event_get_body (event);
  JsonArray *elsewhere = cue_json_get_array (body, "elsewhere");
  gint64 per_min = cue_json_get_int (body, "per_min", -1);

  if (json_object_has_member (body, "per_min") && (per_min < 0 || per_min > CUE_BUDGET_MAX_PER_MIN))
    return refuse (error, event, "/per_min", "no such number", "0 to 1000");
  if (json_object_has_member (body, "elsewhere") && elsewhere == NULL)
    return refuse (error, event, "/elsewhere", "something else", "an array of times");
  for (guint i = 0; elsewhere != NULL && i < json_array_get_length (elsewhere); i++)
    if (i >= CUE_BUDGET_MAX_PER_MIN || !is_time (json_array_get_element (elsewhere, i)))
      return refuse (error, event, "/elsewhere", "no time or too many",
                     "at most 1000 times in milliseconds");
  return TRUE;
}

static gboolean
check_ranking (const CueEvent *event, GError **error)
{
  JsonNode *given = json_object_get_member (cue_event_get_body (event), "ranking");
  g_autoptr (CueRanking) ranking = NULL;
  g_autoptr (GError) wrong = NULL;

  if (given == NULL)
    return refuse (error, event, "/ranking", "nothing", "a ranking, or null to switch it off");
  if (JSON_NODE_HOLDS_NULL (given))
    return TRUE;
  ranking = cue_ranking_from_json (given, &wrong);
  return ranking != NULL || refuse (error, event, "/ranking", "another shape", wrong->message);
}

static gboolean
check_task (const CueEvent *event, GError **error)
{
  JsonObject *body = cue_event_get_body (event);

  if (!check_id (event, "task", error))
    return FALSE;
  if (cue_json_get_int (body, "due_ms", 0) <= 0)
    return refuse (error, event, "/due_ms", "no time", "milliseconds since the Unix epoch");
  return *cue_json_get_string (body, "text", "") != '\0'
         || refuse (error, event, "/text", "nothing", "what is to be done");
}

gboolean
cue_step_check (const CueEvent *event, GError **error)
{
  static const struct
  {
    const char *type;
    const char *id;
  } ids[] = { { "lamp.seen", "lamp" },        { "lamp.taken", "lamp" },
              { "lamp.declined", "lamp" },    { "lamp.pinned", "lamp" },
              { "point.ticked", "point" },    { "point.waived", "point" },
              { "tag.confirmed", "tag" },     { "tag.struck", "tag" },
              { "pack.activated", "pack" },   { "task.dismissed", "task" },
              { "task.reconsidered", "task" } };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (event->type, ids[i].type))
      return check_id (event, ids[i].id, error);
  if (g_str_equal (event->type, "turn"))
    return check_turn (event, error);
  if (g_str_equal (event->type, "customer.facts"))
    return check_object (event, "facts", TRUE, error);
  if (g_str_equal (event->type, "conversation.opened"))
    return check_object (event, "customer", FALSE, error)
           && check_object (event, "agent", FALSE, error);
  if (g_str_equal (event->type, "outcome"))
    return check_outcome (event, error);
  if (g_str_equal (event->type, "pressure"))
    return check_pressure (event, error);
  if (g_str_equal (event->type, "ranking"))
    return check_ranking (event, error);
  if (g_str_equal (event->type, "task.made"))
    return check_task (event, error);
  if (g_str_equal (event->type, "budget"))
    return check_budget (event, error);
  return TRUE;
}
