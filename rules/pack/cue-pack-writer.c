/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-writer.h"

#include "cue-json.h"
#include "cue-pack-private.h"

/* {"id key": …, the rest sorted} */
static void
append_record (GString *out, JsonNode *record, const char *id_key)
{
  JsonObject *object = json_node_get_object (record);
  g_autoptr (JsonNode) key = cue_json_new_string (id_key);
  g_autoptr (JsonObject) rest = json_object_new ();
  g_autoptr (JsonNode) rest_node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GList) members = json_object_get_members (object);
  g_autofree char *text = NULL;

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_str_equal (l->data, id_key))
      json_object_set_member (rest, l->data,
                              json_node_ref (json_object_get_member (object, l->data)));
  json_node_set_object (rest_node, rest);
  text = cue_json_to_canonical (rest_node);

  g_string_append_c (out, '{');
  cue_json_append_canonical (out, key);
  g_string_append_c (out, ':');
  cue_json_append_canonical (out, json_object_get_member (object, id_key));
  if (text[1] != '}')
    g_string_append_c (out, ',');
  g_string_append (out, text + 1);
  g_string_append_c (out, '\n');
}

char *
cue_pack_write_file (const CuePack *self, const char *name)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  if (g_str_equal (name, "pack.json"))
    {
      append_record (out, self->manifest, "pack");
      return g_string_free (g_steal_pointer (&out), FALSE);
    }
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    {
      if (!g_str_equal (CUE_FAMILIES[i].file, name) || self->records[i]->len == 0)
        continue;
      for (guint k = 0; k < self->records[i]->len; k++)
        append_record (out, g_ptr_array_index (self->records[i], k), CUE_FAMILIES[i].key);
      return g_string_free (g_steal_pointer (&out), FALSE);
    }
  return NULL;
}

static void
hash_file (GChecksum *checksum, const CuePack *self, const char *name)
{
  g_autofree char *text = cue_pack_write_file (self, name);

  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

char *
cue_pack_compute_digest (const CuePack *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  hash_file (checksum, self, "pack.json");
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    if (i != CUE_FAMILY_TEST)
      hash_file (checksum, self, CUE_FAMILIES[i].file);
  return g_strdup (g_checksum_get_string (checksum));
}
