# SPDX-License-Identifier: GPL-3.0-or-later
"""Without accounts, the menu shows whose rooms one likes."""

from driver import App, run, wait


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


run(switches_rooms, stays)
