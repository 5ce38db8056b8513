# SPDX-License-Identifier: GPL-3.0-or-later
"""What could be changed for a rule to light, as docs/proofs.md says, read from the pack's own files: for exhaust.c."""

import json

ORDERS = ("<", "<=", ">", ">=", "==", "!=", "===", "!==")
SELLING = {"offer"}


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def calls(logic):
    """Every operation in a condition as (operator, arguments as a list)."""
    if isinstance(logic, list):
        for one in logic:
            yield from calls(one)
    elif isinstance(logic, dict) and len(logic) == 1:
        (op, arguments), = logic.items()
        yield op, arguments if isinstance(arguments, list) else [arguments]
        if op not in ("says", "count_within"):
            yield from calls(arguments)


def name_of(logic):
    """The fact that it reads."""
    for op, arguments in list(calls(logic))[:1] if isinstance(logic, dict) else ():
        if op in ("fact", "var") and arguments and isinstance(arguments[0], str):
            return arguments[0]
    return None


def around(value):
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return [value, value + 1, value - 1]
    return [] if value is None or isinstance(value, (dict, list)) else [value]


class Space:
    """The changes for one rule of a pack."""

    def __init__(self, pack):
        self.files = {name: {record[name]: record for record in records(f"{pack}/{name}s.jsonl")}
                      for name in ("phrase", "fact", "tag", "hold", "offer", "talk", "rule")}

    def conditions(self, rule):
        """Of the rule, of its offers, of the holds that may keep it; and the products that these ask about."""
        targets = [next(iter(target.items())) for target in rule["light"]]
        offers = [self.files["offer"][of] for kind, of in targets if kind == "offer"]
        sells = bool(offers) or any(self.files["talk"][of].get("sells") for kind, of in targets if kind == "talk")
        products = [of for offer in offers for of in (offer["offer"], *offer.get("excludes", ()), *offer.get("requires", ()))]
        holds = [hold["when"] for hold in self.files["hold"].values() if sells or hold.get("scope") == "all"]
        return [rule["when"], rule.get("hold"), *[fit["when"] for offer in offers for fit in offer.get("fit", ())], *holds], products

    def values(self, asked):
        """(fact, value) for every fact that is asked for."""
        for op, arguments in asked:
            if op in ORDERS:
                yield from ((name_of(side), value) for side in arguments if name_of(side)
                            for other in arguments for value in around(other))
            elif op == "in" and name_of(arguments[0]) and isinstance(arguments[-1], list):
                yield from ((name_of(arguments[0]), value) for one in arguments[-1] for value in around(one))
            name = name_of({op: arguments}) if op in ("fact", "var") else arguments[0] if op == "missing" else None
            fact = self.files["fact"].get(name, {})
            if isinstance(name, str) and name != "customer.products":
                yield from ((name, value) for value in {"number": [1], "bool": [True, False]}.get(fact.get("type"), []))
                yield from ((name, value if isinstance(value, str) else value["value"]) for value in fact.get("values", ()))
                yield name, None

    def phrases_of(self, tags):
        """The phrase sets that tags are learnt from."""
        seen, todo = set(), list(tags)
        while todo:
            tag = todo.pop()
            if tag in seen or tag not in self.files["tag"]:
                continue
            seen.add(tag)
            for op, arguments in calls(self.files["tag"][tag]["when"]):
                if op in ("says", "count_within"):
                    yield arguments[0]
                elif op == "tag":
                    todo.append(arguments[0])

    def said(self, phrase, options, turns):
        """The wording in the last turn of who must say it, as it must be said; or a turn of its own."""
        wording = next((any_ for any_ in phrase["any"] if isinstance(any_, str) and "…" not in any_ and "..." not in any_), None)
        if wording is None:
            return
        role = "agent" if options.get("by") == "agent" else "customer"
        latin = wording[0].isascii() and wording[0].isalnum()
        before = {"negated": ("不", "not "), "quoted": ("他说", "he said ")}.get(options.get("polarity"), ("", ""))[latin]
        asks = ("？", "?")[latin] if options.get("question") else ""
        last = [turn for turn, body in turns.items() if body["role"] == role][-1:]
        yield {"add": (". " if latin else "。") + before + wording + asks, "role": role, "turn": last[0] if last else None}

    def unsaid(self, phrase, turns):
        cuts = [[turn, any_] for turn, body in turns.items() for any_ in phrase["any"] if isinstance(any_, str) and any_ in body["text"]]
        if cuts:
            yield {"cut": cuts}

    def all(self, rule, events):
        turns = {}
        for event in events:
            if event["type"] == "turn" and event["body"]["rev"] > turns.get(event["body"]["turn"], {"rev": 0})["rev"]:
                turns[event["body"]["turn"]] = event["body"]
        conditions, products = self.conditions(self.files["rule"][rule])
        asked = [call for condition in conditions for call in calls(condition)]
        tags = [arguments[0] for op, arguments in asked if op == "tag" and arguments[0] in self.files["tag"]]
        changes = [{"tag": tag} for tag in tags]
        changes += [{"fact": fact, "value": value} for fact, value in self.values(asked) if "." in fact]
        changes += [{"product": of} for of in products + [arguments[0] for op, arguments in asked if op == "owns"]]
        for op, arguments in asked:
            phrase = self.files["phrase"].get(arguments[0]) if op in ("says", "count_within") else None
            if phrase:
                changes += [*self.said(phrase, arguments[1] if len(arguments) > 1 else {}, turns), *self.unsaid(phrase, turns)]
        changes += [change for phrase in self.phrases_of(tags) for change in self.said(self.files["phrase"][phrase], {}, turns)]
        kinds = {event["type"] for event in events}
        changes += [{"event": kind, "body": body} for kind, body in (
            ("speech", {"role": "customer", "speaking": False}), ("pressure", {"level": 0}), ("budget", {})) if kind in kinds]
        unique = {json.dumps(change, sort_keys=True): change for change in changes}
        return list(unique.values())
