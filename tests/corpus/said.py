# SPDX-License-Identifier: GPL-3.0-or-later
"""Was it said: the labelled sentences of tests/corpus/said, judged; what is right may not become less."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.environ["CUE_SOURCE_ROOT"]
CORPUS = ROOT + "/tests/corpus/said"
sys.path.insert(0, ROOT + "/tests/gui")
from tap import Failure, run  # noqa: E402

# Language: least precision and recall on said, in percent.
FLOORS = {"dev": {"zh": (95, 93), "en": (95, 92)}, "test": {"zh": (96, 91), "en": (92, 83)}}


def judge(half, *more, corpus=CORPUS):
    return subprocess.run([os.environ["CUE_CTL"], "said", "--corpus", corpus, "--packs", ROOT + "/data/packs", "--half", half, *more],
                          capture_output=True, text=True)


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
    for more in ("--misses", "--signs"):
        done = judge("test", more)
        if done.returncode != 2 or done.stdout:
            raise Failure(f"{more}: ended with {done.returncode}, printed {len(done.stdout)} bytes")


def own_words_tick():
    """/said-corpus/a-point-is-said-in-its-own-words"""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(CORPUS + "/facts.json", folder)
        for lang in ("zh", "en"):
            with open(f"{CORPUS}/dev-{lang}.jsonl", encoding="utf-8") as file:
                own = {(one["pack"], one["point"]): one for one in map(json.loads, file)}
            with open(f"{folder}/dev-{lang}.jsonl", "w", encoding="utf-8") as file:
                for one in own.values():
                    told = {name: one[name] for name in ("id", "pack", "point", "lang", "say")}
                    file.write(json.dumps(dict(told, agent=one["say"], label="said", kind="verbatim")) + "\n")
        done = judge("dev", "--misses", corpus=folder)
    missed = [line for line in done.stdout.splitlines() if "\tverbatim\t" in line]
    if done.returncode != 0 or missed or "recall" not in done.stdout:
        raise Failure(f"ended with {done.returncode}; not said: {missed[:5]}")


run(dev_holds, test_holds, test_is_not_shown, own_words_tick)
