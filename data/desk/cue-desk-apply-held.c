/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-apply.h"

#include "cue-json.h"

/*
 * What holds a lamp now, with the words that the customer said for it. The engine tells a held lamp
 * again only when its main reason changes, so of the other holds in its proof those are shown that
 * are still on.
 */

static gboolean
is_on (CueConversation *conversation, const char *hold)
{
  GListModel *holds = cue_customer_get_holds (cue_conversation_get_customer (conversation));

  for (guint i = 0; i < g_list_model_get_n_items (holds); i++)
    {
      g_autoptr (CueHold) one = g_list_model_get_item (holds, i);

      if (g_str_equal (cue_hold_get_id (one), hold))
        return TRUE;
    }
  return FALSE;
}

/* The words of a span of code points in a turn. (transfer full) (nullable) */
static char *
dup_span (CueConversation *conversation, JsonObject *span)
{
  const char *turn = cue_json_get_string (span, "turn", NULL);
  CueMessage *message = turn != NULL ? cue_conversation_find_message (conversation, turn) : NULL;
  const char *text = message != NULL ? cue_message_get_text (message) : NULL;
  glong start = (glong) cue_json_get_int (span, "start", 0);
  glong end = (glong) cue_json_get_int (span, "end", 0);

  if (text == NULL || start < 0 || end <= start || end > g_utf8_strlen (text, -1))
    return NULL;
  return g_utf8_substring (text, start, end);
}

/* What was heard for one question of the hold's condition, when it was answered with yes. */
static char *
dup_heard (CueConversation *conversation, JsonObject *question)
{
  const char *op = cue_json_get_string (question, "op", "");
  JsonArray *words = cue_json_get_array (question, "words");
  CueTag *tag = g_str_equal (op, "tag") && cue_json_get_boolean (question, "value", FALSE)
                    ? cue_customer_find_tag (cue_conversation_get_customer (conversation),
                                             cue_json_get_string (question, "id", ""))
                    : NULL;

  if (tag != NULL && *cue_tag_get_words (tag) != '\0')
    return g_strdup (cue_tag_get_words (tag));
  if (words != NULL && json_array_get_length (words) > 0)
    return dup_span (conversation, json_array_get_object_element (words, 0));
  return NULL;
}

/* The first words of the questions that it asked; "" none. (transfer full) */
static char *
dup_words (CueConversation *conversation, JsonObject *held)
{
  JsonArray *read = cue_json_get_array (held, "read");

  for (guint i = 0; read != NULL && i < json_array_get_length (read); i++)
    {
      char *heard = dup_heard (conversation, json_array_get_object_element (read, i));

      if (heard != NULL)
        return heard;
    }
  return g_strdup ("");
}

void
cue_desk_apply_held (CueConversation *conversation, CueLamp *lamp)
{
  JsonObject *proof = cue_lamp_get_proof (lamp);
  JsonArray *holds = proof != NULL ? cue_json_get_array (proof, "held_by") : NULL;
  gboolean held = cue_lamp_get_state (lamp) == CUE_LAMP_HELD;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; held && holds != NULL && i < json_array_get_length (holds); i++)
    {
      JsonObject *entry = json_array_get_object_element (holds, i);
      const char *hold = cue_json_get_string (entry, "hold", "");

      if (!g_str_equal (hold, cue_lamp_get_reason (lamp)) && !is_on (conversation, hold))
        continue;
      g_ptr_array_add (pairs, g_strdup (hold));
      g_ptr_array_add (pairs, dup_words (conversation, entry));
    }
  g_ptr_array_add (pairs, NULL);
  cue_lamp_set_held_by (lamp, (const char *const *) pairs->pdata);
}
