/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-desk-apply.h"
#include "cue-json.h"

/*
 * A suggestion is bound to the words that it was lit for. When they are corrected away the engine
 * lets it end on the next turn, for what was lit is history; until then it is inert here, so that
 * nobody sends an answer to what was never said.
 */

static const char *
find_text (CueConversation *conversation, const char *turn)
{
  CueMessage *message = turn != NULL ? cue_conversation_find_message (conversation, turn) : NULL;

  return message != NULL ? cue_message_get_text (message) : NULL;
}

/* Does any of the words still stand where it was heard? */
static gboolean
still_stand (CueConversation *conversation, JsonArray *words)
{
  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      JsonObject *word = json_array_get_object_element (words, i);
      const char *text = find_text (conversation, cue_json_get_string (word, "turn", NULL));

      if (text == NULL || strstr (text, cue_json_get_string (word, "text", "")) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_stale (CueConversation *conversation, CueLamp *lamp, JsonObject *proof)
{
  JsonArray *words = cue_json_get_array (proof, "words");
  const char *text = find_text (conversation, cue_json_get_string (proof, "turn", NULL));
  const char *bound;

  if (words != NULL && json_array_get_length (words) > 0)
    return !still_stand (conversation, words);
  if (text == NULL || cue_lamp_get_rule (lamp) == NULL
      || !json_object_has_member (proof, "likeness_milli"))
    return FALSE;
  /* an answer is for the whole question: more words do no harm, other words do */
  bound = cue_lamp_get_bound (lamp);
  if (bound == NULL)
    {
      cue_lamp_bind (lamp, text);
      return FALSE;
    }
  return strstr (text, bound) == NULL;
}

void
cue_desk_apply_stale (CueConversation *conversation, CueLamp *lamp)
{
  CueLampState state = cue_lamp_get_state (lamp);
  JsonObject *proof = cue_lamp_get_proof (lamp);
  gboolean stale = (state == CUE_LAMP_LIT || state == CUE_LAMP_SEEN) && proof != NULL
                   && is_stale (conversation, lamp, proof);

  if (cue_lamp_set_stale (lamp, stale))
    cue_lamp_deck_moved (cue_conversation_get_deck (conversation), lamp);
}
