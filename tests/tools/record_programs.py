#!/usr/bin/env python3
"""Wrong programs, and what the interpreters say of them: writes the file that test_programs.sh holds slotscope against.

usage: record_programs.py PROGRAMS OUT SLOTSCOPE [--answers JSON] VERSION=PYTHON ...

PROGRAMS: programs, each after a line "=== NAME" (OUT of an earlier run will do: its expectations are passed over). Each runs as main.py in an
empty directory with nothing on standard input. OUT: each program, then for each different outcome a line "--- VERSIONS", standard output and
standard error as they are (without the directory's name, addresses as ADDR), and "status N". A version with ~ in front is known to differ in
slotscope. Programs whose traceback goes through library files are left out. JSON: answers by program and version as [out, err, status], for
interpreters that cannot be run here; new ones are added to it.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

ENV = dict(os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8", LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1")


def programs(path):
    with open(path, encoding="utf-8") as f:
        parts = re.split(r"^=== (\S+)\n", f.read(), flags=re.M)[1:]
    for name, text in zip(parts[::2], parts[1::2]):
        yield name, re.split(r"^--- [~\d. ]+$", text, flags=re.M)[0]


def run(command, text):
    with tempfile.TemporaryDirectory() as d:
        with open(os.path.join(d, "main.py"), "w", encoding="utf-8") as f:
            f.write(text)
        p = subprocess.run(command + ["main.py"], cwd=d, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, env=ENV)
        return [re.sub(r"/\S+(?=/lib/python3)", "/usr", x.decode("utf-8", "replace").replace(d + "/", "")) for x in (p.stdout, p.stderr)] + [p.returncode]


def shown(answer):
    out, err, status = answer
    text = re.sub(r"0x[0-9a-f]{6,16}", "ADDR", out + err)
    return text + ("" if text.endswith("\n") or not text else "\n") + "status %d\n" % (130 if status == -2 else status)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("programs", "out", "slotscope"):
        ap.add_argument(name)
    ap.add_argument("--answers")
    ap.add_argument("pythons", nargs="*")
    a = ap.parse_args()
    known = {}
    if a.answers and os.path.exists(a.answers):
        with open(a.answers) as f:
            known = json.load(f)
    pieces, same, differing = [], 0, 0
    for name, text in list(programs(a.programs)):
        answers = known.setdefault(name, {})
        for version, _, python in (p.partition("=") for p in a.pythons):
            answers[version] = run([python], text)
        outcomes = {}
        for version in sorted((v for v in answers if v[0] == "3"), key=lambda v: int(v[2:])):
            want = shown(answers[version])
            ours = shown(run([os.path.abspath(a.slotscope), "run", "--python", version], text))
            same, differing = same + (want == ours), differing + (want != ours)
            outcomes.setdefault(want, []).append(("" if want == ours else "~") + version)
        if any(re.search(r'^  File "(/|<frozen)', want, re.M) for want in outcomes):
            continue
        pieces.append("=== %s\n%s" % (name, text) + "".join("--- %s\n%s" % (" ".join(v), want) for want, v in outcomes.items()))
    with open(a.out, "w", encoding="utf-8") as f:
        f.write("".join(pieces))
    if a.answers:
        with open(a.answers, "w") as f:
            json.dump(known, f)
    print("%d programs kept; of all answers %d agree, %d differ" % (len(pieces), same, differing))


if __name__ == "__main__":
    sys.exit(main())
