#!/usr/bin/env python3
"""Time and peak memory of slotscope beside every python3.x (and micropython) on this machine: alternating runs, medians, ratios, bars.

usage: bench.py SLOTSCOPE MEASURE [--runs N] [--python PROGRAM,...] [--as VERSION,...] [WORKLOAD ...]

A workload is a file of tests/bench/work. Its first line may say which bar it has to pass (`# bar: NAME`, see BARS); without one it counts
towards the mean. Every run is a whole process, start included; user plus system time is what counts. slotscope simulates the versions that
--as names, by default those of the pythons found. `own` is the ratio to the python of that version, `fastest` to the fastest python, and the
last two to python 3.11 and, in memory, to the own version. MEASURE (measure.c) reports time and peak of one run.
"""
import argparse
import glob
import math
import os
import re
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VERSIONS = ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15")
REFERENCE = "3.11"
# name: (what time is held against, at most, and at most this much memory of the own version's)
BARS = {"create": ("fastest", 1.0, 1.1), "traced": ("own", 1 / 3, None), "mean": (REFERENCE, 1.5, None)}


def pythons(named):
    """{"3.11": path} of the interpreters to compare with."""
    found = {}
    names = named.split(",") if named else [os.path.basename(p) for d in os.get_exec_path() for p in sorted(glob.glob(d + "/python3*"))]
    for name in names:
        path = shutil.which(name)
        if not path or name.endswith("config"):
            continue
        try:
            v = subprocess.run([path, "-c", "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"],
                               capture_output=True, text=True, timeout=20)
        except (OSError, subprocess.TimeoutExpired):
            continue
        answer = v.stdout.split("\n")
        if v.returncode == 0 and answer[0] in VERSIONS:
            # the program itself, not a script that finds it
            found.setdefault(answer[0], answer[1] if os.access(answer[1], os.X_OK) and "/shims/" in path else path)
    return found


def run(measure, command):
    """(seconds of processor time, peak MiB) of one run; None when it fails."""
    r = subprocess.run([measure] + command, env=dict(os.environ, PYTHONHASHSEED="0"), stdout=subprocess.PIPE, text=True)
    if r.returncode:
        return None
    t, kib = r.stdout.split()
    return float(t), int(kib) / 1024


def alternating(measure, commands, runs):
    """{name: (median seconds, median MiB)} of those commands that work."""
    results = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            if results[name] is not None:
                r = run(measure, command)
                results[name] = None if r is None else results[name] + [r]
    return {name: r and tuple(statistics.median(column) for column in zip(*r)) for name, r in results.items()}


def bar_of(path):
    with open(path) as f:
        m = re.match(r"# bar: (\w+)", f.readline())
    return m.group(1) if m else "mean"


def ratio(a, b):
    return a / b if a and b else None


def show(x):
    return "%8s" % ("-" if x is None else "%.2f" % x)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("slotscope")
    ap.add_argument("measure")
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--python", default="")
    ap.add_argument("--as", dest="versions", default="")
    ap.add_argument("workloads", nargs="*")
    a = ap.parse_intermixed_args()
    files = sorted(glob.glob(os.path.join(HERE, "work", "*.py")))
    files = [f for f in files if not a.workloads or any(w in os.path.basename(f) for w in a.workloads)]
    others = pythons(a.python)
    if not others:
        print("no python3 on this machine to compare with")
    versions = a.versions.split(",") if a.versions else sorted(others, key=VERSIONS.index) or [REFERENCE]
    micropython = shutil.which("micropython")
    means, bars = {v: [] for v in versions}, []
    print("%-20s %-16s %8s %8s | %8s %8s %8s %8s" % ("workload", "run by", "s", "MiB", "own", "fastest", REFERENCE, "own MiB"))
    for f in files:
        name, bar = os.path.basename(f)[:-3], bar_of(f)
        commands = {}
        for v in versions:
            commands["slotscope " + v] = [os.path.abspath(a.slotscope), "run", "--python", v, f]
        for v, path in others.items():
            commands["python" + v] = [path, f]
        if micropython:
            commands["micropython"] = [micropython, "-X", "heapsize=1g", f]
        results = alternating(os.path.abspath(a.measure), commands, a.runs)
        times = {v: results["python" + v] and results["python" + v][0] for v in others}
        fastest = min((t for t in times.values() if t), default=None)
        for who, r in results.items():
            if r is None:
                print("%-20s %-16s    fails" % (name, who))
                continue
            line = "%-20s %-16s %8.3f %8.1f |" % (name, who, r[0], r[1])
            if who.startswith("slotscope"):
                v = who.split()[1]
                own = results.get("python" + v)
                got = {"own": ratio(r[0], times.get(v)), "fastest": ratio(r[0], fastest), REFERENCE: ratio(r[0], times.get(REFERENCE))}
                memory = ratio(r[1], own and own[1])
                line += " ".join([""] + [show(x) for x in list(got.values()) + [memory]])
                against, most, most_memory = BARS[bar]
                bars.append((name + ", time", v, got[against], "of " + against, most))
                if most_memory:
                    bars.append((name + ", memory", v, memory, "of own", most_memory))
                if bar == "mean" and got[REFERENCE]:
                    means[v].append((got[REFERENCE], got["own"]))
            print(line, flush=True)
    for v, r in means.items():
        if r:
            of = [math.exp(sum(math.log(x[i]) for x in r) / len(r)) if all(x[i] for x in r) else None for i in (1, 0)]
            print("%-20s %-16s %17s | %s %8s %s" % ("geometric mean", "slotscope " + v, "", show(of[0]), "", show(of[1])))
            bars.append(("geometric mean, time", v, of[1], "of " + REFERENCE, 1.0))
    # one line a bar: the version that comes off worst
    for name in dict.fromkeys(b[0] for b in bars):
        known = [b for b in bars if b[0] == name and b[2] is not None]
        if known:
            _, v, got, against, most = max(known, key=lambda b: b[2])
            print("bar  %-28s worst as %-5s %5.2f %-10s at most %.2f  %s" % (name, v, got, against, most, "met" if got <= most else "NOT MET"))
    return 0


sys.exit(main())
