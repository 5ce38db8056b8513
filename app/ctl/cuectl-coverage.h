/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl.h"

G_BEGIN_DECLS

/* Which rules, answers and offers were lit (an offer: lit or held) by what was played so far. */
typedef struct
{
  CueEngine *engine;
  GHashTable *lit; /* "rule:…", "answer:…", "offer:…", "talk:…" */
  guint n_sessions;
  guint n_bad;
} CuectlCoverage;

CuectlCoverage *cuectl_coverage_new (CueEngine *engine);
void cuectl_coverage_free (CuectlCoverage *self);
/* A CueReplayFunc. */
void cuectl_coverage_step (const CueEvent *event,
                           GPtrArray *changes,
                           const CueState *state,
                           gpointer user_data);
/* (transfer full) (element-type utf8): one sentence each */
GPtrArray *cuectl_coverage_list_missing (const CuectlCoverage *self);

G_END_DECLS
