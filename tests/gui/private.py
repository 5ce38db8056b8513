# SPDX-License-Identifier: GPL-3.0-or-later
"""What is private of a customer is masked; it is read while Space or the button is held, and masked again."""

import tempfile

from driver import PACKS, App, check, run, sh, wait
from sessions import session, write_lines

CHAT = "bank-traveller-chat"
BALANCE = "$7,321"


def shows(app, words):
    return any(words in (node.get_name() or "") for node in app.all("label"))


def reveals_by_key():
    """/private/a-masked-fact-is-read-while-space-is-held"""
    with tempfile.TemporaryDirectory() as folder:
        record = session("bank-en", CHAT)
        record["customer"]["account"] = {"balance": 7321}
        path = write_lines(folder + "/one.jsonl", [record])
        with App("--replay", path, "--pack", PACKS + "/bank-en", "--speed", "0", store=True) as app:
            app.composer(20)
            app.key("F6")
            wait(lambda: app.pane() == "Light-up panel", 5, "the focus in the panel")
            app.key("space")
            wait(lambda: app.all("label", "Account balance"), 5, "the facts")
            check(not shows(app, "7321") and not shows(app, BALANCE), "the balance is not masked")
            for _ in range(6):
                app.key("Tab")
                sh("xdotool", "keydown", "space")
                seen = poll(lambda: shows(app, "7321") or shows(app, BALANCE))
                if seen:
                    app.shot("private-held")
                sh("xdotool", "keyup", "space")
                if seen:
                    break
            check(seen, "no key shows the balance")
            wait(lambda: not shows(app, "7321") and not shows(app, BALANCE), 5, "the balance masked again")


def poll(what):
    try:
        return wait(what, 0.5)
    except AssertionError:
        return False


run(reveals_by_key)
