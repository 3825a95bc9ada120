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
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ADDRESS = re.compile(r"0x[0-9a-f]{6,16}|\b\d{14,15}\b")
ATTRS = ["a", "b", "c", "x", "y", "name", "total", "left", "_p"]


class Writer:
    """Makes one program: a list of top-level statements around a few classes and values."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.out = ["import sys"]
        self.classes = []  # (name, attribute names, number of __init__ parameters)
        self.objects, self.dicts, self.lists, self.sets, self.texts, self.numbers = [], [], [], [], [], []
        self.counter = 0

    def new(self, prefix):
        self.counter += 1
        return "%s%d" % (prefix, self.counter)

    def pick(self, xs):
        return self.r.choice(xs)

    def attr(self):
        return self.pick(ATTRS)

    # None is no key here: up to 3.11 its hash is its address, another one in every run.
    def scalar(self):
        k = self.r.randrange(7)
        if k == 0:
            return str(self.r.choice([0, 1, -1, 7, 255, 256, 257, 1000, 2**30, 2**31, 10**20, -(2**60)]))
        if k == 1:
            return repr(self.r.randrange(-99, 99) / 4)
        if k == 2:
            return repr(self.pick(["", "q", "spam", "two words", "naïve", "Δx", "你好", "😀"]))
        if k == 3:
            return self.pick(["None", "True", "False"])
        if k == 4:
            return "(%s, %s)" % (self.r.randrange(5), repr(self.r.randrange(9) + 0.5))
        return repr(self.r.randrange(2000) + 0.5)

    def value(self):
        pool = self.objects + self.dicts + self.lists + self.texts + self.numbers
        if pool and self.r.random() < 0.35:
            return self.pick(pool)
        k = self.r.randrange(12)
        if k == 0:
            return "[%s]" % ", ".join(self.scalar() for _ in range(self.r.randrange(4)))
        if k == 1:
            return "{%s}" % ", ".join("%r: %s" % (self.attr(), self.scalar()) for _ in range(self.r.randrange(3)))
        return self.scalar()

    # ---- classes ----

    def slots(self):
        names = self.r.sample(ATTRS, self.r.randrange(0, 4))
        if self.r.random() < 0.2:
            names.append("__weakref__")
        if self.r.random() < 0.2:
            names.append("__dict__")
        if self.r.random() < 0.08:
            names.append("__private")
        form = self.r.randrange(4)
        if form == 0:
            return "[%s]" % ", ".join(map(repr, names)), names
        if form == 1 and len(names) == 1:
            return repr(names[0]), names
        if form == 2:
            return "{%s}" % ", ".join("%r: None" % n for n in names), names
        return "(%s)" % "".join("%r, " % n for n in names), names

    def make_class(self):
        name = self.new("C")
        bases = []
        if self.classes and self.r.random() < 0.5:
            bases = self.r.sample([c[0] for c in self.classes], min(len(self.classes), self.pick([1, 1, 1, 2])))
        elif self.r.random() < 0.06:
            bases = [self.pick(["int", "str", "list", "dict", "tuple", "Exception", "float"])]
        body, names = [], []
        if self.r.random() < 0.5:
            text, names = self.slots()
            body.append("__slots__ = " + text)
        names = [n for n in names if not n.startswith("__")] or self.r.sample(ATTRS, self.r.randrange(1, 4))
        if self.r.random() < 0.2:
            body.append("%s = %s" % (self.pick(["kind", "shared", self.attr()]), self.scalar()))
        nargs = 0
        if self.r.random() < 0.7 and not (bases and not bases[0].startswith("C")):
            nargs = self.r.randrange(0, len(names) + 1)
            params = names[:nargs]
            lines = ["self.%s = %s" % (n, n if n in params else self.scalar()) for n in names]
            if self.r.random() < 0.2:
                self.r.shuffle(lines)
            if self.r.random() < 0.15 and bases:
                lines.insert(0, "super().__init__()")
            body.append("def __init__(%s):\n        %s" % (", ".join(["self"] + params), "\n        ".join(lines)))
        if self.r.random() < 0.3:
            body.append("def method(self, k=1):\n        return (self.%s, k)" % self.pick(names))
        if self.r.random() < 0.15:
            body.append("@property\n    def prop(self):\n        return self.%s" % self.pick(names))
        if self.r.random() < 0.1:
            body.append("def __getattr__(self, name):\n        return 'missing ' + name")
        if self.r.random() < 0.1:
            body.append("def __eq__(self, other):\n        return isinstance(other, %s)" % name)
        head = "class %s(%s):" % (name, ", ".join(bases)) if bases else "class %s:" % name
        self.out.append(head + "\n    " + "\n    ".join(body or ["pass"]))
        self.classes.append((name, names, nargs))

    def make_object(self):
        if not self.classes:
            return self.make_class()
        name, _, nargs = self.pick(self.classes)
        n = nargs if self.r.random() < 0.93 else self.r.randrange(4)
        call = "%s(%s)" % (name, ", ".join(self.value() for _ in range(n)))
        if self.r.random() < 0.15:
            v = self.new("many")
            self.out.append("%s = [%s for i in range(%d)]" % (v, call, self.pick([2, 5, 12, 40])))
            self.lists.append(v)
            self.out.append("last = %s[-1]" % v)
        else:
            v = self.new("o")
            self.out.append("%s = %s" % (v, call))
            self.objects.append(v)

    # ---- what is done with them ----

    def touch_object(self):
        if not self.objects:
            return self.make_object()
        o = self.pick(self.objects)
        a = self.attr()
        k = self.r.randrange(22)
        forms = {
            0: "del %s.%s" % (o, a), 1: "print(%s.%s)" % (o, a), 2: "%s.__dict__" % o if self.r.random() < 0.3 else "print(hasattr(%s, '__dict__'))" % o,
            3: "print(sys.getsizeof(%s))" % o, 4: "print(list(vars(%s)))" % o, 5: "%s.__dict__[%r] = %s" % (o, a, self.scalar()),
            6: "print(sys.getrefcount(%s))" % o, 7: "%s.__dict__ = {%r: %s}" % (o, a, self.scalar()),
            8: "del %s.__dict__" % o, 9: "print(sys.getsizeof(%s.__dict__))" % o, 10: "%s.method()" % o, 11: "print(%s.prop)" % o,
            12: "for i in range(%d): setattr(%s, 'n%%d' %% i, i + 0.5)" % (self.pick([2, 6, 12, 31]), o),
            13: "import weakref\nw%d = weakref.ref(%s)" % (self.counter, o),
        }
        if k == 14 and self.classes:
            self.out.append("%s.__class__ = %s" % (o, self.pick(self.classes)[0]))
        elif k == 15 and self.classes:
            self.out.append("%s.%s = %s" % (self.pick(self.classes)[0], a, self.scalar()))
        elif k == 16:
            self.out.append("del %s" % o)
            self.objects.remove(o)
        elif k in forms:
            self.out.extend(forms[k].split("\n"))
        else:
            self.out.append("%s.%s = %s" % (o, a, self.value()))

    def touch_dict(self):
        if not self.dicts or self.r.random() < 0.3:
            v = self.new("d")
            self.out.append("%s = %s" % (v, self.pick([
                "{}", "dict()", "{'a': 1.5, 'b': 2.5}", "dict(x=1.5, y=2.5)", "{i: i + 0.5 for i in range(%d)}" % self.r.randrange(14),
                "dict.fromkeys('pqr')", "{**%s}" % self.pick(self.dicts or ["{}"]), "dict(%s)" % self.pick(self.dicts or ["{}"]),
                "%s.copy()" % self.pick(self.dicts or ["{}"]), "dict([('u', 1.5), ('v', 2.5)])", "{1: 'a', 'b': 2.5, (3, 4): 5.5}"])))
            self.dicts.append(v)
            return
        d = self.pick(self.dicts)
        key = self.pick(["'a'", "'b'", "'zz'", "3", "1.5", "(1, 2)", "True", "%r" % self.attr()])
        self.out.append(self.pick([
            "%s[%s] = %s" % (d, key, self.value()), "%s[%s] = %s" % (d, key, self.value()), "del %s[%s]" % (d, key),
            "print(%s.pop(%s, 0))" % (d, key), "%s.update({%s: 1.5})" % (d, key), "%s.setdefault(%s, []).append(2.5)" % (d, key),
            "%s.clear()" % d, "print(sorted(map(str, %s)))" % d, "print(sys.getsizeof(%s), len(%s))" % (d, d), "%s.popitem()" % d,
            "for i in range(%d): %s['k%%d' %% i] = i" % (self.pick([3, 8, 20]), d), "print(%s in %s)" % (key, d)]))

    def touch_list(self):
        if not self.lists or self.r.random() < 0.3:
            v = self.new("l")
            self.out.append("%s = %s" % (v, self.pick([
                "[]", "[1.5, 2.5, 3.5]", "list(range(%d))" % self.r.randrange(20), "[i * 0.5 for i in range(%d)]" % self.r.randrange(20),
                "[0] * %d" % self.r.randrange(9), "'a b c d'.split()", "list('hello')", "sorted([3, 1, 2])", "[*range(3), 1.5]",
                "%s + [None]" % self.pick(self.lists or ["[]"]), "%s[:]" % self.pick(self.lists or ["[]"])])))
            self.lists.append(v)
            return
        v = self.pick(self.lists)
        self.out.append(self.pick([
            "%s.append(%s)" % (v, self.value()), "%s.append(%s)" % (v, self.value()), "%s.extend([1.5, None])" % v, "%s.insert(1, %s)" % (v, self.value()),
            "%s.pop()" % v, "del %s[:2]" % v, "%s[0] = %s" % (v, self.value()), "%s.reverse()" % v, "print(sys.getsizeof(%s), len(%s))" % (v, v),
            "%s += [2.5]" % v, "%s *= 2" % v, "%s.clear()" % v, "%s[1:2] = [7.5, 8.5, 9.5]" % v, "for i in range(%d): %s.append(i)" % (self.pick([3, 9, 30]), v),
            "%s.remove(1.5)" % v, "print(%s[-1:])" % v]))

    def touch_set(self):
        if not self.sets or self.r.random() < 0.3:
            v = self.new("s")
            self.out.append("%s = %s" % (v, self.pick([
                "set()", "{1, 2, 3}", "{'x', 'yy', 'zzz'}", "set(range(%d))" % self.r.randrange(40), "frozenset([1, 5, 9])",
                "{i * i for i in range(%d)}" % self.r.randrange(12), "set('hello world')", "%s | {1.5}" % self.pick(self.sets or ["set()"])])))
            self.sets.append(v)
            return
        v = self.pick(self.sets)
        self.out.append(self.pick([
            "%s.add(%s)" % (v, self.scalar().replace("None", "0")), "%s.add(%d)" % (v, self.r.randrange(50)), "%s.discard(%d)" % (v, self.r.randrange(9)), "%s.remove('x')" % v,
            "print(sys.getsizeof(%s), len(%s))" % (v, v), "print(%s)" % v, "%s.update(range(%d))" % (v, self.r.randrange(30)), "%s.pop()" % v, "%s &= {1, 2, 'x'}" % v]))

    def touch_text(self):
        v = self.new("t")
        other = self.pick(self.texts or ["'abc'"])
        self.out.append("%s = %s" % (v, self.pick([
            "'x' * %d" % self.r.randrange(40), "%s + 'é'" % other, "%s.upper()" % other, "%s[1:]" % other, "', '.join(['a', %s])" % other,
            "'%%s-%%d' %% (%s, %d)" % (other, self.r.randrange(99)), 'f"{%s!r:>12}"' % other, "str(%s)" % self.scalar(), "repr(%s)" % self.scalar(),
            "%s.replace('a', 'Δ')" % other, "'{:>5}|{:.2f}'.format(%d, %r)" % (self.r.randrange(999), self.r.random())])))
        self.texts.append(v)
        if self.r.random() < 0.4:
            self.out.append("print(%s, len(%s), sys.getsizeof(%s))" % (v, v, v))

    def touch_number(self):
        v = self.new("n")
        a, b = (self.pick(self.numbers + ["3", "2.5", "10**18", "-7", "2**40"]) for _ in range(2))
        self.out.append("%s = %s %s %s" % (v, a, self.pick(["+", "-", "*", "//", "%", "/"]), b))
        self.numbers.append(v)
        if len(self.numbers) > 6:
            self.numbers.pop(0)

    def program(self):
        steps = [self.make_class] * 3 + [self.make_object] * 5 + [self.touch_object] * 14 + [self.touch_dict] * 4 + [self.touch_list] * 4 + \
            [self.touch_set] * 2 + [self.touch_text] * 2 + [self.touch_number] * 2
        for _ in range(self.r.randrange(8, 45)):
            self.pick(steps)()
        return "\n".join(self.out) + "\n"


def facts(x, path=""):
    """A document as {path: value}; addresses that were printed are masked."""
    if isinstance(x, dict) and x:
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
