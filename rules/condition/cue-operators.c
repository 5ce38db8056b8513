/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-operators.h"
#include "cue-expression-private.h"

/*
 * The one table of operators, put together from the families. Adding an operator is adding a row to
 * a family.
 */

typedef struct
{
  /* owned */
  GHashTable *by_name; /* name → CueOperator */
  GArray *infos;       /* CueOperatorInfo */
} Table;

static void
add_family (Table *table, const CueOperator *family)
{
  for (const CueOperator *op = family; op->info.name != NULL; op++)
    {
      g_hash_table_insert (table->by_name, (gpointer) op->info.name, (gpointer) op);
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
      table.by_name = g_hash_table_new (g_str_hash, g_str_equal);
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
  return g_hash_table_lookup (get_table ()->by_name, name);
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
