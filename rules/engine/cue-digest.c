/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-digest.h"

#include "cue-fold.h"
#include "cue-json.h"
#include "cue-sha256.h"

G_STATIC_ASSERT (CUE_DIGEST_BYTES == CUE_SHA256_BYTES);

#define TYPICAL_BYTES 4096 /* of what a step tells */

static void
take (CueState *state, const GString *text)
{
  cue_sha256 (state->digest, text->str, text->len);
  cue_sha256_print (state->digest, state->digest_hex);
}

void
cue_digest_begin (CueState *state)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  json_object_set_int_member (object, "engine", CUE_ENGINE_VERSION);
  json_object_set_int_member (object, "fold", CUE_FOLD_VERSION);
  json_object_set_string_member (object, "pack", cue_pack_get_digest (state->engine->pack));
  json_object_set_string_member (object, "model", cue_model_get_digest (state->engine->model));
  node = cue_json_new_object (object);
  cue_json_append_canonical (text, node);
  take (state, text);
}

void
cue_digest_add (CueState *state, GPtrArray *changes)
{
  g_autoptr (GString) text = NULL;

  if (state->quiet)
    return;
  text = g_string_sized_new (TYPICAL_BYTES);
  g_string_append_len (text, (const char *) state->digest, sizeof state->digest);
  g_string_append_c (text, '[');
  for (guint i = 0; i < changes->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      cue_change_append_canonical (g_ptr_array_index (changes, i), text);
    }
  g_string_append_c (text, ']');
  take (state, text);
}
