/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

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
/* What the expressions of a usual rule take. */
#define USUAL_BYTES 1000

/* A tree that is being made. */
typedef struct
{
  CueArena *arena;
  CueExpression *constants; /* the last one; each knows the one before */
  gboolean looked_at;       /* and never evaluated: constants have no value */
} Making;

/* What is around a stretch of logic while it is compiled. */
typedef struct
{
  Making *making;
  const CueExpression *parent; /* or NULL */
  guint place;
  guint depth;
} Around;

static CueExpression *compile (const CueTree *logic, const Around *around, GError **error);

static void
free_making (Making *self)
{
  for (CueExpression *constant = self->constants; constant != NULL; constant = constant->next)
    json_node_unref (constant->constant);
  cue_arena_free (self->arena);
}

void
cue_expression_free (CueExpression *self)
{
  gboolean alone = self->constant != NULL;
  Making whole = { self->arena, alone ? self : self->next, FALSE };

  free_making (&whole);
}

const CueExpression *
cue_expression_make_once (CueExpression **slot, const CueTree *logic)
{
  CueExpression *made = g_atomic_pointer_get (slot);

  if (made != NULL)
    return made;
  made = cue_expression_new (logic, NULL);
  if (g_atomic_pointer_compare_and_exchange (slot, NULL, made))
    return made;
  cue_expression_free (made); /* another thread was faster */
  return g_atomic_pointer_get (slot);
}

static CueExpression *
expression_new (CueExpressionKind kind, const CueTree *written, const Around *around)
{
  CueExpression *self = cue_arena_take (around->making->arena, sizeof *self);

  self->kind = kind;
  self->written = written;
  self->parent = around->parent;
  self->place = around->place;
  return self;
}

/* "/and/1/says" */
static void
append_path (GString *path, const CueExpression *expression)
{
  if (expression == NULL)
    return;
  append_path (path, expression->parent);
  if (expression->place != CUE_NO_PLACE)
    g_string_append_printf (path, "/%u", expression->place);
  if (expression->kind == CUE_EXPRESSION_CALL)
    g_string_append_printf (path, "/%s", expression->name);
}

/* Sets %CUE_CONDITION_ERROR_INVALID at the path of @self plus @below ("/0"). Returns: FALSE */
gboolean
cue_expression_fail (const CueExpression *self,
                     GError **error,
                     const char *below,
                     const char *format,
                     ...)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  append_path (path, self);
  g_string_append (path, below);
  g_set_error (error, CUE_CONDITION_ERROR, CUE_CONDITION_ERROR_INVALID, "%s%s%s", path->str,
               path->len > 0 ? ": " : "", message);
  return FALSE;
}

static CueArguments *
arguments_new (const Around *around, guint n)
{
  CueArguments *self
      = cue_arena_take (around->making->arena, sizeof *self + n * sizeof (CueExpression *));

  self->len = n;
  return self;
}

static gboolean
compile_elements (CueExpression *self, const Around *around, GError **error)
{
  CueTreeIter iter;
  const CueTree *element;
  Around inside = { around->making, self, 0, around->depth + 1 };

  self->arguments = arguments_new (around, cue_tree_get_length (self->written));
  cue_tree_iter_init (&iter, self->written);
  for (; cue_tree_iter_next (&iter, NULL, &element); inside.place++)
    {
      CueExpression *compiled = compile (element, &inside, error);

      if (compiled == NULL)
        return FALSE;
      self->arguments->at[inside.place] = compiled;
    }
  return TRUE;
}

static CueExpression *
compile_list (const CueTree *logic, const Around *around, GError **error)
{
  CueExpression *self = expression_new (CUE_EXPRESSION_LIST, logic, around);

  if (!compile_elements (self, around, error))
    return NULL;
  cue_time_learn (self);
  return self;
}

static gboolean
compile_arguments (CueExpression *self, const Around *around, GError **error)
{
  const Around inside = { around->making, self, CUE_NO_PLACE, around->depth + 1 };

  if (self->listed)
    return compile_elements (self, around, error);
  self->arguments = arguments_new (around, 1);
  self->arguments->at[0] = compile (self->written, &inside, error);
  return self->arguments->at[0] != NULL;
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
  only = self->arguments->at[0];
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
                                cue_tree_type_name (self->written), self->op->info.arguments);
  if (n != CUE_ANY_NUMBER && (n < self->op->min || n > self->op->max))
    {
      g_autofree char *wanted = describe_wanted (self->op);

      return cue_expression_fail (self, error, "", "%u arguments; it takes %s: (%s)", n, wanted,
                                  self->op->info.arguments);
    }
  return self->op->check == NULL || self->op->check (self, error);
}

static CueExpression *
compile_call (const CueTree *logic, const Around *around, GError **error)
{
  CueTreeIter iter;
  const CueTree *arguments;
  const char *name;
  CueExpression *self;

  cue_tree_iter_init (&iter, logic);
  cue_tree_iter_next (&iter, &name, &arguments);
  self = expression_new (CUE_EXPRESSION_CALL, arguments, around);
  self->name = name;
  self->op = cue_operator_find (name);
  self->listed = cue_tree_is_array (arguments);
  if (self->op == NULL)
    {
      cue_expression_fail (self, error, "",
                           "\"%s\" is no operator; docs/pack.md and \"cuectl operators\" list them",
                           name);
      return NULL;
    }
  if ((self->op->flags & CUE_OPERATOR_RAW) == 0 && !compile_arguments (self, around, error))
    return NULL;
  if (!check_call (self, error))
    return NULL;
  cue_time_learn (self);
  return self;
}

static CueExpression *
compile_constant (const CueTree *logic, const Around *around)
{
  CueExpression *self = expression_new (CUE_EXPRESSION_CONSTANT, logic, around);

  if (around->making->looked_at)
    return self;
  self->constant = cue_tree_to_json (logic);
  self->next = around->making->constants;
  around->making->constants = self;
  return self;
}

static CueExpression *
refuse (const Around *around, GError **error, const char *message)
{
  const CueExpression nothing = { .parent = around->parent, .place = around->place };

  cue_expression_fail (&nothing, error, "", "%s", message);
  return NULL;
}

static CueExpression *
compile (const CueTree *logic, const Around *around, GError **error)
{
  g_autofree char *message = NULL;

  if (around->depth > MAX_DEPTH)
    {
      message = g_strdup_printf ("deeper than %d levels; take parts out into tags", MAX_DEPTH);
      return refuse (around, error, message);
    }
  if (cue_tree_is_array (logic))
    return compile_list (logic, around, error);
  if (!cue_tree_is_object (logic) || cue_tree_get_length (logic) == 0)
    return compile_constant (logic, around);
  if (cue_tree_get_length (logic) == 1)
    return compile_call (logic, around, error);

  message = g_strdup_printf ("an object with %u keys; an operation has exactly one: {\"operator\": "
                             "[arguments]}",
                             cue_tree_get_length (logic));
  return refuse (around, error, message);
}

static CueExpression *
make (const CueTree *logic, gboolean looked_at, GError **error)
{
  Making making = { cue_arena_new_small (USUAL_BYTES), NULL, looked_at };
  const Around around = { &making, NULL, CUE_NO_PLACE, 0 };
  CueExpression *root = compile (logic, &around, error);

  if (root == NULL)
    {
      free_making (&making);
      return NULL;
    }
  root->arena = making.arena;
  if (root->kind != CUE_EXPRESSION_CONSTANT)
    root->next = making.constants;
  return root;
}

/* (transfer full): the tree, NULL with %CUE_CONDITION_ERROR_INVALID */
CueExpression *
cue_expression_new (const CueTree *logic, GError **error)
{
  return make (logic, FALSE, error);
}

/* The same for who looks at it only: it cannot be evaluated, and constants are what is written. */
CueExpression *
cue_expression_new_to_look_at (const CueTree *logic, GError **error)
{
  return make (logic, TRUE, error);
}

/* The argument @i as written, NULL when there is none or the operator reads its arguments itself.
 */
const CueExpression *
cue_expression_get_argument (const CueExpression *self, guint i)
{
  return self->arguments != NULL && i < self->arguments->len ? self->arguments->at[i] : NULL;
}

gboolean
cue_expression_is_null (const CueExpression *self)
{
  return self != NULL && self->kind == CUE_EXPRESSION_CONSTANT && cue_tree_is_null (self->written);
}

gboolean
cue_expression_is_call (const CueExpression *self, const char *name)
{
  /* asked by the dozen of every call of a pack */
  return self != NULL && self->kind == CUE_EXPRESSION_CALL && *self->op->info.name == *name
         && strcmp (self->op->info.name, name) == 0;
}

const char *
cue_expression_get_text (const CueExpression *self)
{
  return self != NULL && self->kind == CUE_EXPRESSION_CONSTANT && cue_tree_is_string (self->written)
             ? cue_tree_get_string (self->written)
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
