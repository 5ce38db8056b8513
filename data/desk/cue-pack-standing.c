/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-standing.h"

/* How often the screen hears of the worker. */
#define LOOK_MS 100

struct _CuePackStanding
{
  GObject parent_instance;

  /* owned */
  char *detail;
  CuePack *serving;
  GCancellable *stopped; /* by whoever waits; asked by the worker */
  guint source;

  gint64 when_ms;
  CuePackTrouble trouble;
  int permille;
  int noted; /* atomic: what the worker said last */
};

G_DEFINE_FINAL_TYPE (CuePackStanding, cue_pack_standing, G_TYPE_OBJECT)

static guint changed_signal;

static void
cue_pack_standing_dispose (GObject *object)
{
  CuePackStanding *self = CUE_PACK_STANDING (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->serving, cue_pack_unref);
  G_OBJECT_CLASS (cue_pack_standing_parent_class)->dispose (object);
}

static void
cue_pack_standing_finalize (GObject *object)
{
  CuePackStanding *self = CUE_PACK_STANDING (object);

  g_clear_object (&self->stopped);
  g_clear_pointer (&self->detail, g_free);
  G_OBJECT_CLASS (cue_pack_standing_parent_class)->finalize (object);
}

static void
cue_pack_standing_class_init (CuePackStandingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_pack_standing_dispose;
  G_OBJECT_CLASS (klass)->finalize = cue_pack_standing_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_pack_standing_init (CuePackStanding *self)
{
  self->detail = g_strdup ("");
  self->stopped = g_cancellable_new ();
  self->permille = -1;
}

CuePackStanding *
cue_pack_standing_new (void)
{
  return g_object_new (CUE_TYPE_PACK_STANDING, NULL);
}

CuePackTrouble
cue_pack_standing_get_trouble (CuePackStanding *self)
{
  g_return_val_if_fail (CUE_IS_PACK_STANDING (self), CUE_PACK_FINE);
  return self->trouble;
}

const char *
cue_pack_standing_get_detail (CuePackStanding *self)
{
  g_return_val_if_fail (CUE_IS_PACK_STANDING (self), NULL);
  return self->detail;
}

gint64
cue_pack_standing_get_when_ms (CuePackStanding *self)
{
  g_return_val_if_fail (CUE_IS_PACK_STANDING (self), 0);
  return self->when_ms;
}

CuePack *
cue_pack_standing_get_serving (CuePackStanding *self)
{
  g_return_val_if_fail (CUE_IS_PACK_STANDING (self), NULL);
  return self->serving;
}

gboolean
cue_pack_standing_is_working (CuePackStanding *self)
{
  g_return_val_if_fail (CUE_IS_PACK_STANDING (self), FALSE);
  return self->source != 0;
}

int
cue_pack_standing_get_permille (CuePackStanding *self)
{
  g_return_val_if_fail (CUE_IS_PACK_STANDING (self), -1);
  return self->permille;
}

void
cue_pack_standing_stop (CuePackStanding *self)
{
  g_return_if_fail (CUE_IS_PACK_STANDING (self));

  if (self->source != 0)
    g_cancellable_cancel (self->stopped);
}

void
cue_pack_standing_set (CuePackStanding *self,
                       CuePackTrouble trouble,
                       const char *detail,
                       gint64 when_ms,
                       CuePack *serving)
{
  g_return_if_fail (CUE_IS_PACK_STANDING (self));
  g_return_if_fail (detail != NULL);

  if (self->trouble == trouble && g_str_equal (self->detail, detail) && self->when_ms == when_ms
      && self->serving == serving)
    return;
  self->trouble = trouble;
  self->when_ms = when_ms;
  g_free (self->detail);
  self->detail = g_strdup (detail);
  g_clear_pointer (&self->serving, cue_pack_unref);
  self->serving = serving != NULL ? cue_pack_ref (serving) : NULL;
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
look_cb (gpointer data)
{
  CuePackStanding *self = data;
  int noted = g_atomic_int_get (&self->noted);

  if (noted != self->permille)
    {
      self->permille = noted;
      g_signal_emit (self, changed_signal, 0);
    }
  return G_SOURCE_CONTINUE;
}

void
cue_pack_standing_begin (CuePackStanding *self)
{
  g_return_if_fail (CUE_IS_PACK_STANDING (self));

  if (self->source != 0)
    return;
  g_clear_object (&self->stopped); /* reset is not for cancellables that threads may hold */
  self->stopped = g_cancellable_new ();
  self->permille = -1;
  g_atomic_int_set (&self->noted, -1);
  self->source = g_timeout_add (LOOK_MS, look_cb, self);
  g_signal_emit (self, changed_signal, 0);
}

void
cue_pack_standing_end (CuePackStanding *self)
{
  g_return_if_fail (CUE_IS_PACK_STANDING (self));

  if (self->source == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
cue_pack_standing_note (guint done, guint total, gpointer data)
{
  CuePackStanding *self = data;

  g_atomic_int_set (&self->noted, total > 0 ? (int) ((guint64) done * 1000 / total) : 0);
  return !g_cancellable_is_cancelled (self->stopped);
}
