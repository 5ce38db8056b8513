# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs cuectl for golden tests. They need no display."""

import json
import os
import subprocess
import sys

ROOT = os.environ.get("CUE_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
PACKS = ROOT + "/data/packs"
DATA = os.environ.get("CUE_DATA", ROOT + "/../shared")
CUECTL = os.environ.get("CUE_CTL", "cuectl")
sys.path.insert(0, ROOT + "/tests/gui")

from tap import Failure, Skipped, check, run  # noqa: E402,F401 tests take them from here


def cuectl(*args, env=None, allowed=(0,)):
    """Standard output of cuectl; fails with its complaint when it ends otherwise."""
    done = subprocess.run([CUECTL, *args], capture_output=True, text=True, encoding="utf-8",
                          env={**os.environ, **(env or {})})
    if done.returncode not in allowed:
        raise Failure(f"cuectl {' '.join(args)} ended with {done.returncode}: {done.stderr[-1000:]}")
    return done.stdout


def digests(pack, *files, env=None, model=None):
    """Digest of each conversation, in order."""
    more = ["--model", model] if model else []
    out = cuectl("replay", "--digest", "--pack", pack, *more, *files, env=env)
    return dict(line.split("\t") for line in out.splitlines())


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]
