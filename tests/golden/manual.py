# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the program tell of the same verbs and options."""

import re

from cuectl import ROOT, check, cuectl, run


def read_manual():
    with open(ROOT + "/docs/man/cuectl.1", encoding="utf-8") as file:
        return file.read().replace("\\-", "-")


def sections(manual, verb):
    """What the page says below the headings that name this verb."""
    found = re.findall(r"^\.SS (.*)\n((?:(?!\.S[SH]).*\n)*)", manual, re.M)
    return "".join(text for heading, text in found if verb in re.split(r",? +", heading))


def every_option_stands_in_the_manual():
    """/manual/every-option-of-every-verb-stands-in-it"""
    manual = read_manual()
    verbs = re.findall(r"^  ([a-z-]+) ", cuectl("--help"), re.M)
    check(len(verbs) > 15, f"{verbs}")
    for verb in verbs:
        text = sections(manual, verb)
        check(text, f"no section tells of {verb}")
        for option in sorted(set(re.findall(r"^  (?:-[a-z], )?(--[a-z-]+)", cuectl(verb, "--help"), re.M)) - {"--help"}):
            check(re.search(re.escape(option) + r"(?![a-z-])", text), f"{verb} {option} is in no section of {verb}")


run(every_option_stands_in_the_manual)
