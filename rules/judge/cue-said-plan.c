/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-said-check-private.h"

#include <string.h>

#include "cue-template.h"

static guint
new_set (CueSaidCheck *self, guint point)
{
  g_array_append_val (self->owners, point);
  return self->owners->len - 1;
}

static void
add_number_wording (CueGroupPlan *group, const char *wording)
{
  g_autoptr (CueFolded) folded = cue_folded_new (wording);
  g_autoptr (GArray) read = cue_numbers_read (folded);
  const CueNumber *number;

  if (read->len != 1)
    return;
  number = &g_array_index (read, CueNumber, 0);
  if (number->unit == CUE_UNIT_PLAIN || number->start != 0 || number->end != folded->length)
    return;
  group->numbers = g_renew (CueNumberWording, group->numbers, group->n_numbers + 1);
  group->numbers[group->n_numbers++] = (CueNumberWording){ number->unit, number->value_micro };
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

static guint
get_kinds (CueUnit unit)
{
  guint kinds = 0;

  for (guint other = 0; other < CUE_UNIT_N; other++)
    if (cue_said_same_kind (unit, other))
      kinds |= 1u << other;
  return kinds | 1u << CUE_UNIT_PLAIN;
}

static void
plan_group (CueSaidCheck *self, CuePointPlan *plan, const CueKeyGroup *key)
{
  CueGroupPlan *group = &plan->groups[plan->n_groups++];

  group->is_number = key->kind == CUE_KEY_NUMBER;
  group->number = key->number;
  group->unit = key->unit;
  group->any = key->any;
  group->set = CUE_NONE;
  if (group->is_number)
    {
      plan_number (group);
      group->kinds = get_kinds (group->unit);
      plan->units |= group->kinds;
      return;
    }
  group->set = new_set (self, plan->index);
  for (guint i = 0; key->any != NULL && key->any[i] != NULL; i++)
    if (strstr (key->any[i], "{{") != NULL)
      {
        group->templates = g_renew (const char *, group->templates, group->n_templates + 1);
        group->templates[group->n_templates++] = key->any[i];
        plan->varies = TRUE;
      }
    else
      {
        cue_said_add_wording (self->book, group->set, key->any[i]);
        add_number_wording (group, key->any[i]);
      }
  for (guint i = 0; i < group->n_numbers; i++)
    group->kinds |= get_kinds (group->numbers[i].unit);
  plan->units |= group->kinds;
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

/* What contradicts is heard as it is written: no other words of the lexicon. */
static void
add_never (CueSaidCheck *self, const CuePointPlan *plan, const char *wording)
{
  cue_said_add_forms (self->book, plan->never, wording);
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
      const char *texts[2];
      guint n = cue_text_list (g_ptr_array_index (plan->point->never, i), texts);

      for (guint k = 0; k < n; k++)
        add_never (self, plan, texts[k]);
    }
}

/* Other variables than an offer's. */
static void
note_variables (CuePointPlan *plan, const char *template)
{
  g_auto (GStrv) names = NULL;

  if (strstr (template, "{{") == NULL)
    return;
  names = cue_template_list_variables (template);
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_str_has_prefix (names[i], "offer."))
      {
        plan->facts = g_renew (char *, plan->facts, plan->n_facts + 1);
        plan->facts[plan->n_facts++] = g_strdup (names[i]);
      }
}

static void
note_facts (CuePointPlan *plan)
{
  const char *texts[2];
  guint n = cue_text_list (plan->point->say, texts);

  for (guint i = 0; i < n; i++)
    note_variables (plan, texts[i]);
  for (guint g = 0; g < plan->n_groups; g++)
    {
      const CueGroupPlan *group = &plan->groups[g];

      if (group->is_number)
        note_variables (plan, group->number);
      for (guint i = 0; i < group->n_templates; i++)
        note_variables (plan, group->templates[i]);
    }
}

/* No fact fills it, and no other point of its talk tells whether it came in order. */
static gboolean
stands_alone (const CuePointPlan *plan)
{
  for (guint i = 0; i < plan->talk->points->len; i++)
    if (((const CuePoint *) g_ptr_array_index (plan->talk->points, i))->ordered)
      return FALSE;
  return plan->n_facts == 0;
}

static void
plan_point (CueSaidCheck *self, const CueJudge *judge, guint index)
{
  CuePointPlan plan = { 0 };

  plan.index = index;
  plan.point = g_ptr_array_index (judge->points, index);
  plan.talk = g_ptr_array_index (judge->talks, index);
  plan.groups = g_new0 (CueGroupPlan, plan.point->keys->len);
  for (guint i = 0; i < plan.point->keys->len; i++)
    plan_group (self, &plan, g_ptr_array_index (plan.point->keys, i));
  plan_never (self, &plan);
  plan.asks = ends_with_question_mark (plan.point->say, "zh")
              || ends_with_question_mark (plan.point->say, "en");
  note_facts (&plan);
  plan.alone = stands_alone (&plan);
  plan.only_asks = plan.asks && cue_said_is_question (cue_text_get (plan.point->say, "zh"))
                   && cue_said_is_question (cue_text_get (plan.point->say, "en"));
  g_array_append_val (self->plans, plan);
  if (plan.units != 0 || plan.varies)
    g_array_append_val (self->unspelt, index);
}

static void
plan_clear (gpointer data)
{
  CuePointPlan *plan = data;

  for (guint i = 0; i < plan->n_groups; i++)
    {
      g_free (plan->groups[i].numbers);
      g_free (plan->groups[i].templates);
      g_free (plan->groups[i].variable);
    }
  g_free (plan->groups);
  for (guint i = 0; i < plan->n_facts; i++)
    g_free (plan->facts[i]);
  g_free (plan->facts);
  g_free (plan->senses);
  for (guint l = 0; l < G_N_ELEMENTS (plan->say); l++)
    cue_say_plan_clear (&plan->say[l]);
}

CueSaidCheck *
cue_said_check_new (const CueJudge *judge)
{
  CueSaidCheck *self = g_new0 (CueSaidCheck, 1);

  self->pack = judge->pack;
  self->book = cue_phrase_book_new ();
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->plans = g_array_new (FALSE, FALSE, sizeof (CuePointPlan));
  g_array_set_clear_func (self->plans, plan_clear);
  self->unspelt = g_array_new (FALSE, FALSE, sizeof (guint));
  cue_phrase_book_reserve (self->book, judge->points->len);
  for (guint i = 0; i < judge->points->len; i++)
    plan_point (self, judge, i);
  cue_said_learn_points (self);
  self->titles = cue_said_titles_new (judge->pack);
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
  g_array_unref (self->unspelt);
  g_array_unref (self->alike_of);
  cue_said_titles_free (self->titles);
  cue_bag_index_free (self->alike);
  g_free (self);
}

CuePack *
cue_said_check_get_pack (const CueSaidCheck *self)
{
  return self->pack;
}

const CuePointPlan *
cue_said_check_get_plan (const CueSaidCheck *self, guint point)
{
  return &g_array_index (self->plans, CuePointPlan, point);
}

const CueSaidSenses *
cue_said_check_get_senses (const CueSaidCheck *self, guint point)
{
  CuePointPlan *plan = &g_array_index (self->plans, CuePointPlan, point);

  if (g_once_init_enter (&plan->sensed))
    {
      plan->senses = cue_said_senses_new (plan->point, plan->groups, plan->n_groups);
      g_once_init_leave (&plan->sensed, 1);
    }
  return plan->senses;
}

const GArray *
cue_said_check_get_unspelt (const CueSaidCheck *self)
{
  return self->unspelt;
}

guint
cue_said_check_get_owner (const CueSaidCheck *self, guint set)
{
  return g_array_index (self->owners, guint, set);
}
