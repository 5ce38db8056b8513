/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack-reader.h"

G_BEGIN_DECLS

/**
 * BenchPack: a large pack as a team would have it, made up from a seed
 *
 * Sizes follow the number of rules: half as many phrase sets (three wordings each, in both
 * languages), a tenth as many tags, a twenty-fifth as many talks, a fiftieth as many offers, a
 * hundred facts and one more for every 500 rules. A rule asks for two or three things: tags, words
 * within some turns, facts against bounds, at times silence, counts, outcomes. What one phrase set
 * or tag is asked for by is a handful of rules; many rules stand on the same few facts.
 */
typedef struct
{
  guint n_rules;
  guint n_answers;
  guint n_phrases;
  guint n_tags;
  guint n_facts;
  guint n_offers;
  guint n_talks;
  guint
      n_examples; /* none, unless who measures sets it: twelve for each of some tags, then others */
  guint32 seed;
} BenchPack;

void bench_pack_init (BenchPack *self, guint n_rules, guint n_answers, guint32 seed);

/* Its files, as from a folder. (transfer full) (element-type CuePackFile) */
GPtrArray *bench_pack_make_files (const BenchPack *self);
/* Read; aborts with the first problem when there is any. (transfer full) */
CuePack *bench_pack_read (const BenchPack *self);
/* The JSON of one rule; any number from 0, also one that the pack has not. (transfer full) */
char *bench_pack_make_rule (const BenchPack *self, guint i);

/* A recording of @n_turns turns: what customers say holds words that the pack listens for, some
 * turns ask what an answer knows, agents say some points. (transfer full) */
JsonNode *bench_pack_make_recording (const BenchPack *self, guint i, guint n_turns);

G_END_DECLS
