/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-evidence-read.h"

#include "cue-json.h"

#define MAX_WORDS 32

static JsonObject *
find (const CueEvidence *self, const char *op, const char *id)
{
  for (guint i = 0; i < json_array_get_length (self->read); i++)
    {
      JsonObject *entry = json_array_get_object_element (self->read, i);

      if (g_str_equal (cue_json_get_string (entry, "op", ""), op)
          && g_str_equal (cue_json_get_string (entry, "id", ""), id))
        return entry;
    }
  return NULL;
}

static JsonObject *
entry_new (const char *op, const char *id)
{
  JsonObject *entry = json_object_new ();

  json_object_set_string_member (entry, "op", op);
  json_object_set_string_member (entry, "id", id);
  return entry;
}

static gboolean
has_float (JsonNode *value)
{
  g_autoptr (JsonNode) without = cue_json_without_floats (value);

  return !cue_json_equal (value, without);
}

void
cue_evidence_read_value (CueEvidence *self, const char *op, const char *id, JsonNode *value)
{
  JsonObject *entry;

  if (self == NULL || find (self, op, id) != NULL)
    return;
  entry = entry_new (op, id);
  if (value == NULL)
    json_object_set_null_member (entry, "value");
  else if (has_float (value))
    {
      g_autofree char *text = cue_json_to_canonical (value);

      json_object_set_string_member (entry, "json", text);
    }
  else
    json_object_set_member (entry, "value", cue_json_share (value));
  json_array_add_object_element (self->read, entry);
}

void
cue_evidence_read_truth (CueEvidence *self, const char *op, const char *id, gboolean value)
{
  g_autoptr (JsonNode) node = self == NULL ? NULL : cue_json_new_boolean (value);

  cue_evidence_read_value (self, op, id, node);
}

void
cue_evidence_read_text (CueEvidence *self, const char *op, const char *id, const char *value)
{
  g_autoptr (JsonNode) node = self == NULL || value == NULL ? NULL : cue_json_new_string (value);

  cue_evidence_read_value (self, op, id, node);
}

void
cue_evidence_read_number (CueEvidence *self,
                          const char *op,
                          const char *id,
                          const char *member,
                          gint64 value)
{
  JsonObject *entry;

  if (self == NULL || find (self, op, id) != NULL)
    return;
  entry = entry_new (op, id);
  json_object_set_int_member (entry, member, value);
  json_array_add_object_element (self->read, entry);
}

static const char *
speaker_to_string (char by)
{
  return by == 'a' ? "agent" : by == 'c' ? "customer" : "any";
}

static const char *
polarity_to_string (char polarity)
{
  return polarity == 'n'   ? "negated"
         : polarity == 'q' ? "quoted"
         : polarity == 'p' ? "plain"
                           : "any";
}

static JsonObject *
question_new (const CueHeard *question)
{
  JsonObject *entry = entry_new (question->once ? "says" : "count_within", question->phrase);

  json_object_set_string_member (entry, "by", speaker_to_string (question->by));
  json_object_set_int_member (entry, "within_turns", question->within_turns);
  json_object_set_int_member (entry, "within_ms", question->within_ms);
  json_object_set_string_member (entry, "polarity", polarity_to_string (question->polarity));
  if (question->question >= 0)
    json_object_set_boolean_member (entry, "question", question->question != 0);
  return entry;
}

static gboolean
is_same_question (JsonObject *a, JsonObject *b)
{
  static const char *const members[]
      = { "op", "id", "by", "within_turns", "within_ms", "polarity", "question" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *one = json_object_get_member (a, members[i]);
      JsonNode *other = json_object_get_member (b, members[i]);

      if ((one == NULL) != (other == NULL) || (one != NULL && !cue_json_equal (one, other)))
        return FALSE;
    }
  return TRUE;
}

JsonObject *
cue_evidence_read_heard (CueEvidence *self, const CueHeard *question)
{
  JsonObject *entry;

  if (self == NULL)
    return NULL;
  entry = question_new (question);
  for (guint i = 0; i < json_array_get_length (self->read); i++)
    if (is_same_question (json_array_get_object_element (self->read, i), entry))
      {
        json_object_unref (entry);
        return NULL;
      }
  json_object_set_array_member (entry, "words", json_array_new ());
  json_array_add_object_element (self->read, entry);
  return entry;
}

void
cue_evidence_read_words (JsonObject *entry,
                         const CueReading *reading,
                         const CuePosting *posting,
                         guint n_turns)
{
  const CueTurn *turn = g_ptr_array_index (reading->turns, posting->turn);
  JsonObject *object;

  if (entry == NULL)
    return;
  if (n_turns > MAX_WORDS)
    {
      json_object_set_int_member (entry, "turns", n_turns);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "turn", turn->id);
  json_object_set_string_member (object, "role", cue_role_to_string (posting->role));
  json_object_set_int_member (object, "nth", posting->ordinal);
  json_object_set_int_member (object, "nth_of_all", posting->any_ordinal);
  json_object_set_int_member (object, "at_ms", posting->at_ms);
  json_object_set_string_member (object, "polarity", cue_polarity_to_string (posting->polarity));
  json_object_set_boolean_member (object, "question", posting->question);
  json_object_set_int_member (object, "start", posting->span.start);
  json_object_set_int_member (object, "end", posting->span.end);
  json_array_add_object_element (cue_json_get_array (entry, "words"), object);
}

void
cue_evidence_prove (CueReadingScope *scope,
                    const CueCondition *condition,
                    const char *member,
                    CueEvidence *evidence,
                    JsonObject *proof)
{
  g_autoptr (JsonNode) written = cue_condition_to_json (condition);
  g_autofree char *text = cue_json_to_canonical (written);
  CueEvidence *outer = scope->evidence;

  scope->evidence = evidence;
  json_object_set_member (proof, member, cue_condition_trace (condition, &scope->scope));
  scope->evidence = outer;
  json_object_set_string_member (proof, "logic", text);
  if (json_array_get_length (evidence->read) > 0)
    json_object_set_array_member (proof, "read", json_array_ref (evidence->read));
}
