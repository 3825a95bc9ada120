"""Filling paragraphs, and taking common indentation away."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_space = '\t\n\x0b\x0c\r '


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """Words and the spaces between them; words end behind their hyphens too."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join(' ' if c in _space else c for c in text)
        chunks = []
        i = 0
        while i < len(text):
            j = i
            while j < len(text) and (text[j] in _space) == (text[i] in _space):
                j += 1
            chunks += self._hyphened(text[i:j]) if text[i] not in _space else [text[i:j]]
            i = j
        return chunks

    def _hyphened(self, word):
        if not self.break_on_hyphens:
            return [word]
        parts, start = [], 0
        for i in range(1, len(word) - 1):
            if word[i] == '-' and word[i - 1].isalpha() and word[i + 1].isalpha() and i - start >= 2:
                parts.append(word[start:i + 1])
                start = i + 1
        return parts + [word[start:]]

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        chunks = self._chunks(text)[::-1]
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                chunks.pop()
            current, size = [], 0
            while chunks and size + len(chunks[-1]) <= width:
                size += len(chunks[-1])
                current.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                room = max(width - size, 1 if width < 1 else 0)
                if self.break_long_words:
                    room = max(room, 1 if not current else room)
                    if room:
                        current.append(chunks[-1][:room])
                        chunks[-1] = chunks[-1][room:]
                elif not current:
                    current.append(chunks.pop())
            if self.drop_whitespace and current and not current[-1].strip():
                current.pop()
            if not current:
                continue
            rest = bool(chunks) and (not self.drop_whitespace or any(c.strip() for c in chunks))
            if self.max_lines is not None and len(lines) + 1 >= self.max_lines and rest:
                lines.append(self._cut(current, indent, width, lines))
                break
            lines.append(indent + ''.join(current))
        return lines

    def _cut(self, current, indent, width, lines):
        while current:
            if current[-1].strip() and len(''.join(current)) + len(self.placeholder) <= width:
                return indent + ''.join(current) + self.placeholder
            current.pop()
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                return lines.pop().rstrip() + self.placeholder
        return indent + self.placeholder.lstrip()

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    w = TextWrapper(width=width, max_lines=1, **kwargs)
    if len(w.placeholder.lstrip()) > width:
        raise ValueError('placeholder too large for max width')
    return w.fill(' '.join(text.strip().split()))


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
