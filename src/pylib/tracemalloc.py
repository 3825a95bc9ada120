"""Which lines of the program asked for the memory that is in use."""

import operator
from _tracemalloc import *
from _tracemalloc import _get_object_traceback, _get_traces, _totals


def _size_text(size, sign):
    """At most five digits: 10239 B, 10.0 KiB, 100 KiB."""
    units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
    while len(units) > 1 and abs(size) >= 10240:
        size /= 1024
        del units[0]
    decimals = 1 if units[0] != 'B' and abs(size) < 100 else 0
    return f'{size:{"+" if sign else ""}.{decimals}f} {units[0]}'


def _compares(*fields, operators=('__eq__',)):
    """A class decorator: instances compare and hash as these fields of them."""
    key = operator.attrgetter(*fields)

    def decorate(cls):
        for name in operators:
            setattr(cls, name, _comparison(cls, name, getattr(operator, name), key))
        return cls
    return decorate


def _comparison(cls, name, compare, key):
    def method(self, other):
        return compare(key(self), key(other)) if isinstance(other, cls) else NotImplemented
    method.__name__, method.__qualname__ = name, f'{cls.__qualname__}.{name}'
    return method


_ORDER = ('__eq__', '__lt__', '__le__', '__gt__', '__ge__')


def _fill(statistic, *values):
    for name, value in zip(statistic.__slots__, values):
        setattr(statistic, name, value)


def _text(statistic, size_change='', count_change=''):
    text = f'{statistic.traceback}: size={_size_text(statistic.size, False)}{size_change}, count={statistic.count}{count_change}'
    return text + (f', average={_size_text(statistic.size / statistic.count, False)}' if statistic.count else '')


@_compares('traceback', 'size', 'count')
class Statistic:
    __slots__ = ('traceback', 'size', 'count')

    def __init__(self, traceback, size, count):
        _fill(self, traceback, size, count)

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __str__(self):
        return _text(self)

    def __repr__(self):
        return f'<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>'

    def _sort_key(self):
        return self.size, self.count, self.traceback


@_compares('traceback', 'size', 'size_diff', 'count', 'count_diff')
class StatisticDiff:
    __slots__ = ('traceback', 'size', 'size_diff', 'count', 'count_diff')

    def __init__(self, traceback, size, size_diff, count, count_diff):
        _fill(self, traceback, size, size_diff, count, count_diff)

    def __hash__(self):
        return hash(tuple(getattr(self, name) for name in StatisticDiff.__slots__))

    def __str__(self):
        return _text(self, f' ({_size_text(self.size_diff, True)})', f' ({self.count_diff:+d})')

    def __repr__(self):
        return (f'<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+d}) '
                f'count={self.count} ({self.count_diff:+d})>')

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


@_compares('_frame', operators=_ORDER)
class Frame:
    __slots__ = ('_frame',)

    def __init__(self, frame):
        self._frame = frame

    def __hash__(self):
        return hash(self._frame)

    filename = property(lambda self: self._frame[0])
    lineno = property(lambda self: self._frame[1])

    def __str__(self):
        return f'{self.filename}:{self.lineno}'

    def __repr__(self):
        return f'<Frame filename={self.filename!r} lineno={self.lineno!r}>'


def _item(cls, values, index):
    """values[index] as an object of cls, or a tuple of them for a slice."""
    return tuple(map(cls, values[index])) if isinstance(index, slice) else cls(values[index])


@_compares('_frames', operators=_ORDER)
class Traceback:
    """Frames, the oldest first."""
    __slots__ = ('_frames', '_total_nframe')

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(frames[::-1])
        self._total_nframe = total_nframe

    total_nframe = property(lambda self: self._total_nframe)

    def __len__(self):
        return len(self._frames)

    def __iter__(self):
        return map(Frame, self._frames)

    def __getitem__(self, index):
        return _item(Frame, self._frames, index)

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __hash__(self):
        return hash(self._frames)

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = '' if self._total_nframe is None else f' total_nframe={self.total_nframe}'
        return f'<Traceback {tuple(self)}{total}>'

    def format(self, limit=None, most_recent_first=False):
        frames = list(self)
        if limit is not None:
            frames = frames[-limit:] if limit > 0 else frames[:abs(limit)]
        if most_recent_first:
            frames.reverse()
        return [f'  File "{f.filename}", line {f.lineno}' for f in frames]


def get_object_traceback(obj):
    frames = _get_object_traceback(obj)
    return None if frames is None else Traceback(frames)


@_compares('_trace')
class Trace:
    """What _tracemalloc tells of a block: (domain, size, frames, how many frames there were)."""
    __slots__ = ('_trace',)

    def __init__(self, trace):
        self._trace = trace

    def __hash__(self):
        return hash(self._trace)

    domain = property(lambda self: self._trace[0])
    size = property(lambda self: self._trace[1])
    traceback = property(lambda self: Traceback(*self._trace[2:]))

    def __str__(self):
        return f'{self.traceback}: {_size_text(self.size, False)}'

    def __repr__(self):
        return f'<Trace domain={self.domain} size={_size_text(self.size, False)}, traceback={self.traceback!r}>'


@_compares('_traces')
class _Traces:
    """The traces of a snapshot as a sequence of Trace objects."""
    __hash__ = None

    def __init__(self, traces):
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        return _item(Trace, self._traces, index)

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __repr__(self):
        return f'<Traces len={len(self)}>'


def _normal(filename):
    return filename[:-1] if filename.endswith('.pyc') else filename


def _matches(name, pattern):
    """Shell patterns: * and ? and [...]."""
    if not pattern:
        return not name
    if pattern[0] == '*':
        return _matches(name, pattern[1:]) or bool(name) and _matches(name[1:], pattern)
    if not name:
        return False
    if pattern[0] == '[' and ']' in pattern[2:]:
        end = pattern.index(']', 2)
        chars, negate = pattern[1:end], pattern[1] == '!'
        return (name[0] in chars) != negate and _matches(name[1:], pattern[end + 1:])
    return pattern[0] in ('?', name[0]) and _matches(name[1:], pattern[1:])


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class DomainFilter(BaseFilter):
    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    domain = property(lambda self: self._domain)

    def _match(self, trace):
        return (trace[0] == self.domain) == bool(self.inclusive)


class Filter(BaseFilter):
    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self.lineno, self.all_frames, self.domain = lineno, all_frames, domain
        self._filename_pattern = _normal(filename_pattern)

    filename_pattern = property(lambda self: self._filename_pattern)

    def _match_frame(self, filename, lineno):
        hit = _matches(_normal(filename), self._filename_pattern) and (self.lineno is None or lineno == self.lineno)
        return hit == bool(self.inclusive)

    def _match_traceback(self, frames):
        decide = any if self.inclusive else all
        return decide([self._match_frame(f, n) for f, n in (frames if self.all_frames else frames[:1])])

    def _match(self, trace):
        in_domain = self.domain is None or (trace[0] == self.domain) == bool(self.inclusive)
        return in_domain and self._match_traceback(trace[2])


def _grouped(traces, key_type, cumulative):
    """{frames: (size, count)} of the traces."""
    found = {}
    for frames, (size, count) in _totals(traces).items():
        if key_type == 'traceback':
            keys = (frames,)
        elif cumulative:
            keys = {(f,) if key_type == 'lineno' else ((f[0], 0),) for f in frames}
        elif key_type == 'lineno':
            keys = (frames[:1],)
        else:
            keys = (((frames[0][0], 0),),)
        for key in keys:
            before = found.get(key, (0, 0))
            found[key] = (before[0] + size, before[1] + count)
    return found


class Snapshot:
    def __init__(self, traces, traceback_limit):
        self.traces, self.traceback_limit = _Traces(traces), traceback_limit

    def dump(self, filename):
        raise OSError('slotscope: there are no files here')

    @staticmethod
    def load(filename):
        raise OSError('slotscope: there are no files here')

    def filter_traces(self, filters):
        if not hasattr(filters, '__iter__'):
            raise TypeError(f'filters must be a list of filters, not {type(filters).__name__}')
        kept = self.traces._traces[:]
        if filters:
            wanted, unwanted = ([f for f in filters if bool(f.inclusive) is kind] for kind in (True, False))
            kept = [t for t in kept if (not wanted or any(f._match(t) for f in wanted)) and all(f._match(t) for f in unwanted)]
        return Snapshot(kept, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError(f'unknown key_type: {key_type!r}')
        if cumulative and key_type not in ('lineno', 'filename'):
            raise ValueError(f'cumulative mode cannot by used with key type {key_type!r}')
        return _grouped(self.traces._traces, key_type, cumulative)

    def statistics(self, key_type, cumulative=False):
        found = (Statistic(Traceback(frames), *totals) for frames, totals in self._group_by(key_type, cumulative).items())
        return sorted(found, key=Statistic._sort_key, reverse=True)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        now, before = (snapshot._group_by(key_type, cumulative) for snapshot in (self, old_snapshot))
        found = []
        for frames in [*now, *(f for f in before if f not in now)]:
            (size, count), (old_size, old_count) = (groups.get(frames, (0, 0)) for groups in (now, before))
            found.append(StatisticDiff(Traceback(frames), size, size - old_size, count, count - old_count))
        return sorted(found, key=StatisticDiff._sort_key, reverse=True)


def take_snapshot():
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    return Snapshot(_get_traces(), get_traceback_limit())
