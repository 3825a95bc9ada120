# versions: 3.8 3.9 3.10 3.11 3.13 3.14 3.15
# Names of functions in comprehensions: a comprehension is no function of its own to them, and from 3.12 on it has no name at all.
print([lambda: 1 for i in range(1)][0].__qualname__, {(lambda: 1).__qualname__ for i in range(1)}, {1: (lambda: 1).__qualname__ for i in range(1)}, list((lambda: 1).__qualname__ for i in range(1)))
# =>(3.8-3.11) <listcomp>.<lambda> {'<setcomp>.<lambda>'} {1: '<dictcomp>.<lambda>'} ['<genexpr>.<lambda>']
# =>(3.13-3.15) <lambda> {'<lambda>'} {1: '<lambda>'} ['<genexpr>.<lambda>']
def f():
    print([lambda: 1 for i in range(1)][0].__qualname__, {(lambda: 1).__qualname__ for i in range(1)}, {1: (lambda: 1).__qualname__ for i in range(1)}, list((lambda: 1).__qualname__ for i in range(1)))
    # =>(3.8-3.11) f.<locals>.<listcomp>.<lambda> {'f.<locals>.<setcomp>.<lambda>'} {1: 'f.<locals>.<dictcomp>.<lambda>'} ['f.<locals>.<genexpr>.<lambda>']
    # =>(3.13-3.15) f.<locals>.<lambda> {'f.<locals>.<lambda>'} {1: 'f.<locals>.<lambda>'} ['f.<locals>.<genexpr>.<lambda>']
    print([[(lambda: 1).__qualname__ for i in range(1)] for j in range(1)], list([(lambda: 1).__qualname__ for i in range(1)] for j in range(1)))
    # =>(3.8-3.11) [['f.<locals>.<listcomp>.<listcomp>.<lambda>']] [['f.<locals>.<genexpr>.<listcomp>.<lambda>']]
    # =>(3.13-3.15) [['f.<locals>.<lambda>']] [['f.<locals>.<genexpr>.<lambda>']]
    print((lambda: [lambda: 1 for i in range(1)])()[0].__qualname__)
    # =>(3.8-3.11) f.<locals>.<lambda>.<locals>.<listcomp>.<lambda>
    # =>(3.13-3.15) f.<locals>.<lambda>.<locals>.<lambda>
    g = (x for x in [1])
    print(g.__qualname__, [(y for y in 'a') for i in [1]][0].__qualname__, list((y for y in 'a') for i in [1])[0].__qualname__)
    # =>(3.8-3.11) f.<locals>.<genexpr> f.<locals>.<listcomp>.<genexpr> f.<locals>.<genexpr>.<genexpr>
    # =>(3.13-3.15) f.<locals>.<genexpr> f.<locals>.<genexpr> f.<locals>.<genexpr>.<genexpr>
f()
class C:
    l = [lambda: 1 for i in range(1)][0].__qualname__
    m = [(x for x in 'a') for i in range(1)][0].__qualname__
    print(l, m, list((lambda: 1).__qualname__ for i in range(1)))
    # =>(3.8-3.11) C.<listcomp>.<lambda> C.<listcomp>.<genexpr> ['C.<genexpr>.<lambda>']
    # =>(3.13-3.15) C.<lambda> C.<genexpr> ['C.<genexpr>.<lambda>']
print([[(lambda: 1).__qualname__ for i in range(1)] for j in range(1)])
# =>(3.8-3.11) [['<listcomp>.<listcomp>.<lambda>']]
# =>(3.13-3.15) [['<lambda>']]
