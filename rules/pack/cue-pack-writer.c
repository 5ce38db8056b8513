/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-writer.h"

#include "cue-pack-private.h"

/* {"id key": …, the rest sorted} */
static void
append_record (GString *out, const CueTree *record, const char *id_key)
{
  cue_tree_append_canonical_first (out, record, id_key);
  g_string_append_c (out, '\n');
}

static const char *
id_key_of (const char *name)
{
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    if (g_str_equal (CUE_FAMILIES[i].file, name))
      return CUE_FAMILIES[i].key;
  return NULL;
}

typedef struct
{
  GString *out;
  const char *id_key;
} Writing;

static void
append_cb (const CueTree *record, gpointer user_data)
{
  const Writing *writing = user_data;

  append_record (writing->out, record, writing->id_key);
}

static void
append_file (GString *out, const CuePack *self, const char *name)
{
  const CueTree *file = cue_tree_get_member (cue_forest_get_root (self->forest), name);
  Writing writing = { out, id_key_of (name) };

  if (cue_tree_is_object (file))
    append_record (out, file, "pack");
  else
    cue_pack_foreach_record (self, name, append_cb, &writing);
}

char *
cue_pack_write_file (const CuePack *self, const char *name)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  append_file (out, self, name);
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static void
hash_file (GChecksum *checksum, const CuePack *self, const char *name, GString *room)
{
  g_string_printf (room, "%s\n", name);
  append_file (room, self, name);
  g_checksum_update (checksum, (const guchar *) room->str, (gssize) room->len);
}

/* Packs without examples and tasks have the digests that they had before there were any. */
static gboolean
counts (const CuePack *self, guint family)
{
  gboolean came_later = family == CUE_FAMILY_EXAMPLE || family == CUE_FAMILY_TASK;

  return family != CUE_FAMILY_TEST && (!came_later || self->lists[family]->len > 0);
}

char *
cue_pack_compute_digest (const CuePack *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GString) room = g_string_new (NULL);

  hash_file (checksum, self, "pack.json", room);
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    if (counts (self, i))
      hash_file (checksum, self, CUE_FAMILIES[i].file, room);
  return g_strdup (g_checksum_get_string (checksum));
}
