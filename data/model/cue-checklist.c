/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-checklist-private.h"

struct _CueChecklist
{
  GObject parent_instance;

  /* owned */
  CuePack *pack;
  GPtrArray *checks;   /* shown */
  GHashTable *by_id;   /* id → check, those of talks that may still be lit too */
  GHashTable *talks;   /* (element-type utf8): talks on the list */
  GHashTable *ended;   /* (element-type utf8) */
  GHashTable *dropped; /* (element-type utf8) */

  /* borrowed */
  CueVariableFunc lookup;
  gpointer lookup_data;

  gboolean closed;
  guint n_said;
  guint n_must;
};

enum
{
  PROP_0,
  PROP_N_SAID,
  PROP_N_MUST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
cue_checklist_get_item_type (GListModel *model)
{
  return CUE_TYPE_CHECK;
}

static guint
cue_checklist_get_n_items (GListModel *model)
{
  return CUE_CHECKLIST (model)->checks->len;
}

static gpointer
cue_checklist_get_item (GListModel *model, guint position)
{
  CueChecklist *self = CUE_CHECKLIST (model);

  return position < self->checks->len ? g_object_ref (g_ptr_array_index (self->checks, position))
                                      : NULL;
}

static void
cue_checklist_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cue_checklist_get_item_type;
  iface->get_n_items = cue_checklist_get_n_items;
  iface->get_item = cue_checklist_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CueChecklist,
                               cue_checklist,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cue_checklist_list_model_init))

static void
cue_checklist_finalize (GObject *object)
{
  CueChecklist *self = CUE_CHECKLIST (object);

  cue_checklist_set_lookup (self, NULL, NULL);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->talks, g_hash_table_unref);
  g_clear_pointer (&self->ended, g_hash_table_unref);
  g_clear_pointer (&self->dropped, g_hash_table_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->pack, cue_pack_unref);
  G_OBJECT_CLASS (cue_checklist_parent_class)->finalize (object);
}

static void
cue_checklist_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueChecklist *self = CUE_CHECKLIST (object);

  switch (id)
    {
    case PROP_N_SAID:
      g_value_set_uint (value, self->n_said);
      break;
    case PROP_N_MUST:
      g_value_set_uint (value, self->n_must);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_checklist_class_init (CueChecklistClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_checklist_finalize;
  object_class->get_property = cue_checklist_get_property;
  properties[PROP_N_SAID] = g_param_spec_uint ("n-said", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_MUST] = g_param_spec_uint ("n-must", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_checklist_init (CueChecklist *self)
{
  self->checks = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->talks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ended = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->dropped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
is_dropped (CueChecklist *self, CueCheck *check)
{
  return g_hash_table_contains (self->dropped, cue_check_get_talk (check)->id);
}

/* What follows from verdicts and talks: who is missed, and the two numbers. */
static void
update (CueChecklist *self)
{
  guint n_said = 0, n_must = 0;

  for (guint i = 0; i < self->checks->len; i++)
    {
      CueCheck *check = g_ptr_array_index (self->checks, i);
      CueVerdict verdict = cue_check_get_verdict (check);
      gboolean must = cue_check_is_must (check);
      gboolean over
          = self->closed || g_hash_table_contains (self->ended, cue_check_get_talk (check)->id);
      gboolean asked = !is_dropped (self, check) && !cue_check_is_waived (check);
      gboolean wanted = must && (verdict == CUE_VERDICT_SAID || asked);

      n_must += wanted ? 1 : 0;
      n_said += wanted && verdict == CUE_VERDICT_SAID ? 1 : 0;
      cue_check_set_missed (check, wanted && over && verdict == CUE_VERDICT_OPEN);
    }

  g_object_freeze_notify (G_OBJECT (self));
  if (self->n_said != n_said)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SAID]);
  if (self->n_must != n_must)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MUST]);
  self->n_said = n_said;
  self->n_must = n_must;
  g_object_thaw_notify (G_OBJECT (self));
}

static CueCheck *
ensure_check (CueChecklist *self, const CueTalk *talk, const CuePoint *point)
{
  CueCheck *check = g_hash_table_lookup (self->by_id, point->full_id);

  if (check == NULL)
    {
      check = cue_check_new (self->pack, talk, point);
      cue_check_set_lookup (check, self->lookup, self->lookup_data);
      g_hash_table_insert (self->by_id, (gpointer) cue_check_get_id (check), check);
    }
  return check;
}

static CueCheck *
ensure_check_for_id (CueChecklist *self, const char *id)
{
  CueCheck *check = g_hash_table_lookup (self->by_id, id);
  const char *slash = strchr (id, '/');
  const CuePoint *point = check == NULL ? cue_pack_find_point (self->pack, id) : NULL;

  if (check != NULL || point == NULL || slash == NULL)
    return check;

  g_autofree char *name = g_strndup (id, (gsize) (slash - id));
  const CueTalk *talk = cue_pack_find_talk (self->pack, name);
  return talk != NULL ? ensure_check (self, talk, point) : NULL;
}

static void
append_talk (CueChecklist *self, const CueTalk *talk)
{
  guint before = self->checks->len;

  if (!g_hash_table_add (self->talks, g_strdup (talk->id)))
    return;

  for (guint i = 0; i < talk->points->len; i++)
    g_ptr_array_add (self->checks,
                     g_object_ref (ensure_check (self, talk, g_ptr_array_index (talk->points, i))));
  if (self->checks->len > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->checks->len - before);
}

static void
append_own_talks (CueChecklist *self)
{
  GPtrArray *talks = cue_pack_get_talks (self->pack);

  for (guint i = 0; i < talks->len; i++)
    {
      const CueTalk *talk = g_ptr_array_index (talks, i);
      if (talk->of_conversation)
        append_talk (self, talk);
    }
  update (self);
}

CueChecklist *
cue_checklist_new (CuePack *pack)
{
  CueChecklist *self = g_object_new (CUE_TYPE_CHECKLIST, NULL);

  self->pack = cue_pack_ref (pack);
  append_own_talks (self);
  return self;
}

void
cue_checklist_clear (CueChecklist *self, CuePack *pack)
{
  g_return_if_fail (CUE_IS_CHECKLIST (self));

  CuePack *before = self->pack; /* what is cleared may still be named in it */
  self->pack = cue_pack_ref (pack);

  guint n = self->checks->len;
  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->talks);
  g_hash_table_remove_all (self->ended);
  g_hash_table_remove_all (self->dropped);
  g_ptr_array_set_size (self->checks, 0);
  self->closed = FALSE;
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  append_own_talks (self);
  cue_pack_unref (before);
}

void
cue_checklist_add_talk (CueChecklist *self, const char *talk)
{
  g_return_if_fail (CUE_IS_CHECKLIST (self));

  const CueTalk *definition = cue_pack_find_talk (self->pack, talk);
  if (definition == NULL)
    return;

  g_hash_table_remove (self->ended, talk);
  g_hash_table_remove (self->dropped, talk);
  append_talk (self, definition);
  update (self);
}

static void
set_member (GHashTable *set, const char *member, gboolean is_in)
{
  if (is_in)
    g_hash_table_add (set, g_strdup (member));
  else
    g_hash_table_remove (set, member);
}

void
cue_checklist_set_talk_ended (CueChecklist *self,
                              const char *talk,
                              gboolean ended,
                              gboolean dropped)
{
  g_return_if_fail (CUE_IS_CHECKLIST (self));

  set_member (self->ended, talk, ended);
  set_member (self->dropped, talk, dropped);
  update (self);
}

void
cue_checklist_set_closed (CueChecklist *self, gboolean closed)
{
  g_return_if_fail (CUE_IS_CHECKLIST (self));

  if (self->closed == !!closed)
    return;

  self->closed = !!closed;
  update (self);
}

/**
 * cue_checklist_set_verdict:
 * @point: "talk/point"; one that is not on the list is remembered until its talk is lit
 * @quotes: (element-type CueQuote): the words that prove it, maybe none
 * @proof: (nullable)
 */
void
cue_checklist_set_verdict (CueChecklist *self,
                           const char *point,
                           CueVerdict verdict,
                           gboolean manual,
                           GPtrArray *quotes,
                           JsonObject *proof)
{
  g_return_if_fail (CUE_IS_CHECKLIST (self));

  CueCheck *check = ensure_check_for_id (self, point);
  if (check == NULL)
    return;

  g_object_freeze_notify (G_OBJECT (check));
  cue_check_set_verdict (check, verdict);
  cue_check_set_manual (check, manual);
  cue_check_set_quotes (check, quotes);
  cue_check_set_proof (check, proof);
  update (self);
  g_object_thaw_notify (G_OBJECT (check));
}

void
cue_checklist_set_waived (CueChecklist *self, const char *point, gboolean waived)
{
  g_return_if_fail (CUE_IS_CHECKLIST (self));

  CueCheck *check = ensure_check_for_id (self, point);
  if (check == NULL)
    return;

  cue_check_set_waived (check, waived);
  update (self);
}

void
cue_checklist_set_lookup (CueChecklist *self, CueVariableFunc lookup, gpointer user_data)
{
  g_return_if_fail (CUE_IS_CHECKLIST (self));

  self->lookup = lookup;
  self->lookup_data = user_data;

  GHashTableIter iter;
  gpointer check;
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &check))
    cue_check_set_lookup (check, lookup, user_data);
}

guint
cue_checklist_get_n_said (CueChecklist *self)
{
  g_return_val_if_fail (CUE_IS_CHECKLIST (self), 0);
  return self->n_said;
}

guint
cue_checklist_get_n_must (CueChecklist *self)
{
  g_return_val_if_fail (CUE_IS_CHECKLIST (self), 0);
  return self->n_must;
}

CueCheck *
cue_checklist_find (CueChecklist *self, const char *id)
{
  g_return_val_if_fail (CUE_IS_CHECKLIST (self), NULL);

  CueCheck *check = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  return check != NULL && g_hash_table_contains (self->talks, cue_check_get_talk (check)->id)
             ? check
             : NULL;
}

CueCheck *
cue_checklist_next_missed (CueChecklist *self, CueCheck *after)
{
  g_return_val_if_fail (CUE_IS_CHECKLIST (self), NULL);

  guint n = self->checks->len, at = 0;
  guint start = after != NULL && g_ptr_array_find (self->checks, after, &at) ? at + 1 : 0;

  for (guint i = 0; i < n; i++)
    {
      CueCheck *check = g_ptr_array_index (self->checks, (start + i) % n);

      if (cue_check_is_must (check) && cue_check_get_verdict (check) == CUE_VERDICT_OPEN
          && !is_dropped (self, check))
        return check;
    }
  return NULL;
}
