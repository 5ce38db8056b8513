/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-reasons.h"

#include "cue-json.h"

static const struct
{
  const char *reason;
  const char *zh;
  const char *en;
} reasons[] = {
  { CUE_REASON_EXPIRED, "不在有效期内", "Outside its dates" },
  { CUE_REASON_OWNED, "客户已经有了", "The customer already has it" },
  { CUE_REASON_REFUSED, "客户这次已经拒绝过", "The customer said no to it in this conversation" },
  { CUE_REASON_DECLINED, "您已经放下了它", "You put it aside" },
  { CUE_REASON_INELIGIBLE, "客户不符合条件", "The customer does not qualify" },
  { CUE_REASON_EXCLUDED, "与客户已有的产品冲突", "It cannot stand beside what the customer has" },
  { CUE_REASON_REQUIRES, "需要先有另一个产品", "It needs another product first" },
  { CUE_REASON_ONCE, "本次会话已经提示过", "Already shown in this conversation" },
  { CUE_REASON_MAX, "提示次数已到上限", "Shown as often as allowed" },
  { CUE_REASON_COOLDOWN, "刚刚提示过，稍等片刻", "Shown a moment ago" },
  { CUE_REASON_RULE, "规则要求先等等", "The rule asks to wait" },
  { CUE_REASON_SPEAKING, "客户正在说话", "The customer is speaking" },
  { CUE_REASON_PRESSURE, "您手上事情太多，先专心", "You have a lot at once: concentrate first" },
  { CUE_REASON_BUDGET, "这一分钟的提示已经够了", "Enough cards for this minute" },
  { CUE_REASON_OFFER, "它所属的产品没有亮起", "The offer it belongs to is not lit" },
  { CUE_REASON_BEATEN, "另一个产品更合适", "Another offer fits better" },
  { CUE_REASON_WEAK, "把握不大，先不提", "Too weak a fit to show" },
  { CUE_REASON_CROWDED, "已经有足够多的提示", "Enough suggestions are lit" },
  { CUE_REASON_ERROR, "条件无法判断", "A condition could not be read" },
  { CUE_REASON_TTL, "过了时间没有使用", "Nobody took it in time" },
  { CUE_REASON_NO_LONGER, "情况已经变了", "It no longer applies" },
  { CUE_REASON_ANSWERED, "客户问了别的问题", "The customer asked something else" },
  { CUE_REASON_OTHER_RULE, "另一条规则点亮了它", "Another rule lit the same" },
  { CUE_REASON_CLOSED, "会话已结束", "The conversation ended" },
  { CUE_REASON_PACK, "新版本的方案里没有它", "The new pack does not have it" },
};

static int
find (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i].reason, reason) == 0)
      return (int) i;
  return -1;
}

const char *
cue_reason_get_text (const char *reason, const char *lang)
{
  int i = find (reason);

  if (i < 0)
    return NULL;
  return lang != NULL && g_str_has_prefix (lang, "zh") ? reasons[i].zh : reasons[i].en;
}

JsonNode *
cue_reason_to_json (const char *reason)
{
  int i = find (reason);
  JsonObject *object;

  if (i < 0)
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (object, "zh", reasons[i].zh);
  json_object_set_string_member (object, "en", reasons[i].en);
  return cue_json_new_object (object);
}
