/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-operators.h"

#include <string.h>

#include "cue-expression-private.h"

/*
 * The one table of operators, put together from the families. Adding an operator is adding a row to
 * a family.
 */

/* Places of the table by name; many times as many as there are operators, so that a name is nearly
 * always found, or missed, at the first look. */
#define N_PLACES 512

typedef struct
{
  /* owned */
  GArray *infos; /* CueOperatorInfo */
  /* borrowed */
  const CueOperator *by_name[N_PLACES];
} Table;

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static guint
first_place (const char *name)
{
  guint32 hash = 2166136261u;

  for (const char *at = name; *at != '\0'; at++)
    hash = (hash ^ (guchar) *at) * 16777619u;
  return (hash ^ hash >> 16) % N_PLACES;
}

static guint
next_place (guint place)
{
  return (place + 1) % N_PLACES;
}

static void
add_family (Table *table, const CueOperator *family)
{
  for (const CueOperator *op = family; op->info.name != NULL; op++)
    {
      guint place = first_place (op->info.name);

      while (table->by_name[place] != NULL)
        place = next_place (place);
      table->by_name[place] = op;
      g_array_append_val (table->infos, op->info);
    }
}

/* Made once, never changed. */
static const Table *
get_table (void)
{
  static gsize once = 0;
  static Table table;

  if (g_once_init_enter (&once))
    {
      table.infos = g_array_new (FALSE, FALSE, sizeof (CueOperatorInfo));
      add_family (&table, CUE_OPERATORS_LOGIC);
      add_family (&table, CUE_OPERATORS_COMPARE);
      add_family (&table, CUE_OPERATORS_NUMBER);
      add_family (&table, CUE_OPERATORS_TEXT);
      add_family (&table, CUE_OPERATORS_LIST);
      add_family (&table, CUE_OPERATORS_CONTROL);
      add_family (&table, CUE_OPERATORS_TALK);
      g_once_init_leave (&once, 1);
    }
  return &table;
}

const CueOperator *
cue_operator_find (const char *name)
{
  const Table *table = get_table ();
  guint place = first_place (name);

  while (table->by_name[place] != NULL && strcmp (table->by_name[place]->info.name, name) != 0)
    place = next_place (place);
  return table->by_name[place];
}

/**
 * cue_operators_list:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): every operator, by family
 */
const CueOperatorInfo *
cue_operators_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = get_table ()->infos->len;
  return (const CueOperatorInfo *) (gpointer) get_table ()->infos->data;
}
