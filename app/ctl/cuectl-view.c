/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-view.h"

#include "cuectl-course.h"

CueFeatures *
cuectl_view (const CuectlData *data, const CuectlQuery *query, const CueSettings *settings)
{
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (query->text);
  g_autoptr (CueCourse) course = cuectl_course_new (data, query);

  cue_text_features_add (features, tokens, &settings->text);
  if (course != NULL)
    cue_course_features_add (features, course, query->text);
  if (data->known != NULL)
    cue_known_features_add (features, data->known, course, query->text, &settings->text);
  cue_features_finish (features);
  return features;
}

CueFeatures *
cuectl_view_text (const char *text, const char *flow, const CueSettings *settings)
{
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);

  cue_text_features_add (features, tokens, &settings->text);
  if (flow != NULL)
    cue_text_features_add_beside (features, CUE_BLOCK_FLOW_WORDS, flow, tokens);
  cue_features_finish (features);
  return features;
}
