/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

#include "cue-gate.h"
#include "cue-json.h"
#include "cuectl.h"

/* What a terminal or a reader of lines obeys becomes what they only show. */
static gunichar
tame (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
      return c == '\t' || c == '\n' ? ' ' : 0xfffd;
    case G_UNICODE_FORMAT:
      return 0xfffd;
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return ' ';
    default:
      return c;
    }
}

char *
cuectl_harmless (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    g_string_append_unichar (out, tame (g_utf8_get_char (text)));
  return g_string_free (out, FALSE);
}

/* A file may hold one event log of several conversations: they are gathered by stream. */
typedef struct
{
  const char *name;
  gint64 start_ms;
  CuectlConversationFunc func;
  gpointer user_data;
  guint line;
  guint n_bad;
  guint n_brought;
  GPtrArray *logs; /* CueEventLog, in order of appearance */
} Input;

static void
conversation_free (gpointer data)
{
  CuectlConversation *self = data;

  g_free (self->id);
  g_free (self->place);
  g_ptr_array_unref (self->events);
  g_clear_pointer (&self->record, json_node_unref);
  g_free (self);
}

static CuectlConversation *
conversation_new (const Input *input, const char *id)
{
  CuectlConversation *self = g_new0 (CuectlConversation, 1);

  self->id = cuectl_harmless (id);
  self->place = g_strdup_printf ("%s:%u", input->name, input->line);
  return self;
}

static void
complain (Input *input, const char *message)
{
  input->n_bad++;
  cuectl_complain ("%s:%u: %s", input->name, input->line, message);
}

static void
bring (Input *input, const CuectlConversation *conversation)
{
  input->n_brought++;
  input->func (conversation, input->user_data);
}

static void
bring_log (Input *input, const CueEventLog *log)
{
  g_autofree char *id = cuectl_harmless (log->id);
  CuectlConversation conversation = { id, log->place, log->events, NULL, log };

  bring (input, &conversation);
}

static void
read_conversation (Input *input, JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *events = cue_recording_to_events (node, input->start_ms, &error);
  CuectlConversation *conversation;

  if (events == NULL)
    {
      complain (input, error->message);
      return;
    }
  conversation = conversation_new (input, cue_json_get_string (json_node_get_object (node), "id",
                                                               "unnamed"));
  conversation->events = events;
  conversation->record = json_node_ref (node);
  bring (input, conversation);
  conversation_free (conversation);
}

static void
read_line (Input *input, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  input->line++;
  if (length > 0 && bytes[length - 1] == '\r')
    length--;
  if (length == 0)
    return;
  node = cue_gate_parse (bytes, (gssize) length, &CUE_GATE_LINE, &error);
  if (node == NULL)
    complain (input, error->message);
  else if (JSON_NODE_HOLDS_OBJECT (node)
           && json_object_has_member (json_node_get_object (node), "type"))
    {
      if (!cue_event_logs_take (input->logs, node, input->name, input->line, &error))
        complain (input, error->message);
    }
  else
    read_conversation (input, node);
}

static void
finish (Input *input, guint *n_bad)
{
  for (guint i = 0; i < input->logs->len; i++)
    bring_log (input, g_ptr_array_index (input->logs, i));
  g_ptr_array_unref (input->logs);
  *n_bad += input->n_bad;
}

static void
input_init (Input *self,
            const char *name,
            gint64 start_ms,
            CuectlConversationFunc func,
            gpointer user_data)
{
  *self = (Input){ name, start_ms, func, user_data };
  self->logs = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_log_free);
}

void
cuectl_read_bytes (const char *name,
                   GBytes *bytes,
                   gint64 start_ms,
                   CuectlConversationFunc func,
                   gpointer user_data,
                   guint *n_bad)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;
  Input input;

  input_init (&input, name, start_ms, func, user_data);
  while (at < end)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));

      read_line (&input, at, (gsize) ((stop == NULL ? end : stop) - at));
      at = stop == NULL ? end : stop + 1;
    }
  finish (&input, n_bad);
}

static GInputStream *
open_stream (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (path);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

gboolean
cuectl_read (const char *path,
             gint64 start_ms,
             CuectlConversationFunc func,
             gpointer user_data,
             guint *n_bad)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = open_stream (path, &error);
  g_autoptr (GDataInputStream) lines = NULL;
  Input input;

  if (stream == NULL)
    {
      cuectl_complain ("%s", error->message);
      return FALSE;
    }
  lines = g_data_input_stream_new (stream);
  input_init (&input, g_str_equal (path, "-") ? "stdin" : path, start_ms, func, user_data);
  for (;;)
    {
      gsize length;
      g_autofree char *line = g_data_input_stream_read_line (lines, &length, NULL, &error);

      if (line == NULL)
        break;
      read_line (&input, line, length);
    }
  finish (&input, n_bad);
  if (error != NULL)
    cuectl_complain ("%s: %s", path, error->message);
  else if (input.n_brought == 0 && input.n_bad == 0)
    {
      *n_bad += 1;
      cuectl_complain ("%s: found no conversation; expected one on each line", input.name);
    }
  return error == NULL;
}
