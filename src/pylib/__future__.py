"""Features that can be asked for before they are the rule."""
from _methods import named as _named
from _slotscope import policy


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
nested_scopes    2.1b1  2.2a0       10 NESTED
generators       2.2a1  2.3          0 GENERATOR_ALLOWED
division         2.2a2  3.0a0    20000 FUTURE_DIVISION
absolute_import  2.5a1  3.0a0    40000 FUTURE_ABSOLUTE_IMPORT
with_statement   2.5a1  2.6a0    80000 FUTURE_WITH_STATEMENT
print_function   2.6a2  3.0a0   100000 FUTURE_PRINT_FUNCTION
unicode_literals 2.6a2  3.0a0   200000 FUTURE_UNICODE_LITERALS
barry_as_FLUFL   3.1a2  4.0a0   400000 FUTURE_BARRY_AS_BDFL
generator_stop   3.5b1  3.7a0   800000 FUTURE_GENERATOR_STOP
annotations      3.7b1  -      1000000 FUTURE_ANNOTATIONS
"""
all_feature_names = []
for _line in _FEATURES.split('\n')[1:-1]:
    _name, _optional, _mandatory, _flag, _constant = _line.split()
    globals()['CO_' + _constant] = _flag = int(_flag, 16)
    globals()[_name] = _Feature(_release(_optional), None if _mandatory == '-' else _release(_mandatory), _flag)
    all_feature_names.append(_name)
del _line, _name, _optional, _mandatory, _flag, _constant
if policy('future_annotations_rule'):
    annotations.mandatory = 3, policy('future_annotations_rule'), 0, 'alpha', 0
__all__ = ['all_feature_names'] + all_feature_names
