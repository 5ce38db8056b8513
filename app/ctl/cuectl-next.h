/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl-data.h"

G_BEGIN_DECLS

/**
 * cuectl_next:
 * @data: with flows, their lines and conversations that follow them
 * @weights: print the weights that all of the training table teaches, as a table of C
 *
 * How well the ranking that lamps use for the next point of a talk finds the next line of flows:
 * with the weights that stand in the program, with those learnt from all other flows, and in the
 * written order. Only lines that were not said yet are asked for, of the training table.
 *
 * Returns: the code to exit with
 */
int cuectl_next (const CuectlData *data, gboolean weights);

G_END_DECLS
