/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-wrap-up.h"

G_BEGIN_DECLS

/* Shared by the files of the class: cue-wrap-up.c (the frame, the ways out), -asks (what is asked
 * about the conversation). */
struct _CueWrapUp
{
  GtkWidget parent;

  /* owned */
  CueDesk *desk;
  CueConversation *conversation;
  GSignalGroup *signals; /* of @conversation */
  GPtrArray *offers;     /* CueChoiceRow, id in the name */
  GPtrArray *points;
  GPtrArray *tags; /* GtkCheckButton */

  guint guessed;     /* disposition */
  guint note_source; /* keeps the note soon after the last key */

  /* template */
  GtkWidget *frame;
  GtkBox *rows;
  GtkDropDown *disposition;
  GtkEntry *note;
  GtkWidget *unsent;
  GtkLabel *unsent_label;
  GtkButton *back;
  GtkButton *finish;
  GtkLabel *message;
};

/* A row for each thing that is asked, as it was chosen before. Returns the disposition that was
 * chosen by hand, or NULL */
const char *cue_wrap_up_ask (CueWrapUp *self);
/* What was chosen by hand stays with the conversation. */
void cue_wrap_up_keep_choices (CueWrapUp *self, const char *disposition);
/* Every choice into the log. */
gboolean cue_wrap_up_record (CueWrapUp *self, GError **error);

G_END_DECLS
