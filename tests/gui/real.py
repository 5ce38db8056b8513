# SPDX-License-Identifier: GPL-3.0-or-later
"""All recorded conversations at once in a real window: nothing breaks, nothing complains."""

import os
import time

from driver import ROOT, App, Skipped, check, run, wait

RECORDINGS = os.environ.get("CUE_DATA", ROOT + "/../shared") + "/data/sessions/conversations.jsonl"


def plays_all():
    """/real/63-recorded-conversations-play-without-a-warning"""
    if not os.path.exists(RECORDINGS):
        raise Skipped("no " + RECORDINGS)
    with App("--replay", RECORDINGS, "--speed", "0", "--play-both", store=True) as app:
        wait(lambda: len(app.ask("SELECT 1 FROM conversation")) == 63, 120, "63 conversations")
        wait(lambda: is_quiet(app), 120, "the end of the play")
        for _ in range(10):
            app.key("alt+Down")
        app.key("F6", "F6", "F6", "ctrl+k", "Escape")
        lit = app.ask("SELECT COUNT(DISTINCT stream) FROM transition WHERE type = 'lamp' AND to_state = 'lit'")[0][0]
        print(f"# {lit} of 63 lit a lamp")
        check(lit > 0, "no lamp in 63 conversations")
        app.shot("real")


def is_quiet(app):
    """No new event since the last look."""
    before = app.ask("SELECT COUNT(*) FROM event")[0][0]
    time.sleep(1.0)
    return before > 63 and app.ask("SELECT COUNT(*) FROM event")[0][0] == before


run(plays_all)
