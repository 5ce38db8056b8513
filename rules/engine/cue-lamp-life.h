/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-draft.h"
#include "cue-holds.h"
#include "cue-lamp-kind.h"

G_BEGIN_DECLS

/* Where a lamp is in its life (DESIGN §1). */
typedef enum
{
  CUE_LIFE_DARK,
  CUE_LIFE_HELD,
  CUE_LIFE_LIT,
  CUE_LIFE_SEEN,
  CUE_LIFE_TAKEN,
  CUE_LIFE_SAID,
  CUE_LIFE_PARTLY,
  CUE_LIFE_MISSED,
  CUE_LIFE_ACCEPTED,
  CUE_LIFE_REFUSED,
  CUE_LIFE_UNDECIDED,
  CUE_LIFE_DECLINED,
  CUE_LIFE_EXPIRED,
  CUE_LIFE_N
} CueLife;

const char *cue_life_to_string (CueLife life);
/* The one table of allowed transitions. */
gboolean cue_life_may_become (CueLife from, CueLife to);
/* Lit, seen or taken: it has a place on the panel. */
gboolean cue_life_is_on (CueLife life);
/* Held or on: its life is not over. */
gboolean cue_life_is_open (CueLife life);

/* One suggestion and its whole life, as the state keeps it. */
typedef struct
{
  /* owned */
  char *id;
  char *of;
  char *rule;
  char *offer;        /* of a talk: the offer of the same rule, or NULL */
  char *reason;       /* why it is as it is, or NULL */
  GPtrArray *reasons; /* CueHoldReason, while held */
  CueDraft *proof;    /* of the last transition, or NULL */
  CueDraft *next;     /* of a talk: what was told last of its next point; NULL nothing */
  /* values */
  CueTargetKind kind;
  CueLife life;
  guint target; /* place in the engine's list of targets; CUE_NONE from the answer search */
  guint number; /* 1–9, 0 none */
  guint n_lit;  /* how often it went on */
  gboolean pinned;
  gboolean sells;
  gint64 score_milli; /* of the answer search */
  gint64 created_seq;
  gint64 moved_seq;  /* of the event that moved it last */
  gint64 expires_ms; /* G_MAXINT64 never */
} CueLampLife;

CueLampLife *cue_lamp_life_copy (const CueLampLife *self);
void cue_lamp_life_free (CueLampLife *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLampLife, cue_lamp_life_free)

G_END_DECLS
