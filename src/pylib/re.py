"""Regular expressions: the functions of the module; _regex reads patterns, _sre (in C) matches."""
import copyreg
import enum
import functools

import _regex
from _methods import name_function as _name_function
from _slotscope import policy
from _sre import Match, Pattern
from _regex import PatternError

__all__ = (['prefixmatch'] if policy('re_prefixmatch') else []) + [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge'] + (
    ['template'] if not policy('re_pattern_error') else []) + [
    'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
    'DOTALL', 'VERBOSE', 'UNICODE'] + (['NOFLAG', 'RegexFlag'] if policy('re_flags_first') else []) + (
    ['PatternError'] if policy('re_pattern_error') else [])

error = PatternError
if not policy('re_pattern_error'):
    del PatternError
if policy('re_version'):
    __version__ = '2.2.1'


class RegexFlag(enum.IntFlag, **({'boundary': enum.KEEP} if policy('re_flags_first') else {})):
    if policy('re_flags_first'):
        NOFLAG = 0
    ASCII, A, IGNORECASE, I, LOCALE, L, UNICODE, U, MULTILINE, M, DOTALL, S, VERBOSE, X = (
        flag for letter in 'aiLumsx' for flag in [_regex._FLAGS[letter]] * 2)
    if not policy('re_pattern_error'):
        TEMPLATE = T = 1
    DEBUG = _regex.DEBUG
    if policy('re_flags_first'):
        __str__ = object.__str__
        _numeric_repr_ = hex
    else:
        def __repr__(self):
            if self._name_ is not None:
                return 're.' + self._name_
            bits, names = ~self._value_ if self._value_ < 0 else self._value_, []
            for m in self.__class__:
                if bits & m._value_:
                    bits &= ~m._value_
                    names += ['re.' + m._name_]
            names += [hex(bits)] if bits else []
            text = '|'.join(names)
            return text if self._value_ >= 0 else '~(%s)' % text if len(names) > 1 else '~' + text
        __str__ = object.__str__


if policy('re_flags_first'):
    enum.global_enum(RegexFlag)
else:
    globals().update(RegexFlag.__members__)


def _asking(method, doc):
    """The function of the module that compiles the pattern and calls the method of this name."""
    def function(pattern, string, flags=0):
        return getattr(_compile(pattern, flags), method)(string)
    _name_function(function, method)
    function.__doc__ = doc
    return function


match = _asking('match', 'Try to apply the pattern at the start of the string: a Match, or None.')
if policy('re_prefixmatch'):
    match = prefixmatch = _asking('prefixmatch', 'Try to apply the pattern at the start of the string: a Match, or None.')
fullmatch = _asking('fullmatch', 'Try to apply the pattern to all of the string: a Match, or None.')
search = _asking('search', 'Look for the first place where the pattern matches: a Match, or None.')
findall = _asking('findall', 'A list of all matches, or of their groups where the pattern has some.')
finditer = _asking('finditer', 'An iterator over all matches.')

if policy('re_positional_deprecated'):
    class _ZeroSentinel(int):
        pass

    _zero_sentinel = _ZeroSentinel()

    def _positional(function, name, first, args, count, flags):
        if args:
            if count is not _zero_sentinel:
                raise TypeError("%s() got multiple values for argument '%s'" % (function, name))
            count, *args = args
            if args:
                if flags is not _zero_sentinel:
                    raise TypeError("%s() got multiple values for argument 'flags'" % function)
                flags, *args = args
                if args:
                    raise TypeError('%s() takes from %d to %d positional arguments but %d were given' % (
                        function, first, first + 2, first + 2 + len(args)))
            import warnings
            warnings.warn("'%s' is passed as positional argument" % name, DeprecationWarning, stacklevel=3)
        return count, flags

    def sub(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
        count, flags = _positional('sub', 'count', 3, args, count, flags)
        return _compile(pattern, flags).sub(repl, string, count)

    def subn(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
        count, flags = _positional('subn', 'count', 3, args, count, flags)
        return _compile(pattern, flags).subn(repl, string, count)

    def split(pattern, string, *args, maxsplit=_zero_sentinel, flags=_zero_sentinel):
        maxsplit, flags = _positional('split', 'maxsplit', 2, args, maxsplit, flags)
        return _compile(pattern, flags).split(string, maxsplit)

    sub.__text_signature__ = subn.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'
    split.__text_signature__ = '(pattern, string, maxsplit=0, flags=0)'
else:
    def _replacing(method):
        def function(pattern, repl, string, count=0, flags=0):
            return getattr(_compile(pattern, flags), method)(repl, string, count)
        _name_function(function, method)
        return function

    def split(pattern, string, maxsplit=0, flags=0):
        return _compile(pattern, flags).split(string, maxsplit)

    sub, subn = _replacing('sub'), _replacing('subn')

sub.__doc__ = 'The string with matches of the pattern replaced by repl, a text (with \\1, \\g<name>) or a function of the Match.'
subn.__doc__ = '(new string, number of replacements): see sub.'
split.__doc__ = 'The pieces of the string between matches of the pattern; groups of the pattern are in the list too.'


def compile(pattern, flags=0):
    """The Pattern that the text stands for."""
    return _compile(pattern, flags)


def purge():
    """Forget the patterns that were compiled."""
    _cache.clear()
    _compile_template.cache_clear()


if not policy('re_pattern_error'):
    def template(pattern, flags=0):
        """compile() with the flag TEMPLATE, which does nothing."""
        return _compile(pattern, flags | T)


_special_chars_map = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """The text as a pattern that matches it and nothing else."""
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    return str(pattern, 'latin1').translate(_special_chars_map).encode('latin1')


_MAXCACHE = 512
_cache = {}


def _compile(pattern, flags):
    flags = flags.value if isinstance(flags, RegexFlag) else flags
    key = type(pattern), pattern, flags
    known = _cache.get(key)
    if known is not None:
        return known
    if isinstance(pattern, Pattern):
        if not flags:
            return pattern
        raise ValueError('cannot process flags argument with a compiled pattern')
    if not isinstance(pattern, (str, bytes, bytearray, memoryview)):
        raise TypeError('first argument must be string or compiled pattern')
    p = _regex.compile(pattern, flags)
    if len(_cache) >= _MAXCACHE:
        del _cache[next(iter(_cache))]
    _cache[key] = p
    return p


def _pickle(p):
    return _compile, (p.pattern, p.flags)


copyreg.pickle(Pattern, _pickle, _compile)


@functools.lru_cache(_MAXCACHE)
def _compile_template(pattern, repl):
    return _regex.parse_template(repl, pattern)


class Scanner:
    def __init__(self, lexicon, flags=0):
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.lexicon, self.scanner = lexicon, _regex.compile_any_of([phrase for phrase, action in lexicon], flags)

    def scan(self, string):
        tokens, end = [], 0
        match = self.scanner.scanner(string).match
        while (m := match()) and m.end() != end:
            token = self.lexicon[m.lastindex - 1][1]
            if callable(token):
                self.match, action = m, token
                token = action(self, m.group())
            tokens += [] if token is None else [token]
            end = m.end()
        return tokens, string[end:]
