/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-json.h"
#include "cuectl-learn.h"
#include "cuectl-said-corpus.h"

typedef struct
{
  CueEngine *engine;
  gboolean json;
  const CuectlConversation *conversation;
  GHashTable *bodies; /* point → JsonObject: its latest verdict */
  guint n_bad;
} Said;

static void
step_cb (const CueEvent *event, GPtrArray *changes, const CueState *state, gpointer user_data)
{
  Said *self = user_data;

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);

      if (g_str_equal (change->type, "point"))
        g_hash_table_insert (self->bodies, g_strdup (cue_json_get_string (body, "point", "")),
                             json_object_ref (body));
    }
}

/* What a lead asked for beside the words: how sure it must be, and in which order. */
static void
print_manner (const CuePoint *point, JsonObject *proof)
{
  if (point->sure != CUE_SURE_NORMAL)
    printf (" (sure: %s)", cue_sure_to_string (point->sure));
  if (proof != NULL && cue_json_get_boolean (proof, "out_of_order", FALSE))
    printf (" (out of order)");
}

static void
print_point (const Said *self, const CuePoint *point, JsonObject *body)
{
  const char *verdict = cue_json_get_string (body, "verdict", "open");
  JsonArray *spans = cue_json_get_array (body, "spans");

  if (self->json)
    {
      JsonObject *proof = cue_json_get_object (body, "proof");
      g_autoptr (JsonObject) object = json_object_new ();
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      g_autofree char *line = NULL;

      json_object_set_string_member (object, "conversation", self->conversation->id);
      json_object_set_string_member (object, "point", point->full_id);
      json_object_set_string_member (object, "verdict", verdict);
      json_object_set_int_member (object, "score_milli", cue_json_get_int (body, "score_milli", 0));
      if (proof != NULL)
        {
          json_object_set_string_member (object, "because",
                                         cue_json_get_string (proof, "because", ""));
          json_object_set_string_member (object, "sure", cue_sure_to_string (point->sure));
          if (cue_json_get_boolean (proof, "out_of_order", FALSE))
            json_object_set_boolean_member (object, "out_of_order", TRUE);
          json_object_set_int_member (object, "at_ms", cue_json_get_int (proof, "at_ms", 0));
        }
      if (spans != NULL)
        json_object_set_array_member (object, "spans", json_array_ref (spans));
      json_node_set_object (node, object);
      line = cue_json_to_canonical (node);
      printf ("%s\n", line);
      return;
    }
  printf ("%s\t%s\t%s", self->conversation->id, point->full_id, verdict);
  print_manner (point, cue_json_get_object (body, "proof"));
  for (guint i = 0; spans != NULL && i < json_array_get_length (spans); i++)
    {
      JsonObject *span = json_array_get_object_element (spans, i);
      g_autofree char *text = cuectl_harmless (cue_json_get_string (span, "text", ""));

      g_autofree char *turn = cuectl_harmless (cue_json_get_string (span, "turn", ""));

      printf ("%s%s:「%s」", i == 0 ? "\t" : " ", turn, text);
    }
  printf ("\n");
}

static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  Said *self = user_data;
  GPtrArray *talks = cue_pack_get_talks (cue_engine_get_pack (self->engine));
  g_autoptr (GError) error = NULL;
  g_autoptr (CueState) state = NULL;

  self->conversation = conversation;
  g_hash_table_remove_all (self->bodies);
  state = cue_replay (self->engine, conversation->id, conversation->events, step_cb, self, &error);
  if (state == NULL)
    {
      self->n_bad++;
      cuectl_complain ("%s: %s: %s", conversation->place, conversation->id, error->message);
      return;
    }
  for (guint i = 0; i < talks->len; i++)
    {
      const CueTalk *talk = g_ptr_array_index (talks, i);

      for (guint k = 0; k < talk->points->len; k++)
        {
          const CuePoint *point = g_ptr_array_index (talk->points, k);
          JsonObject *body = g_hash_table_lookup (self->bodies, point->full_id);

          if (body != NULL)
            print_point (self, point, body);
        }
    }
}

static int
judge_corpus (const CuectlSaidCorpus *corpus)
{
  gboolean test = g_strcmp0 (corpus->half, "test") == 0;

  if (!test && g_strcmp0 (corpus->half, "dev") != 0)
    {
      cuectl_complain ("--half is dev or test, not %s", corpus->half);
      return CUECTL_USAGE;
    }
  if (test && (corpus->misses || corpus->signs))
    {
      cuectl_complain ("the test half judges: its sentences are not shown, see --half dev");
      return CUECTL_USAGE;
    }
  return cuectl_said_corpus (corpus);
}

int
cuectl_said (int argc, char **argv)
{
  g_autofree char *pack = NULL;
  g_autofree char *dir = NULL;
  g_autofree char *packs = NULL;
  g_autofree char *half = NULL;
  gboolean misses = FALSE;
  gboolean signs = FALSE;
  Said self = { 0 };
  g_auto (CuectlLearnOptions) learn = { 0 };
  const GOptionEntry entries[]
      = { { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &pack, "The pack: a folder or a sealed file",
            "DIR" },
          { "corpus", 0, 0, G_OPTION_ARG_FILENAME, &dir, "Judge labelled sentences", "DIR" },
          { "packs", 0, 0, G_OPTION_ARG_FILENAME, &packs, "Folder of their packs", "DIR" },
          { "half", 0, 0, G_OPTION_ARG_STRING, &half, "Which sentences", "dev|test" },
          { "misses", 0, 0, G_OPTION_ARG_NONE, &misses, "Print those judged otherwise", NULL },
          { "signs", 0, 0, G_OPTION_ARG_NONE, &signs,
            "Print what is learnt from, instead of totals", NULL },
          { "leave-out-flow", 0, 0, G_OPTION_ARG_NONE, &learn.leave_out_flow,
            "With --data: learn nothing from the flow that is judged", NULL },
          { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "JSON Lines", NULL },
          CUECTL_LEARN_OPTIONS (learn),
          { NULL } };
  int code;

  if (!cuectl_parse (&argc, &argv, "[FILE…] — what was said",
                     "Prints for every conversation the points of the talks that the agent "
                     "touched: conversation, point, verdict, and the words that show it.",
                     entries))
    return CUECTL_USAGE;
  if (learn.data != NULL)
    return cuectl_learn ("said", &learn);
  if (dir != NULL)
    return judge_corpus (&(CuectlSaidCorpus){ dir, packs != NULL ? packs : "data/packs",
                                              half != NULL ? half : "dev", misses, signs });
  if (pack == NULL || argc < 2)
    {
      cuectl_complain ("--pack and a FILE are needed; see cuectl said --help");
      return CUECTL_USAGE;
    }
  self.engine = cuectl_load_engine (pack, NULL, &code);
  if (self.engine == NULL)
    return code;
  self.bodies
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  for (int i = 1; i < argc; i++)
    if (!cuectl_read (argv[i], CUECTL_START_MS, conversation_cb, &self, &self.n_bad))
      code = CUECTL_CANNOT_READ;
  g_hash_table_unref (self.bodies);
  cue_engine_unref (self.engine);
  return code != CUECTL_OK ? code : self.n_bad > 0 ? CUECTL_PROBLEMS : CUECTL_OK;
}
