# SPDX-License-Identifier: GPL-3.0-or-later
"""A12, the same replay everywhere: digests do not know the locale or the time zone, and know every word that matters."""

import glob
import json
import os
import shutil
import subprocess
import tempfile

from cuectl import PACKS, Skipped, check, cuectl, digests, run

LOCALES = ("zh_CN", "tr_TR")
ZONES = ("UTC", "Asia/Shanghai", "America/St_Johns")
EMBEDDED = sorted(os.path.dirname(path) for path in glob.glob(PACKS + "/*/pack.json"))


def make_locales(folder):
    """Locales of our own: most machines have only C. The Turkish one has a dotless i."""
    made = []
    for name in LOCALES:
        done = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", f"{folder}/{name}.UTF-8"], capture_output=True)
        if done.returncode == 0 or os.path.isdir(f"{folder}/{name}.UTF-8"):
            made.append(name)
    if len(made) < len(LOCALES):
        raise Skipped("localedef cannot make " + ", ".join(set(LOCALES) - set(made)) + "; the package 'locales' is missing")
    return made


def knows_no_place():
    """/a12/digests-are-equal-in-every-locale-and-time-zone"""
    with tempfile.TemporaryDirectory() as folder:
        places = ["C"] + [name + ".UTF-8" for name in make_locales(folder)]
        for pack in EMBEDDED:
            want = digests(pack, pack + "/sessions.jsonl")
            check(want, f"{pack} has no sessions")
            for locale in places:
                for zone in ZONES:
                    got = digests(pack, pack + "/sessions.jsonl", env={"LC_ALL": locale, "LOCPATH": folder, "TZ": zone})
                    check(got == want, f"{os.path.basename(pack)} differs under {locale}, {zone}")


def knows_each_word():
    """/a12/one-word-that-matters-changes-the-digest"""
    pack = PACKS + "/telecom-zh"
    with open(pack + "/sessions.jsonl", encoding="utf-8") as lines:
        text = lines.read()
    old, new = "一百九十九块", "一百八十九块"
    check(old in text, f"the session no longer says {old}")
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/sessions.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            out.write(text.replace(old, new, 1))
        before, after = digests(pack, pack + "/sessions.jsonl"), digests(pack, path)
        changed = [name for name in before if before[name] != after[name]]
        check(changed == ["a1-bill-shock"], f"changed: {changed}")


def change_line(path, family, name, change):
    """Edits one record of a pack file in place."""
    with open(path, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    change(next(record for record in records if record[family] == name))
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def knows_each_rule():
    """/a12/one-rule-changes-every-digest"""
    with tempfile.TemporaryDirectory() as folder:
        pack = shutil.copytree(PACKS + "/telecom-zh", folder + "/telecom-zh")
        same = digests(pack, pack + "/sessions.jsonl")
        check(same == digests(PACKS + "/telecom-zh", pack + "/sessions.jsonl"), "a copy of a pack is another pack")
        change_line(pack + "/rules.jsonl", "rule", "family-after-bill", lambda rule: rule.update(weight=rule["weight"] - 1))
        after = digests(pack, pack + "/sessions.jsonl")
        check(all(after[name] != same[name] for name in same), "a changed rule left a digest as it was")


def knows_the_model():
    """/a12/another-model-changes-every-digest"""
    pack = PACKS + "/telecom-zh"
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/model"
        cuectl("model", "--pack", pack, "--output", path)
        want = digests(pack, pack + "/sessions.jsonl")
        check(digests(pack, pack + "/sessions.jsonl", model=path) == want, "the model, read back, is another one")
        with open(path, "r+b") as model:
            model.seek(8 + 64 + 4)  # how many words the answers have
            words = model.read(1)[0]
            model.seek(-1, 1)
            model.write(bytes([words ^ 1]))
        after = digests(pack, pack + "/sessions.jsonl", model=path)
        check(all(after[name] != want[name] for name in want), "a changed model left a digest as it was")


run(knows_no_place, knows_each_word, knows_each_rule, knows_the_model)
