/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-judge.h"

#include "cue-said-check.h"
#include "cue-said-rules.h"
#include "cue-watch.h"

static GHashTable *
index_new (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

static void
index_add (GHashTable *index, const char *id, guint i)
{
  g_hash_table_insert (index, (gpointer) id, GUINT_TO_POINTER (i + 1));
}

static guint
index_find (GHashTable *index, const char *id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (index, id));

  return found == 0 ? CUE_NONE : found - 1;
}

guint
cue_judge_find_phrase (const CueJudge *self, const char *id)
{
  return index_find (self->phrase_index, id);
}

guint
cue_judge_find_asked (const CueJudge *self, const char *phrase)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->asked_index, phrase));

  return found == 0 ? cue_judge_find_phrase (self, phrase) : found - 1;
}

guint
cue_judge_find_tag (const CueJudge *self, const char *id)
{
  return index_find (self->tag_index, id);
}

guint
cue_judge_find_stage (const CueJudge *self, const char *id)
{
  return index_find (self->stage_index, id);
}

guint
cue_judge_find_point (const CueJudge *self, const char *full_id)
{
  return index_find (self->point_index, full_id);
}

typedef struct
{
  const CueJudge *judge;
  GArray *out;
} Collection;

static void
add_phrase (GArray *out, guint phrase)
{
  for (guint i = 0; i < out->len; i++)
    if (g_array_index (out, guint, i) == phrase)
      return;
  g_array_append_val (out, phrase);
}

static void
collect_cb (const char *family, const char *id, const CueReferencePlace *place, gpointer user_data)
{
  Collection *collection = user_data;
  const CueJudge *judge = collection->judge;
  guint index;

  if (cue_family_is (family, "phrase"))
    {
      index = cue_judge_find_phrase (judge, id);
      if (index != CUE_NONE)
        add_phrase (collection->out, index);
    }
  else if (cue_family_is (family, "tag"))
    {
      index = cue_judge_find_tag (judge, id);
      if (index != CUE_NONE && judge->tags[index].phrases != NULL)
        for (guint i = 0; i < judge->tags[index].phrases->len; i++)
          add_phrase (collection->out, g_array_index (judge->tags[index].phrases, guint, i));
    }
}

void
cue_judge_collect_phrases (const CueJudge *self, const CueCondition *condition, GArray *out)
{
  Collection collection = { self, out };

  cue_condition_foreach_reference (condition, collect_cb, &collection);
}

static void
visit (const CueCondition *condition, CueConditionFunc func, gpointer user_data)
{
  if (condition != NULL)
    func (condition, user_data);
}

void
cue_judge_foreach_condition (const CueJudge *self, CueConditionFunc func, gpointer user_data)
{
  GPtrArray *rules = cue_pack_get_rules (self->pack);
  GPtrArray *tags = cue_pack_get_tags (self->pack);
  GPtrArray *holds = cue_pack_get_holds (self->pack);
  GPtrArray *stages = cue_pack_get_stages (self->pack);
  GPtrArray *offers = cue_pack_get_offers (self->pack);
  GPtrArray *tasks = cue_pack_get_tasks (self->pack);

  for (guint i = 0; i < rules->len; i++)
    {
      visit (((CueRule *) g_ptr_array_index (rules, i))->when, func, user_data);
      visit (((CueRule *) g_ptr_array_index (rules, i))->hold, func, user_data);
    }
  for (guint i = 0; i < tags->len; i++)
    {
      visit (((CueTagDef *) g_ptr_array_index (tags, i))->when, func, user_data);
      visit (((CueTagDef *) g_ptr_array_index (tags, i))->until, func, user_data);
    }
  for (guint i = 0; i < holds->len; i++)
    visit (((CueHoldDef *) g_ptr_array_index (holds, i))->when, func, user_data);
  for (guint i = 0; i < stages->len; i++)
    visit (((CueStageDef *) g_ptr_array_index (stages, i))->when, func, user_data);
  for (guint i = 0; i < offers->len; i++)
    {
      GPtrArray *fits = ((CueOffer *) g_ptr_array_index (offers, i))->fits;

      for (guint k = 0; fits != NULL && k < fits->len; k++)
        visit (((CueFit *) g_ptr_array_index (fits, k))->when, func, user_data);
    }
  for (guint i = 0; i < tasks->len; i++)
    visit (((CueTaskDef *) g_ptr_array_index (tasks, i))->when, func, user_data);
}

static guint
count_wordings (GPtrArray *phrases)
{
  guint n = 0;

  for (guint i = 0; i < phrases->len; i++)
    {
      const CuePhraseDef *def = g_ptr_array_index (phrases, i);

      n += def->any == NULL ? 0 : g_strv_length (def->any);
    }
  return n;
}

static void
prepare_phrases (CueJudge *self)
{
  GPtrArray *phrases = cue_pack_get_phrases (self->pack);

  self->n_phrases = phrases->len;
  cue_phrase_book_reserve (self->phrases, count_wordings (phrases));
  for (guint i = 0; i < phrases->len; i++)
    {
      const CuePhraseDef *def = g_ptr_array_index (phrases, i);

      index_add (self->phrase_index, def->id, i);
      /* the pack's reader has refused what could fail here */
      for (guint k = 0; def->any != NULL && def->any[k] != NULL; k++)
        cue_phrase_book_add (self->phrases, i, def->any[k], def->gap, NULL);
      for (guint k = 0; def->regexes != NULL && def->regexes[k] != NULL; k++)
        cue_phrase_book_add_regex (self->phrases, i, def->regexes[k], NULL);
    }
}

static void
prepare_tags (CueJudge *self)
{
  GPtrArray *tags = cue_pack_get_tags (self->pack);

  self->n_tags = tags->len;
  self->tags = g_new0 (CueTagPlan, tags->len + 1);
  for (guint i = 0; i < tags->len; i++)
    index_add (self->tag_index, ((CueTagDef *) g_ptr_array_index (tags, i))->id, i);
  for (guint i = 0; i < tags->len; i++)
    {
      CueTagPlan *plan = &self->tags[i];

      plan->def = g_ptr_array_index (tags, i);
      plan->phrases = g_array_new (FALSE, FALSE, sizeof (guint));
      plan->contradicts = g_array_new (FALSE, FALSE, sizeof (guint));
      cue_judge_collect_phrases (self, plan->def->when, plan->phrases);
      for (guint k = 0; plan->def->contradicts != NULL && plan->def->contradicts[k] != NULL; k++)
        {
          guint other = cue_judge_find_tag (self, plan->def->contradicts[k]);

          if (other != CUE_NONE)
            g_array_append_val (plan->contradicts, other);
        }
    }
}

static void
prepare_stages_and_points (CueJudge *self)
{
  GPtrArray *stages = cue_pack_get_stages (self->pack);
  GPtrArray *talks = cue_pack_get_talks (self->pack);

  self->n_stages = stages->len;
  for (guint i = 0; i < stages->len; i++)
    {
      const CueStageDef *def = g_ptr_array_index (stages, i);
      GArray *phrases = g_array_new (FALSE, FALSE, sizeof (guint));

      index_add (self->stage_index, def->id, i);
      if (def->when != NULL)
        cue_judge_collect_phrases (self, def->when, phrases);
      g_ptr_array_add (self->stage_phrases, phrases);
    }
  for (guint i = 0; i < talks->len; i++)
    {
      CueTalk *talk = g_ptr_array_index (talks, i);

      for (guint k = 0; k < talk->points->len; k++)
        {
          CuePoint *point = g_ptr_array_index (talk->points, k);

          index_add (self->point_index, point->full_id, self->points->len);
          g_ptr_array_add (self->points, point);
          g_ptr_array_add (self->talks, talk);
        }
    }
  self->next_plans = g_new0 (CueNextPlan *, self->points->len + 1);
}

CueJudge *
cue_judge_new (CuePack *pack, CueAnswerSearch *answers, CueLearntTags *learnt_tags)
{
  CueJudge *self = g_new0 (CueJudge, 1);
  guint *n_asked;

  g_atomic_ref_count_init (&self->refs);
  self->pack = cue_pack_ref (pack);
  self->phrases = cue_phrase_book_new ();
  self->phrase_index = index_new ();
  self->asked_index = g_hash_table_new (NULL, NULL);
  self->tag_index = index_new ();
  self->stage_index = index_new ();
  self->stage_phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->point_index = index_new ();
  self->points = g_ptr_array_new ();
  self->talks = g_ptr_array_new ();
  prepare_phrases (self);
  prepare_tags (self);
  prepare_stages_and_points (self);
  n_asked = cue_judge_prepare_needs (self);
  cue_judge_watch_tags (self);
  self->said = cue_said_check_new (self);
  self->said_rules = cue_said_rules_new (self, n_asked);
  self->answers = cue_answer_search_ref (answers);
  self->learnt_tags = learnt_tags == NULL ? NULL : cue_learnt_tags_ref (learnt_tags);
  return self;
}

CueJudge *
cue_judge_new_edited (CueJudge *self, CuePack *pack)
{
  CueJudge *base = self->base != NULL ? self->base : self;
  CueJudge *edited = g_memdup2 (base, sizeof *base);

  g_atomic_ref_count_init (&edited->refs);
  edited->base = cue_judge_ref (base);
  edited->pack = cue_pack_ref (pack);
  edited->said_rules = cue_said_rules_new_edited (base->said_rules, edited);
  return edited;
}

CueJudge *
cue_judge_ref (CueJudge *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/* What the judges of edited packs have in common. */
static void
free_shared (CueJudge *self)
{
  for (guint i = 0; i < self->n_tags; i++)
    {
      g_array_unref (self->tags[i].phrases);
      g_array_unref (self->tags[i].contradicts);
    }
  g_free (self->tags);
  cue_watch_free (self->tag_watch);
  g_hash_table_unref (self->needs.facts);
  cue_said_check_free (self->said);
  cue_answer_search_unref (self->answers);
  cue_learnt_tags_unref (self->learnt_tags);
  cue_phrase_book_unref (self->phrases);
  g_hash_table_unref (self->phrase_index);
  g_hash_table_unref (self->asked_index);
  g_hash_table_unref (self->tag_index);
  g_hash_table_unref (self->stage_index);
  g_ptr_array_unref (self->stage_phrases);
  g_hash_table_unref (self->point_index);
  for (guint i = 0; i < self->points->len; i++)
    cue_next_plan_free (self->next_plans[i]);
  g_free (self->next_plans);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->talks);
}

void
cue_judge_unref (CueJudge *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->base == NULL)
    free_shared (self);
  cue_said_rules_free (self->said_rules);
  cue_judge_unref (self->base);
  cue_pack_unref (self->pack);
  g_free (self);
}

CueTurn *
cue_judge_listen (const CueJudge *self, const char *id, guint rev, char role, const char *text)
{
  CueTurn *turn = g_new0 (CueTurn, 1);

  g_atomic_ref_count_init (&turn->refs);
  turn->id = g_strdup (id);
  turn->rev = rev;
  turn->role = role;
  turn->text = g_strdup (text);
  turn->tokens = cue_tokens_new_for_text (text);
  if (role == CUE_ROLE_SYSTEM)
    {
      turn->hits = g_array_new (FALSE, FALSE, sizeof (CuePhraseHit));
      turn->numbers = g_array_new (FALSE, FALSE, sizeof (CueNumber));
      turn->slots = g_array_new (FALSE, FALSE, sizeof (CueSlot));
      return turn;
    }
  /* a regex that hits its limit is not heard; the other sets are */
  turn->hits = cue_phrase_book_match (self->phrases, turn->tokens, NULL);
  turn->numbers = cue_numbers_read (turn->tokens->folded);
  turn->slots = cue_slots_read (turn->tokens->folded, turn->numbers);
  for (guint i = 0; i < turn->numbers->len; i++)
    turn->units |= 1u << g_array_index (turn->numbers, CueNumber, i).unit;
  if (role == CUE_ROLE_CUSTOMER)
    turn->content = cue_bag_new (turn->tokens, CUE_BAG_CONTENT);
  else
    cue_said_check_listen (self->said, turn);
  return turn;
}
