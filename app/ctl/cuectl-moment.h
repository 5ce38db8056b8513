/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl-records.h"

G_BEGIN_DECLS

/* What is known of a moment before any record is looked at. */
typedef struct
{
  const CuectlQuery *query; /* borrowed */
  /* owned */
  CueVector *words;
  CueVector *characters;
  GArray *named;  /* guint: names, the latest first */
  GArray *back;   /* guint: for each of them, how many turns ago: 0 in the judged text */
  GArray *values; /* guint: values wanted: in the judged text, or else the last ones before */
  GArray *ranges; /* CuectlRange: the same of numbers */
  GArray *groups; /* guint: groups named in it */
  GArray *right;  /* guint: records */
  gint32 *shares; /* nullable: of each group, in millionths: how likely the right record is of it */
  guint alone;    /* the last name that was the only one of its turn; G_MAXUINT: none */
} CuectlMoment;

CuectlMoment *cuectl_moment_new (const CuectlRecords *records, const CuectlQuery *query);
void cuectl_moment_free (CuectlMoment *self);

/* What moments with known answers teach of others. */
typedef struct
{
  const CuectlRecords *records; /* borrowed */
  GPtrArray *moments;           /* borrowed: CuectlMoment */
  gboolean only_named;          /* what is right was nearly always named before */
  /* owned */
  guint *n_right; /* of each record */
  CuectlUnits *units;
} CuectlLessons;

void cuectl_lessons_init (CuectlLessons *self, const CuectlRecords *records, GPtrArray *moments);
void cuectl_lessons_clear (CuectlLessons *self);

guint cuectl_moment_n_properties (void);

/**
 * cuectl_moment_look:
 * @candidates: (out) (transfer full): guint: records that can be right
 *
 * Lessons of the same conversation do not count.
 *
 * Returns: (transfer full): gint32: the properties of every candidate, in milli
 */
GArray *
cuectl_moment_look (const CuectlMoment *self, const CuectlLessons *lessons, GArray **candidates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuectlMoment, cuectl_moment_free)
gboolean cuectl_moment_is_right (const CuectlMoment *self, guint record);

G_END_DECLS
