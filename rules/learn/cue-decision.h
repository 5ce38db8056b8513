/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CUE_DECISION_ERROR (cue_decision_error_quark ())
GQuark cue_decision_error_quark (void);

typedef enum
{
  CUE_DECISION_ERROR_INVALID, /* not the shape of a decision */
} CueDecisionError;

/* One of those that wanted the place. */
typedef struct
{
  char *of;          /* owned: id of the offer */
  gint64 base_milli; /* its score without what was learnt */
  guint share_milli; /* how probable it was that this one would be chosen: 0 to 1000 */
} CueAlternative;

/**
 * CueDecision: one offer that got a place, among whom, how probably, and what came of it
 * @context: what the choice could know: "tag:price-sensitive", "channel:voice"; sorted
 * @chosen: index among the alternatives; its share is the propensity
 * @reward_milli: 1000 accepted, 0 not
 *
 * All that learning and judging of rankings need to know of a conversation; no words of anybody.
 */
typedef struct
{
  /* owned */
  char *conversation;
  GStrv context;
  GArray *alternatives; /* CueAlternative */
  /* values */
  guint chosen;
  guint reward_milli;
} CueDecision;

CueDecision *cue_decision_new (const char *conversation);
void cue_decision_free (CueDecision *self);
void cue_decision_add (CueDecision *self, const char *of, gint64 base_milli, guint share_milli);

/**
 * cue_decision_from_json:
 *
 * `{"conversation":…,"context":[…],"among":[{"of":…,"base_milli":…,"share_milli":…}…],"chosen":0,
 * "reward_milli":1000}`. Shares add up to 1000, and that of the chosen is more than 0: what was
 * logged without its probability teaches nothing.
 *
 * Errors: %CUE_DECISION_ERROR, with the path. Returns: (transfer full)
 */
CueDecision *cue_decision_from_json (JsonNode *node, GError **error);
JsonNode *cue_decision_to_json (const CueDecision *self); /* (transfer full) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueDecision, cue_decision_free)

G_END_DECLS
