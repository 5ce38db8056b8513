/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-why-not.h"

G_BEGIN_DECLS

#define CUE_WHY_NOT_MAX_CHANGES 3
#define CUE_WHY_NOT_MAX_TRIALS 10000

typedef enum
{
  CUE_WISH_FACT,
  CUE_WISH_TAG,
  CUE_WISH_PHRASE,
  CUE_WISH_HOLD,
} CueWishKind;

/* What another word in a turn would be. */
typedef struct
{
  char *turn; /* id; NULL: one more turn */
  char role;  /* 'c' or 'a' */
  char *add;  /* said besides, or NULL */
  char *cut;  /* not said, or NULL */
} CueEdit;

/* One change. */
typedef struct
{
  CueWishKind kind;
  char *id;         /* fact, tag, phrase set; of a hold "speaking", "pressure", "budget" */
  gboolean on;      /* tag lit, phrase heard */
  JsonNode *now;    /* of a fact: or NULL, unknown */
  JsonNode *then;   /* of a fact: or NULL, unknown */
  GPtrArray *edits; /* CueEdit, of a phrase */
  char *near;       /* words that were said and come nearest, or NULL */
} CueWish;

/* How the conversation stands, read from its snapshot and its events. */
typedef struct
{
  CuePack *pack;     /* borrowed */
  GPtrArray *events; /* borrowed */
  GHashTable *facts; /* id → JsonNode */
  GHashTable *tags;  /* id: those that are lit */
  GPtrArray *turns;  /* CueSaidTurn, in order */
} CueStand;

typedef struct
{
  char *id;
  char *text;
  char role;
  gint64 rev;
  JsonArray *spans;
} CueSaidTurn;

CueStand *cue_stand_new (CueEngine *engine, const CueState *state, GPtrArray *events);
void cue_stand_free (CueStand *self);
const CueSaidTurn *cue_stand_find_turn (const CueStand *self, const char *id);

/* What is being collected. */
typedef struct
{
  const CueStand *stand;
  GPtrArray *wishes; /* CueWish */
  gboolean cut;      /* there were more */
} CueWishes;

/* cue-wishes-add.c: each once, and no more than so many. @then: (transfer full) (nullable) */
void cue_wishes_add_tag (CueWishes *self, const char *id);
void cue_wishes_add_fact (CueWishes *self, const char *id, JsonNode *then);
void cue_wishes_add_owned (CueWishes *self, const char *offer);
void cue_wishes_add_phrase (CueWishes *self, JsonNode *arguments, gboolean counts);
/* What a tag or a fact is learnt from. */
void cue_wishes_add_words (CueWishes *self, const char *phrase);
void cue_wishes_add_hold (CueWishes *self, const char *hold);

/* cue-wishes.c: what could be changed for the rule, what its own condition asks for first.
 * @cut: there were more. (transfer full) (element-type CueWish) */
GPtrArray *cue_wishes_collect (const CueStand *stand, const CueRule *rule, gboolean *cut);
void cue_wish_free (CueWish *self);
gboolean cue_wish_excludes (const CueWish *self, const CueWish *other);

/* cue-nearest.c: the words of @text nearest to a wording, by letters and, of Chinese, by sound;
 * NULL when none is two thirds alike. (transfer full) */
char *cue_nearest_words (const char *text, const char *wording, guint *distance_milli);

struct _CueWhyNot
{
  /* owned */
  CueEngine *engine;
  char *rule;
  GPtrArray *wishes; /* CueWish: the changes */
  GPtrArray *events; /* CueEvent: the changes, applied */
  char *beaten_by;   /* what has the place, or NULL */
  /* values */
  CueWhyNotAnswer answer;
  guint n_trials;
  gboolean all; /* every one of three or fewer was tried */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueStand, cue_stand_free)

G_END_DECLS
