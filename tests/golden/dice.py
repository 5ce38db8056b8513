# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs and conversations by dice: every operator and every kind of event, most of them in vain."""

import json
import os

WORDS = ["流量", "太贵", "取消", "宽带", "upgrade", "roaming", "bill", "投诉", "便宜", "not working"]
EXTRA = ["不要", "没有", "我", "吗？", "他说", "please", "not", "89元", "20 GB", "三个月", "。", "，", "星河0号"]
N_TAGS, N_FACTS, N_OFFERS, N_TALKS, N_RULES, N_STAGES = 6, 6, 3, 3, 10, 3
MAKERS = ("turn", "conversation.opened", "customer.facts", "tag.confirmed")
WAITS = [0, 1, 700, 1000, 2500, 9000, 30000, 61000, 200000]


class Pack:
    """A pack made up by @dice; later tags ask for earlier ones only."""

    def __init__(self, dice):
        self.dice = dice

    def pick(self, *options):
        return self.dice.choice(options)

    def some(self, letter, n):
        return f"{letter}{self.dice.randrange(n)}"

    def options(self):
        options = {"by": self.pick("customer", "agent", "any")}
        if self.dice.random() < 0.5:
            options["within_turns"] = self.dice.randrange(4)
        if self.dice.random() < 0.3:
            options["within_ms"] = 1000 * self.dice.randrange(1, 90)
        if self.dice.random() < 0.3:
            options["polarity"] = self.pick("plain", "negated", "quoted", "any")
        if self.dice.random() < 0.15:
            options["question"] = self.pick(True, False)
        return options

    def heard(self, op):
        phrase = self.some("p", len(WORDS))
        return {op: phrase} if self.dice.random() < 0.3 else {op: [phrase, self.options()]}

    def since(self, n_tags):
        what = ["opened", "agent", "customer", self.some("lit:r", N_RULES)] + \
            ([self.some("tag:t", n_tags)] if n_tags else [])
        return {"since": self.dice.choice(what)} if self.dice.random() < 0.6 else \
            {"silence": self.pick("customer", "agent")}

    def number(self):
        return self.pick(0, 1, 2, 3, 5, 20, 89, 1.5, -1, 60000, "20")

    def fact(self):
        return {self.pick("fact", "fact", "fact", "var"): self.some("plan.f", N_FACTS)}

    def value(self, depth, n_tags):
        kind = self.dice.randrange(9 if depth <= 0 else 14)
        if kind < 3:
            return self.fact()
        if kind < 9:
            return [self.heard("count_within"), self.since(n_tags), {"turns": self.pick("customer", "agent", "any")},
                    {"heard": self.pick("yuan", "gb")}, {"outcome": self.some("o", N_OFFERS)},
                    {"var": self.pick("channel", "lang", "stage")}][kind - 3]
        if kind == 9:
            return {"reduce": [[1, 2, 3], {"+": [{"var": "accumulator"}, {"var": "current"}, {"fact": "plan.f0"}]}, 0]}
        if kind == 10:
            return {"??": [self.fact(), 7]}
        if kind == 11:
            return {"try": [{"+": [self.fact(), 1]}, 4]}
        return {self.pick("+", "-", "*", "/", "%", "min", "max"): [self.value(depth - 1, n_tags), self.number()]}

    def comparison(self, depth, n_tags):
        order = self.pick("<", "<=", ">", ">=", "==", "!=", "===", "!==")
        sides = [self.value(depth - 1, n_tags), self.number()]
        if "=" in order and self.dice.random() < 0.2:
            sides[1] = self.pick("v0", "v1", "chat", "zh", "s1", "accepted", "refused", None)
        if self.dice.random() < 0.2:
            sides.reverse()
        if order in ("<", ">=") and self.dice.random() < 0.1:
            sides.append(40)
        return {order: sides}

    def lit(self):
        # in an "or", or random rules would wait for each other
        return {"or": [{"lit": self.some("r", N_RULES)}]}

    def rare(self):
        return self.pick(
            {"missing": [self.some("plan.f", N_FACTS)]}, {"missing_some": [1, ["plan.f1", "plan.f2"]]},
            {"in": ["o1", {"fact": "customer.products"}]}, {"throw": "no"},
            {"some": [{"fact": "customer.products"}, {"==": [{"var": ""}, "o2"]}]},
            {"!": {"var": {"cat": ["plan.", "f3"]}}}, {"%": [{"silence": "customer"}, 7000]},
            {"==": [{"stage": []}, "s1"]})

    def truth(self, depth, n_tags):
        kind = self.dice.randrange(12) if depth > 0 else 11
        if kind < 5:
            return {"and" if kind < 3 else "or": [self.truth(depth - 1, n_tags) for _ in range(self.dice.randint(1, 3))]}
        if kind < 7:
            return {"!" if kind == 5 else "!!": self.truth(depth - 1, n_tags)}
        if kind == 7:
            return {"if": [self.truth(depth - 1, n_tags), self.truth(depth - 1, n_tags), False]}
        kind = self.dice.randrange(16)
        if kind < 7:
            return {"tag": self.some("t", n_tags)} if n_tags and kind > 3 else self.heard("says")
        return [{"said": self.some("k", N_TALKS) + "/a"}, {"stage": self.some("s", N_STAGES)},
                {"owns": self.some("o", N_OFFERS)}, self.lit(), self.rare(), self.fact(),
                *[self.comparison(depth, n_tags) for _ in range(3)]][kind - 7]

    def when(self, n_tags=N_TAGS):
        return self.truth(self.dice.randrange(4), n_tags)

    def tag(self, i):
        record = {"tag": f"t{i}", "title": "T", "kind": "need", "when": self.when(i)}
        if self.dice.random() < 0.25:
            record["until"] = self.when(i)
        if self.dice.random() < 0.5:
            record["decay_ms"] = 1000 * self.dice.randrange(1, 120)
        if self.dice.random() < 0.3:
            record["contradicts"] = [f"t{(i + 1 + self.dice.randrange(N_TAGS - 1)) % N_TAGS}"]
        return record

    def rule(self, i):
        record = {"rule": f"r{i}", "version": i + 1, "title": "R", "weight": self.dice.randrange(100), "when": self.when()}
        if self.dice.random() < 0.25:
            record["hold"] = self.when()
        if self.dice.random() < 0.2:
            record["channel"] = ["voice"]
        if self.dice.random() < 0.4:
            record.update(once_per="none", cooldown_ms=1000 * self.dice.randrange(60), ttl_ms=20000)
        record["light"] = self.dice.choice([
            [{"offer": self.some("o", N_OFFERS)}, {"talk": self.some("k", N_TALKS)}], [{"answer": self.some("a", 3)}],
            [{"offer": self.some("o", N_OFFERS)}], [{"talk": self.some("k", N_TALKS)}]])
        return record

    def offer(self, i):
        record = {"offer": f"o{i}", "title": f"星河{i}号", "pitch": "P", "weight": self.dice.randrange(100),
                  "tags": [self.some("t", N_TAGS)]}
        if self.dice.random() < 0.6:
            record["fit"] = [{"why": "W", "when": self.when()}]
        if self.dice.random() < 0.3:
            record["excludes"] = [f"o{(i + 1) % N_OFFERS}"]
        return record

    def files(self):
        return {
            "pack.json": [{"pack": "random", "version": 1, "title": "R", "lang": "zh", "stages": [
                {"stage": f"s{i}", "title": "S", "when": self.when()} for i in range(N_STAGES)]}],
            "phrases.jsonl": [{"phrase": f"p{i}", "title": "P", "any": [word]} for i, word in enumerate(WORDS)],
            "facts.jsonl": [{"fact": f"plan.f{i}", "title": "F", "type": "number"} for i in range(N_FACTS)],
            "tags.jsonl": [self.tag(i) for i in range(N_TAGS)],
            "holds.jsonl": [{"hold": f"h{i}", "title": "H", "when": self.when()} for i in range(2)],
            "offers.jsonl": [self.offer(i) for i in range(N_OFFERS)],
            "talks.jsonl": [{"talk": f"k{i}", "title": "K", "sells": i == 0, "points": [
                {"point": "a", "say": WORDS[i] + "好", "keys": [{"any": ["bill", "宽带"]}], "must": i < 2}]}
                for i in range(N_TALKS)],
            "answers.jsonl": [{"answer": f"a{i}", "title": "A", "question": WORDS[i] + "怎么办",
                               "similar": ["一", "二", "三"], "reply": "R"} for i in range(3)],
            "rules.jsonl": [self.rule(i) for i in range(N_RULES)]}

    def write(self, folder):
        for name, records in self.files().items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


class Conversation:
    """Events of one conversation."""

    def __init__(self, dice, name, words=None, targets=()):
        self.targets = targets
        self.dice, self.name, self.events, self.at_ms = dice, name, [], 1780275600000
        self.words, self.n_turns = words or (WORDS, EXTRA), 0

    def add(self, kind, **body):
        self.at_ms += self.dice.choice(WAITS) if self.events else 0
        self.events.append({"stream": "conversation:" + self.name, "seq": len(self.events) + 1, "type": kind, "v": 1,
                            "at_ms": self.at_ms, "device": "d", "mid": len(self.events) + 1, "body": body})

    def facts(self):
        facts = {"plan": {f"f{self.dice.randrange(N_FACTS)}": self.dice.choice(
            [0, 1, 3, 20, 40, 89, -1, 2.5, "20", "v1", "v0", True, None]) for _ in range(self.dice.randrange(4))}}
        if self.dice.random() < 0.4:
            facts["customer"] = {"products": [f"o{self.dice.randrange(N_OFFERS)}"]}
        return facts

    def say(self):
        again = self.n_turns > 0 and self.dice.random() < 0.12
        turn = self.dice.randrange(self.n_turns) if again else self.n_turns
        self.n_turns += not again
        text = " ".join(self.dice.choice(self.dice.choice(self.words)) for _ in range(self.dice.randint(1, 5)))
        self.add("turn", turn=f"t{turn}", rev=len(self.events) + 1, text=text,
                 role=self.dice.choice(["customer", "customer", "agent", "agent", "system"]))

    def act(self):
        kind, dice = self.dice.randrange(9), self.dice
        if kind == 0:
            self.add("customer.facts", facts=self.facts())
        elif kind == 1:
            self.add("tick")
        elif kind == 2:
            self.add(dice.choice(["tag.confirmed", "tag.struck"]), tag=f"t{dice.randrange(N_TAGS)}")
        elif kind == 3:
            self.add("point.ticked", point=f"k{dice.randrange(N_TALKS)}/a", note="n")
        elif kind == 4:
            self.add("outcome", offer=f"o{dice.randrange(N_OFFERS)}", result=dice.choice(["accepted", "refused", "undecided"]))
        elif kind == 5:
            self.add("pressure", level=dice.randrange(4))
        elif kind == 6:
            self.add("speech", role="customer", speaking=dice.random() < 0.4)
        elif kind == 7:
            self.add("budget", per_min=dice.randrange(1, 6))
        else:
            made = dice.choice([event["seq"] for event in self.events if event["type"] in MAKERS])
            for target in self.targets:  # most of them in vain
                if dice.random() < 0.3:
                    self.add(dice.choice(["lamp.taken", "lamp.declined", "lamp.pinned", "lamp.pinned"]),
                             lamp=f"{made}.{target}")

    def make(self, n):
        self.add("conversation.opened", channel=self.dice.choice(["chat", "voice"]), lang="zh", customer=self.facts())
        for _ in range(n):
            if self.dice.random() < 0.6:
                self.say()
            else:
                self.act()
        return self.events


def targets_of(pack):
    """What its rules may light, as in the id of a lamp: "rule.of"."""
    with open(pack + "/rules.jsonl", encoding="utf-8") as lines:
        return [f"{rule['rule']}.{of}" for rule in map(json.loads, lines)
                for target in rule["light"] for of in target.values()]


def write_log(path, pack, dice, n, n_events, words=None):
    """@n conversations of random events with @pack at @path."""
    targets = targets_of(pack)
    with open(path, "w", encoding="utf-8") as file:
        for i in range(n):
            for event in Conversation(dice, f"c{i}", words, targets).make(n_events):
                file.write(json.dumps(event, ensure_ascii=False) + "\n")
