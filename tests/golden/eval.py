# SPDX-License-Identifier: GPL-3.0-or-later
"""Which offers a customer may have: pass or fail of every condition, in both languages."""

import json
import subprocess
import tempfile

from cuectl import CUECTL, PACKS, check, cuectl, json_lines, run

PACK = PACKS + "/telecom-zh"
HEAVY = {"name": "王女士", "products": ["broadband-500"], "plan": {"fee": 89, "gb_used": 60}, "device": {"is_5g": True}}


def evaluated(customer, *more):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(customer, file)
        file.flush()
        return cuectl("eval", "--pack", PACK, "--customer", file.name, *more)


def rows_of(customer):
    return {row["offer"]: row for row in json_lines(evaluated(customer, "--json"))}


def failed(row):
    return [clause["clause"] for clause in row["clauses"] if not clause["ok"]]


def all_offers_are_told():
    """/eval/every-offer-and-every-clause-is-told"""
    with open(PACK + "/offers.jsonl", encoding="utf-8") as lines:
        offers = [json.loads(line) for line in lines if line.strip()]
    rows = rows_of(HEAVY)
    check(list(rows) == [offer["offer"] for offer in offers], "not every offer in the order of the pack")
    for offer in offers:
        row = rows[offer["offer"]]
        wanted = ["valid", "owned", "refused", *(f"fit/{n}" for n in range(len(offer.get("fit", [])))), "excludes", "requires"]
        check([clause["clause"] for clause in row["clauses"]] == wanted, f"{offer['offer']}: {row['clauses']}")
        check(row["ok"] == (not failed(row)) == (not row["reasons"]), f"{offer['offer']}: {row}")


def reasons_are_right():
    """/eval/a-row-says-what-fails"""
    rows = rows_of(HEAVY)
    check(rows["plus-129"]["ok"], f"{rows['plus-129']}")
    check(rows["broadband-500"]["reasons"][0] == "owned", f"{rows['broadband-500']}")
    check(failed(rows["lite-39"]) == ["fit/2"] and rows["lite-39"]["reasons"] == ["ineligible"], f"{rows['lite-39']}")
    check(rows["summer-data"]["reasons"][0] == "expired", f"{rows['summer-data']}")


def words_are_readable():
    """/eval/why-tells-each-condition-in-words"""
    text = evaluated(HEAVY, "--why", "--lang", "zh")
    check("FAIL fit/2     还不知道「月均用量」，或者「月均用量」不超过 20 — 月用量超过 20GB，换了会超套" in text, text[:600])
    text = evaluated(HEAVY, "--why", "--lang", "en")
    check("pass owned     the customer does not have it yet" in text, text[:600])


def bad_customers_are_refused():
    """/eval/what-is-no-customer-is-refused"""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write("[1]")
        file.flush()
        cuectl("eval", "--pack", PACK, "--customer", file.name, allowed=(3,))
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"id": "c", "customer": HEAVY, "turns": []}, file)
        file.flush()
        cuectl("eval", "--pack", PACK, "--customer", file.name, allowed=(3,))
    cuectl("eval", "--pack", PACK, "--customer", "/nowhere/at-all.json", allowed=(3,))
    cuectl("eval", "--pack", PACK, allowed=(2,))


def what_is_misspelt_is_told():
    """/eval/facts-and-products-that-the-pack-does-not-know-are-told"""
    customer = {**HEAVY, "products": ["broadband-500", "broadband-50"], "plan": {"fee": 89, "gb_usde": 60}}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(customer, file)
        file.flush()
        done = subprocess.run([CUECTL, "eval", "--pack", PACK, "--customer", file.name], capture_output=True, text=True, encoding="utf-8")
    check(done.returncode == 0 and done.stdout.startswith("yes lite-39"), f"{done}")
    check(len(done.stderr.splitlines()) == 2 and "plan.gb_usde:" in done.stderr and "not know broadband-50\n" in done.stderr, done.stderr)


run(all_offers_are_told, reasons_are_right, words_are_readable, bad_customers_are_refused, what_is_misspelt_is_told)
