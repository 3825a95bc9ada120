"""Messages with levels, from loggers that form a tree, through handlers to streams."""
import sys
import time
import traceback
from _methods import name_function, named
from _slotscope import policy

__all__ = ['BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'FileHandler', 'Filter', 'Formatter', 'Handler',
           'INFO', 'LogRecord', 'Logger', 'LoggerAdapter', 'NOTSET', 'NullHandler', 'StreamHandler', 'WARN', 'WARNING', 'addLevelName',
           'basicConfig', 'captureWarnings', 'critical', 'debug', 'disable', 'error', 'exception', 'fatal', 'getLevelName', 'getLogger',
           'getLoggerClass', 'info', 'log', 'makeLogRecord', 'setLoggerClass', 'shutdown', 'warn', 'warning', 'getLogRecordFactory',
           'setLogRecordFactory', 'lastResort', 'raiseExceptions', 'getLevelNamesMapping', 'getHandlerByName', 'getHandlerNames']

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
raiseExceptions = True
_levels = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG', NOTSET: 'NOTSET'}
_numbers = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}
_start = time.time()
_here = sys._getframe().f_code.co_filename


def getLevelNamesMapping():
    return _numbers.copy()


def getLevelName(level):
    """The name of a level given as number, the number of one given as name."""
    if level in _levels:
        return _levels[level]
    return _numbers.get(level, 'Level %s' % (level,))


def addLevelName(level, levelName):
    _levels[level], _numbers[levelName] = levelName, level


def _level(level):
    if isinstance(level, int):
        return level
    if str(level) == level:
        if level not in _numbers:
            raise ValueError('Unknown level: %r' % (level,))
        return _numbers[level]
    raise TypeError('Level not an integer or a valid string: %r' % (level,))


class LogRecord:
    """One message, with when, where and how it came about."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now, file = time.time(), str(pathname).rpartition('/')[2]
        keyed = args and len(args) == 1 and hasattr(args[0], 'keys') and args[0]    # one mapping: its values go in by name
        facts = dict(name=name, msg=msg, args=keyed or args, levelname=getLevelName(level), levelno=level, pathname=pathname,
                     filename=file, module=file.rpartition('.')[0] or file, exc_info=exc_info, exc_text=None, stack_info=sinfo, lineno=lineno,
                     funcName=func, created=now, msecs=int((now - int(now)) * 1000) + 0.0, relativeCreated=(now - _start) * 1000,
                     thread=1, threadName='MainThread', processName='MainProcess', process=1)
        if policy('has_type_params'):
            facts['taskName'] = None
        for attribute, value in facts.items():
            setattr(self, attribute, value)

    def __repr__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname, self.lineno, self.msg)

    def getMessage(self):
        """The text, with the arguments put in."""
        msg = str(self.msg)
        return msg % self.args if self.args else msg


_made = {'record': LogRecord}               # what records and loggers are made with


def setLogRecordFactory(factory):
    _made['record'] = factory


def getLogRecordFactory():
    return _made['record']


def makeLogRecord(dict):
    record = _made['record'](*(None, None, '', 0, '', (), None, None))
    vars(record).update(dict)
    return record


# ---- formats ----
class PercentStyle:
    default_format, asctime_format, asctime_search = '%(message)s', '%(asctime)s', '%(asctime)'

    def __init__(self, fmt, *, defaults=None):
        self._fmt, self._defaults = fmt or self.default_format, defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        import re
        if not re.search(r'%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]', self._fmt, re.I):
            raise ValueError("Invalid format '%s' for '%s' style" % (self._fmt, self.default_format[0]))

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def format(self, record):
        try:
            return self._format(record)
        except KeyError as name:
            raise ValueError(f'Formatting field not found in record: {name}')

    def _format(self, record):
        return self._fmt % self._values(record)


class StrFormatStyle(PercentStyle):
    default_format, asctime_format, asctime_search = '{message}', '{asctime}', '{asctime'

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        import string
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(self._fmt) if name]
        except ValueError as e:
            raise ValueError('invalid format: %s' % e)
        if not names:
            raise ValueError('invalid format: no fields')


class StringTemplateStyle(PercentStyle):
    default_format, asctime_format, asctime_search = '${message}', '${asctime}', '${asctime}'

    def usesTime(self):
        return '$asctime' in self._fmt or self.asctime_format in self._fmt

    def _format(self, record):
        from string import Template
        return Template(self._fmt).substitute(**self._values(record))

    def validate(self):
        if '$' not in self._fmt:
            raise ValueError('invalid format: no fields')


_STYLES = {'%': (PercentStyle, BASIC_FORMAT), '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
           '$': (StringTemplateStyle, '${levelname}:${name}:${message}')}


class Formatter:
    """Makes text of records."""

    converter = time.localtime
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError('Style must be one of: %s' % ','.join(_STYLES))
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt, self.datefmt = self._style._fmt, datefmt

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text, raised = self.formatMessage(record), record.exc_info
        if raised and not record.exc_text:
            record.exc_text = self.formatException(raised)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text = text + ('' if text[-1:] == '\n' else '\n') + more
        return text

    def formatMessage(self, record):
        return self._style.format(record)

    def usesTime(self):
        return self._style.usesTime()

    def formatTime(self, record, datefmt=None):
        at = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, at)
        s = time.strftime(self.default_time_format, at)
        return self.default_msec_format % (s, record.msecs) if self.default_msec_format else s

    def formatException(self, ei):
        s = ''.join(traceback.format_exception(*ei))
        return s[:-1] if s[-1:] == '\n' else s

    def formatStack(self, stack_info):
        return stack_info


class BufferingFormatter:
    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _default_formatter

    def formatHeader(self, records):
        return ''

    formatFooter = formatHeader

    def format(self, records):
        return self.formatHeader(records) + ''.join(map(self.linefmt.format, records)) + self.formatFooter(records) if records else ''


_default_formatter = Formatter()


# ---- filters ----
class Filter:
    def __init__(self, name=''):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        return not self.nlen or record.name == self.name or record.name.startswith(self.name + '.')


def _once(members, one):
    if one not in members:
        members.append(one)


def _without(members, one):
    if one in members:
        members.remove(one)


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        _once(self.filters, filter)

    def removeFilter(self, filter):
        _without(self.filters, filter)

    def filter(self, record):
        for f in self.filters:
            answer = f.filter(record) if hasattr(f, 'filter') else f(record)
            if not answer:
                return False
            if isinstance(answer, LogRecord) and policy('has_type_params'):
                record = answer
        return record if policy('has_type_params') else True


# ---- handlers ----
_handlers = {}


class Handler(Filterer):
    """Takes records to where they belong: a stream, a file, nowhere."""

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name, self.level, self.formatter = None, _level(level), None

    def set_name(self, name):
        _handlers.pop(self._name, None)
        if name:
            _handlers[name] = self
        self._name = name

    def get_name(self):
        return self._name

    name = property(get_name, set_name)

    def createLock(self):
        self.lock = None

    def acquire(self):
        pass

    release = flush = acquire

    def setLevel(self, level):
        self.level = _level(level)

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        answer = self.filter(record)
        if answer:
            self.emit(answer if isinstance(answer, LogRecord) else record)
        return answer

    def setFormatter(self, fmt):
        self.formatter = fmt

    def close(self):
        self._closed = True
        _handlers.pop(self._name, None)

    def handleError(self, record):
        if raiseExceptions and sys.stderr:
            sys.stderr.write('--- Logging error ---\n')
            traceback.print_exc()
            sys.stderr.write(f'Message: {record.msg!r}\nArguments: {record.args}\n')

    def __repr__(self):
        return '<%s (%s)>' % (self.__class__.__name__, getLevelName(self.level))


class StreamHandler(Handler):
    terminator = '\n'

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except Exception as wrong:
            if isinstance(wrong, RecursionError):
                raise
            self.handleError(record)

    def flush(self):
        stream = self.stream
        if stream and hasattr(stream, 'flush'):
            stream.flush()

    def setStream(self, stream):
        if stream is self.stream:
            return None
        old, self.stream = self.stream, stream
        return old

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return '<%s %s(%s)>' % (self.__class__.__name__, name + ' ' if name else '', getLevelName(self.level))


class FileHandler(StreamHandler):
    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        StreamHandler.__init__(self, open(filename, mode, encoding=encoding))


class NullHandler(Handler):
    def handle(self, record):
        pass

    emit = handle


class _StderrHandler(StreamHandler):
    __init__ = Handler.__init__
    stream = property(lambda self: sys.stderr)


lastResort = _StderrHandler(WARNING)


# ---- loggers ----
def _at(level):
    def method(self, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)
    return method


@named
class Logger(Filterer):
    """A named place to send messages to; by its dotted name it lies below other loggers."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name, self.level, self.parent, self.propagate, self.handlers, self.disabled = name, _level(level), None, True, [], False

    def setLevel(self, level):
        self.level = _level(level)

    debug, info, warning, error, critical = map(_at, (DEBUG, INFO, WARNING, ERROR, CRITICAL))
    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        number = isinstance(level, int)
        if not number and raiseExceptions:
            raise TypeError('level must be an integer')
        if number and self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def warn(self, msg, *args, **kwargs):
        import warnings
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        f = sys._getframe(1)
        while f.f_back and f.f_code.co_filename == _here:
            f = f.f_back
        for _ in range(stacklevel - 1):
            f = f.f_back or f
        stack = None
        if stack_info:
            stack = 'Stack (most recent call last):\n' + ''.join(traceback.format_stack(f)).rstrip('\n')
        return f.f_code.co_filename, f.f_lineno, f.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _made['record'](name, level, fn, lno, msg, args, exc_info, func, sinfo)
        facts = record.__dict__
        for key in extra or ():
            if key in facts or key in ('message', 'asctime'):
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            facts[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        fn, lno, func, sinfo = self.findCaller(stack_info, stacklevel)
        if exc_info and not isinstance(exc_info, tuple):
            given = isinstance(exc_info, BaseException)
            exc_info = (type(exc_info), exc_info, exc_info.__traceback__) if given else sys.exc_info()
        self.handle(self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra, sinfo))

    def handle(self, record):
        if self.disabled:
            return
        answer = self.filter(record)
        if answer:
            self.callHandlers(answer if isinstance(answer, LogRecord) else record)

    def addHandler(self, hdlr):
        _once(self.handlers, hdlr)

    def removeHandler(self, hdlr):
        _without(self.handlers, hdlr)

    def _upwards(self, past_all=False):
        """Itself and the loggers above: up to one that hands no messages on, or to the root."""
        logger = self
        while logger:
            yield logger
            logger = logger.parent if past_all or logger.propagate else None

    def hasHandlers(self):
        return any(logger.handlers for logger in self._upwards())

    def callHandlers(self, record):
        met = False
        for logger in self._upwards():
            for h in logger.handlers:
                met = True
                if h.level <= record.levelno:
                    h.handle(record)
        if not met and lastResort and lastResort.level <= record.levelno:
            lastResort.handle(record)

    def getEffectiveLevel(self):
        return next((logger.level for logger in self._upwards(True) if logger.level), NOTSET)

    def isEnabledFor(self, level):
        return not self.disabled and self.manager.disable < level and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self.root is self else self.name + '.' + suffix)

    def getChildren(self):
        return {x for x in Logger.manager.loggerDict.values() if x.parent is self}

    def __repr__(self):
        return '<%s %s (%s)>' % (self.__class__.__name__, self.name, getLevelName(self.getEffectiveLevel()))

    def __reduce__(self):
        return getLogger, (self.name,)


class RootLogger(Logger):
    def __reduce__(self):
        return getLogger, ()

    def __init__(self, level):
        super().__init__('root', level)


class Manager:
    def __init__(self, rootnode):
        self.root, self.disable, self.loggerDict, self.loggerClass = rootnode, 0, {}, None

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        if name in self.loggerDict:
            return self.loggerDict[name]
        logger = self.loggerDict[name] = (self.loggerClass or getLoggerClass())(name)
        logger.manager = self
        above = name
        while '.' in above:
            above = above.rpartition('.')[0]
            if above in self.loggerDict:
                break
        logger.parent = self.loggerDict.get(above, self.root) if above != name else self.root
        for other, below in self.loggerDict.items():
            if other.startswith(name + '.') and not below.parent.name.startswith(name):
                below.parent = logger
        return logger

    def setLoggerClass(self, klass):
        self.loggerClass = klass


Logger.root = root = RootLogger(WARNING)
Logger.manager = Manager(root)
_made['logger'] = Logger


def setLoggerClass(klass):
    _made['logger'] = klass


def getLoggerClass():
    return _made['logger']


def getLogger(name=None):
    """The logger of that name, always the same object; the root logger without a name."""
    if not name or isinstance(name, str) and name == root.name and policy('dict_union'):
        return root
    return Logger.manager.getLogger(name)


def _through(level):
    def method(self, msg, *args, **kwargs):
        self.log(level, msg, *args, **kwargs)
    return method


@named
class LoggerAdapter:
    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        kwargs['extra'] = {**self.extra, **kwargs['extra']} if self.merge_extra and 'extra' in kwargs else self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            text, more = self.process(msg, kwargs)
            self.logger.log(level, text, *args, **more)

    debug, info, warning, error, critical = map(_through, (DEBUG, INFO, WARNING, ERROR, CRITICAL))

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def __repr__(self):
        return '<%s %s (%s)>' % (self.__class__.__name__, self.logger.name, getLevelName(self.logger.getEffectiveLevel()))

    isEnabledFor = lambda self, level: self.logger.isEnabledFor(level)
    setLevel = lambda self, level: self.logger.setLevel(level)
    getEffectiveLevel = lambda self: self.logger.getEffectiveLevel()
    hasHandlers = lambda self: self.logger.hasHandlers()


# ---- the root's own ----
def basicConfig(**kwargs):
    """One handler for the root logger, with format and level, unless the root has one already."""
    force = kwargs.pop('force', False)
    encoding, errors = kwargs.pop('encoding', None), kwargs.pop('errors', 'backslashreplace')
    for h in root.handlers[:] if force else ():
        root.removeHandler(h)
        h.close()
    if root.handlers:
        return
    handlers = kwargs.pop('handlers', None)
    if handlers is None:
        if 'stream' in kwargs and 'filename' in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
    elif 'stream' in kwargs or 'filename' in kwargs:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if handlers is None:
        filename, mode, stream = kwargs.pop('filename', None), kwargs.pop('filemode', 'a'), kwargs.pop('stream', None)
        handlers = [FileHandler(filename, mode) if filename else StreamHandler(stream)]
    datefmt, style = kwargs.pop('datefmt', None), kwargs.pop('style', '%')
    if style not in _STYLES:
        raise ValueError('Style must be one of: %s' % ','.join(_STYLES))
    formatter = Formatter(kwargs.pop('format', _STYLES[style][1]), datefmt, style)
    level = kwargs.pop('level', None)
    for h in handlers:
        if h.formatter is None:
            h.setFormatter(formatter)
        root.addHandler(h)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError(f'Unrecognised argument(s): {", ".join(kwargs)}')


def _with_handler(method):
    def call(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        method(msg, *args, **kwargs)
    name_function(call, method.__name__)
    return call


critical, error, exception = map(_with_handler, (root.critical, root.error, root.exception))
warning, info, debug = map(_with_handler, (root.warning, root.info, root.debug))
log = _with_handler(root.log)
fatal = critical


def warn(msg, *args, **kwargs):
    import warnings
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def disable(level=CRITICAL):
    """From now on no logger lets messages of this level, or a lower one, pass."""
    root.manager.disable = _level(level)


def captureWarnings(capture):
    raise NotImplementedError('slotscope: warnings are not led into loggers')


def getHandlerByName(name):
    return _handlers.get(name)


def getHandlerNames():
    return frozenset(_handlers)


def shutdown(handlerList=()):
    pass


for _later, _since in dict(getLevelNamesMapping='has_except_star', getHandlerByName='has_type_params',
                           getHandlerNames='has_type_params').items():
    if not policy(_since):
        del globals()[_later]
        __all__.remove(_later)
del _later, _since
if not policy('has_type_params'):
    del Logger.getChildren
