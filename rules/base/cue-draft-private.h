/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-draft.h"

G_BEGIN_DECLS

/* How a draft lies in memory; for who makes and who reads it. */

typedef enum
{
  CUE_DRAFT_NULL,
  CUE_DRAFT_FALSE,
  CUE_DRAFT_TRUE,
  CUE_DRAFT_INTEGER,
  CUE_DRAFT_STRING,
  CUE_DRAFT_ARRAY,
  CUE_DRAFT_OBJECT,
  CUE_DRAFT_DRAFT, /* stands for another whole one */
} CueDraftKind;

typedef struct _CueDraftSheet CueDraftSheet;

struct _CueDraft
{
  CueDraftSheet *sheet; /* borrowed: that it lies in */
  const char *name;     /* of a member */
  CueDraft *next;       /* of the same array or object */
  union
  {
    gint64 number;
    const char *text;
    CueDraft *first; /* members by name, elements as they came */
    CueDraft *whole; /* owned */
  };
  CueDraft *last; /* of an array; of another whole one: that was taken before it */
  guint n;
  CueDraftKind kind;
};

G_END_DECLS
