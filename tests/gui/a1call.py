# SPDX-License-Identifier: GPL-3.0-or-later
"""A1 as it is: a call. Words come in pieces, nothing lights while the customer speaks, the agent says it aloud, with fillers."""

import json
import tempfile

from driver import PACKS, App, check, run, wait, walk
from sessions import session

ID = "a1-call"
OFFER = {"en": "Family 199", "zh": "全家享 199"}
PRICE, BROADBAND = "family/price", "family/broadband"
SPEAKS = {"en": "Customer is speaking", "zh": "客户在说话"}
SOLVED = 13  # turns before "哦，那明白了"
SAID = ["呃，谢谢您理解啊。那个，王女士，其实呢有个更适合您家的，嗯，叫全家享，一个月总共，呃，一百九十九块，一份账单全都在里头。",
        "家里的网呢，嗯，也一块儿包进去了，那个，五百兆的，往后宽带钱就、就不用另外掏了。"]


class Line:
    """The telephone line: what the recogniser brings, written down as it comes."""

    def __init__(self, folder):
        self.path, self.number = folder + "/line.jsonl", 0
        open(self.path, "w", encoding="utf-8").close()

    def brings(self, kind, body, name=None):
        record = {"conversation": ID, "type": kind, "body": body}
        if name:
            record["id"] = name
        with open(self.path, "a", encoding="utf-8") as out:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")

    def opens(self, customer):
        self.brings("conversation.opened", {"channel": "voice", "lang": "zh", "customer": customer}, "o")

    def begins(self, role):
        self.number += 1
        self.brings("speech", {"role": role, "speaking": True}, f"s{self.number}")

    def hears(self, role, text):
        """Half a sentence, which may yet become another one."""
        self.brings("turn.partial", {"turn": f"t{self.number}", "role": role, "text": text})

    def knows(self, role, text, revision=1, number=None):
        turn = f"t{number or self.number}"
        self.brings("turn", {"turn": turn, "rev": revision, "role": role, "text": text}, f"{turn}.{revision}")

    def ends(self, role):
        self.brings("speech", {"role": role, "speaking": False}, f"e{self.number}")

    def says(self, role, text):
        self.begins(role)
        self.hears(role, text[:len(text) // 2])
        self.knows(role, text)
        self.ends(role)


def offer_of(app):
    return next((c for c in app.cards() if c.title == OFFER[app.language]), None)


def is_lit(app):
    card = offer_of(app)
    return card is not None and card.key != ""


def moves(app, subject):
    """Through which verdicts a point went."""
    return [row[0] for row in app.ask("SELECT to_state FROM transition WHERE type = 'point' AND subject = ? ORDER BY id", subject)]


def lamp_moves(app, offer):
    """Through which states the lamp of an offer went, and why."""
    return app.ask("SELECT to_state, reason FROM transition WHERE type = 'lamp' AND of = ? ORDER BY id", offer)


def until_solved(app, line, record):
    line.opens(record["customer"])
    for number, turn in enumerate(record["turns"][:SOLVED], 1):
        line.says(turn["role"], turn["text"])
        wait(lambda: len(app.turns(ID)) == number, 15, f"turn {number}")
        check(not is_lit(app), f"lit before it is solved, after {turn['text']!r}")


def holds_while_he_speaks(app, line, words):
    """The words are there, and still he speaks."""
    line.begins("customer")
    line.hears("customer", words[:4])
    app.wait_text(words[:4])
    app.wait_text(SPEAKS[app.language])
    line.knows("customer", words)
    wait(lambda: words in app.turns(ID), 10, "his turn")
    wait(lambda: lamp_moves(app, "family-199")[-1:] == [("held", "speaking")], 10,
         f"the offer held for his speaking; it went through {lamp_moves(app, 'family-199')}")
    check(not is_lit(app), f"{offer_of(app)} lights while the customer speaks")
    app.shot(f"a1call-held-{app.language}")
    line.ends("customer")
    wait(lambda: is_lit(app), 10, f"the offer lit when he is silent; it is {offer_of(app)}")
    wait(lambda: "lit" in [state for state, _ in lamp_moves(app, "family-199")], 5, "lighting in the log")


def says_aloud(app, line):
    talk = wait(lambda: next((c for c in app.cards() if c.kind in ("Talk", "话术") and c.key), None), 10, "a saying")
    app.shot(f"a1call-lit-{app.language}")
    app.key(talk.key.lower())
    wait(lambda: any(kind == "lamp.taken" for kind, _ in app.events(ID)), 5, "“saying it now” in the log")
    line.begins("agent")
    for end in (8, 24, 45):
        line.hears("agent", SAID[0][:end])
    app.wait_text(SAID[0][:24])
    check("said" not in moves(app, PRICE), "half a sentence has ticked a point")
    line.knows("agent", SAID[0])
    line.ends("agent")
    wait(lambda: moves(app, PRICE)[-1:] == ["said"], 10, f"the price ticked; it went through {moves(app, PRICE)}")
    app.wait_text("一百九十九块")
    spoken = line.number
    line.says("customer", "一百九十九？那我家宽带呢，宽带现在是单独交的。")
    line.says("agent", SAID[1])
    wait(lambda: moves(app, BROADBAND)[-1:] == ["said"], 10, f"broadband ticked; it went through {moves(app, BROADBAND)}")
    app.shot(f"a1call-ticked-{app.language}")
    return spoken


def takes_back(app, line, spoken):
    """The recogniser thinks again: what the tick rested on was not said."""
    line.knows("agent", SAID[0].replace("一百九十九", "一百六十九"), 2, spoken)
    wait(lambda: moves(app, PRICE)[-1:] != ["said"], 10, "the tick withdrawn")
    line.knows("agent", SAID[0], 3, spoken)
    wait(lambda: moves(app, PRICE)[-1:] == ["said"], 10, "the tick back")


def call(language, dark):
    record = session("telecom-zh", "a1-bill-shock")
    with tempfile.TemporaryDirectory() as folder:
        line = Line(folder)
        with App("--follow", line.path, "--pack", PACKS + "/telecom-zh", store=True, language=language, dark=dark) as app:
            until_solved(app, line, record)
            check(not any(n.get_role_name() == "text" and "Reply" in (n.get_name() or "") and app.is_shown(n) for n in walk(app.node)),
                  "on a call there is nobody to write to")
            holds_while_he_speaks(app, line, record["turns"][SOLVED]["text"])
            app.key("F2")
            app.wait_text({"en": "Rule “Family plan after a bill shock”, version 1", "zh": "第 1 版"}[language], 5)
            app.shot(f"a1call-why-{language}")
            app.key("Escape")
            spoken = says_aloud(app, line)
            takes_back(app, line, spoken)


def in_english():
    """/a1-call/nothing-lights-while-he-speaks-and-spoken-words-tick-in-english-dark"""
    call("en", True)


def in_chinese():
    """/a1-call/nothing-lights-while-he-speaks-and-spoken-words-tick-in-chinese-light"""
    call("zh", False)


run(in_english, in_chinese)
