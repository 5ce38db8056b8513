# SPDX-License-Identifier: GPL-3.0-or-later
"""Recorded sessions and packs for scenarios, made in a temporary folder."""

import json
import os
import shutil

from driver import PACKS


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_lines(path, records):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return path


def session(pack, name):
    """One recorded session of an embedded pack."""
    return next(s for s in read_lines(f"{PACKS}/{pack}/sessions.jsonl") if s["id"] == name)


def as_chat(record):
    """The same words, typed instead of spoken: nobody "is speaking" in a chat."""
    record = json.loads(json.dumps(record))
    record["channel"] = "chat"
    for turn in record["turns"]:
        turn.pop("t_end", None)
    return record


def turns_of(record, role):
    return [turn["text"] for turn in record["turns"] if turn["role"] == role]


def copy_pack(name, folder):
    """A pack of its own that a scenario may change."""
    target = f"{folder}/{name}"
    os.makedirs(folder, exist_ok=True)
    shutil.copytree(f"{PACKS}/{name}", target)
    return target
