/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-view.h"

#include "cue-json.h"
#include "cue-text-features.h"

/* The last thing that @role said before the turn. */
static const char *
last_text (JsonArray *turns, int turn, const char *role)
{
  for (int i = MIN (turn, (int) json_array_get_length (turns)) - 1; i >= 0; i--)
    {
      JsonObject *object = json_array_get_object_element (turns, i);

      if (g_str_equal (cue_json_get_string (object, "role", ""), role))
        return cue_json_get_string (object, "text", NULL);
    }
  return NULL;
}

static void
add_before (CueFeatures *features, JsonArray *turns, int turn, const char *role)
{
  const char *text = last_text (turns, turn, role);
  g_autoptr (CueTokens) tokens = text == NULL ? NULL : cue_tokens_new_for_text (text);

  if (tokens != NULL)
    cue_text_features_add_beside (features, CUE_BLOCK_BEFORE, role, tokens);
}

CueFeatures *
cuectl_view (const CuectlData *data, const CuectlQuery *query, const CueSettings *settings)
{
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (query->text);
  JsonArray *turns = cuectl_data_get_turns (data, query);

  cue_text_features_add (features, tokens, &settings->text);
  if (turns != NULL)
    {
      add_before (features, turns, query->turn, "agent");
      add_before (features, turns, query->turn, "customer");
    }
  cue_features_finish (features);
  return features;
}

CueFeatures *
cuectl_view_text (const char *text, const CueSettings *settings)
{
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);

  cue_text_features_add (features, tokens, &settings->text);
  cue_features_finish (features);
  return features;
}
