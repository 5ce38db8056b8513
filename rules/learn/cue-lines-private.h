/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-lines.h"
#include "cue-vocabulary.h"

G_BEGIN_DECLS

/* What is looked at in a text, whether it is a line or was said. */
typedef struct
{
  /* owned */
  CueVector *words;
  CueVector *characters;
  GArray *units;    /* guint64: ascending, each once */
  GArray *prefixes; /* guint64: beginnings of the words, the same */
  gboolean asks;
} CueLineReading;

typedef struct
{
  /* owned */
  char *id;
  char *next;
  GPtrArray *wordings; /* CueLineReading; the first is the text */
  CueLineReading all;  /* of all wordings together */
  GArray *names;       /* guint64: prefixes of the words of the id */
} CueLineEntry;

struct _CueLines
{
  CueTextPlan plan;
  /* owned */
  GPtrArray *entries;  /* CueLineEntry */
  GPtrArray *features; /* CueFeatures of the wordings, while lines are added */
  GHashTable *flows;   /* flow → GPtrArray of borrowed CueLineEntry */
  GHashTable *ids;     /* flow → GPtrArray of borrowed utf8 */
  GHashTable *counts;  /* guint64 of an entry → lines that have the unit or the prefix */
  CueVocabulary *by_words;
  CueVocabulary *by_characters;
};

/* Of a text, once the vocabularies are there. */
void cue_line_reading_init (CueLineReading *self, const CueLines *lines, const char *text);
void cue_line_reading_clear (CueLineReading *self);
/* How much of @wanted stands in @has, each by its rarity among lines, in milli. */
gint32 cue_lines_cover_milli (const CueLines *self, const GArray *wanted, const GArray *has);

G_END_DECLS
