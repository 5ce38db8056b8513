# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+K finds whoever and whatever."""

import tempfile

from driver import PACKS, App, check, run, wait
from sessions import session, write_lines

CHATS = ("bank-late-fee-then-transfer", "bank-traveller-chat", "bank-student-chat")


def finds():
    """/palette/a-customer-and-a-command-are-a-few-letters-away"""
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/three.jsonl", [session("bank-en", name) for name in CHATS])
        with App("--replay", path, "--pack", PACKS + "/bank-en", "--speed", "0", store=True) as app:
            wait(lambda: len(app.ask("SELECT 1 FROM conversation")) == len(CHATS), 15, "three conversations")
            app.composer()
            for name in ("Leo", "Priya Nair", "Omar Haddad"):
                app.key("ctrl+k")
                wait(lambda: "Commands and conversations" in app.windows(), 5, "the palette")
                app.type(name[:3].lower())
                app.shot("palette")
                app.key("Return")
                wait(lambda: app.selected() == name, 5, f"{name} after the palette; it is {app.selected()}")
            app.key("ctrl+k")
            wait(lambda: "Commands and conversations" in app.windows(), 5, "the palette")
            app.type("prefer")
            app.key("Return")
            wait(lambda: "Preferences" in app.windows(), 5, f"the preferences; there are {app.windows()}")
            app.key("Escape")
            wait(lambda: "Preferences" not in app.windows(), 5, "the preferences closed")


def keeps_draft():
    """/palette/escape-leaves-the-draft-as-it-was"""
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/one.jsonl", [session("bank-en", CHATS[1])])
        with App("--replay", path, "--pack", PACKS + "/bank-en", "--speed", "0", store=True) as app:
            app.composer(20)
            app.type("half a thought")
            app.key("ctrl+k")
            wait(lambda: "Commands and conversations" in app.windows(), 5, "the palette")
            app.type("xyzzy")
            app.wait_text("Nothing by that name", 5)
            app.key("Escape")
            wait(lambda: "Commands and conversations" not in app.windows(), 5, "the palette closed")
            check(app.draft() == "half a thought", f"the draft is {app.draft()!r}")


def finds_by_pinyin():
    """/palette/a-chinese-customer-and-command-are-found-by-pinyin"""
    chats = ("chat-hongkong", "chat-moving")
    with tempfile.TemporaryDirectory() as folder:
        records = [session("telecom-zh", chat) for chat in chats]
        path = write_lines(folder + "/two.jsonl", records)
        with App("--replay", path, "--pack", PACKS + "/telecom-zh", "--speed", "0", store=True, language="zh") as app:
            wait(lambda: len(app.ask("SELECT 1 FROM conversation")) == len(chats), 15, "two conversations")
            app.composer()
            for letters, name in (("zhao", "赵女士"), ("lxs", "刘先生")):
                app.key("ctrl+k")
                wait(lambda: "命令与会话" in app.windows(), 5, f"the palette; there are {app.windows()}")
                app.type(letters)
                app.key("Return")
                wait(lambda: app.selected() == name, 5, f"{name} by {letters}; it is {app.selected()}")
            app.key("ctrl+k")
            wait(lambda: "命令与会话" in app.windows(), 5, "the palette")
            app.type("pianhao")
            app.key("Return")
            wait(lambda: "偏好设置" in app.windows(), 5, f"the preferences; there are {app.windows()}")


run(finds, keeps_draft, finds_by_pinyin)
