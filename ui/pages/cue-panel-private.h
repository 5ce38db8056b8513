/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-customer-card.h"
#include "cue-model-follower.h"
#include "cue-panel.h"

G_BEGIN_DECLS

/* The parts that show one list model each. */
typedef enum
{
  CUE_PART_OFFERS,
  CUE_PART_SAYINGS,
  CUE_PART_HELD,
  CUE_PART_CHECKS,
  CUE_PART_N
} CuePanelPart;

struct _CuePanel
{
  GtkWidget parent;

  /* owned */
  CueConversation *conversation;
  CueModelFollower *followers[CUE_PART_N];
  GListModel *models[CUE_PART_N];
  GSignalGroup *check_signals;
  GSignalGroup *deck_signals;
  CueLamp *talk; /* that is being said */
  char *next;    /* id of its point whose row is marked */
  gboolean acts;
  gboolean bringing; /* the marked row is still to be brought into view */
  guint bring_source;
  guint bring_frames; /* for so many more */
  guint seen_source;  /* while the panel is on the screen */

  /* template */
  GtkWidget *frame;
  GtkScrolledWindow *scroller;
  CueCustomerCard *customer;
  GtkLabel *no_offer;
  GtkWidget *offers;
  GtkWidget *no_saying;
  GtkWidget *sayings;
  GtkExpander *held_expander;
  GtkWidget *held;
  GtkLabel *said_count;
  GtkWidget *no_check;
  GtkWidget *check_scroller;
  GtkWidget *checks;
  GtkLabel *status;
};

guint cue_panel_count (CuePanel *self, CuePanelPart part);

/* Marks the row of the point that is next in the talk that is being said. */
void cue_panel_follow_next (CuePanel *self);
/* Brings that row into view where it changed, as soon as nobody is in the list. */
void cue_panel_bring_next (CuePanel *self);

/* A source of the main loop, with the panel as its data: tells of the lamps that stand in view. */
gboolean cue_panel_look_cb (gpointer panel);

G_END_DECLS
