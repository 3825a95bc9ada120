#!/usr/bin/env python3
"""Code objects of whole files under a real CPython and under slotscope: sizes, tables, constants, names must agree.

usage: code_objects.py SLOTSCOPE PYTHON FILE... [--show N] [--facts NAMES]

Each FILE is compiled by both, and all code objects in it are compared: sys.getsizeof(), length of co_code, co_stacksize, flags, line, constants, names,
locals, and the tables of lines and of handlers, byte for byte. --facts: only these, comma separated. The last line counts: "N passed, N failed".
"""
import argparse
import ast
import collections
import os
import subprocess
import sys
import tempfile

ASK = r'''
import sys
def shown(x):
    if type(x) is type(shown.__code__):
        return "code " + x.co_name
    if type(x) is tuple:
        return "(" + ", ".join([shown(i) for i in x]) + ")"
    if type(x) is frozenset:
        return "frozenset(" + ", ".join(sorted([repr(i) for i in x])) + ")"
    return repr(x)
def facts(c):
    def lengths(name):
        b = getattr(c, name, None)
        return None if b is None else b.hex()
    return {"size": sys.getsizeof(c), "code": len(c.co_code), "stack": c.co_stacksize, "flags": c.co_flags, "line": c.co_firstlineno,
            "nlocals": c.co_nlocals, "args": (c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount),
            "consts": shown(c.co_consts), "names": c.co_names, "varnames": c.co_varnames, "cells": c.co_cellvars, "free": c.co_freevars,
            "lnotab": lengths("co_lnotab") if sys.version_info < (3, 10) else None, "linetable": lengths("co_linetable"), "handlers": lengths("co_exceptiontable")}
def walk(c, path):
    print(path, facts(c), sep="\t")
    for k in c.co_consts:
        if type(k) is type(c):
            walk(k, path + "." + k.co_name + ":" + str(k.co_firstlineno))
import warnings
warnings.simplefilter("ignore")
try:
    code = compile(SOURCE, "file", "exec")
except SyntaxError as e:
    print("SyntaxError")
else:
    walk(code, "")
'''


def answer(command, program):
    out = subprocess.run(command + [program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=dict(os.environ, PYTHONHASHSEED="0"))
    lines = out.stdout.decode("utf-8", "replace").splitlines()
    found = collections.OrderedDict()
    for x in lines:
        path, _, rest = x.partition("\t")
        if not rest:
            return {"": {"answer": "\n".join(lines)[-300:]}}
        while path in found:
            path += "'"
        found[path] = ast.literal_eval(rest)
    return found


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("slotscope")
    ap.add_argument("python")
    ap.add_argument("files", nargs="+")
    ap.add_argument("--show", type=int, default=10)
    ap.add_argument("--facts", default="")
    a = ap.parse_args()
    v = subprocess.run([a.python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], stdout=subprocess.PIPE).stdout.decode().strip()
    scratch, passed, failed, shown, which = tempfile.mkdtemp(prefix="slotscope-"), 0, 0, 0, collections.Counter()
    program = os.path.join(scratch, "ask.py")
    for path in a.files:
        with open(path, encoding="utf-8") as f, open(program, "w", encoding="utf-8") as p:
            p.write("SOURCE = %r\n%s" % (f.read(), ASK))
        want, got = answer([a.python], program), answer([os.path.abspath(a.slotscope), "run", "--python", v], program)
        if want.get("", {}).get("answer") == "SyntaxError" and got.get("", {}).get("answer", "") == "SyntaxError":
            continue
        for name in {**want, **got}:
            w, g = want.get(name, {}), got.get(name, {})
            bad = [k for k in {**w, **g} if w.get(k) != g.get(k) and (not a.facts or k in a.facts.split(","))]
            passed, failed = passed + (not bad), failed + bool(bad)
            which.update(bad)
            if bad and shown < a.show:
                shown += 1
                print("%s%s" % (os.path.basename(path), name))
                for k in bad:
                    print("    %s: python %s, slotscope %s" % (k, w.get(k), g.get(k)))
    print(", ".join("%s %d" % x for x in which.most_common()))
    print("%d passed, %d failed" % (passed, failed))
    os.remove(program)
    os.rmdir(scratch)
    return 1 if failed else 0


sys.exit(main())
