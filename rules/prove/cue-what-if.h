/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-engine.h"

G_BEGIN_DECLS

/* What another pack would have done: the same events played through two engines. docs/proofs.md
 * says what is counted. */

/* The two. Immutable, so that several threads can play with it. */
typedef struct _CueWhatIfPair CueWhatIfPair;

/* Compares the packs; where they differ in rules only, most conversations are played once instead
 * of twice. May take a second with ten thousand rules. (transfer full) */
CueWhatIfPair *cue_what_if_pair_new (CueEngine *from, CueEngine *to);
void cue_what_if_pair_free (CueWhatIfPair *self);

/* One conversation, played through both. Immutable. */
typedef struct _CueWhatIfCase CueWhatIfCase;

/**
 * cue_what_if_play:
 * @events: (element-type CueEvent): of one conversation, from its first
 *
 * Plays them through both engines, with states of its own, so cases can be played in several
 * threads at once.
 *
 * Errors: those of cue_engine_step ().
 *
 * Returns: (transfer full): what lit and what was held with each
 */
CueWhatIfCase *cue_what_if_play (const CueWhatIfPair *pair,
                                 const char *conversation,
                                 GPtrArray *events,
                                 GError **error);
void cue_what_if_case_free (CueWhatIfCase *self);

/* Sums of many cases. */
typedef struct _CueWhatIf CueWhatIf;

/* @max_samples: of each kind; those of the first cases are kept */
CueWhatIf *cue_what_if_new (guint max_samples);
void cue_what_if_free (CueWhatIf *self);
void cue_what_if_add (CueWhatIf *self, const CueWhatIfCase *one);
/* {conversations, from{…}, to{…}, lit{added,removed,moved,same}, samples{…}}. (transfer full) */
JsonNode *cue_what_if_to_json (const CueWhatIf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueWhatIfPair, cue_what_if_pair_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueWhatIfCase, cue_what_if_case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueWhatIf, cue_what_if_free)

G_END_DECLS
