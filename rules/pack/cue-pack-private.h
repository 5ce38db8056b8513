/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack-reader.h"
#include "cue-pack.h"
#include "cue-phrase-book.h"
#include "cue-record-reader.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_FAMILY_PHRASE,
  CUE_FAMILY_FACT,
  CUE_FAMILY_TAG,
  CUE_FAMILY_HOLD,
  CUE_FAMILY_OFFER,
  CUE_FAMILY_TALK,
  CUE_FAMILY_ANSWER,
  CUE_FAMILY_RULE,
  CUE_FAMILY_TASK,
  CUE_FAMILY_SNIPPET,
  CUE_FAMILY_EXAMPLE,
  CUE_FAMILY_TEST,
  CUE_FAMILY_N,
} CueFamilyId;

/**
 * CueFamily: one row of the table of families
 * @file: "rules.jsonl"; @key: the key that names the family and holds the id
 * @parse: fills a zeroed entry (its id is set already) from a record
 * @clear: (nullable): gives back what of an entry, whole or half read, does not lie in the arena
 */
typedef struct
{
  const char *file;
  const char *key;
  gsize entry_size;
  void (*parse) (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
  GDestroyNotify clear;
} CueFamily;

extern const CueFamily CUE_FAMILIES[CUE_FAMILY_N];

/* How a pack differs from its base: cue-pack-edit.c. */
typedef struct _CuePackEdits CuePackEdits;

/* One that was edited has a digest and a list of rules with their lines, and shares the rest of its
 * base. */
struct _CuePack
{
  /* owned */
  CuePack *base;       /* NULL but of an edited one */
  CuePackEdits *edits; /* the same */
  CueForest *forest;   /* {"pack.json": manifest, "rules.jsonl": [records in file order], …} */
  CueArena *arena;     /* entries, and what hangs on them */
  GBytes *model;       /* sealed with it, or NULL */
  char *model_digest;  /* or NULL */
  char *digest;
  GPtrArray *stages; /* CueStageDef */
  GPtrArray *lists[CUE_FAMILY_N];
  GArray *lines[CUE_FAMILY_N];     /* guint: where the entries of lists stood when read */
  GHashTable *index[CUE_FAMILY_N]; /* id → entry; both borrowed from lists */
  GHashTable *points;              /* full id → CuePoint */
  GHashTable *asked_rules;         /* id → how often conditions ask for the rule */

  /* borrowed */
  const char *id;
  const CueText *title;
  const char *lang;
  const char *currency;

  /* plain */
  guint version;
  int utc_offset_min;
  CuePackLimits limits;
};

CuePack *cue_pack_new_empty (void);
/* Entries begin with their id. */
const char *cue_entry_get_id (gconstpointer entry);
/* (transfer none) (nullable) */
gconstpointer cue_pack_find_entry (const CuePack *self, CueFamilyId family, const char *id);

/* cue-pack-edit.c */
void cue_pack_edits_free (CuePackEdits *self);
/* @edited: whether the rule of this id is another than the base's, or gone (NULL). */
const CueRule *cue_pack_edits_find (const CuePackEdits *self, const char *id, gboolean *edited);
/* The records of a family's file in their order, edits among them. */
void cue_pack_foreach_record (const CuePack *self,
                              const char *file,
                              void (*func) (const CueTree *record, gpointer user_data),
                              gpointer user_data);

/* cue-pack-reader.c: (element-type CuePackProblem), empty */
GPtrArray *cue_problems_new (void);

/* cue-manifest.c */
void cue_manifest_parse (CuePack *pack, const CueTree *tree, const CuePage *page);
void cue_stage_def_clear (gpointer data);

/* cue-phrase.c */
void cue_phrase_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
/* Notes a wording, number @i of the record's "any", that has no word in it. @wordings: (nullable):
 * NULL takes it as it is. */
void cue_wording_check (CueRecord *record,
                        guint i,
                        const char *wording,
                        guint gap,
                        CuePhraseBook *wordings);

/* cue-fact.c */
void cue_fact_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
void cue_fact_def_clear (gpointer data);

/* cue-tag.c */
void cue_tag_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
void cue_tag_def_clear (gpointer data);

/* cue-hold.c */
void cue_hold_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
void cue_hold_def_clear (gpointer data);
/* A hold that no pack declares: "owned", "cooldown" … */
gboolean cue_hold_is_built_in (const char *id);

/* cue-offer.c */
void cue_offer_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
void cue_offer_clear (gpointer data);
/* Turns the days of `valid` into times once the pack's offset is known. */
void cue_offer_place_in_time (CueOffer *self, int utc_offset_min);

/* cue-talk.c */
void cue_talk_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
void cue_talk_clear (gpointer data);
/* Whether @text is a number as a key can hear it: not below 0, at most 15 digits. */
gboolean cue_key_is_number (const char *text);

/* cue-answer.c */
void cue_answer_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);

/* cue-rule.c; ttl and cooldown are -1 where the pack's limits count */
void cue_rule_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
void cue_rule_clear (gpointer data);
/* Limits of the manifest count where the rule says nothing. */
void cue_rule_keep_limits (CueRule *self, const CuePackLimits *limits);

/* cue-task.c */
void cue_task_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
void cue_task_def_clear (gpointer data);

/* cue-snippet.c */
void cue_snippet_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);

/* cue-tag-example.c */
void cue_tag_example_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);

/* cue-pack-test.c */
void cue_pack_test_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings);
void cue_pack_test_clear (gpointer data);
/* A line of sessions.jsonl: the conversation format, unknown keys allowed. */
void cue_session_check (const CuePage *page, const CueTree *tree);

/* cue-pack-references.c: everything that is named exists; also the order of tags. */
void cue_pack_check_references (CuePack *self, GPtrArray *problems);
/* The same of one rule. */
void cue_pack_check_rule (CuePack *self, const CueRule *rule, guint line, GPtrArray *problems);
/* That there is no rule of this id. */
void cue_pack_note_missing_rule (CuePack *self, const char *id, GPtrArray *problems);

/* cue-pack-names.c */
gboolean cue_pack_knows_fact (const CuePack *self, const char *id);
/* The id nearest to @id in a list of entries or points, when one is near at all. (transfer none)
 * (nullable) */
const char *cue_id_suggest (const GPtrArray *list, const char *id);
void cue_pack_check_variables (const CuePack *self,
                               const CuePage *page,
                               const char *path,
                               const char *source);
void cue_pack_check_template (const CuePack *self,
                              const CuePage *page,
                              const char *path,
                              const CueText *text);
void cue_pack_check_filling (const CuePage *page,
                             const char *path,
                             const CueOffer *offer,
                             const CueTalk *talk);

/* cue-pack-circles.c: notes rules that wait for each other to be lit, as far as @rule leads to
 * them.
 * @page: its place; @marks: what was walked before, so that nothing is walked twice */
void
cue_pack_check_circles (CuePack *self, const CueRule *rule, const CuePage *page, GHashTable *marks);
/* Whether @rule leads to such a circle. */
gboolean cue_pack_is_in_circle (CuePack *self, const CueRule *rule);

/* cue-pack-order.c: sorts tags so that each stands after those it asks for; notes circles. */
void cue_pack_order_tags (CuePack *self, GPtrArray *problems);

/* cue-pack-writer.c */
char *cue_pack_compute_digest (const CuePack *self);

G_END_DECLS
