/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-desk.h"
#include "cue-pack-standing.h"

G_BEGIN_DECLS

/* Wiring of a desk, for app/ and tests only: where it stores and what feeds it. */
typedef struct
{
  const char *store_path;    /* desk.db; NULL: in memory */
  const char *pack_dir;      /* a folder or a sealed file, followed while it changes; NULL: the pack
                                beside replay_file, else the embedded ones */
  CuePackStanding *standing; /* is told of the pack from the first moment on; NULL: made */
  const char *replay_file;   /* conversations to play; NULL: the demo's */
  gboolean feed_stdin;       /* events or conversations as JSON Lines on standard input */
  const char *tail_file;     /* follow a growing file */
  guint speed_milli;         /* 1000 = real time; 0 = as fast as it goes */
  gboolean play_both; /* replay plays the agent too; else his turns are hints and the feed waits for
                         ours */
  guint wait_ms;      /* with hints: go on after this time anyway; 0 = wait for ever (on a call: six
                         seconds) */
  const char
      *lang; /* the screen's language: whose conversations the demo begins with; NULL: Chinese */
  gint64 (*now_ms) (gpointer clock_data); /* NULL: the wall clock */
  gpointer clock_data;
} CueDeskOptions;

void cue_desk_start_async (const CueDeskOptions *options,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
CueDesk *cue_desk_start_finish (GAsyncResult *result, GError **error); /* (transfer full) */
/* Everything is committed when it is done. */
void cue_desk_stop_async (CueDesk *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean cue_desk_stop_finish (CueDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
