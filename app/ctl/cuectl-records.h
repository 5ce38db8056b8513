/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-names.h"
#include "cue-settings.h"
#include "cuectl-data.h"
#include "cuectl-numbers.h"

G_BEGIN_DECLS

/* The records of a catalogue. Which columns a record has is looked at, never what the folder is
 * called: its name ("name" or "entity"), its group ("domain"), lists of the names of other records
 * and lists of values; all texts are its words. */

typedef struct
{
  guint name;  /* G_MAXUINT: none */
  guint group; /* G_MAXUINT: none */
  gboolean has_question;
  /* owned */
  CueVector *words;
  CueVector *characters;
  GArray *values; /* guint: numbers in values */
  GArray *listed; /* guint: names of other records */
  GArray *ranges; /* CuectlRange: numbers of its columns */
} CuectlRecord;

typedef struct
{
  const CuectlData *data; /* borrowed */
  const CueSettings *settings;
  /* owned */
  GArray *records; /* CuectlRecord, as the items of data */
  CueNames *names;
  CueNames *values;
  CueNames *groups;
  GPtrArray *of_name;  /* GArray of guint: records, by name */
  guint *value_counts; /* records that have it, by value */
  CueVocabulary *by_words;
  CueVocabulary *by_characters;
  GHashTable *index; /* id → record + 1 */
} CuectlRecords;

/* @data and @settings stay borrowed. */
CuectlRecords *cuectl_records_new (const CuectlData *data, const CueSettings *settings);
void cuectl_records_free (CuectlRecords *self);

/* A text as numbers of one of the two vocabularies; names of records in it are left out.
 * (transfer full) */
CueVector *
cuectl_records_weigh (const CuectlRecords *self, const CueVocabulary *vocabulary, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuectlRecords, cuectl_records_free)

G_END_DECLS
