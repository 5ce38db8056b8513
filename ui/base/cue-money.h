/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"

G_BEGIN_DECLS

/* "¥149 a month", "$25". (transfer full) */
char *cue_money_format_price (const CueOffer *offer);
/* "¥89", "50 GB", "4 years" of the plain text of a value; text that is no number stays. @unit: a
 * name of cue_unit_from_string (), or NULL. (transfer full) */
char *cue_money_with_unit (const char *value, const char *unit);
char *cue_money_format (gint64 amount_milli, CueUnit unit);

G_END_DECLS
