# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo packs are what a lead starts from: nothing in them is wrong, and nothing is there that no test lights."""

import os

from cuectl import PACKS, check, cuectl, run


def every_demo_pack_checks_clean():
    """/demo-packs/every-one-checks-clean"""
    packs = sorted(name for name in os.listdir(PACKS) if os.path.exists(f"{PACKS}/{name}/pack.json"))
    check(len(packs) >= 3, f"there are only {packs}")
    for pack in packs:
        told = cuectl("check", f"{PACKS}/{pack}", allowed=(0, 1))
        check("0 failed" in told and "not covered: 0" in told, told)


run(every_demo_pack_checks_clean)
