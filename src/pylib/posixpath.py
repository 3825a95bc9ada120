"""Paths as texts. What asks the machine about a path finds nothing there: programs under study reach no files."""
from _slotscope import policy

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext', 'basename', 'dirname', 'commonprefix', 'getsize', 'getmtime',
           'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath',
           'abspath', 'samefile', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath']

curdir, pardir, extsep, sep, pathsep, defpath, altsep, devnull = '.', '..', '.', '/', ':', '/bin:/usr/bin', None, '/dev/null'
supports_unicode_filenames = False


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    convert = getattr(type(path), '__fspath__', None)
    if convert is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    return convert(path)


def _marks(path):
    return (b'/', b'.', b'..', b'') if isinstance(path, bytes) else ('/', '.', '..', '')


def _same_kind(name, parts):
    if len({isinstance(p, bytes) for p in parts}) > 1:
        raise TypeError("Can't mix strings and bytes in path components")


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_marks(s)[0])


def join(a, *p):
    a = _fspath(a)
    slash = _marks(a)[0]
    path = a
    for x in p:
        if not isinstance(x, (str, bytes)) and not hasattr(type(x), '__fspath__'):
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(x).__name__!r}")
    rest = [_fspath(x) for x in p]
    _same_kind('join', [a] + rest)
    for b in rest:
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = _fspath(p)
    slash = _marks(p)[0]
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head.strip(slash):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _fspath(p)
    slash, dot, _, _ = _marks(p)
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    p = _fspath(p)
    slash, empty = _marks(p)[0], p[:0]
    n = len(p) - len(p.lstrip(slash))
    n = 2 if n == 2 else min(n, 1)
    return empty, p[:n], p[n:]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    if policy('has_msgs_315'):
        import warnings
        warnings.warn('os.path.commonprefix() is deprecated. Use os.path.commonpath() for longest path prefix.', DeprecationWarning, 2)
    return _commonprefix(m)


def _commonprefix(m):
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_fspath(p) for p in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence' if not paths else '')
    _same_kind('commonpath', paths)
    slash, dot, _, empty = _marks(paths[0])
    if len({p.startswith(slash) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[c for c in p.split(slash) if c and c != dot] for p in paths]
    low, high = min(parts), max(parts)
    common = low
    for i, c in enumerate(low):
        if c != high[i]:
            common = low[:i]
            break
    return (slash if paths[0].startswith(slash) else empty) + slash.join(common)


def normpath(path):
    path = _fspath(path)
    slash, dot, dots, empty = _marks(path)
    if not path:
        return dot
    _, root, tail = splitroot(path)
    kept = []
    for c in tail.split(slash):
        if not c or c == dot:
            continue
        if c != dots or not root and not kept or kept and kept[-1] == dots:
            kept.append(c)
        elif kept:
            kept.pop()
    return root + slash.join(kept) or dot


def abspath(path):
    path = _fspath(path)
    return normpath(path if isabs(path) else join(b'/' if isinstance(path, bytes) else '/', path))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    if not path:
        raise ValueError('no path specified')
    path = _fspath(path)
    slash, dot, dots, empty = _marks(path)
    ours = [c for c in abspath(path if start is not None or isabs(path) else path).split(slash) if c]
    from_ = [c for c in abspath(dot if start is None else _fspath(start)).split(slash) if c]
    i = len(_commonprefix([from_, ours]))
    return slash.join([dots] * (len(from_) - i) + ours[i:]) or dot


def expanduser(path):
    from os import environ
    path = _fspath(path)
    home = environ.get('HOME')
    if isinstance(path, str) and home and (path == '~' or path.startswith('~/')):
        return home.rstrip('/') + path[1:] or '/'
    return path


def expandvars(path):
    from os import environ
    import re
    path = _fspath(path)
    return re.sub(r'\$(\w+|\{[^}]*\})', lambda m: environ.get(m[1].strip('{}'), m[0]), path)


def exists(path):
    """Test whether a path exists.  No path does: there are no files here."""
    return False


lexists = isfile = isdir = islink = ismount = isjunction = isdevdrive = exists


def _nothing(path):
    import os
    return os.stat(path)


getsize = getmtime = getatime = getctime = _nothing


def samefile(f1, f2):
    _nothing(f1)
