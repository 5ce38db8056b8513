/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack-files.h"

/* One bad line of one file in an otherwise good pack, and every problem that must be told, in
 * order. */
typedef struct
{
  const char *name; /* of the test */
  const char *file;
  const char *text;
  const char *problems; /* one a line */
} BadRow;

#define TITLE "\"title\":\"T\","
#define RULE(id, when)                                                                             \
  "{\"rule\":\"" id "\"," TITLE "\"when\":" when ",\"light\":[{\"talk\":\"hello\"}]}\n"

static const char *const GROUND[][2] = {
  { "pack.json", "{\"pack\":\"x\",\"title\":\"X\",\"lang\":\"en\"}" },
  { "phrases.jsonl", "{\"phrase\":\"cheaper\",\"title\":\"Cheaper\",\"any\":[\"cheaper\"]}" },
  { "facts.jsonl", "{\"fact\":\"budget\",\"title\":\"Budget\",\"type\":\"number\"}" },
  { "tags.jsonl",
    "{\"tag\":\"thrifty\",\"title\":\"T\",\"kind\":\"need\",\"when\":{\"says\":[\"cheaper\"]}}" },
  { "offers.jsonl", "{\"offer\":\"small\",\"title\":\"S\",\"pitch\":\"P\"}" },
  { "talks.jsonl", "{\"talk\":\"hello\",\"title\":\"H\",\"points\":[{\"point\":\"hi\",\"say\":"
                   "\"Hi\",\"keys\":[{\"any\":[\"hi\"]}]}]}" },
};

static const BadRow ROWS[] = {
  { "manifest/missing-keys", "pack.json", "{}",
    "pack.json: /pack: found nothing; an id of 1 to 64 characters a-z, 0-9 and - (not first)\n"
    "pack.json: /lang: found nothing; one of zh, en, both\n"
    "pack.json: /title: found nothing; a text: {\"zh\": …, \"en\": …} or a plain string" },
  { "manifest/not-json", "pack.json", "{\"pack\":}",
    "pack.json: found '}' at byte 8; a value is an object, array, string, number, true, false or "
    "null" },
  { "manifest/limits-out-of-range", "pack.json",
    "{\"pack\":\"x\",\"title\":\"X\",\"lang\":\"en\",\"limits\":{\"ttl_ms\":1,\"lit\":2}}",
    "pack.json: /limits/ttl_ms: found 1; 1000 to 86400000 milliseconds\n"
    "pack.json: /limits/lit: found unknown key \"lit\"; one of lit_offers, lit_sayings, ttl_ms, "
    "cooldown_ms, offer_floor, note" },
  { "phrase/empty", "phrases.jsonl", "{\"phrase\":\"cheaper\"," TITLE "\"any\":[]}",
    "phrases.jsonl:1: /any: found []; a list of 1 to 10000 values" },
  { "phrase/wrong-id", "phrases.jsonl",
    "{\"phrase\":\"cheaper\"," TITLE "\"any\":[\"x\"]}\n{\"phrase\":\"Big Id\"," TITLE
    "\"any\":[\"x\"]}",
    "phrases.jsonl:2: /phrase: found \"Big Id\"; an id of 1 to 64 characters a-z, 0-9 and - (not "
    "first)" },
  { "phrase/same-id-names-both-lines", "phrases.jsonl",
    "{\"phrase\":\"cheaper\"," TITLE "\"any\":[\"x\"]}\n\n{\"phrase\":\"cheaper\"," TITLE
    "\"any\":[\"y\"]}",
    "phrases.jsonl:3: /phrase: found \"cheaper\" a second time; another id: line 1 has this one" },
  { "phrase/unknown-key", "phrases.jsonl",
    "{\"phrase\":\"cheaper\"," TITLE "\"any\":[\"x\"],\"wordings\":1}",
    "phrases.jsonl:1: /wordings: found unknown key \"wordings\"; one of phrase, title, gap, any, "
    "note" },
  { "fact/unit-of-a-word", "facts.jsonl",
    "{\"fact\":\"budget\"," TITLE "\"type\":\"string\",\"unit\":\"yuan\"}",
    "facts.jsonl:1: /unit: found \"yuan\"; no unit: only numbers have one" },
  { "fact/value-of-another-type", "facts.jsonl",
    "{\"fact\":\"budget\"," TITLE
    "\"type\":\"number\",\"read\":[{\"says\":\"cheaper\",\"value\":\"low\"},{\"by\":\"me\"}]}",
    "facts.jsonl:1: /read/0/value: found \"low\"; a value of the fact's type, number\n"
    "facts.jsonl:1: /read/1: found neither \"number\", \"slot\" nor \"says\"; {\"number\": unit, "
    "\"near\": "
    "phrase} or {\"says\": phrase, \"value\": …}\n"
    "facts.jsonl:1: /read/1/by: found \"me\"; one of customer, agent, any" },
  { "fact/slot-of-another-type", "facts.jsonl",
    "{\"fact\":\"budget\"," TITLE
    "\"type\":\"number\",\"read\":[{\"slot\":\"date\"},{\"slot\":\"duration\"}]}",
    "facts.jsonl:1: /read/0/slot: found date; a fact of type string without \"values\"; for "
    "\"duration\" one of type number with a unit of time\n"
    "facts.jsonl:1: /read/1/slot: found duration; a fact of type string without \"values\"; for "
    "\"duration\" one of type number with a unit of time" },
  { "fact/slot-of-no-kind", "facts.jsonl",
    "{\"fact\":\"budget\"," TITLE "\"type\":\"string\",\"read\":[{\"slot\":\"colour\"}]}",
    "facts.jsonl:1: /read/0/slot: found \"colour\"; one of date, time, duration, phone, order" },
  { "fact/value-without-a-title", "facts.jsonl",
    "{\"fact\":\"budget\"," TITLE "\"type\":\"string\",\"values\":[{\"value\":\"high\",\"title\":"
    "\"High\"},{\"value\":\"mid\"}],\"read\":[{\"says\":\"cheaper\",\"value\":\"low\"}]}",
    "facts.jsonl:1: /values/1/title: found nothing; a text: {\"zh\": …, \"en\": …} or a plain "
    "string\n"
    "facts.jsonl:1: /read/0/value: found \"low\", which has no title; one of the fact's "
    "\"values\": [{\"value\": …, \"title\": …}]" },
  { "fact/values-of-a-list", "facts.jsonl",
    "{\"fact\":\"budget\"," TITLE "\"type\":\"list\",\"values\":[{\"value\":\"a\",\"title\":\"A\"},"
    "{\"value\":\"a\",\"title\":\"B\"}],\"read\":[{\"says\":\"cheaper\",\"value\":[\"a\",\"b\"]}]}",
    "facts.jsonl:1: /values/1/value: found \"a\"; another value: the list has this one already\n"
    "facts.jsonl:1: /read/0/value: found \"b\", which has no title; one of the fact's "
    "\"values\": [{\"value\": …, \"title\": …}]" },
  { "fact/values-of-a-number", "facts.jsonl",
    "{\"fact\":\"budget\"," TITLE
    "\"type\":\"number\",\"values\":[{\"value\":\"a\",\"title\":\"A\"}]}",
    "facts.jsonl:1: /values: found [{\"title\":\"A\",\"value\":\"a\"}]; no list: only facts of "
    "type "
    "string or list have one" },
  { "fact/values-none", "facts.jsonl",
    "{\"fact\":\"budget\"," TITLE "\"type\":\"string\",\"values\":[]}",
    "facts.jsonl:1: /values: found []; a list of 1 to 200 values" },
  { "fact/wrong-id", "facts.jsonl",
    "{\"fact\":\"budget\"," TITLE "\"type\":\"number\"}\n{\"fact\":\"a..b\"," TITLE
    "\"type\":\"number\"}",
    "facts.jsonl:2: /fact: found \"a..b\"; a fact id: words of a-z, 0-9 and _, joined by dots" },
  { "tag/unknown-phrase-with-advice", "tags.jsonl",
    "{\"tag\":\"thrifty\"," TITLE "\"kind\":\"need\",\"when\":{\"says\":[\"cheapr\"]}}",
    "tags.jsonl:1: /when/says: found \"cheapr\", which is no phrase; one of phrases.jsonl; "
    "is \"cheaper\" meant?" },
  { "tag/unknown-kind", "tags.jsonl",
    "{\"tag\":\"thrifty\"," TITLE "\"kind\":\"wish\",\"when\":{\"says\":[\"cheaper\"]}}",
    "tags.jsonl:1: /kind: found \"wish\"; one of need, mood, profile, interest, risk, intent" },
  { "tag/circle", "tags.jsonl",
    "{\"tag\":\"a\"," TITLE "\"kind\":\"need\",\"when\":{\"tag\":\"b\"}}\n"
    "{\"tag\":\"b\"," TITLE
    "\"kind\":\"need\",\"when\":{\"says\":[\"cheaper\"]},\"until\":{\"tag\":\"a\"}}",
    "tags.jsonl:1: /when: found a circle a → b → a; tags that do not ask for themselves" },
  { "tag/unknown-fact", "tags.jsonl",
    "{\"tag\":\"thrifty\"," TITLE
    "\"kind\":\"need\",\"when\":{\">\":[{\"fact\":\"plan.cost\"},{\"fact\":\"customer.age\"}]}}",
    "tags.jsonl:1: /when/>/0/fact: found \"plan.cost\", which is no fact; one of facts.jsonl" },
  { "hold/built-in", "holds.jsonl",
    "{\"hold\":\"owned\"," TITLE "\"when\":{\"tag\":\"thrifty\"},\"scope\":\"some\"}",
    "holds.jsonl:1: /scope: found \"some\"; one of selling, all\n"
    "holds.jsonl:1: /hold: found \"owned\"; another id: this hold is built in" },
  { "hold/why-lamps-go-out", "holds.jsonl",
    "{\"hold\":\"closed\"," TITLE "\"when\":{\"tag\":\"thrifty\"}}\n"
    "{\"hold\":\"declined\"," TITLE "\"when\":{\"tag\":\"thrifty\"}}",
    "holds.jsonl:1: /hold: found \"closed\"; another id: so is called why a lamp goes out\n"
    "holds.jsonl:2: /hold: found \"declined\"; another id: this hold is built in" },
  { "task/wrong-everywhere", "tasks.jsonl",
    "{\"task\":\"t\"," TITLE "\"when\":{\"tag\":\"thrify\"},\"do\":\"Call {{who}}\"}\n"
    "{\"task\":\"u\"," TITLE "\"when\":{\"tag\":\"thrifty\"},\"due_in_ms\":5}",
    "tasks.jsonl:1: /due_in_ms: found nothing; 60000 (a minute) to 31622400000 (a year) "
    "milliseconds\n"
    "tasks.jsonl:1: /when/tag: found \"thrify\", which is no tag; one of tags.jsonl; is "
    "\"thrifty\" meant?\n"
    "tasks.jsonl:1: /do: found the variable {{who}}; a fact of facts.jsonl, customer.…, offer.… or "
    "agent.name\n"
    "tasks.jsonl:2: /do: found nothing; a text: {\"zh\": …, \"en\": …} or a plain string\n"
    "tasks.jsonl:2: /due_in_ms: found 5; 60000 (a minute) to 31622400000 (a year) milliseconds" },
  { "offer/wrong-everywhere", "offers.jsonl",
    "{\"offer\":\"small\"," TITLE
    "\"pitch\":\"{{offer.x}}\",\"price\":{\"amount_milli\":1.5,\"unit\":\"yen\"},"
    "\"values\":{\"K\":1,\"b\":true},\"valid\":{\"from\":\"2026-02-30\"},\"weight\":-1,"
    "\"requires\":[\"smal\"]}",
    "offers.jsonl:1: /price/amount_milli: found 1.5; 0 to 1000000000000 thousandths of the unit\n"
    "offers.jsonl:1: /price/unit: found \"yen\"; one of plain, yuan, usd, percent, gb, mb, minute, "
    "hour, day, week, month, year, piece, person, degree, point, second\n"
    "offers.jsonl:1: /values/K: found K; a key of a-z, 0-9 and _\n"
    "offers.jsonl:1: /values/b: found true; a number or a string\n"
    "offers.jsonl:1: /valid/from: found \"2026-02-30\"; a day as YYYY-MM-DD\n"
    "offers.jsonl:1: /weight: found -1; a weight of 0 to 1000\n"
    "offers.jsonl:1: /requires/0: found \"smal\", which is no offer; one of offers.jsonl; is "
    "\"small\" meant?\n"
    "offers.jsonl:1: /pitch: found the variable {{offer.x}}; offer.title, offer.price or a key of "
    "an offer's values" },
  { "talk/no-keys", "talks.jsonl",
    "{\"talk\":\"hello\"," TITLE "\"points\":[{\"point\":\"hi\",\"say\":\"Hi\"}]}",
    "talks.jsonl:1: /points/0/keys: found a point without keys; at least one key group: a script "
    "without key points cannot be checked" },
  { "talk/unknown-sureness", "talks.jsonl",
    "{\"talk\":\"hello\"," TITLE "\"points\":[{\"point\":\"hi\",\"say\":\"Hi\",\"sure\":\"very\","
    "\"keys\":[{\"any\":[\"hi\"]}]}]}",
    "talks.jsonl:1: /points/0/sure: found \"very\"; one of low, normal, high" },
  { "talk/after-what-is-not-before", "talks.jsonl",
    "{\"talk\":\"hello\"," TITLE "\"points\":[{\"point\":\"welcome\",\"say\":\"Hi\",\"keys\":[{"
    "\"any\":[\"hi\"]}]},{\"point\":\"name\",\"say\":\"I am\",\"keys\":[{\"any\":[\"am\"]}],"
    "\"after\":[\"wellcome\",\"welcome\",\"reason\",\"name\"]}]}",
    "talks.jsonl:1: /points/1/after/0: found \"wellcome\", which is no point before it; a point "
    "that "
    "stands before it in this talk; is \"welcome\" meant?\n"
    "talks.jsonl:1: /points/1/after/2: found \"reason\", which is no point before it; a point that "
    "stands before it in this talk\n"
    "talks.jsonl:1: /points/1/after/3: found \"name\", which is no point before it; a point that "
    "stands before it in this talk" },
  { "talk/too-many-keys", "talks.jsonl",
    "{\"talk\":\"hello\"," TITLE "\"points\":[{\"point\":\"hi\",\"say\":\"Hi\","
    "\"keys\":[{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{"
    "\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},"
    "{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]}"
    ",{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]}]}]}",
    "talks.jsonl:1: /points/0/keys: found "
    "[{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]},{\"any\":[\"hi\"]…; "
    "a list of 1 to 16 values" },
  { "talk/broken-variables-in-keys", "talks.jsonl",
    "{\"talk\":\"hello\"," TITLE "\"points\":[{\"point\":\"hi\",\"say\":\"Hi\",\"keys\":[{\"any\":["
    "\"hi {{budget\"]},{\"any\":[\"{{budgt}}\"]}]}]}",
    "talks.jsonl:1: /points/0/keys/0/any/0: found “{{budget” at character 4; a variable is "
    "{{name}} or {{name|default}}, its name of a-z, 0-9, _ and dots\n"
    "talks.jsonl:1: /points/0/keys/1/any: found the variable {{budgt}}; a fact of facts.jsonl, "
    "customer.…, offer.… or agent.name" },
  { "talk/broken-template", "talks.jsonl",
    "{\"talk\":\"hello\"," TITLE "\"points\":[{\"point\":\"hi\",\"say\":{\"en\":\"Hi {{Name}}\"},"
    "\"keys\":[{\"number\":\"a few\"}]},{\"point\":\"hi\",\"say\":\"Hi "
    "{{who}}\",\"keys\":[{\"any\":[\"hi\"]}]}]}",
    "talks.jsonl:1: /points/0/say/en: found “{{Name}}” at character 4; a variable is {{name}} or "
    "{{name|default}}, its name of a-z, 0-9, _ and dots\n"
    "talks.jsonl:1: /points/0/keys/0/number: found \"a few\"; a number not below 0, or one "
    "{{variable}}\n"
    "talks.jsonl:1: /points/1/point: found \"hi\"; another id: this talk has this point already\n"
    "talks.jsonl:1: /points/1/say: found the variable {{who}}; a fact of facts.jsonl, customer.…, "
    "offer.… or agent.name" },
  { "answer/too-few-questions", "answers.jsonl",
    "{\"answer\":\"a\"," TITLE "\"question\":\"Q?\",\"similar\":[\"q\"],\"reply\":\"R\","
    "\"link\":\"http://x\",\"tags\":[\"nobody\"]}",
    "answers.jsonl:1: /similar: found [\"q\"]; a list of 3 to 10000 values\n"
    "answers.jsonl:1: /link: found \"http://x\"; an https:// address\n"
    "answers.jsonl:1: /tags/0: found \"nobody\", which is no tag; one of tags.jsonl" },
  { "answer/language-owed", "answers.jsonl",
    "{\"answer\":\"a\"," TITLE "\"question\":{\"zh\":\"问\"},\"similar\":[\"q\",\"r\",\"s\"],"
    "\"reply\":{}}",
    "answers.jsonl:1: /question/en: found nothing; English words: the pack serves English\n"
    "answers.jsonl:1: /reply: found neither \"zh\" nor \"en\"; a text {\"zh\": …, \"en\": …}" },
  { "rule/lights-nothing", "rules.jsonl",
    "{\"rule\":\"r\"," TITLE "\"when\":{\"tag\":\"thrifty\"},\"light\":[],\"max\":3}",
    "rules.jsonl:1: /light: found a rule that lights nothing; one or more of {\"offer\": id}, "
    "{\"talk\": id}, {\"answer\": id}\n"
    "rules.jsonl:1: /max: found 3; \"once_per\": \"none\" beside it" },
  { "rule/unknown-targets", "rules.jsonl",
    "{\"rule\":\"r\"," TITLE "\"when\":{\"said\":\"hello/ho\"},\"light\":[{\"offer\":\"none\"},"
    "{\"talk\":\"hallo\"},{\"survey\":\"x\"}],\"channel\":[\"fax\"]}",
    "rules.jsonl:1: /light/2: found nothing to light; {\"offer\": id}, {\"talk\": id} or "
    "{\"answer\": id}\n"
    "rules.jsonl:1: /light/2/survey: found unknown key \"survey\"; one of offer, talk, answer, "
    "note\n"
    "rules.jsonl:1: /channel: found [\"fax\"]; a list of \"chat\" and \"voice\"\n"
    "rules.jsonl:1: /when/said: found \"hello/ho\", which is no talk/point; one of "
    "talks.jsonl\n"
    "rules.jsonl:1: /light/0/offer: found \"none\", which is no offer; one of offers.jsonl\n"
    "rules.jsonl:1: /light/1/talk: found \"hallo\", which is no talk; one of talks.jsonl; is "
    "\"hello\" meant?" },
  { "rule/no-condition", "rules.jsonl",
    "{\"rule\":\"r\"," TITLE "\"when\":true,\"light\":[{\"talk\":\"hello\"}]}",
    "rules.jsonl:1: /when: found true; a condition {\"operator\": …}" },
  { "rule/empty-condition", "rules.jsonl",
    "{\"rule\":\"r\"," TITLE "\"when\":{},\"light\":[{\"talk\":\"hello\"}]}",
    "rules.jsonl:1: /when: found {}; a condition {\"operator\": …}" },
  { "rule/two-operators", "rules.jsonl",
    "{\"rule\":\"r\"," TITLE "\"when\":{\"tag\":\"thrifty\",\"says\":\"cheaper\"},\"light\":[{"
    "\"talk\":\"hello\"}]}",
    "rules.jsonl:1: /when: found an object with 2 keys; an operation has exactly one: "
    "{\"operator\": [arguments]}" },
  { "rule/wrong-options", "rules.jsonl",
    "{\"rule\":\"r\"," TITLE
    "\"when\":{\"says\":[\"cheaper\",{\"by\":\"boss\"}]},\"hold\":{\"says\":"
    "[\"cheaper\",{\"within_turns\":-1}]},\"light\":[{\"talk\":\"hello\"}]}",
    "rules.jsonl:1: /when/says/1/by: found \"boss\"; it is \"customer\", \"agent\" or \"any\"\n"
    "rules.jsonl:1: /hold/says/1/within_turns: found -1; it is a whole number from 0 to "
    "100000" },
  { "rule/id-of-found-answers", "rules.jsonl",
    "{\"rule\":\"answer\"," TITLE
    "\"when\":{\"tag\":\"thrifty\"},\"light\":[{\"talk\":\"hello\"}]}",
    "rules.jsonl:1: /rule: found \"answer\"; another id: so are called answers that are found" },
  { "rule/circles", "rules.jsonl",
    RULE ("first", "{\"lit\":\"a\"}")
        RULE ("a", "{\"and\":[{\"tag\":\"thrifty\"},{\"lit\":[\"b\"]}]}")
            RULE ("b", "{\"and\":[{\"lit\":\"a\"},{\"lit\":\"b\"}]}"),
    "rules.jsonl:2: /when: found a circle a → b → a; rules that do not wait for each other to be "
    "lit\n"
    "rules.jsonl:3: /when: found a circle b → b; rules that do not wait for each other to be lit" },
  { "snippet/unknown-variable", "snippets.jsonl",
    "{\"snippet\":\"s\"," TITLE "\"text\":\"{{agent.age}} {{customer.anything}} {{budget}}\"}",
    "snippets.jsonl:1: /text: found the variable {{agent.age}}; a fact of facts.jsonl, customer.…, "
    "offer.… or agent.name" },
  { "example/wrong-parts", "examples.jsonl",
    "{\"text\":\"a\",\"tags\":[]}\n"
    "{\"example\":\"e\",\"text\":\" \",\"tags\":[\"gone\"],\"before\":{\"fr\":\"b\"}}\n"
    "{\"example\":\"e\",\"text\":{\"zh\":\"好\"}}\n",
    "examples.jsonl:2: /text: found a text without a word; what a customer says\n"
    "examples.jsonl:2: /before: found neither \"zh\" nor \"en\"; a text {\"zh\": …, \"en\": …}\n"
    "examples.jsonl:2: /before/fr: found unknown key \"fr\"; one of zh, en, note\n"
    "examples.jsonl:2: /tags/0: found \"gone\", which is no tag; one of tags.jsonl\n"
    "examples.jsonl:3: /tags: found nothing; the tags that the text carries; [] for none of them\n"
    "examples.jsonl:3: /example: found \"e\" a second time; another id: line 2 has this one" },
  { "test/wrong-names", "tests.jsonl",
    "{\"test\":\"t\",\"turns\":[{\"role\":\"boss\",\"text\":1}],\"expect\":[{\"after\":2,"
    "\"lit\":[\"lamp:x\",\"offer:none\"],\"held\":[\"offer:small=sad\"],\"tags\":[\"gone\"]},"
    "{\"after\":1}]}",
    "tests.jsonl:1: /turns/0/role: found \"boss\"; one of agent, customer, system\n"
    "tests.jsonl:1: /turns/0/text: found 1; what was said\n"
    "tests.jsonl:1: /expect/0/after: found 2; the number of a turn, 1 to 1\n"
    "tests.jsonl:1: /expect/1: found nothing that is expected; one or more of lit, held, dark, "
    "tags, no_tags, said, not_said, tasks, no_tasks\n"
    "tests.jsonl:1: /expect/0/lit/0: found lamp:x; offer:id, talk:id or answer:id\n"
    "tests.jsonl:1: /expect/0/lit/1: found \"none\", which is no offer; one of offers.jsonl\n"
    "tests.jsonl:1: /expect/0/held/0: found \"sad\", which is no hold; one of holds.jsonl\n"
    "tests.jsonl:1: /expect/0/tags/0: found \"gone\", which is no tag; one of tags.jsonl" },
  { "session/wrong-shape", "sessions.jsonl", "{\"id\":\"s\",\"lang\":\"fr\",\"turns\":[]}",
    "sessions.jsonl:1: /turns: found []; a list of 1 to 10000 values\n"
    "sessions.jsonl:1: /channel: found nothing; one of chat, voice\n"
    "sessions.jsonl:1: /lang: found \"fr\"; one of zh, en" },
  { "file/unknown", "ruels.jsonl", "",
    "ruels.jsonl: found a file that no family has; pack.json, a family's .jsonl (docs/pack.md), "
    "sessions.jsonl or README" },
  { "file/not-an-object", "rules.jsonl", "[1]", "rules.jsonl:1: found [1]; an object {…}" },
};

static char *
told (GPtrArray *problems)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = cue_pack_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (out, "%s%s", i == 0 ? "" : "\n", line);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static GPtrArray *
ground_with (const char *file, const char *text)
{
  GPtrArray *files = new_files ();
  gboolean placed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (GROUND); i++)
    {
      gboolean here = g_str_equal (GROUND[i][0], file);

      add_file (files, GROUND[i][0], here ? text : GROUND[i][1]);
      placed = placed || here;
    }
  if (!placed)
    add_file (files, file, text);
  return files;
}

static void
test_bad_row (gconstpointer data)
{
  const BadRow *row = data;
  g_autoptr (GPtrArray) files = ground_with (row->file, row->text);
  g_autoptr (GPtrArray) problems = NULL;
  CuePack *pack = cue_pack_read (files, &problems);
  g_autofree char *text = told (problems);

  g_assert_null (pack);
  g_assert_cmpstr (text, ==, row->problems);
}

static void
test_ground_is_good (void)
{
  g_autoptr (GPtrArray) files = ground_with ("README", "");
  g_autoptr (CuePack) pack = read_good (files);

  g_assert_cmpuint (cue_pack_get_talks (pack)->len, ==, 1);
}

static void
test_no_manifest (void)
{
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *text = NULL;

  g_assert_null (cue_pack_read (files, &problems));
  text = told (problems);
  g_assert_cmpstr (text, ==, "pack.json: found no such file; every pack has a manifest pack.json");
}

/* However the files come, problems come by file of the format, then line. */
static void
test_order (void)
{
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *text = NULL;

  add_file (files, "zzz", "");
  add_file (files, "rules.jsonl", "[]\n[]");
  add_file (files, "tags.jsonl",
            "{\"tag\":\"a\",\"title\":\"A\",\"kind\":\"need\",\"when\":{\"tag\":\"b\"}}\n[]");
  add_file (files, "phrases.jsonl", "[]");
  add_file (files, "pack.json", "[]");
  g_assert_null (cue_pack_read (files, &problems));
  text = told (problems);
  g_assert_cmpstr (text, ==,
                   "pack.json: found []; an object {…}\n"
                   "phrases.jsonl:1: found []; an object {…}\n"
                   "tags.jsonl:1: /when/tag: found \"b\", which is no tag; one of tags.jsonl; is "
                   "\"a\" meant?\n"
                   "tags.jsonl:2: found []; an object {…}\n"
                   "rules.jsonl:1: found []; an object {…}\n"
                   "rules.jsonl:2: found []; an object {…}\n"
                   "zzz: found a file that no family has; pack.json, a family's .jsonl "
                   "(docs/pack.md), "
                   "sessions.jsonl or README");
}

/* A fact with a list of values is compared with no other. */
static void
test_values (void)
{
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *text = NULL;

  add_file (files, "pack.json", GROUND[0][1]);
  add_file (files, "facts.jsonl",
            "{\"fact\":\"place\",\"title\":\"P\",\"type\":\"string\",\"values\":[{\"value\":"
            "\"asia\","
            "\"title\":\"Asia\"},{\"value\":\"hmt\",\"title\":\"HMT\"}]}\n"
            "{\"fact\":\"city\",\"title\":\"C\",\"type\":\"string\"}");
  add_file (files, "tags.jsonl",
            "{\"tag\":\"a\",\"title\":\"A\",\"kind\":\"need\",\"when\":{\"or\":[{\"==\":[{\"fact\":"
            "\"place\"},\"asai\"]},{\"in\":[{\"fact\":\"place\"},[\"hmt\",\"europe\"]]},"
            "{\"==\":[{\"fact\":\"city\"},\"Rome\"]}]}}");
  g_assert_null (cue_pack_read (files, &problems));
  text = told (problems);
  g_assert_cmpstr (text, ==,
                   "tags.jsonl:1: /when/or/0/==/1: found \"asai\", which is no value of place; one "
                   "of asia, hmt\n"
                   "tags.jsonl:1: /when/or/1/in/1/1: found \"europe\", which is no value of place; "
                   "one of asia, "
                   "hmt");
}

/* A talk's {{offer.…}} must be filled by every offer of the rule that lights both. */
static void
test_filling (void)
{
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *text = NULL;

  add_file (files, "pack.json", GROUND[0][1]);
  add_file (files, "offers.jsonl",
            "{\"offer\":\"a\",\"title\":\"A\",\"pitch\":\"A\",\"values\":{\"delta\":1}}\n"
            "{\"offer\":\"b\",\"title\":\"B\",\"pitch\":\"B\"}");
  add_file (files, "talks.jsonl",
            "{\"talk\":\"t\",\"title\":\"T\",\"points\":[{\"point\":\"p\",\"say\":"
            "\"{{offer.delta}} {{offer.title}} "
            "{{offer.delta|x}}\",\"keys\":[{\"any\":[\"x\"]}]}]}");
  add_file (files, "rules.jsonl",
            "{\"rule\":\"r\",\"title\":\"R\",\"when\":{\"stage\":[]},"
            "\"light\":[{\"offer\":\"a\"},{\"offer\":\"b\"},{\"talk\":\"t\"}]}");
  g_assert_null (cue_pack_read (files, &problems));
  text = told (problems);
  g_assert_cmpstr (text, ==,
                   "rules.jsonl:1: /light/1/offer: found an offer without delta, which t/p says; "
                   "an "
                   "offer that has it, or a default {{name|default}}");
}

/* What a key must hear as a number is one in every offer that its rule lights. */
static void
test_numbers (void)
{
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *text = NULL;

  add_file (files, "pack.json", GROUND[0][1]);
  add_file (files, "offers.jsonl",
            "{\"offer\":\"a\",\"title\":\"A\",\"pitch\":\"A\",\"values\":{\"delta\":\"19.9\"}}\n"
            "{\"offer\":\"b\",\"title\":\"B\",\"pitch\":\"B\",\"values\":{\"delta\":\"a lot\"}}\n"
            "{\"offer\":\"c\",\"title\":\"C\",\"pitch\":\"C\",\"values\":{\"delta\":"
            "9007199254740991}}");
  add_file (files, "talks.jsonl",
            "{\"talk\":\"t\",\"title\":\"T\",\"points\":[{\"point\":\"p\",\"say\":\"{{offer.delta}}"
            "\","
            "\"keys\":[{\"number\":\"{{offer.delta}}\",\"unit\":\"yuan\"}]}]}");
  add_file (files, "rules.jsonl",
            "{\"rule\":\"r\",\"title\":\"R\",\"when\":{\"stage\":[]},\"light\":[{\"offer\":\"a\"},"
            "{\"offer\":\"b\"},{\"offer\":\"c\"},{\"talk\":\"t\"}]}");
  g_assert_null (cue_pack_read (files, &problems));
  text = told (problems);
  g_assert_cmpstr (text, ==,
                   "rules.jsonl:1: /light/1/offer: found an offer whose delta is a lot; a number "
                   "not below 0 of at most 15 digits: t/p hears it as one\n"
                   "rules.jsonl:1: /light/2/offer: found an offer whose delta is "
                   "9007199254740991; a number not below 0 of at most 15 digits: t/p hears it as "
                   "one");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack-reader/ground-is-good", test_ground_is_good);
  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autofree char *name = g_strconcat ("/pack-reader/refuses/", ROWS[i].name, NULL);

      g_test_add_data_func (name, &ROWS[i], test_bad_row);
    }
  g_test_add_func ("/pack-reader/refuses/no-manifest", test_no_manifest);
  g_test_add_func ("/pack-reader/problems/by-file-and-line", test_order);
  g_test_add_func ("/pack-reader/facts-are-compared-with-their-values", test_values);
  g_test_add_func ("/pack-reader/talks-are-filled-by-their-offers", test_filling);
  g_test_add_func ("/pack-reader/keys-hear-numbers", test_numbers);
  return g_test_run ();
}
