/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-pack.h"

#include "cue-json.h"
#include "cue-pack-reader.h"

static const char *const WORDS[RANDOM_PHRASES] = {
  "流量", "太贵", "取消", "宽带", "upgrade", "roaming", "bill", "投诉", "便宜", "not working"
};
static const char *const EXTRA[] = { "不要", "没有",  "我",     "吗？", "他说", "please", "not",
                                     "89元", "20 GB", "三个月", "。",   "，",   "20元" };

static void add_truth (GString *out, GRand *dice, guint depth, guint n_tags);

static void
add_number (GString *out, GRand *dice)
{
  static const char *const numbers[]
      = { "0", "1", "2", "3", "5", "20", "89", "1.5", "-1", "60000" };

  g_string_append (out, numbers[random_roll (dice, G_N_ELEMENTS (numbers))]);
}

static void
add_options (GString *out, GRand *dice)
{
  static const char *const by[] = { "customer", "agent", "any" };
  static const char *const polarities[] = { "plain", "negated", "quoted", "any" };

  g_string_append_printf (out, "{\"by\":\"%s\"", by[random_roll (dice, 3)]);
  if (random_roll (dice, 2) == 0)
    g_string_append_printf (out, ",\"within_turns\":%u", random_roll (dice, 4));
  if (random_roll (dice, 3) == 0)
    g_string_append_printf (out, ",\"within_ms\":%u", 1000 * (1 + random_roll (dice, 90)));
  if (random_roll (dice, 3) == 0)
    g_string_append_printf (out, ",\"polarity\":\"%s\"", polarities[random_roll (dice, 4)]);
  if (random_roll (dice, 6) == 0)
    g_string_append_printf (out, ",\"question\":%s", random_roll (dice, 2) ? "true" : "false");
  g_string_append_c (out, '}');
}

static void
add_heard (GString *out, GRand *dice, const char *op)
{
  guint phrase = random_roll (dice, RANDOM_PHRASES);

  if (random_roll (dice, 3) == 0)
    g_string_append_printf (out, "{\"%s\":\"p%u\"}", op, phrase);
  else
    {
      g_string_append_printf (out, "{\"%s\":[\"p%u\",", op, phrase);
      add_options (out, dice);
      g_string_append (out, "]}");
    }
}

static void
add_since (GString *out, GRand *dice, guint n_tags)
{
  switch (random_roll (dice, n_tags > 0 ? 6 : 5))
    {
    case 0:
      g_string_append (out, "{\"since\":\"opened\"}");
      break;
    case 1:
      g_string_append (out, "{\"since\":\"agent\"}");
      break;
    case 2:
      g_string_append_printf (out, "{\"since\":\"lit:r%u\"}", random_roll (dice, RANDOM_RULES));
      break;
    case 3:
    case 4:
      g_string_append_printf (out, "{\"silence\":\"%s\"}",
                              random_roll (dice, 2) ? "customer" : "agent");
      break;
    default:
      g_string_append_printf (out, "{\"since\":\"tag:t%u\"}", random_roll (dice, n_tags));
    }
}

static void
add_fact (GString *out, GRand *dice)
{
  guint fact = random_roll (dice, RANDOM_FACTS);

  if (random_roll (dice, 4) == 0)
    g_string_append_printf (out, "{\"var\":\"plan.f%u\"}", fact);
  else
    g_string_append_printf (out, "{\"fact\":\"plan.f%u\"}", fact);
}

static void
add_value (GString *out, GRand *dice, guint depth, guint n_tags)
{
  static const char *const sums[] = { "+", "-", "*", "/", "%", "min", "max" };
  static const char *const vars[] = { "channel", "lang", "stage", "plan.none" };

  switch (random_roll (dice, depth == 0 ? 9 : 14))
    {
    case 0:
    case 1:
    case 2:
      add_fact (out, dice);
      break;
    case 3:
      add_heard (out, dice, "count_within");
      break;
    case 4:
      add_since (out, dice, n_tags);
      break;
    case 5:
      g_string_append (out,
                       random_roll (dice, 2) ? "{\"turns\":\"customer\"}" : "{\"turns\":\"any\"}");
      break;
    case 6:
      g_string_append (out, random_roll (dice, 2) ? "{\"heard\":\"yuan\"}" : "{\"heard\":\"gb\"}");
      break;
    case 7:
      g_string_append_printf (out, "{\"outcome\":\"o%u\"}", random_roll (dice, RANDOM_OFFERS));
      break;
    case 8:
      g_string_append_printf (out, "{\"var\":\"%s\"}", vars[random_roll (dice, 3)]);
      break;
    case 9:
      g_string_append (out, "{\"reduce\":[[1,2,3],{\"+\":[{\"var\":\"accumulator\"},{\"var\":"
                            "\"current\"},{\"fact\":\"plan.f0\"}]},0]}");
      break;
    case 10:
      g_string_append (out, "{\"??\":[");
      add_fact (out, dice);
      g_string_append (out, ",7]}");
      break;
    case 11:
      g_string_append (out, "{\"try\":[{\"+\":[");
      add_fact (out, dice);
      g_string_append (out, ",1]},4]}");
      break;
    default:
      g_string_append_printf (out, "{\"%s\":[", sums[random_roll (dice, G_N_ELEMENTS (sums))]);
      add_value (out, dice, depth - 1, n_tags);
      g_string_append_c (out, ',');
      add_number (out, dice);
      g_string_append (out, "]}");
    }
}

static void
add_comparison (GString *out, GRand *dice, guint depth, guint n_tags)
{
  static const char *const orders[] = { "<", "<=", ">", ">=", "==", "!=", "===", "!==" };
  guint order = random_roll (dice, G_N_ELEMENTS (orders));
  gboolean turned = random_roll (dice, 5) == 0;

  g_string_append_printf (out, "{\"%s\":[", orders[order]);
  if (turned)
    add_number (out, dice);
  else
    add_value (out, dice, depth == 0 ? 0 : depth - 1, n_tags);
  g_string_append_c (out, ',');
  if (turned || random_roll (dice, 8) == 0)
    add_value (out, dice, 0, n_tags);
  else if (order >= 4 && random_roll (dice, 3) == 0)
    g_string_append_printf (out, "\"v%u\"", random_roll (dice, 3));
  else
    add_number (out, dice);
  if (order < 4 && random_roll (dice, 8) == 0)
    g_string_append (out, ",40");
  g_string_append (out, "]}");
}

static void
add_group (GString *out, GRand *dice, const char *op, guint depth, guint n_tags)
{
  guint n = 1 + random_roll (dice, 3);

  g_string_append_printf (out, "{\"%s\":[", op);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      add_truth (out, dice, depth - 1, n_tags);
    }
  g_string_append (out, "]}");
}

static void
add_rare (GString *out, GRand *dice)
{
  switch (random_roll (dice, 7))
    {
    case 0:
      g_string_append_printf (out, "{\"missing\":[\"plan.f%u\"]}",
                              random_roll (dice, RANDOM_FACTS));
      break;
    case 1:
      g_string_append (out, "{\"missing_some\":[1,[\"plan.f1\",\"plan.f2\"]]}");
      break;
    case 2:
      g_string_append (out, "{\"in\":[\"o1\",{\"fact\":\"customer.products\"}]}");
      break;
    case 3:
      g_string_append (out, "{\"some\":[{\"fact\":\"customer.products\"},{\"==\":[{\"var\":\"\"},"
                            "\"o2\"]}]}");
      break;
    case 4:
      g_string_append (out, "{\"!\":{\"var\":{\"cat\":[\"plan.\",\"f3\"]}}}");
      break;
    case 5:
      g_string_append (out, "{\"throw\":\"no\"}");
      break;
    default:
      g_string_append (out, "{\"%\":[{\"silence\":\"customer\"},7000]}");
    }
}

static void
add_question (GString *out, GRand *dice, guint depth, guint n_tags)
{
  switch (random_roll (dice, 16))
    {
    case 0:
    case 1:
    case 2:
    case 3:
      add_heard (out, dice, "says");
      break;
    case 4:
    case 5:
    case 6:
      if (n_tags > 0)
        g_string_append_printf (out, "{\"tag\":\"t%u\"}", random_roll (dice, n_tags));
      else
        add_heard (out, dice, "says");
      break;
    case 7:
      g_string_append_printf (out, "{\"said\":\"k%u/a\"}", random_roll (dice, RANDOM_TALKS));
      break;
    case 8:
      g_string_append_printf (out, "{\"stage\":\"s%u\"}", random_roll (dice, RANDOM_STAGES));
      break;
    case 9:
      g_string_append_printf (out, "{\"owns\":\"o%u\"}", random_roll (dice, RANDOM_OFFERS));
      break;
    case 10:
      /* in an "or", or random rules would wait for each other */
      g_string_append_printf (out, "{\"or\":[{\"lit\":\"r%u\"}]}",
                              random_roll (dice, RANDOM_RULES));
      break;
    case 11:
      add_rare (out, dice);
      break;
    case 12:
      add_fact (out, dice);
      break;
    default:
      add_comparison (out, dice, depth, n_tags);
    }
}

static void
add_truth (GString *out, GRand *dice, guint depth, guint n_tags)
{
  guint kind = depth == 0 ? 9 : random_roll (dice, 12);

  if (kind < 3)
    add_group (out, dice, "and", depth, n_tags);
  else if (kind < 5)
    add_group (out, dice, "or", depth, n_tags);
  else if (kind < 7)
    {
      g_string_append (out, kind == 5 ? "{\"!\":" : "{\"!!\":");
      add_truth (out, dice, depth - 1, n_tags);
      g_string_append_c (out, '}');
    }
  else if (kind == 7)
    {
      g_string_append (out, "{\"if\":[");
      add_truth (out, dice, depth - 1, n_tags);
      g_string_append_c (out, ',');
      add_truth (out, dice, depth - 1, n_tags);
      g_string_append (out, ",false]}");
    }
  else
    add_question (out, dice, depth, n_tags);
}

/* Plain questions to facts and nothing else, as customers are told apart. */
static void
add_facts (GString *out, GRand *dice)
{
  static const char *const orders[] = { "<", "<=", ">", ">=", "==", "!=" };
  guint n = 1 + random_roll (dice, 3);

  g_string_append (out, random_roll (dice, 4) == 0 ? "{\"or\":[" : "{\"and\":[");
  for (guint i = 0; i < n; i++)
    {
      guint kind = random_roll (dice, 8);

      g_string_append (out, i > 0 ? "," : "");
      if (kind == 0)
        add_fact (out, dice);
      else if (kind < 4)
        g_string_append_printf (out, "{\"%s\":[{\"fact\":\"plan.f%u\"},\"v%u\"]}",
                                random_roll (dice, 2) == 0 ? "!=" : "==",
                                random_roll (dice, RANDOM_FACTS), random_roll (dice, 12));
      else
        g_string_append_printf (out, "{\"%s\":[{\"fact\":\"plan.f%u\"},%u]}",
                                orders[random_roll (dice, G_N_ELEMENTS (orders))],
                                random_roll (dice, RANDOM_FACTS), random_roll (dice, 100));
    }
  g_string_append (out, "]}");
}

static void
add_condition (GString *out, GRand *dice, const char *name, guint n_tags)
{
  g_string_append_printf (out, ",\"%s\":", name);
  if (random_roll (dice, 4) == 0)
    add_facts (out, dice);
  else
    add_truth (out, dice, random_roll (dice, 4), n_tags);
}

char *
random_rule_new (GRand *dice, guint i)
{
  GString *out = g_string_new (NULL);
  guint target = random_roll (dice, 4);

  g_string_append_printf (out, "{\"rule\":\"r%u\",\"title\":\"R\",\"weight\":%u", i,
                          random_roll (dice, 100));
  add_condition (out, dice, "when", RANDOM_TAGS);
  if (random_roll (dice, 4) == 0)
    add_condition (out, dice, "hold", RANDOM_TAGS);
  if (random_roll (dice, 5) == 0)
    g_string_append (out, ",\"channel\":[\"voice\"]");
  if (random_roll (dice, 3) == 0)
    g_string_append_printf (out, ",\"once_per\":\"none\",\"cooldown_ms\":%u,\"ttl_ms\":20000",
                            1000 * random_roll (dice, 60));
  if (target == 0)
    g_string_append_printf (out, ",\"light\":[{\"offer\":\"o%u\"},{\"talk\":\"k%u\"}]}",
                            random_roll (dice, RANDOM_OFFERS), random_roll (dice, RANDOM_TALKS));
  else if (target == 1)
    g_string_append_printf (out, ",\"light\":[{\"answer\":\"a%u\"}]}",
                            random_roll (dice, RANDOM_ANSWERS));
  else
    g_string_append_printf (out, ",\"light\":[{\"%s%u\"}]}",
                            target == 2 ? "offer\":\"o" : "talk\":\"k", random_roll (dice, 3));
  return g_string_free (out, FALSE);
}

static void
add_file (GPtrArray *files, const char *name, GString *text)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  g_ptr_array_add (files, cue_pack_file_new (name, bytes));
}

static GString *
make_manifest (GRand *dice)
{
  GString *out = g_string_new ("{\"pack\":\"random\",\"version\":1,\"title\":\"R\",\"lang\":\"zh\","
                               "\"stages\":[");

  for (guint i = 0; i < RANDOM_STAGES; i++)
    {
      g_string_append_printf (out, "%s{\"stage\":\"s%u\",\"title\":\"S\"", i > 0 ? "," : "", i);
      add_condition (out, dice, "when", RANDOM_TAGS);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
  return out;
}

static GString *
make_tags (GRand *dice)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < RANDOM_TAGS; i++)
    {
      g_string_append_printf (out, "{\"tag\":\"t%u\",\"title\":\"T\",\"kind\":\"need\"", i);
      add_condition (out, dice, "when", i);
      if (random_roll (dice, 4) == 0)
        add_condition (out, dice, "until", i);
      if (random_roll (dice, 2) == 0)
        g_string_append_printf (out, ",\"decay_ms\":%u", 1000 * (1 + random_roll (dice, 120)));
      if (random_roll (dice, 3) == 0)
        g_string_append_printf (out, ",\"contradicts\":[\"t%u\"]",
                                (i + 1 + random_roll (dice, RANDOM_TAGS - 1)) % RANDOM_TAGS);
      g_string_append (out, "}\n");
    }
  return out;
}

static GString *
make_offers (GRand *dice)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < RANDOM_OFFERS; i++)
    {
      g_string_append_printf (out,
                              "{\"offer\":\"o%u\",\"title\":\"星河%u号\",\"pitch\":\"P\",\"fit\":[{"
                              "\"why\":\"W\"",
                              i, i);
      add_condition (out, dice, "when", RANDOM_TAGS);
      g_string_append_printf (out,
                              "}],\"tags\":[\"t%u\"],\"weight\":%u,\"values\":{\"delta\":%u}}\n",
                              random_roll (dice, RANDOM_TAGS), random_roll (dice, 100),
                              i == 0 ? 89 : 20);
    }
  return out;
}

/* @line, where # is a number and @ a word, so many times. */
static GString *
make_plain (const char *line, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_string_append (out, line);
      g_string_replace (out, "#", number, 0);
      g_string_replace (out, "@", WORDS[i % RANDOM_PHRASES], 0);
    }
  return out;
}

static GString *
make_holds (GRand *dice)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_string_append_printf (out, "{\"hold\":\"h%u\",\"title\":\"H\"", i);
      add_condition (out, dice, "when", RANDOM_TAGS);
      g_string_append (out, "}\n");
    }
  return out;
}

CuePack *
random_pack_read (GRand *dice, GPtrArray *rules, GPtrArray **problems)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < rules->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *) g_ptr_array_index (rules, i));
  add_file (files, "pack.json", make_manifest (dice));
  add_file (files, "phrases.jsonl",
            make_plain ("{\"phrase\":\"p#\",\"title\":\"P\",\"any\":[\"@\"]}\n", RANDOM_PHRASES));
  add_file (files, "facts.jsonl",
            make_plain ("{\"fact\":\"plan.f#\",\"title\":\"F\",\"type\":\"number\",\"note\":\"@\"}"
                        "\n",
                        RANDOM_FACTS));
  add_file (files, "tags.jsonl", make_tags (dice));
  add_file (files, "holds.jsonl", make_holds (dice));
  add_file (files, "offers.jsonl", make_offers (dice));
  add_file (files, "talks.jsonl",
            make_plain ("{\"talk\":\"k#\",\"title\":\"K\",\"points\":[{\"point\":\"a\",\"say\":\"@"
                        "好\","
                        "\"keys\":[{\"any\":[\"bill\",\"宽带\"]}]},{\"point\":\"b\",\"say\":\"每月 "
                        "{{offer.delta}} "
                        "元\",\"must\":false,\"keys\":[{\"number\":\"{{offer.delta}}\",\"unit\":"
                        "\"yuan\"}]}]}\n",
                        RANDOM_TALKS));
  add_file (files, "answers.jsonl",
            make_plain ("{\"answer\":\"a#\",\"title\":\"A\",\"question\":\"@怎么办\",\"similar\":["
                        "\"一\",\"二\",\"三\"],\"reply\":\"R\"}\n",
                        RANDOM_ANSWERS));
  add_file (files, "rules.jsonl", lines);
  return cue_pack_read (files, problems);
}

CuePack *
random_pack_with_rules (GRand *dice, GPtrArray *rules)
{
  g_autoptr (GPtrArray) problems = NULL;
  CuePack *pack = random_pack_read (dice, rules, &problems);

  if (pack == NULL)
    {
      g_autofree char *problem = cue_pack_problem_to_string (g_ptr_array_index (problems, 0));

      g_error ("a random pack is not whole: %s", problem);
    }
  return pack;
}

CuePack *
random_pack_new (GRand *dice)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < RANDOM_RULES; i++)
    g_ptr_array_add (rules, random_rule_new (dice, i));
  return random_pack_with_rules (dice, rules);
}

char *
random_text_new (GRand *dice)
{
  GString *out = g_string_new (NULL);
  guint n = 1 + random_roll (dice, 5);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, random_roll (dice, 2)
                                ? WORDS[random_roll (dice, RANDOM_PHRASES)]
                                : EXTRA[random_roll (dice, G_N_ELEMENTS (EXTRA))]);
      g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

JsonObject *
random_facts_new (GRand *dice)
{
  JsonObject *facts = json_object_new ();
  JsonObject *plan = json_object_new ();
  guint n = random_roll (dice, 4);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u", random_roll (dice, RANDOM_FACTS));
      g_autofree char *text = g_strdup_printf ("v%u", random_roll (dice, 12));
      guint kind = random_roll (dice, 12);

      if (kind < 6)
        json_object_set_int_member (plan, name, random_roll (dice, 100) - 5);
      else if (kind < 10)
        json_object_set_string_member (plan, name, kind == 6 ? "20" : text);
      else if (kind == 10)
        json_object_set_boolean_member (plan, name, random_roll (dice, 2));
      else
        json_object_set_null_member (plan, name);
    }
  json_object_set_object_member (facts, "plan", plan);
  if (random_roll (dice, 3) == 0)
    {
      JsonObject *customer = json_object_new ();
      JsonArray *products = json_array_new ();
      const char *const ids[] = { "o0", "o1", "o2" };

      json_array_add_string_element (products, ids[random_roll (dice, 3)]);
      json_object_set_array_member (customer, "products", products);
      json_object_set_object_member (facts, "customer", customer);
    }
  return facts;
}
