# SPDX-License-Identifier: GPL-3.0-or-later
"""Why not: what is proposed lights when it is applied, and where nothing is proposed an exhaustive search finds nothing.

CUE_WHY_NOT_PAIRS says of how many (rule, turn) pairs (default 30; 1,000 is the promise).
"""

import collections
import json
import os
import random
import subprocess
import tempfile

import changes
import dice
from cuectl import PACKS, Failure, check, cuectl, json_lines, run

SEED = int(os.environ.get("CUE_SEED") or random.SystemRandom().randrange(1 << 30))
N_PAIRS = int(os.environ.get("CUE_WHY_NOT_PAIRS", "30"))
EXHAUST = os.environ.get("CUE_EXHAUST", "exhaust")
A_LOG = 5  # pairs of one conversation


def stands(pack, path):
    """(stream, rule): "lit" or "beaten", by a replay: how the best lamp of each rule stands after each log."""
    lamps = {}
    for change in json_lines(cuectl("replay", "--json", "--pack", pack, path)):
        key = "conversation:" + change["conversation"], change["rule"]
        lamps.setdefault(key, {})[change["lamp"]] = change["to"], change.get("reasons")
    found = {}
    for key, ends in lamps.items():
        if any(to in ("lit", "seen", "taken") for to, _ in ends.values()):
            found[key] = "lit"
        elif any(to == "held" and reasons in (["beaten"], ["crowded"]) for to, reasons in ends.values()):
            found[key] = "beaten"
    return found


def make_tasks(pack, rolls, n, words):
    """@n pairs: a conversation up to a turn, a rule, and what could be changed for it."""
    space, targets = changes.Space(pack), dice.targets_of(pack)
    rules = list(space.files["rule"])
    while n > 0:
        events = dice.Conversation(rolls, "c", words, targets).make(18)
        places = [i + 1 for i, event in enumerate(events) if event["type"] == "turn"]
        for _ in range(min(n, A_LOG) if places else 0):
            prefix, rule, n = events[:rolls.choice(places)], rolls.choice(rules), n - 1
            yield {"rule": rule, "events": prefix, "changes": space.all(rule, prefix)}


def exhausted(pack, tasks):
    done = subprocess.run([EXHAUST, pack], input="".join(json.dumps(task) + "\n" for task in tasks),
                          capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise Failure(f"CUE_SEED={SEED}: {done.stderr[-2000:]}")
    return json_lines(done.stdout)


def replayed(pack, folder, tasks, results):
    """How each pair stands before and after what is proposed, by cuectl."""
    with open(folder + "/log.jsonl", "w", encoding="utf-8") as file:
        for i, (task, result) in enumerate(zip(tasks, results)):
            for name, events in (("before", task["events"]), ("after", task["events"] + result["events"])):
                file.writelines(json.dumps({**event, "stream": f"conversation:{name}-{i}"}) + "\n" for event in events)
    found = stands(pack, folder + "/log.jsonl")
    return [[found.get((f"conversation:{name}-{i}", task["rule"])) for name in ("before", "after")]
            for i, task in enumerate(tasks)]


def judge(task, result, before, after):
    answer = result["answer"]
    where = f"CUE_SEED={SEED}, {task['rule']}: {json.dumps(answer, ensure_ascii=False)}"
    if answer["answer"] == "lights":
        check(after == "lit", f"applied, it does not light: {where}")
        check(bool(answer["changes"]) != (before == "lit"), f"what is lit needs no change: {where}")
    elif answer["answer"] == "beaten":
        check(after == "beaten", f"applied, it is not beaten: {where}")
    else:
        check(before is None, f"it is {before}: {where}")
    if result["found"]:
        check(False, f"{[task['changes'][i] for i in result['found']]} does it: {where}")


def what_is_proposed_lights(pack, rolls, n, seen, words=None):
    tasks = list(make_tasks(pack, rolls, n, words))
    results = exhausted(pack, tasks)
    with tempfile.TemporaryDirectory() as folder:
        for task, result, (before, after) in zip(tasks, results, replayed(pack, folder, tasks, results)):
            judge(task, result, before, after)
            answer = result["answer"]
            seen[answer["answer"] + ("" if answer["all"] or answer["answer"] != "no-change" else ", trials used up")] += 1
            seen["sets tried by hand"] += result["trials"]


def random_packs():
    """/why-not/random-packs"""
    rolls, seen = random.Random(SEED), collections.Counter()
    n_packs = max(1, N_PAIRS // 2 // (2 * A_LOG))
    for i in range(n_packs + 10):
        if i >= n_packs and seen["lights"] and seen["no-change"]:
            break  # a pack may have none of one kind
        with tempfile.TemporaryDirectory() as pack:
            dice.Pack(rolls).write(pack)
            what_is_proposed_lights(pack, rolls, 2 * A_LOG, seen)
    print(f"# seed {SEED}: {dict(seen)}")
    check(seen["lights"] and seen["no-change"], "some light, some do not")


def demo_packs():
    """/why-not/demo-packs"""
    rolls, seen = random.Random(SEED), collections.Counter()
    for name in ("telecom-zh", "bank-en", "shop-travel"):
        pack = f"{PACKS}/{name}"
        words = [any_ for one in changes.records(pack + "/phrases.jsonl") for any_ in one["any"] if isinstance(any_, str)]
        what_is_proposed_lights(pack, rolls, max(A_LOG, N_PAIRS // 6), seen, (words, dice.EXTRA))
    print(f"# seed {SEED}: {dict(seen)}")
    check(seen["lights"], "some light")


def asked(files, role="customer", text="good morning"):
    """What cuectl answers for the rule "rule" of a pack of these files, after one turn."""
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in files.items():
            with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
                file.writelines(json.dumps(line) + "\n" for line in lines)
        log = folder + "/sessions.jsonl"
        with open(log, "w", encoding="utf-8") as file:
            file.write(json.dumps({"id": "c", "lang": "en", "channel": "chat", "turns": [{"t": 0, "role": role, "text": text}]}))
        return json_lines(cuectl("why-not", "--pack", folder, "--rule", "rule", "--json", log))[0]


def the_smallest_among_many():
    """/why-not/one-late-change-is-smaller-than-three-early-ones"""
    tags = [f"tag-{n:02}" for n in range(60)]
    files = {"pack.json": [{"pack": "many", "title": "Many", "lang": "en"}],
             "phrases.jsonl": [{"phrase": "word", "title": "W", "any": ["abracadabra"]}],
             "tags.jsonl": [{"tag": tag, "title": tag, "kind": "need", "when": {"says": ["word"]}} for tag in tags],
             "talks.jsonl": [{"talk": "talk", "title": "T", "points": [{"point": "point", "say": "Hello there.", "keys": [{"any": ["hello"]}]}]}],
             "rules.jsonl": [{"rule": "rule", "title": "R", "light": [{"talk": "talk"}],
                              "when": {"or": [{"and": [{"tag": tag} for tag in tags[:3]]}, {"and": [{"tag": tag} for tag in tags[3:59]]}, {"tag": tags[59]}]}}]}
    answer = asked(files)
    check(answer["answer"] == "lights" and answer["changes"] == [{"tag": tags[59], "on": True}], f"{answer}")


def what_is_known_comes_before_what_is_said():
    """/why-not/what-is-known-comes-before-what-is-said"""
    # once the words are there the search lights the card by itself, and the rule comes too late
    files = {"pack.json": [{"pack": "order", "title": "Order", "lang": "en"}],
             "phrases.jsonl": [{"phrase": "word", "title": "W", "any": ["abracadabra"]}],
             "offers.jsonl": [{"offer": "plan", "title": "Plan", "pitch": "A plan."}],
             "answers.jsonl": [{"answer": "card", "title": "A", "question": "What is abracadabra?", "similar": ["abracadabra", "tell me abracadabra", "abracadabra how"], "reply": "A word."}],
             "rules.jsonl": [{"rule": "rule", "title": "R", "weight": 90, "light": [{"answer": "card"}], "when": {"and": [{"says": ["word"]}, {"owns": "plan"}]}}]}
    answer = asked(files)
    check(answer["answer"] == "lights" and len(answer["changes"]) == 2, f"{answer}")


def words_go_from_one_to_the_other():
    """/why-not/words-are-taken-from-one-and-said-by-the-other"""
    files = {"pack.json": [{"pack": "words", "title": "Words", "lang": "en"}],
             "phrases.jsonl": [{"phrase": "word", "title": "W", "any": ["abracadabra"]}],
             "talks.jsonl": [{"talk": "talk", "title": "T", "points": [{"point": "point", "say": "Hello there.", "keys": [{"any": ["hello"]}]}]}],
             "rules.jsonl": [{"rule": "rule", "title": "R", "light": [{"talk": "talk"}],
                              "when": {"and": [{"!": {"says": ["word", {"by": "agent"}]}}, {"says": ["word", {"by": "customer"}]}]}}]}
    answer = asked(files, "agent", "abracadabra")
    check(answer["answer"] == "lights" and sorted(change["on"] for change in answer["changes"]) == [False, True], f"{answer}")


def words_are_said_another_way():
    """/why-not/words-are-taken-out-and-said-another-way-in-one-turn"""
    plain, denied = {"!": {"says": ["word", {}]}}, {"says": ["word", {"polarity": "negated"}]}
    for parts in [plain, denied], [denied, plain]:
        files = {"pack.json": [{"pack": "words", "title": "Words", "lang": "en"}],
                 "phrases.jsonl": [{"phrase": "word", "title": "W", "any": ["abracadabra"]}],
                 "talks.jsonl": [{"talk": "talk", "title": "T", "points": [{"point": "point", "say": "Hello there.", "keys": [{"any": ["hello"]}]}]}],
                 "rules.jsonl": [{"rule": "rule", "title": "R", "light": [{"talk": "talk"}], "when": {"and": parts}}]}
        answer = asked(files, text="abracadabra")
        check(answer["answer"] == "lights" and len(answer["changes"]) == 2, f"{parts}: {answer}")


def what_waits_for_another_lamp_lights_after_it():
    """/why-not/one-event-after-the-lamp-that-it-waits-for"""
    files = {"pack.json": [{"pack": "wait", "title": "Wait", "lang": "en"}],
             "phrases.jsonl": [{"phrase": "word", "title": "W", "any": ["abracadabra"]}],
             "offers.jsonl": [{"offer": "first", "title": "First", "pitch": "F"},
                              {"offer": "then", "title": "Then", "pitch": "T", "fit": [{"when": {"lit": "other"}, "why": "after the first"}]}],
             "rules.jsonl": [{"rule": "other", "title": "O", "when": {"says": "word"}, "light": [{"offer": "first"}]},
                             {"rule": "rule", "title": "R", "weight": 90, "when": {"says": "word"}, "light": [{"offer": "then"}]}]}
    answer = asked(files)
    check(answer["answer"] == "lights" and len(answer["changes"]) == 1, f"{answer}")


def nothing_is_told_as_nothing():
    """/why-not/an-empty-list-has-a-word"""
    files = {"pack.json": [{"pack": "x", "title": "X", "lang": "en"}], "offers.jsonl": [{"offer": "a", "title": "A", "pitch": "A"}],
             "rules.jsonl": [{"rule": "rule", "title": "R", "when": {"turns": "customer"}, "light": [{"offer": "a"}]}]}
    talk = {"id": "c", "lang": "en", "channel": "chat", "customer": {"products": ["a"]}, "turns": [{"role": "customer", "text": "hi"}]}
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in {**files, "sessions.jsonl": [talk]}.items():
            with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
                file.writelines(json.dumps(line) + "\n" for line in lines)
        arguments = ["why-not", "--pack", folder, "--rule", "rule", folder + "/sessions.jsonl", "--lang"]
        zh, en = cuectl(*arguments, "zh"), cuectl(*arguments, "en")
    check("to be nothing (now A)" in en, en)
    check("为 无（现在：A）" in zh, zh)


def it_is_told_in_words():
    """/why-not/in-words"""
    pack = f"{PACKS}/telecom-zh"
    arguments = ["why-not", "--pack", pack, "--rule", "calm-first", "--turn", "1", f"{pack}/sessions.jsonl"]
    zh, en = (cuectl(*arguments, "--lang", lang) for lang in ("zh", "en"))
    check("需要标签「" in zh and "（现在没有）" in zh, zh)
    check("needs tag “" in en and "(absent)" in en, en)
    applied = json_lines(cuectl(*arguments, "--apply"))
    check(len(applied) > 1 and applied[-1]["type"] == "tag.confirmed", "the events with the change behind them")
    cuectl("why-not", "--pack", pack, "--rule", "nothing", f"{pack}/sessions.jsonl", allowed=(1,))
    cuectl("why-not", "--pack", pack, "--rule", "calm-first", "--turn", "999", f"{pack}/sessions.jsonl", allowed=(1,))


def what_nobody_declares_is_told_in_words():
    """/why-not/what-he-has-in-words"""
    with tempfile.TemporaryDirectory() as folder:
        log = folder + "/sessions.jsonl"
        with open(log, "w", encoding="utf-8") as file:
            file.write(json.dumps({"id": "c", "lang": "en", "channel": "chat", "turns": [
                {"t": None, "role": "customer", "text": "Do you have running watches?"}]}))
        zh, en = (cuectl("why-not", "--pack", f"{PACKS}/shop-travel", "--rule", "watch-for-owner", "--lang", lang, log) for lang in ("zh", "en"))
    check("需要「客户已有的产品」为 山脊越野跑鞋" in zh, zh)
    check("needs “Products the customer has” to be Ridge trail shoes" in en, en)


def what_comes_near_is_told():
    """/why-not/words-that-sound-alike"""
    with tempfile.TemporaryDirectory() as folder:
        log = folder + "/sessions.jsonl"
        with open(log, "w", encoding="utf-8") as file:
            file.write(json.dumps({"id": "c", "lang": "zh", "channel": "chat", "turns": [
                {"t": None, "role": "customer", "text": "我这个月流量抄了"}]}))
        text = cuectl("why-not", "--pack", f"{PACKS}/telecom-zh", "--rule", "overage-once", "--lang", "zh", log)
    check("需要标签「流量超套」" in text and "最接近的话「流量抄了」不在列表里" in text, text)


if __name__ == "__main__":
    run(random_packs, demo_packs, the_smallest_among_many, what_is_known_comes_before_what_is_said, words_go_from_one_to_the_other,
        words_are_said_another_way, what_waits_for_another_lamp_lights_after_it, it_is_told_in_words, nothing_is_told_as_nothing, what_nobody_declares_is_told_in_words, what_comes_near_is_told)
