# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags of the demo packs light by examples where no rule hears anything, and say in both languages that they were learnt."""

import json
import shutil
import tempfile

from cuectl import PACKS, check, cuectl, json_lines, run

# A turn that is no example and in which no rule hears the tag; the tag; what it lights.
HEARD = (("telecom-zh", "他让我去取两万块现金给他派来的人", "fraud-risk", "talk:fraud-stop"),
         ("telecom-zh", "合约下个月到头，我就不在你们这儿续了", "churn-risk", None),
         ("bank-en", "A man on the telephone told me to take my cash out and give it to a courier", "scam-live", "talk:scam-stop"),
         ("bank-en", "Our rent has gone up and I can't cover the loan any more", "money-trouble", "talk:money-trouble"),
         ("shop-travel", "我付了款你们要是不发货怎么办", "doubtful", None),
         ("shop-travel", "I can't quite make my mind up between the two", "hesitant", None))
# What is said every day, and what has the words of an examples' turn and means another thing.
NOT_HEARD = (("telecom-zh", "你好，帮我查下话费"), ("telecom-zh", "合约下个月到头，我想接着续"), ("telecom-zh", "好的，我记下来了"),
             ("bank-en", "I'd like to take some cash out in Spain"), ("bank-en", "What does the loan cost a month?"),
             ("shop-travel", "付款以后几天发货"), ("shop-travel", "I've made up my mind, I'll take the blue one"))


def sessions(texts):
    for text in texts:
        turns = [{"t": None, "role": "customer", "text": text}]
        yield json.dumps({"id": text, "lang": "zh", "channel": "chat", "turns": turns}, ensure_ascii=False)


def replay(verb, pack, texts, *more):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(sessions(texts)))
        file.flush()
        return cuectl(verb, "--pack", pack if "/" in pack else f"{PACKS}/{pack}", *more, file.name)


def played(rows):
    """Of each pack and text: its tags with the reason why they are on, and what is lit."""
    out = {(pack, text): ({}, set()) for pack, text, *_ in rows}
    for pack in sorted({pack for pack, *_ in rows}):
        texts = [text for of, text, *_ in rows if of == pack]
        for change in json_lines(replay("replay", pack, texts, "--json", "--all")):
            tags, lit = out[pack, change["conversation"]]
            if change["type"] == "tag" and change["on"]:
                tags[change["tag"]] = change["reason"]
            if change["type"] == "lamp" and change["to"] == "lit":
                lit.add(f"{change['kind']}:{change['of']}")
    return out


def light():
    """/learnt/examples-light-what-no-rule-hears"""
    found = played(HEARD)
    for pack, text, tag, lamp in HEARD:
        tags, lit = found[pack, text]
        check(tags.get(tag) == "learnt", f"{pack}: {text}: {tags}")
        check(lamp is None or lamp in lit, f"{pack}: {text}: lit {lit}")


def stay_dark():
    """/learnt/what-is-not-meant-stays-dark"""
    for (pack, text), (tags, _) in played(NOT_HEARD).items():
        learnt = [tag for tag, reason in tags.items() if reason == "learnt"]
        check(not learnt, f"{pack}: {text}: {learnt}")


def tell_why():
    """/learnt/the-reason-says-learnt-from-how-many-and-names-words-and-an-example"""
    for pack, text, tag, _ in HEARD:
        with open(f"{PACKS}/{pack}/examples.jsonl", encoding="utf-8") as file:
            examples = [json.loads(line) for line in file]
        of_tag = [example for example in examples if tag in example["tags"]]
        proof = json.loads(replay("why", pack, [text], "--lamp", tag, "--json").split("\t", 1)[1])
        learnt = proof["learnt"]
        check(learnt["n_examples"] == len(of_tag), f"{learnt}, not {len(of_tag)}")
        check(800 <= learnt["sure_milli"] < 1000 and learnt["margin_milli"] >= learnt["floor_milli"], str(learnt))
        check(all(0 < like["likeness_milli"] < 1000 for like in learnt["examples"]) and learnt["examples"], str(learnt))
        check(all(word["text"] in text for word in proof["words"]), str(proof))
        zh = pack == "telecom-zh"
        told = replay("why", pack, [text], "--lamp", tag, "--lang", "zh" if zh else "en")
        check((f"从 {len(of_tag)} 条例句学到，把握约 " if zh else f"Learnt from {len(of_tag)} examples, about ") in told, told)


def answers_with(pack, questions, examples):
    """What is said of the found answers when @examples stand in a copy of @pack."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(f"{PACKS}/{pack}", folder + "/pack")
        with open(folder + "/pack/examples.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(example, ensure_ascii=False) + "\n" for example in examples)
        found = json_lines(replay("replay", folder + "/pack", questions, "--json", "--all"))
    return [change for change in found if change["type"] == "lamp" and change["kind"] == "answer"]


def leave_answers():
    """/learnt/answers-are-found-as-without-examples"""
    with open(f"{PACKS}/bank-en/answers.jsonl", encoding="utf-8") as file:
        questions = [json.loads(line)["similar"][0] for line in file][:20]
    with open(f"{PACKS}/bank-en/examples.jsonl", encoding="utf-8") as file:
        examples = [json.loads(line) for line in file]
    after = [{**examples[0], "before": "Who told you to do that?"}, *examples[1:]]
    alone = answers_with("bank-en", questions, [])
    check(len(alone) >= 15, f"only {len(alone)} answers")
    check(answers_with("bank-en", questions, examples) == alone, "examples change what is found")
    check(answers_with("bank-en", questions, after) == alone, "examples with a turn before change what is found")


run(light, stay_dark, tell_why, leave_answers)
