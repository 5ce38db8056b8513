/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-conversation.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_REVIEW_UNKNOWN,   /* no digests, or made with another pack or engine */
  CUE_REVIEW_SAME,      /* every step gives what it gave when it happened */
  CUE_REVIEW_DIFFERENT, /* from one step on it does not */
  CUE_REVIEW_BROKEN,    /* the log cannot be read to its end */
} CueReviewTruth;

/**
 * CueReview: a conversation that is over, step by step
 *
 * properties, read-only: "conversation" (CueConversation as it stood at "position"; going back
 * makes another one), "position" (uint, 0…length), "length" (uint: steps that can be shown),
 * "at-ms" (int64: of the step).
 *
 * A step is an event that a screen shows: ticks of the clock and who speaks belong to the step
 * before them.
 */
#define CUE_TYPE_REVIEW (cue_review_get_type ())
G_DECLARE_FINAL_TYPE (CueReview, cue_review, CUE, REVIEW, GObject)

CueConversation *cue_review_get_conversation (CueReview *self); /* (transfer none) */
guint cue_review_get_position (CueReview *self);
guint cue_review_get_length (CueReview *self);
gint64 cue_review_get_at_ms (CueReview *self);
/* Shows the conversation after its first @position steps (the last one at most). Forward it goes
 * event by event, back from the start (0.1 ms an event). */
void cue_review_seek (CueReview *self, guint position);
/* The first lamp that is lit after @position (before it with @back); @position when there is none.
 */
guint cue_review_find_lamp (CueReview *self, guint position, gboolean back);

/* Does the log give here what it gave there? @step: (out) (optional): the first that does not. */
CueReviewTruth cue_review_get_truth (CueReview *self, guint *step);
/* Why the log ends early, NULL when it does not. */
const char *cue_review_get_problem (CueReview *self);
/* The log as JSON Lines, to be opened or checked elsewhere. (transfer full) */
GBytes *cue_review_export (CueReview *self);

G_END_DECLS
