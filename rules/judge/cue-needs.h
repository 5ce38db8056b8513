/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-number.h"
#include "cue-pack.h"

G_BEGIN_DECLS

/* What conditions follow, each with a number; phrase sets, tags, points and facts come behind
 * these. */
enum
{
  CUE_NEED_CUSTOMER, /* the customer's turns */
  CUE_NEED_AGENT,
  CUE_NEED_OPENED, /* what the opening told: its time, channel and language */
  CUE_NEED_STAGE,
  CUE_NEED_OUTCOME, /* of any offer */
  CUE_NEED_LIT,     /* any rule lit something */
  CUE_NEED_OTHER,   /* a fact that no condition of the pack names */
  CUE_NEED_UNIT,    /* the first of the units in which a number may be heard */
  CUE_NEED_PHRASE = CUE_NEED_UNIT + CUE_UNIT_N,
};

/* The numbers of a pack. */
typedef struct
{
  GHashTable *facts; /* owned: id → place + 1, of the facts that conditions name */
  guint n_phrases;
  guint n_tags;
  guint n_points;
} CueNeeds;

static inline guint
cue_needs_phrase (const CueNeeds *self, guint phrase)
{
  return CUE_NEED_PHRASE + phrase;
}

static inline guint
cue_needs_tag (const CueNeeds *self, guint tag)
{
  return CUE_NEED_PHRASE + self->n_phrases + tag;
}

static inline guint
cue_needs_point (const CueNeeds *self, guint point)
{
  return CUE_NEED_PHRASE + self->n_phrases + self->n_tags + point;
}

static inline guint
cue_needs_fact (const CueNeeds *self, guint fact)
{
  return CUE_NEED_PHRASE + self->n_phrases + self->n_tags + self->n_points + fact;
}

/* The place of a fact, G_MAXUINT of one that no condition names. */
static inline guint
cue_needs_find_fact (const CueNeeds *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->facts, id)) - 1;
}

static inline guint
cue_needs_count (const CueNeeds *self)
{
  return cue_needs_fact (self, g_hash_table_size (self->facts));
}

G_END_DECLS
