/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What could be changed so that a rule lights: the facts, tags and phrases that its conditions ask
 * for, with the values that they are compared with. What its own `when` asks for comes first, then
 * what its hold, its offers and the pack's holds ask for.
 */
#include "cue-why-not-private.h"

#include <string.h>

#include "cue-json.h"

/* Tags ask for tags. */
#define MAX_DEPTH 3

static void walk (CueWishes *self, JsonNode *logic);

static const char *
name_of_fact (JsonNode *logic)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (logic) ? json_node_get_object (logic) : NULL;
  JsonNode *id = NULL;

  if (object != NULL && json_object_get_size (object) == 1)
    {
      id = json_object_get_member (object, "fact");
      if (id == NULL)
        id = json_object_get_member (object, "var");
    }
  if (id != NULL && JSON_NODE_HOLDS_ARRAY (id)
      && json_array_get_length (json_node_get_array (id)) > 0)
    id = json_array_get_element (json_node_get_array (id), 0);
  return id != NULL && JSON_NODE_HOLDS_VALUE (id) && json_node_get_value_type (id) == G_TYPE_STRING
             ? json_node_get_string (id)
             : NULL;
}

static gboolean
is_number (JsonNode *value)
{
  return JSON_NODE_HOLDS_VALUE (value)
         && (json_node_get_value_type (value) == G_TYPE_INT64
             || json_node_get_value_type (value) == G_TYPE_DOUBLE);
}

/* The value itself, and what stands beside it. */
static void
add_around (CueWishes *self, const char *fact, JsonNode *constant)
{
  if (JSON_NODE_HOLDS_NULL (constant))
    return;
  if (!is_number (constant))
    {
      if (JSON_NODE_HOLDS_VALUE (constant))
        cue_wishes_add_fact (self, fact, json_node_copy (constant));
      return;
    }
  for (int beside = 0; beside < 3; beside++)
    {
      double value = json_node_get_double (constant) + (beside == 2 ? -1 : beside);

      cue_wishes_add_fact (self, fact,
                           (double) (gint64) value == value ? cue_json_new_int ((gint64) value)
                                                            : cue_json_new_double (value));
    }
}

static void
add_compared (CueWishes *self, JsonArray *sides)
{
  guint n = json_array_get_length (sides);

  for (guint i = 0; i < n; i++)
    {
      const char *fact = name_of_fact (json_array_get_element (sides, i));

      for (guint k = 0; fact != NULL && k < n; k++)
        if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (sides, k)))
          add_around (self, fact, json_array_get_element (sides, k));
    }
}

/* {"in": [value, fact]} or {"in": [fact, list]} */
static void
add_contained (CueWishes *self, JsonArray *sides)
{
  const char *list;
  const char *fact;
  JsonNode *first;

  if (json_array_get_length (sides) != 2)
    return;
  first = json_array_get_element (sides, 0);
  list = name_of_fact (json_array_get_element (sides, 1));
  fact = name_of_fact (first);
  if (g_strcmp0 (list, "customer.products") == 0 && JSON_NODE_HOLDS_VALUE (first)
      && json_node_get_value_type (first) == G_TYPE_STRING)
    cue_wishes_add_owned (self, json_node_get_string (first));
  else if (fact != NULL && JSON_NODE_HOLDS_ARRAY (json_array_get_element (sides, 1)))
    {
      JsonArray *values = json_node_get_array (json_array_get_element (sides, 1));

      for (guint i = 0; i < json_array_get_length (values); i++)
        if (JSON_NODE_HOLDS_VALUE (json_array_get_element (values, i)))
          add_around (self, fact, json_array_get_element (values, i));
    }
}

/* Whatever it is compared with: a number, a text, yes, no, unknown. */
static void
add_any_value (CueWishes *self, const char *fact)
{
  const CueFactDef *def = cue_pack_find_fact (self->stand->pack, fact);

  if (g_str_equal (fact, "customer.products"))
    return;
  if (def != NULL && g_str_equal (def->type, "number"))
    cue_wishes_add_fact (self, fact, cue_json_new_int (1));
  else if (def != NULL && g_str_equal (def->type, "bool"))
    {
      cue_wishes_add_fact (self, fact, cue_json_new_boolean (TRUE));
      cue_wishes_add_fact (self, fact, cue_json_new_boolean (FALSE));
    }
  for (guint i = 0; def != NULL && i < def->values->len; i++)
    cue_wishes_add_fact (self, fact,
                         cue_json_new_string (
                             ((CueFactValue *) g_ptr_array_index (def->values, i))->value));
  cue_wishes_add_fact (self, fact, NULL);
}

static void
walk_list (CueWishes *self, JsonNode *arguments)
{
  JsonArray *list;

  if (!JSON_NODE_HOLDS_ARRAY (arguments))
    {
      walk (self, arguments);
      return;
    }
  list = json_node_get_array (arguments);
  for (guint i = 0; i < json_array_get_length (list); i++)
    walk (self, json_array_get_element (list, i));
}

static const char *
text_of (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 1)
    node = json_array_get_element (json_node_get_array (node), 0);
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
walk_call (CueWishes *self, const char *op, JsonNode *arguments, JsonNode *call)
{
  gboolean counts = g_str_equal (op, "count_within");

  if (g_str_equal (op, "tag"))
    cue_wishes_add_tag (self, text_of (arguments));
  else if (counts || g_str_equal (op, "says"))
    cue_wishes_add_phrase (self, arguments, counts);
  else if (g_str_equal (op, "owns") && text_of (arguments) != NULL)
    cue_wishes_add_owned (self, text_of (arguments));
  else if (name_of_fact (call) != NULL)
    add_any_value (self, name_of_fact (call));
  else if (g_str_equal (op, "missing") && text_of (arguments) != NULL)
    add_any_value (self, text_of (arguments));
  else
    {
      if (JSON_NODE_HOLDS_ARRAY (arguments) && strpbrk (op, "<>=") != NULL)
        add_compared (self, json_node_get_array (arguments));
      else if (JSON_NODE_HOLDS_ARRAY (arguments) && g_str_equal (op, "in"))
        add_contained (self, json_node_get_array (arguments));
      walk_list (self, arguments);
    }
}

static void
walk (CueWishes *self, JsonNode *logic)
{
  JsonObjectIter iter;
  const char *op;
  JsonNode *arguments;

  if (JSON_NODE_HOLDS_ARRAY (logic))
    walk_list (self, logic);
  else if (JSON_NODE_HOLDS_OBJECT (logic)
           && json_object_get_size (json_node_get_object (logic)) == 1)
    {
      json_object_iter_init (&iter, json_node_get_object (logic));
      json_object_iter_next (&iter, &op, &arguments);
      walk_call (self, op, arguments, logic);
    }
}

static void
walk_condition (CueWishes *self, const CueCondition *condition)
{
  g_autoptr (JsonNode) logic = condition == NULL ? NULL : cue_condition_to_json (condition);

  if (logic != NULL)
    walk (self, logic);
}

/* What the rule lights: does it sell, and what must the customer be? */
static gboolean
walk_targets (CueWishes *self, const CueRule *rule)
{
  gboolean sells = FALSE;

  for (guint i = 0; i < rule->n_light; i++)
    {
      const CueTarget *target = &rule->light[i];
      const CueOffer *offer = target->kind == CUE_TARGET_OFFER
                                  ? cue_pack_find_offer (self->stand->pack, target->id)
                                  : NULL;
      const CueTalk *talk = target->kind == CUE_TARGET_TALK
                                ? cue_pack_find_talk (self->stand->pack, target->id)
                                : NULL;

      sells |= offer != NULL || (talk != NULL && talk->sells);
      if (offer == NULL)
        continue;
      for (guint k = 0; offer->fits != NULL && k < offer->fits->len; k++)
        walk_condition (self, ((CueFit *) g_ptr_array_index (offer->fits, k))->when);
      for (guint k = 0; offer->excludes != NULL && offer->excludes[k] != NULL; k++)
        cue_wishes_add_owned (self, offer->excludes[k]);
      for (guint k = 0; offer->requires != NULL && offer->requires[k] != NULL; k++)
        cue_wishes_add_owned (self, offer->requires[k]);
      cue_wishes_add_owned (self, offer->id);
    }
  return sells;
}

/* The desk's own holds, where they were ever on. */
static void
add_desk_holds (CueWishes *self)
{
  static const char *const holds[] = { "speech", "pressure", "budget" };

  for (guint i = 0; i < G_N_ELEMENTS (holds); i++)
    for (guint k = 0; k < self->stand->events->len; k++)
      if (g_str_equal (((CueEvent *) g_ptr_array_index (self->stand->events, k))->type, holds[i]))
        {
          cue_wishes_add_hold (self, holds[i]);
          break;
        }
}

static void add_sources_of_tag (CueWishes *self, const char *id, guint depth);

typedef struct
{
  CueWishes *wishes;
  guint depth;
} Sources;

static void
source_cb (const char *family, const char *id, const CueReferencePlace *place, gpointer user_data)
{
  const Sources *self = user_data;

  if (g_str_equal (family, "phrase"))
    cue_wishes_add_words (self->wishes, id);
  else if (g_str_equal (family, "tag") && self->depth > 0)
    add_sources_of_tag (self->wishes, id, self->depth - 1);
}

static void
add_sources_of_tag (CueWishes *self, const char *id, guint depth)
{
  const CueTagDef *def = cue_pack_find_tag (self->stand->pack, id);
  Sources sources = { self, depth };

  if (def != NULL)
    cue_condition_foreach_reference (def->when, source_cb, &sources);
}

static void
add_sources_of_fact (CueWishes *self, const char *id)
{
  const CueFactDef *def = cue_pack_find_fact (self->stand->pack, id);

  for (guint i = 0; def != NULL && i < def->reads->len; i++)
    {
      const CueFactRead *read = g_ptr_array_index (def->reads, i);

      if (read->phrase != NULL)
        cue_wishes_add_words (self, read->phrase);
    }
}

/* Words can do what two changes do: light a tag and tell a fact. */
static void
add_sources (CueWishes *self)
{
  guint n = self->wishes->len;

  for (guint i = 0; i < n; i++)
    {
      const CueWish *wish = g_ptr_array_index (self->wishes, i);

      if (wish->kind == CUE_WISH_TAG)
        add_sources_of_tag (self, wish->id, MAX_DEPTH);
      else if (wish->kind == CUE_WISH_FACT)
        add_sources_of_fact (self, wish->id);
    }
}

static guint
phase_of (const CueWish *wish)
{
  return wish->kind == CUE_WISH_HOLD ? 2 : wish->kind == CUE_WISH_PHRASE ? 1 : 0;
}

/* Tags and facts, then words, then who speaks: words may light the same card by another way, and
 * then the rule comes too late. The sort is stable: otherwise as the rule asks for them. */
static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  return (int) phase_of (*(CueWish *const *) a) - (int) phase_of (*(CueWish *const *) b);
}

GPtrArray *
cue_wishes_collect (const CueStand *stand, const CueRule *rule, gboolean *cut)
{
  CueWishes self = { stand, g_ptr_array_new_with_free_func ((GDestroyNotify) cue_wish_free) };
  GPtrArray *holds = cue_pack_get_holds (stand->pack);
  gboolean sells;

  walk_condition (&self, rule->when);
  walk_condition (&self, rule->hold);
  sells = walk_targets (&self, rule);
  add_desk_holds (&self);
  for (guint i = 0; i < holds->len; i++)
    {
      const CueHoldDef *hold = g_ptr_array_index (holds, i);

      if (sells || hold->all)
        walk_condition (&self, hold->when);
    }
  add_sources (&self);
  g_ptr_array_sort (self.wishes, compare_wishes);
  *cut = self.cut;
  return self.wishes;
}
