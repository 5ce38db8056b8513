/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

/* What a text says it says at its beginning; what is pasted behind is not read. */
#define CUE_UNITS_MOST 1024

typedef enum
{
  CUE_UNIT_WORD,
  CUE_UNIT_HAN,    /* one Chinese character */
  CUE_UNIT_NUMBER, /* stands for all of its length: amounts differ, their shape tells what they are
                    */
  CUE_UNIT_MARK,   /* a question mark, an exclamation mark, a currency */
} CueUnitKind;

/* What learning reads a text by. */
typedef struct
{
  guint64 hash; /* of the stem */
  guint start;  /* folded code points */
  guint end;
  CueUnitKind kind;
  gboolean is_glue; /* a word that stands in every sentence: the, I, to */
} CueReadUnit;

/**
 * cue_units_read:
 *
 * The first %CUE_UNITS_MOST units of a text in their order. What speech leaves in a transcript is
 * smoothed: fillers (um, uh, 嗯) are dropped, a word that is said again at once counts once, and
 * contractions are written out (can't: can, not). Words are stemmed.
 *
 * Returns: (transfer full) (element-type CueReadUnit)
 */
GArray *cue_units_read (const CueTokens *said);
/* Their hashes, sorted, each once. (transfer full) (element-type guint64) */
GArray *cue_units_list_hashes (const GArray *units);

G_END_DECLS
