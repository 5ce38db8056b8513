/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-program.h"

#include "cue-eval-private.h"

/*
 * The flat form of a condition. JsonLogic gives values; most of what leads write is and, or, not
 * over plain questions, for which true or false is enough: those become steps that whoever holds
 * the conversation answers with a lookup and a comparison. What is anything else stays a leaf that
 * is evaluated as it was written, and so does a plain question whose value turns out to be of a
 * type that needs JsonLogic's rules. Order and short cuts are those of the evaluation, so errors
 * and flips are the same too.
 */

static void append (GArray *steps, const CueExpression *expression, const CueTree *written);

static gboolean
is_timed (const CueExpression *self)
{
  if (self->timed || self->heard.within_ms > 0)
    return TRUE;
  for (guint i = 0; self->arguments != NULL && i < self->arguments->len; i++)
    if (is_timed (self->arguments->at[i]))
      return TRUE;
  return FALSE;
}

static CueProgramStep *
at (GArray *steps, guint i)
{
  return &g_array_index (steps, CueProgramStep, i);
}

static guint
push (GArray *steps, CueStepKind kind, const CueExpression *self, const CueTree *written)
{
  CueProgramStep step = { 0 };

  step.kind = (guint8) kind;
  step.timed = (guint8) is_timed (self);
  step.end = steps->len + 1;
  step.written = written;
  step.id = self->kind == CUE_EXPRESSION_CALL ? self->id : NULL;
  g_array_append_val (steps, step);
  return steps->len - 1;
}

static void
set_heard (CueProgramStep *step, const CueHeard *heard)
{
  step->within_turns = heard->within_turns;
  step->within_ms = heard->within_ms;
  step->by = heard->by;
  step->polarity = heard->polarity;
  step->question = (gint8) heard->question;
  step->once = (guint8) heard->once;
}

CueHeard
cue_program_step_get_heard (const CueProgramStep *step)
{
  return (CueHeard){ .by = step->by,
                     .within_turns = step->within_turns,
                     .within_ms = step->within_ms,
                     .polarity = step->polarity,
                     .question = step->question,
                     .once = step->once };
}

/* The arguments of a call, which stand in a list or alone. */
static void
append_arguments (GArray *steps, const CueExpression *self)
{
  CueTreeIter iter;
  const CueTree *element;

  if (!self->listed)
    {
      append (steps, cue_expression_get_argument (self, 0), self->written);
      return;
    }
  cue_tree_iter_init (&iter, self->written);
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &element); i++)
    append (steps, cue_expression_get_argument (self, i), element);
}

static void
append_group (GArray *steps, CueStepKind kind, const CueExpression *self, const CueTree *written)
{
  guint first = push (steps, kind, self, written);

  append_arguments (steps, self);
  at (steps, first)->end = steps->len;
}

static gboolean
read_compare (const CueExpression *self, CueCompare *compare)
{
  static const char *const names[] = { "===", "!==", "==", "!=", "<", "<=", ">", ">=" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (cue_expression_is_call (self, names[i]))
      {
        *compare = i;
        return self->arguments->len == 2;
      }
  return FALSE;
}

/* 3 < x is x > 3. */
static CueCompare
turn_round (CueCompare compare)
{
  static const CueCompare turned[] = { CUE_COMPARE_SAME,    CUE_COMPARE_NOT_SAME,
                                       CUE_COMPARE_EQUAL,   CUE_COMPARE_NOT_EQUAL,
                                       CUE_COMPARE_GREATER, CUE_COMPARE_GREATER_EQUAL,
                                       CUE_COMPARE_LESS,    CUE_COMPARE_LESS_EQUAL };

  return turned[compare];
}

/* A fact by its own name: what the conversation itself has is none. The name lives as long as the
 * condition. */
static const char *
get_fact (const CueExpression *self)
{
  const char *name;

  if (cue_expression_is_call (self, "fact"))
    return self->id;
  if (!cue_expression_is_call (self, "var") || self->arguments->len != 1
      || cue_expression_get_text (cue_expression_get_argument (self, 0)) == NULL)
    return NULL;
  name = cue_tree_get_string (cue_expression_get_argument (self, 0)->written);
  if (name[0] == '\0' || g_str_equal (name, "channel") || g_str_equal (name, "lang")
      || g_str_equal (name, "stage"))
    return NULL;
  return name;
}

static gboolean
append_number (GArray *steps,
               const CueExpression *self,
               const CueTree *written,
               const CueExpression *asked,
               CueCompare compare,
               double number)
{
  const char *fact = get_fact (asked);
  CueStepKind kind;
  CueProgramStep *step;

  if (fact != NULL)
    kind = CUE_STEP_NUMBER;
  else if (cue_expression_is_call (asked, "count_within"))
    kind = CUE_STEP_COUNT;
  else if (cue_expression_is_call (asked, "turns"))
    kind = CUE_STEP_TURNS;
  else
    return FALSE;
  step = at (steps, push (steps, kind, self, written));
  step->compare = (guint8) compare;
  step->number = number;
  step->id = fact != NULL ? fact : asked->id;
  set_heard (step, &asked->heard);
  return TRUE;
}

static gboolean
append_text (GArray *steps,
             const CueExpression *self,
             const CueTree *written,
             const CueExpression *asked,
             CueCompare compare,
             const char *text)
{
  const char *fact = get_fact (asked);
  gboolean same = compare == CUE_COMPARE_SAME || compare == CUE_COMPARE_EQUAL;
  CueProgramStep *step;

  if (fact == NULL || compare >= CUE_COMPARE_LESS)
    return FALSE;
  step = at (steps, push (steps, CUE_STEP_TEXT, self, written));
  step->compare = same ? CUE_COMPARE_SAME : CUE_COMPARE_NOT_SAME;
  step->text = text;
  step->id = fact;
  return TRUE;
}

static gboolean
append_comparison (GArray *steps, const CueExpression *self, const CueTree *written)
{
  const CueExpression *asked = cue_expression_get_argument (self, 0);
  const CueExpression *known = cue_expression_get_argument (self, 1);
  CueCompare compare;

  if (!read_compare (self, &compare))
    return FALSE;
  if (asked->kind == CUE_EXPRESSION_CONSTANT)
    {
      const CueExpression *left = asked;

      asked = known;
      known = left;
      compare = turn_round (compare);
    }
  if (asked->kind != CUE_EXPRESSION_CALL || known->kind != CUE_EXPRESSION_CONSTANT)
    return FALSE;
  if (cue_tree_is_number (known->written))
    return append_number (steps, self, written, asked, compare,
                          cue_tree_get_double (known->written));
  /* the text lives as long as the condition, its expression here does not */
  return cue_tree_is_string (known->written)
         && append_text (steps, self, written, asked, compare,
                         cue_tree_get_string (known->written));
}

static gboolean
append_question (GArray *steps, const CueExpression *self, const CueTree *written)
{
  static const struct
  {
    const char *name;
    CueStepKind kind;
  } plain[] = { { "tag", CUE_STEP_TAG }, { "says", CUE_STEP_HEARD }, { "said", CUE_STEP_SAID } };
  const char *fact = get_fact (self);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (cue_expression_is_call (self, plain[i].name))
      {
        set_heard (at (steps, push (steps, plain[i].kind, self, written)), &self->heard);
        return TRUE;
      }
  if (cue_expression_is_call (self, "stage") && self->id != NULL)
    {
      push (steps, CUE_STEP_STAGE, self, written);
      return TRUE;
    }
  if (fact == NULL)
    return FALSE;
  at (steps, push (steps, CUE_STEP_FACT, self, written))->id = fact;
  return TRUE;
}

static void
append (GArray *steps, const CueExpression *self, const CueTree *written)
{
  guint n = self->arguments == NULL ? 0 : self->arguments->len;

  if (n > 0 && cue_expression_is_call (self, "and"))
    append_group (steps, CUE_STEP_ALL, self, written);
  else if (n > 0 && cue_expression_is_call (self, "or"))
    append_group (steps, CUE_STEP_ANY, self, written);
  else if (n == 1 && cue_expression_is_call (self, "!"))
    append_group (steps, CUE_STEP_NOT, self, written);
  else if (n == 1 && cue_expression_is_call (self, "!!"))
    append_arguments (steps, self);
  else if (self->kind != CUE_EXPRESSION_CALL
           || !(append_comparison (steps, self, written) || append_question (steps, self, written)))
    push (steps, CUE_STEP_WHOLE, self, written);
}

static void
step_clear (gpointer data)
{
  CueProgramStep *step = data;

  if (step->kind == CUE_STEP_WHOLE)
    g_clear_pointer (&step->whole, cue_expression_free);
}

GArray *
cue_program_new (void)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (CueProgramStep));

  g_array_set_clear_func (steps, step_clear);
  return steps;
}

void
cue_program_append (GArray *steps,
                    const CueCondition *condition,
                    CueNeedFunc need,
                    gpointer user_data)
{
  const CueTree *written = cue_condition_get_tree (condition);
  g_autoptr (CueExpression) root = cue_expression_new_to_look_at (written, NULL);

  cue_expression_foreach_need (root, need, user_data);
  append (steps, root, written);
}

/* Made when it is first asked for: most are behind a gate that stays shut. */
static const CueExpression *
get_whole (const CueProgramStep *step)
{
  return cue_expression_make_once (&((CueProgramStep *) step)->whole, step->written);
}

CueTruth
cue_program_test_whole (const CueProgramStep *step, CueScope *scope, gint64 *next_flip_ms)
{
  g_autoptr (CueExpression) made
      = step->kind == CUE_STEP_WHOLE ? NULL : cue_expression_new (step->written, NULL);
  g_autoptr (JsonNode) value = NULL;
  CueEval eval;

  cue_eval_init (&eval, NULL, scope);
  value = cue_eval (&eval, made != NULL ? made : get_whole (step), NULL);
  *next_flip_ms = MIN (*next_flip_ms, eval.next_flip_ms);
  cue_eval_clear (&eval);
  if (value == NULL)
    return CUE_TRUTH_ERROR;
  return cue_value_is_truthy (value) ? CUE_TRUTH_TRUE : CUE_TRUTH_FALSE;
}
