/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-feed.h"

enum
{
  SIGNAL_RECORD,
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char *name; /* owned */
} CueFeedPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CueFeed, cue_feed, G_TYPE_OBJECT)

static void
cue_feed_finalize (GObject *object)
{
  CueFeedPrivate *priv = cue_feed_get_instance_private (CUE_FEED (object));

  g_clear_pointer (&priv->name, g_free);
  G_OBJECT_CLASS (cue_feed_parent_class)->finalize (object);
}

static void
cue_feed_class_init (CueFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_feed_finalize;
  signals[SIGNAL_RECORD] = g_signal_new ("record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_feed_init (CueFeed *self)
{
}

void
cue_feed_set_name (CueFeed *self, const char *name)
{
  CueFeedPrivate *priv = cue_feed_get_instance_private (self);

  g_return_if_fail (CUE_IS_FEED (self));
  g_return_if_fail (priv->name == NULL);

  priv->name = g_strdup (name);
}

const char *
cue_feed_get_name (CueFeed *self)
{
  CueFeedPrivate *priv = cue_feed_get_instance_private (self);

  g_return_val_if_fail (CUE_IS_FEED (self), NULL);

  return priv->name;
}

void
cue_feed_resume (CueFeed *self,
                 const char *conversation,
                 gint64 position,
                 gboolean agent_spoke_last)
{
  g_return_if_fail (CUE_IS_FEED (self));

  CUE_FEED_GET_CLASS (self)->resume (self, conversation, position, agent_spoke_last);
}

void
cue_feed_skip (CueFeed *self, const char *conversation)
{
  g_return_if_fail (CUE_IS_FEED (self));

  CUE_FEED_GET_CLASS (self)->skip (self, conversation);
}

void
cue_feed_unskip (CueFeed *self, const char *conversation)
{
  g_return_if_fail (CUE_IS_FEED (self));

  CUE_FEED_GET_CLASS (self)->unskip (self, conversation);
}

void
cue_feed_start (CueFeed *self)
{
  g_return_if_fail (CUE_IS_FEED (self));

  CUE_FEED_GET_CLASS (self)->start (self);
}

void
cue_feed_stop (CueFeed *self)
{
  g_return_if_fail (CUE_IS_FEED (self));

  CUE_FEED_GET_CLASS (self)->stop (self);
}

void
cue_feed_agent_spoke (CueFeed *self, const char *conversation)
{
  g_return_if_fail (CUE_IS_FEED (self));

  CUE_FEED_GET_CLASS (self)->agent_spoke (self, conversation);
}

void
cue_feed_emit (CueFeed *self, const CueRecord *record)
{
  g_return_if_fail (CUE_IS_FEED (self));

  g_signal_emit (self, signals[SIGNAL_RECORD], 0, record);
}

void
cue_feed_emit_error (CueFeed *self,
                     const char *conversation,
                     const char *place,
                     const char *problem)
{
  g_autoptr (CueRecord) record = cue_record_new (CUE_RECORD_ERROR, conversation);

  record->text = g_strdup_printf ("%s: %s", place, problem);
  cue_feed_emit (self, record);
}

void
cue_feed_emit_finished (CueFeed *self)
{
  g_return_if_fail (CUE_IS_FEED (self));

  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}
