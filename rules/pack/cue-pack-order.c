/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

/*
 * Tags may ask for tags. They are put in an order in which each comes after those it asks for,
 * otherwise in file order; the walk goes depth first with its own stack, so that a long chain
 * cannot overflow the machine's.
 */
typedef enum
{
  NEW,
  OPEN, /* on the way down to it */
  DONE,
} Mark;

typedef struct
{
  guint tag;
  guint next; /* which of its needs is to be walked next */
} Step;

typedef struct
{
  CuePack *pack;
  GHashTable *places; /* CueTagDef → its number + 1 */
  GArray **needs;     /* per tag: guint, numbers of tags it asks for */
  Mark *marks;
  GArray *stack; /* Step */
  GArray *order; /* guint */
  GPtrArray *problems;
} Walk;

typedef struct
{
  Walk *walk;
  GArray *needs;
} Gathering;

static void
gather_need (const char *family, const char *id, const CueReferencePlace *place, gpointer user_data)
{
  Gathering *gathering = user_data;
  const CueTagDef *tag;
  guint at;

  if (!g_str_equal (family, "tag"))
    return;
  tag = cue_pack_find_tag (gathering->walk->pack, id);
  if (tag == NULL)
    return;
  at = GPOINTER_TO_UINT (g_hash_table_lookup (gathering->walk->places, tag));
  if (at == 0)
    return;
  at--;
  g_array_append_val (gathering->needs, at);
}

static void
gather_needs (Walk *walk, guint i)
{
  const CueTagDef *tag = g_ptr_array_index (walk->pack->lists[CUE_FAMILY_TAG], i);
  Gathering gathering = { walk, g_array_new (FALSE, FALSE, sizeof (guint)) };

  if (tag->when != NULL)
    cue_condition_foreach_reference (tag->when, gather_need, &gathering);
  if (tag->until != NULL)
    cue_condition_foreach_reference (tag->until, gather_need, &gathering);
  walk->needs[i] = gathering.needs;
}

static const char *
id_at (Walk *walk, guint i)
{
  return cue_entry_get_id (g_ptr_array_index (walk->pack->lists[CUE_FAMILY_TAG], i));
}

/* The way from @first, which is on the stack, down to its end and back to @first. */
static void
note_circle (Walk *walk, guint first)
{
  guint line = g_array_index (walk->pack->lines[CUE_FAMILY_TAG], guint, first);
  CuePage page
      = { .file = CUE_FAMILIES[CUE_FAMILY_TAG].file, .line = line, .problems = walk->problems };
  g_autoptr (GString) circle = g_string_new ("a circle ");
  gboolean inside = FALSE;

  for (guint i = 0; i < walk->stack->len; i++)
    {
      const Step *step = &g_array_index (walk->stack, Step, i);

      inside = inside || step->tag == first;
      if (inside)
        g_string_append_printf (circle, "%s → ", id_at (walk, step->tag));
    }
  g_string_append (circle, id_at (walk, first));
  cue_page_note (&page, "/when", circle->str, "tags that do not ask for themselves");
}

static void
enter (Walk *walk, guint tag)
{
  Step step = { tag, 0 };

  walk->marks[tag] = OPEN;
  g_array_append_val (walk->stack, step);
}

static void
walk_from (Walk *walk, guint tag)
{
  enter (walk, tag);
  while (walk->stack->len > 0)
    {
      Step *step = &g_array_index (walk->stack, Step, walk->stack->len - 1);
      GArray *needs = walk->needs[step->tag];
      guint need;

      if (step->next == needs->len)
        {
          walk->marks[step->tag] = DONE;
          g_array_append_val (walk->order, step->tag);
          g_array_set_size (walk->stack, walk->stack->len - 1);
          continue;
        }
      need = g_array_index (needs, guint, step->next++);
      if (walk->marks[need] == NEW)
        enter (walk, need);
      else if (walk->marks[need] == OPEN)
        note_circle (walk, need);
    }
}

static void
apply_order (Walk *walk)
{
  GPtrArray *old = walk->pack->lists[CUE_FAMILY_TAG];
  GPtrArray *sorted = g_ptr_array_new_with_free_func (cue_tag_def_clear);

  for (guint i = 0; i < walk->order->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (old, g_array_index (walk->order, guint, i)));
  g_ptr_array_set_free_func (old, NULL);
  g_ptr_array_unref (old);
  walk->pack->lists[CUE_FAMILY_TAG] = sorted;
}

void
cue_pack_order_tags (CuePack *self, GPtrArray *problems)
{
  guint n = self->lists[CUE_FAMILY_TAG]->len;
  g_autofree GArray **needs = g_new0 (GArray *, n + 1);
  g_autofree Mark *marks = g_new0 (Mark, n + 1);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { self, places, needs, marks, stack, order, problems };

  for (guint i = 0; i < n; i++)
    g_hash_table_insert (places, g_ptr_array_index (self->lists[CUE_FAMILY_TAG], i),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n; i++)
    gather_needs (&walk, i);
  for (guint i = 0; i < n; i++)
    if (marks[i] == NEW)
      walk_from (&walk, i);
  apply_order (&walk);
  for (guint i = 0; i < n; i++)
    g_array_unref (needs[i]);
}
