#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads names of .ui files from standard input and checks what gtk4-builder-tool cannot: it knows no template
of ours, so it stops at the first. Here: well-formed; one name a file; ids once; the template has its .c; every handler and
closure is a function of ours; an icon button has words for screen readers; the file is in a resource bundle."""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

ICON_BUTTONS = ("GtkButton", "GtkMenuButton", "GtkToggleButton")


def functions():
    names = subprocess.run(["git", "ls-files", "ui/*.c", "app/*.c"], capture_output=True, text=True, check=True).stdout.split()
    text = "\n".join(pathlib.Path(name).read_text(encoding="utf-8") for name in names)
    return set(re.findall(r"^([a-z_][a-z0-9_]*) \(", text, re.M)) | set(re.findall(r"\b(cue_[a-z0-9_]+)\b", text))


def bundled():
    text = "".join(path.read_text(encoding="utf-8") for path in pathlib.Path(".").glob("*/*.gresource.xml"))
    return set(re.findall(r">([^<]+\.ui)<", text))


def lines_of(text, needle):
    return text[: text.find(needle)].count("\n") + 1 if needle in text else 1


def check_template(name, tree):
    template = tree.find("template")
    if template is None:
        return
    wanted = "Cue" + "".join(part.capitalize() for part in pathlib.Path(name).stem.removeprefix("cue-").split("-"))
    if template.get("class") != wanted:
        yield f"{name}:1: the template is {template.get('class')}; a file of this name holds {wanted}"
    if not pathlib.Path(name).with_suffix(".c").exists():
        yield f"{name}:1: there is no {pathlib.Path(name).with_suffix('.c')} beside it"


def check_ids(name, tree, text):
    seen = set()
    for element in tree.iter("object"):
        key = element.get("id")
        if key and key in seen:
            line = lines_of(text, f'id="{key}"')
            yield f"{name}:{line}: the id {key} stands twice; give it another"
        seen.add(key)


def check_functions(name, tree, text, known):
    wanted = [e.get("handler") for e in tree.iter("signal")] + [e.get("function") for e in tree.iter("closure")]
    for function in wanted:
        if function not in known:
            yield f"{name}:{lines_of(text, function)}: no function is called {function}; write it or mend the name"


def has_words(button):
    properties = {child.get("name"): child for child in button.findall("property")}
    if "icon-name" not in properties or "label" in properties or "tooltip-text" in properties:
        return True
    labels = button.findall("accessibility/property") + button.findall("accessibility/relation")
    return any(label.get("name") in ("label", "labelled-by") for label in labels)


def check_names(name, tree):
    for button in tree.iter("object"):
        if button.get("class") in ICON_BUTTONS and not has_words(button):
            what = button.get("id") or button.find("property[@name='icon-name']").text
            yield f"{name}:1: the button {what} has only an icon; give it a tooltip-text or an accessible label"


def check(name, known, in_bundle):
    text = pathlib.Path(name).read_text(encoding="utf-8")
    try:
        tree = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        yield f"{name}:{error.position[0]}: {error}"
        return
    if tree.get("domain") != "cuelight" and 'translatable="' in text:
        yield f"{name}:1: no domain=\"cuelight\" on <interface>; its words would stay English"
    if not any(name.endswith(entry) for entry in in_bundle):
        yield f"{name}:1: is in no .gresource.xml; add it"
    yield from check_template(name, tree)
    yield from check_ids(name, tree, text)
    yield from check_functions(name, tree, text, known)
    yield from check_names(name, tree)


def main():
    known, in_bundle = functions(), bundled()
    findings = [finding for name in sys.stdin.read().split() for finding in check(name, known, in_bundle)]
    print("\n".join(findings), end="\n" if findings else "")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
