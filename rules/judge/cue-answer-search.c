/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A card is compared question by question: how much of the question was heard (recall, which counts
 * double: customers wrap a question in a story) and how much of the turn the question explains
 * (precision). Seven tenths of the score is the best question's F2, three tenths is how much of the
 * turn the card as a whole explains. Every term weighs by its rarity among the cards.
 */
#include "cue-answer-search.h"

#define N_BEST 3

typedef struct
{
  const char *text;
  CueBag *bag;
  guint64 weight;
} Question;

typedef struct
{
  GArray *questions;
  CueBag *all;
  CueBag *replies[2]; /* zh, en */
} Card;

struct _CueAnswerSearch
{
  GPtrArray *cards;
  CueIdf *idf;
};

static void
question_clear (gpointer data)
{
  cue_bag_free (((Question *) data)->bag);
}

static void
card_free (gpointer data)
{
  Card *card = data;

  g_array_unref (card->questions);
  cue_bag_free (card->all);
  cue_bag_free (card->replies[0]);
  cue_bag_free (card->replies[1]);
  g_free (card);
}

static guint64
term_weight (const CueIdf *idf, const CueTerm *term)
{
  return (guint64) cue_idf_weight_milli (idf, term->hash) * term->factor / 1000;
}

static guint64
bag_weight (const CueIdf *idf, const CueBag *bag)
{
  guint64 sum = 0;

  for (guint i = 0; i < bag->n_terms; i++)
    sum += term_weight (idf, &bag->terms[i]);
  return sum;
}

static void
add_question (Card *card, const CueIdf *idf, GString *all, const char *text)
{
  Question question = { text, cue_bag_new_for_text (text, CUE_BAG_CONTENT), 0 };

  question.weight = bag_weight (idf, question.bag);
  g_array_append_val (card->questions, question);
  g_string_append (all, text);
  g_string_append (all, " . ");
}

static Card *
card_new (const CueAnswer *answer, const CueIdf *idf)
{
  Card *card = g_new0 (Card, 1);
  g_autoptr (GString) all = g_string_new (NULL);
  const char *zh = cue_text_get (answer->question, "zh");
  const char *en = cue_text_get (answer->question, "en");

  card->questions = g_array_new (FALSE, FALSE, sizeof (Question));
  g_array_set_clear_func (card->questions, question_clear);
  add_question (card, idf, all, zh);
  if (g_strcmp0 (zh, en) != 0)
    add_question (card, idf, all, en);
  for (guint i = 0; answer->similar != NULL && answer->similar[i] != NULL; i++)
    add_question (card, idf, all, answer->similar[i]);
  card->all = cue_bag_new_for_text (all->str, CUE_BAG_CONTENT);
  card->replies[0] = cue_bag_new_for_text (cue_text_get (answer->reply, "zh"), CUE_BAG_ALL);
  card->replies[1] = cue_bag_new_for_text (cue_text_get (answer->reply, "en"), CUE_BAG_ALL);
  return card;
}

CueAnswerSearch *
cue_answer_search_new (const CuePack *pack, const CueIdf *idf)
{
  GPtrArray *answers = cue_pack_get_answers (pack);
  CueAnswerSearch *self = g_new0 (CueAnswerSearch, 1);

  self->idf = cue_idf_ref ((CueIdf *) idf);
  self->cards = g_ptr_array_new_with_free_func (card_free);
  for (guint i = 0; i < answers->len; i++)
    g_ptr_array_add (self->cards, card_new (g_ptr_array_index (answers, i), idf));
  return self;
}

void
cue_answer_search_free (CueAnswerSearch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cards);
  cue_idf_unref (self->idf);
  g_free (self);
}

/* Common weight of two bags, and how many whole terms they share (a lone character is a quarter).
 */
static guint64
overlap (const CueBag *a, const CueBag *b, const guint64 *weights, guint *strength)
{
  guint64 sum = 0;
  guint i = 0;
  guint j = 0;

  *strength = 0;
  while (i < a->n_terms && j < b->n_terms)
    {
      if (a->terms[i].hash < b->terms[j].hash)
        i++;
      else if (a->terms[i].hash > b->terms[j].hash)
        j++;
      else
        {
          sum += weights[i];
          *strength += a->terms[i].factor;
          i++;
          j++;
        }
    }
  return sum;
}

static guint
question_score (const Question *question,
                const CueBag *turn,
                const guint64 *weights,
                guint64 turn_weight)
{
  guint strength;
  guint64 common = overlap (turn, question->bag, weights, &strength);
  guint64 recall = question->weight == 0 ? 0 : MIN (common * 1000 / question->weight, 1000);
  guint64 precision = common * 1000 / turn_weight;

  /* one shared word is not a question, unless it is all of it */
  if (recall == 0 || precision == 0 || (strength < 1400 && recall < 900))
    return 0;
  return (guint) (5 * precision * recall / (4 * precision + recall));
}

static void
score_card (const CueAnswerSearch *self,
            guint index,
            const CueBag *turn,
            const guint64 *weights,
            guint64 turn_weight,
            CueAnswerHit *hit)
{
  const Card *card = g_ptr_array_index (self->cards, index);
  guint best = 0;
  guint strength;

  hit->answer = index;
  hit->matched = NULL;
  hit->score_milli = 0;
  for (guint i = 0; i < card->questions->len; i++)
    {
      const Question *question = &g_array_index (card->questions, Question, i);
      guint score = question_score (question, turn, weights, turn_weight);

      if (score > best)
        {
          best = score;
          hit->matched = question->text;
        }
    }
  if (best > 0)
    {
      guint64 cover = overlap (turn, card->all, weights, &strength) * 1000 / turn_weight;

      hit->score_milli = (guint) ((7 * (guint64) best + 3 * MIN (cover, 1000)) / 10);
    }
}

static void
keep_best (GArray *best, const CueAnswerHit *hit)
{
  guint at = best->len;

  while (at > 0 && g_array_index (best, CueAnswerHit, at - 1).score_milli < hit->score_milli)
    at--;
  g_array_insert_val (best, at, *hit);
  if (best->len > N_BEST)
    g_array_set_size (best, N_BEST);
}

GArray *
cue_answer_search_find (const CueAnswerSearch *self, const CueBag *turn, guint floor_milli)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (CueAnswerHit));
  g_autofree guint64 *weights = g_new (guint64, turn->n_terms + 1);
  guint64 turn_weight = 0;

  for (guint i = 0; i < turn->n_terms; i++)
    turn_weight += weights[i] = term_weight (self->idf, &turn->terms[i]);
  if (turn_weight == 0)
    return best;
  for (guint i = 0; i < self->cards->len; i++)
    {
      CueAnswerHit hit;

      score_card (self, i, turn, weights, turn_weight, &hit);
      if (hit.score_milli > 0 && hit.score_milli >= floor_milli)
        keep_best (best, &hit);
    }
  /* a card much weaker than the best one only distracts */
  while (best->len > 1
         && g_array_index (best, CueAnswerHit, best->len - 1).score_milli * 10
                < g_array_index (best, CueAnswerHit, 0).score_milli * 7)
    g_array_set_size (best, best->len - 1);
  return best;
}

guint
cue_answer_search_reply_milli (const CueAnswerSearch *self, guint answer, const CueBag *turn)
{
  const Card *card = g_ptr_array_index (self->cards, answer);

  return MAX (cue_bag_similarity_milli (turn, card->replies[0]),
              cue_bag_similarity_milli (turn, card->replies[1]));
}
