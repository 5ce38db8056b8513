/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-operators.h"
#include "fake-scope.h"

/* One row: a condition and its value in the conversation of fake-scope.h; "!x" is the error x. */
typedef struct
{
  const char *logic;
  const char *value;
} Row;

static const Row ROWS[] = {
  { "{\"tag\":\"over-quota\"}", "true" },
  { "{\"tag\":[\"over-quota\"]}", "true" },
  { "{\"tag\":\"upset\"}", "false" },
  { "{\"!\":{\"tag\":\"upset\"}}", "true" },

  { "{\"fact\":\"plan.overage_months\"}", "3" },
  { "{\"fact\":\"customer.products\"}", "[\"5g-60\",\"card\"]" },
  { "{\"fact\":\"missing\"}", "null" },
  { "{\"fact\":\"nothing\"}", "null" },
  { "{\"fact\":\"empty\"}", "\"\"" },
  { "{\">=\":[{\"fact\":\"plan.overage_months\"},2]}", "true" },
  { "{\">=\":[{\"fact\":\"plan.overage_months\"},4]}", "false" },
  { "{\"==\":[{\"fact\":\"for_whom\"},\"child\"]}", "true" },
  { "{\"in\":[\"card\",{\"fact\":\"customer.products\"}]}", "true" },
  { "{\"in\":[\"loan\",{\"fact\":\"customer.products\"}]}", "false" },
  { "{\"in\":[\"loan\",{\"fact\":\"missing\"}]}", "false" },
  { "{\"some\":[{\"fact\":\"customer.products\"},{\"==\":[{\"var\":\"\"},\"card\"]}]}", "true" },
  { "{\"some\":[{\"fact\":\"missing\"},{\"==\":[{\"var\":\"\"},\"card\"]}]}", "false" },
  { "{\"none\":[{\"fact\":\"missing\"},{\"==\":[{\"var\":\"\"},\"card\"]}]}", "true" },
  /* unknown: every comparison is false, through sums too */
  { "{\"<\":[{\"fact\":\"missing\"},25]}", "false" },
  { "{\">=\":[{\"fact\":\"missing\"},0]}", "false" },
  { "{\"==\":[{\"fact\":\"missing\"},0]}", "false" },
  { "{\"!=\":[{\"fact\":\"missing\"},0]}", "false" },
  { "{\"!==\":[{\"fact\":\"missing\"},\"child\"]}", "false" },
  { "{\"<\":[{\"+\":[{\"fact\":\"missing\"},1]},25]}", "false" },
  { "{\"<\":[0,{\"fact\":\"missing\"},25]}", "false" },
  { "{\"==\":[{\"fact\":\"missing\"},null]}", "true" },
  { "{\"!=\":[{\"fact\":\"missing\"},null]}", "false" },
  { "{\"==\":[{\"fact\":\"budget\"},null]}", "false" },
  /* wrong type */
  { "{\"<\":[{\"fact\":\"for_whom\"},25]}", "!NaN" },
  { "{\"<\":[{\"fact\":\"customer.products\"},25]}", "!NaN" },
  { "{\"<\":[{\"fact\":\"empty\"},25]}", "true" },
  { "{\"and\":[{\"tag\":\"upset\"},{\"<\":[{\"fact\":\"for_whom\"},25]}]}", "false" },

  { "{\"missing\":[\"budget\",\"gone\"]}", "[\"gone\"]" },
  { "{\"missing\":[\"empty\",\"nothing\"]}", "[\"empty\",\"nothing\"]" },
  { "{\"missing\":[\"channel\"]}", "[]" },
  { "{\"missing_some\":[1,[\"budget\",\"gone\"]]}", "[]" },
  { "{\"missing_some\":[2,[\"budget\",\"gone\"]]}", "[\"gone\"]" },
  { "{\"or\":[{\"missing\":[\"gone\"]},{\"<\":[{\"fact\":\"gone\"},5]}]}", "[\"gone\"]" },

  { "{\"says\":\"cheaper\"}", "true" },
  { "{\"says\":[\"cheaper\"]}", "true" },
  { "{\"says\":\"refusal\"}", "false" },
  { "{\"says\":[\"refusal\",{\"within_turns\":2}]}", "false" },
  { "{\"says\":[\"refusal\",{\"within_turns\":2,\"polarity\":\"negated\"}]}", "true" },
  { "{\"says\":[\"refusal\",{\"within_turns\":2,\"polarity\":\"any\"}]}", "true" },
  { "{\"says\":[\"hearsay\",{\"within_turns\":0,\"polarity\":\"quoted\"}]}", "true" },
  { "{\"says\":[\"hearsay\",{\"within_turns\":0}]}", "false" },
  { "{\"says\":[\"greeting\",{\"within_turns\":0}]}", "false" },
  { "{\"says\":[\"greeting\",{\"by\":\"agent\",\"within_turns\":0}]}", "true" },
  { "{\"says\":[\"greeting\",{\"by\":\"any\",\"within_turns\":0}]}", "true" },
  { "{\"says\":[\"greeting\",{\"by\":\"agent\",\"within_turns\":3}]}", "false" },
  { "{\"says\":[\"cheaper\",{\"question\":true}]}", "true" },
  { "{\"says\":[\"cheaper\",{\"question\":false}]}", "false" },
  { "{\"says\":[\"refusal\",{\"within_ms\":20000,\"polarity\":\"any\"}]}", "true" },
  { "{\"says\":[\"refusal\",{\"within_ms\":19999,\"polarity\":\"any\"}]}", "false" },
  { "{\"says\":\"never-heard\"}", "false" },

  { "{\"count_within\":\"cheaper\"}", "2" },
  { "{\"count_within\":[\"cheaper\",{\"within_turns\":2}]}", "1" },
  { "{\"count_within\":[\"cheaper\",{\"within_ms\":30000}]}", "1" },
  { "{\">=\":[{\"count_within\":\"cheaper\"},2]}", "true" },
  { "{\">=\":[{\"count_within\":\"never-heard\"},1]}", "false" },

  { "{\"said\":\"upgrade/price\"}", "true" },
  { "{\"said\":\"upgrade/need\"}", "false" },

  { "{\"stage\":\"recommend\"}", "true" },
  { "{\"stage\":\"greet\"}", "false" },
  { "{\"stage\":[]}", "\"recommend\"" },
  { "{\"in\":[{\"stage\":[]},[\"greet\",\"recommend\"]]}", "true" },

  { "{\"since\":\"opened\"}", "100000" },
  { "{\"since\":\"tag:over-quota\"}", "20000" },
  { "{\"since\":\"lit:upsell\"}", "40000" },
  { "{\"since\":\"tag:upset\"}", "null" },
  { "{\">\":[{\"since\":\"tag:upset\"},1000]}", "false" },
  { "{\"<\":[{\"since\":\"tag:upset\"},1000]}", "false" },
  { "{\"<\":[{\"since\":\"lit:upsell\"},{\"since\":\"opened\"}]}", "true" },

  { "{\"silence\":\"customer\"}", "10000" },
  { "{\"silence\":\"agent\"}", "30000" },
  { "{\">=\":[{\"silence\":\"agent\"},30000]}", "true" },
  { "{\">\":[{\"silence\":\"agent\"},30000]}", "false" },

  { "{\"turns\":\"customer\"}", "5" },
  { "{\"turns\":\"agent\"}", "4" },
  { "{\"turns\":\"any\"}", "9" },

  { "{\"heard\":\"yuan\"}", "89.5" },
  { "{\"heard\":\"gb\"}", "null" },
  { "{\"<\":[{\"heard\":\"yuan\"},100]}", "true" },
  { "{\"<\":[{\"heard\":\"gb\"},100]}", "false" },

  { "{\"owns\":\"5g-60\"}", "true" },
  { "{\"owns\":\"5g-100\"}", "false" },

  { "{\"outcome\":\"5g-100\"}", "\"refused\"" },
  { "{\"outcome\":\"5g-60\"}", "null" },
  { "{\"==\":[{\"outcome\":\"5g-100\"},\"refused\"]}", "true" },
  { "{\"==\":[{\"outcome\":\"5g-60\"},\"refused\"]}", "false" },
  { "{\"!=\":[{\"outcome\":\"5g-60\"},\"refused\"]}", "true" },

  { "{\"lit\":\"upsell\"}", "true" },
  { "{\"lit\":\"other\"}", "false" },

  { "{\"var\":\"channel\"}", "\"chat\"" },
  { "{\"var\":\"lang\"}", "\"zh\"" },
  { "{\"var\":\"stage\"}", "\"recommend\"" },
  { "{\"var\":\"plan.overage_months\"}", "3" },
  { "{\"var\":[\"gone\",7]}", "7" },
  { "{\"<\":[{\"var\":\"gone\"},7]}", "false" },

  { "{\"try\":[{\"throw\":\"x\"},{\"tag\":\"over-quota\"}]}", "true" },
  { "{\"throw\":\"no luck\"}", "!no luck" },
  { "{\"%\":[7.5,2]}", "1.5" },
  { "{\"%\":[1e308,3]}", "2" },
  { "{\"%\":[5,0]}", "!NaN" },
  { "{\"*\":[1e308,10]}", "!NaN" },
  { "{\"-\":[0]}", "0" },
  { "{\"substr\":[\"流量套餐\",2]}", "\"套餐\"" },
  { "{\"cat\":[1.5,\"元\"]}", "\"1.5元\"" },
  { "{\"cat\":[{\"preserve\":{\"a\":1}}]}", "!Invalid Arguments" },
  /* work without end ends */
  { "{\"reduce\":[{\"preserve\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]},"
    "{\"cat\":[{\"var\":\"accumulator\"},{\"var\":\"accumulator\"}]},\"ab\"]}",
    "!Too Long" },
};

static void
check_row (const Row *row, CueScope *scope)
{
  g_autoptr (JsonNode) logic = fake_json (row->logic);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueCondition) condition = cue_condition_new (logic, &error);
  g_autoptr (JsonNode) value = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  value = cue_condition_apply (condition, NULL, scope, &error);
  text = value != NULL ? cue_json_to_canonical (value) : g_strconcat ("!", error->message, NULL);
  if (!g_str_equal (text, row->value))
    {
      g_test_message ("%s is %s, not %s", row->logic, text, row->value);
      g_test_fail ();
    }
}

static void
test_rows (void)
{
  FakeScope fake;

  fake_scope_init (&fake);
  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    check_row (&ROWS[i], &fake.scope);
  fake_scope_clear (&fake);
}

/* A conversation that knows nothing answers everything. */
static void
test_empty_scope (void)
{
  static const CueScopeClass NOTHING = { NULL };
  CueScope scope = { &NOTHING, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (JsonNode) logic = fake_json (ROWS[i].logic);
      g_autoptr (CueCondition) condition = cue_condition_new (logic, NULL);
      gint64 next_flip_ms = G_MAXINT64;

      cue_condition_test (condition, &scope, &next_flip_ms, NULL);
      g_assert_cmpint (next_flip_ms, ==, G_MAXINT64);
    }
}

static void
test_no_scope (void)
{
  g_autoptr (JsonNode) logic
      = fake_json ("{\"or\":[{\"tag\":\"a\"},{\"fact\":\"b\"},{\"turns\":\"any\"}]}");
  g_autoptr (CueCondition) condition = cue_condition_new (logic, NULL);
  g_autoptr (JsonNode) value = cue_condition_apply (condition, NULL, NULL, NULL);

  g_assert_cmpint (json_node_get_int (value), ==, 0);
}

static void
test_table (void)
{
  guint n;
  const CueOperatorInfo *infos = cue_operators_list (&n);

  g_assert_cmpuint (n, >=, 50);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (infos[i].name);
      g_assert_nonnull (infos[i].arguments);
      g_assert_nonnull (infos[i].result);
      g_assert_cmpuint (strlen (infos[i].help_en), >, 3);
      g_assert_cmpuint (strlen (infos[i].help_zh), >, 3);
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (infos[i].name, !=, infos[k].name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operators/values", test_rows);
  g_test_add_func ("/operators/nothing-known-is-no-crash", test_empty_scope);
  g_test_add_func ("/operators/work-without-a-conversation", test_no_scope);
  g_test_add_func ("/operators/each-has-help-in-both-languages", test_table);
  return g_test_run ();
}
