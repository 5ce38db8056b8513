/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack-reader.h"

G_BEGIN_DECLS

/**
 * cue_pack_with_rule:
 * @self: stays as it is
 * @record: a line of rules.jsonl
 * @problems: (out) (optional) (element-type CuePackProblem): what is wrong with it, in the words of
 * cue_pack_read (); the line is that of the rule it would replace, 0 of a new one
 *
 * The same pack with one rule more, or with another one where the rule of that id stood. Everything
 * else is shared with @self, so it costs what the one rule costs and a list of pointers. Its digest
 * is that of the pack as it was read, and of what was edited since (docs/pack.md).
 *
 * Returns: (transfer full) (nullable): %NULL when there is any problem
 */
CuePack *cue_pack_with_rule (CuePack *self, const char *record, GPtrArray **problems);

/**
 * cue_pack_without_rule:
 *
 * The same without the rule @id. A rule that another condition asks for, or that is not there, is a
 * problem.
 *
 * Returns: (transfer full) (nullable): %NULL when there is any problem
 */
CuePack *cue_pack_without_rule (CuePack *self, const char *id, GPtrArray **problems);

/* The pack as it was read, of one that was edited since; else @self. (transfer none) */
CuePack *cue_pack_get_base (CuePack *self);
/* What differs from the base, by place. */
guint cue_pack_get_n_edits (const CuePack *self);
/* @place: among the rules of the base, or behind them all, of one that was added. (transfer none)
 * (nullable): NULL, it was taken out */
const CueRule *cue_pack_get_edit (const CuePack *self, guint i, guint *place);

G_END_DECLS
