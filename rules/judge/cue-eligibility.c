/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eligibility.h"

typedef struct
{
  GPtrArray *reasons;
  CueDraft *clauses;
} Result;

static void
add (Result *result, const char *clause, const char *reason, gboolean ok, const CueText *why)
{
  if (!ok)
    cue_hold_reasons_add (result->reasons, reason, why);
  if (result->clauses != NULL)
    {
      CueDraft *object = cue_draft_add_object (result->clauses);
      g_autoptr (JsonNode) text = ok || why == NULL ? NULL : cue_text_to_json (why);

      cue_draft_set_string (object, "clause", clause);
      cue_draft_set_boolean (object, "ok", ok);
      if (text != NULL)
        cue_draft_set_json (object, "why", text);
    }
}

static gboolean
check_dates (const CueOffer *offer, gint64 now_ms, gint64 *next_flip_ms)
{
  if (now_ms < offer->valid_from_ms)
    {
      *next_flip_ms = MIN (*next_flip_ms, offer->valid_from_ms);
      return FALSE;
    }
  if (now_ms < offer->valid_until_ms)
    {
      *next_flip_ms = MIN (*next_flip_ms, offer->valid_until_ms);
      return TRUE;
    }
  return FALSE;
}

static gboolean
owns_any (const CueReading *reading, GStrv offers)
{
  for (guint i = 0; offers != NULL && offers[i] != NULL; i++)
    if (cue_reading_owns (reading, offers[i]))
      return TRUE;
  return FALSE;
}

static gboolean
owns_all (const CueReading *reading, GStrv offers)
{
  for (guint i = 0; offers != NULL && offers[i] != NULL; i++)
    if (!cue_reading_owns (reading, offers[i]))
      return FALSE;
  return TRUE;
}

static void
check_fits (Result *result, const CueOffer *offer, CueReadingScope *scope, gint64 *next_flip_ms)
{
  for (guint i = 0; offer->fits != NULL && i < offer->fits->len; i++)
    {
      const CueFit *fit = g_ptr_array_index (offer->fits, i);
      g_autofree char *clause = g_strdup_printf ("fit/%u", i);
      gboolean ok
          = cue_condition_test (fit->when, &scope->scope, next_flip_ms, NULL) == CUE_TRUTH_TRUE;

      add (result, clause, CUE_REASON_INELIGIBLE, ok, fit->why);
    }
}

void
cue_eligibility_check (const CueOffer *offer,
                       CueReadingScope *scope,
                       GPtrArray *reasons,
                       CueDraft *clauses,
                       gint64 *next_flip_ms)
{
  Result result = { reasons, clauses };
  const CueMark *mark = cue_history_find_outcome (scope->history, offer->id, &scope->moment);
  const char *outcome = mark == NULL ? NULL : mark->value;

  add (&result, "valid", CUE_REASON_EXPIRED, check_dates (offer, scope->scope.now_ms, next_flip_ms),
       NULL);
  add (&result, "owned", CUE_REASON_OWNED,
       !cue_reading_owns (scope->reading, offer->id) && g_strcmp0 (outcome, "accepted") != 0, NULL);
  add (&result, "refused", CUE_REASON_REFUSED, g_strcmp0 (outcome, "refused") != 0, NULL);
  check_fits (&result, offer, scope, next_flip_ms);
  add (&result, "excludes", CUE_REASON_EXCLUDED, !owns_any (scope->reading, offer->excludes), NULL);
  add (&result, "requires", CUE_REASON_REQUIRES, owns_all (scope->reading, offer->requires), NULL);
}
