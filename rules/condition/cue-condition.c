/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-condition.h"
#include "cue-eval-private.h"

/*
 * The door of the room: a condition is its logic, as written. It is compiled once to see that it
 * is sound, and again when it is first evaluated: of a large pack most never are, and an expression
 * takes ten times the room of its logic.
 */

struct _CueCondition
{
  /* owned */
  CueForest *forest;
  CueExpression *root; /* atomic; NULL until it is asked for */
  /* borrowed */
  const CueTree *logic;
};

G_DEFINE_QUARK (cue_condition_error, cue_condition_error)

static void
cue_condition_clear (gpointer data)
{
  CueCondition *self = data;

  g_clear_pointer (&self->root, cue_expression_free);
  g_clear_pointer (&self->forest, cue_forest_unref);
}

/**
 * cue_condition_new_from_tree:
 * @forest: the block of @logic; kept
 *
 * As cue_condition_new (), with logic that lies in a block.
 */
CueCondition *
cue_condition_new_from_tree (CueForest *forest, const CueTree *logic, GError **error)
{
  g_autoptr (CueExpression) root = NULL;
  CueCondition *self;

  g_return_val_if_fail (forest != NULL && logic != NULL, NULL);

  root = cue_expression_new_to_look_at (logic, error);
  if (root == NULL)
    return NULL;

  self = g_atomic_rc_box_new0 (CueCondition);
  self->forest = cue_forest_ref (forest);
  self->logic = logic;
  return self;
}

/**
 * cue_condition_new:
 * @logic: JsonLogic that passed the gate
 *
 * Errors: %CUE_CONDITION_ERROR_INVALID with the path inside @logic, what was found and what would
 * be right.
 *
 * Returns: (transfer full): the compiled condition
 */
CueCondition *
cue_condition_new (JsonNode *logic, GError **error)
{
  g_autoptr (CueForest) forest = NULL;

  g_return_val_if_fail (logic != NULL, NULL);

  forest = cue_forest_new_from_json (logic);
  return cue_condition_new_from_tree (forest, cue_forest_get_root (forest), error);
}

CueCondition *
cue_condition_ref (CueCondition *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
cue_condition_unref (CueCondition *self)
{
  g_atomic_rc_box_release_full (self, cue_condition_clear);
}

JsonNode *
cue_condition_to_json (const CueCondition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return cue_tree_to_json (self->logic);
}

const CueTree *
cue_condition_get_tree (const CueCondition *self)
{
  return self->logic;
}

const CueExpression *
cue_condition_get_root (const CueCondition *self)
{
  return cue_expression_make_once (&((CueCondition *) self)->root, self->logic);
}

/**
 * cue_condition_apply:
 * @data: (nullable): what `var` and `val` read
 * @scope: (nullable): the conversation
 *
 * Errors: %CUE_CONDITION_ERROR_VALUE; the message is JsonLogic's type of the error ("NaN", "Invalid
 * Arguments") or what was thrown.
 *
 * Returns: (transfer full): the value; it may share parts with @data
 */
JsonNode *
cue_condition_apply (const CueCondition *self, JsonNode *data, CueScope *scope, GError **error)
{
  CueEval eval;
  JsonNode *value;

  g_return_val_if_fail (self != NULL, NULL);

  cue_eval_init (&eval, data, scope);
  value = cue_eval (&eval, cue_condition_get_root (self), error);
  cue_eval_clear (&eval);
  return value;
}

/**
 * cue_condition_test:
 * @scope: the conversation; its `now_ms` is the time
 * @next_flip_ms: (inout) (nullable): lowered to the earliest time after now at which the truth can
 * change without an event. Exact for comparisons of a time, and of sums of times, with what stands
 * still; at most a little early where they are multiplied; where time goes through other operators,
 * one second on.
 *
 * Returns: whether it holds; %CUE_TRUTH_ERROR sets @error
 */
CueTruth
cue_condition_test (const CueCondition *self, CueScope *scope, gint64 *next_flip_ms, GError **error)
{
  g_autoptr (JsonNode) value = NULL;
  CueEval eval;

  g_return_val_if_fail (self != NULL && scope != NULL, CUE_TRUTH_ERROR);

  cue_eval_init (&eval, NULL, scope);
  value = cue_eval (&eval, cue_condition_get_root (self), error);
  if (next_flip_ms != NULL)
    *next_flip_ms = MIN (*next_flip_ms, eval.next_flip_ms);
  cue_eval_clear (&eval);
  if (value == NULL)
    return CUE_TRUTH_ERROR;
  return cue_value_is_truthy (value) ? CUE_TRUTH_TRUE : CUE_TRUTH_FALSE;
}
