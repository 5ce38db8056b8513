/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

void
cue_stage_def_free (gpointer data)
{
  CueStageDef *stage = data;

  g_free (stage->id);
  g_clear_pointer (&stage->title, cue_text_unref);
  g_clear_pointer (&stage->when, cue_condition_unref);
  g_free (stage);
}

static void
add_stage (CuePack *pack, const CuePage *page, JsonNode *node, guint i)
{
  g_autofree char *path = g_strdup_printf ("/stages/%u", i);
  g_autoptr (CueRecord) record = cue_record_open (page, node, path);
  CueStageDef *stage;

  if (record == NULL)
    return;
  stage = g_new0 (CueStageDef, 1);
  stage->id = cue_record_dup_id (record, "stage");
  stage->title = cue_record_dup_text (record, "title", TRUE);
  stage->when = cue_record_dup_condition (record, "when", TRUE);
  if (stage->id == NULL)
    {
      cue_stage_def_free (stage);
      return;
    }
  if (cue_pack_find_stage (pack, stage->id) != NULL)
    cue_record_expect (record, "stage", "another id: there is such a stage already");
  g_ptr_array_add (pack->stages, stage);
}

static void
read_limits (CuePack *pack, CueRecord *record)
{
  JsonNode *node = cue_record_get_node (record, "limits");
  g_autoptr (CueRecord) limits
      = node != NULL ? cue_record_open (record->page, node, "/limits") : NULL;

  if (limits == NULL)
    return;
  pack->limits.lit_offers = cue_record_get_int (limits, "lit_offers", 1, 3, 1, "1 to 3 offers");
  pack->limits.lit_sayings
      = cue_record_get_int (limits, "lit_sayings", 1, 6, 3, "1 to 6 talks and answers");
  pack->limits.ttl_ms = cue_record_get_int (limits, "ttl_ms", 1000, 86400000, 120000,
                                            "1000 to 86400000 milliseconds");
  pack->limits.cooldown_ms = cue_record_get_int (limits, "cooldown_ms", 0, 86400000, 60000,
                                                 "0 to 86400000 milliseconds");
}

static void
read_answers (CuePack *pack, CueRecord *record)
{
  JsonNode *node = cue_record_get_node (record, "answers");
  g_autoptr (CueRecord) answers
      = node != NULL ? cue_record_open (record->page, node, "/answers") : NULL;

  if (answers != NULL)
    pack->limits.answer_floor_milli
        = cue_record_get_int (answers, "floor_milli", 0, 1000, 430, "0 to 1000 thousandths");
}

/* @page is the page of pack.json; its lang is not yet known. */
void
cue_manifest_parse (CuePack *pack, JsonNode *node, const CuePage *page)
{
  static const char *const LANGS[] = { "zh", "en", "both", NULL };
  static const char *const CURRENCIES[] = { "yuan", "usd", NULL };
  CuePage own = *page;
  g_autoptr (CueRecord) record = cue_record_open (&own, node, "");
  JsonArray *stages;

  if (record == NULL)
    return;
  pack->manifest = json_node_ref (node);
  pack->id = cue_record_dup_id (record, "pack");
  pack->version = cue_record_get_int (record, "version", 1, 1000000000, 1, "1 to 1000000000");
  pack->lang = g_strdup (cue_record_get_choice (record, "lang", LANGS, NULL));
  own.lang = pack->lang;
  pack->title = cue_record_dup_text (record, "title", TRUE);
  pack->utc_offset_min = (int) cue_record_get_int (record, "utc_offset_min", -840, 840, 480,
                                                   "minutes east of UTC, -840 to 840");
  pack->currency = g_strdup (cue_record_get_choice (record, "currency", CURRENCIES, "yuan"));
  stages = cue_record_get_list (record, "stages", 0, 50);
  for (guint i = 0; stages != NULL && i < json_array_get_length (stages); i++)
    add_stage (pack, &own, json_array_get_element (stages, i), i);
  read_limits (pack, record);
  read_answers (pack, record);
}
