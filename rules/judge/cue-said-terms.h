/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-judge.h"

G_BEGIN_DECLS

/**
 * CueSaidTerms: where the terms of a turn stand
 *
 * A turn is compared with thousands of points of which it has next to nothing: asked for a term of
 * a point, this says mostly at once that the turn has it not.
 */
typedef struct
{
  guint n;
  guint mask;
  /* owned */
  guint64 *terms; /* by place */
  guint *later;   /* by place: the next one with the same term, or CUE_NONE */
  guint *slots;   /* places, CUE_NONE where free */
} CueSaidTerms;

/* Room for @n_most terms. */
void cue_said_terms_init (CueSaidTerms *self, guint n_most);
void cue_said_terms_clear (CueSaidTerms *self);
/* At the next place. */
void cue_said_terms_add (CueSaidTerms *self, guint64 term);

/* The slot of a term, or the free one where it would be. */
static inline guint
cue_said_terms_slot (const CueSaidTerms *self, guint64 term)
{
  guint slot = (guint) ((term * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & self->mask;

  while (self->slots[slot] != CUE_NONE && self->terms[self->slots[slot]] != term)
    slot = (slot + 1) & self->mask;
  return slot;
}

/* A place where the term stands, from which @later leads to all others; CUE_NONE: nowhere. */
static inline guint
cue_said_terms_find (const CueSaidTerms *self, guint64 term)
{
  return self->slots[cue_said_terms_slot (self, term)];
}

G_END_DECLS
