"""URLs taken apart, put together, and quoted."""
from collections import namedtuple as _namedtuple
from _slotscope import policy as _policy

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs', 'parse_qsl', 'quote',
           'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes', 'DefragResult', 'ParseResult', 'SplitResult']

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp', 'rtspu', 'sftp',
                 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = uses_relative + ['telnet', 'snews', 'rsync', 'nfs', 'git', 'git+ssh', 'itms-services']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel']
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'


_KEEPS_PATHS = _policy('has_type_param_defaults')    # 3.13: a path without a host never comes to look like one with a host


class _Netloc:
    __slots__ = ()

    def _userinfo(self):
        info, at, _ = self.netloc.rpartition('@')
        if not at:
            return None, None
        user, colon, password = info.partition(':')
        return user, password if colon else None

    def _hostinfo(self):
        host = self.netloc.rpartition('@')[2]
        _, opened, bracketed = host.partition('[')
        if opened:
            host, _, port = bracketed.partition(']')
            port = port.partition(':')[2]
        else:
            host, _, port = host.partition(':')
        return host, port or None

    username = property(lambda self: self._userinfo()[0])
    password = property(lambda self: self._userinfo()[1])

    @property
    def hostname(self):
        host = self._hostinfo()[0]
        if not host:
            return None
        host, percent, zone = host.partition('%')
        return host.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError('Port out of range 0-65535')
        return port


class DefragResult(_namedtuple('DefragResult', 'url fragment')):
    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


class SplitResult(_namedtuple('SplitResult', 'scheme netloc path query fragment'), _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_namedtuple('ParseResult', 'scheme netloc path params query fragment'), _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


def _texts(*parts):
    """Bytes become text; says whether to turn the answer back."""
    as_bytes = isinstance(parts[0], (bytes, bytearray))
    for p in parts:
        if p and isinstance(p, str) == as_bytes:
            raise TypeError('Cannot mix str and non-str arguments')
    return [p.decode('ascii') if p and as_bytes else p or '' for p in parts], as_bytes


def _back(x, as_bytes):
    if not as_bytes:
        return x
    return type(x)(*(p.encode('ascii') for p in x)) if isinstance(x, tuple) else x.encode('ascii')


def urlsplit(url, scheme='', allow_fragments=True):
    """The five parts of scheme://netloc/path?query#fragment."""
    (url, scheme), as_bytes = _texts(url, scheme)
    url = url.lstrip(''.join(map(chr, range(33)))).translate({9: None, 10: None, 13: None})
    netloc = query = fragment = ''
    i = url.find(':')
    if i > 0 and url[0].isascii() and url[0].isalpha() and all(c in scheme_chars for c in url[:i]):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == '//':
        end = min([i for i in (url.find(c, 2) for c in '/?#') if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    return _back(SplitResult(scheme, netloc, url, query, fragment), as_bytes)


def urlparse(url, scheme='', allow_fragments=True):
    """As urlsplit(), with the parameters behind the last ; of the path as a sixth part."""
    (url, scheme), as_bytes = _texts(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        i = path.find(';', path.rfind('/') + 1)
        if i >= 0:
            path, params = path[:i], path[i + 1:]
    return _back(ParseResult(scheme, netloc, path, params, query, fragment), as_bytes)


def urlunsplit(components):
    (scheme, netloc, url, query, fragment), as_bytes = _texts(*components)
    if netloc or scheme and scheme in uses_netloc and url[:2] != '//' and (url[:1] in ('', '/') or not _KEEPS_PATHS):
        url = '//' + netloc + '/' * (url[:1] not in ('', '/')) + url
    elif url[:2] == '//' and _KEEPS_PATHS:
        url = '//' + url
    behind = ''.join(sign + part for sign, part in (('?', query), ('#', fragment)) if part)
    return _back((scheme and scheme + ':') + url + behind, as_bytes)


def urlunparse(components):
    (scheme, netloc, url, params, query, fragment), as_bytes = _texts(*components)
    return _back(urlunsplit((scheme, netloc, f'{url};{params}' if params else url, query, fragment)), as_bytes)


def urldefrag(url):
    (url,), as_bytes = _texts(url)
    if '#' not in url:
        return _back(DefragResult(url, ''), as_bytes)
    s, n, p, a, q, frag = urlparse(url)
    return _back(DefragResult(urlunparse((s, n, p, a, q, '')), frag), as_bytes)


def _from(page, link):
    """The path of a link on a page with that path, without its steps . and .. and up past the root."""
    steps = link.split('/')
    if link[:1] != '/':
        folder = page[:page.rfind('/') + 1] if page else '/'
        steps = (folder + link).split('/')
        steps[1:-1] = filter(None, steps[1:-1])
    out = []
    for step in steps:
        if step == '..':
            del out[-1:]
        elif step != '.':
            out.append(step)
    return '/'.join(out + [''] * (steps[-1] in ('.', '..'))) or '/'


def urljoin(base, url, allow_fragments=True):
    """Where a link url leads that stands on the page base."""
    if not (base and url):
        return base or url
    (base, url), as_bytes = _texts(base, url)
    page = urlparse(base, '', allow_fragments)
    link = urlparse(url, page.scheme, allow_fragments)
    if link.scheme != page.scheme or link.scheme not in uses_relative:
        return _back(url, as_bytes)
    if link.scheme in uses_netloc:
        if link.netloc:
            return _back(urlunparse(link), as_bytes)
        link = link._replace(netloc=page.netloc)
    if link.path or link.params:
        link = link._replace(path=_from(page.path, link.path))
    else:
        link = link._replace(path=page.path, params=page.params, query=link.query or page.query)
    return _back(urlunparse(link), as_bytes)


_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')


def quote_from_bytes(bs, safe='/'):
    """quote() for bytes."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    kept = _SAFE | set(safe.encode('ascii', 'ignore') if isinstance(safe, str) else [c for c in safe if c < 128])
    return ''.join(chr(b) if b in kept else f'%{b:02X}' for b in bs)


def quote(string, safe='/', encoding=None, errors=None):
    """Bytes that may not stand in a URL as they are become %XX."""
    if isinstance(string, str):
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    elif encoding is not None or errors is not None:
        raise TypeError("quote() doesn't support '%s' for bytes" % ('encoding' if encoding is not None else 'errors'))
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """quote() for the values of forms: a blank becomes +."""
    space = b' ' if isinstance(safe, bytes) else ' '
    return quote(string, safe + space, encoding, errors).replace(' ', '+')


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode('utf-8')
    first, *rest = bytes(string).split(b'%')
    out = [first]
    for piece in rest:
        try:
            out += [bytes([int(piece[:2], 16)]) if len(piece) >= 2 and piece[:2].isalnum() else b'%' + piece[:2], piece[2:]]
        except ValueError:
            out += [b'%', piece]
    return b''.join(out)


def unquote(string, encoding='utf-8', errors='replace'):
    """What quote() was given: %XX become characters again."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if '%' not in string:
        return string
    out, run = [], []
    import re
    for piece in re.split('([\0-\x7f]+)', string):
        out.append(unquote_to_bytes(piece).decode(encoding or 'utf-8', errors or 'replace') if piece.isascii() else piece)
    return ''.join(out)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """name=value&name=value of a mapping or of pairs."""
    pairs = query.items() if hasattr(query, 'items') else None
    if pairs is None:
        pairs = query
        try:
            fits = not len(pairs) or isinstance(pairs[0], tuple)
        except TypeError:
            fits = False
        if not fits:
            raise TypeError('not a valid non-string sequence or mapping object')

    def text(v):
        return quote_via(v, safe) if isinstance(v, bytes) else quote_via(str(v), safe, encoding, errors)
    out = []
    for k, v in pairs:
        values = [v]
        if doseq and not isinstance(v, (str, bytes)):
            try:
                len(v)
                values = list(v)
            except TypeError:
                pass
        out += [text(k) + '=' + text(x) for x in values]
    return '&'.join(out)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    """The pairs of a query, in order."""
    (qs, separator), as_bytes = _texts(qs, separator.encode() if isinstance(qs, bytes) and isinstance(separator, str) else separator)
    if not separator:
        raise ValueError('Separator must be of type string or bytes.')
    fields = [f for f in qs.split(separator)] if qs else []
    if max_num_fields is not None and len(fields) > max_num_fields:
        raise ValueError('Max number of fields exceeded')
    out = []
    for field in fields:
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition('=')
        if not equals:
            if strict_parsing:
                raise ValueError('bad query field: %r' % (field,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pair = tuple(unquote(x.replace('+', ' '), encoding, errors) for x in (name, value))
            out.append(tuple(x.encode('ascii') for x in pair) if as_bytes else pair)
    return out


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    out = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        out.setdefault(name, []).append(value)
    return out
