/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Confirmed prefix, optimistic tail. The prefix is the fold of the confirmed events; what is shown
 * is a clone of it with the own unconfirmed events folded on top. A confirmation that is just the
 * next of the tail leaves what is shown as it is; any other one folds the tail again from a new
 * clone.
 *
 * Each state is folded on by the generation that folded it last; another one takes over at the
 * pack.activated that names it, in the prefix when it is confirmed, in the tail when it is
 * proposed.
 */
#include "cue-timeline.h"

#include "cue-json.h"
#include "cue-snapshot.h"
#include "cue-state-private.h"

struct _CueTimeline
{
  GObject parent_instance;

  /* owned */
  GPtrArray *engines; /* CueEngine: the generations that are known */
  CueState *prefix;
  CueState *shown;    /* NULL: the prefix is what is shown */
  GPtrArray *tail;    /* CueEvent, as they were proposed */
  GPtrArray *stamped; /* CueEvent, as they were folded into what is shown */
};

G_DEFINE_FINAL_TYPE (CueTimeline, cue_timeline, G_TYPE_OBJECT)

static void
cue_timeline_finalize (GObject *object)
{
  CueTimeline *self = CUE_TIMELINE (object);

  g_clear_pointer (&self->prefix, cue_state_free);
  g_clear_pointer (&self->shown, cue_state_free);
  g_clear_pointer (&self->tail, g_ptr_array_unref);
  g_clear_pointer (&self->stamped, g_ptr_array_unref);
  g_clear_pointer (&self->engines, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_timeline_parent_class)->finalize (object);
}

static void
cue_timeline_class_init (CueTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_timeline_finalize;
}

static void
cue_timeline_init (CueTimeline *self)
{
  self->engines = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_engine_unref);
  self->tail = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  self->stamped = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
}

CueTimeline *
cue_timeline_new (CueEngine *engine, const char *conversation)
{
  CueTimeline *self = g_object_new (CUE_TYPE_TIMELINE, NULL);

  g_ptr_array_add (self->engines, cue_engine_ref (engine));
  self->prefix = cue_engine_begin (engine, conversation);
  return self;
}

CueTimeline *
cue_timeline_copy (CueTimeline *self)
{
  CueTimeline *copy;

  g_return_val_if_fail (CUE_IS_TIMELINE (self), NULL);

  copy = g_object_new (CUE_TYPE_TIMELINE, NULL);
  for (guint i = 0; i < self->engines->len; i++)
    g_ptr_array_add (copy->engines, cue_engine_ref (g_ptr_array_index (self->engines, i)));
  copy->prefix = cue_state_copy (self->prefix);
  return copy;
}

static CueState *
shown (CueTimeline *self)
{
  return self->shown != NULL ? self->shown : self->prefix;
}

static gboolean
is_generation (const CueEngine *engine, const char *pack, const char *model)
{
  return g_strcmp0 (cue_pack_get_digest (cue_engine_get_pack (engine)), pack) == 0
         && g_strcmp0 (cue_model_get_digest (cue_engine_get_model (engine)), model) == 0;
}

/* The newest first: the same generation may be given twice. */
static CueEngine *
find_engine (CueTimeline *self, const CueEvent *event, GError **error)
{
  JsonObject *body = cue_event_get_body (event);
  const char *pack = cue_json_get_string (body, "pack", "");
  const char *model = cue_json_get_string (body, "model", "");

  for (guint i = self->engines->len; i > 0; i--)
    if (is_generation (g_ptr_array_index (self->engines, i - 1), pack, model))
      return g_ptr_array_index (self->engines, i - 1);
  g_set_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_PACK,
               "/body/pack: found pack “%s” with model “%s”; none of the %u generations here is "
               "that one",
               pack, model, self->engines->len);
  return NULL;
}

static GPtrArray *
fold (CueTimeline *self, CueState *state, const CueEvent *event, GError **error)
{
  /* one that comes too early is a gap first: what is missing may bring its generation */
  gboolean activates
      = g_str_equal (event->type, "pack.activated") && event->seq == cue_state_get_seq (state) + 1;
  CueEngine *engine = activates ? find_engine (self, event, error) : state->engine;

  return engine == NULL ? NULL : cue_engine_step (engine, state, event, error);
}

/* Folds an own event where the shown state stands now. */
static GPtrArray *
fold_own (CueTimeline *self, const CueEvent *event, GError **error)
{
  g_autoptr (CueEvent) stamped
      = cue_event_stamp (event, cue_state_get_seq (self->shown) + 1,
                         MAX (event->at_ms, cue_state_get_at_ms (self->shown)));
  GPtrArray *changes = fold (self, self->shown, stamped, error);

  if (changes != NULL)
    g_ptr_array_add (self->stamped, g_steal_pointer (&stamped));
  return changes;
}

GPtrArray *
cue_timeline_propose (CueTimeline *self, CueEvent *event, GError **error)
{
  GPtrArray *changes;

  g_return_val_if_fail (CUE_IS_TIMELINE (self), NULL);

  if (self->shown == NULL)
    self->shown = cue_state_copy (self->prefix);
  changes = fold_own (self, event, error);
  if (changes != NULL)
    g_ptr_array_add (self->tail, cue_event_ref (event));
  else if (self->tail->len == 0)
    g_clear_pointer (&self->shown, cue_state_free);
  return changes;
}

static void
refold (CueTimeline *self)
{
  g_clear_pointer (&self->shown, cue_state_free);
  g_ptr_array_set_size (self->stamped, 0);
  if (self->tail->len == 0)
    return;
  self->shown = cue_state_copy (self->prefix);
  for (guint i = 0; i < self->tail->len; i++)
    {
      /* it was folded before, so only its place can have changed, and that is given anew */
      g_autoptr (GPtrArray) changes = fold_own (self, g_ptr_array_index (self->tail, i), NULL);

      if (changes == NULL)
        g_ptr_array_remove_index (self->tail, i--);
    }
}

static gboolean
is_same (const CueEvent *a, const CueEvent *b)
{
  return a->mid != 0 && a->mid == b->mid && g_strcmp0 (a->device, b->device) == 0;
}

static guint
find_in_tail (CueTimeline *self, const CueEvent *event)
{
  for (guint i = 0; i < self->tail->len; i++)
    if (is_same (g_ptr_array_index (self->tail, i), event))
      return i;
  return G_MAXUINT;
}

/* The next of the tail came back with the number and time that it was shown with. */
static gboolean
confirms_next (CueTimeline *self, const CueEvent *event, guint place)
{
  const CueEvent *stamped;

  if (place != 0 || self->stamped->len != self->tail->len)
    return FALSE;
  stamped = g_ptr_array_index (self->stamped, 0);
  return stamped->seq == event->seq && stamped->at_ms == event->at_ms;
}

GPtrArray *
cue_timeline_confirm (CueTimeline *self, CueEvent *event, gboolean *refolded, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  guint place;

  g_return_val_if_fail (CUE_IS_TIMELINE (self), NULL);

  if (refolded != NULL)
    *refolded = FALSE;
  /* the wire may bring an event twice */
  if (event->seq > 0 && event->seq <= cue_state_get_seq (self->prefix))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) cue_change_unref);
  changes = fold (self, self->prefix, event, error);
  if (changes == NULL)
    return NULL;
  if (self->tail->len == 0)
    return g_steal_pointer (&changes);
  place = find_in_tail (self, event);
  if (confirms_next (self, event, place))
    {
      g_ptr_array_remove_index (self->tail, 0);
      g_ptr_array_remove_index (self->stamped, 0);
      if (self->tail->len == 0)
        g_clear_pointer (&self->shown, cue_state_free);
    }
  else
    {
      if (place != G_MAXUINT)
        g_ptr_array_remove_index (self->tail, place);
      refold (self);
      if (refolded != NULL)
        *refolded = TRUE;
    }
  g_ptr_array_set_size (changes, 0);
  return g_steal_pointer (&changes);
}

gboolean
cue_timeline_withdraw (CueTimeline *self, const char *device, gint64 mid)
{
  g_return_val_if_fail (CUE_IS_TIMELINE (self), FALSE);

  for (guint i = 0; i < self->tail->len; i++)
    {
      const CueEvent *event = g_ptr_array_index (self->tail, i);

      if (event->mid != mid || g_strcmp0 (event->device, device) != 0)
        continue;
      g_ptr_array_remove_index (self->tail, i);
      refold (self);
      return TRUE;
    }
  return FALSE;
}

GPtrArray *
cue_timeline_snapshot (CueTimeline *self)
{
  g_return_val_if_fail (CUE_IS_TIMELINE (self), NULL);

  return cue_state_snapshot (shown (self));
}

const CueState *
cue_timeline_get_state (CueTimeline *self)
{
  g_return_val_if_fail (CUE_IS_TIMELINE (self), NULL);

  return shown (self);
}

const char *
cue_timeline_get_digest (CueTimeline *self)
{
  g_return_val_if_fail (CUE_IS_TIMELINE (self), NULL);

  return cue_state_get_digest (self->prefix);
}

guint
cue_timeline_get_n_unconfirmed (CueTimeline *self)
{
  g_return_val_if_fail (CUE_IS_TIMELINE (self), 0);

  return self->tail->len;
}

gint64
cue_timeline_get_confirmed_seq (CueTimeline *self)
{
  g_return_val_if_fail (CUE_IS_TIMELINE (self), 0);

  return cue_state_get_seq (self->prefix);
}

void
cue_timeline_set_engine (CueTimeline *self, CueEngine *engine)
{
  g_return_if_fail (CUE_IS_TIMELINE (self));
  g_return_if_fail (engine != NULL);

  if (!g_ptr_array_find (self->engines, engine, NULL))
    g_ptr_array_add (self->engines, cue_engine_ref (engine));
}

CueEngine *
cue_timeline_get_engine (CueTimeline *self)
{
  g_return_val_if_fail (CUE_IS_TIMELINE (self), NULL);

  return shown (self)->engine;
}
