/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CUE_EVENT_ERROR (cue_event_error_quark ())
GQuark cue_event_error_quark (void);

typedef enum
{
  CUE_EVENT_ERROR_INVALID,
} CueEventError;

/**
 * CueEvent: the one thing that moves; the same shape in log, store, wire and export.
 * @stream: "conversation:<id>", "agent:<id>", "team:<id>", "pack:<id>"
 * @seq: gapless in its stream from 1; 0 while unconfirmed
 * @at_ms: milliseconds since the Unix epoch, stamped at the door
 * @device: who made it; @mid: number of it on that device (0 from a feed)
 * @body: a sealed JSON object
 *
 * Immutable, reference counted; read the fields, never write them.
 */
typedef struct
{
  char *stream;
  gint64 seq;
  char *type;
  int v;
  gint64 at_ms;
  char *device;
  gint64 mid;
  JsonNode *body;
} CueEvent;

GType cue_event_get_type (void);
/* @body (transfer full), is sealed here; NULL means {} */
CueEvent *cue_event_new (const char *stream,
                         gint64 seq,
                         const char *type,
                         gint64 at_ms,
                         const char *device,
                         gint64 mid,
                         JsonNode *body);
/* The same event with the number and time it got at the door. (transfer full) */
CueEvent *cue_event_stamp (const CueEvent *self, gint64 seq, gint64 at_ms);
CueEvent *cue_event_ref (CueEvent *self);
void cue_event_unref (CueEvent *self);
JsonObject *cue_event_get_body (const CueEvent *self); /* (transfer none), never NULL */
JsonNode *cue_event_to_json (const CueEvent *self);    /* (transfer full) */
/* From a node that passed the gate. Errors name the JSON path, what was found and what would be
 * right. */
CueEvent *cue_event_from_json (JsonNode *node, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueEvent, cue_event_unref)

G_END_DECLS
