/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-coverage.h"

#include "cue-json.h"

CuectlCoverage *
cuectl_coverage_new (CueEngine *engine)
{
  CuectlCoverage *self = g_new0 (CuectlCoverage, 1);

  self->engine = cue_engine_ref (engine);
  self->lit = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
cuectl_coverage_free (CuectlCoverage *self)
{
  g_hash_table_unref (self->lit);
  cue_engine_unref (self->engine);
  g_free (self);
}

void
cuectl_coverage_step (const CueEvent *event,
                      GPtrArray *changes,
                      const CueState *state,
                      gpointer user_data)
{
  CuectlCoverage *self = user_data;

  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      JsonObject *body = cue_change_get_body (change);
      const char *task = cue_json_get_string (body, "task", NULL);
      const char *kind = cue_json_get_string (body, "kind", "");
      const char *to = cue_json_get_string (body, "to", "");
      gboolean lit = g_str_equal (to, "lit");

      if (task != NULL && g_str_equal (to, "proposed"))
        g_hash_table_add (self->lit, g_strdup_printf ("task:%s", task));
      if (!g_str_equal (change->type, "lamp")
          || !(lit || (g_str_equal (to, "held") && g_str_equal (kind, "offer"))))
        continue;
      g_hash_table_add (self->lit,
                        g_strdup_printf ("%s:%s", kind, cue_json_get_string (body, "of", "")));
      g_hash_table_add (self->lit,
                        g_strdup_printf ("rule:%s", cue_json_get_string (body, "rule", "")));
    }
}

static void
miss (const CuectlCoverage *self,
      GPtrArray *missing,
      const char *kind,
      const char *id,
      const char *what)
{
  g_autofree char *key = g_strdup_printf ("%s:%s", kind, id);

  if (!g_hash_table_contains (self->lit, key))
    g_ptr_array_add (missing,
                     g_strdup_printf ("%s %s: no test and no session %s it", kind, id, what));
}

GPtrArray *
cuectl_coverage_list_missing (const CuectlCoverage *self)
{
  CuePack *pack = cue_engine_get_pack (self->engine);
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *list = cue_pack_get_rules (pack);

  for (guint i = 0; i < list->len; i++)
    miss (self, missing, "rule", ((CueRule *) g_ptr_array_index (list, i))->id, "lights");
  list = cue_pack_get_tasks (pack);
  for (guint i = 0; i < list->len; i++)
    miss (self, missing, "task", ((CueTaskDef *) g_ptr_array_index (list, i))->id, "proposes");
  list = cue_pack_get_answers (pack);
  for (guint i = 0; i < list->len; i++)
    miss (self, missing, "answer", ((CueAnswer *) g_ptr_array_index (list, i))->id, "lights");
  list = cue_pack_get_offers (pack);
  for (guint i = 0; i < list->len; i++)
    miss (self, missing, "offer", ((CueOffer *) g_ptr_array_index (list, i))->id,
          "lights or holds");
  return missing;
}
