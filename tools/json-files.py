#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads names of .json and .jsonl files from standard input and says which are not JSON, or have a key twice."""
import json
import sys


def once(pairs):
    keys = [key for key, _ in pairs]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise ValueError(f"the key “{twice}” stands twice; keep one")
    return dict(pairs)


def documents(name, text):
    """(line, text) of every document of a file."""
    if name.endswith(".jsonl"):
        return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [(1, text)]


def check(name):
    with open(name, encoding="utf-8") as file:
        text = file.read()
    for number, document in documents(name, text):
        try:
            json.loads(document, object_pairs_hook=once)
        except ValueError as error:
            yield f"{name}:{number}: {error}"


def main():
    bad = False
    for name in sys.stdin.read().split():
        if "/golden/bad" in name:
            continue  # bad on purpose
        for finding in check(name):
            print(finding)
            bad = True
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
