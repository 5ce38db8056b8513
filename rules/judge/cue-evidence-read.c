/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-evidence-read.h"

#include "cue-json.h"

#define MAX_WORDS 32
#define TYPICAL_BYTES 512 /* of a condition */

static gboolean
has (const CueEvidence *self, const char *op, const char *id)
{
  for (const CueDraft *entry = cue_draft_get_first (self->read); entry != NULL;
       entry = cue_draft_get_next (entry))
    if (g_str_equal (cue_draft_get_string (entry, "op", ""), op)
        && g_str_equal (cue_draft_get_string (entry, "id", ""), id))
      return TRUE;
  return FALSE;
}

static CueDraft *
add_entry (CueEvidence *self, const char *op, const char *id)
{
  CueDraft *entry = cue_draft_add_object (self->read);

  cue_draft_set_string (entry, "op", op);
  cue_draft_set_string (entry, "id", id);
  return entry;
}

static gboolean
has_float (JsonNode *value)
{
  g_autoptr (JsonNode) without = NULL;

  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) != G_TYPE_DOUBLE)
    return FALSE;
  without = cue_json_without_floats (value);
  return !cue_json_equal (value, without);
}

void
cue_evidence_read_value (CueEvidence *self, const char *op, const char *id, JsonNode *value)
{
  CueDraft *entry;

  if (self == NULL || has (self, op, id))
    return;
  entry = add_entry (self, op, id);
  if (value == NULL)
    cue_draft_set_null (entry, "value");
  else if (has_float (value))
    {
      g_autofree char *text = cue_json_to_canonical (value);

      cue_draft_set_string (entry, "json", text);
    }
  else
    cue_draft_set_json (entry, "value", value);
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
  if (self != NULL && !has (self, op, id))
    cue_draft_set_int (add_entry (self, op, id), member, value);
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

static gboolean
is_text (const CueDraft *entry, const char *name, const char *text)
{
  return g_str_equal (cue_draft_get_string (entry, name, ""), text);
}

static const char *
op_of (const CueHeard *question)
{
  return question->once ? "says" : "count_within";
}

static gboolean
is_same_question (const CueDraft *entry, const CueHeard *question)
{
  const CueDraft *asks = cue_draft_get (entry, "question");

  return is_text (entry, "op", op_of (question)) && is_text (entry, "id", question->phrase)
         && is_text (entry, "by", speaker_to_string (question->by))
         && cue_draft_get_int (entry, "within_turns", 0) == question->within_turns
         && cue_draft_get_int (entry, "within_ms", 0) == question->within_ms
         && is_text (entry, "polarity", polarity_to_string (question->polarity))
         && (asks != NULL) == (question->question >= 0)
         && (asks == NULL || cue_draft_get_boolean (asks) == (question->question != 0));
}

CueDraft *
cue_evidence_read_heard (CueEvidence *self, const CueHeard *question)
{
  CueDraft *entry;

  if (self == NULL)
    return NULL;
  for (const CueDraft *one = cue_draft_get_first (self->read); one != NULL;
       one = cue_draft_get_next (one))
    if (is_same_question (one, question))
      return NULL;
  entry = add_entry (self, op_of (question), question->phrase);
  cue_draft_set_string (entry, "by", speaker_to_string (question->by));
  cue_draft_set_int (entry, "within_turns", question->within_turns);
  cue_draft_set_int (entry, "within_ms", question->within_ms);
  cue_draft_set_string (entry, "polarity", polarity_to_string (question->polarity));
  if (question->question >= 0)
    cue_draft_set_boolean (entry, "question", question->question != 0);
  cue_draft_set_array (entry, "words");
  return entry;
}

void
cue_evidence_read_words (CueDraft *entry,
                         const CueReading *reading,
                         const CuePosting *posting,
                         guint n_turns)
{
  const CueTurn *turn = g_ptr_array_index (reading->turns, posting->turn);
  CueDraft *object;

  if (entry == NULL)
    return;
  if (n_turns > MAX_WORDS)
    {
      cue_draft_set_int (entry, "turns", n_turns);
      return;
    }
  object = cue_draft_add_object (cue_draft_edit (entry, "words"));
  cue_draft_set_string (object, "turn", turn->id);
  cue_draft_set_string (object, "role", cue_role_to_string (posting->role));
  cue_draft_set_int (object, "nth", posting->ordinal);
  cue_draft_set_int (object, "nth_of_all", posting->any_ordinal);
  cue_draft_set_int (object, "at_ms", posting->at_ms);
  cue_draft_set_string (object, "polarity", cue_polarity_to_string (posting->polarity));
  cue_draft_set_boolean (object, "question", posting->question);
  cue_draft_set_int (object, "start", posting->span.start);
  cue_draft_set_int (object, "end", posting->span.end);
}

void
cue_evidence_prove (CueReadingScope *scope,
                    const CueCondition *condition,
                    const char *member,
                    CueEvidence *evidence,
                    CueDraft *proof)
{
  g_autoptr (GString) text = g_string_sized_new (TYPICAL_BYTES);
  CueEvidence *outer = scope->evidence;

  cue_tree_append_canonical (text, cue_condition_get_tree (condition));
  scope->evidence = evidence;
  cue_condition_trace (condition, &scope->scope, cue_draft_set_object (proof, member));
  scope->evidence = outer;
  cue_draft_set_string (proof, "logic", text->str);
  if (cue_draft_get_length (evidence->read) > 0)
    cue_draft_place (proof, "read", evidence->read);
}
