/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "cue-timeline.h"
#include "cuectl.h"

typedef struct
{
  GPtrArray *engines; /* CueEngine */
  guint n_bad;
} Verify;

static void
complain_at (Verify *self, const CueEventLog *log, guint event, const char *what)
{
  g_autofree char *file = g_strndup (log->place, (gsize) (strrchr (log->place, ':') - log->place));

  self->n_bad++;
  cuectl_complain ("%s:%u: %s: event %u: %s", file, g_array_index (log->lines, guint, event),
                   log->id, event + 1, what);
}

static CueEngine *
find_engine (const Verify *self, const CueEventLog *log)
{
  for (guint i = 0; i < self->engines->len; i++)
    if (cue_generation_fits (&log->made_with, g_ptr_array_index (self->engines, i)))
      return g_ptr_array_index (self->engines, i);
  return NULL;
}

/* FALSE after a complaint. */
static gboolean
replay (Verify *self, CueEngine *engine, const CueEventLog *log)
{
  g_autoptr (CueTimeline) timeline = cue_timeline_new (engine, log->id);

  for (guint i = 0; i < self->engines->len; i++)
    cue_timeline_set_engine (timeline, g_ptr_array_index (self->engines, i));
  for (guint i = 0; i < log->events->len; i++)
    {
      const char *there = g_ptr_array_index (log->digests, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) changes
          = cue_timeline_confirm (timeline, g_ptr_array_index (log->events, i), NULL, &error);

      if (changes == NULL)
        complain_at (self, log, i, error->message);
      else if (*there != '\0' && !g_str_equal (there, cue_timeline_get_digest (timeline)))
        {
          g_autofree char *what = g_strdup_printf ("found digest %s here; expected %s",
                                                   cue_timeline_get_digest (timeline), there);

          complain_at (self, log, i, what);
        }
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* One that was cut off at its end looks like one that still goes on. */
static gboolean
is_closed (const CueEventLog *log)
{
  for (guint i = log->events->len; i > 0; i--)
    {
      const CueEvent *event = g_ptr_array_index (log->events, i - 1);

      if (g_str_equal (event->type, "conversation.closed"))
        return TRUE;
      if (g_str_equal (event->type, "conversation.opened"))
        return FALSE;
    }
  return FALSE;
}

static void
conversation_cb (const CuectlConversation *conversation, gpointer user_data)
{
  Verify *self = user_data;
  const CueEventLog *log = conversation->log;
  CueEngine *engine;

  if (log == NULL || *(const char *) g_ptr_array_index (log->digests, 0) == '\0')
    {
      self->n_bad++;
      cuectl_complain ("%s: %s: found no digests; expected a log that a desk exported",
                       conversation->place, conversation->id);
      return;
    }
  if (log->changed_at > 0)
    complain_at (self, log, log->changed_at - 1, "the line was changed after it was written");
  engine = find_engine (self, log);
  if (((CueEvent *) g_ptr_array_index (log->events, 0))->seq != 1)
    complain_at (self, log, 0, "the log does not begin with its first event");
  else if (engine == NULL)
    {
      self->n_bad++;
      cuectl_complain ("%s: %s: made with another version of the pack “%s”, or of the engine; give "
                       "that pack's folder with --pack",
                       conversation->place, conversation->id, log->pack);
    }
  else if (replay (self, engine, log) && log->changed_at == 0)
    printf ("%s\tsame\t%u events%s\n", conversation->id, log->events->len,
            is_closed (log) ? "" : ", not closed");
}

int
cuectl_verify (int argc, char **argv)
{
  g_auto (GStrv) packs = NULL;
  Verify self = { 0 };
  const GOptionEntry entries[] = {
    { "pack", 'p', 0, G_OPTION_ARG_FILENAME_ARRAY, &packs,
      "Folder of a pack it was made with (needed; may be given again)", "DIR" },
    { NULL },
  };
  int code = CUECTL_OK;

  if (!cuectl_parse (&argc, &argv, "FILE… — check the logs of conversations",
                     "Replays logs that a desk exported (JSON Lines; - is standard input), "
                     "compares "
                     "every digest, and tells the first line that was changed.",
                     entries))
    return CUECTL_USAGE;
  if (packs == NULL || argc < 2)
    {
      cuectl_complain ("%s; see cuectl verify --help",
                       packs == NULL ? "--pack is needed" : "a FILE is needed");
      return CUECTL_USAGE;
    }
  self.engines = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_engine_unref);
  for (guint i = 0; packs[i] != NULL && code == CUECTL_OK; i++)
    {
      CueEngine *engine = cuectl_load_engine (packs[i], NULL, &code);

      if (engine != NULL)
        g_ptr_array_add (self.engines, engine);
    }
  for (int i = 1; i < argc && code == CUECTL_OK; i++)
    if (!cuectl_read (argv[i], CUECTL_START_MS, conversation_cb, &self, &self.n_bad))
      code = CUECTL_CANNOT_READ;
  g_ptr_array_unref (self.engines);
  return code != CUECTL_OK ? code : self.n_bad > 0 ? CUECTL_PROBLEMS : CUECTL_OK;
}
