# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests on public data share: where it lies, how cuectl is run with a limit, and promises made of rows."""

import glob
import json
import os
import resource
import subprocess
import sys
import unicodedata

ROOT = os.environ.get("CUE_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
DATA = os.environ.get("CUE_DATA", ROOT + "/../shared")
CUECTL = os.environ.get("CUE_CTL", "cuectl")
PACKS = sorted(os.path.dirname(path) for path in glob.glob(ROOT + "/data/packs/*/pack.json"))
SHOP = ROOT + "/data/packs/shop-travel"
SMALL = ROOT + "/tests/golden/pack"
CONVERSATIONS = DATA + "/data/sessions/conversations.jsonl"
BAD = DATA + "/badinput"
# Nothing that one input asks for may take longer; sanitizers are allowed more.
LIMIT_S = float(os.environ.get("CUE_LIMIT_S", "2"))
sys.path.insert(0, ROOT + "/tests/gui")

from tap import Failure, Skipped, check, run  # noqa: E402,F401 tests take them from here


class Ended:
    """How a program ended: its code, what it wrote, how long it took."""

    def __init__(self, args, code, out, err, seconds):
        self.args, self.code, self.out, self.err, self.seconds = args, code, out, err, seconds

    def __str__(self):
        return f"cuectl {' '.join(self.args)[:300]} ended with {self.code}: {self.err[-1500:].decode(errors='replace')}"


def processor_time():
    """What the runs so far have cost: a busy machine makes nothing slow that is not."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def start(*args, stdin=b"", env=None, limit_s=60.0, program=CUECTL):
    """Runs cuectl. A signal or a hang is a failure of the test, whatever it wanted."""
    begun = processor_time()
    try:
        done = subprocess.run([program, *args], input=stdin, capture_output=True, env={**os.environ, **(env or {})}, timeout=limit_s)
    except subprocess.TimeoutExpired:
        raise Failure(f"cuectl {' '.join(args)[:300]} was not done within {limit_s:g} s") from None
    ended = Ended(args, done.returncode, done.stdout, done.stderr, processor_time() - begun)
    check(0 <= ended.code <= 3, str(ended))
    return ended


def lines_of(written):
    """Lines as a shell knows them: nothing but \\n ends one."""
    return written.decode().split("\n")[:-1]


def clean(*args, **more):
    """Standard output of a run that has nothing to complain about."""
    ended = start(*args, **more)
    check(ended.code == 0, str(ended))
    check(ended.err == b"", f"it complained: {ended.err[:500].decode(errors='replace')}")
    return ended.out.decode()


def digests(pack, *files, model=None, **more):
    """Digest of each conversation, in order."""
    models = ["--model", model] if model else []
    rows = [line.split("\t") for line in clean("replay", "--digest", "--pack", pack, *models, *files, **more).splitlines()]
    check(len({row[0] for row in rows}) == len(rows), "two conversations have one id")
    return dict(rows)


def changes(pack, *files, **more):
    """Every change of a replay, as objects."""
    return [json.loads(line) for line in lines_of(clean("replay", "--all", "--pack", pack, *files, **more).encode())]


def need(path):
    if not os.path.exists(path):
        raise Skipped("no " + os.path.relpath(path, DATA) + " in the folder of public data")
    return path


def conversations():
    """The recorded conversations, as objects."""
    with open(need(CONVERSATIONS), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_lines(path, records):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return path


def steers(text):
    """Whether @text has what a terminal obeys: controls, ends of lines, and marks that turn the direction of writing."""
    return any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") for char in text)


def promises(function, rows, words):
    """One test a row: @function gets the row, @words makes the promise of it."""
    def make(row):
        def test():
            function(row)
        test.__doc__ = words(row)
        return test
    return [make(row) for row in rows]
