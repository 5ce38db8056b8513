/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack-files.h"

#include "cue-json.h"
#include "cue-pack-writer.h"

#define MANIFEST                                                                                   \
  "{\"pack\":\"demo\",\"version\":3,\"title\":{\"zh\":\"演示\",\"en\":\"Demo\"},"                \
  "\"lang\":\"both\",\"utc_offset_min\":480,"                                                      \
  "\"stages\":[{\"stage\":\"greet\",\"title\":\"Greeting\",\"when\":{\"said\":\"hello/hi\"}}],"    \
  "\"limits\":{\"ttl_ms\":90000}}"

static const char *const FILES[][2] = {
  { "pack.json", MANIFEST },
  { "phrases.jsonl",
    "{\"phrase\":\"cheaper\",\"title\":\"Cheaper\",\"any\":[\"便宜点\",\"cheaper … plan\","
    "{\"re\":\"too (much|expensive)\"}],\"gap\":4}\n" },
  { "facts.jsonl",
    "{\"fact\":\"budget\",\"title\":\"Budget\",\"type\":\"number\",\"unit\":\"yuan\","
    "\"read\":[{\"number\":\"yuan\",\"near\":\"cheaper\",\"by\":\"any\"}]}\n"
    "{\"fact\":\"plan.kind\",\"title\":\"Plan\",\"type\":\"string\","
    "\"values\":[{\"value\":\"small\",\"title\":{\"zh\":\"小套餐\",\"en\":\"Small plan\"}}],"
    "\"read\":[{\"says\":\"cheaper\",\"value\":\"small\"}]}\n" },
  { "tags.jsonl",
    "{\"tag\":\"late\",\"title\":\"Late\",\"kind\":\"mood\",\"when\":{\"tag\":\"early\"}}\n"
    "\n"
    "{\"tag\":\"early\",\"title\":\"Early\",\"kind\":\"need\",\"when\":{\"says\":[\"cheaper\"]},"
    "\"decay_ms\":60000,\"note\":\"first of all\"}\n" },
  { "holds.jsonl",
    "{\"hold\":\"upset\",\"title\":\"Upset\",\"when\":{\"tag\":\"late\"},\"scope\":\"all\"}\n" },
  { "offers.jsonl",
    "{\"offer\":\"small\",\"title\":\"Small\",\"pitch\":\"For {{offer.delta}} more\","
    "\"price\":{\"amount_milli\":149000,\"unit\":\"yuan\",\"per\":\"month\"},"
    "\"values\":{\"delta\":20},\"valid\":{\"from\":\"1970-01-02\",\"to\":\"1970-01-02\"},"
    "\"fit\":[{\"when\":{\">=\":[{\"fact\":\"budget\"},10]},\"why\":\"Too poor\"}],"
    "\"tags\":[\"early\"],\"weight\":80}\n" },
  { "talks.jsonl",
    "{\"talk\":\"hello\",\"title\":\"Hello\",\"scope\":\"conversation\",\"stage\":\"greet\","
    "\"points\":[{\"point\":\"hi\",\"say\":\"Hi, {{agent.name}} here\","
    "\"keys\":[{\"any\":[\"hello\",\"hi\"]}]}]}\n"
    "{\"talk\":\"sell\",\"title\":\"Sell\",\"sells\":true,\"points\":[{\"point\":\"price\","
    "\"say\":\"Only {{offer.delta}} more\",\"keys\":[{\"number\":\"{{offer.delta}}\","
    "\"unit\":\"yuan\"},{\"number\":3}],\"must\":false,\"examples\":[{\"zh\":\"多二十\"}]}]}\n" },
  { "answers.jsonl",
    "{\"answer\":\"open\",\"title\":\"Hours\",\"question\":\"When open?\","
    "\"similar\":[\"opening hours\",\"几点开门\",\"are you open\"],\"reply\":\"Nine to five\","
    "\"tags\":[\"early\"],\"link\":\"https://example.org/\"}\n" },
  { "rules.jsonl",
    "{\"rule\":\"upsell\",\"version\":2,\"title\":\"Upsell\",\"when\":{\"tag\":\"early\"},"
    "\"light\":[{\"offer\":\"small\"},{\"talk\":\"sell\"}],\"cooldown_ms\":5000,"
    "\"once_per\":\"none\",\"max\":2,\"channel\":[\"chat\"]}\n" },
  { "snippets.jsonl",
    "{\"snippet\":\"wait\",\"title\":\"Wait\",\"text\":\"One moment, {{customer.name|please}}\","
    "\"keys\":[\"qsd\"]}\n" },
  { "tests.jsonl",
    "{\"test\":\"lights\",\"turns\":[{\"role\":\"customer\",\"text\":\"cheaper plan\"}],"
    "\"expect\":[{\"after\":1,\"lit\":[\"offer:small\",\"talk:sell\"],"
    "\"held\":[\"offer:small=owned\"],\"tags\":[\"early\"],\"said\":[\"hello/hi\"]}]}\n" },
  { "sessions.jsonl",
    "{\"id\":\"s1\",\"lang\":\"zh\",\"channel\":\"chat\",\"extra\":1,"
    "\"turns\":[{\"t\":null,\"role\":\"customer\",\"text\":\"你好\",\"typed\":2}]}\n" },
  { "README.md", "anything" },
};

static GPtrArray *
demo_files (void)
{
  GPtrArray *files = new_files ();

  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    add_file (files, FILES[i][0], FILES[i][1]);
  return files;
}

static void
test_freed (void)
{
  g_autoptr (GPtrArray) files = demo_files ();
  g_autoptr (CuePack) pack = read_good (files);
  CuePack *copy = g_boxed_copy (cue_pack_get_type (), pack);

  g_assert_true (copy == pack);
  g_boxed_free (cue_pack_get_type (), copy);
}

static void
test_manifest (void)
{
  g_autoptr (GPtrArray) files = demo_files ();
  g_autoptr (CuePack) pack = read_good (files);
  const CuePackLimits *limits = cue_pack_get_limits (pack);

  g_assert_cmpstr (cue_pack_get_id (pack), ==, "demo");
  g_assert_cmpuint (cue_pack_get_version (pack), ==, 3);
  g_assert_cmpstr (cue_text_get (cue_pack_get_title (pack), "zh"), ==, "演示");
  g_assert_cmpstr (cue_pack_get_lang (pack), ==, "both");
  g_assert_cmpint (limits->ttl_ms, ==, 90000);
  g_assert_cmpint (limits->cooldown_ms, ==, 60000);
  g_assert_cmpuint (limits->lit_sayings, ==, 3);
  g_assert_cmpuint (limits->answer_floor_milli, ==, 430);
  g_assert_cmpuint (cue_pack_get_stages (pack)->len, ==, 1);
  g_assert_nonnull (cue_pack_find_stage (pack, "greet"));
  g_assert_null (cue_pack_find_stage (pack, "other"));
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) files = demo_files ();
  g_autoptr (CuePack) pack = read_good (files);
  const CuePhraseDef *phrase = cue_pack_find_phrase (pack, "cheaper");
  const CueFactDef *budget = cue_pack_find_fact (pack, "budget");
  const CueFactRead *number = g_ptr_array_index (budget->reads, 0);
  const CueFactRead *says = g_ptr_array_index (cue_pack_find_fact (pack, "plan.kind")->reads, 0);

  g_assert_cmpuint (g_strv_length (phrase->any), ==, 2);
  g_assert_cmpuint (g_strv_length (phrase->regexes), ==, 1);
  g_assert_cmpuint (phrase->gap, ==, 4);
  g_assert_true (number->is_number);
  g_assert_cmpint (number->unit, ==, CUE_UNIT_YUAN);
  g_assert_cmpstr (number->near_phrase, ==, "cheaper");
  g_assert_cmpuint (number->within, ==, 10);
  g_assert_cmpint (number->by, ==, 'x');
  g_assert_cmpstr (says->phrase, ==, "cheaper");
  g_assert_cmpstr (json_node_get_string (says->value), ==, "small");
  g_assert_cmpint (says->by, ==, 'c');
}

static void
test_offer (void)
{
  g_autoptr (GPtrArray) files = demo_files ();
  g_autoptr (CuePack) pack = read_good (files);
  const CueOffer *offer = cue_pack_find_offer (pack, "small");

  g_assert_cmpint (offer->price_milli, ==, 149000);
  g_assert_cmpstr (offer->price_per, ==, "month");
  g_assert_cmpint (cue_json_get_int (offer->values, "delta", 0), ==, 20);
  g_assert_cmpuint (offer->fits->len, ==, 1);
  g_assert_cmpuint (offer->weight, ==, 80);
  /* 2 January 1970 in a zone eight hours east */
  g_assert_cmpint (offer->valid_from_ms, ==, 86400000 - 8 * 3600000);
  g_assert_cmpint (offer->valid_until_ms, ==, 2 * 86400000 - 8 * 3600000);
  g_assert_cmpuint (g_strv_length (offer->excludes), ==, 0);
}

static void
test_talks_and_rules (void)
{
  g_autoptr (GPtrArray) files = demo_files ();
  g_autoptr (CuePack) pack = read_good (files);
  const CueRule *rule = cue_pack_find_rule (pack, "upsell");
  const CuePoint *point = cue_pack_find_point (pack, "sell/price");
  const CueKeyGroup *three = g_ptr_array_index (point->keys, 1);
  const CueTarget *target = &rule->light[1];

  g_assert_true (cue_pack_find_talk (pack, "hello")->of_conversation);
  g_assert_false (cue_pack_find_talk (pack, "hello")->sells);
  g_assert_true (cue_pack_find_talk (pack, "sell")->sells);
  g_assert_false (point->must);
  g_assert_cmpuint (point->examples->len, ==, 1);
  g_assert_cmpint (three->kind, ==, CUE_KEY_NUMBER);
  g_assert_cmpstr (three->number, ==, "3");
  g_assert_cmpint (three->unit, ==, CUE_UNIT_PLAIN);
  g_assert_cmpuint (rule->version, ==, 2);
  g_assert_cmpint (rule->ttl_ms, ==, 90000);
  g_assert_cmpint (rule->cooldown_ms, ==, 5000);
  g_assert_false (rule->once);
  g_assert_cmpuint (rule->max, ==, 2);
  g_assert_cmpuint (rule->weight, ==, 50);
  g_assert_cmpstr (rule->channels[0], ==, "chat");
  g_assert_cmpint (target->kind, ==, CUE_TARGET_TALK);
  g_assert_cmpstr (target->id, ==, "sell");
}

static void
test_tag_order (void)
{
  g_autoptr (GPtrArray) files = demo_files ();
  g_autoptr (CuePack) pack = read_good (files);
  const CueTagDef *first = g_ptr_array_index (cue_pack_get_tags (pack), 0);
  const CueTagDef *second = g_ptr_array_index (cue_pack_get_tags (pack), 1);

  g_assert_cmpstr (first->id, ==, "early");
  g_assert_cmpstr (second->id, ==, "late");
  g_assert_true (cue_pack_find_tag (pack, "late") == second);
}

static void
assert_described (const CuePack *pack, const char *fact, const char *json, const char *zh)
{
  g_autoptr (JsonNode) value = json_from_string (json, NULL);
  g_autofree char *words = cue_pack_describe_value (pack, fact, value, "zh");

  g_assert_cmpstr (words, ==, zh);
}

static void
test_values (void)
{
  g_autoptr (GPtrArray) files = demo_files ();
  g_autoptr (CuePack) pack = read_good (files);
  const CueText *title = cue_pack_find_value_title (pack, "plan.kind", "small");

  g_assert_cmpstr (cue_text_get (title, "en"), ==, "Small plan");
  g_assert_null (cue_pack_find_value_title (pack, "plan.kind", "large"));
  g_assert_null (cue_pack_find_value_title (pack, "other", "small"));
  assert_described (pack, "plan.kind", "\"small\"", "小套餐");
  assert_described (pack, "plan.kind", "\"large\"", "large");
  assert_described (pack, "budget", "89", "89");
  assert_described (pack, "customer.vip", "true", "是");
  /* products are called by their offers */
  assert_described (pack, "customer.products", "[\"small\",\"fax\"]", "Small、fax");
  assert_described (pack, "budget", "null", "–");
}

static GPtrArray *
write_again (const CuePack *pack)
{
  GPtrArray *files = new_files ();

  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autofree char *text = cue_pack_write_file (pack, FILES[i][0]);

      if (text != NULL)
        add_file (files, FILES[i][0], text);
    }
  return files;
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) files = demo_files ();
  g_autoptr (CuePack) pack = read_good (files);
  g_autoptr (GPtrArray) written = write_again (pack);
  g_autoptr (CuePack) again = read_good (written);
  g_autofree char *tags = cue_pack_write_file (pack, "tags.jsonl");

  g_assert_cmpstr (cue_pack_get_digest (pack), ==, cue_pack_get_digest (again));
  g_assert_cmpuint (strlen (cue_pack_get_digest (pack)), ==, 64);
  g_assert_cmpstr (tags, ==,
                   "{\"tag\":\"late\",\"kind\":\"mood\",\"title\":\"Late\","
                   "\"when\":{\"tag\":\"early\"}}\n"
                   "{\"tag\":\"early\",\"decay_ms\":60000,\"kind\":\"need\",\"note\":\"first of "
                   "all\",\"title\":\"Early\",\"when\":{\"says\":[\"cheaper\"]}}\n");
  g_assert_null (cue_pack_write_file (pack, "sessions.jsonl"));
}

static char *
digest_with (const char *name, const char *text)
{
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (CuePack) pack = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    add_file (files, FILES[i][0], g_str_equal (FILES[i][0], name) ? text : FILES[i][1]);
  pack = read_good (files);
  return g_strdup (cue_pack_get_digest (pack));
}

static void
test_digest (void)
{
  g_autofree char *plain = digest_with ("", "");
  g_autofree char *without_tests = digest_with ("tests.jsonl", "");
  g_autofree char *without_snippets = digest_with ("snippets.jsonl", "");

  g_assert_cmpstr (plain, ==, without_tests);
  g_assert_cmpstr (plain, !=, without_snippets);
}

static void
test_minimal (void)
{
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (CuePack) pack = NULL;

  add_file (files, "pack.json", "{\"pack\":\"x\",\"title\":\"X\",\"lang\":\"en\"}");
  pack = read_good (files);
  g_assert_cmpuint (cue_pack_get_rules (pack)->len, ==, 0);
  g_assert_null (cue_pack_write_file (pack, "rules.jsonl"));
}

/* The same words with other tags are told with their place, and the pack serves. */
static void
test_doubts (void)
{
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) doubts = NULL;
  g_autoptr (CuePack) pack = NULL;
  g_autofree char *text = NULL;

  add_file (files, "pack.json", "{\"pack\":\"x\",\"title\":\"X\",\"lang\":\"en\"}");
  add_file (files, "tags.jsonl",
            "{\"tag\":\"a\",\"title\":\"A\",\"kind\":\"need\",\"when\":{\"fact\":\"customer.a\"}}");
  add_file (files, "examples.jsonl",
            "{\"text\":\"One\",\"tags\":[\"a\"]}\n"
            "{\"text\":\"one\",\"tags\":[\"a\"]}\n\n"
            "{\"text\":{\"zh\":\"一\",\"en\":\"ONE\"},\"tags\":[]}\n"
            "{\"text\":\"one\",\"before\":\"which?\",\"tags\":[]}\n");
  pack = cue_pack_read (files, &problems);
  g_assert_nonnull (pack);
  doubts = cue_pack_list_doubts (pack);
  g_assert_cmpuint (doubts->len, ==, 1);
  text = cue_pack_problem_to_string (g_ptr_array_index (doubts, 0));
  g_assert_cmpstr (text, ==,
                   "examples.jsonl:4: /tags: found [] for what carries [a] elsewhere; the same "
                   "tags "
                   "for the same words: see line 1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack/made-and-freed", test_freed);
  g_test_add_func ("/pack/manifest-with-defaults", test_manifest);
  g_test_add_func ("/pack/phrases-and-facts", test_words);
  g_test_add_func ("/pack/offer-days-are-days-of-the-pack", test_offer);
  g_test_add_func ("/pack/talks-and-rules", test_talks_and_rules);
  g_test_add_func ("/pack/tags-follow-those-they-ask-for", test_tag_order);
  g_test_add_func ("/pack/values-have-titles", test_values);
  g_test_add_func ("/pack/written-and-read-is-the-same", test_round_trip);
  g_test_add_func ("/pack/digest-leaves-tests-out", test_digest);
  g_test_add_func ("/pack/manifest-is-enough", test_minimal);
  g_test_add_func ("/pack/examples-that-contradict-are-doubted", test_doubts);
  return g_test_run ();
}
