# SPDX-License-Identifier: GPL-3.0-or-later
"""Every lamp proves itself: a stranger evaluates its proof, and finds the condition true.

CUE_PROOF_REPLAYS says how many conversations are replayed (default 800; 10,000 is the promise).
"""

import json
import os
import random
import subprocess
import sys
import tempfile

import dice
import oracle
from cuectl import PACKS, Failure, check, cuectl, json_lines, run

SEED = int(os.environ.get("CUE_SEED") or random.SystemRandom().randrange(1 << 30))
N_REPLAYS = int(os.environ.get("CUE_PROOF_REPLAYS", "800"))
PACK_NAMES = ("telecom-zh", "bank-en", "shop-travel")
A_PACK = 20  # conversations with each random pack


def asked(pack, *files):
    """The oracle's answer in a process of its own, over nothing but the proofs."""
    rows = "".join(json.dumps({"to": change["to"], "proof": change["proof"]}, ensure_ascii=False) + "\n"
                   for change in json_lines(cuectl("replay", "--json", "--proof", "--pack", pack, *files))
                   if change["to"] == "lit" or (change["to"] == "held" and "score" in change["proof"]))
    done = subprocess.run([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "oracle.py")],
                          input=rows, capture_output=True, text=True, encoding="utf-8")
    if done.stderr:
        raise Failure(done.stderr[-2000:])
    *bad, summary = done.stdout.splitlines()
    if bad:
        raise Failure(f"{len(bad)} proofs do not hold (CUE_SEED={SEED}); the first: {bad[0][:3000]}")
    return [int(word) for word in summary.replace(",", "").split() if word.isdigit()]


def words_of(pack):
    with open(f"{PACKS}/{pack}/phrases.jsonl", encoding="utf-8") as lines:
        sets = [json.loads(line) for line in lines if line.strip()]
    return [wording for one in sets for wording in one["any"] if isinstance(wording, str)]


def random_packs_prove_themselves():
    """/proof/random-packs"""
    rolls = random.Random(SEED)
    n_lit, n_held, n_conditions = 0, 0, 0
    for _ in range(max(1, N_REPLAYS * 3 // 4 // A_PACK)):
        with tempfile.TemporaryDirectory() as folder:
            pack, log = folder + "/pack", folder + "/log.jsonl"
            os.mkdir(pack)
            dice.Pack(rolls).write(pack)
            dice.write_log(log, pack, rolls, A_PACK, 30)
            lit, held, conditions, _ = asked(pack, log)
        n_lit, n_held, n_conditions = n_lit + lit, n_held + held, n_conditions + conditions
    print(f"# seed {SEED}: {n_lit} lit, {n_held} held, {n_conditions} conditions")
    check(n_lit > 0 and n_held > 0 and n_conditions > 0, "lamps lit and were held")


def demo_packs_prove_themselves():
    """/proof/demo-packs"""
    rolls = random.Random(SEED)
    for name in PACK_NAMES:
        with tempfile.TemporaryDirectory() as folder:
            log = folder + "/log.jsonl"
            dice.write_log(log, f"{PACKS}/{name}", rolls, max(1, N_REPLAYS // 4 // len(PACK_NAMES)), 20, (words_of(name), dice.EXTRA))
            lit, held, _, _ = asked(f"{PACKS}/{name}", f"{PACKS}/{name}/sessions.jsonl", log)
        print(f"# {name}: {lit} lit, {held} held")
        check(lit > 0 and held > 0, "lamps lit and were held")


def what_was_read_carries_the_proof():
    """/proof/of-something-else-it-is-none"""
    n, found = 0, 0
    for change in json_lines(cuectl("replay", "--json", "--proof", "--pack", f"{PACKS}/telecom-zh",
                                    f"{PACKS}/telecom-zh/sessions.jsonl")):
        if change["to"] != "lit" or "logic" not in change["proof"]:
            continue
        check(oracle.check(change) is None, "the proof holds")
        for entry in change["proof"]["read"]:
            if "words" in entry:
                entry["words"] = []
            elif "value" in entry and entry["op"] != "turns":
                entry["value"] = not entry["value"] if isinstance(entry["value"], bool) else None
        n += 1
        found += oracle.check(change) is not None
    check(n > 10 and found > n * 0.9, f"{found} of {n} changed proofs are found")


if __name__ == "__main__":
    run(random_packs_prove_themselves, demo_packs_prove_themselves, what_was_read_carries_the_proof)
