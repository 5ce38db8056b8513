/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-bubble.h"
#include "cue-shown.h"

G_BEGIN_DECLS

/* Shared by the files of the class: cue-bubble.c (what it shows, when), -words (how the words
 * look), -ticks (points under them), -pointer (clicks, links, copies). */
struct _CueBubble
{
  GtkWidget parent_instance;

  /* owned */
  CueConversation *conversation;
  CueMessage *message;
  CueMessage *previous; /* the one it follows */
  CueShown *shown;
  GSignalGroup *message_signals;
  GSignalGroup *checklist_signals; /* a talk that lights puts its points there */
  char *hovered;                   /* id of the mark under the pointer */
  GArray *flashes;                 /* CueSpan that stand out now */
  guint flash_source;
  guint refresh_source;

  /* borrowed */
  const CueNeedle *needle;

  gboolean whole;    /* the user asked for the whole text */
  gboolean followed; /* it stands right behind `previous` */

  /* template */
  GtkLabel *day;
  GtkLabel *head;
  GtkWidget *balloon;
  GtkLabel *text;
  GtkWidget *more;
  GtkBox *ticks;
};

/* The check of a point that stands on the checklist; every point of the pack is judged. */
CueCheck *cue_bubble_find_check (CueBubble *self, const char *point);

void cue_bubble_update_attributes (CueBubble *self);
void cue_bubble_update_ticks (CueBubble *self);

void cue_bubble_add_controllers (CueBubble *self);

/* What the pointer did, told as signals; @mark NULL: nothing is under it. */
void cue_bubble_activate_mark (CueBubble *self, const CueMark *mark);
void cue_bubble_activate_point (CueBubble *self, const char *point);
void cue_bubble_hover (CueBubble *self, const CueMark *mark);

G_END_DECLS
