# SPDX-License-Identifier: GPL-3.0-or-later
"""
Bad lines among good conversations: each is reported with its place, what was found and what would be right, the good
rest is replayed as if it stood alone, and nothing takes long.
"""

import glob
import json
import os
import re
import tempfile

from corpus import BAD, CONVERSATIONS, DATA, LIMIT_S, PACKS, SHOP, SMALL, check, digests, lines_of, need, promises, run, start, steers

GOOD = [json.dumps({"id": f"good-{n}", "lang": "en", "channel": "chat", "customer": {"plan": {"gb_used": 20 + n}},
                    "turns": [{"t": None, "role": "customer", "text": f"I ran out of data {n} times, it is too expensive"},
                              {"t": None, "role": "agent", "text": "For 20 yuan more a month you get 60 GB."}]}).encode()
        for n in range(4)]
COMPLAINT = re.compile(r"^cuectl: (?P<file>.*?):(?P<line>\d+): (?P<rest>.*found .+; .+)$", re.S)


def mix(documents):
    """Lines of a file with good ones between, and the numbers of those that must be refused."""
    lines, bad = [], []
    for n, document in enumerate(documents):
        if n % 7 == 0 and n // 7 < len(GOOD):
            lines.append(GOOD[n // 7])
        for line in document.split(b"\n"):
            lines.append(line)
            if line.removesuffix(b"\r"):
                bad.append(len(lines))
    return lines + [GOOD[-1].replace(b"good-3", b"last")], bad


def complaints(ended):
    """(line, message) of each complaint; every one has the shape that we promise."""
    found = []
    for line in lines_of(ended.err):
        row = COMPLAINT.match(line)
        check(row, f"no place, no finding or no advice: {line[:300]}")
        found.append((int(row["line"]), row["rest"]))
    return found


def refuse(documents, by=SMALL, stdin=False):
    """Replays @documents among good lines. All of them are refused, all of the good ones are not."""
    lines, bad = mix(documents)
    with tempfile.TemporaryDirectory() as folder:
        path, alone = folder + "/mixed.jsonl", folder + "/good.jsonl"
        with open(path, "wb") as out:
            out.write(b"\n".join(lines))
        good = [line for number, line in enumerate(lines, 1) if number not in bad and line.startswith(b'{"id"')]
        with open(alone, "wb") as out:
            out.write(b"\n".join(good))
        want = digests(by, alone)
        with open(path, "rb") as mixed:
            ended = start("replay", "--digest", "--pack", by, "-" if stdin else path, stdin=mixed.read() if stdin else b"", limit_s=20 * LIMIT_S)
    check(ended.code == 1, f"it ended with {ended.code}, not 1")
    check(dict(line.split("\t") for line in ended.out.decode().splitlines()) == want, "the good conversations do not come out as they do alone")
    found = complaints(ended)
    check([line for line, _ in found] == bad, f"complained of lines {[line for line, _ in found][:20]}…, not of {bad[:20]}…")
    check(ended.seconds < LIMIT_S, f"{ended.seconds:.2f} s for {len(lines)} lines")
    return [text for _, text in found]


def suite(pattern):
    """Bytes of the files that match, in order of name."""
    need(BAD)
    paths = sorted(glob.glob(f"{BAD}/{pattern}"))
    check(paths, f"no {pattern} in {os.path.relpath(BAD, DATA)}")
    documents = []
    for path in paths:
        with open(path, "rb") as file:
            documents.append(file.read())
    return documents


def refuses_suite(row):
    pattern, number = row
    documents = suite(pattern)
    check(number is None or len(documents) == number, f"{len(documents)} files, not {number}")
    print(f"# {len(documents)} files, {len(refuse(documents))} complaints")


SUITES = [("JSONTestSuite/test_parsing/n_*.json", 188), ("JSONTestSuite/test_parsing/i_*.json", 35), ("JSONTestSuite/test_parsing/y_*.json", 95),
          ("JSONTestSuite/test_transform/*.json", None), ("blns/*", None), ("llhttp/*", None)]


def turn(**members):
    return {"t": None, "role": "customer", "text": "hello", **members}


def line(**members):
    return json.dumps({"id": "odd", "lang": "en", "channel": "chat", "turns": [turn()], **members}).encode()


def event(type="note", body=None, **members):
    return json.dumps({"stream": "conversation:odd", "type": type, "at_ms": 1780275600000, "body": {} if body is None else body, **members}).encode()


def nested(depth):
    return json.loads('{"a":' * depth + "1" + "}" * depth)


# What is wrong → (the line, what the message must name)
WRONG = {
    "no turns": (b'{"id":"odd"}', "/turns"),
    "turns that are a number": (line(turns=7), "/turns"),
    "a turn that is a list": (line(turns=[[]]), "/turns/0"),
    "a turn without a role": (line(turns=[turn(), {"text": "x"}]), "/turns/1/role"),
    "a role of its own": (line(turns=[turn(role="robot")]), "robot"),
    "a role that steers the terminal": (line(turns=[turn(role="\x1b[31mred")]), "/turns/0/role"),
    "a turn without a text": (line(turns=[{"role": "agent"}]), "/turns/0/text"),
    "a text that is a number": (line(turns=[turn(text=5)]), "/turns/0/text"),
    "a time that is a word": (line(turns=[turn(t="soon")]), "/turns/0/t"),
    "a time before the start": (line(turns=[turn(t=-1)]), "/turns/0/t"),
    "a time beyond all calendars": (line(turns=[turn(t=1e300)]), "/turns/0/t"),
    "an end that is a list": (line(turns=[turn(t=1, t_end=[])]), "/turns/0/t_end"),
    "an id that is a number": (line(id=5), "/id"),
    "an empty id": (line(id=""), "/id"),
    "an id with a tab and a new line": (line(id="a\tb\nc"), "/id"),
    "an id of 10,000 letters": (line(id="a" * 10000), "/id"),
    "a channel of its own": (line(channel="smoke"), "/channel"),
    "a language that is a number": (line(lang=3), "/lang"),
    "a customer that is a text": (line(customer="me"), "/customer"),
    "an agent that is a list": (line(agent=[]), "/agent"),
    "an event without a stream": (b'{"type":"turn","at_ms":1}', "/stream"),
    "an event of no time": (b'{"type":"turn","stream":"conversation:odd"}', "/at_ms"),
    "an event whose body is a list": (event(body=[]), "/body"),
    "an event with a negative number": (event(seq=-1), "/seq"),
    "a turn of 10 MB": (line(turns=[turn(text="hotel " * 1700000)]), "4194304"),
    "a line of 10 MB without an end": (b"x" * 10000000, "4194304"),
    "a turn of 100 kB": (line(turns=[turn(text="hotel " * 17000)]), "65536"),
    "100,000 opening brackets": (b"[" * 100000, "32 levels"),
    "100,000 objects in each other": (b'{"a":' * 100000, "32 levels"),
    "a customer of 40 levels": (line(customer=nested(40)), "32 levels"),
    "a NUL byte": (b'{"id":"odd\0","turns":[]}', "NUL"),
    "an escaped NUL": (b'{"id":"odd","turns":[{"role":"agent","text":"\\u0000"}]}', "NUL"),
    "nothing but NUL bytes": (b"\0" * 1000, "0x00"),
    "Latin-1": (b'{"id":"odd","turns":[{"role":"agent","text":"caf\xe9"}]}', "UTF-8"),
    "half a surrogate pair": (b'{"id":"odd","turns":[{"role":"agent","text":"\\ud83d"}]}', "surrogate"),
    "UTF-16": (line().decode().encode("utf-16"), "0xFF"),
    "a byte order mark": (b"\xef\xbb\xbf" + line(), "byte order mark"),
    "an integer of 30 digits": (line(customer={"n": 10 ** 30}), "9007199254740991"),
    "18446744073709551616": (line(customer={"n": 2 ** 64}), "9007199254740991"),
    "a number beyond doubles": (b'{"id":"odd","customer":{"n":1e400},"turns":[]}', "double"),
    "a number of a million digits": (b'{"id":"odd","customer":{"n":0.' + b"1" * 1000000 + b'},"turns":[]}', "1100"),
    "the same key twice": (b'{"id":"odd","id":"even","turns":[]}', "once"),
}


def refuses_wrong(name):
    document, wanted = WRONG[name]
    said = refuse([document])
    check(len(said) == 1 and wanted in said[0], f"it says {said}, without {wanted}")
    check(len(said[0]) < 1000, f"it says {len(said[0])} characters")
    check(not steers(said[0]), f"it says what steers a terminal: {said[0]!r}")


def from_standard_input():
    """/bad-lines/standard-input-is-read-the-same-way"""
    said = refuse([document for document, _ in WRONG.values()], stdin=True)
    check(len(said) == len(WRONG), f"{len(said)} complaints of {len(WRONG)}")


def under_every_pack():
    """/bad-lines/no-pack-minds-them"""
    for pack in PACKS:
        refuse(suite("JSONTestSuite/test_parsing/*.json"), by=pack)


def log(*events):
    return [json.loads(text) | {"seq": n} for n, text in enumerate(events, 1)]


OPENED = event("conversation.opened", {"channel": "chat", "lang": "en"})
LOGS = {
    "a gap in the numbers": [json.loads(OPENED) | {"seq": 1}, json.loads(event("tick")) | {"seq": 3}],
    "time that goes back": [json.loads(OPENED) | {"seq": 1}, json.loads(event("tick")) | {"seq": 2, "at_ms": 5}],
    "a turn without a text": log(OPENED, event("turn", {"turn": "t1", "role": "agent"})),
    "a turn of 100 kB": log(OPENED, event("turn", {"turn": "t1", "role": "agent", "text": "x" * 100000})),
    "a turn without an id": log(OPENED, event("turn", {"role": "agent", "text": "x"})),
    "facts that are a text": log(OPENED, event("customer.facts", {"facts": "none"})),
    "a customer that is a list": log(event("conversation.opened", {"customer": []})),
    "a lamp that is a number": log(OPENED, event("lamp.taken", {"lamp": 7})),
    "an outcome of its own": log(OPENED, event("outcome", {"offer": "5g-60", "result": "perhaps"})),
    "a pressure of nine": log(OPENED, event("pressure", {"level": 9})),
}


def refuses_log(name):
    """The one conversation is reported; others of the file are replayed."""
    lines = [json.dumps(row).encode() for row in LOGS[name]] + GOOD[:2]
    ended = start("replay", "--digest", "--pack", SMALL, "-", stdin=b"\n".join(lines), limit_s=20 * LIMIT_S)
    check(ended.code == 1, f"it ended with {ended.code}, not 1")
    check([row.split("\t")[0] for row in ended.out.decode().splitlines()] == ["good-0", "good-1"], ended.out.decode())
    said = ended.err.decode()
    check(re.search(r"^cuectl: stdin:1: odd: .*found .+; .+", said), f"no place, no finding or no advice: {said[:300]}")
    check(ended.seconds < LIMIT_S, f"{ended.seconds:.2f} s")


def many_turns():
    """/bad-lines/a-line-of-20,000-turns-is-read-in-time"""
    text = line(turns=[turn(text="hi", role=("agent", "customer")[n % 2]) for n in range(20000)])
    ended = start("replay", "--digest", "--pack", SHOP, "-", stdin=text, limit_s=20 * LIMIT_S)
    print(f"# {len(text)} bytes in {ended.seconds:.2f} s")
    check(ended.code == 0 and ended.seconds < LIMIT_S, f"{ended.seconds:.2f} s")


def nothing_good():
    """/bad-lines/a-file-without-a-good-line-is-no-success"""
    for text, wanted in ((b"", "stdin: found no conversation; expected one on each line"), (b"\r\n\n", "stdin: found no conversation"),
                         (b"no JSON\n{}\n", "stdin:2: ")):
        ended = start("replay", "--digest", "--pack", SMALL, "-", stdin=text)
        check(ended.code == 1 and not ended.out and wanted in ended.err.decode(), str(ended))


def missing_file():
    """/bad-lines/a-file-that-is-not-there-is-named"""
    ended = start("replay", "--digest", "--pack", SMALL, "/nowhere/at-all.jsonl")
    check(ended.code == 3 and "/nowhere/at-all.jsonl" in ended.err.decode(), str(ended))
    ended = start("replay", "--digest", "--pack", "/nowhere/pack", CONVERSATIONS)
    check(ended.code == 3 and "/nowhere/pack" in ended.err.decode(), str(ended))


run(*promises(refuses_suite, SUITES, lambda row: f"/bad-lines/every-line-of-{row[0]}-is-refused"),
    *promises(refuses_wrong, WRONG, lambda name: f"/bad-lines/{name.replace(' ', '-')}-is-refused"),
    *promises(refuses_log, LOGS, lambda name: f"/bad-lines/an-event-log-with-{name.replace(' ', '-')}-is-refused"),
    from_standard_input, under_every_pack, many_turns, nothing_good, missing_file)
