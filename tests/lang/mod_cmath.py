# cmath: results to the last bit, special values, errors
import cmath
from cmath import inf, nan


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


show(cmath.sqrt, -1)  # => 1j
show(cmath.sqrt, 3 + 4j)  # => (2+1j)
show(cmath.sqrt, complex(-4, -0.0))  # => -2j
show(cmath.sqrt, 5e-324)  # => (2.2227587494850775e-162+0j)
show(cmath.sqrt, complex(inf, nan))  # => (inf+nanj)
show(cmath.exp, 1j * cmath.pi)  # => (-1+1.2246467991473532e-16j)
show(cmath.exp, 1000)  # => OverflowError math range error
show(cmath.exp, complex(-inf, inf))  # => 0j
show(cmath.exp, complex(1, inf))  # => ValueError math domain error
show(cmath.log, -1)  # => 3.141592653589793j
show(cmath.log, 1 + 1e-9j)  # => (5e-19+1e-09j)
show(cmath.log, 8, 2)  # => (3+0j)
show(cmath.log, 0)  # => ValueError math domain error
show(cmath.log, 0, 2)  # => (-inf+nanj)
show(cmath.log, 5, 1)  # => ValueError math domain error
show(cmath.log, 5, 0)  # => ValueError math domain error
show(cmath.log10, -100)  # => (2+1.3643763538418412j)
show(cmath.sin, 1 + 2j)  # => (3.165778513216168+1.9596010414216063j)
show(cmath.cos, complex(2, 711))  # => OverflowError math range error
show(cmath.cos, inf)  # => ValueError math domain error
show(cmath.tan, complex(-inf, inf))  # => 1j
show(cmath.asin, 2)  # => (1.5707963267948966+1.3169578969248166j)
show(cmath.acos, complex(inf, nan))  # => (nan+infj)
show(cmath.atan, 1 + 1j)  # => (1.0172219678978514+0.40235947810852507j)
show(cmath.sinh, 1j)  # => 0.8414709848078965j
show(cmath.cosh, complex(nan, -0.0))  # => (nan+0j)
show(cmath.tanh, complex(0, nan))
# =>(3.8-3.13) (nan+nanj)
# =>(3.14-3.15) nanj
show(cmath.acosh, 0.5)  # => 1.0471975511965979j
show(cmath.acosh, complex(0, nan))
# =>(3.8-3.13) (nan+nanj)
# =>(3.14-3.15) (nan+1.5707963267948966j)
show(cmath.asinh, -3e200)  # => (-462.3087780680372+0j)
show(cmath.atanh, 1)  # => ValueError math domain error
show(cmath.atanh, 2 - 1j)  # => (0.40235947810852507-1.3389725222944935j)
show(cmath.polar, -1)  # => (1.0, 3.141592653589793)
show(cmath.polar, 1e308 + 1.7e308j)  # => OverflowError math range error
show(cmath.phase, complex(-1, -0.0))  # => -3.141592653589793
show(cmath.rect, 2, cmath.pi / 3)  # => (1.0000000000000002+1.7320508075688772j)
show(cmath.rect, inf, 2)  # => (-inf+infj)
show(cmath.rect, inf, inf)  # => ValueError math domain error
show(cmath.rect, 1)  # => TypeError rect expected 2 arguments, got 1
show(cmath.isclose, 1 + 1e-10j, 1)  # => True
show(cmath.isclose, 1, 2, 3)  # => TypeError isclose() takes exactly 2 positional arguments (3 given)
show(lambda: cmath.isclose(1, 1.5, abs_tol=0.5))  # => True
show(lambda: cmath.isclose(1, 2, rel_tol=-1))  # => ValueError tolerances must be non-negative
show(cmath.isnan, complex(nan, 1))  # => True
show(cmath.isinf, complex(nan, -inf))  # => True
show(cmath.isfinite, 1)  # => True
show(cmath.sqrt, "a")  # => TypeError must be real number, not str
show(cmath.sqrt)
# =>(3.8) TypeError sqrt() takes exactly one argument (0 given)
# =>(3.9-3.15) TypeError cmath.sqrt() takes exactly one argument (0 given)
show(cmath.log)  # => TypeError log expected at least 1 argument, got 0
show(lambda: cmath.sqrt(z=1))
# =>(3.8) TypeError sqrt() takes no keyword arguments
# =>(3.9-3.15) TypeError cmath.sqrt() takes no keyword arguments
show(lambda: (cmath.e, cmath.tau, cmath.infj, cmath.nanj))  # => (2.718281828459045, 6.283185307179586, infj, nanj)


class Half:
    def __complex__(self):
        return 0.5j


show(cmath.sqrt, Half())  # => (0.5+0.5j)
