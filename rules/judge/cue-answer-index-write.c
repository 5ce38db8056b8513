/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-answer-index-private.h"
#include "cue-arithmetic.h"

/* Terms of all questions, on their way into an index. */
typedef struct
{
  /* owned */
  CueImpactBuilder *cards;
  GArray *hashes;  /* guint64, question by question */
  GArray *factors; /* guint16, of each */
  GArray *ends;    /* guint: where each question ends in @hashes */
  GArray *firsts;  /* guint: the first question of each card, and the end */
  GArray *replies; /* guint32 */
  GArray *reply_starts;
} Draft;

static void
draft_init (Draft *self)
{
  self->cards = cue_impact_builder_new ();
  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->factors = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->replies = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->reply_starts = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
draft_clear (Draft *self)
{
  cue_impact_builder_free (self->cards);
  g_array_unref (self->hashes);
  g_array_unref (self->factors);
  g_array_unref (self->ends);
  g_array_unref (self->firsts);
  g_array_unref (self->replies);
  g_array_unref (self->reply_starts);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const CueTerm *x = a;
  const CueTerm *y = b;

  return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* Of all questions together: a term counts once for each that has it. */
static void
add_card (Draft *self, GArray *terms)
{
  CueBag card = { (CueTerm *) (gpointer) terms->data, 0, 0 };

  g_array_sort (terms, compare_terms);
  card.terms = (CueTerm *) (gpointer) terms->data;
  for (guint i = 0; i < terms->len; i++)
    {
      if (card.n_terms > 0 && card.terms[card.n_terms - 1].hash == card.terms[i].hash)
        card.terms[card.n_terms - 1].count++;
      else
        card.terms[card.n_terms++] = card.terms[i];
    }
  cue_impact_builder_add (self->cards, &card);
}

static void
add_question (Draft *self, const char *text, GArray *card)
{
  g_autoptr (CueBag) all = cue_bag_new_for_text (text, CUE_BAG_ALL);
  g_autoptr (CueBag) content = cue_bag_new_for_text (text, CUE_BAG_CONTENT);

  for (guint i = 0; i < all->n_terms; i++)
    {
      const CueTerm term = { all->terms[i].hash, all->terms[i].factor, 1 };

      g_array_append_val (card, term);
    }
  for (guint i = 0; i < content->n_terms; i++)
    {
      guint16 factor = (guint16) content->terms[i].factor;

      g_array_append_val (self->hashes, content->terms[i].hash);
      g_array_append_val (self->factors, factor);
    }
  g_array_append_val (self->ends, self->hashes->len);
}

static void
add_reply (Draft *self, const char *text)
{
  g_autoptr (CueBag) bag = text == NULL ? NULL : cue_bag_new_for_text (text, CUE_BAG_ALL);

  for (guint i = 0; bag != NULL && i < bag->n_terms; i++)
    {
      guint32 term = cue_reply_term_make (&bag->terms[i]);

      g_array_append_val (self->replies, term);
    }
  g_array_append_val (self->reply_starts, self->replies->len);
}

static void
add_answer (Draft *self, const CueAnswer *answer)
{
  g_autoptr (GArray) card = g_array_new (FALSE, FALSE, sizeof (CueTerm));
  const char *zh = cue_text_get (answer->reply, "zh");
  const char *en = cue_text_get (answer->reply, "en");
  guint n = cue_answer_count_questions (answer);

  for (guint k = 0; k < n; k++)
    add_question (self, cue_answer_get_question (answer, k), card);
  g_array_append_val (self->firsts, self->ends->len);
  add_card (self, card);
  add_reply (self, zh);
  add_reply (self, g_strcmp0 (zh, en) != 0 ? en : NULL);
}

static void
write_number (GByteArray *out, guint value)
{
  while (value >= 128)
    {
      guint8 byte = (guint8) (value | 128);

      g_byte_array_append (out, &byte, 1);
      value >>= 7;
    }
  g_byte_array_append (out, (const guint8[]){ (guint8) value }, 1);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* How many, the first, and of each further one how much more it is. */
static void
write_ascending (GByteArray *out, GArray *numbers)
{
  guint before = 0;

  write_number (out, numbers->len);
  for (guint i = 0; i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);

      write_number (out, number - before);
      before = number;
    }
}

static GArray *
list_terms (const Draft *self, const CueImpactIndex *index, guint from, guint end)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = from; i < end; i++)
    {
      guint term = cue_impact_index_find_term (index, g_array_index (self->hashes, guint64, i));

      g_array_append_val (numbers, term);
    }
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (i == 0 || g_array_index (numbers, guint, i) != g_array_index (numbers, guint, n - 1))
      g_array_index (numbers, guint, n++) = g_array_index (numbers, guint, i);
  g_array_set_size (numbers, n);
  return numbers;
}

/* Numbers of terms become places among the card's. */
static void
find_places (GArray *numbers, const GArray *card)
{
  guint place = 0;

  for (guint i = 0; i < numbers->len; i++)
    {
      while (g_array_index (card, guint, place) < g_array_index (numbers, guint, i))
        place++;
      g_array_index (numbers, guint, i) = place;
    }
}

static guint
question_end (const Draft *self, guint question)
{
  return question == 0 ? 0 : g_array_index (self->ends, guint, question - 1);
}

static void
write_card (const Draft *self, const CueImpactIndex *index, guint card, GByteArray *out)
{
  guint first = g_array_index (self->firsts, guint, card);
  guint end = g_array_index (self->firsts, guint, card + 1);
  g_autoptr (GArray) terms
      = list_terms (self, index, question_end (self, first), question_end (self, end));

  write_ascending (out, terms);
  for (guint i = first; i < end; i++)
    {
      g_autoptr (GArray) places
          = list_terms (self, index, question_end (self, i), question_end (self, i + 1));

      find_places (places, terms);
      write_ascending (out, places);
    }
}

static void
write_weights (const Draft *self, const CueImpactIndex *index, guint n_cards, GByteArray *out)
{
  guint n_terms = cue_impact_index_get_n_terms (index);
  g_autofree guint16 *weights = g_new0 (guint16, n_terms + 1);

  for (guint i = 0; i < self->hashes->len; i++)
    {
      guint term = cue_impact_index_find_term (index, g_array_index (self->hashes, guint64, i));

      weights[term]
          = (guint16) cue_answer_term_weight (n_cards,
                                              cue_impact_index_count_documents (index, term),
                                              g_array_index (self->factors, guint16, i));
    }
  cue_bytes_write_row (out, weights, n_terms, sizeof *weights);
}

static void
write_questions (const Draft *self, const CueImpactIndex *index, guint n_cards, GByteArray *out)
{
  g_autoptr (GByteArray) questions = g_byte_array_new ();
  g_autofree guint32 *starts = g_new0 (guint32, n_cards + 1);

  for (guint i = 0; i < n_cards; i++)
    {
      write_card (self, index, i, questions);
      starts[i + 1] = questions->len;
    }
  cue_bytes_write_row (out, starts, n_cards + 1, sizeof *starts);
  cue_bytes_write_row (out, questions->data, questions->len, 1);
}

void
cue_answer_index_write_for (GPtrArray *answers, GByteArray *out)
{
  const guint first = 0;
  g_autoptr (CueImpactIndex) index = NULL;
  Draft draft;

  draft_init (&draft);
  g_array_append_val (draft.firsts, first);
  g_array_append_val (draft.reply_starts, first);
  for (guint i = 0; i < answers->len; i++)
    add_answer (&draft, g_ptr_array_index (answers, i));
  index = cue_impact_index_new (draft.cards);
  cue_impact_index_write (index, out);
  write_weights (&draft, index, answers->len, out);
  write_questions (&draft, index, answers->len, out);
  cue_bytes_write_row (out, draft.reply_starts->data, draft.reply_starts->len, sizeof (guint32));
  cue_bytes_write_row (out, draft.replies->data, draft.replies->len, sizeof (guint32));
  draft_clear (&draft);
}

guint
cue_answer_term_weight (guint n_cards, guint n_with, guint factor)
{
  guint rarity = n_with > 0 ? cue_log2_milli ((guint64) n_cards + n_with, n_with)
                            : cue_log2_milli (1 + (guint64) MAX (n_cards, 1), 1) / 2;

  return rarity * factor / 1000;
}
