/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-gate.h"
#include "cue-json.h"
#include "cue-seal-private.h"

/*
 * Nothing of a file is believed before it is checked: sizes against what there is, parts against
 * their digests, the manifest by the gate. Whoever changes a byte of a part must change the
 * manifest, and whoever changes the manifest breaks the signature.
 */

#define MOST_SAFE G_GINT64_CONSTANT (9007199254740991) /* 2^53 − 1 */

typedef struct
{
  CueSeal *seal;
  GBytes *bytes;
  gsize at; /* where the next part begins */
  GError **error;
} Opening;

static gboolean G_GNUC_PRINTF (3, 4)
    refuse (const Opening *self, const char *place, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID, "%s: found %s", place, message);
  return FALSE;
}

static gboolean
is_zero (const guint8 *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (bytes[i] != 0)
      return FALSE;
  return TRUE;
}

/* Parts are divided by zeros up to the next multiple; @end is where something ends. */
static gboolean
skip_padding (Opening *self, gsize end)
{
  const guint8 *data = g_bytes_get_data (self->bytes, NULL);

  self->at = cue_seal_align (end);
  return is_zero (data + end, self->at - end)
         || refuse (self, "padding", "something before byte %" G_GSIZE_FORMAT "; zeros", self->at);
}

static gboolean
check_digest (const Opening *self, const char *name, GBytes *part, const char *digest)
{
  g_autofree char *found = cue_sha256_to_hex (part);
  g_autofree char *place = NULL;

  if (g_strcmp0 (found, digest) == 0)
    return TRUE;
  place = g_strdup_printf ("byte %" G_GSIZE_FORMAT, self->at);
  return refuse (self, place, "a part \"%s\" with the digest %.12s…; the manifest names %.12s…",
                 name, found, digest != NULL ? digest : "none");
}

static GBytes **
slot_of (CueSeal *seal, const char *name)
{
  if (g_strcmp0 (name, CUE_SEAL_BLOCK) == 0)
    return &seal->block;
  if (g_strcmp0 (name, CUE_SEAL_MODEL) == 0)
    return &seal->model;
  return g_strcmp0 (name, CUE_SEAL_SESSIONS) == 0 ? &seal->sessions : NULL;
}

static gboolean
open_part (Opening *self, JsonObject *part, const char *place)
{
  const char *name = cue_json_get_string (part, "part", NULL);
  gint64 size = cue_json_get_int (part, "bytes", -1);
  gsize left = g_bytes_get_size (self->bytes) - self->at;
  GBytes **slot = slot_of (self->seal, name);
  g_autoptr (GBytes) bytes = NULL;

  if (slot == NULL || *slot != NULL)
    return refuse (self, place,
                   "a part that is not known or there already; block, model, sessions");
  if (size < 0 || (gsize) size > left || cue_seal_align ((gsize) size) > left)
    return refuse (self, place, "%" G_GINT64_FORMAT " bytes; %" G_GSIZE_FORMAT " are left", size,
                   left);
  bytes = g_bytes_new_from_bytes (self->bytes, self->at, (gsize) size);
  if (!check_digest (self, name, bytes, cue_json_get_string (part, "sha256", NULL)))
    return FALSE;
  if (slot == &self->seal->model)
    self->seal->model_digest = g_strdup (cue_json_get_string (part, "sha256", NULL));
  *slot = g_steal_pointer (&bytes);
  return skip_padding (self, self->at + (gsize) size);
}

static gboolean
open_parts (Opening *self, JsonArray *parts)
{
  guint n = parts != NULL ? json_array_get_length (parts) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *part = json_array_get_element (parts, i);
      g_autofree char *place = g_strdup_printf ("/parts/%u", i);

      if (!JSON_NODE_HOLDS_OBJECT (part))
        return refuse (self, place, "%s; {\"part\", \"bytes\", \"sha256\"}",
                       cue_json_type_name (part));
      if (!open_part (self, json_node_get_object (part), place))
        return FALSE;
    }
  if (self->seal->block == NULL)
    return refuse (self, "/parts", "no block; a pack has one");
  if (self->at != g_bytes_get_size (self->bytes))
    return refuse (self, "/parts", "bytes after the last part; the parts fill the file");
  return TRUE;
}

static gboolean
is_digest (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static gboolean
read_manifest (Opening *self, JsonObject *manifest)
{
  CueSeal *seal = self->seal;
  gint64 version = cue_json_get_int (manifest, "version", 0);

  seal->pack = g_strdup (cue_json_get_string (manifest, "pack", NULL));
  seal->digest = g_strdup (cue_json_get_string (manifest, "digest", NULL));
  seal->terms.serial = cue_json_get_int (manifest, "serial", 0);
  seal->terms.valid_from_ms = cue_json_get_int (manifest, "valid_from_ms", G_MININT64);
  seal->terms.valid_until_ms = cue_json_get_int (manifest, "valid_until_ms", G_MAXINT64);
  if (seal->pack == NULL)
    return refuse (self, "/pack", "nothing; the id of the pack");
  if (version < 1 || version > 1000000000)
    return refuse (self, "/version", "%" G_GINT64_FORMAT "; 1 to 1000000000", version);
  if (!is_digest (seal->digest))
    return refuse (self, "/digest", "no digest; SHA-256 in hex");
  if (seal->terms.serial < 1 || seal->terms.serial > MOST_SAFE)
    return refuse (self, "/serial", "%" G_GINT64_FORMAT "; 1 and more", seal->terms.serial);
  if (seal->terms.valid_until_ms <= seal->terms.valid_from_ms)
    return refuse (self, "/valid_until_ms", "an end before the beginning; a later time");
  seal->version = (guint) version;
  return TRUE;
}

/* @head: (out) */
static gboolean
check_head (Opening *self, CueSealHead *head)
{
  guint8 digest[CUE_SHA256_BYTES];
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  if (size < sizeof *head || memcmp (data, CUE_SEAL_MAGIC, 8) != 0)
    return refuse (self, "byte 0", "something else; a sealed pack begins with " CUE_SEAL_MAGIC);
  memcpy (head, data, sizeof *head);
  if (head->n_manifest_bytes > CUE_SEAL_MAX_MANIFEST_BYTES || head->reserved != 0
      || cue_seal_align (sizeof *head + head->n_manifest_bytes) > size)
    return refuse (self, "byte 8", "a manifest of %u bytes; at most %u, and no more than there are",
                   head->n_manifest_bytes, CUE_SEAL_MAX_MANIFEST_BYTES);
  cue_sha256 (digest, data + sizeof *head, head->n_manifest_bytes);
  if (memcmp (digest, head->digest, sizeof digest) != 0)
    return refuse (self, "byte 16", "another digest than that of the manifest; SHA-256 of it");
  if (!is_zero (head->signature, sizeof head->signature))
    return refuse (self, "byte 48", "a signature; zeros, for this version can check none");
  return skip_padding (self, sizeof *head + head->n_manifest_bytes);
}

/* (transfer full) */
static JsonNode *
read_head (Opening *self)
{
  const char *data = g_bytes_get_data (self->bytes, NULL);
  g_autoptr (GError) error = NULL;
  CueSealHead head;
  JsonNode *node;

  if (!check_head (self, &head))
    return NULL;
  node = cue_gate_parse (data + sizeof head, head.n_manifest_bytes, &CUE_GATE_LINE, &error);
  if (node == NULL)
    refuse (self, "manifest", "%s", error->message);
  return node;
}

/* (transfer full) */
static JsonNode *
open_manifest (Opening *self)
{
  g_autoptr (JsonNode) manifest = read_head (self);

  if (manifest == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (manifest))
    {
      refuse (self, "manifest", "%s; an object", cue_json_type_name (manifest));
      return NULL;
    }
  return read_manifest (self, json_node_get_object (manifest)) ? g_steal_pointer (&manifest) : NULL;
}

CueSeal *
cue_seal_open (GBytes *bytes, GError **error)
{
  g_autoptr (CueSeal) self = g_new0 (CueSeal, 1);
  g_autoptr (JsonNode) manifest = NULL;
  Opening opening = { self, bytes, 0, error };

  g_return_val_if_fail (bytes != NULL, NULL);

  manifest = open_manifest (&opening);
  if (manifest == NULL)
    return NULL;
  return open_parts (&opening, cue_json_get_array (json_node_get_object (manifest), "parts"))
             ? g_steal_pointer (&self)
             : NULL;
}

gboolean
cue_seal_read_terms (GBytes *bytes, CueSealTerms *terms, GError **error)
{
  g_autoptr (CueSeal) self = g_new0 (CueSeal, 1);
  g_autoptr (JsonNode) manifest = NULL;
  Opening opening = { self, bytes, 0, error };

  g_return_val_if_fail (bytes != NULL && terms != NULL, FALSE);

  manifest = open_manifest (&opening);
  if (manifest == NULL)
    return FALSE;
  *terms = self->terms;
  return TRUE;
}

void
cue_seal_free (CueSeal *self)
{
  if (self == NULL)
    return;
  g_free (self->pack);
  g_free (self->digest);
  g_clear_pointer (&self->block, g_bytes_unref);
  g_clear_pointer (&self->model, g_bytes_unref);
  g_clear_pointer (&self->sessions, g_bytes_unref);
  g_free (self->model_digest);
  g_free (self);
}
