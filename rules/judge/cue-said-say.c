/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a point in one language, as far as a turn is compared with them. Those with
 * variables are read once with gaps, and again when it is known what fills them. */
#include "cue-hashes.h"
#include "cue-said-case.h"
#include "cue-stemmed.h"
#include "cue-template.h"

static void
note_numbers (CueSayPlan *say, const CueFolded *folded)
{
  g_autoptr (GArray) read = cue_numbers_read (folded);

  say->numbers = g_new (CueNumberWording, read->len);
  for (guint i = 0; i < read->len; i++)
    {
      const CueNumber *number = &g_array_index (read, CueNumber, i);

      say->numbers[say->n_numbers++] = (CueNumberWording){ number->unit, number->value_micro };
    }
}

/* Takes @hashes over; (transfer full): sorted, each once */
static guint64 *
sort_hashes (GArray *hashes, guint *n)
{
  cue_hashes_sort_once (hashes);
  *n = hashes->len;
  return (guint64 *) (gpointer) g_array_free (hashes, FALSE);
}

/* What a turn is compared with word by word. */
static void
note_terms (CueSayPlan *say, const CueTokens *tokens)
{
  g_autoptr (CueTokens) stemmed = cue_tokens_new_stemmed (tokens);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      guint64 hash;

      if (cue_bag_content_at (tokens, i, &hash))
        g_array_append_val (words, hash);
    }
  say->n_content = words->len;
  say->words = sort_hashes (words, &say->n_words);
  say->pairs = sort_hashes (cue_said_list_pairs (stemmed), &say->n_pairs);
}

void
cue_say_plan_init (CueSayPlan *self, const CueTokens *tokens)
{
  *self = (CueSayPlan){ 0 };
  note_numbers (self, tokens->folded);
  note_terms (self, tokens);
  self->n_nots = cue_said_count_nots (tokens);
}

void
cue_say_plan_clear (CueSayPlan *self)
{
  g_free (self->numbers);
  g_free (self->words);
  g_free (self->pairs);
}

const CueSayPlan *
cue_said_find_say (const CueSaidCase *c, CueSayPlan *filled)
{
  /* in the language of the turn; a point that is written in one has that */
  gboolean english = (c->plan->say[c->is_english].n_pairs > 0) == c->is_english;
  const CueSayPlan *say = &c->plan->say[english];
  g_autofree char *text = NULL;
  g_autoptr (CueTokens) tokens = NULL;

  if (!say->varies)
    return say;
  text = cue_said_dup_say (c->plan, english, cue_said_check_get_pack (c->check), c->reading,
                           c->offers);
  if (text == NULL)
    return say;
  tokens = cue_tokens_new_for_text (text);
  cue_say_plan_init (filled, tokens);
  return filled;
}
