# SPDX-License-Identifier: GPL-3.0-or-later
"""A card dies with the words that it was lit for: its key inserts nothing when the turn was corrected."""

import json
import tempfile

from driver import PACKS, App, check, run, wait

LIT, OTHER = "你好，我下个月搬家，宽带能一起移过去吗", "你好，我下个月打家里电话"


def hear(path, revision, text):
    body = {"turn": "t1", "rev": revision, "role": "customer", "text": text}
    with open(path, "a", encoding="utf-8") as out:
        out.write(json.dumps({"conversation": "late", "id": f"t1.{revision}", "type": "turn", "body": body}, ensure_ascii=False) + "\n")


def cannot_insert():
    """/stale/a-late-turn-makes-the-old-card-inert"""
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/line.jsonl"
        open(path, "w", encoding="utf-8").close()
        with App("--follow", path, "--pack", PACKS + "/telecom-zh", store=True) as app:
            hear(path, 1, LIT)
            app.composer(20)
            key = wait(lambda: next((c.key for c in app.cards() if c.key), None), 10, "a lit card")
            hear(path, 2, OTHER)
            app.wait_text(OTHER)
            wait(lambda: not any(c.key for c in app.cards()), 10, f"no card alight; there are {[str(c) for c in app.cards()]}")
            for number in "123":
                app.key("alt+" + number)
            check(app.draft() == "", f"{key} has inserted {app.draft()!r}")
            app.wait_text("That card is no longer lit.", 5)
            check(not any(kind == "lamp.taken" for kind, _ in app.events("late")), "an inert card was taken")


run(cannot_insert)
