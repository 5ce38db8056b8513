# SPDX-License-Identifier: GPL-3.0-or-later
"""A large pack is learnt from in a worker: the window says what is done and how far, and Stop ends it."""

import random
import tempfile

from driver import PACKS, SEED, App, check, run, wait
from sessions import as_chat, copy_pack, read_lines, session, write_lines

MANY = 3000
LETTERS = "的一是在有人这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起"


def enlarge(pack):
    """So many answers that learning takes longer than one waits without a word."""
    chance = random.Random(SEED)
    records = read_lines(pack + "/answers.jsonl")
    for number in range(MANY):
        def words():
            return "".join(chance.choice(LETTERS) for _ in range(12))
        records.append({"answer": f"bulk-{number}", "title": words(), "question": words(), "similar": [words() for _ in range(5)],
                        "reply": words()})
    write_lines(pack + "/answers.jsonl", records)


def tells_and_stops():
    """/learning/what-is-done-is-told-and-stop-leaves-the-last-good-pack"""
    with tempfile.TemporaryDirectory() as folder:
        pack = copy_pack("telecom-zh", folder)
        path = write_lines(folder + "/chat.jsonl", [as_chat(session("telecom-zh", "chat-moving"))])
        with App("--replay", path, "--pack", pack, "--speed", "0", store=True) as app:
            app.composer(20)
            enlarge(pack)
            app.wait_text("Learning from the questions of the pack…", 40)
            app.shot("learning")
            app.type("meanwhile")
            check(app.draft() == "meanwhile", "nobody can work meanwhile")
            app.click(app.find("push button", "Stop", exact=True))
            app.wait_text("Learning from the pack was stopped.", 20)
            app.wait_text("serves on.")
            app.shot("learning-stopped")
            wait(lambda: app.cards(), 10, "the cards of the pack that serves")


run(tells_and_stops)
