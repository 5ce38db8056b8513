# SPDX-License-Identifier: GPL-3.0-or-later
"""
The same bytes everywhere. Every recorded conversation and every session of the packs is replayed under every pack with
other locales, time zones, fillings of memory and builds of the same sources; digests, changes and proofs must not move.
The builds stand in the folder `variants` beside the tests and are used again when they are up to date.
"""

import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from corpus import CONVERSATIONS, CUECTL, DATA, PACKS, ROOT, Failure, Skipped, check, clean, digests, promises, run

VARIANTS = sys.argv[1] if len(sys.argv) > 1 else ROOT + "/_build/variants"
LOCALES = ("zh_CN.UTF-8", "tr_TR.UTF-8")
ZONES = ("UTC", "Asia/Shanghai", "America/St_Johns")
FILLINGS = ("0", "1", "170", "255")
BUILDS = {
    "O0": ["--buildtype=plain", "-Doptimization=0"],
    "O2": ["--buildtype=plain", "-Doptimization=2"],
    "clang": ["--buildtype=plain", "-Doptimization=2"],
    "sanitized": ["--buildtype=plain", "-Doptimization=1", "-Ddebug=true", "-Db_sanitize=address,undefined", "-Db_lundef=false"],
}
STRICT = {
    "ASAN_OPTIONS": "detect_leaks=1:abort_on_error=1:detect_stack_use_after_return=1:strict_string_checks=1",
    "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1",
    "LSAN_OPTIONS": f"suppressions={ROOT}/tests/lsan.supp:print_suppressions=0",
    "G_SLICE": "always-malloc",
}
INPUTS = ([CONVERSATIONS] if os.path.exists(CONVERSATIONS) else []) + [pack + "/sessions.jsonl" for pack in PACKS]


def replay_pack(pack, env, program):
    """Digests of the conversations under one pack, and a sum of all changes with their proofs."""
    name = os.path.basename(pack)
    found = {f"{id} under {name}": digest for id, digest in digests(pack, *INPUTS, env=env, program=program).items()}
    written = clean("replay", "--all", "--proof", "--pack", pack, *INPUTS, env=env, program=program)
    found[f"changes and proofs under {name}"] = hashlib.sha256(written.encode()).hexdigest()
    return found


def replay(env=None, program=CUECTL):
    """Everything that a replay gives, two packs at a time."""
    with ThreadPoolExecutor(2) as hands:
        return dict(itertools.chain(*(found.items() for found in hands.map(lambda pack: replay_pack(pack, env, program), PACKS))))


def same(env=None, program=CUECTL):
    got = replay(env, program)
    moved = [name for name in WANT if got.get(name) != WANT[name]] + [name for name in got if name not in WANT]
    check(not moved, f"{len(moved)} of {len(WANT)} differ: {', '.join(moved[:8])}")


def make_locale(name):
    """A locale of our own: most machines have only C. It must be in force, or the test would test nothing."""
    if not os.path.isdir(f"{PLACES}/{name}"):
        language, charset = name.split(".")
        try:
            done = subprocess.run(["localedef", "--no-archive", "-i", language, "-f", charset, f"{PLACES}/{name}"], capture_output=True)
        except FileNotFoundError:
            raise Skipped("there is no localedef") from None
        if not os.path.isdir(f"{PLACES}/{name}"):
            raise Skipped(f"localedef cannot make {name}: {done.stderr.decode(errors='replace').strip()[:200]}")
    shown = subprocess.run(["locale", "-k", "thousands_sep", "language"], capture_output=True, text=True, env=place(name)).stdout
    check(("Turkish" if name.startswith("tr") else "Chinese") in shown, f"{name} is not in force: {shown}")


def place(locale):
    return {**os.environ, "LC_ALL": locale, "LOCPATH": PLACES, "LANGUAGE": ""}


def in_place(row):
    name, zone = row
    if name != "C":
        make_locale(name)
    same({"LC_ALL": name, "LOCPATH": PLACES, "LANGUAGE": name.split(".")[0], "TZ": zone})


def filled(byte):
    same({"MALLOC_PERTURB_": byte, "G_SLICE": "always-malloc"})


def compile_variant(name):
    """Configures and builds cuectl; a folder that cannot be used is made anew."""
    folder = f"{VARIANTS}/{name}"
    env = {key: value for key, value in os.environ.items() if not key.startswith(("MALLOC_", "G_DEBUG", "ASAN_", "LSAN_", "UBSAN_"))}
    if name == "clang":
        if not shutil.which("clang"):
            raise Skipped("there is no clang")
        env["CC"] = "clang"
    begun = time.monotonic()
    setup = ["meson", "setup", folder, ROOT, "-Ddesktop=false", "-Dtests=false", "-Dwerror=false", *BUILDS[name]]
    build = ["ninja", "-C", folder, "--quiet", "app/cuectl"]
    for attempt in (1, 2):
        if not os.path.exists(folder + "/build.ninja"):
            shutil.rmtree(folder, ignore_errors=True)
            done = subprocess.run(setup, capture_output=True, text=True, env=env)
            check(done.returncode == 0, f"{' '.join(setup)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        done = subprocess.run(build, capture_output=True, text=True, env=env)
        if done.returncode == 0:
            print(f"# {name}: ready after {time.monotonic() - begun:.1f} s", flush=True)
            return folder + "/app/cuectl"
        if attempt == 1:
            os.remove(folder + "/build.ninja")
    raise Failure(f"{' '.join(build)}: {done.stdout[-3000:]}")


def built(name):
    program = compile_variant(name)
    begun = time.monotonic()
    same(STRICT if name == "sanitized" else {}, program)
    print(f"# {name}: replayed in {time.monotonic() - begun:.1f} s", flush=True)


def again():
    """/determinism/a-second-run-gives-the-same-bytes"""
    print(f"# {len(WANT)} digests: {len(INPUTS)} files under {len(PACKS)} packs")
    if not os.path.exists(CONVERSATIONS):
        print(f"# the recorded conversations are missing in {DATA}: sessions of the packs only")
    same()


with tempfile.TemporaryDirectory() as PLACES:
    WANT = replay({"LC_ALL": "C"})
    run(again,
        *promises(in_place, itertools.product(("C",) + LOCALES, ZONES), lambda row: f"/determinism/no-place-matters/{row[0]} in {row[1]}"),
        *promises(filled, FILLINGS, lambda byte: f"/determinism/no-unset-memory-matters/filled-with-{byte}"),
        *promises(built, BUILDS, lambda name: f"/determinism/no-build-matters/{name}" + ("-without-leak-or-undefined-behaviour" if name == "sanitized" else "")))
