"""Tracebacks as text."""

import sys
from _slotscope import format_exception as _format

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']


class FrameSummary:
    __slots__ = ('filename', 'lineno', 'name', 'line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **more):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line or ''
        self.locals = locals

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return cls(FrameSummary(f.f_code.co_filename, n, f.f_code.co_name) for f, n in frame_gen)

    @classmethod
    def from_list(cls, a_list):
        return cls(f if isinstance(f, FrameSummary) else FrameSummary(f[0], f[1], f[2], line=f[3]) for f in a_list)

    def format(self):
        return [f'  File "{f.filename}", line {f.lineno}, in {f.name}\n' + (f'    {f.line.strip()}\n' if f.line else '') for f in self]


def walk_stack(f):
    if f is None:
        f = sys._getframe(2)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    found = StackSummary.extract(walk_tb(tb))
    return found if limit is None else StackSummary(found[:limit] if limit >= 0 else found[limit:])


def extract_stack(f=None, limit=None):
    found = StackSummary.extract(walk_stack(f or sys._getframe(1)))
    found.reverse()
    return found if limit is None else StackSummary(found[-limit:])


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f or sys._getframe(1), limit).format()


def print_list(extracted_list, file=None):
    print(''.join(format_list(extracted_list)), end='', file=file or sys.stderr)


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f or sys._getframe(1), limit), file)


def _exception(exc, value):
    return value if isinstance(value, BaseException) else exc


def _lines(text):
    return text.splitlines(True)


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    return _lines(_format(_exception(exc, value)))


def format_exception_only(exc, /, value=None):
    e = _exception(exc, value)
    if e is None:
        return ['NoneType: None\n']
    kind = type(e)
    name = kind.__qualname__ if kind.__module__ in ('builtins', '__main__') else f'{kind.__module__}.{kind.__qualname__}'
    text = str(e)
    return [f'{name}: {text}\n' if text else f'{name}\n']


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print(_format(_exception(exc, value)), end='', file=file or sys.stderr)


def format_exc(limit=None, chain=True):
    e = sys.exc_info()[1]
    return 'NoneType: None\n' if e is None else _format(e)


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(), end='', file=file or sys.stderr)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_value'):
        raise ValueError('no last exception')
    print_exception(sys.last_value, file=file)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **options):
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback)
        self._value = exc_value

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        yield from format_exception(self._value)

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def __str__(self):
        return str(self._value)
