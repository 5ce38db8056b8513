/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-edit.h"

#include <string.h>

#include "cue-gate.h"
#include "cue-pack-gather-private.h"
#include "cue-pack-private.h"

/*
 * A pack that differs from the one that was read by a few rules. It shares everything of its base
 * and has a list of rules of its own; how it came to be so is not kept, only what differs: places
 * whose rule is another or gone, and rules behind the last. So a rule that is edited a hundred
 * times is one edit.
 */

typedef struct
{
  CueForest *forest;
  CueArena *arena;
  CueRule *rule; /* in the arena */
} RuleRecord;

typedef struct
{
  guint place;
  RuleRecord *record; /* NULL: taken out */
} Edit;

struct _CuePackEdits
{
  GArray *list;      /* Edit, by place */
  GHashTable *by_id; /* id → CueRule, or NULL when the base's is gone; both borrowed */
};

static void
record_clear (gpointer data)
{
  RuleRecord *self = data;

  if (self->rule != NULL)
    cue_rule_clear (self->rule);
  cue_arena_free (self->arena);
  cue_forest_unref (self->forest);
}

static void
record_unref (RuleRecord *self)
{
  g_atomic_rc_box_release_full (self, record_clear);
}

static void
edit_clear (gpointer data)
{
  Edit *self = data;

  g_clear_pointer (&self->record, record_unref);
}

static Edit *
edit_at (const CuePackEdits *self, guint i)
{
  return &g_array_index (self->list, Edit, i);
}

static CuePackEdits *
edits_copy (const CuePackEdits *other)
{
  CuePackEdits *self = g_new0 (CuePackEdits, 1);

  self->list = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_array_set_clear_func (self->list, edit_clear);
  for (guint i = 0; other != NULL && i < other->list->len; i++)
    {
      Edit edit = *edit_at (other, i);

      if (edit.record != NULL)
        g_atomic_rc_box_acquire (edit.record);
      g_array_append_val (self->list, edit);
    }
  return self;
}

void
cue_pack_edits_free (CuePackEdits *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->list);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_free (self);
}

const CueRule *
cue_pack_edits_find (const CuePackEdits *self, const char *id, gboolean *edited)
{
  gpointer rule = NULL;

  *edited = g_hash_table_lookup_extended (self->by_id, id, NULL, &rule);
  return rule;
}

CuePack *
cue_pack_get_base (CuePack *self)
{
  return self->base != NULL ? self->base : self;
}

guint
cue_pack_get_n_edits (const CuePack *self)
{
  return self->edits == NULL ? 0 : self->edits->list->len;
}

const CueRule *
cue_pack_get_edit (const CuePack *self, guint i, guint *place)
{
  const Edit *edit = edit_at (self->edits, i);

  *place = edit->place;
  return edit->record == NULL ? NULL : edit->record->rule;
}

static guint
count_base_rules (CuePack *self)
{
  return cue_pack_get_base (self)->lists[CUE_FAMILY_RULE]->len;
}

/* Where the rule stands; the end of all when there is none of that id. */
static guint
find_place (CuePack *self, const char *id, gboolean *found)
{
  CuePack *base = cue_pack_get_base (self);
  const CueRule *rule = cue_pack_find_rule (self, id);
  guint n_edits = cue_pack_get_n_edits (self);
  guint end = count_base_rules (self);
  guint place;

  *found = rule != NULL;
  for (guint i = 0; i < n_edits; i++)
    {
      if (cue_pack_get_edit (self, i, &place) == rule && rule != NULL)
        return place;
      end = MAX (end, place + 1);
    }
  if (rule != NULL && g_ptr_array_find (base->lists[CUE_FAMILY_RULE], rule, &place))
    return place;
  return end;
}

/* Takes @record (nullable). Those behind the base follow each other without a gap. */
static void
put (CuePackEdits *self, guint place, RuleRecord *record, guint n_base)
{
  Edit edit = { place, record };
  guint i = 0;

  while (i < self->list->len && edit_at (self, i)->place < place)
    i++;
  if (i < self->list->len && edit_at (self, i)->place == place)
    g_array_remove_index (self->list, i);
  if (record != NULL || place < n_base)
    g_array_insert_val (self->list, i, edit);
  else
    for (; i < self->list->len; i++)
      edit_at (self, i)->place--;
}

/* The base's rules, and where they stood, with what was edited. */
static void
list_rules (CuePack *self)
{
  GPtrArray *rules = self->base->lists[CUE_FAMILY_RULE];
  GArray *lines = self->base->lines[CUE_FAMILY_RULE];
  guint next = 0;

  self->lists[CUE_FAMILY_RULE] = g_ptr_array_sized_new (rules->len + 8);
  self->lines[CUE_FAMILY_RULE] = g_array_sized_new (FALSE, FALSE, sizeof (guint), rules->len + 8);
  for (guint place = 0; place < rules->len || next < self->edits->list->len; place++)
    {
      gboolean edited
          = next < self->edits->list->len && edit_at (self->edits, next)->place == place;
      const RuleRecord *record = edited ? edit_at (self->edits, next++)->record : NULL;
      guint line = place < rules->len ? g_array_index (lines, guint, place) : 0;

      if (edited && record == NULL)
        continue;
      g_ptr_array_add (self->lists[CUE_FAMILY_RULE],
                       record != NULL ? record->rule : g_ptr_array_index (rules, place));
      g_array_append_val (self->lines[CUE_FAMILY_RULE], line);
    }
}

static void
index_rules (CuePack *self)
{
  GPtrArray *rules = self->base->lists[CUE_FAMILY_RULE];
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->edits->list->len; i++)
    if (edit_at (self->edits, i)->place < rules->len)
      g_hash_table_insert (by_id,
                           ((CueRule *) g_ptr_array_index (rules, edit_at (self->edits, i)->place))
                               ->id,
                           NULL);
  for (guint i = 0; i < self->edits->list->len; i++)
    {
      const RuleRecord *record = edit_at (self->edits, i)->record;

      if (record != NULL)
        g_hash_table_insert (by_id, record->rule->id, record->rule);
    }
  self->edits->by_id = by_id;
}

/* SHA-256 over the base's digest in hex, then a line for each edit: its place, and the record or
 * null. */
static char *
compute_digest (const CuePack *self)
{
  g_autoptr (GString) text = g_string_new (self->base->digest);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->edits->list->len; i++)
    {
      const Edit *edit = edit_at (self->edits, i);

      g_string_append_printf (text, "%u ", edit->place);
      if (edit->record != NULL)
        cue_tree_append_canonical (text, cue_forest_get_root (edit->record->forest));
      else
        g_string_append (text, "null");
      g_string_append_c (text, '\n');
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}

/* Takes @edits. */
static CuePack *
pack_new (CuePack *base, CuePackEdits *edits)
{
  CuePack *self = g_atomic_rc_box_new0 (CuePack);

  *self = *base;
  self->base = cue_pack_ref (base);
  self->edits = edits;
  if (edits->list->len == 0)
    self->digest = g_strdup (base->digest);
  else
    self->digest = compute_digest (self);
  list_rules (self);
  index_rules (self);
  return self;
}

static RuleRecord *
read_rule (CuePack *base, CueForest *forest, guint line, GPtrArray *problems)
{
  RuleRecord *self = g_atomic_rc_box_new0 (RuleRecord);
  CuePage page = { CUE_FAMILIES[CUE_FAMILY_RULE].file, line, base->lang, problems, forest, NULL };
  CueRecord *record;

  self->forest = cue_forest_ref (forest);
  self->arena = page.arena = cue_arena_new ();
  record = cue_record_open (&page, cue_forest_get_root (forest));
  if (record == NULL)
    return self;
  self->rule = cue_arena_take (self->arena, sizeof *self->rule);
  self->rule->id = cue_record_get_id (record, CUE_FAMILIES[CUE_FAMILY_RULE].key);
  cue_rule_parse (record, self->rule, NULL);
  cue_record_close (record);
  return self;
}

static CueForest *
parse (const char *record, GPtrArray *problems)
{
  CueForestBuilder *builder = cue_forest_builder_new ();
  CuePage page = { .file = CUE_FAMILIES[CUE_FAMILY_RULE].file, .problems = problems };
  g_autoptr (GError) error = NULL;
  CueForest *forest = NULL;

  if (cue_forest_builder_add_document (builder, record, (gssize) strlen (record), &CUE_GATE_LINE,
                                       &error))
    forest = cue_forest_builder_end (builder, &error);
  else
    cue_forest_builder_free (builder);
  if (forest == NULL)
    cue_page_note_gate_error (&page, error);
  return forest;
}

/* (transfer full): nothing when there is a problem, else the pack; the problems to whom wants them
 */
static CuePack *
hand_over (CuePack *pack, GPtrArray *problems, GPtrArray **out)
{
  if (problems->len > 0)
    g_clear_pointer (&pack, cue_pack_unref);
  if (out != NULL)
    *out = problems;
  else
    g_ptr_array_unref (problems);
  return pack;
}

CuePack *
cue_pack_with_rule (CuePack *self, const char *record, GPtrArray **problems)
{
  GPtrArray *list = cue_problems_new ();
  g_autoptr (CueForest) forest = NULL;
  CuePack *base, *pack;
  CuePackEdits *edits;
  RuleRecord *own;
  const char *id;
  guint place, line;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  base = cue_pack_get_base (self);
  forest = parse (record, list);
  if (forest == NULL)
    return hand_over (NULL, list, problems);
  id = cue_tree_peek_string (
      cue_tree_is_object (cue_forest_get_root (forest))
          ? cue_tree_get_member (cue_forest_get_root (forest), CUE_FAMILIES[CUE_FAMILY_RULE].key)
          : NULL);
  place = find_place (self, id != NULL ? id : "", &found);
  line = place < count_base_rules (self)
             ? g_array_index (base->lines[CUE_FAMILY_RULE], guint, place)
             : 0;
  own = read_rule (base, forest, line, list);
  if (list->len > 0)
    {
      record_unref (own);
      return hand_over (NULL, list, problems);
    }
  cue_rule_keep_limits (own->rule, &base->limits);
  edits = edits_copy (self->edits);
  put (edits, place, own, count_base_rules (self));
  pack = pack_new (base, edits);
  cue_pack_check_rule (pack, own->rule, line, list);
  return hand_over (pack, list, problems);
}

typedef struct
{
  const char *id;
  guint n;
} Count;

static void
count_cb (const char *family, const char *id, const CueReferencePlace *place, gpointer user_data)
{
  Count *count = user_data;

  count->n += g_str_equal (family, "rule") && g_str_equal (id, count->id);
}

/* How often the rule's conditions ask for the rule @id. */
static guint
count_asked (const CueRule *rule, const char *id)
{
  Count count = { id, 0 };

  if (rule->when != NULL)
    cue_condition_foreach_reference (rule->when, count_cb, &count);
  if (rule->hold != NULL)
    cue_condition_foreach_reference (rule->hold, count_cb, &count);
  return count.n;
}

/* Whether any condition of the pack asks for a rule of this id. */
static gboolean
is_asked_for (const CuePack *self, const char *id)
{
  GPtrArray *rules = self->base->lists[CUE_FAMILY_RULE];
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->base->asked_rules, id));

  for (guint i = 0; i < self->edits->list->len; i++)
    {
      const Edit *edit = edit_at (self->edits, i);

      if (edit->place < rules->len)
        n -= count_asked (g_ptr_array_index (rules, edit->place), id);
      if (edit->record != NULL)
        n += count_asked (edit->record->rule, id);
    }
  return n > 0;
}

CuePack *
cue_pack_without_rule (CuePack *self, const char *id, GPtrArray **problems)
{
  GPtrArray *list = cue_problems_new ();
  gboolean found = FALSE;
  CuePackEdits *edits;
  CuePack *pack;
  guint place;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  place = find_place (self, id, &found);
  if (!found)
    {
      cue_pack_note_missing_rule (self, id, list);
      return hand_over (NULL, list, problems);
    }
  edits = edits_copy (self->edits);
  put (edits, place, NULL, count_base_rules (self));
  pack = pack_new (cue_pack_get_base (self), edits);
  if (is_asked_for (pack, id))
    cue_pack_check_references (pack, list);
  return hand_over (pack, list, problems);
}

void
cue_pack_foreach_record (const CuePack *self,
                         const char *file,
                         void (*func) (const CueTree *record, gpointer user_data),
                         gpointer user_data)
{
  const CueTree *records = cue_tree_get_member (cue_forest_get_root (self->forest), file);
  const CuePackEdits *edits
      = g_str_equal (file, CUE_FAMILIES[CUE_FAMILY_RULE].file) ? self->edits : NULL;
  guint n_edits = edits == NULL ? 0 : edits->list->len;
  CueTreeIter iter = { 0 };
  guint next = 0;
  const CueTree *record = NULL;

  if (records != NULL)
    cue_tree_iter_init (&iter, records);
  for (guint place = 0; cue_tree_iter_next (&iter, NULL, &record) || next < n_edits; place++)
    {
      gboolean edited = next < n_edits && edit_at (edits, next)->place == place;
      const RuleRecord *own = edited ? edit_at (edits, next++)->record : NULL;

      if (own != NULL || !edited)
        func (own != NULL ? cue_forest_get_root (own->forest) : record, user_data);
    }
}
