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
real.write(json.dumps([list(sys.version_info[:2]), out]))
"""


def record(command, source):
    """The (major, minor) of an interpreter and its [line, text] pairs, lines never going down."""
    p = subprocess.run(shlex.split(command) + ["-c", DRIVER], input=source.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       env={"PYTHONHASHSEED": "0", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
    if p.returncode:
        sys.exit(f"{command}: {p.stderr.decode()[-1000:]}")
    version, pairs = json.loads(p.stdout.decode().splitlines()[-1])
    last, rows, begun = 0, [], ""
    for line, text in pairs:
        last = max(last, line) if line else source.count("\n")
        *whole, begun = (begun + text).split("\n")
        rows += [(last, t) for t in whole]
    return tuple(version), rows


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


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", metavar="FILE")
    options.add_argument("--python", action="append", required=True, metavar="COMMAND")
    given = options.parse_args()
    for name in given.files:
        with open(name, encoding="utf-8") as f:
            kept = [line for line in f.read().split("\n") if not re.match(r"\s*# =>", line)]
        source = "\n".join(re.sub(r"\s*# =>.*", "", line) for line in kept)
        wanted = re.match(r"# versions: *(.*)", kept[0])
        recorded = {}
        for command in given.python:
            version = subprocess.run(shlex.split(command) + ["-c", "import sys; print(*sys.version_info[:2], sep='.')"],
                                     stdout=subprocess.PIPE, text=True).stdout.strip()
            if not wanted or version in wanted.group(1).split():
                version, rows = record(command, source)
                recorded[version] = rows
        versions = sorted(recorded)
        lines = source.split("\n")
        result = []
        for number, line in enumerate(lines, 1):
            found = comments({v: [t for n, t in recorded[v] if n == number] for v in versions}, versions)
            beside = found and line.strip() and "'''" not in line and '"""' not in line and not line.endswith("\\")
            result.append(line + "  " + found.pop(0) if beside and not found[0].startswith("# =>(") else line)
            result += found
        with open(name, "w", encoding="utf-8") as f:
            f.write("\n".join(result))
        print(f"{name}: {', '.join('3.%d' % v[1] for v in versions)}")


main()
