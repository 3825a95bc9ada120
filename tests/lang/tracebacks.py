# Tracebacks as the module traceback formats them: lines, carets, causes.
import traceback

def report(fn):
    try:
        fn()
    except Exception:
        for line in traceback.format_exc().splitlines():
            if not line.startswith("  File"):
                print(line)

def index():
    return [1, 2][(3)] + 1

def multiline():
    return int(
        "x",
        10,
    ) + 1

def attribute():
    return "text".uper()

def caused():
    try:
        index()
    except IndexError as e:
        raise ValueError("again") from e

def operator():
    x = ("a" + "b") / 2 if 1 else None
    return x

report(index)
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)     fn()
# =>(3.8-3.10)     return [1, 2][(3)] + 1
# =>(3.8-3.10) IndexError: list index out of range
# =>(3.11) Traceback (most recent call last):
# =>(3.11)     fn()
# =>(3.11)     return [1, 2][(3)] + 1
# =>(3.11)            ~~~~~~^^^^~
# =>(3.11) IndexError: list index out of range
# =>(3.12) Traceback (most recent call last):
# =>(3.12)     fn()
# =>(3.12)     return [1, 2][(3)] + 1
# =>(3.12)            ~~~~~~^^^^^
# =>(3.12) IndexError: list index out of range
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)     fn()
# =>(3.13-3.15)     ~~^^
# =>(3.13-3.15)     return [1, 2][(3)] + 1
# =>(3.13-3.15)            ~~~~~~^^^^^
# =>(3.13-3.15) IndexError: list index out of range
report(multiline)
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)     fn()
# =>(3.8-3.10)     return int(
# =>(3.8-3.10) ValueError: invalid literal for int() with base 10: 'x'
# =>(3.11-3.12) Traceback (most recent call last):
# =>(3.11-3.12)     fn()
# =>(3.11-3.12)     return int(
# =>(3.11-3.12)            ^^^^
# =>(3.11-3.12) ValueError: invalid literal for int() with base 10: 'x'
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)     fn()
# =>(3.13-3.15)     ~~^^
# =>(3.13-3.15)     return int(
# =>(3.13-3.15)            ~~~^
# =>(3.13-3.15)         "x",
# =>(3.13-3.15)         ^^^^
# =>(3.13-3.15)         10,
# =>(3.13-3.15)         ^^^
# =>(3.13-3.15)     ) + 1
# =>(3.13-3.15)     ^
# =>(3.13-3.15) ValueError: invalid literal for int() with base 10: 'x'
report(attribute)
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)     fn()
# =>(3.8-3.10)     return "text".uper()
# =>(3.8-3.10) AttributeError: 'str' object has no attribute 'uper'
# =>(3.11) Traceback (most recent call last):
# =>(3.11)     fn()
# =>(3.11)     return "text".uper()
# =>(3.11)            ^^^^^^^^^^^
# =>(3.11) AttributeError: 'str' object has no attribute 'uper'
# =>(3.12) Traceback (most recent call last):
# =>(3.12)     fn()
# =>(3.12)     return "text".uper()
# =>(3.12)            ^^^^^^^^^^^
# =>(3.12) AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?
# =>(3.13-3.14) Traceback (most recent call last):
# =>(3.13-3.14)     fn()
# =>(3.13-3.14)     ~~^^
# =>(3.13-3.14)     return "text".uper()
# =>(3.13-3.14)            ^^^^^^^^^^^
# =>(3.13-3.14) AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?
# =>(3.15) Traceback (most recent call last):
# =>(3.15)     fn()
# =>(3.15)     ~~^^
# =>(3.15)     return "text".uper()
# =>(3.15)            ^^^^^^^^^^^
# =>(3.15) AttributeError: 'str' object has no attribute 'uper'. Did you mean '.upper' instead of '.uper'?
report(caused)
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)     index()
# =>(3.8-3.10)     return [1, 2][(3)] + 1
# =>(3.8-3.10) IndexError: list index out of range
# =>(3.8-3.10)
# =>(3.8-3.10) The above exception was the direct cause of the following exception:
# =>(3.8-3.10)
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)     fn()
# =>(3.8-3.10)     raise ValueError("again") from e
# =>(3.8-3.10) ValueError: again
# =>(3.11) Traceback (most recent call last):
# =>(3.11)     index()
# =>(3.11)     return [1, 2][(3)] + 1
# =>(3.11)            ~~~~~~^^^^~
# =>(3.11) IndexError: list index out of range
# =>(3.11)
# =>(3.11) The above exception was the direct cause of the following exception:
# =>(3.11)
# =>(3.11) Traceback (most recent call last):
# =>(3.11)     fn()
# =>(3.11)     raise ValueError("again") from e
# =>(3.11) ValueError: again
# =>(3.12) Traceback (most recent call last):
# =>(3.12)     index()
# =>(3.12)     return [1, 2][(3)] + 1
# =>(3.12)            ~~~~~~^^^^^
# =>(3.12) IndexError: list index out of range
# =>(3.12)
# =>(3.12) The above exception was the direct cause of the following exception:
# =>(3.12)
# =>(3.12) Traceback (most recent call last):
# =>(3.12)     fn()
# =>(3.12)     raise ValueError("again") from e
# =>(3.12) ValueError: again
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)     index()
# =>(3.13-3.15)     ~~~~~^^
# =>(3.13-3.15)     return [1, 2][(3)] + 1
# =>(3.13-3.15)            ~~~~~~^^^^^
# =>(3.13-3.15) IndexError: list index out of range
# =>(3.13-3.15)
# =>(3.13-3.15) The above exception was the direct cause of the following exception:
# =>(3.13-3.15)
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)     fn()
# =>(3.13-3.15)     ~~^^
# =>(3.13-3.15)     raise ValueError("again") from e
# =>(3.13-3.15) ValueError: again
report(operator)
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)     fn()
# =>(3.8-3.10)     x = ("a" + "b") / 2 if 1 else None
# =>(3.8-3.10) TypeError: unsupported operand type(s) for /: 'str' and 'int'
# =>(3.11) Traceback (most recent call last):
# =>(3.11)     fn()
# =>(3.11)     x = ("a" + "b") / 2 if 1 else None
# =>(3.11)         ~~~~~~~~~~^~~~~
# =>(3.11) TypeError: unsupported operand type(s) for /: 'str' and 'int'
# =>(3.12) Traceback (most recent call last):
# =>(3.12)     fn()
# =>(3.12)     x = ("a" + "b") / 2 if 1 else None
# =>(3.12)         ~~~~~~~~~~~~^~~
# =>(3.12) TypeError: unsupported operand type(s) for /: 'str' and 'int'
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)     fn()
# =>(3.13-3.15)     ~~^^
# =>(3.13-3.15)     x = ("a" + "b") / 2 if 1 else None
# =>(3.13-3.15)         ~~~~~~~~~~~~^~~
# =>(3.13-3.15) TypeError: unsupported operand type(s) for /: 'str' and 'int'
report(lambda: undefined_name)
# =>(3.8-3.10) Traceback (most recent call last):
# =>(3.8-3.10)     fn()
# =>(3.8-3.10)     report(lambda: undefined_name)
# =>(3.8-3.10) NameError: name 'undefined_name' is not defined
# =>(3.11-3.12) Traceback (most recent call last):
# =>(3.11-3.12)     fn()
# =>(3.11-3.12)     report(lambda: undefined_name)
# =>(3.11-3.12)                    ^^^^^^^^^^^^^^
# =>(3.11-3.12) NameError: name 'undefined_name' is not defined
# =>(3.13-3.15) Traceback (most recent call last):
# =>(3.13-3.15)     fn()
# =>(3.13-3.15)     ~~^^
# =>(3.13-3.15)     report(lambda: undefined_name)
# =>(3.13-3.15)                    ^^^^^^^^^^^^^^
# =>(3.13-3.15) NameError: name 'undefined_name' is not defined
