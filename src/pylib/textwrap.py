"""Filling paragraphs, and taking common indentation away."""

import re

from _slotscope import policy

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_space = '\t\n\x0b\x0c\r '


_blank = '[%s]' % re.escape('\t\n\x0b\x0c\r ')
_other = '[^%s]' % re.escape('\t\n\x0b\x0c\r ')
_letter = r'[^\d\W]'
_before_dash = r'[\w!"\'&.,?]'


class TextWrapper:
    """Text broken into lines of at most `width` columns."""
    # What a text falls into: blanks; dashes between words; words, which also end behind a hyphen between letters or before dashes.
    wordsep_re = re.compile(
        rf'({_blank}+|(?<={_before_dash})-{{2,}}(?=\w)|{_other}+?(?:-(?:(?<={_letter}{{2}}-)|(?<={_letter}-{_letter}-))(?={_letter}-?{_letter})'
        rf'|(?={_blank}|\Z)|(?<={_before_dash})(?=-{{2,}}\w)))')
    wordsep_simple_re = re.compile(rf'({_blank}+)')
    sentence_end_re = re.compile(r'[a-z][\.\!\?][\"\']?\Z')
    unicode_whitespace_trans = dict.fromkeys(map(ord, _space), ord(' '))

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=' [...]'):
        settings = dict(locals())
        del settings['self']
        for name, value in settings.items():
            setattr(self, name, value)

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        return text.translate(self.unicode_whitespace_trans) if self.replace_whitespace else text

    def _split(self, text):
        return [c for c in (self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re).split(text) if c]

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == ' ' and self.sentence_end_re.search(chunks[i]):
                chunks[i + 1] = '  '

    def _handle_long_word(self, chunks, line, size, width):
        """The next chunk is longer than a whole line."""
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        chunk, end = chunks[-1], 1 if width < 1 else width - size
        if self.break_on_hyphens and len(chunk) > end and policy('textwrap_hyphens_in_long'):
            hyphen = chunk.rfind('-', 0, end)
            if chunk[:max(hyphen, 0)].strip('-'):
                end = hyphen + 1
        line.append(chunk[:end])
        chunks[-1] = chunk[end:]

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line, size = [], 0
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            while chunks and size + len(chunks[-1]) <= width:
                size += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, size, width)
                size = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                size -= len(line.pop())
            if not line:
                continue
            last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or last and size <= width:
                lines.append(indent + ''.join(line))
            else:
                self._cut(lines, line, size, indent, width)
                break
        return lines

    def _cut(self, lines, line, size, indent, width):
        """The last line that may be: with the placeholder where it fits."""
        while line:
            if line[-1].strip() and size + len(self.placeholder) <= width:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            size -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return '\n'.join(self.wrap(text))

    def wrap(self, text):
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)


def dedent(text):
    lines = text.split('\n')
    margin = None
    for i, line in enumerate(lines):
        body = line.lstrip(' \t')
        if not body:
            lines[i] = ''
            continue
        lead = line[:len(line) - len(body)]
        if margin is None:
            margin = lead
        else:
            n = 0
            while n < len(margin) and n < len(lead) and margin[n] == lead[n]:
                n += 1
            margin = margin[:n]
    return '\n'.join(line[len(margin or ''):] if line else line for line in lines)


def indent(text, prefix, predicate=None):
    out = []
    for line in text.splitlines(True):
        wanted = predicate(line) if predicate else not line.isspace()
        out.append(prefix + line if wanted else line)
    return ''.join(out)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)
