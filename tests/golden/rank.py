# SPDX-License-Identifier: GPL-3.0-or-later
"""Learning from what was accepted: logs in, a ranking out, and another ranking judged or refused."""

import json
import os
import random
import subprocess
import tempfile

from cuectl import CUECTL, check, run

OFFERS = ("small", "large")
PACK = {
    "pack.json": [{"pack": "two", "title": "Two", "lang": "en"}],
    "phrases.jsonl": [{"phrase": "phone", "title": "Phone", "any": ["phone"]},
                      {"phrase": "dear", "title": "Dear", "any": ["too dear"]}],
    "tags.jsonl": [{"tag": "price", "title": "Price", "kind": "need", "when": {"says": ["dear", {}]}}],
    "offers.jsonl": [{"offer": of, "title": of, "pitch": of, "price": {"amount_milli": 1000, "unit": "yuan"}} for of in OFFERS],
    "rules.jsonl": [{"rule": "r-" + of, "title": of, "when": {"says": ["phone", {}]}, "light": [{"offer": of}]} for of in OFFERS],
}
TRUTH = {("small", True): 0.6, ("small", False): 0.2, ("large", True): 0.1, ("large", False): 0.4}
START_MS = 1780275600000


def write_pack(folder):
    os.mkdir(folder)
    for name, records in PACK.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.writelines(json.dumps(record) + "\n" for record in records)


def events(index, dice, explore):
    """One conversation: what the customer says, both lamps looked at, and his answer to either."""
    dear = dice.random() < 0.5
    ranking = {"ranking": 1, "baseline_micro": 300000, "explore": explore, "decisions": 0,
               "features": {of: [0, 90000] for of in OFFERS}}
    said = "this phone is too dear" if dear else "a phone please"
    bodies = [("conversation.opened", {"channel": "chat", "lang": "en"}),
              ("ranking", {"ranking": ranking, "seed": index * 1000}),
              ("turn", {"turn": "t1", "rev": 1, "role": "customer", "text": said})]
    bodies += [("lamp.seen", {"lamp": f"3.r-{of}.{of}"}) for of in OFFERS]
    bodies += [("outcome", {"offer": of, "result": "accepted" if dice.random() < TRUTH[of, dear] else "refused"}) for of in OFFERS]
    for seq, (kind, body) in enumerate(bodies, 1):
        yield {"stream": f"conversation:c{index}", "seq": seq, "type": kind, "v": 1, "at_ms": START_MS + 1000 * seq,
               "device": "d", "mid": seq, "body": body}


def write_log(path, n, seed, explore=True):
    dice = random.Random(seed)
    with open(path, "w", encoding="utf-8") as out:
        for index in range(n):
            out.writelines(json.dumps(event) + "\n" for event in events(index, dice, explore))


def rank(*args):
    return subprocess.run([CUECTL, "rank", *args], capture_output=True, text=True)


def learns_and_judges():
    """/rank/what-is-learnt-is-better-and-the-log-knows-by-how-much"""
    seed = int(os.environ.get("CUE_SEED", random.randrange(1 << 30)))
    print(f"# seed {seed} (CUE_SEED)", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        pack, log, learnt = (os.path.join(folder, name) for name in ("pack", "log.jsonl", "ranking.json"))
        write_pack(pack)
        write_log(log, 1500, seed)
        done = rank("learn", "--pack", pack, log)
        check(done.returncode == 0, done.stderr)
        features = json.loads(done.stdout)["features"]
        check(features["small|tag:price"][0] > features["large|tag:price"][0] + 100000, f"learnt {features}")
        with open(learnt, "w", encoding="utf-8") as out:
            out.write(done.stdout)
        done = rank("judge", "--pack", pack, "--ranking", learnt, log)
        check(done.returncode == 0, done.stderr)
        rows = {line.split("  ")[0].strip(): line for line in done.stdout.splitlines()}
        # it lights the small one to whom it is too dear, the large one to the others: 0.6 and 0.4
        low, high = (float(part) for part in rows["doubly robust"].split("%:")[1].split(" to "))
        check(low - 2 <= 50 <= high + 2, rows["doubly robust"])
        logged = float(rows["accepted, logged"].split("%")[0].split()[-1])
        check(logged < 42, f"the log itself had {logged} %")


def refuses():
    """/rank/a-log-that-cannot-tell-is-refused"""
    with tempfile.TemporaryDirectory() as folder:
        pack, log, other = (os.path.join(folder, name) for name in ("pack", "log.jsonl", "ranking.json"))
        write_pack(pack)
        write_log(log, 600, 1, explore=False)
        with open(other, "w", encoding="utf-8") as out:
            json.dump({"ranking": 1, "baseline_micro": 300000, "explore": False, "features": {"large": [100000, 0]}}, out)
        done = rank("judge", "--pack", pack, "--ranking", other, log)
        check(done.returncode == 1 and "never tried" in done.stderr, done.stderr)
        write_log(log, 40, 1)
        done = rank("judge", "--pack", pack, log)
        check(done.returncode == 1 and "not enough yet" in done.stderr and "more" in done.stderr, done.stderr)
        check(done.stdout == "", "no figure beside a refusal")


def wrong_use():
    """/rank/wrong-use-is-told"""
    check(rank("learn").returncode == 2, "no pack")
    with tempfile.TemporaryDirectory() as folder:
        pack, log, other = (os.path.join(folder, name) for name in ("pack", "log.jsonl", "ranking.json"))
        write_pack(pack)
        write_log(log, 3, 1)
        with open(other, "w", encoding="utf-8") as out:
            out.write('{"ranking":1}')
        done = rank("judge", "--pack", pack, "--ranking", other, log)
        check(done.returncode == 3 and "ranking.json" in done.stderr, done.stderr)
        check(rank("guess", "--pack", pack, log).returncode == 2, "no such verb")


run(learns_and_judges, refuses, wrong_use)
