# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys are listed, and can be changed."""

from driver import App, check, run, text_of, wait, walk


def key_of(app, title):
    """The label of the button in the row of that title."""
    for node in walk(app.node):
        if node.get_role_name() in ("list item", "panel", "row") and title in [n.get_name() for n in walk(node)]:
            buttons = [n for n in walk(node) if n.get_role_name() in ("push button", "button")]
            if len(buttons) == 1:
                return buttons[0]
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
