"""Tracebacks as text."""

import sys
from _slotscope import format_entry, format_exception as _format, format_last, policy, source_line, traceback_entries

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']

_missing = object()
_REPEATS = 3


class FrameSummary:
    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', '_given', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None, end_colno=None,
                 **_more):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno = end_lineno if end_lineno is not None else lineno
        self.colno, self.end_colno = colno, end_colno
        self._line, self._given = line, line is not None
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            self._line = source_line(self.filename, self.lineno)
        return self._line and self._line.strip()

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = list(frame_gen)
        if limit is None:
            most = getattr(sys, 'tracebacklimit', None)
            limit = most if most is None else max(most, 0)
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        return cls(FrameSummary(f.f_code.co_filename, n, f.f_code.co_name, locals=f.f_locals if capture_locals else None)
                   for f, n in frames)

    @classmethod
    def from_list(cls, a_list):
        return cls(f if isinstance(f, FrameSummary) else FrameSummary(f[0], f[1], f[2], line=f[3]) for f in a_list)

    def format_frame_summary(self, f):
        if f._given:
            text = f'  File "{f.filename}", line {f.lineno}, in {f.name}\n'
            text += f'    {f.line.strip()}\n' if f.line else ''
        else:
            text = format_entry(f.filename, f.name, f.lineno, f.end_lineno, f.colno, f.end_colno)
        for name, value in sorted((f.locals or {}).items()):
            text += f'    {name} = {value}\n'
        return text

    def format(self):
        result, last, count = [], None, 0

        def repeated():
            if count > _REPEATS:
                _more = count - _REPEATS
                result.append(f'  [Previous line repeated {_more} more time{"s" if _more > 1 else ""}]\n')

        for f in self:
            text = self.format_frame_summary(f)
            if text is None:
                continue
            if (f.filename, f.lineno, f.name) != last:
                repeated()
                last, count = (f.filename, f.lineno, f.name), 0
            count += 1
            if count <= _REPEATS:
                result.append(text)
        repeated()
        return result


def walk_tb(tb):
    while tb:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    at = sys._getframe(2) if f is None else f
    while at:
        yield at, at.f_lineno
        at = at.f_back


def extract_tb(tb, limit=None):
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
    rows = traceback_entries(tb) if tb is not None else []
    if limit is not None:
        rows = rows[:limit] if limit >= 0 else rows[limit:]
    return StackSummary(FrameSummary(file, line, name, end_lineno=end, colno=col, end_colno=end_col)
                        for file, line, name, end, col, end_col in rows)


def extract_stack(f=None, limit=None):
    frames = list(walk_stack(f or sys._getframe(1)))
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    found = StackSummary.extract(frames)
    found.reverse()
    return found


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f or sys._getframe(1), limit).format()


def _print(text, file):
    print(text, end='', file=sys.stderr if file is None else file)


def print_list(extracted_list, file=None):
    _print(''.join(format_list(extracted_list)), file)


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f or sys._getframe(1), limit), file)


def _parse(exc, value, tb):
    """The exception and the traceback to show (...: its own) of the two ways these functions may be called."""
    if (value is _missing) != (tb is _missing):
        raise ValueError('Both or neither of value and tb must be given')
    if value is _missing:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return exc, ...
    return value, tb


def _limit(limit):
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    return limit


def _text(exc, tb=..., limit=None, chain=True):
    return _format(exc, tb, _limit(limit), bool(chain))


def _pieces(text):
    """Entries with their source lines, and what stands between the exceptions of a chain, are one piece each; other lines stand alone."""
    pieces, state = [], ''
    for line in text.splitlines(True):
        if line == '\n' and state != 'between':
            state = 'blank'
        elif state == 'blank' and line.endswith(('exception:\n', 'occurred:\n')):
            pieces[-1] += line
            state = 'between'
            continue
        elif state == 'between' and line == '\n':
            pieces[-1] += line
            state = ''
            continue
        elif state == 'entry' and line.startswith('    '):
            pieces[-1] += line
            continue
        else:
            state = 'entry' if line.startswith('  File "') and ', in ' in line else ''
        pieces.append(line)
    return pieces


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    return _pieces(_text(*_parse(exc, value, tb), limit, chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False):
    return _last_pieces(exc if value is _missing else value, False)


def _last_pieces(value, frames_known):
    text = format_last(value, frames_known)
    return text.splitlines(True) if isinstance(value, SyntaxError) or getattr(value, '__notes__', None) else [text]


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    _print(_text(*_parse(exc, value, tb), limit, chain), file)


def format_exc(limit=None, chain=True):
    return _text(sys.exc_info()[1], ..., limit, chain)


def print_exc(limit=None, file=None, chain=True):
    _print(format_exc(limit, chain), file)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_value'):
        raise ValueError('no last exception')
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    for frame, _ in walk_tb(tb):
        try:
            frame.clear()
        except RuntimeError:  # it still runs
            continue


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 _seen=None, **_more):
        seen = {id(exc_value)} if _seen is None else _seen
        self._limit = limit
        self._value = exc_value
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__notes__ = getattr(exc_value, '__notes__', None)
        if isinstance(exc_value, SyntaxError):
            for name in ('filename', 'text', 'offset', 'msg'):
                setattr(self, name, getattr(exc_value, name))
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
        self.__cause__ = self._of(getattr(exc_value, '__cause__', None), seen)
        self.__context__ = self._of(getattr(exc_value, '__context__', None), seen)
        group = getattr(exc_value, 'exceptions', None)
        self.exceptions = [self._of(e, seen) for e in group] if isinstance(group, tuple) else None

    def _of(self, e, seen):
        if e is None or id(e) in seen:
            return None
        seen.add(id(e))
        return TracebackException(type(e), e, e.__traceback__, limit=self._limit, _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        kind = self.exc_type
        return kind.__qualname__ if kind.__module__ in ('builtins', '__main__') else f'{kind.__module__}.{kind.__qualname__}'

    def format(self, *, chain=True, **_more):
        yield from _pieces(_text(self._value, ..., self._limit, chain))

    def format_exception_only(self, **_more):
        yield from _last_pieces(self._value, True)

    def print(self, *, file=None, chain=True, **_more):
        _print(''.join(self.format(chain=chain)), file)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        text = str(self._value)
        if isinstance(self._value, (AttributeError, ImportError, NameError)) and text and policy('traceback_suggests'):
            text += format_last(self._value, True).rstrip('\n').rpartition(text)[2]
        return text
