/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-draft.h"
#include "cue-forest.h"
#include "cue-scope.h"

G_BEGIN_DECLS

#define CUE_CONDITION_ERROR (cue_condition_error_quark ())
GQuark cue_condition_error_quark (void);

typedef enum
{
  CUE_CONDITION_ERROR_INVALID, /* unknown operator or wrong shape, at compile time */
  CUE_CONDITION_ERROR_VALUE,   /* at run time: NaN, wrong type, thrown */
} CueConditionError;

typedef enum
{
  CUE_TRUTH_FALSE,
  CUE_TRUTH_TRUE,
  CUE_TRUTH_ERROR,
} CueTruth;

/* A compiled JsonLogic expression with Cuelight's operators. Immutable, reference counted. */
typedef struct _CueCondition CueCondition;

/* Errors carry the JSON path inside @logic ("/and/1/says"), what was found, what would be right. */
CueCondition *cue_condition_new (JsonNode *logic, GError **error);
CueCondition *cue_condition_ref (CueCondition *self);
void cue_condition_unref (CueCondition *self);
CueCondition *cue_condition_new_from_tree (CueForest *forest, const CueTree *logic, GError **error);
JsonNode *cue_condition_to_json (const CueCondition *self);       /* (transfer full) */
const CueTree *cue_condition_get_tree (const CueCondition *self); /* (transfer none) */

/* Plain JsonLogic over @data (may be NULL). Errors: %CUE_CONDITION_ERROR_VALUE; thrown ones have
 * the thrown type as message. (transfer full) */
JsonNode *
cue_condition_apply (const CueCondition *self, JsonNode *data, CueScope *scope, GError **error);

/* Truth in a conversation; @next_flip_ms (may be NULL) is lowered to the earliest later time at
 * which the truth can change without an event; @error may be NULL and is set with %CUE_TRUTH_ERROR.
 */
CueTruth cue_condition_test (const CueCondition *self,
                             CueScope *scope,
                             gint64 *next_flip_ms,
                             GError **error);

/* The same with every clause and its value: {"op":…,"value":…,"args":[…]}. (transfer full) */
void cue_condition_trace (const CueCondition *self, CueScope *scope, CueDraft *clause);

/* What it asks for: calls @func for each ("tag"|"fact"|"phrase"|"point"|"stage"|"offer"|"rule", id)
 * with constant id, and ("value", "fact=text") for each text that a fact is compared with. Few care
 * where it stands, so @place is made a path only for who asks. */
typedef struct _CueReferencePlace CueReferencePlace;
typedef void (*CueReferenceFunc) (const char *family,
                                  const char *id,
                                  const CueReferencePlace *place,
                                  gpointer user_data);
/* Whether a family is @name; asked by the dozen of every reference of a pack. */
static inline gboolean
cue_family_is (const char *family, const char *name)
{
  return *family == *name && g_str_equal (family, name);
}
/* "/and/0/tag"; (transfer full) */
char *cue_reference_place_to_string (const CueReferencePlace *self);
void cue_condition_foreach_reference (const CueCondition *self,
                                      CueReferenceFunc func,
                                      gpointer user_data);
void
cue_condition_foreach_name (const CueCondition *self, CueReferenceFunc func, gpointer user_data);

/* One sentence in the language, e.g. 客户最近 3 轮说过「想要更便宜」. (transfer full) */
char *cue_condition_to_sentence (const CueCondition *self, const char *lang);

/* The same with titles: @title (may be NULL) gives what a ("tag"|"fact"|…, id) is called, or NULL
 * for the id. */
typedef const char *(*CueTitleFunc) (const char *family,
                                     const char *id,
                                     const char *lang,
                                     gpointer user_data);
char *cue_condition_describe (const CueCondition *self,
                              const char *lang,
                              CueTitleFunc title,
                              gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueCondition, cue_condition_unref)

G_END_DECLS
