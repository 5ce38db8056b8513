#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the house: who includes whom, and that `rules/` stays pure.

The compiler already refuses a wrong include between libraries. This also sees what the compiler cannot:
the order of rooms inside a library, private headers across rooms, system headers that bring in a window or
a file, and calls that read a clock, a disk, the locale, the environment or a dice inside `rules/`.

usage: tools/layers.py [ROOT]      exit 1 and one line a finding
"""
import pathlib
import re
import sys

# Room: the rooms whose headers it may include besides its own.
BASE = ["rules/base"]
MATCH = BASE + ["rules/match"]
LEARN = MATCH + ["rules/learn"]
CONDITION = LEARN + ["rules/condition"]
PACK = CONDITION + ["rules/pack"]
JUDGE = PACK + ["rules/judge"]
RULES = JUDGE + ["rules/engine", "rules/prove"]
DATA = ["data/model", "data/store", "data/sync", "data/desk"]
SHOWN = ["rules/base", "rules/condition", "rules/pack", "rules/prove", "data/model", "data/desk"]
UI = ["ui/base", "ui/parts", "ui/cards", "ui/pages"]
MAY = {
    "rules/base": [],
    "rules/match": BASE,
    "rules/learn": MATCH,
    "rules/condition": LEARN,
    "rules/pack": CONDITION,
    "rules/judge": PACK,
    "rules/prove": JUDGE + ["rules/engine"],
    "rules/engine": JUDGE,
    "data/model": RULES,
    "data/store": RULES + DATA[:1],
    "data/sync": RULES + DATA[:2],
    "data/desk": RULES + DATA[:3],
    "ui/base": SHOWN,
    "ui/parts": SHOWN + UI[:1],
    "ui/cards": SHOWN + UI[:2],
    "ui/pages": SHOWN + UI[:3],
    "app": SHOWN + DATA + UI,
    "app/ctl": RULES + DATA,
}
# A header that one layer above may not see although it sees the room.
HIDDEN = {"ui": re.compile(r"cue-desk-start\.h$|-private\.h$")}

# System headers by layer: what must not stand there.
WINDOW = r"gtk/|gdk/|gsk/|adwaita\.h|pango/|graphene"
WORLD = r"gio/|glib/gstdio\.h|glib/gi18n|sqlite3\.h|libsoup/|libsecret/|sodium\.h|sys/|unistd\.h|fcntl\.h|time\.h|locale\.h|math\.h|libintl\.h"
FOREIGN = {
    "rules": re.compile(rf"{WINDOW}|{WORLD}"),
    "data": re.compile(WINDOW),
    "ui": re.compile(r"sqlite3\.h|libsoup/"),
    "app/ctl": re.compile(WINDOW),
}

# Calls that `rules/` must not make: its only clock is at_ms, its only input pack, model and events.
IMPURE = {
    "a clock": r"g_get_(?:real|monotonic)_time|g_date_time_new_now\w*|(?<![\w.>])(?:time|clock|clock_gettime|gettimeofday)",
    "a time zone": r"g_time_zone_new_local|g_date_time_to_local|localtime\w*|mktime",
    "a disk": r"fopen|g_fopen|g_file_(?:get|set)_contents\w*|g_file_new_\w+|g_dir_open|(?<![\w.>])open|g_open|json_parser_load_from_file",
    "the environment": r"g_?getenv|secure_getenv|g_environ_\w+",
    "the locale": r"setlocale|localeconv|strcoll|g_utf8_collate\w*|g_get_language_names\w*|(?<!\w)(?:g_)?strto[df]|(?<!\w)sscanf",
    "a dice": r"(?<!\w)s?rand(?:om)?|g_rand(?:om)?_\w+|g_uuid_string_random",
    "a translation": r"gettext|g_dgettext|(?<!\w)_|N_",
    "libm": r"(?<!\w)(?:sqrt|pow|exp|log|log2|log10|floor|ceil|round|fmod|lround|fabs|trunc)f?",
    "a socket or process": r"(?<!\w)socket|g_spawn_\w+|g_subprocess_\w+",
}
IMPURE = {what: re.compile(rf"(?:{call}) ?\(") for what, call in IMPURE.items()}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)


def blank(match):
    """As many lines as before, so that numbers stay."""
    return "\n" * match.group(0).count("\n") or " "


def room_of(path):
    parts = path.parts
    if parts[0] == "app":
        return "app/ctl" if parts[1:2] == ("ctl",) else "app"
    return "/".join(parts[:2])


def check_includes(path, text, homes):
    room = room_of(path)
    layer = room if room in FOREIGN else path.parts[0]
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        quoted, name = found.group(1) == '"', found.group(2)
        where = f"{path}:{number}"
        if not quoted:
            if layer in FOREIGN and FOREIGN[layer].match(name):
                yield f"{where}: <{name}> has no place in {layer}/; move this code up the house"
            continue
        home = homes.get(name, set())
        if not home or room in home:
            continue
        if not home & set(MAY[room]):
            rooms = ", ".join(MAY[room]) or "nothing but GLib"
            yield f"{where}: {room} includes {name} of {'/'.join(sorted(home))}; it may use {rooms}"
        elif path.parts[0] in HIDDEN and HIDDEN[path.parts[0]].search(name) and not any(h.startswith(path.parts[0]) for h in home):
            yield f"{where}: {name} is not for {path.parts[0]}/; use the public header beside it"


def check_purity(path, text):
    bare = COMMENT.sub(blank, STRING.sub('""', text))
    for number, line in enumerate(bare.splitlines(), 1):
        for what, call in IMPURE.items():
            found = call.search(line)
            if found:
                yield (f"{path}:{number}: {found.group(0)}…) is {what} inside rules/; "
                       "let the caller bring the value in an event, a pack or an argument")


def check(files):
    """@files: {path: text}. Yields findings."""
    homes = {}
    for path in files:
        if path.suffix == ".h":
            homes.setdefault(path.name, set()).add(room_of(path))
    for path, text in sorted(files.items()):
        room = room_of(path)
        if room not in MAY:
            yield f"{path}: {room} is no room of the house; add it to tools/layers.py and docs/architecture.md"
            continue
        yield from check_includes(path, text, homes)
        if path.parts[0] == "rules" and not path.name.endswith("tables.c"):
            yield from check_purity(path, text)


def read(root):
    found = {}
    for layer in ("rules", "data", "ui", "app"):
        for path in (root / layer).rglob("*.[ch]"):
            found[path.relative_to(root)] = path.read_text(encoding="utf-8")
    return found


def main(arguments):
    root = pathlib.Path(arguments[0] if arguments else pathlib.Path(__file__).resolve().parent.parent)
    findings = list(check(read(root)))
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
