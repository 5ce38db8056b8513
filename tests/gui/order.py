# SPDX-License-Identifier: GPL-3.0-or-later
"""Which offer comes first is learnt from the desk's own conversations: the preference, its state, and an order that changed."""

import json
import os
import shutil
import subprocess
import tempfile
import time

from driver import App, check, run, sh, wait, walk

MAKE = os.environ.get("CUE_MAKE_LEARNING_DESK", "make-learning-desk")
N, SEED = 600, 7
WORDS = {
    "en": {"preferences": "Preferences", "switch": "Learn from what customers accept", "off": "Switched off. What ",
           "learnt": "Learnt from ", "forget": "Forget", "few": "Not enough yet: about 100 more choices.", "undo": "Undo", "back": "Go back",
           "said": "I want a phone plan", "first": "Basic 39", "best": "Plus 99", "reason": ", accepted more often +", "drawn": "Several fit"},
    "zh": {"preferences": "偏好设置", "switch": "从客户的选择中学习", "off": "已关闭。从 ",
           "learnt": " 次选择中学到，", "forget": "忘掉", "few": "还不够：大约还要 100 次选择。", "undo": "撤销", "back": "退回",
           "said": "我想换个套餐", "first": "实惠 39", "best": "畅享 99", "reason": "，客户更常接受 +", "drawn": "有几个都合适"},
}


def hear(path, conversation, lang, text):
    """A customer of the next conversation."""
    events = [("o", "conversation.opened", {"channel": "chat", "lang": lang, "customer": {"name": conversation}}),
              ("t1", "turn", {"turn": "t1", "rev": 1, "role": "customer", "text": text})]
    with open(path, "a", encoding="utf-8") as out:
        for name, kind, body in events:
            out.write(json.dumps({"conversation": conversation, "id": name, "type": kind, "body": body}, ensure_ascii=False) + "\n")


def make_desk(folder):
    """A home whose desk has closed so many conversations while it learnt."""
    home = folder + "/home"
    os.makedirs(home + "/data/cuelight")
    subprocess.run([MAKE, folder, str(N), str(SEED)], check=True)
    shutil.copy(folder + "/desk.db", home + "/data/cuelight/desk.db")
    open(folder + "/line.jsonl", "w", encoding="utf-8").close()
    return home


def preferences(app, words):
    app.key("ctrl+comma")
    wait(lambda: words["preferences"] in app.windows(), 5, "the preferences")
    window = wait(lambda: sh("xdotool", "search", "--onlyvisible", "--name", f"^{words['preferences']}$").split(), 5, "its window")[-1]
    sh("xdotool", "mousemove", "--window", window, "260", "300", "click", "--repeat", "20", "--delay", "30", "5")
    time.sleep(0.3)


def close(app, words):
    app.key("Escape")
    wait(lambda: words["preferences"] not in app.windows(), 5, "the preferences closed")


def shown(app, name):
    return wait(lambda: next((n for n in walk(app.node) if n.get_name() == name and app.is_shown(n)), None), 5, name)


def lit(app):
    return next((card.title for card in app.cards() if card.state in ("lit", "亮") or card.key), None)


def scenario(language, dark):
    words = WORDS[language]
    kind = f"{language}-{'dark' if dark else 'light'}"
    with tempfile.TemporaryDirectory() as folder:
        home = make_desk(folder)
        path = folder + "/line.jsonl"
        with App("--follow", path, "--pack", folder + "/two", home=home, store=True, language=language, dark=dark) as app:
            hear(path, "Ana", language, words["said"])
            app.composer(20)
            wait(lambda: lit(app) == words["first"], 10, f"{words['first']} first while it is off; there is {lit(app)}")
            preferences(app, words)
            app.wait_text(words["off"], 5)
            app.shot(f"order-off-{kind}")
            app.click(shown(app, words["switch"]))
            app.wait_text(words["learnt"], 10)
            app.shot(f"order-learnt-{kind}")
            close(app, words)
            check(lit(app) == words["first"], "what is lit in an open conversation has changed")

            # the next customer
            hear(path, "Ben", language, words["said"])
            wait(lambda: app.events("Ben"), 10, "the next conversation")
            check([kind for kind, _ in app.events("Ben")][:2] == ["conversation.opened", "ranking"], "its log does not tell the ranking")
            check(not any(kind == "ranking" for kind, _ in app.events("Ana")), "the open one has got a ranking")
            app.key("alt+Down")
            wait(lambda: lit(app) == words["best"], 10, f"{words['best']} first; there is {lit(app)}")
            app.key("F2")
            app.wait_text(words["reason"], 5)
            app.wait_text(words["drawn"], 5)
            app.shot(f"order-why-{kind}")
            app.key("Escape")

            preferences(app, words)
            app.click(shown(app, words["forget"]))
            app.wait_text(words["few"], 10)
            app.shot(f"order-forgotten-{kind}")
            app.click(shown(app, words["undo"]))
            app.wait_text(words["learnt"], 10)
            close(app, words)


def in_english():
    """/order/what-was-learnt-changes-the-order-and-can-be-forgotten-in-english"""
    scenario("en", False)


def in_chinese():
    """/order/what-was-learnt-changes-the-order-and-can-be-forgotten-in-chinese-dark"""
    scenario("zh", True)


run(in_english, in_chinese)
