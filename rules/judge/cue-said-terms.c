/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-said-terms.h"

#define LEAST_SLOTS 64
#define SLOTS_A_TERM 4

void
cue_said_terms_init (CueSaidTerms *self, guint n_most)
{
  guint n_slots = LEAST_SLOTS;

  while (n_slots < SLOTS_A_TERM * n_most)
    n_slots *= 2;
  self->n = 0;
  self->mask = n_slots - 1;
  self->terms = g_new (guint64, n_most + 1);
  self->later = g_new (guint, n_most + 1);
  self->slots = g_new (guint, n_slots);
  for (guint i = 0; i < n_slots; i++)
    self->slots[i] = CUE_NONE;
}

void
cue_said_terms_clear (CueSaidTerms *self)
{
  g_free (self->terms);
  g_free (self->later);
  g_free (self->slots);
}

void
cue_said_terms_add (CueSaidTerms *self, guint64 term)
{
  guint slot = cue_said_terms_slot (self, term);

  self->terms[self->n] = term;
  self->later[self->n] = self->slots[slot];
  self->slots[slot] = self->n++;
}
