"""What differs between two sequences."""
from _slotscope import policy
from bisect import bisect_left as _left
from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK', 'context_diff',
           'unified_diff', 'diff_bytes', 'Match']

Match = _namedtuple('Match', 'a b size')


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """The longest run that both have, then the same to its left and right. Elements that are junk, or that make up more than a
    hundredth of a long sequence, do not begin such runs."""

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def _takes(self, name, sequence):
        """Whether the sequence is another than before; if so, what was found with the old one is forgotten."""
        other = getattr(self, name) is not sequence
        if other:
            setattr(self, name, sequence)
            self.matching_blocks = self.opcodes = None
        return other

    def set_seq1(self, a):
        self._takes('a', a)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq2(self, b):
        if not self._takes('b', b):
            return
        self.fullbcount = None
        self.b2j = b2j = {}
        for i, x in enumerate(b):
            b2j.setdefault(x, []).append(i)
        self.bjunk = {x for x in b2j if self.isjunk(x)} if self.isjunk else set()
        for x in self.bjunk:
            del b2j[x]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            most = len(b) // 100 + 1
            self.bpopular = {x for x, at in b2j.items() if len(at) > most}
            for x in self.bpopular:
                del b2j[x]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest run of equal elements in both ranges; of equally long ones the first in a, then in b."""
        a, b, b2j, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        i0, j0, size = alo, blo, 0
        ending = {}                       # j: how many elements up to a[i - 1] and b[j] are the same
        for i in range(alo, ahi):
            now, hits = {}, b2j.get(a[i], ())
            for j in hits[_left(hits, blo):_left(hits, bhi)]:
                k = now[j] = ending.get(j - 1, 0) + 1
                if k > size:
                    i0, j0, size = i - k + 1, j - k + 1, k
            ending = now
        for junky in (False, True):       # then as far as it goes with what could not begin a run; junk only last
            while i0 > alo and j0 > blo and (b[j0 - 1] in junk) == junky and a[i0 - 1] == b[j0 - 1]:
                i0, j0, size = i0 - 1, j0 - 1, size + 1
            while i0 + size < ahi and j0 + size < bhi and (b[j0 + size] in junk) == junky and a[i0 + size] == b[j0 + size]:
                size += 1
        return Match(i0, j0, size)

    def get_matching_blocks(self):
        """The runs that both have, in order, as (a, b, size); the last is empty and stands at both ends."""
        if self.matching_blocks is None:
            gaps, found = [(0, len(self.a), 0, len(self.b))], []
            while gaps:
                alo, ahi, blo, bhi = gap = gaps.pop()
                i, j, size = run = self.find_longest_match(*gap)
                if size:
                    found.append(run)
                    sides = (alo, i, blo, j), (i + size, ahi, j + size, bhi)
                    gaps += [g for g in sides if g[0] < g[1] and g[2] < g[3]]
            found.sort()
            out, last = [], (0, 0, 0)
            for i, j, k in found:
                if last[0] + last[2] == i and last[1] + last[2] == j:
                    last = last[0], last[1], last[2] + k
                else:
                    if last[2]:
                        out.append(Match(*last))
                    last = i, j, k
            if last[2]:
                out.append(Match(*last))
            self.matching_blocks = out + [Match(len(self.a), len(self.b), 0)]
        return self.matching_blocks

    def get_opcodes(self):
        """Steps from a to b: (what to do, its start and end in a, in b)."""
        if self.opcodes is None:
            i = j = 0
            self.opcodes = out = []
            for ai, bj, size in self.get_matching_blocks():
                tag = 'replace' if i < ai and j < bj else 'delete' if i < ai else 'insert' if j < bj else ''
                if tag:
                    out.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    out.append(('equal', ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The opcodes in groups that lie together, with at most n equal elements around each."""
        codes = self.get_opcodes() or [('equal', 0, 1, 0, 1)]
        if codes[0][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        """How alike both are: 1.0 if equal, 0.0 with nothing in common."""
        return _ratio(sum(m[2] for m in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        left = {}
        for x in self.b:
            left[x] = left.get(x, 0) + 1
        matches = 0
        for x in self.a:
            n = left.get(x, 0)
            left[x] = n - 1
            matches += n > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    if policy('dict_union'):
        def __class_getitem__(cls, item):
            import types
            return types.GenericAlias(cls, item)


def _ratios(matcher):
    """The same question, the cheap answers first: none is less than the next."""
    return matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """At most n of the possibilities, those most like the word first; none less alike than cutoff."""
    wrong = ('n must be > 0', n) if not n > 0 else ('cutoff must be in [0.0, 1.0]', cutoff) if not 0.0 <= cutoff <= 1.0 else None
    if wrong:
        raise ValueError('%s: %r' % wrong)
    matcher, found = SequenceMatcher(b=word), []
    for x in possibilities:
        matcher.set_seq1(x)
        if all(ratio() >= cutoff for ratio in _ratios(matcher)):
            found.append((matcher.ratio(), x))
    return [x for _, x in _nlargest(n, found)]


def _marks_as_in(line, marks):
    """The ? line keeps the tabs of the line above it."""
    return ''.join(c if m == ' ' and c.isspace() else m for c, m in zip(line, marks)).rstrip()


class Differ:
    """Lines of both sequences with '- ', '+ ', '  ', and '? ' under what differs within a line."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump('-' if tag == 'delete' else ' ', a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        yield from ('%s %s' % (tag, x[i]) for i in range(lo, hi))

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from self._dump('+', b, blo, bhi)
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('-', a, alo, ahi)
            yield from self._dump('+', b, blo, bhi)

    def _helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump('-', a, alo, ahi)
        elif blo < bhi:
            yield from self._dump('+', b, blo, bhi)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        if policy('difflib_nearest'):
            yield from self._replace_nearest(a, alo, ahi, b, blo, bhi)
            return
        best, cutoff = 0.74, 0.75
        cruncher = SequenceMatcher(self.charjunk)
        equal = alike = None               # the first two lines that are the same, the two most alike of the others
        for j in range(blo, bhi):
            cruncher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    equal = equal or (i, j)
                    continue
                cruncher.set_seq1(a[i])
                if all(ratio() > best for ratio in _ratios(cruncher)):
                    best, alike = cruncher.ratio(), (i, j)
        if best < cutoff:
            alike = equal
        if not alike:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
            return
        i, j = alike
        yield from self._helper(a, alo, i, b, blo, j)
        if best < cutoff:
            yield '  ' + a[i]
        else:
            yield from self._pair(cruncher, a[i], b[j])
        yield from self._helper(a, i + 1, ahi, b, j + 1, bhi)

    def _replace_nearest(self, a, alo, ahi, b, blo, bhi):
        """Pairs of similar lines, among the ten lines before and behind the one at the same place."""
        cutoff, window = 0.74999, 10
        cruncher = SequenceMatcher(self.charjunk)
        dump_i, dump_j = alo, blo
        for j in range(blo, bhi):
            cruncher.set_seq2(b[j])
            beside = alo + j - blo
            best, best_i = cutoff, None
            for i in range(max(dump_i, beside - window), min(ahi, beside + window + 1)):
                cruncher.set_seq1(a[i])
                if all(ratio() > best for ratio in _ratios(cruncher)):
                    best, best_i = cruncher.ratio(), i
            if best_i is None:
                continue
            yield from self._flush(a, dump_i, best_i, b, dump_j, j)
            if a[best_i] == b[j]:
                yield '  ' + a[best_i]
            else:
                yield from self._pair(cruncher, a[best_i], b[j])
            dump_i, dump_j = best_i + 1, j + 1
        yield from self._flush(a, dump_i, ahi, b, dump_j, bhi)

    def _flush(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('+', b, blo, bhi)

    def _pair(self, cruncher, aline, bline):
        marks_a = marks_b = ''
        cruncher.set_seqs(aline, bline)
        for tag, i1, i2, j1, j2 in cruncher.get_opcodes():
            mark_a, mark_b = {'equal': '  ', 'replace': '^^'}.get(tag, '-+')
            marks_a += mark_a * (i2 - i1)
            marks_b += mark_b * (j2 - j1)
        for sign, line, marks in (('- ', aline, marks_a), ('+ ', bline, marks_b)):
            yield sign + line
            marks = _marks_as_in(line, marks)
            if marks:
                yield f'? {marks}\n'


def IS_LINE_JUNK(line, pat=None):
    """Whether nothing but blanks, or one # among them, is in the line."""
    return line.strip() in ('', '#')


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The lines that Differ gives for a and b."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of the first or second text again, from what ndiff() gave."""
    if int(which) not in (1, 2):
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which)
    wanted = ('  ', '- ' if int(which) == 1 else '+ ')
    for line in delta:
        if line[:2] in wanted:
            yield line[2:]


def _check(a, b, *texts):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError('lines to compare must be str, not %s (%r)' % (type(lines[0]).__name__, lines[0]))
    for x in texts:
        if not isinstance(x, str):
            raise TypeError('all arguments must be str, not: %r' % (x,))


def _span(start, stop):
    length = stop - start
    return f'{start + 1}' if length == 1 else f'{start + (length > 0)},{length}'


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """What changed from a to b, in the format of diff -u."""
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for sign, name, date in (('---', fromfile, fromfiledate), ('+++', tofile, tofiledate)):
                yield f'{sign} {name}' + (f'\t{date}' if date else '') + lineterm
        first, last = group[0], group[-1]
        yield f'@@ -{_span(first[1], last[2])} +{_span(first[3], last[4])} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            sides = ((' ', a[i1:i2]),) if tag == 'equal' else (('-', a[i1:i2]), ('+', b[j1:j2]))
            yield from (sign + line for sign, lines in sides for line in lines)


def _context_span(start, stop):
    length = stop - start
    if length == 0:
        return f'{start}'
    return f'{start + 1}' if length <= 1 else f'{start + 1},{stop}'


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """What changed from a to b, in the format of diff -c."""
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    signs = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for sign, name, date in (('***', fromfile, fromfiledate), ('---', tofile, tofiledate)):
                yield f'{sign} {name}' + (f'\t{date}' if date else '') + lineterm
        first, last = group[0], group[-1]
        yield '***************' + lineterm
        yield f'*** {_context_span(first[1], last[2])} ****{lineterm}'
        if any(tag in ('replace', 'delete') for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    for line in a[i1:i2]:
                        yield signs[tag] + line
        yield f'--- {_context_span(first[3], last[4])} ----{lineterm}'
        if any(tag in ('replace', 'insert') for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    for line in b[j1:j2]:
                        yield signs[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\n'):
    def text(s):
        return s.decode('ascii', 'surrogateescape')
    for line in dfunc(list(map(text, a)), list(map(text, b)), text(fromfile), text(tofile), text(fromfiledate), text(tofiledate), n,
                      text(lineterm)):
        yield line.encode('ascii', 'surrogateescape')


