/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-arena.h"
#include "cue-condition.h"
#include "cue-number.h"
#include "cue-text.h"

G_BEGIN_DECLS

/* The page a record stands on: where problems are noted, what language the pack owes its readers,
 * and where what is read is kept. */
typedef struct
{
  const char *file;    /* "rules.jsonl" */
  guint line;          /* from 1; 0 for the one object of pack.json */
  const char *lang;    /* "zh", "en", "both"; NULL: any */
  GPtrArray *problems; /* (element-type CuePackProblem) */
  CueForest *forest;   /* the block of the records */
  CueArena *arena;     /* of the pack */
} CuePage;

#define CUE_RECORD_MAX_KEYS 24
#define CUE_NO_INDEX G_MAXUINT

/**
 * CueRecord: one JSON object read key by key
 *
 * Every getter notes what is wrong with its key and returns something harmless, so that one pass
 * over a bad record finds everything. Closing a record notes the keys that nobody asked for. What
 * getters return lives in the block or the arena of the page.
 */
typedef struct _CueRecord CueRecord;
struct _CueRecord
{
  /* borrowed */
  const CuePage *page;
  const CueTree *object;
  const CueRecord *outer;                /* or NULL */
  const char *key;                       /* of the outer record under which it stands, or NULL */
  const char *keys[CUE_RECORD_MAX_KEYS]; /* keys asked for, in order */

  /* plain */
  guint index; /* in a list under @key; CUE_NO_INDEX: in none */
  guint n_keys;
  guint n_found; /* keys asked for that are there */
  gboolean any_key;
};

/* @tree: must be an object, else the problem is noted and %NULL returned. (transfer full) */
CueRecord *cue_record_open (const CuePage *page, const CueTree *tree);
/* What stands in @outer under @key, as element @index of a list there or (CUE_NO_INDEX) itself. */
CueRecord *
cue_record_open_inside (CueRecord *outer, const CueTree *tree, const char *key, guint index);
/* Notes unknown keys (`note` is always known) and frees the record. */
void cue_record_close (CueRecord *self);
/* Unknown keys are somebody's notes. */
void cue_record_allow_any_key (CueRecord *self);

/* Notes a problem at @path (inside the whole record). @found and @expected are copied. */
void cue_page_note (const CuePage *page, const char *path, const char *found, const char *expected);
/* The same at key @key of @self; @key may be a path, NULL is the record itself. */
void cue_record_note (CueRecord *self, const char *key, const char *found, const char *expected);
/* The same, where what was found is what stands at @key now. */
void cue_record_expect (CueRecord *self, const char *key, const char *expected);
/* A message of a lower room, "/path: found …; expected", as a problem under @key. */
void cue_record_note_error (CueRecord *self, const char *key, const GError *error);

gboolean cue_record_has (CueRecord *self, const char *key);
/* Marks @key (a constant) as asked for; NULL when absent. */
const CueTree *cue_record_get (CueRecord *self, const char *key);

/* [a-z0-9][a-z0-9-]{0,63}; always demanded. (nullable) */
char *cue_record_get_id (CueRecord *self, const char *key);
gboolean cue_id_is_valid (const char *id);
/* [a-z0-9_]+(\.[a-z0-9_]+)*, at most 128 bytes */
gboolean cue_fact_id_is_valid (const char *id);

/* A string of 1 to 10,000 bytes. (nullable) */
char *cue_record_get_string (CueRecord *self, const char *key, gboolean demanded);
/* One of @choices (NULL-terminated); @fallback when absent (NULL: demanded). (transfer none): one
 * of @choices */
const char *cue_record_get_choice (CueRecord *self,
                                   const char *key,
                                   const char *const *choices,
                                   const char *fallback);
/* An integer of @least to @most; @fallback when absent. @expected tells the range in words. */
gint64 cue_record_get_int (CueRecord *self,
                           const char *key,
                           gint64 least,
                           gint64 most,
                           gint64 fallback,
                           const char *expected);
gboolean cue_record_get_boolean (CueRecord *self, const char *key, gboolean fallback);
/* {"zh":…,"en":…} or a plain string; has the languages of the pack. (nullable) */
CueText *cue_record_get_text (CueRecord *self, const char *key, gboolean demanded);
/* The same in any language. */
CueText *cue_record_get_text_of_any (CueRecord *self, const char *key, gboolean demanded);
/* A text whose {{variables}} are well formed. */
CueText *cue_record_get_template (CueRecord *self, const char *key, gboolean demanded);
/* Texts in any language. (transfer full): never NULL */
GPtrArray *cue_record_dup_texts (CueRecord *self, const char *key);
/* A list of @least or more strings without doubles; with @ids each is an id. Never NULL. */
GStrv cue_record_get_strings (CueRecord *self, const char *key, guint least, gboolean ids);
/* A list of @least to @most values, to be walked through; an empty walk when it is absent or wrong.
 * Returns: how many there are */
guint
cue_record_get_list (CueRecord *self, const char *key, guint least, guint most, CueTreeIter *iter);
/* (transfer full) (nullable) */
CueCondition *cue_record_dup_condition (CueRecord *self, const char *key, gboolean demanded);
gboolean cue_record_get_unit (CueRecord *self, const char *key, gboolean demanded, CueUnit *unit);
/* "customer" (default), "agent" or "any" as 'c', 'a', 'x' */
char cue_record_get_speaker (CueRecord *self, const char *key);

/* The path of @key (may be a path itself, or NULL) inside the whole record. (transfer full) */
char *cue_record_path (const CueRecord *self, const char *key);
/* A string of 1 to 10,000 bytes, else NULL. */
const char *cue_tree_peek_string (const CueTree *tree);
/* Room for @n strings and the NULL behind them. */
GStrv cue_page_new_strings (const CuePage *page, guint n);
/* "key/3" (transfer full) */
char *cue_path_at (const char *key, guint index);
/* What stands in @tree, short enough for a message; NULL is "nothing". (transfer full) */
char *cue_describe_tree (const CueTree *tree);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueRecord, cue_record_close)

G_END_DECLS
