/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CUE_FEED_ERROR (cue_feed_error_quark ())
GQuark cue_feed_error_quark (void);

typedef enum
{
  CUE_FEED_ERROR_INVALID, /* found something else than a record */
} CueFeedErrorCode;

typedef enum
{
  CUE_RECORD_EVENT,   /* something that goes through the door: @type and @body of docs/engine.md */
  CUE_RECORD_PARTIAL, /* words of a turn that is not final: @body {turn, role, text} */
  CUE_RECORD_TYPING,  /* the other side types: @body {typing} */
  CUE_RECORD_HINT,  /* the feed waits for the agent; @text is what the recorded one said, "" when he
                       said nothing, NULL when it no longer waits */
  CUE_RECORD_ERROR, /* a line was set aside: @text says place, found, expected */
} CueRecordKind;

/**
 * CueRecord: what a feed brings
 * @conversation: which one; NULL for errors that belong to none
 * @id: the record's id at its source, unique in the conversation; NULL when the source gives none
 * @pack: the pack it was recorded for, or NULL
 * @position: how far the feed stands in the conversation after it; 0 unknown
 */
typedef struct
{
  CueRecordKind kind;
  char *conversation;
  char *id;
  char *type;
  JsonNode *body;
  char *text;
  char *pack;
  gint64 position;
} CueRecord;

CueRecord *cue_record_new (CueRecordKind kind, const char *conversation);
CueRecord *cue_record_new_event (const char *conversation,
                                 const char *id,
                                 const char *type,
                                 JsonNode *body); /* takes @body */
void cue_record_free (CueRecord *self);

/* One line of a feed that passed the gate and is no whole conversation. Errors name path, found,
 * expected. (transfer full) */
CueRecord *cue_record_from_json (JsonNode *node, GError **error);
/* A whole conversation has "turns". */
gboolean cue_record_is_conversation (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueRecord, cue_record_free)

G_END_DECLS
