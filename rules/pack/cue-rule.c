/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lamp-kind.h"
#include "cue-pack-private.h"

static void
add_target (CueRecord *rule, CueRule *self, const CueTree *tree, guint i)
{
  const char *const *kinds = cue_target_kinds_list ();
  g_autoptr (CueRecord) record = cue_record_open_inside (rule, tree, "light", i);

  if (record == NULL)
    return;
  for (guint kind = 0; kinds[kind] != NULL; kind++)
    if (cue_record_has (record, kinds[kind]))
      {
        CueTarget *target = &self->light[self->n_light++];

        target->kind = kind;
        target->id = cue_record_get_id (record, kinds[kind]);
        return;
      }
  cue_record_note (record, NULL, "nothing to light",
                   "{\"offer\": id}, {\"talk\": id} or {\"answer\": id}");
}

static void
read_light (CueRecord *record, CueRule *self)
{
  const CueTree *tree = cue_record_get (record, "light");
  CueTreeIter iter;
  guint n;

  if (tree == NULL || (cue_tree_is_array (tree) && cue_tree_get_length (tree) == 0))
    {
      cue_record_note (record, "light", "a rule that lights nothing",
                       "one or more of {\"offer\": id}, {\"talk\": id}, {\"answer\": id}");
      return;
    }
  n = cue_record_get_list (record, "light", 1, 8, &iter);
  self->light = cue_arena_take (record->page->arena, n * sizeof *self->light);
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &tree); i++)
    add_target (record, self, tree, i);
}

static void
read_channels (CueRecord *record, CueRule *self)
{
  static const char *const CHANNELS[] = { "chat", "voice", NULL };

  if (!cue_record_has (record, "channel"))
    return;
  self->channels = cue_record_get_strings (record, "channel", 1, FALSE);
  for (guint i = 0; self->channels[i] != NULL; i++)
    if (!g_strv_contains (CHANNELS, self->channels[i]))
      cue_record_expect (record, "channel", "a list of \"chat\" and \"voice\"");
}

void
cue_rule_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  static const char *const ONCE[] = { "conversation", "none", NULL };
  CueRule *self = entry;

  if (g_strcmp0 (self->id, "answer") == 0)
    cue_record_expect (record, "rule", "another id: so are called answers that are found");
  self->version = cue_record_get_int (record, "version", 1, 1000000, 1, "1 to 1000000");
  self->title = cue_record_get_text (record, "title", TRUE);
  if (cue_record_has (record, "goal"))
    self->goal = cue_record_get_id (record, "goal");
  self->when = cue_record_dup_condition (record, "when", TRUE);
  self->hold = cue_record_dup_condition (record, "hold", FALSE);
  read_light (record, self);
  self->ttl_ms
      = cue_record_get_int (record, "ttl_ms", 1000, 86400000, -1, "1000 to 86400000 milliseconds");
  self->cooldown_ms
      = cue_record_get_int (record, "cooldown_ms", 0, 86400000, -1, "0 to 86400000 milliseconds");
  self->once = g_str_equal (cue_record_get_choice (record, "once_per", ONCE, "conversation"),
                            "conversation");
  self->max = cue_record_get_int (record, "max", 1, 1000, 0, "1 to 1000 times a conversation");
  if (self->once && self->max > 1)
    cue_record_expect (record, "max", "\"once_per\": \"none\" beside it");
  read_channels (record, self);
  self->weight = cue_record_get_int (record, "weight", 0, 1000, 50, "a weight of 0 to 1000");
}

void
cue_rule_keep_limits (CueRule *self, const CuePackLimits *limits)
{
  if (self->ttl_ms < 0)
    self->ttl_ms = limits->ttl_ms;
  if (self->cooldown_ms < 0)
    self->cooldown_ms = limits->cooldown_ms;
}

void
cue_rule_clear (gpointer data)
{
  CueRule *self = data;

  g_clear_pointer (&self->when, cue_condition_unref);
  g_clear_pointer (&self->hold, cue_condition_unref);
}
