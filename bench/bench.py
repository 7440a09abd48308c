#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Run every bench of this folder and print one JSON document (design 7).

Called by `make bench`, which sets TALANOA_BENCH (where the programs are), TALANOA (the program)
and TALANOA_DATADIR. Figures are of this machine, now: compare ratios in one run.
"""
import json
import os
import subprocess
import sys

PROGRAMS = os.environ["TALANOA_BENCH"]
BUDGET_US = 1000


def run(name, *args):
    done = subprocess.run([os.path.join(PROGRAMS, name), *args], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def floor():
    """Answers of the floor, and by what a tenfold hall makes them slower."""
    rows = run("floor")
    within = {}
    for big, small in zip(rows[::2], rows[1::2]):
        for key in ("next_us", "preview_20_us", "equity_us"):
            within["%s %s" % (big["order"], key)] = {
                "us": big[key],
                "within_budget": big[key] <= BUDGET_US,
                "growth": round(big[key] / max(1, small[key]), 1),
            }
    return {"rows": rows, "budget_us": BUDGET_US, "figures": within}


def main():
    json.dump({"floor": floor()}, sys.stdout, indent=2, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
