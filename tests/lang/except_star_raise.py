# versions: 3.11 3.12 3.13 3.14 3.15
# What leaves except* clauses: raised again it stays one group, raised anew it stands beside the rest.
def t(f):
    try: f()
    except BaseException as e: print(repr(e), repr(e.__cause__), repr(e.__context__))
def a():
    try: raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError as e: raise
def b():
    try: raise ExceptionGroup("eg", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as e: pass
    except* TypeError: raise
def c():
    try: raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError as e: raise
    except* TypeError: raise
def d():
    try: raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError as e: raise KeyError("new")
def e():
    try: raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* (ValueError, TypeError) as e: raise KeyError("new")
def g():
    try: raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError("new1")
    except* TypeError: raise KeyError("new2")
def h():
    try: raise ValueError(1)
    except* ValueError as e: raise e
def i():
    try: raise ValueError(1)
    except* TypeError as e: raise e
for x in (a, b, c, d, e, g, h):
    t(x)
# =>(3.11) ExceptionGroup('eg', [ValueError(1), TypeError(2)]) None None
# =>(3.11) ExceptionGroup('eg', [TypeError(2), OSError(3)]) None None
# =>(3.11) ExceptionGroup('eg', [ValueError(1), TypeError(2)]) None None
# =>(3.11) ExceptionGroup('', [KeyError('new'), ExceptionGroup('eg', [TypeError(2)])]) None None
# =>(3.11) ExceptionGroup('', [KeyError('new')]) None None
# =>(3.11) ExceptionGroup('', [KeyError('new1'), KeyError('new2')]) None None
# =>(3.11) ExceptionGroup('', (ValueError(1),)) None None
# =>(3.12-3.15) ExceptionGroup('eg', [ValueError(1), TypeError(2)]) None None
# =>(3.12-3.15) ExceptionGroup('eg', [TypeError(2), OSError(3)]) None None
# =>(3.12-3.15) ExceptionGroup('eg', [ValueError(1), TypeError(2)]) None None
# =>(3.12-3.15) ExceptionGroup('', [KeyError('new'), ExceptionGroup('eg', [TypeError(2)])]) None None
# =>(3.12-3.15) KeyError('new') None ExceptionGroup('eg', [ValueError(1), TypeError(2)])
# =>(3.12-3.15) ExceptionGroup('', [KeyError('new1'), KeyError('new2')]) None None
# =>(3.12-3.15) ExceptionGroup('', (ValueError(1),)) None None
