/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-asked.h"

#include "cue-json.h"

typedef struct
{
  const CuectlAsked *asked;
  CuectlConversationFunc func;
  gpointer user_data;
  gboolean done;
  guint n_bad;
} Reading;

void
cuectl_asked_clear (CuectlAsked *self)
{
  g_clear_pointer (&self->pack, g_free);
  g_clear_pointer (&self->conversation, g_free);
  g_clear_pointer (&self->lang, g_free);
}

gboolean
cuectl_check_lang (const char *lang)
{
  if (lang == NULL || g_str_equal (lang, "zh") || g_str_equal (lang, "en"))
    return TRUE;
  cuectl_complain ("--lang %s: zh or en is needed", lang);
  return FALSE;
}

gboolean
cuectl_asked_check (const CuectlAsked *self, int n_files, const char *verb)
{
  if (self->pack == NULL || n_files != 1)
    cuectl_complain ("--pack and one FILE are needed; see cuectl %s --help", verb);
  else if (self->turn < 0 || self->at_seq < 0 || (self->turn > 0 && self->at_seq > 0))
    cuectl_complain ("one --turn or one --at, from 1, is needed; see cuectl %s --help", verb);
  else
    return cuectl_check_lang (self->lang);
  return FALSE;
}

static const char *
find_lang (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const CueEvent *event = g_ptr_array_index (events, i);

      if (g_str_equal (event->type, "conversation.opened"))
        return cue_json_get_string (cue_event_get_body (event), "lang", "en");
    }
  return "en";
}

const char *
cuectl_get_lang (const CuePack *pack, GPtrArray *events)
{
  const char *lang = cue_pack_get_lang (pack);

  return g_str_equal (lang, "both") ? find_lang (events) : lang;
}

const char *
cuectl_asked_get_lang (const CuectlAsked *self, const CuePack *pack, GPtrArray *events)
{
  return self->lang != NULL ? self->lang : cuectl_get_lang (pack, events);
}

static gboolean
is_turn (const CueEvent *event, const char *id)
{
  return g_str_equal (event->type, "turn")
         && (id == NULL
             || g_str_equal (cue_json_get_string (cue_event_get_body (event), "turn", ""), id));
}

guint
cuectl_find_turn (GPtrArray *events, int turn)
{
  g_autofree char *id = turn > 0 ? g_strdup_printf ("t%d", turn) : NULL;
  int n = 0;

  for (guint i = events->len; i > 0; i--)
    if (is_turn (g_ptr_array_index (events, i - 1), id))
      return i;
  for (guint i = 0; i < events->len; i++)
    if (is_turn (g_ptr_array_index (events, i), NULL) && ++n == turn)
      return i + 1;
  return 0;
}

static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  Reading *self = user_data;
  const CuectlAsked *asked = self->asked;
  guint n = conversation->events->len;

  if (self->done
      || (asked->conversation != NULL && !g_str_equal (asked->conversation, conversation->id)))
    return;
  self->done = TRUE;
  if (asked->turn > 0)
    n = cuectl_find_turn (conversation->events, asked->turn);
  else if (asked->at_seq > 0)
    n = asked->at_seq <= n ? (guint) asked->at_seq : 0;
  if (n > 0)
    {
      g_ptr_array_set_size (conversation->events, (int) n);
      self->func (conversation, self->user_data);
      return;
    }
  self->n_bad++;
  cuectl_complain ("%s: %s has no %s %" G_GINT64_FORMAT, conversation->place, conversation->id,
                   asked->turn > 0 ? "turn" : "event",
                   asked->turn > 0 ? asked->turn : asked->at_seq);
}

static gboolean
read_file (Reading *self, const char *path)
{
  gboolean read = cuectl_read (path, CUECTL_START_MS, conversation_cb, self, &self->n_bad);

  if (read && !self->done && self->n_bad == 0)
    {
      self->n_bad++;
      cuectl_complain ("%s: there is no conversation %s", path, self->asked->conversation);
    }
  return read;
}

int
cuectl_asked_answer (const CuectlAsked *self,
                     const char *path,
                     CueEngine **engine,
                     CuectlConversationFunc func,
                     gpointer user_data,
                     const guint *n_bad)
{
  Reading reading = { self, func, user_data, FALSE, 0 };
  int code;

  *engine = cuectl_load_engine (self->pack, NULL, &code);
  if (*engine == NULL)
    return code;
  if (!read_file (&reading, path))
    code = CUECTL_CANNOT_READ;
  g_clear_pointer (engine, cue_engine_unref);
  return code == CUECTL_OK && reading.n_bad + *n_bad > 0 ? CUECTL_PROBLEMS : code;
}
