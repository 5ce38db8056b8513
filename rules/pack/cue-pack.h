/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cue-condition.h"
#include "cue-slot.h"
#include "cue-text.h"

G_BEGIN_DECLS

/*
 * A pack: a version of everything leads author. Its entries are plain read-only structs owned by
 * the pack; a pointer to one is good as long as the pack is held. Lists are in file order. Format:
 * docs/pack.md.
 */
typedef struct _CuePack CuePack;

typedef enum
{
  CUE_TAG_NEED,
  CUE_TAG_MOOD,
  CUE_TAG_PROFILE,
  CUE_TAG_INTEREST,
  CUE_TAG_RISK,
  CUE_TAG_INTENT,
} CueTagKind;

typedef enum
{
  CUE_TARGET_OFFER,
  CUE_TARGET_TALK,
  CUE_TARGET_ANSWER,
} CueTargetKind;

typedef struct
{
  char *id;
  CueText *title;
  CueCondition *when;
} CueStageDef;

typedef struct
{
  char *id;
  CueText *title;
  GStrv any;     /* wordings */
  GStrv regexes; /* patterns */
  guint gap;
} CuePhraseDef;

typedef struct
{
  gboolean is_number; /* reads a number */
  gboolean is_slot;   /* reads a slot; else a phrase sets a value */
  CueSlotKind slot;
  CueUnit unit;
  char *near_phrase; /* or NULL */
  guint within;
  char *phrase; /* when !is_number */
  JsonNode *value;
  char by; /* 'c', 'a', 'x' */
} CueFactRead;

typedef struct
{
  char *value;
  CueText *title;
} CueFactValue;

typedef struct
{
  char *id;
  CueText *title;
  const char *type; /* "number", "string", "bool", "list" */
  const char *unit; /* or NULL */
  gboolean is_private;
  GPtrArray *values; /* CueFactValue: the only ones there are; empty: any */
  GPtrArray *reads;  /* CueFactRead */
} CueFactDef;

typedef struct
{
  char *id;
  CueText *title;
  CueTagKind kind;
  CueCondition *when;
  CueCondition *until; /* or NULL */
  gint64 decay_ms;     /* 0: never */
  GStrv contradicts;
} CueTagDef;

typedef struct
{
  char *id;
  CueText *title;
  CueCondition *when;
  gboolean all;    /* holds everything, not only what sells */
  CueText *advice; /* what to do instead, or NULL */
} CueHoldDef;

typedef struct
{
  CueCondition *when;
  CueText *why; /* said when it is not true */
} CueFit;

typedef struct
{
  char *id;
  CueText *title;
  gint64 price_milli; /* -1: none */
  CueUnit price_unit;
  const char *price_per; /* "month", "year", "once" or NULL */
  CueText *pitch;
  JsonObject *values;
  GPtrArray *fits; /* CueFit */
  GStrv excludes;
  GStrv requires;
  gint64 valid_from_ms;  /* G_MININT64: always */
  gint64 valid_until_ms; /* exclusive; G_MAXINT64: always */
  char *valid_from;      /* as written, or NULL */
  char *valid_to;
  GStrv tags;
  guint weight;
  guint place; /* among the pack's offers */
} CueOffer;

typedef enum
{
  CUE_KEY_ANY,
  CUE_KEY_NUMBER,
} CueKeyKind;

typedef struct
{
  CueKeyKind kind;
  GStrv any;
  char *number; /* "20" or "{{offer.delta}}" */
  CueUnit unit;
} CueKeyGroup;

/* Key groups of a point. */
#define CUE_POINT_MAX_KEYS 16

/* How sure it must be that a point was said, before it counts as said. */
typedef enum
{
  CUE_SURE_LOW,
  CUE_SURE_NORMAL,
  CUE_SURE_HIGH,
} CueSure;

typedef struct
{
  char *id;      /* "price" */
  char *full_id; /* "upgrade/price" */
  CueText *say;
  GPtrArray *keys; /* CueKeyGroup */
  gboolean must;
  CueSure sure;
  gboolean
      ordered;     /* the pack itself names what it waits for: it is told when it comes too early */
  guint waits_for; /* a bit for each point of the talk, by place, that must be said before */
  GPtrArray *examples; /* CueText */
  GPtrArray *never;    /* CueText */
} CuePoint;

typedef struct
{
  char *id;
  CueText *title;
  gboolean sells;
  gboolean of_conversation; /* on the checklist from the start */
  char *stage;              /* or NULL */
  GPtrArray *points;        /* CuePoint */
} CueTalk;

typedef struct
{
  char *id;
  CueText *title;
  CueText *question;
  GStrv similar;
  CueText *reply;
  GStrv tags;
  char *link;  /* or NULL */
  guint place; /* among the pack's answers */
} CueAnswer;

/* Its questions: the standard one in Chinese, in English where that is another, then the similar
 * ones. @i: less than their count */
guint cue_answer_count_questions (const CueAnswer *self);
const char *cue_answer_get_question (const CueAnswer *self, guint i);

typedef struct
{
  CueTargetKind kind;
  char *id;
} CueTarget;

typedef struct
{
  char *id;
  guint version;
  CueText *title;
  char *goal; /* or NULL */
  CueCondition *when;
  CueCondition *hold; /* or NULL */
  CueTarget *light;   /* what it lights */
  guint n_light;
  gint64 ttl_ms;
  gint64 cooldown_ms;
  gboolean once;
  guint max;      /* 0: no limit */
  GStrv channels; /* NULL: all */
  guint weight;
} CueRule;

/* What is to be done for a customer after his conversation. */
typedef struct
{
  char *id;
  CueText *title;
  CueCondition *when;     /* judged when the conversation ends */
  CueText *what;          /* a template */
  gint64 due_in_ms;       /* from the end on */
  gboolean unless_bought; /* not where an offer was accepted */
} CueTaskDef;

typedef struct
{
  char *id;
  CueText *title;
  CueText *text;
  GStrv keys;
} CueSnippet;

/* What a customer may say, and which tags it carries. */
typedef struct
{
  char *id;        /* "#12" where the author gave none: the place among the examples, from 1 */
  GStrv tags;      /* empty: none of them */
  CueText *text;   /* in either language */
  CueText *before; /* the turn before, or NULL */
} CueTagExample;

typedef struct
{
  guint after;
  GStrv lit;
  GStrv held;
  GStrv dark;
  GStrv tags;
  GStrv no_tags;
  GStrv said;
  GStrv not_said;
  GStrv tasks;    /* were it to end there */
  GStrv no_tasks; /* the same */
} CueExpect;

typedef struct
{
  char *id;
  JsonNode *conversation; /* the record itself: {customer, channel, lang, turns} */
  GPtrArray *expects;     /* CueExpect */
} CuePackTest;

typedef struct
{
  guint lit_offers;
  guint lit_sayings;
  gint64 ttl_ms;
  gint64 cooldown_ms;
  guint answer_floor_milli;
  gint64 offer_floor_milli; /* an offer with a lower score stays dark */
} CuePackLimits;

GType cue_pack_get_type (void);
CuePack *cue_pack_ref (CuePack *self);
void cue_pack_unref (CuePack *self);

const char *cue_pack_get_id (const CuePack *self);
guint cue_pack_get_version (const CuePack *self);
const CueText *cue_pack_get_title (const CuePack *self);
const char *cue_pack_get_lang (const CuePack *self);
const CuePackLimits *cue_pack_get_limits (const CuePack *self);
int cue_pack_get_utc_offset_min (const CuePack *self);
/* SHA-256 in hex over the canonical text of every family that the engine reads (tests and sessions
 * are left out). */
const char *cue_pack_get_digest (const CuePack *self);
/* What was learnt from it when it was sealed, for cue_model_from_bytes (). (transfer none)
 * (nullable) */
GBytes *cue_pack_get_model (const CuePack *self);
/* SHA-256 in hex of just that, summed up when the seal was checked. (transfer none) (nullable) */
const char *cue_pack_get_model_digest (const CuePack *self);

const char *cue_sure_to_string (CueSure sure); /* "low", "normal", "high" */

/* (transfer none): arrays of the structs above */
GPtrArray *cue_pack_get_stages (const CuePack *self);
GPtrArray *cue_pack_get_phrases (const CuePack *self);
GPtrArray *cue_pack_get_facts (const CuePack *self);
GPtrArray *cue_pack_get_tags (
    const CuePack *self); /* in dependency order: a tag after the tags that it asks for */
GPtrArray *cue_pack_get_holds (const CuePack *self);
GPtrArray *cue_pack_get_offers (const CuePack *self);
GPtrArray *cue_pack_get_talks (const CuePack *self);
GPtrArray *cue_pack_get_answers (const CuePack *self);
GPtrArray *cue_pack_get_rules (const CuePack *self);
GPtrArray *cue_pack_get_tasks (const CuePack *self); /* CueTaskDef */
GPtrArray *cue_pack_get_snippets (const CuePack *self);
GPtrArray *cue_pack_get_examples (const CuePack *self); /* CueTagExample */
GPtrArray *cue_pack_get_tests (const CuePack *self);

/* (transfer none) (nullable): by id */
const CuePhraseDef *cue_pack_find_phrase (const CuePack *self, const char *id);
const CueFactDef *cue_pack_find_fact (const CuePack *self, const char *id);
const CueTagDef *cue_pack_find_tag (const CuePack *self, const char *id);
const CueHoldDef *cue_pack_find_hold (const CuePack *self, const char *id);
const CueOffer *cue_pack_find_offer (const CuePack *self, const char *id);
const CueTalk *cue_pack_find_talk (const CuePack *self, const char *id);
const CueAnswer *cue_pack_find_answer (const CuePack *self, const char *id);
const CueRule *cue_pack_find_rule (const CuePack *self, const char *id);
const CueTaskDef *cue_pack_find_task (const CuePack *self, const char *id);
const CuePoint *cue_pack_find_point (const CuePack *self, const char *full_id);
const CueStageDef *cue_pack_find_stage (const CuePack *self, const char *id);

/* What a fact's value is called: by the list of the fact; a product by its offer. (transfer none)
 * (nullable) */
const CueText *cue_pack_find_value_title (const CuePack *self, const char *fact, const char *value);
/* What a fact is called; the customer's own, which no pack declares, have a name too. Its id where
 * nobody has named it. (transfer none) */
const char *cue_pack_get_fact_title (const CuePack *self, const char *fact, const char *lang);
/* A fact's value as people read it: "Asia", "yes", "3", "a, b"; what has no title stands as it is.
 * (transfer full) */
char *
cue_pack_describe_value (const CuePack *self, const char *fact, JsonNode *value, const char *lang);

/* A condition of the pack as one sentence with the titles of what it asks for. (transfer full) */
char *cue_pack_describe (const CuePack *self, const CueCondition *condition, const char *lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuePack, cue_pack_unref)

G_END_DECLS
