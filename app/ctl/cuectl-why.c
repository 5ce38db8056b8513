/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-json.h"
#include "cue-proof.h"
#include "cuectl-asked.h"

typedef struct
{
  CueEngine *engine;
  CuectlAsked asked;
  char *lamp;       /* or NULL: everything that changed by then */
  const char *lang; /* of the conversation that is told of */
  gboolean json;
  guint n_found;
  guint n_bad;
} Why;

/* A lamp, tag or point that changed by then. */
typedef struct
{
  char *id;
  JsonObject *body;  /* its latest change */
  JsonObject *shown; /* of a lamp: the change that lit it, else the one that held it, or NULL */
  gint64 shown_seq;
} Told;

static void
told_free (gpointer data)
{
  Told *self = data;

  g_free (self->id);
  g_clear_pointer (&self->body, json_object_unref);
  g_clear_pointer (&self->shown, json_object_unref);
  g_free (self);
}

static Told *
find_told (GPtrArray *all, const char *id)
{
  Told *told;

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((Told *) g_ptr_array_index (all, i))->id, id))
      return g_ptr_array_index (all, i);
  told = g_new0 (Told, 1);
  told->id = g_strdup (id);
  g_ptr_array_add (all, told);
  return told;
}

static gboolean
is_lit (JsonObject *body)
{
  return body != NULL && g_str_equal (cue_json_get_string (body, "to", ""), "lit");
}

static void
remember_shown (Told *told, gint64 seq)
{
  gboolean held = g_str_equal (cue_json_get_string (told->body, "to", ""), "held");

  if (!is_lit (told->body) && !(held && !is_lit (told->shown)))
    return;
  g_clear_pointer (&told->shown, json_object_unref);
  told->shown = json_object_ref (told->body);
  told->shown_seq = seq;
}

static void
remember_cb (const CueEvent *event, GPtrArray *changes, const CueState *state, gpointer user_data)
{
  static const char *const members[] = { "lamp", "tag", "point", NULL };

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);
      const char *id = g_strv_contains (members, change->type)
                           ? cue_json_get_string (body, change->type, NULL)
                           : NULL;
      Told *told = id == NULL ? NULL : find_told (user_data, id);

      if (told == NULL)
        continue;
      g_clear_pointer (&told->body, json_object_unref);
      told->body = json_object_ref (body);
      remember_shown (told, event->seq);
    }
}

/* Its own id, of a lamp also its rule, or what it lights as "kind:id". */
static gboolean
is_asked_for (const Why *self, const Told *told)
{
  g_autofree char *target = NULL;

  if (self->lamp == NULL || g_str_equal (self->lamp, told->id))
    return TRUE;
  if (told->body == NULL)
    return FALSE;
  target = g_strdup_printf ("%s:%s", cue_json_get_string (told->body, "kind", ""),
                            cue_json_get_string (told->body, "of", ""));
  return g_str_equal (self->lamp, target)
         || g_str_equal (self->lamp, cue_json_get_string (told->body, "rule", ""));
}

static void
print_sentences (const Why *self, JsonObject *proof)
{
  g_autofree char *text = cue_proof_to_text (proof, cue_engine_get_pack (self->engine), self->lang);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *safe = cuectl_harmless (lines[i]);

      printf ("  %s\n", safe);
    }
}

/* What became of it: of a lamp its life, of a point its verdict, of a tag whether it is lit. */
static const char *
get_state (JsonObject *body)
{
  if (json_object_has_member (body, "lamp"))
    return cue_json_get_string (body, "to", "");
  if (json_object_has_member (body, "point"))
    return cue_json_get_string (body, "verdict", "");
  return cue_json_get_boolean (body, "on", FALSE) ? "lit" : "dark";
}

static void
print_when_shown (const Why *self, const Told *told)
{
  gboolean chinese = g_str_equal (self->lang, "zh");
  gboolean lit = is_lit (told->shown);
  int seq = (int) told->shown_seq;

  if (chinese)
    printf ("  第 %d 个事件时%s\n", seq, lit ? "亮起" : "暂缓");
  else
    printf ("  %s at event %d\n", lit ? "Lit" : "Held", seq);
}

static void
print_told (const Why *self, const Told *told, JsonNode *node)
{
  JsonObject *proof = json_node_get_object (node);
  JsonObject *shown = told->shown == NULL ? NULL : cue_json_get_object (told->shown, "proof");
  g_autofree char *text = NULL;

  if (self->json)
    {
      text = cue_json_to_canonical (node);
      printf ("%s\t%s\n", told->id, text);
      return;
    }
  printf ("%s: %s\n", told->id, told->body == NULL ? "dark" : get_state (told->body));
  /* what a lamp ended with tells nothing of why it was there */
  if (shown != NULL && !json_object_has_member (proof, "when"))
    {
      print_when_shown (self, told);
      proof = shown;
    }
  print_sentences (self, proof);
}

/* Under a lamp whose talk is on: what comes next in it. */
static void
tell_next (const Why *self, const CueState *state, const Told *told)
{
  g_autofree char *id = g_strconcat (CUE_WHY_NEXT, told->id, NULL);
  g_autoptr (JsonNode) proof = cue_engine_why (self->engine, state, id);
  g_autofree char *text = proof == NULL || !self->json ? NULL : cue_json_to_canonical (proof);

  if (text != NULL)
    printf ("%s\t%s\n", id, text);
  else if (proof != NULL)
    print_sentences (self, json_node_get_object (proof));
}

static void
tell (Why *self, const CueState *state, const Told *told)
{
  g_autoptr (JsonNode) proof = cue_engine_why (self->engine, state, told->id);

  if (proof == NULL)
    return;
  print_told (self, told, proof);
  tell_next (self, state, told);
  self->n_found++;
}

static void
complain_of_nothing (const Why *self)
{
  const CuePack *pack = cue_engine_get_pack (self->engine);

  if (self->lamp == NULL)
    cuectl_complain ("nothing was lit, tagged or said by then");
  else if (cue_pack_find_rule (pack, self->lamp) != NULL)
    cuectl_complain ("rule %s has lit nothing by then; see cuectl why-not --rule %s", self->lamp,
                     self->lamp);
  else
    cuectl_complain ("nothing to tell of %s by then: no lamp, tag, point, rule, nor kind:id",
                     self->lamp);
}

static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  Why *self = user_data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (told_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueState) state
      = cue_replay (self->engine, conversation->id, conversation->events, remember_cb, all, &error);

  if (state == NULL)
    {
      self->n_bad++;
      cuectl_complain ("%s: %s", conversation->place, error->message);
      return;
    }
  self->lang = cuectl_asked_get_lang (&self->asked, cue_engine_get_pack (self->engine),
                                      conversation->events);
  for (guint i = 0; i < all->len; i++)
    if (is_asked_for (self, g_ptr_array_index (all, i)))
      tell (self, state, g_ptr_array_index (all, i));
  /* what stays dark changes nothing, and can be asked for */
  if (self->n_found == 0 && self->lamp != NULL)
    tell (self, state, find_told (all, self->lamp));
  if (self->n_found > 0)
    return;
  self->n_bad++;
  complain_of_nothing (self);
}

int
cuectl_why (int argc, char **argv)
{
  Why self = { 0 };
  const GOptionEntry entries[]
      = { CUECTL_ASKED_OPTIONS (self.asked),
          { "lamp", 'l', 0, G_OPTION_ARG_STRING, &self.lamp,
            "Only this lamp, tag or point; a rule, or kind:id, for all its lamps", "ID" },
          { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json, "The proofs themselves", NULL },
          { NULL } };
  int code = CUECTL_USAGE;

  if (cuectl_parse (&argc, &argv, "FILE — why does it stand as it does",
                    "Replays FILE up to a turn and tells why each lamp, tag and point stands as it "
                    "does then, and what comes next in the talks that are on.",
                    entries)
      && cuectl_asked_check (&self.asked, argc - 1, "why"))
    code = cuectl_asked_answer (&self.asked, argv[1], &self.engine, conversation_cb, &self,
                                &self.n_bad);
  cuectl_asked_clear (&self.asked);
  g_free (self.lamp);
  return code;
}
