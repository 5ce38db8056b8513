# SPDX-License-Identifier: GPL-3.0-or-later
"""Was it said: the labelled sentences of tests/corpus/said, judged; what is right may not become less."""

import os
import re
import subprocess
import sys

ROOT = os.environ["CUE_SOURCE_ROOT"]
sys.path.insert(0, ROOT + "/tests/gui")
from tap import Failure, run  # noqa: E402

# Language: least precision and recall on said, in percent.
FLOORS = {"dev": {"zh": (93, 92), "en": (91, 86)}, "test": {"zh": (88, 85), "en": (85, 79)}}


def judge(half, *more):
    return subprocess.run([os.environ["CUE_CTL"], "said", "--corpus", ROOT + "/tests/corpus/said", "--packs", ROOT + "/data/packs",
                           "--half", half, *more], capture_output=True, text=True)


def holds(half):
    done = judge(half)
    if done.returncode != 0:
        raise Failure(done.stderr[-1000:])
    shares = re.findall(r"^(zh|en), .*\n.*precision.*= ([0-9.]+) %\n.*recall.*= ([0-9.]+) %", done.stdout, re.M)
    if len(shares) != 2:
        raise Failure("not two languages: " + done.stdout[:400])
    for lang, precision, recall in shares:
        least = FLOORS[half][lang]
        if float(precision) < least[0] or float(recall) < least[1]:
            raise Failure(f"{lang}, {half} half: precision {precision}, recall {recall}; at least {least[0]} and {least[1]}")


def dev_holds():
    """/said-corpus/dev-half-holds-its-floors"""
    holds("dev")


def test_holds():
    """/said-corpus/test-half-holds-its-floors"""
    holds("test")


def test_is_not_shown():
    """/said-corpus/sentences-of-the-test-half-are-not-shown"""
    done = judge("test", "--misses")
    if done.returncode != 2 or done.stdout:
        raise Failure(f"ended with {done.returncode}, printed {len(done.stdout)} bytes")


run(dev_holds, test_holds, test_is_not_shown)
