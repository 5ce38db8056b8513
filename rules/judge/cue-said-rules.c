/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The one part of the said-check that follows the rules of a pack: which of them light a talk, which
 * offers it may then be about, and which points a condition asks for. It stands by itself, so that
 * an edited rule leaves wordings and likeness as they are.
 */
#include "cue-said-rules.h"

struct _CueSaidRules
{
  GHashTable *of_talk; /* CueTalk → CueTalkRules */
  guint *n_asked;      /* by point: how often conditions ask for it */
};

static const CueTalkRules *
no_rules (void)
{
  static GPtrArray nothing = { NULL, 0 };
  static const CueTalkRules none = { &nothing, &nothing };

  return &none;
}

static CueTalkRules *
talk_rules_new (void)
{
  CueTalkRules *self = g_new (CueTalkRules, 1);

  self->rules = g_ptr_array_new ();
  self->offers = g_ptr_array_new ();
  return self;
}

static void
talk_rules_free (gpointer data)
{
  CueTalkRules *self = data;

  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->offers);
  g_free (self);
}

static void
add_rule (CueTalkRules *self, const CuePack *pack, CueRule *rule)
{
  if (self->rules->len > 0 && g_ptr_array_index (self->rules, self->rules->len - 1) == rule)
    return;
  g_ptr_array_add (self->rules, rule);
  for (guint i = 0; i < rule->light->len; i++)
    {
      const CueTarget *target = g_ptr_array_index (rule->light, i);
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

      for (guint k = 0; k < rule->light->len; k++)
        {
          const CueTarget *target = g_ptr_array_index (rule->light, k);
          gpointer talk = target->kind == CUE_TARGET_TALK
                              ? (gpointer) cue_pack_find_talk (pack, target->id)
                              : NULL;
          CueTalkRules *own = talk == NULL ? NULL : g_hash_table_lookup (self->of_talk, talk);

          if (talk != NULL && own == NULL)
            g_hash_table_insert (self->of_talk, talk, own = talk_rules_new ());
          if (talk != NULL)
            add_rule (own, pack, rule);
        }
    }
}

typedef struct
{
  const CueJudge *judge;
  CueSaidRules *rules;
} Counting;

/* What conditions hear must not depend on what was lit. */
static void
count_cb (const char *family, const char *id, const char *path, gpointer user_data)
{
  const Counting *counting = user_data;
  guint point
      = g_str_equal (family, "point") ? cue_judge_find_point (counting->judge, id) : CUE_NONE;

  if (point != CUE_NONE)
    counting->rules->n_asked[point]++;
}

static void
count_in (const CueCondition *condition, gpointer user_data)
{
  cue_condition_foreach_reference (condition, count_cb, user_data);
}

CueSaidRules *
cue_said_rules_new (const CueJudge *judge)
{
  CueSaidRules *self = g_new0 (CueSaidRules, 1);

  self->of_talk = g_hash_table_new_full (NULL, NULL, NULL, talk_rules_free);
  self->n_asked = g_new0 (guint, judge->points->len + 1);
  gather_rules (self, judge->pack);
  cue_judge_foreach_condition (judge, count_in, &(Counting){ judge, self });
  return self;
}

void
cue_said_rules_free (CueSaidRules *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->of_talk);
  g_free (self->n_asked);
  g_free (self);
}

const CueTalkRules *
cue_said_rules_get (const CueSaidRules *self, const CueTalk *talk)
{
  const CueTalkRules *own = g_hash_table_lookup (self->of_talk, talk);

  return own != NULL ? own : no_rules ();
}

gboolean
cue_said_rules_ask_for (const CueSaidRules *self, guint point)
{
  return self->n_asked[point] > 0;
}
