/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-money.h"

#include <glib/gi18n-lib.h>

char *
cue_money_format (gint64 amount_milli, CueUnit unit)
{
  const char *sign = unit == CUE_UNIT_USD ? "$" : unit == CUE_UNIT_YUAN ? "¥" : "";
  gint64 whole = amount_milli / 1000;
  gint64 cents = amount_milli % 1000 / 10;

  if (unit == CUE_UNIT_PERCENT)
    return cents != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT ".%02d %%", whole, (int) cents)
                      : g_strdup_printf ("%" G_GINT64_FORMAT " %%", whole);
  if (cents == 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT, sign, whole);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", sign, whole, (int) cents);
}

char *
cue_money_format_price (const CueOffer *offer)
{
  g_autofree char *amount = NULL;

  g_return_val_if_fail (offer != NULL, NULL);

  if (offer->price_milli == 0)
    return g_strdup (_ ("Free"));
  amount = cue_money_format (offer->price_milli, offer->price_unit);
  if (g_strcmp0 (offer->price_per, "month") == 0)
    return g_strdup_printf (_ ("%s a month"), amount);
  if (g_strcmp0 (offer->price_per, "year") == 0)
    return g_strdup_printf (_ ("%s a year"), amount);
  return g_steal_pointer (&amount);
}
