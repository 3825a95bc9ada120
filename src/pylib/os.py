"""What of the operating system is only text: paths, the environment, constants. The machine itself is out of reach of programs here."""
import sys
import posixpath as path
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules['os.path'] = path
__all__ = ['altsep', 'curdir', 'pardir', 'sep', 'pathsep', 'linesep', 'defpath', 'name', 'path', 'devnull', 'SEEK_SET', 'SEEK_CUR',
           'SEEK_END', 'fsencode', 'fsdecode', 'get_exec_path', 'fspath', 'environ', 'getenv', 'error', 'PathLike', 'getcwd', 'getpid',
           'getppid', 'cpu_count', 'urandom', 'strerror', 'system', 'listdir', 'walk', 'terminal_size', 'get_terminal_size', 'extsep']

name = 'posix'
linesep = '\n'
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
EX_OK = 0


class PathLike:
    """Whatever has __fspath__(): its answer is a path as text or bytes."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any('__fspath__' in c.__dict__ for c in subclass.__mro__) or NotImplemented
        return NotImplemented


def _abstract():
    global PathLike
    import abc
    import types
    kept = {k: v for k, v in PathLike.__dict__.items() if k not in ('__dict__', '__weakref__')}
    kept['__fspath__'] = abc.abstractmethod(kept['__fspath__'])
    kept['__class_getitem__'] = classmethod(types.GenericAlias) if hasattr(types, 'GenericAlias') else classmethod(lambda cls, item: cls)
    PathLike = abc.ABCMeta('PathLike', (), kept)


_abstract()
fspath = path._fspath
fspath.__name__ = fspath.__qualname__ = 'fspath'


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


# ---- the environment: the program's own ----
def _make_environ():
    from _collections_abc import MutableMapping

    class _Environ(MutableMapping):
        def __init__(self, data):
            self._data = data

        def __getitem__(self, key):
            if not isinstance(key, str):
                raise TypeError(f'str expected, not {type(key).__name__}')
            if key not in self._data:
                raise KeyError(key)
            return self._data[key]

        def __setitem__(self, key, value):
            for x in (key, value):
                if not isinstance(x, str):
                    raise TypeError(f'str expected, not {type(x).__name__}')
            self._data[key] = value

        def __delitem__(self, key):
            self[key]
            del self._data[key]

        def __iter__(self):
            return iter(list(self._data))

        def __len__(self):
            return len(self._data)

        def __repr__(self):
            return 'environ({' + ', '.join(f'{k!r}: {v!r}' for k, v in self._data.items()) + '})'

        def setdefault(self, key, value):
            return super().setdefault(key, value)

        def copy(self):
            return {**self}

        def __or__(self, other):
            return {**self, **other} if hasattr(other, 'keys') else NotImplemented

        def __ror__(self, other):
            return {**other, **self} if hasattr(other, 'keys') else NotImplemented

        def __ior__(self, other):
            self.update(other)
            return self
    return _Environ({})


environ = _make_environ()
del _make_environ, _abstract


def getenv(key, default=None):
    """The value of an environment variable, or the default."""
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def unsetenv(name, /):
    environ.pop(name, None)


def get_exec_path(env=None):
    return (environ if env is None else env).get('PATH', defpath).split(pathsep)


# ---- what has one answer here ----
def getcwd():
    """The folder in which programs run: here there is only the root."""
    return '/'


def getcwdb():
    return b'/'


def getpid():
    """The number of this process: the only one here."""
    return 1


def getppid():
    return 0


def getuid():
    return 1000


geteuid = getgid = getegid = getuid


def getlogin():
    return 'learner'


def cpu_count():
    """How many processors there are: a program here has one."""
    return 1


process_cpu_count = cpu_count


def isatty(fd, /):
    return False


def strerror(code, /):
    """What an errno means, in words."""
    if not isinstance(code, int):
        raise TypeError(f"'{type(code).__name__}' object cannot be interpreted as an integer")
    return OSError(code, _texts.get(code, f'Unknown error {code}')).strerror


_texts = {0: 'Success', 1: 'Operation not permitted', 2: 'No such file or directory', 3: 'No such process', 4: 'Interrupted system call',
          5: 'Input/output error', 6: 'No such device or address', 7: 'Argument list too long', 8: 'Exec format error',
          9: 'Bad file descriptor', 10: 'No child processes', 11: 'Resource temporarily unavailable', 12: 'Cannot allocate memory',
          13: 'Permission denied', 14: 'Bad address', 16: 'Device or resource busy', 17: 'File exists', 18: 'Invalid cross-device link',
          19: 'No such device', 20: 'Not a directory', 21: 'Is a directory', 22: 'Invalid argument', 23: 'Too many open files in system',
          24: 'Too many open files', 27: 'File too large', 28: 'No space left on device', 29: 'Illegal seek',
          30: 'Read-only file system', 31: 'Too many links', 32: 'Broken pipe', 33: 'Numerical argument out of domain',
          34: 'Numerical result out of range', 36: 'File name too long', 38: 'Function not implemented', 39: 'Directory not empty',
          104: 'Connection reset by peer', 110: 'Connection timed out', 111: 'Connection refused'}


def urandom(size, /):
    """Random bytes, the same in each run, so that runs can be repeated."""
    if size < 0:
        raise ValueError('negative argument not allowed')
    from random import _outside
    return _outside().getrandbits(8 * size).to_bytes(size, 'little') if size else b''


def getrandom(size, flags=0):
    return urandom(size)


class terminal_size(tuple):
    """How large a terminal is: (columns, lines)."""

    __slots__ = ()
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f'os.terminal_size(columns={self[0]}, lines={self[1]})'


def get_terminal_size(fd=1, /):
    """As if every terminal had 80 columns and 24 lines."""
    return terminal_size((80, 24))


def _exit(status):
    raise SystemExit(status)


def system(command):
    """Clearing the screen is let pass, since many programs begin with it; nothing else can be run."""
    if command.strip() in ('clear', 'cls', 'clear || cls', 'cls || clear', 'cls||clear', 'clear||cls', ''):
        return 0
    raise OSError('slotscope: programs cannot reach the machine: os.system(%r)' % command)


# ---- what would need files ----
def _no_file(name, *rest, **kw):
    raise FileNotFoundError(2, 'slotscope: there are no files here', fspath(name) if not isinstance(name, int) else name)


def listdir(path='.'):
    _no_file(path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Nothing to walk through: there are no folders here."""
    try:
        listdir(top)
    except OSError as e:
        if onerror is not None:
            onerror(e)
    return
    yield


def access(path, mode, **kw):
    return False


def _no_writing(name, *rest, **kw):
    raise PermissionError(13, 'slotscope: programs cannot write files', fspath(name))


stat = lstat = chdir = remove = unlink = rmdir = rename = replace = removedirs = scandir = readlink = truncate = utime = chmod = open = _no_file
mkdir = symlink = link = _no_writing


def makedirs(name, mode=0o777, exist_ok=False):
    _no_writing(name)


def __getattr__(attr):
    if attr.startswith('__'):
        raise AttributeError(f"module 'os' has no attribute {attr!r}")
    raise AttributeError(f'slotscope: os.{attr} is not part of it: programs cannot reach the machine')
