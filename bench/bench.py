#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Run every bench of this folder and print one JSON document (design 3.2, 7).

Called by `make bench`, which sets TALANOA_BENCH (where the programs are), TALANOA (the program)
and TALANOA_DATADIR. Arguments name parts to run: floor simulation commands exports check; none means all.
Figures are of this machine, now: compare ratios in one run.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

PROGRAMS = os.environ["TALANOA_BENCH"]
TALANOA = os.environ["TALANOA"]
BUDGET_NS = 1000000
COMMANDS = 20000
EVENTS = 100000
INTERVENTIONS = 10000
REMARKS = 10000


def run(name, *args):
    done = subprocess.run([os.path.join(PROGRAMS, name), *args], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def floor():
    """Answers of the floor, and by what a tenfold hall makes them slower."""
    rows = run("floor")
    figures = []
    for big, small in zip(rows[::2], rows[1::2]):
        for key in ("next_ns", "preview_20_ns", "forecast_ns", "equity_ns"):
            figures.append({
                "order": big["order"] + (", budgets" if big["budget"] else ""), "what": key[:-3], "us": big[key] // 1000,
                "within_budget": big[key] <= BUDGET_NS,
                "growth": round(big[key] / max(1, small[key]), 1),
            })
    return {"rows": rows, "budget_us": BUDGET_NS // 1000, "figures": figures}


def simulation():
    return run("simulate", "300")


def timed(args, stdin=None):
    start = time.monotonic()
    done = subprocess.run([TALANOA, *args], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seconds = time.monotonic() - start
    if done.returncode not in (0, 1):
        sys.exit("%s: %s" % (" ".join(args), done.stderr.decode()[:400]))
    return seconds, done.stdout


def cpu_seconds():
    """Of the programs run so far: others may share the machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def room():
    lines = ["rules set limit 3m"]
    lines += ["group add G%d \"Group %d\"" % (g, g) for g in range(8)]
    lines += ["person add \"Person %d\" group=G%d" % (p, p % 8) for p in range(40)]
    return lines + ["agenda+ Item for 2h", "[2026-03-10T09:00:00Z] meeting open",
                    "[2026-03-10T09:00:00Z] take up 1"]


def talk(n, at_ms):
    """n commands of a busy floor: hands, and turns of a second."""
    lines = []
    for i in range(n):
        at_ms += 500
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at_ms // 1000)) + ".%03dZ" % (at_ms % 1000)
        lines.append("[%s] %s" % (stamp, "q+ \"Person %d\"" % (i * 7 // 2 % 40) if i % 2 == 0 else "next"))
    return lines, at_ms


def do_batch(path, lines):
    return timed(["do", path, "--batch", "--quiet", "-"], ("\n".join(lines) + "\n").encode())[0]


def events(path):
    return timed(["log", path])[1].count(b"\n")


def commands():
    """do --batch, and what show takes in a meeting as large as the budgets ask."""
    at = 1773133200000
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "m.talanoa")
        timed(["new", path, "--template", "none"])
        do_batch(path, room())
        lines, at = talk(COMMANDS, at)
        before = cpu_seconds()
        seconds = do_batch(path, lines)
        cpu = cpu_seconds() - before
        while events(path) < EVENTS:
            more, at = talk(COMMANDS, at)
            do_batch(path, more)
        shows = {}
        for what in ("equity", "queue", "orders"):
            shows["show_%s_ms" % what] = round(1000 * min(
                timed(["show", path, what, "--json"])[0] for _ in range(3)))
        return {"commands": COMMANDS, "commands_per_second": round(COMMANDS / seconds),
                "commands_per_cpu_second": round(COMMANDS / cpu), "events": events(path), **shows}


def exports():
    """What each format takes, and how much memory; a public edition is searched for secrets."""
    said = ("note said that the river had fallen %d times in a year, that the people of the lower village "
            "had asked for the figures of each month, and that nobody had given them, number %d")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "m.talanoa")
        timed(["new", path, "--template", "none"])
        do_batch(path, ["meeting open", "agenda+ One", "take up 1"] +
                 [said % (n, n * 7919) for n in range(REMARKS)])
        do_batch(path, ["withhold note %d ground=safety" % n for n in range(1, 200, 2)])
        rows = {}
        for form in ("txt", "md", "html"):
            for edition in ("public", "full"):
                args = ["export", path, "--format", form, "--edition", edition]
                rows["%s_%s_ms" % (form, edition)] = round(1000 * min(timed(args)[0] for _ in range(3)))
        rows["memory_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        return {"remarks": REMARKS, "withheld": 100, **rows}


def check():
    """The transparency rules on 10,000 interventions: 100 ms is the budget."""
    at = 1773133200000
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "m.talanoa")
        timed(["new", path, "--template", "none"])
        lines = room() + ["present+ \"Person %d\"" % p for p in range(40)]
        for i in range(INTERVENTIONS):
            at += 500
            stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at // 1000)) + ".%03dZ" % (at % 1000)
            who = "Person %d" % (i * 7 % 40)
            lines += ["[%s] q+ \"%s\"" % (stamp, who), "[%s] next" % stamp,
                      "[%s] %s: said that the river had fallen and that nobody had given the figures" % (stamp, who)]
            if i % 100 == 0:
                lines.append("[%s] agreed Figure %d is published because all asked for it" % (stamp, i))
        do_batch(path, lines)
        return {"interventions": INTERVENTIONS, "budget_us": 100000, **run("check", path)}


def main():
    parts = {"floor": floor, "simulation": simulation, "commands": commands, "exports": exports, "check": check}
    wanted = sys.argv[1:] or list(parts)
    for name in wanted:
        if name not in parts:
            sys.exit("bench: %s is none of %s" % (name, ", ".join(parts)))
    json.dump({name: parts[name]() for name in wanted}, sys.stdout, indent=2, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
