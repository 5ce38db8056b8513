/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-checklist.h"
#include "cue-conversation.h"
#include "cue-lamp.h"
#include "cue-message.h"

G_BEGIN_DECLS

/*
 * Formatting as small pure functions: what a template's <closure> or a widget calls, and what is
 * tested without a window. Words are translated; "(transfer full)" where a string is made.
 */

char *cue_closure_time (gint64 at_ms); /* "14:02" of the local day */
char *cue_closure_day (gint64 at_ms,
                       gint64 now_ms); /* "Today", "Yesterday", "Tomorrow", "Monday, 3 March" */
/* "Tomorrow 14:02", "Tue 24 Nov 14:02" */
char *cue_closure_moment (gint64 at_ms, gint64 now_ms);
char *cue_closure_date (gint64 at_ms); /* "3 March 2023" */
gboolean cue_closure_same_day (gint64 a_ms, gint64 b_ms);
char *cue_closure_clock (gint64 elapsed_ms); /* "0:42", "12:03", "1:02:03" */
char *cue_closure_wait (gint64 elapsed_ms);  /* for a screen reader: "waiting for 2 minutes" */
/* A customer that waits this long is urgent. */
#define CUE_CLOSURE_URGENT_MS (60 * 1000)
gboolean cue_closure_is_urgent (gint64 elapsed_ms);

/* @text between FSI and PDI, so that its direction cannot leak into the sentence around it. */
char *cue_closure_isolate (const char *text);
/* The first line of @text, cut at @most characters with an ellipsis. */
char *cue_closure_first_line (const char *text, guint most);
/* "{{customer.name}}" in words: the fact's title where the pack knows it, else the last part of the
 * name. */
char *cue_closure_hole (const CuePack *pack, const char *name, const char *lang);

const char *cue_closure_channel_icon (const char *channel);
const char *cue_closure_channel_word (const char *channel);
const char *cue_closure_lang_word (const char *lang);
const char *cue_closure_role_word (CueRole role);
const char *cue_closure_status_word (CueConversationStatus status);
const char *cue_closure_link_text (const char *link); /* "demo", "live", "replay" … in a sentence */

/* State of a lamp: icon, word and style class ("lamp-lit" …) never stand alone. */
const char *cue_closure_lamp_icon (CueLampState state);
const char *cue_closure_lamp_word (CueLampState state);
const char *cue_closure_lamp_class (CueLampState state);
/* How selling stands when the newest offer, of @title, is in @state and none is lit: a sentence.
 * (transfer full) */
char *cue_closure_offer_line (CueLampState state, const char *title);
/* Why a tag is lit, in one sentence: what was heard, or, by @proof (nullable), that it was learnt,
 * from how many examples, how sure that is, and the words that spoke for it. (transfer full) */
char *cue_closure_tag_tip (const char *heard, JsonObject *proof);
const char *cue_closure_verdict_icon (CueVerdict verdict, gboolean missed);
const char *cue_closure_verdict_word (CueVerdict verdict, gboolean missed);
const char *cue_closure_verdict_class (CueVerdict verdict, gboolean missed);

G_END_DECLS
