"""Comma separated values: rows from any lines of text, and back to anything that can be written to."""

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect', 'excel', 'excel_tab', 'field_size_limit',
           'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects', 'unregister_dialect', 'DictReader', 'DictWriter',
           'unix_dialect', '__doc__', '__version__']

__version__ = '1.0'
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


Error.__module__ = '_csv'


class Dialect:
    """How rows are written: a class whose attributes say so."""

    _name = ''
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        _Rules(self)


class excel(Dialect):
    """As Excel writes them."""
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator, quoting = ',', '"', True, False, '\r\n', QUOTE_MINIMAL


class excel_tab(excel):
    """As Excel writes them, with tabs."""
    delimiter = '\t'


class unix_dialect(Dialect):
    """All fields in quotes, lines that end with a newline alone."""
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator, quoting = ',', '"', True, False, '\n', QUOTE_ALL


class _Rules:
    """A dialect with what keywords change in it."""

    _given = {'delimiter': ',', 'quotechar': '"', 'escapechar': None, 'doublequote': True, 'skipinitialspace': False,
              'lineterminator': '\r\n', 'quoting': QUOTE_MINIMAL, 'strict': False}

    def __init__(self, dialect=None, **kwds):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name, value in self._given.items():
            if name in kwds:
                value = kwds.pop(name)
            elif getattr(dialect, name, None) is not None:
                value = getattr(dialect, name)
            elif dialect is not None and name == 'quotechar' and hasattr(dialect, name):
                value = None
            setattr(self, name, value)
        if kwds:
            raise TypeError(f'{next(iter(kwds))!r} is an invalid keyword argument for this function')
        if not isinstance(self.delimiter, str) or len(self.delimiter) != 1:
            raise TypeError('"delimiter" must be a 1-character string' if isinstance(self.delimiter, str) else
                            f'"delimiter" must be string, not {type(self.delimiter).__name__}')
        if self.quotechar == '':
            self.quotechar = None
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')


_dialects = {}
_limit = 131072


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Rules(dialect, **fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(*new):
    global _limit
    old = _limit
    if new:
        _limit = new[0]
    return old


class reader:
    """The rows of lines of text."""

    def __init__(self, iterable, dialect='excel', **fmtparams):
        self._lines = iter(iterable)
        self.dialect = _Rules(dialect, **fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def _done(self, field, quoted, fields):
        text = ''.join(field)
        fields.append(float(text) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted and text else
                      float(text) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted else text)

    def __next__(self):
        d = self.dialect
        fields, field, quoted, state = [], [], False, 'start row'
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if field or quoted and state != 'start row' and state != 'start':
                    if d.strict:
                        raise Error('unexpected end of data') from None
                    self._done(field, quoted, fields)
                    return fields
                if state != 'start row':
                    return fields
                raise
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} ' + (
                    '(the file should be opened in text mode)' if _TEXT_WORDS else '(did you open the file in text mode?)'))
            self.line_num += 1
            for c in line + '\0':
                end = c == '\0' or c in '\r\n'
                if state == 'start row':
                    if c == '\0':
                        break
                    if end:
                        state = 'eat'
                        continue
                    state = 'start'
                if state == 'start':
                    if end:
                        self._done(field, quoted, fields)
                        state = 'start row' if c == '\0' else 'eat'
                    elif c == d.quotechar and d.quoting != QUOTE_NONE:
                        quoted, state = True, 'quoted'
                    elif c == d.escapechar:
                        state = 'escaped'
                    elif c == ' ' and d.skipinitialspace:
                        pass
                    elif c == d.delimiter:
                        self._done(field, quoted, fields)
                    else:
                        field.append(c)
                        state = 'field'
                elif state == 'escaped':
                    field.append('\n' if c == '\0' else c)
                    state = 'field'
                elif state == 'field':
                    if end:
                        self._done(field, quoted, fields)
                        state = 'start row' if c == '\0' else 'eat'
                    elif c == d.escapechar:
                        state = 'escaped'
                    elif c == d.delimiter:
                        self._done(field, quoted, fields)
                        field, quoted, state = [], False, 'start'
                    else:
                        field.append(c)
                elif state == 'quoted':
                    if c == '\0':
                        pass
                    elif c == d.escapechar:
                        state = 'escaped in quotes'
                    elif c == d.quotechar and d.quoting != QUOTE_NONE:
                        state = 'quote' if d.doublequote else 'field'
                    else:
                        field.append(c)
                elif state == 'escaped in quotes':
                    field.append('\n' if c == '\0' else c)
                    state = 'quoted'
                elif state == 'quote':
                    if c == d.quotechar and d.quoting != QUOTE_NONE:
                        field.append(c)
                        state = 'quoted'
                    elif c == d.delimiter:
                        self._done(field, quoted, fields)
                        field, quoted, state = [], False, 'start'
                    elif end:
                        self._done(field, quoted, fields)
                        state = 'start row' if c == '\0' else 'eat'
                    elif d.strict:
                        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                    else:
                        field.append(c)
                        state = 'field'
                elif state == 'eat':
                    if c == '\0':
                        state = 'start row'
                    elif c not in '\r\n':
                        raise Error('new-line character seen in unquoted field - do you need to open the file '
                                    + ('with newline=\'\'?' if _NEWLINE_WORDS else 'in universal-newline mode?'))
            if len(field) > _limit:
                raise Error(f'field larger than field limit ({_limit})')
            if state == 'start row':
                return fields


class writer:
    """Rows as lines of text."""

    def __init__(self, fileobj, dialect='excel', **fmtparams):
        if not callable(getattr(fileobj, 'write', None)):
            raise TypeError('argument 1 must have a "write" method')
        self._write = fileobj.write
        self.dialect = _Rules(dialect, **fmtparams)

    def _field(self, value, alone):
        d = self.dialect
        number = isinstance(value, (int, float, complex)) or hasattr(value, '__float__') and not isinstance(value, str)
        text = '' if value is None else value if isinstance(value, str) else repr(value) if type(value) is float else str(value)
        quote = (d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not number or
                 d.quoting == QUOTE_STRINGS and isinstance(value, str) or d.quoting == QUOTE_NOTNULL and value is not None)
        out = []
        for c in text:
            special = c in (d.delimiter, d.escapechar, d.quotechar) or c in '\r\n' or c in d.lineterminator
            if special:
                if d.quoting == QUOTE_NONE:
                    want_escape = True
                elif c == d.quotechar:
                    want_escape = not d.doublequote
                    if d.doublequote:
                        out.append(c)
                elif c == d.escapechar:
                    want_escape = True
                else:
                    want_escape = False
                if want_escape:
                    if not d.escapechar:
                        raise Error('need to escape, but no escapechar set')
                    out.append(d.escapechar)
                elif d.quoting != QUOTE_NONE:
                    quote = True
            out.append(c)
        if not text and alone:
            if d.quoting == QUOTE_NONE or d.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL) and value is None:
                raise Error('single empty field record must be quoted')
            quote = True
        if text == ' ' and d.delimiter == ' ' and d.skipinitialspace:
            quote = True
        return (d.quotechar + ''.join(out) + d.quotechar) if quote else ''.join(out)

    def writerow(self, row, /):
        """One row; what write() of the file returned is returned."""
        try:
            row = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        return self._write(self.dialect.delimiter.join(self._field(v, len(row) == 1) for v in row) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


for _c in (reader, writer):
    _c.__module__ = '_csv'
del _c
register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)
from _slotscope import policy
_NEWLINE_WORDS = policy('has_type_param_defaults')
_TEXT_WORDS = policy('has_match')
del policy


def _lasting(names):
    """Names that can be gone through again and again: a list of what an iterator gives."""
    return names if names is None or iter(names) is not names else [*names]


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self._fieldnames, self.restkey, self.restval = _lasting(fieldnames), restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect, self.line_num = dialect, 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        names, self.line_num = self._fieldnames, self.reader.line_num
        return names

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if not self.line_num:
            self.fieldnames                # read now, should the first row have them
        row, self.line_num = next(self.reader), self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        named = dict(zip(names, row))
        over = len(row) - len(names)
        if over > 0:
            named[self.restkey] = row[-over:]
        elif over < 0:
            named.update(dict.fromkeys(names[over:], self.restval))
        return named


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        self.fieldnames, self.restval = _lasting(fieldnames), restval
        if extrasaction.lower() not in ('raise', 'ignore'):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = [k for k in rowdict if k not in self.fieldnames]
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in wrong]))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._values, rowdicts))
