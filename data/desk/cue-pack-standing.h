/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cue-pack.h"

G_BEGIN_DECLS

/* Why the pack that a desk was given does not serve. */
typedef enum
{
  CUE_PACK_FINE,    /* it serves */
  CUE_PACK_REFUSED, /* it has mistakes */
  CUE_PACK_EARLY,   /* its time has not come */
  CUE_PACK_OVER,    /* its time is over */
  CUE_PACK_STOPPED, /* the agent stopped the learning */
} CuePackTrouble;

/* How it stands with the pack of a desk: whether it serves, what serves in its place, and how far
 * the work on it is. Made before the desk, for opening a large pack takes long. */
#define CUE_TYPE_PACK_STANDING (cue_pack_standing_get_type ())
G_DECLARE_FINAL_TYPE (CuePackStanding, cue_pack_standing, CUE, PACK_STANDING, GObject)

/* signal: "changed": anything below */

CuePackStanding *cue_pack_standing_new (void);

CuePackTrouble cue_pack_standing_get_trouble (CuePackStanding *self);
/* What is wrong, a line each: "rules.jsonl:4: /when: found …; …". "" when nothing is. */
const char *cue_pack_standing_get_detail (CuePackStanding *self);
/* When its time comes or was over, in milliseconds since the Unix epoch; 0 else. */
gint64 cue_pack_standing_get_when_ms (CuePackStanding *self);
/* What serves in its place. NULL when nothing does. (transfer none) (nullable) */
CuePack *cue_pack_standing_get_serving (CuePackStanding *self);
/* Something is done with a pack now. */
gboolean cue_pack_standing_is_working (CuePackStanding *self);
/* How far learning from it is: 0 to 1000; -1 while it is read. */
int cue_pack_standing_get_permille (CuePackStanding *self);
/* Ends the learning; what serves goes on serving. */
void cue_pack_standing_stop (CuePackStanding *self);

/* For the desk. */
void cue_pack_standing_set (CuePackStanding *self,
                            CuePackTrouble trouble,
                            const char *detail,
                            gint64 when_ms,
                            CuePack *serving);
void cue_pack_standing_begin (CuePackStanding *self);
void cue_pack_standing_end (CuePackStanding *self);
/* A #CueTrainProgress, from a worker thread; FALSE once it was stopped. */
gboolean cue_pack_standing_note (guint done, guint total, gpointer self);

G_END_DECLS
