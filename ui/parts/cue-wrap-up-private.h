/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cue-wrap-up.h"

G_BEGIN_DECLS

/* Shared by the files of the class: cue-wrap-up.c (the frame, the ways out), -asks (what is asked
 * about the conversation), -tasks (what is to be done afterwards). */
struct _CueWrapUp
{
  GtkWidget parent;

  /* owned */
  CueDesk *desk;
  CueConversation *conversation;
  JsonNode *chosen;      /* by hand, when it was left last: "offer/60gb" → "accepted" */
  GSignalGroup *signals; /* of @conversation */
  GPtrArray *offers;     /* CueChoiceRow, id in the name */
  GPtrArray *points;
  GPtrArray *tags;  /* GtkCheckButton */
  GPtrArray *tasks; /* CueChoiceRow, also of those that are not proposed just now */

  /* borrowed */
  GtkBox *task_rows; /* one of the rows, or NULL */

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
/* What was chosen and written by hand stays with the conversation, and outlives the program. */
void cue_wrap_up_keep_choices (CueWrapUp *self);
/* The disposition that was chosen by hand. (nullable) */
const char *cue_wrap_up_get_chosen_disposition (CueWrapUp *self);
/* What was chosen before for the thing of that kind and id. (nullable) */
const char *cue_wrap_up_recall (CueWrapUp *self, const char *kind, const char *id);
/* @row: its name is the id of what it asks about */
void cue_wrap_up_keep (JsonObject *choices, const char *kind, GtkWidget *row, const char *choice);
GtkWidget *cue_wrap_up_create_heading (const char *text);
/* Follows what the rows of the offers say. */
void cue_wrap_up_show_tasks (CueWrapUp *self);
void cue_wrap_up_keep_tasks (CueWrapUp *self, JsonObject *choices);
/* Whether each that is to be done has words; the first that has none takes the focus. */
gboolean cue_wrap_up_check_tasks (CueWrapUp *self);
gboolean cue_wrap_up_record_tasks (CueWrapUp *self, GError **error);
/* Every choice into the log. */
gboolean cue_wrap_up_record (CueWrapUp *self, GError **error);

G_END_DECLS
