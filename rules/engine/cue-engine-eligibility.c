/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eligibility.h"
#include "cue-engine-private.h"
#include "cue-state-private.h"

static JsonNode *
check_offer (const CueOffer *offer, CueReadingScope *scope)
{
  g_autoptr (GPtrArray) reasons = cue_hold_reasons_new ();
  g_autoptr (CueDraft) told = cue_draft_new ();
  gint64 next_flip_ms = G_MAXINT64;

  cue_eligibility_check (offer, scope, reasons, cue_draft_set_array (told, "clauses"),
                         &next_flip_ms);
  cue_draft_set_string (told, "offer", offer->id);
  cue_draft_set_boolean (told, "ok", reasons->len == 0);
  cue_hold_reasons_tell (reasons, cue_draft_set_array (told, "reasons"));
  return cue_draft_to_json (told);
}

JsonNode *
cue_engine_check_offers (CueEngine *self, const CueState *state)
{
  const CueMoment now = { G_MAXINT64, state->at_ms, FALSE };
  GPtrArray *offers = cue_pack_get_offers (self->pack);
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  CueReadingScope scope;

  g_return_val_if_fail (state->engine == self, node);

  cue_reading_scope_init (&scope, self->judge, state->reading, state->history, &now, state->at_ms);
  for (guint i = 0; i < offers->len; i++)
    json_array_add_element (array, check_offer (g_ptr_array_index (offers, i), &scope));
  cue_reading_scope_clear (&scope);
  json_node_take_array (node, array);
  return node;
}
