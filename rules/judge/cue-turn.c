/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-turn.h"

CueTurn *
cue_turn_ref (CueTurn *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_turn_unref (CueTurn *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->id);
  g_free (self->text);
  g_clear_pointer (&self->tokens, cue_tokens_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->titles, g_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->content, cue_bag_free);
  g_clear_pointer (&self->words, cue_bag_free);
  g_clear_pointer (&self->content_words, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_pointer (&self->touched, g_array_unref);
  g_clear_pointer (&self->next_words, cue_next_words_free);
  g_free (self->likeness);
  g_free (self->framed);
  g_free (self->nots);
  g_free (self->heard);
  g_free (self);
}

char *
cue_turn_dup_words (const CueTurn *self, CueSpan span)
{
  const char *start;

  if (span.end <= span.start || span.end > self->tokens->folded->source_length)
    return g_strdup ("");
  start = g_utf8_offset_to_pointer (self->text, span.start);
  return g_strndup (start, g_utf8_offset_to_pointer (start, span.end - span.start) - start);
}

guint
cue_turn_find_token (const CueTurn *self, guint at)
{
  guint low = 0;
  guint high = self->tokens->n_tokens;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->tokens->tokens[middle].end <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Who is second throws his own away: both are the same. */
const CueNextWords *
cue_turn_get_next_words (const CueTurn *self)
{
  CueNextWords **place = &((CueTurn *) self)->next_words;
  CueNextWords *words = g_atomic_pointer_get (place);

  if (words != NULL)
    return words;
  words = cue_next_words_new_for_tokens (self->tokens, self->slots, self->text);
  if (g_atomic_pointer_compare_and_exchange (place, NULL, words))
    return words;
  cue_next_words_free (words);
  return g_atomic_pointer_get (place);
}

const char *
cue_role_to_string (char role)
{
  switch (role)
    {
    case CUE_ROLE_CUSTOMER:
      return "customer";
    case CUE_ROLE_AGENT:
      return "agent";
    default:
      return "system";
    }
}

char
cue_role_from_string (const char *name)
{
  if (g_strcmp0 (name, "customer") == 0)
    return CUE_ROLE_CUSTOMER;
  if (g_strcmp0 (name, "agent") == 0)
    return CUE_ROLE_AGENT;
  if (g_strcmp0 (name, "system") == 0)
    return CUE_ROLE_SYSTEM;
  return 0;
}
