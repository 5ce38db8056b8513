/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-impact-index-private.h"

#include <string.h>

/*
 * The best few documents for a question, exactly, without adding up all of them.
 *
 * MaxScore (Turtle and Flood, "Query evaluation: strategies and optimizations", 1995): each term
 * can add at most its bound, weight × highest impact. Terms are ordered by bound; as soon as the
 * first few together cannot lift a document among the best, they are no longer walked, only looked
 * up for documents that the others (the essential ones) bring. Documents are taken in windows that
 * fit the nearest cache: essential terms are added up term by term within a window, as
 * score-at-a-time systems do. Then the weak terms are, the strongest first; before each those
 * documents are dropped that can no longer reach the bar. Only when few are left the rest is looked
 * up one by one.
 *
 * The bar is high from the start because those documents are scored first for which the rarest
 * terms speak most. Weak terms of Chinese, single characters, are in very many documents and are
 * hardly ever walked.
 *
 * Equal scores are ordered by number; so the result does not depend on the road.
 */

#define WINDOW 4096
/* The rarest terms with so many postings together choose what is scored first. */
#define N_FIRST_POSTINGS 2048
/* To look one document up takes as long as walking over so many. */
#define LOOK_UP_COST 16

typedef struct
{
  const CueImpactList *list;
  const guint *documents; /* of the list */
  const guint16 *impacts;
  guint at;
  guint64 weight;
  guint64 bound;
} Cursor;

typedef struct
{
  const CueImpactIndex *index;
  const CueImpactPart *part;
  GArray *best; /* CueImpactHit, best first */
  guint most;
  guint64 least_score;
  /* owned */
  Cursor *cursors;   /* weakest first */
  guint64 *together; /* what the cursors up to each can add at most */
  guint n_cursors;
  guint n_weak; /* of the first cursors: they alone cannot reach the bar */
} Search;

/* Documents that may be among the best. */
typedef struct
{
  guint64 sums[WINDOW]; /* 0: out of it */
  guint16 touched[WINDOW + 1];
  guint n;     /* touched */
  guint first; /* document */
} Window;

/* What a document must have that is numbered @document, as the part counts, or higher: of equals
 * the lower is better. */
static guint64
get_bar (const Search *self, guint document)
{
  const CueImpactHit *last;

  if (self->best->len < self->most)
    return self->least_score;
  last = &g_array_index (self->best, CueImpactHit, self->best->len - 1);
  return MAX (self->least_score,
              last->score + (last->document < self->part->first_document + document));
}

static gboolean
is_before (const CueImpactHit *a, const CueImpactHit *b)
{
  return a->score > b->score || (a->score == b->score && a->document < b->document);
}

/* @document: the first that was not looked at */
static void
find_weak (Search *self, guint document)
{
  guint64 bar = get_bar (self, document);

  while (self->n_weak < self->n_cursors && self->together[self->n_weak] < bar)
    self->n_weak++;
}

static void
keep (Search *self, guint document, guint64 score)
{
  CueImpactHit hit = { self->part->first_document + document, score };
  guint at = self->best->len;

  if (score < get_bar (self, document) || cue_impact_index_is_removed (self->index, hit.document))
    return;
  while (at > 0 && is_before (&hit, &g_array_index (self->best, CueImpactHit, at - 1)))
    at--;
  if (at > 0 && g_array_index (self->best, CueImpactHit, at - 1).document == hit.document)
    return;
  g_array_insert_val (self->best, at, hit);
  if (self->best->len > self->most)
    g_array_set_size (self->best, self->most);
}

/* Adds the first @n_weak terms to what the others gave a document, as long as it can still reach
 * the bar. */
static void
finish (Search *self, guint document, guint64 score, guint n_weak)
{
  guint64 bar = get_bar (self, document);

  for (guint i = n_weak; i > 0; i--)
    {
      const Cursor *cursor = &self->cursors[i - 1];

      if (score + self->together[i - 1] < bar)
        return;
      score += cursor->weight * cue_impact_part_get (self->part, cursor->list, document);
    }
  keep (self, document, score);
}

static guint64
score_whole (const Search *self, guint document)
{
  guint64 score = 0;

  for (guint i = 0; i < self->n_cursors; i++)
    score += self->cursors[i].weight
             * cue_impact_part_get (self->part, self->cursors[i].list, document);
  return score;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const Cursor *x = a;
  const Cursor *y = b;

  if (x->list->n != y->list->n)
    return x->list->n < y->list->n ? -1 : 1;
  return x->list < y->list ? -1 : x->list > y->list;
}

/* Moves all essential cursors over the window and adds up what they bring. */
static void
add_up (Search *self, Window *window)
{
  guint64 *sums = window->sums;
  guint n = 0;

  for (guint i = self->n_weak; i < self->n_cursors; i++)
    {
      Cursor *cursor = &self->cursors[i];
      guint at = cursor->at;

      for (; at < cursor->list->n && cursor->documents[at] < window->first + WINDOW; at++)
        {
          guint slot = cursor->documents[at] - window->first;

          window->touched[n] = (guint16) slot;
          n += sums[slot] == 0;
          sums[slot] += cursor->weight * cursor->impacts[at];
        }
      cursor->at = at;
    }
  window->n = n;
}

/* The first document that an essential cursor stands at; G_MAXUINT at the end. */
static guint
find_next (const Search *self)
{
  guint next = G_MAXUINT;

  for (guint i = self->n_weak; i < self->n_cursors; i++)
    if (self->cursors[i].at < self->cursors[i].list->n)
      next = MIN (next, self->cursors[i].documents[self->cursors[i].at]);
  return next;
}

/* The cursors of the rarest terms alone. (transfer full) */
static Cursor *
list_rare (const Search *self, guint *n)
{
  Cursor *rare = g_memdup2 (self->cursors, self->n_cursors * sizeof *rare);
  guint n_postings = 0;

  if (self->n_cursors > 1)
    qsort (rare, self->n_cursors, sizeof *rare, compare_lengths);
  for (*n = 0; *n < self->n_cursors; (*n)++)
    {
      n_postings += rare[*n].list->n;
      if (*n > 0 && n_postings > N_FIRST_POSTINGS)
        break;
    }
  return rare;
}

/* Keeps the @most with the highest scores. */
static void
keep_strong (GArray *strong, guint most, guint document, guint64 score)
{
  CueImpactHit hit = { document, score };
  guint at = strong->len;

  if (at == most && score <= g_array_index (strong, CueImpactHit, at - 1).score)
    return;
  while (at > 0 && g_array_index (strong, CueImpactHit, at - 1).score < score)
    at--;
  g_array_insert_val (strong, at, hit);
  if (strong->len > most)
    g_array_set_size (strong, most);
}

/* Sets the bar: the documents for which the rarest terms speak most. */
static void
score_first (Search *self, Window *window)
{
  Search first = *self;
  g_autofree Cursor *rare = list_rare (self, &first.n_cursors);
  g_autoptr (GArray) strong
      = g_array_sized_new (FALSE, FALSE, sizeof (CueImpactHit), self->most + 1);

  first.cursors = rare;
  while ((window->first = find_next (&first)) != G_MAXUINT)
    {
      add_up (&first, window);
      for (guint i = 0; i < window->n; i++)
        {
          guint64 *sum = &window->sums[window->touched[i]];

          keep_strong (strong, self->most, window->first + window->touched[i], *sum);
          *sum = 0;
        }
    }
  for (guint i = 0; i < strong->len; i++)
    {
      guint document = g_array_index (strong, CueImpactHit, i).document;

      keep (self, document, score_whole (self, document));
    }
}

/* Drops what the first @n_weak terms together do not lift to the bar. */
static void
prune (const Search *self, Window *window, guint n_weak)
{
  guint64 bar = get_bar (self, window->first);
  guint n = 0;

  for (guint i = 0; i < window->n; i++)
    {
      guint16 slot = window->touched[i];

      if (window->sums[slot] + self->together[n_weak - 1] >= bar)
        window->touched[n++] = slot;
      else
        window->sums[slot] = 0;
    }
  window->n = n;
}

/* Adds the term to the documents that are left; FALSE: to look them up is less work. */
static gboolean
add_weak (const Search *self, Window *window, const Cursor *cursor)
{
  guint at = cue_impact_part_seek (self->part, cursor->list, window->first);
  guint end = cue_impact_part_seek (self->part, cursor->list, window->first + WINDOW);

  if (end - at > LOOK_UP_COST * window->n)
    return FALSE;
  for (; at < end; at++)
    {
      guint64 *sum = &window->sums[cursor->documents[at] - window->first];

      *sum += *sum == 0 ? 0 : cursor->weight * cursor->impacts[at];
    }
  return TRUE;
}

static void
finish_window (Search *self, Window *window)
{
  guint n_weak = self->n_weak;

  while (n_weak > 0)
    {
      prune (self, window, n_weak);
      if (!add_weak (self, window, &self->cursors[n_weak - 1]))
        break;
      n_weak--;
    }
  for (guint i = 0; i < window->n; i++)
    {
      finish (self, window->first + window->touched[i], window->sums[window->touched[i]], n_weak);
      window->sums[window->touched[i]] = 0;
    }
}

static void
walk (Search *self, Window *window)
{
  find_weak (self, 0);
  while ((window->first = find_next (self)) != G_MAXUINT)
    {
      add_up (self, window);
      finish_window (self, window);
      find_weak (self, window->first + WINDOW);
    }
}

static int
compare_cursors (gconstpointer a, gconstpointer b)
{
  const Cursor *x = a;
  const Cursor *y = b;

  if (x->bound != y->bound)
    return x->bound < y->bound ? -1 : 1;
  return x->list < y->list ? -1 : x->list > y->list;
}

static void
place_cursors (Search *self, const CueTerm *terms, guint n_terms)
{
  self->n_cursors = 0;
  self->n_weak = 0;
  for (guint i = 0; i < n_terms; i++)
    {
      const CueImpactList *list = cue_impact_part_find (self->part, terms[i].hash);

      if (list == NULL || terms[i].factor == 0)
        continue;
      self->cursors[self->n_cursors++] = (Cursor){ list,
                                                   self->part->documents + list->first,
                                                   self->part->impacts + list->first,
                                                   0,
                                                   terms[i].factor,
                                                   (guint64) terms[i].factor * list->highest };
    }
  if (self->n_cursors > 1)
    qsort (self->cursors, self->n_cursors, sizeof *self->cursors, compare_cursors);
  for (guint i = 0; i < self->n_cursors; i++)
    self->together[i] = self->cursors[i].bound + (i > 0 ? self->together[i - 1] : 0);
}

static void
search_part (Search *self, const CueImpactPart *part, const CueTerm *terms, guint n_terms)
{
  Window window;

  if (part == NULL)
    return;
  memset (window.sums, 0, sizeof window.sums);
  self->part = part;
  place_cursors (self, terms, n_terms);
  score_first (self, &window);
  walk (self, &window);
}

/**
 * cue_impact_index_find:
 * @terms: (array length=n_terms): of the question; `factor` is the weight, `count` does not matter
 * @most: how many documents are wanted, 1 to some hundreds
 * @least_score: weaker documents are left out
 *
 * Exactly the documents that adding up every term would find. Cost: mostly the postings of the
 * rarer terms.
 *
 * Returns: (transfer full) (element-type CueImpactHit): best first, then by number
 */
GArray *
cue_impact_index_find (const CueImpactIndex *self,
                       const CueTerm *terms,
                       guint n_terms,
                       guint most,
                       guint64 least_score)
{
  GArray *best = g_array_sized_new (FALSE, FALSE, sizeof (CueImpactHit), most + 1);
  g_autofree Cursor *cursors = g_new (Cursor, n_terms + 1);
  g_autofree guint64 *together = g_new (guint64, n_terms + 1);
  Search search = { self, NULL, best, most, MAX (least_score, 1), cursors, together, 0, 0 };

  if (most == 0)
    return best;
  search_part (&search, self->base, terms, n_terms);
  search_part (&search, self->recent, terms, n_terms);
  return best;
}

/**
 * cue_impact_index_score:
 *
 * Returns: what cue_impact_index_find () would give @document; 0 for a removed one
 */
guint64
cue_impact_index_score (const CueImpactIndex *self,
                        const CueTerm *terms,
                        guint n_terms,
                        guint document)
{
  const CueImpactPart *part = document < self->base->n_documents ? self->base : self->recent;
  guint64 score = 0;

  g_return_val_if_fail (document < self->n_documents, 0);

  if (cue_impact_index_is_removed (self, document))
    return 0;
  for (guint i = 0; i < n_terms; i++)
    {
      const CueImpactList *list = cue_impact_part_find (part, terms[i].hash);

      if (list != NULL)
        score += (guint64) terms[i].factor
                 * cue_impact_part_get (part, list, document - part->first_document);
    }
  return score;
}
