/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-money.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

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

static const char *
get_counted (CueUnit unit, gulong n)
{
  switch (unit)
    {
    case CUE_UNIT_MINUTE:
      return ngettext ("%s minute", "%s minutes", n);
    case CUE_UNIT_HOUR:
      return ngettext ("%s hour", "%s hours", n);
    case CUE_UNIT_DAY:
      return ngettext ("%s day", "%s days", n);
    case CUE_UNIT_WEEK:
      return ngettext ("%s week", "%s weeks", n);
    case CUE_UNIT_MONTH:
      return ngettext ("%s month", "%s months", n);
    case CUE_UNIT_YEAR:
      return ngettext ("%s year", "%s years", n);
    default:
      return "%s";
    }
}

/* The one place of a number in @format. */
static char *
put_in (const char *format, const char *value)
{
  const char *place = strstr (format, "%s");

  if (place == NULL)
    return g_strdup (value);
  return g_strdup_printf ("%.*s%s%s", (int) (place - format), format, value, place + 2);
}

char *
cue_money_with_unit (const char *value, const char *unit_name)
{
  CueUnit unit = CUE_UNIT_PLAIN;
  gulong n;

  g_return_val_if_fail (value != NULL, NULL);

  if (*value == '\0' || strspn (value, "0123456789.") != strlen (value) || unit_name == NULL
      || !cue_unit_from_string (unit_name, &unit))
    return g_strdup (value);
  n = strchr (value, '.') != NULL ? 2 : strtoul (value, NULL, 10);
  if (unit == CUE_UNIT_YUAN || unit == CUE_UNIT_USD)
    return g_strconcat (unit == CUE_UNIT_USD ? "$" : "¥", value, NULL);
  if (unit == CUE_UNIT_PERCENT)
    return g_strconcat (value, " %", NULL);
  if (unit == CUE_UNIT_GB || unit == CUE_UNIT_MB)
    return g_strconcat (value, unit == CUE_UNIT_GB ? " GB" : " MB", NULL);
  return put_in (get_counted (unit, n), value);
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
