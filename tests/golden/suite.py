# SPDX-License-Identifier: GPL-3.0-or-later
"""A public suite is run as its makers write it, and tells which cases failed and what came instead."""

import json
import tempfile

from cuectl import check, cuectl, run

RIGHT = {"rule": {"+": [1, 2]}, "data": None, "result": 3}
WRONG = {"rule": {"+": [1, 2]}, "data": None, "result": 4}
NO_ERROR = {"rule": {"/": [1, 0]}, "data": None, "result": 0}


def failing_cases_are_told():
    """/suite/cases-that-fail-are-told-and-counted"""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("index.json", ["sums.json"]), ("sums.json", ["a heading", RIGHT, WRONG, NO_ERROR])):
            with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
                json.dump(content, file)
        lines = cuectl("conformance", "jsonlogic", folder, allowed=(1,)).splitlines()
    check(len(lines) == 3 and lines[-1] == "passed 1 of 3", f"{lines}")
    check(lines[0].startswith("sums.json: found 3 for ") and '"result":4' in lines[0], lines[0])
    check(lines[1].startswith("sums.json: found error NaN for "), lines[1])


run(failing_cases_are_told)
