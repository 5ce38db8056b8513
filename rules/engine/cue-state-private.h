/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-budget.h"
#include "cue-engine-private.h"
#include "cue-lamp-life.h"
#include "cue-ranking.h"
#include "cue-reading.h"
#include "cue-state.h"

G_BEGIN_DECLS

#define CUE_DIGEST_BYTES 32

/* What a rule's target has done so far. */
typedef struct
{
  gboolean armed; /* there is new evidence that was not answered with a lamp yet */
  gboolean ended; /* a lamp of it left the panel */
  guint n_lit;
  gint64 ended_ms;    /* when the last one did */
  const char *damped; /* static: why new evidence lights nothing now, or NULL */
} CueTargetRun;

/* How a task of the pack stands. */
typedef enum
{
  CUE_TASK_NONE,
  CUE_TASK_PROPOSED, /* the conversation ended, and it is wanted */
  CUE_TASK_MADE,
  CUE_TASK_DISMISSED,
} CueTaskLife;

typedef struct
{
  guint since; /* the how manieth it was when it went on last */
  guint8 bits; /* bit 0 on, bit 1 confirmed */
} CueShownTag;

/* What the last changes told: the screen's side of the reading. */
typedef struct
{
  GHashTable *facts;  /* id → CueKnown */
  CueBlocks tags;     /* CueShownTag */
  CueBlocks verdicts; /* CuePointVerdict * or NULL */
  guint8 *holds;      /* by hold of the pack: on? */
  guint8 *tasks;      /* CueTaskLife, by task of the pack */
  guint n_tags_lit;   /* so far */
  guint n_holds;
  guint n_tasks;
  guint stage;
} CueShown;

struct _CueState
{
  /* owned */
  char *conversation;
  CueEngine *engine; /* the generation that folded it last */
  CueReading *reading;
  CueHistory *history;
  GPtrArray *lamps;                          /* CueLampLife, in order of creation */
  CueBlocks runs;                            /* CueTargetRun, by target */
  CueWatchState watches[CUE_MOST_RULE_SETS]; /* of the rules' conditions, by set */
  GArray *armed;                             /* guint: targets that are armed, and some that were */
  GArray *damped;                            /* guint: targets that are damped */
  CueRanking *ranking;                       /* what is learnt of acceptance, or NULL */
  CueShown shown;
  CueBudget budget;
  /* values */
  guint64 ranking_seed; /* of the draws of this conversation */
  guint n_choices;      /* places drawn for so far */
  gint64 seq;
  gint64 at_ms;
  gint64 next_flip_ms; /* of rules and lamps */
  gint64 closed_ms;    /* when it ended last */
  guint first_open;    /* no lamp before this one is open, nor will be again */
  guint pressure;
  gboolean speaking;
  gboolean closed;
  gboolean quiet; /* only lamps are told, without proofs */
  gboolean hit;   /* a marked rule came true */
  guint8 digest[CUE_DIGEST_BYTES];
  char digest_hex[2 * CUE_DIGEST_BYTES + 1];
};

CueState *cue_state_new (CueEngine *engine, const char *conversation);
/* A place for each target, none of which has done anything yet. */
void cue_target_runs_init (CueBlocks *runs, const CueEngine *engine);

static inline const CueTargetRun *
cue_state_get_run (const CueState *self, guint target)
{
  return cue_blocks_get (&self->runs, target);
}

static inline CueTargetRun *
cue_state_edit_run (CueState *self, guint target)
{
  return cue_blocks_edit (&self->runs, target);
}

/* What the rule's condition gave at the last look. */
static inline CueTruth
cue_state_get_truth (const CueState *self, guint rule)
{
  guint set = rule < self->engine->sets[0]->n_rules ? 0 : 1;

  return cue_watch_state_get (&self->watches[set], rule - self->engine->sets[set]->first_rule);
}

/* A watch for each set of rules, none of which was looked at yet. */
void cue_rule_watches_init (CueWatchState *watches, const CueEngine *engine);
void cue_rule_watches_clear (CueWatchState *watches, const CueEngine *engine);

CueLampLife *cue_state_find_lamp (const CueState *self, const char *id);
/* Of a point, as it is shown: NULL where what was heard does not count (yet). */
CuePointVerdict *cue_state_get_verdict (const CueState *self, guint point);

void cue_shown_init (CueShown *self, const CuePack *pack, const CueReading *reading);
void cue_shown_copy (CueShown *self, const CueShown *other);
void cue_shown_clear (CueShown *self);

/* cue-state-adopt.c */

/* What was shown and is no more in the pack, by id. */
typedef struct
{
  GPtrArray *tags;   /* utf8: that were lit */
  GPtrArray *holds;  /* utf8: that held */
  GPtrArray *points; /* utf8: with a verdict */
  GPtrArray *tasks;  /* utf8: that were proposed */
  char *stage;       /* or NULL */
} CueGone;

void cue_gone_init (CueGone *self);
void cue_gone_clear (CueGone *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CueGone, cue_gone_clear)

/* Takes over another generation: the reading is read again, lamps find their rules by id. @gone is
 * added to. */
void cue_state_adopt (CueState *self, CueEngine *engine, CueGone *gone);

G_END_DECLS
