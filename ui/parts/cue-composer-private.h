/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-composer.h"
#include "cue-ghost-view.h"
#include "cue-snippet-popover.h"

G_BEGIN_DECLS

/* Shared by the files of the class: cue-composer.c (text, drafts, the way out), -bars (what stands
 * around the text), -ghost (what follows the text), -insert (texts from elsewhere), -keys (keys,
 * snippets), -send (what may go). */
struct _CueComposer
{
  GtkWidget parent_instance;

  /* owned */
  CueDesk *desk;
  CueConversation *conversation;
  GSignalGroup *conversation_signals;
  GtkTextBuffer *buffer;
  GSignalGroup *buffer_signals;
  CueSnippetPopover *snippets;
  guint refresh_source;

  int slash;           /* offset of the "/" whose list is open, -1 none */
  int dismissed_slash; /* offset of the "/" whose list the agent closed, -1 none */
  gboolean setting;    /* the text is being set from the draft */
  gboolean completes;

  /* template */
  GtkWidget *hint_bar;
  GtkLabel *hint_label;
  GtkWidget *hint_button;
  GtkWidget *error_bar;
  GtkLabel *error_label;
  GtkWidget *frame;
  CueGhostView *view;
  GtkWidget *send_button;
  GtkLabel *keys_label;
  GtkLabel *count_label;
};

void cue_composer_init_keys (CueComposer *self);
/* After the text or the cursor changed: the list of snippets follows. */
void cue_composer_update_snippets (CueComposer *self);
void cue_composer_close_snippets (CueComposer *self);

char *cue_composer_dup_text (CueComposer *self);
/* After the text, the cursor or what is offered changed. */
void cue_composer_refresh_later (CueComposer *self);

void cue_composer_update_count (CueComposer *self);
void cue_composer_update_hint (CueComposer *self);
/* The words of the recorded agent into the reply. */
void cue_composer_use_hint (CueComposer *self);

/* Whether the text may be sent; if not the agent is told what is missing. */
gboolean cue_composer_check (CueComposer *self);
/* The handler of "submit" when nobody else takes the text. */
gboolean cue_composer_submit (CueComposer *self, const char *text);

G_END_DECLS
