/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

/* Names of things, found in what was said by their words in order; the longest one counts. */
typedef struct _CueNames CueNames;

typedef struct
{
  guint name; /* as cue_names_add () gave it */
  guint start;
  guint end; /* tokens of the text */
} CueNamed;

CueNames *cue_names_new (void);
void cue_names_free (CueNames *self);
/* The same name gets the same number, counted from 0. */
guint cue_names_add (CueNames *self, const char *name);
/* %G_MAXUINT: it was never added. */
guint cue_names_lookup (const CueNames *self, const char *name);
guint cue_names_get_size (const CueNames *self);

/**
 * cue_names_finish:
 *
 * Afterwards nothing is added. A name is also found without a leading article and without a last
 * word that ends three other names too (hotel, restaurant), unless nothing much is left of it.
 */
void cue_names_finish (CueNames *self);
/* (transfer full) (element-type CueNamed): from left to right */
GArray *cue_names_find (const CueNames *self, const CueTokens *said);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueNames, cue_names_free)

G_END_DECLS
