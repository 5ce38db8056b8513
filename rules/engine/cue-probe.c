/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-probe.h"

#include <string.h>

#include "cue-json.h"
#include "cue-pack-writer.h"
#include "cue-said-rules.h"
#include "cue-state-private.h"

/* What the engine reads besides the rules. */
static const char *const FAMILIES[]
    = { "phrases.jsonl", "facts.jsonl", "tags.jsonl",   "holds.jsonl",
        "offers.jsonl",  "talks.jsonl", "answers.jsonl" };

#define RULES "rules.jsonl"
#define MANIFEST "pack.json"

/* So many rules that are otherwise come true in nearly every conversation. */
#define MOST_RULES 500

typedef struct
{
  /* borrowed */
  CueEngine *from;
  CueEngine *to;
  /* owned */
  CueEngine *probe;
  GHashTable *marked; /* number + 1 */
  /* values */
  guint n_silent;
} Probe;

static char *
manifest_of (const CuePack *pack)
{
  g_autofree char *text = cue_pack_write_file (pack, MANIFEST);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  json_object_remove_member (json_node_get_object (node), "version");
  json_object_remove_member (json_node_get_object (node), "title");
  return cue_json_to_canonical (node);
}

static gboolean
differ_in_rules_only (const CuePack *from, const CuePack *to)
{
  g_autofree char *manifest = manifest_of (from);
  g_autofree char *other_manifest = manifest_of (to);

  if (!g_str_equal (manifest, other_manifest))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (FAMILIES); i++)
    {
      g_autofree char *file = cue_pack_write_file (from, FAMILIES[i]);
      g_autofree char *other = cue_pack_write_file (to, FAMILIES[i]);

      if (g_strcmp0 (file, other) != 0)
        return FALSE;
    }
  return TRUE;
}

static GStrv
list_lines (const CuePack *pack)
{
  g_autofree char *text = cue_pack_write_file (pack, RULES);

  return g_strsplit (text == NULL ? "" : text, "\n", -1);
}

/* A rule of @to is watched beside those of @from; where they have one of its id, under another
 * name: a record begins with its id. */
static gboolean
add_silent (Probe *self, const char *id, const char *line)
{
  g_autofree char *name = NULL;
  g_autofree char *record = NULL;
  CueEngine *next;

  do
    {
      g_free (name);
      name = g_strdup_printf ("probe-%u", self->n_silent++);
    }
  while (cue_pack_find_rule (self->probe->pack, name) != NULL
         || cue_pack_find_rule (self->to->pack, name) != NULL);
  record = g_strdup_printf ("{\"rule\":\"%s\"%s", name,
                            line + strlen ("{\"rule\":\"\"") + strlen (id));
  next = self->n_silent > MOST_RULES ? NULL : cue_engine_with_rule (self->probe, record, NULL);
  if (next == NULL)
    return FALSE;
  cue_engine_unref (self->probe);
  self->probe = next;
  return TRUE;
}

static GHashTable *
index_of_rules (const CuePack *pack)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rules = cue_pack_get_rules (pack);

  for (guint i = 0; i < rules->len; i++)
    g_hash_table_insert (index, ((CueRule *) g_ptr_array_index (rules, i))->id,
                         GUINT_TO_POINTER (i + 1));
  return index;
}

static void
mark (Probe *self, guint rule)
{
  g_hash_table_add (self->marked, GUINT_TO_POINTER (rule + 1));
}

/* Those of @from that @to has not or otherwise are marked. FALSE when the rules that both have
 * stand in another order. */
static gboolean
compare_rules (Probe *self, GStrv lines, GStrv others)
{
  g_autoptr (GHashTable) places = index_of_rules (self->to->pack);
  GPtrArray *rules = cue_pack_get_rules (self->from->pack);
  guint last = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      const char *id = ((CueRule *) g_ptr_array_index (rules, i))->id;
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, id));

      if (place > 0 && place < last)
        return FALSE;
      last = MAX (last, place);
      if (place == 0 || !g_str_equal (lines[i], others[place - 1]))
        mark (self, cue_engine_find_rule (self->from, id));
    }
  return TRUE;
}

/* Those of @to that @from has not or otherwise. */
static gboolean
add_others (Probe *self, GStrv lines, GStrv others)
{
  g_autoptr (GHashTable) places = index_of_rules (self->from->pack);
  GPtrArray *rules = cue_pack_get_rules (self->to->pack);

  for (guint i = 0; i < rules->len; i++)
    {
      const char *id = ((CueRule *) g_ptr_array_index (rules, i))->id;
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, id));

      if ((place == 0 || !g_str_equal (lines[place - 1], others[i]))
          && !add_silent (self, id, others[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_offers (const GPtrArray *a, const GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = g_str_equal (((CueOffer *) g_ptr_array_index (a, i))->id,
                        ((CueOffer *) g_ptr_array_index (b, i))->id);
  return same;
}

/* What rules mean to the talks: which offers are spoken of, and whether a point counts that was not
 * lit. */
static gboolean
talks_mean_the_same (const CueJudge *a, const CueJudge *b)
{
  for (guint i = 0; i < a->points->len; i++)
    {
      const CueTalkRules *own = cue_said_rules_get (a->said_rules, i);
      const CueTalkRules *other = cue_said_rules_get (b->said_rules, i);

      if (cue_said_rules_ask_for (a->said_rules, i) != cue_said_rules_ask_for (b->said_rules, i)
          || (own->rules->len == 0) != (other->rules->len == 0)
          || !same_offers (own->offers, other->offers))
        return FALSE;
    }
  return TRUE;
}

/* What was added lights nothing: their set belongs to this generation alone. */
static void
silence (Probe *self)
{
  const CueRuleSet *set = self->probe->sets[1];

  for (guint i = 0; self->n_silent > 0 && i < set->n_rules; i++)
    if (g_str_has_prefix (set->rules[i].rule->id, "probe-")
        && cue_pack_find_rule (self->from->pack, set->rules[i].rule->id) == NULL)
      {
        set->rules[i].n_targets = 0;
        mark (self, set->first_rule + i);
      }
}

static gboolean
make (Probe *self)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) others = NULL;

  if (!cue_model_has_learnt_same (self->from->model, self->to->model)
      || !differ_in_rules_only (self->from->pack, self->to->pack)
      || !talks_mean_the_same (self->from->judge, self->to->judge))
    return FALSE;
  lines = list_lines (self->from->pack);
  others = list_lines (self->to->pack);
  return compare_rules (self, lines, others) && add_others (self, lines, others)
         && talks_mean_the_same (self->from->judge, self->probe->judge);
}

CueEngine *
cue_probe_new (CueEngine *from, CueEngine *to)
{
  Probe self = { from, to, cue_engine_ref (from), g_hash_table_new (NULL, NULL), 0 };
  CueEngine *probe = NULL;

  if (make (&self))
    {
      silence (&self);
      probe = cue_engine_new_marked (self.probe, self.marked);
    }
  cue_engine_unref (self.probe);
  g_hash_table_unref (self.marked);
  return probe;
}

gboolean
cue_probe_is_hit (const CueState *state)
{
  return state->hit;
}
