/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-event-log.h"

#include <string.h>

#include "cue-gate.h"
#include "cue-json.h"

CueEventLog *
cue_event_log_new (const char *id, const char *pack)
{
  CueEventLog *self = g_new0 (CueEventLog, 1);

  self->id = g_strdup (id);
  self->place = g_strdup ("");
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  self->digests = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pack = g_strdup (pack);
  return self;
}

void
cue_event_log_free (CueEventLog *self)
{
  g_free (self->id);
  g_free (self->place);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->digests);
  g_array_unref (self->lines);
  g_free (self->pack);
  cue_generation_clear (&self->made_with);
  g_free (self);
}

static char *
to_hex (const guint8 *bytes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < CUE_EVENT_LOG_SUM_BYTES; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

/* sum(n) = SHA-256 (sum(n-1) ‖ canonical JSON of line n without its sum), the first over zeros. */
static char *
add_to_sum (guint8 *chain, JsonObject *line)
{
  g_autoptr (JsonNode) node = cue_json_copy_object (line);
  g_autofree char *text = NULL;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = CUE_EVENT_LOG_SUM_BYTES;

  json_object_remove_member (json_node_get_object (node), "sum");
  text = cue_json_to_canonical (node);
  g_checksum_update (sum, chain, CUE_EVENT_LOG_SUM_BYTES);
  g_checksum_update (sum, (const guchar *) text, -1);
  g_checksum_get_digest (sum, chain, &length);
  return to_hex (chain);
}

void
cue_event_log_add (CueEventLog *self, CueEvent *event, const char *digest, guint line)
{
  g_ptr_array_add (self->events,
                   event->seq > 0 ? cue_event_ref (event)
                                  : cue_event_stamp (event, self->events->len + 1, event->at_ms));
  g_ptr_array_add (self->digests, g_strdup (digest));
  g_array_append_val (self->lines, line);
}

static CueEventLog *
find_log (GPtrArray *logs, const char *stream, const char *name, guint line)
{
  const char *id
      = g_str_has_prefix (stream, "conversation:") ? stream + strlen ("conversation:") : stream;
  CueEventLog *log;

  for (guint i = 0; i < logs->len; i++)
    {
      log = g_ptr_array_index (logs, i);
      if (g_str_equal (log->id, id))
        return log;
    }
  log = cue_event_log_new (id, "");
  g_free (log->place);
  log->place = g_strdup_printf ("%s:%u", name, line);
  g_ptr_array_add (logs, log);
  return log;
}

static void
read_made_with (CueEventLog *log, JsonObject *object)
{
  g_free (log->pack);
  log->pack = g_strdup (cue_json_get_string (object, "pack", ""));
  cue_generation_set (&log->made_with, (int) cue_json_get_int (object, "engine", 0),
                      (int) cue_json_get_int (object, "fold", 0),
                      cue_json_get_string (object, "pack_digest", ""),
                      cue_json_get_string (object, "model_digest", ""));
}

/* All lines have a sum or none: where one is missing its name was changed. */
static void
check_sum (CueEventLog *log, const char *there, const char *right)
{
  guint n = log->events->len;

  if (n == 1)
    log->has_sums = there != NULL;
  if (log->changed_at > 0)
    return;
  if (there != NULL && !log->has_sums)
    log->changed_at = 1;
  else if (there == NULL ? log->has_sums : !g_str_equal (there, right))
    log->changed_at = n;
}

gboolean
cue_event_logs_take (GPtrArray *logs, JsonNode *node, const char *name, guint line, GError **error)
{
  g_autoptr (CueEvent) event = cue_event_from_json (node, error);
  JsonObject *object;
  JsonObject *made_with;
  CueEventLog *log;
  g_autofree char *right = NULL;

  if (event == NULL)
    return FALSE;
  object = json_node_get_object (node);
  made_with = cue_json_get_object (object, "made_with");
  log = find_log (logs, event->stream, name, line);
  if (made_with != NULL)
    read_made_with (log, made_with);
  cue_event_log_add (log, event, cue_json_get_string (object, "digest", ""), line);
  right = add_to_sum (log->sum, object);
  check_sum (log, cue_json_get_string (object, "sum", NULL), right);
  return TRUE;
}

static void
take_line (GPtrArray *logs,
           const char *bytes,
           gsize length,
           const char *name,
           guint line,
           GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (length > 0 && bytes[length - 1] == '\r')
    length--;
  if (length == 0)
    return;
  node = cue_gate_parse (bytes, (gssize) length, &CUE_GATE_LINE, &error);
  if (node == NULL || !cue_event_logs_take (logs, node, name, line, &error))
    g_ptr_array_add (problems, g_strdup_printf ("%s:%u: %s", name, line, error->message));
}

GPtrArray *
cue_event_logs_read (GBytes *bytes, const char *name, GPtrArray *problems)
{
  GPtrArray *logs = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_log_free);
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;

  for (guint line = 1; at < end; line++)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));

      take_line (logs, at, (gsize) ((stop == NULL ? end : stop) - at), name, line, problems);
      at = stop == NULL ? end : stop + 1;
    }
  return logs;
}

static JsonNode *
made_with_to_json (const CueEventLog *self)
{
  const CueGeneration *made_with = &self->made_with;
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "engine", made_with->engine);
  json_object_set_int_member (object, "fold", made_with->fold);
  json_object_set_string_member (object, "pack", self->pack);
  json_object_set_string_member (object, "pack_digest",
                                 made_with->pack != NULL ? made_with->pack : "");
  json_object_set_string_member (object, "model_digest",
                                 made_with->model != NULL ? made_with->model : "");
  return cue_json_new_object (object);
}

GBytes *
cue_event_log_to_bytes (const CueEventLog *self)
{
  GString *text = g_string_new (NULL);
  guint8 chain[CUE_EVENT_LOG_SUM_BYTES] = { 0 };

  for (guint i = 0; i < self->events->len; i++)
    {
      g_autoptr (JsonNode) node = cue_event_to_json (g_ptr_array_index (self->events, i));
      JsonObject *object = json_node_get_object (node);
      const char *digest = g_ptr_array_index (self->digests, i);
      g_autofree char *sum = NULL;

      if (*digest != '\0')
        json_object_set_string_member (object, "digest", digest);
      if (i == 0)
        json_object_set_member (object, "made_with", made_with_to_json (self));
      sum = add_to_sum (chain, object);
      json_object_set_string_member (object, "sum", sum);
      cue_json_append_canonical (text, node);
      g_string_append_c (text, '\n');
    }
  return g_string_free_to_bytes (text);
}
