"""Names that match shell patterns."""
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def translate(pat):
    """The pattern as a regular expression that must match whole names."""
    out, i, n = [], 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == '*':
            if not out or out[-1] != '.*':
                out.append('.*')
        elif c == '?':
            out.append('.')
        elif c == '[':
            j = i + (pat[i:i + 1] == '!')
            j = pat.find(']', j + 1 if pat[j:j + 1] == ']' else j)
            if j < 0:
                out.append('\\[')
                continue
            body = pat[i:j].replace('\\', '\\\\')
            i = j + 1
            if body[:1] == '!':
                body = '^' + body[1:]
            elif body[:1] in ('^', '['):
                body = '\\' + body
            out.append(f'[{body}]')
        else:
            out.append(re.escape(c))
    return f'(?s:{"".join(out)})\\Z'


def fnmatchcase(name, pat):
    """Whether the pattern fits the whole name; upper and lower case differ."""
    if isinstance(pat, bytes):
        return re.match(translate(pat.decode('latin1')).encode('latin1'), name) is not None
    return re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    """The names that the pattern fits, as a list."""
    return [n for n in names if fnmatchcase(n, pat)]


def filterfalse(names, pat):
    return [n for n in names if not fnmatchcase(n, pat)]
