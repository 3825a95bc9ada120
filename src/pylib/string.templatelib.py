"""Template strings: what t'...' makes."""
from _templatelib import Interpolation, Template

__all__ = ['Interpolation', 'Template', 'convert']


def convert(obj, /, conversion):
    """What the letter after ! makes of obj; None: obj itself."""
    for letter, how in (('r', repr), ('s', str), ('a', ascii)):
        if conversion == letter:
            return how(obj)
    if conversion is not None:
        raise ValueError(f'invalid conversion specifier: {conversion}')
    return obj
