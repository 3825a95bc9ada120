#!/usr/bin/env python3
"""Bad input of every kind: an exception or one line of our own comes out, and the program ends when it is told to.

usage: fuzz.py SLOTSCOPE [--kinds KIND,...] [--seed N] [--count N | --seconds S] [--limit S] [--keep DIR]

Input number i is made from its kind and seed + i alone (fuzz_inputs.py says which kinds there are), so that a finding can be made
again with --kinds KIND --seed N --count 1; what it was is kept in DIR. A finding is: the end by a signal, a sanitizer's report, our
own "this is a bug" (status 70), no end after the limit and C-c, or a message of our own that is not one line. The last line counts:
"N passed, N failed".
"""
import argparse
import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time

from fuzz_inputs import KINDS

REPORT = re.compile(rb"ERROR: \w+Sanitizer|runtime error:|terminate called|Assertion .* failed")


def started(command, more, **streams):
    env = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:exitcode=99",
               UBSAN_OPTIONS="exitcode=99:print_stacktrace=1", PYTHONUTF8="1")
    env.update({k: v for k, v in more.get("env", {}).items()})
    return subprocess.Popen([os.fsencode(a) for a in command], start_new_session=True, env=env, **streams)


def ended(process, limit):
    """How it ended: (how, status). First it has its time, then C-c ends what it does: one of the things it was asked for."""
    for n in range(40):
        try:
            return "by C-c" if n else "by itself", process.wait(3 if n else limit)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
    process.kill()
    process.wait()
    return "not at all", 0


def piped(command, folder, data, more, limit):
    names = [os.path.join(folder, n) for n in ("stdin", "stdout", "stderr")]
    with open(names[0], "wb") as f:
        f.write(data)
    with open(names[0], "rb") as i, open(names[1], "wb") as o, open(names[2], "wb") as e:
        how, status = ended(started(command, more, stdin=i, stdout=o, stderr=e), limit)
    with open(names[1], "rb") as o, open(names[2], "rb") as e:
        return how, status, o.read(10**6), e.read(10**6)


def typed(command, folder, keys, more, limit):
    """At a terminal: keys, each when there is nothing more to read; then the terminal goes away."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *more["size"], 0, 0))
    process = started(command, more, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    seen = b""
    with open(os.path.join(folder, "keys"), "w") as f:
        f.write(repr(keys))
    try:
        for i, key in enumerate([b""] + keys + [b"\x03"] * 3):
            os.write(ours, key)
            if i % 10 == 5:
                fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", 3 + i % 40, 5 + i * 7 % 200, 0, 0))
            while select.select([ours], [], [], 0.05)[0]:
                seen = seen[-100000:] + os.read(ours, 65536)
    except OSError:
        pass
    if process.poll() is None:
        process.send_signal(signal.SIGHUP)
    os.close(ours)
    how, status = ended(process, limit)
    return how, 0 if status == -signal.SIGHUP else status, b"", seen


def finding(how, status, out, err, arguments):
    if REPORT.search(err):
        return REPORT.search(err).group().decode()
    if how == "not at all":
        return "C-c did not end it"
    if status < 0 and not (how != "by itself" and status == -signal.SIGINT):
        return "ended by %s" % signal.Signals(-status).name
    if status == 70 and b"slotscope: " in err:
        return "a bug of ours: " + err.decode("utf-8", "replace").strip()[-150:]
    if status == 2 and arguments[:1] != ["run"] and any(not x.startswith(b"slotscope: ") for x in err.splitlines()):
        return "a message of ours that is not one line"
    return None


def one(a, kind, seed):
    arguments, files, data, more = KINDS[kind](random.Random("%s %d" % (kind, seed)))
    folder = os.path.join(a.keep, "%s-%d" % (kind, seed))
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name, text in files.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(text)
    more.setdefault("env", {}).update(XDG_STATE_HOME=folder, XDG_DATA_HOME=folder)
    command = [a.slotscope] + [os.path.join(folder, x[1:]) if x[:1] == "@" else x.replace("\0", "") for x in arguments]
    run = typed if "keys" in more else piped
    how, status, out, err = run(command, folder, more.get("keys", data), more, a.limit)
    found = finding(how, status, out, err if run == piped else REPORT.search(err) and err or b"", arguments)
    if found:
        with open(os.path.join(folder, "command"), "w", encoding="utf-8", errors="backslashreplace") as f:
            print(found, command, more, sep="\n", file=f)
        with open(os.path.join(folder, "stderr"), "wb") as f:
            f.write(err)
        print("%s %d: %s\n    %s" % (kind, seed, found, out[-200:].decode("utf-8", "replace").strip().split("\n")[-1]), flush=True)
    else:
        shutil.rmtree(folder)
    return not found


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("slotscope")
    ap.add_argument("--kinds", default=",".join(KINDS))
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--count", type=int, default=0)
    ap.add_argument("--seconds", type=float, default=60)
    ap.add_argument("--limit", type=float, default=30)
    ap.add_argument("--keep", default="build/fuzz")
    a = ap.parse_args()
    a.slotscope, a.keep = os.path.abspath(a.slotscope), os.path.abspath(a.keep)
    end, kinds, passed, failed, i = time.time() + a.seconds, a.kinds.split(","), 0, 0, 0
    while i < a.count * len(kinds) if a.count else time.time() < end:
        good = one(a, kinds[i % len(kinds)], a.seed + i // len(kinds))
        passed, failed, i = passed + good, failed + (not good), i + 1
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
