# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever customers, packs and names hold, it stands on the screen as text: no markup, no turned direction, no stop."""

import json
import os
import re
import tempfile

from driver import App, Skipped, check, plain, run, text_of, wait, walk
from sessions import copy_pack, read_lines, session, write_lines

MARKUP = "<b>流量</b> &amp; <span size='999999' foreground=\"red\">又超了</span> <a href='x'>&lt;&#0;"
BIDI = "abc \u202e\u2066fed\u2069 \u200f\u061c0123 \u2069\u2069x"
WORD = "w" * 50_000
UNSEEN = {"\u202e": "RLO", "\u2066": "LRI", "\u2069": "PDI", "\u200f": "RLM", "\u061c": "ALM"}
NAUGHTY = os.environ.get("CUE_DATA", "") + "/badinput/blns/blns.json"


def record(number, text, name=None):
    return {"id": f"bad-{number}", "lang": "en", "channel": "chat", "title": text[:200], "turns": [
        {"t": 1, "role": "customer", "text": text}, {"t": 2, "role": "agent", "text": "Hello."}],
        "customer": {"name": name or f"Customer {number}", "plan": {"name": text[:300]}}}


def messages(app):
    """What the bubbles show, without the places where a long word may break."""
    found = next(n for n in walk(app.node) if n.get_role_name() == "list" and n.get_name() == "Messages")
    return [text_of(n).replace("\u200b", "") for n in walk(found) if n.get_role_name() == "label" and text_of(n)]


def labels(app):
    return {plain(text_of(n)) for n in walk(app.node) if n.get_role_name() == "label"}


def visible(text):
    """Characters that cannot be seen are named."""
    for character, name in UNSEEN.items():
        text = text.replace(character, name)
    return text


def goes_to(app, name):
    app.key("alt+Down")
    wait(lambda: app.subtitle() == plain(name), 15, f"the conversation of {name[:30]!r}")


def stands_as_text():
    """/bad-text/markup-and-bidi-stand-as-they-were-sent"""
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/bad.jsonl", [record(1, MARKUP, MARKUP[:40])])
        with App("--replay", path, store=True) as app:
            goes_to(app, MARKUP[:40])
            wait(lambda: MARKUP in messages(app), 10, f"{MARKUP!r} among {messages(app)}")
            shown = labels(app)
            check(MARKUP[:40] in shown, "the customer's name is not shown as it is")
            check(any(line.rstrip("…") and MARKUP.startswith(line.rstrip("…")) and len(line) > 50 for line in shown),
                  "what was said last does not stand in the queue")
            app.click(app.find("push button", "What is known of the customer"))
            wait(lambda: MARKUP in labels(app), 5, "the plan's name among the facts")
            app.shot("bad-text-markup")
        path = write_lines(folder + "/bidi.jsonl", [record(2, BIDI, "\u202eevil\u2069 name")])
        with App("--replay", path, store=True) as app:
            goes_to(app, "\u202eevil name")
            wait(lambda: visible(BIDI) in [plain(m) for m in messages(app)], 10, f"{visible(BIDI)!r} among {messages(app)}")
            told = app.composer().get_name()
            check("\u202e" not in told, f"a name turns the words around it: {told!r}")
            app.shot("bad-text-bidi")


def goes_on():
    """/bad-text/a-word-of-50000-letters-and-a-line-with-a-nul-stop-nothing"""
    with tempfile.TemporaryDirectory() as folder:
        lines = [json.dumps(record(3, "a NUL: @")).replace("@", "\\u0000"), json.dumps(record(4, WORD))]
        with open(folder + "/bad.jsonl", "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")
        with App("--replay", folder + "/bad.jsonl", store=True) as app:
            app.wait_text("bad.jsonl:1", 20)
            goes_to(app, "Customer 4")
            wait(lambda: any(m.startswith("wwww") for m in messages(app)), 20, "the long word")
            check(app.place(app.frame()).width <= 1290, "a long word has widened the window")
            app.click(app.find("push button", "Show the whole message"))
            wait(lambda: WORD in messages(app), 30, "the whole word")


def pack_is_text():
    """/bad-text/titles-of-a-pack-are-text"""
    with tempfile.TemporaryDirectory() as folder:
        pack = copy_pack("telecom-zh", folder)
        for family in ("offers", "talks", "answers", "tags"):
            records = read_lines(f"{pack}/{family}.jsonl")
            for one in records:
                if isinstance(one.get("title"), dict):
                    one["title"] = {lang: f"<i>{words}</i> &amp;" for lang, words in one["title"].items()}
            write_lines(f"{pack}/{family}.jsonl", records)
        chat = dict(session("telecom-zh", "a1-bill-shock"), channel="chat")
        path = write_lines(folder + "/chat.jsonl", [chat])
        with App("--replay", path, "--pack", pack, "--play-both", "--speed", "60", store=True) as app:
            card = wait(lambda: next((c for c in app.cards() if c.key), None), 60, "a lit card")
            check(re.fullmatch("<i>.*</i> &amp;", card.title), f"the card is named {card.title!r}")
            wait(lambda: any(re.fullmatch("<i>.*</i> &amp;", line) for line in labels(app)), 5, "a title as it is")
            app.key("F2")
            app.wait_text("</i> &amp; · ", 5)
            app.shot("bad-text-why")
            app.key("Escape")
            app.key("alt+r")
            app.wait_text("Wrap up")
            check(not any(line.startswith("<span") for line in labels(app)), "markup of our own is shown")


def naughty():
    """/bad-text/every-naughty-string-is-read-back"""
    if not os.path.exists(NAUGHTY):
        raise Skipped("CUE_DATA has no badinput/blns")
    with open(NAUGHTY, encoding="utf-8") as strings:
        texts = [t for t in json.load(strings) if t.strip() and "\0" not in t]
    turns = [{"t": i + 1, "role": "customer", "text": text} for i, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        bad = {**record(6, "start"), "turns": turns}
        path = write_lines(folder + "/blns.jsonl", [bad])
        with App("--replay", path, "--play-both", "--speed", "1000", store=True) as app:
            wait(lambda: len(app.turns("bad-6")) == len(texts), 60, f"{len(texts)} turns; there are {len(app.turns('bad-6'))}")
            wait(lambda: any(texts[-1][:20] in m for m in messages(app)), 20, "the last of them on the screen")
            seen = [m for m in messages(app) if not re.search("RLO|U\\+|ZWSP|BOM|MVS|SHY|WJ", m)]
            kept = {t.replace("\u200b", "") for t in app.turns("bad-6")}
            bodies = [m for m in seen if m in kept]
            check(len(bodies) >= 3, f"none of what is shown was said: {seen[-6:]}")
            app.shot("bad-text-naughty")


run(stands_as_text, goes_on, pack_is_text, naughty)
