# SPDX-License-Identifier: GPL-3.0-or-later
"""A2, was it said: the agent paraphrases price and broadband, forgets the second SIM, then says he will not push it."""

from cuectl import PACKS, check, cuectl, json_lines, run

PACK = PACKS + "/telecom-zh"


def verdicts():
    rows = json_lines(cuectl("said", "--json", "--pack", PACK, PACK + "/sessions.jsonl"))
    return {row["point"]: row for row in rows if row["conversation"] == "a1-bill-shock"}


def quotes(row):
    return [(span["turn"], span["text"]) for span in row.get("spans", [])]


def ticks_paraphrases():
    """/a2/paraphrases-are-ticked-with-their-words"""
    said = verdicts()
    for point, turn, words in (("family/price", "t15", "一百九十九块"), ("family/broadband", "t17", "家里的网")):
        row = said[point]
        check(row["verdict"] == "said", f"{point} is {row['verdict']}")
        check((turn, words) in quotes(row), f"{point} quotes {quotes(row)}, not {words} of {turn}")
        check(row["because"] == "keys" and 500 < row["score_milli"] <= 1000 and row["at_ms"] > 0, f"{row}")


def ticks_no_negation():
    """/a2/a-negated-line-is-not-ticked"""
    # what is open was never told of
    row = verdicts().get("family/second-sim", {"verdict": "open"})
    check(row["verdict"] in ("open", "contradicted"), f"the second SIM is {row['verdict']}")
    check(all(turn == "t21" for turn, _ in quotes(row)), f"it quotes {quotes(row)}")


def explains_bill():
    """/a2/the-bill-was-explained-point-by-point"""
    said = verdicts()
    for point in ("total", "overage", "cause", "prevent"):
        check(said["bill-explain/" + point]["verdict"] == "said", f"{point} is {said['bill-explain/' + point]['verdict']}")


def lights_after_solved():
    """/a1/the-offer-is-held-until-the-customer-says-it-is-solved"""
    rows = json_lines(cuectl("replay", "--json", "--all", "--pack", PACK, PACK + "/sessions.jsonl"))
    rows = [row for row in rows if row["conversation"] == "a1-bill-shock"]
    turns = {row["turn"]: row["seq"] for row in rows if row["type"] == "turn"}
    lamps = [(row["seq"], row) for row in rows if row["type"] == "lamp" and row["of"] == "family-199"]
    lit = [seq for seq, body in lamps if body["to"] == "lit"]
    held = [body for seq, body in lamps if body["to"] == "held" and seq < turns["t14"]]
    check(lit == [turns["t14"]], f"lit at {lit}, the customer said it was solved at {turns['t14']}")
    check(held and all("problem-open" in (body.get("reason") or "") for body in held), f"held as {held}")


run(ticks_paraphrases, ticks_no_negation, explains_bill, lights_after_solved)
