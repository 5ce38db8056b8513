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
  GString *path; /* of what is looked at */
} References;

typedef struct
{
  const char *op;
  const char *family;
} Family;

static const Family FAMILIES[] = {
  { "tag", "tag" },    { "fact", "fact" },   { "says", "phrase" }, { "count_within", "phrase" },
  { "said", "point" }, { "stage", "stage" }, { "owns", "offer" },  { "outcome", "offer" },
  { "lit", "rule" },
};

/* One call of the logic: {"op": arguments}. */
typedef struct
{
  const CueOperator *op;
  const CueTree *arguments;
} Call;

static gboolean
read_call (const CueTree *logic, Call *call)
{
  CueTreeIter iter;
  const char *name;

  if (!cue_tree_is_object (logic) || cue_tree_get_length (logic) != 1)
    return FALSE;
  cue_tree_iter_init (&iter, logic);
  cue_tree_iter_next (&iter, &name, &call->arguments);
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
append_place (GString *path, guint place)
{
  if (place < 10)
    {
      g_string_append_c (path, '/');
      g_string_append_c (path, (char) ('0' + place));
    }
  else if (place != CUE_NO_PLACE)
    g_string_append_printf (path, "/%u", place);
}

static void
tell (const References *self, const char *family, const char *id)
{
  self->func (family, id, self->path->str, self->user_data);
}

/* The same about something inside what is looked at. */
static void
tell_at (const References *self, const char *family, const char *id, guint place)
{
  gsize length = self->path->len;

  append_place (self->path, place);
  tell (self, family, id);
  g_string_truncate (self->path, length);
}

static void
report_id (const References *self, const Call *call)
{
  gboolean heard = is_call (call, "says") || is_call (call, "count_within");
  const CueTree *written = heard && cue_tree_is_array (call->arguments)
                               ? cue_tree_get_element (call->arguments, 0)
                               : call->arguments;
  const char *id = written != NULL ? cue_expression_read_id (written) : NULL;

  if (id == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (FAMILIES); i++)
    if (*FAMILIES[i].op == *call->op->info.name && is_call (call, FAMILIES[i].op))
      {
        tell (self, FAMILIES[i].family, id);
        return;
      }
  if ((call->op->flags & CUE_OPERATOR_TIME) != 0 && g_str_has_prefix (id, "tag:"))
    tell (self, "tag", id + strlen ("tag:"));
  if ((call->op->flags & CUE_OPERATOR_TIME) != 0 && g_str_has_prefix (id, "lit:"))
    tell (self, "rule", id + strlen ("lit:"));
}

/* A written name of `var` or `missing` is a fact, unless the conversation itself has it. */
static void
report_name (const References *self, const CueTree *name, guint place)
{
  static const char *const OWN[] = { "", "channel", "lang", "stage", NULL };

  if (cue_tree_is_string (name) && !g_strv_contains (OWN, cue_tree_get_string (name)))
    tell_at (self, "fact", cue_tree_get_string (name), place);
}

static void
report_all_names (const References *self, const CueTree *names)
{
  Arguments arguments;
  const CueTree *name;

  arguments_init (&arguments, names);
  while ((name = arguments_next (&arguments)) != NULL)
    report_name (self, name, arguments.place);
}

static void
report_names (const References *self, const Call *call)
{
  const CueTree *list
      = cue_tree_is_array (call->arguments) ? cue_tree_get_element (call->arguments, 1) : NULL;
  Arguments arguments;
  const CueTree *name;
  gsize length = self->path->len;

  if (!g_str_equal (call->op->info.family, "control"))
    return;
  arguments_init (&arguments, call->arguments);
  if (is_call (call, "var") && (name = arguments_next (&arguments)) != NULL)
    report_name (self, name, arguments.place);
  if (is_call (call, "missing"))
    report_all_names (self, call->arguments);
  if (is_call (call, "missing_some") && cue_tree_is_array (list))
    {
      append_place (self->path, 1);
      report_all_names (self, list);
      g_string_truncate (self->path, length);
    }
}

static void
report_value (const References *self, const char *fact, const CueTree *value, guint place)
{
  g_autofree char *id = NULL;
  gsize length = self->path->len;

  if (cue_tree_is_array (value))
    {
      CueTreeIter iter;
      const CueTree *element;

      append_place (self->path, place);
      cue_tree_iter_init (&iter, value);
      for (guint i = 0; cue_tree_iter_next (&iter, NULL, &element); i++)
        report_value (self, fact, element, i);
      g_string_truncate (self->path, length);
    }
  if (!cue_tree_is_string (value) || *cue_tree_get_string (value) == '\0')
    return;
  id = g_strconcat (fact, "=", cue_tree_get_string (value), NULL);
  tell_at (self, "value", id, place);
}

/* The fact that {"fact": id} or {"var": id} asks for; NULL of anything else. */
static const char *
read_fact (const CueTree *logic)
{
  Call call;
  Arguments arguments;
  const CueTree *name;

  if (!read_call (logic, &call))
    return NULL;
  if (is_call (&call, "fact"))
    return cue_expression_read_id (call.arguments);
  if (!is_call (&call, "var"))
    return NULL;
  arguments_init (&arguments, call.arguments);
  name = arguments_next (&arguments);
  return cue_tree_is_string (name) ? cue_tree_get_string (name) : NULL;
}

/* Texts beside a fact in a comparison, or a list that has it. */
static void
report_values (const References *self, const Call *call)
{
  Arguments arguments;
  const CueTree *argument;
  const CueTree *before = NULL;
  const char *fact_before = NULL;

  if (!g_str_equal (call->op->info.family, "compare") && !is_call (call, "in"))
    return;
  arguments_init (&arguments, call->arguments);
  while ((argument = arguments_next (&arguments)) != NULL)
    {
      const char *fact = read_fact (argument);

      if (fact_before != NULL)
        report_value (self, fact_before, argument, arguments.place);
      if (fact != NULL && before != NULL)
        report_value (self, fact, before, arguments.place - 1);
      before = argument;
      fact_before = fact;
    }
}

/* @in_body: inside the body of an iterator, where `var` reads the item */
static void
report (const References *self, const CueTree *logic, gboolean in_body)
{
  Call call = { NULL, NULL };
  gsize length = self->path->len;
  Arguments arguments;
  const CueTree *argument;

  if (!cue_tree_is_array (logic) && !read_call (logic, &call))
    return;
  if (call.op != NULL)
    {
      g_string_append_c (self->path, '/');
      g_string_append (self->path, call.op->info.name);
    }
  if (call.op != NULL && (call.op->flags & CUE_OPERATOR_RAW) != 0)
    {
      report_id (self, &call);
      g_string_truncate (self->path, length);
      return;
    }
  if (call.op != NULL && !in_body)
    {
      report_names (self, &call);
      report_values (self, &call);
    }
  arguments_init (&arguments, call.op != NULL ? call.arguments : logic);
  while ((argument = arguments_next (&arguments)) != NULL)
    {
      gboolean body
          = call.op != NULL && arguments.place == 1 && (call.op->flags & CUE_OPERATOR_BODY) != 0;
      gsize here = self->path->len;

      append_place (self->path, arguments.place);
      report (self, argument, in_body || body);
      g_string_truncate (self->path, here);
    }
  g_string_truncate (self->path, length);
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
  g_autoptr (GString) path = g_string_new (NULL);

  g_return_if_fail (self != NULL && func != NULL);

  References references = { func, user_data, path };
  report (&references, cue_condition_get_tree (self), FALSE);
}
