"""Enumerations: classes whose attributes are their only instances."""

import sys
from operator import or_ as _or
from _slotscope import policy

__all__ = ['EnumMeta', 'Enum', 'IntEnum', 'Flag', 'IntFlag', 'auto', 'unique']

_MODERN = policy('has_except_star')          # the enum of 3.11: member(), StrEnum, boundaries, composite names
_BY_VALUE = policy('enum_contains_values')   # 5 in Color asks by value
_BY_NAME = policy('enum_reduce_by_name')      # members are pickled by name

Enum = Flag = None                           # until they exist


class _Auto:
    value = None

    if _MODERN:
        def __repr__(self):
            return 'auto(_auto_null)' if self.value is None else f'auto({self.value!r})'


class auto(_Auto):
    def __init__(self, value=None):
        if value is not None:
            self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


if _MODERN:
    __all__ += ['EnumType', 'StrEnum', 'ReprEnum', 'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT',
                'KEEP', 'global_enum', 'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'show_flag_values']

_property = property


class property(_property):
    """A property of members under whose name the class may still have a member."""

    def __get__(self, instance, owner=None):
        if instance is None:
            found = owner._member_map_.get(self.name) if hasattr(owner, '_member_map_') else None
            if found is not None:
                return found
            raise AttributeError(f'{owner!r} has no attribute {self.name!r}')
        return super().__get__(instance, owner)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}' if _MODERN else "can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}' if _MODERN else "can't delete attribute")
        self.fdel(instance)

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    start = f'_{cls_name.lstrip("_")}__'
    return name.startswith(start) and len(name) > len(start) and not name.endswith('__')


def _is_descriptor(obj):
    return hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__')


def _is_single_bit(n):
    return n > 0 and n & (n - 1) == 0


class _EnumDict(dict):
    """The namespace of an enumeration's class body: notes which names become members, in order."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate = None

    def __setitem__(self, key, value):
        if _is_sunder(key):
            allowed = ('_order_', '_create_pseudo_member_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
                       '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_', '_add_value_alias_')
            if key not in allowed:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use' if _MODERN
                                 else '_names_ are reserved for future Enum use')
            if key == '_generate_next_value_':
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
        elif _is_dunder(key) or key in self._ignore or _is_private(self._cls_name or '', key) and _MODERN:
            pass
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}' if _MODERN else f'Attempted to reuse key: {key!r}')
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if isinstance(value, member):
                value = value.value
            elif key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            value = self._resolved(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolved(self, key, value):
        """auto() objects, alone or inside a tuple, get their values."""
        if isinstance(value, _Auto):
            if value.value is None:
                value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
            return value.value
        if type(value) is tuple and any(isinstance(v, _Auto) for v in value) and _MODERN:
            return tuple([self._resolved(key, v) for v in value])
        return value

    def update(self, members, **_more):
        for name, value in dict(members, **_more).items():
            self[name] = value


class EnumMeta(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members(cls, bases)
        namespace = _EnumDict(cls)
        _, first = metacls._get_mixins_(cls, bases)
        if first is not None:
            namespace._generate = getattr(first, '_generate_next_value_', None)
            dict.__setitem__(namespace, '_generate_next_value_', namespace._generate)
        return namespace

    @staticmethod
    def _check_for_existing_members(name, bases):
        for base in bases:
            for chain in base.__mro__:
                if Enum is not None and isinstance(chain, EnumMeta) and chain._member_names_:
                    raise TypeError(f'<enum {name!r}> cannot extend {chain!r}' if _MODERN
                                    else f'{name}: cannot extend enumeration {chain.__name__!r}')

    @staticmethod
    def _get_mixins_(name, bases):
        if not bases or Enum is None:
            return object, Enum
        first = bases[-1]
        if not isinstance(first, EnumMeta):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
        for base in bases:
            for chain in base.__mro__:
                if chain is object or isinstance(chain, EnumMeta):
                    if isinstance(chain, EnumMeta) and chain._member_type_ is not object:
                        return chain._member_type_, first
                    continue
                if '__new__' in chain.__dict__ or '__dataclass_fields__' in chain.__dict__:
                    return base if not isinstance(base, EnumMeta) else chain, first
        return object, first

    def __new__(metacls, cls, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return _plain_class(metacls, cls, bases, namespace)
        ignored = list(namespace._ignore) + ['_ignore_'] if isinstance(namespace, _EnumDict) else []
        names = [n for n in getattr(namespace, '_member_names', {}) if n not in ignored]
        member_type, first = metacls._get_mixins_(cls, bases)
        values = {n: namespace[n] for n in names}
        if 'mro' in names:
            raise ValueError('invalid enum member name(s) \'mro\'' if _MODERN else 'Invalid enum member name: mro')
        body = {k: v for k, v in namespace.items() if k not in values and k not in ignored}
        if not _MODERN:
            body.setdefault('__doc__', 'An enumeration.')
        order = body.pop('_order_', None)
        if callable(body.get('_generate_next_value_')) and not isinstance(body['_generate_next_value_'], staticmethod):
            body['_generate_next_value_'] = staticmethod(body['_generate_next_value_'])
        own_new = body.get('__new__')
        body['_member_names_'] = []
        body['_member_map_'] = {}
        body['_value2member_map_'] = {}
        body['_unhashable_values_'] = []
        body['_member_type_'] = member_type
        body['_boundary_'] = boundary or getattr(first, '_boundary_', None)
        body['_flag_mask_'] = 0
        if own_new is not None:
            body['__new_member__'] = own_new
            del body['__new__']
        new = super().__new__(metacls, cls, bases, body, **kwds)
        maker = _member_maker(new, first, member_type, own_new)
        for n in names:
            new._add_named(n, values[n], maker, member_type)
        # The class makes no more members from here on: calling it looks one up.
        new.__new__ = Enum.__new__
        _fix_reprs(new, member_type, first, body)
        if order is not None:
            order = order.replace(',', ' ').split() if isinstance(order, str) else order
            if [n for n in order if n in new._member_map_] != new._member_names_:
                raise TypeError('member order does not match _order_')
        return new

    def __init__(cls, *args, **kwds):
        pass

    def _add_named(cls, name, value, maker, member_type):
        args = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            args = (args,)
        member = maker(cls, *args) if maker is not None else object.__new__(cls)
        if not hasattr(member, '_value_'):
            member._value_ = value if maker is None or member_type is object else member_type(*args)
        value = member._value_
        member._name_ = name
        member.__objclass__ = cls
        if _MODERN:
            member._sort_order_ = len(cls._member_names_)
        member.__init__(*args)
        known = cls._find_value(value)
        alias = known is not None
        if alias:
            member = known
        elif Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
            cls._flag_mask_ |= value
            if not _MODERN or _is_single_bit(value):
                cls._member_names_.append(name)
        else:
            cls._member_names_.append(name)
        cls._member_map_[name] = member
        type.__setattr__(cls, name, member)
        if not alias:
            try:
                cls._value2member_map_[value] = member
            except TypeError:
                cls._unhashable_values_.append(value)

    def _find_value(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for m in cls._member_map_.values():
                if m._value_ == value:
                    return m

    def __call__(cls, value=auto, names=None, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None and not (Enum is not None and not cls._member_map_ and value is not auto and isinstance(value, str)
                                  and type is not None):
            if value is auto:
                value = None
            elif values:
                value = (value, names) + values
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs, last = [], []
            for count, name in enumerate(names):
                value = namespace._generate(name, start, count, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        for item in names or ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            module = sys._getframe(2).f_globals.get('__name__')
        namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return value._name_ in cls._member_map_ or Flag is not None and issubclass(cls, Flag)
        if _BY_VALUE:
            if Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
                try:
                    return isinstance(cls(value), cls)
                except ValueError:
                    return False
            return cls._find_value(value) is not None
        if not isinstance(value, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{cls.__class__.__qualname__}'")
        return False

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.' if _MODERN
                                 else f'{cls.__name__}: cannot delete Enum member.')
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}' if _MODERN else 'Cannot reassign members.')
        super().__setattr__(name, value)

    if not policy('enum_plain_attribute_error'):
        def __getattr__(cls, name):
            if _is_dunder(name):
                raise AttributeError(name)
            raise AttributeError(name)

    def __dir__(cls):
        return sorted({'__class__', '__doc__', '__members__', '__module__', *cls._member_names_}
                      | ({'__contains__', '__getitem__', '__init_subclass__', '__iter__', '__len__', '__name__', '__qualname__'} if _MODERN
                         else set()))

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @_property
    def __members__(cls):
        return type(type.__dict__)(cls._member_map_)

    def __repr__(cls):
        if _MODERN and Flag is not None and issubclass(cls, Flag):
            return f'<flag {cls.__name__!r}>'
        return f'<enum {cls.__name__!r}>'


if _MODERN:
    EnumMeta.__name__ = EnumMeta.__qualname__ = 'EnumType'
    for _name, _value in list(EnumMeta.__dict__.items()):
        if isinstance(_value, type(_is_dunder)):
            _value.__qualname__ = 'EnumType.' + _name
EnumType = EnumMeta


def _plain_class(metacls, name, bases, namespace):
    """Enum itself, which has no members."""
    body = dict(namespace)
    body.update(_member_names_=[], _member_map_={}, _value2member_map_={}, _unhashable_values_=[], _member_type_=object, _flag_mask_=0,
                _boundary_=None)
    if isinstance(body.get('_generate_next_value_'), type(lambda: 0)):
        body['_generate_next_value_'] = staticmethod(body['_generate_next_value_'])
    return type.__new__(metacls, name, bases, body)


def _member_maker(cls, first, member_type, own_new):
    """What makes a member: the class's own __new__, an inherited one, or the data type's; None: object's."""
    if own_new is not None:
        return own_new
    for base in (first, member_type):
        for name in ('__new_member__', '__new__'):
            found = getattr(base, name, None)
            if found is not None and found not in (object.__new__, getattr(Enum, '__new__', None)):
                return found
    return None


def _fix_reprs(cls, member_type, first, body):
    """A data type's own texts must not hide the enumeration's, except where that is what the class is for."""
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name not in body and getattr(cls, name) in (getattr(member_type, name), getattr(object, name)):
            type.__setattr__(cls, name, getattr(first, name))
    if ReprEnum is not None and ReprEnum in cls.__bases__:
        if '__format__' not in body:
            type.__setattr__(cls, '__format__', member_type.__format__)
        if '__str__' not in body:
            text = member_type.__str__
            type.__setattr__(cls, '__str__', member_type.__repr__ if text is object.__str__ else text)


ReprEnum = None


def _reduce_by_name(self):
    cls, value = self.__class__, self._value_
    if isinstance(self, Flag):
        known = value & cls._flag_mask_
        if value & ~cls._flag_mask_ and known:
            return _or, (cls(known), value & ~cls._flag_mask_)
        lowest = known & -known
        if known & ~lowest:
            return _or, (cls(known & ~lowest), cls(lowest))
    return (cls, (value,)) if self._name_ is None else (getattr, (cls, self._name_))


class Enum(metaclass=EnumMeta):
    if not _MODERN:
        __doc__ = 'An enumeration.'

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = cls._find_value(value)
        if found is not None:
            return found
        if not cls._member_map_ and _MODERN:
            raise TypeError(f'{cls!r} has no members' + ('; specify `names=()` if you meant to create a new, empty, enum'
                                                         if cls._member_names_ else ' defined'))
        cause = None
        try:
            found = cls._missing_(value)
        except Exception as e:
            cause, found = e, None
        if isinstance(found, cls) or Flag is not None and issubclass(cls, Flag) and isinstance(found, int):
            return found
        wrong = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if found is None and cause is None:
            raise wrong
        if cause is None:
            cause = TypeError(f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member')
        if not isinstance(cause, ValueError):
            cause.__context__ = wrong
        raise cause

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        for last in reversed(last_values) if not policy('enum_highest_value') else sorted(
                [v for v in last_values if isinstance(v, (int, float))], reverse=True):
            try:
                return last + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        if _MODERN:
            show = self._member_type_.__repr__ if self._member_type_ not in (object, None) else repr
            return f'<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>'
        return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        added = [m for cls in self.__class__.__mro__ for m in cls.__dict__ if m[0] != '_' and m not in self._member_map_]
        return ['__class__', '__doc__', '__module__'] + added

    def __format__(self, spec):
        if _MODERN:
            return str.__format__(str(self), spec)
        plain = type(self).__str__ in (Enum.__str__, Flag.__str__)
        if self._member_type_ is object or not plain:
            return format(str(self), spec)
        return format(self._member_type_(self._value_), spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        if _BY_NAME:
            return _reduce_by_name(self)
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


if _MODERN:
    class ReprEnum(Enum):
        pass

    class IntEnum(int, ReprEnum):
        pass

    class StrEnum(str, ReprEnum):
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

        def __new__(cls, *values):
            if len(values) == 1 and not isinstance(values[0], str):
                raise TypeError(f'{values[0]!r} is not a string')
            if len(values) > 3:
                raise TypeError(f'too many arguments for str(): {values!r}')
            text = str(*values)
            member = str.__new__(cls, text)
            member._value_ = text
            return member

        __str__ = str.__str__
        __format__ = str.__format__

    class FlagBoundary(StrEnum):
        STRICT, CONFORM, EJECT, KEEP = auto(), auto(), auto(), auto()

    STRICT, CONFORM, EJECT, KEEP = FlagBoundary
else:
    class IntEnum(int, Enum):
        pass

    STRICT = CONFORM = EJECT = KEEP = None


def _bits(n):
    while n:
        low = n & -n
        yield low
        n ^= low


def show_flag_values(value):
    return list(_bits(int(value)))


class Flag(Enum, **({'boundary': STRICT if _BY_VALUE else CONFORM} if _MODERN else {})):
    def _generate_next_value_(name, start, count, last_values):
        if not count:
            return start if start is not None else 1
        highest = max(last_values) if _MODERN else last_values[-1]
        return 1 << highest.bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        known = 0
        for m in cls._member_map_.values():
            known |= m._value_
        if not _MODERN:
            return ~cls._missing_flag(~value, known) if value < 0 else cls._missing_flag(value, known)
        every = (1 << known.bit_length()) - 1
        if not ~every <= value <= every or value & (every ^ known):
            boundary = cls._boundary_
            if boundary is STRICT:
                bits = max(value.bit_length(), known.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_binary(value, bits)}\n  allowed {_binary(known, bits)}')
            if boundary is CONFORM:
                value &= known
            elif boundary is EJECT:
                return value
        if value < 0:
            value += max(every + 1, 1 << value.bit_length())
        return cls._missing_flag(value, known)

    @classmethod
    def _missing_flag(cls, value, known):
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        if value & ~known and not _MODERN and not issubclass(cls, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        m = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        names = [n._name_ for n in cls if n._value_ & value == n._value_ and n._value_]
        rest = value
        for n in cls:
            if n._value_ & value == n._value_:
                rest &= ~n._value_
        m._value_ = value
        if _MODERN:
            m._name_ = '|'.join(names + ([getattr(cls, '_numeric_repr_', repr)(rest)] if rest and names else [])) or None
        else:
            m._name_ = None
        if _MODERN:
            m.__objclass__ = cls
            m._sort_order_ = None
        return cls._value2member_map_.setdefault(value, m)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    if _MODERN:
        def __iter__(self):
            cls = self.__class__
            for bit in _bits(self._value_ & cls._flag_mask_):
                if bit in cls._value2member_map_:
                    yield cls._value2member_map_[bit]

        def __len__(self):
            return bin(self._value_).count('1')

    def _parts(self):
        """The named flags in a composite, highest first."""
        found = [m for m in self.__class__ if m._value_ and m._value_ & self._value_ == m._value_]
        found.sort(key=lambda m: m._value_, reverse=True)
        return found

    def __repr__(self):
        name = self.__class__.__name__
        if _MODERN:
            if self._name_ is None:
                return f'<{name}: {self._value_!r}>'
            return f'<{name}.{self._name_}: {self._value_!r}>'
        if self._name_ is not None:
            return f'<{name}.{self._name_}: {self._value_!r}>'
        return f'<{name}.{"|".join([str(m._name_ or m._value_) for m in self._parts()] or ["0"])}: {self._value_!r}>'

    def __str__(self):
        name = self.__class__.__name__
        if _MODERN:
            return f'{name}({self._value_!r})' if self._name_ is None else f'{name}.{self._name_}'
        if self._name_ is not None:
            return f'{name}.{self._name_}'
        parts = self._parts()
        if not parts:
            return f'{name}.{self._value_!r}'
        return f'{name}.{"|".join([str(m._name_ or m._value_) for m in parts])}'

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        other = self._other(other)
        return NotImplemented if other is NotImplemented else self.__class__(self._value_ | other)

    def __and__(self, other):
        other = self._other(other)
        return NotImplemented if other is NotImplemented else self.__class__(self._value_ & other)

    def __xor__(self, other):
        other = self._other(other)
        return NotImplemented if other is NotImplemented else self.__class__(self._value_ ^ other)

    def __invert__(self):
        cls = self.__class__
        if issubclass(cls, int) and (not _MODERN or cls._boundary_ in (EJECT, KEEP)):
            return cls(~self._value_)
        known = 0
        for m in cls._member_map_.values():
            known |= m._value_
        return cls(known & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _binary(value, bits):
    return f'0b{"1" if value < 0 else "0"} {value & ((1 << bits) - 1):0{bits}b}'


if _MODERN:
    class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
        __or__, __and__, __xor__, __invert__ = Flag.__or__, Flag.__and__, Flag.__xor__, Flag.__invert__
        __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__
else:
    class IntFlag(int, Flag):
        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            return cls._missing_flag(value, -1)

        def _other(self, other):
            return other if isinstance(other, (self.__class__, int)) else NotImplemented

        def _parts(self):
            found = super()._parts()
            if self._value_ >= 0:
                rest = self._value_
                for m in found:
                    rest &= ~m._value_
                found += map(_Unnamed, _bits(rest))
            return sorted(found, key=lambda m: m._value_, reverse=True)

        def __invert__(self):
            return self.__class__(~self._value_)

        __or__, __and__, __xor__ = Flag.__or__, Flag.__and__, Flag.__xor__
        __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__

    class _Unnamed:
        _name_ = None

        def __init__(self, value):
            self._value_ = value


def unique(enumeration):
    aliases = [f'{name} -> {m._name_}' for name, m in enumeration.__members__.items() if name != m._name_]
    if aliases:
        raise ValueError(f'duplicate values found in {enumeration!r}: {", ".join(aliases)}')
    return enumeration


if _MODERN:
    class verify:
        def __init__(self, *checks):
            self.checks = checks

        def __call__(self, enumeration):
            for check in self.checks:
                if check is UNIQUE:
                    aliases = [f'{n} -> {m._name_}' for n, m in enumeration.__members__.items() if n != m._name_]
                    if aliases:
                        raise ValueError(f'aliases found in {enumeration!r}: {", ".join(aliases)}')
                elif check is CONTINUOUS:
                    values = {m._value_ for m in enumeration}
                    missing = [str(v) for v in range(min(values), max(values) + 1) if v not in values] if len(values) > 1 else []
                    if missing:
                        raise ValueError(f'invalid {type(enumeration).__name__.lower().replace("type", "")} '
                                         f'{enumeration.__name__!r}: missing values {", ".join(missing)}')
            return enumeration

    class EnumCheck(StrEnum):
        CONTINUOUS = 'no skipped integer values'
        NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
        UNIQUE = 'one name per value'

    CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck

    def _iter_bits_lsb(number):
        """The bits that are set, the lowest first."""
        if isinstance(number, Enum):
            number = number.value
        if number < 0:
            raise ValueError(f'{number!r} is not a positive integer')
        while number:
            bit = number & -number
            yield bit
            number ^= bit

    def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
        """A class decorator that makes the class an enumeration."""
        def convert(cls):
            metaclass = type(etype)
            body = metaclass.__prepare__(cls.__name__, (etype,))
            for name, value in cls.__dict__.items():
                if name not in ('__dict__', '__weakref__', '__static_attributes__', '__firstlineno__') and not (name == '__doc__' and value is None):
                    body[name] = value
            _more = {} if boundary is None else {'boundary': boundary}
            return metaclass(cls.__name__, (etype,), body, **_more)
        return convert

    def _test_simple_enum(checked_enum, simple_enum):
        """Fails where the two differ."""
        failed = [name for name in checked_enum.__members__ if name not in simple_enum.__members__]
        failed += [name for name in simple_enum.__members__ if name not in checked_enum.__members__]
        failed += [name for name, m in checked_enum.__members__.items() if name in simple_enum.__members__
                   and simple_enum.__members__[name].value != m.value]
        if failed:
            raise TypeError('enum mismatch:\n   %s' % '\n   '.join(map(repr, failed)))

    def _in_module(member):
        return member.__class__.__module__.split('.')[-1] + '.'

    def global_enum_repr(self):
        """A member as module.NAME."""
        return _in_module(self) + self._name_

    def global_flag_repr(self):
        """Members as module.NAME|module.NAME."""
        module = _in_module(self)
        if self._name_ is None:
            return f'{module}{self.__class__.__name__}({self._value_!r})'
        return '|'.join(n if n[0].isdigit() else module + n for n in self._name_.split('|'))

    def global_str(self):
        """A member as NAME."""
        return f'{self.__class__.__name__}({self._value_!r})' if self._name_ is None else self._name_

    def global_enum(cls, update_str=False):
        """Put the members into their class's module, and show them as being of it."""
        cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
        if not issubclass(cls, ReprEnum) or update_str:
            cls.__str__ = global_str
        sys.modules[cls.__module__].__dict__.update(cls.__members__)
        return cls
