/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-forest-private.h"

#include <string.h>

struct _CueForest
{
  /* owned */
  GBytes *bytes;
  /* borrowed */
  const CueTree *root;
};

G_DEFINE_QUARK (cue_forest_error, cue_forest_error)

CueForest *
cue_forest_new_from_builder (GBytes *bytes)
{
  CueForest *self = g_atomic_rc_box_new0 (CueForest);
  const guint8 *start = g_bytes_get_data (bytes, NULL);
  CueForestHead head;

  memcpy (&head, start, sizeof head);
  self->bytes = g_bytes_ref (bytes);
  self->root = (const CueTree *) (gconstpointer) (start + sizeof head + head.n_string_bytes);
  return self;
}

/* A mapped or borrowed stretch may begin anywhere; cells are read as words. */
static GBytes *
align (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return (guintptr) data % sizeof (guint32) == 0 ? g_bytes_ref (bytes) : g_bytes_new (data, size);
}

CueForest *
cue_forest_new (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) aligned = NULL;
  gsize size;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  aligned = align (bytes);
  data = g_bytes_get_data (aligned, &size);
  return cue_forest_check (data, size, error) ? cue_forest_new_from_builder (aligned) : NULL;
}

CueForest *
cue_forest_new_from_json (JsonNode *node)
{
  g_autoptr (CueForestBuilder) builder = cue_forest_builder_new ();

  g_return_val_if_fail (node != NULL, NULL);

  cue_forest_builder_add_json (builder, node);
  return cue_forest_builder_end (g_steal_pointer (&builder), NULL);
}

CueForest *
cue_forest_ref (CueForest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
forest_clear (gpointer data)
{
  CueForest *self = data;

  g_bytes_unref (self->bytes);
}

void
cue_forest_unref (CueForest *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, forest_clear);
}

GBytes *
cue_forest_get_bytes (const CueForest *self)
{
  return self->bytes;
}

const CueTree *
cue_forest_get_root (const CueForest *self)
{
  return self->root;
}
