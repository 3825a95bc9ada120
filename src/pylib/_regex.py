"""Regular expressions from text to a program for the matcher in C (vm/regex.c): a recursive descent parser that makes a tree of tuples, and a
compiler that makes a list of numbers. Errors are worded and placed as CPython does.

Nodes: ('lit', c) ('any',) ('set', negated, items) ('at', where) ('ref', group) ('cat', nodes) ('alt', nodes) ('rep', how, min, max, node)
('group', number or None, node) ('flags', on, off, node) ('look', behind, negated, node) ('atomic', node) ('if', group, yes, no) ('fail',).
Items of a set: ('range', lo, hi) ('category', letter).
"""
from _slotscope import policy
from _sre import OPCODES, compile as _make

IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII = 2, 4, 8, 16, 32, 64, 128, 256
MAXREPEAT = 4294967295
MAXGROUPS = 1073741823
_FLAGS = {'i': IGNORECASE, 'L': LOCALE, 'm': MULTILINE, 's': DOTALL, 'x': VERBOSE, 'a': ASCII, 'u': UNICODE}
_TYPE_FLAGS = ASCII | LOCALE | UNICODE
_PLACES = {'A': 'start', 'b': 'boundary', 'B': 'inside', 'Z': 'end'}
if policy('re_small_z'):
    _PLACES['z'] = 'end'
_CONTROL = {'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11, '\\': 92}
_DIGITS = frozenset('0123456789')
_OCTAL = frozenset('01234567')
_HEX = frozenset('0123456789abcdefABCDEF')
_LETTERS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
_SPACE = frozenset(' \t\n\r\v\f')


class PatternError(Exception):
    """A pattern is wrong: msg says why, pos (lineno, colno) where."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            line_end = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = 1 + pattern.count(line_end, 0, pos)
            self.colno = pos - pattern.rfind(line_end, 0, pos)
            lines = f' (line {self.lineno}, column {self.colno})' if line_end in pattern else ''
            msg = f'{msg} at position {pos}{lines}'
        super().__init__(msg)


PatternError.__module__ = 're'
if not policy('re_pattern_error'):
    PatternError.__name__ = PatternError.__qualname__ = 'error'
    PatternError.__init__.__qualname__ = 'error.__init__'


class _Again(Exception):
    """(?x) was met after the beginning: everything is read once more with it."""


class _Source:
    """The text and where we are in it."""

    def __init__(self, string):
        self.string = string
        self.is_text = isinstance(string, str)
        self.text = string if self.is_text else str(string, 'latin1')
        self.i = 0

    def error(self, msg, back=0):
        if not self.is_text:
            msg = msg.encode('ascii', 'backslashreplace').decode('ascii')
        return PatternError(msg, self.string, self.i - back)

    def peek(self):
        return self.text[self.i:self.i + 1]

    def get(self):
        c = self.text[self.i:self.i + 1]
        self.i += len(c)
        return c

    def take(self, c):
        if self.text.startswith(c, self.i):
            self.i += len(c)
            return True
        return False

    def run(self, most, among):
        start = self.i
        while self.i - start < most and self.peek() in among and self.i < len(self.text):
            self.i += 1
        return self.text[start:self.i]

    def until(self, end, what):
        start = self.i
        at = self.text.find(end, start)
        if at < 0:
            self.i = len(self.text)
            if start == self.i:
                raise self.error('missing ' + what)
            raise self.error('missing %s, unterminated name' % end, self.i - start)
        self.i = at + 1
        if at == start:
            raise self.error('missing ' + what, 1)
        return self.text[start:at]

    def backslash(self):
        """What follows a backslash that was just read."""
        c = self.get()
        if not c:
            raise PatternError('bad escape (end of pattern)', self.string, len(self.string) - 1)
        return c

    def check_group_name(self, name):
        if not (self.is_text or name.isascii()):
            raise self.error('bad character in group name %a' % name, len(name) + 1)
        if not name.isidentifier():
            raise self.error('bad character in group name %r' % name, len(name) + 1)

    def coded(self, c):
        """\\x41, \\u0041, \\U00000041 and \\N{...}, c being the letter: the code, or None."""
        size = {'x': 2, 'u': 4, 'U': 8}.get(c)
        if size and (c == 'x' or self.is_text):
            digits = self.run(size, _HEX)
            if len(digits) != size:
                raise self.error('incomplete escape \\' + c + digits, len(digits) + 2)
            code = int(digits, 16)
            if code > 0x10ffff:
                raise self.error('bad escape \\' + c + digits, size + 2)
            return code
        if c == 'N' and self.is_text:
            if not self.take('{'):
                raise self.error('missing {')
            name = self.until('}', 'character name')
            try:
                return ord(eval('"\\N{%s}"' % name))
            except SyntaxError:
                raise self.error('undefined character name %r' % name, len(name) + 4) from None
        return None

    def octal(self, digits):
        code = int(digits, 8)
        if code > 0o377:
            raise self.error('octal escape value \\%s outside of range 0-0o377' % digits, len(digits) + 1)
        return code


def _warn(text, category, nested):
    import warnings
    warnings.warn(text, category, stacklevel=nested + 6)


class _Parser(_Source):
    def __init__(self, string, flags):
        super().__init__(string)
        self.flags = flags
        self.names = {}
        self.widths = [None]        # of each group; None while it is open
        self.references = {}        # conditional ones: group -> position
        self.behind = None          # the number of groups there were where the look-behind began

    def width(self, node):
        return _width(node, self.widths)

    # ---- groups ----
    def open_group(self, name):
        number = len(self.widths)
        if name is not None:
            if name in self.names:
                raise self.error('redefinition of group name %r as group %d; was group %d' % (name, number, self.names[name]),
                                 len(name) + 1)
            self.names[name] = number
        self.widths.append(None)
        return number

    def check_behind(self, group):
        if self.behind is None:
            return
        if group < len(self.widths) and self.widths[group] is None:
            raise self.error('cannot refer to an open group')
        if group >= self.behind:
            raise self.error('cannot refer to group defined in the same lookbehind subpattern')

    def reference(self, group, back):
        if self.widths[group] is None:
            raise self.error('cannot refer to an open group', back)
        self.check_behind(group)
        return ('ref', group)

    # ---- the grammar ----
    def whole(self):
        node = self.alternatives(bool(self.flags & VERBOSE), 0)
        if self.i < len(self.text):
            raise self.error('unbalanced parenthesis')
        for group, at in self.references.items():
            if group >= len(self.widths):
                raise PatternError('invalid group reference %d' % group, self.string, at)
        return node

    def alternatives(self, verbose, nested):
        parts = [self.sequence(verbose, nested + 1, not nested)]
        while self.take('|'):
            if not nested:
                verbose = bool(self.flags & VERBOSE)
            parts.append(self.sequence(verbose, nested + 1, False))
        return parts[0] if len(parts) == 1 else ('alt', parts)

    def sequence(self, verbose, nested, first):
        nodes = []
        while True:
            c = self.peek()
            if not c or c in '|)':
                break
            self.i += 1
            if verbose and c in _SPACE:
                continue
            if verbose and c == '#':
                end = self.text.find('\n', self.i)
                self.i = len(self.text) if end < 0 else end + 1
                continue
            if c == '\\':
                nodes.append(self.escape())
            elif c == '[':
                nodes.append(self.set(nested))
            elif c in '*+?{':
                self.repeat(c, nodes)
            elif c == '.':
                nodes.append(('any',))
            elif c == '(':
                node = self.group(verbose, nested, first and not nodes)
                if node is None:
                    verbose = bool(self.flags & VERBOSE)
                elif node != ():
                    nodes.append(node)
            elif c == '^':
                nodes.append(('at', 'line start'))
            elif c == '$':
                nodes.append(('at', 'line end'))
            else:
                nodes.append(('lit', ord(c)))
        return nodes[0] if len(nodes) == 1 else ('cat', nodes)

    def escape(self):
        c = self.backslash()
        if c in _PLACES:
            return ('at', _PLACES[c])
        if c in 'dDsSwW':
            return ('set', False, [('category', c)])
        if c in _CONTROL and c != 'b':
            return ('lit', _CONTROL[c])
        code = self.coded(c)
        if code is not None:
            return ('lit', code)
        if c == '0':
            return ('lit', int(c + self.run(2, _OCTAL), 8))
        if c in _DIGITS:
            digits = c + self.run(1, _DIGITS)
            if len(digits) == 2 and c in _OCTAL and digits[1] in _OCTAL and self.peek() in _OCTAL and self.peek():
                return ('lit', self.octal(digits + self.get()))
            group = int(digits)
            if group < len(self.widths):
                return self.reference(group, len(digits) + 1)
            raise self.error('invalid group reference %d' % group, len(digits))
        if c in _LETTERS:
            raise self.error('bad escape \\' + c, 2)
        return ('lit', ord(c))

    def set_escape(self):
        c = self.backslash()
        if c in _CONTROL:
            return ('range', _CONTROL[c], _CONTROL[c]), c
        if c in 'dDsSwW':
            return ('category', c), c
        start = self.i
        code = self.coded(c)
        if code is None and c in _OCTAL:
            code = self.octal(c + self.run(2, _OCTAL))
        if code is None:
            if c in _LETTERS or c in _DIGITS:
                raise self.error('bad escape \\' + c, 2)
            code = ord(c)
        return ('range', code, code), c + self.text[start:self.i]

    def set_member(self):
        """One member of a set and how it is written."""
        c = self.get()
        if c == '\\':
            item, text = self.set_escape()
            return item, '\\' + text
        return ('range', ord(c), ord(c)), c

    def set(self, nested):
        here = self.i - 1
        if self.peek() == '[':
            _warn('Possible nested set at position %d' % here, FutureWarning, nested)
        negated = self.take('^')
        items = []
        while True:
            c = self.peek()
            if not c:
                raise self.error('unterminated character set', self.i - here)
            if c == ']' and items:
                self.i += 1
                break
            if items and c in '-&~|' and self.text.startswith(c, self.i + 1):
                _warn('Possible set %s at position %d' % ({'-': 'difference', '&': 'intersection', '~': 'symmetric difference',
                                                           '|': 'union'}[c], self.i), FutureWarning, nested)
            low, this = self.set_member()
            if not self.take('-'):
                items.append(low)
                continue
            c = self.peek()
            if not c:
                raise self.error('unterminated character set', self.i - here)
            if c == ']':
                self.i += 1
                items += [low, ('range', 45, 45)]
                break
            if c == '-':
                _warn('Possible set difference at position %d' % (self.i - 1), FutureWarning, nested)
            high, that = self.set_member()
            if low[0] != 'range' or high[0] != 'range' or high[1] < low[1]:
                raise self.error('bad character range %s-%s' % (this, that), len(this) + 1 + len(that))
            items.append(('range', low[1], high[1]))
        if not negated and len(items) == 1 and items[0][0] == 'range' and items[0][1] == items[0][2]:
            return ('lit', items[0][1])
        return ('set', negated, items)

    def repeat(self, c, nodes):
        here = self.i
        if c == '{':
            if self.peek() == '}':
                nodes.append(('lit', 123))
                return
            lo = self.run(len(self.text), _DIGITS)
            hi = self.run(len(self.text), _DIGITS) if self.take(',') else lo
            if not self.take('}'):
                nodes.append(('lit', 123))
                self.i = here
                return
            least, most = int(lo or 0), int(hi) if hi else MAXREPEAT
            if lo and least >= MAXREPEAT or hi and most >= MAXREPEAT:
                raise OverflowError('the repetition number is too large')
            if hi and most < least:
                raise self.error('min repeat greater than max repeat', self.i - here)
        else:
            least, most = {'?': (0, 1), '*': (0, MAXREPEAT), '+': (1, MAXREPEAT)}[c]
        if not nodes or nodes[-1][0] == 'at':
            raise self.error('nothing to repeat', self.i - here + 1)
        if nodes[-1][0] == 'rep':
            raise self.error('multiple repeat', self.i - here + 1)
        how = 'lazy' if self.take('?') else 'possessive' if policy('re_possessive') and self.take('+') else 'greedy'
        nodes[-1] = ('rep', how, least, most, nodes[-1])

    def close(self, start):
        if not self.take(')'):
            raise self.error('missing ), unterminated subpattern', self.i - start)

    def group(self, verbose, nested, first):
        """After "(": a node, () for a comment, None for global flags."""
        start = self.i - 1
        name = None
        if self.take('?'):
            c = self.get()
            if not c:
                raise self.error('unexpected end of pattern')
            if c == 'P':
                if self.take('='):
                    name = self.until(')', 'group name')
                    self.check_group_name(name)
                    if name not in self.names:
                        raise self.error('unknown group name %r' % name, len(name) + 1)
                    return self.reference(self.names[name], len(name) + 1)
                if not self.take('<'):
                    c = self.get()
                    if not c:
                        raise self.error('unexpected end of pattern')
                    raise self.error('unknown extension ?P' + c, len(c) + 2)
                name = self.until('>', 'group name')
                self.check_group_name(name)
            elif c == '#':
                end = self.text.find(')', self.i)
                if end < 0:
                    self.i = len(self.text)
                    raise self.error('missing ), unterminated comment', self.i - start)
                self.i = end + 1
                return ()
            elif c in '=!<':
                return self.look(c, start, verbose, nested)
            elif c == '(':
                return self.conditional(start, verbose, nested)
            elif c == ':':
                return self.inner(start, verbose, nested)
            elif c == '>' and policy('re_possessive'):
                return ('atomic', self.inner(start, verbose, nested))
            elif c in _FLAGS or c == '-':
                flags = self.inline_flags(c)
                if flags is None:
                    self.global_flags(first, start, verbose, nested)
                    return None
                on, off = flags
                verbose = (verbose or bool(on & VERBOSE)) and not off & VERBOSE
                return ('flags', on, off, self.inner(start, verbose, nested))
            else:
                raise self.error('unknown extension ?' + c, len(c) + 1)
        number = self.open_group(name)
        node = self.alternatives(verbose, nested + 1)
        self.close(start)
        self.widths[number] = self.width(node)
        return ('group', number, node)

    def inner(self, start, verbose, nested):
        node = self.alternatives(verbose, nested + 1)
        self.close(start)
        return ('group', None, node)

    def look(self, c, start, verbose, nested):
        behind, before = c == '<', self.behind
        if behind:
            c = self.get()
            if not c:
                raise self.error('unexpected end of pattern')
            if c not in '=!':
                raise self.error('unknown extension ?<' + c, len(c) + 2)
            if before is None:
                self.behind = len(self.widths)
        node = self.alternatives(verbose, nested + 1)
        if behind:
            self.behind = before
        self.close(start)
        if c == '!' and node == ('cat', []):
            return ('fail',)
        return ('look', behind, c == '!', node)

    def conditional(self, start, verbose, nested):
        name = self.until(')', 'group name')
        if name.isdecimal() and name.isascii():
            group = int(name)
            if not group:
                raise self.error('bad group number', len(name) + 1)
            if group >= MAXGROUPS:
                raise self.error('invalid group reference %d' % group, len(name) + 1)
            self.references.setdefault(group, self.i - len(name) - 1)
        else:
            self.check_group_name(name)
            group = self.names.get(name)
            if group is None:
                raise self.error('unknown group name %r' % name, len(name) + 1)
        self.check_behind(group)
        yes, no = self.sequence(verbose, nested + 1, False), None
        if self.take('|'):
            no = self.sequence(verbose, nested + 1, False)
            if self.peek() == '|':
                raise self.error('conditional backref with more than two branches')
        self.close(start)
        return ('if', group, yes, no)

    # ---- flags ----
    def global_flags(self, first, start, verbose, nested):
        if first:
            return
        if policy('re_flags_first'):
            raise self.error('global flags not at the start of the expression', self.i - start)
        _warn('Flags not at the start of the expression %r%s' % (
            self.string[:20], ' (truncated)' if len(self.string) > 20 else ''), DeprecationWarning, nested)
        if self.flags & VERBOSE and not verbose:
            raise _Again

    def one_flag(self, missing):
        c = self.get()
        if not c:
            raise self.error(missing)
        if c not in _FLAGS and c not in ')-:':
            raise self.error('unknown flag' if c.isalpha() else missing, 1)
        return c

    def inline_flags(self, c):
        on = off = 0
        while c not in ')-:':
            if c == 'L' and self.is_text:
                raise self.error("bad inline flags: cannot use 'L' flag with a str pattern")
            if c == 'u' and not self.is_text:
                raise self.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
            on |= _FLAGS[c]
            if _FLAGS[c] & _TYPE_FLAGS and on & _TYPE_FLAGS != _FLAGS[c]:
                raise self.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            c = self.one_flag('missing -, : or )')
        if c == ')':
            self.flags |= on
            return None
        if c == '-':
            c = self.one_flag('missing flag')
            if c not in _FLAGS:
                raise self.error('missing flag', 1)
            while c != ':':
                if c not in _FLAGS:
                    raise self.error('missing :', 1)
                if _FLAGS[c] & _TYPE_FLAGS:
                    raise self.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                off |= _FLAGS[c]
                c = self.one_flag('missing :')
        if on & off:
            raise self.error('bad inline flags: flag turned on and off', 1)
        return on, off


_REFUSED = {True: ((LOCALE, 'cannot use LOCALE flag with a str pattern'), (ASCII | UNICODE, 'ASCII and UNICODE flags are incompatible')),
            False: ((UNICODE, 'cannot use UNICODE flag with a bytes pattern'), (ASCII | LOCALE, 'ASCII and LOCALE flags are incompatible'))}


def _final_flags(string, flags):
    is_text = isinstance(string, str)
    for together, wrong in _REFUSED[is_text]:
        if flags & together == together:
            raise ValueError(wrong)
    return flags | UNICODE if is_text and not flags & ASCII else flags


def _width(node, groups):
    """The least and the most characters that a node matches."""
    kind = node[0]
    if kind in ('lit', 'any', 'set'):
        return 1, 1
    if kind == 'cat':
        widths = [_width(n, groups) for n in node[1]]
        return sum(w[0] for w in widths), sum(w[1] for w in widths)
    if kind == 'alt':
        widths = [_width(n, groups) for n in node[1]]
        return min(w[0] for w in widths), max(w[1] for w in widths)
    if kind == 'rep':
        lo, hi = _width(node[4], groups)
        return lo * node[2], hi * node[3]
    if kind in ('group', 'flags', 'atomic'):
        return _width(node[-1], groups)
    if kind == 'ref':
        return groups[node[1]]
    if kind == 'if':
        lo, hi = _width(node[2], groups)
        other = (0, 0) if node[3] is None else _width(node[3], groups)
        return min(lo, other[0]), max(hi, other[1])
    return 0, 0


class _Compiler:
    """Numbers for the matcher. Registers are places beside the groups' marks: counts of loops, heights of the stack."""

    def __init__(self, widths):
        self.widths = widths
        self.code = []
        self.registers = 0

    def emit(self, name, *operands):
        self.code.append(OPCODES[name])
        self.code.extend(operands)
        return len(self.code) - 1       # where the last operand stands, for labels

    def label(self, at):
        self.code[at] = len(self.code)

    def take_registers(self, n):
        self.registers += n
        return self.registers - n

    def node(self, node, flags):
        getattr(self, 'do_' + node[0])(node, flags)

    def do_lit(self, node, flags):
        c, kind = node[1], 'CHAR'
        if flags & IGNORECASE:
            if flags & UNICODE and c < 0x110000:
                if chr(c).lower() != chr(c) or chr(c).upper() != chr(c):
                    kind = 'CHAR_FOLD'
            elif c < 128 and chr(c).isalpha():
                kind, c = 'CHAR_ASCII', c | 32
        self.emit(kind, c)

    def do_any(self, node, flags):
        self.emit('ANY_ALL' if flags & DOTALL else 'ANY')

    def do_set(self, node, flags):
        fold = 0 if not flags & IGNORECASE else 2 if flags & UNICODE else 1
        items = []
        for item in node[2]:
            if item[0] == 'range':
                items += [0, item[1], item[2]]
            else:
                items += [ord(item[1]), 1 if flags & UNICODE else 0, 0]
        self.emit('SET', len(items) + 11, int(bool(node[1])), fold, *([0] * 8 + items))

    def do_at(self, node, flags):
        where = node[1]
        if flags & MULTILINE and where in ('line start', 'line end'):
            where = 'any ' + where
        self.emit('AT_' + where.upper().replace(' ', '_'), 1 if flags & UNICODE else 0)

    def do_ref(self, node, flags):
        self.emit('REF', node[1], 0 if not flags & IGNORECASE else 2 if flags & UNICODE else 1)

    def do_cat(self, node, flags):
        nodes = node[1]
        i = 0
        while i < len(nodes):
            j = i
            while not flags & IGNORECASE and j < len(nodes) and nodes[j][0] == 'lit':
                j += 1
            if j - i > 1:
                self.emit('TEXT', j - i, *[n[1] for n in nodes[i:j]])
                i = j
            else:
                self.node(nodes[i], flags)
                i += 1

    def do_alt(self, node, flags):
        parts = node[1]
        if all(n[0] == 'lit' for n in parts):
            self.do_set(('set', False, [('range', n[1], n[1]) for n in parts]), flags)
            return
        ends = []
        for n in parts[:-1]:
            other = self.emit('SPLIT', 0)
            self.node(n, flags)
            ends.append(self.emit('JUMP', 0))
            self.label(other)
        self.node(parts[-1], flags)
        for end in ends:
            self.label(end)

    def do_rep(self, node, flags):
        how, least, most, inner = node[1:]
        most = -1 if most == MAXREPEAT else most
        while inner[0] == 'group' and inner[1] is None:
            inner = inner[2]
        if inner[0] in ('lit', 'any', 'set') or inner[0] == 'alt' and all(n[0] == 'lit' for n in inner[1]):
            after = self.emit('REPEAT', {'greedy': 0, 'lazy': 1, 'possessive': 2}[how], least, most, 0)
            self.node(inner, flags)
            self.label(after)
            return
        if how == 'possessive':
            self.atomic(lambda: self.loop('greedy', least, most, ('atomic', inner), flags))
        else:
            self.loop(how, least, most, inner, flags)

    def loop(self, how, least, most, inner, flags):
        if (least, most) == (0, 1) and how == 'greedy':
            other = self.emit('SPLIT', 0)
            self.node(inner, flags)
            self.label(other)
            return
        register = self.take_registers(2)
        self.emit('LOOP_BEGIN', register)
        top = len(self.code)
        after = self.emit('LOOP', register, int(how == 'lazy'), least, most, 0)
        self.emit('LOOP_MORE', register)
        self.node(inner, flags)
        self.emit('JUMP', top)
        self.label(after)

    def do_group(self, node, flags):
        if node[1] is None:
            return self.node(node[2], flags)
        self.emit('SAVE', 2 * node[1])
        self.node(node[2], flags)
        self.emit('SAVE', 2 * node[1] + 1)

    def do_flags(self, node, flags):
        on, off = node[1], node[2]
        if on & _TYPE_FLAGS:
            flags &= ~_TYPE_FLAGS
        self.node(node[3], (flags | on) & ~off)

    def atomic(self, inside):
        register = self.take_registers(1)
        self.emit('ATOMIC', register)
        inside()
        self.emit('ATOMIC_END', register)

    def do_atomic(self, node, flags):
        self.atomic(lambda: self.node(node[1], flags))

    def do_look(self, node, flags):
        behind, negated, inner = node[1:]
        register = self.take_registers(2)
        if negated:
            after = self.emit('NOT_AHEAD', register, 0)
        else:
            self.emit('AHEAD', register)
        if behind:
            lo, hi = _width(inner, self.widths)
            if lo != hi:
                raise PatternError('look-behind requires fixed-width pattern')
            if lo >= MAXREPEAT:
                raise PatternError('looks too much behind')
            self.emit('BACK', lo)
        self.node(inner, flags)
        if negated:
            self.emit('NOT_AHEAD_END', register)
            self.label(after)
        else:
            self.emit('AHEAD_END', register)

    def do_if(self, node, flags):
        other = self.emit('IF_GROUP', node[1], 0)
        self.node(node[2], flags)
        if node[3] is not None:
            end = self.emit('JUMP', 0)
            self.label(other)
            self.node(node[3], flags)
            self.label(end)
        else:
            self.label(other)

    def do_fail(self, node, flags):
        self.emit('FAIL')


def _finish(string, flags, node, widths, names):
    c = _Compiler(widths)
    c.node(node, flags)
    c.emit('MATCH')
    by_number = [None] * len(widths)
    for name, number in names.items():
        by_number[number] = name
    return _make(string, flags, c.code, c.registers, len(widths) - 1, names, tuple(by_number))


def compile(string, flags):
    if not isinstance(string, (str, bytes)):
        string = bytes(string)
    p = _Parser(string, flags)
    try:
        node = p.whole()
    except _Again:
        p = _Parser(string, flags | VERBOSE)
        node = p.whole()
    return _finish(string, _final_flags(string, p.flags), node, p.widths, p.names)


def compile_any_of(patterns, flags):
    """One pattern whose group n is patterns[n - 1], for re.Scanner."""
    nodes, widths = [], [None]
    for text in patterns:
        p = _Parser(text, flags)
        node = p.whole()
        if len(p.widths) > 1 and policy('re_scanner_no_groups'):
            raise ValueError('Cannot use capturing groups in re.Scanner')
        widths.append(p.width(node))
        nodes.append(('group', len(widths) - 1, node))
        flags = _final_flags(text, p.flags)
    return _finish(None, flags, ('alt', nodes) if len(nodes) != 1 else nodes[0], widths, {})


def parse_template(repl, pattern):
    """A replacement text: a list of texts and numbers of groups."""
    s = _Source(repl)
    parts, literal = [], []

    def add_group(group, back):
        if group > pattern.groups:
            raise s.error('invalid group reference %d' % group, back)
        flush()
        parts.append(group)

    def flush():
        if literal:
            text = ''.join(literal)
            parts.append(text if s.is_text else text.encode('latin1'))
            literal.clear()

    while True:
        c = s.get()
        if not c:
            break
        if c != '\\':
            literal.append(c)
            continue
        c = s.backslash()
        if c == 'g':
            if not s.take('<'):
                raise s.error('missing <')
            name = s.until('>', 'group name')
            if name.isdecimal() and name.isascii():
                group = int(name)
                if group >= MAXGROUPS:
                    raise s.error('invalid group reference %d' % group, len(name) + 1)
            else:
                s.check_group_name(name)
                if name not in pattern.groupindex:
                    raise IndexError('unknown group name %r' % name)
                group = pattern.groupindex[name]
            add_group(group, len(name) + 1)
        elif c == '0':
            literal.append(chr(int('0' + s.run(2, _OCTAL), 8) & 0xff))
        elif c in _DIGITS:
            digits = c + s.run(1, _DIGITS)
            if len(digits) == 2 and c in _OCTAL and digits[1] in _OCTAL and s.peek() and s.peek() in _OCTAL:
                literal.append(chr(s.octal(digits + s.get())))
            else:
                add_group(int(digits), len(digits))
        elif c in _CONTROL:
            literal.append(chr(_CONTROL[c]))
        elif c in _LETTERS:
            raise s.error('bad escape \\' + c, 2)
        else:
            literal.append('\\' + c)
    flush()
    return parts
