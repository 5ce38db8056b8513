/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number.h"

const char *
cue_unit_get_word (CueUnit unit, gboolean one, const char *lang)
{
  static const struct
  {
    const char *zh;
    const char *en; /* of one */
    const char *many;
  } words[CUE_UNIT_N] = {
    [CUE_UNIT_PLAIN] = { "", "", "" },
    [CUE_UNIT_YUAN] = { "元", "yuan", "yuan" },
    [CUE_UNIT_USD] = { "美元", "dollar", "dollars" },
    [CUE_UNIT_PERCENT] = { "%", "%", "%" },
    [CUE_UNIT_GB] = { "GB", "GB", "GB" },
    [CUE_UNIT_MB] = { "MB", "MB", "MB" },
    [CUE_UNIT_SECOND] = { "秒", "second", "seconds" },
    [CUE_UNIT_MINUTE] = { "分钟", "minute", "minutes" },
    [CUE_UNIT_HOUR] = { "小时", "hour", "hours" },
    [CUE_UNIT_DAY] = { "天", "day", "days" },
    [CUE_UNIT_WEEK] = { "周", "week", "weeks" },
    [CUE_UNIT_MONTH] = { "个月", "month", "months" },
    [CUE_UNIT_YEAR] = { "年", "year", "years" },
    [CUE_UNIT_PIECE] = { "个", "piece", "pieces" },
    [CUE_UNIT_PERSON] = { "人", "person", "people" },
    [CUE_UNIT_DEGREE] = { "度", "degree", "degrees" },
    [CUE_UNIT_POINT] = { "分", "point", "points" },
  };

  g_return_val_if_fail (unit < CUE_UNIT_N, "");

  if (lang != NULL && g_str_has_prefix (lang, "zh"))
    return words[unit].zh;
  return one ? words[unit].en : words[unit].many;
}
