# SPDX-License-Identifier: GPL-3.0-or-later
"""The pre-sales flow finds its own stage, forward and back, in both languages; who does not buy is asked why, and
come back to."""

import json
import tempfile

from cuectl import PACKS, check, cuectl, json_lines, run

PACK = PACKS + "/shop-travel"
# Who says what, and the stage that the conversation is in behind it.
ZH = (("agent", "您好，我是行囊的小林，很高兴为您服务，请问有什么可以帮您？", "respond"),
      ("customer", "想买双跑鞋", "probe"),
      ("agent", "是您自己穿还是送人？预算大概多少？", "probe"),
      ("customer", "自己穿，六百以内", "probe"),
      ("agent", "按您说的用途，我推荐山脊越野跑鞋，现在 469 元。", "recommend"),
      ("customer", "嗯，听着不错", "recommend"),
      ("agent", "链接发您了，点开就能看。", "link"),
      ("agent", "它最大的好处是又轻又舒服。", "selling-points"),
      ("customer", "对了，我还想给我爸买件外套", "probe"),
      ("agent", "好的，叔叔平时主要用在什么场合？", "probe"),
      ("customer", "骑车上班", "probe"),
      ("agent", "那我推荐微雨通勤外套，更适合他。", "recommend"),
      ("customer", "几天能到？", "delivery"),
      ("agent", "现货，24 小时内发出。", "delivery"),
      ("customer", "发什么快递？", "carrier"),
      ("agent", "默认顺丰。", "carrier"),
      ("customer", "外套有点贵，我再想想", "follow-up"),
      ("agent", "方便问一下，是款式不合适，还是价格有点高？", "follow-up"))
EN = (("agent", "Hello, May from Knapsack, how can I help?", "respond"),
      ("customer", "I'm looking for headphones", "probe"),
      ("agent", "Is it for yourself? What is your budget?", "probe"),
      ("customer", "For myself, for the commute", "probe"),
      ("agent", "I recommend the Quiet Ride headphones, they suit you best.", "recommend"),
      ("customer", "Sounds good", "recommend"),
      ("agent", "Here is the link.", "link"),
      ("agent", "The main benefit is that they are comfortable all day.", "selling-points"),
      ("customer", "I also want to buy a jacket for my dad", "probe"),
      ("agent", "What occasion is it for?", "probe"),
      ("customer", "He walks to work in the rain", "probe"),
      ("agent", "Then I'd recommend the Drizzle commuter shell.", "recommend"),
      ("customer", "How long does delivery take?", "delivery"),
      ("agent", "It is in stock and usually takes two days.", "delivery"),
      ("customer", "The jacket is not quite right, I will think about it", "follow-up"),
      ("agent", "May I ask, is it the fit, or is it the price?", "follow-up"))


def replayed(lang, rows):
    turns = [{"t": None, "role": role, "text": text} for role, text, _ in rows]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(json.dumps({"id": "s", "lang": lang, "channel": "chat", "turns": turns}, ensure_ascii=False))
        file.flush()
        return json_lines(cuectl("replay", "--json", "--all", "--pack", PACK, file.name))


def trace(rows, changes):
    stage, after = None, {}
    turn = None
    for change in changes:
        if change["type"] == "turn":
            turn = int(change["turn"][1:])
        elif change["type"] == "stage":
            stage = change["stage"]
        if turn is not None:
            after[turn] = stage
    return [after.get(n + 1) for n in range(len(rows))]


def goes_forward_and_back(lang, rows, reason, offer):
    changes = replayed(lang, rows)
    found = trace(rows, changes)
    wanted = [stage for _, _, stage in rows]
    wrong = [f"{n + 1} {rows[n][1]!r}: {found[n]}, not {wanted[n]}" for n in range(len(rows)) if found[n] != wanted[n]]
    check(not wrong, "; ".join(wrong))
    check(any(change["type"] == "tag" and change["tag"] == reason and change["on"] for change in changes), f"{reason} was not heard")
    check(any(change["type"] == "lamp" and change["of"] == "follow-up" and change["to"] == "lit" for change in changes),
          "who does not buy is not followed up")
    said = {change["point"]: change["verdict"] for change in changes if change["type"] == "point"}
    check(said.get("follow-up/why") == "said", f"he was asked why, and it is {said.get('follow-up/why')}")
    tasks = [(change["task"], change["to"], change["due_in_ms"], change["offer"]) for change in changes if change["type"] == "task"]
    check(tasks == [("win-back", "proposed", 48 * 3600 * 1000, offer)], f"{tasks}")


def in_chinese():
    """/stages/forward-and-back-in-chinese"""
    goes_forward_and_back("zh", ZH, "too-dear", "drizzle-shell")


def in_english():
    """/stages/forward-and-back-in-english"""
    goes_forward_and_back("en", EN, "bad-fit", "quiet-headphones")


run(in_chinese, in_english)
