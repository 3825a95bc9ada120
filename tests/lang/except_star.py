# versions: 3.11 3.12 3.13 3.14 3.15
# except*: groups are split by type, the rest goes on.
def handle(eg):
    log = []
    try:
        try:
            raise eg
        except* ValueError as e:
            log.append(("V", [str(x) for x in e.exceptions]))
        except* (TypeError, KeyError) as e:
            log.append(("T", len(e.exceptions)))
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as e:
        log.append((type(e).__name__, [type(x).__name__ for x in getattr(e, "exceptions", [])]))
    return log


print(handle(ExceptionGroup("g", [ValueError("a"), TypeError("b"), ValueError("c")])))  # => [('V', ['a', 'c']), ('T', 1), 'finally']
print(handle(ExceptionGroup("g", [OSError("a"), KeyError("b")])))  # => [('T', 1), 'finally', ('ExceptionGroup', ['OSError'])]
print(handle(ValueError("bare")))  # => [('V', ['bare']), 'finally']
print(handle(OSError("bare")))  # => ['finally', ('OSError', [])]
print(handle(ExceptionGroup("o", [ExceptionGroup("i", [ValueError(1), OSError(2)]), TypeError(3)])))  # => [('V', ['i (1 sub-exception)']), ('T', 1), 'finally', ('ExceptionGroup', ['ExceptionGroup'])]
