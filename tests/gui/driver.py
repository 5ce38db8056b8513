# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Cuelight as a person does: a real window, real keys, what is on the screen read through accessibility.

A scenario is a Python file that calls run () with its tests; run under tests/with-display --session. Only keys and clicks go in;
AT-SPI is used for reading. GTK 4.8 sends few accessibility events, so everything is polled.
"""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import tap  # noqa: E402
from tap import Failure, Skipped, check  # noqa: E402,F401 scenarios take them from here

BINARY = os.environ.get("CUE_BINARY", "cuelight")
CUECTL = os.environ.get("CUE_CTL", "cuectl")
SHOTS = os.environ.get("CUE_SHOTS")
ROOT = os.environ.get("CUE_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
PACKS = ROOT + "/data/packs"
SEED = int(os.environ.get("CUE_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 31)


def wait(what, seconds=10, message=""):
    """The first true value of what (); fails after some seconds."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = what()
            if value:
                return value
        except GLib.GError:
            pass  # the widget went away while it was read
        if time.monotonic() > end:
            raise Failure(f"waited {seconds} s for {message or what}")
        time.sleep(0.05)


def sh(*args):
    return subprocess.run(args, capture_output=True, text=True).stdout


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


class App:
    """One running Cuelight with a home of its own, so tests neither see nor leave anything behind."""

    def __init__(self, *args, home=None, language="en", dark=False, settings=None, size=(1280, 720), store=False,
                 env=None):
        self.home = home or tempfile.mkdtemp(prefix="cuelight-gui-")
        self.owns_home = home is None
        self.base = self.home + "/data/cuelight/desk.db"
        self.args = [*args, "--store", self.base] if store else list(args)
        self.env = env or {}
        self.clicks = 0
        self.language = language
        self.size = size
        self.settings = {"hints-done": "true", "color-scheme": "'dark'" if dark else "'light'"}
        self.settings.update(settings or {})
        self.process = None
        self.node = None
        self.window = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            self.shot("failure-" + os.path.basename(sys.argv[0]))
            print("# " + self.read_log().replace("\n", "\n# ")[-2000:])
        self.stop()
        if self.owns_home:
            shutil.rmtree(self.home, ignore_errors=True)

    # -- life --

    def start(self):
        env = dict(os.environ)
        env.update(
            XDG_CONFIG_HOME=self.home + "/config", XDG_DATA_HOME=self.home + "/data",
            XDG_CACHE_HOME=self.home + "/cache", GSETTINGS_BACKEND="keyfile",
            LC_ALL="C.UTF-8", LANGUAGE="zh_CN" if self.language == "zh" else "en")
        env.update(self.env)
        os.makedirs(os.path.dirname(self.base), exist_ok=True)
        folder = self.home + "/config/glib-2.0/settings"
        os.makedirs(folder, exist_ok=True)
        if not os.path.exists(folder + "/keyfile"):
            with open(folder + "/keyfile", "w", encoding="utf-8") as out:
                out.write("[app/cuelight/Cuelight]\n")
                out.write(f"window-size=({self.size[0]}, {self.size[1]})\n")
                out.writelines(f"{key}={value}\n" for key, value in self.settings.items())
        self.log = open(self.home + "/log.txt", "ab")
        self.process = subprocess.Popen([BINARY, *self.args], env=env, stdout=self.log, stderr=self.log)
        self.node = wait(self.find_application, 20, "the program on the accessibility bus")
        self.window = wait(lambda: sh("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)).split(),
                           10, "its window")[-1]
        sh("xdotool", "windowactivate", "--sync", self.window)

    def find_application(self):
        check(self.process.poll() is None, f"Cuelight ended with {self.process.returncode}: {self.read_log ()[-2000:]}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def read_log(self):
        with open(self.home + "/log.txt", encoding="utf-8", errors="replace") as log:
            return log.read()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.kill()
        log = self.read_log()
        for word in ("CRITICAL", "WARNING", "AddressSanitizer", "runtime error"):
            lines = [line for line in log.splitlines() if word in line and not harmless(line)]
            check(not lines, "the log has: " + "\n".join(lines[:5]))

    # -- reading --

    def all(self, role=None, name=None, exact=False):
        def fits(node):
            own = node.get_name() or ""
            return ((role is None or node.get_role_name() == role)
                    and (name is None or (own == name if exact else name in own)))
        return [node for node in walk(self.node) if fits(node)]

    def find(self, role=None, name=None, seconds=10, exact=False):
        return wait(lambda: next(iter(self.all(role, name, exact)), None), seconds, f"{role or 'something'} named {name!r}")

    def names(self, role):
        return [node.get_name() or "" for node in walk(self.node) if node.get_role_name() == role]

    def has_text(self, words):
        return any(words in (node.get_name() or "") or words in text_of(node) for node in walk(self.node))

    def wait_text(self, words, seconds=10):
        return wait(lambda: self.has_text(words), seconds, f"the words {words!r} on the screen")

    def composer(self, seconds=10):
        """The text field in which the agent writes, when the conversation is a chat."""
        return wait(lambda: next((n for n in walk(self.node) if n.get_role_name() == "text"
                                  and re.match("(Reply to|回复) ?\u2068", n.get_name() or "")), None), seconds, "the composer")

    def selected(self):
        """Who is written to."""
        return plain(self.composer().get_name()).removeprefix("Reply to ").removeprefix("回复 ")

    def subtitle(self):
        """Who is shown, in a chat or a call: the second line of the head bar."""
        title = next(n for n in walk(self.node) if n.get_name() == "AdwWindowTitle")
        lines = [plain(n.get_name()) for n in walk(title) if n.get_role_name() == "label"]
        return lines[1] if len(lines) > 1 else ""

    def draft(self):
        return text_of(self.composer())

    def cards(self, room=None):
        """Cards of the panel (in a room, given one), from the top: what a person reads on them."""
        return [Card(node, kind, title) for node, kind, title in self.walk_cards(room or self.node)]

    def walk_cards(self, room):
        for node in walk(room):
            found = re.match(r"(Offer|Talk|Answer|商品|话术|答案)[:：] ?(.*)", node.get_name() or "", re.S)
            if found and node.get_child_count() > 0 and "button" not in node.get_role_name():
                yield node, found.group(1), found.group(2)

    def card(self, title, state=None, seconds=10):
        """The card of that title, when it is there and (given one) in that state."""
        return wait(lambda: next((c for c in self.cards() if c.title == title and state in (None, c.state)), None), seconds,
                    f"the card {title!r} {state or ''}; there are {[str(c) for c in self.cards()]}")

    def checks(self):
        """The checklist: title → (verdict, quoted words)."""
        rows = {}
        for node in walk(self.node):
            found = re.match(r"(?:Next, )?([^:]+): (.*?)(?: (“.*”))?$", node.get_name() or "", re.S)
            if found and found.group(1).lower() in VERDICTS and "button" in node.get_role_name():
                rows[found.group(2)] = (found.group(1), (found.group(3) or "").strip("“”"))
        return rows

    def next_point(self):
        """The row of the checklist that is marked as next, as a screen reader calls and describes it; two empty words: none is."""
        return next(((n.get_name(), n.get_description() or "") for n in walk(self.node)
                     if re.match("Next, |接下来，", n.get_name() or "") and "button" in n.get_role_name()), ("", ""))

    def frame(self):
        return next(n for n in walk(self.node) if n.get_role_name() == "frame")

    def place(self, node):
        return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)

    def is_shown(self, node):
        """It has been given a place: pages of a stack that were never shown have none (GTK 4.8 tells no more)."""
        box = self.place(node)
        return box.width > 0 and box.height > 0

    def pane(self):
        """The name of the region with the keyboard focus."""
        node = next((n for n in walk(self.node) if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)
        while node is not None:
            if node.get_name() in ("Queue", "Conversation", "Light-up panel"):
                return node.get_name()
            node = node.get_parent()
        return None

    def windows(self):
        return [n.get_name() or "" for n in (self.node.get_child_at_index(i) for i in range(self.node.get_child_count()))]

    # -- acting --

    def key(self, *keys):
        for key in keys:
            sh("xdotool", "key", "--clearmodifiers", key)
            time.sleep(0.08)

    def type(self, text):
        sh("xdotool", "type", "--delay", "20", text)
        time.sleep(0.15)

    def paste(self, text):
        """Characters that no key has come all at once; the X server maps a key to each, and may need another try."""
        before = self.draft()
        for _ in range(3):
            sh("xdotool", "type", "--delay", "150", text)
            try:
                return wait(lambda: text in self.draft(), 2)
            except Failure:
                for _ in range(len(self.draft()) - len(before)):
                    self.key("BackSpace")
        raise Failure(f"{text!r} cannot be typed; the draft is {self.draft()!r}")

    def click(self, node):
        """In the middle of a widget, in whichever window it is."""
        self.clicks += 1
        top = node
        while top.get_parent() is not None and top.get_parent().get_role_name() != "application":
            top = top.get_parent()
        window = self.window
        if top.get_name() != self.frame().get_name():
            window = sh("xdotool", "search", "--onlyvisible", "--name", f"^{top.get_name()}$").split()[-1]
        box, whole = self.place(node), self.place(top)
        shape = dict(line.split("=") for line in sh("xdotool", "getwindowgeometry", "--shell", window).split())
        left = int(shape["X"]) + (int(shape["WIDTH"]) - whole.width) // 2
        head = int(shape["Y"]) + (int(shape["HEIGHT"]) - whole.height) // 2
        sh("xdotool", "mousemove", str(left + box.x + box.width // 2), str(head + box.y + box.height // 2), "click", "1")
        time.sleep(0.15)

    def shot(self, name, right=0):
        """A picture of the window with its popovers, and of so much to its right; kept when CUE_SHOTS names a folder."""
        if not SHOTS:
            return None
        os.makedirs(SHOTS, exist_ok=True)
        path = f"{SHOTS}/{name}.png"
        shape = dict(line.split("=") for line in sh("xdotool", "getwindowgeometry", "--shell", self.window).split())
        shape["WIDTH"] = int(shape["WIDTH"]) + right
        sh("import", "-window", "root", "-crop", "{WIDTH}x{HEIGHT}+{X}+{Y}".format(**shape), "+repage", path)
        return path

    def events(self, conversation=None):
        """What the desk has kept, in order: (type, body)."""
        rows = self.ask("SELECT type, body FROM event WHERE (? IS NULL OR stream = 'conversation:' || ?) ORDER BY id",
                        conversation, conversation)
        return [(kind, json.loads(body)) for kind, body in rows]

    def ask(self, question, *values):
        """Rows of the desk's database. The program holds it alone, so a copy is read; one that is being written is
        copied again."""
        with tempfile.TemporaryDirectory() as folder:
            for _ in range(20):
                try:
                    for end in ("", "-wal"):
                        if os.path.exists(self.base + end):
                            shutil.copy(self.base + end, folder + "/desk.db" + end)
                    base = sqlite3.connect(folder + "/desk.db")
                    rows = base.execute(question, values).fetchall()
                    base.close()
                    return rows
                except sqlite3.Error as error:
                    why = error
                    time.sleep(0.05)
            raise Failure(f"the desk's database cannot be read: {why}")

    def turns(self, conversation, role=None):
        """Last revision of every turn, in order."""
        last = {}
        for kind, body in self.events(conversation):
            if kind == "turn" and (role is None or body["role"] == role):
                last[body["turn"]] = body["text"]
        return list(last.values())


VERDICTS = ("said", "partly said", "unsure", "contradicted", "still open", "missed")
STATES = ("lit", "used", "said", "partly said", "missed", "held", "declined", "expired", "accepted", "refused", "undecided")


class Card:
    """One lamp as it is shown."""

    def __init__(self, node, kind, title):
        self.node, self.kind, self.title = node, kind, title
        self.words = [n.get_name() or "" for n in walk(node) if n.get_role_name() == "label"]
        self.state = next((w.lower() for w in self.words if w.lower() in STATES), "")
        self.key = next((w for w in self.words if re.fullmatch(r"Alt\+\d", w)), "")

    def __str__(self):
        return f"{self.kind} {self.title} {self.state} {self.key}".strip()


def plain(text):
    """Without the marks that keep names from turning the text around them."""
    return re.sub("[\u2066-\u2069]", "", text or "")


def harmless(line):
    """What is not ours: GtkTextView of GTK 4.8 moves its scrollbar while it paints; modules that a test machine lacks."""
    return any(word in line for word in ("Unknown key gtk-", "dconf", "Failed to load module", "MESA",
                                         "Trying to snapshot GtkGizmo"))


def text_of(node):
    try:
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    except GLib.GError:
        return ""


def run(*tests):
    """Runs scenarios with the screen readable; exits 1 when one fails."""
    Atspi.init()
    print(f"# seed {SEED}; again with CUE_SEED={SEED}", flush=True)
    tap.run(*tests)
