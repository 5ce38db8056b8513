# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions about one moment: why, why-not and tags are asked in the same way, and say so when there is nothing to tell."""

import json
import subprocess
import tempfile

from cuectl import CUECTL, PACKS, ROOT, check, cuectl, json_lines, run

PACK = PACKS + "/telecom-zh"
SESSIONS = PACK + "/sessions.jsonl"
SMALL = ROOT + "/tests/golden/pack"
SMALL_SESSION = ROOT + "/tests/golden/offer-said/session.jsonl"
BILL = ("--pack", PACK, "--conversation", "a1-bill-shock")


def refused(*args):
    """What cuectl complains of, and how it ends."""
    done = subprocess.run([CUECTL, *args], capture_output=True, text=True, encoding="utf-8")
    check(done.returncode != 0, f"{args} was answered: {done.stdout[:300]}")
    return done.returncode, done.stderr


def tags_at(*more):
    return {row["tag"]: row for row in json_lines(cuectl("tags", *BILL, "--json", *more, SESSIONS))}


def tags_are_those_of_the_moment():
    """/asked/tags-are-those-of-the-moment"""
    first, second, last = tags_at("--turn", "1"), tags_at("--turn", "2"), tags_at()
    check("bill-shock" not in first and second["bill-shock"]["on"], f"turn 1 {list(first)}, turn 2 {list(second)}")
    check(first["loyal"]["reason"] == first["over-quota"]["reason"] == "known", "facts alone, and nothing was heard yet")
    check(second["problem-open"]["on"] and not last["problem-open"]["on"], "what went again is told as gone")
    check(last["problem-open"]["reason"] == "contradicted" and "solved" in last["problem-open"]["contradicts"], f"{last['problem-open']}")
    word = second["bill-shock"]["proof"]["words"][0]
    check(word["text"] == "话费怎么" and word["turn"] == "t2" and second["bill-shock"]["decay_ms"] > 0, f"{second['bill-shock']}")
    text = cuectl("tags", *BILL, "--turn", "2", "--why", SESSIONS)
    check("00:00:15 + bill-shock 话费突增 (heard)\n    听到「话费怎么」" in text and "1800 秒没有新的依据就熄灭" in text, text)


def a_rule_is_asked_by_its_name():
    """/asked/a-rule-is-asked-by-its-name"""
    lit = cuectl("why", *BILL, "--turn", "2", "--lamp", "explain-bill", SESSIONS)
    check(lit.count("explain-bill.") == 2 and "bill-explain: lit\n" in lit and "得分" in lit, lit)
    by_kind = cuectl("why", *BILL, "--turn", "2", "--lamp", "talk:bill-explain", SESSIONS)
    check(by_kind.count("explain-bill.") == 1, by_kind)
    code, words = refused("why", *BILL, "--lamp", "move-home", SESSIONS)
    check(code == 1 and "why-not --rule move-home" in words, words)


def what_is_over_tells_why_it_was_lit():
    """/asked/a-lamp-that-is-over-tells-why-it-was-there"""
    text = cuectl("why", *BILL, "--lamp", "talk:bill-explain", SESSIONS)
    check("bill-explain: said\n  第 7 个事件时亮起" in text and "听到「话费怎么」" in text, text)
    text = cuectl("why", *BILL, "--lamp", "offer:plus-129", SESSIONS)
    check("plus-129: expired" in text and "个事件时暂缓" in text and "暂不提示：" in text, text)


def the_time_line_names_turns():
    """/asked/the-time-line-names-turns-as-they-are-asked-for"""
    lines = cuectl("replay", "--timeline", "--pack", PACK, SESSIONS).splitlines()
    check(lines[1].startswith("== a1-bill-shock") and any(line.startswith("00:00:15 t2 customer ") for line in lines), "\n".join(lines[:40]))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        # the second ends before the first, so it is the first event
        turns = [{"t": 0, "t_end": 9, "role": "agent", "text": "您好"}, {"t": 2, "t_end": 4, "role": "customer", "text": "我的流量超了"}]
        file.write(json.dumps({"id": "c", "lang": "zh", "channel": "voice", "turns": turns}, ensure_ascii=False))
        file.flush()
        first = cuectl("tags", "--pack", PACK, "--turn", "2", file.name)
    check("over-quota" in first and "00:00:04" in first, first)


def both_languages():
    """/asked/a-pack-with-both-languages-answers-in-that-of-the-conversation"""
    pack = PACKS + "/shop-travel"
    turns = {"zh": "我想买双跑鞋", "en": "I want to buy some running shoes"}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for lang, text in turns.items():
            line = {"id": lang, "lang": lang, "channel": "chat", "turns": [{"t": 0, "role": "customer", "text": text}]}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        zh = cuectl("why", "--pack", pack, "--conversation", "zh", file.name)
        en = cuectl("why", "--pack", pack, "--conversation", "en", file.name)
        line = cuectl("replay", "--timeline", "--pack", pack, file.name).split("== en")[0]
        told = cuectl("why", "--pack", pack, "--conversation", "zh", "--lang", "en", file.name)
    check("听到「跑鞋」" in zh and "Heard" not in zh, zh)
    check("Heard “" in en and "听到" not in en, en)
    check("Heard “" in told, told)
    check("tag shopper 想买东西" in line and "Wants to buy" not in line, line)


def nothing_is_guessed():
    """/asked/what-is-not-there-is-said"""
    for verb, more in (("why", ()), ("why-not", ("--rule", "overage")), ("tags", ())):
        rest = ("--pack", SMALL, *more, SMALL_SESSION)
        for extra, code, words in ((("--conversation", "nobody"), 1, "there is no conversation nobody"),
                                   (("--turn", "999"), 1, "offer-said has no turn 999"),
                                   (("--at", "999"), 1, "offer-said has no event 999"),
                                   (("--turn", "1", "--at", "2"), 2, "one --turn or one --at"),
                                   (("--turn", "-1"), 2, "one --turn or one --at"),
                                   (("--lang", "fr"), 2, "--lang fr: zh or en is needed")):
            got = refused(verb, *extra, *rest)
            check(got[0] == code and words in got[1], f"{verb} {extra}: {got}")
    check(refused("operators", "--lang", "fr")[0] == 2, "operators in a language that nobody speaks")


run(tags_are_those_of_the_moment, a_rule_is_asked_by_its_name, what_is_over_tells_why_it_was_lit, the_time_line_names_turns, both_languages,
     nothing_is_guessed)
