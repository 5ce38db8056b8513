/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-model.h"

#include <string.h>

#include "cue-gate.h"
#include "cue-json.h"

#define MAX_MODEL_BYTES (64 * 1024 * 1024)

struct _CueModel
{
  CueIdf *idf;
  char *pack;
  char *digest;
};

G_DEFINE_QUARK (cue_model_error, cue_model_error)
G_DEFINE_BOXED_TYPE (CueModel, cue_model, cue_model_ref, cue_model_unref)

/* Takes @idf. */
static CueModel *
model_new (CueIdf *idf, const char *pack)
{
  CueModel *self = g_atomic_rc_box_new0 (CueModel);
  g_autoptr (JsonNode) node = NULL;

  self->idf = idf;
  self->pack = g_strdup (pack);
  node = cue_model_to_json (self);
  self->digest = cue_json_digest (node);
  return self;
}

/**
 * cue_model_train:
 *
 * Learns from @pack: how rare each term is among its answers. Needs no seed, for nothing is drawn.
 */
CueModel *
cue_model_train (const CuePack *pack)
{
  return model_new (cue_idf_train (pack), cue_pack_get_digest (pack));
}

CueModel *
cue_model_from_json (JsonNode *node, const CuePack *pack, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *digest = object == NULL ? NULL : cue_json_get_string (object, "pack", NULL);
  JsonObject *idf = object == NULL ? NULL : cue_json_get_object (object, "idf");
  CueIdf *read = idf == NULL ? NULL : cue_idf_from_json (idf);

  if (digest == NULL || read == NULL)
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_INVALID,
                   "found something else; a model is "
                   "{\"pack\":…,\"idf\":{\"cards\":…,\"terms\":…}}");
      cue_idf_unref (read);
      return NULL;
    }
  if (!g_str_equal (digest, cue_pack_get_digest (pack)))
    {
      g_set_error (error, CUE_MODEL_ERROR, CUE_MODEL_ERROR_MISMATCH,
                   "/pack: found %.12s…; this pack is %.12s…", digest, cue_pack_get_digest (pack));
      cue_idf_unref (read);
      return NULL;
    }
  return model_new (read, digest);
}

JsonNode *
cue_model_to_json (const CueModel *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "pack", self->pack);
  json_object_set_member (object, "idf", cue_idf_to_json (self->idf));
  return cue_json_new_object (object);
}

CueModel *
cue_model_from_bytes (GBytes *bytes, const CuePack *pack, GError **error)
{
  const CueGateLimits limits = { MAX_MODEL_BYTES, 16 };
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) node = NULL;

  node = cue_gate_parse (text != NULL ? text : "", (gssize) size, &limits, error);
  return node != NULL ? cue_model_from_json (node, pack, error) : NULL;
}

CueModel *
cue_model_new_for_pack (const CuePack *pack)
{
  GBytes *sealed = cue_pack_get_model (pack);
  CueModel *self = sealed != NULL ? cue_model_from_bytes (sealed, pack, NULL) : NULL;

  return self != NULL ? self : cue_model_train (pack);
}

GBytes *
cue_model_to_bytes (const CueModel *self)
{
  g_autoptr (JsonNode) node = cue_model_to_json (self);
  char *text = cue_json_to_canonical (node);

  return g_bytes_new_take (text, strlen (text));
}

CueModel *
cue_model_ref (CueModel *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
model_clear (gpointer data)
{
  CueModel *self = data;

  cue_idf_unref (self->idf);
  g_free (self->pack);
  g_free (self->digest);
}

void
cue_model_unref (CueModel *self)
{
  g_atomic_rc_box_release_full (self, model_clear);
}

const char *
cue_model_get_digest (const CueModel *self)
{
  return self->digest;
}

CueIdf *
cue_model_get_idf (const CueModel *self)
{
  return self->idf;
}
