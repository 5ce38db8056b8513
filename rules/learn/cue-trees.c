/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-trees.h"

#include <string.h>

#include "cue-arithmetic.h"

#define FEWEST 2 /* examples on each side of a fork */
#define LEAF G_MAXUINT32
#define WHOLE 1000000

/* A fork: the feature, and the nodes of those that have it and of those that have not. A leaf:
 * %LEAF, and where its parts begin and end. */
typedef struct
{
  guint32 feature;
  guint32 yes;
  guint32 no;
} Node;

typedef struct
{
  guint32 class;
  gint32 share; /* of %WHOLE */
} Part;

struct _CueTrees
{
  guint n_classes;
  /* owned */
  GArray *nodes; /* Node; the trees one behind the other */
  GArray *parts; /* Part */
  GArray *roots; /* guint32: the first node of each tree */
};

/* A text once for each of its labels. */
typedef struct
{
  const CueVector *vector; /* borrowed */
  guint32 class;
} Sample;

/* A node that is still to be made, of samples @from to @end. */
typedef struct
{
  guint32 node;
  guint from;
  guint end;
} Open;

typedef struct
{
  const CueTreesTask *task; /* borrowed */
  CueTrees *trees;          /* borrowed */
  CueDice dice;
  /* owned */
  GArray *samples; /* Sample; those of a node are neighbours */
  GArray *open;    /* Open */
  guint *all;      /* by class: samples of the node */
  guint *having;   /* by class: those that have the tried feature */
} Growing;

static gboolean
has (const CueVector *x, guint32 feature)
{
  return cue_vector_find (x, feature) < x->n;
}

static Sample *
sample_at (const Growing *self, guint i)
{
  return &g_array_index (self->samples, Sample, i);
}

static void
growing_init (Growing *self, const CueTreesTask *task, CueTrees *trees)
{
  self->task = task;
  self->trees = trees;
  cue_dice_init (&self->dice, task->seed);
  self->samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  self->all = g_new0 (guint, task->n_classes + 1);
  self->having = g_new0 (guint, task->n_classes + 1);
  for (guint i = 0; i < task->vectors->len; i++)
    {
      const CueVector *x = g_ptr_array_index (task->vectors, i);
      const GArray *labels = g_ptr_array_index (task->labels, i);

      for (guint k = 0; k < labels->len && x->n > 0; k++)
        {
          Sample sample = { x, g_array_index (labels, guint, k) };

          g_array_append_val (self->samples, sample);
        }
    }
}

static void
growing_clear (Growing *self)
{
  g_array_unref (self->samples);
  g_array_unref (self->open);
  g_free (self->all);
  g_free (self->having);
}

static guint32
add_node (Growing *self, guint from, guint end)
{
  const Node node = { LEAF, 0, 0 };
  const Open open = { self->trees->nodes->len, from, end };

  g_array_append_val (self->trees->nodes, node);
  g_array_append_val (self->open, open);
  return open.node;
}

/* How pure the two sides of a fork are, times their samples: Σ l² / Σ l + Σ r² / Σ r. −1: one side
 * is too small. */
static double
rate (Growing *self, const Open *open, guint32 feature)
{
  guint n = open->end - open->from;
  guint n_having = 0;
  guint64 having = 0; /* Σ l² */
  guint64 both = 0;   /* Σ l t */
  guint64 all = 0;    /* Σ t² */
  double purity = -1;

  for (guint i = open->from; i < open->end; i++)
    if (has (sample_at (self, i)->vector, feature))
      {
        self->having[sample_at (self, i)->class]++;
        n_having++;
      }
  for (guint k = 0; k < self->task->n_classes && n_having > 0; k++)
    {
      having += (guint64) self->having[k] * self->having[k];
      both += (guint64) self->having[k] * self->all[k];
      all += (guint64) self->all[k] * self->all[k];
    }
  if (n_having >= FEWEST && n - n_having >= FEWEST)
    purity = (double) having / n_having + (double) (all - 2 * both + having) / (n - n_having);
  memset (self->having, 0, self->task->n_classes * sizeof (guint));
  return purity;
}

/* The best of a few features of samples that came here. LEAF: none parts them. */
static guint32
choose (Growing *self, const Open *open)
{
  guint n = open->end - open->from;
  guint32 best = LEAF;
  double purest = 0;

  for (guint i = 0; i < self->task->n_tries; i++)
    {
      const CueVector *x = sample_at (self, open->from + cue_dice_throw (&self->dice, n))->vector;
      guint32 feature = x->at[cue_dice_throw (&self->dice, x->n)].feature;
      double purity = rate (self, open, feature);

      if (purity > purest)
        {
          purest = purity;
          best = feature;
        }
    }
  return best;
}

/* Those that have the feature first. Returns where the others begin. */
static guint
part (Growing *self, const Open *open, guint32 feature)
{
  guint at = open->from;

  for (guint i = open->from; i < open->end; i++)
    if (has (sample_at (self, i)->vector, feature))
      {
        Sample sample = *sample_at (self, i);

        *sample_at (self, i) = *sample_at (self, at);
        *sample_at (self, at++) = sample;
      }
  return at;
}

static void
add_parts (Growing *self, const Open *open)
{
  Node *node = &g_array_index (self->trees->nodes, Node, open->node);

  node->yes = self->trees->parts->len;
  for (guint k = 0; k < self->task->n_classes; k++)
    if (self->all[k] > 0)
      {
        const Part one
            = { k, (gint32) ((guint64) self->all[k] * WHOLE / (open->end - open->from)) };

        g_array_append_val (self->trees->parts, one);
      }
  node->no = self->trees->parts->len;
}

static void
make_node (Growing *self, const Open *open)
{
  guint n_classes = 0;
  guint32 feature = LEAF;

  for (guint i = open->from; i < open->end; i++)
    n_classes += self->all[sample_at (self, i)->class]++ == 0;
  if (n_classes > 1 && open->end - open->from >= 2 * FEWEST)
    feature = choose (self, open);
  if (feature == LEAF)
    add_parts (self, open);
  else
    {
      guint at = part (self, open, feature);
      guint32 yes = add_node (self, open->from, at);
      guint32 no = add_node (self, at, open->end);

      g_array_index (self->trees->nodes, Node, open->node) = (Node){ feature, yes, no };
    }
  memset (self->all, 0, self->task->n_classes * sizeof (guint));
}

static void
grow_tree (Growing *self)
{
  guint32 root = add_node (self, 0, self->samples->len);

  g_array_append_val (self->trees->roots, root);
  while (self->open->len > 0)
    {
      const Open open = g_array_index (self->open, Open, self->open->len - 1);

      g_array_set_size (self->open, self->open->len - 1);
      make_node (self, &open);
    }
}

CueTrees *
cue_trees_train (const CueTreesTask *task, CueTrainProgress progress, gpointer user_data)
{
  CueTrees *self = g_new0 (CueTrees, 1);
  gboolean goes_on = TRUE;
  Growing growing = { 0 };

  self->n_classes = task->n_classes;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->roots = g_array_new (FALSE, FALSE, sizeof (guint32));
  growing_init (&growing, task, self);
  for (guint i = 0; i < task->n_trees && goes_on; i++)
    {
      grow_tree (&growing);
      goes_on = progress == NULL || progress (i + 1, task->n_trees, user_data);
    }
  growing_clear (&growing);
  if (!goes_on)
    g_clear_pointer (&self, cue_trees_free);
  return self;
}

void
cue_trees_free (CueTrees *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->parts);
  g_array_unref (self->roots);
  g_free (self);
}

void
cue_trees_score (const CueTrees *self, const CueVector *x, gint32 *share)
{
  memset (share, 0, self->n_classes * sizeof (gint32));
  for (guint i = 0; i < self->roots->len; i++)
    {
      const Node *node
          = &g_array_index (self->nodes, Node, g_array_index (self->roots, guint32, i));

      while (node->feature != LEAF)
        node = &g_array_index (self->nodes, Node, has (x, node->feature) ? node->yes : node->no);
      for (guint k = node->yes; k < node->no; k++)
        {
          const Part *one = &g_array_index (self->parts, Part, k);

          share[one->class] += one->share;
        }
    }
  for (guint i = 0; i < self->n_classes && self->roots->len > 0; i++)
    share[i] /= (gint32) self->roots->len;
}
