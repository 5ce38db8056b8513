/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-rivals.h"

/* What more texts than this have tells none of them apart. */
#define COMMON 48

typedef struct
{
  gint64 likeness;
  guint text;
} Rival;

struct _CueRivals
{
  GPtrArray *vectors; /* borrowed */
  /* owned */
  guint32 *starts; /* of each feature's texts, n_features + 1; common features have none */
  guint32 *texts;
  gint64 *likeness; /* of each text; all 0 between two calls */
};

CueRivals *
cue_rivals_new (GPtrArray *vectors, guint n_features)
{
  CueRivals *self = g_new0 (CueRivals, 1);
  g_autofree guint32 *counts = g_new0 (guint32, n_features + 1);
  g_autofree guint32 *at = g_new0 (guint32, n_features + 1);

  self->vectors = vectors;
  self->starts = g_new0 (guint32, n_features + 2);
  self->likeness = g_new0 (gint64, vectors->len + 1);
  for (guint i = 0; i < vectors->len; i++)
    {
      const CueVector *x = g_ptr_array_index (vectors, i);

      for (guint k = 0; k < x->n; k++)
        counts[x->at[k].feature]++;
    }
  for (guint i = 0; i < n_features; i++)
    {
      at[i] = self->starts[i];
      self->starts[i + 1] = self->starts[i] + (counts[i] > COMMON ? 0 : counts[i]);
    }
  self->texts = g_new (guint32, self->starts[n_features] + 1);
  for (guint i = 0; i < vectors->len; i++)
    {
      const CueVector *x = g_ptr_array_index (vectors, i);

      for (guint k = 0; k < x->n; k++)
        if (counts[x->at[k].feature] <= COMMON)
          self->texts[at[x->at[k].feature]++] = i;
    }
  return self;
}

void
cue_rivals_free (CueRivals *self)
{
  if (self == NULL)
    return;
  g_free (self->starts);
  g_free (self->texts);
  g_free (self->likeness);
  g_free (self);
}

static int
compare_rivals (gconstpointer a, gconstpointer b)
{
  const Rival *x = a;
  const Rival *y = b;

  if (x->likeness != y->likeness)
    return x->likeness > y->likeness ? -1 : 1;
  return x->text < y->text ? -1 : x->text > y->text;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static void
add_likeness (CueRivals *self, const CueVector *x, GArray *found)
{
  for (guint k = 0; k < x->n; k++)
    {
      guint feature = x->at[k].feature;

      for (guint32 i = self->starts[feature]; i < self->starts[feature + 1]; i++)
        {
          guint text = self->texts[i];

          if (self->likeness[text] == 0)
            g_array_append_val (found, text);
          self->likeness[text] += 1 + (gint64) x->at[k].value * x->at[k].value;
        }
    }
}

GArray *
cue_rivals_find (CueRivals *self, const GArray *own, guint most)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) rivals = g_array_new (FALSE, FALSE, sizeof (Rival));
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < own->len; i++)
    {
      guint text = g_array_index (own, guint, i);

      add_likeness (self, g_ptr_array_index (self->vectors, text), found);
      g_array_append_val (members, text);
    }
  for (guint i = 0; i < own->len; i++)
    self->likeness[g_array_index (own, guint, i)] = 0;
  for (guint i = 0; i < found->len; i++)
    {
      guint text = g_array_index (found, guint, i);
      Rival rival = { self->likeness[text], text };

      self->likeness[text] = 0;
      if (rival.likeness > 0)
        g_array_append_val (rivals, rival);
    }
  g_array_sort (rivals, compare_rivals);
  for (guint i = 0; i < rivals->len && i < most; i++)
    g_array_append_val (members, g_array_index (rivals, Rival, i).text);
  g_array_sort (members, compare_texts);
  return members;
}
