/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "peer-vectorscan.h"

#include <hs.h>
#include <string.h>

struct _PeerVectorscan
{
  hs_database_t *database;
  hs_scratch_t *scratch;
};

PeerVectorscan *
peer_vectorscan_new (GPtrArray *wordings)
{
  PeerVectorscan *self = g_new0 (PeerVectorscan, 1);
  g_autofree unsigned *flags = g_new0 (unsigned, wordings->len);
  g_autofree unsigned *ids = g_new0 (unsigned, wordings->len);
  g_autofree size_t *lengths = g_new0 (size_t, wordings->len);
  hs_compile_error_t *error = NULL;

  for (guint i = 0; i < wordings->len; i++)
    {
      flags[i] = HS_FLAG_SINGLEMATCH;
      ids[i] = i;
      lengths[i] = strlen (g_ptr_array_index (wordings, i));
    }
  if (hs_compile_lit_multi ((const char *const *) wordings->pdata, flags, ids, lengths,
                            wordings->len, HS_MODE_BLOCK, NULL, &self->database, &error)
          == HS_SUCCESS
      && hs_alloc_scratch (self->database, &self->scratch) == HS_SUCCESS)
    return self;
  g_clear_pointer (&error, hs_free_compile_error);
  peer_vectorscan_free (self);
  return NULL;
}

void
peer_vectorscan_free (PeerVectorscan *self)
{
  hs_free_scratch (self->scratch);
  hs_free_database (self->database);
  g_free (self);
}

static int
count_cb (unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *data)
{
  ++*(guint *) data;
  return 0;
}

guint
peer_vectorscan_find (PeerVectorscan *self, const char *text)
{
  guint n = 0;

  hs_scan (self->database, text, (unsigned) strlen (text), 0, self->scratch, count_cb, &n);
  return n;
}
