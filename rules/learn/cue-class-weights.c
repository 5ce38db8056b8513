/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-class-weights.h"

#include <string.h>

#define MAX_CLASSES 1000000
#define MAX_ENTRIES 200000000
#define MAX_BIAS (G_GINT64_CONSTANT (1) << 40)
#define MAX_SUM (G_GINT64_CONSTANT (1) << 52)

/* A weight of a class. Features are counted on from the one before; one that is further away has
 * entries of weight 0 on the way. */
typedef struct
{
  guint16 more;
  gint16 weight;
} Entry;

/* Coordinates of a text by the lower bits of their feature; most features are not of it, which a
 * bit for more of their bits tells. */
#define N_SLOTS 4096
#define N_BITS 65536

typedef struct
{
  const CueVector *x;
  guint64 bits[N_BITS / 64];
  guint32 first[N_SLOTS]; /* coordinate + 1; 0: none */
  guint32 *next;          /* owned: of each coordinate, the next one of its slot + 1 */
} Slots;

struct _CueClassWeights
{
  GBytes *source;        /* owned: what the rows lie in */
  const gint64 *biases;  /* of each class, in units of a weight times a coordinate */
  const guint32 *starts; /* of each class in @entries, and the end */
  const Entry *entries;
  guint n_classes;
  guint unit; /* how many steps of a weight are 1.0 */
};

static void
add_entry (GArray *entries, guint more, gint16 weight)
{
  for (; more > G_MAXUINT16; more -= G_MAXUINT16)
    {
      const Entry step = { G_MAXUINT16, 0 };

      g_array_append_val (entries, step);
    }
  g_array_append_vals (entries, &(Entry){ (guint16) more, weight }, 1);
}

/* Weights by class: a counting sort; within one, features stay in order. */
typedef struct
{
  guint32 *starts; /* of each class, and the end */
  guint32 *features;
  gint16 *weights;
} Turned;

static void
turn (Turned *self, const CueLinear *linear, guint n_features, guint n_classes)
{
  g_autofree guint32 *at = NULL;

  self->starts = g_new0 (guint32, n_classes + 2);
  for (guint f = 0; f < n_features; f++)
    {
      CueLinearRow row = cue_linear_get_row (linear, f);

      for (guint i = 0; i < row.n; i++)
        self->starts[row.classes[i] + 1]++;
    }
  for (guint i = 0; i < n_classes; i++)
    self->starts[i + 1] += self->starts[i];
  self->features = g_new (guint32, self->starts[n_classes] + 1);
  self->weights = g_new (gint16, self->starts[n_classes] + 1);
  at = g_memdup2 (self->starts, (n_classes + 1) * sizeof *at);
  for (guint f = 0; f < n_features; f++)
    {
      CueLinearRow row = cue_linear_get_row (linear, f);

      for (guint i = 0; i < row.n; i++)
        {
          self->features[at[row.classes[i]]] = f;
          self->weights[at[row.classes[i]]++] = row.weights[i];
        }
    }
}

static void
turned_clear (Turned *self)
{
  g_free (self->starts);
  g_free (self->features);
  g_free (self->weights);
}

void
cue_class_weights_write_for (const CueLinear *linear, GByteArray *out)
{
  guint n = cue_linear_get_n_classes (linear);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autofree guint32 *starts = g_new0 (guint32, n + 1);
  Turned turned;

  turn (&turned, linear, cue_linear_get_n_features (linear), n);
  for (guint i = 0; i < n; i++)
    {
      guint32 before = 0;

      for (guint32 k = turned.starts[i]; k < turned.starts[i + 1]; k++)
        {
          add_entry (entries, turned.features[k] - before, turned.weights[k]);
          before = turned.features[k];
        }
      starts[i + 1] = entries->len;
    }
  turned_clear (&turned);
  cue_bytes_write_32 (out, n);
  cue_bytes_write_32 (out, cue_linear_get_unit (linear));
  cue_bytes_write_row (out, cue_linear_get_biases (linear), n, sizeof (gint64));
  cue_bytes_write_row (out, starts, n + 1, sizeof *starts);
  cue_bytes_write_row (out, entries->data, 2 * (gsize) entries->len, sizeof (guint16));
}

/* Biases within reason, and every class's entries where they say. */
static gboolean
check (const CueClassWeights *self)
{
  for (guint i = 0; i < self->n_classes; i++)
    if (self->biases[i] < -MAX_BIAS || self->biases[i] > MAX_BIAS
        || self->starts[i] > self->starts[i + 1])
      return FALSE;
  return self->unit > 0 && self->unit <= G_MAXINT16 && self->starts[0] == 0
         && self->starts[self->n_classes] <= MAX_ENTRIES;
}

CueClassWeights *
cue_class_weights_read (CueBytes *bytes, GBytes *source)
{
  g_autoptr (CueClassWeights) self = g_new0 (CueClassWeights, 1);

  self->source = g_bytes_ref (source);
  self->n_classes = cue_bytes_read_count (bytes, sizeof (gint64), MAX_CLASSES);
  self->unit = cue_bytes_read_32 (bytes);
  self->biases = cue_bytes_row (bytes, self->n_classes, sizeof (gint64));
  self->starts = cue_bytes_row (bytes, (gsize) self->n_classes + 1, sizeof (guint32));
  if (bytes->failed || !check (self))
    {
      bytes->failed = TRUE;
      return NULL;
    }
  /* any are good: a feature that no text has weighs nothing, one that stands twice weighs the sum
   */
  self->entries
      = cue_bytes_row (bytes, 2 * (gsize) self->starts[self->n_classes], sizeof (guint16));
  return bytes->failed ? NULL : g_steal_pointer (&self);
}

void
cue_class_weights_free (CueClassWeights *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->source);
  g_free (self);
}

guint
cue_class_weights_get_n_classes (const CueClassWeights *self)
{
  return self->n_classes;
}

static void
slots_init (Slots *self, const CueVector *x)
{
  self->x = x;
  self->next = g_new (guint32, x->n + 1);
  memset (self->first, 0, sizeof self->first);
  memset (self->bits, 0, sizeof self->bits);
  for (guint i = 0; i < x->n; i++)
    {
      guint slot = x->at[i].feature % N_SLOTS;

      self->bits[x->at[i].feature % N_BITS / 64] |= G_GUINT64_CONSTANT (1) << x->at[i].feature % 64;
      self->next[i] = self->first[slot];
      self->first[slot] = i + 1;
    }
}

static gboolean
may_have (const Slots *self, guint feature)
{
  return (self->bits[feature % N_BITS / 64] >> feature % 64 & 1) != 0;
}

static gint64
find_value (const Slots *self, guint feature)
{
  for (guint i = self->first[feature % N_SLOTS]; i != 0; i = self->next[i - 1])
    if (self->x->at[i - 1].feature == feature)
      return self->x->at[i - 1].value;
  return 0;
}

static gint64
score_class (const CueClassWeights *self, const Slots *slots, guint class)
{
  gint64 sum = self->biases[class];
  guint32 feature = 0;

  for (guint32 i = self->starts[class]; i < self->starts[class + 1]; i++)
    {
      feature += self->entries[i].more;
      if (may_have (slots, feature))
        sum += find_value (slots, feature) * self->entries[i].weight;
    }
  return sum;
}

void
cue_class_weights_score (const CueClassWeights *self,
                         const CueVector *x,
                         const guint *classes,
                         guint n,
                         gint32 *out)
{
  gint64 one = (gint64) self->unit * CUE_VECTOR_ONE;
  Slots slots;

  slots_init (&slots, x);
  for (guint i = 0; i < n; i++)
    {
      gint64 sum = CLAMP (score_class (self, &slots, classes[i]), -MAX_SUM, MAX_SUM);

      out[i] = (gint32) CLAMP (sum * 1000 / one, -1000000, 1000000);
    }
  g_free (slots.next);
}
