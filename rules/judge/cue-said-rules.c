/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The one part of the said-check that follows the rules of a pack: which of them light a talk,
 * which offers it may then be about, and which points a condition asks for. It stands by itself, so
 * that an edited rule leaves wordings and likeness as they are.
 */
#include "cue-said-rules.h"

#include "cue-pack-edit.h"
#include "cue-said-plan.h"

struct _CueSaidRules
{
  const CueSaidRules *base; /* borrowed; NULL but of an edited pack */
  GPtrArray *talks;         /* borrowed: CueTalk by point */
  GHashTable *of_talk;      /* CueTalk → CueTalkRules; of an edited pack those that are others */
  const CueTalkRules **of_point; /* the same by point, of a pack as it was read */
  guint *n_asked;                /* by point: how often conditions ask for it */
  guint8 *let_wait;              /* by point: one byte of each is all that most turns ask for */
};

static const CueTalkRules *
no_rules (void)
{
  static GPtrArray nothing = { NULL, 0 };
  static const CueTalkRules none = { &nothing, NULL, &nothing };

  return &none;
}

static CueTalkRules *
talk_rules_new (void)
{
  CueTalkRules *self = g_new (CueTalkRules, 1);

  self->rules = g_ptr_array_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->offers = g_ptr_array_new ();
  return self;
}

static void
talk_rules_free (gpointer data)
{
  CueTalkRules *self = data;

  g_ptr_array_unref (self->rules);
  g_array_unref (self->places);
  g_ptr_array_unref (self->offers);
  g_free (self);
}

static void
add_rule (CueTalkRules *self, const CuePack *pack, const CueRule *rule, guint place)
{
  if (self->rules->len > 0 && g_ptr_array_index (self->rules, self->rules->len - 1) == rule)
    return;
  g_ptr_array_add (self->rules, (gpointer) rule);
  g_array_append_val (self->places, place);
  for (guint i = 0; i < rule->n_light; i++)
    {
      const CueTarget *target = &rule->light[i];
      gpointer offer = target->kind == CUE_TARGET_OFFER
                           ? (gpointer) cue_pack_find_offer (pack, target->id)
                           : NULL;

      if (offer != NULL && !g_ptr_array_find (self->offers, offer, NULL))
        g_ptr_array_add (self->offers, offer);
    }
}

static void
gather_rules (CueSaidRules *self, const CuePack *pack)
{
  GPtrArray *rules = cue_pack_get_rules (pack);

  for (guint i = 0; i < rules->len; i++)
    {
      CueRule *rule = g_ptr_array_index (rules, i);

      for (guint k = 0; k < rule->n_light; k++)
        {
          const CueTarget *target = &rule->light[k];
          gpointer talk = target->kind == CUE_TARGET_TALK
                              ? (gpointer) cue_pack_find_talk (pack, target->id)
                              : NULL;
          CueTalkRules *own = talk == NULL ? NULL : g_hash_table_lookup (self->of_talk, talk);

          if (talk != NULL && own == NULL)
            g_hash_table_insert (self->of_talk, talk, own = talk_rules_new ());
          if (talk != NULL)
            add_rule (own, pack, rule, i);
        }
    }
}

typedef struct
{
  const CueJudge *judge;
  CueSaidRules *rules;
  int by; /* 1, or -1 to take off */
} Counting;

/* What conditions hear must not depend on what was lit. */
static void
count_cb (const char *family, const char *id, const CueReferencePlace *place, gpointer user_data)
{
  const Counting *counting = user_data;
  guint point
      = g_str_equal (family, "point") ? cue_judge_find_point (counting->judge, id) : CUE_NONE;

  if (point == CUE_NONE)
    return;
  counting->rules->n_asked[point] += (guint) counting->by;
  counting->rules->let_wait[point] = FALSE;
}

static void
count_in (const CueCondition *condition, gpointer user_data)
{
  cue_condition_foreach_name (condition, count_cb, user_data);
}

static const CueTalkRules *
find_rules (const CueSaidRules *self, const CueTalk *talk)
{
  const CueTalkRules *own = g_hash_table_lookup (self->of_talk, talk);

  return own != NULL ? own : no_rules ();
}

static gboolean
may_wait (const CueSaidRules *self, const CueJudge *judge, guint point)
{
  const CuePointPlan *plan = cue_said_check_get_plan (judge->said, point);

  return plan->alone && !plan->talk->of_conversation && self->n_asked[point] == 0
         && self->of_point[point]->rules->len > 0;
}

CueSaidRules *
cue_said_rules_new (const CueJudge *judge, guint *n_asked)
{
  CueSaidRules *self = g_new0 (CueSaidRules, 1);

  self->talks = judge->talks;
  self->of_point = g_new (const CueTalkRules *, judge->talks->len + 1);
  self->of_talk = g_hash_table_new_full (NULL, NULL, NULL, talk_rules_free);
  self->n_asked = n_asked;
  gather_rules (self, judge->pack);
  for (guint i = 0; i < judge->talks->len; i++)
    self->of_point[i] = find_rules (self, g_ptr_array_index (judge->talks, i));
  self->let_wait = g_new (guint8, judge->points->len + 1);
  for (guint i = 0; i < judge->points->len; i++)
    self->let_wait[i] = may_wait (self, judge, i);
  return self;
}

static const CueTalk *
get_talk (const CuePack *pack, const CueRule *rule, guint i)
{
  const CueTarget *target = &rule->light[i];

  return target->kind == CUE_TARGET_TALK ? cue_pack_find_talk (pack, target->id) : NULL;
}

/* Those of the base that are still there, and those that were edited, in the order of the pack. */
static CueTalkRules *
merge (const CueTalkRules *base, const CuePack *pack, const CueTalk *talk)
{
  CueTalkRules *self = talk_rules_new ();
  guint n_edits = cue_pack_get_n_edits (pack);
  guint next = 0;

  for (guint i = 0; i < n_edits; i++)
    {
      guint place;
      const CueRule *rule = cue_pack_get_edit (pack, i, &place);

      for (; next < base->rules->len && g_array_index (base->places, guint, next) < place; next++)
        add_rule (self, pack, g_ptr_array_index (base->rules, next),
                  g_array_index (base->places, guint, next));
      next += next < base->rules->len && g_array_index (base->places, guint, next) == place;
      for (guint k = 0; rule != NULL && k < rule->n_light; k++)
        if (get_talk (pack, rule, k) == talk)
          add_rule (self, pack, rule, place);
    }
  for (; next < base->rules->len; next++)
    add_rule (self, pack, g_ptr_array_index (base->rules, next),
              g_array_index (base->places, guint, next));
  return self;
}

/* Perhaps no rule is left that would light it. */
static void
let_none_wait (CueSaidRules *self, const CueJudge *judge, const CueTalk *talk)
{
  for (guint i = 0; i < talk->points->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (talk->points, i);

      self->let_wait[cue_judge_find_point (judge, point->full_id)] = FALSE;
    }
}

static void
merge_talks (CueSaidRules *self, const CueJudge *judge, const CueRule *rule)
{
  for (guint i = 0; i < rule->n_light; i++)
    {
      const CueTalk *talk = get_talk (judge->pack, rule, i);

      if (talk == NULL || g_hash_table_contains (self->of_talk, talk))
        continue;
      g_hash_table_insert (self->of_talk, (gpointer) talk,
                           merge (find_rules (self->base, talk), judge->pack, talk));
      let_none_wait (self, judge, talk);
    }
}

static void
count_rule (CueSaidRules *self, const CueJudge *judge, const CueRule *rule, int by)
{
  Counting counting = { judge, self, by };

  count_in (rule->when, &counting);
  if (rule->hold != NULL)
    count_in (rule->hold, &counting);
}

CueSaidRules *
cue_said_rules_new_edited (const CueSaidRules *base, const CueJudge *judge)
{
  CueSaidRules *self = g_new0 (CueSaidRules, 1);
  GPtrArray *old = cue_pack_get_rules (cue_pack_get_base (judge->pack));

  self->base = base;
  self->talks = judge->talks;
  self->of_talk = g_hash_table_new_full (NULL, NULL, NULL, talk_rules_free);
  self->n_asked = g_memdup2 (base->n_asked, (judge->points->len + 1) * sizeof *base->n_asked);
  self->let_wait = g_memdup2 (base->let_wait, judge->points->len + 1);
  for (guint i = 0; i < cue_pack_get_n_edits (judge->pack); i++)
    {
      guint place;
      const CueRule *rule = cue_pack_get_edit (judge->pack, i, &place);
      const CueRule *before = place < old->len ? g_ptr_array_index (old, place) : NULL;

      if (before != NULL)
        {
          merge_talks (self, judge, before);
          count_rule (self, judge, before, -1);
        }
      if (rule != NULL)
        {
          merge_talks (self, judge, rule);
          count_rule (self, judge, rule, 1);
        }
    }
  return self;
}

void
cue_said_rules_free (CueSaidRules *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->of_talk);
  g_free (self->of_point);
  g_free (self->n_asked);
  g_free (self->let_wait);
  g_free (self);
}

const CueTalkRules *
cue_said_rules_get (const CueSaidRules *self, guint point)
{
  const CueTalkRules *own;

  if (self->base == NULL)
    return self->of_point[point];
  own = g_hash_table_lookup (self->of_talk, g_ptr_array_index (self->talks, point));
  return own != NULL ? own : cue_said_rules_get (self->base, point);
}

gboolean
cue_said_rules_ask_for (const CueSaidRules *self, guint point)
{
  return self->n_asked[point] > 0;
}

gboolean
cue_said_rules_let_wait (const CueSaidRules *self, guint point)
{
  return self->let_wait[point];
}
