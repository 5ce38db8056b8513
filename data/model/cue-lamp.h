/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cue-pack.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_LAMP_DARK,
  CUE_LAMP_HELD,
  CUE_LAMP_LIT,
  CUE_LAMP_SEEN,
  CUE_LAMP_TAKEN,
  CUE_LAMP_SAID,
  CUE_LAMP_PARTLY,
  CUE_LAMP_MISSED,
  CUE_LAMP_ACCEPTED,
  CUE_LAMP_REFUSED,
  CUE_LAMP_UNDECIDED,
  CUE_LAMP_DECLINED,
  CUE_LAMP_EXPIRED,
} CueLampState;

#define CUE_TYPE_LAMP_STATE (cue_lamp_state_get_type ())
GType cue_lamp_state_get_type (void);
const char *cue_lamp_state_to_string (CueLampState state);
gboolean cue_lamp_state_from_string (const char *name, CueLampState *state);

/* One suggestion and its whole life, as the screen watches it. */
#define CUE_TYPE_LAMP (cue_lamp_get_type ())
G_DECLARE_FINAL_TYPE (CueLamp, cue_lamp, CUE, LAMP, GObject)

/* properties, read-only: "id", "kind" (CueTargetKind as int), "of", "rule", "state" (CueLampState),
 * "number" (uint, 0 none), "step" and "steps" (uint: the point of a talk that is next, from 1, and
 * how many; 0 when no talk), "reason" (string, "" none), "held-by" (strings, in pairs: what holds
 * it now and the words heard for it, the main reason first), "pinned", "at-ms", "say" (string, the
 * text to say or sell in the conversation's language with values filled; holes as {{name}}),
 * "score-milli".
 */
const char *cue_lamp_get_id (CueLamp *self);
CueTargetKind cue_lamp_get_kind (CueLamp *self);
const char *cue_lamp_get_of (CueLamp *self);
const char *cue_lamp_get_rule (CueLamp *self);
CueLampState cue_lamp_get_state (CueLamp *self);
guint cue_lamp_get_number (CueLamp *self);
guint cue_lamp_get_step (CueLamp *self);
guint cue_lamp_get_steps (CueLamp *self);
/* Why this step comes before those above it, in words; NULL where it is the next in the written
 * order. (transfer full) */
char *cue_lamp_dup_step_why (CueLamp *self, const char *lang);
/* "talk/point" of the step, NULL when no talk */
const char *cue_lamp_get_point (CueLamp *self);
const char *cue_lamp_get_reason (CueLamp *self);
/* In words, of a held lamp: 客户不满「气死我了」 · 本分钟的卡用完了. (transfer full) */
char *cue_lamp_dup_held_line (CueLamp *self, const char *lang);
gboolean cue_lamp_is_pinned (CueLamp *self);
/* lit, seen or taken, for words that still stand: on the panel, can be taken */
gboolean cue_lamp_is_alight (CueLamp *self);
gint64 cue_lamp_get_at_ms (CueLamp *self);
/* In the screen's language: "Enjoy 5G 60 GB". (transfer full) */
char *cue_lamp_dup_title (CueLamp *self, const char *lang);
/* (element-type CuePiece) (transfer full): what to say, in the conversation's language, with values
 * and holes */
GPtrArray *cue_lamp_get_pieces (CueLamp *self);
const char *cue_lamp_get_say (CueLamp *self);
/* The latest proof. (transfer none) (nullable) */
JsonObject *cue_lamp_get_proof (CueLamp *self);
CuePack *cue_lamp_get_pack (CueLamp *self); /* (transfer none) */

G_END_DECLS
