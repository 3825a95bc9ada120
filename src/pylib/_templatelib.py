"""What t"..." makes: the compiler calls make() with texts and (value, expression, conversion, format spec) tuples."""


class Interpolation:
    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')
    __slots__ = ('value', 'expression', 'conversion', 'format_spec')

    def __init__(self, value, expression='', conversion=None, format_spec=''):
        if conversion not in (None, 's', 'r', 'a'):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        for name, v in zip(self.__slots__, (value, expression, conversion, format_spec)):
            object.__setattr__(self, name, v)

    def __setattr__(self, name, value):
        raise AttributeError('readonly attribute')

    def __repr__(self):
        return f'Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})'

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


class Template:
    __slots__ = ('strings', 'interpolations')

    def __init__(self, *args):
        strings, interpolations, text = [], [], ''
        for a in args:
            if isinstance(a, str):
                text += a
            elif isinstance(a, Interpolation):
                strings.append(text)
                interpolations.append(a)
                text = ''
            else:
                raise TypeError(f'Template.__new__ *args need to be of type \'str\' or \'Interpolation\', got {type(a).__name__}')
        strings.append(text)
        object.__setattr__(self, 'strings', tuple(strings))
        object.__setattr__(self, 'interpolations', tuple(interpolations))

    def __setattr__(self, name, value):
        raise AttributeError('readonly attribute')

    @property
    def values(self):
        return tuple(i.value for i in self.interpolations)

    def __iter__(self):
        for s, i in zip(self.strings, self.interpolations + (None,)):
            if s:
                yield s
            if i is not None:
                yield i

    def __add__(self, other):
        if not isinstance(other, Template):
            raise TypeError(f'can only concatenate string.templatelib.Template (not "{type(other).__name__}") to string.templatelib.Template')
        return Template(*self, *other)

    def __repr__(self):
        return f'Template(strings={self.strings!r}, interpolations={self.interpolations!r})'


Interpolation.__module__ = Template.__module__ = 'string.templatelib'


def make(*parts):
    return Template(*(p if isinstance(p, str) else Interpolation(*p) for p in parts))
