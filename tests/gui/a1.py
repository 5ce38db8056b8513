# SPDX-License-Identifier: GPL-3.0-or-later
"""A1 as a chat: a bill is explained; only when the customer says it is settled does the family plan light."""

import tempfile

from driver import PACKS, App, check, run, wait, walk
from sessions import as_chat, session, turns_of, write_lines

NAME = "a1-bill-shock"
OFFER = "Family 199"
PRICE = "全家享每月"
SOLVED = 13  # turns before "哦，那明白了"


def play(folder):
    path = write_lines(folder + "/a1.jsonl", [as_chat(session("telecom-zh", NAME))])
    return App("--replay", path, "--pack", PACKS + "/telecom-zh", "--speed", "0", store=True)


def say(app, words):
    """What the recorded agent said, put into the reply by its button, and sent."""
    before = len(app.turns(NAME))
    app.composer()
    app.click(app.find("push button", "Use it"))
    wait(lambda: app.draft() == words, 5, f"the draft {words!r}, it is {app.draft()!r}")
    app.key("Return")
    wait(lambda: len(app.turns(NAME)) > before, 10, "the turn on the disk")


def offer_of(app):
    return next((c for c in app.cards() if c.kind == "Offer" and c.title == OFFER), None)


def lights_when_solved():
    """/a1/dark-until-the-customer-says-it-is-solved-then-lit-with-its-reasons"""
    record = session("telecom-zh", NAME)
    words = turns_of(record, "agent")
    with tempfile.TemporaryDirectory() as folder, play(folder) as app:
        for number in range(SOLVED // 2 + 1):
            wait(lambda: len(app.turns(NAME, "customer")) == number, 15, f"{number} turns of the customer")
            card = offer_of(app)
            check(card is None or card.state == "held", f"before it is solved the offer is {card}")
            say(app, words[number])
        app.wait_text("哦，那明白了")
        card = app.card(OFFER, "lit")
        check(card.key == "Alt+1", f"the offer has {card.key!r}, not the first key")
        app.shot("a1-lit")
        reads_why(app)
        takes_and_sends(app, words[SOLVED // 2 + 1])


def reads_why(app):
    app.key("F2")
    for word in ("Rule “Family plan after a bill shock”, version 1", "Heard “", "Bill shock"):
        app.wait_text(word, 5)
    names = [n.get_name() or "" for n in walk(app.node)]
    check(any(name.startswith("Show “") for name in names), "no quoted words lead back to the conversation")
    app.shot("a1-why")
    app.key("Escape")
    wait(lambda: not app.has_text("Rule “Family plan after a bill shock”, version 1"), 5, "the reasons closed")


def takes_and_sends(app, words):
    talk = next(c for c in app.cards() if c.kind == "Talk" and c.state == "lit")
    app.composer()
    app.key(talk.key.lower())
    wait(lambda: app.draft() != "", 5, "words in the reply after " + talk.key)
    check("{{" not in app.draft(), f"a hole in {app.draft()!r}")
    app.card(talk.title, "used")
    app.key("ctrl+a", "BackSpace")
    wait(lambda: app.draft() == "", 5, "an empty reply")
    say(app, words)
    verdict, quote = wait(lambda: next((row for title, row in app.checks().items() if title.startswith(PRICE)), None), 5,
                          f"the point {PRICE}; there are {app.checks()}")
    check(verdict == "said" and quote == "一百九十九块", f"the price is {verdict} with {quote!r}")
    app.shot("a1-ticked")
    kinds = [kind for kind, _ in app.events(NAME)]
    check("lamp.taken" in kinds, "taking the talk is not in the log")


run(lights_when_solved)
