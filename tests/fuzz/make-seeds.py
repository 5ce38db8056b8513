#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""
tests/fuzz/make-seeds.py FOLDER TARGET: fills FOLDER with inputs from which fuzz-TARGET starts, made of the packs, the
operators and the public bad documents, and prints the path of a dictionary of the words that they are made of.
"""

import glob
import hashlib
import json
import os
import re
import struct
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.environ.get("CUE_DATA", ROOT + "/../shared")
SMALL = ROOT + "/tests/golden/pack"
LEARNT = ROOT + "/tests/golden/learnt/pack"
PACKS = [SMALL] + sorted(os.path.dirname(path) for path in glob.glob(ROOT + "/data/packs/*/pack.json"))
MOST_BYTES = 4096


def read(path):
    with open(path, "rb") as file:
        return file.read()


def records(name, packs=PACKS):
    for pack in packs:
        path = f"{pack}/{name}.jsonl"
        for line in read(path).splitlines() if os.path.exists(path) else []:
            if line.strip():
                yield json.loads(line)


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def bad_documents():
    return [read(path) for path in sorted(glob.glob(DATA + "/badinput/JSONTestSuite/*/*.json"))]


def turns():
    return [turn for session in records("sessions") for turn in session["turns"]] + [turn for test in records("tests") for turn in test["turns"]]


def conditions():
    found = [record[key] for family in ("rules", "tags", "holds") for record in records(family) for key in ("when", "hold", "until") if isinstance(record.get(key), dict)]
    suites = [json.loads(read(path)) for path in sorted(glob.glob(DATA + "/conformance/jsonlogic/**/*.json", recursive=True))]
    cases = [case for suite in suites if isinstance(suite, list) for case in suite if isinstance(case, dict) and "rule" in case]
    return [compact(logic) for logic in found] + [compact(case["rule"]) for case in cases]


def event(seq, kind, body):
    return compact({"stream": "conversation:f", "seq": seq, "type": kind, "at_ms": 1780275600000 + seq * 1000, "body": body})


def logs():
    """A log of each test of the packs, and one in which everything is done that can be done."""
    for test in records("tests"):
        opened = event(1, "conversation.opened", {"channel": "chat", "lang": "zh", "customer": test.get("customer", {})})
        said = [event(n, "turn", {"turn": f"t{n}", "rev": 1, "role": turn["role"], "text": turn["text"]}) for n, turn in enumerate(test["turns"], 2)]
        yield b"\n".join([opened, *said, event(len(said) + 2, "conversation.closed", {})])
    done = [("turn", {"turn": "t1", "rev": 1, "role": "customer", "text": "我的流量超了"}), ("lamp.seen", {"lamp": "2.overage.5g-60"}),
            ("lamp.taken", {"lamp": "2.overage.5g-60"}), ("lamp.declined", {"lamp": "2.overage.upgrade", "reason": "price"}),
            ("lamp.pinned", {"lamp": "2.overage.5g-60", "pinned": True}), ("lamp.disputed", {"lamp": "2.overage.5g-60", "note": "no"}),
            ("point.ticked", {"point": "upgrade/price", "note": "said"}), ("tag.confirmed", {"tag": "over-quota"}), ("tag.struck", {"tag": "over-quota"}),
            ("outcome", {"offer": "5g-60", "result": "refused"}), ("customer.facts", {"facts": {"plan.gb_used": 40}}), ("speech", {"role": "customer", "speaking": True}),
            ("pressure", {"level": 2}), ("turn", {"turn": "t1", "rev": 2, "role": "customer", "text": "流量够用"}), ("tick", {}), ("note", {"text": "x"})]
    yield b"\n".join([event(1, "conversation.opened", {}), *(event(n, kind, body) for n, (kind, body) in enumerate(done, 2))])


def packs():
    """Small packs in one input each: the files divided by zero bytes, a line of each family or one family alone."""
    for pack in (SMALL, LEARNT):
        files = {os.path.basename(path): read(path) for path in sorted(glob.glob(pack + "/*.json*"))}
        yield b"\0".join(name.encode() + b"\n" + text for name, text in files.items())
        for name, text in files.items():
            yield name.encode() + b"\n" + text
            yield b"pack.json\n" + files["pack.json"] + b"\0" + name.encode() + b"\n" + text
        if "examples.jsonl" in files:  # examples are refused without the tags that they name
            yield b"\0".join(name.encode() + b"\n" + files[name] for name in ("pack.json", "phrases.jsonl", "tags.jsonl", "examples.jsonl"))


def feeds():
    for turn in turns()[:200]:
        yield b"\x07" + compact({"conversation": "a", "id": "1", "type": "turn", "body": turn}) + b"\n" + compact({"conversation": "a", "type": "typing", "body": {"typing": True}})


def exports():
    for first in range(0, 60, 3):
        lines = [{"stream": "conversation:a", "seq": n, "type": "turn", "v": 1, "at_ms": n * 1000, "device": "d", "mid": 0, "body": turn, "digest": "ab"}
                 for n, turn in enumerate(turns()[first:first + 3], 1)]
        lines[0]["made_with"] = {"engine": 1, "fold": 1, "pack": "p", "pack_digest": "0", "model_digest": "1"}
        yield b"\n".join(compact(line) for line in lines)


def models():
    """What stands behind the mark and the pack's digest: rarities, and a classifier of three answers or none."""
    rarities = struct.pack("<IIQI", 2, 1, 7, 1500)
    yield rarities + struct.pack("<H", 0)
    vocabulary = struct.pack("<7H", *[1000] * 7) + struct.pack("<IQHQH", 2, 5, 1000, 9, 1200)
    lines = struct.pack("<I3qI", 3, -5, -5, -5, 1000) + struct.pack("<III", 1, 1, 2) + struct.pack("<IhIh", 0, 500, 2, -700)
    yield rarities + struct.pack("<H", 1) + vocabulary + lines + struct.pack("<I", 0)
    yield rarities + struct.pack("<H", 1) + vocabulary + lines + struct.pack("<I", 500) + lines


def wordings():
    said = [turn["text"] for turn in turns()][:300]
    for n, phrase in enumerate(records("phrases")):
        for any_of in phrase["any"]:
            words, regex = (any_of["re"], any_of["re"]) if isinstance(any_of, dict) else (any_of, re.escape(any_of))
            yield f"{words}\n{regex}\n{said[n % len(said)]} {words}".encode()


def block(value):
    """A value in one block, as rules/base/cue-forest-private.h tells it."""
    pool, cells = {}, []

    def place(text):
        return pool.setdefault(text, sum(len(one.encode()) + 1 for one in pool))

    def add(one):
        if isinstance(one, bool) or one is None:
            cells.append({None: 0, False: 1, True: 2}[one])
        elif isinstance(one, int):
            cells.extend([3 | (one & 0xFFFFFFF) << 4] if -2**27 <= one < 2**27 else [4, *struct.unpack("<2I", struct.pack("<q", one))])
        elif isinstance(one, float):
            cells.extend([5, *struct.unpack("<2I", struct.pack("<d", one))])
        elif isinstance(one, str):
            cells.append((6, place(one)))
        else:
            at = len(cells)
            cells.extend([0, 0])
            for member in one:
                add(member)
                if isinstance(one, dict):
                    add(one[member])
            cells[at:at + 2] = [(8 if isinstance(one, dict) else 7) | len(one) << 4, len(cells) - at - 2]

    add(value)
    strings = b"".join(text.encode() + b"\0" for text in pool)
    strings += b"\0" * (-len(strings) % 4)
    words = [cell[0] | (len(strings) + 4 * n - cell[1]) << 4 if isinstance(cell, tuple) else cell for n, cell in enumerate(cells)]
    return b"CUETREE1" + struct.pack("<2I", len(strings), len(words)) + strings + struct.pack(f"<{len(words)}I", *words)


def seals():
    """Blocks of everything, and a small pack sealed."""
    yield from (block(json.loads(document)) for document in conditions()[:300])
    yield block([1, -1, 2**40, 0.5, None, True, False, "", "a", {"a": {}, "b": []}])
    manifest = {"pack": "x", "title": "X", "lang": "en"}
    inside = block({"pack.json": manifest, "snippets.jsonl": [{"snippet": "s", "title": "S", "text": "T", "keys": ["k"]}]})
    part = {"part": "block", "bytes": len(inside), "sha256": hashlib.sha256(inside).hexdigest()}
    text = compact({"pack": "x", "version": 1, "serial": 1, "digest": "0" * 64, "parts": [part]})
    head = b"CUEPACK1" + struct.pack("<2I", len(text), 0) + hashlib.sha256(text).digest() + b"\0" * 64 + text
    yield head + b"\0" * (-len(head) % 8) + inside + b"\0" * (-len(inside) % 8)


SEEDS = {
    "condition": conditions,
    "event": lambda: [*logs(), *(b"A" + turn["text"].encode() for turn in turns()[:200])],
    "feed": feeds,
    "fold": lambda: [turn["text"].encode() for turn in turns()],
    "gate": lambda: [*bad_documents(), *(compact(record) for family in ("rules", "talks", "offers") for record in records(family, PACKS[:1]))],
    "log": exports,
    "model": models,
    "pack": packs,
    "phrase": wordings,
    "recording": lambda: [*(compact({**test, "id": test["test"]}) for test in records("tests")), *(compact(session) for session in records("sessions"))],
    "seal": seals,
}


def words():
    """Keys, operators, units and kinds, as libFuzzer reads them."""
    found = {'"'}
    for path in glob.glob(SMALL + "/*.json*") + glob.glob(ROOT + "/data/schema/*.json"):
        found.update(re.findall(r'"([a-z][a-z_.]{1,20})"', read(path).decode()))
    for path in glob.glob(ROOT + "/rules/condition/cue-operators-*.c"):
        found.update(re.findall(r'\{ "([^"\\]{1,16})",', read(path).decode()))
    return sorted(found)


def main():
    folder, target = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    for n, seed in enumerate(SEEDS.get(target, list)()):
        with open(f"{folder}/seed-{n:05}", "wb") as out:
            out.write(seed[:MOST_BYTES])
    dictionary = folder.rstrip("/") + ".dict"
    with open(dictionary, "w", encoding="utf-8") as out:
        out.writelines('"' + "".join(char if char.isalnum() or char in "._<>=!+-*/%?" else f"\\x{ord(char):02x}" for char in word) + '"\n' for word in words())
    print(dictionary)


main()
