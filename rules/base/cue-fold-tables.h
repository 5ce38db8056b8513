/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The shape of the tables that tools/make-fold-tables.py writes; only cue-fold*.c look at them. */

#define CUE_FOLD_BLOCK 128       /* code points in a block */
#define CUE_FOLD_COVERED 0x30000 /* code points the fold tables know */
#define CUE_FOLD_SAME 0          /* values: stands for itself */
#define CUE_FOLD_REMOVED 1       /* … vanishes */
#define CUE_FOLD_BLANK 2         /* … is white space; any other value is a place in the pool */

/* Canonical combining class of [first, last]. */
typedef struct
{
  guint32 first;
  guint32 last;
  guint32 class;
} CueFoldClass;

/* first + second = composed, sorted by first, then second. */
typedef struct
{
  guint32 first;
  guint32 second;
  guint32 composed;
} CueFoldPair;

extern const guint16 cue_fold_blocks[];
extern const guint16 cue_fold_values[];
extern const guint32
    cue_fold_pool[]; /* a first code point with (length − 1) << 24, then the rest */
extern const guint8 cue_fold_marks[]; /* for each block: may anything in it combine? */
extern const CueFoldClass cue_fold_classes[];
extern const guint cue_fold_classes_length;
extern const CueFoldPair cue_fold_pairs[];
extern const guint cue_fold_pairs_length;

extern const guint16 cue_pinyin_blocks[]; /* the BMP only */
extern const guint16 cue_pinyin_values[]; /* places in the pool */
extern const char cue_pinyin_pool[];      /* strings with their NULs */
