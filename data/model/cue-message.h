/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cue-span.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_ROLE_CUSTOMER,
  CUE_ROLE_AGENT,
  CUE_ROLE_SYSTEM,
} CueRole;

#define CUE_TYPE_ROLE (cue_role_get_type ())
GType cue_role_get_type (void);
const char *cue_role_to_nick (CueRole role);
gboolean cue_role_from_nick (const char *name, CueRole *role);

/* A stretch of a message that something was read from, or that proves a point. */
typedef struct
{
  CueSpan span;
  char *kind; /* "phrase", "number", "tag", "point" */
  char *id;   /* phrase set, unit, tag, "talk/point" */
} CueMark;

/* One turn on the screen: a message or an utterance, maybe still partial. */
#define CUE_TYPE_MESSAGE (cue_message_get_type ())
G_DECLARE_FINAL_TYPE (CueMessage, cue_message, CUE, MESSAGE, GObject)

/* properties, all read-only: "turn" string, "rev" int, "role" CueRole, "text" string, "at-ms"
 * int64, "lang" string, "partial" boolean, "author" string, "recorded" boolean (a hint: what the
 * recorded agent said), "pending" boolean (not yet committed). Signal "marks-changed". */
const char *cue_message_get_turn (CueMessage *self);
int cue_message_get_rev (CueMessage *self);
CueRole cue_message_get_role (CueMessage *self);
const char *cue_message_get_text (CueMessage *self);
gint64 cue_message_get_at_ms (CueMessage *self);
const char *cue_message_get_lang (CueMessage *self);
const char *cue_message_get_author (CueMessage *self);
gboolean cue_message_is_partial (CueMessage *self);
gboolean cue_message_is_pending (CueMessage *self);
gboolean cue_message_is_recorded (CueMessage *self);
/* (element-type CueMark) (transfer none): by start */
GPtrArray *cue_message_get_marks (CueMessage *self);
/* Ids "talk/point" that this message proves. (element-type utf8) (transfer none) */
GPtrArray *cue_message_get_points (CueMessage *self);

G_END_DECLS
