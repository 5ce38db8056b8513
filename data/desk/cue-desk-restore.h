/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-desk-private.h"

G_BEGIN_DECLS

/* One open conversation folded again from its log: made in a worker thread, then handed to the main
 * one. */
typedef struct
{
  /* owned */
  CueTimeline *timeline;
  GPtrArray *steps; /* (element-type GPtrArray of CueChange), beside the log's events */
  char *problem;    /* why it ends early, NULL when it does not */

  /* borrowed */
  const CueStoredConversation *stored;
  CueShelfEntry *entry;

  gboolean differs; /* from the digest that was stored with the same engine and pack */
} CueRefolded;

void cue_refolded_free (CueRefolded *self);
/* For a worker thread; touches nothing of a desk. */
CueRefolded *cue_refold (const CueStoredConversation *stored, const CuePackShelf *shelf);
/* On the main thread: the conversation as it was committed last. */
void cue_desk_restore (CueDesk *self, const CueRefolded *refolded);

G_END_DECLS
