/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-proof-words.h"

#include "cue-number.h"

static const struct
{
  const char *zh;
  const char *en;
} patterns[CUE_SAY_N] = {
  [CUE_SAY_RULE] = { "规则「%s」第 %s 版", "Rule “%s”, version %s" },
  [CUE_SAY_ANSWER] = { "问题：%s", "Question: %s" },
  [CUE_SAY_WHEN] = { "条件：%s", "Condition: %s" },
  [CUE_SAY_HEARD] = { "听到「%s」（%s）", "Heard “%s” (%s)" },
  [CUE_SAY_SCHOOL]
  = { "从 %s 条例句学到，把握约 %s%%", "Learnt from %s examples, about %s%% sure" },
  [CUE_SAY_TAUGHT]
  = { "与例句的说法相近：「%s」（占 %s%%）", "Said as in examples: “%s” (%s%% of it)" },
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
  [CUE_SAY_WRONG_PRODUCT] = { "说的是另一个产品", "Said of another product" },
  [CUE_SAY_LEFT_OUT] = { "好像漏说了一部分", "Part of it seems to be left out" },
  [CUE_SAY_TURNED_ROUND] = { "意思可能正好相反", "It may mean the contrary" },
  [CUE_SAY_HEDGED] = { "说得不肯定", "Said with a doubt" },
  [CUE_SAY_NOT_ASKED]
  = { "这一点要问出来，没有听到提问", "It is a question, and nothing was asked" },
  [CUE_SAY_PARAPHRASE] = { "换了说法，意思说到了", "Said in other words" },
  [CUE_SAY_ALIKE]
  = { "意思相近，但没有听到关键词", "It sounds alike, but the key words are missing" },
  [CUE_SAY_MANUAL] = { "由您打勾", "Ticked by you" },
  [CUE_SAY_WAIVED] = { "您说这一点不需要", "Not needed, by your word" },
  [CUE_SAY_TIME] = { "时间到了", "Time has passed" },
  [CUE_SAY_NEXT] = { "接下来：%s", "Next: %s" },
  [CUE_SAY_NEXT_ORDER] = { "按话术的顺序", "It is next in the written order" },
  [CUE_SAY_NEXT_ASKED] = { "客户在问这一点", "The customer asks for it" },
  [CUE_SAY_NEXT_HEARD] = { "客户说到了这一点", "The customer speaks of it" },
  [CUE_SAY_NEXT_ANSWERED]
  = { "前面要问的，客户已经说了", "The customer has already told what would be asked before" },
  [CUE_SAY_NEXT_THANKED] = { "客户在道谢或告别", "The customer thanks or takes leave" },
  [CUE_SAY_NEXT_USUAL] = { "谈话多半这样往下走", "Talks mostly go on like this" },
  [CUE_SAY_NEXT_WORDS] = { "听到「%s」", "Heard “%s”" },
  [CUE_SAY_NEXT_OR] = { "也可以：%s（%s%%）", "Or: %s (%s%%)" },
};

const char *
cue_proof_pattern (CueSay say, const char *lang)
{
  return lang != NULL && g_str_has_prefix (lang, "zh") ? patterns[say].zh : patterns[say].en;
}

char *
cue_proof_count (const char *number, const char *unit_name, const char *lang)
{
  CueUnit unit = CUE_UNIT_PLAIN;

  if (!cue_unit_from_string (unit_name, &unit) || unit == CUE_UNIT_PLAIN)
    return g_strdup (number);
  if (unit == CUE_UNIT_YUAN || unit == CUE_UNIT_USD)
    return g_strconcat (unit == CUE_UNIT_USD ? "$" : "¥", number, NULL);
  return g_strdup_printf ("%s %s", number,
                          cue_unit_get_word (unit, g_str_equal (number, "1"), lang));
}
