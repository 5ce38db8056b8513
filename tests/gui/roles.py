# SPDX-License-Identifier: GPL-3.0-or-later
"""Without accounts, the menu shows whose rooms one likes."""

from driver import App, check, run, wait


def switches_rooms():
    """/roles/the-menu-shows-the-lead's-the-trainer's-and-the-agent's-rooms"""
    with App() as app:
        app.wait_text("Conversations", 20)
        for letter, words in (("l", "Rules in use"), ("t", "Sessions on this desk"), ("a", "Was it said?")):
            app.key("F10")
            app.find(name="Team lead", seconds=5)
            app.key(letter)
            wait(lambda: shows(app, words), 5, words)
            app.shot("role-" + letter)
        app.key("F6")
        wait(lambda: app.pane(), 5, "the focus in the agent's room")


def shows(app, words):
    return any(app.is_shown(node) for node in app.all(name=words))


def stays():
    """/roles/the-room-is-remembered"""
    with App() as app:
        app.wait_text("Conversations", 20)
        app.key("F10")
        app.find(name="Team lead", seconds=5)
        app.key("l")
        wait(lambda: shows(app, "Rules in use"), 5, "the lead's rooms")
        app.stop()
        app.start()
        wait(lambda: shows(app, "Rules in use"), 20, "the lead's rooms after a restart")


def offers_what_works():
    """/roles/the-palette-offers-only-what-does-something-in-this-room"""
    with App(settings={"role": "'lead'"}) as app:
        wait(lambda: shows(app, "Rules in use"), 20, "the lead's rooms")
        for letter, words, there in (("l", "Rules in use", False), ("a", "Was it said?", True)):
            app.key("F10")
            app.find(name="Team lead", seconds=5)
            app.key(letter)
            wait(lambda: shows(app, words), 5, words)
            app.key("ctrl+k")
            wait(lambda: "Commands and conversations" in app.windows(), 5, "the palette")
            app.find(name="Window: Preferences", seconds=5)
            check(bool(app.all(name="Lamps: Why is it lit?")) == there, f"in {words!r} the palette has the wrong commands")
            check(bool(app.all(name="Conversations: Snooze")) == there, f"in {words!r} the palette has the wrong commands")
            app.key("Escape")


run(switches_rooms, stays, offers_what_works)
