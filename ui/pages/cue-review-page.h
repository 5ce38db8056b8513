/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-review.h"

G_BEGIN_DECLS

/* A conversation that is over, step by step: the words, the panel as it was, and a scrub bar. It is
 * only to be looked at. Signals: "left" (the agent goes back), "told" (string): a short sentence
 * for him. */
#define CUE_TYPE_REVIEW_PAGE (cue_review_page_get_type ())
G_DECLARE_FINAL_TYPE (CueReviewPage, cue_review_page, CUE, REVIEW_PAGE, GtkWidget)

/* Shows it at its end. (nullable) */
void cue_review_page_set_review (CueReviewPage *self, CueReview *review);
void cue_review_page_focus_scale (CueReviewPage *self);

G_END_DECLS
