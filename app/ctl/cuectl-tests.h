/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl-coverage.h"

G_BEGIN_DECLS

/* Plays one test of a pack and compares what it expects (docs/pack.md).
 * (transfer full) (element-type utf8): a sentence for every expectation that fails */
GPtrArray *cuectl_tests_run (CueEngine *engine, const CuePackTest *test, CuectlCoverage *coverage);

G_END_DECLS
