# SPDX-License-Identifier: GPL-3.0-or-later
"""A12: a desk's log gives everywhere what it gave there, and one flipped byte is located."""

import os
import random
import subprocess
import tempfile

from cuectl import CUECTL, PACKS, check, cuectl, run

PACK = PACKS + "/bank-en"
FLIPS = 150


def verify(path, *packs):
    args = [part for pack in packs or (PACK,) for part in ("--pack", pack)]
    return subprocess.run([CUECTL, "verify", *args, path], capture_output=True, text=True, errors="replace")


def log_of(folder):
    """One chat of the pack, as a desk would export it."""
    name = folder + "/chat.jsonl"
    with open(PACK + "/sessions.jsonl", encoding="utf-8") as lines, open(name, "w", encoding="utf-8") as out:
        out.write(next(line for line in lines if '"bank-traveller-chat"' in line))
    path = folder + "/log.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        out.write(cuectl("replay", "--log", "--pack", PACK, name))
    return path


def unchanged():
    """/verify/a-log-is-the-same-everywhere"""
    with tempfile.TemporaryDirectory() as folder:
        path = log_of(folder)
        done = verify(path)
        check(done.returncode == 0 and "\tsame\t" in done.stdout, done.stdout + done.stderr)
        check(verify(path, PACKS + "/telecom-zh", PACK).returncode == 0, "the right pack is the second one")
        other = verify(path, PACKS + "/telecom-zh")
        check(other.returncode == 1 and "made with another version" in other.stderr, "another pack: " + other.stderr)


def flipped():
    """/verify/a-flipped-byte-is-located"""
    seed = int(os.environ.get("CUE_SEED", random.randrange(1 << 30)))
    dice = random.Random(seed)
    print(f"# seed {seed} (CUE_SEED)", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = log_of(folder)
        with open(path, "rb") as log:
            whole = log.read()
        for _ in range(FLIPS):
            at = dice.randrange(len(whole))
            if whole[at:at + 1] == b"\n":
                continue
            broken = bytearray(whole)
            broken[at] ^= 1 << dice.randrange(8)
            with open(path, "wb") as log:
                log.write(broken)
            line = whole[:at].count(b"\n") + 1
            done = verify(path)
            check(done.returncode == 1 and f"{path}:{line}:" in done.stderr,
                  f"byte {at} in line {line}, {whole[at - 20:at + 20]!r}, exit {done.returncode}: {done.stderr[:400]}")


def missing():
    """/verify/a-line-taken-out-is-located"""
    with tempfile.TemporaryDirectory() as folder:
        path = log_of(folder)
        with open(path, encoding="utf-8") as log:
            lines = log.readlines()
        with open(path, "w", encoding="utf-8") as log:
            log.writelines(lines[:6] + lines[7:])
        done = verify(path)
        check(done.returncode == 1 and f"{path}:7:" in done.stderr, done.stderr)


run(unchanged, flipped, missing)
