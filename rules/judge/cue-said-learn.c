/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a point's own sentences tell of it: in what manner it is said, what stands under a "not" or
 * within another key, and what a turn is alike to. */
#include <string.h>

#include "cue-clause-private.h"
#include "cue-said-check-private.h"
#include "cue-template.h"

/* A text of a point and its tokens. */
typedef struct
{
  const char *text; /* NULL: there are variables in it, and gaps in the tokens */
  CueTokens *tokens;
} CueSaidCut;

/* Sentence by sentence and clause by clause: what is asked of a word holds for all of it. */
static void
note_manner (CuePointPlan *plan, const CueTokens *tokens)
{
  guint sentence_end = 0;
  guint clause_end = 0;

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      if (i >= sentence_end)
        {
          sentence_end = MAX (i + 1, cue_sentence_end (tokens, i + 1));
          plan->frames |= cue_announced_at (tokens, i, i + 1);
        }
      if (i >= clause_end)
        {
          clause_end = MAX (i + 1, cue_clause_end (tokens, i + 1));
          plan->hedges |= cue_hedged_at (tokens, i, i + 1);
          plan->frames |= cue_attributed_at (tokens, i, clause_end);
        }
    }
}

/* (transfer full): what is said whoever the customer is, with a gap where a variable stands */
static char *
without_variables (const char *text)
{
  g_autoptr (GPtrArray) pieces = cue_template_expand (text, NULL, NULL);
  GString *rest = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const CuePiece *piece = pieces->pdata[i];

      g_string_append (rest, piece->kind == CUE_PIECE_TEXT ? piece->text : " ");
    }
  return g_string_free (rest, FALSE);
}

/* @cut: (out): what the agent is to say, by language; the tokens are owned */
static void
note_words (CuePointPlan *plan, CueSaidCut cut[2])
{
  const CueText *say = plan->point->say;
  const char *zh = cue_text_has (say, "zh") ? cue_text_get (say, "zh") : "";
  const char *en = cue_text_has (say, "en") ? cue_text_get (say, "en") : "";
  const char *texts[] = { zh, g_str_equal (zh, en) ? "" : en };

  for (guint l = 0; l < G_N_ELEMENTS (texts); l++)
    {
      gboolean varies = strstr (texts[l], "{{") != NULL;
      g_autofree char *own = varies ? without_variables (texts[l]) : NULL;

      cut[l].text = varies ? NULL : texts[l];
      cut[l].tokens = cue_tokens_new_for_text (varies ? own : texts[l]);
      note_manner (plan, cut[l].tokens);
      cue_say_plan_init (&plan->say[l], cut[l].tokens);
      plan->say[l].varies = varies;
      plan->n_own = MAX (plan->n_own, plan->say[l].n_content);
    }
}

/* A point's own wordings, under the number of their group. A common word is a key of many points;
 * asking them all for each point would take as long as their number squared. (transfer full) */
static CuePhraseBook *
own_book (const CuePointPlan *plan)
{
  CuePhraseBook *book = cue_phrase_book_new ();

  for (guint g = 0; g < plan->n_groups; g++)
    for (guint i = 0; plan->groups[g].any != NULL && plan->groups[g].any[i] != NULL; i++)
      if (*plan->groups[g].any[i] != '\0')
        cue_phrase_book_add (book, g, plan->groups[g].any[i], 6, NULL);
  return book;
}

static gboolean
lies_within (const CuePhraseHit *inner, const CuePhraseHit *outer)
{
  return inner->first >= outer->first && inner->end <= outer->end
         && inner->end - inner->first < outer->end - outer->first;
}

/* "There is no yearly fee" has the key "year" nowhere but in "no yearly fee": so may the agent. */
static void
learn_nesting (CuePointPlan *plan, const GArray *hits)
{
  for (guint g = 0; g < plan->n_groups; g++)
    for (guint h = 0; h < plan->n_groups; h++)
      {
        guint n = 0;
        guint n_within = 0;

        for (guint i = 0; i < hits->len; i++)
          {
            const CuePhraseHit *inner = &g_array_index (hits, CuePhraseHit, i);
            gboolean within = FALSE;

            for (guint k = 0; inner->phrase == g && k < hits->len; k++)
              {
                const CuePhraseHit *outer = &g_array_index (hits, CuePhraseHit, k);

                within |= outer->phrase == h && lies_within (inner, outer);
              }
            n += inner->phrase == g;
            n_within += within;
          }
        if (g != h && n > 0 && n_within == n)
          plan->groups[g].within |= 1u << h;
      }
}

/* Words that the point's own sentences say under a negation may be said so by the agent. */
static void
learn_negation (CuePointPlan *plan, const CuePhraseBook *own, const CueTokens *tokens)
{
  g_autoptr (GArray) hits = cue_phrase_book_match (own, tokens, NULL);

  learn_nesting (plan, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (hits, CuePhraseHit, i);

      plan->groups[hit->phrase].negatable |= hit->polarity == CUE_POLARITY_NEGATED;
    }
}

/* What the points' own sentences tell. */
typedef struct
{
  CueSaidCheck *check;
  GPtrArray *bags;   /* CueBag: of each sentence */
  CueSaidCut cut[2]; /* what the point says */
} Learning;

/* (transfer full) */
static CueTokens *
cut_text (const Learning *self, const char *text)
{
  for (guint l = 0; l < G_N_ELEMENTS (self->cut); l++)
    if (self->cut[l].text == text)
      return cue_tokens_ref (self->cut[l].tokens);
  return cue_tokens_new_for_text (text);
}

static void
learn_text (Learning *self, guint point, const CuePhraseBook *own, const CueText *text)
{
  CuePointPlan *plan = &g_array_index (self->check->plans, CuePointPlan, point);
  const char *texts[2];
  guint n = cue_text_list (text, texts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueTokens) tokens = cut_text (self, texts[i]);

      learn_negation (plan, own, tokens);
      g_ptr_array_add (self->bags, strstr (texts[i], "{{") == NULL
                                       ? cue_bag_new (tokens, CUE_BAG_ALL)
                                       : cue_bag_new_for_text (texts[i], CUE_BAG_ALL));
      g_array_append_val (self->check->alike_of, point);
    }
}

/* Say, in both languages, and examples. */
static void
learn_point (Learning *self, guint point)
{
  CuePointPlan *plan = &g_array_index (self->check->plans, CuePointPlan, point);
  g_autoptr (CuePhraseBook) own = own_book (plan);
  GPtrArray *examples = plan->point->examples;

  note_words (plan, self->cut);
  learn_text (self, point, own, plan->point->say);
  for (guint k = 0; examples != NULL && k < examples->len; k++)
    learn_text (self, point, own, g_ptr_array_index (examples, k));
  for (guint l = 0; l < G_N_ELEMENTS (self->cut); l++)
    cue_tokens_unref (self->cut[l].tokens);
}

void
cue_said_learn_points (CueSaidCheck *self)
{
  g_autoptr (GPtrArray) bags = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_bag_free);
  Learning learning = { self, bags };

  self->alike_of = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->plans->len; i++)
    learn_point (&learning, i);
  self->alike = cue_bag_index_new (bags);
}
