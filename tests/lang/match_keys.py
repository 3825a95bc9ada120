# versions: 3.10 3.11 3.12 3.13 3.14 3.15
def say(*keys):
    try:
        compile("match x:\n    case {" + ", ".join(f"{k}: {chr(97+i)}" for i, k in enumerate(keys)) + "}: pass", "<test>", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
say("1", "True")  # => mapping pattern checks duplicate key (True) 2 10
say("True", "1")  # => mapping pattern checks duplicate key (1) 2 10
say("1", "1.0")  # => mapping pattern checks duplicate key (1.0) 2 10
say("0.0", "-0.0")  # => mapping pattern checks duplicate key (-0.0) 2 10
say("-0.0", "0.0")  # => mapping pattern checks duplicate key (0.0) 2 10
say("0", "-0")  # => mapping pattern checks duplicate key (0) 2 10
say("-0", "False")  # => mapping pattern checks duplicate key (False) 2 10
say("1.0", "1+0j")  # => mapping pattern checks duplicate key ((1+0j)) 2 10
say("0j", "0")  # => mapping pattern checks duplicate key (0) 2 10
say("-0j", "False")  # => mapping pattern checks duplicate key (False) 2 10
say("-1", "-1")  # => mapping pattern checks duplicate key (-1) 2 10
say("-1", "-1.0")  # => mapping pattern checks duplicate key (-1.0) 2 10
say("1+2j", "1+2j")  # => mapping pattern checks duplicate key ((1+2j)) 2 10
say("1-2j", "1+-2j")  # => invalid syntax 2 22
say("1-2j", "1-2.0j")  # => mapping pattern checks duplicate key ((1-2j)) 2 10
say("-1+2j", "-1+2j")  # => mapping pattern checks duplicate key ((-1+2j)) 2 10
say("2**1", "2")  # => invalid syntax 2 12
say("10000000000000000000000000000001", "10000000000000000000000000000001")  # => mapping pattern checks duplicate key (10000000000000000000000000000001) 2 10
say("10000000000000000000000", "1e22")  # => mapping pattern checks duplicate key (1e+22) 2 10
say("9007199254740993", "9007199254740992.0")  # => ok
say("18446744073709551616", "18446744073709551616.0")  # => mapping pattern checks duplicate key (1.8446744073709552e+19) 2 10
say("1e400", "2e400")  # => mapping pattern checks duplicate key (inf) 2 10
say("1e400", "-1e400")  # => ok
say("1e400", "10")  # => ok
say("'a'", "'a'")  # => mapping pattern checks duplicate key ('a') 2 10
say("'a'", "b'a'")  # => ok
say("'a' 'b'", "'ab'")  # => mapping pattern checks duplicate key ('ab') 2 10
say("None", "None")  # => mapping pattern checks duplicate key (None) 2 10
say("None", "False")  # => ok
say("'é\\n'", "'é\\n'")  # => mapping pattern checks duplicate key ('é\n') 2 10
say('"it\'s"', '"it\'s"')  # => mapping pattern checks duplicate key ("it's") 2 10
say("b'\\xff'", "b'\\xff'")  # => mapping pattern checks duplicate key (b'\xff') 2 10
say("1.5", "1.50")  # => mapping pattern checks duplicate key (1.5) 2 10
say("1e16", "1e16")  # => mapping pattern checks duplicate key (1e+16) 2 10
say("2j", "2J")  # => mapping pattern checks duplicate key (2j) 2 10
say("x.y", "x.y")  # => ok
say("0x10", "16.0")  # => mapping pattern checks duplicate key (16.0) 2 10
say("'" + "a"*200 + "'", "'" + "a"*200 + "'")  # => mapping pattern checks duplicate key ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') 2 10
say("'\\ud800'", "'\\ud800'")  # => mapping pattern checks duplicate key ('\ud800') 2 10
