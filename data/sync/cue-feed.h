/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cue-record.h"

G_BEGIN_DECLS

/* A source of events. Everything happens on the main context it was started in; "record" (CueRecord
 * *, good for the call) is emitted for each thing it brings, "finished" once when nothing more can
 * come. */
#define CUE_TYPE_FEED (cue_feed_get_type ())
G_DECLARE_DERIVABLE_TYPE (CueFeed, cue_feed, CUE, FEED, GObject)

struct _CueFeedClass
{
  GObjectClass parent_class;

  void (*resume) (CueFeed *self,
                  const char *conversation,
                  gint64 position,
                  gboolean agent_spoke_last);
  void (*skip) (CueFeed *self, const char *conversation);
  void (*unskip) (CueFeed *self, const char *conversation);
  void (*start) (CueFeed *self);
  void (*stop) (CueFeed *self);
  void (*agent_spoke) (CueFeed *self, const char *conversation);
};

/* "replay:conversations.jsonl", "stdin", "tail:events.jsonl": the source in ids, and the name of
 * its cursors. */
const char *cue_feed_get_name (CueFeed *self);
/* Before start: @conversation was read up to @position already. */
void cue_feed_resume (CueFeed *self,
                      const char *conversation,
                      gint64 position,
                      gboolean agent_spoke_last);
/* Before start: @conversation is over and done with. */
void cue_feed_skip (CueFeed *self, const char *conversation);
/* It was skipped by mistake: it goes on where it stood. */
void cue_feed_unskip (CueFeed *self, const char *conversation);
void cue_feed_start (CueFeed *self);
void cue_feed_stop (CueFeed *self);
/* Our agent said something: a feed that waited for it goes on. */
void cue_feed_agent_spoke (CueFeed *self, const char *conversation);

/* For implementations: once, when it is made. */
void cue_feed_set_name (CueFeed *self, const char *name);
void cue_feed_emit (CueFeed *self, const CueRecord *record);
/* @place: "events.jsonl:3"; @problem: "found …; expected …" */
void cue_feed_emit_error (CueFeed *self,
                          const char *conversation,
                          const char *place,
                          const char *problem);
void cue_feed_emit_finished (CueFeed *self);

G_END_DECLS
