/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the conditions of a pack follow, and the watch over those of its tags. */
#include "cue-judge.h"

#include "cue-watch.h"

static void
add_fact (CueJudge *self, const char *id)
{
  guint n = g_hash_table_size (self->needs.facts);

  if (!g_hash_table_contains (self->needs.facts, id))
    g_hash_table_insert (self->needs.facts, g_strdup (id), GUINT_TO_POINTER (n + 1));
}

typedef struct
{
  CueJudge *judge;
  guint *n_asked; /* by point */
} Asking;

static void
reference_cb (const char *family,
              const char *id,
              const CueReferencePlace *place,
              gpointer user_data)
{
  Asking *asking = user_data;
  guint index;

  if (cue_family_is (family, "fact"))
    add_fact (asking->judge, id);
  else if (cue_family_is (family, "phrase")
           && !g_hash_table_contains (asking->judge->asked_index, id)
           && (index = cue_judge_find_phrase (asking->judge, id)) != CUE_NONE)
    g_hash_table_insert (asking->judge->asked_index, (gpointer) id, GUINT_TO_POINTER (index + 1));
  else if (cue_family_is (family, "point")
           && (index = cue_judge_find_point (asking->judge, id)) != CUE_NONE)
    asking->n_asked[index]++;
}

static void
condition_cb (const CueCondition *condition, gpointer user_data)
{
  cue_condition_foreach_name (condition, reference_cb, user_data);
}

/* Those the pack declares are in as well: a rule that is added later may ask for them. */
guint *
cue_judge_prepare_needs (CueJudge *self)
{
  GPtrArray *facts = cue_pack_get_facts (self->pack);
  Asking asking = { self, g_new0 (guint, self->points->len + 1) };

  self->needs.facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->needs.n_phrases = self->n_phrases;
  self->needs.n_tags = self->n_tags;
  self->needs.n_points = self->points->len;
  add_fact (self, "customer.products");
  for (guint i = 0; i < facts->len; i++)
    add_fact (self, ((CueFactDef *) g_ptr_array_index (facts, i))->id);
  cue_judge_foreach_condition (self, condition_cb, &asking);
  return asking.n_asked;
}

/* A tag is looked at when its phrases are heard, when it was struck or confirmed, and for what its
 * conditions ask for. */
void
cue_judge_watch_tags (CueJudge *self)
{
  self->tag_watch = cue_watch_new (self);
  for (guint i = 0; i < self->n_tags; i++)
    {
      const CueTagPlan *plan = &self->tags[i];
      g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (guint));
      guint own = cue_needs_tag (&self->needs, i);

      g_array_append_val (needs, own);
      for (guint k = 0; k < plan->phrases->len; k++)
        {
          guint phrase = cue_needs_phrase (&self->needs, g_array_index (plan->phrases, guint, k));

          g_array_append_val (needs, phrase);
        }
      cue_watch_add (self->tag_watch, plan->def->when, plan->def->until, needs);
    }
  cue_watch_finish (self->tag_watch);
}
