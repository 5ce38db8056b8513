# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told: every thing that takes the focus or a click has a name that is said once, and Tab goes round."""

import re
import tempfile
import time

from driver import PACKS, App, Atspi, Failure, check, plain, run, wait, walk
from sessions import as_chat, session, write_lines

CLICKABLE = ("push button", "toggle button", "check box", "radio button", "entry", "combo box", "link")
PANES = ("Queue", "Conversation", "Light-up panel")


def play(folder, *names, call=False, settings=None, size=(1280, 720)):
    sessions = [session("telecom-zh", name) for name in names]
    path = write_lines(folder + "/play.jsonl", sessions if call else [as_chat(s) for s in sessions])
    pace = ("--play-both", "--speed", "20") if call else ("--speed", "0")
    return App("--replay", path, "--pack", PACKS + "/telecom-zh", *pace, store=True, settings=settings, size=size)


def is_for_use(node):
    """It takes the focus or a click. A scrolled place is told by what is in it."""
    if node.get_role_name() in ("scroll pane", "label", "filler"):
        return False
    return node.get_state_set().contains(Atspi.StateType.FOCUSABLE) or node.get_role_name() in CLICKABLE


def fault(node):
    """What is wrong with the name of a thing, in words; None when it is right."""
    name, more = plain(node.get_name()), plain(node.get_description())
    words = name.split(" ")
    half = len(words) // 2
    if not name.strip():
        return "has no name"
    if re.fullmatch("(Gtk|Adw|Cue)[A-Z][A-Za-z]+", name):
        return "has the name of its class only"
    if name != name.strip():
        return "has a name that begins or ends in a blank"
    if name.startswith("_") or (len(words) % 2 == 0 and words[:half] == words[half:]):
        return "is named twice"
    if more == name or more.startswith(name + " ("):
        return f"is told twice, as {more!r} too"
    return None


def faults(app):
    found = []
    for node in walk(app.node):
        if is_for_use(node) and app.is_shown(node):
            wrong = fault(node)
            if wrong:
                found.append(f"the {node.get_role_name()} {node.get_name()!r} {wrong}")
    return found


def names_are_right(app, where):
    wrong = wait(lambda: (faults(app),))[0]  # rows come and go while they are read
    check(not wrong, f"{where}: " + "; ".join(sorted(set(wrong))[:12]))


def says(app):
    """The recorded agent's words, sent, and what the customer answers."""
    before = len(app.turns(None, "customer"))
    app.click(app.find("push button", "Use it"))
    wait(lambda: app.draft() != "", 5, "the hint in the reply")
    app.key("Return")
    wait(lambda: len(app.turns(None, "customer")) > before, 10, "the customer's answer")


def opens(app, turns=2):
    app.key("alt+Down")
    app.composer(20)
    for _ in range(turns):
        says(app)


def names_in_the_workspace():
    """/a11y/every-thing-in-the-workspace-has-one-name"""
    with tempfile.TemporaryDirectory() as folder, play(folder, "a1-bill-shock", "angry-no-show") as app:
        app.wait_text("No conversation", 20)
        names_are_right(app, "nobody chosen")
        opens(app)
        wait(lambda: any(c.key for c in app.cards()), 10, "a lit card")
        names_are_right(app, "a chat")
        row = app.find("list item", ", Chat, waiting for ", 20)
        last = app.turns(None, "customer")[-1]
        check(last[:8] in row.get_description(), f"what was said last is not told, but {row.get_description()!r}")
        for role in ("list item", "label"):  # what is walked with arrows, and with Tab
            said = app.find(role, "您好，星河移动，工号")
            check(plain(said.get_name()).startswith("You "), f"who said it is not told: {said.get_name()!r}")
            check("您好，星河移动" in said.get_description(), f"the proved point is not told: {said.get_description()!r}")
        for where, keys, words in (("find", ("ctrl+f",), "Find in this conversation"), ("why", ("F2",), None),
                                   ("decline", ("alt+shift+1",), "Wrong"), ("snippets", ("slash",), "Snippets"),
                                   ("palette", ("ctrl+k",), None), ("tick", ("alt+t",), None),
                                   ("preferences", ("ctrl+comma",), None), ("shortcuts", ("ctrl+question",), None),
                                   ("wrap-up", ("alt+r",), "Wrap up")):
            app.key(*keys)
            time.sleep(0.5)
            if words:
                app.wait_text(words, 5)
            names_are_right(app, where)
            app.key("Escape", "Escape")
            time.sleep(0.3)
            if where == "snippets":
                app.key("ctrl+a", "BackSpace")


def names_in_a_call():
    """/a11y/every-thing-in-a-call-has-one-name"""
    with tempfile.TemporaryDirectory() as folder, play(folder, "retain-nine-years", call=True) as app:
        app.find("push button", "End the call", 20)
        wait(lambda: any(c.key for c in app.cards()), 30, "a lit card")
        names_are_right(app, "a call")


def names_in_other_rooms():
    """/a11y/every-thing-in-the-lead's-and-the-trainer's-rooms-has-one-name"""
    with tempfile.TemporaryDirectory() as folder:
        for role, words in (("lead", "Rules in use"), ("trainer", "Sessions on this desk")):
            with play(folder, "a1-bill-shock", settings={"role": f"'{role}'"}) as app:
                app.wait_text(words, 20)
                wait(lambda: len(app.ask("SELECT 1 FROM conversation")) == 1, 20, "a conversation")
                names_are_right(app, role)


def focused(app):
    return [n for n in walk(app.node) if n.get_state_set().contains(Atspi.StateType.FOCUSED)]


def told(node):
    return f"{node.get_role_name()} {plain(node.get_name())!r}"


def pane_of(node):
    while node is not None:
        if node.get_name() in PANES:
            return node.get_name()
        node = node.get_parent()
    return "Head"


def settled_place(app, node):
    """A pane scrolls until what has the focus is in view."""
    while True:
        before = app.place(node)
        time.sleep(0.05)
        if app.place(node).y == before.y:
            return before


def walks(app, key):
    """Every thing that has the focus while a key is pressed until it comes back, and where each stood then."""
    road, places = [], []
    for _ in range(150):
        here = wait(lambda: focused(app), 3, f"a focus after {[told(n) for n in road[-2:]]}")[-1]
        if road and here == road[0]:
            return road, places
        check(here not in road, f"{key} goes to and fro at {told(here)}")
        check(app.is_shown(here), f"{told(here)} has the focus but cannot be seen")
        check(here.get_role_name() == "text" or not fault(here), f"{told(here)} has the focus, but {fault(here)}")
        road.append(here)
        places.append(settled_place(app, here))
        app.key(key)
    raise Failure(f"{key} does not come back: {[told(n) for n in road[-8:]]}")


def tab_goes_round():
    """/a11y/tab-reaches-every-part-in-order-and-comes-back"""
    with tempfile.TemporaryDirectory() as folder, play(folder, "a1-bill-shock") as app:
        opens(app)
        wait(lambda: any(c.key for c in app.cards()), 10, "a lit card")
        app.key("F6")
        road, places = walks(app, "Tab")
        panes = [pane_of(n) for n in road]
        order = [p for i, p in enumerate(panes) if i == 0 or panes[i - 1] != p]
        check(order in (["Light-up panel", "Head", "Queue", "Conversation"],), f"Tab goes through {order}")
        for part in ("王女士, Chat", "工号三一二七", "Reply to", "Tag ", "Why is it lit", "still open"):
            check(any(part in plain(n.get_name()) for n in road), f"Tab does not reach {part!r}")
        for i, (node, after) in enumerate(zip(road, road[1:])):
            if pane_of(node) == pane_of(after):
                check(places[i + 1].y + places[i + 1].height > places[i].y, f"Tab goes up from {told(node)} to {told(after)}")
        back, _ = walks(app, "shift+Tab")
        check(back[1:] == road[:0:-1], f"Shift+Tab goes another way: {[told(n) for n in back[:6]]}")


run(names_in_the_workspace, names_in_a_call, names_in_other_rooms, tab_goes_round)
