def attempt(fn, *a):
    try:
        print(fn(*a))
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def divide(x):
    try:
        return 10 / x
    except ZeroDivisionError as e:
        return str(e)
    finally:
        print("done", x)


print(divide(2), divide(0))
# => done 2
# => done 0
# => 5.0 division by zero


def loop():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("at", i)
        except ValueError:
            print("never")
        else:
            print("else", i)
        finally:
            print("finally", i)
    return "end"


print(loop())
# => at 0
# => else 0
# => finally 0
# => finally 1
# => at 2
# => else 2
# => finally 2
# => finally 3
# => end


def chained():
    try:
        raise ValueError("a")
    except ValueError:
        raise KeyError("b")


def caused():
    try:
        raise ValueError("a")
    except ValueError as e:
        raise KeyError("b") from e


def hidden():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError from None


attempt(chained)  # => KeyError 'b' None ValueError('a') False
attempt(caused)  # => KeyError 'b' ValueError('a') ValueError('a') True
attempt(hidden)  # => ValueError  None ZeroDivisionError('division by zero') True


def nothing_to_raise():
    raise


def not_an_exception():
    raise 5


def bad_cause():
    raise ValueError from 5


def bad_catch():
    try:
        1 / 0
    except 5:
        pass


attempt(nothing_to_raise)  # => RuntimeError No active exception to reraise None None False
attempt(not_an_exception)  # => TypeError exceptions must derive from BaseException None None False
attempt(bad_cause)  # => TypeError exception causes must derive from BaseException None None False
attempt(bad_catch)
# => TypeError catching classes that do not inherit from BaseException is not allowed None ZeroDivisionError('division by zero') False


def overruled():
    try:
        return 1
    finally:
        for _ in range(1):
            pass
        print("first")


print(overruled())
# => first
# => 1


def nested():
    try:
        try:
            1 / 0
        finally:
            print("inner")
    except (KeyError, ZeroDivisionError):
        print("outer")


nested()
# => inner
# => outer


def again():
    try:
        try:
            raise ValueError(1)
        except ValueError:
            print("once")
            raise
    except ValueError as e:
        print("twice", e.args)


again()
# => once
# => twice (1,)


class Mine(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    raise Mine(3)
except Exception as e:
    print(e, e.code, e.args, e.__traceback__ is not None)  # => code 3 3 ('code 3',) True


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow


with Manager("a") as a, Manager("b"):
    print("body")
# => enter a
# => enter b
# => body
# => exit b None
# => exit a None
with Manager("c", True), Manager("d"):
    raise ValueError
# => enter c
# => enter d
# => exit d ValueError
# => exit c ValueError


def leaves():
    for i in range(3):
        with Manager(i):
            if i == 0:
                continue
            return "left"


print(leaves())
# => enter 0
# => exit 0 None
# => enter 1
# => exit 1 None
# => left


def context():
    try:
        with Manager("e"):
            raise KeyError("k")
    except KeyError as e:
        print("caught", e)


context()
# => enter e
# => exit e KeyError
# => caught 'k'
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))  # => AssertionError('message')
try:
    raise SystemExit(3)
except SystemExit as e:
    print(e.code)  # => 3


def recursive(n):
    return recursive(n + 1)


try:
    recursive(0)
except RecursionError:
    print("too deep")  # => too deep
