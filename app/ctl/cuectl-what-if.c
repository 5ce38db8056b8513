/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Conversations are read into batches, a batch is played by as many threads as there are
 * processors, and its cases are added up in their order, so the result does not depend on who was
 * faster.
 */
#include <stdio.h>

#include "cue-json.h"
#include "cue-what-if.h"
#include "cuectl.h"

#define BATCH 512
#define MAX_THREADS 16
#define PROGRESS_US (G_USEC_PER_SEC / 2)

typedef struct
{
  char *id;
  char *place;
  GPtrArray *events;
  CueWhatIfCase *played; /* or NULL, with @error */
  GError *error;
} Case;

typedef struct
{
  CueWhatIfPair *pair;
  CueWhatIf *sums;
  GPtrArray *batch; /* Case */
  int next;         /* atomic: the case that nobody has taken yet */
  int n_threads;
  gint64 begun_us;
  gint64 told_us;
  guint n_done;
  guint n_bad;
} WhatIf;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->id);
  g_free (self->place);
  g_ptr_array_unref (self->events);
  g_clear_pointer (&self->played, cue_what_if_case_free);
  g_clear_error (&self->error);
  g_free (self);
}

static gpointer
play (gpointer data)
{
  WhatIf *self = data;
  guint i;

  while ((i = (guint) g_atomic_int_add (&self->next, 1)) < self->batch->len)
    {
      Case *one = g_ptr_array_index (self->batch, i);

      one->played = cue_what_if_play (self->pair, one->id, one->events, &one->error);
    }
  return NULL;
}

/* Who waits more than a second is told how far it is. */
static void
tell_progress (WhatIf *self)
{
  gint64 now_us = g_get_monotonic_time ();

  if (now_us - self->begun_us < G_USEC_PER_SEC || now_us - self->told_us < PROGRESS_US)
    return;
  self->told_us = now_us;
  fprintf (stderr, "cuectl: %u conversations played\n", self->n_done);
}

static void
play_batch (WhatIf *self)
{
  GThread *threads[MAX_THREADS];
  int n = MIN (self->n_threads, (int) self->batch->len);

  self->next = 0;
  for (int i = 1; i < n; i++)
    threads[i] = g_thread_new ("what-if", play, self);
  play (self);
  for (int i = 1; i < n; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < self->batch->len; i++)
    {
      const Case *one = g_ptr_array_index (self->batch, i);

      if (one->played != NULL)
        cue_what_if_add (self->sums, one->played);
      else
        {
          self->n_bad++;
          cuectl_complain ("%s: %s: %s", one->place, one->id, one->error->message);
        }
    }
  self->n_done += self->batch->len;
  g_ptr_array_set_size (self->batch, 0);
  tell_progress (self);
}

static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  WhatIf *self = user_data;
  Case *one = g_new0 (Case, 1);

  one->id = g_strdup (conversation->id);
  one->place = g_strdup (conversation->place);
  one->events = g_ptr_array_ref (conversation->events);
  g_ptr_array_add (self->batch, one);
  if (self->batch->len == BATCH)
    play_batch (self);
}

static gint64
get (JsonObject *object, const char *part, const char *member)
{
  JsonObject *inside = cue_json_get_object (object, part);

  return inside == NULL ? 0 : cue_json_get_int (inside, member, 0);
}

static void
print_row (const char *label, gint64 from, gint64 to)
{
  printf ("  %-34s %10" G_GINT64_FORMAT " %10" G_GINT64_FORMAT " %+10" G_GINT64_FORMAT "\n", label,
          from, to, to - from);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

/* The reasons of both sides. */
static GList *
list_reasons (JsonObject *from, JsonObject *to)
{
  GList *names = json_object_get_members (from);
  g_autoptr (GList) more = json_object_get_members (to);

  for (GList *l = more; l != NULL; l = l->next)
    if (!json_object_has_member (from, l->data))
      names = g_list_prepend (names, l->data);
  return g_list_sort (names, compare_names);
}

static void
print_counts (JsonObject *result)
{
  static const struct
  {
    const char *member;
    const char *label;
  } rows[] = { { "lit", "cards lit" },
               { "already_said", "lit when already said" },
               { "after_refusal", "selling, lit after a refusal" },
               { "owned", "held: the customer has it" },
               { "cards", "asked of the agent's attention" } };
  JsonObject *from = cue_json_get_object (cue_json_get_object (result, "from"), "held");
  JsonObject *to = cue_json_get_object (cue_json_get_object (result, "to"), "held");
  g_autoptr (GList) reasons = list_reasons (from, to);

  printf ("  %-34s %10s %10s %10s\n", "", "from", "to", "difference");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    print_row (rows[i].label, get (result, "from", rows[i].member),
               get (result, "to", rows[i].member));
  for (GList *l = reasons; l != NULL; l = l->next)
    {
      g_autofree char *label = g_strdup_printf ("held: %s", (char *) l->data);

      print_row (label, cue_json_get_int (from, l->data, 0), cue_json_get_int (to, l->data, 0));
    }
}

static void
print_samples (JsonObject *result, const char *kind)
{
  JsonArray *samples = cue_json_get_array (cue_json_get_object (result, "samples"), kind);

  printf ("%s: %" G_GINT64_FORMAT "\n", kind, get (result, "lit", kind));
  for (guint i = 0; i < json_array_get_length (samples); i++)
    {
      JsonObject *one = json_array_get_object_element (samples, i);
      g_autofree char *id = cuectl_harmless (cue_json_get_string (one, "conversation", ""));
      g_autofree char *turn = cuectl_harmless (cue_json_get_string (one, "turn", "-"));

      printf ("  %s, turn %s: %s by %s%s%s\n", id, turn, cue_json_get_string (one, "of", ""),
              cue_json_get_string (one, "rule", ""),
              cue_json_get_boolean (one, "already_said", FALSE) ? ", already said" : "",
              cue_json_get_boolean (one, "after_refusal", FALSE) ? ", after a refusal" : "");
    }
}

static void
print_result (const WhatIf *self, gboolean json)
{
  g_autoptr (JsonNode) node = cue_what_if_to_json (self->sums);
  g_autofree char *text = json ? cue_json_to_canonical (node) : NULL;
  JsonObject *result = json_node_get_object (node);

  if (json)
    {
      printf ("%s\n", text);
      return;
    }
  printf ("%" G_GINT64_FORMAT " conversations, played with both packs\n",
          cue_json_get_int (result, "conversations", 0));
  print_counts (result);
  print_samples (result, "added");
  print_samples (result, "removed");
  print_samples (result, "moved");
}

static int
run (WhatIf *self, char **files, gboolean json)
{
  int code = CUECTL_OK;

  self->begun_us = g_get_monotonic_time ();
  for (; *files != NULL; files++)
    if (!cuectl_read (*files, CUECTL_START_MS, conversation_cb, self, &self->n_bad))
      code = CUECTL_CANNOT_READ;
  play_batch (self);
  if (self->n_done > 0)
    print_result (self, json);
  return code != CUECTL_OK ? code : self->n_bad > 0 ? CUECTL_PROBLEMS : CUECTL_OK;
}

int
cuectl_what_if (int argc, char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (CueEngine) before = NULL;
  g_autoptr (CueEngine) after = NULL;
  g_autoptr (CueWhatIfPair) pair = NULL;
  g_autoptr (CueWhatIf) sums = NULL;
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (case_free);
  gboolean json = FALSE;
  int n_samples = 10;
  int n_threads = (int) g_get_num_processors ();
  WhatIf self = { 0 };
  const GOptionEntry entries[] = {
    { "from", 'f', 0, G_OPTION_ARG_FILENAME, &from, "The pack as it is (needed)", "PACK" },
    { "to", 't', 0, G_OPTION_ARG_FILENAME, &to, "The pack as it would be (needed)", "PACK" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "One line of JSON", NULL },
    { "samples", 's', 0, G_OPTION_ARG_INT, &n_samples, "Examples of each kind (default 10)", "N" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &n_threads, "Default: one a processor", "N" },
    { NULL },
  };
  int code;

  if (!cuectl_parse (&argc, &argv, "FILE… — what another pack would have done",
                     "Plays conversations with two packs and tells what would light more, less and "
                     "at another turn, what is held, and what it asks of the agent.",
                     entries))
    return CUECTL_USAGE;
  if (from == NULL || to == NULL || argc < 2 || n_samples < 0 || n_threads < 1)
    {
      cuectl_complain ("--from, --to and a FILE are needed; see cuectl what-if --help");
      return CUECTL_USAGE;
    }
  before = cuectl_load_engine (from, NULL, &code);
  after = before == NULL ? NULL : cuectl_load_engine (to, NULL, &code);
  if (after == NULL)
    return code;
  sums = cue_what_if_new ((guint) n_samples);
  pair = cue_what_if_pair_new (before, after);
  self.pair = pair;
  self.sums = sums;
  self.batch = batch;
  self.n_threads = MIN (n_threads, MAX_THREADS);
  return run (&self, argv + 1, json);
}
