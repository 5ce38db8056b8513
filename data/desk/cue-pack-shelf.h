/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cue-engine.h"
#include "cue-found-pack.h"
#include "cue-snippet-index.h"
#include "cue-timeline.h"

G_BEGIN_DECLS

/* A pack made ready for work. */
typedef struct
{
  /* owned */
  CuePack *pack;
  CueEngine *engine;
  CueSnippetIndex *snippets;
  GPtrArray *files;      /* (element-type CuePackFile): what it was read from */
  GPtrArray *recordings; /* (element-type CueRecording): its sessions.jsonl */
  GPtrArray *problems;   /* (element-type utf8): what could not be read of the recordings */

  CueSealTerms terms; /* when it may serve */
} CueShelfEntry;

/* The packs of a desk. */
typedef struct
{
  /* owned */
  GPtrArray *entries;  /* CueShelfEntry */
  GPtrArray *kept;     /* CueShelfEntry: only for conversations whose log names them */
  GPtrArray *problems; /* (element-type utf8): what could not be read */
} CuePackShelf;

/* Compiles: for a worker thread. (transfer full) */
CueShelfEntry *cue_shelf_entry_new (const CueFoundPack *found, CueModel *model);
void cue_shelf_entry_free (CueShelfEntry *self);
/* The pack with nothing in it. */
gboolean cue_shelf_entry_is_bare (const CueShelfEntry *self);

/* The packs inside the program. Reads, compiles and trains: for a worker thread. */
CuePackShelf *cue_pack_shelf_new_embedded (void);
/* Only @entry; %NULL: a pack with nothing in it, so that conversations can be shown at least. Takes
 * @entry. */
CuePackShelf *cue_pack_shelf_new (CueShelfEntry *entry);
/* From now on conversations begin with @entry alone (as for cue_pack_shelf_new ()); those that have
 * begun find theirs among the kept ones. Takes @entry. (transfer none) */
CueShelfEntry *cue_pack_shelf_replace (CuePackShelf *self, CueShelfEntry *entry);
void cue_pack_shelf_free (CuePackShelf *self);
CueShelfEntry *cue_pack_shelf_find (const CuePackShelf *self, const char *id); /* (nullable) */
/* For a conversation that names no pack: one for both languages, else one for its own, else the
 * first. Never NULL. */
CueShelfEntry *cue_pack_shelf_choose (const CuePackShelf *self, const char *lang);

/* A generation that only a log names. When it is there already nothing is done; one that cannot be
 * read any more goes to the problems. Compiles: for a worker thread. */
void cue_pack_shelf_keep (CuePackShelf *self, const char *digest, GPtrArray *files);
/* By both digests. (nullable) */
CueShelfEntry *
cue_pack_shelf_find_generation (const CuePackShelf *self, const char *pack, const char *model);
/* Makes every generation known to @timeline. */
void cue_pack_shelf_teach (const CuePackShelf *self, CueTimeline *timeline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuePackShelf, cue_pack_shelf_free)

G_END_DECLS
