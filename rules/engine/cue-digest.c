/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-digest.h"

#include <string.h>

#include "cue-fold.h"
#include "cue-json.h"

static void
finish (CueState *state, GChecksum *checksum)
{
  gsize length = sizeof state->digest;

  g_strlcpy (state->digest_hex, g_checksum_get_string (checksum), sizeof state->digest_hex);
  g_checksum_get_digest (checksum, state->digest, &length);
}

void
cue_digest_begin (CueState *state)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  json_object_set_int_member (object, "engine", CUE_ENGINE_VERSION);
  json_object_set_int_member (object, "fold", CUE_FOLD_VERSION);
  json_object_set_string_member (object, "pack", cue_pack_get_digest (state->engine->pack));
  json_object_set_string_member (object, "model", cue_model_get_digest (state->engine->model));
  node = cue_json_new_object (object);
  text = cue_json_to_canonical (node);
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  finish (state, checksum);
}

void
cue_digest_add (CueState *state, GPtrArray *changes)
{
  g_autoptr (GChecksum) checksum = NULL;
  g_autoptr (GString) text = NULL;

  if (state->quiet)
    return;
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  text = g_string_new ("[");
  g_checksum_update (checksum, state->digest, sizeof state->digest);
  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (JsonNode) node = cue_change_to_json (g_ptr_array_index (changes, i));

      if (i > 0)
        g_string_append_c (text, ',');
      cue_json_append_canonical (text, node);
    }
  g_string_append_c (text, ']');
  g_checksum_update (checksum, (const guchar *) text->str, (gssize) text->len);
  finish (state, checksum);
}
