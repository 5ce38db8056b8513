/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

/*
 * A rule waits for another one where its `when` cannot be true before that has lit: {"lit": id},
 * alone or inside an `and`. Rules that wait for each other never light. The walk goes depth first
 * with its own stack, so that a long chain cannot overflow the machine's.
 */
enum
{
  ON_THE_WAY = 1,
  WALKED,
};

typedef struct
{
  const CueRule *rule;
  GPtrArray *needs; /* CueRule */
  guint next;       /* which of them is to be walked next */
} Step;

typedef struct
{
  CuePack *pack;
  const CuePage *page; /* where the first rule of the walk stands */
  GHashTable *marks;   /* CueRule → one of the above */
  GArray *stack;       /* Step */
} Walk;

static void gather_needs (const CuePack *pack, const CueTree *logic, GPtrArray *needs);

static void
gather_need (const CuePack *pack, const CueTree *id, GPtrArray *needs)
{
  const CueTree *name
      = cue_tree_is_array (id) && cue_tree_get_length (id) > 0 ? cue_tree_get_element (id, 0) : id;
  const CueRule *rule
      = cue_tree_is_string (name) ? cue_pack_find_rule (pack, cue_tree_get_string (name)) : NULL;

  if (rule != NULL)
    g_ptr_array_add (needs, (gpointer) rule);
}

static void
gather_all_needs (const CuePack *pack, const CueTree *arguments, GPtrArray *needs)
{
  CueTreeIter iter;
  const CueTree *argument;

  if (!cue_tree_is_array (arguments))
    {
      gather_needs (pack, arguments, needs);
      return;
    }
  cue_tree_iter_init (&iter, arguments);
  while (cue_tree_iter_next (&iter, NULL, &argument))
    gather_needs (pack, argument, needs);
}

static void
gather_needs (const CuePack *pack, const CueTree *logic, GPtrArray *needs)
{
  CueTreeIter iter;
  const CueTree *arguments;
  const char *op;

  if (!cue_tree_is_object (logic) || cue_tree_get_length (logic) != 1)
    return;
  cue_tree_iter_init (&iter, logic);
  cue_tree_iter_next (&iter, &op, &arguments);
  if (g_str_equal (op, "lit"))
    gather_need (pack, arguments, needs);
  else if (g_str_equal (op, "and"))
    gather_all_needs (pack, arguments, needs);
}

static void
step_clear (gpointer data)
{
  g_ptr_array_unref (((Step *) data)->needs);
}

static void
enter (Walk *walk, const CueRule *rule)
{
  Step step = { rule, g_ptr_array_new (), 0 };

  if (rule->when != NULL)
    gather_needs (walk->pack, cue_condition_get_tree (rule->when), step.needs);
  g_hash_table_insert (walk->marks, (gpointer) rule, GUINT_TO_POINTER (ON_THE_WAY));
  g_array_append_val (walk->stack, step);
}

/* The line of @rule: that of the walk's beginning, else as it was read. */
static guint
line_of (const Walk *walk, const CueRule *rule)
{
  guint place;

  if (g_array_index (walk->stack, Step, 0).rule == rule
      || !g_ptr_array_find (walk->pack->lists[CUE_FAMILY_RULE], rule, &place))
    return walk->page->line;
  return g_array_index (walk->pack->lines[CUE_FAMILY_RULE], guint, place);
}

/* The way from @first, which is on the stack, down to its end and back to @first. */
static void
note_circle (const Walk *walk, const CueRule *first)
{
  CuePage page = *walk->page;
  g_autoptr (GString) circle = g_string_new ("a circle ");
  gboolean inside = FALSE;

  for (guint i = 0; i < walk->stack->len; i++)
    {
      const CueRule *rule = g_array_index (walk->stack, Step, i).rule;

      inside = inside || rule == first;
      if (inside)
        g_string_append_printf (circle, "%s → ", rule->id);
    }
  g_string_append (circle, first->id);
  page.line = line_of (walk, first);
  cue_page_note (&page, "/when", circle->str, "rules that do not wait for each other to be lit");
}

static void
go_on (Walk *walk)
{
  Step *step = &g_array_index (walk->stack, Step, walk->stack->len - 1);
  const CueRule *need;
  guint mark;

  if (step->next == step->needs->len)
    {
      g_hash_table_insert (walk->marks, (gpointer) step->rule, GUINT_TO_POINTER (WALKED));
      g_array_set_size (walk->stack, walk->stack->len - 1);
      return;
    }
  need = g_ptr_array_index (step->needs, step->next++);
  mark = GPOINTER_TO_UINT (g_hash_table_lookup (walk->marks, need));
  if (mark == ON_THE_WAY)
    note_circle (walk, need);
  else if (mark != WALKED)
    enter (walk, need);
}

/**
 * cue_pack_check_circles:
 * @page: the place of @rule
 * @marks: rules that were walked already, and those that are now
 *
 * Notes every circle of rules that wait for each other and can be reached from @rule.
 */
void
cue_pack_check_circles (CuePack *self, const CueRule *rule, const CuePage *page, GHashTable *marks)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Step));
  Walk walk = { self, page, marks, stack };

  if (g_hash_table_contains (marks, rule))
    return;
  g_array_set_clear_func (stack, step_clear);
  enter (&walk, rule);
  while (stack->len > 0)
    go_on (&walk);
}

gboolean
cue_pack_is_in_circle (CuePack *self, const CueRule *rule)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) problems = cue_problems_new ();
  CuePage page = { .problems = problems };

  cue_pack_check_circles (self, rule, &page, marks);
  return problems->len > 0;
}
