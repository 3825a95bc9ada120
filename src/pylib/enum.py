"""Enumerations: classes whose attributes are their only instances."""

import sys
from operator import or_ as _or
from _slotscope import policy

__all__ = ['EnumMeta', 'Enum', 'IntEnum', 'Flag', 'IntFlag', 'auto', 'unique']

_MODERN = policy('has_except_star')          # the enum of 3.11: member(), StrEnum, boundaries, composite names
_BY_VALUE = policy('enum_contains_values')   # 5 in Color asks by value
_BY_NAME = policy('enum_reduce_by_name')      # members are pickled by name
_HIGHEST = policy('enum_highest_value')      # the enum of 3.13: auto() goes on from the highest value, aliases can be added later

Enum = Flag = None                           # until they exist


class _Nothing:
    def __init__(self, shown):
        self.shown = shown

    def __repr__(self):
        return self.shown


_auto_null, _not_given = _Nothing('_auto_null'), _Nothing('<not given>')


class auto:
    def __init__(self, value=_auto_null):
        self.value = value

    if _MODERN:
        def __repr__(self):
            return f'auto({self.value!r})'


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
    member = None                            # the member of that name
    _hides = None                            # the plain attribute or method of a base that the member's name hides, as (kind, base)

    def __get__(self, instance, owner=None):
        if instance is None:
            found = self.member if self.member is not None else getattr(owner, '_member_map_', {}).get(self.name)
            if found is not None:
                return found
            raise AttributeError(f'{owner!r} has no attribute {self.name!r}')
        if self.fget is not None:
            return self.fget(instance)
        kind, base = self._hides or (None, None)
        if kind == 'attr':
            return getattr(base, self.name)
        if kind == 'desc':
            return getattr(instance._value_, self.name)
        if self.name in owner._member_map_:
            return owner._member_map_[self.name]
        raise AttributeError(f'{owner!r} has no attribute {self.name!r}')

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


def _is_internal_class(cls_name, obj):
    """A class of the body of the enumeration."""
    if not isinstance(obj, type):
        return False
    outer, _, last = getattr(obj, '__qualname__', '').rpartition('.')
    return last == obj.__name__ and (outer == cls_name or outer.endswith('.' + cls_name))


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


def _make_class_unpicklable(obj):
    def _break_on_call_reduce(self, proto=None):
        raise TypeError(f'{self!r} cannot be pickled')
    if isinstance(obj, dict):
        obj['__reduce_ex__'], obj['__module__'] = _break_on_call_reduce, '<unknown>'
    else:
        obj.__reduce_ex__, obj.__module__ = _break_on_call_reduce, '<unknown>'


_MAY_BE_SET = {'_order_', '_generate_next_value_', '_missing_', '_ignore_'} | (
    {'_numeric_repr_', '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_'} if _MODERN else {'_create_pseudo_member_'}) | (
        {'_add_alias_', '_add_value_alias_'} if _HIGHEST else set())


class _EnumDict(dict):
    """The namespace of an enumeration's class body: notes which names become members, in order."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def __setitem__(self, key, value):
        name = self._cls_name
        if name is not None and _MODERN and _is_private(name, key):
            pass
        elif _is_sunder(key):
            value = self._special(key, value)
        elif _is_dunder(key):
            key = '_order_' if key == '__order__' else key
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}' if _MODERN else f'Attempted to reuse key: {key!r}')
        elif key in self._ignore:
            pass
        elif _MODERN and isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value) and not (_HIGHEST and name is not None and _is_internal_class(name, value)):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if _MODERN and isinstance(value, member):
                value = value.value
            value = self._with_autos(key, value)
        super().__setitem__(key, value)

    def _special(self, key, value):
        """The value of a name with an underscore at both ends, of which few are allowed."""
        if key not in _MAY_BE_SET and not (_HIGHEST and key.startswith('_repr_')):
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use' if _MODERN
                             else '_names_ are reserved for future Enum use')
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == '_ignore_':
            value = self._ignore = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            taken = set(value) & set(self._member_names)
            if taken:
                raise ValueError(f'_ignore_ cannot specify already set names: {taken!r}')
        return value

    def _with_autos(self, key, value):
        """The value of a new member: auto() objects, alone or inside a tuple, get theirs."""
        alone = isinstance(value, auto)
        parts = (value,) if alone else value
        nested = isinstance(value, tuple) if _HIGHEST else type(value) is tuple and _MODERN
        if alone or nested and any(isinstance(v, auto) for v in value):
            parts = [self._next(key, v) if isinstance(v, auto) else v for v in parts]
            if alone:
                value = parts[0]
            else:
                try:
                    value = type(value)(parts)
                except TypeError:                # a named tuple
                    value = type(value)(*parts)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _next(self, key, given):
        if isinstance(given.value, _Nothing):
            given.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(given.value)
        return given.value

    if _HIGHEST:
        @_property
        def member_names(self):
            return list(self._member_names)

    def update(self, members, **_more):
        for part in dict(members), _more:
            for name, value in part.items():
                self[name] = value


if _HIGHEST:
    EnumDict = _EnumDict
    EnumDict.__name__ = EnumDict.__qualname__ = 'EnumDict'


class _proto_member:
    """What stands in the class until it is made; it becomes the member then."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        delattr(cls, name)
        _new_named(cls, name, self.value, cls._member_type_, cls._new_member_, cls._use_args_)


def _new_named(cls, name, value, member_type, make, use_args):
    """Makes the member of this name; an alias if there is one of that value."""
    args = value if isinstance(value, tuple) else (value,)
    if member_type is tuple:
        args = (args,)
    made = make(cls, *args) if use_args else make(cls)
    if not hasattr(made, '_value_'):
        made._value_ = value if member_type is object or not (use_args or _MODERN) else _as_data(member_type, args)
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    if _MODERN:
        made._sort_order_ = len(cls._member_names_)
        if _is_flag(cls):
            _count_bits(cls, value)
    known = _of_value(cls, value)
    if known is not None:
        made = known
    elif not (_MODERN and _is_flag(cls)) or isinstance(value, int) and _is_single_bit(value):
        cls._member_names_.append(name)
    _attach(cls, name, made)
    _note_value(cls, name, value, made)


def _as_data(member_type, args):
    try:
        return member_type(*args)
    except Exception as e:
        if not _MODERN:
            raise
        raise TypeError('_value_ not set in __new__, unable to create it') from e


def _count_bits(cls, value):
    if isinstance(value, int):
        cls._flag_mask_ |= value
        if _is_single_bit(value) and not _BY_NAME:
            cls._singles_mask_ |= value
    cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1


def _of_value(cls, value):
    """The member of that value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for m in cls._member_map_.values():
            if m._value_ == value:
                return m


def _note_value(cls, name, value, made):
    try:
        cls._value2member_map_.setdefault(value, made)
        if _HIGHEST and value not in cls._hashable_values_:
            cls._hashable_values_.append(value)
    except TypeError:
        if _MODERN:
            cls._unhashable_values_.append(value)
        if _HIGHEST:
            cls._unhashable_values_map_.setdefault(name, []).append(value)


def _hidden(cls, name):
    """What of the bases a member of this name would hide: (kind, base, descriptor). A property of enumerations stays in reach."""
    kind = where = descriptor = None
    for base in cls.__mro__[1:]:
        found = base.__dict__.get(name)
        if found is None:
            continue
        if isinstance(found, property):
            return 'enum', base, found
        if _BY_VALUE:
            if _is_descriptor(found):
                kind, where, descriptor = kind or 'desc', where or base, found
            else:
                kind, where = 'attr', base
        elif hasattr(found, 'fget') and hasattr(found, 'fset'):
            kind, where, descriptor = 'enum', base, found
    return kind, where, descriptor


def _attach(cls, name, made):
    """Makes a member an attribute of the class."""
    if name in cls._member_map_:
        if cls._member_map_[name] is not made:
            raise NameError(f'{name!r} is already bound: {cls._member_map_[name]!r}')
        return
    kind, base, descriptor = _hidden(cls, name)
    if descriptor is None:
        setattr(cls, name, made)
    elif _MODERN:
        read, write, delete = [getattr(descriptor, n, None) if kind != 'attr' else None for n in ('fget', 'fset', 'fdel')]
        over = property(read, write, delete)
        over.member, over._hides = made, (kind, base)
        over.__set_name__(cls, name)
        setattr(cls, name, over)
    elif kind != 'enum':
        setattr(cls, name, made)
    cls._member_map_[name] = made


class EnumMeta(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = _EnumDict(cls)
        _, first = metacls._get_mixins_(cls, bases)
        if first is not None:
            namespace['_generate_next_value_'] = getattr(first, '_generate_next_value_', None)
        return namespace

    @staticmethod
    def _check_for_existing_members_(name, bases):
        for base in bases:
            for chain in base.__mro__:
                if isinstance(chain, EnumMeta) and chain._member_names_:
                    raise TypeError(f'<enum {name!r}> cannot extend {chain!r}' if _MODERN
                                    else f'{name}: cannot extend enumeration {chain.__name__!r}')

    @classmethod
    def _get_mixins_(metacls, name, bases):
        """The data type of the members and the last base, which is an enumeration."""
        if not bases:
            return object, Enum
        if not isinstance(bases[-1], EnumMeta):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
        return metacls._find_data_type_(name, bases) or object, bases[-1]

    @classmethod
    def _find_data_type_(metacls, name, bases):
        types = set()
        for chain in bases:
            first = None                         # of the classes without a __new__ above the one that has it
            for base in chain.__mro__[:-1]:
                if isinstance(base, EnumMeta):
                    if base._member_type_ is not object:
                        types.add(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or _MODERN and '__dataclass_fields__' in base.__dict__:
                    types.add(first or base)
                    break
                else:
                    first = first or base
        if len(types) > 1:
            raise TypeError(f'too many data types for {name!r}: {types!r}' if _MODERN
                            else f'{name!r}: too many data types: {list(types)!r}')
        return types.pop() if types else None

    @classmethod
    def _find_data_repr_(metacls, name, bases):
        """How the data type shows a value; None: as repr() does."""
        for base in [b for chain in bases for b in chain.__mro__[:-1]]:
            if isinstance(base, EnumMeta):
                return base._value_repr_
            own = base.__dict__
            if '__repr__' in own:
                by_fields = _BY_VALUE and '__dataclass_fields__' in own and getattr(
                    own.get('__dataclass_params__'), 'repr', False)
                return _dataclass_repr if by_fields else own['__repr__']

    @classmethod
    def _find_new_(metacls, body, member_type, first):
        """What makes a member, whether it is the class's own, and whether it gets the value."""
        own = body.get('__new__')
        make = own
        if own is None:
            plain = (None, object.__new__, getattr(Enum, '__new__', None))
            made = [getattr(base, n, None) for n in ('__new_member__', '__new__') for base in (member_type, first)]
            make = next((f for f in made if not any(f is p or f == p for p in plain)), object.__new__)
        return make, first is not None and own is not None, first is not None and make is not object.__new__

    def __new__(metacls, cls, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, namespace, **kwds)
        for name in [*namespace.setdefault('_ignore_', []), '_ignore_']:
            namespace.pop(name, None)
        names = list(namespace._member_names)
        wrong = set(names) & {'mro', ''}
        if wrong:
            raise ValueError('invalid enum member name(s) ' + ','.join([repr(n) for n in wrong]) if _MODERN
                             else 'Invalid enum member name: ' + ','.join(wrong))
        order = namespace.pop('_order_', None)
        body = dict(namespace.items())
        if type(body.get('_generate_next_value_')) is type(_is_flag):
            body['_generate_next_value_'] = staticmethod(body['_generate_next_value_'])
        member_type, first = metacls._get_mixins_(cls, bases)
        maker = metacls._find_new_(body, member_type, first)
        if _MODERN:
            new = _made_whole(metacls, cls, bases, body, kwds, names, member_type, first, maker, boundary)
            _own_methods(new, {**body, **new.__dict__}, member_type, first)
        else:
            new = _made_then_filled(metacls, cls, bases, body, kwds, names, member_type, maker)
            _older_methods(new, body, member_type, first)
        if Enum is not None:
            if maker[1]:
                new.__new_member__ = maker[0]
            # The class makes no more members from here on: calling it looks one up.
            new.__new__ = Enum.__new__
        order = order.replace(',', ' ').split() if isinstance(order, str) else order
        if _MODERN:
            order = _finish_flag(new, cls, order)
            if order:
                order = [n for n in order if n not in new._member_map_ or n in new._member_names_]
        if order and order != new._member_names_ if _MODERN else order is not None and order != new._member_names_:
            raise TypeError(f'member order does not match _order_:\n  {new._member_names_!r}\n  {order!r}' if _MODERN
                            else 'member order does not match _order_')
        return new

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        given = names is not _not_given and (_HIGHEST or names is not None)
        if cls._member_map_ if _BY_VALUE else not given:
            return cls.__new__(cls, (value, names) + values if given else value)
        if not given and type is None:
            raise TypeError(f'{cls} has no members; specify `names=()` if you meant to create a new, empty, enum')
        return cls._create_(value, names if given else None, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first = cls._get_mixins_(class_name, bases)
        if first._member_names_ and not _MODERN:
            raise TypeError('Cannot extend enumerations')
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs, last = [], []
            for count, name in enumerate(names):
                value = first._generate_next_value_(name, start, count, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        for item in () if names is None and _MODERN else names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals.get('__name__')
            except ValueError:
                pass
        if module is None:
            _make_class_unpicklable(namespace)
        else:
            namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        more = {} if boundary is None or not _MODERN else {'boundary': boundary}
        return metacls.__new__(metacls, class_name, bases, namespace, **more)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """An enumeration in place of the constants of a module."""
        there = sys.modules[module].__dict__
        found = [(n, value) for n, value in (source.__dict__ if source else there).items() if filter(n)]
        try:
            found.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            found.sort(key=lambda pair: pair[0])
        if not _MODERN:
            made = cls(name, found, module=module)
            made.__reduce_ex__ = _reduce_ex_by_name
            there.update(made.__members__)
        else:
            made = _simple_enum(cls, boundary=boundary or KEEP)(type(name, (object,), {**dict(found), '__module__': module}))
            if as_global:
                global_enum(made)
            else:
                sys.modules[made.__module__].__dict__.update(made.__members__)
        there[name] = made
        return made

    def __contains__(cls, value):
        if isinstance(value, cls):
            return _BY_VALUE or value._name_ in cls._member_map_
        if not _BY_VALUE:
            if not isinstance(value, Enum):
                raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{cls.__class__.__qualname__}'")
            return False
        if _HIGHEST and _is_flag(cls):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        if _HIGHEST:
            return value in cls._unhashable_values_ or value in cls._hashable_values_
        return value in cls._value2member_map_ or value in cls._unhashable_values_

    if _HIGHEST:
        def _add_member_(cls, name, member):
            _attach(cls, name, member)

    if policy('enum_signature_of_type'):
        @_property
        def __signature__(cls):
            return _signature(cls)

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
            found = None if _is_dunder(name) else cls._member_map_.get(name)
            if found is None:
                raise AttributeError(name)
            return found

    def __dir__(cls):
        names = {'__class__', '__doc__', '__members__', '__module__', *cls._member_names_}
        if _MODERN:
            names |= {'__contains__', '__getitem__', '__iter__', '__len__', '__name__', '__qualname__'}
            if cls._new_member_ is not object.__new__:
                names.add('__new__')
            if cls.__init_subclass__ is not object.__init_subclass__:
                names.add('__init_subclass__')
            if cls._member_type_ is not object:
                names.update(dir(cls._member_type_))
        return sorted(names)

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
        if _MODERN and _is_flag(cls):
            return f'<flag {cls.__name__!r}>'
        return f'<enum {cls.__name__!r}>'


if _MODERN:
    EnumMeta.__name__ = EnumMeta.__qualname__ = 'EnumType'
    for _name, _value in list(EnumMeta.__dict__.items()):
        if isinstance(_value, type(_is_dunder)):
            _value.__qualname__ = 'EnumType.' + _name
EnumType = EnumMeta


_FLAG_STATE = dict(_boundary_=None, _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
if _BY_NAME:                                     # the masks hold single bits only; other flags have no part in names
    del _FLAG_STATE['_singles_mask_']


def _made_whole(metacls, cls, bases, body, kwds, names, member_type, first, maker, boundary):
    """The class with its members: they are made as the class finds them in its body."""
    body['_new_member_'], _, body['_use_args_'] = maker
    for name in names:
        body[name] = _proto_member(body[name])
    body['_member_names_'] = []
    body['_member_map_'] = {}
    body['_value2member_map_'] = {}
    if _HIGHEST:
        body['_hashable_values_'] = []
    body['_unhashable_values_'] = []
    if _HIGHEST:
        body['_unhashable_values_map_'] = {}
    body['_member_type_'] = member_type
    body['_value_repr_'] = metacls._find_data_repr_(cls, bases)
    body.update(_FLAG_STATE, _boundary_=boundary or getattr(first, '_boundary_', None))
    mark = f'_{cls}__in_progress'
    if _HIGHEST:
        body[mark] = True
    try:
        new = type.__new__(metacls, cls, bases, body, **kwds)
    except Exception as e:
        # Who reads the error need not know how members come to be.
        if isinstance(e, RuntimeError) and e.__cause__ is not None and '__set_name__' in str(e):
            e = e.__cause__
        elif getattr(e, '__notes__', None):
            del e.__notes__
        raise e
    if _HIGHEST:
        body[mark] = False
        delattr(new, mark)
    return new


def _made_then_filled(metacls, cls, bases, body, kwds, names, member_type, maker):
    """The class, then its members: as it was before 3.11."""
    values = {name: body.pop(name) for name in names}
    body.setdefault('__doc__', None if Enum is None else 'An enumeration.')
    new = type.__new__(metacls, cls, bases, body, **kwds)
    new._member_names_ = []
    new._member_map_ = {}
    new._member_type_ = member_type
    new._value2member_map_ = {}
    reducing = ('__getnewargs_ex__', '__getnewargs__', '__reduce_ex__', '__reduce__')
    if '__reduce_ex__' not in body and member_type is not object and not any(n in member_type.__dict__ for n in reducing):
        if '__new__' in body or not any(n in b.__dict__ for b in member_type.__mro__[:-1] for n in reducing):
            _make_class_unpicklable(new)
    for name in names:
        _new_named(new, name, values[name], member_type, maker[0], maker[2])
    return new


_SHOWN = ('__repr__', '__str__', '__format__', '__reduce_ex__')


def _own_methods(cls, body, member_type, first):
    """A data type's own texts must not hide the enumeration's, except where that is what the class is for."""
    def put(name, method):
        setattr(cls, name, method)
        body[name] = method

    if ReprEnum is not None and ReprEnum in cls.__bases__:
        if member_type is object:
            raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
        if '__format__' not in body:
            put('__format__', member_type.__format__)
        if '__str__' not in body:
            put('__str__', member_type.__repr__ if member_type.__str__ is object.__str__ else member_type.__str__)
    for name in _SHOWN:
        if name not in body and getattr(cls, name) in (getattr(member_type, name), getattr(object, name)):
            setattr(cls, name, getattr(first, name))
    if _is_flag(cls):
        for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
            if name not in body:
                put(name, getattr(Flag, name))


def _older_methods(cls, body, member_type, first):
    for name in _SHOWN:
        if name in body:
            continue
        theirs = getattr(member_type, name, None)
        if theirs is not None and theirs is getattr(cls, name):
            setattr(cls, name, getattr(first, name, None))


def _finish_flag(cls, name, order):
    """Only flags keep masks; the canonical ones are in order of their values. The _order_ without aliases of flags."""
    if not (_is_flag(cls) if Flag is not None else name == 'Flag'):
        for attribute in _FLAG_STATE:
            delattr(cls, attribute)
    elif Flag is not None:
        values = [m._value_ for m in cls]
        if _BY_NAME:
            cls._flag_mask_ = sum(values)
        if values != sorted(values):
            cls._iter_member_ = cls._iter_member_by_def_
        if order:
            return [n for n in order if n not in cls._member_map_ or _is_single_bit(cls[n]._value_)]
    return order


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join([f'{name}={getattr(self, name)!r}' for name in fields if fields[name].repr])


def _signature(cls):
    """How an enumeration is called: with a value, or with what makes one."""
    from inspect import Parameter, Signature
    if cls._member_names_:
        return Signature([Parameter('values', Parameter.VAR_POSITIONAL)])
    keywords = [Parameter(name, Parameter.KEYWORD_ONLY, default=1 if name == 'start' else None)
                for name in ('module', 'qualname', 'type', 'start', 'boundary')]
    return Signature([Parameter('new_class_name', Parameter.POSITIONAL_ONLY), Parameter('names', Parameter.POSITIONAL_OR_KEYWORD)] + keywords)


ReprEnum = None


def _reduce_by_name(self):
    """How 3.11 pickles members."""
    cls, value = self.__class__, self._value_
    if isinstance(self, Flag):
        known = value & cls._flag_mask_
        if value & ~cls._flag_mask_ and known:
            return _or, (cls(known), value & ~cls._flag_mask_)
        lowest = known & -known
        if known & ~lowest:
            return _or, (cls(known & ~lowest), cls(lowest))
    return (cls, (value,)) if self._name_ is None else (getattr, (cls, self._name_))


def _after_highest(last_values):
    """3.13 and later: one more than the highest of the values before."""
    try:
        highest = max(last_values)
    except TypeError:
        raise TypeError('unable to sort non-numeric values') from None
    try:
        return highest + 1
    except TypeError:
        raise TypeError(f'unable to increment {highest!r}') from None


def _taken(cls, value, made):
    """Is it a value of this member already? One of another is an error."""
    known = _of_value(cls, value)
    if known is not None and known is not made:
        raise ValueError(f'{value!r} is already bound: {known!r}')
    return known is not None


class Enum(metaclass=EnumMeta):
    if not _MODERN:
        __doc__ = 'An enumeration.'

    if _BY_VALUE and not policy('enum_signature_of_type'):
        @classmethod
        def __signature__(cls):
            return '(*values)' if cls._member_names_ else (
                '(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)')

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _of_value(cls, value)
        if found is not None:
            return found
        if not cls._member_map_ and _BY_VALUE:
            if getattr(cls, f'_{cls.__name__}__in_progress', False):
                raise TypeError('do not use `super().__new__; call the appropriate __new__ directly')
            raise TypeError(f'{cls!r} has no members defined')
        cause = None
        try:
            found = cls._missing_(value)
        except Exception as e:
            cause, found = e, None
        if isinstance(found, cls) or _MODERN and _is_flag(cls) and cls._boundary_ is EJECT and isinstance(found, int):
            return found
        wrong = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if found is None and cause is None:
            cause = wrong
        elif cause is None:
            cause = TypeError(f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member')
        if cause is not wrong and not (_MODERN and isinstance(cause, ValueError)):
            cause.__context__ = wrong
        try:
            raise cause
        finally:
            cause = wrong = None                 # the exception's frame would hold the exception

    if _MODERN and not policy('enum_signature_of_type'):
        def __init__(self, *args, **kwds):
            pass

    if _HIGHEST:
        def _add_alias_(self, name):
            _attach(self.__class__, name, self)

        def _add_value_alias_(self, value):
            if not _taken(self.__class__, value, self):
                _note_value(self.__class__, getattr(self, '_name_', None), value, self)

    def _generate_next_value_(name, start, count, last_values):
        if _HIGHEST:
            return _after_highest(last_values) if last_values else start
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr if _MODERN else repr
        return f'<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        return _modern_dir(self) if _MODERN else _older_dir(self)

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

    if _BY_VALUE or not _MODERN:
        def __deepcopy__(self, memo):
            return self

        def __copy__(self):
            return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


def _modern_dir(self):
    """What a person may want to know of a member: public attributes and methods, without the other members."""
    found = set(object.__dir__(self)) if self.__class__._member_type_ is not object else set()
    members = () if _BY_NAME else self._member_map_
    found |= {name for name in getattr(self, '__dict__', ()) if name[0] != '_' and name not in members}
    for cls in self.__class__.__mro__:
        for name, obj in cls.__dict__.items():
            if name[0] == '_':
                continue
            reads = isinstance(obj, property) and obj.fget is not None
            if reads or name not in members:
                found.add(name)
            elif isinstance(obj, property):
                found.discard(name)
    return sorted(found | {'__class__', '__doc__', '__eq__', '__hash__', '__module__'})


def _older_dir(self):
    added = [m for cls in self.__class__.__mro__ for m in cls.__dict__ if m[0] != '_' and m not in self._member_map_]
    return ['__class__', '__doc__', '__module__'] + added + [m for m in self.__dict__ if m[0] != '_']


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


_reduce_ex_by_name = _reduce_ex_by_global_name = pickle_by_global_name


if _MODERN:
    class ReprEnum(Enum):
        pass

    class IntEnum(int, ReprEnum):
        pass

    class StrEnum(str, ReprEnum):
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

        def __new__(cls, *values):
            if len(values) > 3:
                raise TypeError(f'too many arguments for str(): {values!r}')
            if len(values) == 1 and not isinstance(values[0], str):
                raise TypeError(f'{values[0]!r} is not a string')
            for what, value in zip(('encoding', 'errors'), values[1:]):
                if not isinstance(value, str):
                    raise TypeError(f'{what} must be a string, not {value!r}')
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
    if _MODERN:
        _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        if not count:
            return start if start is not None else 1
        highest = max(last_values) if _MODERN else last_values[-1]
        try:
            return 1 << highest.bit_length()
        except AttributeError:
            raise TypeError(f'invalid flag value {highest!r}' if _MODERN else f'Invalid Flag value: {highest!r}') from None

    if _MODERN:
        @classmethod
        def _iter_member_by_value_(cls, value):
            for bit in _bits(value & cls._flag_mask_):
                yield cls._value2member_map_.get(bit)

        _iter_member_ = _iter_member_by_value_

        @classmethod
        def _iter_member_by_def_(cls, value):
            yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            asked, value = value, _within(cls, value)
            if value is None:                    # EJECT: no flag any more
                return asked
            negative = value if value < 0 else None
            if negative is not None:
                value += cls._all_bits_ + 1
            m = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
            if not hasattr(m, '_value_'):
                m._value_ = value
            m._name_ = _composite_name(cls, value)
            if _BY_NAME:
                m.__objclass__ = cls
            m = cls._value2member_map_.setdefault(value, m)
            if negative is not None:
                cls._value2member_map_[negative] = m
            return m

        def __iter__(self):
            yield from self._iter_member_(self._value_)

        def __len__(self):
            return self._value_.bit_count()
    else:
        @classmethod
        def _missing_(cls, value):
            return ~cls._create_pseudo_member_(~value) if value < 0 else cls._create_pseudo_member_(value)

        @classmethod
        def _create_pseudo_member_(cls, value):
            m = cls._value2member_map_.get(value)
            if m is None:
                if not issubclass(cls, int) and value & ~_every_bit(cls):
                    raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
                m = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
                m._name_ = None
                m._value_ = value
                m = cls._value2member_map_.setdefault(value, m)
            return m

        def _parts(self):
            """The named flags in a composite, highest first."""
            found = [m for m in self.__class__ if m._value_ and m._value_ & self._value_ == m._value_]
            found.sort(key=lambda m: m._value_, reverse=True)
            return found

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        name = self.__class__.__name__
        if _MODERN:
            show = self.__class__._value_repr_ or repr
            return f'<{name}: {show(self._value_)}>' if self._name_ is None else f'<{name}.{self._name_}: {show(self._value_)}>'
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

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = _combinable(self, other, '|')
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = _combinable(self, other, '&')
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = _combinable(self, other, '^')
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        cls = self.__class__
        if not _MODERN:
            return cls(_every_bit(cls) & ~self._value_)
        if _HIGHEST and self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            open_ended = self._boundary_ in (EJECT, KEEP)
            self._inverted_ = cls(~self._value_ if open_ended else _singles(cls) & ~self._value_)
        return self._inverted_

    if _MODERN:
        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__


def _combinable(self, other, operator):
    """The other operand's value, or NotImplemented."""
    value = self._get_value(other)
    if _HIGHEST and value is not NotImplemented:
        for flag in self, other:
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {operator}")
    return value


def _singles(cls):
    return cls._flag_mask_ if _BY_NAME else cls._singles_mask_


def _every_bit(cls):
    known = 0
    for m in cls._member_map_.values():
        known |= m._value_
    return known


def _within(cls, value):
    """What the class's boundary makes of a value with bits that are no flags; None: no member."""
    every, known = cls._all_bits_, cls._flag_mask_
    if ~every <= value <= every and not value & (every ^ known):
        return value
    boundary = cls._boundary_
    if boundary is STRICT:
        bits = max(value.bit_length(), known.bit_length())
        raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_binary(value, bits)}\n  allowed {_binary(known, bits)}')
    if boundary is CONFORM:
        return value & known
    if boundary is EJECT:
        return None
    if boundary is not KEEP:
        raise ValueError(f'{cls!r} unknown flag boundary {boundary!r}')
    return value + max(every + 1, 1 << value.bit_length()) if value < 0 else value


def _composite_name(cls, value):
    """The flags in value, joined, with what is no flag as a number; None: there is no flag in it."""
    unknown = value & ~cls._flag_mask_
    if unknown and cls._boundary_ is not KEEP:
        raise ValueError(f'{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]')
    found = list(cls._iter_member_(value & _singles(cls)))
    if value & ~_singles(cls) and not _BY_NAME:
        found += [m for m in dict.fromkeys(cls._member_map_.values())
                  if m not in found and m._value_ and m._value_ & value == m._value_]
    rest = value
    for m in found:
        rest &= ~m._value_
    if not found:
        return None
    if rest and cls._boundary_ is STRICT:
        raise ValueError(f'{cls!r}: no members with value {rest!r}')
    return '|'.join([m._name_ for m in found] + ([cls._numeric_repr_(rest)] if rest else []))


def _binary(value, bits):
    return f'0b{"1" if value < 0 else "0"} {value & ((1 << bits) - 1):0{bits}b}'


if _MODERN:
    class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
        pass
else:
    class IntFlag(int, Flag):
        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            return cls._create_pseudo_member_(value)

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
    def _no_aliases(enumeration, kind):
        aliases = [f'{n} -> {m._name_}' for n, m in enumeration.__members__.items() if n != m._name_]
        if aliases:
            raise ValueError(f'aliases found in {enumeration!r}: {", ".join(aliases)}')

    def _no_gaps(enumeration, kind):
        values = {m._value_ for m in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        every = [1 << n for n in range(low.bit_length(), high.bit_length() - 1)] if kind == 'flag' else range(low + 1, high)
        missing = [str(v) for v in every if v not in values]
        if missing:
            raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing values {", ".join(missing)}'[:256])

    def _no_unnamed(enumeration, kind):
        single = [m.value for m in enumeration]
        names, bits = [], 0
        for name, m in enumeration._member_map_.items():
            lacks = [] if name in enumeration._member_names_ or m.value < 0 else [b for b in _bits(m.value) if b not in single]
            if lacks:
                names.append(name)
                bits |= sum(lacks) - (bits & sum(lacks))
        if names:
            aliases = f'alias {names[0]} is' if len(names) == 1 else f'aliases {", ".join(names[:-1])} and {names[-1]} are'
            value = f'value 0x{bits:x}' if _is_single_bit(bits) else f'combined values of 0x{bits:x}'
            raise ValueError(f'invalid Flag {enumeration.__name__!r}: {aliases} missing {value} '
                             '[use enum.show_flag_values(value) for details]')

    class verify:
        def __init__(self, *checks):
            self.checks = checks

        def __call__(self, enumeration):
            if not issubclass(enumeration, Enum):
                raise TypeError("the 'verify' decorator only works with Enum and Flag")
            for check in self.checks:
                _VERIFIERS[check](enumeration, 'flag' if issubclass(enumeration, Flag) else 'enum')
            return enumeration

    class EnumCheck(StrEnum):
        CONTINUOUS = 'no skipped integer values'
        NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
        UNIQUE = 'one name per value'

    CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck
    _VERIFIERS = {CONTINUOUS: _no_gaps, NAMED_FLAGS: _no_unnamed, UNIQUE: _no_aliases}

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
