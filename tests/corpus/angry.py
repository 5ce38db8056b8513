# SPDX-License-Identifier: GPL-3.0-or-later
"""Angry and calm conversations of our own: nothing is sold to who is angry, words that calm come at once, the calm are sold to.

A customer's turn is marked "mood": "angry" where the anger shows, "calm" where it is over. The half called test was written before anybody
looked at the packs' phrases, and no phrase was written for it; the half called dev is what the phrases were made with.
`python3 tests/corpus/angry.py --report` prints every conversation that went wrong.
"""

import json
import os
import sys
import tempfile

from corpus import ROOT, changes, check, run, write_lines

HERE = os.path.dirname(os.path.abspath(__file__)) + "/angry/"
ON = ("lit", "seen", "taken")


def read(name):
    with open(HERE + name, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def records(pack, family):
    with open(f"{ROOT}/data/packs/{pack}/{family}.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def replayed(conversations):
    """Changes of each conversation, by id; every pack plays its own."""
    found = {conversation["id"]: [] for conversation in conversations}
    for pack in sorted({conversation["pack"] for conversation in conversations}):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            write_lines(file.name, [one for one in conversations if one["pack"] == pack])
            for change in changes(f"{ROOT}/data/packs/{pack}", file.name):
                found[change["conversation"]].append(change)
    return found


class Words:
    """Which lamps sell and which calm, as the packs say it."""

    def __init__(self):
        packs = sorted(os.listdir(ROOT + "/data/packs"))
        packs = [pack for pack in packs if os.path.exists(f"{ROOT}/data/packs/{pack}/pack.json")]
        self.selling = {(pack, talk["talk"]) for pack in packs for talk in records(pack, "talks") if talk.get("sells")}
        self.caring = {(pack, rule["rule"]) for pack in packs for rule in records(pack, "rules") if rule.get("goal") == "care"}

    def sells(self, pack, lamp):
        return lamp["kind"] == "offer" or (lamp["kind"] == "talk" and (pack, lamp["of"]) in self.selling)

    def calms(self, pack, lamp):
        return lamp["kind"] == "talk" and (pack, lamp["rule"]) in self.caring and not self.sells(pack, lamp)


WORDS = Words()


class Played:
    """What was on while the customer was angry, and how soon words that calm were lit."""

    def __init__(self, conversation, happened):
        self.conversation = conversation
        self.sold_angry, self.sold_calm, self.calmed_after = set(), set(), None
        self.sold_at_all, self.calmed = set(), False
        self.moods = {f"t{index + 1}": turn.get("mood") for index, turn in enumerate(conversation["turns"])}
        self.customer = [f"t{index + 1}" for index, turn in enumerate(conversation["turns"]) if turn["role"] == "customer"]
        self.play(happened)

    def play(self, happened):
        angry, turn, on, pack = False, None, set(), self.conversation["pack"]
        since = None
        for seq, steps in self.by_step(happened):
            for change in steps:
                if change["type"] == "turn":
                    turn = change["turn"]
                    angry = {"angry": True, "calm": False}.get(self.moods[turn], angry)
            if angry and since is None:
                since = turn
            for change in steps:
                if change["type"] != "lamp":
                    continue
                if WORDS.sells(pack, change):
                    (on.add if change["to"] in ON else on.discard)(change["of"])
                    if change["to"] == "lit":
                        self.sold_at_all.add(change["of"])
                elif WORDS.calms(pack, change) and change["to"] == "lit":
                    self.calmed = True
                    if since and self.calmed_after is None:
                        self.calmed_after = self.customer.index(turn) - self.customer.index(since) if turn in self.customer else 1
            (self.sold_angry if angry else self.sold_calm).update(on)

    @staticmethod
    def by_step(happened):
        steps = {}
        for change in happened:
            steps.setdefault(change["seq"], []).append(change)
        return sorted(steps.items())


def play(half, mood):
    conversations = read(f"{half}-{mood}.jsonl")
    found = replayed(conversations)
    return [Played(one, found[one["id"]]) for one in conversations]


def share(part, whole):
    return f"{part} of {whole} ({100 * part // max(1, whole)} %)"


def figures(half):
    """What is reported, and asserted: one line of figures."""
    angry, calm = play(half, "angry"), play(half, "calm")
    sold = [one for one in angry if one.sold_angry]
    at_once = [one for one in angry if one.calmed_after == 0]
    soon = [one for one in angry if one.calmed_after is not None and one.calmed_after <= 1]
    served = [one for one in calm if one.sold_at_all]
    hushed = [one for one in calm if one.calmed]
    print(f"# {half}: sold to while angry {share(len(sold), len(angry))}; words that calm at the first angry turn "
          f"{share(len(at_once), len(angry))}, by the next {share(len(soon), len(angry))}; "
          f"calm ones shown an offer {share(len(served), len(calm))}, taken for angry {share(len(hushed), len(calm))}")
    return angry, calm


def report(half):
    angry, calm = figures(half)
    for one in angry:
        if one.sold_angry or one.calmed_after != 0:
            print(f"{one.conversation['id']}: sold {sorted(one.sold_angry)}, calmed after {one.calmed_after}")
    for one in calm:
        if not one.sold_at_all or one.calmed_after is not None:
            print(f"{one.conversation['id']}: calm, sold {sorted(one.sold_at_all)}")


if "--report" in sys.argv:
    for name in sys.argv[sys.argv.index("--report") + 1:] or ["dev", "test"]:
        report(name)
    sys.exit(0)


def nothing_sold(half):
    """Lamps that sell, lit while the customer is angry: none."""
    sold = {one.conversation["id"]: sorted(one.sold_angry) for one in half.angry if one.sold_angry}
    check(not sold, f"sold to: {sold}")


def calmed_soon(half):
    soon = sum(one.calmed_after is not None and one.calmed_after <= 1 for one in half.angry)
    check(soon >= half.least_calmed, f"words that calm were lit by the next turn for {share(soon, len(half.angry))}, not {half.least_calmed}")


def calm_are_served(half):
    served = sum(bool(one.sold_at_all) for one in half.calm)
    check(served >= half.least_served, f"{share(served, len(half.calm))} calm ones are shown an offer, not {half.least_served}")


def calm_are_not_hushed(half):
    hushed = [one.conversation["id"] for one in half.calm if one.calmed]
    check(not hushed, f"taken for angry: {hushed}")


class Half:
    def __init__(self, name, least_calmed, least_served):
        self.name, self.least_calmed, self.least_served = name, least_calmed, least_served
        self.angry, self.calm = figures(name)


def tests_of(half):
    promised = (("nothing-is-sold-to-who-is-angry", nothing_sold), ("words-that-calm-come-by-the-next-turn", calmed_soon),
                ("the-calm-are-shown-an-offer", calm_are_served), ("the-calm-are-not-taken-for-angry", calm_are_not_hushed))
    for name, function in promised:
        def test(function=function):
            function(half)
        test.__doc__ = f"/angry/{half.name}/{name}"
        yield test


run(*tests_of(Half("dev", 30, 15)), *tests_of(Half("test", 27, 9)))
