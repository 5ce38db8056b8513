/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-pack.h"

#include "bench-pack-words.h"
#include "cue-json.h"

#define N_FACTS 100
#define RULES_A_FACT 500
#define N_EXAMPLES_OF_TAG 12
#define N_WAYS_TO_ASK 6

/* Everything of one entry follows from its number: a rule is the same in a small and a large pack
 * but for what it names. */
static GRand *
dice_new (const BenchPack *self, guint family, guint i)
{
  const guint32 seed[] = { self->seed, family, i };

  return g_rand_new_with_seed_array (seed, G_N_ELEMENTS (seed));
}

static guint
roll (GRand *dice, guint n)
{
  return (guint) g_rand_int_range (dice, 0, (gint32) n);
}

void
bench_pack_init (BenchPack *self, guint n_rules, guint n_answers, guint32 seed)
{
  self->n_rules = n_rules;
  self->n_answers = n_answers;
  self->n_phrases = MAX (n_rules / 2, 20);
  self->n_tags = MAX (n_rules / 10, 10);
  self->n_facts = N_FACTS + n_rules / RULES_A_FACT;
  self->n_offers = MAX (n_rules / 50, 5);
  self->n_talks = MAX (n_rules / 25, 5);
  self->n_examples = 0;
  self->seed = seed;
}

static void
add_says (GString *out, const BenchPack *self, GRand *dice)
{
  guint phrase = roll (dice, self->n_phrases);
  guint kind = roll (dice, 10);

  if (kind < 5)
    g_string_append_printf (out, "{\"says\":[\"p-%u\",{\"within_turns\":%u}]}", phrase,
                            2 + roll (dice, 4));
  else if (kind < 8)
    g_string_append_printf (out, "{\"says\":\"p-%u\"}", phrase);
  else if (kind < 9)
    g_string_append_printf (out, "{\"says\":[\"p-%u\",{\"within_ms\":%u}]}", phrase,
                            30000 * (1 + roll (dice, 4)));
  else
    g_string_append_printf (out, "{\">=\":[{\"count_within\":[\"p-%u\",{\"by\":\"any\"}]},2]}",
                            phrase);
}

/* Facts by their number: six of ten are numbers, two texts, two yes or no. */
static gboolean
fact_is_number (guint fact)
{
  return fact % 10 < 6;
}

static void
add_fact (GString *out, const BenchPack *self, GRand *dice)
{
  static const char *const orders[] = { ">=", "<=", ">", "<" };
  guint fact = roll (dice, self->n_facts);

  if (fact_is_number (fact))
    g_string_append_printf (out, "{\"%s\":[{\"fact\":\"plan.f%u\"},%u]}", orders[roll (dice, 4)],
                            fact, 1 + roll (dice, 200));
  else if (fact % 10 < 8)
    g_string_append_printf (out, "{\"==\":[{\"fact\":\"plan.f%u\"},\"v%u\"]}", fact,
                            roll (dice, 12));
  else
    g_string_append_printf (out, "{\"fact\":\"plan.f%u\"}", fact);
}

static void
add_tag (GString *out, const BenchPack *self, GRand *dice)
{
  g_string_append_printf (out, "{\"tag\":\"t-%u\"}", roll (dice, self->n_tags));
}

static void
add_rare (GString *out, const BenchPack *self, GRand *dice)
{
  switch (roll (dice, 5))
    {
    case 0:
      g_string_append (out, "{\">\":[{\"silence\":\"customer\"},20000]}");
      break;
    case 1:
      g_string_append_printf (out, "{\"stage\":\"s%u\"}", roll (dice, 4));
      break;
    case 2:
      g_string_append_printf (out, "{\"!\":{\"owns\":\"o-%u\"}}", roll (dice, self->n_offers));
      break;
    case 3:
      g_string_append_printf (out, "{\"!=\":[{\"outcome\":\"o-%u\"},\"refused\"]}",
                              roll (dice, self->n_offers));
      break;
    default:
      g_string_append (out, "{\">=\":[{\"turns\":\"customer\"},2]}");
    }
}

static void
add_when (GString *out, const BenchPack *self, GRand *dice)
{
  guint kind = roll (dice, 20);

  g_string_append (out, "{\"and\":[");
  if (kind < 5)
    add_tag (out, self, dice);
  else if (kind < 9)
    {
      g_string_append (out, "{\"or\":[");
      add_says (out, self, dice);
      g_string_append_c (out, ',');
      add_says (out, self, dice);
      g_string_append (out, "]}");
    }
  else
    add_says (out, self, dice);
  g_string_append_c (out, ',');
  if (kind % 4 == 3)
    {
      g_string_append (out, "{\"!\":");
      add_tag (out, self, dice);
      g_string_append_c (out, '}');
    }
  else
    add_fact (out, self, dice);
  g_string_append_c (out, ',');
  if (kind < 4)
    add_rare (out, self, dice);
  else
    add_fact (out, self, dice);
  g_string_append (out, "]}");
}

char *
bench_pack_make_rule (const BenchPack *self, guint i)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GRand) dice = dice_new (self, 'r', i);
  guint kind;

  g_string_printf (out, "{\"rule\":\"r-%u\",\"title\":\"规则 %u\",\"when\":", i, i);
  add_when (out, self, dice);
  if (roll (dice, 3) == 0)
    {
      g_string_append (out, ",\"hold\":");
      add_tag (out, self, dice);
    }
  kind = roll (dice, 4);
  if (kind == 0 && self->n_answers > 0)
    g_string_append_printf (out, ",\"light\":[{\"answer\":\"a-%u\"}]",
                            roll (dice, self->n_answers));
  else if (kind == 1)
    g_string_append_printf (out, ",\"light\":[{\"offer\":\"o-%u\"}]", roll (dice, self->n_offers));
  else
    g_string_append_printf (out, ",\"light\":[{\"talk\":\"k-%u\"}]", roll (dice, self->n_talks));
  g_string_append_printf (out, ",\"weight\":%u}", 20 + roll (dice, 80));
  return g_string_free (out, FALSE);
}

typedef void (*EntryFunc) (GString *out, const BenchPack *self, guint i);

static void
add_rule (GString *out, const BenchPack *self, guint i)
{
  g_autofree char *rule = bench_pack_make_rule (self, i);

  g_string_append (out, rule);
}

static void
add_phrase (GString *out, const BenchPack *self, guint i)
{
  g_autofree char *zh = bench_words_zh (i);
  g_autofree char *turned = bench_words_zh_turned (i);
  g_autofree char *en = bench_words_en (i);

  g_string_append_printf (out,
                          "{\"phrase\":\"p-%u\",\"title\":\"%s\",\"any\":[\"%s\",\"%s\",\"%s\"]}",
                          i, zh, zh, turned, en);
}

static void
add_fact_def (GString *out, const BenchPack *self, guint i)
{
  g_string_append_printf (out, "{\"fact\":\"plan.f%u\",\"title\":\"事实 %u\",\"type\":\"%s\"}", i,
                          i,
                          fact_is_number (i) ? "number"
                          : i % 10 < 8       ? "string"
                                             : "bool");
}

static void
add_tag_def (GString *out, const BenchPack *self, guint i)
{
  static const char *const kinds[] = { "need", "profile", "interest", "intent" };
  g_autoptr (GRand) dice = dice_new (self, 't', i);

  g_string_append_printf (out,
                          "{\"tag\":\"t-%u\",\"title\":\"标签 %u\",\"kind\":\"%s\",\"when\":", i, i,
                          kinds[i % 4]);
  g_string_append (out, "{\"or\":[");
  add_says (out, self, dice);
  g_string_append_c (out, ',');
  if (i > 0 && roll (dice, 5) == 0)
    g_string_append_printf (out, "{\"and\":[{\"tag\":\"t-%u\"},", roll (dice, i));
  else
    g_string_append (out, "{\"and\":[");
  add_says (out, self, dice);
  g_string_append_c (out, ',');
  add_fact (out, self, dice);
  g_string_append_printf (out, "]}]},\"decay_ms\":%u}", 60000 * (1 + roll (dice, 10)));
}

static void
add_hold (GString *out, const BenchPack *self, guint i)
{
  g_string_append_printf (out,
                          "{\"hold\":\"h-%u\",\"title\":\"先等等 %u\",\"when\":{\"tag\":\"t-%u\"},"
                          "\"scope\":\"selling\"}",
                          i, i, i);
}

static void
add_offer (GString *out, const BenchPack *self, guint i)
{
  g_autoptr (GRand) dice = dice_new (self, 'o', i);
  g_autofree char *name = bench_words_offer (i);

  g_string_append_printf (out,
                          "{\"offer\":\"o-%u\",\"title\":\"%s\",\"price\":{\"amount_milli\":%u,"
                          "\"unit\":\"yuan\",\"per\":\"month\"},\"pitch\":\"%s，适合您\",\"fit\":[",
                          i, name, 1000 * (19 + roll (dice, 300)), name);
  for (guint k = 0; k < 2; k++)
    {
      g_string_append (out, k > 0 ? ",{\"when\":" : "{\"when\":");
      add_fact (out, self, dice);
      g_string_append (out, ",\"why\":\"条件不合\"}");
    }
  g_string_append_printf (out, "],\"tags\":[\"t-%u\"],\"weight\":%u}", roll (dice, self->n_tags),
                          20 + roll (dice, 80));
}

static void
add_talk (GString *out, const BenchPack *self, guint i)
{
  g_string_append_printf (out, "{\"talk\":\"k-%u\",\"title\":\"话术 %u\",\"points\":[", i, i);
  for (guint k = 0; k < 3; k++)
    {
      guint point = 3 * i + k;
      g_autofree char *say = bench_words_point (point);
      g_autofree char *key = bench_words_point_key (point);
      g_autofree char *second = bench_words_zh (point);

      g_string_append_printf (out,
                              "%s{\"point\":\"p%u\",\"say\":\"%s\",\"must\":%s,"
                              "\"examples\":[\"%s\"],\"keys\":[{\"any\":[\"%s\"]}",
                              k > 0 ? "," : "", k, say, k == 0 ? "true" : "false", second, key);
      if (bench_words_point_has_price (point))
        g_string_append_printf (out, ",{\"number\":\"%u\",\"unit\":\"yuan\"}", 10 + point % 190);
      g_string_append (out, "]}");
    }
  g_string_append (out, "]}");
}

static void
add_answer (GString *out, const BenchPack *self, guint i)
{
  g_autofree char *question = bench_words_question (i, 0);

  g_string_append_printf (out,
                          "{\"answer\":\"a-%u\",\"title\":\"%s\",\"question\":\"%s\",\"similar\":[",
                          i, question, question);
  for (guint k = 1; k < 6; k++)
    {
      g_autofree char *similar = bench_words_question (i, k);

      g_string_append_printf (out, "%s\"%s\"", k > 1 ? "," : "", similar);
    }
  g_string_append_printf (out, "],\"reply\":\"%s？打开营业厅，在第 %u 页按提示办理即可。\"}",
                          question, i);
}

/* Questions that no card has: the first half is of tags, the others are of none. */
static void
add_example (GString *out, const BenchPack *self, guint i)
{
  guint tag = i / N_EXAMPLES_OF_TAG;
  guint question = self->n_answers + 100 * tag + i % N_EXAMPLES_OF_TAG / N_WAYS_TO_ASK;
  g_autofree char *text = bench_words_question (question, i % N_WAYS_TO_ASK);

  if (i < self->n_examples / 2)
    g_string_append_printf (out, "{\"tags\":[\"t-%u\"],\"text\":\"%s\"}", tag, text);
  else
    g_string_append_printf (out, "{\"tags\":[],\"text\":\"%s\"}", text);
}

static void
add_file (GPtrArray *files, const BenchPack *self, const char *name, guint n, EntryFunc add)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n; i++)
    {
      add (out, self, i);
      g_string_append_c (out, '\n');
    }
  bytes = g_string_free_to_bytes (out);
  g_ptr_array_add (files, cue_pack_file_new (name, bytes));
}

static void
add_manifest (GString *out, const BenchPack *self, guint i)
{
  g_string_append (out, "{\"pack\":\"bench\",\"version\":1,\"title\":\"大包\",\"lang\":\"zh\","
                        "\"stages\":[");
  for (guint k = 0; k < 4; k++)
    g_string_append_printf (out,
                            "%s{\"stage\":\"s%u\",\"title\":\"阶段 "
                            "%u\",\"when\":{\"says\":[\"p-%u\","
                            "{\"by\":\"any\"}]}}",
                            k > 0 ? "," : "", k, k, k);
  g_string_append (out, "]}");
}

GPtrArray *
bench_pack_make_files (const BenchPack *self)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);

  add_file (files, self, "pack.json", 1, add_manifest);
  add_file (files, self, "phrases.jsonl", self->n_phrases, add_phrase);
  add_file (files, self, "facts.jsonl", self->n_facts, add_fact_def);
  add_file (files, self, "tags.jsonl", self->n_tags, add_tag_def);
  add_file (files, self, "holds.jsonl", 8, add_hold);
  add_file (files, self, "offers.jsonl", self->n_offers, add_offer);
  add_file (files, self, "talks.jsonl", self->n_talks, add_talk);
  add_file (files, self, "answers.jsonl", self->n_answers, add_answer);
  add_file (files, self, "rules.jsonl", self->n_rules, add_rule);
  add_file (files, self, "examples.jsonl", self->n_examples, add_example);
  return files;
}

CuePack *
bench_pack_read (const BenchPack *self)
{
  g_autoptr (GPtrArray) files = bench_pack_make_files (self);
  g_autoptr (GPtrArray) problems = NULL;
  CuePack *pack = cue_pack_read (files, &problems);

  if (pack == NULL)
    {
      g_autofree char *problem = cue_pack_problem_to_string (g_ptr_array_index (problems, 0));

      g_error ("bench: %s", problem);
    }
  return pack;
}

static void
set_facts (JsonObject *plan, const BenchPack *self, GRand *dice)
{
  for (guint i = 0; i < self->n_facts; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", i);
      g_autofree char *value = g_strdup_printf ("v%u", roll (dice, 12));

      if (roll (dice, 3) == 0)
        continue;
      if (fact_is_number (i))
        json_object_set_int_member (plan, name, 1 + roll (dice, 200));
      else if (i % 10 < 8)
        json_object_set_string_member (plan, name, value);
      else
        json_object_set_boolean_member (plan, name, roll (dice, 2));
    }
}

/* What a customer says: plain chat, words that are listened for, or a question. */
static char *
make_customer_text (const BenchPack *self, GRand *dice)
{
  guint kind = roll (dice, 10);
  g_autofree char *one = bench_words_zh (roll (dice, self->n_phrases));
  g_autofree char *two = bench_words_zh_turned (roll (dice, self->n_phrases));

  if (kind < 2)
    return g_strdup (bench_words_filler (roll (dice, 1000)));
  if (kind < 4 && self->n_answers > 0)
    return bench_words_question (roll (dice, self->n_answers), 1 + roll (dice, 5));
  if (kind < 8)
    return g_strdup_printf ("%s，我想问一下，%s，%s", bench_words_filler (roll (dice, 1000)), one,
                            bench_words_filler (roll (dice, 1000)));
  return g_strdup_printf ("%s，还有就是%s，麻烦您看看", one, two);
}

static char *
make_agent_text (const BenchPack *self, GRand *dice)
{
  g_autofree char *point = bench_words_point (roll (dice, 3 * self->n_talks));

  if (roll (dice, 2) == 0)
    return g_strdup_printf ("好的，%s", point);
  return g_strdup_printf ("好的，我这边帮您看一下，%s", bench_words_filler (roll (dice, 1000)));
}

JsonNode *
bench_pack_make_recording (const BenchPack *self, guint i, guint n_turns)
{
  g_autoptr (GRand) dice = dice_new (self, 'c', i);
  JsonObject *record = json_object_new ();
  JsonObject *customer = json_object_new ();
  JsonObject *plan = json_object_new ();
  JsonArray *turns = json_array_new ();
  g_autofree char *id = g_strdup_printf ("bench-%u", i);

  set_facts (plan, self, dice);
  json_object_set_string_member (customer, "name", "王女士");
  json_object_set_object_member (customer, "plan", plan);
  json_object_set_string_member (record, "id", id);
  json_object_set_string_member (record, "lang", "zh");
  json_object_set_string_member (record, "channel", "chat");
  json_object_set_object_member (record, "customer", customer);
  for (guint k = 0; k < n_turns; k++)
    {
      gboolean asks = k % 2 == 0;
      JsonObject *turn = json_object_new ();
      g_autofree char *text = asks ? make_customer_text (self, dice) : make_agent_text (self, dice);

      json_object_set_null_member (turn, "t");
      json_object_set_string_member (turn, "role", asks ? "customer" : "agent");
      json_object_set_string_member (turn, "text", text);
      json_array_add_object_element (turns, turn);
    }
  json_object_set_array_member (record, "turns", turns);
  return cue_json_new_object (record);
}
