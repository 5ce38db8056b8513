/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bag-index.h"

typedef struct
{
  guint64 hash;
  guint first; /* posting */
  guint n;
} Entry;

typedef struct
{
  guint64 hash;
  CueBagPosting posting;
} Row;

struct _CueBagIndex
{
  Entry *entries; /* sorted by hash */
  CueBagPosting *postings;
  guint *totals; /* of each bag */
  guint n_entries;
  guint n_bags;
};

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a;
  const Row *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->posting.bag < y->posting.bag ? -1 : x->posting.bag > y->posting.bag;
}

/* Rows are dealt by the front of their hash, which leaves few to sort with each other. */
#define N_FRONTS 4096

static guint
front_of (guint64 hash)
{
  return (guint) (hash / (G_MAXUINT64 / N_FRONTS + 1));
}

/* (transfer full): how many rows there are, where those of each front begin, and the end */
static guint *
count_rows (GPtrArray *bags)
{
  guint *starts = g_new0 (guint, N_FRONTS + 1);

  for (guint i = 0; i < bags->len; i++)
    {
      const CueBag *bag = g_ptr_array_index (bags, i);

      for (guint k = 0; k < bag->n_terms; k++)
        starts[front_of (bag->terms[k].hash) + 1]++;
    }
  for (guint front = 0; front < N_FRONTS; front++)
    starts[front + 1] += starts[front];
  return starts;
}

/* (transfer full): in order */
static Row *
list_rows (GPtrArray *bags, guint *n_rows)
{
  g_autofree guint *starts = count_rows (bags);
  g_autofree guint *next = g_memdup2 (starts, (N_FRONTS + 1) * sizeof *next);
  Row *rows = g_new (Row, starts[N_FRONTS] + 1);

  for (guint i = 0; i < bags->len; i++)
    {
      const CueBag *bag = g_ptr_array_index (bags, i);

      for (guint k = 0; k < bag->n_terms; k++)
        rows[next[front_of (bag->terms[k].hash)]++]
            = (Row){ bag->terms[k].hash, { i, bag->terms[k].factor } };
    }
  for (guint front = 0; front < N_FRONTS; front++)
    if (starts[front + 1] - starts[front] > 1)
      qsort (rows + starts[front], starts[front + 1] - starts[front], sizeof *rows, compare_rows);
  *n_rows = starts[N_FRONTS];
  return rows;
}

CueBagIndex *
cue_bag_index_new (GPtrArray *bags)
{
  guint n_rows;
  g_autofree Row *rows = list_rows (bags, &n_rows);
  CueBagIndex *self = g_new0 (CueBagIndex, 1);

  self->entries = g_new (Entry, n_rows + 1);
  self->postings = g_new (CueBagPosting, n_rows + 1);
  self->totals = g_new (guint, bags->len + 1);
  self->n_bags = bags->len;
  for (guint i = 0; i < bags->len; i++)
    self->totals[i] = ((CueBag *) g_ptr_array_index (bags, i))->total;
  for (guint i = 0; i < n_rows; i++)
    {
      const Row *row = &rows[i];

      if (self->n_entries == 0 || self->entries[self->n_entries - 1].hash != row->hash)
        self->entries[self->n_entries++] = (Entry){ row->hash, i, 0 };
      self->entries[self->n_entries - 1].n++;
      self->postings[i] = row->posting;
    }
  return self;
}

void
cue_bag_index_free (CueBagIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_free (self->postings);
  g_free (self->totals);
  g_free (self);
}

const CueBagPosting *
cue_bag_index_find (const CueBagIndex *self, guint64 term, guint *n)
{
  guint low = 0;
  guint high = self->n_entries;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->entries[middle].hash < term)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->n_entries || self->entries[low].hash != term)
    {
      *n = 0;
      return NULL;
    }
  *n = self->entries[low].n;
  return self->postings + self->entries[low].first;
}

/* Most sums are small, and the wide division costs more than all the rest. */
static guint
divide_milli (guint common, guint total)
{
  return common <= G_MAXUINT / 1000 ? common * 1000 / total
                                    : (guint) ((guint64) common * 1000 / total);
}

void
cue_bag_index_raise_alike (const CueBagIndex *self,
                           const CueBag *bag,
                           const guint *owners,
                           guint16 *milli)
{
  g_autofree guint *common = g_new0 (guint, self->n_bags + 1);
  g_autofree guint *met = g_new (guint, (gsize) self->n_bags + 1);
  guint n_met = 0;

  for (guint i = 0; i < bag->n_terms; i++)
    {
      const guint factor = bag->terms[i].factor;
      guint n;
      const CueBagPosting *postings = cue_bag_index_find (self, bag->terms[i].hash, &n);

      for (guint k = 0; k < n; k++)
        {
          guint *sum = &common[postings[k].bag];

          met[n_met] = postings[k].bag;
          n_met += *sum == 0;
          *sum += postings[k].factor + factor;
        }
    }
  for (guint i = 0; i < n_met; i++)
    {
      guint16 *most = &milli[owners[met[i]]];
      guint total = self->totals[met[i]] + bag->total;

      /* many are no more than what stands there, and dividing is dear */
      if ((guint64) common[met[i]] * 1000 >= (guint64) (*most + 1u) * total)
        *most = (guint16) divide_milli (common[met[i]], total);
    }
}
