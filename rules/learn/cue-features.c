/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-features.h"

#define FNV_OFFSET G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

guint64
cue_hash_mix (guint64 hash, guint64 value)
{
  for (guint shift = 0; shift < 64; shift += 8)
    hash = (hash ^ ((value >> shift) & 0xff)) * FNV_PRIME;
  return hash;
}

guint64
cue_hash_text (const char *text)
{
  guint64 hash = FNV_OFFSET;

  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * FNV_PRIME;
  return hash;
}

CueFeatures *
cue_features_new (void)
{
  CueFeatures *self = g_new0 (CueFeatures, 1);

  self->features = g_array_new (FALSE, FALSE, sizeof (CueFeature));
  return self;
}

void
cue_features_free (CueFeatures *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->features);
  g_free (self);
}

void
cue_features_add (CueFeatures *self, CueBlock block, guint64 hash, guint start, guint end)
{
  CueFeature feature = { cue_hash_mix (hash, block), 1, start, end, (guint8) block };

  g_assert (!self->sorted);
  g_array_append_val (self->features, feature);
}

void
cue_features_add_mark (CueFeatures *self, CueBlock block, const char *format, ...)
{
  va_list arguments;
  g_autofree char *mark = NULL;

  va_start (arguments, format);
  mark = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cue_features_add (self, block, cue_hash_text (mark), 0, 0);
}

static int
compare_features (gconstpointer a, gconstpointer b)
{
  const CueFeature *x = a;
  const CueFeature *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->start < y->start ? -1 : x->start > y->start;
}

void
cue_features_finish (CueFeatures *self)
{
  CueFeature *features = (CueFeature *) (gpointer) self->features->data;
  guint n = 0;

  g_array_sort (self->features, compare_features);
  features = (CueFeature *) (gpointer) self->features->data;
  for (guint i = 0; i < self->features->len; i++)
    {
      if (n > 0 && features[n - 1].hash == features[i].hash)
        features[n - 1].count++;
      else
        features[n++] = features[i];
    }
  g_array_set_size (self->features, n);
  self->sorted = TRUE;
}
