# What is said of slots that cannot be, when several things are wrong.
def t(s):
    try: exec(s, {}); print('ok')
    except Exception as e: print(type(e).__name__, e)
t("class A(int):\n  __slots__ = 'x',\n  x = 1")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'int'
# =>(3.15) ValueError 'x' in __slots__ conflicts with class variable
t("class A(int):\n  __slots__ = 'x', 'y'\n  y = 1")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'int'
# =>(3.15) ValueError 'y' in __slots__ conflicts with class variable
t("class A(int):\n  __slots__ = 'x', 1")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'int'
# =>(3.15) TypeError __slots__ items must be strings, not 'int'
t("class A(int):\n  __slots__ = '__dict__', 'x'")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'int'
# =>(3.15) TypeError arbitrary __slots__ not supported for subtype of 'int'
t("class A(int):\n  __slots__ = 'x', '__dict__', '__dict__'")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'int'
# =>(3.15) TypeError __dict__ slot disallowed: we already got one
t("class A(int):\n  __slots__ = 'x', 'a b'")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'int'
# =>(3.15) TypeError __slots__ must be identifiers
t("class A(int):\n  __slots__ = '__weakref__', 'x'")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'int'
# =>(3.15) TypeError arbitrary __slots__ not supported for subtype of 'int'
t("class A(int):\n  __slots__ = 'x', '__weakref__'")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'int'
# =>(3.15) TypeError arbitrary __slots__ not supported for subtype of 'int'
t("class A(tuple):\n  __slots__ = 'x', 'x'\n  x = 2")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'tuple'
# =>(3.15) ValueError 'x' in __slots__ conflicts with class variable
t("class A(bytes):\n  __slots__ = ['q']")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'bytes'
# =>(3.15) TypeError arbitrary __slots__ not supported for subtype of 'bytes'
t("class A(type):\n  __slots__ = ['q']")
# =>(3.8-3.14) TypeError nonempty __slots__ not supported for subtype of 'type'
# =>(3.15) TypeError arbitrary __slots__ not supported for subtype of 'type'
t("class A(int):\n  __slots__ = ()")  # => ok
