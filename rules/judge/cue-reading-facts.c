/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-reading.h"

#include <string.h>

#include "cue-json.h"

CueKnown *
cue_known_ref (CueKnown *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_known_unref (CueKnown *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  json_node_unref (self->value);
  json_node_unref (self->from);
  g_free (self);
}

/* What conditions see of it. */
static void
note_fact (CueReading *self, const char *id, JsonNode *value)
{
  guint place = cue_needs_find_fact (self->needs, id);
  CueFactSlot *slot;

  cue_reading_touch (self,
                     place == CUE_NONE ? CUE_NEED_OTHER : cue_needs_fact (self->needs, place));
  if (place == CUE_NONE)
    return;
  slot = cue_blocks_edit (&self->slots, place);
  *slot = (CueFactSlot){ .node = value };
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
    return;
  switch (json_node_get_value_type (value))
    {
    case G_TYPE_INT64:
    case G_TYPE_DOUBLE:
      slot->is_number = TRUE;
      slot->number = json_node_get_double (value);
      break;
    case G_TYPE_STRING:
      slot->text = json_node_get_string (value);
      break;
    default:
      break;
    }
}

void
cue_reading_set_fact (CueReading *self, const char *id, JsonNode *value, JsonNode *from)
{
  CueKnown *fact;

  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    {
      note_fact (self, id, NULL);
      g_hash_table_remove (self->facts, id);
      g_clear_pointer (&value, json_node_unref);
      json_node_unref (from);
      return;
    }
  fact = g_new0 (CueKnown, 1);
  g_atomic_ref_count_init (&fact->refs);
  fact->value = value;
  fact->from = from;
  json_node_seal (value);
  json_node_seal (from);
  note_fact (self, id, value);
  g_hash_table_insert (self->facts, g_strdup (id), fact);
}

JsonNode *
cue_reading_get_fact (const CueReading *self, const char *id)
{
  const CueKnown *fact = g_hash_table_lookup (self->facts, id);

  return fact == NULL ? NULL : fact->value;
}

gboolean
cue_reading_heard_now (const CueReading *self, const GArray *phrases)
{
  if (self->current == CUE_NONE)
    return FALSE;
  for (guint i = 0; i < phrases->len; i++)
    {
      guint head = cue_reading_get_head (self, g_array_index (phrases, guint, i));

      if (head != 0 && g_array_index (self->postings, CuePosting, head - 1).turn == self->current)
        return TRUE;
    }
  return FALSE;
}

gboolean
cue_reading_owns (const CueReading *self, const char *offer)
{
  JsonNode *products = cue_reading_get_fact (self, "customer.products");
  JsonArray *array;

  if (products == NULL || !JSON_NODE_HOLDS_ARRAY (products))
    return FALSE;
  array = json_node_get_array (products);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          && g_str_equal (json_node_get_string (node), offer))
        return TRUE;
    }
  return FALSE;
}

/* By name: two ways to write one fact end alike in whatever order they came, or were stored. */
static GList *
list_names (JsonObject *object)
{
  return g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);
}

static void
set_member (CueReading *self, const char *id, JsonNode *node, const char *from, guint depth)
{
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node) || depth > 8)
    {
      cue_reading_set_fact (self, id, cue_json_share (node), cue_json_new_string (from));
      return;
    }
  object = json_node_get_object (node);
  names = list_names (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *path = g_strconcat (id, ".", l->data, NULL);

      set_member (self, path, json_object_get_member (object, l->data), from, depth + 1);
    }
}

void
cue_reading_set_facts (CueReading *self, JsonObject *object, const char *prefix, const char *from)
{
  g_autoptr (GList) names = NULL;

  if (object == NULL)
    return;
  names = list_names (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *name = l->data;
      JsonNode *member = json_object_get_member (object, name);
      gboolean own = JSON_NODE_HOLDS_OBJECT (member) || strchr (name, '.') != NULL;
      g_autofree char *path = own ? g_strdup (name) : g_strconcat (prefix, ".", name, NULL);

      set_member (self, path, member, from, 0);
    }
}

static char *
dup_value (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return json_node_dup_string (node);
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return cue_json_print_number (json_node_get_double (node));
    default:
      return NULL;
    }
}

static char *
dup_milli (gint64 milli)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT, milli / 1000);
  if (milli % 1000 != 0)
    {
      g_string_append_printf (text, ".%03d", (int) (milli % 1000));
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }
  return g_string_free (text, FALSE);
}

static JsonNode *
get_offer_value (const CueOffer *offer, const char *key)
{
  return offer == NULL || offer->values == NULL ? NULL
                                                : json_object_get_member (offer->values, key);
}

static char *
dup_offer_value (const CueOffer *offer, const char *key, const char *lang)
{
  if (offer == NULL)
    return NULL;
  if (g_str_equal (key, "title"))
    return g_strdup (cue_text_get (offer->title, lang));
  if (g_str_equal (key, "price"))
    return offer->price_milli < 0 ? NULL : dup_milli (offer->price_milli);
  return dup_value (get_offer_value (offer, key));
}

/* What is said to a customer are titles, never ids. */
static char *
dup_fact_value (const CuePack *pack, const char *fact, JsonNode *value, const char *lang)
{
  const CueText *title = value != NULL && JSON_NODE_HOLDS_VALUE (value)
                                 && json_node_get_value_type (value) == G_TYPE_STRING
                             ? cue_pack_find_value_title (pack, fact, json_node_get_string (value))
                             : NULL;

  return title != NULL ? g_strdup (cue_text_get (title, lang)) : dup_value (value);
}

char *
cue_reading_dup_variable (const CueReading *self,
                          const CuePack *pack,
                          const CueOffer *offer,
                          const char *name)
{
  const char *lang
      = self->lang == NULL ? cue_pack_get_lang (pack) : json_node_get_string (self->lang);

  if (g_str_has_prefix (name, "offer."))
    return dup_offer_value (offer, name + strlen ("offer."), lang);
  return dup_fact_value (pack, name, cue_reading_get_fact (self, name), lang);
}

gboolean
cue_reading_find_whole (const CueReading *self,
                        const CueOffer *offer,
                        const char *name,
                        gint64 *whole)
{
  JsonNode *node = g_str_has_prefix (name, "offer.")
                       ? get_offer_value (offer, name + strlen ("offer."))
                       : cue_reading_get_fact (self, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *whole = json_node_get_int (node);
  return TRUE;
}
