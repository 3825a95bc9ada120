# Its code leaves no entries in tracebacks: in CPython it is C.
"""Objects as bytes and back: the pickle protocols 0 to 5, opcode for opcode as CPython's C pickler writes them."""
import copyreg
import sys
from _codecs import encode as _encode
from _slotscope import native, policy

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads', 'PickleBuffer']

format_version = '5.0' if policy('pickle_wording') > 1 else '4.0'
compatible_formats = '1.0 1.1 1.2 1.3 2.0 3.0 4.0 5.0'.split()
HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, policy('pickle_default_protocol')
_BATCH = 1000
_FRAME_TARGET = 64 * 1024
_WORDING = policy('pickle_wording')
_EVEN_BATCHES = policy('pickle_even_batches')

# opcodes: each is a byte; those from 0x80 on came with protocol 2 and later
for _op in '''
    (:MARK ):EMPTY_TUPLE .:STOP 0:POP 1:POP_MARK 2:DUP B:BINBYTES C:SHORT_BINBYTES F:FLOAT G:BINFLOAT I:INT J:BININT K:BININT1
    L:LONG M:BININT2 N:NONE P:PERSID Q:BINPERSID R:REDUCE S:STRING T:BINSTRING U:SHORT_BINSTRING V:UNICODE X:BINUNICODE
    ]:EMPTY_LIST a:APPEND b:BUILD c:GLOBAL d:DICT e:APPENDS g:GET h:BINGET i:INST j:LONG_BINGET l:LIST o:OBJ p:PUT q:BINPUT
    r:LONG_BINPUT s:SETITEM t:TUPLE u:SETITEMS }:EMPTY_DICT'''.split():
    globals()[_op[2:]] = _op[:1].encode()
for _i, _op in enumerate('''
    PROTO NEWOBJ EXT1 EXT2 EXT4 TUPLE1 TUPLE2 TUPLE3 NEWTRUE NEWFALSE LONG1 LONG4 SHORT_BINUNICODE BINUNICODE8 BINBYTES8
    EMPTY_SET ADDITEMS FROZENSET NEWOBJ_EX STACK_GLOBAL MEMOIZE FRAME BYTEARRAY8 NEXT_BUFFER READONLY_BUFFER'''.split()):
    globals()[_op] = bytes((0x80 + _i,))
del _i, _op
TRUE, FALSE = b'I01\n', b'I00\n'       # what protocols 0 and 1 write: INT with two digits
__all__ += sorted(n for n in globals() if n.isupper() and n[0] != '_')


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


for _c in (PickleError, PicklingError, UnpicklingError):
    _c.__module__ = '_pickle'


class PickleBuffer:
    """A buffer that may be sent beside the pickle."""

    def __init__(self, buffer):
        self._view = memoryview(buffer)

    def raw(self):
        return self._view.cast('B') if self._view.ndim else self._view

    def release(self):
        self._view.release()


# ---- names as Python 2 had them, which protocols 0 to 2 write ----
_modules_2 = {'builtins': '__builtin__', 'copyreg': 'copy_reg', 'queue': 'Queue', 'configparser': 'ConfigParser', 'reprlib': 'repr',
              'tkinter': 'Tkinter', '_thread': 'thread', '_functools': 'functools', 'itertools': 'itertools', 'collections.abc': 'collections'}
_names_2 = {('builtins', 'range'): ('__builtin__', 'xrange'), ('builtins', 'str'): ('__builtin__', 'unicode'),
            ('builtins', 'int'): ('__builtin__', 'long'), ('builtins', 'chr'): ('__builtin__', 'unichr'),
            ('builtins', 'zip'): ('itertools', 'izip'), ('builtins', 'map'): ('itertools', 'imap'),
            ('builtins', 'filter'): ('itertools', 'ifilter'), ('itertools', 'filterfalse'): ('itertools', 'ifilterfalse'),
            ('itertools', 'zip_longest'): ('itertools', 'izip_longest'), ('functools', 'reduce'): ('__builtin__', 'reduce'),
            ('_functools', 'reduce'): ('__builtin__', 'reduce'),
            ('sys', 'intern'): ('__builtin__', 'intern'), ('collections', 'UserDict'): ('UserDict', 'IterableUserDict'),
            ('collections', 'UserList'): ('UserList', 'UserList'), ('collections', 'UserString'): ('UserString', 'UserString')}
_os_errors = ('BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError '
              'FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError '
              'TimeoutError BlockingIOError').split()
_new_errors = {'ModuleNotFoundError': 'ImportError'}
for _n in ('ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError '
           'EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError '
           'IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError OverflowError '
           'PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError SyntaxWarning SystemError '
           'SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError '
           'UnicodeWarning UserWarning ValueError Warning ZeroDivisionError').split():
    _names_2['builtins', _n] = 'exceptions', _n
_names_3 = {v: k for k, v in _names_2.items()}
_names_3['__builtin__', 'basestring'] = 'builtins', 'str'
_modules_3 = {v: k for k, v in _modules_2.items() if v not in ('itertools', 'functools', 'collections')}
_modules_3.update({'exceptions': 'builtins', 'UserDict': 'collections', 'UserList': 'collections', 'UserString': 'collections',
                   'StringIO': 'io', 'cStringIO': 'io', 'cPickle': 'pickle'})
for _n in _os_errors:
    _names_2['builtins', _n] = 'exceptions', 'OSError'
for _n in _new_errors:
    _names_2['builtins', _n] = 'exceptions', _new_errors[_n]
del _n, _c


def _full_name(cls):
    return cls.__qualname__ if cls.__module__ in ('__main__', 'builtins') else f'{cls.__module__}.{cls.__qualname__}'


class _Noted:
    """From 3.14 on an exception says on its way out what was being serialized."""

    def __init__(self, *words):
        self.words = words

    def __enter__(self):
        pass

    def __exit__(self, kind, e, tb):
        if e is not None and isinstance(e, Exception):
            what, how, *value = self.words
            e.add_note(f'when serializing {_full_name(type(what))} {how}' + ''.join(' ' + repr(v) for v in value))


class _Silent:
    def __init__(self, *words):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *what):
        pass


_noted = _Noted if _WORDING > 1 else _Silent


def _lookup(module, path):
    """What the path leads to, and what it is an attribute of."""
    parent, obj = None, module
    for name in path:
        if name == '<locals>':
            raise AttributeError
        parent, obj = obj, getattr(obj, name)
    return obj, parent


def _import(name):
    __import__(name)
    return sys.modules[name]


_c_modules = {}


def _module_of(obj, path):
    module = getattr(obj, '__module__', None)
    if module is not None:
        # the functions of a module made in C have one string of their own between them, which is not the interned one
        return _c_modules.setdefault(module, (module + ' ')[:-1]) if type(obj) is type(len) else module
    others = [(name, m) for name, m in sys.modules.items() if m is not None and name not in ('__main__', '__mp_main__')]
    return next((name for name, m in others if _holds(m, path, obj)), '__main__')


def _holds(module, path, obj):
    try:
        return _lookup(module, path)[0] is obj
    except AttributeError:
        return False


class Pickler:
    """Writes objects as a pickle to a file, which takes bytes."""

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
        if buffer_callback is not None and protocol < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        self._seen, self._buffer_callback = {}, buffer_callback
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._proto, self.fast = int(protocol), 0
        self.bin = self._proto >= 1
        self._fix = fix_imports and self._proto < 3
        self._out, self._frame, self._frame_size, self._framing = [], [], 0, False

    @property
    def memo(self):
        return self._seen

    def clear_memo(self):
        """Forgets which objects were written, so that they are written again."""
        self._seen.clear()

    def dump(self, obj):
        """Adds obj to the file."""
        if not hasattr(self, '_file_write'):
            raise PicklingError(f'Pickler.__init__() was not called by {type(self).__name__}.__init__()')
        self._out, self._frame, self._frame_size, self._framing = [], [], 0, False
        self._persistent = getattr(self, 'persistent_id', None)
        self._override = getattr(self, 'reducer_override', None)
        self._table = getattr(self, 'dispatch_table', copyreg.dispatch_table)
        if self._proto >= 2:
            self._out.append(PROTO + bytes([self._proto]))
        self._framing = self._proto >= 4
        self._save(obj)
        self._write(STOP)
        self._commit()
        self._file_write(b''.join(self._out))

    # ---- frames: pieces of some 64 kB with their length in front ----
    def _write(self, data):
        self._frame.append(data)
        self._frame_size += len(data)

    def _commit(self):
        if self._framing and self._frame_size >= 4:
            self._out.append(FRAME + self._frame_size.to_bytes(8, 'little'))
        self._out += self._frame
        self._frame, self._frame_size = [], 0

    def _write_long(self, head, data):
        if len(data) >= _FRAME_TARGET:
            self._commit()
            self._out += [head, bytes(data)]
        else:
            self._write(head)
            self._write(bytes(data))

    # ---- the memo ----
    def _memoize(self, obj):
        if self.fast:
            return
        n = len(self._seen)
        self._seen[id(obj)] = n, obj
        if self._proto >= 4:
            self._write(MEMOIZE)
        elif not self.bin:
            self._write(b'p%d\n' % n)
        elif n < 256:
            self._write(BINPUT + bytes([n]))
        else:
            self._write(LONG_BINPUT + n.to_bytes(4, 'little'))

    def _get(self, obj):
        n = self._seen[id(obj)][0]
        if not self.bin:
            self._write(b'g%d\n' % n)
        elif n < 256:
            self._write(BINGET + bytes([n]))
        else:
            self._write(LONG_BINGET + n.to_bytes(4, 'little'))

    # ---- one object ----
    def _save(self, obj, ask=True):
        self._save_one(obj, ask)
        if self._framing and self._frame_size >= _FRAME_TARGET:
            self._commit()

    def _save_one(self, obj, ask):
        if ask and self._persistent is not None:
            pid = self._persistent(obj)
            if pid is not None:
                return self._save_persistent(pid)
        kind = type(obj)
        atom = self._atoms.get(kind)
        if atom:
            return atom(self, obj)
        if id(obj) in self._seen:
            return self._get(obj)
        plain = self._plain.get(kind)
        if plain:
            return plain(self, obj)
        value = NotImplemented
        if self._override is not None:
            value = self._override(obj)
        if value is NotImplemented:
            if kind is type:
                return self._save_type(obj)
            if kind is _function:
                return self._save_global(obj)
            reduce = self._table.get(kind) if hasattr(self._table, 'get') else self._table[kind] if kind in self._table else None
            if reduce is not None:
                value = reduce(obj)
            elif issubclass(kind, type):
                return self._save_type(obj)
            else:
                reduce = getattr(obj, '__reduce_ex__', None)
                if reduce is not None:
                    value = reduce(self._proto)
                else:
                    reduce = getattr(obj, '__reduce__', None)
                    if reduce is None:
                        raise PicklingError(f"can't pickle {kind.__name__!r} object: {obj!r}")
                    value = reduce()
        if isinstance(value, str):
            return self._save_global(obj, value)
        if not isinstance(value, tuple):
            raise PicklingError(f'__reduce__ must return a string or tuple, not {_full_name(type(value))}' if _WORDING > 1 else
                                '__reduce__ must return a string or tuple')
        with _noted(obj, 'object'):
            self._save_reduce(obj, *value)

    def _save_persistent(self, pid):
        if self.bin:
            self._save(pid, False)
            self._write(BINPERSID)
        else:
            text = str(pid)
            if not text.isascii():
                raise PicklingError('persistent IDs in protocol 0 must be ASCII strings')
            self._write(b'P' + text.encode() + b'\n')

    def _save_none(self, obj):
        self._write(NONE)

    def _save_bool(self, obj):
        self._write((NEWTRUE if obj else NEWFALSE) if self._proto >= 2 else TRUE if obj else FALSE)

    def _save_int(self, n):
        if -0x80000000 <= n <= 0x7fffffff:
            if not self.bin:
                self._write(b'I%d\n' % n)
            elif 0 <= n < 256:
                self._write(BININT1 + bytes([n]))
            elif 0 <= n < 65536:
                self._write(BININT2 + n.to_bytes(2, 'little'))
            else:
                self._write(BININT + n.to_bytes(4, 'little', signed=True))
        elif self._proto < 2:
            self._write(b'L' + repr(n).encode() + b'L\n')
        else:
            data = n.to_bytes((n.bit_length() >> 3) + 1, 'little', signed=True)
            if n < 0 and len(data) > 1 and data[-1] == 255 and data[-2] & 0x80:
                data = data[:-1]
            if len(data) < 256:
                self._write(LONG1 + bytes([len(data)]) + data)
            else:
                self._write(LONG4 + len(data).to_bytes(4, 'little') + data)

    def _save_float(self, x):
        if self.bin:
            from struct import pack
            self._write(BINFLOAT + pack('>d', x))
        else:
            self._write(b'F' + repr(x).encode() + b'\n')

    def _save_str(self, s):
        if not self.bin:
            out = bytearray(b'V')
            for c in s:
                n = ord(c)
                if n >= 0x10000:
                    out += b'\\U%08x' % n
                elif n >= 256 or c in '\\\n\0\r\x1a':
                    out += b'\\u%04x' % n
                else:
                    out.append(n)
            self._write(bytes(out) + b'\n')
        else:
            data = s.encode('utf-8', 'surrogatepass')
            n = len(data)
            if n < 256 and self._proto >= 4:
                self._write(SHORT_BINUNICODE + bytes([n]) + data)
            elif n < 1 << 32:
                self._write_long(BINUNICODE + n.to_bytes(4, 'little'), data)
            else:
                self._write_long(BINUNICODE8 + n.to_bytes(8, 'little'), data)
        self._memoize(s)

    def _save_bytes(self, b):
        if self._proto < 3:
            if not b:
                return self._save_reduce(b, bytes, ())
            return self._save_reduce(b, _encode, (b.decode('latin1'), 'latin1'))
        n = len(b)
        if n < 256:
            self._write(SHORT_BINBYTES + bytes([n]) + b)
        else:
            self._write_long(BINBYTES + n.to_bytes(4, 'little'), b)
        self._memoize(b)

    def _save_bytearray(self, b):
        if self._proto < 5:
            return self._save_reduce(b, bytearray, (bytes(b),) if b else ())
        self._write_long(BYTEARRAY8 + len(b).to_bytes(8, 'little'), b)
        self._memoize(b)

    def _save_buffer(self, b):
        if self._proto < 5:
            raise PicklingError('PickleBuffer can only be pickled with protocol >= 5')
        if self._buffer_callback is not None and not self._buffer_callback(b):
            self._write(NEXT_BUFFER + (READONLY_BUFFER if b._view.readonly else b''))
        elif b._view.readonly:
            self._save_bytes(b._view.tobytes())
        else:
            self._save_bytearray(bytearray(b._view))

    def _save_tuple(self, t):
        n = len(t)
        if n == 0:
            return self._write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
        short = n <= 3 and self._proto >= 2
        if not short:
            self._write(MARK)
        for i, x in enumerate(t):
            with _noted(t, 'item', i):
                self._save(x)
        if id(t) in self._seen:           # it holds itself: what was written so far is thrown away
            self._write(POP * n if short else POP_MARK if self.bin else POP * (n + 1))
            return self._get(t)
        self._write((TUPLE1, TUPLE2, TUPLE3)[n - 1] if short else TUPLE)
        self._memoize(t)

    def _save_list(self, items):
        self._write(EMPTY_LIST if self.bin else MARK + LIST)
        self._memoize(items)
        if not items:
            return
        if not self.bin or _EVEN_BATCHES:
            return self._batch_list(iter(items), items)
        if len(items) == 1:
            with _noted(items, 'item', 0):
                self._save(items[0])
            return self._write(APPEND)
        at = 0
        while True:
            self._write(MARK)
            for _ in range(_BATCH):
                if at >= len(items):
                    break
                with _noted(items, 'item', at):
                    self._save(items[at])
                at += 1
            self._write(APPENDS)
            if at >= len(items):
                break

    def _batch_list(self, it, obj):
        at = 0
        if not self.bin:
            for x in it:
                with _noted(obj, 'item', at):
                    self._save(x)
                at += 1
                self._write(APPEND)
            return
        while True:
            batch = []
            for x in it:
                batch.append(x)
                if len(batch) == _BATCH:
                    break
            if not batch:
                return
            single = len(batch) == 1
            if not single:
                self._write(MARK)
            for x in batch:
                with _noted(obj, 'item', at):
                    self._save(x)
                at += 1
            self._write(APPEND if single else APPENDS)
            if len(batch) < _BATCH:
                return

    def _save_pair(self, k, v, obj):
        self._save(k)
        with _noted(obj, 'item', k):
            self._save(v)

    def _save_dict(self, d):
        self._write(EMPTY_DICT if self.bin else MARK + DICT)
        self._memoize(d)
        if not d:
            return
        if not self.bin or _EVEN_BATCHES:
            return self._batch_dict(iter(d.items()), d)
        if len(d) == 1:
            for k, v in d.items():
                self._save_pair(k, v, d)
            return self._write(SETITEM)
        it = iter(d.items())
        n = _BATCH
        while n == _BATCH:
            n = 0
            self._write(MARK)
            for k, v in it:
                self._save_pair(k, v, d)
                n += 1
                if n == _BATCH:
                    break
            self._write(SETITEMS)

    def _batch_dict(self, it, obj):
        if not self.bin:
            for k, v in it:
                self._save_pair(k, v, obj)
                self._write(SETITEM)
            return
        while True:
            batch = []
            for pair in it:
                if not isinstance(pair, tuple) or len(pair) != 2:
                    raise TypeError('dict items iterator must return 2-tuples')
                batch.append(pair)
                if len(batch) == _BATCH:
                    break
            if not batch:
                return
            single = len(batch) == 1
            if not single:
                self._write(MARK)
            for k, v in batch:
                self._save_pair(k, v, obj)
            self._write(SETITEM if single else SETITEMS)
            if len(batch) < _BATCH:
                return

    def _save_set(self, s):
        if self._proto < 4:
            return self._save_reduce(s, set, (list(s),))
        self._write(EMPTY_SET)
        self._memoize(s)
        if not s:
            return
        it = iter(s)
        left = len(s)
        while left >= 0 if not _EVEN_BATCHES else left > 0:
            self._write(MARK)
            for _, x in zip(range(_BATCH), it):
                with _noted(s, 'element'):
                    self._save(x)
            self._write(ADDITEMS)
            left -= _BATCH

    def _save_frozenset(self, s):
        if self._proto < 4:
            return self._save_reduce(s, frozenset, (list(s),))
        self._write(MARK)
        for x in s:
            with _noted(s, 'element'):
                self._save(x)
        if id(s) in self._seen:
            self._write(POP_MARK)
            return self._get(s)
        self._write(FROZENSET)
        self._memoize(s)

    def _save_type(self, cls):
        for single in (None, Ellipsis, NotImplemented):
            if cls is type(single):
                return self._save_reduce(cls, type, (single,))
        self._save_global(cls)

    def _find_global(self, obj, name):
        """The module's name, the path in it, and what the path's last name is an attribute of."""
        path = name.split('.')
        if '<locals>' in path:
            if _WORDING > 1:
                raise PicklingError(f"Can't pickle local object {obj!r}")
            raise AttributeError(f"Can't {'get' if _WORDING else 'pickle'} local object {name!r}")
        module_name = _module_of(obj, path)
        try:
            module = _import(module_name)
        except ImportError as e:
            raise PicklingError(f"Can't pickle {obj!r}: " + (str(e) if _WORDING > 1 else f'import of module {module_name!r} failed')) from (
                e if _WORDING > 1 else None)
        failed = None
        try:
            found, parent = _lookup(module, path)
        except AttributeError as e:
            if _WORDING > 1:
                raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}")
            failed = e
        if failed is not None:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed")
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        return module_name, path, parent

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None) or obj.__name__
        module, path, parent = self._find_global(obj, name)
        code = copyreg._extension_registry.get((module, name)) if self._proto >= 2 else None
        if code is not None:
            return self._write(EXT1 + bytes([code]) if code < 256 else EXT2 + code.to_bytes(2, 'little') if code < 65536 else
                               EXT4 + code.to_bytes(4, 'little'))
        if self._proto >= 4:
            if isinstance(obj, type) and (obj.__flags__ & 256 or not obj.__flags__ & 512):
                name = (name + ' ')[:-1]      # classes made in C have a new string for each question
                if policy('pickle_c_module_interned'):
                    module = sys.intern(module)
            self._save(module)
            self._save(name)
            self._write(STACK_GLOBAL)
        elif len(path) > 1 and policy('pickle_chain'):
            for _ in path[1:]:
                self._save(getattr)
                if self._proto < 2:
                    self._write(MARK)
            self._write_global(module, path[0])
            for attribute in path[1:]:
                self._save(attribute)
                self._write((TUPLE if self._proto < 2 else TUPLE2) + REDUCE)
        elif len(path) > 1:
            self._save_reduce(None, getattr, (parent, path[-1]))
        else:
            self._write_global(module, name)
        self._memoize(obj)

    def _write_global(self, module, name):
        if self._fix:
            module, name = _names_2.get((module, name), (_modules_2.get(module, module), name))
        self._write(b'c' + module.encode() + b'\n' + name.encode() + b'\n')

    def _save_reduce(self, obj, func=None, args=None, state=None, listitems=None, dictitems=None, setter=None, *more):
        if args is None or more:
            if func is None or args is None and not more or more:
                raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
        if not callable(func):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable' + (
                f', not {_full_name(type(func))}' if _WORDING > 1 else ''))
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple' + (
                f', not {_full_name(type(args))}' if _WORDING > 1 else ''))
        if setter is not None and not callable(setter):
            raise PicklingError(f'sixth element of the tuple returned by __reduce__ must be a function, not {type(setter).__name__}')
        name = getattr(func, '__name__', None) if self._proto >= 2 else None
        if name == '__newobj_ex__':
            cls, new_args, kwargs = args
            if self._proto >= 4:
                self._save(cls)
                self._save(new_args)
                self._save(kwargs)
                self._write(NEWOBJ_EX)
            else:
                from functools import partial
                self._save(partial(cls.__new__, cls, *new_args, **kwargs))
                self._save(())
                self._write(REDUCE)
        elif name == '__newobj__':
            if not args:
                raise PicklingError('__newobj__ arglist is empty')
            cls = args[0]
            if not hasattr(cls, '__new__'):
                raise PicklingError('args[0] from __newobj__ args has no __new__')
            if obj is not None and cls is not obj.__class__:
                raise PicklingError('args[0] from __newobj__ args has the wrong class')
            with _noted(obj, 'class'):
                self._save(cls)
            with _noted(obj, '__new__ arguments'):
                self._save(args[1:])
            self._write(NEWOBJ)
        else:
            with _noted(obj, 'reconstructor'):
                self._save(func)
            with _noted(obj, 'reconstructor arguments'):
                self._save(args)
            self._write(REDUCE)
        if obj is not None:
            if id(obj) in self._seen:
                self._write(POP)
                self._get(obj)
            else:
                self._memoize(obj)
        if listitems is not None:
            self._batch_list(iter(listitems), obj)
        if dictitems is not None:
            self._batch_dict(iter(dictitems), obj)
        if state is None:
            return
        if setter is None:
            with _noted(obj, 'state'):
                self._save(state)
            self._write(BUILD)
        else:
            self._save(setter)
            self._save(obj)
            self._save(state)
            self._write(TUPLE2 + REDUCE + POP)

    _atoms = {type(None): _save_none, bool: _save_bool, int: _save_int, float: _save_float}
    _plain = {bytes: _save_bytes, str: _save_str, dict: _save_dict, set: _save_set, frozenset: _save_frozenset, list: _save_list,
              tuple: _save_tuple, bytearray: _save_bytearray, PickleBuffer: _save_buffer}


_function = type(_full_name)


# ---- back ----
class _Mark:
    pass


class Unpickler:
    """Reads objects out of a pickle in a file, which gives bytes."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
        try:
            self._file_read, self._file_readline = file.read, file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self._buffers = iter(buffers) if buffers is not None else None
        self.memo = {}
        self._encoding, self._errors, self._fix_imports, self._proto = encoding, errors, fix_imports, 0

    def _read(self, n):
        data = self._file_read(n)
        if len(data) < n:
            raise EOFError('Ran out of input') if not data and n == 1 else UnpicklingError('pickle data was truncated')
        return data

    def _number(self, n):
        return int.from_bytes(self._read(n), 'little')

    def _line(self):
        line = self._file_readline()
        if line[-1:] != b'\n':
            raise UnpicklingError('pickle data was truncated')
        return line[:-1]

    def load(self):
        """The next object of the file."""
        if not hasattr(self, '_file_read'):
            raise UnpicklingError(f'Unpickler.__init__() was not called by {type(self).__name__}.__init__()')
        self._stack = stack = []
        table = self._table
        while True:
            key = self._read(1)
            step = table.get(key)
            if step is None:
                shown = chr(key[0]) if 32 < key[0] < 127 and key not in (b"'", b'\\') else '\\' + chr(key[0]) if key in (
                    b"'", b'\\') else '\\x%02x' % key[0]
                raise UnpicklingError(f"invalid load key, '{shown}'.")
            if step == 'stop':
                return self._pop()
            step(self)

    def _pop(self):
        if not self._stack or self._stack[-1] is _Mark:
            raise UnpicklingError('unexpected MARK found' if self._stack else 'unpickling stack underflow')
        return self._stack.pop()

    def _top(self):
        if not self._stack or self._stack[-1] is _Mark:
            raise UnpicklingError('unexpected MARK found' if self._stack else 'unpickling stack underflow')
        return self._stack[-1]

    def _push(self, x):
        self._stack.append(x)

    def _to_mark(self):
        stack = self._stack
        for i in range(len(stack) - 1, -1, -1):
            if stack[i] is _Mark:
                items = stack[i + 1:]
                del stack[i:]
                return items
        raise UnpicklingError('could not find MARK')

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered,' + ' \n'[policy('pickle_c_module_interned')] +
                              'but no persistent_load function was specified.')

    def find_class(self, module_name, global_name, /):
        """What name stands for in a module, which is imported first."""
        if self._proto < 3 and self._fix_imports:
            if (module_name, global_name) in _names_3:
                module_name, global_name = _names_3[module_name, global_name]
            elif module_name in _modules_3:
                module_name = _modules_3[module_name]
        module = _import(module_name)
        if self._proto < 4:
            return getattr(module, global_name)
        obj = module
        for name in global_name.split('.'):
            if name == '<locals>':
                raise AttributeError(f"Can't get local attribute {global_name!r} on {module!r}")
            try:
                obj = getattr(obj, name)
            except AttributeError:
                if _WORDING > 1:
                    raise
                raise AttributeError(f"Can't get attribute {global_name!r} on {module!r}") from None
        return obj

    def _class(self, module, name):
        try:
            return self.find_class(module, name)
        except AttributeError as e:
            if self._proto >= 4 or _WORDING > 1 or type(self).find_class is not Unpickler.find_class:
                raise
            m = sys.modules.get(_modules_3.get(module, module) if self._fix_imports else module)
        raise AttributeError(f"Can't get attribute {name!r} on {m!r}")

    def _load_proto(self):
        n = self._read(1)[0]
        if n > HIGHEST_PROTOCOL:
            raise ValueError(f'unsupported pickle protocol: {n}')
        self._proto = n

    def _load_frame(self):
        self._number(8)

    def _load_int(self):
        line = self._line()
        self._push(bool(int(line)) if line in (b'00', b'01') else int(line, 0))

    def _load_long(self):
        line = self._line()
        self._push(int(line[:-1] if line[-1:] == b'L' else line, 0))

    def _load_float(self):
        self._push(float(self._line()))

    def _load_binfloat(self):
        from struct import unpack
        self._push(unpack('>d', self._read(8))[0])

    def _text(self, data):
        return data if self._encoding == 'bytes' else data.decode(self._encoding, self._errors)

    def _load_string(self):
        line = self._line().strip()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b'"', b"'"):
            raise UnpicklingError('the STRING opcode argument must be quoted')
        text = line[1:-1].decode('latin1').encode('latin1').decode('unicode_escape').encode('latin1')
        self._push(self._text(text))

    def _load_unicode(self):
        line = self._line().decode('latin1')
        out, i = [], 0
        while i < len(line):
            size = {'u': 4, 'U': 8}.get(line[i + 1:i + 2]) if line[i] == '\\' else None
            if size:
                out.append(chr(int(line[i + 2:i + 2 + size], 16)))
                i += 2 + size
            else:
                out.append(line[i])
                i += 1
        self._push(''.join(out))

    def _counted(n, convert):
        def load(self):
            data = self._read(self._number(n))
            self._push(convert(self, data))
        return load

    def _load_list(self):
        self._push(self._to_mark())

    def _load_dict(self):
        items = self._to_mark()
        self._push(dict(zip(items[::2], items[1::2])))

    def _load_append(self):
        x = self._pop()
        target = self._top()
        target.append(x)

    def _load_appends(self):
        items = self._to_mark()
        target = self._top()
        if hasattr(target, 'extend'):
            target.extend(items)
        else:
            for x in items:
                target.append(x)

    def _load_setitem(self):
        v = self._pop()
        k = self._pop()
        self._top()[k] = v

    def _load_setitems(self):
        items = self._to_mark()
        target = self._top()
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _load_additems(self):
        items = self._to_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for x in items:
                target.add(x)

    def _tuple(n):
        def load(self):
            if len(self._stack) < n:
                raise UnpicklingError('unpickling stack underflow')
            items = tuple(self._stack[len(self._stack) - n:])
            del self._stack[len(self._stack) - n:]
            self._push(items)
        return load

    def _load_global(self):
        module, name = self._line().decode(), self._line().decode()
        self._push(self._class(module, name))

    def _load_stack_global(self):
        name, module = self._pop(), self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError('STACK_GLOBAL requires str')
        self._push(self._class(module, name))

    def _load_reduce(self):
        args, func = self._pop(), self._pop()
        if not isinstance(args, tuple):
            raise UnpicklingError('bad REDUCE')
        self._push(func(*args))

    def _load_newobj(self):
        args, cls = self._pop(), self._pop()
        if not isinstance(args, tuple):
            raise UnpicklingError(f'NEWOBJ expected an arg tuple, got {type(args).__name__}' if _WORDING else 'NEWOBJ expected an arg tuple.')
        if not isinstance(cls, type):
            raise UnpicklingError(f'NEWOBJ class argument must be a type, not {type(cls).__name__}' if _WORDING else
                                  "NEWOBJ class argument isn't a type object")
        self._push(cls.__new__(cls, *args))

    def _load_newobj_ex(self):
        kwargs, args, cls = self._pop(), self._pop(), self._pop()
        self._push(cls.__new__(cls, *args, **kwargs))

    def _instantiate(self, cls, args):
        if not args and isinstance(cls, type) and not hasattr(cls, '__getinitargs__'):
            return cls.__new__(cls)
        return cls(*args)

    def _load_inst(self):
        module, name = self._line().decode(), self._line().decode()
        args = self._to_mark()
        self._push(self._instantiate(self._class(module, name), args))

    def _load_obj(self):
        cls, *args = self._to_mark()
        self._push(self._instantiate(cls, args))

    def _load_build(self):
        state = self._pop()
        inst = self._top()
        setter = getattr(inst, '__setstate__', None)
        if setter is not None:
            return setter(state)
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state is not None:
            if not isinstance(state, dict):
                raise UnpicklingError('state is not a dictionary')
            target = inst.__dict__
            for k, v in state.items():
                target[sys.intern(k) if type(k) is str else k] = v
        if slots is not None:
            if not isinstance(slots, dict):
                raise UnpicklingError('slot state is not a dictionary')
            for k, v in slots.items():
                setattr(inst, k, v)

    def _recall(self, n):
        if n not in self.memo:
            raise UnpicklingError(f'Memo value not found at index {n}')
        self._push(self.memo[n])

    def _extension(n):
        def load(self):
            code = self._number(n)
            key = copyreg._inverted_registry.get(code)
            if code <= 0:
                raise UnpicklingError('EXT specifies code <= 0')
            if key is None:
                raise ValueError(f'unregistered extension code {code}')
            self._push(self.find_class(*key))
        return load

    def _load_persid(self):
        self._push(self.persistent_load(self._line().decode('ascii')))

    def _load_binpersid(self):
        self._push(self.persistent_load(self._pop()))

    def _load_next_buffer(self):
        try:
            self._push(next(self._buffers))
        except (TypeError, StopIteration):
            raise UnpicklingError('not enough out-of-band buffers') from None

    def _load_readonly(self):
        self._push(memoryview(self._pop()).toreadonly())

    _table = {
        PROTO: _load_proto, FRAME: _load_frame, STOP: 'stop', MARK: lambda self: self._push(_Mark),
        POP: lambda self: self._stack.pop() if self._stack else self._pop(), POP_MARK: lambda self: self._to_mark(), DUP: lambda self: self._push(self._top()),
        NONE: lambda self: self._push(None), NEWTRUE: lambda self: self._push(True), NEWFALSE: lambda self: self._push(False),
        INT: _load_int, LONG: _load_long, FLOAT: _load_float, BINFLOAT: _load_binfloat,
        BININT: lambda self: self._push(int.from_bytes(self._read(4), 'little', signed=True)),
        BININT1: lambda self: self._push(self._number(1)), BININT2: lambda self: self._push(self._number(2)),
        LONG1: _counted(1, lambda self, b: int.from_bytes(b, 'little', signed=True)),
        LONG4: _counted(4, lambda self, b: int.from_bytes(b, 'little', signed=True)),
        STRING: _load_string, BINSTRING: _counted(4, _text), SHORT_BINSTRING: _counted(1, _text), UNICODE: _load_unicode,
        SHORT_BINUNICODE: _counted(1, lambda self, b: b.decode('utf-8', 'surrogatepass')),
        BINUNICODE: _counted(4, lambda self, b: b.decode('utf-8', 'surrogatepass')),
        BINUNICODE8: _counted(8, lambda self, b: b.decode('utf-8', 'surrogatepass')),
        SHORT_BINBYTES: _counted(1, lambda self, b: b), BINBYTES: _counted(4, lambda self, b: b), BINBYTES8: _counted(8, lambda self, b: b),
        BYTEARRAY8: _counted(8, lambda self, b: bytearray(b)), NEXT_BUFFER: _load_next_buffer, READONLY_BUFFER: _load_readonly,
        EMPTY_LIST: lambda self: self._push([]), LIST: _load_list, APPEND: _load_append, APPENDS: _load_appends,
        EMPTY_DICT: lambda self: self._push({}), DICT: _load_dict, SETITEM: _load_setitem, SETITEMS: _load_setitems,
        EMPTY_SET: lambda self: self._push(set()), ADDITEMS: _load_additems,
        FROZENSET: lambda self: self._push(frozenset(self._to_mark())),
        EMPTY_TUPLE: lambda self: self._push(()), TUPLE: lambda self: self._push(tuple(self._to_mark())),
        TUPLE1: _tuple(1), TUPLE2: _tuple(2), TUPLE3: _tuple(3),
        GLOBAL: _load_global, STACK_GLOBAL: _load_stack_global, REDUCE: _load_reduce, NEWOBJ: _load_newobj, NEWOBJ_EX: _load_newobj_ex,
        INST: _load_inst, OBJ: _load_obj, BUILD: _load_build,
        GET: lambda self: self._recall(int(self._line())), BINGET: lambda self: self._recall(self._number(1)),
        LONG_BINGET: lambda self: self._recall(self._number(4)),
        PUT: lambda self: self.memo.__setitem__(int(self._line()), self._top()),
        BINPUT: lambda self: self.memo.__setitem__(self._number(1), self._top()),
        LONG_BINPUT: lambda self: self.memo.__setitem__(self._number(4), self._top()),
        MEMOIZE: lambda self: self.memo.__setitem__(len(self.memo), self._top()),
        EXT1: _extension(1), EXT2: _extension(2), EXT4: _extension(4), PERSID: _load_persid, BINPERSID: _load_binpersid,
    }
    del _counted, _tuple, _extension


class _Sink:
    def __init__(self):
        self.data = b''

    def write(self, data):
        self.data = data


class _Source:
    def __init__(self, data):
        self.data, self.at = data, 0

    def read(self, n):
        at = self.at
        self.at += n
        return self.data[at:at + n]

    def readline(self):
        at, end = self.at, self.data.find(b'\n', self.at) + 1
        self.at = end or len(self.data)
        return self.data[at:self.at]


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes obj as a pickle to file."""
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """obj as a pickle, in bytes."""
    sink = _Sink()
    Pickler(sink, protocol, fix_imports, buffer_callback).dump(obj)
    return sink.data


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    """The object whose pickle is next in file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    """The object whose pickle data holds."""
    if isinstance(data, str) or not hasattr(data, '__len__'):
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
    return Unpickler(_Source(bytes(data)), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


native(Pickler, '_pickle.Pickler')
native(Unpickler, '_pickle.Unpickler')
_Pickler, _Unpickler = Pickler, Unpickler
