# SPDX-License-Identifier: GPL-3.0-or-later
"""A4: three chats at once by keys alone, from the first word to the wrap-up."""

import tempfile
import time

from driver import PACKS, App, check, run, wait
from sessions import session, turns_of, write_lines

CHATS = ("bank-late-fee-then-transfer", "bank-traveller-chat", "bank-student-chat")
ROUNDS = 3


def play(folder):
    path = write_lines(folder + "/three.jsonl", [session("bank-en", name) for name in CHATS])
    return App("--replay", path, "--pack", PACKS + "/bank-en", "--speed", "0", store=True)


def go_to(app, name):
    """Steps through the queue until that customer is written to."""
    for _ in range(len(CHATS)):
        if app.selected() == name:
            return
        before = app.selected()
        app.key("alt+Down")
        wait(lambda: app.selected() != before, 5, "another conversation")
    check(app.selected() == name, f"Alt+Down never came to {name}")


def ascii_of(text):
    return text.translate(str.maketrans("“”‘’–—…", "\"\"''--.")).encode("ascii", "ignore").decode()


def keeps_drafts(app, names):
    for name in names:
        go_to(app, name)
        app.type("For " + name)
    for name in names:
        go_to(app, name)
        check(app.draft() == "For " + name, f"the draft for {name} is {app.draft()!r}")
        app.key("ctrl+a", "BackSpace")


def talks(app, chat, name, number):
    """One turn of ours; the customer's next one comes by itself."""
    go_to(app, name)
    heard = len(app.turns(chat, "customer"))
    said = len(app.turns(chat, "agent"))
    app.type(ascii_of(turns_of(session("bank-en", chat), "agent")[number]))
    app.key("Escape", "Return")
    wait(lambda: len(app.turns(chat, "agent")) > said, 10, "our turn in the log")
    wait(lambda: app.draft() == "", 5, "an empty reply")
    wait(lambda: len(app.turns(chat, "customer")) > heard, 10, "the customer's answer")


def takes(app):
    """The top suggestion, taken with one key and sent with the second."""
    for card in app.cards():
        if card.state == "lit" and card.key:
            app.key(card.key.lower())
            wait(lambda: app.draft() != "", 5, f"the words of {card}")
            if "{{" in app.draft():
                app.key("ctrl+a", "BackSpace")
                continue
            words = app.draft()
            app.key("Return")
            wait(lambda: app.draft() == "", 5, f"{words!r} to be sent")
            return True
    return False


def wraps_up(app, chat, name):
    go_to(app, name)
    app.key("alt+r")
    app.find(name="Wrap up")
    app.shot("a4-wrap-up")
    app.key("ctrl+Return")
    wait(lambda: app.ask("SELECT status FROM conversation WHERE id = ?", chat) == [("closed",)], 10,
         f"{name} to be closed; it is {app.ask('SELECT id, status FROM conversation')}")


def works_by_keys():
    """/a4/three-chats-are-served-and-closed-without-a-pointer"""
    with tempfile.TemporaryDirectory() as folder, play(folder) as app:
        names = [session("bank-en", chat)["customer"]["name"] for chat in CHATS]
        wait(lambda: len(app.ask("SELECT 1 FROM conversation")) == len(CHATS), 15, "three conversations")
        app.key("alt+Down")
        app.composer()
        keeps_drafts(app, names)
        taken = 0
        for number in range(ROUNDS):
            for chat, name in zip(CHATS, names):
                talks(app, chat, name, number)
                taken += number == ROUNDS - 1 and takes(app)
        check(taken > 0, "no card was lit in any of the three chats")
        kinds = [kind for kind, _ in app.events()]
        check("lamp.taken" in kinds, "the log knows of no taken lamp")
        for chat, name in zip(CHATS, names):
            wraps_up(app, chat, name)
        check(app.clicks == 0, "the pointer was used")
        check(not any("pointer" in kind or "click" in kind for kind, _ in app.events()), "the log has an act of a pointer")


def status(app, chat):
    return app.ask("SELECT status FROM conversation WHERE id = ?", chat)[0][0]


def covers(app, above, below):
    one, other = app.place(above), app.place(below)
    return (one.x < other.x + other.width and other.x < one.x + one.width
            and one.y < other.y + other.height and other.y < one.y + one.height)


def leads_back():
    """/a4/ending-and-finishing-by-mistake-are-undone-and-lose-no-word"""
    with tempfile.TemporaryDirectory() as folder, play(folder) as app:
        chat = CHATS[0]
        name = session("bank-en", chat)["customer"]["name"]
        wait(lambda: len(app.ask("SELECT 1 FROM conversation")) == len(CHATS), 15, "three conversations")
        go_to(app, name)
        app.type("Hello, one moment")
        app.key("alt+r")
        app.find(name="Wrap up")
        wait(lambda: any(app.is_shown(n) for n in app.all(name="Your unsent message stays here")), 5, "word of the unsent message")
        app.key("Tab", "Escape")
        wait(lambda: status(app, chat) == "mine", 5, "the conversation again")
        check(app.draft() == "Hello, one moment", f"the draft after the way back is {app.draft()!r}")
        check("conversation.closed" not in [kind for kind, _ in app.events(chat)], "the log says that it was closed")

        app.key("alt+r")
        wait(lambda: status(app, chat) == "wrap-up", 5, "the wrap-up")
        app.key("ctrl+Return")
        undo = app.find("push button", "Undo", seconds=5)
        check("Ctrl" in undo.get_name(), f"the button names no key: {undo.get_name()!r}")
        for other in (app.composer(), app.find("push button", "Send")):
            check(not covers(app, undo, other), f"the toast covers {other.get_name()!r}")
        app.key("ctrl+shift+t")
        wait(lambda: status(app, chat) == "wrap-up", 5, "the wrap-up again")
        app.click(app.find("text", "Note for the next agent"))
        app.type("call her back")
        time.sleep(1)
        app.kill()
        app.start()
        go_to_wrap_up(app, chat)
        app.wait_text("call her back")
        app.key("Escape")
        wait(lambda: status(app, chat) == "mine", 5, "the conversation again")
        check(app.selected() == name and app.draft() == "Hello, one moment", f"{app.selected()} is told {app.draft()!r}")
        heard = len(app.turns(chat, "customer"))
        app.key("End", "Return")
        wait(lambda: app.turns(chat, "agent") == ["Hello, one moment"], 5, "our words in the log")
        wait(lambda: len(app.turns(chat, "customer")) > heard, 10, "the customer, who never left")


def next_is(app, words, why=""):
    """The marked row is that of the point, and says why."""
    wait(lambda: app.next_point()[0].startswith("Next, still open: " + words) and why in app.next_point()[1], 10,
         f"{words!r} marked as next {why}; it is {app.next_point()}")


def asked_for():
    """/a4/what-the-customer-asks-for-is-next-on-the-card-and-in-the-list"""
    why = "The customer asks for it"
    with tempfile.TemporaryDirectory() as folder, play(folder) as app:
        chat = CHATS[1]
        name = session("bank-en", chat)["customer"]["name"]
        wait(lambda: len(app.ask("SELECT 1 FROM conversation")) == len(CHATS), 15, "three conversations")
        app.key("alt+Down")
        app.composer()
        for number in range(5):
            talks(app, chat, name, number)
        next_is(app, "Please tell us about any")
        talks(app, chat, name, 5)  # and he asks what if he changes his mind: the point after the next one
        next_is(app, "You have 14 days", "Next: " + why)
        card = wait(lambda: next((c for c in app.cards() if any(w.startswith(f"Step 4 of 4 · {why}") for w in c.words)), None), 5,
                    "the card of its talk")
        check(any("14 days to cancel" in words for words in card.words), f"the card says {card.words}")
        app.shot("a4-asked-for")


def go_to_wrap_up(app, chat):
    wait(lambda: status(app, chat) == "wrap-up", 5, "the wrap-up after a kill")
    app.find(name="Wrap up")


run(works_by_keys, leads_back, asked_for)
