# SPDX-License-Identifier: GPL-3.0-or-later
"""Why not: what is proposed lights when it is applied, and where nothing is proposed nothing smaller was overlooked.

CUE_WHY_NOT_PAIRS says of how many (rule, turn) pairs (default 40; 1,000 is the promise).
"""

import json
import os
import random
import tempfile

import dice
from cuectl import PACKS, check, cuectl, json_lines, run

SEED = int(os.environ.get("CUE_SEED") or random.SystemRandom().randrange(1 << 30))
N_PAIRS = int(os.environ.get("CUE_WHY_NOT_PAIRS", "40"))


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write(path, events):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(event, ensure_ascii=False) + "\n" for event in events)


def stands(pack, path, rule):
    """"lit", "beaten" or None, by stream: how the best lamp of the rule stands after each log, by a replay."""
    lamps = {}
    for change in json_lines(cuectl("replay", "--json", "--pack", pack, path)):
        if change["rule"] == rule:
            lamps.setdefault("conversation:" + change["conversation"], {})[change["lamp"]] = change["to"], change.get("reasons")
    found = {}
    for stream, ends in lamps.items():
        if any(to in ("lit", "seen", "taken") for to, _ in ends.values()):
            found[stream] = "lit"
        elif any(to == "held" and reasons in (["beaten"], ["crowded"]) for to, reasons in ends.values()):
            found[stream] = "beaten"
    return found


def upto(events, turn):
    """The log up to its @turn-th turn."""
    places = [i for i, event in enumerate(events) if event["type"] == "turn"]
    return events[:places[turn - 1] + 1]


def single_changes(pack, events):
    """Every tag on and off, every wording of every phrase set said now: what a lead would try by hand."""
    last = events[-1]
    for tag in records(pack + "/tags.jsonl"):
        for act in ("tag.confirmed", "tag.struck"):
            yield [{**last, "seq": last["seq"] + 1, "mid": last["seq"] + 1, "type": act, "body": {"tag": tag["tag"]}}]
    if last["type"] == "turn" and last["body"]["role"] == "customer":
        for phrase in records(pack + "/phrases.jsonl"):
            wording = next((any_ for any_ in phrase["any"] if isinstance(any_, str) and "…" not in any_ and "..." not in any_), None)
            if wording:
                yield [{**last, "seq": last["seq"] + 1, "mid": last["seq"] + 1,
                        "body": {**last["body"], "rev": last["body"]["rev"] + 1, "text": last["body"]["text"] + "。" + wording}}]


def judge_pair(pack, folder, events, turn, rule, seen):
    log, applied = folder + "/log.jsonl", folder + "/applied.jsonl"
    prefix = upto(events, turn)
    write(log, events)
    arguments = ["why-not", "--pack", pack, "--rule", rule, "--turn", str(turn), log]
    answer = json_lines(cuectl(*arguments, "--json"))[0]
    with open(applied, "w", encoding="utf-8") as file:
        file.write(cuectl(*arguments, "--apply"))
    stream = prefix[0]["stream"]
    after = stands(pack, applied, rule).get(stream)
    others = list(single_changes(pack, prefix))
    write(log, [{**event, "stream": f"{stream}-{i}"} for i, change in enumerate([[], *others]) for event in prefix + change])
    tried = stands(pack, log, rule)
    before = tried.pop(stream + "-0", None)
    seen[answer["answer"]] = seen.get(answer["answer"], 0) + 1
    where = f"CUE_SEED={SEED}, {rule} at turn {turn}: {json.dumps(answer, ensure_ascii=False)}"
    if answer["answer"] == "lights":
        check(after == "lit", f"applied, it does not light: {where}")
        check(bool(answer["changes"]) != (before == "lit"), f"what is lit needs no change: {where}")
    elif answer["answer"] == "beaten":
        check(after == "beaten", f"applied, it is not beaten: {where}")
    else:
        check(before is None, f"it is {before}: {where}")
    if answer["all"] and (len(answer["changes"]) > 1 or answer["answer"] == "no-change"):
        check("lit" not in tried.values(), f"one change does it: {tried}: {where}")
    return answer


def what_is_proposed_lights(pack, rolls, n, folder, seen, words=None):
    log = folder + "/all.jsonl"
    dice.write_log(log, pack, rolls, 1, 18, words)
    events = records(log)
    n_turns = sum(event["type"] == "turn" for event in events)
    rules = [rule["rule"] for rule in records(pack + "/rules.jsonl")]
    for _ in range(n if n_turns else 0):
        judge_pair(pack, folder, events, rolls.randint(1, n_turns), rolls.choice(rules), seen)


def random_packs():
    """/why-not/random-packs"""
    rolls, seen = random.Random(SEED), {}
    for _ in range(max(1, N_PAIRS // 2 // 5)):
        with tempfile.TemporaryDirectory() as folder:
            pack = folder + "/pack"
            os.mkdir(pack)
            dice.Pack(rolls).write(pack)
            what_is_proposed_lights(pack, rolls, 5, folder, seen)
    print(f"# seed {SEED}: {seen}")
    check(seen.get("lights"), "some light")


def demo_packs():
    """/why-not/demo-packs"""
    rolls, seen = random.Random(SEED), {}
    for name in ("telecom-zh", "bank-en", "shop-travel"):
        words = [any_ for one in records(f"{PACKS}/{name}/phrases.jsonl") for any_ in one["any"] if isinstance(any_, str)]
        for _ in range(max(1, N_PAIRS // 2 // 15)):
            with tempfile.TemporaryDirectory() as folder:
                what_is_proposed_lights(f"{PACKS}/{name}", rolls, 5, folder, seen, (words, dice.EXTRA))
    print(f"# seed {SEED}: {seen}")
    check(seen.get("lights"), "some light")


def it_is_told_in_words():
    """/why-not/in-words"""
    pack = f"{PACKS}/telecom-zh"
    arguments = ["why-not", "--pack", pack, "--rule", "calm-first", "--turn", "1", f"{pack}/sessions.jsonl"]
    zh, en = (cuectl(*arguments, "--lang", lang) for lang in ("zh", "en"))
    check("需要标签「" in zh and "（现在没有）" in zh, zh)
    check("needs tag “" in en and "(absent)" in en, en)
    cuectl("why-not", "--pack", pack, "--rule", "nothing", f"{pack}/sessions.jsonl", allowed=(1,))
    cuectl("why-not", "--pack", pack, "--rule", "calm-first", "--turn", "999", f"{pack}/sessions.jsonl", allowed=(1,))


if __name__ == "__main__":
    run(random_packs, demo_packs, it_is_told_in_words)
