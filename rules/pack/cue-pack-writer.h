/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"

G_BEGIN_DECLS

/* The one canonical text of a family's file: records in file order, each one canonical line except
 * that the record's id key stands first, so that an edit gives a small diff. Reading it back gives
 * the same digest.
 * @name: "rules.jsonl". (transfer full), NULL when the pack has no such family */
char *cue_pack_write_file (const CuePack *self, const char *name);

G_END_DECLS
