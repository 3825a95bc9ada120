"""Features that can be asked for before they are the rule."""
from _methods import named as _named


@_named
class _Feature:
    def __init__(self, optional, mandatory, compiler_flag):
        self.optional, self.mandatory, self.compiler_flag = optional, mandatory, compiler_flag

    getOptionalRelease = lambda self: self.optional  # the first version that knew it
    getMandatoryRelease = lambda self: self.mandatory  # the one in which it is the rule; None: nobody knows
    __repr__ = lambda self: f'_Feature{(self.optional, self.mandatory, self.compiler_flag)!r}'


def _release(text):
    """2.1b1 as a tuple of five."""
    for level in ('alpha', 'beta'):
        version, mark, serial = text.partition(level[0])
        if mark:
            break
    else:
        level, serial = 'final', 0
    major, minor = version.split('.')
    return int(major), int(minor), 0, level, int(serial)


_FEATURES = """
nested_scopes    2.1b1  2.2a0       10
generators       2.2a1  2.3          0
division         2.2a2  3.0a0    20000
absolute_import  2.5a1  3.0a0    40000
with_statement   2.5a1  2.6a0    80000
print_function   2.6a2  3.0a0   100000
unicode_literals 2.6a2  3.0a0   200000
barry_as_FLUFL   3.1a2  4.0a0   400000
generator_stop   3.5b1  3.7a0   800000
annotations      3.7b1  -      1000000
"""
all_feature_names = []
for _line in _FEATURES.split('\n')[1:-1]:
    _name, _optional, _mandatory, _flag = _line.split()
    globals()[_name] = _Feature(_release(_optional), None if _mandatory == '-' else _release(_mandatory), int(_flag, 16))
    all_feature_names.append(_name)
del _line, _name, _optional, _mandatory, _flag
__all__ = ['all_feature_names'] + all_feature_names
