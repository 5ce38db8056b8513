/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-feed.h"

enum
{
  SIGNAL_RECORD,
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (CueFeed, cue_feed, G_TYPE_OBJECT)

static void
cue_feed_default_init (CueFeedInterface *iface)
{
  signals[SIGNAL_RECORD] = g_signal_new ("record", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_INTERFACE (iface),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

const char *
cue_feed_get_name (CueFeed *self)
{
  g_return_val_if_fail (CUE_IS_FEED (self), NULL);

  return CUE_FEED_GET_IFACE (self)->get_name (self);
}

void
cue_feed_resume (CueFeed *self,
                 const char *conversation,
                 gint64 position,
                 gboolean agent_spoke_last)
{
  g_return_if_fail (CUE_IS_FEED (self));

  if (CUE_FEED_GET_IFACE (self)->resume != NULL)
    CUE_FEED_GET_IFACE (self)->resume (self, conversation, position, agent_spoke_last);
}

void
cue_feed_skip (CueFeed *self, const char *conversation)
{
  g_return_if_fail (CUE_IS_FEED (self));

  if (CUE_FEED_GET_IFACE (self)->skip != NULL)
    CUE_FEED_GET_IFACE (self)->skip (self, conversation);
}

void
cue_feed_unskip (CueFeed *self, const char *conversation)
{
  g_return_if_fail (CUE_IS_FEED (self));

  if (CUE_FEED_GET_IFACE (self)->unskip != NULL)
    CUE_FEED_GET_IFACE (self)->unskip (self, conversation);
}

void
cue_feed_start (CueFeed *self)
{
  g_return_if_fail (CUE_IS_FEED (self));

  CUE_FEED_GET_IFACE (self)->start (self);
}

void
cue_feed_stop (CueFeed *self)
{
  g_return_if_fail (CUE_IS_FEED (self));

  CUE_FEED_GET_IFACE (self)->stop (self);
}

void
cue_feed_agent_spoke (CueFeed *self, const char *conversation)
{
  g_return_if_fail (CUE_IS_FEED (self));

  if (CUE_FEED_GET_IFACE (self)->agent_spoke != NULL)
    CUE_FEED_GET_IFACE (self)->agent_spoke (self, conversation);
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
