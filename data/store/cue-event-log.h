/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-event.h"
#include "cue-generation.h"

G_BEGIN_DECLS

#define CUE_EVENT_LOG_SUM_BYTES 32

/**
 * CueEventLog: one conversation as it is kept and exported
 *
 * As a file it is JSON Lines (docs/engine.md, "A log as a file"): each line an event with
 * `digest`, what the conversation's digest was after it, and `sum` over the lines so far; on the
 * first line `made_with`. All three may be missing.
 */
typedef struct
{
  char *id;           /* of the conversation */
  char *place;        /* "file:line" of its first event, for messages */
  GPtrArray *events;  /* (element-type CueEvent) */
  GPtrArray *digests; /* (element-type utf8) beside @events, "" unknown */
  GArray *lines;      /* guint beside @events: line in the file, 0 none */
  char *pack;         /* id of what it was made with first, "" unknown */
  CueGeneration made_with;
  guint8 sum[CUE_EVENT_LOG_SUM_BYTES]; /* over @events */
  guint changed_at;                    /* first event (from 1) whose `sum` is not right, 0 none */
  gboolean has_sums;
} CueEventLog;

/* @pack: id of what it is made with, "" unknown */
CueEventLog *cue_event_log_new (const char *id, const char *pack);
void cue_event_log_free (CueEventLog *self);
/* (transfer none): the event is referenced; an event without a number gets the next one */
void cue_event_log_add (CueEventLog *self, CueEvent *event, const char *digest, guint line);

/**
 * cue_event_logs_take:
 * @logs: (element-type CueEventLog): those read so far; a new stream adds one
 * @node: a line that passed the gate
 * @name, @line: of the file, for messages and to find a line again
 *
 * Errors: %CUE_EVENT_ERROR.
 */
gboolean
cue_event_logs_take (GPtrArray *logs, JsonNode *node, const char *name, guint line, GError **error);
/* The logs of a file, in order of appearance; what is wrong with a line goes into @problems
 * (element-type utf8). (transfer full) (element-type CueEventLog) */
GPtrArray *cue_event_logs_read (GBytes *bytes, const char *name, GPtrArray *problems);
/* As JSON Lines. (transfer full) */
GBytes *cue_event_log_to_bytes (const CueEventLog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueEventLog, cue_event_log_free)

G_END_DECLS
