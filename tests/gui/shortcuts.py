# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys are listed, and can be changed."""

from driver import App, check, run, wait, walk


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


run(lists_and_changes)
