/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-customer-private.h"

#include <string.h>

struct _CueCustomer
{
  GObject parent_instance;

  /* owned */
  CuePack *pack;
  char *name;
  char *masked_name;
  GListStore *tags;
  GListStore *facts;
  GListStore *holds;
  GHashTable *all_tags;  /* id → CueTag, also those that are off */
  GHashTable *all_facts; /* id → CueFact, also those withdrawn */
};

G_DEFINE_FINAL_TYPE (CueCustomer, cue_customer, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_MASKED_NAME,
  PROP_TAGS,
  PROP_FACTS,
  PROP_HOLDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cue_customer_finalize (GObject *object)
{
  CueCustomer *self = CUE_CUSTOMER (object);

  g_clear_pointer (&self->pack, cue_pack_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->masked_name, g_free);
  g_clear_object (&self->tags);
  g_clear_object (&self->facts);
  g_clear_object (&self->holds);
  g_clear_pointer (&self->all_tags, g_hash_table_unref);
  g_clear_pointer (&self->all_facts, g_hash_table_unref);
  G_OBJECT_CLASS (cue_customer_parent_class)->finalize (object);
}

static void
cue_customer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueCustomer *self = CUE_CUSTOMER (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_MASKED_NAME:
      g_value_set_string (value, self->masked_name);
      break;
    case PROP_TAGS:
      g_value_set_object (value, self->tags);
      break;
    case PROP_FACTS:
      g_value_set_object (value, self->facts);
      break;
    case PROP_HOLDS:
      g_value_set_object (value, self->holds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_customer_class_init (CueCustomerClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_customer_finalize;
  object_class->get_property = cue_customer_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_MASKED_NAME] = g_param_spec_string ("masked-name", NULL, NULL, "", flags);
  properties[PROP_TAGS] = g_param_spec_object ("tags", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_FACTS] = g_param_spec_object ("facts", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_HOLDS] = g_param_spec_object ("holds", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_customer_init (CueCustomer *self)
{
  self->name = g_strdup ("");
  self->masked_name = g_strdup ("");
  self->tags = g_list_store_new (CUE_TYPE_TAG);
  self->facts = g_list_store_new (CUE_TYPE_FACT);
  self->holds = g_list_store_new (CUE_TYPE_HOLD);
  self->all_tags = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->all_facts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

CueCustomer *
cue_customer_new (CuePack *pack)
{
  CueCustomer *self = g_object_new (CUE_TYPE_CUSTOMER, NULL);

  self->pack = cue_pack_ref (pack);
  return self;
}

CueTag *
cue_customer_ensure_tag (CueCustomer *self, const char *id)
{
  g_return_val_if_fail (CUE_IS_CUSTOMER (self), NULL);

  CueTag *tag = g_hash_table_lookup (self->all_tags, id);
  if (tag == NULL)
    {
      tag = cue_tag_new (self->pack, id);
      g_hash_table_insert (self->all_tags, (gpointer) cue_tag_get_id (tag), tag);
    }
  return tag;
}

void
cue_customer_show_tag (CueCustomer *self, CueTag *tag, gboolean on)
{
  g_return_if_fail (CUE_IS_CUSTOMER (self));

  guint at = 0;
  gboolean has = g_list_store_find (self->tags, tag, &at);
  cue_tag_set_on (tag, on);
  if (on && !has)
    g_list_store_append (self->tags, tag);
  else if (!on && has)
    g_list_store_remove (self->tags, at);
}

void
cue_customer_settle (CueCustomer *self)
{
  g_return_if_fail (CUE_IS_CUSTOMER (self));

  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tags));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueTag) tag = g_list_model_get_item (G_LIST_MODEL (self->tags), i);
      cue_tag_set_fresh (tag, FALSE);
    }
}

/* Names come first in the order of how sure they are to be one. */
static gboolean
is_name (const char *id)
{
  return g_str_equal (id, "customer.name") || g_str_equal (id, "customer.customer_name")
         || g_str_equal (id, "customer.full_name");
}

static void
set_name (CueCustomer *self, const char *name)
{
  if (g_str_equal (self->name, name))
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  g_free (self->masked_name);
  self->masked_name = cue_mask_text (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MASKED_NAME]);
}

/* As the pack lists them, what it does not know behind them by id: the same whatever came first. */
static int
compare_facts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GPtrArray *facts = cue_pack_get_facts (((CueCustomer *) user_data)->pack);
  const char *ids[] = { cue_fact_get_id ((CueFact *) a), cue_fact_get_id ((CueFact *) b) };
  guint places[] = { facts->len, facts->len };

  for (guint i = 0; i < facts->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
      if (g_str_equal (((CueFactDef *) g_ptr_array_index (facts, i))->id, ids[k]))
        places[k] = i;
  return places[0] != places[1] ? (int) places[0] - (int) places[1] : strcmp (ids[0], ids[1]);
}

static void
show_fact (CueCustomer *self, CueFact *fact, gboolean known)
{
  guint at = 0;
  gboolean has = g_list_store_find (self->facts, fact, &at);

  if (known && !has)
    g_list_store_insert_sorted (self->facts, fact, compare_facts, self);
  else if (!known && has)
    g_list_store_remove (self->facts, at);
}

void
cue_customer_set_fact (CueCustomer *self, const char *id, JsonNode *value, const char *from)
{
  g_return_if_fail (CUE_IS_CUSTOMER (self));

  CueFact *fact = g_hash_table_lookup (self->all_facts, id);
  gboolean known = value != NULL && !JSON_NODE_HOLDS_NULL (value);

  if (fact == NULL && known)
    {
      fact = cue_fact_new (self->pack, id);
      g_hash_table_insert (self->all_facts, (gpointer) cue_fact_get_id (fact), fact);
    }
  if (fact == NULL)
    return;
  cue_fact_set_value (fact, known ? value : NULL, from);
  show_fact (self, fact, known);
  if (is_name (id) && known)
    set_name (self, cue_fact_get_value (fact));
}

/* How many of the pack's holds stand before this one: the weightiest come first. */
static guint
find_rank (CueCustomer *self, const char *id)
{
  GPtrArray *holds = cue_pack_get_holds (self->pack);
  guint rank = 0;

  while (rank < holds->len
         && !g_str_equal (((CueHoldDef *) g_ptr_array_index (holds, rank))->id, id))
    rank++;
  return rank;
}

void
cue_customer_set_hold (CueCustomer *self, const char *id, gboolean on)
{
  g_return_if_fail (CUE_IS_CUSTOMER (self));

  GListModel *holds = G_LIST_MODEL (self->holds);
  guint rank = find_rank (self, id);
  guint n = g_list_model_get_n_items (holds);
  guint at = 0;
  for (; at < n; at++)
    {
      g_autoptr (CueHold) other = g_list_model_get_item (holds, at);

      if (g_str_equal (cue_hold_get_id (other), id))
        {
          if (!on)
            g_list_store_remove (self->holds, at);
          return;
        }
      if (find_rank (self, cue_hold_get_id (other)) > rank)
        break;
    }
  if (!on)
    return;
  g_autoptr (CueHold) hold = cue_hold_new (self->pack, id);
  g_list_store_insert (self->holds, at, hold);
}

void
cue_customer_clear (CueCustomer *self, CuePack *pack)
{
  g_return_if_fail (CUE_IS_CUSTOMER (self));

  CuePack *before = self->pack; /* what is cleared may still be named in it */
  self->pack = cue_pack_ref (pack);

  GHashTableIter iter;
  gpointer tag;
  g_hash_table_iter_init (&iter, self->all_tags);
  while (g_hash_table_iter_next (&iter, NULL, &tag))
    {
      cue_tag_set_on (tag, FALSE);
      cue_tag_set_fresh (tag, FALSE);
    }
  g_list_store_remove_all (self->tags);
  g_list_store_remove_all (self->facts);
  g_list_store_remove_all (self->holds);
  cue_pack_unref (before);
}

const char *
cue_customer_get_name (CueCustomer *self)
{
  g_return_val_if_fail (CUE_IS_CUSTOMER (self), NULL);
  return self->name;
}

GListModel *
cue_customer_get_tags (CueCustomer *self)
{
  g_return_val_if_fail (CUE_IS_CUSTOMER (self), NULL);
  return G_LIST_MODEL (self->tags);
}

GListModel *
cue_customer_get_facts (CueCustomer *self)
{
  g_return_val_if_fail (CUE_IS_CUSTOMER (self), NULL);
  return G_LIST_MODEL (self->facts);
}

GListModel *
cue_customer_get_holds (CueCustomer *self)
{
  g_return_val_if_fail (CUE_IS_CUSTOMER (self), NULL);
  return G_LIST_MODEL (self->holds);
}

CueTag *
cue_customer_find_tag (CueCustomer *self, const char *id)
{
  g_return_val_if_fail (CUE_IS_CUSTOMER (self), NULL);
  return id != NULL ? g_hash_table_lookup (self->all_tags, id) : NULL;
}

CueFact *
cue_customer_find_fact (CueCustomer *self, const char *id)
{
  g_return_val_if_fail (CUE_IS_CUSTOMER (self), NULL);
  return id != NULL ? g_hash_table_lookup (self->all_facts, id) : NULL;
}
