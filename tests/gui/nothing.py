# SPDX-License-Identifier: GPL-3.0-or-later
"""A file in which nothing can be played: every bad line is told, in the window and to a script."""

import os
import subprocess
import tempfile

from driver import BINARY, App, check, run

LINES = ["no JSON", "{\"id\":\"no-turns\"}", "", "{\"id\":\"odd\",\"turns\":[{\"role\":\"robot\",\"text\":\"hi\"}]}"]
PROMISES = ["bad.jsonl:1: ", "bad.jsonl:2: /turns: found nothing; a list of turns is needed",
            "bad.jsonl:4: /turns/0/role: found \"robot\"; agent, customer or system"]


def write(folder, lines):
    path = folder + "/bad.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(lines))
    return path


def ends_headless():
    """/nothing-to-play/a-script-gets-every-line-and-a-code"""
    for lines in (LINES, [], ["", ""]):
        with tempfile.TemporaryDirectory() as folder:
            path = write(folder, lines)
            env = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "GSETTINGS_BACKEND": "memory",
                   "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
            ended = subprocess.run([BINARY, "--replay", path, "--play-both", "--exit-when-done"], env=env,
                                   capture_output=True, encoding="utf-8", timeout=60)
        check(ended.returncode == 1, f"it ended with {ended.returncode}: {ended.stderr[-1000:]}")
        check(f"{path}: found no conversation to play; expected one on each line" in ended.stderr, ended.stderr)
        for promise in PROMISES if lines is LINES else []:
            check(promise in ended.stderr, f"no {promise!r} in {ended.stderr}")


def shows_page():
    """/nothing-to-play/the-window-shows-every-line"""
    for language, title in (("en", "The desk could not be opened"), ("zh", "桌面打不开")):
        with tempfile.TemporaryDirectory() as folder, App("--replay", write(folder, LINES), language=language) as app:
            app.wait_text(title, 20)
            for promise in PROMISES:
                app.wait_text(promise, 5)
            app.shot("nothing-to-play-" + language)


run(ends_headless, shows_page)
