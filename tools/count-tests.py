#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the single tests (TAP lines) of a meson test log; prints `N passed, N failed, N skipped`."""
import json
import re
import sys

TAP = re.compile(r"^\s*(not )?ok\b(.*)$", re.M)


def count(run):
    """(passed, failed, skipped) of one test program."""
    rows = TAP.findall(run.get("stdout") or "")
    failed = sum(1 for bad, rest in rows if bad)
    skipped = sum(1 for bad, rest in rows if not bad and "# SKIP" in rest.upper().replace("#SKIP", "# SKIP"))
    passed = len(rows) - failed - skipped
    bad_end = run["result"] not in ("OK", "SKIP", "EXPECTEDFAIL")
    if not rows and run["result"] == "SKIP":
        return 0, 0, 1
    if not rows and not bad_end:
        return 1, 0, 0
    if bad_end and not failed:
        failed = 1  # it crashed, timed out or stopped short
        print(f"failed as a whole: {run['name']} ({run['result']})")
    for bad, rest in rows:
        if bad:
            print(f"failed: {run['name']}: {rest.strip()}")
    return passed, failed, skipped


def main():
    with open(sys.argv[1], encoding="utf-8") as log:
        totals = [sum(column) for column in zip((0, 0, 0), *(count(json.loads(line)) for line in log))]
    print("{} passed, {} failed, {} skipped".format(*totals))
    return 1 if totals[1] or not totals[0] else 0


if __name__ == "__main__":
    sys.exit(main())
