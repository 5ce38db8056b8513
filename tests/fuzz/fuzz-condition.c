/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-condition.h"
#include "cue-gate.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gint64
since (CueScope *scope, const char *what)
{
  return scope->now_ms - (gint64) strlen (what) * 100;
}

static JsonNode *
fact (CueScope *scope, const char *name)
{
  return NULL;
}

static guint
heard (CueScope *scope, const CueHeard *question, gint64 *next_flip_ms)
{
  *next_flip_ms = MIN (*next_flip_ms, scope->now_ms + question->within_ms);
  return question->within_turns % 3;
}

static const CueScopeClass CLASS = { .fact = fact, .since = since, .heard = heard };

static void
reference_cb (const char *family,
              const char *id,
              const CueReferencePlace *place,
              gpointer user_data)
{
  g_assert_true (family != NULL && id != NULL && place != NULL);
}

static void
check_words (CueCondition *condition)
{
  g_autofree char *zh = cue_condition_to_sentence (condition, "zh_CN");
  g_autofree char *en = cue_condition_to_sentence (condition, "en");

  g_assert_true (g_utf8_validate (zh, -1, NULL));
  g_assert_true (g_utf8_validate (en, -1, NULL));
  cue_condition_foreach_reference (condition, reference_cb, NULL);
}

/* Twice the same truth; a flip lies ahead; an error has words; the trace can be written. */
static void
check_truth (CueCondition *condition)
{
  CueScope scope = { &CLASS, 1000000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CueDraft) trace = cue_draft_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 flip_ms = G_MAXINT64;
  CueTruth truth = cue_condition_test (condition, &scope, &flip_ms, &error);

  g_assert_true ((truth == CUE_TRUTH_ERROR) == (error != NULL));
  g_assert_cmpint (flip_ms, >, scope.now_ms);
  g_assert_true (truth == cue_condition_test (condition, &scope, NULL, NULL));
  cue_condition_trace (condition, &scope, trace);
  cue_draft_append_canonical (trace, NULL, text);
}

/* Any JSON that passes the gate is compiled or refused with a reason, and evaluated within limits;
 * the logic serves as its data too. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (JsonNode) logic
      = cue_gate_parse ((const char *) data, (gssize) size, &CUE_GATE_LINE, NULL);
  g_autoptr (CueCondition) condition = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = NULL;

  if (logic == NULL)
    return 0;
  condition = cue_condition_new (logic, &error);
  g_assert_true ((condition == NULL) == (error != NULL));
  if (condition == NULL)
    return 0;

  value = cue_condition_apply (condition, logic, NULL, &error);
  g_assert_true ((value == NULL) == (error != NULL));
  check_truth (condition);
  check_words (condition);
  return 0;
}
