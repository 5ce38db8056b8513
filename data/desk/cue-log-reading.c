/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-log-reading.h"

#include "cue-json.h"

/* Nothing to look at by itself: it belongs to the step before. */
static gboolean
is_silent (const CueEvent *event)
{
  return g_str_equal (event->type, "tick") || g_str_equal (event->type, "speech")
         || g_str_equal (event->type, "lamp.seen") || g_str_equal (event->type, "pressure")
         || g_str_equal (event->type, "budget") || g_str_equal (event->type, "ranking");
}

static gboolean
has_lit (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);

      if (g_str_equal (change->type, "lamp")
          && g_str_equal (cue_json_get_string (cue_change_get_body (change), "to", ""), "lit"))
        return TRUE;
    }
  return FALSE;
}

static void
note_step (CueLogReading *self, const CueEvent *event, guint n_events, GPtrArray *changes)
{
  guint step;

  if (self->steps->len > 0 && is_silent (event))
    g_array_index (self->steps, guint, self->steps->len - 1) = n_events;
  else
    g_array_append_val (self->steps, n_events);
  step = self->steps->len;
  if (has_lit (changes)
      && (self->lit_steps->len == 0
          || g_array_index (self->lit_steps, guint, self->lit_steps->len - 1) != step))
    g_array_append_val (self->lit_steps, step);
}

static void
compare (CueLogReading *self, const char *there, CueTimeline *timeline)
{

  if (self->truth != CUE_REVIEW_SAME || *there == '\0'
      || g_str_equal (there, cue_timeline_get_digest (timeline)))
    return;
  self->truth = CUE_REVIEW_DIFFERENT;
  self->differs_at = self->steps->len;
}

/* A line that was changed afterwards tells more than the step that shows it. */
static void
compare_sums (CueLogReading *self, const CueEventLog *log)
{
  guint step = 0;

  if (log->changed_at == 0 || self->truth == CUE_REVIEW_BROKEN)
    return;
  while (step < self->steps->len && g_array_index (self->steps, guint, step) < log->changed_at)
    step++;
  self->truth = CUE_REVIEW_DIFFERENT;
  self->differs_at = step + 1;
}

/* Once through the whole log: what its steps are, and whether it gives what it gave. */
static void
read_through (CueLogReading *self, const CueEventLog *log)
{
  g_autoptr (CueTimeline) timeline = cue_timeline_copy (self->start);
  GPtrArray *events = log->events;

  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) changes
          = cue_timeline_confirm (timeline, g_ptr_array_index (events, i), NULL, &error);

      if (changes == NULL)
        {
          self->problem = g_strdup_printf ("%s:%u: %s", log->id, i + 1, error->message);
          self->truth = CUE_REVIEW_BROKEN;
          return;
        }
      note_step (self, g_ptr_array_index (events, i), i + 1, changes);
      compare (self, g_ptr_array_index (log->digests, i), timeline);
    }
}

static gboolean
has_digests (const CueEventLog *log)
{
  for (guint i = 0; i < log->digests->len; i++)
    if (*(const char *) g_ptr_array_index (log->digests, i) != '\0')
      return TRUE;
  return FALSE;
}

static const char *
find_lang (const CueEventLog *log)
{
  JsonObject *body
      = log->events->len > 0 ? cue_event_get_body (g_ptr_array_index (log->events, 0)) : NULL;

  return body != NULL ? cue_json_get_string (body, "lang", "") : "";
}

static CueShelfEntry *
choose_entry (const CueEventLog *log, const CuePackShelf *shelf)
{
  CueShelfEntry *entry
      = cue_pack_shelf_find_generation (shelf, log->made_with.pack, log->made_with.model);

  if (entry == NULL)
    entry = cue_pack_shelf_find (shelf, log->pack);
  return entry != NULL ? entry : cue_pack_shelf_choose (shelf, find_lang (log));
}

CueTimeline *
cue_log_begin (const CueEventLog *log, const CuePackShelf *shelf)
{
  CueTimeline *timeline = cue_timeline_new (choose_entry (log, shelf)->engine, log->id);

  cue_pack_shelf_teach (shelf, timeline);
  return timeline;
}

CueLogReading *
cue_log_reading_new (const CueEventLog *log, const CuePackShelf *shelf)
{
  CueLogReading *self = g_new0 (CueLogReading, 1);

  self->steps = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lit_steps = g_array_new (FALSE, FALSE, sizeof (guint));
  self->start = cue_log_begin (log, shelf);
  self->truth
      = has_digests (log)
                && cue_generation_fits (&log->made_with, cue_timeline_get_engine (self->start))
            ? CUE_REVIEW_SAME
            : CUE_REVIEW_UNKNOWN;
  read_through (self, log);
  compare_sums (self, log);
  return self;
}

void
cue_log_reading_free (CueLogReading *self)
{
  g_object_unref (self->start);
  g_array_unref (self->steps);
  g_array_unref (self->lit_steps);
  g_free (self->problem);
  g_free (self);
}
