/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-data-help.h"
#include "cue-desk-start.h"

G_BEGIN_DECLS

/*
 * A world whose truth is known: two offers, "basic" and "plus", that always fit both, and one
 * place. Who finds things dear takes "basic" 7 times of 10 and "plus" once; anybody else "basic"
 * once and "plus" 6 times. The scores are equal, so "basic" comes first until somebody knows
 * better.
 */
typedef struct
{
  /* borrowed */
  CueDesk *desk;
  const char *file; /* that the desk follows */

  GRand *dice;  /* owned */
  guint n_read; /* conversations so far */
} CueHelpWorld;

/* @folder is made. */
void cue_help_world_write_pack (const char *folder);
/* So many conversations: the customer says what he wants, the agent looks at the card, the customer
 * accepts or not, the agent closes. */
void cue_help_world_play (CueHelpWorld *self, guint n);
/* The line of one that has begun. (transfer full) */
char *cue_help_world_make_lines (const char *id, gboolean dear);
/* Waits until nothing more is learnt and everything is stored. */
void cue_help_world_wait (CueHelpWorld *self);

G_END_DECLS
