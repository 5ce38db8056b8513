/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

#include <string.h>

/*
 * A pack is made whole by its reader and never changes afterwards, so any thread may read it. Its
 * records lie in one block as they were written; entries are small structs in an arena whose texts
 * point into the block, so what is written once stands in memory once.
 * Lists hold the entries in file order (tags in dependency order), the indexes find them by id.
 */

G_DEFINE_BOXED_TYPE (CuePack, cue_pack, cue_pack_ref, cue_pack_unref)

const CueFamily CUE_FAMILIES[CUE_FAMILY_N] = {
  { "phrases.jsonl", "phrase", sizeof (CuePhraseDef), cue_phrase_parse, NULL },
  { "facts.jsonl", "fact", sizeof (CueFactDef), cue_fact_parse, cue_fact_def_clear },
  { "tags.jsonl", "tag", sizeof (CueTagDef), cue_tag_parse, cue_tag_def_clear },
  { "holds.jsonl", "hold", sizeof (CueHoldDef), cue_hold_parse, cue_hold_def_clear },
  { "offers.jsonl", "offer", sizeof (CueOffer), cue_offer_parse, cue_offer_clear },
  { "talks.jsonl", "talk", sizeof (CueTalk), cue_talk_parse, cue_talk_clear },
  { "answers.jsonl", "answer", sizeof (CueAnswer), cue_answer_parse, NULL },
  { "rules.jsonl", "rule", sizeof (CueRule), cue_rule_parse, cue_rule_clear },
  { "tasks.jsonl", "task", sizeof (CueTaskDef), cue_task_parse, cue_task_def_clear },
  { "snippets.jsonl", "snippet", sizeof (CueSnippet), cue_snippet_parse, NULL },
  { "examples.jsonl", "example", sizeof (CueTagExample), cue_tag_example_parse, NULL },
  { "tests.jsonl", "test", sizeof (CuePackTest), cue_pack_test_parse, cue_pack_test_clear },
};

const char *
cue_entry_get_id (gconstpointer entry)
{
  return *(const char *const *) entry;
}

CuePack *
cue_pack_new_empty (void)
{
  CuePack *self = g_atomic_rc_box_new0 (CuePack);

  self->version = 1;
  self->limits = (CuePackLimits){ .lit_offers = 1,
                                  .lit_sayings = 3,
                                  .ttl_ms = 120000,
                                  .cooldown_ms = 60000,
                                  .answer_floor_milli = 430 };
  self->arena = cue_arena_new ();
  self->stages = g_ptr_array_new_with_free_func (cue_stage_def_clear);
  self->points = g_hash_table_new (g_str_hash, g_str_equal);
  self->asked_rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    {
      self->lists[i] = g_ptr_array_new_with_free_func (CUE_FAMILIES[i].clear);
      self->lines[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      self->index[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  return self;
}

/* What an edited pack has for itself. */
static void
clear_edited (CuePack *self)
{
  g_ptr_array_unref (self->lists[CUE_FAMILY_RULE]);
  g_array_unref (self->lines[CUE_FAMILY_RULE]);
  cue_pack_edits_free (self->edits);
  g_free (self->digest);
  cue_pack_unref (self->base);
}

static void
pack_clear (gpointer data)
{
  CuePack *self = data;

  if (self->base != NULL)
    {
      clear_edited (self);
      return;
    }
  g_hash_table_unref (self->points);
  g_hash_table_unref (self->asked_rules);
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    {
      g_hash_table_unref (self->index[i]);
      g_ptr_array_unref (self->lists[i]);
      g_array_unref (self->lines[i]);
    }
  g_ptr_array_unref (self->stages);
  cue_arena_free (self->arena);
  g_clear_pointer (&self->model, g_bytes_unref);
  g_free (self->model_digest);
  g_clear_pointer (&self->forest, cue_forest_unref);
  g_free (self->digest);
}

CuePack *
cue_pack_ref (CuePack *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
cue_pack_unref (CuePack *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, pack_clear);
}

const char *
cue_pack_get_id (const CuePack *self)
{
  return self->id;
}

guint
cue_pack_get_version (const CuePack *self)
{
  return self->version;
}

const CueText *
cue_pack_get_title (const CuePack *self)
{
  return self->title;
}

const char *
cue_pack_get_lang (const CuePack *self)
{
  return self->lang;
}

const CuePackLimits *
cue_pack_get_limits (const CuePack *self)
{
  return &self->limits;
}

int
cue_pack_get_utc_offset_min (const CuePack *self)
{
  return self->utc_offset_min;
}

const char *
cue_pack_get_digest (const CuePack *self)
{
  return self->digest;
}

GBytes *
cue_pack_get_model (const CuePack *self)
{
  return self->model;
}

const char *
cue_pack_get_model_digest (const CuePack *self)
{
  return self->model_digest;
}

GPtrArray *
cue_pack_get_stages (const CuePack *self)
{
  return self->stages;
}

GPtrArray *
cue_pack_get_phrases (const CuePack *self)
{
  return self->lists[CUE_FAMILY_PHRASE];
}

GPtrArray *
cue_pack_get_facts (const CuePack *self)
{
  return self->lists[CUE_FAMILY_FACT];
}

GPtrArray *
cue_pack_get_tags (const CuePack *self)
{
  return self->lists[CUE_FAMILY_TAG];
}

GPtrArray *
cue_pack_get_holds (const CuePack *self)
{
  return self->lists[CUE_FAMILY_HOLD];
}

GPtrArray *
cue_pack_get_offers (const CuePack *self)
{
  return self->lists[CUE_FAMILY_OFFER];
}

GPtrArray *
cue_pack_get_talks (const CuePack *self)
{
  return self->lists[CUE_FAMILY_TALK];
}

GPtrArray *
cue_pack_get_answers (const CuePack *self)
{
  return self->lists[CUE_FAMILY_ANSWER];
}

GPtrArray *
cue_pack_get_rules (const CuePack *self)
{
  return self->lists[CUE_FAMILY_RULE];
}

GPtrArray *
cue_pack_get_tasks (const CuePack *self)
{
  return self->lists[CUE_FAMILY_TASK];
}

GPtrArray *
cue_pack_get_snippets (const CuePack *self)
{
  return self->lists[CUE_FAMILY_SNIPPET];
}

GPtrArray *
cue_pack_get_examples (const CuePack *self)
{
  return self->lists[CUE_FAMILY_EXAMPLE];
}

GPtrArray *
cue_pack_get_tests (const CuePack *self)
{
  return self->lists[CUE_FAMILY_TEST];
}

gconstpointer
cue_pack_find_entry (const CuePack *self, CueFamilyId family, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  if (family == CUE_FAMILY_RULE && self->edits != NULL)
    {
      gboolean edited;
      const CueRule *rule = cue_pack_edits_find (self->edits, id, &edited);

      if (edited)
        return rule;
    }
  return g_hash_table_lookup (self->index[family], id);
}

const CuePhraseDef *
cue_pack_find_phrase (const CuePack *self, const char *id)
{
  return cue_pack_find_entry (self, CUE_FAMILY_PHRASE, id);
}

const CueFactDef *
cue_pack_find_fact (const CuePack *self, const char *id)
{
  return cue_pack_find_entry (self, CUE_FAMILY_FACT, id);
}

const CueTagDef *
cue_pack_find_tag (const CuePack *self, const char *id)
{
  return cue_pack_find_entry (self, CUE_FAMILY_TAG, id);
}

const CueHoldDef *
cue_pack_find_hold (const CuePack *self, const char *id)
{
  return cue_pack_find_entry (self, CUE_FAMILY_HOLD, id);
}

const CueOffer *
cue_pack_find_offer (const CuePack *self, const char *id)
{
  return cue_pack_find_entry (self, CUE_FAMILY_OFFER, id);
}

const CueTalk *
cue_pack_find_talk (const CuePack *self, const char *id)
{
  return cue_pack_find_entry (self, CUE_FAMILY_TALK, id);
}

const CueAnswer *
cue_pack_find_answer (const CuePack *self, const char *id)
{
  return cue_pack_find_entry (self, CUE_FAMILY_ANSWER, id);
}

const CueRule *
cue_pack_find_rule (const CuePack *self, const char *id)
{
  return cue_pack_find_entry (self, CUE_FAMILY_RULE, id);
}

const CueTaskDef *
cue_pack_find_task (const CuePack *self, const char *id)
{
  return cue_pack_find_entry (self, CUE_FAMILY_TASK, id);
}

const CuePoint *
cue_pack_find_point (const CuePack *self, const char *full_id)
{
  g_return_val_if_fail (self != NULL && full_id != NULL, NULL);

  return g_hash_table_lookup (self->points, full_id);
}

const CueStageDef *
cue_pack_find_stage (const CuePack *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->stages->len; i++)
    {
      const CueStageDef *stage = g_ptr_array_index (self->stages, i);

      if (g_str_equal (stage->id, id))
        return stage;
    }
  return NULL;
}
