"""Command lines: what they may hold, what they held, and how to say so."""
import os as _os
import re as _re
import sys as _sys
from _slotscope import policy as _policy

__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType', 'HelpFormatter',
           'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter', 'MetavarTypeHelpFormatter', 'Namespace',
           'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS', 'ZERO_OR_MORE']

SUPPRESS = '==SUPPRESS=='
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = '?', '*', '+', 'A...', '...'
_ONE_VALUE = _policy('argparse_one_value')    # 3.13: -s, --long VALUE
_NEWER = _policy('has_type_params')
_NEWEST = _policy('has_type_param_defaults')


# ---- help ----
class HelpFormatter:
    """Writes usage lines and help texts; only its name and what it is made with are meant for programs."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, **more):
        if width is None:
            width = _os.get_terminal_size().columns - 2
        self._prog, self._indent_increment, self._width = prog, indent_increment, width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = self._level = self._action_max_length = 0
        self._root = self._current = _Section(self, None)

    def _indent(self, steps=1):
        self._current_indent += steps * self._indent_increment
        self._level += steps

    def _dedent(self):
        self._indent(-1)

    def _put(self, how, *what):
        self._current.items.append((how, what))

    def start_section(self, heading):
        self._indent()
        section = _Section(self, self._current, heading)
        self._put(section.format_help)
        self._current = section

    def end_section(self):
        self._current = self._current.parent
        self._dedent()

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._put(self._format_usage, usage, actions, groups, prefix)

    def add_text(self, text):
        if not (text is None or text is SUPPRESS):
            self._put(self._format_text, text)

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [self._action_max_length, len(self._format_action_invocation(action)) + self._current_indent]
        for sub in self._iter_indented_subactions(action):
            lengths.append(len(self._format_action_invocation(sub)) + self._current_indent)
        self._action_max_length = max(lengths)
        self._put(self._format_action, action)

    def format_help(self):
        text = self._root.format_help()
        return text and _re.sub(r'\n\n\n+', '\n\n', text).strip('\n') + '\n'

    def _join_parts(self, parts):
        return ''.join(p for p in parts if p and p is not SUPPRESS)

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = 'usage: ' if prefix is None else prefix
        if usage is not None:
            return '%s%s\n\n' % (prefix, usage % dict(prog=self._prog))
        prog = '%s' % self._prog
        if not actions:
            return '%s%s\n\n' % (prefix, prog)
        optionals = [a for a in actions if a.option_strings]
        positionals = [a for a in actions if not a.option_strings]
        opt_parts = self._usage_parts(optionals, groups)
        pos_parts = self._usage_parts(positionals, groups)
        usage = ' '.join([prog] + opt_parts + pos_parts)
        room = self._width - self._current_indent
        if len(prefix) + len(usage) > room:
            def wrapped(parts, indent, first=None):
                lines, line = [], []
                n = (len(first) if first is not None else len(indent)) - 1
                for part in parts:
                    if n + 1 + len(part) > room and line:
                        lines.append(indent + ' '.join(line))
                        line, n = [], len(indent) - 1
                    line.append(part)
                    n += len(part) + 1
                if line:
                    lines.append(indent + ' '.join(line))
                if first is not None:
                    lines[0] = lines[0][len(indent):]
                return lines
            if len(prefix) + len(prog) <= 0.75 * room:
                indent = ' ' * (len(prefix) + len(prog) + 1)
                if opt_parts:
                    lines = wrapped([prog] + opt_parts, indent, prefix)
                    lines += wrapped(pos_parts, indent)
                elif pos_parts:
                    lines = wrapped([prog] + pos_parts, indent, prefix)
                else:
                    lines = [prog]
            else:
                indent = ' ' * len(prefix)
                lines = wrapped(opt_parts + pos_parts, indent)
                if len(lines) > 1:
                    lines = wrapped(opt_parts, indent) + wrapped(pos_parts, indent)
                lines = [prog] + lines
            usage = '\n'.join(lines)
        return '%s%s\n\n' % (prefix, usage)

    def _usage_part(self, action):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            return self._format_args(action, self._get_default_metavar_for_positional(action))
        if action.nargs == 0:
            return action.format_usage()
        return '%s %s' % (action.option_strings[0], self._format_args(action, self._get_default_metavar_for_optional(action)))

    def _usage_parts(self, actions, groups):
        in_group = {}
        for group in groups:
            members = group._group_actions
            if members and all(a in actions for a in members):
                start = actions.index(members[0])
                if actions[start:start + len(members)] == members:
                    shown = [a for a in members if a.help is not SUPPRESS]
                    if shown and (len(shown) > 1 or True):
                        in_group[start] = group, members, shown
        parts, i = [], 0
        while i < len(actions):
            if i in in_group:
                group, members, shown = in_group[i]
                texts = [self._usage_part(a) for a in shown]
                texts = [t[1:-1] if not a.option_strings and t[:1] == '[' and t[-1:] == ']' else t for t, a in zip(texts, shown)]
                text = ' | '.join(texts)
                if group.required:
                    whole = '(' + text + ')' if len(texts) > 1 else text
                else:
                    whole = '[' + text + ']'
                if _policy('argparse_group_parts') and len(texts) > 1:
                    pieces = [t + ' |' for t in texts[:-1]] + texts[-1:]
                    pieces[0] = whole[0] + pieces[0]
                    pieces[-1] += whole[-1]
                    parts += pieces
                elif len(texts) > 1:
                    parts += self._split_group(whole)
                else:
                    parts.append(whole)
                i += len(members)
                continue
            text = self._usage_part(actions[i])
            if text is not None:
                parts.append('[' + text + ']' if actions[i].option_strings and not actions[i].required else text)
            i += 1
        return parts

    def _split_group(self, whole):
        """Where lines may break: before 3.13 anywhere between words that no bracket holds together."""
        return _re.findall(r'\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+', whole)

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % dict(prog=self._prog)
        return self._fill_text(text, max(self._width - self._current_indent, 11), ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        help_position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        room = help_position - self._current_indent - 2
        header = self._format_action_invocation(action)
        beside = bool(action.help) and len(header) <= room    # the help begins on the line of what it explains
        parts = [' ' * self._current_indent, header.ljust(room) + '  ' if beside else header + '\n']
        margin = ' ' * help_position
        if not (action.help and action.help.strip()):
            parts.append('\n' if beside else '')
        elif text := self._expand_help(action):
            lines = self._split_lines(text, help_width)
            lines[0] = lines[0] if beside else margin + lines[0]
            parts.append(('\n' + margin).join(lines) + '\n')
        parts += [self._format_action(sub) for sub in self._iter_indented_subactions(action)]
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        options = action.option_strings
        if not options:
            shown = self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1)
            return ' '.join(shown) if _NEWER else shown[0]
        if action.nargs == 0:
            return ', '.join(options)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return f'{", ".join(options)} {args}' if _ONE_VALUE else ', '.join(f'{o} {args}' for o in options)

    def _metavar_formatter(self, action, default):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{%s}' % ','.join(map(str, action.choices))
        else:
            result = default
        return lambda n: result if isinstance(result, tuple) else (result,) * n

    def _format_args(self, action, default):
        get = self._metavar_formatter(action, default)
        n = action.nargs
        if n is None:
            return '%s' % get(1)
        if n == OPTIONAL:
            return '[%s]' % get(1)
        if n == ZERO_OR_MORE:
            names = get(1)
            return '[%s [%s ...]]' % names if len(names) == 2 else '[%s ...]' % names if _policy('has_paren_with') else '[%s [%s ...]]' % (names * 2)
        if n == ONE_OR_MORE:
            return '%s [%s ...]' % get(2)
        if n == REMAINDER:
            return '...'
        if n == PARSER:
            return '%s ...' % get(1)
        if n == SUPPRESS:
            return ''
        try:
            return ' '.join(['%s'] * n) % get(n)
        except TypeError:
            raise ValueError('invalid nargs value') from None

    def _get_help_string(self, action):
        return action.help

    def _expand_help(self, action):
        values = dict(vars(action), prog=self._prog)
        values = {k: v for k, v in values.items() if v is not SUPPRESS}
        values = {k: v.__name__ if hasattr(v, '__name__') else v for k, v in values.items()}
        if values.get('choices') is not None:
            values['choices'] = ', '.join(map(str, values['choices']))
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        if hasattr(action, '_get_subactions'):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(' '.join(text.split()), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(' '.join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()


class _Section:
    def __init__(self, formatter, parent, heading=None):
        self.formatter, self.parent, self.heading, self.items = formatter, parent, heading, []

    def format_help(self):
        f = self.formatter
        if self.parent is not None:
            f._indent()
        text = f._join_parts([func(*args) for func, args in self.items])
        if self.parent is not None:
            f._dedent()
        if not text:
            return ''
        heading = ''
        if self.heading is not SUPPRESS and self.heading is not None:
            heading = '%*s%s:\n' % (f._current_indent, '', self.heading)
        return f._join_parts(['\n', heading, text, '\n'])


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Each help text ends with the default of its argument."""

    def _get_help_string(self, action):
        help = action.help or ''
        if '%(default)' not in help and action.default is not SUPPRESS and not (action.required and _NEWER) and (
                action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            help += ' (default: %(default)s)'
        return help


class MetavarTypeHelpFormatter(HelpFormatter):
    """Values are shown as the name of their type."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional


class RawDescriptionHelpFormatter(HelpFormatter):
    """Descriptions and epilogs stay as they were written; the help of arguments is filled as usual."""

    def _fill_text(self, text, width, indent):
        return ''.join(f'{indent}{line}' for line in text.splitlines(True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Every text stays as it was written, line for line."""

    def _split_lines(self, text, width):
        return text.splitlines()


# ---- errors ----
def _get_action_name(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return '/'.join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        return argument.metavar if not isinstance(argument.metavar, tuple) or not _NEWEST else ' '.join(argument.metavar)
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    if argument.choices:
        return '{' + ','.join(argument.choices) + '}'
    return None


class ArgumentError(Exception):
    """What is wrong with one argument: with its definition, or with what it was given."""

    def __init__(self, argument, message):
        self.argument_name, self.message = _get_action_name(argument), message

    def __str__(self):
        return self.message if self.argument_name is None else f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    """Raised by a type function: its text goes into the message as it is."""


# ---- actions ----
class _AttributeHolder:
    def __repr__(self):
        shown, others = [*map(repr, self._get_args())], {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                shown.append(f'{name}={value!r}')
            else:
                others[name] = value
        shown += [f'**{others!r}'] * bool(others)
        return f'{type(self).__name__}({", ".join(shown)})'

    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []


class Action(_AttributeHolder):
    """One argument: how it is written, how many words it takes, and what is done with them."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None, deprecated=False):
        self.option_strings, self.dest, self.nargs, self.const, self.default = option_strings, dest, nargs, const, default
        self.type, self.choices, self.required, self.help, self.metavar = type, choices, required, help, metavar
        if _NEWEST:
            self.deprecated = deprecated

    def _get_kwargs(self):
        names = ['option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices'] + ['required'] * bool(_policy('has_match')) + [
            'help', 'metavar'] + ['deprecated'] * bool(_NEWEST)
        return [(name, getattr(self, name)) for name in names]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


def _more(kwargs):
    """Keyword arguments that only later versions take."""
    deprecated = kwargs.pop('deprecated', False)
    return dict(deprecated=deprecated) if _NEWEST else {}


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None, deprecated=False):
        if nargs == 0:
            raise ValueError('nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store '
                             'const may be more appropriate')
        if const is not None and nargs != OPTIONAL:
            raise ValueError('nargs must be %r to supply const' % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None,
                 deprecated=False):
        options = [w for o in option_strings for w in ((o, '--no-' + o[2:]) if o[:2] == '--' else (o,))]
        if not _policy('has_except_star') and help is not None and default is not None and default is not SUPPRESS:
            help += ' (default: %(default)s)'
        super().__init__(options, dest, 0, default=default, type=type, choices=choices, required=required, help=help, metavar=metavar,
                         deprecated=deprecated)

    def format_usage(self):
        return ' | '.join(self.option_strings)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, option_string[:5] != '--no-')


def _copied(items):
    return [] if items is None else items[:] if type(items) is list else __import__('copy').copy(items)


def _grow(namespace, dest, how, values):
    """The list grows as a list of its own: a default stays what it was."""
    items = _copied(getattr(namespace, dest, None))
    getattr(items, how)(values)
    setattr(namespace, dest, items)


class _AppendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _grow(namespace, self.dest, 'append', values)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _grow(namespace, self.dest, 'append', self.const)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _grow(namespace, self.dest, 'extend', values)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, required=required, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, help="show program's version number and exit" if help is None else help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(self.version if self.version is not None else parser.version)
        parser._print_message(formatter.format_help(), _sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    class _Choice(Action):
        def __init__(self, name, aliases, help):
            metavar = name + (' (%s)' % ', '.join(aliases) if aliases else '')
            super().__init__([], name, help=help, metavar=metavar)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix, self._parser_class, self._name_parser_map, self._choices_actions = prog, parser_class, {}, []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, deprecated=False, **kwargs):
        if kwargs.get('prog') is None:
            kwargs['prog'] = '%s %s' % (self._prog_prefix, name)
        aliases = kwargs.pop('aliases', ())
        for n in (name, *aliases) if _policy('has_except_star') else ():
            if n in self._name_parser_map:
                text = f'conflicting subparser{" alias" * (n != name)}: {n}'
                raise ValueError(text) if _policy('has_msgs_314') else ArgumentError(self, text)
        if 'help' in kwargs:
            self._choices_actions.append(self._Choice(name, aliases, kwargs.pop('help')))
        parser = self._parser_class(**kwargs)
        self._name_parser_map.update(dict.fromkeys((name, *aliases), parser))
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, 'unknown parser %r (choices: %s)' % (name, ', '.join(self._name_parser_map)))
        inner, unknown = self._name_parser_map[name].parse_known_args(rest, None)
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        if unknown:
            vars(namespace).setdefault('_unrecognized_args', [])
            namespace._unrecognized_args.extend(unknown)


class FileType:
    """A type for arguments that name a file: the value is the file, open."""

    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self._mode, self._encoding, self._errors = mode, encoding, errors

    def __call__(self, string):
        if string == '-':
            return _sys.stdin if 'r' in self._mode else _sys.stdout
        try:
            return open(string, self._mode, -1, self._encoding, self._errors)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")

    def __repr__(self):
        return 'FileType(%r)' % self._mode


class Namespace(_AttributeHolder):
    """What was read, an attribute for each argument."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def _get_kwargs(self):
        return list(self.__dict__.items()) if _policy('has_paren_with') else sorted(self.__dict__.items())

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


# ---- parsers and groups of arguments ----
def _kept(items, item):
    items.append(item)
    return item


class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.argument_default = description, argument_default
        self.prefix_chars, self.conflict_handler = prefix_chars, conflict_handler
        self._registries = {}
        for name, action in ((None, _StoreAction), ('store', _StoreAction), ('store_const', _StoreConstAction),
                             ('store_true', _StoreTrueAction), ('store_false', _StoreFalseAction), ('append', _AppendAction),
                             ('append_const', _AppendConstAction), ('count', _CountAction), ('help', _HelpAction),
                             ('version', _VersionAction), ('parsers', _SubParsersAction), ('extend', _ExtendAction)):
            self.register('action', name, action)
        if conflict_handler not in ('error', 'resolve'):
            raise ValueError('invalid conflict_resolution value: %r' % conflict_handler)
        self._actions, self._option_string_actions, self._action_groups, self._mutually_exclusive_groups = [], {}, [], []
        self._defaults, self._has_negative_number_optionals = {}, []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries.get(registry_name, {}).get(value, default)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in (a for a in self._actions if a.dest in kwargs):
            action.default = kwargs[action.dest]

    def get_default(self, dest):
        own = (a.default for a in self._actions if a.dest == dest and a.default is not None)
        return next(own, self._defaults.get(dest))

    def add_argument(self, *args, **kwargs):
        """add_argument(dest, ..., name=value, ...) or add_argument(option_string, option_string, ..., name=value, ...)"""
        positional = not args or len(args) == 1 and args[0][0] not in self.prefix_chars
        if positional and args and 'dest' in kwargs:
            newest = _policy('has_msgs_314')
            advice = ', did you mean metavar?' if newest else ''
            raise (TypeError if newest else ValueError)('dest supplied twice for positional argument' + advice)
        kwargs = (self._get_positional_kwargs if positional else self._get_optional_kwargs)(*args, **kwargs)
        if 'default' not in kwargs:
            default = self._defaults.get(kwargs['dest'], self.argument_default)
            if default is not None or kwargs['dest'] in self._defaults:
                kwargs['default'] = default
        name = kwargs.pop('action', None)
        action_class = self._registry_get('action', name, name)
        if not callable(action_class):
            raise ValueError(f'unknown action {action_class!r}' if _policy('has_msgs_314') else f'unknown action "{action_class}"')
        action = action_class(**kwargs)
        convert = self._registry_get('type', action.type, action.type)
        if convert is not None and not callable(convert):
            raise (TypeError if _policy('has_msgs_314') else ValueError)('%r is not callable' % (convert,))
        if hasattr(self, '_get_formatter'):
            try:
                self._get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError('length of metavar tuple does not match nargs') from None
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        return _kept(self._action_groups, _ArgumentGroup(self, *args, **kwargs))

    def add_mutually_exclusive_group(self, **kwargs):
        return _kept(self._mutually_exclusive_groups, _MutuallyExclusiveGroup(self, **kwargs))

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_action(self, action):
        conflicts = [(o, self._option_string_actions[o]) for o in action.option_strings if o in self._option_string_actions]
        if conflicts:
            if self.conflict_handler == 'error':
                raise ArgumentError(action, 'conflicting option string%s: %s' % ('s' * (len(conflicts) > 1), ', '.join(o for o, _ in conflicts)))
            for o, other in conflicts:
                self._option_string_actions.pop(o, None)
                left = other.option_strings
                left.remove(o)
                if not left:
                    other.container._remove_action(other)
        self._actions.append(action)
        action.container = self
        self._option_string_actions.update(dict.fromkeys(action.option_strings, action))
        if not self._has_negative_number_optionals and any(_re.match(r'^-\d+$|^-\d*\.\d+$', o) for o in action.option_strings):
            self._has_negative_number_optionals.append(True)
        return action

    def _add_container_actions(self, container):
        by_title = {g.title: g for g in self._action_groups}
        group_of = {}
        for group in container._action_groups:
            if group.title not in by_title:
                by_title[group.title] = self.add_argument_group(title=group.title, description=group.description)
            group_of.update(dict.fromkeys(group._group_actions, by_title[group.title]))
        for group in container._mutually_exclusive_groups:
            group_of.update(dict.fromkeys(group._group_actions, self.add_mutually_exclusive_group(required=group.required)))
        for action in container._actions:
            group_of.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        if kwargs.get('nargs') == 0 and _NEWEST:
            raise ValueError('nargs for positionals must be != 0')
        if kwargs.get('nargs') not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS) and not (
                kwargs.get('nargs') == 0) or kwargs.get('nargs') == ZERO_OR_MORE and 'default' not in kwargs and not _NEWEST:
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        long = []
        for o in args:
            if o[0] not in self.prefix_chars:
                raise ValueError(f'invalid option string {o!r}: must start with a character {self.prefix_chars!r}')
            if len(o) > 1 and o[1] in self.prefix_chars:
                long.append(o)
        dest = kwargs.pop('dest', None)
        if dest is None:
            dest = (long or args)[0].lstrip(self.prefix_chars)
            if not dest:
                raise (TypeError if _policy('has_msgs_314') else ValueError)(f'dest= is required for options like {args[0]!r}')
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=list(args))


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        kwargs.setdefault('conflict_handler', container.conflict_handler)
        kwargs.setdefault('prefix_chars', container.prefix_chars)
        kwargs.setdefault('argument_default', container.argument_default)
        super().__init__(description, **kwargs)
        self.title, self._group_actions, self._container = title, [], container
        for name in ('_registries', '_actions', '_option_string_actions', '_defaults', '_has_negative_number_optionals',
                     '_mutually_exclusive_groups'):
            setattr(self, name, getattr(container, name))

    def _add_action(self, action):
        return _kept(self._group_actions, super()._add_action(action))

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def _show(self, formatter):
        formatter.start_section(self.title)
        formatter.add_text(self.description)
        formatter.add_arguments(self._group_actions)
        formatter.end_section()


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        return _kept(self._group_actions, self._container._add_action(action))


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Holds the arguments, reads a command line by them, and writes their help."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter, prefix_chars='-',
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True,
                 exit_on_error=True, **more):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class, self.add_help = usage, epilog, formatter_class, add_help
        self.fromfile_prefix_chars, self.allow_abbrev, self.exit_on_error = fromfile_prefix_chars, allow_abbrev, exit_on_error
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options' if _policy('has_match') else 'optional arguments')
        self._subparsers = None
        self.register('type', None, lambda string: string)
        if add_help:
            c = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(c + 'h', c * 2 + 'help', action='help', default=SUPPRESS, help='show this help message and exit')
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in ('prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            if _policy('has_msgs_314'):
                raise ValueError('cannot have multiple subparser arguments')
            self.error('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop('title', 'subcommands'), kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, [a for a in self._actions if not a.option_strings], self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        action = _SubParsersAction(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    # ---- reading ----
    def parse_args(self, args=None, namespace=None):
        args, unknown = self.parse_known_args(args, namespace)
        if unknown:
            message = 'unrecognized arguments: %s' % ' '.join(unknown)
            if not self.exit_on_error and _NEWEST:
                raise ArgumentError(None, message)
            self.error(message)
        return args

    def parse_known_args(self, args=None, namespace=None):
        return self._parse_known(args, namespace, False)

    def parse_intermixed_args(self, args=None, namespace=None):
        args, unknown = self.parse_known_intermixed_args(args, namespace)
        if unknown:
            self.error('unrecognized arguments: %s' % ' '.join(unknown))
        return args

    def parse_known_intermixed_args(self, args=None, namespace=None):
        return self._parse_known(args, namespace, True)

    def _parse_known(self, args, namespace, intermixed):
        args = list(_sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        known = [(a.dest, a.default) for a in self._actions if a.dest is not SUPPRESS and a.default is not SUPPRESS]
        for dest, default in (*known, *self._defaults.items()):
            if not hasattr(namespace, dest):
                setattr(namespace, dest, default)
        if self.exit_on_error:
            try:
                namespace, args = _Reading(self, args, namespace, intermixed).run()
            except ArgumentError as e:
                self.error(str(e))
        else:
            namespace, args = _Reading(self, args, namespace, intermixed).run()
        if hasattr(namespace, '_unrecognized_args'):
            args.extend(namespace._unrecognized_args)
            del namespace._unrecognized_args
        return namespace, args

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _parse_optional(self, s):
        """None: a positional. Else what options it may be: (action, option string, its = value)."""
        if not s or s[0] not in self.prefix_chars:
            return None
        if s in self._option_string_actions:
            return [(self._option_string_actions[s], s, None)]
        if len(s) == 1:
            return None
        name, equals, value = s.partition('=')
        if equals and name in self._option_string_actions:
            return [(self._option_string_actions[name], name, value)]
        found = self._get_option_tuples(s)
        if found:
            return found
        if _re.match(r'^-\d+$|^-\d*\.\d+$' if not _policy('argparse_more_numbers') else
                     r'^-(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)$', s) and not self._has_negative_number_optionals:
            return None
        if ' ' in s:
            return None
        return [(None, s, None)]

    def _get_option_tuples(self, s):
        found = []
        if s[1] in self.prefix_chars:
            if self.allow_abbrev:
                name, equals, value = s.partition('=')
                found = [(a, o, value if equals else None) for o, a in self._option_string_actions.items() if o.startswith(name)]
        else:
            short, rest = s[:2], s[2:]
            name, equals, value = s.partition('=')
            for o, a in self._option_string_actions.items():
                if o == short:
                    found.append((a, o, _Glued(rest)))
                elif self.allow_abbrev and o.startswith(name):
                    found.append((a, o, value if equals else None))
        return found

    def _get_value(self, action, string):
        convert = self._registry_get('type', action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, '%r is not callable' % (convert,))
        try:
            return convert(string)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e))
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, 'invalid %s value: %r' % (name, string))

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str) and _NEWEST:
            choices = iter(choices)
        if value not in choices:
            shown = ', '.join(map(str if _policy('argparse_plain_choices') else repr, action.choices))
            raise ArgumentError(action, 'invalid choice: %r (choose from %s)' % (value if not _policy('argparse_plain_choices') or not isinstance(
                value, str) else value, shown))

    def _get_values(self, action, strings):
        if action.nargs not in (PARSER, REMAINDER) and '--' in strings and not _NEWEST:
            strings = list(strings)
            strings.remove('--')
        n = action.nargs
        if not strings and n == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
                self._check_value(action, value)
        elif not strings and n == ZERO_OR_MORE and not action.option_strings:
            value = action.default if action.default is not None else []
            if action.default is not None and not _NEWEST:
                self._check_value(action, value)
        elif len(strings) == 1 and n in (None, OPTIONAL):
            value = self._get_value(action, strings[0])
            self._check_value(action, value)
        elif n == SUPPRESS:
            value = SUPPRESS
        else:
            value = [self._get_value(action, s) for s in strings]
            for v in value[:{REMAINDER: 0, PARSER: 1}.get(n, len(value))]:
                self._check_value(action, v)
        return value

    # ---- telling ----
    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def _told(self, whole):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        if whole:
            formatter.add_text(self.description)
            for group in self._action_groups:
                group._show(formatter)
            formatter.add_text(self.epilog)
        return formatter.format_help()

    def format_usage(self):
        return self._told(False)

    def format_help(self):
        return self._told(True)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def error(self, message):
        """Usage and message to sys.stderr, then exit with status 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)


class _Glued(str):
    """What follows a short option in the same word."""


class _Reading:
    """One pass over a command line: the words as a pattern, O for options and A for arguments, - for the --."""

    def __init__(self, parser, args, namespace, intermixed):
        self.parser, self.namespace, self.intermixed = parser, namespace, intermixed
        if parser.fromfile_prefix_chars is not None:
            for a in args:
                if a and a[0] in parser.fromfile_prefix_chars:
                    open(a[1:])
        self.args, self.options = args, {}
        pattern, rest = '', iter(enumerate(args))
        for i, a in rest:
            if a == '--':
                pattern += '-' + 'A' * (len(args) - i - 1)
                break
            found = parser._parse_optional(a)
            if found is not None:
                self.options[i] = found
            pattern += 'A' if found is None else 'O'
        self.pattern = pattern
        self.positionals = [a for a in parser._actions if not a.option_strings]
        self.seen, self.seen_given, self.extras = set(), set(), []
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for i, action in enumerate(group._group_actions):
                self.conflicts.setdefault(action, []).extend(group._group_actions[:i] + group._group_actions[i + 1:])

    def take(self, action, strings, option_string=None):
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        if values is not action.default if not action.option_strings else True:
            self.seen_given.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_given:
                    raise ArgumentError(action, 'not allowed with argument %s' % _get_action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def width(self, action, pattern):
        """How many words of the pattern the action takes; -1: it cannot."""
        m = _re.match(self.regex(action), pattern)
        return len(m[1]) if m else -1

    def regex(self, action):
        n = action.nargs
        word, any_words = ('-*A-*', '[A-]*') if not action.option_strings else ('A', 'A*')
        if n is None:
            text = f'({word})'
        elif n == OPTIONAL:
            text = '(-*A?-*)' if not action.option_strings else '(A?)'
        elif n == ZERO_OR_MORE:
            text = f'({any_words})'
        elif n == ONE_OR_MORE:
            text = '(-*A[A-]*)' if not action.option_strings else '(AA*)'
        elif n == REMAINDER:
            text = '([AO-]*)' if not action.option_strings else '([AO]*)'
        elif n == PARSER:
            text = '(-*A[-AO]*)' if not action.option_strings else '(A[AO]*)'
        elif n == SUPPRESS:
            text = '(-*)'
        else:
            text = '(-*%s)' % '-*'.join('A' * n) if not action.option_strings else '(%s)' % ('A' * n)
        return text

    def option(self, at):
        parser, args = self.parser, self.args
        found = self.options[at]
        if len(found) > 1:
            raise ArgumentError(None, 'ambiguous option: %s could match %s' % (args[at], ', '.join(o for _, o, _ in found))) if _NEWER else (
                self.ambiguous(args[at], found))
        action, option_string, given = found[0]
        todo = []
        while True:
            if action is None:
                self.extras.append(args[at])
                return at + 1
            if given is not None:
                width = self.width(action, 'A')
                if width == 0 and option_string[1] not in parser.prefix_chars and given != '' and isinstance(given, _Glued):
                    todo.append((action, [], option_string))
                    option_string, given = option_string[0] + given[0], _Glued(given[1:])
                    if option_string in parser._option_string_actions:
                        action = parser._option_string_actions[option_string]
                        if not given:
                            given = None
                        elif given[:1] == '=' and parser._get_formatter and self.width(action, 'A') == 1:
                            given = given[1:]
                        continue
                    if _NEWEST:
                        self.extras.append(option_string + given)
                        at += 1
                        break
                    raise ArgumentError(action, 'ignored explicit argument %r' % (str(option_string[1:] + given),))
                if width == 1:
                    if isinstance(given, _Glued) and given[:1] == '=' and len(option_string) == 2:
                        given = given[1:]
                    todo.append((action, [str(given)], option_string))
                    at += 1
                    break
                raise ArgumentError(action, 'ignored explicit argument %r' % (str(given),))
            start = at + 1
            width = self.width(action, self.pattern[start:])
            if width < 0:
                n = action.nargs
                raise ArgumentError(action, {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
                                             ONE_OR_MORE: 'expected at least one argument'}.get(n) or
                                    'expected %s argument%s' % (n, '' if n == 1 else 's'))
            at = start + width
            todo.append((action, args[start:at], option_string))
            break
        for action, strings, option_string in todo:
            if getattr(action, 'deprecated', False):
                parser._print_message('%s: warning: option %r is deprecated\n' % (parser.prog, option_string), _sys.stderr)
            self.take(action, strings, option_string)
        return at

    def ambiguous(self, arg, found):
        self.parser.error('ambiguous option: %s could match %s' % (arg, ', '.join(o for _, o, _ in found)))

    def arguments(self, at):
        """As many positionals as the words from here on allow, each as much as its pattern takes."""
        words = self.pattern[at:]
        if not _NEWER or True:
            taken = []
            for n in range(len(self.positionals), 0, -1):
                m = _re.match(''.join(self.regex(a) for a in self.positionals[:n]), words)
                if m:
                    taken = [len(g) for g in m.groups()]
                    break
        todo = list(zip(self.positionals, taken))
        if _NEWEST:                        # what would take nothing now may take something after the next options
            while todo and todo[-1][1] == 0 and 'O' in words and todo[-1][0].nargs in (OPTIONAL, ZERO_OR_MORE, SUPPRESS):
                todo.pop()
        for action, width in todo:
            strings = self.args[at:at + width]
            if _NEWEST and action.nargs not in (PARSER, REMAINDER) and '-' in self.pattern[at:at + width]:
                strings = list(strings)
                strings.remove('--')
            elif _NEWEST and action.nargs == PARSER and self.pattern[at:at + 1] == '-':
                strings = list(strings)
                strings.remove('--')
            at += width
            self.take(action, strings)
        self.positionals = self.positionals[len(todo):]
        return at

    def run(self):
        parser = self.parser
        at, last_option = 0, max(self.options) if self.options else -1
        if self.intermixed:
            words = []
            while at < len(self.pattern):
                if at in self.options:
                    at = self.option(at)
                else:
                    words.append(at)
                    at += 1
            kept = [self.args[i] for i in words]
            self.pattern, self.args, self.options = ''.join(self.pattern[i] for i in words), kept, {}
            self.extras += self.args[self.arguments(0):]
        else:
            while at <= last_option:
                nxt = at
                while nxt <= last_option and nxt not in self.options:
                    nxt += 1
                if at != nxt or not _NEWEST or at in self.options and self.positionals:
                    end = self.arguments(at)
                    if end > at:
                        at = end
                        continue
                if at not in self.options:
                    self.extras += self.args[at:nxt]
                    at = nxt
                at = self.option(at)
            self.extras += self.args[self.arguments(at):]
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif isinstance(action.default, str) and hasattr(self.namespace, action.dest) and (
                    action.default is getattr(self.namespace, action.dest)):
                setattr(self.namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            message = 'the following arguments are required: %s' % ', '.join(map(str, missing))
            if _NEWEST:
                raise ArgumentError(None, message)
            parser.error(message)
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(a in self.seen_given for a in group._group_actions):
                names = [_get_action_name(a) for a in group._group_actions if a.help is not SUPPRESS]
                message = 'one of the arguments %s is required' % ' '.join(names)
                if _NEWEST:
                    raise ArgumentError(None, message)
                parser.error(message)
        return self.namespace, self.extras


if not _policy('has_paren_with'):
    del BooleanOptionalAction
    __all__.remove('BooleanOptionalAction')
