# SPDX-License-Identifier: GPL-3.0-or-later
"""A12: what a desk has kept is gone through step by step, here and elsewhere, and one changed word is found."""

import json
import os
import re
import subprocess
import tempfile
import time

from driver import CUECTL, PACKS, App, Failure, check, run, wait, walk
from sessions import session, turns_of, write_lines

CHAT = "bank-traveller-chat"


def talk(app):
    """A few turns, a lamp taken, a conversation closed."""
    words = turns_of(session("bank-en", CHAT), "agent")
    app.composer(20)
    for number in range(4):
        wait(lambda: len(app.turns(CHAT, "agent")) == number, 10, f"{number} turns of ours")
        app.type(words[number].encode("ascii", "ignore").decode())
        app.key("Escape", "Return")
        wait(lambda: len(app.turns(CHAT, "customer")) > number, 10, "the customer's answer")
    card = next((c for c in app.cards() if c.state == "lit" and c.key), None)
    if card:
        app.key(card.key.lower())
        app.key("ctrl+a", "BackSpace")
    app.key("alt+r")
    app.find(name="Wrap up")
    app.key("ctrl+Return")
    wait(lambda: app.ask("SELECT status FROM conversation") == [("closed",)], 10, "the conversation to be closed")


def opens_room(app):
    app.key("F10")
    app.find(name="Team lead", seconds=5)
    app.key("t")
    wait(lambda: any(app.is_shown(node) for node in app.all(name="Sessions on this desk")), 10, "the trainer's room")


def step(app):
    """Where the review stands: (step, of how many)."""
    slider = next((node for node in walk(room(app)) if node.get_role_name() == "slider"), None)
    label = slider and slider.get_parent().get_child_at_index(slider.get_parent().get_child_count() - 1)
    found = label and re.match(r"Step (\d+) of (\d+) ·", label.get_name() or "")
    return found and (int(found.group(1)), int(found.group(2)))


def room(app):
    """The part of the window that shows the review: reading the whole window takes long."""
    if getattr(app, "review", None) is None:
        app.review = app.find(name="Review", exact=True)
    return app.review


def goes(app, key, position):
    app.key(key)
    wait(lambda: step(app) and step(app)[0] == position, 5, f"step {position} by {key}; it stands at {step(app)}")


def scrubs(app):
    """From the first step to the last: the lamps of each, as they are read."""
    length = step(app)[1]
    goes(app, "Home", 0)
    seen = [[]]
    for position in range(1, length + 1):
        goes(app, "Right", position)
        seen.append(read_cards(app))
    return seen


def read_cards(app):
    """What the screen settles on: it is told of a step a moment before its cards are."""
    last = None
    for _ in range(20):
        now = [str(card) for card in app.cards(room(app))]
        if now == last:
            return now
        last = now
        time.sleep(0.15)
    raise Failure(f"the cards do not settle: {last}")


def asks_for_file(app, button):
    """A click that only closes what was open before is followed by another."""
    for _ in range(3):
        app.click(app.find(name=button))
        try:
            wait(lambda: len(app.windows()) > 1, 4, "the file chooser")
            return time.sleep(0.5)
        except Failure:
            pass
    raise Failure(f"{button!r} opens no file chooser")


def saves(app, path):
    asks_for_file(app, "Export…")
    app.key("ctrl+a")
    app.type(path)
    app.key("Return")
    app.wait_text("Exported to log.jsonl")
    wait(lambda: len(app.windows()) == 1, 10, "the file chooser to close")


def opens(app, path):
    asks_for_file(app, "Open an export…")
    app.type(path)
    time.sleep(0.5)
    app.key("Return")
    wait(lambda: step(app), 15, "the review")


def cuectl(*args, **places):
    done = subprocess.run([CUECTL, *args], capture_output=True, text=True, env={**os.environ, **places})
    return done.returncode, done.stdout + done.stderr


def another_desk_sees_the_same():
    """/a12/an-exported-conversation-is-the-same-on-another-desk"""
    pack = PACKS + "/bank-en"
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/chat.jsonl", [session("bank-en", CHAT)])
        log = folder + "/log.jsonl"
        with App("--replay", path, "--pack", pack, "--speed", "0", store=True) as app:
            talk(app)
            kept = app.ask("SELECT digest FROM digest ORDER BY seq DESC LIMIT 1")[0][0]
            opens_room(app)
            app.click(app.find(name="Lamps lit"))
            wait(lambda: step(app), 15, "the review")
            app.wait_text("Same as it was")
            app.shot("review-end")
            here = scrubs(app)
            app.shot("review-last")
            check(any(here), "no lamp in the review")
            saves(app, log)
        code, said = cuectl("replay", "--digest", "--pack", pack, log)
        check(code == 0 and said.split()[-1] == kept, f"the desk has {kept}, the replay {said}")
        code, said = cuectl("verify", "--pack", pack, log, TZ="Asia/Shanghai", LC_ALL="C")
        check(code == 0 and "same" in said, said)
        with App("--pack", pack, "--replay", path, store=True, env={"TZ": "America/St_Johns"}) as other:
            opens_room(other)
            opens(other, log)
            other.wait_text("Same as it was")
            there = scrubs(other)
            check(there == here, f"{next((pair for pair in zip(here, there) if pair[0] != pair[1]), None)}")
            leaves_the_live_one_alone(other)
            goes(other, "Home", 0)
            other.click(other.find(name="Next lamp"))
            wait(lambda: step(other)[0] == next(i for i, cards in enumerate(there) if cards), 5, "the first lamp")
            other.key("Escape")
            wait(lambda: not step(other), 5, "the list")
            changes_a_word(log)
            opens(other, log)
            other.wait_text("Differs from step")
            other.shot("review-differs")
            other.key("Escape")
            with open(log, "w", encoding="utf-8") as out:
                out.write("no log\n")
            asks_for_file(other, "Open an export…")
            other.type(log)
            time.sleep(0.5)
            other.key("Return")
            other.wait_text("log.jsonl:1:")


def leaves_the_live_one_alone(app):
    """Keys of the agent's desk do nothing to what is not on the screen."""
    acts = "SELECT count(*) FROM event WHERE type NOT IN ('turn', 'tick', 'speech', 'conversation.opened')"
    before = app.ask("SELECT id, status FROM conversation"), app.ask(acts)
    check(before[0] and before[0][0][1] != "closed", f"there is no live conversation: {before}")
    app.key("alt+1", "alt+shift+1", "alt+r", "alt+s", "alt+t", "ctrl+Return")
    time.sleep(1)
    after = app.ask("SELECT id, status FROM conversation"), app.ask(acts)
    check(after == before, f"keys reached the live conversation: {before} → {after}")


def changes_a_word(log):
    with open(log, encoding="utf-8") as lines:
        events = [json.loads(line) for line in lines]
    turn = next(event for event in events if event["type"] == "turn" and event["body"]["role"] == "customer")
    turn["body"]["text"] = "zebra " + turn["body"]["text"]
    write_lines(log, events)


run(another_desk_sees_the_same)
