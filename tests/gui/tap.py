# SPDX-License-Identifier: GPL-3.0-or-later
"""Small test runner: functions with a promise as their docstring, TAP out."""

import sys
import traceback


class Failure(AssertionError):
    pass


class Skipped(Exception):
    pass


def check(truth, message):
    if not truth:
        raise Failure(message)


def run(*tests):
    """Runs test functions and prints TAP; exits 1 when one fails."""
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} {test.__doc__}", flush=True)
        except Skipped as reason:
            print(f"ok {number} {test.__doc__} # SKIP {reason}", flush=True)
        except Exception:  # noqa: BLE001 a test may fail in any way
            failed += 1
            print(f"not ok {number} {test.__doc__}", flush=True)
            for line in traceback.format_exc().splitlines():
                print("# " + line, flush=True)
    sys.exit(1 if failed else 0)
