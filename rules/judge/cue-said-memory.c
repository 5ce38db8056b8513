/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A revision reads thousands of turns again, and of nearly all of them the same is to be said. */
#include "cue-said-memory.h"

#include "cue-reading.h"

/* What judging asks of the verdict that stood. */
typedef struct
{
  gboolean any; /* there was one */
  CueVerdict verdict;
  gboolean manual;
  gboolean waived;
  gboolean sure;
  guint score_milli;
  guint after;
} Before;

typedef struct
{
  guint point;
  guint n_facts;
  Before before;
  /* owned */
  CueKnown **facts;       /* what it is filled with, as the plan names them; NULL: not known then */
  CuePointVerdict *found; /* NULL: nothing changed */
} Entry;

struct _CueSaidMemory
{
  /* owned */
  CueTurn *window[CUE_SAID_WINDOW]; /* newest first */
  GArray *entries;                  /* Entry, by point */
  char *lang;                       /* or NULL */
  /* values */
  guint n_window;
  guint n_turns; /* the agent's so far */
  guint n_lit;   /* how much had been lit */
  gboolean quiet;
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  for (guint i = 0; i < entry->n_facts; i++)
    g_clear_pointer (&entry->facts[i], cue_known_unref);
  g_free (entry->facts);
  cue_point_verdict_unref (entry->found);
}

static const char *
get_lang (const CueSaidCase *c)
{
  return c->reading->lang == NULL ? NULL : json_node_get_string (c->reading->lang);
}

CueSaidMemory *
cue_said_memory_new (const CueSaidCase *c, guint n_lit)
{
  CueSaidMemory *self = g_new0 (CueSaidMemory, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->lang = g_strdup (get_lang (c));
  for (; self->n_window < c->n_window; self->n_window++)
    self->window[self->n_window] = cue_turn_ref ((CueTurn *) c->window[self->n_window]);
  self->n_turns = c->reading->n_turns[1];
  self->n_lit = n_lit;
  self->quiet = c->reading->quiet;
  return self;
}

void
cue_said_memory_free (CueSaidMemory *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_window; i++)
    cue_turn_unref (self->window[i]);
  g_array_unref (self->entries);
  g_free (self->lang);
  g_free (self);
}

gboolean
cue_said_memory_fits (const CueSaidMemory *self, const CueSaidCase *c, guint n_lit)
{
  if (self->n_window != c->n_window || self->n_turns != c->reading->n_turns[1]
      || self->n_lit != n_lit || self->quiet != c->reading->quiet
      || g_strcmp0 (self->lang, get_lang (c)) != 0)
    return FALSE;
  for (guint i = 0; i < self->n_window; i++)
    if (self->window[i] != c->window[i])
      return FALSE;
  return TRUE;
}

static Before
read_before (const CuePointVerdict *old)
{
  if (old == NULL)
    return (Before){ 0 };
  return (Before){ TRUE,      old->verdict,     old->manual, old->waived,
                   old->sure, old->score_milli, old->after };
}

static gboolean
is_same (const Before *a, const Before *b)
{
  return a->any == b->any && a->verdict == b->verdict && a->manual == b->manual
         && a->waived == b->waived && a->sure == b->sure && a->score_milli == b->score_milli
         && a->after == b->after;
}

static CueKnown **
list_facts (const CuePointPlan *plan, const CueReading *reading)
{
  CueKnown **facts = plan->n_facts == 0 ? NULL : g_new0 (CueKnown *, plan->n_facts);

  for (guint i = 0; i < plan->n_facts; i++)
    {
      CueKnown *known = g_hash_table_lookup (reading->facts, plan->facts[i]);

      facts[i] = known == NULL ? NULL : cue_known_ref (known);
    }
  return facts;
}

static gboolean
has_same_facts (const Entry *entry, const CuePointPlan *plan, const CueReading *reading)
{
  for (guint i = 0; i < plan->n_facts; i++)
    {
      const CueKnown *known = g_hash_table_lookup (reading->facts, plan->facts[i]);

      if (known != entry->facts[i]
          && (known == NULL || entry->facts[i] == NULL
              || !json_node_equal (known->value, entry->facts[i]->value)))
        return FALSE;
    }
  return TRUE;
}

void
cue_said_memory_add (CueSaidMemory *self,
                     const CuePointPlan *plan,
                     const CueReading *reading,
                     const CuePointVerdict *old,
                     CuePointVerdict *found)
{
  const Entry entry = { .point = plan->index,
                        .n_facts = plan->n_facts,
                        .before = read_before (old),
                        .facts = list_facts (plan, reading),
                        .found = found == NULL ? NULL : cue_point_verdict_ref (found) };

  g_array_append_val (self->entries, entry);
}

gboolean
cue_said_memory_find (const CueSaidMemory *self,
                      const CuePointPlan *plan,
                      const CueReading *reading,
                      CuePointVerdict **found)
{
  const Before before = read_before (cue_reading_get_verdict (reading, plan->index));
  guint low = 0;
  guint high = self->entries->len;
  const Entry *entry;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->entries, Entry, middle).point < plan->index)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->entries->len)
    return FALSE;
  entry = &g_array_index (self->entries, Entry, low);
  if (entry->point != plan->index || !is_same (&entry->before, &before)
      || !has_same_facts (entry, plan, reading))
    return FALSE;
  *found = entry->found;
  return TRUE;
}
