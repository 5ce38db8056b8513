/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"

G_BEGIN_DECLS

#define CUE_PACK_ERROR (cue_pack_error_quark ())
GQuark cue_pack_error_quark (void);

typedef enum
{
  CUE_PACK_ERROR_INVALID,
} CuePackErrorCode;

/* One of a pack's files: its name ("rules.jsonl") and bytes. The engine reads no disk; data/ brings
 * the bytes. */
typedef struct
{
  char *name;
  GBytes *bytes;
} CuePackFile;

CuePackFile *cue_pack_file_new (const char *name, GBytes *bytes);
void cue_pack_file_free (CuePackFile *self);

/* One thing that is wrong. */
typedef struct
{
  char *file;     /* "rules.jsonl" */
  guint line;     /* from 1; 0 when the whole file or pack is meant */
  char *path;     /* JSON path, "/when/and/1/says" */
  char *found;    /* what stands there */
  char *expected; /* what would be right */
} CuePackProblem;

/* "bank/rules.jsonl:4: /weight: found -1; a weight is 0 to 1000" (transfer full) */
char *cue_pack_problem_to_string (const CuePackProblem *self);

/**
 * cue_pack_read:
 * @files: (element-type CuePackFile)
 * @problems: (out) (element-type CuePackProblem): all of them, in file and line order; empty when
 * the pack is good
 *
 * Reads a pack whole: syntax, shapes, ids, references (phrase, tag, fact, offer, talk, answer,
 * point, stage), cycles of tags, conditions, regexes, templates. Unknown files are refused except
 * sessions.jsonl and README*. One file that ends in .cuepack is a sealed pack (cue-seal.h); its
 * wordings and regexes were tried when it was sealed and are not again.
 *
 * Returns: (transfer full) (nullable): %NULL when there is any problem
 */
CuePack *cue_pack_read (GPtrArray *files, GPtrArray **problems);

/* What a good pack holds that its author cannot want: examples that contradict each other. In line
 * order. (transfer full) (element-type CuePackProblem) */
GPtrArray *cue_pack_list_doubts (const CuePack *self);

/* Whether the digest is that of the pack. It is but for a sealed pack whose sealer lied. Errors:
 * %CUE_PACK_ERROR_INVALID. */
gboolean cue_pack_verify_digest (const CuePack *self, GError **error);

G_END_DECLS
