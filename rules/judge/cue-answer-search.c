/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A card is compared question by question: how much of the question was heard (recall, which counts
 * double: customers wrap a question in a story) and how much of the turn the question explains
 * (precision). Seven tenths of the score is the best question's F2, three tenths is how much of the
 * turn the card as a whole explains. Every term weighs by its rarity among the cards.
 *
 * That is likeness. What is learnt from all questions together (the model) tells how sure it is of
 * each card by itself, misspelt words and another way of asking included. The score is four tenths
 * likeness and six tenths sureness; 430 is where nine of ten questions of a card are still found
 * and seven of ten that are for no card find nothing (bench/quality).
 */
#include "cue-answer-search.h"

#include "cue-bag-index.h"
#include "cue-settings.h"

#define N_BEST 3

typedef struct
{
  const char *text; /* borrowed */
  guint card;
  guint64 weight; /* of all its terms */
} Question;

struct _CueAnswerSearch
{
  GArray *questions; /* Question, card by card */
  CueBagIndex *by_question;
  CueBagIndex *by_card; /* all questions of a card together */
  GPtrArray *replies;   /* CueBag: zh and en of each card */
  CueIdf *idf;
  CueClassifier *classifier; /* or NULL */
  CueTextPlan plan;
  guint n_cards;
};

/* A question that says no more than this, in thousandths of a word, may be the rest of another. */
#define LITTLE 2400
/* What was found with the words before is less sure. */
#define TOGETHER_PERCENT 85

/* What a turn shares with one question or card. */
typedef struct
{
  guint64 weight;
  guint strength; /* sum of factors: a lone character is a quarter */
} Overlap;

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
add_question (CueAnswerSearch *self, GPtrArray *bags, guint card, GString *all, const char *text)
{
  CueBag *bag = cue_bag_new_for_text (text, CUE_BAG_CONTENT);
  Question question = { text, card, bag_weight (self->idf, bag) };

  g_ptr_array_add (bags, bag);
  g_array_append_val (self->questions, question);
  g_string_append (all, text);
  g_string_append (all, " . ");
}

static CueBag *
add_card (CueAnswerSearch *self, GPtrArray *bags, guint card, const CueAnswer *answer)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *zh = cue_text_get (answer->question, "zh");
  const char *en = cue_text_get (answer->question, "en");

  add_question (self, bags, card, all, zh);
  if (g_strcmp0 (zh, en) != 0)
    add_question (self, bags, card, all, en);
  for (guint i = 0; answer->similar != NULL && answer->similar[i] != NULL; i++)
    add_question (self, bags, card, all, answer->similar[i]);
  g_ptr_array_add (self->replies,
                   cue_bag_new_for_text (cue_text_get (answer->reply, "zh"), CUE_BAG_ALL));
  g_ptr_array_add (self->replies,
                   cue_bag_new_for_text (cue_text_get (answer->reply, "en"), CUE_BAG_ALL));
  return cue_bag_new_for_text (all->str, CUE_BAG_CONTENT);
}

CueAnswerSearch *
cue_answer_search_new (const CuePack *pack, const CueIdf *idf, CueClassifier *classifier)
{
  GPtrArray *answers = cue_pack_get_answers (pack);
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_bag_free);
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_bag_free);
  CueAnswerSearch *self = g_new0 (CueAnswerSearch, 1);

  CueSettings settings;

  cue_settings_init (&settings);
  self->plan = settings.text;
  self->classifier = classifier == NULL ? NULL : cue_classifier_ref (classifier);
  self->idf = cue_idf_ref ((CueIdf *) idf);
  self->n_cards = answers->len;
  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
  self->replies = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_bag_free);
  for (guint i = 0; i < answers->len; i++)
    g_ptr_array_add (cards, add_card (self, questions, i, g_ptr_array_index (answers, i)));
  self->by_question = cue_bag_index_new (questions);
  self->by_card = cue_bag_index_new (cards);
  return self;
}

void
cue_answer_search_free (CueAnswerSearch *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->questions);
  g_ptr_array_unref (self->replies);
  cue_bag_index_free (self->by_question);
  cue_bag_index_free (self->by_card);
  cue_idf_unref (self->idf);
  cue_classifier_unref (self->classifier);
  g_free (self);
}

/* What the turn shares with every bag of @index. (transfer full) */
static Overlap *
overlaps (const CueBagIndex *index, const CueBag *turn, const guint64 *weights)
{
  Overlap *out = g_new0 (Overlap, cue_bag_index_get_size (index) + 1);

  for (guint i = 0; i < turn->n_terms; i++)
    {
      guint n;
      const CueBagPosting *postings = cue_bag_index_find (index, turn->terms[i].hash, &n);

      for (guint k = 0; k < n; k++)
        {
          out[postings[k].bag].weight += weights[i];
          out[postings[k].bag].strength += turn->terms[i].factor;
        }
    }
  return out;
}

static guint
question_score (const Question *question, const Overlap *common, guint64 turn_weight)
{
  guint64 recall = question->weight == 0 ? 0 : MIN (common->weight * 1000 / question->weight, 1000);
  guint64 precision = common->weight * 1000 / turn_weight;

  /* one shared word is not a question, unless it is all of it */
  if (recall == 0 || precision == 0 || (common->strength < 1400 && recall < 900))
    return 0;
  return (guint) (5 * precision * recall / (4 * precision + recall));
}

/* The best question of every card. (transfer full) */
static CueAnswerHit *
score_cards (const CueAnswerSearch *self,
             const CueBag *turn,
             const guint64 *weights,
             guint64 turn_weight)
{
  CueAnswerHit *hits = g_new0 (CueAnswerHit, self->n_cards + 1);
  g_autofree Overlap *questions = overlaps (self->by_question, turn, weights);
  g_autofree Overlap *cards = overlaps (self->by_card, turn, weights);

  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = &g_array_index (self->questions, Question, i);
      CueAnswerHit *hit = &hits[question->card];
      guint score = question_score (question, &questions[i], turn_weight);

      if (score <= hit->score_milli && hit->matched != NULL)
        continue;
      hit->score_milli = score;
      hit->matched = question->text;
    }
  for (guint i = 0; i < self->n_cards; i++)
    {
      guint64 cover = MIN (cards[i].weight * 1000 / turn_weight, 1000);

      hits[i].answer = i;
      if (hits[i].score_milli > 0)
        hits[i].score_milli = (guint) ((7 * (guint64) hits[i].score_milli + 3 * cover) / 10);
    }
  return hits;
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

/* From a margin to milli: −1000 and less is nothing, 600 and more certain, −400 the usual floor. */
static guint
sureness_milli (gint32 margin)
{
  return (guint) CLAMP (660 + (gint64) margin * 57 / 100, 0, 1000);
}

/* How much of what was said stands in any card at all. */
static guint
known_milli (const CueAnswerSearch *self,
             const CueBag *content,
             const guint64 *weights,
             guint64 turn_weight)
{
  guint64 known = 0;

  for (guint i = 0; i < content->n_terms; i++)
    {
      guint n;

      cue_bag_index_find (self->by_card, content->terms[i].hash, &n);
      known += n > 0 ? weights[i] : 0;
    }
  return (guint) (known * 1000 / turn_weight);
}

/* How sure the model is, mixed into the likeness of every card. */
static void
add_sureness (const CueAnswerSearch *self,
              const CueAsked *asked,
              gboolean together,
              guint known,
              CueAnswerHit *hits)
{
  g_autoptr (CueFeatures) features = cue_features_new ();
  g_autofree gint32 *margins = g_new (gint32, self->n_cards + 1);

  cue_text_features_add (features, asked->said, &self->plan);
  if (together)
    cue_text_features_add (features, asked->before, &self->plan);
  cue_features_finish (features);
  cue_classifier_score (self->classifier, features, margins, NULL);
  for (guint i = 0; i < self->n_cards; i++)
    {
      /* of words that it never met the model knows nothing */
      guint sure = sureness_milli (margins[i]) * (500 + known / 2) / 1000;

      hits[i].score_milli = (4 * hits[i].score_milli + 6 * sure) / 10;
    }
}

/* Cards for @content; with @together the words before are among them, and cards that have nothing
 * of the new words are left out. (transfer full) */
static GArray *
find (const CueAnswerSearch *self,
      const CueAsked *asked,
      const CueBag *content,
      gboolean together,
      guint floor_milli)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (CueAnswerHit));
  g_autofree guint64 *weights = g_new (guint64, content->n_terms + 1);
  g_autofree CueAnswerHit *hits = NULL;
  g_autofree Overlap *fresh = NULL;
  guint64 turn_weight = 0;

  for (guint i = 0; i < content->n_terms; i++)
    turn_weight += weights[i] = term_weight (self->idf, &content->terms[i]);
  if (turn_weight == 0)
    return best;
  hits = score_cards (self, content, weights, turn_weight);
  if (self->classifier != NULL)
    add_sureness (self, asked, together, known_milli (self, content, weights, turn_weight), hits);
  if (together)
    fresh = overlaps (self->by_card, asked->content, weights);
  for (guint i = 0; i < self->n_cards; i++)
    {
      if (together)
        hits[i].score_milli
            = fresh[i].strength < 400 ? 0 : hits[i].score_milli * TOGETHER_PERCENT / 100;
      if (hits[i].score_milli > 0 && hits[i].score_milli >= floor_milli)
        keep_best (best, &hits[i]);
    }
  /* a card much weaker than the best one only distracts */
  while (best->len > 1
         && g_array_index (best, CueAnswerHit, best->len - 1).score_milli * 10
                < g_array_index (best, CueAnswerHit, 0).score_milli * 7)
    g_array_set_size (best, best->len - 1);
  return best;
}

GArray *
cue_answer_search_find (const CueAnswerSearch *self, const CueAsked *asked, guint floor_milli)
{
  GArray *best = find (self, asked, asked->content, FALSE, floor_milli);
  g_autoptr (CueBag) before = NULL;
  g_autoptr (CueBag) both = NULL;

  if (best->len > 0 || asked->before == NULL || asked->content->n_terms == 0
      || asked->content->total > LITTLE)
    return best;
  before = cue_bag_new (asked->before, CUE_BAG_CONTENT);
  both = cue_bag_join (asked->content, before);
  g_array_unref (best);
  return find (self, asked, both, TRUE, floor_milli);
}

guint
cue_answer_search_reply_milli (const CueAnswerSearch *self, guint answer, const CueBag *turn)
{
  return MAX (cue_bag_similarity_milli (turn, g_ptr_array_index (self->replies, 2 * answer)),
              cue_bag_similarity_milli (turn, g_ptr_array_index (self->replies, 2 * answer + 1)));
}
