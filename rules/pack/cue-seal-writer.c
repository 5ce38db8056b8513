/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-json.h"
#include "cue-pack-private.h"
#include "cue-seal-private.h"

static void
add_record (const CueTree *record, gpointer user_data)
{
  cue_forest_builder_add_tree (user_data, record);
}

static void
add_family (CueForestBuilder *builder, const CuePack *pack, const char *name)
{
  gboolean edited = pack->edits != NULL && g_str_equal (name, CUE_FAMILIES[CUE_FAMILY_RULE].file);

  if (!edited && cue_tree_get_member (cue_forest_get_root (pack->forest), name) == NULL)
    return;
  cue_forest_builder_add_key (builder, name, strlen (name));
  cue_forest_builder_open (builder, FALSE);
  cue_pack_foreach_record (pack, name, add_record, builder);
  cue_forest_builder_close (builder);
}

/* The block of the canonical text, so that how an author spaced or ordered his keys does not show.
 */
static CueForest *
make_block (const CuePack *pack)
{
  CueForestBuilder *builder = cue_forest_builder_new ();
  const CueTree *manifest = cue_tree_get_member (cue_forest_get_root (pack->forest), "pack.json");

  cue_forest_builder_open (builder, TRUE);
  cue_forest_builder_add_key (builder, "pack.json", strlen ("pack.json"));
  cue_forest_builder_add_tree (builder, manifest);
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    add_family (builder, pack, CUE_FAMILIES[i].file);
  cue_forest_builder_close (builder);
  return cue_forest_builder_end (builder, NULL);
}

static void
pad (GByteArray *bytes)
{
  static const guint8 ZEROS[CUE_SEAL_ALIGNMENT] = { 0 };

  g_byte_array_append (bytes, ZEROS, (guint) cue_seal_align (bytes->len) - bytes->len);
}

static void
add_part (JsonArray *parts, GByteArray *body, const char *name, GBytes *bytes)
{
  g_autofree char *digest = NULL;
  JsonObject *part;

  if (bytes == NULL)
    return;
  digest = cue_sha256_to_hex (bytes);
  part = json_object_new ();
  json_object_set_string_member (part, "part", name);
  json_object_set_int_member (part, "bytes", (gint64) g_bytes_get_size (bytes));
  json_object_set_string_member (part, "sha256", digest);
  json_array_add_object_element (parts, part);
  g_byte_array_append (body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  pad (body);
}

/* Takes @parts. (transfer full) */
static char *
make_manifest (const CuePack *pack, const CueSealTerms *terms, JsonArray *parts)
{
  JsonObject *manifest = json_object_new ();
  /* an edited pack is sealed as what it became, not as how it came to be */
  g_autofree char *digest
      = pack->edits != NULL ? cue_pack_compute_digest (pack) : g_strdup (pack->digest);
  g_autoptr (JsonNode) node = NULL;

  json_object_set_string_member (manifest, "pack", cue_pack_get_id (pack));
  json_object_set_int_member (manifest, "version", cue_pack_get_version (pack));
  json_object_set_string_member (manifest, "digest", digest);
  json_object_set_int_member (manifest, "serial", terms->serial);
  if (terms->valid_from_ms != G_MININT64)
    json_object_set_int_member (manifest, "valid_from_ms", terms->valid_from_ms);
  if (terms->valid_until_ms != G_MAXINT64)
    json_object_set_int_member (manifest, "valid_until_ms", terms->valid_until_ms);
  json_object_set_array_member (manifest, "parts", parts);
  node = cue_json_new_object (manifest);
  return cue_json_to_canonical (node);
}

GBytes *
cue_seal_write (const CuePack *pack, const CueSealTerms *terms, GBytes *model, GBytes *sessions)
{
  g_autoptr (CueForest) block = NULL;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree char *manifest = NULL;
  JsonArray *parts = json_array_new ();
  CueSealHead head = { CUE_SEAL_MAGIC, 0, 0, { 0 }, { 0 } };
  GByteArray *file = g_byte_array_new ();

  g_return_val_if_fail (pack != NULL && terms != NULL, NULL);

  block = make_block (pack);
  add_part (parts, body, CUE_SEAL_BLOCK, cue_forest_get_bytes (block));
  add_part (parts, body, CUE_SEAL_MODEL, model);
  add_part (parts, body, CUE_SEAL_SESSIONS, sessions);
  manifest = make_manifest (pack, terms, parts);
  head.n_manifest_bytes = strlen (manifest);
  cue_sha256 (head.digest, manifest, head.n_manifest_bytes);
  g_byte_array_append (file, (const guint8 *) &head, sizeof head);
  g_byte_array_append (file, (const guint8 *) manifest, head.n_manifest_bytes);
  pad (file);
  g_byte_array_append (file, body->data, body->len);
  return g_byte_array_free_to_bytes (file);
}
