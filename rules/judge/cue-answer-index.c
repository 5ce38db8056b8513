/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-answer-index-private.h"

#define MOST_SHIFT 28

/* Numbers of one run: how many, ascending, each below @limit. FALSE at the end of the bytes or of
 * sense. */
static gboolean
skip_number (const guint8 **at, const guint8 *end, guint *value)
{
  if (*at < end && **at < 128)
    {
      *value = *(*at)++;
      return TRUE;
    }
  *value = 0;
  for (guint shift = 0; *at < end && shift <= MOST_SHIFT; shift += 7)
    {
      guint8 byte = *(*at)++;

      *value |= (guint) (byte & 127) << shift;
      if (byte < 128)
        return TRUE;
    }
  return FALSE;
}

static gboolean
skip_ascending (const guint8 **at, const guint8 *end, guint limit, guint *n)
{
  guint64 number = 0;

  if (!skip_number (at, end, n))
    return FALSE;
  for (guint i = 0; i < *n; i++)
    {
      guint more;

      if (!skip_number (at, end, &more) || (i > 0 && more == 0))
        return FALSE;
      number += more;
    }
  /* the last is the highest */
  return *n == 0 || number < limit;
}

/* Of one card; @most: raised to the number of its terms. */
static gboolean
check_card (const CueAnswerIndex *self, guint card, guint *most)
{
  const guint8 *at = self->questions + self->starts[card];
  const guint8 *end = self->questions + self->starts[card + 1];
  guint n_terms, n;

  if (!skip_ascending (&at, end, cue_impact_index_get_n_terms (self->cards), &n_terms))
    return FALSE;
  *most = MAX (*most, n_terms);
  while (at < end)
    if (!skip_ascending (&at, end, n_terms, &n))
      return FALSE;
  return TRUE;
}

static gboolean
check_starts (const guint32 *starts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (starts[i] > starts[i + 1])
      return FALSE;
  return starts[0] == 0;
}

static void
read_questions (CueAnswerIndex *self, CueBytes *bytes)
{
  self->starts = cue_bytes_row (bytes, (gsize) self->n_cards + 1, sizeof (guint32));
  if (bytes->failed || !check_starts (self->starts, self->n_cards))
    {
      bytes->failed = TRUE;
      return;
    }
  self->questions = cue_bytes_row (bytes, self->starts[self->n_cards], 1);
  for (guint i = 0; i < self->n_cards && !bytes->failed; i++)
    if (!check_card (self, i, &self->most_terms))
      bytes->failed = TRUE;
}

static void
read_replies (CueAnswerIndex *self, CueBytes *bytes)
{
  guint n = 2 * self->n_cards;

  self->reply_starts = cue_bytes_row (bytes, (gsize) n + 1, sizeof (guint32));
  if (bytes->failed || !check_starts (self->reply_starts, n))
    bytes->failed = TRUE;
  else
    self->replies = cue_bytes_row (bytes, self->reply_starts[n], sizeof (guint32));
}

CueAnswerIndex *
cue_answer_index_read (CueBytes *bytes, GBytes *source)
{
  g_autoptr (CueAnswerIndex) self = g_new0 (CueAnswerIndex, 1);

  self->source = g_bytes_ref (source);
  self->cards = cue_impact_index_read (bytes, source);
  if (self->cards == NULL)
    return NULL;
  self->n_cards = cue_impact_index_get_size (self->cards);
  self->weights
      = cue_bytes_row (bytes, cue_impact_index_get_n_terms (self->cards), sizeof (guint16));
  read_questions (self, bytes);
  if (!bytes->failed)
    read_replies (self, bytes);
  return bytes->failed ? NULL : g_steal_pointer (&self);
}

void
cue_answer_index_free (CueAnswerIndex *self)
{
  if (self == NULL)
    return;
  cue_impact_index_unref (self->cards);
  g_bytes_unref (self->source);
  g_free (self);
}

guint
cue_answer_index_get_size (const CueAnswerIndex *self)
{
  return self->n_cards;
}

GArray *
cue_answer_index_find (const CueAnswerIndex *self, const CueBag *words, guint most)
{
  return cue_impact_index_find (self->cards, words->terms, words->n_terms, most, 1);
}

/* Dice's coefficient, as cue_bag_similarity_milli () has it. */
static guint
compare_reply (const guint32 *reply, guint n, const CueBag *text)
{
  guint64 common = 0;
  guint total = 0;
  guint k = 0;

  for (guint i = 0; i < n; i++)
    {
      guint factor = CUE_REPLY_FACTORS[reply[i] & 3];

      total += factor;
      while (k < text->n_terms && (guint32) (text->terms[k].hash >> 34) < reply[i] >> 2)
        k++;
      if (k < text->n_terms && (guint32) (text->terms[k].hash >> 34) == reply[i] >> 2)
        common += factor + text->terms[k++].factor;
    }
  return total + text->total == 0 ? 0 : (guint) (common * 1000 / (total + text->total));
}

guint
cue_answer_index_reply_milli (const CueAnswerIndex *self, guint card, const CueBag *text)
{
  const guint32 *starts = self->reply_starts + 2 * (gsize) card;

  g_return_val_if_fail (card < self->n_cards, 0);

  return MAX (compare_reply (self->replies + starts[0], starts[1] - starts[0], text),
              compare_reply (self->replies + starts[1], starts[2] - starts[1], text));
}
