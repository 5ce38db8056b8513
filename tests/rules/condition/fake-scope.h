/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-condition.h"
#include "cue-gate.h"
#include "cue-json.h"

/* One made-up conversation, a hundred seconds old, for tests of conditions. */

typedef struct
{
  CueScope scope;
  /* owned */
  JsonNode *facts;
  JsonNode *vars;
} FakeScope;

typedef struct
{
  const char *phrase;
  char by;
  guint turns_ago; /* 1 is the last turn of that speaker */
  gint64 at_ms;
  char polarity;
  gboolean question;
} FakeHit;

static const FakeHit FAKE_HITS[] = {
  { "cheaper", 'c', 1, 90000, 'p', TRUE },   { "cheaper", 'c', 3, 60000, 'p', FALSE },
  { "refusal", 'c', 2, 80000, 'n', FALSE },  { "hearsay", 'c', 2, 80000, 'q', FALSE },
  { "greeting", 'a', 4, 41000, 'p', FALSE },
};

static JsonNode *
fake_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = cue_gate_parse (text, -1, &CUE_GATE_LINE, &error);

  g_assert_no_error (error);
  return node;
}

static JsonNode *
fake_fact (CueScope *scope, const char *name)
{
  return json_object_get_member (json_node_get_object (((FakeScope *) scope)->facts), name);
}

static JsonNode *
fake_var (CueScope *scope, const char *name)
{
  return json_object_get_member (json_node_get_object (((FakeScope *) scope)->vars), name);
}

static gboolean
fake_tag (CueScope *scope, const char *tag)
{
  return g_str_equal (tag, "over-quota");
}

static gboolean
fake_hit_is_asked_for (const FakeHit *hit, const CueHeard *heard)
{
  return g_str_equal (hit->phrase, heard->phrase) && (heard->by == 'x' || heard->by == hit->by)
         && (heard->within_turns == 0 || hit->turns_ago <= heard->within_turns)
         && (heard->polarity == 'x' || heard->polarity == hit->polarity)
         && (heard->question < 0 || heard->question == hit->question);
}

static guint
fake_heard (CueScope *scope, const CueHeard *heard, gint64 *next_flip_ms)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (FAKE_HITS); i++)
    {
      gint64 until = FAKE_HITS[i].at_ms + heard->within_ms;

      if (!fake_hit_is_asked_for (&FAKE_HITS[i], heard)
          || (heard->within_ms > 0 && scope->now_ms > until))
        continue;
      if (heard->within_ms > 0)
        *next_flip_ms = MIN (*next_flip_ms, until + 1);
      n++;
    }
  return n;
}

static gboolean
fake_said (CueScope *scope, const char *point)
{
  return g_str_equal (point, "upgrade/price");
}

static const char *
fake_stage (CueScope *scope)
{
  return "recommend";
}

static gint64
fake_since (CueScope *scope, const char *what)
{
  static const struct
  {
    const char *what;
    gint64 at_ms;
  } TIMES[] = { { "opened", 0 },
                { "customer", 90000 },
                { "agent", 70000 },
                { "tag:over-quota", 80000 },
                { "lit:upsell", 60000 } };

  for (guint i = 0; i < G_N_ELEMENTS (TIMES); i++)
    if (g_str_equal (TIMES[i].what, what))
      return TIMES[i].at_ms;
  return -1;
}

static guint
fake_turns (CueScope *scope, char by)
{
  return by == 'c' ? 5 : by == 'a' ? 4 : 9;
}

static gboolean
fake_number (CueScope *scope, const char *unit, gint64 *value_micro)
{
  *value_micro = 89500000;
  return g_str_equal (unit, "yuan");
}

static gboolean
fake_owns (CueScope *scope, const char *offer)
{
  return g_str_equal (offer, "5g-60");
}

static const char *
fake_outcome (CueScope *scope, const char *offer)
{
  return g_str_equal (offer, "5g-100") ? "refused" : NULL;
}

static gboolean
fake_lit (CueScope *scope, const char *rule)
{
  return g_str_equal (rule, "upsell");
}

static const CueScopeClass FAKE_CLASS = { .fact = fake_fact,
                                          .tag = fake_tag,
                                          .heard = fake_heard,
                                          .said = fake_said,
                                          .stage = fake_stage,
                                          .since = fake_since,
                                          .turns = fake_turns,
                                          .number = fake_number,
                                          .owns = fake_owns,
                                          .outcome = fake_outcome,
                                          .lit = fake_lit,
                                          .var = fake_var };

static void
fake_scope_init (FakeScope *self)
{
  self->scope.klass = &FAKE_CLASS;
  self->scope.now_ms = 100000;
  self->facts = fake_json ("{\"plan.overage_months\":3,\"budget\":89.5,\"for_whom\":\"child\","
                           "\"customer.vip\":true,\"customer.products\":[\"5g-60\",\"card\"],"
                           "\"empty\":\"\",\"nothing\":null}");
  self->vars = fake_json ("{\"channel\":\"chat\",\"lang\":\"zh\",\"stage\":\"recommend\"}");
}

static void
fake_scope_clear (FakeScope *self)
{
  g_clear_pointer (&self->facts, json_node_unref);
  g_clear_pointer (&self->vars, json_node_unref);
}
