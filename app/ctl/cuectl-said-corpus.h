/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl.h"

G_BEGIN_DECLS

/**
 * CuectlSaidCorpus: how labelled sentences are judged
 * @dir: holds facts.json and HALF-LANG.jsonl
 * @packs: folder of the packs that the sentences name
 * @half: "dev" or "test"
 * @misses: print every sentence that was judged otherwise; never of the test half
 * @signs: print instead of totals, for every sentence, what cue-said-trees.c is learnt from; never
 *   of the test half
 */
typedef struct
{
  const char *dir;
  const char *packs;
  const char *half;
  gboolean misses;
  gboolean signs;
} CuectlSaidCorpus;

/* Judges one half and prints, by language and kind, how often the verdict was right. */
CuectlExit cuectl_said_corpus (const CuectlSaidCorpus *corpus);

G_END_DECLS
