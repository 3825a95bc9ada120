# Writes strdata.inc: character properties and case mappings of this Python's Unicode data.
# usage: python3 strdata.py > strdata.inc
import sys, unicodedata as u

FLAGS = "SPACE ALPHA DECIMAL DIGIT NUMERIC LOWER UPPER TITLE PRINTABLE LINEBREAK XID_START XID_CONTINUE CASE_IGNORABLE".split()


def flags(c):
    final = lambda s: s.lower()[-1] == "\u03c2"
    tests = (c.isspace(), c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(), u.category(c) == "Lt",
             c.isprintable(), len(("a" + c + "b").splitlines()) > 1, c.isidentifier(), ("a" + c).isidentifier(),
             not final(c + "\u03a3") and final("A" + c + "\u03a3"))
    return sum(1 << i for i, t in enumerate(tests) if t)


def rows(name, ctype, items):
    print("static const %s %s[] = {" % (ctype, name))
    line = "   "
    for i in items:
        if len(line) + len(i) > 130:
            print(line)
            line = "   "
        line += " " + i + ","
    print(line + "\n};")


print("/* Made by strdata.py from Unicode %s. */" % u.unidata_version)
print("enum { %s };" % ", ".join("UC_%s = 1 << %d" % (f, i) for i, f in enumerate(FLAGS)))
runs, last = [], None
for cp in range(0x110000):
    f = flags(chr(cp))
    if f != last:
        runs.append((cp, f))
        last = f
rows("uc_runs", "struct { uint32_t start; uint16_t flags; }".replace("struct", "struct uc_run"), ["{%#x, %d}" % r for r in runs])
for name, fn in (("lower", str.lower), ("upper", str.upper), ("title", str.title), ("fold", str.casefold)):
    simple, special = [], []
    for cp in range(0x110000):
        m = fn(chr(cp))
        if m == chr(cp):
            continue
        if len(m) > 1:
            special.append((cp, [ord(x) for x in m] + [0] * (3 - len(m))))
            continue
        d = ord(m) - cp
        if simple and simple[-1][3] == d and cp - simple[-1][1] in (1, 2) and (
                simple[-1][0] == simple[-1][1] or cp - simple[-1][1] == simple[-1][2]):
            simple[-1] = (simple[-1][0], cp, cp - simple[-1][1], d)
        else:
            simple.append((cp, cp, 1, d))
    rows("uc_%s_runs" % name, "struct uc_case", ["{%#x, %#x, %d, %d}" % r for r in simple])
    rows("uc_%s_special" % name, "struct uc_special", ["{%#x, {%s}}" % (cp, ", ".join("%#x" % x for x in m)) for cp, m in special] or ["{0, {0}}"])
