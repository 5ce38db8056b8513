/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-bubble.h"
#include "cue-transcript-find.h"
#include "cue-transcript.h"

G_BEGIN_DECLS

/* Shared by the files of the class: cue-transcript.c (the conversation), -bottom (staying at the
 * end), -rows (bubbles that come and go, and the one that is shown), -search (the find bar). */
struct _CueTranscript
{
  GtkWidget parent_instance;

  /* owned */
  CueConversation *conversation;
  GSignalGroup *conversation_signals;
  GSignalGroup *messages_signals;
  GtkNoSelection *selection;
  GPtrArray *rows; /* GtkListItem that are bound */
  CueTranscriptFind find;
  char *reveal_turn;
  guint reveal_source;
  guint pin_tick;
  guint follow_tick;

  CueSpan reveal_span;
  gboolean reveal_whole;
  gboolean stuck; /* to the bottom */
  gboolean fresh; /* its rows have not been measured: the adjustment is of those before */
  guint n_new;
  double last_value;
  double last_upper;
  double last_page;

  /* template */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  GtkImage *empty_icon;
  GtkLabel *empty_title;
  GtkLabel *empty_text;
  GtkLabel *typing;
  GtkRevealer *pill_revealer;
  GtkWidget *pill;
  GtkLabel *pill_label;
  GtkRevealer *find_revealer;
  GtkWidget *find_entry;
  GtkLabel *find_count;
  GtkWidget *find_up;
  GtkWidget *find_down;
};

/* The messages of the conversation, NULL and 0 when there is none. */
GListModel *cue_transcript_get_messages (CueTranscript *self);
guint cue_transcript_get_n_messages (CueTranscript *self);

/* Staying at the end: let go of it or take it again, and the pill that tells what came since. */
void cue_transcript_watch_bottom (CueTranscript *self);
void cue_transcript_set_stuck (CueTranscript *self, gboolean stuck);
void cue_transcript_pin_to_bottom (CueTranscript *self);
void cue_transcript_show_new (CueTranscript *self);
void cue_transcript_count_new (CueTranscript *self, guint position, guint added);

/* Makes the bubbles. (transfer full) */
GtkListItemFactory *cue_transcript_make_factory (CueTranscript *self);
/* In the next frame every row looks at the one before it again. */
void cue_transcript_follow_rows (CueTranscript *self);
/* The colours of marks are made for light or dark. */
void cue_transcript_dress_rows (CueTranscript *self);

void cue_transcript_show_found (CueTranscript *self);

G_END_DECLS
