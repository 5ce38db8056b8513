/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-classifier-private.h"

#include <string.h>

#include "cue-arithmetic.h"

/* A margin of one against all others, taken for a logarithm of a chance. */
#define SHARPNESS 4000

CueClassifier *
cue_classifier_new (void)
{
  CueClassifier *self = g_new0 (CueClassifier, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

CueClassifier *
cue_classifier_ref (CueClassifier *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_classifier_unref (CueClassifier *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  cue_vocabulary_free (self->vocabulary);
  cue_linear_free (self->each);
  cue_linear_free (self->together);
  cue_network_free (self->nets);
  cue_trees_free (self->trees);
  g_clear_pointer (&self->asked, cue_vocabulary_free);
  g_free (self->handicaps);
  cue_class_weights_free (self->by_class);
  g_free (self);
}

guint
cue_classifier_get_n_classes (const CueClassifier *self)
{
  return self->by_class != NULL ? cue_class_weights_get_n_classes (self->by_class)
                                : cue_linear_get_n_classes (self->each);
}

/* Shares of exp (score × @sharpness / 1000 − handicap); added to @share in millionths times
 * @weight.
 */
static void
add_shares (const CueClassifier *self,
            const gint32 *scores,
            guint sharpness,
            guint weight,
            gint32 *share)
{
  guint n = cue_classifier_get_n_classes (self);
  g_autofree gint64 *logs = g_new (gint64, n + 1);
  g_autofree guint32 *powers = g_new (guint32, n + 1);
  gint64 highest = G_MININT64;
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      logs[i] = (gint64) scores[i] * sharpness / 1000
                - (self->handicaps == NULL ? 0 : self->handicaps[i]);
      highest = MAX (highest, logs[i]);
    }
  for (guint i = 0; i < n; i++)
    sum += powers[i] = cue_exp_q30 ((guint64) (highest - logs[i]));
  for (guint i = 0; i < n; i++)
    share[i] += (gint32) ((guint64) powers[i] * 1000000 / sum * weight / 1000);
}

static void
add_together (const CueClassifier *self, const CueVector *vector, gint32 *share)
{
  guint n = cue_classifier_get_n_classes (self);
  guint n_nets = self->nets == NULL ? 0 : cue_network_get_n_nets (self->nets);
  guint by_nets = n_nets == 0 ? 0 : self->together_milli * self->nets_milli / 1000;
  g_autofree gint32 *scores = g_new (gint32, n + 1);

  cue_linear_score (self->together, vector, scores);
  add_shares (self, scores, 1000, self->together_milli - by_nets, share);
  for (guint i = 0; i < n_nets; i++)
    {
      cue_network_score (self->nets, i, vector, scores);
      add_shares (self, scores, 1000, by_nets / n_nets, share);
    }
}

/* Takes a part of the shares so far back for what trees say. */
static void
add_trees (const CueClassifier *self, const CueFeatures *features, gint32 *share)
{
  guint n = cue_classifier_get_n_classes (self);
  g_autofree CueVector *vector = cue_vocabulary_weigh (self->asked, features);
  g_autofree gint32 *by_trees = g_new (gint32, n + 1);

  cue_trees_score (self->trees, vector, by_trees);
  for (guint i = 0; i < n; i++)
    share[i] = (gint32) (((gint64) share[i] * (1000 - self->trees_milli)
                          + (gint64) by_trees[i] * self->trees_milli)
                         / 1000);
}

void
cue_classifier_score (const CueClassifier *self,
                      const CueFeatures *features,
                      gint32 *each,
                      gint32 *share)
{
  g_autofree CueVector *vector = cue_vocabulary_weigh (self->vocabulary, features);
  guint n = cue_classifier_get_n_classes (self);
  guint together = self->together == NULL ? 0 : self->together_milli;

  g_return_if_fail (self->each != NULL);

  cue_linear_score (self->each, vector, each);
  if (share == NULL)
    return;
  memset (share, 0, n * sizeof (gint32));
  add_shares (self, each, SHARPNESS, 1000 - together, share);
  if (self->together != NULL)
    add_together (self, vector, share);
  if (self->trees != NULL)
    add_trees (self, features, share);
}

void
cue_classifier_score_some (const CueClassifier *self,
                           const CueFeatures *features,
                           const guint *classes,
                           guint n,
                           gint32 *each)
{
  g_autofree CueVector *vector = cue_vocabulary_weigh (self->vocabulary, features);
  g_autofree gint32 *all = NULL;

  if (self->by_class != NULL)
    {
      cue_class_weights_score (self->by_class, vector, classes, n, each);
      return;
    }
  all = g_new (gint32, cue_classifier_get_n_classes (self) + 1);
  cue_linear_score (self->each, vector, all);
  for (guint i = 0; i < n; i++)
    each[i] = all[classes[i]];
}

CueVector *
cue_classifier_weigh (const CueClassifier *self, const CueFeatures *features)
{
  return cue_vocabulary_weigh (self->vocabulary, features);
}

gint64
cue_classifier_get_share_micro (const CueClassifier *self,
                                const CueVector *text,
                                const CueFeature *feature,
                                guint class)
{
  guint at;

  g_return_val_if_fail (self->each != NULL, 0);

  at = cue_vector_find (text, cue_vocabulary_find (self->vocabulary, feature->hash));
  return at < text->n ? cue_linear_share_micro (self->each, &text->at[at], class) : 0;
}

void
cue_classifier_write (const CueClassifier *self, GByteArray *out)
{
  g_return_if_fail (self->trees == NULL);

  cue_vocabulary_write (self->vocabulary, out);
  cue_linear_write (self->each, out);
  cue_bytes_write_32 (out, self->together == NULL ? 0 : self->together_milli);
  if (self->together == NULL)
    return;
  cue_linear_write (self->together, out);
  for (guint i = 0; i < cue_linear_get_n_classes (self->together); i++)
    cue_bytes_write_32 (out, (guint32) self->handicaps[i]);
  cue_bytes_write_32 (out, self->nets == NULL ? 0 : self->nets_milli);
  if (self->nets != NULL)
    cue_network_write (self->nets, out);
}

/* FALSE when what all classes at once have learnt is not of the classes that each has. */
static gboolean
read_together (CueClassifier *self, CueBytes *bytes)
{
  guint n_features = cue_vocabulary_get_size (self->vocabulary);
  guint n_classes = cue_linear_get_n_classes (self->each);

  self->together = cue_linear_read (bytes, n_features);
  if (self->together == NULL || cue_linear_get_n_classes (self->together) != n_classes)
    return FALSE;
  self->handicaps = g_new0 (gint32, n_classes + 1);
  for (guint i = 0; i < n_classes; i++)
    self->handicaps[i] = (gint32) cue_bytes_read_32 (bytes);
  self->nets_milli = cue_bytes_read_32 (bytes);
  if (self->nets_milli == 0 || self->nets_milli > 1000)
    return self->nets_milli == 0;
  self->nets = cue_network_read (bytes, n_features);
  return self->nets != NULL && cue_network_get_n_classes (self->nets) == n_classes;
}

CueClassifier *
cue_classifier_read (CueBytes *bytes)
{
  g_autoptr (CueClassifier) self = cue_classifier_new ();

  self->vocabulary = cue_vocabulary_read (bytes);
  if (self->vocabulary == NULL)
    return NULL;
  self->each = cue_linear_read (bytes, cue_vocabulary_get_size (self->vocabulary));
  if (self->each == NULL)
    return NULL;
  self->together_milli = cue_bytes_read_32 (bytes);
  if (self->together_milli > 1000 || (self->together_milli > 0 && !read_together (self, bytes)))
    return NULL;
  return bytes->failed ? NULL : g_steal_pointer (&self);
}

void
cue_classifier_write_by_class (const CueClassifier *self, GByteArray *out)
{
  g_return_if_fail (self->each != NULL);

  cue_vocabulary_write (self->vocabulary, out);
  cue_class_weights_write_for (self->each, out);
}

CueClassifier *
cue_classifier_read_by_class (CueBytes *bytes, GBytes *source)
{
  g_autoptr (CueClassifier) self = cue_classifier_new ();

  self->vocabulary = cue_vocabulary_read (bytes);
  if (self->vocabulary == NULL)
    return NULL;
  self->by_class = cue_class_weights_read (bytes, source);
  return self->by_class == NULL ? NULL : g_steal_pointer (&self);
}
