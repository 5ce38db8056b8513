/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-point-verdict.h"

#include "cue-gate.h"
#include "cue-json-private.h"

#define TYPICAL_BYTES 1024 /* of what a verdict is told in */

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

/* Keys stand as the canonical text has them: by code point. */
static void
append_spans (GString *out, const CuePointVerdict *self)
{
  const CueTurn *turn;
  CueSpan span;

  g_string_append_c (out, '[');
  for (guint i = 0, n = 0; next_span (self, &i, &turn, &span); n++)
    {
      g_autofree char *text = cue_turn_dup_words (turn, span);

      g_string_append (out, n > 0 ? ",{\"end\":" : "{\"end\":");
      cue_json_append_integer (out, span.end);
      g_string_append (out, ",\"start\":");
      cue_json_append_integer (out, span.start);
      g_string_append (out, ",\"text\":");
      cue_json_append_string (out, text);
      g_string_append (out, ",\"turn\":");
      cue_json_append_string (out, turn->id);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_group (GString *out, const CueKeyGroup *key, const CuePointHeard *heard)
{
  static const char *const grades[] = { "no", "denied", "bare", "asked", "yes" };

  g_string_append_c (out, '{');
  if (key->kind != CUE_KEY_NUMBER)
    {
      g_string_append (out, "\"any\":");
      cue_json_append_string (out, key->any[0]);
      g_string_append_c (out, ',');
    }
  g_string_append (out, "\"heard\":");
  cue_json_append_string (out, grades[heard->grade]);
  if (key->kind == CUE_KEY_NUMBER)
    {
      if (heard->n_values == 0)
        g_string_append (out, ",\"hole\":true");
      g_string_append (out, ",\"number\":");
      cue_json_append_string (out, key->number);
      g_string_append (out, ",\"unit\":");
      cue_json_append_string (out, cue_unit_to_string (key->unit));
      if (heard->n_values == 1)
        {
          g_string_append (out, ",\"value_micro\":");
          cue_json_append_integer (out, heard->value_micro);
        }
    }
  g_string_append_c (out, '}');
}

static void
append_judged (GString *out, const CuePointVerdict *self)
{
  g_string_append (out, ",\"groups\":[");
  for (guint g = 0; g < self->n_heard; g++)
    {
      if (g > 0)
        g_string_append_c (out, ',');
      append_group (out, g_ptr_array_index (self->point->keys, g), &self->heard[g]);
    }
  g_string_append (out, "],\"length_milli\":");
  cue_json_append_integer (out, self->length_milli);
  g_string_append (out, ",\"likeness_milli\":");
  cue_json_append_integer (out, self->likeness_milli);
  g_string_append (out, ",\"new_words\":");
  cue_json_append_integer (out, self->n_new);
  if (self->out_of_order)
    g_string_append (out, ",\"out_of_order\":true");
}

static void
append_proof (GString *out, const CuePointVerdict *self)
{
  g_string_append (out, "{\"at_ms\":");
  cue_json_append_integer (out, self->at_ms);
  g_string_append (out, ",\"because\":");
  cue_json_append_string (out, self->because);
  if (!self->by_agent)
    append_judged (out, self);
  g_string_append (out, ",\"point\":");
  cue_json_append_string (out, self->point->full_id);
  if (!self->by_agent && self->point->sure != CUE_SURE_NORMAL)
    {
      g_string_append (out, ",\"sure\":");
      cue_json_append_string (out, cue_sure_to_string (self->point->sure));
    }
  if (!self->by_agent)
    {
      g_string_append (out, ",\"turn\":");
      cue_json_append_string (out, self->turn->id);
    }
  g_string_append_c (out, '}');
}

void
cue_point_verdict_append (const CuePointVerdict *self, const char *type, GString *out)
{
  g_string_append (out, self->manual ? "{\"manual\":true,\"point\":" : "{\"point\":");
  cue_json_append_string (out, self->point->full_id);
  g_string_append (out, ",\"proof\":");
  append_proof (out, self);
  g_string_append (out, ",\"score_milli\":");
  cue_json_append_integer (out, self->score_milli);
  g_string_append (out, ",\"spans\":");
  append_spans (out, self);
  if (type != NULL)
    {
      g_string_append (out, ",\"type\":");
      cue_json_append_string (out, type);
    }
  g_string_append (out, ",\"verdict\":");
  cue_json_append_string (out, cue_verdict_to_string (self->verdict));
  g_string_append (out, self->waived ? ",\"waived\":true}" : "}");
}

/* Takes @text, which is our own and not hostile, however long its words are. */
static JsonNode *
parse (GString *text)
{
  static const CueGateLimits limits = { G_MAXSSIZE, 8 };
  JsonNode *node = cue_gate_parse (text->str, (gssize) text->len, &limits, NULL);

  g_string_free (text, TRUE);
  return node;
}

JsonNode *
cue_point_verdict_to_json (const CuePointVerdict *self)
{
  GString *text = g_string_sized_new (TYPICAL_BYTES);

  cue_point_verdict_append (self, NULL, text);
  return parse (text);
}

JsonNode *
cue_point_verdict_dup_proof (const CuePointVerdict *self)
{
  GString *text = g_string_sized_new (TYPICAL_BYTES);

  append_proof (text, self);
  return parse (text);
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
         && a->waived == b->waived && a->out_of_order == b->out_of_order
         && a->score_milli == b->score_milli && have_same_words (a, b);
}
