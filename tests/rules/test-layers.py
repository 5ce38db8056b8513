#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house holds: tools/layers.py finds what is wrong, and finds nothing in the tree. Prints TAP."""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools"))

import layers  # noqa: E402

CASES = [  # (path, line, what the finding says; None: allowed)
    ("rules/match/a.c", '#include "cue-gate.h"', None),
    ("rules/base/a.c", '#include "cue-trie.h"', "rules/base includes"),
    ("rules/pack/a.c", '#include "cue-engine.h"', "rules/pack includes"),
    ("rules/base/a.c", "#include <gtk/gtk.h>", "has no place in rules/"),
    ("rules/base/a.c", "#include <math.h>", "has no place in rules/"),
    ("rules/base/a.c", "x = g_get_real_time ();", "a clock"),
    ("rules/base/a.c", "x = time (NULL);", "a clock"),
    ("rules/base/a.c", "x = cue_flip_time (NULL); /* time (NULL) */", None),
    ("rules/base/a.c", 's = "time (NULL)";', None),
    ("rules/base/a.c", 'x = _("word");', "a translation"),
    ("rules/base/a.c", "x = rand ();", "a dice"),
    ("rules/base/a.c", "x = g_ascii_strtod (s, NULL);", None),
    ("rules/base/a.c", "x = strtod (s, NULL);", "the locale"),
    ("rules/base/a.c", "x = floor (y);", "libm"),
    ("data/model/a.c", '#include "cue-store.h"', "data/model includes"),
    ("data/model/a.c", "#include <adwaita.h>", "has no place in data/"),
    ("ui/parts/a.c", '#include "cue-engine.h"', "ui/parts includes"),
    ("ui/parts/a.c", '#include "cue-desk.h"', None),
    ("ui/parts/a.c", '#include "cue-desk-start.h"', "is not for ui/"),
    ("ui/base/a.c", '#include "cue-composer.h"', "ui/base includes"),
    ("app/a.c", '#include "cue-composer.h"', None),
    ("app/a.c", '#include "cue-engine.h"', "app includes"),
    ("app/ctl/a.c", '#include "cue-engine.h"', None),
    ("app/ctl/a.c", '#include "cue-composer.h"', "app/ctl includes"),
    ("app/ctl/a.c", "#include <gtk/gtk.h>", "has no place in app/ctl/"),
]
HOUSE = ["rules/base/cue-gate.h", "rules/match/cue-trie.h", "rules/engine/cue-engine.h", "data/store/cue-store.h",
         "data/desk/cue-desk.h", "data/desk/cue-desk-start.h", "ui/parts/cue-composer.h"]




def ends(number, good, name, why=""):
    print(f"{'ok' if good else 'not ok'} {number} {name}".replace("#", "\\#"))
    for line in [] if good else str(why).splitlines():
        print(f"# {line}")
    return not good


def test_case(number, case):
    name, line, wanted = case
    files = {pathlib.PurePath(header): "" for header in HOUSE}
    files[pathlib.PurePath(name)] = line + "\n"
    findings = list(layers.check(files))
    good = (len(findings) == 1 and wanted in findings[0]) if wanted else not findings
    return ends(number, good, f"/layers/{name}/{line}", f"found {findings}, expected {wanted}")


def main():
    print(f"1..{len(CASES) + 1}")
    bad = sum(test_case(number, case) for number, case in enumerate(CASES, 1))
    findings = list(layers.check(layers.read(ROOT)))
    bad += ends(len(CASES) + 1, not findings, "/layers/the-tree-keeps-them", "\n".join(findings))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
