/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-history.h"
#include "cue-judge.h"
#include "cue-said-check.h"
#include "cue-watch-state.h"

G_BEGIN_DECLS

/* A fact's value and where it came from. Immutable. */
typedef struct
{
  gatomicrefcount refs;
  JsonNode *value; /* sealed */
  JsonNode *from;  /* sealed: {turn,start,end}, "customer" or "agent" */
} CueKnown;

typedef struct
{
  gboolean on;
  gboolean confirmed;
  gint64 since_ms;    /* lit at */
  gint64 evidence_ms; /* last new evidence */
  const char *reason; /* static: why it last changed */
  CueDraft *proof;    /* of the last change */
} CueTagState;

/* A fact that conditions name, ready to be compared. */
typedef struct
{
  JsonNode *node;   /* borrowed from the reading's facts; NULL: unknown */
  const char *text; /* borrowed: of a text */
  double number;    /* of a number */
  gboolean is_number;
} CueFactSlot;

/* Who is told what changed in a reading, each in his own time. */
typedef enum
{
  CUE_LISTENER_TAGS,
  CUE_LISTENER_RULES,
  CUE_LISTENER_SHOWN,
  CUE_LISTENER_N,
} CueListener;

/* A phrase set heard once. */
typedef struct
{
  guint phrase;
  guint turn;        /* index in turns */
  guint ordinal;     /* that speaker's turn number, from 1 */
  guint any_ordinal; /* the number among the turns of both */
  guint previous;    /* posting before it of the same set, index + 1 */
  gint64 at_ms;
  CueSpan span;
  CuePolarity polarity;
  gboolean question;
  char role;
} CuePosting;

typedef enum
{
  CUE_KEPT_OPENED,
  CUE_KEPT_TURN,
  CUE_KEPT_FACTS,
  CUE_KEPT_TICKED,
  CUE_KEPT_WAIVED,
  CUE_KEPT_CONFIRMED,
  CUE_KEPT_STRUCK,
  CUE_KEPT_OTHER, /* nothing to read, but conditions may see it: an outcome */
} CueKeptKind;

/* What examples told of a turn that came after another one. */
typedef struct
{
  CueTurn *before; /* or NULL */
  CueLearntTags *by;
  GArray *learnt; /* CueTagHit */
} CueCompared;

/* An event that the reading is made of. Immutable. */
typedef struct
{
  gatomicrefcount refs;
  CueKeptKind kind;
  gint64 seq;
  gint64 at_ms;
  JsonNode *body;
  CueTurn *turn;   /* of CUE_KEPT_TURN */
  guint turn_hash; /* of its id: most turns are told apart by it alone */
  /* atomic; NULL until it is read first: a revision reads thousands again */
  CueCompared *compared; /* of a customer's turn */
  CueSaidMemory *judged; /* of an agent's */
} CueKept;

CueKept *cue_kept_new (CueKeptKind kind, gint64 seq, gint64 at_ms, JsonNode *body, CueTurn *turn);
/* A %GCopyFunc: another reference. */
gpointer cue_kept_copy (gconstpointer self, gpointer user_data);
void cue_kept_unref (CueKept *self);

typedef struct
{
  gboolean known;
  gint64 value_micro;
} CueHeardNumber;

/**
 * CueReading: what the words say
 *
 * Facts, tags, phrase hits, stage and ticks: a function of the kept events alone. A revised turn
 * replaces its kept event and everything behind it is read again, by the same functions in the same
 * order, so nothing of the old words stays.
 */
struct _CueReading
{
  /* owned */
  GPtrArray *kept;                 /* CueKept; NULL in a base, as are turns, postings and bases */
  GPtrArray *turns;                /* CueTurn, in order */
  GArray *postings;                /* CuePosting */
  GPtrArray *bases;                /* CueReading: how it stood before, oldest first */
  GHashTable *facts;               /* id → CueKnown */
  CueBlocks slots;                 /* CueFactSlot, by fact that conditions name */
  CueBlocks tags;                  /* CueTagState */
  CueBlocks heads;                 /* guint: newest posting of each set, index + 1 */
  CueBlocks verdicts;              /* CuePointVerdict *, by point */
  CueBlocks followed;              /* guint8, by point: it waits for its talk no longer */
  CueWatchState watch;             /* of the tags' conditions */
  GArray *touched[CUE_LISTENER_N]; /* guint: needs that changed since he listened last */
  guint8 *stage_was;
  GArray *learnt; /* CueTagHit: what examples tell of the turn that is being read; NULL: nothing */
  CueFeatures *features; /* of the customer's turn read last, where somebody asked for them, until
                            cue_reading_take_features () or the next one; else NULL */
  JsonNode *channel;
  JsonNode *lang;
  /* borrowed */
  const CueNeeds *needs;
  /* values */
  gatomicrefcount refs; /* of a base, which is shared by clones and never changed */
  guint base_kept;      /* of a base: how long the lists were, which only grow */
  guint base_turns;
  guint base_postings;
  CueHeardNumber numbers[CUE_UNIT_N];
  guint n_tags;
  guint n_stages;
  guint n_turns[3];  /* customer, agent, both */
  gint64 last_ms[2]; /* customer, agent; -1 never */
  gint64 opened_ms;
  gint64 now_ms;
  gint64 next_flip_ms;
  guint n_lit; /* marks of the history that the tags have seen */
  guint n_outcomes;
  guint stage;    /* or CUE_NONE */
  guint current;  /* turn that is being read, or CUE_NONE */
  gboolean quiet; /* nobody asks for proofs */
};

CueReading *cue_reading_new (const CueJudge *judge);
CueReading *cue_reading_copy (const CueReading *self);
/* What the customer's turn that is being read is judged by. (transfer none) (nullable) */
const CueFeatures *cue_reading_list_features (CueReading *self, const CueJudge *judge);
/* What the customer's turn read last is judged by, once; NULL: nobody has asked. (transfer full) */
CueFeatures *cue_reading_take_features (CueReading *self);
void cue_reading_free (CueReading *self);
/* Remembers now and then how the reading stands, for revisions of what comes. @n_to_come: events
 * that are read at once after this one. */
void cue_reading_keep_base (CueReading *self, guint n_to_come);
/* How it stands, without the lists that only grow. */
CueReading *cue_reading_copy_stand (const CueReading *self);

/* Lets time pass up to @to_ms: decay, and conditions that time alone changes. */
void cue_reading_advance (CueReading *self,
                          const CueJudge *judge,
                          const CueHistory *history,
                          gint64 to_ms);
/* Reads one more event (takes @kept). Time must have been advanced to it, and a base been kept. */
void cue_reading_apply (CueReading *self,
                        const CueJudge *judge,
                        const CueHistory *history,
                        CueKept *kept);
/* Puts @turn in the place of the turn with its id and reads everything again. FALSE when there is
 * none. */
gboolean cue_reading_revise (CueReading *self,
                             const CueJudge *judge,
                             const CueHistory *history,
                             CueTurn *turn);
/* Reads everything again with another pack. */
CueReading *
cue_reading_rebuild (const CueReading *self, const CueJudge *judge, const CueHistory *history);
const CueTurn *cue_reading_find_turn (const CueReading *self, const char *id);

/* Something that conditions may follow has changed. */
void cue_reading_touch (CueReading *self, guint need);
/* So may have everything that is not as it was before the first word. */
void cue_reading_touch_all (CueReading *self);

static inline const CueTagState *
cue_reading_get_tag (const CueReading *self, guint tag)
{
  return cue_blocks_get (&self->tags, tag);
}

static inline const CueFactSlot *
cue_reading_get_slot (const CueReading *self, guint fact)
{
  return cue_blocks_get_sized (&self->slots, fact, sizeof (CueFactSlot));
}

/* To change it; who does so touches the tag. */
CueTagState *cue_reading_edit_tag (CueReading *self, guint tag);

/* (transfer full) (element-type guint): those that are on, in their order */
GArray *cue_reading_list_tags (const CueReading *self);

static inline guint
cue_reading_get_head (const CueReading *self, guint phrase)
{
  return *(const guint *) cue_blocks_get (&self->heads, phrase);
}

/* NULL: nothing was heard of the point. */
static inline CuePointVerdict *
cue_reading_get_verdict (const CueReading *self, guint point)
{
  return *(CuePointVerdict *const *) cue_blocks_get (&self->verdicts, point);
}

/* Takes @verdict. */
void cue_reading_put_verdict (CueReading *self, guint point, CuePointVerdict *verdict);

static inline gboolean
cue_reading_is_said (const CueReading *self, guint point)
{
  const CuePointVerdict *verdict = cue_reading_get_verdict (self, point);

  return verdict != NULL && verdict->verdict == CUE_VERDICT_SAID;
}

CueKnown *cue_known_ref (CueKnown *self);
void cue_known_unref (CueKnown *self);
/* Takes both nodes; @value NULL withdraws. */
void cue_reading_set_fact (CueReading *self, const char *id, JsonNode *value, JsonNode *from);
JsonNode *cue_reading_get_fact (const CueReading *self,
                                const char *id); /* (transfer none) (nullable) */
gboolean cue_reading_owns (const CueReading *self, const char *offer);
/* Was one of the sets (guint) heard on the turn that is being read? */
gboolean cue_reading_heard_now (const CueReading *self, const GArray *phrases);
/* Facts of a JSON object by the naming rule of docs/pack.md; @prefix for keys without a family. */
void
cue_reading_set_facts (CueReading *self, JsonObject *object, const char *prefix, const char *from);

/* From now on in the language of @kept, an opening of the conversation, if that names one. */
void cue_reading_take_lang (CueReading *self, const CueKept *kept);

/* (transfer full) (nullable): text of a variable; @offer the offer that {{offer.…}} means, or NULL.
 */
char *cue_reading_dup_variable (const CueReading *self,
                                const CuePack *pack,
                                const CueOffer *offer,
                                const char *name);
/* The same as a number, where it is a whole one: no text is made. */
gboolean cue_reading_find_whole (const CueReading *self,
                                 const CueOffer *offer,
                                 const char *name,
                                 gint64 *whole);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueReading, cue_reading_free)

G_END_DECLS
