# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job on real input: 63 recorded conversations under every pack, and digests that know what matters and nothing else."""

import json
import os
import shutil
import tempfile
from collections import Counter

from corpus import CONVERSATIONS, PACKS, SHOP, changes, check, clean, conversations, digests, need, promises, run, start, write_lines

MUST_BE_LIT = 50
MUST_DIFFER = 40


def is_lit(row):
    return row["type"] == "lamp" and row["to"] == "lit"


def is_found(row):
    return (row["type"] == "tag" and row["on"]) or (is_lit(row) and row["kind"] == "answer")


def replays(pack):
    wanted = [record["id"] for record in conversations()]
    check(len(wanted) == 63, f"{len(wanted)} conversations are recorded")
    check(list(digests(pack, CONVERSATIONS)) == wanted, "a conversation is missing or out of order")
    lamps = Counter(row["conversation"] for row in changes(pack, CONVERSATIONS) if is_lit(row))
    print(f"# {os.path.basename(pack)}: {sum(lamps.values())} lamps in {len(lamps)} of {len(wanted)} conversations")


def lights():
    """/real/shop-travel/at-least-50-conversations-light-a-tag-or-an-answer"""
    rows = changes(SHOP, need(CONVERSATIONS))
    lamps = {record["id"]: Counter() for record in conversations()}
    tags = Counter(row["conversation"] for row in rows if row["type"] == "tag" and row["on"])
    for row in filter(is_lit, rows):
        lamps[row["conversation"]][row["kind"]] += 1
    for name, kinds in lamps.items():
        print(f"# {name}: {sum(kinds.values())} lamps ({', '.join(f'{n} {kind}' for kind, n in sorted(kinds.items())) or 'none'}), {tags[name]} tags")
    found = {row["conversation"] for row in rows if is_found(row)}
    print(f"# {len(found)} of {len(lamps)} light a tag or an answer; none: {', '.join(sorted(set(lamps) - found)) or 'no one'}")
    check(len(found) >= MUST_BE_LIT, f"{len(found)} light a tag or an answer, not {MUST_BE_LIT}")


def differ():
    """/real/shop-travel/at-least-40-digests-and-courses-of-lamps-differ"""
    found = digests(SHOP, need(CONVERSATIONS))
    check(len(set(found.values())) >= MUST_DIFFER, f"{len(set(found.values()))} digests differ")
    courses = {name: [] for name in found}
    for row in changes(SHOP, CONVERSATIONS):
        if is_found(row) or is_lit(row):
            courses[row["conversation"]].append((row["type"], row.get("tag") or row["kind"] + ":" + row["of"]))
    different = len({tuple(course) for course in courses.values()})
    print(f"# {different} courses of lamps and tags differ, whatever was said between")
    check(different >= MUST_DIFFER, f"{different} courses of lamps and tags differ")


def heard_words(rows):
    """(conversation, turn number, start, end) of one word of each conversation that a condition listens for."""
    words = {}
    for row in rows:
        if row["type"] == "turn" and row["role"] == "customer":
            for span in row["spans"]:
                if span["kind"] == "phrase":
                    words.setdefault(row["conversation"], (int(row["turn"][1:]) - 1, span["start"], span["end"]))
    return words


def change_words(records, words, chosen):
    changed = json.loads(json.dumps(records))
    for record in changed:
        if record["id"] in chosen:
            number, start, end = words[record["id"]]
            text = record["turns"][number]["text"]
            record["turns"][number]["text"] = text[:start] + "x" * (end - start) + text[end:]
    return changed


def knows_each_word():
    """/real/one-word-that-matters-changes-its-digest-and-no-other"""
    records, before = conversations(), digests(SHOP, need(CONVERSATIONS))
    words = heard_words(changes(SHOP, CONVERSATIONS))
    names = [record["id"] for record in records if record["id"] in words]
    print(f"# a word is changed in each of {len(names)} conversations, first in one, then in every third")
    with tempfile.TemporaryDirectory() as folder:
        for chosen in [names[:1], names[::3], names[1::3], names[2::3]]:
            after = digests(SHOP, write_lines(folder + "/changed.jsonl", change_words(records, words, chosen)))
            moved = [name for name in after if after[name] != before[name]]
            check(moved == chosen, f"changed {chosen}, but the digests of {moved} moved")


def knows_no_neighbour():
    """/real/a-digest-does-not-know-what-was-replayed-before"""
    records, before = conversations(), digests(SHOP, need(CONVERSATIONS))
    with tempfile.TemporaryDirectory() as folder:
        backwards = digests(SHOP, write_lines(folder + "/backwards.jsonl", records[::-1]))
        check(backwards == before, "the order of the conversations matters")
        for record in records[::9]:
            alone = digests(SHOP, write_lines(folder + "/alone.jsonl", [record]))
            check(alone[record["id"]] == before[record["id"]], f"{record['id']} alone differs")


def lamps_by_rule(rows):
    return Counter(row["rule"] for row in rows if is_lit(row) and row["kind"] != "answer")


def knows_each_rule():
    """/real/one-rule-changes-every-digest-and-its-own-lamps"""
    before, lit = digests(SHOP, need(CONVERSATIONS)), lamps_by_rule(changes(SHOP, CONVERSATIONS))
    rule = lit.most_common()[-1][0]
    with tempfile.TemporaryDirectory() as folder:
        pack = shutil.copytree(SHOP, folder + "/pack")
        check(digests(pack, CONVERSATIONS) == before, "a copy of a pack is another pack")
        with open(pack + "/rules.jsonl", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines if line.strip()]
        next(record for record in records if record["rule"] == rule)["when"] = {"==": [1, 2]}
        write_lines(pack + "/rules.jsonl", records)
        after = digests(pack, CONVERSATIONS)
        check(all(after[name] != before[name] for name in before), "a digest does not know the pack")
        now = lamps_by_rule(changes(pack, CONVERSATIONS))
    print(f"# {rule} lit {lit[rule]} times, now {now[rule]}")
    check(now[rule] == 0, f"{rule} still lights")


def knows_the_model():
    """/real/another-model-changes-every-digest-and-the-same-none"""
    before = digests(SHOP, need(CONVERSATIONS))
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/shop.model"
        clean("model", "--pack", SHOP, "--output", path)
        check(digests(SHOP, CONVERSATIONS, model=path) == before, "the model, read back, is another one")
        with open(path, "rb") as file:
            whole = file.read()
        taken = 0
        for at in range(len(whole) // 16, len(whole), len(whole) // 8):
            with open(path, "wb") as file:
                file.write(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
            ended = start("replay", "--digest", "--pack", SHOP, "--model", path, CONVERSATIONS)
            if ended.code != 0:
                check(b"model" in ended.err, str(ended))
                continue
            taken += 1
            after = dict(line.split("\t") for line in ended.out.decode().splitlines())
            check(all(after[name] != before[name] for name in before), "a digest does not know the model")
        check(taken > 0, "every model with one other bit is refused")


run(*promises(replays, PACKS, lambda pack: f"/real/{os.path.basename(pack)}/all-63-replay-without-a-complaint"),
    lights, differ, knows_each_word, knows_no_neighbour, knows_each_rule, knows_the_model)
