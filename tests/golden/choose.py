# SPDX-License-Identifier: GPL-3.0-or-later
"""Records chosen and next lines learnt from small made-up folders, each solvable by one kind of knowledge alone."""

import json
import tempfile

from cuectl import check, cuectl, run

HEAD = ["id", "text", "labels", "conv", "turn", "cands"]


def folder(path, task, train, test, records, conversations=()):
    """Writes tables of (text, labels, conversation, turn) and their records."""
    for part, rows in (("train", train), ("test", test)):
        with open(f"{path}/{task}_{part}.tsv", "w", encoding="utf-8") as table:
            table.write("\t".join(HEAD) + "\n")
            for at, row in enumerate(rows):
                table.write("\t".join([f"{part}{at:03}", *(str(cell) for cell in row), "-"]) + "\n")
    for name, rows in ((records[0], records[1]), ("conversations.jsonl", conversations)):
        with open(f"{path}/{name}", "w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def firsts(verb, path):
    """The best prediction for each query; asked twice, because the same is learnt every time."""
    out = cuectl(verb, "--data", path)
    check(out == cuectl(verb, "--data", path), "learnt something else the second time")
    best = {}
    for line in out.splitlines():
        query, label, _score = line.split("\t")
        best.setdefault(query, label)
    return [best.get(query) for query in sorted(best)]


def by_number():
    """/choose/a-number-of-a-unit-is-of-a-column"""
    prices = [20 + 7 * at for at in range(30)]
    records = [{"id": f"P{at}", "name": f"Model {chr(65 + at // 10)}{at}x", "domain": "phone", "price": price, "weight": 900 - 3 * at}
               for at, price in enumerate(prices)]
    train = [(f"I want one for {prices[at]}-{prices[at] + 3}元", f"P{at}", "-", "-") for at in range(0, 30, 2)]
    test = [(f"I want one for {prices[at]}-{prices[at] + 3}元", f"P{at}", "-", "-") for at in range(1, 30, 2)]
    with tempfile.TemporaryDirectory() as path:
        folder(path, "products", train, test, ("products.jsonl", records))
        found = firsts("products", path)
    check(found == [row[1] for row in test], f"found {found}")


def by_value():
    """/choose/a-value-in-a-list-is-wanted"""
    dishes = ["烤鸭", "驴肉", "涮羊肉", "豆汁", "炸酱面", "卤煮", "爆肚", "锅贴", "馄饨", "春饼", "烧麦", "糖耳朵"]
    records = [{"id": f"R{at}", "name": f"{'甲乙丙丁戊己庚辛壬癸子丑'[at]}记小馆", "domain": "餐馆", "菜": [dish, "米饭"]}
               for at, dish in enumerate(dishes)]
    train = [(f"想吃{dishes[at]}，去哪里好", f"R{at}", "-", "-") for at in range(6)]
    test = [(f"有没有{dishes[at]}可以吃", f"R{at}", "-", "-") for at in range(6, 12)]
    with tempfile.TemporaryDirectory() as path:
        folder(path, "products", train, test, ("products.jsonl", records))
        found = firsts("products", path)
    check(found == [row[1] for row in test], f"found {found}")


def by_name_before():
    """/choose/of-the-place-named-before"""
    places = ["Acorn", "Bramble", "Cedar", "Dahlia", "Elder", "Fennel", "Gorse", "Hazel"]
    topics = [("parking", "Guests may leave a car in the yard"), ("pets", "Dogs and cats are welcome"),
              ("breakfast", "Food is served until ten")]
    asked = {"parking": "where do I leave my car", "pets": "may I bring my dogs", "breakfast": "when is food served"}
    records = [{"id": f"{place}:{topic}", "domain": "hotel", "entity": f"{place} Hotel", "a": answer}
               for place in places for topic, answer in topics]
    talks = [{"id": f"c{at}", "turns": [{"role": "agent", "text": f"I suggest {place} Hotel."}, {"role": "customer", "text": "?"}]}
             for at, place in enumerate(places)]
    rows = [(asked[topic], f"{place}:{topic}", f"c{at}", 1) for at, place in enumerate(places) for topic, _ in topics]
    with tempfile.TemporaryDirectory() as path:
        folder(path, "knowledge", rows[:15], rows[15:], ("faq.jsonl", records), talks)
        found = firsts("knowledge", path)
    check(found == [row[1] for row in rows[15:]], f"found {found}")


def lines_of_the_flow():
    """/choose/only-lines-of-the-own-flow"""
    lines = [{"id": f"{flow}-{step}", "task": flow, "text": text, "examples": []}
             for flow in ("taxi", "bank") for step, text in (("name", "Your name?"), ("when", "At what time?"), ("bye", "Goodbye."))]
    talks = []
    rows = []
    for at in range(24):
        flow = ("taxi", "bank")[at % 2]
        turns = []
        for step in ("name", "when", "bye"):
            turns.append({"role": "customer", "text": ("hello", "fine", "well")[(at + len(turns)) % 3]})
            rows.append((turns[-1]["text"], f"{flow}-{step}", f"t{at}", len(turns)))
            turns.append({"role": "agent", "text": "…", "labels": [f"{flow}-{step}"]})
        talks.append({"id": f"t{at}", "task": flow, "turns": turns})
    with tempfile.TemporaryDirectory() as path:
        folder(path, "steps", rows[:54], rows[54:], ("scripts.jsonl", lines), talks)
        found = firsts("steps", path)
        printed = cuectl("steps", "--data", path)
    check(found == [row[1] for row in rows[54:]], f"found {found}")
    wanted = {f"test{at:03}": row[1].split("-")[0] for at, row in enumerate(rows[54:])}
    for line in printed.splitlines():
        query, label, _score = line.split("\t")
        check(label.startswith(wanted[query]), f"{query}: {label} is of another flow")


run(by_number, by_value, by_name_before, lines_of_the_flow)
