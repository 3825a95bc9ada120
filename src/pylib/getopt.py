"""Options of a command line, as C's getopt reads them."""

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    opt = msg = ''

    def __init__(self, msg, opt=''):
        super().__init__(msg, opt)
        self.msg, self.opt = msg, opt

    def __str__(self):
        return self.msg


error = GetoptError


def _long(opts, opt, longopts, args):
    opt, equals, value = opt.partition('=')
    fitting = [o for o in longopts if o.startswith(opt)]
    if not fitting:
        raise GetoptError(f'option --{opt} not recognized', opt)
    if opt in fitting:
        name, wants = opt, False
    elif opt + '=' in fitting:
        name, wants = opt, True
    else:
        if len(fitting) > 1:
            raise GetoptError(f'option --{opt} not a unique prefix', opt)
        name, wants = fitting[0].rstrip('='), fitting[0].endswith('=')
    if wants and not equals:
        if not args:
            raise GetoptError(f'option --{name} requires argument', name)
        value, args = args[0], args[1:]
    elif equals and not wants:
        raise GetoptError(f'option --{name} must not have an argument', name)
    opts.append(('--' + name, value))
    return args


def _short(opts, letters, shortopts, args):
    while letters:
        opt, letters = letters[0], letters[1:]
        at = shortopts.find(opt)
        if at < 0 or opt == ':':
            raise GetoptError(f'option -{opt} not recognized', opt)
        value = ''
        if shortopts.startswith(':', at + 1):
            if not letters:
                if not args:
                    raise GetoptError(f'option -{opt} requires argument', opt)
                letters, args = args[0], args[1:]
            value, letters = letters, ''
        opts.append(('-' + opt, value))
    return args


def _parse(args, shortopts, longopts, mixed):
    opts, rest, args = [], [], list(args)
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    if shortopts.startswith('+'):
        shortopts, mixed = shortopts[1:], False
    while args:
        a = args[0]
        if a == '--':
            return opts, rest + args[1:]
        if a.startswith('--'):
            args = _long(opts, a[2:], longopts, args[1:])
        elif a.startswith('-') and a != '-':
            args = _short(opts, a[1:], shortopts, args[1:])
        elif mixed:
            rest.append(a)
            args = args[1:]
        else:
            break
    return opts, rest + args


def getopt(args, shortopts, longopts=[]):
    """Options until the first other word: a list of (option, value), and the words that are left."""
    return _parse(args, shortopts, longopts, False)


def gnu_getopt(args, shortopts, longopts=[]):
    return _parse(args, shortopts, longopts, True)
