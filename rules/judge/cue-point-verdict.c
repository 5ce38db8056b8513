/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-point-verdict.h"

#include "cue-json.h"

CuePointVerdict *
cue_point_verdict_new (CuePack *pack, const CuePoint *point, guint n_heard, const char *because)
{
  CuePointVerdict *self = g_malloc0 (sizeof *self + n_heard * sizeof (CuePointHeard));

  g_atomic_ref_count_init (&self->refs);
  self->verdict = CUE_VERDICT_OPEN;
  self->pack = cue_pack_ref (pack);
  self->point = point;
  self->because = because;
  self->n_heard = n_heard;
  return self;
}

CuePointVerdict *
cue_point_verdict_ref (CuePointVerdict *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_point_verdict_unref (CuePointVerdict *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->n_heard; i++)
    g_clear_pointer (&self->heard[i].turn, cue_turn_unref);
  g_clear_pointer (&self->turn, cue_turn_unref);
  g_clear_pointer (&self->pack, cue_pack_unref);
  g_free (self);
}

/* Place @i of the words that show it: groups without words are passed, and where no group has any
 * the whole turn shows it. FALSE: there are no more. */
static gboolean
next_span (const CuePointVerdict *self, guint *i, const CueTurn **turn, CueSpan *span)
{
  gboolean any = *i > 0;

  for (guint k = 0; k < self->n_heard && !any; k++)
    any = self->heard[k].turn != NULL;
  while (*i < self->n_heard && self->heard[*i].turn == NULL)
    (*i)++;
  if (*i < self->n_heard)
    {
      *turn = self->heard[*i].turn;
      *span = self->heard[*i].span;
      (*i)++;
      return TRUE;
    }
  if (any || self->turn == NULL)
    return FALSE;
  *turn = self->turn;
  *span = (CueSpan){ 0, self->turn->tokens->folded->source_length };
  *i = self->n_heard + 1;
  return TRUE;
}

JsonNode *
cue_point_verdict_dup_spans (const CuePointVerdict *self)
{
  JsonArray *spans = json_array_new ();
  const CueTurn *turn;
  CueSpan span;

  for (guint i = 0; next_span (self, &i, &turn, &span);)
    {
      g_autofree char *text = cue_turn_dup_words (turn, span);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "turn", turn->id);
      json_object_set_int_member (object, "start", span.start);
      json_object_set_int_member (object, "end", span.end);
      json_object_set_string_member (object, "text", text);
      json_array_add_object_element (spans, object);
    }
  return cue_json_new_array (spans);
}

static JsonObject *
group_to_json (const CueKeyGroup *key, const CuePointHeard *heard)
{
  static const char *const grades[] = { "no", "denied", "bare", "asked", "yes" };
  JsonObject *group = json_object_new ();

  if (key->kind == CUE_KEY_NUMBER)
    {
      json_object_set_string_member (group, "number", key->number);
      json_object_set_string_member (group, "unit", cue_unit_to_string (key->unit));
      if (heard->n_values == 1)
        json_object_set_int_member (group, "value_micro", heard->value_micro);
      else if (heard->n_values == 0)
        json_object_set_boolean_member (group, "hole", TRUE);
    }
  else
    json_object_set_string_member (group, "any", key->any[0]);
  json_object_set_string_member (group, "heard", grades[heard->grade]);
  return group;
}

JsonNode *
cue_point_verdict_dup_proof (const CuePointVerdict *self)
{
  JsonObject *proof = json_object_new ();
  JsonArray *groups;

  json_object_set_string_member (proof, "point", self->point->full_id);
  json_object_set_string_member (proof, "because", self->because);
  json_object_set_int_member (proof, "at_ms", self->at_ms);
  if (self->by_agent)
    return cue_json_new_object (proof);
  groups = json_array_new ();
  for (guint g = 0; g < self->n_heard; g++)
    json_array_add_object_element (groups, group_to_json (g_ptr_array_index (self->point->keys, g),
                                                          &self->heard[g]));
  json_object_set_string_member (proof, "turn", self->turn->id);
  json_object_set_int_member (proof, "likeness_milli", self->likeness_milli);
  json_object_set_array_member (proof, "groups", groups);
  json_object_set_int_member (proof, "new_words", self->n_new);
  json_object_set_int_member (proof, "length_milli", self->length_milli);
  return cue_json_new_object (proof);
}

static gboolean
is_same_span (const CueTurn *a, CueSpan at_a, const CueTurn *b, CueSpan at_b)
{
  g_autofree char *words_a = NULL;
  g_autofree char *words_b = NULL;

  if (at_a.start != at_b.start || at_a.end != at_b.end)
    return FALSE;
  if (a == b)
    return TRUE;
  words_a = cue_turn_dup_words (a, at_a);
  words_b = cue_turn_dup_words (b, at_b);
  return g_str_equal (a->id, b->id) && g_str_equal (words_a, words_b);
}

static gboolean
have_same_words (const CuePointVerdict *a, const CuePointVerdict *b)
{
  guint in_a = 0;
  guint in_b = 0;
  const CueTurn *turn_a;
  const CueTurn *turn_b;
  CueSpan at_a;
  CueSpan at_b;

  while (next_span (a, &in_a, &turn_a, &at_a))
    if (!next_span (b, &in_b, &turn_b, &at_b) || !is_same_span (turn_a, at_a, turn_b, at_b))
      return FALSE;
  return !next_span (b, &in_b, &turn_b, &at_b);
}

gboolean
cue_point_verdict_equal (const CuePointVerdict *a, const CuePointVerdict *b)
{
  if (a == b)
    return TRUE;
  return a != NULL && b != NULL && a->verdict == b->verdict && a->manual == b->manual
         && a->waived == b->waived && a->score_milli == b->score_milli && have_same_words (a, b);
}
