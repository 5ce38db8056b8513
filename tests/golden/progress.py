# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has a large pack learnt from is told how far it is; a script that reads what cuectl says is not."""

import json
import random
import re
import subprocess
import tempfile

from cuectl import CUECTL, check, run

# Enough for more than a second of learning on any machine of today.
ANSWERS = 400


def write_pack(folder):
    dice = random.Random(1)
    words = ["".join(dice.choice("bcdfglmnprst") + dice.choice("aeiou") for _ in range(3)) for _ in range(900)]
    with open(folder + "/pack.json", "w", encoding="utf-8") as file:
        json.dump({"pack": "big", "version": 1, "title": "Big", "lang": "en"}, file)
    with open(folder + "/answers.jsonl", "w", encoding="utf-8") as file:
        for number in range(ANSWERS):
            asked = [" ".join(dice.choice(words) for _ in range(8)) for _ in range(6)]
            file.write(json.dumps({"answer": f"a{number}", "title": "A", "question": asked[0], "similar": asked[1:], "reply": "R"}) + "\n")


def told(*args):
    done = subprocess.run([CUECTL, *args], capture_output=True, text=True, check=False)
    check(done.returncode == 0, done.stderr)
    return done.stderr


def tells_only_who_asks():
    """/progress/is-told-who-asks-and-nobody-else"""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        write_pack(folder)
        sealed = other + "/big.cuepack"
        lines = told("pack", "seal", "--progress", folder, sealed).splitlines()
        steps = [int(re.fullmatch(rf"cuectl: {re.escape(folder)}: (\d+) % learnt", line).group(1)) for line in lines]
        check(steps and steps == sorted(set(steps)) and steps[-1] <= 100, f"{lines}")
        check(told("model", "--pack", folder, "--output", sealed) == "", "it is told without being asked")


run(tells_only_who_asks)
