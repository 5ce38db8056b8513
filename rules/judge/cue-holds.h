/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-reading-scope.h"
#include "cue-reasons.h"

G_BEGIN_DECLS

/* Why a lamp that could light does not: the first of a list is the main one. */
typedef struct
{
  char *hold;
  JsonNode *why; /* {"zh":…,"en":…}, sealed */
} CueHoldReason;

GPtrArray *cue_hold_reasons_new (void);
/* @why NULL: the engine's own words for @hold */
void cue_hold_reasons_add (GPtrArray *reasons, const char *hold, const CueText *why);
void cue_hold_reasons_add_json (GPtrArray *reasons, const char *hold, JsonNode *why);
gboolean cue_hold_reasons_has (GPtrArray *reasons, const char *hold);
/* Same holds in the same order? */
gboolean cue_hold_reasons_equal (GPtrArray *a, GPtrArray *b);
/* Same first one? Neither is empty. */
gboolean cue_hold_reasons_same_main (GPtrArray *a, GPtrArray *b);
/* Adds it to the array @holds, with its words. Returns: (transfer none): its entry there */
CueDraft *cue_hold_reason_tell (const CueHoldReason *self, CueDraft *holds);
/* Adds each hold to the array @names. */
void cue_hold_reasons_tell (GPtrArray *reasons, CueDraft *names);

/* The pack's holds and the desk's state at one moment, looked at once for all lamps. */
typedef struct
{
  guint8 *truth; /* CueTruth by hold of the pack */
  gboolean speaking;
  guint pressure;
} CueHoldsNow;

void cue_holds_now_init (CueHoldsNow *self,
                         CueReadingScope *scope,
                         gboolean speaking,
                         guint pressure,
                         gint64 *next_flip_ms);
void cue_holds_now_clear (CueHoldsNow *self);

/**
 * cue_holds_collect:
 * @own: the rule's own hold, or NULL
 * @sells: an offer or a selling talk
 * @must: a talk with points that must be said
 * @is_new: it is not lit yet: what is lit does not go dark because the customer speaks
 */
void cue_holds_collect (const CueHoldsNow *self,
                        CueReadingScope *scope,
                        const CueCondition *own,
                        gboolean sells,
                        gboolean must,
                        gboolean is_new,
                        GPtrArray *reasons,
                        gint64 *next_flip_ms);

G_END_DECLS
