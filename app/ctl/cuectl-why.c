/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-json.h"
#include "cue-proof.h"
#include "cuectl.h"

typedef struct
{
  CueEngine *engine;
  gint64 at_seq;
  const char *conversation; /* or NULL: the first */
  const char *lamp;         /* or NULL: everything that changed by then */
  const char *lang;
  gboolean json;
  gboolean done;
  guint n_found;
  guint n_bad;
} Why;

static void
print_proof (const Why *self, const char *id, JsonNode *proof)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (self->json)
    {
      text = cue_json_to_canonical (proof);
      printf ("%s\t%s\n", id, text);
      return;
    }
  text = cue_proof_to_text (json_node_get_object (proof), cue_engine_get_pack (self->engine),
                            self->lang);
  lines = g_strsplit (text, "\n", -1);
  printf ("%s\n", id);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *safe = cuectl_harmless (lines[i]);

      printf ("  %s\n", safe);
    }
}

static void
remember_cb (const CueEvent *event, GPtrArray *changes, const CueState *state, gpointer user_data)
{
  GPtrArray *ids = user_data;
  static const char *const members[] = { "lamp", "tag", "point" };

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);

      for (guint k = 0; k < G_N_ELEMENTS (members); k++)
        {
          const char *id
              = g_str_equal (change->type, members[k])
                    ? cue_json_get_string (cue_change_get_body (change), members[k], NULL)
                    : NULL;

          if (id != NULL && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
            g_ptr_array_add (ids, g_strdup (id));
        }
    }
}

static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  Why *self = user_data;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueState) state = NULL;

  if (self->done
      || (self->conversation != NULL && !g_str_equal (self->conversation, conversation->id)))
    return;
  self->done = TRUE;
  if (self->at_seq > 0 && self->at_seq < conversation->events->len)
    g_ptr_array_set_size (conversation->events, (int) self->at_seq);
  state
      = cue_replay (self->engine, conversation->id, conversation->events, remember_cb, ids, &error);
  if (state == NULL)
    {
      self->n_bad++;
      cuectl_complain ("%s: %s", conversation->place, error->message);
      return;
    }
  if (self->lamp != NULL && !g_ptr_array_find_with_equal_func (ids, self->lamp, g_str_equal, NULL))
    g_ptr_array_add (ids, g_strdup (self->lamp));
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (JsonNode) proof = self->lamp == NULL || g_str_equal (self->lamp, id)
                                       ? cue_engine_why (self->engine, state, id)
                                       : NULL;

      if (proof == NULL)
        continue;
      print_proof (self, id, proof);
      self->n_found++;
    }
}

int
cuectl_why (int argc, char **argv)
{
  g_autofree char *pack = NULL;
  g_autofree char *lamp = NULL;
  g_autofree char *conversation = NULL;
  g_autofree char *lang = NULL;
  Why self = { 0 };
  const GOptionEntry entries[] = {
    { "pack", 'p', 0, G_OPTION_ARG_FILENAME, &pack, "The pack: a folder or a sealed file (needed)",
      "DIR" },
    { "at", 'a', 0, G_OPTION_ARG_INT64, &self.at_seq, "After this event (default: the last)",
      "SEQ" },
    { "lamp", 'l', 0, G_OPTION_ARG_STRING, &lamp,
      "Only this lamp, tag or point, or talk:ID that stays dark", "ID" },
    { "conversation", 'c', 0, G_OPTION_ARG_STRING, &conversation, "Which one (default: the first)",
      "ID" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, "Language of the sentences: zh or en", "LANG" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "The proofs themselves", NULL },
    { NULL },
  };
  int code;

  if (!cuectl_parse (&argc, &argv, "FILE — why does it stand as it does",
                     "Replays FILE up to an event and tells why each lamp, tag and point stands as "
                     "it does then.",
                     entries))
    return CUECTL_USAGE;
  if (pack == NULL || argc != 2)
    {
      cuectl_complain ("--pack and one FILE are needed; see cuectl why --help");
      return CUECTL_USAGE;
    }
  self.engine = cuectl_load_engine (pack, NULL, &code);
  if (self.engine == NULL)
    return code;
  self.lamp = lamp;
  self.conversation = conversation;
  self.lang = lang != NULL ? lang : cue_pack_get_lang (cue_engine_get_pack (self.engine));
  if (!cuectl_read (argv[1], CUECTL_START_MS, conversation_cb, &self, &self.n_bad))
    code = CUECTL_CANNOT_READ;
  else if (self.n_found == 0)
    {
      cuectl_complain ("nothing to tell of%s%s", lamp == NULL ? "" : ": ",
                       lamp == NULL ? "" : lamp);
      code = CUECTL_PROBLEMS;
    }
  cue_engine_unref (self.engine);
  return code != CUECTL_OK ? code : self.n_bad > 0 ? CUECTL_PROBLEMS : CUECTL_OK;
}
