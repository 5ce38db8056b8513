# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine looks only at what may have turned; an oracle that looks at everything must say the same.

streams.py ENGINE ORACLE: conversations made up from seeds (every operator, revisions, clones, ticks, acts),
folded by both; digests of all changes and the times of the next looks are held against each other.
CUE_SEED and CUE_STREAMS choose others and more."""

import os
import subprocess
import sys

FIRST = int(os.environ.get("CUE_SEED", "1"))
COUNT = int(os.environ.get("CUE_STREAMS", "400"))


def fold(program):
    done = subprocess.run([program, str(FIRST), str(COUNT)], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def main():
    ours, oracle = (fold(program) for program in sys.argv[1:3])
    wrong = [a.split()[0] for a, b in zip(ours, oracle) if a != b]
    print("1..2")
    print("ok" if len(ours) == len(oracle) == COUNT else "not ok", "1 /watch/every-stream-is-folded")
    print("not ok" if wrong else "ok", "2 /watch/what-is-not-looked-at-has-not-turned")
    print(f"# seeds {FIRST} to {FIRST + COUNT - 1}" + (f"; these differ: {' '.join(wrong[:20])}" if wrong else ""))


main()
