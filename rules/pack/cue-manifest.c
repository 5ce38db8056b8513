/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

void
cue_stage_def_clear (gpointer data)
{
  CueStageDef *stage = data;

  g_clear_pointer (&stage->when, cue_condition_unref);
}

static void
add_stage (CuePack *pack, CueRecord *manifest, const CueTree *tree, guint i)
{
  g_autoptr (CueRecord) record = cue_record_open_inside (manifest, tree, "stages", i);
  CueStageDef *stage;

  if (record == NULL)
    return;
  stage = cue_arena_take (pack->arena, sizeof *stage);
  stage->id = cue_record_get_id (record, "stage");
  stage->title = cue_record_get_text (record, "title", TRUE);
  stage->when = cue_record_dup_condition (record, "when", TRUE);
  if (stage->id == NULL)
    {
      cue_stage_def_clear (stage);
      return;
    }
  if (cue_pack_find_stage (pack, stage->id) != NULL)
    cue_record_expect (record, "stage", "another id: there is such a stage already");
  g_ptr_array_add (pack->stages, stage);
}

static void
read_limits (CuePack *pack, CueRecord *record)
{
  const CueTree *tree = cue_record_get (record, "limits");
  g_autoptr (CueRecord) limits
      = tree != NULL ? cue_record_open_inside (record, tree, "limits", CUE_NO_INDEX) : NULL;

  if (limits == NULL)
    return;
  pack->limits.lit_offers = cue_record_get_int (limits, "lit_offers", 1, 3, 1, "1 to 3 offers");
  pack->limits.lit_sayings
      = cue_record_get_int (limits, "lit_sayings", 1, 6, 3, "1 to 6 talks and answers");
  pack->limits.ttl_ms = cue_record_get_int (limits, "ttl_ms", 1000, 86400000, 120000,
                                            "1000 to 86400000 milliseconds");
  pack->limits.cooldown_ms = cue_record_get_int (limits, "cooldown_ms", 0, 86400000, 60000,
                                                 "0 to 86400000 milliseconds");
  pack->limits.offer_floor_milli
      = 1000 * cue_record_get_int (limits, "offer_floor", 0, 1000, 0, "a score of 0 to 1000");
}

static void
read_answers (CuePack *pack, CueRecord *record)
{
  const CueTree *tree = cue_record_get (record, "answers");
  g_autoptr (CueRecord) answers
      = tree != NULL ? cue_record_open_inside (record, tree, "answers", CUE_NO_INDEX) : NULL;

  if (answers != NULL)
    pack->limits.answer_floor_milli
        = cue_record_get_int (answers, "floor_milli", 0, 1000, 430, "0 to 1000 thousandths");
}

/* @page is the page of pack.json; its lang is not yet known. */
void
cue_manifest_parse (CuePack *pack, const CueTree *tree, const CuePage *page)
{
  static const char *const LANGS[] = { "zh", "en", "both", NULL };
  static const char *const CURRENCIES[] = { "yuan", "usd", NULL };
  CuePage own = *page;
  g_autoptr (CueRecord) record = cue_record_open (&own, tree);
  CueTreeIter stages;
  const CueTree *stage;

  if (record == NULL)
    return;
  pack->id = cue_record_get_id (record, "pack");
  pack->version = cue_record_get_int (record, "version", 1, 1000000000, 1, "1 to 1000000000");
  pack->lang = cue_record_get_choice (record, "lang", LANGS, NULL);
  own.lang = pack->lang;
  pack->title = cue_record_get_text (record, "title", TRUE);
  pack->utc_offset_min = (int) cue_record_get_int (record, "utc_offset_min", -840, 840, 480,
                                                   "minutes east of UTC, -840 to 840");
  pack->currency = cue_record_get_choice (record, "currency", CURRENCIES, "yuan");
  cue_record_get_list (record, "stages", 0, 50, &stages);
  for (guint i = 0; cue_tree_iter_next (&stages, NULL, &stage); i++)
    add_stage (pack, record, stage, i);
  read_limits (pack, record);
  read_answers (pack, record);
}
