# SPDX-License-Identifier: GPL-3.0-or-later
"""A12: what a desk has kept replays elsewhere to the same digests, and one changed word is found."""

import json
import os
import subprocess
import tempfile

from driver import CUECTL, PACKS, App, check, run, wait
from sessions import session, turns_of, write_lines

CHAT = "bank-traveller-chat"


def talk(app):
    """A few turns, a lamp taken, a conversation closed."""
    words = turns_of(session("bank-en", CHAT), "agent")
    app.composer(20)
    for number in range(4):
        wait(lambda: len(app.turns(CHAT, "agent")) == number, 10, f"{number} turns of ours")
        app.type(words[number].encode("ascii", "ignore").decode())
        app.key("Escape", "Return")
        wait(lambda: len(app.turns(CHAT, "customer")) > number, 10, "the customer's answer")
    card = next((c for c in app.cards() if c.state == "lit" and c.key), None)
    if card:
        app.key(card.key.lower())
        app.key("ctrl+a", "BackSpace")
    app.key("alt+r")
    app.find(name="Wrap up")
    app.key("ctrl+Return")
    wait(lambda: app.ask("SELECT status FROM conversation") == [("closed",)], 10, "the conversation to be closed")


def export(app, path, change=None):
    """The event log of the desk as JSON Lines."""
    rows = app.ask("SELECT stream, seq, type, v, at_ms, device, mid, source, source_id, key_id, body FROM event ORDER BY id")
    with open(path, "w", encoding="utf-8") as out:
        for stream, seq, kind, version, at_ms, device, mid, source, source_id, key, body in rows:
            check(key == 0, "a body is encrypted; this test reads plain ones")
            event = {"stream": stream, "seq": seq, "type": kind, "v": version, "at_ms": at_ms, "body": json.loads(body)}
            if change is not None and kind == "turn" and change[0] in event["body"]["text"]:
                event["body"]["text"] = event["body"]["text"].replace(*change)
            out.write(json.dumps(event, ensure_ascii=False) + "\n")
    return path


def replay(path, **places):
    done = subprocess.run([CUECTL, "replay", "--digest", "--pack", PACKS + "/bank-en", path], capture_output=True, text=True,
                          env={**os.environ, **places})
    check(done.returncode == 0, f"cuectl ended with {done.returncode}: {done.stderr}")
    return done.stdout.split()[-1]


def replays_the_same():
    """/a12/a-desk's-log-replays-to-its-own-digest-elsewhere"""
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/chat.jsonl", [session("bank-en", CHAT)])
        with App("--replay", path, "--pack", PACKS + "/bank-en", "--speed", "0", store=True) as app:
            talk(app)
            kept = app.ask("SELECT digest FROM digest ORDER BY seq DESC LIMIT 1")[0][0]
            log = export(app, folder + "/log.jsonl")
            check(replay(log) == kept, f"the desk has {kept}, the replay {replay(log)}")
            check(replay(log, TZ="Asia/Shanghai", LC_ALL="C") == kept, "another place, another digest")
            word = next(text for text in app.turns(CHAT, "customer") if len(text) > 20).split()[1]
            other = export(app, folder + "/other.jsonl", (word, "zebra"))
            check(replay(other) != kept, f"{word!r} changed to 'zebra' is not noticed")


run(replays_the_same)
