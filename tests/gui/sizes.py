# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is cut off at the sizes people use, in both languages; every pane is a key away."""

import tempfile

from driver import PACKS, App, Atspi, check, run, sh, wait, walk
from sessions import as_chat, session, write_lines

SIZES = ((1280, 720), (900, 700), (480, 760))


def play(folder, size, language):
    path = write_lines(folder + "/chat.jsonl", [as_chat(session("telecom-zh", "chat-moving"))])
    return App("--replay", path, "--pack", PACKS + "/telecom-zh", "--speed", "0", store=True, size=size, language=language)


def cut_off(app):
    """Labels that begin left of the window or end right of it."""
    frame = app.frame()
    found = []
    for node in walk(frame):
        if node.get_role_name() not in ("label", "push button", "toggle button", "text"):
            continue
        box = app.place(node)
        if box.width <= 1 or not app.is_shown(node):
            continue
        if box.x < -1 or box.x + box.width > app.place(frame).width + 1:
            found.append(f"{node.get_name()!r} {box.x}+{box.width}")
    return found


def fits(size, language):
    with tempfile.TemporaryDirectory() as folder, play(folder, size, language) as app:
        app.composer(20)
        box = app.place(app.frame())
        check(abs(box.width - size[0]) <= 24 and abs(box.height - size[1]) <= 24, f"asked for {size}, got {box.width}×{box.height}")
        for pane in ("conversation", "panel", "queue"):
            check(not cut_off(app), f"in {pane} at {size}: {cut_off(app)[:4]}")
            app.shot(f"size-{size[0]}-{language}-{pane}")
            app.key("F6")


def fits_english():
    """/sizes/nothing-is-cut-off-in-english"""
    for size in SIZES:
        fits(size, "en")


def fits_chinese():
    """/sizes/nothing-is-cut-off-in-chinese"""
    for size in SIZES:
        fits(size, "zh")


def large_text():
    """/sizes/nothing-is-cut-off-with-text-twice-as-large"""
    sh("xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", "Xft.dpi:\t192\n")
    try:
        for language in ("en", "zh"):
            with tempfile.TemporaryDirectory() as folder, play(folder, SIZES[0], language) as app:
                app.composer(20)
                word = "To whom" if language == "en" else "对谁"
                check(app.place(app.find("heading", word, exact=True)).height > 24, "the text is not larger")
                check(not cut_off(app), f"with large text: {cut_off(app)[:4]}")
                app.shot("size-large-" + language)
    finally:
        sh("xprop", "-root", "-remove", "RESOURCE_MANAGER")


def reaches_panes():
    """/sizes/f6-and-f9-reach-every-pane-at-every-size"""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder, play(folder, size, "en") as app:
            app.composer(20)
            seen = set()
            for _ in range(3):
                app.key("F6")
                seen.add(wait(lambda: app.pane(), 5, "a pane with the focus"))
            check(seen == {"Queue", "Conversation", "Light-up panel"}, f"F6 reached {seen} at {size}")
            if size[0] < 1120:
                before = queue_is_open(app)
                app.key("F9")
                wait(lambda: queue_is_open(app) != before, 5, f"F9 at {size}")


def queue_is_open(app):
    """What its button in the header bar shows."""
    states = app.find("push button", "Conversations", exact=True).get_state_set()
    return states.contains(Atspi.StateType.PRESSED) or states.contains(Atspi.StateType.CHECKED)


run(fits_english, fits_chinese, large_text, reaches_panes)
