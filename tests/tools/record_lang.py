#!/usr/bin/env python3
"""Writes the expected output beside the lines of a language test (tests/lang), as real interpreters give it.

usage: record_lang.py FILE... --python COMMAND [--python COMMAND ...]

Every `# =>` comment of FILE is made anew. Each COMMAND is a python3.x (it may contain arguments); it reads the program from standard
input. Output of the line that ran at module level stands beside that line; what only some versions print gets their range in
parentheses. A file whose first line names versions is recorded for those only. Several interpreters of one version: the last one counts.
"""
import argparse
import json
import re
import shlex
import subprocess
import sys

# Runs the program with a standard output that notes the line of the module that was being executed.
DRIVER = r"""
import builtins, io, json, linecache, sys
source = sys.stdin.buffer.read().decode()
linecache.cache["test.py"] = len(source), None, source.splitlines(True), "test.py"
out, real = [], sys.stdout
class Noting(io.TextIOBase):
    encoding = "utf-8"
    def write(self, text):
        frame, line = sys._getframe(1), 0
        while frame:
            if frame.f_code.co_name == "<module>" and frame.f_code.co_filename == "test.py":
                line = frame.f_lineno
            frame = frame.f_back
        out.append((line, text))
        return len(text)
module = type(sys)("__main__")
module.__dict__.update({"__name__": "__main__", "__builtins__": builtins, "__file__": "test.py"})
sys.modules["__main__"] = module
sys.stdout = sys.__stdout__ = Noting()
exec(compile(source, "test.py", "exec"), module.__dict__)
module.__dict__.clear()
real.write(json.dumps(out))
"""


def record(command, source):
    """The (line, text) pairs that it prints, lines never going down."""
    p = subprocess.run(shlex.split(command) + ["-c", DRIVER], input=source.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       env={"PYTHONHASHSEED": "0", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
    if p.returncode:
        sys.exit(f"{command}: {p.stderr.decode()[-1000:]}")
    pairs = json.loads(p.stdout.decode().splitlines()[-1])
    last, rows, begun = 0, [], ""
    for line, text in pairs:
        last = max(last, line) if line else source.count("\n")
        *whole, begun = (begun + text).split("\n")
        rows += [(last, t) for t in whole]
    return rows


def ranges(versions, all_versions):
    """[(low, high)]: runs of neighbours among all_versions."""
    runs = []
    for v in all_versions:
        if v not in versions:
            continue
        at = all_versions.index(v)
        if runs and runs[-1][1] == at - 1:
            runs[-1][1] = at
        else:
            runs.append([at, at])
    return [(all_versions[a], all_versions[b]) for a, b in runs]


def comments(by_version, all_versions):
    """The comments for one line: by_version gives each version's list of texts."""
    if all(by_version[v] == by_version[all_versions[0]] for v in all_versions):
        return ["# =>" + (" " + t if t else "") for t in by_version[all_versions[0]]]
    result = []
    different = []
    for v in all_versions:
        if by_version[v] not in different:
            different.append(by_version[v])
    for texts in different:
        for low, high in ranges([v for v in all_versions if by_version[v] == texts], all_versions):
            span = f"3.{low[1]}" + (f"-3.{high[1]}" if high != low else "")
            result += [f"# =>({span})" + (" " + t if t else "") for t in texts]
    return result


def version_of(command):
    p = subprocess.run(shlex.split(command) + ["-c", "import sys; print(*sys.version_info[:2])"], stdout=subprocess.PIPE, text=True)
    return tuple(map(int, p.stdout.split()))


def annotated(text, pythons):
    """text with its comments as the interpreters (by version) have them say now."""
    recorded = {v: record(command, text) for v, command in pythons.items()}
    versions = sorted(recorded)
    result, found = [], {}
    lines = text.split("\n")
    for v, rows in recorded.items():
        for number, printed in rows:
            while re.match(r"\s*# =>", lines[number - 1]):  # at the end of the program
                number -= 1
            found.setdefault(number, {w: [] for w in versions})[v].append(printed)
    for number, line in enumerate(lines, 1):
        if re.match(r"\s*# =>", line):
            continue
        line = re.sub(r"\s*# =>.*", "", line)
        texts = comments(found[number], versions) if number in found else []
        beside = texts and line.strip() and not texts[0].startswith("# =>(") and not line.endswith(("\\", "'''", '"""'))
        result.append(line + "  " + texts.pop(0) if beside else line)
        result += texts
    return "\n".join(result)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", metavar="FILE")
    options.add_argument("--python", action="append", required=True, metavar="COMMAND")
    given = options.parse_args()
    pythons = [(version_of(command), command) for command in given.python]
    for name in given.files:
        with open(name, encoding="utf-8") as f:
            text = f.read()
        wanted = re.match(r"# versions: *(.*)", text)
        used = {v: c for v, c in pythons if not wanted or "%d.%d" % v in wanted.group(1).split()}
        for _ in range(4):  # what it prints may depend on the lines' numbers, which the comments change
            before, text = text, annotated(text, used)
            if text == before:
                break
        with open(name, "w", encoding="utf-8") as f:
            f.write(text)
        print(f"{name}: {', '.join('%d.%d' % v for v in sorted(used))}")


main()
