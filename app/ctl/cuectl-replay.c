/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "cue-budget.h"
#include "cue-json.h"
#include "cuectl-asked.h"
#include "cuectl-metrics.h"
#include "cuectl-one-agent.h"
#include "cuectl-print.h"

typedef struct
{
  CueEngine *engine;
  gboolean digest;
  gboolean readable;
  gboolean all;
  gboolean proof;
  gboolean log;
  gboolean quiet;
  const CuectlConversation *conversation;
  CuectlMetrics *metrics; /* or NULL */
  CuectlOneAgent *agent;  /* or NULL: each conversation by itself */
  CueEventLog *written;   /* of the conversation, with @log */
  gint64 start_ms;        /* of the conversation */
  const char *lang;       /* of its time-line */
  guint n_bad;
  guint n_conversations;
  guint n_lit;
} Replay;

static void
print_json (const Replay *self, const CueEvent *event, const CueChange *change)
{
  g_autoptr (JsonNode) node = cue_change_to_json (change);
  g_autofree char *line = NULL;
  JsonObject *object = json_node_get_object (node);

  json_object_set_string_member (object, "conversation", self->conversation->id);
  json_object_set_int_member (object, "seq", event->seq);
  json_object_set_int_member (object, "at_ms", event->at_ms);
  if (!self->proof)
    json_object_remove_member (object, "proof");
  line = cue_json_to_canonical (node);
  printf ("%s\n", line);
}

static void
step_cb (const CueEvent *event, GPtrArray *changes, const CueState *state, gpointer user_data)
{
  Replay *self = user_data;

  if (self->metrics != NULL)
    {
      cuectl_metrics_add_step (self->metrics, self->conversation->id, changes);
      return;
    }
  if (self->written != NULL)
    {
      cue_event_log_add (self->written, (CueEvent *) event, cue_state_get_digest (state), 0);
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      gboolean lamp = g_str_equal (change->type, "lamp");

      if (lamp
          && g_strcmp0 (cue_json_get_string (cue_change_get_body (change), "to", ""), "lit") == 0)
        self->n_lit++;
      if (!self->digest && !self->readable && (lamp || self->all))
        print_json (self, event, change);
    }
  if (!self->digest && self->readable)
    cuectl_print_step (cue_engine_get_pack (self->engine), self->lang, event, changes,
                       self->start_ms);
}

static void
agent_step_cb (const char *id, const CueEvent *event, GPtrArray *changes, gpointer user_data)
{
  const Replay *self = user_data;

  cuectl_metrics_add_step (self->metrics, id, changes);
}

static CueEventLog *
begin_log (const Replay *self)
{
  CueEventLog *log = cue_event_log_new (self->conversation->id,
                                        cue_pack_get_id (cue_engine_get_pack (self->engine)));

  cue_generation_set_here (&log->made_with, self->engine);
  return log;
}

static void
print_log (const CueEventLog *log)
{
  g_autoptr (GBytes) bytes = cue_event_log_to_bytes (log);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  fwrite (data, 1, size, stdout);
}

static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  Replay *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueState) state = NULL;

  self->conversation = conversation;
  self->n_conversations++;
  if (self->metrics != NULL)
    cuectl_metrics_add_conversation (self->metrics, conversation->id, conversation->events);
  if (self->agent != NULL)
    {
      cuectl_one_agent_add (self->agent, conversation);
      return;
    }
  if (conversation->events->len > 0)
    self->start_ms = ((CueEvent *) g_ptr_array_index (conversation->events, 0))->at_ms;
  self->lang = cuectl_get_lang (cue_engine_get_pack (self->engine), conversation->events);
  if (self->readable && !self->digest)
    cuectl_print_heading (conversation);
  self->written = self->log ? begin_log (self) : NULL;
  state = cue_replay (self->engine, conversation->id, conversation->events, step_cb, self, &error);
  if (state == NULL)
    {
      self->n_bad++;
      cuectl_complain ("%s: %s: %s", conversation->place, conversation->id, error->message);
      g_clear_pointer (&self->written, cue_event_log_free);
      return;
    }
  if (self->written != NULL)
    print_log (self->written);
  else if (self->digest && self->metrics == NULL)
    printf ("%s\t%s\n", conversation->id, cue_state_get_digest (state));
  g_clear_pointer (&self->written, cue_event_log_free);
}

/* "3/min" → 3; -1 when it is nothing like it. */
static int
read_budget (const char *text)
{
  char *end;
  guint64 per_min = g_ascii_strtoull (text, &end, 10);

  if (end == text || *text == '-' || per_min > CUE_BUDGET_MAX_PER_MIN || !g_str_equal (end, "/min"))
    return -1;
  return (int) per_min;
}

static void
finish_metrics (Replay *self, gboolean json)
{
  if (self->agent != NULL)
    self->n_bad += cuectl_one_agent_play (self->agent, agent_step_cb, self);
  cuectl_metrics_print (self->metrics, json);
  g_clear_pointer (&self->agent, cuectl_one_agent_free);
  g_clear_pointer (&self->metrics, cuectl_metrics_free);
}

int
cuectl_replay (int argc, char **argv)
{
  g_autofree char *pack = NULL;
  g_autofree char *model = NULL;
  g_autofree char *budget = NULL;
  gboolean json = FALSE;
  gboolean metrics = FALSE;
  int per_min = -1;
  gint64 start_ms = CUECTL_START_MS;
  Replay self = { 0 };
  const GOptionEntry entries[] = {
    { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &pack, "The pack: a folder or a sealed file (needed)",
      "DIR" },
    { "model", 'm', 0, G_OPTION_ARG_FILENAME, &model, "A model instead of training it", "FILE" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Lamps as JSON Lines (the default)", NULL },
    { "timeline", 't', 0, G_OPTION_ARG_NONE, &self.readable, "A time-line to read", NULL },
    { "digest", 'd', 0, G_OPTION_ARG_NONE, &self.digest,
      "One line a conversation: its id, a tab, its digest", NULL },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &self.all, "Every change, not only lamps", NULL },
    { "proof", 0, 0, G_OPTION_ARG_NONE, &self.proof, "Keep the proofs in the JSON", NULL },
    { "log", 0, 0, G_OPTION_ARG_NONE, &self.log,
      "The events as a desk exports them, with digests: for cuectl verify", NULL },
    { "metrics", 0, 0, G_OPTION_ARG_NONE, &metrics,
      "What it asks of the agent's attention, and who was interrupted (--json: as JSON)", NULL },
    { "budget", 0, 0, G_OPTION_ARG_STRING, &budget,
      "With --metrics: one agent has all conversations at once and takes so many cards a minute",
      "N/min" },
    { "start-ms", 0, 0, G_OPTION_ARG_INT64, &start_ms,
      "When the conversations begin, in milliseconds since 1970 (default 2026-06-01 09:00 +08:00)",
      "MS" },
    { NULL },
  };
  int code;

  if (!cuectl_parse (&argc, &argv, "FILE… — play recorded conversations",
                     "Plays conversations or event logs (JSON Lines; - is standard input).",
                     entries))
    return CUECTL_USAGE;
  if (pack == NULL || argc < 2)
    {
      cuectl_complain ("%s; see cuectl replay --help",
                       pack == NULL ? "--pack is needed" : "a FILE is needed");
      return CUECTL_USAGE;
    }
  if (json + self.readable + self.log > 1)
    {
      cuectl_complain ("--json, --timeline and --log exclude each other");
      return CUECTL_USAGE;
    }
  if (budget != NULL && (!metrics || (per_min = read_budget (budget)) < 0))
    {
      cuectl_complain (
          "--budget %s: a number of cards a minute is needed, as 3/min, with --metrics", budget);
      return CUECTL_USAGE;
    }
  self.engine = cuectl_load_engine (pack, model, &code);
  if (self.engine == NULL)
    return code;
  if (metrics)
    self.metrics = cuectl_metrics_new (cue_engine_get_pack (self.engine), per_min);
  if (per_min >= 0)
    self.agent = cuectl_one_agent_new (self.engine, (guint) per_min);
  for (int i = 1; i < argc; i++)
    if (!cuectl_read (argv[i], start_ms, conversation_cb, &self, &self.n_bad))
      code = CUECTL_CANNOT_READ;
  if (metrics)
    finish_metrics (&self, json);
  else if (self.readable && !self.digest)
    printf ("%u conversations, %u lamps lit, %u bad lines\n", self.n_conversations, self.n_lit,
            self.n_bad);
  cue_engine_unref (self.engine);
  return code != CUECTL_OK ? code : self.n_bad > 0 ? CUECTL_PROBLEMS : CUECTL_OK;
}
