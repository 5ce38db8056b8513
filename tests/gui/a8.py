# SPDX-License-Identifier: GPL-3.0-or-later
"""A8: an angry customer names what could be sold to him. It is held with its reason and the words, and what calms is lit."""

import tempfile

from driver import PACKS, App, check, run, wait
from sessions import write_lines

ZH = {"id": "a8-zh", "lang": "zh", "channel": "chat",
      "customer": {"name": "周先生", "plan": {"fee": 89, "gb": 50, "gb_used": 64, "overage_months": 3}, "device": {"is_5g": True}},
      "turns": [{"t": 0, "role": "agent", "text": "您好，星河移动，请问有什么可以帮您？"},
                {"t": 5, "role": "customer", "text": "流量又超了，你们说了多少遍给我提醒，太过分了！"},
                {"t": 12, "role": "agent", "text": "我看一下您的套餐明细和各项规则。"},
                {"t": 18, "role": "customer", "text": "别跟我绕，听不懂，太复杂了，气死我了"}]}
EN = {"id": "a8-en", "lang": "en", "channel": "chat",
      "customer": {"name": "Ms Hart", "products": ["everyday-account"], "income": {"yearly": 50000}, "age": 40},
      "turns": [{"t": 0, "role": "agent", "text": "Good morning, how can I help?"},
                {"t": 5, "role": "customer", "text": "I need a loan for a kitchen and this is the third time I ask. It's ridiculous."},
                {"t": 12, "role": "agent", "text": "Let me go through the rates, the checks and the papers."},
                {"t": 18, "role": "customer", "text": "You've lost me, slow down. I'm absolutely furious."}]}
WORDS = {
    "zh": {"pack": "telecom-zh", "held": ("畅享 5G 129", "流量加油包"), "calm": "先安抚", "slow": "放慢说", "why": "客户不满「太过分」",
           "do": "先道歉、先听完，把事情解决了再说别的"},
    "en": {"pack": "bank-en", "held": ("Personal Loan",), "calm": "De-escalation", "slow": "Slowing down", "why": "Customer is upset “ridiculous”",
           "do": "Apologise, listen, then fix it; nothing is sold meanwhile"},
}


def play(record, words, folder, dark):
    path = write_lines(folder + "/a8.jsonl", [record])
    return App("--replay", path, "--pack", f"{PACKS}/{words['pack']}", "--speed", "0", store=True,
               language=record["lang"], dark=dark, size=(1360, 800))


def say(app, record, number):
    """What the recorded agent said, by the button of the hint."""
    words = [turn["text"] for turn in record["turns"] if turn["role"] == "agent"][number]
    use = {"en": "Use it", "zh": "采用"}[record["lang"]]
    app.composer()
    app.click(wait(lambda: next((n for n in app.all("push button") if use in (n.get_name() or "")), None), 15, "the hint"))
    wait(lambda: app.draft() == words, 5, f"the draft {words!r}")
    app.key("Return")
    wait(lambda: words in app.turns(record["id"], "agent"), 10, "the turn on the disk")


def held_offer(app, words):
    return wait(lambda: next((c for c in app.cards() if c.title in words["held"] and words["why"] in " ".join(c.words)), None), 15,
                f"an offer held for {words['why']!r}; there are {[(str(c), c.words) for c in app.cards()]}")


def holds_and_calms(record, dark):
    words = WORDS[record["lang"]]
    with tempfile.TemporaryDirectory() as folder, play(record, words, folder, dark) as app:
        for number in range(2):
            say(app, record, number)
        app.wait_text(record["turns"][-1]["text"], 20)
        card = held_offer(app, words)
        check(card.key == "", f"a held offer answers to {card.key}")
        for title in (words["calm"], words["slow"]):
            wait(lambda: any(c.title == title and c.key for c in app.cards()), 10, f"{title!r} lit; there are {[str(c) for c in app.cards()]}")
        app.wait_text(words["do"])
        sold = [c for c in app.cards() if c.kind in ("Offer", "商品") and c.key]
        check(not sold, f"an offer is lit: {[str(c) for c in sold]}")
        app.shot(f"a8-{record['lang']}-{'dark' if dark else 'light'}")


def chinese_light():
    """/a8/held-with-its-reason-and-calmed-in-chinese"""
    holds_and_calms(ZH, False)


def english_dark():
    """/a8/held-with-its-reason-and-calmed-in-english"""
    holds_and_calms(EN, True)


run(chinese_light, english_dark)
