#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A proof is evaluated again, by somebody else.

This is the naive oracle: JsonLogic with Cuelight's operators as docs/pack.md tells them, written
without a look at the engine, over nothing but the proof: `logic` (the condition as written) and
`read` (what it asked for). It shares no line and no language with the engine. As a program it
reads lines `{"proof": …, "to": …}` from standard input and prints those that do not prove
themselves; the exit status is 1 when there are any.
"""
import json
import sys


class Failed(Exception):
    """An error of JsonLogic, with what was thrown."""

    def __init__(self, thrown):
        super().__init__(str(thrown))
        self.thrown = thrown if isinstance(thrown, dict) else {"type": thrown}


class Unproven(Exception):
    """The proof does not hold what the condition asks for."""


class Unknown:
    """What nobody knows: null, but every comparison with it is false."""


UNKNOWN = Unknown()


def is_null(value):
    return value is None or value is UNKNOWN


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def truthy(value):
    if is_null(value):
        return False
    if isinstance(value, dict):
        return True
    return bool(value)


def number(value):
    """What stands for a number, or None."""
    if is_null(value):
        return 0
    if isinstance(value, bool):
        return int(value)
    if is_number(value):
        return value
    if isinstance(value, str):
        text = value.strip()
        if not text:
            return 0
        if set(text) - set("0123456789+-.eE"):
            return None
        try:
            read = float(text)
        except ValueError:
            return None
        return None if read in (float("inf"), float("-inf")) else read
    return None


def text_of(value):
    if is_null(value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ",".join(text_of(item) for item in value)
    if isinstance(value, dict):
        raise Failed("Invalid Arguments")
    return str(int(value)) if float(value).is_integer() else repr(value)


def same(a, b):
    if is_number(a) and is_number(b):
        return a == b
    if is_null(a) or is_null(b):
        return is_null(a) and is_null(b)
    if isinstance(a, bool) != isinstance(b, bool) or type(a) is not type(b):
        return False
    return a == b


def member(value, key):
    """(found, value)"""
    if isinstance(value, dict):
        return key in value, value.get(key)
    if isinstance(value, list) and key.isdigit() and int(key) < len(value):
        return True, value[int(key)]
    return False, None


class Oracle:
    def __init__(self, proof):
        self.now = proof["at_ms"]
        self.read = {}
        self.heard = []
        for entry in proof.get("read", []):
            if entry["op"] in ("says", "count_within"):
                self.heard.append(entry)
            else:
                self.read[entry["op"], entry["id"]] = entry
        self.frames = [None]

    # what was read

    def entry(self, op, name):
        if (op, name) not in self.read:
            raise Unproven(f"{op} {name!r} was not read")
        return self.read[op, name]

    def value(self, op, name):
        entry = self.entry(op, name)
        return json.loads(entry["json"]) if "json" in entry else entry["value"]

    def fact(self, name):
        value = self.value("fact", name)
        return UNKNOWN if value is None else value

    def find(self, name):
        """(found, value): of the data around, then of the conversation."""
        if name == "":
            return True, self.frames[-1]
        place, found = self.frames[-1], True
        for key in name.split("."):
            found, place = member(place, key)
            if not found:
                break
        if found:
            return True, place
        if name in ("channel", "lang"):
            value = self.value("var", name)
        elif name == "stage":
            value = self.value("stage", "")
        else:
            value = self.value("fact", name)
        return value is not None, value

    # what was said

    def count(self, op, arguments):
        phrase, options = (arguments, {}) if isinstance(arguments, str) else (
            arguments[0], arguments[1] if len(arguments) > 1 else {})
        whole = op == "count_within" or "within_ms" in options
        asked = {"op": op, "id": phrase, "by": "customer", "within_turns": 0 if whole else 1,
                 "within_ms": 0, "polarity": "plain"}
        asked.update({key: value for key, value in options.items() if key != "note"})
        for entry in self.heard:
            if all(entry.get(key) == value for key, value in asked.items()) and \
                    ("question" in entry) == ("question" in asked):
                return self.count_turns(asked, entry)
        raise Unproven(f"{op} {phrase!r} was not read")

    def count_turns(self, asked, entry):
        """Every word that is named must be one that was asked for."""
        turns = set()
        for word in entry["words"]:
            by = asked["by"]
            if by not in ("any", word["role"]):
                raise Unproven(f"{asked['id']}: said by {word['role']}")
            if asked["polarity"] not in ("any", word["polarity"]):
                raise Unproven(f"{asked['id']}: {word['polarity']}")
            if "question" in asked and asked["question"] != word["question"]:
                raise Unproven(f"{asked['id']}: asked or not")
            if asked["within_turns"] > 0:
                last = self.value("turns", by)
                nth = word["nth_of_all" if by == "any" else "nth"]
                if nth + asked["within_turns"] <= last:
                    raise Unproven(f"{asked['id']}: turn {nth} of {last}")
            if 0 < asked["within_ms"] < self.now - word["at_ms"]:
                raise Unproven(f"{asked['id']}: too long ago")
            turns.add(word["turn"])
        return max(entry.get("turns", 0), len(turns))

    # evaluation

    def evaluate(self, logic):
        if isinstance(logic, list):
            return [self.evaluate(item) for item in logic]
        if not isinstance(logic, dict) or not logic:
            return logic
        (op, arguments), = logic.items()
        special = getattr(self, "do_" + SPECIAL.get(op, ""), None)
        if special is not None:
            return special(op, arguments)
        if op in PLAIN:
            return PLAIN[op](self, *self.spread(arguments))
        raise Unproven(f"{op!r} is not known to the oracle")

    def spread(self, arguments):
        if isinstance(arguments, list):
            return [self.evaluate(item) for item in arguments]
        value = self.evaluate(arguments)
        return value if isinstance(value, list) else [value]

    def one(self, arguments):
        return self.evaluate((arguments + [None])[0] if isinstance(arguments, list) else arguments)

    def do_talk(self, op, arguments):
        if op in ("says", "count_within"):
            n = self.count(op, arguments)
            return n > 0 if op == "says" else n
        name = arguments
        if isinstance(arguments, list):
            name = arguments[0] if arguments else None
        if op == "fact":
            return self.fact(name)
        if op == "stage":
            stage = self.value("stage", "")
            return stage if name is None else stage == name
        if op in ("since", "silence"):
            start = self.entry("since", name)["at_ms"]
            return UNKNOWN if start < 0 else self.now - start
        if op == "heard":
            entry = self.entry("heard", name)
            return entry["value_micro"] / 1000000 if "value_micro" in entry else UNKNOWN
        if op == "owns":
            products = self.value("fact", "customer.products")
            return isinstance(products, list) and name in products
        return self.value(op, name)  # tag, said, turns, outcome, lit

    def do_and(self, op, arguments):
        value = False
        for argument in arguments:
            value = self.evaluate(argument)
            if truthy(value) == (op == "or"):
                break
        return value

    def do_not(self, op, arguments):
        return truthy(self.one(arguments)) == (op == "!!")

    def do_if(self, _, arguments):
        for i in range(0, len(arguments) - 1, 2):
            if truthy(self.evaluate(arguments[i])):
                return self.evaluate(arguments[i + 1])
        return self.evaluate(arguments[-1]) if len(arguments) % 2 else None

    def do_first(self, _, arguments):
        for argument in arguments if isinstance(arguments, list) else [arguments]:
            value = self.evaluate(argument)
            if not is_null(value):
                return value
        return None

    def do_compare(self, op, arguments):
        values = []
        for i, argument in enumerate(arguments):
            values.append(self.evaluate(argument))
            if i and not self.pair(op, arguments[i - 1:i + 1], values[i - 1:]):
                return False
        return True

    def pair(self, op, written, values):
        a, b = values
        if None not in written and (a is UNKNOWN or b is UNKNOWN):
            return False
        if op in ("===", "!=="):
            return same(a, b) == (op == "===")
        if not (isinstance(a, str) and isinstance(b, str)):
            if op in ("==", "!=") and ((is_null(a) and isinstance(b, str) and number(b) is None)
                                       or (is_null(b) and isinstance(a, str) and number(a) is None)):
                return op == "!="
            a, b = number(a), number(b)
            if a is None or b is None:
                raise Failed("NaN")
        else:
            a, b = a.encode(), b.encode()
        return {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[op]

    def do_sum(self, op, arguments):
        values = self.spread(arguments)
        numbers = [number(value) for value in values]
        if None in numbers:
            raise Failed("NaN")
        if UNKNOWN in values:
            return UNKNOWN
        start = {"+": 0, "*": 1, "-": 0, "/": 1}.get(op)
        if not numbers:
            return start
        if len(numbers) == 1 and op in "-/":
            numbers.insert(0, start)
        result = numbers[0]
        for other in numbers[1:]:
            result = self.step(op, result, other)
        return result

    @staticmethod
    def step(op, a, b):
        try:
            if op == "%":
                rest = abs(a) % abs(b)
                return -rest if a < 0 else rest
            return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b,
                    "/": lambda: a / b, "min": lambda: min(a, b), "max": lambda: max(a, b)}[op]()
        except ZeroDivisionError:
            raise Failed("NaN") from None

    def do_var(self, _, arguments):
        values = self.spread(arguments)
        found, value = self.find(text_of(values[0]) if values else "")
        if found:
            return value
        return values[1] if len(values) > 1 else UNKNOWN

    def do_missing(self, op, arguments):
        values = self.spread(arguments)
        names = values[1] if op == "missing_some" else values
        missing = [name for name in names if self.find(text_of(name))[1] in (None, "")]
        if op == "missing_some" and len(names) - len(missing) >= number(values[0]):
            return []
        return missing

    def do_try(self, _, arguments):
        arguments = arguments if isinstance(arguments, list) else [arguments]
        depth = len(self.frames)
        for i, argument in enumerate(arguments):
            try:
                return self.evaluate(argument)
            except Failed as failed:
                if i + 1 == len(arguments):
                    raise
                thrown = failed.thrown
            finally:
                del self.frames[depth:]
            self.frames.append(thrown)
        return None

    def do_throw(self, _, arguments):
        raise Failed(self.one(arguments))

    def do_preserve(self, _, arguments):
        return arguments

    def body(self, arguments, item):
        self.frames.append(item)
        try:
            return self.evaluate(arguments[1])
        finally:
            self.frames.pop()

    def do_list(self, op, arguments):
        items = self.evaluate(arguments[0])
        if items is UNKNOWN or (items is None and op in ("map", "filter", "reduce")):
            items = []
        if not isinstance(items, list):
            raise Failed("Invalid Arguments")
        if op == "reduce":
            return self.reduce(items, arguments)
        if op == "map":
            return [self.body(arguments, item) for item in items]
        if op == "filter":
            return [item for item in items if truthy(self.body(arguments, item))]
        if op == "all":
            return bool(items) and all(truthy(self.body(arguments, item)) for item in items)
        return any(truthy(self.body(arguments, item)) for item in items) == (op == "some")

    def reduce(self, items, arguments):
        if len(arguments) > 2 or not items:
            value = self.evaluate(arguments[2]) if len(arguments) > 2 else None
        else:
            value, items = items[0], items[1:]
        for item in items:
            value = self.body(arguments, {"accumulator": value, "current": item})
        return value


def contains(_, value, whole):
    if isinstance(whole, list):
        return any(same(item, value) for item in whole)
    if not isinstance(whole, str) or is_null(value) or isinstance(value, dict):
        return False
    return text_of(value) in whole


def substring(_, text, start, count=None):
    text, start = text_of(text), int(number(start))
    start = max(0, min(len(text), start if start >= 0 else len(text) + start))
    if count is None:
        return text[start:]
    count = int(number(count))
    return text[start:max(start, start + count if count >= 0 else len(text) + count)]


PLAIN = {
    "in": contains,
    "substr": substring,
    "cat": lambda _, *values: "".join(text_of(value) for value in values),
    "merge": lambda _, *values: [item for value in values
                                 for item in (value if isinstance(value, list) else [value])],
}
SPECIAL = {"if": "if", "?:": "if", "??": "first", "and": "and", "or": "and", "!": "not", "!!": "not",
           "var": "var", "missing": "missing", "missing_some": "missing", "try": "try",
           "throw": "throw", "preserve": "preserve"}
SPECIAL.update(dict.fromkeys(["tag", "fact", "says", "count_within", "said", "stage", "since", "silence",
                              "turns", "heard", "owns", "outcome", "lit"], "talk"))
SPECIAL.update(dict.fromkeys(["==", "===", "!=", "!==", "<", "<=", ">", ">="], "compare"))
SPECIAL.update(dict.fromkeys(["+", "-", "*", "/", "%", "min", "max"], "sum"))
SPECIAL.update(dict.fromkeys(["map", "filter", "reduce", "all", "some", "none"], "list"))


def truth(at_ms, part):
    """True, False or the error as a text, of a part of a proof that has `logic`."""
    oracle = Oracle({"at_ms": at_ms, **{key: part[key] for key in ("read",) if key in part}})
    try:
        return truthy(oracle.evaluate(json.loads(part["logic"])))
    except Failed as failed:
        return str(failed)


def check_lit(proof):
    if "logic" in proof:
        value = truth(proof["at_ms"], proof)
        return None if value is True else f"when is {value}"
    if "likeness_milli" in proof:
        return None if proof["likeness_milli"] >= proof["floor_milli"] else "not like the question"
    return "no condition"


def check_held(proof):
    """Held by something, and every hold that is a condition holds."""
    if not proof.get("held_by"):
        return "held by nothing"
    for held in proof["held_by"]:
        if "logic" not in held:
            continue
        value = truth(proof["at_ms"], held)
        if (value is False) != ("unless" in held):
            if not ("unless" in held and isinstance(value, str)):
                return f"hold {held['hold']} is {value}"
    return None


def check(row):
    """None, or why the proof of a change of a lamp does not prove it."""
    try:
        if row["to"] == "lit":
            return check_lit(row["proof"])
        return check_held(row["proof"]) if row["to"] == "held" else None
    except Unproven as unproven:
        return str(unproven)


def main():
    n, bad, held, conditions = 0, 0, 0, 0
    for line in sys.stdin:
        row = json.loads(line)
        n += row["to"] == "lit"
        held += row["to"] == "held"
        conditions += "logic" in row["proof"]
        why = check(row)
        if why is not None:
            bad += 1
            print(f"{why}: {line}", end="")
    print(f"{n} lit, {held} held, {conditions} with a condition, {bad} do not prove themselves")
    return 1 if bad or n == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
