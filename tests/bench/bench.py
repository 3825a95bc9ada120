#!/usr/bin/env python3
"""Time and peak memory of slotscope beside every python3.x on this machine: alternating runs, medians, ratios.

usage: bench.py SLOTSCOPE [--runs N] [--python PROGRAM,...] [WORKLOAD ...]

A workload is a file of tests/bench/work. Every run is a whole process, start included; user plus system time is what counts. slotscope
simulates the version of the python it is held against. Peaks below some 15 MiB cannot be seen: a child starts with the size of this script.
"""
import argparse
import glob
import math
import os
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def pythons(named):
    """{"3.11": path} of the interpreters to compare with."""
    found = {}
    names = named.split(",") if named else [os.path.basename(p) for d in os.get_exec_path() for p in sorted(glob.glob(d + "/python3*"))]
    for name in names:
        path = shutil.which(name)
        if not path or name.endswith("config"):
            continue
        try:
            v = subprocess.run([path, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], capture_output=True, text=True, timeout=20)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if v.returncode == 0 and v.stdout.strip() in ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"):
            found.setdefault(v.stdout.strip(), path)
    return found


def run(command):
    """Seconds of processor time and peak KiB of one run; None when it fails."""
    null = os.open(os.devnull, os.O_RDWR)
    pid = os.posix_spawn(command[0], command, dict(os.environ, PYTHONHASHSEED="0"),
                         file_actions=[(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    _, status, usage = os.wait4(pid, 0)
    os.close(null)
    return (usage.ru_utime + usage.ru_stime, usage.ru_maxrss) if status == 0 else None


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("slotscope")
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--python", default="")
    ap.add_argument("workloads", nargs="*")
    a = ap.parse_intermixed_args()
    files = sorted(glob.glob(os.path.join(HERE, "work", "*.py")))
    files = [f for f in files if not a.workloads or any(w in f for w in a.workloads)]
    others = pythons(a.python)
    if not others:
        print("no python3 on this machine to compare with")
    ratios = {v: [] for v in others}
    print("%-22s %-7s %9s %9s %7s %9s %9s %7s" % ("workload", "version", "slotscope", "python", "ratio", "slotscope", "python", "ratio"))
    print("%-22s %-7s %9s %9s %7s %9s %9s %7s" % ("", "", "s", "s", "", "MiB", "MiB", ""))
    for f in files:
        name = os.path.basename(f)[:-3]
        for v, path in others.items():
            ours, theirs = [], []
            for _ in range(a.runs):
                ours.append(run([os.path.abspath(a.slotscope), "run", "--python", v, f]))
                theirs.append(run([path, f]))
            if None in ours or None in theirs:
                print("%-22s %-7s %s" % (name, v, "fails under slotscope" if None in ours else "fails under python"))
                continue
            t, u = (statistics.median(x[0] for x in r) for r in (ours, theirs))
            m, n = (statistics.median(x[1] for x in r) / 1024 for r in (ours, theirs))
            ratios[v].append(t / u)
            print("%-22s %-7s %9.3f %9.3f %7.2f %9.1f %9.1f %7.2f" % (name, v, t, u, t / u, m, n, m / n))
    for v, r in ratios.items():
        if r:
            print("%-22s %-7s %29.2f" % ("geometric mean", v, math.exp(sum(map(math.log, r)) / len(r))))
    return 0


sys.exit(main())
