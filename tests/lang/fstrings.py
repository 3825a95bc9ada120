# f-strings: conversions, nested format specs, self-documenting expressions, adjacent literals.
name, width, value = "slot", 10, 3.14159
print(f"{name}|{name!r}|{name!s:>6}|{name!a}")  # => slot|'slot'|  slot|'slot'
print(f"[{value:.2f}] [{value:{width}.3f}] [{value:<{width}.{2}f}] [{width:+d}]")  # => [3.14] [     3.142] [3.14      ] [+10]
print(f"{width:08.3f} {width:#x} {width:b} {-width:,} {10**7:_}")  # => 0010.000 0xa 1010 -10 10_000_000
print(f"{name=} {value = :.1f} {width=!s} {1+1=}")  # => name='slot' value = 3.1 width=10 1+1=2
print(f"{{literal}} {'{'}braces{'}'} {{{width}}}")  # => {literal} {braces} {10}
print("plain " f"{width}" " and " rf"\d{width}" + f'{"quoted"}')  # => plain 10 and \d10quoted
print(f"{(lambda x: x * 2)(21)} {[i for i in range(3)]} { {'a': 1}['a'] }")  # => 42 [0, 1, 2] 1
print(f"{width if width > 5 else 'small'} {not width} {width == 10 and name}")  # => 10 False slot
print(f"""{
    name
    + "!"
}""")  # => slot!
print(f"{name:*^12}|{name:.2}|{True:d}|{True}|{None}")  # => ****slot****|sl|1|True|None


class Money:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


print(f"{Money():x,y} {Money()!s} {Money()!r:>6} {Money()}")  # => <x,y> str   repr <>
print(f"{'a' 'b'}" "c" f"{'d'}", f"", f"{''}" == "")  # => abcd  True
print(f"{width!r:>{width}}|{name:{'>'}{8}}|")  # =>         10|    slot|
print(f"\N{GREEK SMALL LETTER ALPHA}\t\x41\u00e9 {name}\n".encode())  # => b'\xce\xb1\tA\xc3\xa9 slot\n'
