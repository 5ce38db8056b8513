# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack with mistakes, or whose time is not now: the window says where and what to do, and the last good one serves."""

import json
import os
import subprocess
import tempfile
import time

from driver import CUECTL, App, check, run, wait
from sessions import as_chat, copy_pack, read_lines, session, write_lines

CHAT = "chat-moving"
BAD = {
    "unknown operator": ("tags.jsonl", {"tag": "odd", "title": "odd", "kind": "need", "when": {"launch": ["rocket"]}}, "/when/launch: found"),
    "cyclic references": ("tags.jsonl", {"tag": "odd", "title": "odd", "kind": "need", "when": {"!": [{"tag": "odd"}]}}, "/when: found a circle"),
    "regex bomb": ("phrases.jsonl", {"phrase": "odd", "title": "odd", "any": [{"re": "(a+)+over!"}]}, "/any/0/re: found what gives up"),
    "phrase of a megabyte": ("phrases.jsonl", {"phrase": "odd", "title": "odd", "any": ["流量" * 170000]}, "/any/0: found a wording of 340000 characters; at most 500"),
    "overlapping ids": ("tags.jsonl", {"tag": "over-quota", "title": "odd", "kind": "need", "when": {"tag": "roamer"}}, "/tag: found \"over-quota\" a second time"),
    "number overflow": ("offers.jsonl", {"offer": "odd", "title": "odd", "weight": 10 ** 30}, "found "),
    "empty text": ("phrases.jsonl", {"phrase": "odd", "title": "odd", "any": [""]}, "/any/0: found"),
}
WORDS = {
    "en": {"refused": "The pack has a mistake and is not used.", "serves": "serves on.", "mend": "Mend the place and save",
           "early": "The pack counts from", "over": "The pack was valid until", "dark": "but nothing lights"},
    "zh": {"refused": "话术包有错，没有启用。", "serves": "继续服务。", "mend": "改好并保存", "early": "话术包从", "over": "话术包的有效期到",
           "dark": "但不会亮灯"},
}


def play(folder, pack, language="en", **more):
    path = folder + "/chat.jsonl"
    if not os.path.exists(path):
        write_lines(path, [as_chat(session("telecom-zh", CHAT))])
    return App("--replay", path, "--pack", pack, "--speed", "0", store=True, home=folder + "/home", language=language, **more)


def add(pack, file, record):
    with open(f"{pack}/{file}", "a", encoding="utf-8") as out:
        out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return sum(1 for _ in open(f"{pack}/{file}", encoding="utf-8"))


def take_off(pack, file, line):
    records = read_lines(f"{pack}/{file}")
    write_lines(f"{pack}/{file}", records[:line - 1])


def serves_at_start():
    """/good-pack/the-last-good-one-serves-at-the-start-with-the-mistake-and-its-place"""
    for language, dark in (("zh", False), ("en", True)):
        words = WORDS[language]
        with tempfile.TemporaryDirectory() as folder:
            pack = copy_pack("telecom-zh", folder)
            with play(folder, pack, language) as app:
                app.composer(20)
                check(not app.has_text(words["refused"]), "a good pack is complained of")
            line = add(pack, *BAD["unknown operator"][:2])
            with play(folder, pack, language, dark=dark) as app:
                app.composer(20)
                for text in (words["refused"], words["serves"], f"tags.jsonl:{line}: /when/launch: found", words["mend"]):
                    app.wait_text(text)
                wait(lambda: app.cards(), 20, "a card of the pack that serves")
                app.shot(f"good-pack-start-{language}")
                app.click(app.find("push button", "Put this away" if language == "en" else "收起这条提示"))
                wait(lambda: not shows(app, words["refused"]), 5, "the notice put away")


def tells_each_kind():
    """/good-pack/each-kind-of-mistake-is-told-in-the-window-while-it-works-and-goes-when-it-is-mended"""
    with tempfile.TemporaryDirectory() as folder:
        pack = copy_pack("telecom-zh", folder)
        with play(folder, pack) as app:
            app.composer(20)
            for kind, (file, record, place) in BAD.items():
                line = add(pack, file, record)
                wait(lambda: shows(app, f"{file}:{line}: ") and shows(app, place), 15, f"{kind} at {file}:{line}: {place}")
                check(shows(app, "“星河移动") or shows(app, "serves on."), "it is not said what serves")
                if kind == "regex bomb":
                    app.shot("good-pack-running")
                take_off(pack, file, line)
                wait(lambda: not shows(app, f"{file}:{line}: "), 15, f"{kind} mended")
            app.type("still here")
            check(app.draft() == "still here", "the reply was lost")


def shows(app, words):
    """What is not shown under the head bar any more is not read out either."""
    return bool(app.all(name=words))


def seal(pack, path, *days):
    ended = subprocess.run([CUECTL, "pack", "seal", *days, pack, path], capture_output=True, encoding="utf-8")
    check(ended.returncode == 0, ended.stderr)


def day(offset):
    return time.strftime("%Y-%m-%d", time.localtime(time.time() + offset * 86400))


def honours_time():
    """/good-pack/a-pack-before-or-after-its-time-does-not-serve"""
    for language in ("en", "zh"):
        words = WORDS[language]
        with tempfile.TemporaryDirectory() as folder:
            pack, sealed = copy_pack("telecom-zh", folder), folder + "/telecom.cuepack"
            seal(pack, sealed, "--until", day(-2))
            with play(folder, sealed, language) as app:  # nothing served before: people are shown, nothing lights
                app.composer(20)
                app.wait_text(words["over"])
                app.wait_text(words["dark"])
                check(not app.cards(), f"lit by a pack whose time is over: {[str(c) for c in app.cards()]}")
                app.shot(f"good-pack-over-{language}")
                seal(pack, sealed, "--from", day(-2))  # a newer one comes while people talk
                wait(lambda: not shows(app, words["over"]), 15, "the newer pack")
            seal(pack, sealed, "--from", day(2))
            with play(folder, sealed, language) as app:
                app.composer(20)
                app.wait_text(words["early"])
                app.wait_text(words["serves"])
                wait(lambda: app.cards(), 20, "a card of the pack that serves")
                app.shot(f"good-pack-early-{language}")


run(serves_at_start, tells_each_kind, honours_time)
