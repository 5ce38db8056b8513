/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"

G_BEGIN_DECLS

/* Small packs and conversations of every operator and event, made up by dice. */

#define RANDOM_PHRASES 10
#define RANDOM_TAGS 8
#define RANDOM_FACTS 7
#define RANDOM_OFFERS 3
#define RANDOM_TALKS 3
#define RANDOM_ANSWERS 3
#define RANDOM_RULES 12
#define RANDOM_STAGES 3

static inline guint
random_roll (GRand *dice, guint n)
{
  return (guint) g_rand_int_range (dice, 0, (gint32) n);
}

/* A pack; aborts when it is not whole. (transfer full) */
CuePack *random_pack_new (GRand *dice);
/* One more rule as a line of rules.jsonl. (transfer full) */
char *random_rule_new (GRand *dice, guint i);
/* The same pack with other rules: each a line of rules.jsonl. (transfer full) */
CuePack *random_pack_with_rules (GRand *dice, GPtrArray *rules);
/* The same, which may have problems. (transfer full) (nullable) */
CuePack *random_pack_read (GRand *dice, GPtrArray *rules, GPtrArray **problems);
/* Something that the pack may hear. (transfer full) */
char *random_text_new (GRand *dice);
/* Facts: {"plan": {…}, "products": […]} (transfer full) */
JsonObject *random_facts_new (GRand *dice);

G_END_DECLS
