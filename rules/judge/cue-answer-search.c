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
 *
 * Of very many cards only those are looked at that the index finds: the nearest by BM25 over all
 * words, common ones too, for "how old are you" has no others. 24 of them are as good as hundreds,
 * and better than all: each card was learnt against those it can be taken for, so what the model
 * thinks of the others is chance (docs/engine.md has the figures).
 */
#include "cue-answer-search.h"

#include "cue-settings.h"

#define N_BEST 3
/* Up to so many cards all are looked at, and of more those that the index finds. */
#define MOST_WHOLE 400
#define N_CANDIDATES 24

struct _CueAnswerSearch
{
  gatomicrefcount refs;
  /* owned */
  CueAnswerIndex *index;
  CueClassifier *classifier; /* or NULL */

  CueTextPlan plan;
};

/* A question that says no more than this, in thousandths of a word, may be the rest of another. */
#define LITTLE 2400
/* What was found with the words before is less sure. */
#define TOGETHER_PERCENT 85
/* What a card must have of the new words then, in thousandths of a word. */
#define LEAST_NEW 400

CueAnswerSearch *
cue_answer_search_new (CueAnswerIndex *index, CueClassifier *classifier)
{
  CueAnswerSearch *self = g_new0 (CueAnswerSearch, 1);
  CueSettings settings;

  cue_settings_init (&settings);
  g_atomic_ref_count_init (&self->refs);
  self->plan = settings.text;
  self->index = index;
  self->classifier = classifier;
  return self;
}

CueAnswerSearch *
cue_answer_search_ref (CueAnswerSearch *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_answer_search_unref (CueAnswerSearch *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  cue_answer_index_free (self->index);
  cue_classifier_unref (self->classifier);
  g_free (self);
}

guint
cue_answer_search_get_size (const CueAnswerSearch *self)
{
  return cue_answer_index_get_size (self->index);
}

static int
compare_cards (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* Every word of what is asked, common ones too. (transfer full) */
static CueBag *
list_words (const CueAsked *asked, gboolean together)
{
  CueBag *said = cue_bag_new (asked->said, CUE_BAG_ALL);
  g_autoptr (CueBag) before = NULL;
  CueBag *both;

  if (!together)
    return said;
  before = cue_bag_new (asked->before, CUE_BAG_ALL);
  both = cue_bag_join (said, before);
  cue_bag_free (said);
  return both;
}

static guint *
list_all (guint n)
{
  guint *cards = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    cards[i] = i;
  return cards;
}

/* Cards that are looked at, ascending. (transfer full) */
static guint *
choose_cards (const CueAnswerSearch *self, const CueAsked *asked, gboolean together, guint *n)
{
  guint n_cards = cue_answer_search_get_size (self);
  g_autoptr (CueBag) words = NULL;
  g_autoptr (GArray) nearest = NULL;
  guint *cards;

  *n = n_cards;
  if (n_cards <= MOST_WHOLE)
    return list_all (n_cards);
  words = list_words (asked, together);
  nearest = cue_answer_index_find (self->index, words, N_CANDIDATES);
  *n = nearest->len;
  cards = g_new (guint, *n + 1);
  for (guint i = 0; i < *n; i++)
    cards[i] = g_array_index (nearest, CueImpactHit, i).document;
  if (*n > 1)
    qsort (cards, *n, sizeof *cards, compare_cards);
  return cards;
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

/* How far what was said is on the side of each card. (transfer full) */
static gint32 *
ask_model (const CueAnswerSearch *self,
           const CueAsked *asked,
           gboolean together,
           const guint *cards,
           guint n)
{
  g_autoptr (CueFeatures) features = NULL;
  gint32 *margins = g_new (gint32, n + 1);

  if (asked->features != NULL && !together)
    {
      cue_classifier_score_some (self->classifier, asked->features, cards, n, margins);
      return margins;
    }
  features = cue_features_new ();
  cue_text_features_add (features, asked->said, &self->plan);
  if (together)
    cue_text_features_add (features, asked->before, &self->plan);
  cue_features_finish (features);
  cue_classifier_score_some (self->classifier, features, cards, n, margins);
  return margins;
}

/* Likeness and sureness of one card. @margin: (nullable) */
static guint
mix (const CueAskedTerms *terms, const CueLikeness *likeness, const gint32 *margin)
{
  guint known = (guint) (terms->known * 1000 / terms->weight);

  if (margin == NULL)
    return likeness->milli;
  /* of words that it never met the model knows nothing */
  return (4 * likeness->milli + 6 * (sureness_milli (*margin) * (500 + known / 2) / 1000)) / 10;
}

/* A card much weaker than the best one only distracts. */
static void
drop_weak (GArray *best)
{
  while (best->len > 1
         && g_array_index (best, CueAnswerHit, best->len - 1).score_milli * 10
                < g_array_index (best, CueAnswerHit, 0).score_milli * 7)
    g_array_set_size (best, best->len - 1);
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
  g_auto (CueAskedTerms) terms = { NULL };
  g_autofree guint *cards = NULL;
  g_autofree gint32 *margins = NULL;
  guint n;

  cue_asked_terms_init (&terms, self->index, content, together ? asked->content : NULL);
  if (terms.weight == 0)
    return best;
  cards = choose_cards (self, asked, together, &n);
  if (self->classifier != NULL)
    margins = ask_model (self, asked, together, cards, n);
  for (guint i = 0; i < n; i++)
    {
      CueLikeness likeness = cue_answer_index_compare (self->index, &terms, cards[i]);
      guint score = mix (&terms, &likeness, margins == NULL ? NULL : &margins[i]);
      CueAnswerHit hit = { cards[i], score, likeness.question };

      if (together)
        hit.score_milli = likeness.new_strength < LEAST_NEW ? 0 : score * TOGETHER_PERCENT / 100;
      if (hit.score_milli > 0 && hit.score_milli >= floor_milli)
        keep_best (best, &hit);
    }
  drop_weak (best);
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
  return cue_answer_index_reply_milli (self->index, answer, turn);
}
