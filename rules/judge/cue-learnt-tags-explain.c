/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Why a text carries a tag: the line is a sum, so what each feature adds to it can be given back to
 * the characters it was read from, evenly where it is a stretch. What stands far apart (pairs) is
 * of no one place and is left out.
 */
#include "cue-arithmetic.h"
#include "cue-learnt-tags-private.h"

#define MOST_WORDS 3
#define MOST_LIKES 2
/* Words that spoke less than so many percent of the loudest are not named. */
#define LOUD_PERCENT 50
/* Nor are those that spoke for less than this. */
#define LEAST_SHARE_MILLI 100

static gboolean
has_place (const CueFeature *feature)
{
  return feature->end > feature->start
         && (feature->block == CUE_BLOCK_WORDS || feature->block == CUE_BLOCK_RUNS
             || feature->block == CUE_BLOCK_CHARACTERS || feature->block == CUE_BLOCK_SENSES);
}

/* By token of @said. (transfer full) */
static gint64 *
share_out (const CueLearntTags *self,
           guint class,
           const CueTokens *said,
           const CueFeatures *features,
           const CueVector *vector)
{
  g_autofree gint64 *chars = g_new0 (gint64, said->folded->length + 1);
  gint64 *shares = g_new0 (gint64, said->n_tokens + 1);

  for (guint i = 0; i < features->features->len; i++)
    {
      const CueFeature *feature = &g_array_index (features->features, CueFeature, i);
      gint64 each;

      if (!has_place (feature) || feature->end > said->folded->length)
        continue;
      each = cue_classifier_get_share_micro (self->classifier, vector, feature, class)
             / (gint64) (feature->end - feature->start);
      for (guint at = feature->start; at < feature->end; at++)
        chars[at] += each;
    }
  for (guint i = 0; i < said->n_tokens; i++)
    for (guint at = said->tokens[i].start; at < said->tokens[i].end; at++)
      shares[i] += chars[at];
  return shares;
}

/* Neighbours that are both loud are one. */
static GArray *
list_loud (const CueTokens *said, const gint64 *shares)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (CueTagWords));
  gint64 loudest = 0;
  gint64 sum = 0;
  gboolean joins = FALSE;

  for (guint i = 0; i < said->n_tokens; i++)
    {
      loudest = MAX (loudest, shares[i]);
      sum += MAX (shares[i], 0);
    }
  for (guint i = 0; i < said->n_tokens; i++)
    {
      const CueToken *token = &said->tokens[i];
      CueTagWords one = { token->start, token->end, 0 };

      if (shares[i] <= 0 || shares[i] * 100 < loudest * LOUD_PERCENT)
        {
          joins = FALSE;
          continue;
        }
      one.share_milli = (guint) (shares[i] * 1000 / sum);
      if (joins)
        {
          CueTagWords *last = &g_array_index (words, CueTagWords, words->len - 1);

          last->end = one.end;
          last->share_milli += one.share_milli;
        }
      else
        g_array_append_val (words, one);
      joins = TRUE;
    }
  return words;
}

static guint
find_quietest (const GArray *words)
{
  guint least = 0;

  for (guint i = 1; i < words->len; i++)
    if (g_array_index (words, CueTagWords, i).share_milli
        <= g_array_index (words, CueTagWords, least).share_milli)
      least = i;
  return least;
}

/* One is left, however quiet. */
static void
drop_quietest (GArray *words)
{
  while (words->len > 1)
    {
      guint least = find_quietest (words);

      if (words->len <= MOST_WORDS
          && g_array_index (words, CueTagWords, least).share_milli >= LEAST_SHARE_MILLI)
        return;
      g_array_remove_index (words, least);
    }
}

/* Keeps the nearest first, the earlier in the pack of equals. An example in both languages is
 * named once. */
static void
keep_like (GArray *likes, const CueTagLike *like)
{
  guint at = likes->len;

  for (guint i = 0; i < likes->len; i++)
    if (g_array_index (likes, CueTagLike, i).example == like->example)
      {
        if (g_array_index (likes, CueTagLike, i).likeness_milli >= like->likeness_milli)
          return;
        g_array_remove_index (likes, i);
        at = likes->len;
      }
  while (at > 0 && g_array_index (likes, CueTagLike, at - 1).likeness_milli < like->likeness_milli)
    at--;
  g_array_insert_val (likes, at, *like);
  if (likes->len > MOST_LIKES)
    g_array_set_size (likes, MOST_LIKES);
}

/* The cosine of what both hold. */
static guint
tell_likeness (const CueVector *a, const CueVector *b)
{
  guint64 both = (guint64) MAX (cue_vector_likeness_milli (a, b), 0);
  guint64 of_a = (guint64) MAX (cue_vector_likeness_milli (a, a), 1);
  guint64 of_b = (guint64) MAX (cue_vector_likeness_milli (b, b), 1);

  return (guint) MIN (both * 1000 / MAX (cue_square_root (of_a * of_b), 1), 1000);
}

static GArray *
list_likes (const CueLearntTags *self, const char *tag, const CueVector *vector)
{
  GArray *likes = g_array_new (FALSE, FALSE, sizeof (CueTagLike));

  for (guint i = 0; i < self->texts->len; i++)
    {
      const CueTagText *text = &g_array_index (self->texts, CueTagText, i);
      CueTagLike like = { text->example, 0 };

      if (!cue_tag_example_carries (text->example, tag))
        continue;
      like.likeness_milli = tell_likeness (vector, text->vector);
      if (like.likeness_milli > 0)
        keep_like (likes, &like);
    }
  return likes;
}

void
cue_learnt_tags_explain (const CueLearntTags *self,
                         guint tag,
                         const CueTokens *said,
                         const CueFeatures *features,
                         GArray **words,
                         GArray **likes)
{
  const CueTagDef *def = g_ptr_array_index (cue_pack_get_tags (self->pack), tag);
  g_autofree CueVector *vector = cue_classifier_weigh (self->classifier, features);
  g_autofree gint64 *shares = share_out (self, self->classes[tag], said, features, vector);

  *words = list_loud (said, shares);
  drop_quietest (*words);
  *likes = list_likes (self, def->id, vector);
}
