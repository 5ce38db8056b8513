/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-data-help.h"
#include "cue-desk-start.h"

G_BEGIN_DECLS

/* A desk over the small pack in a folder of its own, fed by a file that grows. */
typedef struct
{
  char *folder;
  char *pack;
  char *store;
  char *file;
  gint64 now_ms;
  GPtrArray *notices; /* "severity id detail" */
  CueDesk *desk;
} CueHelpDesk;

/* For g_test_add (); @data is not looked at. */
void cue_help_desk_set_up (CueHelpDesk *help, gconstpointer data);
void cue_help_desk_tear_down (CueHelpDesk *help, gconstpointer data);
/* Options for the file's feed, or for @replay when not NULL. */
CueDeskOptions cue_help_desk_options (CueHelpDesk *help, gboolean tail);
void cue_help_desk_start (CueHelpDesk *help, const CueDeskOptions *options);
void cue_help_desk_stop (CueHelpDesk *help);
void cue_help_desk_write (CueHelpDesk *help, const char *lines);
/* Waits until the conversation is there and has @n messages. */
CueConversation *cue_help_desk_wait (CueHelpDesk *help, const char *id, guint n);
void cue_help_desk_wait_quiet (CueHelpDesk *help); /* nothing is being stored */
CueLamp *cue_help_desk_find_lamp (CueConversation *conversation, const char *of);
gboolean cue_help_desk_has_notice (CueHelpDesk *help, const char *part);

G_END_DECLS
