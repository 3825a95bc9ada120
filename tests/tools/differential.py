#!/usr/bin/env python3
"""Random programs under a real CPython and under slotscope: output, errors and the whole heap must agree.

usage: differential.py SLOTSCOPE [--python PROGRAM,...] [--seed N] [--count N | --seconds S] [--jobs N] [--without KINDS] [--log FILE]
                       [--no-heap] [--keep DIR [--seen-in DIR]] [--show N]

PROGRAM is any python3.x (3.8 to 3.15); the default is every python3 found. Program number i is made from seed + i alone
(random_program.py), so that a failure can be run again with --seed and --count 1. --without leaves out kinds of statements: letters as
in DO there. --log adds what was run, under which builds, and what came of it to FILE. The last line counts: "N passed, N failed".
"""
import argparse
import concurrent.futures
import glob
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from random_program import Writer

HERE = os.path.dirname(os.path.abspath(__file__))
ADDRESS = re.compile(r"0x[0-9a-f]{6,16}|\b\d{14,15}\b")


def settled(x):
    """A document without what differs from run to run: addresses that were printed, counts of what the whole library shares."""
    x["stdout"] = ADDRESS.sub("ADDR", x["stdout"])
    x["errors"] = [[i, name, ADDRESS.sub("ADDR", text)] for i, name, text in x["errors"]]
    for o in x.get("objects", {}).values():
        if o.get("items") == [] and o["type"] == "tuple" or o.get("used") == 0 and o["type"] == "frozenset":
            o.pop("refcount", None)
        for entry in o.get("keys", {}).get("entries", []):
            entry[0] = ADDRESS.sub("ADDR", str(entry[0]))
        if o["type"] == "str":
            o["value"] = re.sub(r"0x[0-9a-f]+$", "ADDR", ADDRESS.sub("ADDR", o["value"]))  # values are cut off
    return x


def facts(x, path=""):
    """A document as {path: value}."""
    if isinstance(x, dict) and x:
        return {k: v for key in x for k, v in facts(x[key], path + "." + key).items()}
    if isinstance(x, list) and x:
        return {k: v for i, item in enumerate(x) for k, v in facts(item, "%s[%d]" % (path, i)).items()}
    return {path: x}


def differing(want, got):
    if want == got:
        return []
    want, got = facts(want), facts(got)
    return ["%s: python %r, slotscope %r" % (k, want.get(k, "(nothing)"), got.get(k, "(nothing)")) for k in {**want, **got}
            if want.get(k, "(nothing)") != got.get(k, "(nothing)")]


class Server:
    """A CPython that has started and forks for every program it is asked about."""

    def __init__(self, command):
        self.command, self.process = command + ["-"], None

    def end(self):
        os.killpg(self.process.pid, signal.SIGKILL)  # what it forked too
        self.process.wait()
        self.process = None

    def ask(self, path):
        if not self.process:
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                            start_new_session=True, env=dict(os.environ, PYTHONHASHSEED="0"))
        self.process.stdin.write((path + "\n").encode())
        self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], 60)[0]:
            self.end()
            return {"": "no answer in 60 s"}
        answer = parsed(self.process.stdout.readline())
        if "python" not in answer:  # a crash is followed by a line that tells of it: begin anew
            self.end()
        return answer


def parsed(answer):
    try:
        return settled(json.loads(answer.decode("utf-8", "replace")))
    except (ValueError, KeyError):
        return {"": "no document but %r" % answer[-160:]}


def simulated(command):
    try:
        return parsed(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60).stdout)
    except subprocess.TimeoutExpired:
        return {"": "no answer in 60 s"}


servers = threading.local()


def compare(a, seed, pythons):
    """[(version, differing facts), ...] of one program."""
    path = os.path.join(a.keep, "program%d.py" % seed)
    with open(path, "w", encoding="utf-8") as f:
        f.write(Writer(seed, a.without).program())
    seen, flags, found = os.path.join(a.seen_in, os.path.basename(path)) if a.seen_in else path, ["--no-heap"] if a.no_heap else [], []
    for v, (python, full) in pythons.items():
        mine = servers.__dict__.setdefault(v, None) or servers.__dict__.update({v: Server([python, a.reader, "--compact"] + flags)}) or servers.__dict__[v]
        want, got = mine.ask(seen), simulated([os.path.abspath(a.slotscope), "dump", "--python", full] + flags + [path])
        found.append((v, differing(want, got)))
    os.remove(path)
    return found


def interpreters(named, seen_in):
    found = {}
    names = named.split(",") if named else ["python3"] + sorted({os.path.basename(p) for d in os.get_exec_path() for p in glob.glob(d + "/python3.[0-9]*")})
    for name in names:
        path = shutil.which(name)
        if path and "config" not in name:
            ask = "import sys; print(sys.version.split()[0], sys.executable)"
            full, itself = subprocess.run([path, "-c", ask], stdout=subprocess.PIPE).stdout.decode().strip().split(" ", 1)
            path = itself if os.access(itself, os.X_OK) and not seen_in else path
            v = ".".join(full.split(".")[:2])
            if v in ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"):
                found.setdefault(v, (path, full))
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("slotscope")
    ap.add_argument("--python", default="")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--count", type=int, default=0)
    ap.add_argument("--seconds", type=float, default=30)
    ap.add_argument("--no-heap", action="store_true")
    ap.add_argument("--keep", default="")
    ap.add_argument("--show", type=int, default=3)
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--without", default="", help="kinds of statements to leave out")
    ap.add_argument("--log", default="")
    ap.add_argument("--reader", default=os.path.join(HERE, "..", "..", "src", "main", "heap_reader.py"), help="the heap reader, as the python sees it")
    ap.add_argument("--seen-in", default="", help="the folder --keep as the python sees it (an interpreter in a chroot)")
    a = ap.parse_args()
    pythons = interpreters(a.python, a.seen_in)
    if not pythons:
        print("no python3 here: nothing to compare with")
        print("0 passed, 0 failed")
        return 0
    a.keep = a.keep or tempfile.mkdtemp(prefix="slotscope-")
    os.makedirs(a.keep, exist_ok=True)
    start, made, failed = time.monotonic(), 0, []
    with concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
        under_way = []
        while under_way or made == 0 or (made < a.count if a.count else time.monotonic() - start < a.seconds):
            while len(under_way) < a.jobs and (made < a.count if a.count else time.monotonic() - start < a.seconds):
                under_way.append((a.seed + made, pool.submit(compare, a, a.seed + made, pythons)))
                made += 1
            if not under_way:
                break
            seed, answer = under_way.pop(0)
            for v, bad in answer.result():
                if bad:
                    failed.append("%s seed %d" % (v, seed))
                if bad and len(failed) <= a.show:
                    print("seed %d, python %s: %d facts differ" % (seed, v, len(bad)))
                    print("    " + "\n    ".join(bad[:4]), flush=True)
    builds = ", ".join(full for _, full in sorted(pythons.values()))
    summary = "seeds %d to %d under %s%s" % (a.seed, a.seed + made - 1, builds, ", without " + a.without if a.without else "")
    result = "%d passed, %d failed" % (made * len(pythons) - len(failed), len(failed))
    if a.log:
        with open(a.log, "a", encoding="utf-8") as f:
            f.write("%s  %s: %s%s\n" % (time.strftime("%Y-%m-%d %H:%M"), summary, result, " (" + ", ".join(failed) + ")" if failed else ""))
    print(summary)
    print(result)
    return 1 if failed else 0


sys.exit(main())
