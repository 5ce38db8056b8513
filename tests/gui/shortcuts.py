# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys are listed, and can be changed."""

import tempfile

from driver import PACKS, App, Atspi, check, run, wait, walk
from sessions import session, write_lines


def key_of(app, title):
    """The button in the row of that title."""
    row = next((n for n in walk(app.node) if n.get_name() == title and n.get_role_name() == "label"), None)
    while row is not None:
        buttons = [n for n in walk(row) if n.get_role_name() == "push button"]
        if buttons:
            return buttons[0]
        row = row.get_parent()
    return None


def name_of(button):
    return " ".join(n.get_name() or "" for n in walk(button)).strip()


def open_page(app):
    app.key("ctrl+question")
    wait(lambda: "Keyboard shortcuts" in app.windows(), 5, f"the page; there are {app.windows()}")


def lists_and_changes():
    """/shortcuts/every-key-is-listed-and-one-is-changed-for-good"""
    with App() as app:
        app.wait_text("Conversations", 20)
        open_page(app)
        for title in ("Insert card 1", "Why is it lit?", "Next conversation", "Find in the conversation", "Send"):
            app.find(name=title, seconds=5)
        app.shot("shortcuts")
        button = wait(lambda: key_of(app, "Why is it lit?"), 5, "the button of F2")
        check("F2" in name_of(button), f"the button says {name_of(button)!r}")
        app.click(button)
        wait(lambda: "Press the new key" in name_of(key_of(app, "Why is it lit?")), 5, "the page to listen")
        app.key("alt+w")
        wait(lambda: "Alt+W" in name_of(key_of(app, "Why is it lit?")), 5, "the new key")
        app.key("Escape")
        wait(lambda: "Keyboard shortcuts" not in app.windows(), 5, "the page closed")
        app.stop()
        app.start()
        app.wait_text("Conversations", 20)
        open_page(app)
        button = wait(lambda: key_of(app, "Why is it lit?"), 5, "the button of the changed key")
        check("Alt+W" in name_of(button), f"after a restart it says {name_of(button)!r}")


def kinds(app, kind):
    return [body for is_kind, body in app.events() if is_kind == kind]


def writes(app, word):
    """The hands are on the reply again."""
    app.type(word)
    wait(lambda: app.draft().endswith(word), 3, f"{word!r} in the reply; it is {app.draft()!r}")
    app.key("ctrl+a", "BackSpace")


def opens(app, key, title):
    app.key(key)
    wait(lambda: title in app.windows(), 5, f"{title!r} by {key}; there are {app.windows()}")


def of_lamps(app):
    app.card("Student Account", "lit")
    app.key("alt+1")
    wait(lambda: kinds(app, "lamp.taken") and "interest-free" in app.draft(), 5, f"card 1 in the reply: {app.draft()!r}")
    first = app.draft()
    app.key("alt+2")
    wait(lambda: len(kinds(app, "lamp.taken")) == 2 and app.draft().startswith(first + " "), 5, f"card 2 behind it: {app.draft()!r}")
    app.key("ctrl+z")
    wait(lambda: app.draft() == first, 5, f"one insertion taken back; there is {app.draft()!r}")
    app.key("ctrl+z")
    wait(lambda: app.draft() == "", 5, "the other one too")
    app.type("Hi Leo, what can I help you with first?")
    app.key("Return")
    app.card("Documents to open an account", "lit")
    app.key("alt+shift+3")
    app.find(name="Not relevant", seconds=5)
    app.key("Down", "Return")
    wait(lambda: [b["reason"] for b in kinds(app, "lamp.declined")] == ["wrong"], 5, f"a reason; {kinds(app, 'lamp.declined')}")
    writes(app, "after declining")
    app.key("F2")
    wait(lambda: any("Score" in n for n in app.names("label")), 5, "why a card is lit")
    app.key("Escape")
    app.key("alt+m")
    wait(lambda: app.pane() == "Light-up panel", 5, "the focus on a point")
    opens(app, "alt+t", "Tick this point by hand")
    app.type("on the phone")
    app.key("Return")
    wait(lambda: [b["note"] for b in kinds(app, "point.ticked")] == ["on the phone"], 5, "the tick")
    app.key("Escape")
    writes(app, "after ticking")


def tab_to(app, name):
    """Tab until the focus is on what has that in its name."""
    for _ in range(12):
        if name in (focus(app) or ""):
            return
        app.key("Tab")
    check(name in (focus(app) or ""), f"Tab never came to {name!r}; it is at {focus(app)!r}")


def strikes(app):
    """A tag that is wrong is struck without a pointer."""
    while app.pane() != "Light-up panel":
        app.key("F6")
    tab_to(app, "Tag Student")
    app.key("Return")
    app.find("push button", "Strike", seconds=5)
    app.key("Tab", "Return")
    wait(lambda: kinds(app, "tag.struck"), 5, "the struck tag")
    app.key("Escape")
    writes(app, "after striking")


def focus(app):
    return next((n.get_name() for n in walk(app.node) if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)


def of_conversations(app, names):
    app.key("alt+Down")
    wait(lambda: app.selected() == names[1], 5, "the next one")
    app.key("alt+Up")
    wait(lambda: app.selected() == names[0], 5, "the one before")
    opens(app, "alt+n", "Write a note")
    app.type("calls back")
    app.key("Return")
    wait(lambda: [b["text"] for b in kinds(app, "note")] == ["calls back"], 5, "the note")
    app.key("alt+h")
    app.wait_text("Only a call can be put on hold.", 10)
    app.key("ctrl+f")
    app.find("entry", "Find in this conversation", seconds=5)
    app.key("Escape")
    writes(app, "after finding")
    app.key("alt+s")
    wait(lambda: ("snoozed",) in app.ask("SELECT status FROM conversation"), 5, "a snoozed one")
    wait(lambda: app.selected() == names[1], 5, "the next one at once")
    app.key("alt+r")
    wait(lambda: ("wrap-up",) in app.ask("SELECT status FROM conversation"), 5, "the wrap-up")
    app.key("ctrl+Return")
    wait(lambda: ("closed",) in app.ask("SELECT status FROM conversation"), 5, "a closed one")
    app.key("ctrl+shift+t")
    wait(lambda: ("wrap-up",) in app.ask("SELECT status FROM conversation"), 5, "the wrap-up again")
    app.key("Escape")
    wait(lambda: app.selected() == names[1], 5, "the reply again")


def of_the_window(app):
    for key, title in (("ctrl+k", "Commands and conversations"), ("ctrl+question", "Keyboard shortcuts"), ("F1", "Keyboard shortcuts"),
                       ("ctrl+comma", "Preferences")):
        opens(app, key, title)
        app.key("Escape")
        wait(lambda: title not in app.windows(), 5, f"{title} closed")
    writes(app, "after looking")
    for key, panes in (("F6", ("Light-up panel", "Queue", "Conversation")), ("shift+F6", ("Queue", "Light-up panel", "Conversation"))):
        for pane in panes:
            app.key(key)
            wait(lambda: app.pane() == pane, 5, f"{pane} by {key}; it is {app.pane()}")
    left = app.place(app.composer()).x
    app.key("F9")
    wait(lambda: app.place(app.composer()).x < left, 5, "the queue to make room")
    app.key("F9")
    wait(lambda: app.place(app.composer()).x == left, 5, "the queue again")
    app.key("ctrl+q")
    wait(lambda: app.process.poll() == 0, 10, "the end")


def do_what_they_say():
    """/shortcuts/every-key-of-the-table-does-what-its-row-says"""
    chats = ("bank-student-chat", "bank-traveller-chat")
    records = [session("bank-en", chat) for chat in chats]
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/two.jsonl", records)
        with App("--replay", path, "--pack", PACKS + "/bank-en", "--speed", "0", store=True) as app:
            wait(lambda: len(app.ask("SELECT 1 FROM conversation")) == 2, 15, "two conversations")
            names = [record["customer"]["name"] for record in records]
            wait(lambda: app.selected() == names[0], 10, names[0])
            of_lamps(app)
            strikes(app)
            of_conversations(app, names)
            of_the_window(app)


run(lists_and_changes, do_what_they_say)
