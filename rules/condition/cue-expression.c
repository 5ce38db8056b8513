/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"
#include "cue-time-private.h"

/*
 * From JSON to a tree that is checked once and evaluated often.
 *
 * {"op": [arguments]} is a call, [..] a list whose elements are logic, {} and everything else a
 * constant. A name that no operator has, or arguments of a shape that could never work, are errors
 * here, where a lead can still read them, and not in the middle of a conversation.
 */

#define MAX_DEPTH 64

static CueExpression *compile (JsonNode *logic, const char *path, guint depth, GError **error);

void
cue_expression_free (CueExpression *self)
{
  g_clear_pointer (&self->constant, json_node_unref);
  g_clear_pointer (&self->arguments, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->path, g_free);
  g_free (self);
}

static CueExpression *
expression_new (CueExpressionKind kind, JsonNode *constant, const char *path)
{
  CueExpression *self = g_new0 (CueExpression, 1);

  self->kind = kind;
  self->constant = json_node_ref (constant);
  self->path = g_strdup (path);
  return self;
}

static GPtrArray *
expressions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cue_expression_free);
}

/* Sets %CUE_CONDITION_ERROR_INVALID at the path of @self plus @below ("/0"). Returns: FALSE */
gboolean
cue_expression_fail (const CueExpression *self,
                     GError **error,
                     const char *below,
                     const char *format,
                     ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, CUE_CONDITION_ERROR, CUE_CONDITION_ERROR_INVALID, "%s%s: %s", self->path,
               below, message);
  return FALSE;
}

static gboolean
compile_elements (GPtrArray *into, JsonNode *list, const char *path, guint depth, GError **error)
{
  JsonArray *array = json_node_get_array (list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *below = g_strdup_printf ("%s/%u", path, i);
      CueExpression *element = compile (json_array_get_element (array, i), below, depth + 1, error);

      if (element == NULL)
        return FALSE;
      g_ptr_array_add (into, element);
    }
  return TRUE;
}

static CueExpression *
compile_list (JsonNode *logic, const char *path, guint depth, GError **error)
{
  g_autoptr (CueExpression) self = expression_new (CUE_EXPRESSION_LIST, logic, path);

  self->arguments = expressions_new ();
  if (!compile_elements (self->arguments, logic, path, depth, error))
    return NULL;
  cue_time_learn (self);
  return g_steal_pointer (&self);
}

static gboolean
compile_arguments (CueExpression *self, guint depth, GError **error)
{
  CueExpression *only;

  self->arguments = expressions_new ();
  if (self->listed)
    return compile_elements (self->arguments, self->constant, self->path, depth, error);

  only = compile (self->constant, self->path, depth + 1, error);
  if (only != NULL)
    g_ptr_array_add (self->arguments, only);
  return only != NULL;
}

/* How many arguments a call has as written; CUE_ANY_NUMBER when only the evaluation can tell. */
guint
cue_expression_count_arguments (const CueExpression *self)
{
  const CueExpression *only;

  if (self->arguments == NULL)
    return CUE_ANY_NUMBER;
  if (self->listed)
    return self->arguments->len;
  only = g_ptr_array_index (self->arguments, 0);
  return only->kind == CUE_EXPRESSION_CONSTANT ? 1 : CUE_ANY_NUMBER;
}

static char *
describe_wanted (const CueOperator *op)
{
  if (op->min == op->max)
    return g_strdup_printf ("exactly %u", op->min);
  if (op->max == CUE_ANY_NUMBER)
    return g_strdup_printf ("at least %u", op->min);
  return g_strdup_printf ("%u to %u", op->min, op->max);
}

static gboolean
check_call (CueExpression *self, GError **error)
{
  guint n = cue_expression_count_arguments (self);

  if ((self->op->flags & CUE_OPERATOR_LISTED) != 0 && !self->listed)
    return cue_expression_fail (self, error, "", "the arguments are %s; write them as a list: (%s)",
                                cue_json_type_name (self->constant), self->op->info.arguments);
  if (n != CUE_ANY_NUMBER && (n < self->op->min || n > self->op->max))
    {
      g_autofree char *wanted = describe_wanted (self->op);

      return cue_expression_fail (self, error, "", "%u arguments; it takes %s: (%s)", n, wanted,
                                  self->op->info.arguments);
    }
  return self->op->check == NULL || self->op->check (self, error);
}

static CueExpression *
compile_call (JsonObject *object, const char *path, guint depth, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);
  const char *name = names->data;
  JsonNode *arguments = json_object_get_member (object, name);
  const CueOperator *op = cue_operator_find (name);
  g_autofree char *here = g_strdup_printf ("%s/%s", path, name);
  g_autoptr (CueExpression) self = expression_new (CUE_EXPRESSION_CALL, arguments, here);

  self->op = op;
  self->listed = JSON_NODE_HOLDS_ARRAY (arguments);
  if (op == NULL)
    {
      cue_expression_fail (self, error, "",
                           "\"%s\" is no operator; docs/pack.md and \"cuectl operators\" list them",
                           name);
      return NULL;
    }
  if ((op->flags & CUE_OPERATOR_RAW) == 0 && !compile_arguments (self, depth, error))
    return NULL;
  if (!check_call (self, error))
    return NULL;
  cue_time_learn (self);
  return g_steal_pointer (&self);
}

static CueExpression *
compile (JsonNode *logic, const char *path, guint depth, GError **error)
{
  if (depth > MAX_DEPTH)
    {
      g_set_error (error, CUE_CONDITION_ERROR, CUE_CONDITION_ERROR_INVALID,
                   "%s: deeper than %d levels; take parts out into tags", path, MAX_DEPTH);
      return NULL;
    }
  if (JSON_NODE_HOLDS_ARRAY (logic))
    return compile_list (logic, path, depth, error);
  if (!JSON_NODE_HOLDS_OBJECT (logic) || json_object_get_size (json_node_get_object (logic)) == 0)
    return expression_new (CUE_EXPRESSION_CONSTANT, logic, path);
  if (json_object_get_size (json_node_get_object (logic)) == 1)
    return compile_call (json_node_get_object (logic), path, depth, error);

  g_set_error (error, CUE_CONDITION_ERROR, CUE_CONDITION_ERROR_INVALID,
               "%s: an object with %u keys; an operation has exactly one: {\"operator\": "
               "[arguments]}",
               path, json_object_get_size (json_node_get_object (logic)));
  return NULL;
}

/* (transfer full): the tree, NULL with %CUE_CONDITION_ERROR_INVALID */
CueExpression *
cue_expression_new (JsonNode *logic, GError **error)
{
  return compile (logic, "", 0, error);
}

/* The argument @i as written, NULL when there is none or the operator reads its arguments itself.
 */
const CueExpression *
cue_expression_get_argument (const CueExpression *self, guint i)
{
  return self->arguments != NULL && i < self->arguments->len
             ? g_ptr_array_index (self->arguments, i)
             : NULL;
}

gboolean
cue_expression_is_null (const CueExpression *self)
{
  return self != NULL && self->kind == CUE_EXPRESSION_CONSTANT
         && JSON_NODE_HOLDS_NULL (self->constant);
}

gboolean
cue_expression_is_call (const CueExpression *self, const char *name)
{
  return self != NULL && self->kind == CUE_EXPRESSION_CALL
         && g_str_equal (self->op->info.name, name);
}

const char *
cue_expression_get_text (const CueExpression *self)
{
  return self != NULL && self->kind == CUE_EXPRESSION_CONSTANT
                 && cue_value_is_string (self->constant)
             ? json_node_get_string (self->constant)
             : NULL;
}

const char *
cue_expression_get_fact (const CueExpression *self)
{
  if (cue_expression_is_call (self, "fact"))
    return self->id;
  return cue_expression_is_call (self, "var")
             ? cue_expression_get_text (cue_expression_get_argument (self, 0))
             : NULL;
}
