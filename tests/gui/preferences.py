# SPDX-License-Identifier: GPL-3.0-or-later
"""What is set in the preferences counts at once, or after the restart they speak of, and stays."""

import subprocess
import tempfile

from driver import PACKS, App, check, run, sh, wait, walk
from sessions import session, write_lines

CHAT = "bank-traveller-chat"


def play(folder, language="en", env=None):
    path = write_lines(folder + "/one.jsonl", [session("bank-en", CHAT)])
    return App("--replay", path, "--pack", PACKS + "/bank-en", "--speed", "0", store=True, language=language, env=env)


def open_preferences(app, title="Preferences"):
    app.key("ctrl+comma")
    wait(lambda: title in app.windows(), 5, f"the window {title!r}; there are {app.windows()}")


def close_preferences(app, title="Preferences"):
    app.key("Escape")
    wait(lambda: title not in app.windows(), 5, "the preferences closed")


def row(app, title):
    """The nearest thing around that title that can be clicked."""
    return next(n for n in walk(app.node) if n.get_name() == title and n.get_role_name() == "label" and app.is_shown(n))


def choose(app, title, entry, by):
    """That entry, so many places down in the list of the row."""
    app.click(row(app, title))
    wait(lambda: any(app.is_shown(n) for n in app.all("label", entry)), 5, f"the list with {entry!r}")
    app.key(*(["Down"] * by), "Return")
    wait(lambda: entry in [n.get_name() for n in walk(app.node) if n.get_role_name() == "label" and app.is_shown(n)], 5, entry)


def brightness(app):
    shape = dict(line.split("=") for line in sh("xdotool", "getwindowgeometry", "--shell", app.window).split())
    at = "{WIDTH}x{HEIGHT}+{X}+{Y}".format(**shape)
    shot = subprocess.run(["import", "-window", "root", "-crop", at, "-colorspace", "gray", "-resize", "1x1!", "txt:-"],
                          capture_output=True, text=True)
    return int(shot.stdout.splitlines()[1].split("(")[1].split(")")[0].split(",")[0].split(".")[0])


def style():
    """/preferences/the-style-changes-at-once-and-stays"""
    with tempfile.TemporaryDirectory() as folder, play(folder) as app:
        app.composer(20)
        light = brightness(app)
        open_preferences(app)
        choose(app, "Style", "Dark", 2)
        close_preferences(app)
        wait(lambda: brightness(app) < light / 2, 5, "a dark window")
        app.stop()
        app.start()
        app.composer(20)
        wait(lambda: brightness(app) < light / 2, 5, "a dark window after a restart")


def language():
    """/preferences/the-language-counts-from-the-next-start-in-any-locale"""
    for env in ({}, {"LC_ALL": "C"}):
        with tempfile.TemporaryDirectory() as folder, play(folder, env=env) as app:
            app.composer(20)
            open_preferences(app)
            app.find(name="Counts from the next start", seconds=5)
            choose(app, "Language", "简体中文", 2)
            close_preferences(app)
            app.find(name="Light-up panel", seconds=5)
            app.stop()
            app.start()
            app.find(name="亮灯面板", seconds=20)
            open_preferences(app, "偏好设置")
            app.shot("preferences-zh")
            choose(app, "语言", "English", 1)
            close_preferences(app, "偏好设置")
            app.stop()
            app.start()
            app.find(name="Light-up panel", seconds=20)


def name():
    """/preferences/the-agent's-name-is-on-the-cards-at-once"""
    asks = {"id": "who", "lang": "en", "channel": "chat", "customer": {"name": "Ana"}, "turns": [
        {"t": 0, "role": "customer", "text": "let me talk to a human, are you a real person?"}, {"t": 9, "role": "agent", "text": "Yes."}]}
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/one.jsonl", [asks])
        with App("--replay", path, "--pack", PACKS + "/shop-travel", "--speed", "0", store=True) as app:
            app.composer(20)
            app.card("Are you human")
            open_preferences(app)
            app.click(row(app, "Your name, as scripts say it"))
            app.type("Robin")
            close_preferences(app)
            app.wait_text("I am Robin, a person", 5)
            app.stop()
            app.start()
            app.wait_text("I am Robin, a person", 20)


def completion():
    """/preferences/the-rest-of-a-sentence-is-offered-or-not"""
    begun = "Yes, wherever you see"
    with tempfile.TemporaryDirectory() as folder, play(folder) as app:
        app.composer(20)
        app.card("Using a card abroad")
        for offered in (True, False, True):
            app.composer()
            app.key("ctrl+a", "BackSpace")
            app.type(begun)
            app.key("Tab")
            if offered:
                wait(lambda: len(app.draft()) > len(begun), 3, f"the rest of the sentence; there is {app.draft()!r}")
            else:
                check(app.draft() == begun, f"though nothing is offered Tab made it {app.draft()!r}")
            app.key("Escape")
            open_preferences(app)
            app.click(row(app, "Offer the rest of a sentence in grey"))
            close_preferences(app)


run(style, language, name, completion)
