# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings are chosen without sight of any test."""

import os
import subprocess
import sys
import tempfile

from cuectl import DATA, ROOT, Skipped, check, cuectl, run

HEAD = "id\ttext\tlabels\tconv\tturn\tcands\n"
TALK = {"greet": "hello there", "price": "it costs ten", "bye": "see you soon"}


def tune(*arguments):
    return subprocess.run([sys.executable, ROOT + "/bench/tune", *arguments], capture_output=True, text=True, encoding="utf-8", check=False)


def make_folder(path):
    """Labelled turns to learn from, and a test table that nobody can read."""
    rows = [f"r{at}-{label}\t{text} {at}\t{label}\tc{at}\t0\t-\n" for at in range(10) for label, text in TALK.items()]
    with open(path + "/tags_train.tsv", "w", encoding="utf-8") as file:
        file.write(HEAD + "".join(rows))
    with open(path + "/tags_test.tsv", "w", encoding="utf-8") as file:
        file.write("this is no table\n")


def needs_scorer():
    if not os.path.exists(DATA + "/data/eval.py"):
        raise Skipped("the scorer comes with the public data; set CUE_DATA")


def no_test_is_opened():
    """/tune/a-test-table-that-cannot-be-read-is-not-missed"""
    needs_scorer()
    with tempfile.TemporaryDirectory() as path:
        make_folder(path)
        cuectl("tags", "--data", path, allowed=(3,))
        done = tune("--data", path, "--task", "tags", "learn.cost-milli=300,3000")
    check(done.returncode == 0, done.stderr)
    check(done.stdout.count("learn.cost-milli=") >= 2, done.stdout)
    check("take " in done.stdout, done.stdout)


def tests_are_refused():
    """/tune/a-test-is-refused-by-name"""
    with tempfile.TemporaryDirectory() as path:
        make_folder(path)
        done = tune("--data", path, "--task", "tags", "--train", "tags_test", "learn.cost-milli=300")
        for option in ("--held-out", "--train"):
            cuectl("tags", "--data", path, "--tune", option, "tags_test.tsv", allowed=(3,))
    check(done.returncode == 1 and "nothing is tuned on a test" in done.stderr, done.stderr)
    check("mean" not in done.stdout, "a trial was made all the same")


def unknown_settings_are_refused():
    """/tune/a-setting-that-is-not-there-is-refused"""
    needs_scorer()
    with tempfile.TemporaryDirectory() as path:
        make_folder(path)
        done = tune("--data", path, "--task", "tags", "learn.magic=3")
    check(done.returncode == 1 and "learn.magic=3" in done.stderr, done.stderr)


run(no_test_is_opened, tests_are_refused, unknown_settings_are_refused)
