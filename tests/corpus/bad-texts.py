# SPDX-License-Identifier: GPL-3.0-or-later
"""
Bad documents as what people say and are called: everything is a text, so every conversation is replayed to its end,
what was said comes out as it was said, and nothing of it is obeyed.
"""

import glob
import json
import os
import re
import tempfile

from corpus import BAD, LIMIT_S, PACKS, SMALL, changes, check, clean, digests, lines_of, need, promises, run, start, steers, write_lines

MOST_BYTES = 65536


def all_texts():
    """Every file whole, every string of the naughty ones, every message of HTTP: as text, NUL left out."""
    texts = []
    for path in sorted(glob.glob(need(BAD) + "/*/**/*.*", recursive=True)):
        with open(path, "rb") as file:
            texts.append(file.read())
    with open(BAD + "/blns/blns.json", encoding="utf-8") as file:
        texts += [text.encode("utf-8", "replace") for text in json.load(file)]
    with open(BAD + "/llhttp/http1_cases.json", encoding="utf-8") as file:
        texts += [bytes.fromhex(case["bytes_hex"]) for case in json.load(file)]
    return [text.replace(b"\0", b"")[:MOST_BYTES].decode("utf-8", "ignore") for text in texts]


def conversation(n, texts, lang="en"):
    turns = [{"t": None, "role": ("customer", "agent", "system")[i % 3], "text": text} for i, text in enumerate(texts)]
    return {"id": f"c{n}", "lang": lang, "channel": ("chat", "voice")[n % 2], "title": texts[0],
            "customer": {"name": texts[0], "plan": {"gb_used": texts[-1], texts[0][:40]: texts[-1]}, "products": texts[:3]},
            "agent": {"name": texts[-1]}, "turns": turns}


def spoken(folder):
    texts = all_texts()
    records = [conversation(n, texts[at:at + 9], ("en", "zh")[n % 2]) for n, at in enumerate(range(0, len(texts), 9))]
    return records, write_lines(folder + "/spoken.jsonl", records)


def plays(pack):
    with tempfile.TemporaryDirectory() as folder:
        records, path = spoken(folder)
        ended = start("replay", "--digest", "--pack", pack, path, limit_s=30 * LIMIT_S)
        check(ended.code == 0 and not ended.err, str(ended))
        check(len(lines_of(ended.out)) == len(records), "a conversation is missing")
        check(ended.seconds < 2 * LIMIT_S, f"{ended.seconds:.2f} s")
        print(f"# {sum(len(record['turns']) for record in records)} turns in {ended.seconds:.2f} s")


def spans_lie_inside(pack):
    """Offsets are code points of what was said, and a quotation is what stands there."""
    with tempfile.TemporaryDirectory() as folder:
        records, path = spoken(folder)
        said = {(record["id"], f"t{n}"): turn["text"] for record in records for n, turn in enumerate(record["turns"], 1)}
        n_spans = 0
        for row in changes(pack, path):
            for span in row.get("spans", []):
                text = said[row["conversation"], span.get("turn", row.get("turn"))]
                check(0 <= span["start"] < span["end"] <= len(text), f"{span} in {len(text)} characters")
                check("text" not in span or text[span["start"]:span["end"]] == span["text"], f"{span} is not what was said")
                n_spans += 1
    print(f"# {n_spans} spans")


def shows(pack):
    """What is printed for people steers no terminal and keeps every line whole."""
    with tempfile.TemporaryDirectory() as folder:
        records, path = spoken(folder)
        for view in ("replay", "--timeline"), ("said",):
            lines = lines_of(start(*view, "--pack", pack, path, limit_s=30 * LIMIT_S).out)
            odd = [line for line in lines if steers(line.replace("\t", "") if view == ("said",) else line)]
            check(not odd, f"{len(odd)} lines steer a terminal: {odd[:1]!r}")
        heads = [line for line in lines_of(start("replay", "--timeline", "--pack", pack, path, limit_s=30 * LIMIT_S).out) if line.startswith("== ")]
        check(len(heads) >= len(records), f"{len(heads)} headings for {len(records)} conversations")


MARKUP = ["<b>over my limit</b>", "&lt;over my limit&gt; &amp;", "<a href='https://evil.example'>too expensive</a>", "{{customer.name}} {{offer.delta}}",
          "%s %n %d over my limit", "$(reboot) `reboot` over my limit", "'; DROP TABLE events; -- over my limit", "[red]over my limit[/red]", "\\u003cb\\u003e over my limit"]


def is_text():
    """/bad-texts/markup-variables-and-formats-are-only-text"""
    with tempfile.TemporaryDirectory() as folder:
        record = {"id": "markup", "lang": "en", "customer": {"name": MARKUP[3]}, "turns": [{"role": "customer", "text": text} for text in MARKUP]}
        path = write_lines(folder + "/markup.jsonl", [record])
        shown = clean("replay", "--timeline", "--pack", SMALL, path)
        for text in MARKUP:
            check(f"customer {text}\n" in shown, f"{text} is shown otherwise")
        facts = {row["fact"]: row["value"] for row in changes(SMALL, path) if row["type"] == "fact"}
        check(facts["customer.name"] == MARKUP[3], f"the name became {facts['customer.name']}")
        heard = [row for row in changes(SMALL, path) if row["type"] == "turn" and any(span["kind"] == "phrase" for span in row["spans"])]
        check(len(heard) >= 6, f"only {len(heard)} turns are understood in spite of their markup")


def hidden_marks():
    """/bad-texts/what-cannot-be-seen-hides-no-word"""
    ways = ["ran out of data", "ran\u200b out of\u2060 data", "r\u00adan o\u200dut of da\u200cta", "\u202eran out of data\u202c", "ＲＡＮ ｏｕｔ ｏｆ ｄａｔａ", "ran  out\tof\u00a0data"]
    with tempfile.TemporaryDirectory() as folder:
        records = [{"id": f"c{n}", "lang": "en", "turns": [{"role": "customer", "text": text}]} for n, text in enumerate(ways)]
        lit = {row["conversation"] for row in changes(SMALL, write_lines(folder + "/hidden.jsonl", records)) if row["type"] == "tag" and row["on"]}
    check(len(lit) == len(ways), f"only {sorted(lit)} are understood")


def line(text, encoded=None):
    """One conversation whose turn has @text, or the very bytes @encoded."""
    raw = json.dumps({"id": "one", "lang": "en", "turns": [{"role": "customer", "text": "@"}]}).encode()
    return raw.replace(b'"@"', encoded if encoded is not None else json.dumps(text, ensure_ascii=False).encode())


# As long as a turn may be, and of the worst kinds.
LONGEST = {
    "one letter": "a" * MOST_BYTES,
    "one Chinese character": "不" * (MOST_BYTES // 3),
    "spaces": " " * MOST_BYTES,
    "combining marks": "e" + "\u0301" * (MOST_BYTES // 2 - 1),
    "emoji with joiners": "👩\u200d" * (MOST_BYTES // 7),
    "digits": "7" * MOST_BYTES,
    "Chinese digits": "九" * (MOST_BYTES // 3),
    "ten thousands of ten thousands": "万" * (MOST_BYTES // 3),
    "commas between digits": "1," * (MOST_BYTES // 2),
    "words of numbers": "nine hundred " * (MOST_BYTES // 13),
    "quotation marks": "“" * (MOST_BYTES // 3),
    "brackets": "[" * MOST_BYTES,
    "negations": "not " * (MOST_BYTES // 4),
    "Chinese negations": "不没" * (MOST_BYTES // 6),
    "one wording again and again": "over my limit " * (MOST_BYTES // 14),
    "beginnings of a wording": "over my " * (MOST_BYTES // 8),
    "full stops": "." * MOST_BYTES,
    "question marks": "?" * MOST_BYTES,
    "ends of lines": "\n" * MOST_BYTES,
    "ligatures that grow": "\ufdfa" * (MOST_BYTES // 3),
    "right to left": "\u202e\u05d0" * (MOST_BYTES // 5),
    "private characters": "\U0010fffd" * (MOST_BYTES // 4),
}


def hears_longest(name):
    """By the customer and by the agent, under every pack: within the limit each."""
    record = {"id": "long", "lang": "en", "turns": [{"role": role, "text": LONGEST[name]} for role in ("customer", "agent", "customer", "agent")]}
    slowest = 0
    with tempfile.TemporaryDirectory() as folder:
        path = write_lines(folder + "/long.jsonl", [record])
        for pack in PACKS + [SMALL]:
            ended = start("replay", "--digest", "--pack", pack, path, limit_s=30 * LIMIT_S)
            check(ended.code == 0 and not ended.err, str(ended))
            slowest = max(slowest, ended.seconds)
    print(f"# {slowest:.2f} s")
    check(slowest < LIMIT_S, f"{os.path.basename(pack)}: {slowest:.2f} s")


def bytes_that_are_none():
    """/bad-texts/bytes-that-are-no-UTF-8-are-refused-in-every-turn"""
    documents, lines = [], []
    for path in sorted(glob.glob(need(BAD) + "/JSONTestSuite/**/*.json", recursive=True)):
        with open(path, "rb") as file:
            documents.append(file.read().replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n").replace(b"\r", b"\\r").replace(b"\t", b"\\t"))
    for document in documents:
        try:
            text, fine = document.decode(), not re.search(rb"[\0-\x1f]", document)
        except UnicodeDecodeError:
            text, fine = None, False
        if not fine:
            lines.append(line(text, b'"' + document + b'"'))
    ended = start("replay", "--digest", "--pack", SMALL, "-", stdin=b"\n".join(lines) + b"\n" + line("hello"), limit_s=30 * LIMIT_S)
    print(f"# {len(lines)} of {len(documents)} documents are no text")
    check(lines and ended.code == 1 and len(lines_of(ended.out)) == 1, f"{len(lines_of(ended.out)) - 1} were let in")
    check(len(lines_of(ended.err)) == len(lines), f"{len(lines_of(ended.err))} complaints of {len(lines)}")


def is_same_everywhere():
    """/bad-texts/their-digests-know-no-locale"""
    with tempfile.TemporaryDirectory() as folder:
        _, path = spoken(folder)
        want = digests(SMALL, path, env={"LC_ALL": "C"})
        check(digests(SMALL, path, env={"LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}) == want, "a digest knows the locale")


def under(words):
    return lambda pack: f"/bad-texts/{os.path.basename(pack)}/{words}"


run(*promises(plays, PACKS, under("everything-can-be-said-by-anyone")),
    *promises(spans_lie_inside, PACKS, under("matched-words-are-quoted-as-they-stand")),
    *promises(shows, PACKS, under("the-time-line-steers-no-terminal")),
    *promises(hears_longest, LONGEST, lambda name: f"/bad-texts/64-KiB-of-{name.replace(' ', '-')}-are-heard-in-time"),
    is_text, hidden_marks, bytes_that_are_none, is_same_everywhere)
