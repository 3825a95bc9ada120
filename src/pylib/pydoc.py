"""help(): what a thing is and how to use it, as text."""
import builtins
import inspect
import re
import reprlib
import sys

from _slotscope import policy

_UNSHOWN = frozenset('__author__ __builtins__ __cached__ __credits__ __date__ __doc__ __file__ __spec__ __loader__ __module__ __name__ '
                     '__package__ __path__ __qualname__ __slots__ __version__ __static_attributes__ __firstlineno__'.split())
if policy('help_hides_annotate_func'):
    _UNSHOWN |= {'__annotate_func__', '__annotations_cache__'}
_MOST_SUBCLASSES = 4


# ---- values and docstrings as text ----

def _shortened(text, limit):
    if len(text) <= limit:
        return text
    front = max(0, (limit - 3) // 2)
    return text[:front] + '...' + text[len(text) - max(0, limit - 3 - front):]


class _Repr(reprlib.Repr):
    def __init__(self):
        super().__init__()
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr1(self, x, level):
        method = getattr(self, 'repr_' + '_'.join(type(x).__name__.split()), None)
        if method is not None:
            return method(x, level)
        return _shortened(re.sub(r' at 0x[0-9a-f]{6,16}(>+)$', r'\1', repr(x), flags=re.IGNORECASE), self.maxother)

    def repr_str(self, x, level):
        text = _shortened(x, self.maxstring)
        shown = repr(text)
        if '\\' in text and '\\' not in shown.replace('\\\\', ''):
            return 'r' + shown[0] + text + shown[0]
        return shown


_repr = _Repr().repr


def _own_doc(thing):
    try:
        doc = object.__getattribute__(thing, '__doc__')
    except AttributeError:
        return None
    if doc is not None and thing is not type:
        of_type = type(thing).__doc__
        if isinstance(of_type, str) and of_type == doc:
            return None
    return doc


def _class_around(function):
    found = sys.modules.get(function.__module__)
    for name in function.__qualname__.split('.')[:-1]:
        found = getattr(found, name)
    return found if inspect.isclass(found) else None


def _inherited_doc(thing):
    """Of a method or attribute without a docstring: what the base classes say of the same name."""
    name = thing.fget.__name__ if isinstance(thing, property) else getattr(thing, '__name__', None)
    if inspect.ismethod(thing) or inspect.isbuiltin(thing):
        owner = thing.__self__ if inspect.isclass(thing.__self__) else thing.__self__.__class__
    elif inspect.isfunction(thing) or isinstance(thing, property):
        owner = _class_around(thing.fget if isinstance(thing, property) else thing)
        if owner is None or getattr(owner, name) is not thing:
            return None
    elif inspect.ismethoddescriptor(thing) or inspect.isdatadescriptor(thing):
        owner = thing.__objclass__
        if getattr(owner, name) is not thing:
            return None
        slots = getattr(owner, '__slots__', None)
        if inspect.ismemberdescriptor(thing) and isinstance(slots, dict) and name in slots:
            return slots[name]
    else:
        return None
    docs = (_own_doc(getattr(base, name, None)) for base in owner.__mro__ if hasattr(base, name))
    return next((doc for doc in docs if doc is not None), None)


def getdoc(thing):
    if policy('help_own_docs'):
        doc = _own_doc(thing)
        if doc is None:
            try:
                doc = _inherited_doc(thing)
            except (AttributeError, TypeError):
                doc = None
        doc = inspect.cleandoc(doc) if isinstance(doc, str) else ''
    else:
        doc = inspect.getdoc(thing) or ''
    return re.sub('^ *\n', '', doc.rstrip())


def _indented(text, prefix='    '):
    lines = [prefix + line for line in text.split('\n')] if text else []
    if policy('help_trims_lines'):
        lines = [line.rstrip() for line in lines]
    elif lines:
        lines[-1] = lines[-1].rstrip()
    return '\n'.join(lines)


def classname(cls, module):
    return cls.__name__ if cls.__module__ == module else f'{cls.__module__}.{cls.__name__}'


def _signature_text(thing, name):
    try:
        sig = inspect.signature(thing)
    except (ValueError, TypeError):
        return _noted_signature(thing) if policy('help_long_signatures') else None
    if not policy('help_long_signatures'):
        return str(sig)
    return sig.format(max_width=80 - len(getattr(thing, '__name__', '')) if name != '<lambda>' else None)


def _noted_signature(thing):
    """What a built-in notes though it is no Python, such as (sub[, start[, end]])."""
    text = getattr(thing, '__text_signature__', None)
    if text and text.startswith('($'):
        text = '(' + text[2:]
    bound = getattr(thing, '__self__', None) is not None
    first = re.match(r'\(\w+(?:(?=\))|,\s*(?:/(?:(?=\))|,\s*))?)', text) if text and bound else None
    return '(' + text[first.end():] if first else text


# ---- one thing ----

def _visible(name, listed=None, owner=None):
    if name in _UNSHOWN:
        return False
    if name.startswith('__') and name.endswith('__'):
        return True
    if name.startswith('_') and hasattr(owner, '_fields'):
        return True
    return name in listed if listed is not None else not name.startswith('_')


def _is_bound(thing):
    return (inspect.ismethod(thing) and thing.__self__ is not None or
            inspect.isbuiltin(thing) and not inspect.ismodule(thing.__self__) and thing.__self__ is not None)


def _origin_note(thing, module, cls, home, name):
    """Where a routine comes from, when that is not where it is shown."""
    if not policy('help_names_origins'):
        if not _is_bound(thing):
            return ''
        owner = thing.__self__.__class__
        if cls is not None:
            return '' if owner is cls else f' from {classname(owner, module)}'
        return f' method of {classname(owner, module)} instance'
    note, function = '', None
    if _is_bound(thing):
        owner = thing.__self__
        if owner is cls:
            function = getattr(thing, '__func__', None)
        elif inspect.isclass(owner):
            note = f' class method of {classname(owner, module)}'
        else:
            note = f' method of {classname(owner.__class__, module)} instance'
    elif inspect.ismethoddescriptor(thing) or inspect.ismethodwrapper(thing):
        owner = getattr(thing, '__objclass__', None)
        if owner is not None:
            if cls is None:
                note = f' unbound {classname(owner, module)} method'
            elif owner is not home:
                note = f' from {classname(owner, module)}'
    else:
        function = thing
    if inspect.isfunction(function) and home is not None and (function.__module__, function.__qualname__) != (
            home.__module__, f'{home.__qualname__}.{name}'):
        place = function.__qualname__.rpartition('.')[0]
        if function.__module__ != module:
            place = f'{function.__module__}.{place}' if place else function.__module__
        if place:
            note = f' from {place}'
    return note


def _routine(thing, name=None, module=None, cls=None, home=None):
    real = thing.__name__
    name = name or real
    home = cls if home is None else home
    note = _origin_note(thing, module, cls, home, real)
    told_elsewhere = False
    title = real
    if name != real:
        told_elsewhere = cls is not None and inspect.getattr_static(cls, real, []) is thing
        if told_elsewhere and policy('help_names_origins') and note.startswith(' from '):
            note = ''
        title = f'{name} = {real}'
    sig = _signature_text(thing, real) if inspect.isroutine(thing) else None
    if sig and real == '<lambda>':
        title = name + ' lambda '
        if not (policy('help_names_origins') and thing.__annotations__):
            sig = sig[1:-1]
    if inspect.iscoroutinefunction(thing) or inspect.isasyncgenfunction(thing):
        title = 'async ' + title
    line = f'{title}{sig or "(...)"}{note}\n'
    doc = '' if told_elsewhere else getdoc(thing)
    return line + (_indented(doc).rstrip() + '\n' if doc else '')


def _descriptor(thing, name=None, *_):
    doc = getdoc(thing)
    return (f'{name}\n' if name else '') + (_indented(doc) + '\n' if doc else '')


def _data(thing, name=None, limit=None, doc=None):
    front = f'{name} = ' if name else ''
    text = _repr(thing)
    if limit and len(front + text) > limit:
        text = text[:limit - len(front + text)] + '...'
    if policy('help_own_docs'):
        doc = doc or getdoc(thing)
        return front + text + ('\n' + _indented(str(doc)) + '\n' if doc else '')
    return front + text + ('\n' + _indented(str(doc)) if doc is not None else '')


def document(thing, name=None, module=None, cls=None, home=None):
    try:
        if inspect.ismodule(thing):
            return _module(thing)
        if inspect.isclass(thing):
            return _class(thing, name, module)
        if inspect.isroutine(thing):
            return _routine(thing, name, module, cls, home)
    except AttributeError:
        pass
    if inspect.isdatadescriptor(thing):
        return _descriptor(thing, name)
    return _data(thing, name)


# ---- classes ----

_SECTIONS = ('method', 'Methods'), ('class method', 'Class methods'), ('static method', 'Static methods'), (
    'readonly property', 'Readonly properties'), ('data descriptor', 'Data descriptors'), ('data', 'Data and other attributes')


def _attributes(cls):
    for name, kind, home, value in inspect.classify_class_attrs(cls):
        if not _visible(name, owner=cls):
            continue
        if inspect.isdatadescriptor(value):
            kind = 'readonly property' if isinstance(value, property) and value.fset is None else 'data descriptor'
        elif kind == 'method' and _is_bound(value) and policy('help_names_origins'):
            kind = 'static method'
        yield name, kind, home, value


def _attribute(cls, name, kind, home, value, module):
    if kind in ('readonly property', 'data descriptor'):
        return _descriptor(value, name)
    if kind == 'data':
        wanted = policy('help_own_docs') or callable(value) or inspect.isdatadescriptor(value)
        try:
            shown = getattr(cls, name)
        except AttributeError:
            shown = home.__dict__[name]
        return _data(shown, name, 70, getdoc(value) if wanted else None) + '\n'
    try:
        value = getattr(cls, name)
    except Exception:
        return _descriptor(value, name)
    return document(value, name, module, cls, home)


def _in_order(attrs, cls):
    """Fields as they are counted, then by name."""
    fields = getattr(cls, '_fields', [])
    try:
        place = {name: i - len(fields) for i, name in enumerate(fields)}
    except TypeError:
        place = {}
    return sorted(attrs, key=lambda a: (place.get(a[0], 0), a[0]))


def _inheritance(cls):
    lines = []
    mro = inspect.getmro(cls)
    if len(mro) > 2:
        lines += ['Method resolution order:'] + ['    ' + classname(base, cls.__module__) for base in mro] + ['']
    names = sorted((c.__name__ for c in type.__subclasses__(cls) if not c.__name__.startswith('_') and c.__module__ == 'builtins'),
                   key=str.lower)
    if names:
        lines += ['Built-in subclasses:'] + ['    ' + name for name in names[:_MOST_SUBCLASSES]]
        if len(names) > _MOST_SUBCLASSES:
            lines.append(f'    ... and {len(names) - _MOST_SUBCLASSES} other subclasses')
        lines.append('')
    return lines


def _sections(cls, module):
    lines, rest, mro = [], list(_attributes(cls)), list(inspect.getmro(cls))
    while rest:
        place = mro.pop(0) if mro else rest[0][2]
        here = [a for a in rest if a[2] is place]
        rest = [a for a in rest if a[2] is not place]
        if place is object and cls is not object:
            continue
        where = 'defined here' if place is cls else f'inherited from {classname(place, cls.__module__)}'
        here = _in_order(here, cls)
        for kind, title in _SECTIONS:
            chosen = [a for a in here if a[1] == kind]
            if chosen:
                if lines:
                    lines.append('-' * 70)
                lines.append(f'{title} {where}:\n')
                lines += [_attribute(cls, *a, module) for a in chosen]
    return lines


def _class(cls, name=None, module=None):
    real = cls.__name__
    name = name or real
    title = f'class {real}' if name == real else f'{name} = class {real}'
    if cls.__bases__:
        title += f"({', '.join(classname(base, cls.__module__) for base in cls.__bases__)})"
    lines = []
    sig = _signature_text(cls, real)
    if sig and sig != '()':
        lines.append(f'{name}{sig}\n')
    doc = getdoc(cls)
    if doc:
        lines.append(doc + '\n')
    text = '\n'.join(lines + _inheritance(cls) + _sections(cls, module))
    return f"{title}\n{_indented(text.rstrip(), ' |  ')}\n" if text else title + '\n'


# ---- modules ----

def _section(title, text):
    return f'{title}\n{_indented(text).rstrip()}\n\n'


def _tree(classes, module):
    """Classes below their bases."""
    below, roots = {}, []
    for cls in classes:
        for base in cls.__bases__:
            below.setdefault(base, [])
            if cls not in below[base]:
                below[base].append(cls)
    for parent in below:
        if not any(parent in kids for kids in below.values()):
            roots.append(parent)
    roots += [c for c in classes if not c.__bases__ and c not in roots]

    def lines(some, parent, prefix):
        for cls in sorted(some, key=lambda c: (c.__module__, c.__name__)):
            bases = cls.__bases__
            shown = f"({', '.join(classname(b, module) for b in bases)})" if parent and bases != (parent,) else ''
            yield f'{prefix}{classname(cls, module)}{shown}'
            yield from lines(below.get(cls, ()), cls, prefix + '    ')
    return '\n'.join(lines(roots, None, '')) + '\n'


def _module(mod):
    name, listed = mod.__name__, getattr(mod, '__all__', None)
    summary, _, rest = getdoc(mod).partition('\n\n')
    if '\n' in summary:
        summary, rest = '', getdoc(mod)
    text = _section('NAME', name + (f' - {summary}' if summary else ''))
    if rest:
        text += _section('DESCRIPTION', rest)

    def own(value):
        if listed is not None:
            return True
        return (inspect.getmodule(value) or mod) is mod if policy('help_names_origins') else (
            inspect.isbuiltin(value) or inspect.getmodule(value) is mod)

    members = [(n, v) for n, v in inspect.getmembers(mod) if _visible(n, listed, mod)]
    classes = [(n, v) for n, v in members if inspect.isclass(v) and own(v)]
    functions = [(n, v) for n, v in members if inspect.isroutine(v) and own(v)]
    data = [(n, v) for n, v in members if not (inspect.ismodule(v) or inspect.isclass(v) or inspect.isroutine(v) or inspect.isframe(v) or
                                               inspect.istraceback(v) or inspect.iscode(v))]
    if classes:
        text += _section('CLASSES', '\n'.join([_tree([v for _, v in classes], name)] + [document(v, n, name) for n, v in classes]))
    if functions:
        text += _section('FUNCTIONS', '\n'.join(document(v, n, name) for n, v in functions))
    if data:
        text += _section('DATA', '\n'.join(_data(v, n, 70) for n, v in data))
    for attribute, title in ('__version__', 'VERSION'), ('__date__', 'DATE'), ('__author__', 'AUTHOR'), ('__credits__', 'CREDITS'):
        if hasattr(mod, attribute):
            text += _section(title, str(getattr(mod, attribute)))
    return text + _section('FILE', getattr(mod, '__file__', None) or '(built-in)')


# ---- help() itself ----

def describe(thing):
    if inspect.ismodule(thing):
        return ('built-in module ' if thing.__name__ in sys.builtin_module_names else 'module ') + thing.__name__
    if inspect.isbuiltin(thing):
        return 'built-in function ' + thing.__name__
    if inspect.isgetsetdescriptor(thing) or inspect.ismemberdescriptor(thing):
        kind = 'getset' if inspect.isgetsetdescriptor(thing) else 'member'
        return f'{kind} descriptor {thing.__objclass__.__module__}.{thing.__objclass__.__name__}.{thing.__name__}'
    if policy('help_describes_descriptors'):
        for is_it, kind in (inspect.ismethoddescriptor, 'method descriptor '), (inspect.ismethodwrapper, 'method wrapper '):
            if is_it(thing) and hasattr(thing, '__name__') and not inspect.isclass(thing):
                return kind + thing.__name__
    for is_it, kind in (inspect.isclass, 'class '), (inspect.isfunction, 'function '), (inspect.ismethod, 'method '):
        if is_it(thing):
            return kind + thing.__name__
    return type(thing).__name__


def locate(path):
    """The object that a dotted name leads to, None without one."""
    names = [n for n in path.split('.') if n]
    thing, rest = builtins, names
    for n in range(len(names), 0, -1):
        try:
            __import__('.'.join(names[:n]))
        except ImportError:
            continue
        thing, rest = sys.modules['.'.join(names[:n])], names[n:]
        break
    for name in rest:
        try:
            thing = getattr(thing, name)
        except AttributeError:
            return None
    return thing


def render_doc(thing, title='Python Library Documentation: %s', forceload=0, renderer=None):
    name = None
    if isinstance(thing, str):
        name = thing
        thing = locate(thing)
        if thing is None:
            raise ImportError(f'No Python documentation found for {name!r}.\nUse help() to get the interactive help utility.\n'
                              'Use help(str) for help on the str class.')
    else:
        name = getattr(thing, '__name__', None)
        name = name if isinstance(name, str) else None
    about = describe(thing)
    module = inspect.getmodule(thing)
    if name and '.' in name:
        about += ' in ' + name[:name.rfind('.')]
    elif module and module is not thing:
        about += ' in module ' + module.__name__
    if not (inspect.ismodule(thing) or inspect.isclass(thing) or inspect.isroutine(thing) or inspect.isdatadescriptor(thing) or
            policy('help_own_docs') and _own_doc(thing)):
        if hasattr(thing, '__origin__') and policy('help_own_docs'):
            thing = thing.__origin__
        else:
            thing = type(thing)
            about += ' object'
    return title % about + '\n\n' + document(thing, name)


def help(*args):
    if not args:
        print('slotscope: help(x) tells about x: an object, a class, a function, or a module or dotted name as text.')
        return
    if len(args) > 1:
        raise TypeError(f'help expected at most 1 argument, got {len(args)}')
    try:
        print(render_doc(args[0], 'Help on %s:'))
    except ImportError as e:
        print(e, end='\n\n' if policy('help_blank_after_unknown') else '\n')
