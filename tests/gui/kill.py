# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed while a draft or a task is typed: at most its last second is gone, and nothing comes twice."""

import os
import random
import tempfile
import threading
import time

from driver import PACKS, SEED, App, check, run, sh, text_of, wait, walk
from sessions import session, write_lines

LEFT = {"id": "left", "lang": "en", "channel": "chat", "customer": {"name": "Ms Hart"},
        "turns": [{"t": 0, "role": "customer", "text": "I'm looking for headphones for the commute"},
                  {"t": 5, "role": "customer", "text": "That is too expensive, I will think about it"}]}
CHATS = ("bank-traveller-chat", "bank-late-fee-then-transfer", "bank-student-chat")
KILLS = int(os.environ.get("CUE_KILLS", "5"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Typist:
    """Types letter by letter and remembers when each was on its way."""

    def __init__(self, chance):
        self.chance = chance
        self.typed = [(time.monotonic(), "")]
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.work)

    def work(self):
        text = ""
        while not self.stopped.is_set():
            letter = self.chance.choice(LETTERS)
            sh("xdotool", "key", letter)
            text += letter
            self.typed.append((time.monotonic(), text))
            time.sleep(0.03)

    def had_by(self, moment):
        return next(text for at, text in reversed(self.typed) if at <= moment)


def dies_while_typing(app, chance):
    """Kills in the middle of a word; returns what must be there and what may be."""
    typist = Typist(chance)
    typist.thread.start()
    time.sleep(1.2 + chance.random() * 2.5)
    app.kill()
    moment = time.monotonic()
    typist.stopped.set()
    typist.thread.join()
    return typist.had_by(moment - 1.0), typist.typed[-1][1]


def has_nothing_twice(app):
    lit = app.ask("SELECT stream, subject, COUNT(*) FROM transition WHERE type = 'lamp' AND to_state = 'lit'"
                  " AND from_state <> 'held' GROUP BY stream, subject HAVING COUNT(*) > 1")
    check(not lit, f"lit twice: {lit}")
    for name in CHATS:
        turns = [(body["turn"], body["rev"]) for kind, body in app.events(name) if kind == "turn"]
        check(len(turns) == len(set(turns)), f"{name} has a turn twice: {turns}")
        sequence = [row[0] for row in app.ask("SELECT seq FROM event WHERE stream = ? ORDER BY seq", "conversation:" + name)]
        check(sequence == list(range(1, len(sequence) + 1)), f"{name} has a gap: {sequence}")



def survives():
    """/kill/a-draft-is-at-most-a-second-old-and-nothing-comes-twice"""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/three.jsonl", [session("bank-en", name) for name in CHATS])
        home = folder + "/home"
        arguments = ("--replay", path, "--pack", PACKS + "/bank-en", "--speed", "0")
        least, most, who = "", "", None
        for number in range(KILLS + 1):
            app = App(*arguments, home=home, store=True)
            app.start()
            try:
                if number == 0:
                    app.key("alt+Down")
                app.composer(20)
                if who is not None:
                    check(app.selected() == who, f"{app.selected()} is selected; it was {who}")
                    wait(lambda: app.draft() != "" or least == "", 5, "the draft")
                    check(most.startswith(app.draft()) and app.draft().startswith(least),
                          f"kill {number}: the draft is {app.draft()!r}; typed was {most!r}, a second before {least!r}")
                    has_nothing_twice(app)
                if number == KILLS:
                    break
                app.key("ctrl+a", "BackSpace")
                for _ in range(chance.randrange(3)):
                    app.key("alt+Down")
                    time.sleep(0.2)
                app.key("ctrl+a", "BackSpace")
                if chance.random() < 0.5:
                    app.type("Let me look into that for you.")
                    app.key("Escape", "Return")
                who = app.selected()
                wait(lambda: app.draft() == "", 5, "an empty reply")
                time.sleep(0.5)
                least, most = dies_while_typing(app, chance)
            finally:
                if app.process.poll() is None:
                    app.stop()


def choose_week(app, when):
    app.click(when)
    app.key("End", "Return")
    wait(lambda: says(when, "In a week"), 5, "a week")


def says(node, words):
    return any(words in (part.get_name() or "") for part in walk(node))


def wording_survives():
    """/kill/what-is-written-at-the-wrap-up-is-at-most-a-second-old"""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        arguments = ("--replay", write_lines(folder + "/left.jsonl", [LEFT]), "--pack", PACKS + "/shop-travel", "--speed", "0")
        least, most = "", ""
        for number in range(3):
            app = App(*arguments, home=folder + "/home", store=True)
            app.start()
            try:
                if number == 0:
                    app.wait_text(LEFT["turns"][-1]["text"], 20)
                    app.key("alt+r")
                what = app.find("text", "What is to be done", 20)
                when = app.find("combo box", "When it is due")
                app.wait_text("To do afterwards")
                words = text_of(what)
                if number == 0:
                    choose_week(app, when)
                    app.click(app.find(None, ": Refused"))
                else:
                    app.shot("kill-wrap-up")
                    check(most.startswith(words) and words.startswith(least),
                          f"kill {number}: the task says {words!r}; typed was {most!r}, a second before {least!r}")
                    check(says(when, "In a week"), "its time is not the one that was chosen")
                    check(app.has_text("Too expensive"), "the refusal is gone")
                if number == 2:
                    break
                app.click(what)
                app.key("End")
                least, most = (words + typed for typed in dies_while_typing(app, chance))
            finally:
                if number < 2 and app.process.poll() is None:
                    app.stop()
        app.key("ctrl+Return")
        made = wait(lambda: app.ask("SELECT words FROM task"), 10, "the task on the disk")
        check(words in made[0][0].decode(), f"{made} was made of {words!r}")
        wait(lambda: not app.ask("SELECT 1 FROM draft"), 5, "nothing left half written")
        app.stop()


run(survives, wording_survives)
