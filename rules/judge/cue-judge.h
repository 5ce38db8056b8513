/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-answer-search.h"
#include "cue-learnt-tags.h"
#include "cue-needs.h"
#include "cue-next.h"
#include "cue-pack.h"
#include "cue-turn.h"

G_BEGIN_DECLS

#define CUE_NONE G_MAXUINT

/* A tag as the tagger needs it. */
typedef struct
{
  const CueTagDef *def; /* borrowed */
  GArray *phrases;      /* guint: sets that its conditions listen for */
  GArray *contradicts;  /* guint: tags */
} CueTagPlan;

typedef struct _CueSaidCheck CueSaidCheck;
typedef struct _CueSaidRules CueSaidRules;
typedef struct _CueWatch CueWatch;

/* A pack made ready for judging: everything that can be prepared once. Immutable, shared by all
 * threads. */
typedef struct _CueJudge CueJudge;
struct _CueJudge
{
  gatomicrefcount refs;
  /* owned */
  CueJudge *base; /* NULL but of an edited pack: of the pack as it was read, whose all is but this,
                     the pack and @said_rules */
  CuePack *pack;
  CuePhraseBook *phrases;
  GHashTable *phrase_index; /* id → index + 1 */
  GHashTable *asked_index;  /* the same by the address of the name in a condition of the pack */
  GHashTable *tag_index;    /* id → index + 1 */
  GHashTable *stage_index;  /* id → index + 1 */
  GPtrArray *stage_phrases; /* GArray of guint by stage: what its condition listens for */
  GHashTable *point_index;  /* full id → index + 1 */
  GPtrArray *points;        /* CuePoint, borrowed: all of them, talk by talk */
  GPtrArray *talks;         /* CueTalk, borrowed: of each point */
  CueTagPlan *tags;
  CueNeeds needs;
  CueWatch *tag_watch; /* the tags' conditions, in their order */
  guint n_phrases;
  guint n_tags;
  guint n_stages;
  CueSaidCheck *said;
  CueSaidRules *said_rules;
  CueAnswerSearch *answers;
  CueNextPlan **next_plans;   /* by point, the first of each talk: cue-talk-next.h */
  CueLearntTags *learnt_tags; /* NULL: no example teaches any */
};

/* @learnt_tags: (nullable) */
CueJudge *cue_judge_new (CuePack *pack, CueAnswerSearch *answers, CueLearntTags *learnt_tags);
/* Of @pack, which differs from that of @self by some rules: shares all that does not follow rules.
 */
CueJudge *cue_judge_new_edited (CueJudge *self, CuePack *pack);
CueJudge *cue_judge_ref (CueJudge *self);
void cue_judge_unref (CueJudge *self);

/* cue-judge-needs.c: parts of cue_judge_new () */
/* Returns: (transfer full): how often conditions ask for each point */
guint *cue_judge_prepare_needs (CueJudge *self);
void cue_judge_watch_tags (CueJudge *self);

/* Every condition of the pack. */
typedef void (*CueConditionFunc) (const CueCondition *condition, gpointer user_data);
void cue_judge_foreach_condition (const CueJudge *self, CueConditionFunc func, gpointer user_data);

/* Of a phrase set as a condition names it; asked so often that the name is not read again. */
guint cue_judge_find_asked (const CueJudge *self, const char *phrase);
/* Index by id, or CUE_NONE. */
guint cue_judge_find_phrase (const CueJudge *self, const char *id);
guint cue_judge_find_tag (const CueJudge *self, const char *id);
guint cue_judge_find_stage (const CueJudge *self, const char *id);
guint cue_judge_find_point (const CueJudge *self, const char *full_id);

/* Phrase sets that a condition listens for, those of the tags it asks for included. Appends guint.
 */
void cue_judge_collect_phrases (const CueJudge *self, const CueCondition *condition, GArray *out);

/* Folds, divides and searches one turn. (transfer full) */
CueTurn *
cue_judge_listen (const CueJudge *self, const char *id, guint rev, char role, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueJudge, cue_judge_unref)

G_END_DECLS
