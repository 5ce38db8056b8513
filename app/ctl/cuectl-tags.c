/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-json.h"
#include "cue-proof.h"
#include "cuectl-asked.h"
#include "cuectl-learn.h"

typedef struct
{
  CueEngine *engine;
  CuectlAsked asked;
  gboolean why;
  gboolean json;
  guint n_bad;
} Tags;

/* What became of a tag last, and when. */
typedef struct
{
  JsonObject *body;
  gint64 at_ms;
} Told;

static void
told_clear (gpointer data)
{
  json_object_unref (((Told *) data)->body);
}

static void
remember_cb (const CueEvent *event, GPtrArray *changes, const CueState *state, gpointer user_data)
{
  GArray *all = user_data;

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      Told told = { cue_change_get_body (change), event->at_ms };
      guint k = 0;

      if (!g_str_equal (change->type, "tag"))
        continue;
      while (k < all->len
             && !g_str_equal (cue_json_get_string (g_array_index (all, Told, k).body, "tag", ""),
                              cue_json_get_string (told.body, "tag", "")))
        k++;
      if (k < all->len)
        g_array_remove_index (all, k);
      json_object_ref (told.body);
      g_array_insert_val (all, k, told);
    }
}

static void
print_json (const CueTagDef *def, const Told *told)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = cue_json_new_object (object);
  g_autofree char *line = NULL;
  JsonArray *contradicts = json_array_new ();

  for (guint i = 0; def->contradicts != NULL && def->contradicts[i] != NULL; i++)
    json_array_add_string_element (contradicts, def->contradicts[i]);
  json_object_set_string_member (object, "tag", def->id);
  json_object_set_boolean_member (object, "on", cue_json_get_boolean (told->body, "on", FALSE));
  json_object_set_string_member (object, "reason", cue_json_get_string (told->body, "reason", ""));
  json_object_set_int_member (object, "at_ms", told->at_ms);
  json_object_set_int_member (object, "decay_ms", def->decay_ms);
  json_object_set_array_member (object, "contradicts", contradicts);
  json_object_set_member (object, "proof",
                          cue_json_share (json_object_get_member (told->body, "proof")));
  line = cue_json_to_canonical (node);
  printf ("%s\n", line);
}

/* The words and facts that show it, how long it lasts, and what it is not lit beside. */
static void
print_why (const Tags *self, const CueTagDef *def, const Told *told, const char *lang)
{
  const CuePack *pack = cue_engine_get_pack (self->engine);
  gboolean chinese = g_str_equal (lang, "zh");
  g_autofree char *text = cue_proof_to_text (cue_json_get_object (told->body, "proof"), pack, lang);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *safe = cuectl_harmless (lines[i]);

      printf ("    %s\n", safe);
    }
  if (def->decay_ms > 0)
    printf (chinese ? "    %d 秒没有新的依据就熄灭\n"
                    : "    Goes after %d s without new evidence\n",
            (int) (def->decay_ms / 1000));
  for (guint i = 0; def->contradicts != NULL && def->contradicts[i] != NULL; i++)
    printf (chinese ? "    与标签 %s 矛盾\n" : "    Contradicts tag %s\n", def->contradicts[i]);
}

static void
print_tag (const Tags *self, const Told *told, gint64 start_ms, const char *lang)
{
  const CueTagDef *def = cue_pack_find_tag (cue_engine_get_pack (self->engine),
                                            cue_json_get_string (told->body, "tag", ""));
  gint64 seconds = (told->at_ms - start_ms) / 1000;

  if (def == NULL)
    return;
  if (self->json)
    {
      print_json (def, told);
      return;
    }
  printf ("%02d:%02d:%02d %c %s %s (%s)\n", (int) (seconds / 3600), (int) (seconds / 60 % 60),
          (int) (seconds % 60), cue_json_get_boolean (told->body, "on", FALSE) ? '+' : '-', def->id,
          cue_text_get (def->title, lang), cue_json_get_string (told->body, "reason", ""));
  if (self->why)
    print_why (self, def, told, lang);
}

static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  Tags *self = user_data;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Told));
  g_autoptr (GError) error = NULL;
  g_autoptr (CueState) state = NULL;
  const char *lang = cuectl_asked_get_lang (&self->asked, cue_engine_get_pack (self->engine),
                                            conversation->events);
  const CueEvent *first = g_ptr_array_index (conversation->events, 0);

  g_array_set_clear_func (all, told_clear);
  state
      = cue_replay (self->engine, conversation->id, conversation->events, remember_cb, all, &error);
  for (guint i = 0; state != NULL && i < all->len; i++)
    print_tag (self, &g_array_index (all, Told, i), first->at_ms, lang);
  if (state != NULL)
    return;
  self->n_bad++;
  cuectl_complain ("%s: %s", conversation->place, error->message);
}

int
cuectl_tags (int argc, char **argv)
{
  Tags self = { 0 };
  g_auto (CuectlLearnOptions) learn = { 0 };
  const GOptionEntry entries[]
      = { CUECTL_ASKED_OPTIONS (self.asked),
          { "why", 'w', 0, G_OPTION_ARG_NONE, &self.why, "The words and facts that show each",
            NULL },
          { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "JSON Lines, with the proofs", NULL },
          CUECTL_LEARN_OPTIONS (learn),
          { NULL } };
  int code = CUECTL_USAGE;

  if (!cuectl_parse (&argc, &argv, "[FILE] — which tags a customer has",
                     "Replays FILE up to a turn and prints the tags that were lit by then, since "
                     "when and by what, and those that went again. With --data: learns tags from "
                     "labelled turns and prints those of the test table.",
                     entries))
    ;
  else if (learn.data != NULL && argc == 1)
    code = cuectl_learn ("tags", &learn);
  else if (learn.data != NULL)
    cuectl_complain ("--data takes no FILE; see cuectl tags --help");
  else if (cuectl_asked_check (&self.asked, argc - 1, "tags"))
    code = cuectl_asked_answer (&self.asked, argv[1], &self.engine, conversation_cb, &self,
                                &self.n_bad);
  cuectl_asked_clear (&self.asked);
  return code;
}
