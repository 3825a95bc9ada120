"""How long small pieces of code take. The clock is slotscope's own (see time), so the numbers only show that the code was run."""

from time import perf_counter as default_timer

default_number = 1000000
default_repeat = 5
__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']



class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        for what, part in (('stmt', stmt), ('setup', setup)):
            if not isinstance(part, str) and not callable(part):
                raise ValueError(f'{what} is neither a string nor callable')
        self.timer = timer
        self._globals = {} if globals is None else globals
        self._stmt = stmt
        self._setup = setup
        if isinstance(stmt, str):
            compile(stmt, '<timeit-src>', 'exec')

    def timeit(self, number=default_number):
        namespace = dict(self._globals)
        body = self._stmt if isinstance(self._stmt, str) else '_stmt()'
        setup = self._setup if isinstance(self._setup, str) else '_setup()'
        lines = ['def inner(_it, _timer, _stmt, _setup):'] + ['    ' + x for x in setup.split('\n')]
        lines += ['    _t0 = _timer()', '    for _i in _it:'] + ['        ' + x for x in body.split('\n')] + ['    return _timer() - _t0']
        exec('\n'.join(lines), namespace)
        return namespace['inner'](range(number), self.timer, self._stmt, self._setup)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            taken = self.timeit(number)
            if callback:
                callback(number, taken)
            if taken >= 0.2 or number >= 10000:
                return number, taken
            number *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
