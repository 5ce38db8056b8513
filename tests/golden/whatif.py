# SPDX-License-Identifier: GPL-3.0-or-later
"""What another pack would have done: counted again from two replays, slowly and by somebody else.

CUE_WHAT_IF_CONVERSATIONS says how many conversations are played (default 180; 1,000 is the promise).
"""

import collections
import json
import os
import random
import shutil
import subprocess
import tempfile

import dice
from cuectl import CUECTL, PACKS, check, cuectl, json_lines, run

SEED = int(os.environ.get("CUE_SEED") or random.SystemRandom().randrange(1 << 30))
N_CONVERSATIONS = int(os.environ.get("CUE_WHAT_IF_CONVERSATIONS", "180"))
A_PACK = 15  # conversations with each pair of packs
SAMPLES = 5


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


class Side:
    """One pack's replay, as docs/proofs.md says it is counted."""

    def __init__(self, pack, log):
        self.counts = collections.Counter()
        self.held = collections.Counter()
        self.first = {}  # (conversation, of) → the first card
        talks = {talk["talk"]: talk for talk in records(pack + "/talks.jsonl")}
        refused, turns = self.events(log)
        changes = [change for change in json_lines(cuectl("replay", "--json", "--pack", pack, log))
                   if change["from"] != change["to"]]
        said = {}  # (conversation, of) → the first step in which it was said
        for change in changes:
            key = change["conversation"], f"{change['kind']}:{change['of']}"
            if change["to"] == "said":
                said.setdefault(key, change["seq"])
        waits = set()
        for change in changes:
            name, seq = change["conversation"], change["seq"]
            key = name, f"{change['kind']}:{change['of']}"
            if change["to"] == "held":
                for i, reason in enumerate(change["reasons"]):
                    if (i == 0 or reason == "owned") and (key, reason) not in waits:
                        waits.add((key, reason))
                        self.held[reason] += i == 0
                        self.counts["owned"] += reason == "owned"
            if change["to"] != "lit":
                continue
            talk = talks.get(change["of"]) if change["kind"] == "talk" else None
            sells = talk.get("sells", False) if talk else change["kind"] == "offer"
            free = talk and not sells and any(point.get("must", True) for point in talk["points"])
            card = {"conversation": name, "seq": seq, "of": key[1], "rule": change["rule"],
                    "already_said": said.get(key, seq + 1) <= seq,
                    "after_refusal": sells and refused.get(name, seq + 1) <= seq}
            turn = [of for at, of in turns[name] if at <= seq]
            if turn:
                card["turn"] = turn[-1]
            self.counts.update(lit=1, already_said=card["already_said"], after_refusal=card["after_refusal"], cards=not free)
            self.first.setdefault(key, {k: v for k, v in card.items() if v is not False})

    @staticmethod
    def events(log):
        refused, turns = {}, collections.defaultdict(list)
        for event in records(log):
            name = event["stream"].split(":", 1)[1]
            if event["type"] == "turn":
                turns[name].append((event["seq"], event["body"]["turn"]))
            elif event["type"] == "outcome" and event["body"]["result"] == "refused":
                refused.setdefault(name, event["seq"])
        return refused, turns

    def to_json(self):
        return {**{name: self.counts[name] for name in ("lit", "already_said", "after_refusal", "owned", "cards")},
                "held": {reason: n for reason, n in self.held.items() if n}}


def counted(packs, log):
    before, after = (Side(pack, log) for pack in packs)
    kinds = {"removed": [card for key, card in before.first.items() if key not in after.first], "added": [], "moved": []}
    same = 0
    for key, card in after.first.items():
        old = before.first.get(key)
        if old is None:
            kinds["added"].append(card)
        elif old["seq"] != card["seq"]:
            kinds["moved"].append(card)
        else:
            same += 1
    lit = {kind: len(cards) for kind, cards in kinds.items()}
    lit.update(same=same, **{"added_" + flag: sum(card.get(flag, False) for card in kinds["added"])
                             for flag in ("already_said", "after_refusal")})
    names = {event["stream"] for event in records(log)}
    return {"conversations": len(names), "from": before.to_json(), "to": after.to_json(), "lit": lit,
            "samples": {kind: cards[:SAMPLES] for kind, cards in kinds.items()}}


def asked(packs, *files, threads=2):
    return json_lines(cuectl("what-if", "--json", "--samples", str(SAMPLES), "--threads", str(threads),
                             "--from", packs[0], "--to", packs[1], *files))[0]


def asks_less(rule):
    rule["when"] = {"or": [rule["when"], {">": [{"turns": "customer"}, 1]}]}


def retuned(rules, dice_of, _text):
    """Other weights, rules that never light, and rules that ask for less."""
    for rule in rules:
        rule["weight"] = dice_of.randrange(100)
        if dice_of.random() < 0.2:
            rule["when"] = {"==": [1, 2]}
        elif dice_of.random() < 0.3:
            asks_less(rule)
    return rules


def edited(rules, dice_of, text):
    """A rule more, a rule less, or one that is otherwise: what a lead does in a minute."""
    i = dice_of.randrange(len(rules))
    kind = dice_of.randrange(4)
    id_ = rules[i]["rule"]
    if kind == 0 and not any(f'{mark}{id_}"' in text.replace('"rule": "', "") for mark in '":'):  # nobody asks whether it lit
        return rules[:i] + rules[i + 1:]
    if kind < 2:
        new = {**rules[i], "rule": "r-new", "weight": dice_of.randrange(100)}
        if dice_of.random() < 0.5:
            asks_less(new)
        return rules[:i] + [new] + rules[i:]
    rules[i] = {**rules[dice_of.randrange(len(rules))], "rule": rules[i]["rule"]} if kind == 2 else \
        {**rules[i], "weight": dice_of.randrange(100), "hold": {"==": [1, 1]}}
    return rules


def another(folder, pack, dice_of, change):
    """@pack with its rules changed."""
    other = folder + "/other"
    os.mkdir(other)
    text = "".join(open(f"{pack}/{name}", encoding="utf-8").read() for name in os.listdir(pack) if name != "sessions.jsonl" and ".json" in name)
    for name in filter(lambda name: name.endswith(".json") or name.endswith(".jsonl"), os.listdir(pack)):
        if name != "rules.jsonl":
            shutil.copy(f"{pack}/{name}", other)
            continue
        with open(f"{other}/{name}", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in change(records(f"{pack}/{name}"), dice_of, text))
    return other


def it_counts_what_two_replays_show():
    """/what-if/equals-a-brute-force-run"""
    rolls = random.Random(SEED)
    total = collections.Counter()
    for i in range(-(-N_CONVERSATIONS // A_PACK)):
        with tempfile.TemporaryDirectory() as folder:
            pack, log = folder + "/pack", folder + "/log.jsonl"
            os.mkdir(pack)
            dice.Pack(rolls).write(pack)
            packs = pack, another(folder, pack, rolls, retuned if i % 3 == 0 else edited)
            dice.write_log(log, pack, rolls, A_PACK, 30)
            expected = counted(packs, log)
            found = asked(packs, log)
            check(found == expected, f"CUE_SEED={SEED}: {json.dumps(found)} is not {json.dumps(expected)}")
            total.update({name: n for side in ("from", "to") for name, n in expected[side].items() if name != "held"})
            total.update(expected["lit"])
            total["conversations"] += A_PACK
    print(f"# seed {SEED}: {dict(total)}")
    check(all(total[name] for name in ("added", "removed", "moved", "same", "owned", "after_refusal", "already_said")),
          f"everything happened: {total}")


def nobody_is_faster():
    """/what-if/same-with-one-thread-and-with-four"""
    pack = f"{PACKS}/telecom-zh"
    rolls = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        packs = pack, another(folder, pack, rolls, retuned)
        log = folder + "/log.jsonl"
        dice.write_log(log, pack, rolls, 60, 12)
        files = f"{pack}/sessions.jsonl", log
        one = asked(packs, *files, threads=1)
        check(one == asked(packs, *files, threads=4), "the result follows the order of the input")
        check(one["from"]["lit"] > 20, "lamps lit")


def mistakes_are_told():
    """/what-if/mistakes"""
    pack = f"{PACKS}/bank-en"
    sessions = f"{pack}/sessions.jsonl"
    for arguments, status in ((["--from", pack, sessions], 2), (["--from", pack, "--to", "/nowhere", sessions], 3),
                              (["--from", pack, "--to", pack, "/nowhere.jsonl"], 3)):
        done = subprocess.run([CUECTL, "what-if", *arguments], capture_output=True, text=True, encoding="utf-8")
        check(done.returncode == status and done.stderr, f"{arguments}: {done.returncode}, {done.stderr}")
    text = cuectl("what-if", "--from", pack, "--to", pack, sessions)
    check("added: 0" in text and "removed: 0" in text, "a pack differs from itself in nothing")


if __name__ == "__main__":
    run(it_counts_what_two_replays_show, nobody_is_faster, mistakes_are_told)
