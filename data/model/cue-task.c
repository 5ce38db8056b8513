/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-task-private.h"

struct _CueTask
{
  GObject parent_instance;

  /* owned */
  char *conversation;
  char *id;
  char *title;
  char *what;
  char *who;

  gint64 due_ms;
  gint64 made_ms;
  gint64 done_ms;
  gint64 seq;
  gboolean overdue;
};

G_DEFINE_FINAL_TYPE (CueTask, cue_task, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DONE,
  PROP_OVERDUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cue_task_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueTask *self = CUE_TASK (object);

  if (id == PROP_DONE)
    g_value_set_boolean (value, cue_task_is_done (self));
  else if (id == PROP_OVERDUE)
    g_value_set_boolean (value, cue_task_is_overdue (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cue_task_finalize (GObject *object)
{
  CueTask *self = CUE_TASK (object);

  g_clear_pointer (&self->conversation, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->who, g_free);
  G_OBJECT_CLASS (cue_task_parent_class)->finalize (object);
}

static void
cue_task_class_init (CueTaskClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  G_OBJECT_CLASS (klass)->get_property = cue_task_get_property;
  G_OBJECT_CLASS (klass)->finalize = cue_task_finalize;
  properties[PROP_DONE] = g_param_spec_boolean ("done", NULL, NULL, FALSE, flags);
  properties[PROP_OVERDUE] = g_param_spec_boolean ("overdue", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
cue_task_init (CueTask *self)
{
}

CueTask *
cue_task_new (const char *conversation,
              const char *id,
              const char *title,
              const char *what,
              const char *who,
              gint64 due_ms)
{
  CueTask *self = g_object_new (CUE_TYPE_TASK, NULL);

  self->conversation = g_strdup (conversation);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->what = g_strdup (what);
  self->who = g_strdup (who);
  self->due_ms = due_ms;
  return self;
}

const char *
cue_task_get_id (CueTask *self)
{
  g_return_val_if_fail (CUE_IS_TASK (self), NULL);
  return self->id;
}

const char *
cue_task_get_conversation (CueTask *self)
{
  g_return_val_if_fail (CUE_IS_TASK (self), NULL);
  return self->conversation;
}

const char *
cue_task_get_title (CueTask *self)
{
  g_return_val_if_fail (CUE_IS_TASK (self), NULL);
  return self->title;
}

const char *
cue_task_get_what (CueTask *self)
{
  g_return_val_if_fail (CUE_IS_TASK (self), NULL);
  return self->what;
}

const char *
cue_task_get_who (CueTask *self)
{
  g_return_val_if_fail (CUE_IS_TASK (self), NULL);
  return self->who;
}

gint64
cue_task_get_due_ms (CueTask *self)
{
  g_return_val_if_fail (CUE_IS_TASK (self), 0);
  return self->due_ms;
}

gboolean
cue_task_is_done (CueTask *self)
{
  g_return_val_if_fail (CUE_IS_TASK (self), FALSE);
  return self->done_ms != 0;
}

gboolean
cue_task_is_overdue (CueTask *self)
{
  g_return_val_if_fail (CUE_IS_TASK (self), FALSE);
  return self->overdue;
}

void
cue_task_set_stored (CueTask *self, gint64 made_ms, gint64 seq)
{
  self->made_ms = made_ms;
  self->seq = seq;
}

gint64
cue_task_get_made_ms (CueTask *self)
{
  return self->made_ms;
}

gint64
cue_task_get_seq (CueTask *self)
{
  return self->seq;
}

void
cue_task_set_done_ms (CueTask *self, gint64 done_ms)
{
  gboolean changes = (self->done_ms != 0) != (done_ms != 0);

  self->done_ms = done_ms;
  if (changes)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
}

gint64
cue_task_get_done_ms (CueTask *self)
{
  return self->done_ms;
}

void
cue_task_look_at_clock (CueTask *self, gint64 now_ms)
{
  gboolean overdue = self->done_ms == 0 && self->due_ms <= now_ms;

  if (self->overdue == overdue)
    return;
  self->overdue = overdue;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVERDUE]);
}
