/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-proof-words.h"

static const struct
{
  const char *zh;
  const char *en;
} patterns[CUE_SAY_N] = {
  [CUE_SAY_RULE] = { "规则「%s」第 %s 版", "Rule “%s”, version %s" },
  [CUE_SAY_ANSWER] = { "问题：%s", "Question: %s" },
  [CUE_SAY_WHEN] = { "条件：%s", "Condition: %s" },
  [CUE_SAY_HEARD] = { "听到「%s」（%s）", "Heard “%s” (%s)" },
  [CUE_SAY_TAUGHT] = { "从例句学到：「%s」（占 %s%%）", "Learnt from examples: “%s” (%s%% of it)" },
  [CUE_SAY_EXAMPLE] = { "像例句「%s」（%s%%）", "Like the example “%s” (%s%%)" },
  [CUE_SAY_FACT] = { "%s：%s", "%s: %s" },
  [CUE_SAY_TAG] = { "标签：%s", "Tag: %s" },
  [CUE_SAY_SCORE] = { "得分 %s：权重 %s", "Score %s: weight %s" },
  [CUE_SAY_RELEVANCE] = { "，相关标签 +%s", ", related tags +%s" },
  [CUE_SAY_RECENCY] = { "，刚刚说到 +%s", ", spoken of just now +%s" },
  [CUE_SAY_LEARNT] = { "，客户更常接受 +%s", ", accepted more often +%s" },
  [CUE_SAY_LEARNT_OFF] = { "，客户较少接受 −%s", ", accepted less often −%s" },
  [CUE_SAY_DRAWN]
  = { "有几个都合适，抽到它的机会是 %s%%", "Several fit: it was drawn with a chance of %s%%" },
  [CUE_SAY_TRIED] = { "有几个都合适，这次换它试试（机会 %s%%）",
                      "Several fit: tried this time, to find out (a chance of %s%%)" },
  [CUE_SAY_LIKENESS] = { "与问题相似 %s%%", "%s%% like the question" },
  [CUE_SAY_BEAT] = { "同时考虑：%s（%s 分）", "Also considered: %s (score %s)" },
  [CUE_SAY_HELD] = { "暂不提示：%s", "Held: %s" },
  [CUE_SAY_BY_AGENT] = { "由您设定", "Set by you" },
  [CUE_SAY_BY_TAG] = { "与「%s」矛盾", "Contradicted by “%s”" },
  [CUE_SAY_GROUP_YES] = { "说到了：%s", "Said: %s" },
  [CUE_SAY_GROUP_NO] = { "没有说到：%s", "Not said: %s" },
  [CUE_SAY_GROUP_DENIED] = { "说的是否定：%s", "Said with a “not”: %s" },
  [CUE_SAY_GROUP_ASKED] = { "只是在问：%s", "Only asked: %s" },
  [CUE_SAY_GROUP_BARE] = { "数字没有单位：%s", "A number without its unit: %s" },
  [CUE_SAY_NEVER] = { "说了不该说的话", "Said what must not be said" },
  [CUE_SAY_NEGATED] = { "说的意思相反", "Said the contrary" },
  [CUE_SAY_WRONG_NUMBER] = { "数字说错了", "Said another number" },
  [CUE_SAY_ALIKE]
  = { "意思相近，但没有听到关键词", "It sounds alike, but the key words are missing" },
  [CUE_SAY_MANUAL] = { "由您打勾", "Ticked by you" },
  [CUE_SAY_WAIVED] = { "您说这一点不需要", "Not needed, by your word" },
  [CUE_SAY_TIME] = { "时间到了", "Time has passed" },
};

const char *
cue_proof_pattern (CueSay say, const char *lang)
{
  return lang != NULL && g_str_has_prefix (lang, "zh") ? patterns[say].zh : patterns[say].en;
}
