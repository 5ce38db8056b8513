# SPDX-License-Identifier: GPL-3.0-or-later
"""A5: one snippet of 50,000 by two Chinese characters, pasted or through an input method, and never a hole sent."""

import os
import random
import subprocess
import tempfile

from driver import SEED, App, Skipped, check, plain, run, wait, walk
from sessions import as_chat, copy_pack, read_lines, session, write_lines

COUNT = 50_000
CHAT = "chat-moving"
FILL = "的一是在有人这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起"


def make_pack(folder):
    """The telecom pack with 50,000 snippets more; only a few of them have the two characters."""
    chance = random.Random(SEED)
    pack = copy_pack("telecom-zh", folder)
    records = read_lines(pack + "/snippets.jsonl")
    for number in range(COUNT):
        words = "".join(chance.choice(FILL) for _ in range(chance.randrange(8, 30)))
        records.append({"snippet": f"bulk-{number}", "title": {"zh": words[:4] + str(number), "en": f"Bulk {number}"},
                        "text": words + "。", "keys": [f"b{number}"]})
    for number, at in enumerate(sorted(chance.sample(range(COUNT), 5))):
        records[20 + at]["text"] = f"第{number}条：您家的宽带明天有人上门。"
    write_lines(pack + "/snippets.jsonl", records)
    return pack, [r for r in records if "宽带" in all_words(r)]


def all_words(record):
    title = record["title"] if isinstance(record["title"], str) else record["title"].get("zh", "")
    text = record["text"] if isinstance(record["text"], str) else record["text"].get("zh", "")
    return " ".join([title, text, *record.get("keys", [])])


def play(folder, pack, env=None):
    path = write_lines(folder + "/chat.jsonl", [as_chat(session("telecom-zh", CHAT))])
    return App("--replay", path, "--pack", pack, "--speed", "0", store=True, env=env)


def open_chat(app):
    app.key("alt+Down")
    app.composer(20)
    return app


def listed(app):
    """Titles in the open list of snippets."""
    rows = []
    for node in walk(app.node):
        if node.get_role_name() == "list" and node.get_name() == "Snippets":
            for i in range(node.get_child_count()):
                row = node.get_child_at_index(i)
                labels = [plain(n.get_name()) for n in walk(row) if n.get_role_name() == "label"]
                rows.append(" ".join(labels))
    return rows


def finds(app, want):
    rows = wait(lambda: listed(app), 5, "the list of snippets")
    wait(lambda: len(listed(app)) == len(want), 5, f"{len(want)} snippets, there are {len(listed(app))}")
    rows = listed(app)
    for record in want:
        title = record["title"].get("en") or record["title"]["zh"]
        check(any(title in row or record["title"]["zh"] in row for row in rows), f"{title} is not in {rows}")


def sends_no_hole(app):
    """Chosen: the one with a blank. Enter does not send it, but goes to the blank."""
    check("Broadband visit" in listed(app)[0], f"the best of the list is {listed(app)[0]}")
    app.key("Return")
    wait(lambda: "{{" in app.draft(), 5, f"a snippet with a blank; the draft is {app.draft()!r}")
    sent = len(app.turns(CHAT, "agent"))
    app.key("End", "Return")
    app.wait_text("Fill in “")
    check(len(app.turns(CHAT, "agent")) == sent, "a text with a blank was sent")
    app.shot("a5-hole")
    app.type("tomorrow at 9")
    wait(lambda: "{{" not in app.draft() and "tomorrow at 9" in app.draft(), 5, f"the blank filled, it is {app.draft()!r}")
    check("已给您预约师傅上门：tomorrow at 9。" in app.draft(), f"the words went elsewhere: {app.draft()!r}")
    app.key("Return")
    wait(lambda: len(app.turns(CHAT, "agent")) == sent + 1, 10, "the filled snippet in the log")
    check("{{" not in app.turns(CHAT, "agent")[-1], "a blank was sent")


def by_pasting():
    """/a5/two-characters-find-the-right-snippets-of-50000-and-no-blank-is-sent"""
    with tempfile.TemporaryDirectory() as folder:
        pack, want = make_pack(folder)
        with play(folder, pack) as app:
            open_chat(app)
            app.type("/kd")
            wait(lambda: app.draft() == "/kd", 5, f"each letter though a list opens; the draft is {app.draft()!r}")
            app.key("BackSpace", "BackSpace")
            app.paste("宽带")
            finds(app, want)
            app.shot("a5-list")
            sends_no_hole(app)


class InputMethod:
    """An ibus of our own with pinyin, on this session's bus."""

    def __enter__(self):
        self.home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.env = {"GTK_IM_MODULE": "ibus", "IBUS_ADDRESS": f"unix:path={self.home.name}/bus"}
        try:
            self.daemon = subprocess.Popen(
                ["ibus-daemon", "--panel", "disable", "--address", self.env["IBUS_ADDRESS"]],
                env={**os.environ, "XDG_CONFIG_HOME": self.home.name, "XDG_CACHE_HOME": self.home.name, "GSETTINGS_BACKEND": "memory"},
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except FileNotFoundError as error:
            raise Skipped("ibus is not installed") from error
        return self

    def use_pinyin(self):
        def on():
            env = {**os.environ, **self.env}
            subprocess.run(["ibus", "engine", "libpinyin"], env=env, capture_output=True)
            return subprocess.run(["ibus", "engine"], env=env, capture_output=True, text=True).stdout.strip() == "libpinyin"
        try:
            wait(on, 15)
        except AssertionError as error:
            raise Skipped("ibus did not start its pinyin engine") from error

    def __exit__(self, *_):
        self.daemon.terminate()
        self.daemon.wait()
        self.home.cleanup()


def by_pinyin():
    """/a5/an-input-method-keeps-its-keys-and-finds-the-same"""
    with tempfile.TemporaryDirectory() as folder, InputMethod() as method:
        pack, want = make_pack(folder)
        with play(folder, pack, method.env) as app:
            open_chat(app)
            method.use_pinyin()
            composes(app)
            app.key("slash", *"kuandai")
            app.key("space")
            wait(lambda: app.draft().endswith("宽带"), 5, f"宽带 in the reply, it is {app.draft()!r}")
            finds(app, want)
            app.shot("a5-pinyin")


def composes(app):
    """Enter within a composition is the method's; Alt+1 within one loses no sent word and sends nothing."""
    sent = len(app.turns(CHAT))
    app.key(*"nihao")
    app.key("Return")
    wait(lambda: "nihao" in app.draft(), 5, f"Enter to end the composition; the draft is {app.draft()!r}")
    check(len(app.turns(CHAT)) == sent, "Enter within a composition sent the message")
    app.key("ctrl+a", "BackSpace")
    app.key(*"zaijian")
    app.key("alt+1")
    app.key("ctrl+a", "BackSpace")
    check(len(app.turns(CHAT)) == sent, "Alt+1 within a composition sent something")
    wait(lambda: app.draft() == "", 5, "an empty reply")


run(by_pasting, by_pinyin)
