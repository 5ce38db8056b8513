/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-expression-private.h"

#include <string.h>

/*
 * What a condition asks for stands in its logic, so it is read from there; a large pack is asked
 * for the references of all its conditions several times, and most are never evaluated.
 */

typedef struct
{
  CueReferenceFunc func;
  gpointer user_data;
  gboolean values; /* texts beside facts are told, too */
} References;

/* Where the walk is: one of these stands on the stack for each step down. */
struct _CueReferencePlace
{
  const CueReferencePlace *around; /* or NULL */
  const char *op;                  /* NULL: an argument or element */
  guint place;
};

/* One call of the logic: {"op": arguments}. */
typedef struct
{
  const CueOperator *op;
  const CueTree *arguments;
} Call;

/* The only member of an object. */
static gboolean
read_member (const CueTree *logic, const char **name, const CueTree **value)
{
  CueTreeIter iter;

  if (!cue_tree_is_object (logic) || cue_tree_get_length (logic) != 1)
    return FALSE;
  cue_tree_iter_init (&iter, logic);
  return cue_tree_iter_next (&iter, name, value);
}

static gboolean
read_call (const CueTree *logic, Call *call)
{
  const char *name;

  if (!read_member (logic, &name, &call->arguments))
    return FALSE;
  call->op = cue_operator_find (name);
  return call->op != NULL;
}

static gboolean
is_call (const Call *call, const char *name)
{
  const char *own = call->op->info.name;

  return *own == *name && strcmp (own, name) == 0;
}

/* Arguments one by one: {"+": [1, 2]} has two, {"!": x} one. */
typedef struct
{
  CueTreeIter list;
  const CueTree *only; /* or NULL */
  guint place;         /* of what came last; CUE_NO_PLACE outside a list */
} Arguments;

static void
arguments_init (Arguments *self, const CueTree *written)
{
  gboolean listed = cue_tree_is_array (written);

  self->only = listed ? NULL : written;
  self->place = CUE_NO_PLACE;
  self->list = (CueTreeIter){ 0 };
  if (listed)
    cue_tree_iter_init (&self->list, written);
}

static const CueTree *
arguments_next (Arguments *self)
{
  const CueTree *next = self->only;

  self->only = NULL;
  if (next != NULL || !cue_tree_iter_next (&self->list, NULL, &next))
    return next;
  self->place = self->place == CUE_NO_PLACE ? 0 : self->place + 1;
  return next;
}

static void
append_path (GString *path, const CueReferencePlace *at)
{
  if (at == NULL)
    return;
  append_path (path, at->around);
  if (at->op != NULL)
    g_string_append_printf (path, "/%s", at->op);
  else if (at->place != CUE_NO_PLACE)
    g_string_append_printf (path, "/%u", at->place);
}

char *
cue_reference_place_to_string (const CueReferencePlace *self)
{
  GString *path = g_string_new (NULL);

  append_path (path, self);
  return g_string_free (path, FALSE);
}

static void
tell (const References *self, const char *family, const char *id, const CueReferencePlace *at)
{
  self->func (family, id, at, self->user_data);
}

static void
report_id (const References *self, const Call *call, const CueReferencePlace *at)
{
  gboolean optional = is_call (call, "says") || is_call (call, "count_within");
  const CueTree *written = optional && cue_tree_is_array (call->arguments)
                               ? cue_tree_get_element (call->arguments, 0)
                               : call->arguments;
  const char *id = written != NULL ? cue_expression_read_id (written) : NULL;

  if (id == NULL)
    return;
  if (call->op->names != NULL)
    tell (self, call->op->names, id, at);
  else if ((call->op->flags & CUE_OPERATOR_TIME) != 0 && g_str_has_prefix (id, "tag:"))
    tell (self, "tag", id + strlen ("tag:"), at);
  else if ((call->op->flags & CUE_OPERATOR_TIME) != 0 && g_str_has_prefix (id, "lit:"))
    tell (self, "rule", id + strlen ("lit:"), at);
}

/* A written name of `var` or `missing` is a fact, unless the conversation itself has it. */
static void
report_name (const References *self,
             const CueTree *name,
             guint place,
             const CueReferencePlace *around)
{
  static const char *const OWN[] = { "", "channel", "lang", "stage", NULL };
  const CueReferencePlace at = { around, NULL, place };

  if (cue_tree_is_string (name) && !g_strv_contains (OWN, cue_tree_get_string (name)))
    tell (self, "fact", cue_tree_get_string (name), &at);
}

static void
report_all_names (const References *self, const CueTree *names, const CueReferencePlace *at)
{
  Arguments arguments;
  const CueTree *name;

  arguments_init (&arguments, names);
  while ((name = arguments_next (&arguments)) != NULL)
    report_name (self, name, arguments.place, at);
}

static void
report_names (const References *self, const Call *call, const CueReferencePlace *at)
{
  const CueTree *list
      = cue_tree_is_array (call->arguments) ? cue_tree_get_element (call->arguments, 1) : NULL;
  Arguments arguments;
  const CueTree *name;

  if (!cue_family_is (call->op->info.family, "control"))
    return;
  arguments_init (&arguments, call->arguments);
  if (is_call (call, "var") && (name = arguments_next (&arguments)) != NULL)
    report_name (self, name, arguments.place, at);
  if (is_call (call, "missing"))
    report_all_names (self, call->arguments, at);
  if (is_call (call, "missing_some") && cue_tree_is_array (list))
    {
      const CueReferencePlace inside = { at, NULL, 1 };

      report_all_names (self, list, &inside);
    }
}

static void
report_value (const References *self,
              const char *fact,
              const CueTree *value,
              guint place,
              const CueReferencePlace *around)
{
  const CueReferencePlace at = { around, NULL, place };
  g_autofree char *id = NULL;

  if (cue_tree_is_array (value))
    {
      CueTreeIter iter;
      const CueTree *element;

      cue_tree_iter_init (&iter, value);
      for (guint i = 0; cue_tree_iter_next (&iter, NULL, &element); i++)
        report_value (self, fact, element, i, &at);
    }
  if (!cue_tree_is_string (value) || *cue_tree_get_string (value) == '\0')
    return;
  id = g_strconcat (fact, "=", cue_tree_get_string (value), NULL);
  tell (self, "value", id, &at);
}

/* The fact that {"fact": id} or {"var": id} asks for; NULL of anything else. */
static const char *
read_fact (const CueTree *logic)
{
  const CueTree *arguments;
  const char *name;

  if (!read_member (logic, &name, &arguments))
    return NULL;
  if (cue_family_is (name, "fact"))
    return cue_expression_read_id (arguments);
  if (!cue_family_is (name, "var"))
    return NULL;
  if (cue_tree_is_array (arguments))
    arguments = cue_tree_get_element (arguments, 0);
  return cue_tree_is_string (arguments) ? cue_tree_get_string (arguments) : NULL;
}

/* Texts beside a fact in a comparison, or a list that has it. */
static void
report_values (const References *self, const Call *call, const CueReferencePlace *at)
{
  Arguments arguments;
  const CueTree *argument;
  const CueTree *before = NULL;
  const char *fact_before = NULL;

  if (!self->values || (!cue_family_is (call->op->info.family, "compare") && !is_call (call, "in")))
    return;
  arguments_init (&arguments, call->arguments);
  while ((argument = arguments_next (&arguments)) != NULL)
    {
      const char *fact = read_fact (argument);

      if (fact_before != NULL)
        report_value (self, fact_before, argument, arguments.place, at);
      if (fact != NULL && before != NULL)
        report_value (self, fact, before, arguments.place - 1, at);
      before = argument;
      fact_before = fact;
    }
}

/* @in_body: inside the body of an iterator, where `var` reads the item */
static void
report (const References *self,
        const CueTree *logic,
        gboolean in_body,
        const CueReferencePlace *around)
{
  Call call = { NULL, NULL };
  CueReferencePlace at = { around, NULL, CUE_NO_PLACE };
  Arguments arguments;
  const CueTree *argument;

  if (!cue_tree_is_array (logic) && !read_call (logic, &call))
    return;
  if (call.op != NULL)
    at.op = call.op->info.name;
  if (call.op != NULL && (call.op->flags & CUE_OPERATOR_RAW) != 0)
    {
      report_id (self, &call, &at);
      return;
    }
  if (call.op != NULL && !in_body)
    {
      report_names (self, &call, &at);
      report_values (self, &call, &at);
    }
  arguments_init (&arguments, call.op != NULL ? call.arguments : logic);
  while ((argument = arguments_next (&arguments)) != NULL)
    {
      const CueReferencePlace below = { &at, NULL, arguments.place };
      gboolean body
          = call.op != NULL && arguments.place == 1 && (call.op->flags & CUE_OPERATOR_BODY) != 0;

      report (self, argument, in_body || body, &below);
    }
}

/**
 * cue_condition_foreach_reference:
 * @func: called for each id that the condition asks for, in the order of writing; maybe more than
 * once for one. Of a fact that is compared, the texts beside it come before the fact itself
 */
void
cue_condition_foreach_reference (const CueCondition *self,
                                 CueReferenceFunc func,
                                 gpointer user_data)
{
  const References references = { func, user_data, TRUE };

  g_return_if_fail (self != NULL && func != NULL);

  report (&references, cue_condition_get_tree (self), FALSE, NULL);
}

/* As cue_condition_foreach_reference (), without the texts beside facts. */
void
cue_condition_foreach_name (const CueCondition *self, CueReferenceFunc func, gpointer user_data)
{
  const References references = { func, user_data, FALSE };

  g_return_if_fail (self != NULL && func != NULL);

  report (&references, cue_condition_get_tree (self), FALSE, NULL);
}
