/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-reading-scope.h"

G_BEGIN_DECLS

/*
 * What a condition read, one entry a question: with the condition as it is written this is all that
 * it takes to evaluate it again, elsewhere and by other means. docs/proofs.md has the shapes.
 */

/* @value NULL: nothing is known. */
void cue_evidence_read_value (CueEvidence *self, const char *op, const char *id, JsonNode *value);
void cue_evidence_read_truth (CueEvidence *self, const char *op, const char *id, gboolean value);
void cue_evidence_read_text (CueEvidence *self, const char *op, const char *id, const char *value);
/* @member: says what the number is, e.g. "at_ms" */
void cue_evidence_read_number (CueEvidence *self,
                               const char *op,
                               const char *id,
                               const char *member,
                               gint64 value);

/* A question about words. NULL when it was asked before, else borrowed: its entry. */
CueDraft *cue_evidence_read_heard (CueEvidence *self, const CueHeard *question);
/* The @n_turns-th turn in which they were heard; beyond the 32nd they are only counted. */
void cue_evidence_read_words (CueDraft *entry,
                              const CueReading *reading,
                              const CuePosting *posting,
                              guint n_turns);

/* The condition itself: "logic", its text as it is written, and "when", each clause with what it
 * gave; what it read goes to "read". */
void cue_evidence_prove (CueReadingScope *scope,
                         const CueCondition *condition,
                         const char *member,
                         CueEvidence *evidence,
                         CueDraft *proof);

G_END_DECLS
