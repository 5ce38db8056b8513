/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-answer-index-private.h"

/* Of one card, term by term. */
typedef struct
{
  guint weight;   /* by its rarity */
  guint common;   /* the same where it was asked, else 0 */
  guint strength; /* where it was asked */
} CardTerm;

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const CueAskedTerm *x = a;
  const CueAskedTerm *y = b;

  return x->term < y->term ? -1 : x->term > y->term;
}

void
cue_asked_terms_init (CueAskedTerms *self,
                      const CueAnswerIndex *index,
                      const CueBag *content,
                      const CueBag *fresh)
{
  *self = (CueAskedTerms){ g_new (CueAskedTerm, content->n_terms + 1), content->n_terms, 0, 0 };
  for (guint i = 0; i < content->n_terms; i++)
    {
      const CueTerm *term = &content->terms[i];
      CueAskedTerm *asked = &self->terms[i];
      gboolean is_known;

      asked->term = cue_impact_index_find_term (index->cards, term->hash);
      is_known = asked->term != G_MAXUINT && index->weights[asked->term] > 0;
      asked->strength = term->factor;
      asked->is_new = fresh == NULL || cue_bag_has (fresh, term->hash);
      asked->weight = is_known ? index->weights[asked->term]
                               : cue_answer_term_weight (index->n_cards, 0, term->factor);
      self->weight += asked->weight;
      self->known += is_known ? asked->weight : 0;
    }
  if (self->n_terms > 1)
    qsort (self->terms, self->n_terms, sizeof *self->terms, compare_terms);
}

void
cue_asked_terms_clear (CueAskedTerms *self)
{
  g_clear_pointer (&self->terms, g_free);
}

/* F2 of a question: recall counts double. */
static guint
question_score (guint64 weight, guint64 common, guint strength, guint64 asked)
{
  guint64 recall = weight == 0 ? 0 : MIN (common * 1000 / weight, 1000);
  guint64 precision = common * 1000 / asked;

  /* one shared word is not a question, unless it is all of it */
  if (recall == 0 || precision == 0 || (strength < 1400 && recall < 900))
    return 0;
  return (guint) (5 * precision * recall / (4 * precision + recall));
}

/* Reads the terms of a card. @cover: what of @asked they explain */
static void
read_terms (const CueAnswerIndex *self,
            const CueAskedTerms *asked,
            const guint8 **at,
            CardTerm *terms,
            guint64 *cover,
            guint *new_strength)
{
  guint n = cue_answer_read_number (at);
  guint term = 0;
  guint k = 0;

  for (guint i = 0; i < n; i++)
    {
      term += cue_answer_read_number (at);
      terms[i] = (CardTerm){ self->weights[term], 0, 0 };
      while (k < asked->n_terms && asked->terms[k].term < term)
        k++;
      if (k == asked->n_terms || asked->terms[k].term != term)
        continue;
      terms[i].common = terms[i].weight;
      terms[i].strength = asked->terms[k].strength;
      *cover += terms[i].common;
      *new_strength += asked->terms[k].is_new ? terms[i].strength : 0;
    }
}

static guint
score_question (const CueAskedTerms *asked, const guint8 **at, const CardTerm *terms)
{
  guint n = cue_answer_read_number (at);
  guint64 weight = 0;
  guint64 common = 0;
  guint strength = 0;
  guint place = 0;

  for (guint i = 0; i < n; i++)
    {
      place += cue_answer_read_number (at);
      weight += terms[place].weight;
      common += terms[place].common;
      strength += terms[place].strength;
    }
  return question_score (weight, common, strength, asked->weight);
}

CueLikeness
cue_answer_index_compare (const CueAnswerIndex *self, const CueAskedTerms *asked, guint card)
{
  g_autofree CardTerm *terms = g_new (CardTerm, self->most_terms + 1);
  const guint8 *at = self->questions + self->starts[card];
  const guint8 *end = self->questions + self->starts[card + 1];
  CueLikeness likeness = { 0 };
  guint64 cover = 0;

  read_terms (self, asked, &at, terms, &cover, &likeness.new_strength);
  for (guint question = 0; cover > 0 && at < end; question++)
    {
      guint score = score_question (asked, &at, terms);

      if (score <= likeness.milli)
        continue;
      likeness.milli = score;
      likeness.question = question;
    }
  if (likeness.milli > 0)
    likeness.milli
        = (guint) ((7 * (guint64) likeness.milli + 3 * MIN (cover * 1000 / asked->weight, 1000))
                   / 10);
  return likeness;
}
