"""Words as a shell would split them."""
from collections import deque
from io import StringIO
import re

__all__ = ['shlex', 'split', 'quote', 'join']


class shlex:
    """Reads words, quoted ones and comments from a string or stream, about as a shell does."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = StringIO(instream)
        import sys
        self.instream, self.infile = (instream, infile) if instream is not None else (sys.stdin, None)
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
        if posix:
            self.wordchars += 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'
        self.whitespace, self.whitespace_split = ' \t\r\n', False
        self.quotes, self.escape, self.escapedquotes = '\'"', '\\', '"'
        self.state, self.pushback, self.lineno, self.debug, self.token = ' ', deque(), 1, 0, ''
        self.filestack, self.source = deque(), None
        self._punctuation = '();<>|&' if punctuation_chars is True else punctuation_chars or ''
        self._ahead = deque()
        if self._punctuation:
            self.wordchars = ''.join(c for c in self.wordchars + '~-./*?=' if c not in self._punctuation)

    @property
    def punctuation_chars(self):
        return self._punctuation

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def get_token(self):
        return self.pushback.popleft() if self.pushback else self.read_token()

    def _next(self):
        c = self._ahead.popleft() if self._ahead else self.instream.read(1)
        if c == '\n':
            self.lineno += 1
        return c

    def read_token(self):
        token, quoted, state, opened = '', False, ' ', ''
        while True:
            c = self._next()
            if state == ' ':
                if not c:
                    return self.eof
                if c in self.whitespace:
                    continue
                if c in self.commenters:
                    self.instream.readline()
                    self.lineno += 1
                elif self.posix and c in self.escape:
                    opened, state = 'a', c
                elif c in self.quotes:
                    token, state = ('' if self.posix else c), c
                    quoted = self.posix
                elif c in self._punctuation:
                    token, state = c, 'p'
                elif c in self.wordchars or self.whitespace_split:
                    token, state = c, 'a'
                else:
                    return c
            elif state in self.quotes:
                quoted = True
                if not c:
                    raise ValueError('No closing quotation')
                if c == state:
                    if not self.posix:
                        return token + c
                    state = 'a'
                elif self.posix and c in self.escape and state in self.escapedquotes:
                    opened, state = state, c
                else:
                    token += c
            elif state in self.escape:
                if not c:
                    raise ValueError('No escaped character')
                if opened in self.quotes and c != state and c != opened:
                    token += state
                token += c
                state = opened
            elif state == 'p':
                if c and c in self._punctuation:
                    token += c
                else:
                    if c and c not in self.whitespace:
                        self._ahead.append(c)
                    return token
            else:
                if not c or c in self.whitespace:
                    break
                if c in self.commenters:
                    self.instream.readline()
                    self.lineno += 1
                    if self.posix:
                        break
                elif self.posix and c in self.quotes:
                    state = c
                elif self.posix and c in self.escape:
                    opened, state = 'a', c
                elif c in self.wordchars or c in self.quotes or self.whitespace_split and c not in self._punctuation:
                    token += c
                else:
                    if self._punctuation:
                        self._ahead.append(c)
                    else:
                        self.pushback.appendleft(c)
                    break
        return None if self.posix and not quoted and token == '' else token

    def __iter__(self):
        return self

    def __next__(self):
        word = self.get_token()
        if word != self.eof:
            return word
        raise StopIteration


def split(s, comments=False, posix=True):
    """The words of s, as a shell would see them."""
    if s is None:
        raise ValueError('s argument must not be None')
    words = shlex(s, posix=posix)
    words.whitespace_split, words.commenters = True, words.commenters if comments else ''
    return [*words]


def quote(s):
    """The text so quoted that a shell takes it for one plain word."""
    if s and not re.search(r'[^\w@%+=:,./-]', s, re.ASCII):
        return s
    return "'" + '\'"\'"\''.join(s.split("'") if s else ()) + "'"


def join(split_command):
    return ' '.join(map(quote, split_command))
