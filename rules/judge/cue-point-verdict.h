/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"
#include "cue-said-verdict.h"
#include "cue-turn.h"

G_BEGIN_DECLS

/* How well a key group was heard. */
typedef enum
{
  CUE_GRADE_NONE,
  CUE_GRADE_DENIED, /* under a negation, or somebody else's words */
  CUE_GRADE_WEAK,   /* a bare number that would fit */
  CUE_GRADE_ASKED,  /* in a question */
  CUE_GRADE_PLAIN,
} CueGrade;

/**
 * CuePointHeard: what was heard of one key group
 * @turn: (owned) (nullable): whose words at @span show the verdict
 * @n_values: how many values its number might have had
 * @value_micro: the one value, where it was one
 */
typedef struct
{
  CueTurn *turn;
  CueSpan span;
  CueGrade grade;
  guint n_values;
  gint64 value_micro;
} CuePointHeard;

/**
 * CuePointVerdict: how far a point was said, and what shows it
 *
 * Immutable. Words and reasons are kept as they were found and written out only when somebody asks:
 * most points are touched by common words and never shown.
 */
typedef struct _CuePointVerdict
{
  gatomicrefcount refs;
  CueVerdict verdict;
  gboolean manual;
  gboolean waived;       /* the agent says that it was not needed */
  gboolean sure;         /* the point as a whole was restated: it counts wherever it was said */
  gboolean out_of_order; /* what it must come after was not said yet */
  guint score_milli;
  guint after; /* the agent's turn that contradicted it: only later ones count; 0 none */
  /* owned */
  CuePack *pack;
  CueTurn *turn; /* that was judged; NULL: by the agent's word alone */
  /* borrowed */
  const CuePoint *point; /* of @pack */
  const char *because;   /* static */
  /* plain */
  gboolean by_agent; /* nothing was judged: the proof is short */
  gint64 at_ms;
  guint likeness_milli;
  guint n_new;
  guint length_milli;
  guint n_heard;
  CuePointHeard heard[]; /* by key group */
} CuePointVerdict;

/* Open, with nothing heard. @pack: owns @point */
CuePointVerdict *
cue_point_verdict_new (CuePack *pack, const CuePoint *point, guint n_heard, const char *because);
CuePointVerdict *cue_point_verdict_ref (CuePointVerdict *self);
void cue_point_verdict_unref (CuePointVerdict *self); /* NULL is fine */
/* Appends the body of its change, as canonical text (docs/engine.md):
 * {point,verdict,spans,…,proof}.
 * @type: (nullable): the same with this "type", as the change is told whole */
void cue_point_verdict_append (const CuePointVerdict *self, const char *type, GString *out);
/* (transfer full): the body, sealed */
JsonNode *cue_point_verdict_to_json (const CuePointVerdict *self);
/* (transfer full): {point,because,at_ms,…}, sealed; see docs/said-check.md */
JsonNode *cue_point_verdict_dup_proof (const CuePointVerdict *self);
/* Whether both look the same to the agent: verdict, score and words. Either may be NULL. */
gboolean cue_point_verdict_equal (const CuePointVerdict *a, const CuePointVerdict *b);

G_END_DECLS
