# versions: 3.10 3.11 3.12 3.13 3.14 3.15
# Patterns that compile() refuses.
def wrong(*cases):
    try:
        compile("match z:\n" + "".join("  case %s:\n    pass\n" % c for c in cases), "f", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)
    else:
        print("ok")


wrong('{f"": _}')  # => mapping pattern keys may only match literals and attribute lookups 2 8 16
wrong('(None | _) | _')  # => wildcard makes remaining patterns unreachable 2 16 17
wrong('(None | x) as y', '_')  # => name capture 'x' makes remaining patterns unreachable 2 16 17
wrong('None | _', '1')  # => wildcard makes remaining patterns unreachable 2 15 16
wrong('x', '1')  # => name capture 'x' makes remaining patterns unreachable 2 8 9
wrong('x if x', '1 | _')  # => ok
wrong('[_, (1 | _)]', '1')  # => ok
wrong('x as y', '1')  # => name capture 'x' makes remaining patterns unreachable 2 8 9
