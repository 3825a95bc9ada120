"""How long small pieces of code take. The clock is slotscope's own (see time), so the numbers only show that the code was run.

main() takes the arguments of the command line: [-n N] [-r N] [-u U] [-s S] [-p] [-v] [-h] [statement ...]

  -n/--number N: how many times the statement runs (default: as many as take 0.2 seconds)
  -r/--repeat N: how many times that is measured (default 5)
  -u/--unit U: nsec, usec, msec or sec
  -s/--setup S: a statement that runs once before (default pass); several are lines
  -p/--process: processor time
  -v/--verbose: all measurements; twice: more digits
  -h/--help: this text
"""

import gc
import itertools
import sys
import time
from time import perf_counter as default_timer
from _slotscope import policy

default_number = 1000000
default_repeat = 5
dummy_src_name = '<timeit-src>'
__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']
_UNITS = {'nsec': 1e-9, 'usec': 1e-6, 'msec': 1e-3, 'sec': 1.0}


def reindent(src, indent):
    """The lines of src but the first, moved to the right."""
    return ('\n' + ' ' * indent).join(src.split('\n'))


class Timer:
    """Measures stmt, which runs after setup: texts or callables."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        namespace, parameters, before = {}, '', ''
        if isinstance(setup, str):
            compile(setup, dummy_src_name, 'exec')
            before, setup = setup + '\n', reindent(setup, 4)
        elif callable(setup):
            namespace['_setup'], parameters, setup = setup, ', _setup=_setup', '_setup()'
        else:
            raise ValueError('setup is neither a string nor callable')
        if isinstance(stmt, str):
            compile(before + stmt, dummy_src_name, 'exec')
            stmt = reindent(stmt, 8)
        elif callable(stmt):
            namespace['_stmt'], parameters, stmt = stmt, parameters + ', _stmt=_stmt', '_stmt()'
        else:
            raise ValueError('stmt is neither a string nor callable')
        self.src = (f'def inner(_it, _timer{parameters}):\n    {setup}\n    _t0 = _timer()\n    for _i in _it:\n        {stmt}\n'
                    '        pass\n    _t1 = _timer()\n    return _t1 - _t0\n')
        exec(compile(self.src, dummy_src_name, 'exec'), _globals() if globals is None else globals, namespace)
        self.inner = namespace['inner']

    def print_exc(self, file=None):
        """Prints the traceback of the exception that is being handled."""
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        it, collecting = itertools.repeat(None, number), gc.isenabled()
        gc.disable()
        try:
            return self.inner(it, self.timer)
        finally:
            if collecting:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, time) of the first of 1, 2, 5, 10, 20 ... runs that take 0.2 seconds. slotscope's clock needs no more than 10000."""
        for number in (digit * 10 ** zeros for zeros in itertools.count() for digit in (1, 2, 5)):
            taken = self.timeit(number)
            if callback:
                callback(number, taken)
            if taken >= 0.2 or number >= 10000 and self.timer is default_timer:
                return number, taken


def _globals():
    return globals()


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


def _options(args):
    """What the arguments say, as a dict; an int is what main() shall return at once."""
    import getopt
    try:
        found, rest = getopt.getopt(args, 'n:u:s:r:pvh', ['number=', 'setup=', 'repeat=', 'process', 'verbose', 'unit=', 'help'])
    except getopt.error as e:
        print(e)
        print('use -h/--help for command line help')
        return 2
    o = {'stmt': '\n'.join(rest) or 'pass', 'number': 0, 'setup': [], 'repeat': default_repeat, 'unit': None, 'verbose': 0, 'timer': default_timer}
    for name, value in found:
        key = {'n': 'number', 'r': 'repeat', 's': 'setup', 'u': 'unit', 'p': 'process', 'v': 'verbose', 'h': 'help'}[name.lstrip('-')[0]]
        if key == 'unit' and value not in _UNITS:
            print('Unrecognized unit. Please select nsec, usec, msec, or sec.', file=sys.stderr)
            return 2
        if key == 'help':
            print(__doc__, end=' ')
            return 0
        if key == 'setup':
            o['setup'].append(value)
        elif key == 'verbose':
            o['verbose'] += 1
        elif key == 'process':
            o['timer'] = time.process_time
        else:
            o[key] = value if key == 'unit' else int(value)
    o['repeat'] = max(o['repeat'], 1)
    return o


def main(args=None, *, _wrap_timer=None):
    """Measures what the arguments say (sys.argv without them) and prints it; a number where that failed."""
    o = _options(sys.argv[1:] if args is None else args)
    if isinstance(o, int):
        return o
    verbose, number, digits = o['verbose'], o['number'], max(3, 2 + o['verbose'])

    def shown(seconds):
        unit = o['unit'] or next((u for u in ('sec', 'msec', 'usec', 'nsec') if seconds >= _UNITS[u]), 'nsec')
        return '%.*g %s' % (digits, seconds / _UNITS[unit], unit)

    def progress(n, taken):
        print(f'{n} loop{"s" * (n != 1)} -> {taken:.{digits}g} {"sec" if policy("timeit_says_sec") else "secs"}')
    t = Timer(o['stmt'], '\n'.join(o['setup']) or 'pass', _wrap_timer(o['timer']) if _wrap_timer else o['timer'])
    try:
        if number == 0:
            number, _ = t.autorange(progress if verbose else None)
            if verbose:
                print()
        times = t.repeat(o['repeat'], number)
    except:
        t.print_exc()
        return 1
    if verbose:
        print('raw times: ' + ', '.join(map(shown, times)))
        print()
    best, worst = min(times) / number, max(times) / number
    print(f'{number} loop{"s" * (number != 1)}, best of {o["repeat"]}: {shown(best)} per loop')
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(f'The test results are likely unreliable. The worst time ({shown(worst)}) was more than four times slower than '
                               f'the best time ({shown(best)}).', UserWarning, '', 0)
    return None
