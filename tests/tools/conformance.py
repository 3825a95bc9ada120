#!/usr/bin/env python3
"""CPython's own test files, as a real CPython on this machine has them, under that CPython and under slotscope: what the first passes
the second must pass.

usage: conformance.py SLOTSCOPE [--python PROGRAM] [--show N] [--only SUBSTRING] [--keep DIR] TEST ...

TEST is a name such as test_list. The file is put behind conformance_shim.py (a small unittest and the parts of test.support that language
tests use, since slotscope imports no files), and the same text runs under both. Modules that slotscope lacks are stand-ins there: a test
that uses one counts as skipped under both. Nothing of CPython's tests is kept in this repository.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import tokenize

HERE = os.path.dirname(os.path.abspath(__file__))
PARTS = {  # modules of the test package that other tests import, put in whole
    "test.list_tests", "test.seq_tests", "test.mapping_tests", "test.string_tests", "test.test_grammar", "test.test_math", "test.typinganndata.mod_generics_cache",
    "test.typinganndata._typed_dict_helper", "test.mod_generics_cache", "test._typed_dict_helper", "test.test_contextlib",
    "test.typinganndata.ann_module", "test.typinganndata.ann_module2", "test.typinganndata.ann_module3", "test.ann_module",
    "test.ann_module2", "test.ann_module3", "test.dataclass_module_1", "test.dataclass_module_2", "test.dataclass_module_1_str",
    "test.dataclass_module_2_str", "test.test_json", "test.test_enum", "test.test_iter", "test.test_set", "test.test_iter_consts",
}
def run(command, path, seconds):
    """In the folder of the file, since some tests leave files where they are."""
    env = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
    try:
        p = subprocess.run(command + [path], stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, env=env,
                           cwd=os.path.dirname(path))
        return p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace"), p.returncode
    except subprocess.TimeoutExpired as e:
        return (e.stdout or b"").decode("utf-8", "replace"), "(still running after %d s)" % seconds, -1


def source_of(lib, name):
    base = os.path.join(lib, *name.split("."))
    for path in (base + ".py", os.path.join(base, "__init__.py")):
        if os.path.exists(path):
            with tokenize.open(path) as f:  # as its coding line says
                return f.read()
    return None


def compose(lib, test, missing, only):
    """One file: the shim, then the test module and what it needs of the test package, as texts."""
    with open(os.path.join(HERE, "conformance_shim.py"), encoding="utf-8") as f:
        shim = f.read()
    name = "test." + test if "." not in test else test
    text = source_of(lib, name)
    if text is None:
        return None
    wanted, texts = [name], {}
    while wanted:
        m = wanted.pop()
        if m in texts or source_of(lib, m) is None:
            continue
        texts[m] = source_of(lib, m)
        for a, names in re.findall(r"^\s*(?:from|import) (test[\w.]*)(?: import (.*))?", texts[m], re.M):
            wanted += [x for x in [a] + [a + "." + n for n in re.findall(r"\w+", names)] if x in PARTS]
    return shim + "\n_conform(%r, %r, %r, %r)\n" % (texts, name, sorted(missing(texts)), only)


def modules_missing(ours, folder, texts):
    """Those of the modules that the texts import which slotscope cannot import."""
    asked = set()
    for text in texts.values():
        asked.update(re.findall(r"^\s*(?:>>> )?from ([\w.]+) import", text, re.M))
        for names in re.findall(r"^\s*(?:>>> )?import (.+)", text, re.M):
            asked.update(re.findall(r"(?:^|,)\s*([\w.]+)", names))
        asked.update(re.findall(r"import_(?:fresh_)?module\(['\"]([\w.]+)", text))
    asked = {m.rsplit(".", n)[0] for m in asked for n in range(m.count(".") + 1) if m.split(".")[0] not in ("test", "unittest", "doctest", "")}
    probe = os.path.join(folder, "probe.py")
    with open(probe, "w") as f:
        f.write("for m in %r:\n    try: __import__(m)\n    except BaseException: print(m)\n" % sorted(asked))
    return run(ours, probe, 60)[0].split()


def outcomes(out):
    return dict(re.findall(r"^@@ (\S+) (\w+)", out, re.M)), dict(re.findall(r"^@@ (\S+) (?:fail|error) (.*)", out, re.M))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("slotscope")
    ap.add_argument("--python", default=sys.executable)
    ap.add_argument("--show", type=int, default=40)
    ap.add_argument("--only", default="")
    ap.add_argument("--keep", default="")
    ap.add_argument("--seconds", type=int, default=120)
    ap.add_argument("tests", nargs="+")
    a = ap.parse_intermixed_args()
    ask = "import sys, os, test; print('%d.%d' % sys.version_info[:2]); print(os.path.dirname(os.path.dirname(os.path.abspath(test.__file__))))"
    version, lib = subprocess.run([a.python, "-c", ask], capture_output=True, text=True).stdout.split()
    ours = [os.path.abspath(a.slotscope), "run", "--python", version]
    folder = os.path.abspath(a.keep) if a.keep else tempfile.mkdtemp(prefix="conformance")
    os.makedirs(folder, exist_ok=True)
    good = bad = 0
    for test in a.tests:
        text = compose(lib, test, lambda texts: modules_missing(ours, folder, texts), a.only)
        if text is None:
            print("%s: no such test in %s" % (test, lib))
            continue
        path = os.path.join(folder, test + "_" + version + ".py")
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        theirs, _ = outcomes(run([a.python], path, a.seconds)[0])
        if not theirs:
            print("%s: nothing ran under %s" % (test, a.python))
        out, err, code = run(ours, path, a.seconds)
        mine, why = outcomes(out)
        passed = [t for t, r in theirs.items() if r == "ok"]
        failed = [t for t in passed if mine.get(t) != "ok"]
        print("%s as %s: %d of %d" % (test, version, len(passed) - len(failed), len(passed)))
        if not mine or "@@end" not in out:
            print("    ended early (status %d) after %s: %s" % (code, list(mine)[-1:] or "nothing", err.strip()[-300:]))
        for t in failed[: a.show]:
            print("    %-44s %s %s" % (t, mine.get(t, "not reached"), why.get(t, "")[:260]))
        good, bad = good + len(passed) - len(failed), bad + len(failed)
    print("%d passed, %d failed" % (good, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
