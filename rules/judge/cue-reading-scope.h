/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-reading.h"

G_BEGIN_DECLS

/* What a condition looked at and found: the stuff of a proof, arrays in whose memory they lie. */
typedef struct
{
  CueDraft *words;
  CueDraft *facts;
  CueDraft *tags;
  CueDraft *read; /* every question with its answer, for who wants to evaluate it again */
} CueEvidence;

/* Good as long as @proof is. */
CueEvidence cue_evidence_begin (CueDraft *proof);
/* Where no words were heard, those that lit the tags count, marked with "via":"tag". */
void cue_evidence_inherit (CueEvidence *self, const CueJudge *judge, const CueReading *reading);
/* Adds the parts that are not empty to @proof. */
void cue_evidence_store (CueEvidence *self, CueDraft *proof);

/* A reading and a history as conditions see them. */
typedef struct
{
  CueScope scope;
  /* borrowed */
  const CueJudge *judge;
  const CueReading *reading;
  const CueHistory *history;
  CueEvidence *evidence; /* or NULL */
  /* owned */
  JsonNode *stage;
  /* values */
  CueMoment moment;
  gboolean deaf; /* hears no words: what do facts alone say? */
} CueReadingScope;

void cue_reading_scope_init (CueReadingScope *self,
                             const CueJudge *judge,
                             const CueReading *reading,
                             const CueHistory *history,
                             const CueMoment *moment,
                             gint64 now_ms);
void cue_reading_scope_clear (CueReadingScope *self);
/* In how many turns @phrase (its index) was heard as @question asks. */
guint cue_reading_scope_count (CueReadingScope *self,
                               guint phrase,
                               const CueHeard *question,
                               gint64 *next_flip_ms);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CueReadingScope, cue_reading_scope_clear)

G_END_DECLS
