# SPDX-License-Identifier: GPL-3.0-or-later
"""What a replay asks of the agent's attention: nothing lights while the customer speaks, and a budget is a budget."""

import json
import random
import tempfile

from cuectl import DATA, PACKS, Failure, Skipped, check, cuectl, json_lines, run

PACK_NAMES = ("telecom-zh", "bank-en", "shop-travel")
SEED = random.SystemRandom().randrange(1 << 30)
# An agent who answers before the customer is done: the second turn begins inside the first.
BARGES_IN = {"id": "barges-in", "lang": "zh", "channel": "voice", "customer": {"plan": {"overage_months": 3, "gb_used": 60}},
             "turns": [{"t": 0, "t_end": 2, "role": "agent", "text": "您好，请讲"},
                       {"t": 3, "t_end": 12, "role": "customer", "text": "我的流量每个月都超了，有没有流量多一点的"},
                       {"t": 9, "t_end": 11, "role": "agent", "text": "嗯嗯我知道"},
                       {"t": 13, "t_end": 15, "role": "customer", "text": "对"}]}


def sessions(pack):
    with open(f"{PACKS}/{pack}/sessions.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def measured(pack, conversations, *more):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in conversations)
        file.flush()
        return json_lines(cuectl("replay", "--metrics", "--json", "--pack", f"{PACKS}/{pack}", *more, file.name))[0]


def overlapped(conversation, dice):
    """The same call, where both speak into each other's words."""
    at, turns = 0.0, []
    for turn in conversation["turns"]:
        length = max(1.0, len(turn["text"]) * 0.2)
        begins = max(0.0, at - dice.choice((0.0, 0.0, 0.5, 2.0, 6.0)) + dice.choice((0.0, 0.7)))
        turns.append({**turn, "t": round(begins, 2), "t_end": round(begins + length, 2)})
        at = max(at, begins + length)
    return {**conversation, "channel": "voice", "turns": turns}


def nothing_lights_over_the_customer():
    """/metrics/nothing-lights-while-the-customer-speaks"""
    for pack in PACK_NAMES:
        found = measured(pack, [one for one in sessions(pack) if one["channel"] == "voice"] or sessions(pack))
        check(found["lit"] > 0, f"{pack}: nothing lights at all")
        check(found["lit_while_customer_speaks"] == 0, f"{pack}: {found['lit_while_customer_speaks']} light over the customer")


def nothing_lights_over_overlaps():
    """/metrics/nothing-lights-over-him-where-turns-overlap"""
    print(f"# seed {SEED}")
    dice = random.Random(SEED)
    for pack in PACK_NAMES:
        calls = [{**overlapped(one, dice), "id": f"{one['id']}-{n}"} for n in range(6) for one in sessions(pack)]
        found = measured(pack, calls)
        check(found["lit"] > 0 and found["interruptions"] > 0, f"{pack}: the calls are not overlapped: {found}")
        check(found["lit_while_customer_speaks"] == 0, f"{pack}: {found['lit_while_customer_speaks']} light over the customer")


def nothing_lights_over_recordings():
    """/metrics/nothing-lights-over-the-customer-in-public-recordings"""
    try:
        with open(DATA + "/data/sessions/conversations.jsonl", encoding="utf-8") as lines:
            calls = [json.loads(line) for line in lines if line.strip()]
    except OSError:
        raise Skipped("no conversations in the folder of public data") from None
    dice = random.Random(SEED)
    for lang, pack in (("zh", "telecom-zh"), ("en", "bank-en"), ("en", "shop-travel")):
        found = measured(pack, [overlapped(one, dice) for one in calls if one["lang"] == lang])
        check(found["lit"] > 0, f"{pack}: nothing lights at all")
        check(found["lit_while_customer_speaks"] == 0, f"{pack}: {found['lit_while_customer_speaks']} light over the customer")


def a1_interrupts_nobody():
    """/a1/no-interruption-in-the-call"""
    found = measured("telecom-zh", [one for one in sessions("telecom-zh") if one["id"] == "a1-bill-shock"])
    check(found["interruptions"] == 0, f"{found['interruptions']} interruptions")
    check(found["lit_offers"] == 1, f"{found['lit_offers']} offers lit")


def interruptions_are_counted():
    """/metrics/an-interruption-is-counted"""
    found = measured("telecom-zh", [BARGES_IN])
    check(found["interruptions"] == 1, f"{found['interruptions']} interruptions")
    check(found["interruptions_after_a_card"] == 0, "no card had lit up before it")
    check(found["lit_offers"] == 1 and found["lit_while_customer_speaks"] == 0, f"{found}")


def budgets_hold():
    """/metrics/a-budget-is-never-exceeded"""
    dice = random.Random(SEED)
    for pack in PACK_NAMES:
        many = [{**one, "id": f"{one['id']}-{n}"} for n in range(2) for one in sessions(pack)]
        many += [{**overlapped(one, dice), "id": one["id"] + "-spoken"} for one in sessions(pack)]
        for per_min in (0, 1, 3, 7):
            found = measured(pack, many, "--budget", f"{per_min}/min")
            check(found["budget"] == per_min, f"{found['budget']}")
            check(found["most_in_a_minute"] <= per_min, f"{pack}: {found['most_in_a_minute']} in a minute, not {per_min}")
            check(found["held_for_budget"] > 0, f"{pack}: nothing had to wait for {per_min} a minute")
            check(found["free"] > 0, f"{pack}: what must be said does not light")
            check(found["lit_while_customer_speaks"] == 0, f"{pack}: a card lit over the customer")


def tables_sum():
    """/metrics/the-cost-table-sums"""
    for pack in PACK_NAMES:
        for more in ((), ("--budget", "3/min")):
            found = measured(pack, sessions(pack), *more)
            for column in ("lit", "spent", "free"):
                total = sum(row[column] for row in found["rules"])
                check(total == found[column], f"{pack}: {column}: rows give {total}, the total is {found[column]}")
            check(sum(row["held"] for row in found["rules"]) == found["held_for_budget"], f"{pack}: held")
            check(found["lit"] == found["spent"] + found["free"], f"{pack}: {found}")
            check(found["lit"] == found["lit_offers"] + found["lit_talks"] + found["lit_answers"], f"{pack}: {found}")


def bad_budgets_are_refused():
    """/metrics/a-budget-is-a-number-a-minute"""
    for text in ("3", "-1/min", "x/min", "/min", "3/hour", "1001/min"):
        try:
            cuectl("replay", "--metrics", "--budget", text, "--pack", PACKS + "/telecom-zh", "-", allowed=(2,))
        except Failure as failure:
            raise Failure(f"{text}: {failure}") from None


run(nothing_lights_over_the_customer, nothing_lights_over_overlaps, nothing_lights_over_recordings, a1_interrupts_nobody,
    interruptions_are_counted, budgets_hold, tables_sum, bad_budgets_are_refused)
