/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-conversation-page.h"
#include "cue-pack-page.h"
#include "cue-pack-strip.h"
#include "cue-panel.h"
#include "cue-queue.h"
#include "cue-sessions-page.h"
#include "cue-toaster.h"
#include "cue-window.h"
#include "cue-workspace.h"

G_BEGIN_DECLS

/* What cue-window.c and cue-window-actions.c share. */
struct _CueWindow
{
  AdwApplicationWindow parent;

  /* owned */
  GSettings *settings;
  CueDesk *desk;
  char *last_resolved; /* conversation that win.reopen brings back */

  /* borrowed */
  CueConversation *conversation; /* the one shown; the desk holds it */

  guint n_set_aside; /* what the feed brought in vain and is told now */

  /* template */
  GtkStack *rooms;
  CuePackStrip *pack_strip;
  CueToaster *toaster;
  CueWorkspace *workspace;
  CueQueue *queue;
  CueConversationPage *page;
  CuePanel *panel;
  AdwStatusPage *failure;
  CuePackPage *lead_page;
  CueSessionsPage *trainer_page;
  GtkToggleButton *queue_button;
  GtkToggleButton *panel_button;
  GtkButton *tasks_button;
  GtkImage *tasks_icon;
  GtkLabel *tasks_label;
  GtkRevealer *hint;
  AdwWindowTitle *title;
};

/* One door: its name, the type of its parameter (NULL none), and what it does. It is closed where
 * the agent's desk is not on the screen, but for those @anywhere. */
typedef struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
  gboolean anywhere;
} CueWindowAct;

void cue_window_install_acts (GtkWidgetClass *widget_class, const CueWindowAct *acts, gsize n_acts);
void cue_window_install_actions (GtkWidgetClass *widget_class);
/* What is not on the screen is not to be reached by a key. */
void cue_window_enable_desk_acts (CueWindow *self, gboolean enabled);
/* Does nothing unless the agent's desk is on the screen? @action: as the table of keys names it. */
gboolean cue_window_is_desk_act (const char *action);
gboolean cue_window_is_at_desk (CueWindow *self);
void cue_window_install_lamp_actions (GtkWidgetClass *widget_class);
void cue_window_install_point_actions (GtkWidgetClass *widget_class);
/* TRUE when there is a conversation to act on; else says so. */
gboolean cue_window_has_conversation (CueWindow *self);
void cue_window_select (CueWindow *self, CueConversation *conversation); /* (nullable) */
/* A short sentence on top, where nothing is worked with. */
void cue_window_tell (CueWindow *self, const char *text);
/* Handler of the desk's "notice": what happened, what is safe, what to do. */
void cue_window_tell_notice (CueDesk *desk,
                             const char *severity,
                             const char *id,
                             const char *detail,
                             CueWindow *self);
/* @conversation is closed; for some seconds a button opens it again. */
void cue_window_offer_undo (CueWindow *self, CueConversation *conversation);
void cue_window_withdraw_undo (CueWindow *self);
/* Shows what went wrong and returns FALSE, so that acts can end with it. */
gboolean cue_window_tell_error (CueWindow *self, GError *error);

G_END_DECLS
