# Writes nfkc.inc: what the NFKC form of identifiers needs of this Python's Unicode data, Hangul syllables (which are computed) aside.
# usage: python3 nfkc.py > nfkc.inc
import unicodedata as u

HANGUL = range(0xAC00, 0xD7A4)


def rows(head, items):
    print("static const %s[] = {" % head)
    line = "   "
    for i in items:
        if len(line) + len(i) > 130:
            print(line)
            line = "   "
        line += " " + i + ","
    print(line + "\n};")


shifts, longer, letters, classes, pairs = [], [], [], [], []
for cp in range(0x110000):
    c = chr(cp)
    n = u.combining(c)
    if n and classes and classes[-1][1] == cp - 1 and classes[-1][2] == n:
        classes[-1][1] = cp
    elif n:
        classes.append([cp, cp, n])
    if cp in HANGUL or not ("a" + c).isidentifier():
        continue
    d = u.normalize("NFKD", c)
    if len(d) > 1:
        longer.append((cp, len(letters), len(d)))
        letters += map(ord, d)
    elif d != c:
        by = ord(d) - cp
        if shifts and shifts[-1][1] == cp - 1 and shifts[-1][2] == by:
            shifts[-1][1] = cp
        else:
            shifts.append([cp, cp, by])
    parts = u.decomposition(c).split()
    if len(parts) == 2 and parts[0][0] != "<" and u.normalize("NFC", c) == c:
        pairs.append((int(parts[0], 16), int(parts[1], 16), cp))
print("/* Made by nfkc.py from Unicode %s. */" % u.unidata_version)
rows("struct shift { int32_t first, last, by; } shifts", ["{%#x, %#x, %d}" % tuple(s) for s in shifts])
rows("struct longer { uint32_t c; uint16_t at, n; } longer", ["{%#x, %d, %d}" % s for s in longer])
rows("uint32_t letters", ["%#x" % c for c in letters])
rows("struct class_run { uint32_t first, last; int order; } classes", ["{%#x, %#x, %d}" % tuple(s) for s in classes])
rows("struct pair { uint32_t first, second, whole; } pairs", ["{%#x, %#x, %#x}" % s for s in sorted(pairs)])
