/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"

G_BEGIN_DECLS

/* "¥149 a month", "$25". (transfer full) */
char *cue_money_format_price (const CueOffer *offer);
char *cue_money_format (gint64 amount_milli, CueUnit unit);

G_END_DECLS
