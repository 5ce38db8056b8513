/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-said-plan.h"

#include <string.h>

#include "cue-bag-index.h"
#include "cue-reading.h"
#include "cue-template.h"

struct _CueSaidCheck
{
  CuePhraseBook *book;
  GArray *owners;     /* guint point of each set; CUE_NONE for an offer's title */
  GArray *plans;      /* CuePointPlan */
  GArray *alike_of;   /* guint: point of each bag of @alike */
  CueBagIndex *alike; /* every known wording of every point */
  guint first_offer;  /* set of the first offer's title */
};

static guint
new_set (CueSaidCheck *self, guint owner)
{
  g_array_append_val (self->owners, owner);
  return self->owners->len - 1;
}

static void
add_wording (CueSaidCheck *self, guint set, const char *wording)
{
  if (wording != NULL && *wording != '\0')
    cue_phrase_book_add (self->book, set, wording, 6, NULL);
}

static void
add_number_wording (GArray *numbers, const char *wording)
{
  g_autoptr (CueFolded) folded = cue_folded_new (wording);
  g_autoptr (GArray) read = cue_numbers_read (folded);
  const CueNumber *number;
  CueNumberWording entry;

  if (read->len != 1)
    return;
  number = &g_array_index (read, CueNumber, 0);
  if (number->unit == CUE_UNIT_PLAIN || number->start != 0 || number->end != folded->length)
    return;
  entry.unit = number->unit;
  entry.value_micro = number->value_micro;
  g_array_append_val (numbers, entry);
}

/* Most numbers need no template to be read: "20" and "{{offer.delta}}". */
static void
plan_number (CueGroupPlan *group)
{
  g_auto (GStrv) names = cue_template_list_variables (group->number);
  g_autofree char *bare = g_strv_length (names) == 1 ? g_strdup_printf ("{{%s}}", names[0]) : NULL;

  group->fixed = cue_said_parse_decimal (group->number, &group->value_micro);
  if (g_strcmp0 (bare, group->number) == 0)
    group->variable = g_strdup (names[0]);
}

static void
plan_group (CueSaidCheck *self, CuePointPlan *plan, const CueKeyGroup *key)
{
  CueGroupPlan *group = &plan->groups[plan->n_groups++];

  group->numbers = g_array_new (FALSE, FALSE, sizeof (CueNumberWording));
  group->is_number = key->kind == CUE_KEY_NUMBER;
  group->number = key->number;
  group->unit = key->unit;
  group->any = key->any;
  group->set = CUE_NONE;
  if (group->is_number)
    {
      plan_number (group);
      plan->units |= 1u << group->unit | 1u << CUE_UNIT_PLAIN;
      return;
    }
  group->set = new_set (self, plan->index);
  for (guint i = 0; key->any != NULL && key->any[i] != NULL; i++)
    {
      add_wording (self, group->set, key->any[i]);
      add_number_wording (group->numbers, key->any[i]);
    }
  for (guint i = 0; i < group->numbers->len; i++)
    plan->units |= 1u << g_array_index (group->numbers, CueNumberWording, i).unit;
}

static void
add_alike (CueSaidCheck *self, GPtrArray *bags, guint point, const CueText *text)
{
  static const char *const langs[] = { "zh", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      if (!cue_text_has (text, langs[i]))
        continue;
      g_ptr_array_add (bags, cue_bag_new_for_text (cue_text_get (text, langs[i]), CUE_BAG_ALL));
      g_array_append_val (self->alike_of, point);
    }
}

/* Say, in both languages, and examples. */
static void
index_alike (CueSaidCheck *self, const CueJudge *judge)
{
  g_autoptr (GPtrArray) bags = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_bag_free);

  self->alike_of = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < judge->points->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (judge->points, i);

      add_alike (self, bags, i, point->say);
      for (guint k = 0; point->examples != NULL && k < point->examples->len; k++)
        add_alike (self, bags, i, g_ptr_array_index (point->examples, k));
    }
  self->alike = cue_bag_index_new (bags);
}

static gboolean
ends_with_question_mark (const CueText *text, const char *lang)
{
  g_autofree char *say = NULL;

  if (!cue_text_has (text, lang))
    return FALSE;
  say = g_strdup (cue_text_get (text, lang));
  g_strchomp (say);
  return g_str_has_suffix (say, "?") || g_str_has_suffix (say, "？");
}

static void
plan_never (CueSaidCheck *self, CuePointPlan *plan)
{
  plan->never = CUE_NONE;
  if (plan->point->never == NULL || plan->point->never->len == 0)
    return;
  plan->never = new_set (self, plan->index);
  for (guint i = 0; i < plan->point->never->len; i++)
    {
      const CueText *text = g_ptr_array_index (plan->point->never, i);

      add_wording (self, plan->never, cue_text_get (text, "zh"));
      add_wording (self, plan->never, cue_text_get (text, "en"));
    }
}

static void
add_offers (CuePointPlan *plan, const CuePack *pack, const CueRule *rule)
{
  for (guint i = 0; i < rule->light->len; i++)
    {
      const CueTarget *target = g_ptr_array_index (rule->light, i);
      gpointer offer = target->kind == CUE_TARGET_OFFER
                           ? (gpointer) cue_pack_find_offer (pack, target->id)
                           : NULL;

      if (offer != NULL && !g_ptr_array_find (plan->offers, offer, NULL))
        g_ptr_array_add (plan->offers, offer);
    }
}

/* @rules: (nullable) (element-type CueRule): those that light the talk */
static void
plan_offers (CuePointPlan *plan, const CuePack *pack, GPtrArray *rules)
{
  plan->rules = rules != NULL ? g_ptr_array_ref (rules) : g_ptr_array_new ();
  plan->offers = g_ptr_array_new ();
  for (guint i = 0; i < plan->rules->len; i++)
    add_offers (plan, pack, g_ptr_array_index (plan->rules, i));
}

/* Talk id → the rules that light it, in the order of the pack. */
static GHashTable *
gather_rules (const CuePack *pack)
{
  GPtrArray *rules = cue_pack_get_rules (pack);
  GHashTable *of_talk
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < rules->len; i++)
    {
      CueRule *rule = g_ptr_array_index (rules, i);

      for (guint k = 0; k < rule->light->len; k++)
        {
          const CueTarget *target = g_ptr_array_index (rule->light, k);
          GPtrArray *own = g_hash_table_lookup (of_talk, target->id);

          if (target->kind != CUE_TARGET_TALK)
            continue;
          if (own == NULL)
            g_hash_table_insert (of_talk, target->id, own = g_ptr_array_new ());
          if (own->len == 0 || g_ptr_array_index (own, own->len - 1) != rule)
            g_ptr_array_add (own, rule);
        }
    }
  return of_talk;
}

static void
plan_point (CueSaidCheck *self, const CueJudge *judge, GHashTable *rules, guint index)
{
  CuePointPlan plan = { 0 };

  plan.index = index;
  plan.point = g_ptr_array_index (judge->points, index);
  plan.talk = g_ptr_array_index (judge->talks, index);
  for (guint i = 0; i < plan.point->keys->len && plan.n_groups < CUE_MAX_GROUPS; i++)
    plan_group (self, &plan, g_ptr_array_index (plan.point->keys, i));
  plan_never (self, &plan);
  plan.asks = ends_with_question_mark (plan.point->say, "zh")
              || ends_with_question_mark (plan.point->say, "en");
  plan_offers (&plan, judge->pack, g_hash_table_lookup (rules, plan.talk->id));
  g_array_append_val (self->plans, plan);
}

static void
plan_clear (gpointer data)
{
  CuePointPlan *plan = data;

  for (guint i = 0; i < plan->n_groups; i++)
    {
      g_array_unref (plan->groups[i].numbers);
      g_free (plan->groups[i].variable);
    }
  g_ptr_array_unref (plan->rules);
  g_ptr_array_unref (plan->offers);
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

/* Words that the point's own sentences say under a negation may be said so by the agent. */
static void
learn_negation (CuePointPlan *plan, const CuePhraseBook *own, const CueText *text, const char *lang)
{
  g_autoptr (CueTokens) tokens = NULL;
  g_autoptr (GArray) hits = NULL;

  if (!cue_text_has (text, lang))
    return;
  tokens = cue_tokens_new_for_text (cue_text_get (text, lang));
  hits = cue_phrase_book_match (own, tokens, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (hits, CuePhraseHit, i);

      plan->groups[hit->phrase].negatable |= hit->polarity == CUE_POLARITY_NEGATED;
    }
}

static void
learn_negations (CueSaidCheck *self)
{
  static const char *const langs[] = { "zh", "en" };

  for (guint i = 0; i < self->plans->len; i++)
    {
      CuePointPlan *plan = &g_array_index (self->plans, CuePointPlan, i);
      g_autoptr (CuePhraseBook) own = own_book (plan);

      for (guint l = 0; l < G_N_ELEMENTS (langs); l++)
        {
          learn_negation (plan, own, plan->point->say, langs[l]);
          for (guint k = 0; plan->point->examples != NULL && k < plan->point->examples->len; k++)
            learn_negation (plan, own, g_ptr_array_index (plan->point->examples, k), langs[l]);
        }
    }
}

static void
plan_titles (CueSaidCheck *self, const CuePack *pack)
{
  GPtrArray *offers = cue_pack_get_offers (pack);

  self->first_offer = self->owners->len;
  for (guint i = 0; i < offers->len; i++)
    {
      const CueOffer *offer = g_ptr_array_index (offers, i);
      guint set = new_set (self, CUE_NONE);

      add_wording (self, set, cue_text_get (offer->title, "zh"));
      add_wording (self, set, cue_text_get (offer->title, "en"));
    }
}

typedef struct
{
  CueSaidCheck *self;
  const CueJudge *judge;
} Steering;

/* Points that a condition of the pack asks for: what conditions hear must not depend on what was
 * lit. */
static void
steered_cb (const char *family, const char *id, const char *path, gpointer user_data)
{
  const Steering *steering = user_data;
  guint index
      = g_str_equal (family, "point") ? cue_judge_find_point (steering->judge, id) : CUE_NONE;

  if (index != CUE_NONE)
    g_array_index (steering->self->plans, CuePointPlan, index).steers = TRUE;
}

static void
steered_by (const CueCondition *condition, gpointer user_data)
{
  cue_condition_foreach_reference (condition, steered_cb, user_data);
}

CueSaidCheck *
cue_said_check_new (const CueJudge *judge)
{
  CueSaidCheck *self = g_new0 (CueSaidCheck, 1);
  g_autoptr (GHashTable) rules = gather_rules (judge->pack);

  self->book = cue_phrase_book_new ();
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->plans = g_array_new (FALSE, FALSE, sizeof (CuePointPlan));
  g_array_set_clear_func (self->plans, plan_clear);
  for (guint i = 0; i < judge->points->len; i++)
    plan_point (self, judge, rules, i);
  index_alike (self, judge);
  learn_negations (self);
  cue_judge_foreach_condition (judge, steered_by, &(Steering){ self, judge });
  plan_titles (self, judge->pack);
  return self;
}

void
cue_said_check_free (CueSaidCheck *self)
{
  if (self == NULL)
    return;
  cue_phrase_book_unref (self->book);
  g_array_unref (self->owners);
  g_array_unref (self->plans);
  g_array_unref (self->alike_of);
  cue_bag_index_free (self->alike);
  g_free (self);
}

const CuePointPlan *
cue_said_check_get_plan (const CueSaidCheck *self, guint point)
{
  return &g_array_index (self->plans, CuePointPlan, point);
}

guint
cue_said_check_get_owner (const CueSaidCheck *self, guint set)
{
  return g_array_index (self->owners, guint, set);
}

gboolean
cue_said_check_names_offer (const CueSaidCheck *self, const CueTurn *turn, guint offer)
{
  for (guint i = 0; turn->keys != NULL && i < turn->keys->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (turn->keys, CuePhraseHit, i);

      if (hit->phrase == self->first_offer + offer && hit->polarity == CUE_POLARITY_PLAIN)
        return TRUE;
    }
  return FALSE;
}

void
cue_said_check_listen (const CueSaidCheck *self, CueTurn *turn)
{
  g_autofree guint16 *likeness = g_new (guint16, self->alike_of->len + 1);

  turn->words = cue_bag_new (turn->tokens, CUE_BAG_ALL);
  turn->keys = cue_phrase_book_match (self->book, turn->tokens, NULL);
  turn->likeness = g_new0 (guint16, self->plans->len + 1);
  cue_bag_index_similarities (self->alike, turn->words, likeness);
  for (guint i = 0; i < self->alike_of->len; i++)
    {
      guint point = g_array_index (self->alike_of, guint, i);

      turn->likeness[point] = MAX (turn->likeness[point], likeness[i]);
    }
}
