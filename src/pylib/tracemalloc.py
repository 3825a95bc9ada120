"""Which lines of the program asked for the memory that is in use."""

from _tracemalloc import *
from _tracemalloc import _get_object_traceback, _get_traces, _totals


_units = ('B', 'KiB', 'MiB', 'GiB', 'TiB')


def _size_text(size, sign):
    """At most five digits: 10239 B, 10.0 KiB, 100 KiB."""
    unit = 0
    while unit < 4 and abs(size) >= 10240:
        size /= 1024
        unit += 1
    decimals = 1 if unit and abs(size) < 100 else 0
    return f'{size:{"+" if sign else ""}.{decimals}f} {_units[unit]}'


class Statistic:
    __slots__ = ('traceback', 'size', 'count')

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return (self.traceback, self.size, self.count) == (other.traceback, other.size, other.count)

    def __str__(self):
        text = f'{self.traceback}: size={_size_text(self.size, False)}, count={self.count}'
        if self.count:
            text += f', average={_size_text(self.size / self.count, False)}'
        return text

    def __repr__(self):
        return f'<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>'

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff:
    __slots__ = ('traceback', 'size', 'size_diff', 'count', 'count_diff')

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def _key(self):
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if not isinstance(other, StatisticDiff):
            return NotImplemented
        return self._key() == other._key()

    def __str__(self):
        text = (f'{self.traceback}: size={_size_text(self.size, False)} ({_size_text(self.size_diff, True)}), '
                f'count={self.count} ({self.count_diff:+d})')
        if self.count:
            text += f', average={_size_text(self.size / self.count, False)}'
        return text

    def __repr__(self):
        return (f'<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+d}) '
                f'count={self.count} ({self.count_diff:+d})>')

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


class Frame:
    __slots__ = ('_frame',)

    def __init__(self, frame):
        self._frame = frame

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def __eq__(self, other):
        return self._frame == other._frame if isinstance(other, Frame) else NotImplemented

    def __lt__(self, other):
        return self._frame < other._frame if isinstance(other, Frame) else NotImplemented

    def __le__(self, other):
        return self._frame <= other._frame if isinstance(other, Frame) else NotImplemented

    def __gt__(self, other):
        return self._frame > other._frame if isinstance(other, Frame) else NotImplemented

    def __ge__(self, other):
        return self._frame >= other._frame if isinstance(other, Frame) else NotImplemented

    def __hash__(self):
        return hash(self._frame)

    def __str__(self):
        return f'{self.filename}:{self.lineno}'

    def __repr__(self):
        return f'<Frame filename={self.filename!r} lineno={self.lineno!r}>'


class Traceback:
    """Frames, the oldest first."""
    __slots__ = ('_frames', '_total_nframe')

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    @property
    def total_nframe(self):
        return self._total_nframe

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Frame(f) for f in self._frames[index])
        return Frame(self._frames[index])

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __iter__(self):
        return map(Frame, self._frames)

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        return self._frames == other._frames if isinstance(other, Traceback) else NotImplemented

    def __lt__(self, other):
        return self._frames < other._frames if isinstance(other, Traceback) else NotImplemented

    def __le__(self, other):
        return self._frames <= other._frames if isinstance(other, Traceback) else NotImplemented

    def __gt__(self, other):
        return self._frames > other._frames if isinstance(other, Traceback) else NotImplemented

    def __ge__(self, other):
        return self._frames >= other._frames if isinstance(other, Traceback) else NotImplemented

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        text = f'<Traceback {tuple(self)}'
        return text + ('>' if self._total_nframe is None else f' total_nframe={self.total_nframe}>')

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


class Trace:
    __slots__ = ('_trace',)

    def __init__(self, trace):
        self._trace = trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __eq__(self, other):
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return f'{self.traceback}: {_size_text(self.size, False)}'

    def __repr__(self):
        return f'<Trace domain={self.domain} size={_size_text(self.size, False)}, traceback={self.traceback!r}>'


class _Traces:
    """The traces of a snapshot as a sequence of Trace objects."""

    def __init__(self, traces):
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Trace(t) for t in self._traces[index])
        return Trace(self._traces[index])

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

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


class Filter(BaseFilter):
    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self._filename_pattern = _normal(filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    def _match_frame(self, filename, lineno):
        hit = _matches(_normal(filename), self._filename_pattern) and (self.lineno is None or lineno == self.lineno)
        return hit == bool(self.inclusive)

    def _match_traceback(self, frames):
        if not self.all_frames:
            return self._match_frame(*frames[0])
        hits = [self._match_frame(f, n) for f, n in frames]
        return any(hits) if self.inclusive else all(hits)

    def _match(self, trace):
        if self.domain is not None:
            if self.inclusive and trace[0] != self.domain:
                return False
            if not self.inclusive and trace[0] == self.domain:
                return False
        return self._match_traceback(trace[2])


class DomainFilter(BaseFilter):
    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        return (trace[0] == self.domain) == bool(self.inclusive)


def _grouped(traces, key_type, cumulative):
    """{frames: [size, count]} of the traces."""
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
            entry = found.get(key)
            if entry is None:
                found[key] = [size, count]
            else:
                entry[0] += size
                entry[1] += count
    return found


class Snapshot:
    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        raise OSError('slotscope: there are no files here')

    @staticmethod
    def load(filename):
        raise OSError('slotscope: there are no files here')

    def filter_traces(self, filters):
        if not hasattr(filters, '__iter__'):
            raise TypeError(f'filters must be a list of filters, not {type(filters).__name__}')
        traces = self.traces._traces
        if not filters:
            return Snapshot(traces[:], self.traceback_limit)
        wanted = [f for f in filters if f.inclusive]
        unwanted = [f for f in filters if not f.inclusive]
        kept = [t for t in traces
                if (not wanted or any(f._match(t) for f in wanted)) and all(f._match(t) for f in unwanted)]
        return Snapshot(kept, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError(f'unknown key_type: {key_type!r}')
        if cumulative and key_type not in ('lineno', 'filename'):
            raise ValueError(f'cumulative mode cannot by used with key type {key_type!r}')
        return _grouped(self.traces._traces, key_type, cumulative)

    def statistics(self, key_type, cumulative=False):
        grouped = self._group_by(key_type, cumulative)
        found = [Statistic(Traceback(frames), size, count) for frames, (size, count) in grouped.items()]
        found.sort(reverse=True, key=Statistic._sort_key)
        return found

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        new = self._group_by(key_type, cumulative)
        old = old_snapshot._group_by(key_type, cumulative)
        found = []
        for frames, (size, count) in new.items():
            was = old.pop(frames, (0, 0))
            found.append(StatisticDiff(Traceback(frames), size, size - was[0], count, count - was[1]))
        for frames, (size, count) in old.items():
            found.append(StatisticDiff(Traceback(frames), 0, -size, 0, -count))
        found.sort(reverse=True, key=StatisticDiff._sort_key)
        return found


def take_snapshot():
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    return Snapshot(_get_traces(), get_traceback_limit())
