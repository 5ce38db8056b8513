/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * No offer is ever lit for a customer who may not have it. Customers are made up, a hundred
 * thousand of them (CUE_ELIGIBLE_CUSTOMERS says how many; a million is the promise), each says
 * something of what the packs' tests say; whether an offer that lights was allowed is asked of a
 * reader of conditions of our own, which sees only what the engine told: facts, tags, words.
 */
#include "cue-test-play.h"

#define N_TALKING 1500  /* customers of each demo pack, with everything that it listens for */
#define N_ASKING 100000 /* of offers and facts alone, every offer wanting to light */

typedef struct
{
  CuePack *pack;
  CueEngine *engine;
  GPtrArray *texts;   /* utf8: what customers say */
  GHashTable *limits; /* fact → GArray of gint64: its own ones */
  GHashTable *fits;   /* offer → GPtrArray of JsonNode: what it asks for */
  GHashTable *lit;    /* offers that lit at all */
  guint n_lit;
} World;

/* What the engine has told of one conversation. */
typedef struct
{
  const World *world;
  GHashTable *facts;   /* id → JsonNode */
  GHashTable *tags;    /* those that are on */
  GHashTable *phrases; /* those that the customer said plainly */
} Told;

static JsonNode *
parse (const char *text)
{
  JsonNode *node = cue_gate_parse (text, -1, &CUE_GATE_LINE, NULL);

  g_assert_nonnull (node);
  return node;
}

/* {"fact": …} beside a number: where to look closely. */
static void
gather_limits (World *world, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      const char *fact = NULL;

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *member = json_array_get_element (array, i);

          if (JSON_NODE_HOLDS_OBJECT (member) && fact == NULL)
            fact = cue_json_get_string (json_node_get_object (member), "fact", NULL);
          if (fact != NULL && JSON_NODE_HOLDS_VALUE (member)
              && json_node_get_value_type (member) == G_TYPE_INT64)
            {
              gint64 value = json_node_get_int (member);
              GArray *own = g_hash_table_lookup (world->limits, fact);

              if (own == NULL)
                {
                  own = g_array_new (FALSE, FALSE, sizeof value);
                  g_hash_table_insert (world->limits, g_strdup (fact), own);
                }
              g_array_append_val (own, value);
            }
          gather_limits (world, member);
        }
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *at = members; at != NULL; at = at->next)
        gather_limits (world, at->data);
    }
}

static void
gather_texts (World *world, const char *folder)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), folder, "tests.jsonl", NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = parse (lines[i]);
      JsonArray *turns = cue_json_get_array (json_node_get_object (node), "turns");

      for (guint k = 0; k < json_array_get_length (turns); k++)
        {
          JsonObject *turn = json_array_get_object_element (turns, k);

          if (g_str_equal (cue_json_get_string (turn, "role", ""), "customer"))
            g_ptr_array_add (world->texts, g_strdup (cue_json_get_string (turn, "text", "")));
        }
    }
}

static void
gather_fits (World *world, const CueOffer *offer)
{
  GPtrArray *fits = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; offer->fits != NULL && i < offer->fits->len; i++)
    {
      JsonNode *logic
          = cue_condition_to_json (((const CueFit *) g_ptr_array_index (offer->fits, i))->when);

      gather_limits (world, logic);
      g_ptr_array_add (fits, logic);
    }
  g_hash_table_insert (world->fits, offer->id, fits);
}

static char *
read_lines (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), folder, file, NULL);
  char *content;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

/* Records of a family without the members that name other families; calls @visit with each. */
static char *
strip (const char *folder, const char *file, GFunc visit, gpointer user_data)
{
  static const char *const others[] = { "read", "tags" };
  g_autofree char *content = read_lines (folder, file);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = parse (lines[i]);

      for (guint k = 0; k < G_N_ELEMENTS (others); k++)
        if (json_object_has_member (json_node_get_object (node), others[k]))
          json_object_remove_member (json_node_get_object (node), others[k]);
      if (visit != NULL)
        visit (json_node_get_object (node), user_data);
      cue_json_append_canonical (out, node);
      g_string_append_c (out, '\n');
    }
  return g_strdelimit (g_string_free (out, FALSE), "'", ' ');
}

/* A rule that lights it for who wishes it. */
static void
add_rule (gpointer record, gpointer user_data)
{
  const char *offer = cue_json_get_string (record, "offer", "");

  g_string_append_printf (user_data,
                          "{'rule':'r-%s','title':'R','when':{'==':[{'fact':'wish.offer'},'%s']},"
                          "'light':[{'offer':'%s'}]}\n",
                          offer, offer, offer);
}

/* Only the facts and the offers of a pack. */
static CuePack *
read_bare_pack (const char *folder)
{
  g_autoptr (GString) rules = g_string_new (NULL);
  g_autofree char *offers = strip (folder, "offers.jsonl", add_rule, rules);
  g_autofree char *declared = strip (folder, "facts.jsonl", NULL, NULL);
  g_autofree char *facts
      = g_strconcat (declared, "{'fact':'wish.offer','title':'Wish','type':'string'}\n", NULL);

  return cue_test_make_pack ("facts.jsonl", facts, "offers.jsonl", offers, "rules.jsonl",
                             rules->str, NULL);
}

static World *
world_new (const char *folder, gboolean bare)
{
  World *self = g_new0 (World, 1);
  GPtrArray *offers;

  self->pack = bare ? read_bare_pack (folder) : cue_test_read_pack (folder);
  self->engine = cue_engine_new (self->pack, NULL);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->limits
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->fits
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->lit = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gather_texts (self, folder);
  offers = cue_pack_get_offers (self->pack);
  for (guint i = 0; i < offers->len; i++)
    gather_fits (self, g_ptr_array_index (offers, i));
  return self;
}

static void
world_free (World *self)
{
  cue_engine_unref (self->engine);
  cue_pack_unref (self->pack);
  g_ptr_array_unref (self->texts);
  g_hash_table_unref (self->limits);
  g_hash_table_unref (self->fits);
  g_hash_table_unref (self->lit);
  g_free (self);
}

static JsonNode *
make_number (const World *world, const char *fact)
{
  GArray *own = g_hash_table_lookup (world->limits, fact);
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  gint64 value = g_test_rand_int_range (0, 200);

  if (own != NULL && g_test_rand_int_range (0, 4) > 0)
    value = g_array_index (own, gint64, g_test_rand_int_range (0, (gint32) own->len))
            + g_test_rand_int_range (-1, 2);
  json_node_set_int (node, MAX (value, 0));
  return node;
}

static const char *
any_offer (const World *world)
{
  GPtrArray *offers = cue_pack_get_offers (world->pack);
  guint i = (guint) g_test_rand_int_range (0, (gint32) offers->len);

  return ((const CueOffer *) g_ptr_array_index (offers, i))->id;
}

static JsonNode *
make_products (const World *world)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  int n = g_test_rand_int_range (0, 4);

  for (int i = 0; i < n; i++)
    json_array_add_string_element (array, any_offer (world));
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
make_value (const World *world, const CueFactDef *def)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (g_str_equal (def->type, "number"))
    {
      json_node_unref (node);
      return make_number (world, def->id);
    }
  if (g_str_equal (def->type, "bool"))
    json_node_set_boolean (node, g_test_rand_bit ());
  else if (def->values != NULL && def->values->len > 0)
    json_node_set_string (node,
                          ((const CueFactValue *)
                               g_ptr_array_index (def->values,
                                                  (guint)
                                                      g_test_rand_int_range (0, (gint32) def->values
                                                                                    ->len)))
                              ->value);
  else
    json_node_set_string (node, any_offer (world));
  return node;
}

static JsonNode *
make_facts (const World *world)
{
  GPtrArray *defs = cue_pack_get_facts (world->pack);
  JsonObject *facts = json_object_new ();
  JsonObject *body = json_object_new ();

  for (guint i = 0; i < defs->len; i++)
    {
      const CueFactDef *def = g_ptr_array_index (defs, i);

      if (!g_str_equal (def->type, "list") && g_test_rand_int_range (0, 3) > 0)
        json_object_set_member (facts, def->id, make_value (world, def));
    }
  if (g_test_rand_bit ())
    json_object_set_member (facts, "customer.products", make_products (world));
  json_object_set_object_member (body, "facts", facts);
  return cue_json_new_object (body);
}

static void
hear (Told *told, JsonObject *body)
{
  JsonArray *spans = cue_json_get_array (body, "spans");

  for (guint i = 0; spans != NULL && i < json_array_get_length (spans); i++)
    {
      JsonObject *span = json_array_get_object_element (spans, i);

      if (g_str_equal (cue_json_get_string (span, "kind", ""), "phrase")
          && g_str_equal (cue_json_get_string (span, "polarity", ""), "plain"))
        g_hash_table_add (told->phrases, g_strdup (cue_json_get_string (span, "id", "")));
    }
}

static gboolean holds (const Told *told, JsonNode *logic);

static JsonNode *
value_of (const Told *told, JsonNode *logic)
{
  if (JSON_NODE_HOLDS_OBJECT (logic))
    return g_hash_table_lookup (told->facts,
                                cue_json_get_string (json_node_get_object (logic), "fact", ""));
  return logic;
}

static gboolean
is_number (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64
             || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
compares (const Told *told, const char *op, JsonArray *args)
{
  JsonNode *a = value_of (told, json_array_get_element (args, 0));
  JsonNode *b = value_of (told, json_array_get_element (args, 1));

  if (g_str_equal (op, "==") && a != NULL && b != NULL && !is_number (a))
    return json_node_equal (a, b);
  if (!is_number (a) || !is_number (b))
    return FALSE;
  if (g_str_equal (op, "=="))
    return json_node_get_double (a) == json_node_get_double (b);
  if (g_str_equal (op, "<"))
    return json_node_get_double (a) < json_node_get_double (b);
  if (g_str_equal (op, "<="))
    return json_node_get_double (a) <= json_node_get_double (b);
  if (g_str_equal (op, ">"))
    return json_node_get_double (a) > json_node_get_double (b);
  g_assert_cmpstr (op, ==, ">=");
  return json_node_get_double (a) >= json_node_get_double (b);
}

static gboolean
holds_any (const Told *told, JsonArray *args, gboolean wanted)
{
  for (guint i = 0; i < json_array_get_length (args); i++)
    if (holds (told, json_array_get_element (args, i)) == wanted)
      return TRUE;
  return FALSE;
}

static gboolean
is_missing (const Told *told, JsonArray *args)
{
  for (guint i = 0; i < json_array_get_length (args); i++)
    if (!g_hash_table_contains (told->facts, json_array_get_string_element (args, i)))
      return TRUE;
  return FALSE;
}

/* Only the operators that offers ask with; another one must be added here. */
static gboolean
holds (const Told *told, JsonNode *logic)
{
  JsonObject *object = json_node_get_object (logic);
  g_autoptr (GList) names = json_object_get_members (object);
  const char *op = names->data;
  JsonNode *argument = json_object_get_member (object, op);
  JsonArray *args = JSON_NODE_HOLDS_ARRAY (argument) ? json_node_get_array (argument) : NULL;

  if (g_str_equal (op, "or"))
    return holds_any (told, args, TRUE);
  if (g_str_equal (op, "and"))
    return !holds_any (told, args, FALSE);
  if (g_str_equal (op, "!"))
    return !holds (told, args == NULL ? argument : json_array_get_element (args, 0));
  if (g_str_equal (op, "tag"))
    return g_hash_table_contains (told->tags, json_node_get_string (argument));
  if (g_str_equal (op, "says"))
    return g_hash_table_contains (told->phrases, json_array_get_string_element (args, 0));
  if (g_str_equal (op, "missing"))
    return is_missing (told, args);
  return compares (told, op, args);
}

static gboolean
owns (const Told *told, const char *offer)
{
  JsonNode *node = g_hash_table_lookup (told->facts, "customer.products");
  JsonArray *array = node == NULL ? NULL : json_node_get_array (node);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), offer))
      return TRUE;
  return FALSE;
}

static void
assert_may_have (const Told *told, const char *id, gint64 at_ms)
{
  const CueOffer *offer = cue_pack_find_offer (told->world->pack, id);
  const GPtrArray *fits = g_hash_table_lookup (told->world->fits, id);

  g_assert_nonnull (offer);
  g_assert_cmpint (at_ms, >=, offer->valid_from_ms);
  g_assert_cmpint (at_ms, <, offer->valid_until_ms);
  g_assert_false (owns (told, id));
  for (guint i = 0; offer->excludes != NULL && offer->excludes[i] != NULL; i++)
    g_assert_false (owns (told, offer->excludes[i]));
  for (guint i = 0; offer->requires != NULL && offer->requires[i] != NULL; i++)
    g_assert_true (owns (told, offer->requires[i]));
  for (guint i = 0; i < fits->len; i++)
    if (!holds (told, g_ptr_array_index (fits, i)))
      g_error ("%s is lit though its clause %u fails", id, i);
}

/* Facts and tags of a step stand before its lamps. */
static void
take_change (World *world, Told *told, const CueChange *change, gint64 at_ms)
{
  JsonObject *body = cue_change_get_body (change);
  const char *id;

  if (g_str_equal (change->type, "turn"))
    hear (told, body);
  else if (g_str_equal (change->type, "fact"))
    {
      JsonNode *value = json_object_get_member (body, "value");

      id = cue_json_get_string (body, "fact", "");
      if (JSON_NODE_HOLDS_NULL (value))
        g_hash_table_remove (told->facts, id);
      else
        g_hash_table_insert (told->facts, g_strdup (id), json_node_ref (value));
    }
  else if (g_str_equal (change->type, "tag"))
    {
      id = cue_json_get_string (body, "tag", "");
      if (cue_json_get_boolean (body, "on", FALSE))
        g_hash_table_add (told->tags, g_strdup (id));
      else
        g_hash_table_remove (told->tags, id);
    }
  else if (g_str_equal (change->type, "lamp")
           && g_str_equal (cue_json_get_string (body, "to", ""), "lit"))
    {
      id = g_str_equal (cue_json_get_string (body, "kind", ""), "offer")
               ? cue_json_get_string (body, "of", "")
               : NULL;
      if (id == NULL)
        return;
      assert_may_have (told, id, at_ms);
      g_hash_table_add (world->lit, g_strdup (id));
      world->n_lit++;
    }
}

static void
take_step (World *world, Told *told, CueState *state, CueEvent *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cue_engine_step (world->engine, state, event, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    take_change (world, told, g_ptr_array_index (changes, i), event->at_ms);
  cue_event_unref (event);
}

static void
play_customer_of (World *world, gint64 at_ms, gboolean talks)
{
  Told told
      = { world,
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref),
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  CueState *state = cue_engine_begin (world->engine, "c1");
  const char *text
      = g_ptr_array_index (world->texts,
                           (guint) g_test_rand_int_range (0, (gint32) world->texts->len));

  take_step (world, &told, state,
             cue_event_new ("conversation:c1", 1, "customer.facts", at_ms, "test", 1,
                            make_facts (world)));
  if (talks)
    take_step (world, &told, state, cue_test_turn (2, at_ms + 1000, "t1", 1, "customer", text));
  /* another customer now: what was lit must not light again for him where it may not */
  if (g_test_rand_int_range (0, 4) == 0)
    take_step (world, &told, state,
               cue_event_new ("conversation:c1", cue_state_get_seq (state) + 1, "customer.facts",
                              at_ms + 2000, "test", 1, make_facts (world)));
  cue_state_free (state);
  g_hash_table_unref (told.facts);
  g_hash_table_unref (told.tags);
  g_hash_table_unref (told.phrases);
}

static void
play_many (const char *folder, gboolean bare, guint n)
{
  World *world = world_new (folder, bare);
  gint64 day_ms = G_GINT64_CONSTANT (24) * 3600 * 1000;

  for (guint i = 0; i < n; i++)
    play_customer_of (world, CUE_TEST_START_MS + g_test_rand_int_range (-400, 400) * day_ms, !bare);
  g_test_message ("%u lit, %u of %u offers", world->n_lit, g_hash_table_size (world->lit),
                  cue_pack_get_offers (world->pack)->len);
  /* else it has shown nothing */
  g_assert_cmpuint (world->n_lit, >, n / 100);
  g_assert_cmpuint (g_hash_table_size (world->lit) * 4, >, cue_pack_get_offers (world->pack)->len);
  world_free (world);
}

static void
test_talking (gconstpointer folder)
{
  play_many (folder, FALSE, N_TALKING);
}

static void
test_asking (gconstpointer folder)
{
  const char *wanted = g_getenv ("CUE_ELIGIBLE_CUSTOMERS");
  guint64 n = wanted == NULL ? N_ASKING : g_ascii_strtoull (wanted, NULL, 10);

  /* two packs share them */
  play_many (folder, TRUE, (guint) (n / 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/eligible/none-else-is-lit/telecom-zh", "data/packs/telecom-zh",
                        test_talking);
  g_test_add_data_func ("/eligible/none-else-is-lit/bank-en", "data/packs/bank-en", test_talking);
  g_test_add_data_func ("/eligible/none-else-is-lit/shop-travel", "data/packs/shop-travel",
                        test_talking);
  g_test_add_data_func ("/eligible/none-of-many/telecom-zh", "data/packs/telecom-zh", test_asking);
  g_test_add_data_func ("/eligible/none-of-many/bank-en", "data/packs/bank-en", test_asking);
  return g_test_run ();
}
