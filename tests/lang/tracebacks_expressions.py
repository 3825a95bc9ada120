# versions: 3.13 3.14
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
report(multiline)
report(attribute)
report(caused)
report(operator)
report(lambda: undefined_name)
# => Traceback (most recent call last):
# =>     fn()
# =>     ~~^^
# =>     return [1, 2][(3)] + 1
# =>            ~~~~~~^^^^^
# => IndexError: list index out of range
# => Traceback (most recent call last):
# =>     fn()
# =>     ~~^^
# =>     return int(
# =>            ~~~^
# =>         "x",
# =>         ^^^^
# =>         10,
# =>         ^^^
# =>     ) + 1
# =>     ^
# => ValueError: invalid literal for int() with base 10: 'x'
# => Traceback (most recent call last):
# =>     fn()
# =>     ~~^^
# =>     return "text".uper()
# =>            ^^^^^^^^^^^
# => AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?
# => Traceback (most recent call last):
# =>     index()
# =>     ~~~~~^^
# =>     return [1, 2][(3)] + 1
# =>            ~~~~~~^^^^^
# => IndexError: list index out of range
# =>
# => The above exception was the direct cause of the following exception:
# =>
# => Traceback (most recent call last):
# =>     fn()
# =>     ~~^^
# =>     raise ValueError("again") from e
# => ValueError: again
# => Traceback (most recent call last):
# =>     fn()
# =>     ~~^^
# =>     x = ("a" + "b") / 2 if 1 else None
# =>         ~~~~~~~~~~~~^~~
# => TypeError: unsupported operand type(s) for /: 'str' and 'int'
# => Traceback (most recent call last):
# =>     fn()
# =>     ~~^^
# =>     report(lambda: undefined_name)
# =>                    ^^^^^^^^^^^^^^
# => NameError: name 'undefined_name' is not defined
