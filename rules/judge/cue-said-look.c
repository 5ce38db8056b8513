/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A second look at what the keys found. Keys are few words of a point: a sentence about another
 * matter may have them all, and an honest one may say the last of them in words that no lead
 * thought of. What was learnt of labelled sentences (cue-said-trees.c) decides between "said" and
 * not; what the keys call contradicted stays so, and nothing is said without a number that was
 * asked for. Who says the point's own words has said it, whatever stands around them.
 */
#include "cue-said-check-private.h"
#include "cue-said-signs.h"

/* Milli of the logarithm of the odds from which a point is said, by what its lead asks for: what
 * the keys did not call so, and what they did. Those odds count the keys already, so that less
 * speaks against a doubt. Chosen with bench/said-trees --check. */
static const gint32 least_milli[]
    = { [CUE_SURE_LOW] = 0, [CUE_SURE_NORMAL] = 600, [CUE_SURE_HIGH] = 1600 };
static const gint32 least_of_keys_milli[]
    = { [CUE_SURE_LOW] = 0, [CUE_SURE_NORMAL] = 1000, [CUE_SURE_HIGH] = 1600 };

#define FEW_MISSING 5

static gboolean
is_in_newest_turn (const CueSaidCase *c)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    if (c->best[g].grade >= CUE_GRADE_WEAK && c->best[g].turn != c->turn)
      return FALSE;
  return TRUE;
}

/* All keys in one turn before: it had its own look, and a word of this turn adds nothing to it. */
static gboolean
is_looked_at (const CueSaidCase *c)
{
  guint all = (1u << c->plan->n_groups) - 1;

  for (guint i = 1; i < c->n_window; i++)
    if ((c->window[i]->heard[c->plan->index] & all) == all)
      return TRUE;
  return FALSE;
}

/* Something in it is only announced, or somebody else's. */
static gboolean
is_framed (const CueTurn *turn)
{
  for (guint i = 0; i < turn->tokens->n_tokens; i++)
    if (turn->framed[i] != 0)
      return TRUE;
  return FALSE;
}

/* Every word of it beside the same neighbours, as a statement where it is one. */
static gboolean
says_own_words (const CueSaidCase *c, const CueSayPlan *say, CueVerdict found)
{
  gint32 signs[CUE_SIGN_N];

  if (!cue_said_has_all_terms (c, say) || cue_said_denies_more (c, say, found))
    return FALSE;
  cue_said_read_signs (c, say, found, signs);
  return signs[CUE_SIGN_ENDS_ASKING] <= signs[CUE_SIGN_POINT_ASKS]
         && (c->plan->frames || !is_framed (c->turn));
}

/* All amounts were heard, and there are several: that is no accident. */
static gboolean
has_several_numbers (const CueSaidCase *c)
{
  guint n = 0;

  for (guint g = 0; g < c->plan->n_groups; g++)
    n += c->plan->groups[g].is_number || c->plan->groups[g].n_numbers > 0;
  return n > 1;
}

/* All keys and all the point's own words; or nothing but these, of which few are missing; or a
 * question, that is asked in few words. Nobody would doubt it. */
static gboolean
is_plain (const gint32 *signs)
{
  gint32 missing_milli = signs[CUE_SIGN_WORDS] * (1000 - signs[CUE_SIGN_COVERED]);

  if (signs[CUE_SIGN_TURN_DENIES] != signs[CUE_SIGN_POINT_DENIES]
      || signs[CUE_SIGN_OTHER_NUMBERS] > 0 || signs[CUE_SIGN_NOT_ASKED])
    return FALSE;
  if (missing_milli == 0)
    return TRUE;
  return signs[CUE_SIGN_NEW] == 0
         && (signs[CUE_SIGN_POINT_ASKS]
             || (missing_milli < FEW_MISSING * 1000 && signs[CUE_SIGN_NUMBERS_MISSING] == 0));
}

static gboolean
may_be_said (const gint32 *signs)
{
  return signs[CUE_SIGN_MISSING_NUMBER] == 0
         && signs[CUE_SIGN_ENDS_ASKING] <= signs[CUE_SIGN_POINT_ASKS];
}

gboolean
cue_said_may_weigh (const CueSaidCase *c, CueVerdict found, const char *because)
{
  guint likeness = c->turn->likeness[c->plan->index];

  if (found == CUE_VERDICT_OPEN)
    return likeness >= CUE_SAID_LOOKED_AT_MILLI
           && cue_said_count (c->best, c->plan->n_groups, CUE_GRADE_PLAIN) > 0;
  if (found == CUE_VERDICT_CONTRADICTED)
    return likeness >= CUE_SAID_LOOKED_AT_MILLI && g_str_equal (because, "negated");
  return TRUE;
}

/* What the keys found, weighed beside all that can be counted. */
static CueVerdict
weigh (const CueSaidCase *c, const CueSayPlan *say, CueVerdict found, const char **because)
{
  gint32 signs[CUE_SIGN_N];
  gboolean said = found == CUE_VERDICT_SAID;

  cue_said_read_signs (c, say, found, signs);
  /* the trees are asked where they can change it */
  if (said ? c->plan->point->sure != CUE_SURE_HIGH && is_plain (signs) : !may_be_said (signs))
    return found;
  cue_said_read_senses (c, signs);
  if (cue_said_asked_reach (c->asked, signs,
                            (said ? least_of_keys_milli : least_milli)[c->plan->point->sure])
      == said)
    return found;
  *because = said ? "doubted" : "paraphrase";
  return said ? CUE_VERDICT_UNSURE : CUE_VERDICT_SAID;
}

static CueVerdict
look (const CueSaidCase *c, const CueSayPlan *say, CueVerdict found, const char **because)
{
  /* of another product they are as wrong as other words */
  if (found == CUE_VERDICT_CONTRADICTED && g_str_equal (*because, "wrong-product"))
    return found;
  if (says_own_words (c, say, found))
    return *because = "own-words", CUE_VERDICT_SAID;
  if (!cue_said_may_weigh (c, found, *because))
    return found;
  if (!is_in_newest_turn (c))
    return found == CUE_VERDICT_SAID && is_looked_at (c) ? CUE_VERDICT_UNSURE : found;
  if (found == CUE_VERDICT_SAID && has_several_numbers (c) && c->plan->point->sure != CUE_SURE_HIGH)
    return found;
  return weigh (c, say, found, because);
}

gboolean
cue_said_may_look (const CueSaidCase *c, CueVerdict found)
{
  return (found != CUE_VERDICT_OPEN && found != CUE_VERDICT_CONTRADICTED)
         || c->turn->likeness[c->plan->index] >= CUE_SAID_LOOKED_AT_MILLI;
}

CueVerdict
cue_said_look_twice (const CueSaidCase *c, CueVerdict found, const char **because)
{
  CueSayPlan filled = { 0 };
  CueVerdict verdict = look (c, cue_said_find_say (c, &filled), found, because);

  cue_say_plan_clear (&filled);
  return verdict;
}
