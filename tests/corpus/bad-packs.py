# SPDX-License-Identifier: GPL-3.0-or-later
"""
Bad documents in every file of a pack: each bad line is reported with its place, what was found and what would be right,
no pack comes out of it, and nothing takes long.
"""

import glob
import json
import os
import re
import shutil
import tempfile

from corpus import BAD, LIMIT_S, SMALL, Failure, check, lines_of, need, promises, run, start, steers

FAMILIES = ["answers", "examples", "facts", "holds", "offers", "phrases", "rules", "snippets", "tags", "talks", "tests"]
PROBLEM = re.compile(r"^(?P<file>[^:]+?)(?::(?P<line>\d+))?: (?P<rest>.*found .+; .+)$")
MOST_AT_ONCE = 120


def read_file(path):
    with open(path, "rb") as file:
        return file.read()


def suite(pattern):
    """Name → bytes of the files that match."""
    need(BAD)
    return {os.path.basename(path): read_file(path) for path in sorted(glob.glob(f"{BAD}/{pattern}"))}


def spoil(folder, name, file, document, whole=False):
    """A pack with @document in the place of one of its files; @whole: with all its other files."""
    pack = f"{folder}/{name}"
    os.mkdir(pack)
    for path in glob.glob(SMALL + ("/*.json*" if whole else "/pack.json")):
        if os.path.basename(path) != file:
            os.symlink(path, f"{pack}/{os.path.basename(path)}")
    with open(f"{pack}/{file}", "wb") as out:
        out.write(document)
    return pack


def problems(ended, packs):
    """Of each pack: (file, line, message) of its problems; every one has the shape that we promise."""
    found = {pack: [] for pack in packs}
    for line in lines_of(ended.out):
        pack = next((pack for pack in packs if line.startswith(pack + "/")), None)
        if pack is None:
            continue
        row = PROBLEM.match(line[len(pack) + 1:])
        check(row, f"no place, no finding or no advice: {line[:300]}")
        check(not steers(line), f"it says what steers a terminal: {line!r}")
        check(len(line) < 1500, f"it says {len(line)} characters: {line[:300]}…")
        found[pack].append((row["file"], int(row["line"] or 0), row["rest"]))
    return found


def examine(file, documents, limit_s=LIMIT_S):
    """Puts each of @documents into @file of a pack of its own and reads all of them. Name → problems."""
    found, names = {}, sorted(documents)
    for first in range(0, len(names), MOST_AT_ONCE):
        with tempfile.TemporaryDirectory() as folder:
            some = {spoil(folder, f"p{n:03}", file, documents[name]): name for n, name in enumerate(names[first:first + MOST_AT_ONCE])}
            ended = start("check", "--no-tests", *some, limit_s=30 * LIMIT_S)
            check(ended.seconds < limit_s, f"{ended.seconds:.2f} s for {len(some)} packs")
            for pack, rows in problems(ended, list(some)).items():
                found[some[pack]] = rows
    return found


def bad_lines(document):
    """Numbers of the lines that hold anything."""
    return [n for n, line in enumerate(document.split(b"\n"), 1) if line.removesuffix(b"\r").strip(b" \t")]


def refuses_manifest(row):
    prefix, number = row
    documents = suite(f"JSONTestSuite/test_parsing/{prefix}*.json")
    found = examine("pack.json", documents)
    let_in = [name for name, rows in found.items() if not any(row[0] == "pack.json" for row in rows)]
    check(not let_in, f"{len(let_in)} were let in: {let_in[:10]}")
    check(len(found) == number, f"{len(found)} documents, not {number}")


def everything():
    return {**suite("JSONTestSuite/test_*/*.json"), **suite("blns/*"), **suite("llhttp/*")}


def refuses_lines(family):
    """All documents in one file: every line of them is named."""
    file, document = family + ".jsonl", b"\n".join(everything().values())
    found = examine(file, {"all": document})["all"]
    named, bad = {line for where, line, _ in found if where == file}, bad_lines(document)
    missed = sorted(set(bad) - named)
    check(not missed, f"{len(missed)} lines of {len(bad)} were let in: {missed[:5]}")
    print(f"# {len(bad)} bad lines, {len(found)} problems")


def refuses_alone():
    """/bad-packs/every-document-alone-is-refused-in-phrases"""
    documents = everything()
    for name, rows in examine("phrases.jsonl", documents).items():
        named = {line for where, line, _ in rows if where == "phrases.jsonl"}
        missed = sorted(set(bad_lines(documents[name])) - named)
        check(not missed, f"{name}: lines {missed[:5]} were let in")


def lines(*records):
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def bomb(depth):
    """A text that doubles @depth times."""
    double = {"cat": [{"var": "accumulator"}, {"var": "accumulator"}]}
    return {"==": [{"reduce": [list(range(depth)), double, "ab"]}, "x"]}


def product(depth, logic):
    """@depth loops inside each other, forty rounds each."""
    for _ in range(depth):
        logic = {"some": [list(range(40)), logic]}
    return logic


def chain(depth):
    logic = {"tag": "over-quota"}
    for _ in range(depth):
        logic = {"!": [logic]}
    return logic


def tag(when, name="odd"):
    return {"tag": name, "title": "odd", "kind": "need", "when": when}


def phrase(*any, name="odd", **more):
    return {"phrase": name, "title": "odd", "any": list(any), **more}


# What is wrong → (the file, its bytes, what a message must name)
WRONG = {
    "100,000 opening brackets": ("rules.jsonl", b"[" * 100000, "32 levels"),
    "100,000 objects in each other": ("tags.jsonl", b'{"when":' * 100000, "32 levels"),
    "100,000 brackets as manifest": ("pack.json", b"[" * 100000, "levels"),
    "a line of 10 MB": ("phrases.jsonl", b'{"phrase":"' + b"a" * 10000000 + b'"}\n', "4194304"),
    "an answer of 3 MB": ("answers.jsonl", lines({"answer": "odd", "title": "odd", "question": "q", "similar": ["a", "b", "c"], "reply": "x" * 3000000}), "answers.jsonl:1"),
    "NUL bytes": ("talks.jsonl", b"\0" * 100 + b"\n", "0x00"),
    "invalid UTF-8": ("phrases.jsonl", b'{"phrase":"odd","title":"caf\xe9","any":["x"]}\n', "UTF-8"),
    "UTF-16": ("pack.json", read_file(SMALL + "/pack.json").decode().encode("utf-16"), "0xFF"),
    "a byte order mark": ("facts.jsonl", b"\xef\xbb\xbf" + read_file(SMALL + "/facts.jsonl"), "byte order mark"),
    "a weight of 30 digits": ("rules.jsonl", lines({"rule": "odd", "title": "odd", "when": {"tag": "roamer"}, "light": [{"talk": "roam"}], "weight": 10 ** 30}), "9007199254740991"),
    "a weight beyond doubles": ("rules.jsonl", b'{"rule":"odd","title":"odd","when":true,"light":[{"talk":"roam"}],"weight":1e400}\n', "double"),
    "a weight of -1": ("rules.jsonl", lines({"rule": "odd", "title": "odd", "when": {"tag": "roamer"}, "light": [{"talk": "roam"}], "weight": -1}), "/weight"),
    "a regular expression that is cut off": ("phrases.jsonl", lines(phrase({"re": "over(my"})), "/any/0"),
    "a regular expression without a literal": ("phrases.jsonl", lines(phrase({"re": "(a|b)*"})), "/any/0"),
    "a regular expression that repeats a repeat": ("phrases.jsonl", lines(phrase({"re": "(a+)+over!"})), "/any/0/re"),
    "a regular expression whose branches overlap": ("phrases.jsonl", lines(phrase({"re": "(a|aa)+over!"})), "/any/0/re"),
    "a regular expression of overlapping words": ("phrases.jsonl", lines(phrase({"re": "(\\w+\\s?)+refund now"})), "/any/0/re"),
    "a regular expression of signs alone": ("phrases.jsonl", lines(phrase({"re": "!!+"})), "/any/0/re"),
    "a wording of a megabyte": ("phrases.jsonl", lines(phrase("a" * 1000000)), "1000000 characters; at most 500"),
    "a Chinese wording of a megabyte": ("phrases.jsonl", lines(phrase("流量" * 170000)), "340000 characters; at most 500"),
    "a regular expression of a megabyte": ("phrases.jsonl", lines(phrase({"re": "over" * 250000})), "/any/0/re"),
    "a price beyond integers": ("offers.jsonl", b'{"offer":"odd","title":"odd","price":{"amount_milli":99999999999999999999,"unit":"yuan"}}\n', "offers.jsonl:1"),
    "an id that two families share": ("rules.jsonl", lines({"rule": "odd", "title": "odd", "when": {"tag": "roamer"}, "light": [{"talk": "roam"}]}) * 2, "/rule"),
    "a gap of a million": ("phrases.jsonl", lines(phrase("a … b", gap=1000000)), "/gap"),
    "an operator of its own": ("tags.jsonl", lines(tag({"launch": ["rocket"]})), "launch"),
    "a condition that names nobody": ("tags.jsonl", lines(tag({"says": ["nobody"]})), "nobody"),
    "tags in a circle": ("tags.jsonl", lines(tag({"tag": "two"}, "one"), tag({"tag": "one"}, "two")), "circle"),
    "a variable that never ends": ("snippets.jsonl", lines({"snippet": "odd", "title": "odd", "text": "{{customer.name"}), "{{"),
    "a key twice": ("rules.jsonl", b'{"rule":"odd","rule":"even"}\n', "once"),
    "an id twice": ("phrases.jsonl", lines(phrase("x"), phrase("y")), "odd"),
    "an id that steers the terminal": ("phrases.jsonl", lines(phrase("x", name="\x1b[31mred")), "phrases.jsonl:1"),
    "a key that steers the terminal": ("phrases.jsonl", lines(phrase("x", **{"\x1b]0;title\x07": 1})), "phrases.jsonl:1"),
    "a link that is a script": ("answers.jsonl", lines({"answer": "odd", "title": "odd", "question": "q", "similar": ["a", "b", "c"], "reply": "x", "link": "javascript:alert(1)"}), "/link"),
    "an empty title": ("tags.jsonl", lines({**tag({"tag": "roamer"}), "title": ""}), "/title"),
    "a title in no language": ("tags.jsonl", lines({**tag({"tag": "roamer"}), "title": {}}), "/title"),
    "an empty wording": ("phrases.jsonl", lines(phrase("")), "/any/0"),
    "a wording of signs only": ("phrases.jsonl", lines(phrase("?! … --")), "/any/0"),
    "an empty reply": ("answers.jsonl", lines({"answer": "odd", "title": "odd", "question": "q", "similar": ["a", "b", "c"], "reply": ""}), "/reply"),
    "a rule that lights nothing": ("rules.jsonl", lines({"rule": "odd", "title": "odd", "when": {"tag": "roamer"}, "light": []}), "/light"),
    "a tag that asks for itself": ("tags.jsonl", lines(tag({"!": {"tag": "odd"}})), "circle"),
    "an example of a tag that is not there": ("examples.jsonl", lines({"text": "my data ran out", "tags": ["over-quota", "nobody"]}), 'examples.jsonl:1: /tags/1: found "nobody"'),
    "an example of no words": ("examples.jsonl", lines({"text": {"zh": "流量没了", "en": " "}, "tags": []}), "examples.jsonl:1: /text: found a text without a word"),
    "an example that forgets its tags": ("examples.jsonl", b"\n" + lines({"text": "my data ran out"}), "[] for none of them"),
    "an example of a megabyte": ("examples.jsonl", lines({"text": "data " * 200000, "tags": []}), "examples.jsonl:1: /text"),
    "30,000 bad lines": ("rules.jsonl", b"{}\n" * 30000, "rules.jsonl:1"),
}


def refuses_wrong(name):
    file, document, wanted = WRONG[name]
    with tempfile.TemporaryDirectory() as folder:
        pack = spoil(folder, "odd", file, document, whole=True)
        ended = start("check", pack, limit_s=30 * LIMIT_S)
        found = problems(ended, [pack])[pack]
        replayed = start("replay", "--digest", "--pack", pack, "-", limit_s=30 * LIMIT_S)
    check(ended.code == 1, str(ended))
    told = [f"{where}:{line}: {rest}" for where, line, rest in found]
    check(any(text.startswith(file) and wanted in text for text in told), f"it says {told[:5]}, without {wanted}")
    check(replayed.code == 1 and replayed.out == b"" and replayed.err, f"a replay took the pack: {replayed}")
    check(ended.seconds < LIMIT_S, f"{ended.seconds:.2f} s")


# Legal, but costly: it must be refused, or run within the limit.
COSTLY = {
    "a text that doubles forty times": tag(bomb(40)),
    "five loops inside each other": tag(product(5, {"==": [1, 2]})),
    "a condition of 25 levels": tag(chain(25)),
    "a list of 100,000": tag({"in": [1, list(range(2, 100000))]}),
    "a list that is merged with itself": tag({"reduce": [list(range(30)), {"merge": [{"var": "accumulator"}, {"var": "accumulator"}]}, [1, 2]]}),
}
TEXT = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa over " * 600
SLOW_WORDS = {
    "nested repeats": {"re": "(a+)+over!"},
    "repeats of alternatives": {"re": "(a|aa)+over!"},
    "a look behind every letter": {"re": "(?:a(?=.*over!))+x?over!"},
    "a wording of a megabyte": "a" * 40 + " over" * 200000,
    "many gaps": "a … a … a … a … a … a … a … over!",
}


def bears(name):
    bear("tags.jsonl", lines(COSTLY[name]))


def hears(name):
    listening = tag({"says": ["odd"]})
    bear("phrases.jsonl", read_file(SMALL + "/phrases.jsonl") + lines(phrase(SLOW_WORDS[name])), lines(listening))


def bear(file, document, tags=b""):
    """A legal pack that costs much: it is refused, or a conversation of three turns is replayed within the limit."""
    text = json.dumps({"id": "slow", "lang": "en", "turns": [{"role": "customer", "text": TEXT}] * 3}).encode()
    with tempfile.TemporaryDirectory() as folder:
        pack = shutil.copytree(SMALL, folder + "/pack")
        with open(f"{pack}/{file}", "wb") as out:
            out.write((read_file(SMALL + "/tags.jsonl") if file == "tags.jsonl" else b"") + document)
        if tags:
            with open(pack + "/tags.jsonl", "ab") as out:
                out.write(tags)
        ended = start("replay", "--digest", "--pack", pack, "-", stdin=text, limit_s=30 * LIMIT_S)
    print(f"# {'refused' if ended.code else 'replayed'} in {ended.seconds:.2f} s {ended.err.decode()[:200].strip()}")
    check(ended.code in (0, 1), str(ended))
    check(ended.seconds < LIMIT_S, f"{ended.seconds:.2f} s")


def tells_all():
    """/bad-packs/all-problems-of-all-files-are-told-together"""
    with tempfile.TemporaryDirectory() as folder:
        pack = folder + "/odd"
        os.mkdir(pack)
        for family in FAMILIES:
            with open(f"{pack}/{family}.jsonl", "wb") as out:
                out.write((read_file(path) if os.path.exists(path := f"{SMALL}/{family}.jsonl") else b"") + b"[1,\n")
        shutil.copy(SMALL + "/pack.json", pack)
        with open(pack + "/surprise.jsonl", "wb") as out:
            out.write(b"{}\n")
        found = problems(start("check", pack), [pack])[pack]
    files = {where for where, _, _ in found}
    wanted = {f"{family}.jsonl" for family in FAMILIES} | {"surprise.jsonl"}
    if wanted - files:
        raise Failure(f"nothing was said of {sorted(wanted - files)}")


run(*promises(refuses_manifest, [("n_", 188), ("i_", 35), ("y_", 95)], lambda row: f"/bad-packs/all-{row[1]}-documents-{row[0]}-are-refused-as-manifest"),
    *promises(refuses_lines, FAMILIES, lambda family: f"/bad-packs/every-line-of-every-document-is-refused-in-{family}"),
    *promises(refuses_wrong, WRONG, lambda name: f"/bad-packs/{name.replace(' ', '-')}-is-refused"),
    *promises(bears, COSTLY, lambda name: f"/bad-packs/{name.replace(' ', '-')}-costs-no-more-than-its-limit"),
    *promises(hears, SLOW_WORDS, lambda name: f"/bad-packs/{name.replace(' ', '-')}-cost-no-more-than-their-limit"),
    refuses_alone, tells_all)
