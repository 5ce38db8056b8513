# SPDX-License-Identifier: GPL-3.0-or-later
"""Who did not buy is come back to: the wrap-up proposes it, the agent words and times it by keys, and it is there after a kill."""

import json
import sqlite3
import tempfile

from gi.repository import Atspi

from driver import PACKS, App, check, run, text_of, wait, walk
from sessions import write_lines

EN = {"id": "tasks-en", "lang": "en", "channel": "chat", "customer": {"name": "Ms Hart"},
      "turns": [{"t": 0, "role": "customer", "text": "I'm looking for headphones for the commute"},
                {"t": 5, "role": "customer", "text": "That is too expensive, I will think about it"}]}
ZH = {"id": "tasks-zh", "lang": "zh", "channel": "chat", "customer": {"name": "周先生"},
      "turns": [{"t": 0, "role": "customer", "text": "想买副耳机，通勤用"}, {"t": 5, "role": "customer", "text": "有点贵，我再想想"}]}
WORDS = {
    "en": {"heading": "To do afterwards", "what": "What is to be done", "when": "When it is due", "asked": "Quiet Ride",
           "one": "To do: 1", "late": "To do: 1, overdue: 1", "due": "Ms Hart · Due:", "overdue": "Ms Hart · Overdue since:", "done": "Ms Hart · Done",
           "accepted": "Accepted", "empty": "Say what is to be done"},
    "zh": {"heading": "会后要做", "what": "要做的事", "when": "到期时间", "asked": "耳机",
           "one": "要做 1 件", "late": "要做 1 件，逾期 1 件", "due": "周先生 · 到期：", "overdue": "周先生 · 已逾期：", "done": "周先生 · 已完成",
           "accepted": "已接受", "empty": "请写明要做什么"},
}


def focused(app):
    return next((n for n in walk(app.node) if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)


def tab_to(app, name):
    for _ in range(30):
        node = focused(app)
        if node is not None and name in (node.get_name() or ""):
            return node
        app.key("Tab")
    raise AssertionError(f"Tab does not lead to {name!r}")


def tasks(app):
    return [(*row[:4], json.loads(row[4])) for row in app.ask("SELECT conversation, task, due_ms - made_ms, done_ms, words FROM task")]


def wrap_up(app, record, words):
    app.wait_text(record["turns"][-1]["text"], 20)
    app.key("alt+r")
    app.wait_text(words["heading"], 10)


def say_nothing(app, record, words):
    """A task without words is asked for while there is a way back, and holds the wrap-up up no longer than that."""
    entry = tab_to(app, words["what"])
    said = text_of(entry)
    app.key("ctrl+a", "BackSpace")
    app.key("ctrl+Return")
    app.wait_text(words["empty"], 5)
    check(focused(app) is not None and words["what"] in (focused(app).get_name() or ""), "the focus is not where words are missing")
    check(not any(kind == "conversation.closed" for kind, _ in app.events(record["id"])), "the conversation was ended")
    app.key("ctrl+z")
    wait(lambda: text_of(entry) == said, 5, "the words again")


def make(app, record, words, shot):
    """By keys alone; what was proposed gets three words more, and a week."""
    wrap_up(app, record, words)
    say_nothing(app, record, words)
    entry = tab_to(app, words["what"])
    check(words["asked"] in text_of(entry), f"the proposal says {text_of(entry)!r}")
    app.key("End")
    app.type(" on Monday")
    tab_to(app, words["when"])
    app.shot(shot)
    app.key("space", "End", "Return")
    app.key("ctrl+Return")
    rows = wait(lambda: tasks(app), 10, "the task on the disk")
    conversation, task, due_in_ms, done_ms, said = rows[0]
    check(len(rows) == 1 and conversation == record["id"] and task == "win-back" and done_ms == 0, f"{rows}")
    check(abs(due_in_ms - 7 * 24 * 3600 * 1000) < 5000, f"due in {due_in_ms} ms, not in a week")
    check(said["who"] == record["customer"]["name"] and said["what"].endswith(" on Monday"), f"{said}")
    check([body["task"] for kind, body in app.events(record["id"]) if kind == "task.made"] == ["win-back"], "it is not in the log")
    app.find("push button", words["one"], exact=True)


def let_time_pass(app):
    base = sqlite3.connect(app.base)
    base.execute("UPDATE task SET due_ms = made_ms - 3600000")
    base.commit()
    base.close()


def finish(app, words, shot):
    """Late, and done by keys."""
    app.find("push button", words["late"], exact=True)
    app.key("alt+u")
    app.wait_text(words["overdue"])
    app.shot(shot)
    app.key("Tab", "Tab")
    for _ in range(6):
        node = focused(app)
        if node is not None and node.get_role_name() in ("list item", "check box"):
            break
        app.key("Tab")
    app.key("space" if focused(app).get_role_name() == "check box" else "Return")
    app.wait_text(words["done"])
    wait(lambda: tasks(app)[0][3] > 0, 10, "done on the disk")
    kinds = [row[0] for row in app.ask("SELECT type FROM event WHERE stream LIKE 'task:%' ORDER BY seq")]
    check(kinds == ["task.done"], f"the task's own stream has {kinds}")
    app.key("Escape")
    wait(lambda: not app.all("push button", words["late"]), 5, "nothing left to do")


def is_come_back_to(record, dark):
    words = WORDS[record["lang"]]
    shot = f"tasks-{record['lang']}-{'dark' if dark else 'light'}"
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/tasks.jsonl", [record])
        with App("--replay", path, "--pack", f"{PACKS}/shop-travel", "--speed", "0", store=True, home=folder + "/home",
                 language=record["lang"], dark=dark, size=(1280, 720)) as app:
            make(app, record, words, shot + "-wrap-up")
            app.key("alt+u")
            app.wait_text(words["due"])
            app.shot(shot + "-list")
            app.key("Escape")
            app.kill()
            let_time_pass(app)
            app.start()
            finish(app, words, shot + "-overdue")


def english_light():
    """/tasks/proposed-worded-kept-and-done-in-english"""
    is_come_back_to(EN, False)


def chinese_dark():
    """/tasks/proposed-worded-kept-and-done-in-chinese"""
    is_come_back_to(ZH, True)


def who_buys_is_left_alone():
    """/tasks/who-buys-is-left-alone"""
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/tasks.jsonl", [EN])
        with App("--replay", path, "--pack", f"{PACKS}/shop-travel", "--speed", "0", store=True) as app:
            wrap_up(app, EN, WORDS["en"])
            app.click(app.find(None, ": Accepted"))
            wait(lambda: not any(app.is_shown(n) for n in app.all("text", "What is to be done")), 5, "the proposal gone")
            app.key("ctrl+Return")
            wait(lambda: app.ask("SELECT 1 FROM conversation WHERE status = 'closed'"), 10, "the wrap-up done")
            check(tasks(app) == [], f"{tasks(app)}")


def undone_is_asked_again():
    """/tasks/a-wrap-up-undone-takes-its-task-back-and-asks-again"""
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/tasks.jsonl", [EN])
        with App("--replay", path, "--pack", f"{PACKS}/shop-travel", "--speed", "0", store=True) as app:
            wrap_up(app, EN, WORDS["en"])
            app.key("ctrl+Return")
            wait(lambda: tasks(app), 10, "the task on the disk")
            app.find("push button", "To do: 1", exact=True)
            app.key("ctrl+shift+t")
            app.wait_text("To do afterwards")
            what = app.find("text", "What is to be done", exact=True)
            wait(lambda: app.is_shown(what), 5, "the proposal again")
            app.shot("tasks-undone")
            wait(lambda: tasks(app) == [], 5, "the task taken back on the disk")
            wait(lambda: not app.all("push button", "To do: 1", exact=True), 5, "nothing to do")
            app.click(app.find(None, ": Accepted"))
            app.key("ctrl+Return")
            wait(lambda: app.ask("SELECT 1 FROM conversation WHERE status = 'closed'"), 10, "the wrap-up done")
            check(tasks(app) == [], f"{tasks(app)}")


run(english_light, chinese_dark, who_buys_is_left_alone, undone_is_asked_again)
