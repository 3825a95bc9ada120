"""Warnings, shown once per place on stderr."""

import sys
from _slotscope import policy, source_line

__all__ = """warn warn_explicit showwarning formatwarning filterwarnings simplefilter resetwarnings catch_warnings deprecated""".split()

filters = [('default', None, DeprecationWarning, '__main__', 0), ('ignore', None, DeprecationWarning, None, 0),
           ('ignore', None, PendingDeprecationWarning, None, 0), ('ignore', None, ImportWarning, None, 0),
           ('ignore', None, ResourceWarning, None, 0)]
onceregistry = {}
_records = None        # a list while catch_warnings(record=True) is in force


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


def formatwarning(message, category, filename, lineno, line=None):
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    line = (source_line(filename, lineno) if line is None else line).strip()
    return text + f'  {line}\n' if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = file or sys.stderr
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


def _action(text, category, module, lineno):
    for action, pattern, kind, where, line in filters:
        if (pattern is None or text.lower().startswith(pattern.lower())) and issubclass(category, kind) and \
                (where is None or module == where) and (line == 0 or line == lineno):
            return action
    return 'default'


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    registry = {} if registry is None else registry
    if not registry:
        registry['version'] = 0
    text = str(message)
    if isinstance(message, Warning):
        category = message.__class__
    else:
        message = category(message)
    action = _action(text, category, module, lineno)
    if module is None:
        module = filename[:-3] if filename[-3:].lower() == '.py' else filename or '<unknown>'
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = (text, category) if action in ('once', 'module') else (text, category, lineno)
    seen = onceregistry if action == 'once' else registry
    if action != 'always' and action != 'all':
        if seen.get(key):
            return
        seen[key] = 1
    if _records is not None:
        _records.append(WarningMessage(message, category, filename, lineno, source=source))
    else:
        showwarning(message, category, filename, lineno)
        if source is not None and sys.stderr is not None and not _tracing():
            sys.stderr.write(f'{category.__name__}: Enable tracemalloc to get the object allocation traceback\n')


def _tracing():
    return 'tracemalloc' in sys.modules and sys.modules['tracemalloc'].is_tracing()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    category = message.__class__ if isinstance(message, Warning) else UserWarning if category is None else category
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(stacklevel)
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    except ValueError:
        names, filename, lineno = sys.__dict__, 'sys', 1
    warn_explicit(message, category, filename, lineno, names.get('__name__', '<string>'), names.setdefault('__warningregistry__', {}),
                  source=source)


def _warn_unawaited_coroutine(coro):
    warn(f"coroutine '{coro.__qualname__}' was never awaited", RuntimeWarning, stacklevel=2, source=coro)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    if append:
        filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)


def resetwarnings():
    filters[:] = []


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = (action, category, lineno, append) if action else None

    def __enter__(self):
        global _records
        self._saved = filters[:], _records, showwarning
        if self._record:
            _records = []
        if self._filter:
            simplefilter(*self._filter)
        return _records if self._record else None

    def __exit__(self, *exc_info):
        global _records, showwarning
        filters[:], _records, showwarning = self._saved


class deprecated:
    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        import functools
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        target = arg.__init__ if isinstance(arg, type) else arg

        @functools.wraps(target)
        def wrapper(*args, **kwargs):
            warn(self.message, category=self.category, stacklevel=self.stacklevel + 1)
            return target(*args, **kwargs)
        if isinstance(arg, type):
            arg.__init__ = wrapper
            arg.__deprecated__ = self.message
            return arg
        wrapper.__deprecated__ = arg.__deprecated__ = self.message
        return wrapper
