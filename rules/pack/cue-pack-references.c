/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-pack-private.h"

/*
 * Second pass: whatever a record names must be there. Each checker walks one family; the page tells
 * file and line, and the path is that of the name itself.
 */
typedef struct
{
  CuePack *pack;
  CuePage page;
  const char *path; /* of the condition that is walked */
  gboolean count_rules;
} Checker;

static void
note_missing (Checker *self,
              const char *path,
              const char *what,
              const char *file,
              const char *id,
              CueFamilyId family)
{
  g_autofree char *found = g_strdup_printf ("\"%s\", which is no %s", id, what);
  const char *near = family < CUE_FAMILY_N ? cue_id_suggest (self->pack->lists[family], id) : NULL;
  g_autofree char *expected = near != NULL
                                  ? g_strdup_printf ("one of %s; is \"%s\" meant?", file, near)
                                  : g_strdup_printf ("one of %s", file);

  cue_page_note (&self->page, path, found, expected);
}

static void
demand (Checker *self, CueFamilyId family, const char *id, const char *path)
{
  if (id != NULL && cue_pack_find_entry (self->pack, family, id) == NULL)
    note_missing (self, path, CUE_FAMILIES[family].key, CUE_FAMILIES[family].file, id, family);
}

static gboolean
is_there (const Checker *self, CueFamilyId family, const char *id)
{
  return id == NULL || cue_pack_find_entry (self->pack, family, id) != NULL;
}

static void
demand_all (Checker *self, CueFamilyId family, GStrv ids, const char *key)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!is_there (self, family, ids[i]))
      {
        g_autofree char *path = g_strdup_printf ("/%s/%u", key, i);

        demand (self, family, ids[i], path);
      }
}

static void
demand_point (Checker *self, const char *id, const char *path)
{
  if (cue_pack_find_point (self->pack, id) == NULL)
    note_missing (self, path, "talk/point", "talks.jsonl", id, CUE_FAMILY_N);
}

static void
demand_stage (Checker *self, const char *id, const char *path)
{
  if (id != NULL && cue_pack_find_stage (self->pack, id) == NULL)
    note_missing (self, path, "stage", "pack.json", id, CUE_FAMILY_N);
}

static void
demand_fact (Checker *self, const char *id, const char *path)
{
  if (!cue_pack_knows_fact (self->pack, id))
    note_missing (self, path, "fact", "facts.jsonl", id, CUE_FAMILY_FACT);
}

/* "trip.place=asia": a fact with a list has no other values. */
static gboolean
has_value (const Checker *self, const char *id)
{
  const char *value = strchr (id, '=') + 1;
  g_autofree char *name = g_strndup (id, (gsize) (value - 1 - id));
  const CueFactDef *fact = cue_pack_find_fact (self->pack, name);

  return fact == NULL || fact->values->len == 0
         || cue_pack_find_value_title (self->pack, name, value) != NULL;
}

/* One that is not there. */
static void
note_value (Checker *self, const char *id, const char *path)
{
  const char *value = strchr (id, '=') + 1;
  g_autofree char *name = g_strndup (id, (gsize) (value - 1 - id));
  const CueFactDef *fact = cue_pack_find_fact (self->pack, name);
  g_autofree char *found = NULL;
  g_autoptr (GString) expected = g_string_new ("one of");

  for (guint i = 0; i < fact->values->len; i++)
    g_string_append_printf (expected, "%s %s", i == 0 ? "" : ",",
                            ((CueFactValue *) g_ptr_array_index (fact->values, i))->value);
  found = g_strdup_printf ("\"%s\", which is no value of %s", value, name);
  cue_page_note (&self->page, path, found, expected->str);
}

/* Asked for every name in a pack; nearly all are there. */
static gboolean
is_known (const Checker *self, const char *family, const char *id)
{
  if (cue_family_is (family, "fact"))
    return cue_pack_knows_fact (self->pack, id);
  if (cue_family_is (family, "value"))
    return has_value (self, id);
  if (cue_family_is (family, "point"))
    return cue_pack_find_point (self->pack, id) != NULL;
  if (cue_family_is (family, "stage"))
    return cue_pack_find_stage (self->pack, id) != NULL;
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    if (cue_family_is (family, CUE_FAMILIES[i].key))
      return is_there (self, i, id);
  return FALSE;
}

/* So that one that nothing asks for can be taken out without a look at all conditions. */
static void
count_rule (CuePack *pack, const char *id)
{
  gpointer n = g_hash_table_lookup (pack->asked_rules, id);

  g_hash_table_insert (pack->asked_rules, g_strdup (id),
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
}

static void
check_condition_reference (const char *family,
                           const char *id,
                           const CueReferencePlace *place,
                           gpointer user_data)
{
  Checker *self = user_data;
  g_autofree char *path = NULL;
  g_autofree char *full = NULL;

  if (self->count_rules && cue_family_is (family, "rule"))
    count_rule (self->pack, id);
  if (is_known (self, family, id))
    return;
  path = cue_reference_place_to_string (place);
  full = g_strconcat (self->path, path, NULL);
  if (cue_family_is (family, "fact"))
    demand_fact (self, id, full);
  else if (cue_family_is (family, "point"))
    demand_point (self, id, full);
  else if (cue_family_is (family, "stage"))
    demand_stage (self, id, full);
  else if (cue_family_is (family, "value"))
    note_value (self, id, full);
  else
    for (guint i = 0; i < CUE_FAMILY_N; i++)
      if (cue_family_is (family, CUE_FAMILIES[i].key))
        demand (self, i, id, full);
}

static void
check_condition (Checker *self, const CueCondition *condition, const char *path)
{
  if (condition == NULL)
    return;
  self->path = path;
  cue_condition_foreach_reference (condition, check_condition_reference, self);
}

static void
check_fact (Checker *self, gconstpointer entry)
{
  const CueFactDef *fact = entry;

  for (guint i = 0; i < fact->reads->len; i++)
    {
      const CueFactRead *read = g_ptr_array_index (fact->reads, i);
      g_autofree char *near = g_strdup_printf ("/read/%u/near", i);
      g_autofree char *says = g_strdup_printf ("/read/%u/says", i);

      demand (self, CUE_FAMILY_PHRASE, read->near_phrase, near);
      demand (self, CUE_FAMILY_PHRASE, read->phrase, says);
    }
}

static void
check_tag (Checker *self, gconstpointer entry)
{
  const CueTagDef *tag = entry;

  check_condition (self, tag->when, "/when");
  check_condition (self, tag->until, "/until");
  demand_all (self, CUE_FAMILY_TAG, tag->contradicts, "contradicts");
  if (g_strv_contains ((const char *const *) tag->contradicts, tag->id))
    cue_page_note (&self->page, "/contradicts", tag->id, "other tags: none contradicts itself");
}

static void
check_hold (Checker *self, gconstpointer entry)
{
  const CueHoldDef *hold = entry;

  check_condition (self, hold->when, "/when");
}

static void
check_offer (Checker *self, gconstpointer entry)
{
  const CueOffer *offer = entry;

  for (guint i = 0; i < offer->fits->len; i++)
    {
      const CueFit *fit = g_ptr_array_index (offer->fits, i);
      g_autofree char *path = g_strdup_printf ("/fit/%u/when", i);

      check_condition (self, fit->when, path);
    }
  demand_all (self, CUE_FAMILY_OFFER, offer->excludes, "excludes");
  demand_all (self, CUE_FAMILY_OFFER, offer->requires, "requires");
  demand_all (self, CUE_FAMILY_TAG, offer->tags, "tags");
  if (g_strv_contains ((const char *const *) offer->requires, offer->id))
    cue_page_note (&self->page, "/requires", offer->id, "other offers: none requires itself");
  cue_pack_check_template (self->pack, &self->page, "/pitch", offer->pitch);
}

static void
check_talk (Checker *self, gconstpointer entry)
{
  const CueTalk *talk = entry;

  demand_stage (self, talk->stage, "/stage");
  for (guint i = 0; i < talk->points->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (talk->points, i);
      g_autofree char *say = g_strdup_printf ("/points/%u/say", i);

      cue_pack_check_template (self->pack, &self->page, say, point->say);
      for (guint k = 0; k < point->keys->len; k++)
        {
          const CueKeyGroup *group = g_ptr_array_index (point->keys, k);
          g_autofree char *path = g_strdup_printf ("/points/%u/keys/%u/%s", i, k,
                                                   group->number != NULL ? "number" : "any");

          if (group->number != NULL)
            cue_pack_check_variables (self->pack, &self->page, path, group->number);
          for (guint w = 0; group->any != NULL && group->any[w] != NULL; w++)
            cue_pack_check_variables (self->pack, &self->page, path, group->any[w]);
        }
    }
}

static void
check_answer (Checker *self, gconstpointer entry)
{
  const CueAnswer *answer = entry;

  demand_all (self, CUE_FAMILY_TAG, answer->tags, "tags");
  cue_pack_check_template (self->pack, &self->page, "/reply", answer->reply);
}

static void
check_example (Checker *self, gconstpointer entry)
{
  demand_all (self, CUE_FAMILY_TAG, ((const CueTagExample *) entry)->tags, "tags");
}

/* Every offer of the rule must fill what its talks say about the offer. */
static void
check_fillings (Checker *self, const CueRule *rule, const CueTalk *talk)
{
  for (guint i = 0; i < rule->n_light; i++)
    {
      const CueTarget *target = &rule->light[i];
      const CueOffer *offer = target->kind == CUE_TARGET_OFFER && target->id != NULL
                                  ? cue_pack_find_offer (self->pack, target->id)
                                  : NULL;
      g_autofree char *path = offer != NULL ? g_strdup_printf ("/light/%u/offer", i) : NULL;

      if (offer != NULL)
        cue_pack_check_filling (&self->page, path, offer, talk);
    }
}

static void
demand_target (Checker *self, CueFamilyId family, const char *id, guint i)
{
  g_autofree char *path = NULL;

  if (is_there (self, family, id))
    return;
  path = g_strdup_printf ("/light/%u/%s", i, CUE_FAMILIES[family].key);
  demand (self, family, id, path);
}

static void
check_rule (Checker *self, gconstpointer entry)
{
  static const CueFamilyId FAMILIES[] = { CUE_FAMILY_OFFER, CUE_FAMILY_TALK, CUE_FAMILY_ANSWER };
  const CueRule *rule = entry;

  check_condition (self, rule->when, "/when");
  check_condition (self, rule->hold, "/hold");
  for (guint i = 0; i < rule->n_light; i++)
    {
      const CueTarget *target = &rule->light[i];
      CueFamilyId family = FAMILIES[target->kind];
      const CueTalk *talk;

      demand_target (self, family, target->id, i);
      talk = target->kind == CUE_TARGET_TALK && target->id != NULL
                 ? cue_pack_find_talk (self->pack, target->id)
                 : NULL;
      if (talk != NULL)
        check_fillings (self, rule, talk);
    }
}

static void
check_task (Checker *self, gconstpointer entry)
{
  const CueTaskDef *task = entry;

  check_condition (self, task->when, "/when");
  cue_pack_check_template (self->pack, &self->page, "/do", task->what);
}

static void
check_snippet (Checker *self, gconstpointer entry)
{
  const CueSnippet *snippet = entry;

  cue_pack_check_template (self->pack, &self->page, "/text", snippet->text);
}

/* "offer:5g-60" */
static void
check_lamp_name (Checker *self, const char *name, const char *path)
{
  static const CueFamilyId FAMILIES[] = { CUE_FAMILY_OFFER, CUE_FAMILY_TALK, CUE_FAMILY_ANSWER };

  for (guint i = 0; i < G_N_ELEMENTS (FAMILIES); i++)
    {
      gsize length = strlen (CUE_FAMILIES[FAMILIES[i]].key);

      if (g_str_has_prefix (name, CUE_FAMILIES[FAMILIES[i]].key) && name[length] == ':')
        {
          demand (self, FAMILIES[i], name + length + 1, path);
          return;
        }
    }
  cue_page_note (&self->page, path, name, "offer:id, talk:id or answer:id");
}

/* "offer:5g-60" or "offer:5g-60=upset" */
static void
check_held_name (Checker *self, const char *name, const char *path)
{
  const char *equals = strchr (name, '=');
  g_autofree char *lamp = equals != NULL ? g_strndup (name, equals - name) : g_strdup (name);

  check_lamp_name (self, lamp, path);
  if (equals != NULL && !cue_hold_is_built_in (equals + 1))
    demand (self, CUE_FAMILY_HOLD, equals + 1, path);
}

static void
check_names (Checker *self,
             GStrv names,
             guint expect,
             const char *key,
             void (*check) (Checker *, const char *, const char *))
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/expect/%u/%s/%u", expect, key, i);

      check (self, names[i], path);
    }
}

static void
check_tag_name (Checker *self, const char *name, const char *path)
{
  demand (self, CUE_FAMILY_TAG, name, path);
}

static void
check_task_name (Checker *self, const char *name, const char *path)
{
  demand (self, CUE_FAMILY_TASK, name, path);
}

static void
check_test (Checker *self, gconstpointer entry)
{
  const CuePackTest *test = entry;

  for (guint i = 0; i < test->expects->len; i++)
    {
      const CueExpect *expect = g_ptr_array_index (test->expects, i);

      check_names (self, expect->lit, i, "lit", check_lamp_name);
      check_names (self, expect->held, i, "held", check_held_name);
      check_names (self, expect->dark, i, "dark", check_lamp_name);
      check_names (self, expect->tags, i, "tags", check_tag_name);
      check_names (self, expect->no_tags, i, "no_tags", check_tag_name);
      check_names (self, expect->said, i, "said", demand_point);
      check_names (self, expect->not_said, i, "not_said", demand_point);
      check_names (self, expect->tasks, i, "tasks", check_task_name);
      check_names (self, expect->no_tasks, i, "no_tasks", check_task_name);
    }
}

static void
check_circles (Checker *self)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (NULL, NULL);
  GPtrArray *rules = self->pack->lists[CUE_FAMILY_RULE];

  self->page.file = CUE_FAMILIES[CUE_FAMILY_RULE].file;
  for (guint i = 0; i < rules->len; i++)
    {
      self->page.line = g_array_index (self->pack->lines[CUE_FAMILY_RULE], guint, i);
      cue_pack_check_circles (self->pack, g_ptr_array_index (rules, i), &self->page, marks);
    }
}

typedef void (*EntryFunc) (Checker *self, gconstpointer entry);

void
cue_pack_check_references (CuePack *self, GPtrArray *problems)
{
  static const EntryFunc CHECKS[CUE_FAMILY_N] = {
    [CUE_FAMILY_FACT] = check_fact,       [CUE_FAMILY_TAG] = check_tag,
    [CUE_FAMILY_HOLD] = check_hold,       [CUE_FAMILY_OFFER] = check_offer,
    [CUE_FAMILY_TALK] = check_talk,       [CUE_FAMILY_ANSWER] = check_answer,
    [CUE_FAMILY_RULE] = check_rule,       [CUE_FAMILY_SNIPPET] = check_snippet,
    [CUE_FAMILY_EXAMPLE] = check_example, [CUE_FAMILY_TEST] = check_test,
    [CUE_FAMILY_TASK] = check_task,
  };
  Checker checker
      = { self, { .file = "pack.json", .problems = problems }, NULL, self->base == NULL };

  for (guint i = 0; i < self->stages->len; i++)
    {
      const CueStageDef *stage = g_ptr_array_index (self->stages, i);
      g_autofree char *path = g_strdup_printf ("/stages/%u/when", i);

      check_condition (&checker, stage->when, path);
    }
  for (guint family = 0; family < CUE_FAMILY_N; family++)
    for (guint i = 0; CHECKS[family] != NULL && i < self->lists[family]->len; i++)
      {
        checker.page.file = CUE_FAMILIES[family].file;
        checker.page.line = g_array_index (self->lines[family], guint, i);
        CHECKS[family](&checker, g_ptr_array_index (self->lists[family], i));
      }
  /* few packs have a rule that another one asks for */
  if (self->base == NULL && g_hash_table_size (self->asked_rules) > 0)
    check_circles (&checker);
}

static Checker
checker_for_rules (CuePack *self, guint line, GPtrArray *problems)
{
  const char *file = CUE_FAMILIES[CUE_FAMILY_RULE].file;

  return (Checker){ self, { .file = file, .line = line, .problems = problems }, NULL, FALSE };
}

void
cue_pack_check_rule (CuePack *self, const CueRule *rule, guint line, GPtrArray *problems)
{
  Checker checker = checker_for_rules (self, line, problems);

  check_rule (&checker, rule);
  if (cue_pack_is_in_circle (self, rule))
    check_circles (&checker);
}

void
cue_pack_note_missing_rule (CuePack *self, const char *id, GPtrArray *problems)
{
  Checker checker = checker_for_rules (self, 0, problems);

  demand (&checker, CUE_FAMILY_RULE, id, "");
}
