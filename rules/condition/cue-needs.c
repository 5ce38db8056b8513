/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a condition follows: whatever it may ask for, so that nothing else need make it be looked at
 * again. Names that are written are told one by one; a name that is computed may be any.
 */
#include "cue-program.h"

#include <string.h>

#include "cue-eval-private.h"

typedef struct
{
  CueNeedFunc func;
  gpointer user_data;
} Needs;

static void
tell (const Needs *needs, const char *family, const char *id)
{
  needs->func (family, id, needs->user_data);
}

static void
tell_since (const Needs *needs, const char *what)
{
  if (g_str_has_prefix (what, "tag:"))
    tell (needs, "tag", what + strlen ("tag:"));
  else if (g_str_has_prefix (what, "lit:"))
    tell (needs, "lit", what + strlen ("lit:"));
  else if (g_str_equal (what, "opened"))
    tell (needs, "opened", "");
  else
    tell (needs, "silence", what);
}

static void
tell_name (const Needs *needs, const CueExpression *name)
{
  const char *text = cue_expression_get_text (name);

  if (text == NULL)
    tell (needs, "any", "");
  else if (g_str_equal (text, "stage"))
    tell (needs, "stage", text);
  else if (g_str_equal (text, "channel") || g_str_equal (text, "lang"))
    tell (needs, "opened", "");
  tell (needs, "fact", text == NULL ? "" : text);
}

static const char *
speaker_name (char by)
{
  return by == 'c' ? "customer" : by == 'a' ? "agent" : "any";
}

static void
tell_own (const Needs *needs, const CueExpression *call)
{
  /* what asks the conversation reads its arguments itself */
  if ((call->op->flags & CUE_OPERATOR_RAW) == 0)
    return;
  if (call->op->follows != NULL)
    tell (needs, call->op->follows, call->id == NULL ? "" : call->id);
  if (call->heard.phrase != NULL && call->heard.within_turns > 0)
    tell (needs, "turns", speaker_name (call->heard.by));
  if (cue_expression_is_call (call, "since"))
    tell_since (needs, call->id);
}

static void
tell_names (const Needs *needs, const CueExpression *call)
{
  const CueExpression *list = cue_expression_get_argument (call, 1);

  if (cue_expression_is_call (call, "var") && call->arguments->len > 0)
    tell_name (needs, cue_expression_get_argument (call, 0));
  if (cue_expression_is_call (call, "missing"))
    for (guint i = 0; i < call->arguments->len; i++)
      tell_name (needs, cue_expression_get_argument (call, i));
  if (!cue_expression_is_call (call, "missing_some"))
    return;
  if (list == NULL || list->kind != CUE_EXPRESSION_LIST)
    tell (needs, "any", "");
  else
    for (guint i = 0; i < list->arguments->len; i++)
      tell_name (needs, cue_expression_get_argument (list, i));
}

static void
visit (const Needs *needs, const CueExpression *self)
{
  if (self->kind == CUE_EXPRESSION_CALL)
    tell_own (needs, self);
  if (self->arguments == NULL)
    return;
  if (self->kind == CUE_EXPRESSION_CALL)
    tell_names (needs, self);
  for (guint i = 0; i < self->arguments->len; i++)
    visit (needs, self->arguments->at[i]);
}

void
cue_expression_foreach_need (const CueExpression *self, CueNeedFunc func, gpointer user_data)
{
  Needs needs = { func, user_data };

  visit (&needs, self);
}

void
cue_condition_foreach_need (const CueCondition *condition, CueNeedFunc func, gpointer user_data)
{
  g_autoptr (CueExpression) root
      = cue_expression_new_to_look_at (cue_condition_get_tree (condition), NULL);

  cue_expression_foreach_need (root, func, user_data);
}
