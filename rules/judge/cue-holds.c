/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-holds.h"

#include "cue-json.h"

static void
hold_reason_free (gpointer data)
{
  CueHoldReason *self = data;

  g_free (self->hold);
  g_clear_pointer (&self->why, json_node_unref);
  g_free (self);
}

GPtrArray *
cue_hold_reasons_new (void)
{
  return g_ptr_array_new_with_free_func (hold_reason_free);
}

static JsonNode *
text_to_json (const CueText *text)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "zh", cue_text_get (text, "zh"));
  json_object_set_string_member (object, "en", cue_text_get (text, "en"));
  return cue_json_new_object (object);
}

void
cue_hold_reasons_add (GPtrArray *reasons, const char *hold, const CueText *why)
{
  CueHoldReason *reason;

  if (cue_hold_reasons_has (reasons, hold))
    return;
  reason = g_new0 (CueHoldReason, 1);
  reason->hold = g_strdup (hold);
  reason->why = why != NULL ? text_to_json (why) : cue_reason_to_json (hold);
  if (reason->why != NULL)
    json_node_seal (reason->why);
  g_ptr_array_add (reasons, reason);
}

gboolean
cue_hold_reasons_has (GPtrArray *reasons, const char *hold)
{
  for (guint i = 0; i < reasons->len; i++)
    if (g_str_equal (((CueHoldReason *) g_ptr_array_index (reasons, i))->hold, hold))
      return TRUE;
  return FALSE;
}

gboolean
cue_hold_reasons_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (((CueHoldReason *) g_ptr_array_index (a, i))->hold,
                      ((CueHoldReason *) g_ptr_array_index (b, i))->hold))
      return FALSE;
  return TRUE;
}

gboolean
cue_hold_reasons_same_main (GPtrArray *a, GPtrArray *b)
{
  g_assert (a->len > 0 && b->len > 0);

  return g_str_equal (((CueHoldReason *) g_ptr_array_index (a, 0))->hold,
                      ((CueHoldReason *) g_ptr_array_index (b, 0))->hold);
}

CueDraft *
cue_hold_reason_tell (const CueHoldReason *self, CueDraft *holds)
{
  CueDraft *entry = cue_draft_add_object (holds);

  cue_draft_set_string (entry, "hold", self->hold);
  if (self->why != NULL)
    cue_draft_set_json (entry, "why", self->why);
  return entry;
}

void
cue_hold_reasons_tell (GPtrArray *reasons, CueDraft *names)
{
  for (guint i = 0; i < reasons->len; i++)
    cue_draft_add_string (names, ((CueHoldReason *) g_ptr_array_index (reasons, i))->hold);
}

void
cue_holds_now_init (CueHoldsNow *self,
                    CueReadingScope *scope,
                    gboolean speaking,
                    guint pressure,
                    gint64 *next_flip_ms)
{
  GPtrArray *holds = cue_pack_get_holds (scope->judge->pack);

  self->speaking = speaking;
  self->pressure = pressure;
  self->truth = g_new0 (guint8, holds->len + 1);
  for (guint i = 0; i < holds->len; i++)
    self->truth[i]
        = (guint8) cue_condition_test (((CueHoldDef *) g_ptr_array_index (holds, i))->when,
                                       &scope->scope, next_flip_ms, NULL);
}

void
cue_holds_now_clear (CueHoldsNow *self)
{
  g_clear_pointer (&self->truth, g_free);
}

void
cue_holds_collect (const CueHoldsNow *self,
                   CueReadingScope *scope,
                   const CueCondition *own,
                   gboolean sells,
                   gboolean must,
                   gboolean is_new,
                   GPtrArray *reasons,
                   gint64 *next_flip_ms)
{
  GPtrArray *holds = cue_pack_get_holds (scope->judge->pack);

  for (guint i = 0; i < holds->len; i++)
    {
      const CueHoldDef *def = g_ptr_array_index (holds, i);

      if ((sells || def->all) && self->truth[i] != CUE_TRUTH_FALSE)
        cue_hold_reasons_add (reasons, def->id, def->title);
    }
  if (own != NULL)
    switch (cue_condition_test (own, &scope->scope, next_flip_ms, NULL))
      {
      case CUE_TRUTH_TRUE:
        cue_hold_reasons_add (reasons, CUE_REASON_RULE, NULL);
        break;
      case CUE_TRUTH_ERROR:
        cue_hold_reasons_add (reasons, CUE_REASON_ERROR, NULL);
        break;
      case CUE_TRUTH_FALSE:
      default:
        break;
      }
  if (self->speaking && is_new)
    cue_hold_reasons_add (reasons, CUE_REASON_SPEAKING, NULL);
  if ((self->pressure >= 2 && sells) || (self->pressure >= 3 && !must))
    cue_hold_reasons_add (reasons, CUE_REASON_PRESSURE, NULL);
}

void
cue_hold_reasons_add_json (GPtrArray *reasons, const char *hold, JsonNode *why)
{
  CueHoldReason *reason;

  if (cue_hold_reasons_has (reasons, hold))
    return;
  reason = g_new0 (CueHoldReason, 1);
  reason->hold = g_strdup (hold);
  reason->why = why == NULL ? NULL : json_node_ref (why);
  g_ptr_array_add (reasons, reason);
}
