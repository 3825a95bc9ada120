#!/usr/bin/env python3
"""Random programs under a real CPython and under slotscope: output, errors and the whole heap must agree.

usage: differential.py SLOTSCOPE [--python PROGRAM,...] [--seed N] [--count N | --seconds S] [--no-heap] [--keep DIR [--seen-in DIR]] [--show N]

PROGRAM is any python3.x (3.8 to 3.15); the default is every python3 found. Program number i is made from seed + i alone, so that a
failure can be run again with --seed and --count 1. The last line counts: "N passed, N failed".
"""
import argparse
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from random_program import Writer

HERE = os.path.dirname(os.path.abspath(__file__))
ADDRESS = re.compile(r"0x[0-9a-f]{6,16}|\b\d{14,15}\b")


def facts(x, path=""):
    """A document as {path: value}; addresses that were printed are masked."""
    if isinstance(x, dict) and x:
        if x.get("items") == [] and x.get("type") == "tuple" or x.get("used") == 0 and x.get("type") == "frozenset":
            x.pop("refcount", None)  # empty ones are shared by the whole library
        return {k: v for key in x for k, v in facts(x[key], path + "." + key).items()}
    if isinstance(x, list) and x:
        return {k: v for i, item in enumerate(x) for k, v in facts(item, "%s[%d]" % (path, i)).items()}
    return {path: ADDRESS.sub("ADDR", x) if isinstance(x, str) else x}


def ask(command, text_path):
    try:
        p = subprocess.run(command + [text_path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=20, env=dict(os.environ, PYTHONHASHSEED="0"))
        return facts(json.loads(p.stdout.decode("utf-8", "replace")))
    except subprocess.TimeoutExpired:
        return {"": "no answer in 20 s"}
    except ValueError:
        return {"": "exit %s: %s" % (p.returncode, p.stderr.decode("utf-8", "replace").strip()[-160:])}


def interpreters(named):
    found = {}
    names = named.split(",") if named else ["python3"] + sorted({os.path.basename(p) for d in os.get_exec_path() for p in glob.glob(d + "/python3.[0-9]*")})
    for name in names:
        path = shutil.which(name)
        if path and "config" not in name:
            v = subprocess.run([path, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], stdout=subprocess.PIPE).stdout.decode().strip()
            if v in ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"):
                found.setdefault(v, path)
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
    ap.add_argument("--reader", default=os.path.join(HERE, "..", "..", "src", "main", "heap_reader.py"), help="the heap reader, as the python sees it")
    ap.add_argument("--seen-in", default="", help="the folder --keep as the python sees it (an interpreter in a chroot)")
    a = ap.parse_args()
    pythons = interpreters(a.python)
    if not pythons:
        print("no python3 here: nothing to compare with")
        print("0 passed, 0 failed")
        return 0
    work = a.keep or tempfile.mkdtemp(prefix="slotscope-")
    os.makedirs(work, exist_ok=True)
    flags = ["--no-heap"] if a.no_heap else []
    passed = failed = 0
    start, i = time.monotonic(), 0
    while i < a.count if a.count else time.monotonic() - start < a.seconds:
        seed, i = a.seed + i, i + 1
        path = os.path.join(work, "program%d.py" % seed)
        with open(path, "w", encoding="utf-8") as f:
            f.write(Writer(seed).program())
        for v, python in pythons.items():
            seen = os.path.join(a.seen_in, os.path.basename(path)) if a.seen_in else path
            want = ask([python, a.reader] + flags, seen)
            got = ask([os.path.abspath(a.slotscope), "dump", "--python", v] + flags, path)
            bad = [k for k in {**want, **got} if want.get(k, "(nothing)") != got.get(k, "(nothing)")]
            passed, failed = passed + (not bad), failed + bool(bad)
            if bad and failed <= a.show:
                print("seed %d, python %s: %d facts differ" % (seed, v, len(bad)))
                for k in bad[:4]:
                    print("    %s: python %r, slotscope %r" % (k, want.get(k, "(nothing)"), got.get(k, "(nothing)")))
        if not a.keep:
            os.remove(path)
    print("seeds %d to %d under %s" % (a.seed, a.seed + i - 1, ", ".join(sorted(pythons))))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
