/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-change.h"
#include "cue-event.h"
#include "cue-generation.h"
#include "cue-pack-reader.h"

G_BEGIN_DECLS

/* Where a conversation stands, beside what its log says. */
typedef struct
{
  char *id;
  gint64 place; /* order of arrival */
  char *status; /* "waiting", "mine", "snoozed", "wrap-up", "closed" */
  char *lang;
  char *channel;
  char *pack;
  char *feed;
  gint64 opened_ms;
  gint64 last_ms;
  gint64 snoozed_until_ms;
  guint unread;
  gboolean held;
  gboolean over; /* conversation.closed is in the log */
  char *disposition;
} CueConversationRow;

/* What an agent had half written, "part" of the table. */
#define CUE_STORE_REPLY "reply"
#define CUE_STORE_WRAP_UP "wrap-up"

CueConversationRow *cue_conversation_row_copy (const CueConversationRow *self);
void cue_conversation_row_free (CueConversationRow *self);

/* The files of a pack that a log names, or that served here. */
typedef struct
{
  char *digest;
  GPtrArray *files; /* (element-type CuePackFile) */
} CueKeptPack;

CueKeptPack *cue_kept_pack_new (const char *digest, GPtrArray *files);
void cue_kept_pack_free (CueKeptPack *self);

/* What is to be done for a customer, as it stands. */
typedef struct
{
  char *conversation;
  char *task; /* id in the pack */
  char *what;
  char *who;
  gint64 made_ms; /* 0: it was taken back, and is to be forgotten */
  gint64 due_ms;
  gint64 done_ms; /* 0: it is open */
  gint64 seq;     /* last event of the stream "task:<conversation>/<task>", 0 none */
} CueTaskRow;

void cue_task_row_free (CueTaskRow *self);

/**
 * CueCommit: what one appended event leaves behind, in one transaction
 * @changes: (element-type CueChange): lamps, points and tags among them become transitions
 * @source, @source_id: who brought it and its id there; NULL for own events and for feeds without
 * ids
 * @feed, @position: cursor moved with it; @feed NULL for none
 * @row: the conversation as it stands after it
 * @packs: (element-type CueKeptPack): those that the event names, to be kept; NULL for none
 * @task: a task that it makes or alters; NULL for none
 * @drop_draft: the reply that was drafted went out with it
 */
typedef struct
{
  /* owned */
  CueEvent *event;
  GPtrArray *changes;
  char *digest;
  CueGeneration generation;
  char *source;
  char *source_id;
  char *feed;
  CueConversationRow *row;
  GPtrArray *packs;
  CueTaskRow *task;

  gint64 position;
  gboolean drop_draft;
} CueCommit;

void cue_commit_free (CueCommit *self);

/* One open conversation as it was committed last. */
typedef struct
{
  /* owned */
  CueConversationRow *row;
  GPtrArray *events;        /* (element-type CueEvent): gapless from 1 */
  GPtrArray *source_ids;    /* (element-type utf8) beside @events, "" for none */
  GPtrArray *digests;       /* (element-type utf8) beside @events, "" for none */
  char *digest;             /* of the last event, NULL none */
  CueGeneration generation; /* of that digest */
  CueGeneration first;      /* of the first event; packs are NULL where it is not known */
  char *draft;              /* of the reply, "" none */
  char *choices;            /* of the wrap-up, "" none */
  char *note;
  char *problem; /* why the log ends early, NULL when it does not */
} CueStoredConversation;

void cue_stored_conversation_free (CueStoredConversation *self);

/* Everything a desk starts from. */
typedef struct
{
  /* owned */
  char *device;
  GPtrArray *open;     /* CueStoredConversation, by place */
  GHashTable *closed;  /* (element-type utf8): ids of closed conversations */
  GHashTable *cursors; /* "feed\nconversation" → gint64 * */
  GHashTable *memos;
  GPtrArray *packs; /* CueKeptPack, of open conversations */
  GPtrArray *tasks; /* CueTaskRow: that are open */

  gint64 last_mid;
  gint64 last_place;
} CueSnapshot;

void cue_snapshot_free (CueSnapshot *self);
/* How far @feed was read for @conversation; 0 not yet. */
gint64
cue_snapshot_get_cursor (const CueSnapshot *self, const char *feed, const char *conversation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueConversationRow, cue_conversation_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueCommit, cue_commit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueSnapshot, cue_snapshot_free)

G_END_DECLS
