# help() as pydoc lays it out, and signatures of what is built in.
import contextlib
import inspect
import io


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def shown(x):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        help(x)
    return out.getvalue()


def f(a, b=1, *args, c, **kw) -> int:
    """Adds.

       More about it.
    """


async def co(): pass


class A:
    """A class."""
    __slots__ = 'slot',
    x = [1] * 30

    def m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None): 'does'

    def undocumented(self): pass
    @property
    def p(self): 'p doc'
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    also = m
    lam = lambda self, x: x
    out = f


class B(A):
    __slots__ = ()
    y = 'text'

    def undocumented(self, more): pass


show(lambda: shown(f))
# =>(3.8-3.11) 'Help on function f in module __main__:\n\nf(a, b=1, *args, c, **kw) -> int\n    Adds.\n    \n    More about it.\n\n'
# =>(3.12-3.15) 'Help on function f in module __main__:\n\nf(a, b=1, *args, c, **kw) -> int\n    Adds.\n\n    More about it.\n\n'
show(lambda: shown(co))  # => 'Help on function co in module __main__:\n\nasync co()\n\n'
show(lambda: shown(lambda x, y=2: 0))  # => 'Help on function <lambda> in module __main__:\n\n<lambda> lambda x, y=2\n\n'
show(lambda: shown(A))
# =>(3.8-3.11) 'Help on class A in module __main__:\n\nclass A(builtins.object)\n |  A class.\n |  \n |  Methods defined here:\n |  \n |  also = m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |  \n |  lam lambda self, x\n |  \n |  m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |      does\n |  \n |  out = f(a, b=1, *args, c, **kw) -> int\n |      Adds.\n |      \n |      More about it.\n |  \n |  undocumented(self)\n |  \n |  ----------------------------------------------------------------------\n |  Class methods defined here:\n |  \n |  c(a) from builtins.type\n |  \n |  ----------------------------------------------------------------------\n |  Static methods defined here:\n |  \n |  s(a)\n |  \n |  ----------------------------------------------------------------------\n |  Readonly properties defined here:\n |  \n |  p\n |      p doc\n |  \n |  ----------------------------------------------------------------------\n |  Data descriptors defined here:\n |  \n |  slot\n |  \n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |  \n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n'
# =>(3.12) 'Help on class A in module __main__:\n\nclass A(builtins.object)\n |  A class.\n |\n |  Methods defined here:\n |\n |  also = m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |\n |  lam lambda self, x\n |\n |  m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |      does\n |\n |  out = f(a, b=1, *args, c, **kw) -> int\n |      Adds.\n |\n |      More about it.\n |\n |  undocumented(self)\n |\n |  ----------------------------------------------------------------------\n |  Class methods defined here:\n |\n |  c(a) from builtins.type\n |\n |  ----------------------------------------------------------------------\n |  Static methods defined here:\n |\n |  s(a)\n |\n |  ----------------------------------------------------------------------\n |  Readonly properties defined here:\n |\n |  p\n |      p doc\n |\n |  ----------------------------------------------------------------------\n |  Data descriptors defined here:\n |\n |  slot\n |\n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |\n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n'
# =>(3.13-3.15) 'Help on class A in module __main__:\n\nclass A(builtins.object)\n |  A class.\n |\n |  Methods defined here:\n |\n |  also = m(\n |      self,\n |      first_argument_with_a_long_name=None,\n |      second_argument_with_a_long_name=None\n |  )\n |\n |  lam lambda self, x\n |\n |  m(\n |      self,\n |      first_argument_with_a_long_name=None,\n |      second_argument_with_a_long_name=None\n |  )\n |      does\n |\n |  out = f(a, b=1, *args, c, **kw) -> int from __main__\n |      Adds.\n |\n |      More about it.\n |\n |  undocumented(self)\n |\n |  ----------------------------------------------------------------------\n |  Class methods defined here:\n |\n |  c(a)\n |\n |  ----------------------------------------------------------------------\n |  Static methods defined here:\n |\n |  s(a)\n |\n |  ----------------------------------------------------------------------\n |  Readonly properties defined here:\n |\n |  p\n |      p doc\n |\n |  ----------------------------------------------------------------------\n |  Data descriptors defined here:\n |\n |  slot\n |\n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |\n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n'
show(lambda: shown(B))
# =>(3.8) "Help on class B in module __main__:\n\nclass B(A)\n |  A class.\n |  \n |  Method resolution order:\n |      B\n |      A\n |      builtins.object\n |  \n |  Methods defined here:\n |  \n |  undocumented(self, more)\n |  \n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |  \n |  y = 'text'\n |  \n |  ----------------------------------------------------------------------\n |  Methods inherited from A:\n |  \n |  also = m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |  \n |  lam lambda self, x\n |  \n |  m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |      does\n |  \n |  out = f(a, b=1, *args, c, **kw) -> int\n |      Adds.\n |      \n |      More about it.\n |  \n |  ----------------------------------------------------------------------\n |  Class methods inherited from A:\n |  \n |  c(a) from builtins.type\n |  \n |  ----------------------------------------------------------------------\n |  Static methods inherited from A:\n |  \n |  s(a)\n |  \n |  ----------------------------------------------------------------------\n |  Readonly properties inherited from A:\n |  \n |  p\n |      p doc\n |  \n |  ----------------------------------------------------------------------\n |  Data descriptors inherited from A:\n |  \n |  slot\n |  \n |  ----------------------------------------------------------------------\n |  Data and other attributes inherited from A:\n |  \n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n"
# =>(3.9-3.11) "Help on class B in module __main__:\n\nclass B(A)\n |  Method resolution order:\n |      B\n |      A\n |      builtins.object\n |  \n |  Methods defined here:\n |  \n |  undocumented(self, more)\n |  \n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |  \n |  y = 'text'\n |  \n |  ----------------------------------------------------------------------\n |  Methods inherited from A:\n |  \n |  also = m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |  \n |  lam lambda self, x\n |  \n |  m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |      does\n |  \n |  out = f(a, b=1, *args, c, **kw) -> int\n |      Adds.\n |      \n |      More about it.\n |  \n |  ----------------------------------------------------------------------\n |  Class methods inherited from A:\n |  \n |  c(a) from builtins.type\n |  \n |  ----------------------------------------------------------------------\n |  Static methods inherited from A:\n |  \n |  s(a)\n |  \n |  ----------------------------------------------------------------------\n |  Readonly properties inherited from A:\n |  \n |  p\n |      p doc\n |  \n |  ----------------------------------------------------------------------\n |  Data descriptors inherited from A:\n |  \n |  slot\n |  \n |  ----------------------------------------------------------------------\n |  Data and other attributes inherited from A:\n |  \n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n"
# =>(3.12) "Help on class B in module __main__:\n\nclass B(A)\n |  Method resolution order:\n |      B\n |      A\n |      builtins.object\n |\n |  Methods defined here:\n |\n |  undocumented(self, more)\n |\n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |\n |  y = 'text'\n |\n |  ----------------------------------------------------------------------\n |  Methods inherited from A:\n |\n |  also = m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |\n |  lam lambda self, x\n |\n |  m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |      does\n |\n |  out = f(a, b=1, *args, c, **kw) -> int\n |      Adds.\n |\n |      More about it.\n |\n |  ----------------------------------------------------------------------\n |  Class methods inherited from A:\n |\n |  c(a) from builtins.type\n |\n |  ----------------------------------------------------------------------\n |  Static methods inherited from A:\n |\n |  s(a)\n |\n |  ----------------------------------------------------------------------\n |  Readonly properties inherited from A:\n |\n |  p\n |      p doc\n |\n |  ----------------------------------------------------------------------\n |  Data descriptors inherited from A:\n |\n |  slot\n |\n |  ----------------------------------------------------------------------\n |  Data and other attributes inherited from A:\n |\n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n"
# =>(3.13-3.15) "Help on class B in module __main__:\n\nclass B(A)\n |  Method resolution order:\n |      B\n |      A\n |      builtins.object\n |\n |  Methods defined here:\n |\n |  undocumented(self, more)\n |\n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |\n |  y = 'text'\n |\n |  ----------------------------------------------------------------------\n |  Methods inherited from A:\n |\n |  also = m(\n |      self,\n |      first_argument_with_a_long_name=None,\n |      second_argument_with_a_long_name=None\n |  )\n |\n |  lam lambda self, x\n |\n |  m(\n |      self,\n |      first_argument_with_a_long_name=None,\n |      second_argument_with_a_long_name=None\n |  )\n |      does\n |\n |  out = f(a, b=1, *args, c, **kw) -> int from __main__\n |      Adds.\n |\n |      More about it.\n |\n |  ----------------------------------------------------------------------\n |  Class methods inherited from A:\n |\n |  c(a)\n |\n |  ----------------------------------------------------------------------\n |  Static methods inherited from A:\n |\n |  s(a)\n |\n |  ----------------------------------------------------------------------\n |  Readonly properties inherited from A:\n |\n |  p\n |      p doc\n |\n |  ----------------------------------------------------------------------\n |  Data descriptors inherited from A:\n |\n |  slot\n |\n |  ----------------------------------------------------------------------\n |  Data and other attributes inherited from A:\n |\n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n"
show(lambda: shown(A()))
# =>(3.8-3.11) 'Help on A in module __main__ object:\n\nclass A(builtins.object)\n |  A class.\n |  \n |  Methods defined here:\n |  \n |  also = m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |  \n |  lam lambda self, x\n |  \n |  m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |      does\n |  \n |  out = f(a, b=1, *args, c, **kw) -> int\n |      Adds.\n |      \n |      More about it.\n |  \n |  undocumented(self)\n |  \n |  ----------------------------------------------------------------------\n |  Class methods defined here:\n |  \n |  c(a) from builtins.type\n |  \n |  ----------------------------------------------------------------------\n |  Static methods defined here:\n |  \n |  s(a)\n |  \n |  ----------------------------------------------------------------------\n |  Readonly properties defined here:\n |  \n |  p\n |      p doc\n |  \n |  ----------------------------------------------------------------------\n |  Data descriptors defined here:\n |  \n |  slot\n |  \n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |  \n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n'
# =>(3.12) 'Help on A in module __main__ object:\n\nclass A(builtins.object)\n |  A class.\n |\n |  Methods defined here:\n |\n |  also = m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |\n |  lam lambda self, x\n |\n |  m(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n |      does\n |\n |  out = f(a, b=1, *args, c, **kw) -> int\n |      Adds.\n |\n |      More about it.\n |\n |  undocumented(self)\n |\n |  ----------------------------------------------------------------------\n |  Class methods defined here:\n |\n |  c(a) from builtins.type\n |\n |  ----------------------------------------------------------------------\n |  Static methods defined here:\n |\n |  s(a)\n |\n |  ----------------------------------------------------------------------\n |  Readonly properties defined here:\n |\n |  p\n |      p doc\n |\n |  ----------------------------------------------------------------------\n |  Data descriptors defined here:\n |\n |  slot\n |\n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |\n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n'
# =>(3.13-3.15) 'Help on A in module __main__ object:\n\nclass A(builtins.object)\n |  A class.\n |\n |  Methods defined here:\n |\n |  also = m(\n |      self,\n |      first_argument_with_a_long_name=None,\n |      second_argument_with_a_long_name=None\n |  )\n |\n |  lam lambda self, x\n |\n |  m(\n |      self,\n |      first_argument_with_a_long_name=None,\n |      second_argument_with_a_long_name=None\n |  )\n |      does\n |\n |  out = f(a, b=1, *args, c, **kw) -> int from __main__\n |      Adds.\n |\n |      More about it.\n |\n |  undocumented(self)\n |\n |  ----------------------------------------------------------------------\n |  Class methods defined here:\n |\n |  c(a)\n |\n |  ----------------------------------------------------------------------\n |  Static methods defined here:\n |\n |  s(a)\n |\n |  ----------------------------------------------------------------------\n |  Readonly properties defined here:\n |\n |  p\n |      p doc\n |\n |  ----------------------------------------------------------------------\n |  Data descriptors defined here:\n |\n |  slot\n |\n |  ----------------------------------------------------------------------\n |  Data and other attributes defined here:\n |\n |  x = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ...]\n\n'
show(lambda: shown(A.m))
# =>(3.8-3.12) 'Help on function m in module __main__:\n\nm(self, first_argument_with_a_long_name=None, second_argument_with_a_long_name=None)\n    does\n\n'
# =>(3.13-3.15) 'Help on function m in module __main__:\n\nm(\n    self,\n    first_argument_with_a_long_name=None,\n    second_argument_with_a_long_name=None\n)\n    does\n\n'
show(lambda: shown(A().undocumented))
# => 'Help on method undocumented in module __main__:\n\nundocumented() method of __main__.A instance\n\n'
show(lambda: shown(A.slot))  # => 'Help on member descriptor __main__.A.slot:\n\nslot\n\n'
show(lambda: shown('no.such.thing'))
# =>(3.8-3.10) "No Python documentation found for 'no.such.thing'.\nUse help() to get the interactive help utility.\nUse help(str) for help on the str class.\n\n"
# =>(3.11) "No Python documentation found for 'no.such.thing'.\nUse help() to get the interactive help utility.\nUse help(str) for help on the str class.\n"
# =>(3.12-3.15) "No Python documentation found for 'no.such.thing'.\nUse help() to get the interactive help utility.\nUse help(str) for help on the str class.\n\n"
show(lambda: shown(len).split('\n')[:3])  # => ['Help on built-in function len in module builtins:', '', 'len(obj, /)']
show(lambda: shown([].append).split('\n')[:3])
# => ['Help on built-in function append:', '', 'append(object, /) method of builtins.list instance']
show(lambda: shown(list.append).split('\n')[:3])
# =>(3.8-3.12) ['Help on method_descriptor:', '', 'append(self, object, /)']
# =>(3.13) ['Help on method_descriptor:', '', 'append(self, object, /) unbound builtins.list method']
# =>(3.14-3.15) ['Help on method descriptor append:', '', 'append(self, object, /) unbound builtins.list method']
show(lambda: shown('str.split').split('\n')[:3])
# =>(3.8-3.12) ['Help on method_descriptor in str:', '', 'str.split = split(self, /, sep=None, maxsplit=-1)']
# =>(3.13) ['Help on method_descriptor in str:', '', 'str.split = split(self, /, sep=None, maxsplit=-1) unbound builtins.str method']
# =>(3.14-3.15) ['Help on method descriptor split in str:', '', 'str.split = split(self, /, sep=None, maxsplit=-1) unbound builtins.str method']
show(lambda: shown(bool).split('\n')[:3])  # => ['Help on class bool in module builtins:', '', 'class bool(int)']
show(lambda: [s for s in shown(bool).split('\n') if s[4:5].strip() and (s.endswith(':') or '---' in s)])
# => [' |  Method resolution order:', ' |  Methods defined here:', ' |  ----------------------------------------------------------------------', ' |  Static methods defined here:', ' |  ----------------------------------------------------------------------', ' |  Methods inherited from int:', ' |  ----------------------------------------------------------------------', ' |  Class methods inherited from int:', ' |  ----------------------------------------------------------------------', ' |  Data descriptors inherited from int:']
show(lambda: repr(help))  # => 'Type help() for interactive help, or help(object) for help about object.'
show(lambda: type(help).__name__ + type(exit).__name__ + type(license).__name__)  # => '_HelperQuitter_Printer'
show(lambda: str(inspect.signature(len)))  # => '(obj, /)'
show(lambda: str(inspect.signature([].append)))  # => '(object, /)'
show(lambda: str(inspect.signature(list.append)))  # => '(self, object, /)'
show(lambda: str(inspect.signature(int.__add__)))  # => '(self, value, /)'
show(lambda: str(inspect.signature((1).__add__)))  # => '(value, /)'
show(lambda: str(inspect.signature(list)))  # => '(iterable=(), /)'
show(lambda: str(inspect.signature(list.index)))  # => '(self, value, start=0, stop=9223372036854775807, /)'
show(lambda: str(inspect.signature(sorted)))  # => '(iterable, /, *, key=None, reverse=False)'
show(lambda: str(inspect.signature(str.find)))
# =>(3.8-3.12) ValueError: no signature found for builtin <method 'find' of 'str' objects>
# =>(3.13-3.15) ValueError: <method 'find' of 'str' objects> builtin has invalid signature
show(lambda: str(inspect.signature(int)))  # => ValueError: no signature found for builtin type <class 'int'>
show(lambda: str(inspect.signature(type)))  # => ValueError: no signature found for builtin <class 'type'>
show(lambda: str(inspect.signature(dict.fromkeys)))  # => '(iterable, value=None, /)'
show(lambda: str(inspect.signature(print)))
# =>(3.8-3.10) ValueError: no signature found for builtin <built-in function print>
# =>(3.11-3.14) "(*args, sep=' ', end='\\n', file=None, flush=False)"
# =>(3.15) "(*objects, sep=' ', end='\\n', file=None, flush=False)"
show(lambda: str(inspect.signature(type('L', (list,), {}))))  # => '(iterable=(), /)'
show(lambda: str(inspect.signature(type('E', (ValueError,), {}))))
# => ValueError: no signature found for builtin type <class '__main__.E'>
