# Where yield, await, async and := may stand, and what each version says of the other places.
def say(source):
    try:
        compile(source, "<test>", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
say("a: (yield) = 1")
# =>(3.8-3.13) 'yield' outside function 1 5
# =>(3.14-3.15) yield expression cannot be used within an annotation 1 5
say("a: (await x)")
# =>(3.8-3.13) 'await' outside function 1 5
# =>(3.14-3.15) await expression cannot be used within an annotation 1 5
say("class C:\n    a: (yield)")
# =>(3.8-3.13) 'yield' outside function 2 9
# =>(3.14-3.15) yield expression cannot be used within an annotation 2 9
say("def f():\n    a: (yield)")
# =>(3.8-3.13) ok
# =>(3.14-3.15) yield expression cannot be used within an annotation 2 9
say("def f():\n    a: [(yield) for i in x]")
# =>(3.8-3.9) 'yield' inside list comprehension 2 8
# =>(3.10-3.15) 'yield' inside list comprehension 2 10
say("def f():\n    x.a: (w := 1) = 1")
# =>(3.8-3.13) ok
# =>(3.14-3.15) named expression cannot be used within an annotation 2 11
say("def f(a: (yield)): pass")
# =>(3.8-3.13) 'yield' outside function 1 11
# =>(3.14-3.15) yield expression cannot be used within an annotation 1 11
say("async def f():\n    def g() -> (yield from x): pass")
# =>(3.8-3.13) 'yield from' inside async function 2 17
# =>(3.14-3.15) yield expression cannot be used within an annotation 2 17
say("async def f():\n    def g(a: (await x)): pass")
# =>(3.8-3.13) ok
# =>(3.14-3.15) await expression cannot be used within an annotation 2 15
say("def f():\n    def g(a: [i for i in await x]): pass")
# =>(3.8-3.13) 'await' outside async function 2 26
# =>(3.14-3.15) await expression cannot be used within an annotation 2 26
say("a: (lambda: await x)")  # => 'await' outside async function 1 13
say("a: [(w := i) for i in x]")  # => ok
say("class C:\n    a: [(w := i) for i in x]")
# =>(3.8-3.9) assignment expression within a comprehension cannot be used in a class body 2 9
# =>(3.10-3.15) assignment expression within a comprehension cannot be used in a class body 2 10
say("class C:\n    [(w := i) for i in x]")
# =>(3.8-3.9) assignment expression within a comprehension cannot be used in a class body 2 6
# =>(3.10-3.15) assignment expression within a comprehension cannot be used in a class body 2 7
say("def f(a: [i async for i in x]): pass")
# =>(3.8-3.9) asynchronous comprehension outside of an asynchronous function 0 1
# =>(3.10-3.15) asynchronous comprehension outside of an asynchronous function 1 10
say("[i async for i in x]")
# =>(3.8-3.9) asynchronous comprehension outside of an asynchronous function 0 1
# =>(3.10-3.15) asynchronous comprehension outside of an asynchronous function 1 1
say("def f():\n    [await i for i in x]")
# =>(3.8-3.9) asynchronous comprehension outside of an asynchronous function 0 1
# =>(3.10-3.15) asynchronous comprehension outside of an asynchronous function 2 5
say("def f():\n    return (i async for i in x)")  # => ok
say("def f():\n    return (await i for i in x)")  # => ok
say("def f():\n    return ([j async for j in i] for i in x)")
# =>(3.8-3.9) asynchronous comprehension outside of an asynchronous function 0 1
# =>(3.10) asynchronous comprehension outside of an asynchronous function 2 13
# =>(3.11-3.15) ok
say("async def f():\n    [[j async for j in i] for i in x]")
# =>(3.8-3.9) asynchronous comprehension outside of an asynchronous function 0 1
# =>(3.10) asynchronous comprehension outside of an asynchronous function 2 6
# =>(3.11-3.15) ok
say("async def f():\n    [[j async for j in i] async for i in x]")  # => ok
say("async def f():\n    [(lambda: [j async for j in i]) for i in x]")
# =>(3.8-3.9) asynchronous comprehension outside of an asynchronous function 0 1
# =>(3.10-3.15) asynchronous comprehension outside of an asynchronous function 2 15
say("async def f():\n    class C:\n        [i async for i in x]")
# =>(3.8-3.9) asynchronous comprehension outside of an asynchronous function 0 1
# =>(3.10-3.15) asynchronous comprehension outside of an asynchronous function 3 9
say("async def f():\n    [(await i) for i in await x]")  # => ok
say("[(yield) for i in x]")
# =>(3.8-3.9) 'yield' inside list comprehension 1 1
# =>(3.10-3.15) 'yield' inside list comprehension 1 3
say("def f():\n    [i for i in x if (yield)]")
# =>(3.8-3.9) 'yield' inside list comprehension 2 5
# =>(3.10-3.15) 'yield' inside list comprehension 2 23
say("def f():\n    ((yield) for i in x)")
# =>(3.8-3.9) 'yield' inside generator expression 2 5
# =>(3.10-3.15) 'yield' inside generator expression 2 7
say("def f():\n    {(yield): (w := 1) for w in x}")
# =>(3.8-3.9) assignment expression cannot rebind comprehension iteration variable 'w' 2 15
# =>(3.10-3.15) assignment expression cannot rebind comprehension iteration variable 'w' 2 16
say("[j for i in x if (j := i) for j in x]")
# =>(3.8-3.9) comprehension inner loop cannot rebind assignment expression target 'j' 1 1
# =>(3.10-3.15) comprehension inner loop cannot rebind assignment expression target 'j' 1 31
say("return [i async for i in x]")
# =>(3.8-3.13) 'return' outside function 1 1
# =>(3.14-3.15) asynchronous comprehension outside of an asynchronous function 1 8
say("yield (await x)")
# =>(3.8-3.13) 'yield' outside function 1 1
# =>(3.14-3.15) 'await' outside function 1 8
say("async for z in [(yield) for i in x]: pass")
# =>(3.8-3.9) 'yield' inside list comprehension 1 16
# =>(3.10-3.13) 'yield' inside list comprehension 1 18
# =>(3.14-3.15) 'async for' outside async function 1 1
say("def f():\n    async with [(yield) for i in x]: pass")
# =>(3.8-3.9) 'yield' inside list comprehension 2 16
# =>(3.10-3.13) 'yield' inside list comprehension 2 18
# =>(3.14-3.15) 'async with' outside async function 2 5
say("await [(yield) for i in x]")
# =>(3.8-3.9) 'yield' inside list comprehension 1 7
# =>(3.10-3.13) 'yield' inside list comprehension 1 9
# =>(3.14-3.15) 'await' outside function 1 1
say("async def f():\n    yield 1\n    return 2")  # => 'return' with value in async generator 3 5
say("from __future__ import annotations\na: (yield)")
# =>(3.8-3.9) ok
# =>(3.10-3.11) 'yield expression' can not be used within an annotation 2 5
# =>(3.12-3.15) yield expression cannot be used within an annotation 2 5
say("from __future__ import annotations\ndef f(a: (await x)): pass")
# =>(3.8-3.9) ok
# =>(3.10-3.11) 'await expression' can not be used within an annotation 2 11
# =>(3.12-3.15) await expression cannot be used within an annotation 2 11
say("from __future__ import annotations\nclass C:\n    a: (w := 1)")
# =>(3.8-3.9) ok
# =>(3.10-3.11) 'named expression' can not be used within an annotation 3 9
# =>(3.12-3.15) named expression cannot be used within an annotation 3 9
say("from __future__ import annotations\nasync def f():\n    a: (yield) = 1\n    return 1")
# =>(3.8-3.9) 'return' with value in async generator 4 5
# =>(3.10-3.11) 'yield expression' can not be used within an annotation 3 9
# =>(3.12-3.15) yield expression cannot be used within an annotation 3 9
say("class C[T]((yield)): pass")
# =>(3.8-3.11) invalid syntax 1 8
# =>(3.12-3.15) yield expression cannot be used within the definition of a generic 1 13
say("class C[T]([(w := i) for i in x]): pass")
# =>(3.8-3.11) invalid syntax 1 8
# =>(3.12-3.15) assignment expression within a comprehension cannot be used within the definition of a generic 1 14
say("def f[T: (yield)](): pass")
# =>(3.8-3.10) invalid syntax 1 6
# =>(3.11) expected '(' 1 6
# =>(3.12-3.15) yield expression cannot be used within a TypeVar bound 1 11
say("def f[T: (int, (await x))](): pass")
# =>(3.8-3.10) invalid syntax 1 6
# =>(3.11) expected '(' 1 6
# =>(3.12) await expression cannot be used within a TypeVar bound 1 17
# =>(3.13-3.15) await expression cannot be used within a TypeVar constraint 1 17
say("def f[T = (w := 1)](): pass")
# =>(3.8-3.10) invalid syntax 1 6
# =>(3.11-3.12) expected '(' 1 6
# =>(3.13-3.15) named expression cannot be used within a TypeVar default 1 12
say("type X[*T = *(yield)] = int")
# =>(3.8-3.11) invalid syntax 1 6
# =>(3.12) invalid syntax 1 11
# =>(3.13-3.15) yield expression cannot be used within a TypeVarTuple default 1 15
say("type X[**P = [(w := i) for i in x]] = int")
# =>(3.8-3.11) invalid syntax 1 6
# =>(3.12) invalid syntax 1 12
# =>(3.13-3.15) assignment expression within a comprehension cannot be used in a TypeVar bound 1 16
say("type X = (yield)")
# =>(3.8-3.11) invalid syntax 1 6
# =>(3.12-3.15) yield expression cannot be used within a type alias 1 11
say("type X = [await i for i in x]")
# =>(3.8-3.11) invalid syntax 1 6
# =>(3.12-3.15) asynchronous comprehension outside of an asynchronous function 1 10
say("type X = (await i for i in x)")
# =>(3.8-3.11) invalid syntax 1 6
# =>(3.12-3.15) ok
say("class C:\n    type X = [i for i in x]")
# =>(3.8-3.11) invalid syntax 2 10
# =>(3.12) Cannot use comprehension in annotation scope within class scope 2 14
# =>(3.13-3.15) ok
say("class C:\n    def f[T](self, a: (lambda: 1)): pass")
# =>(3.8-3.10) invalid syntax 2 10
# =>(3.11) expected '(' 2 10
# =>(3.12) Cannot use lambda in annotation scope within class scope 2 24
# =>(3.13-3.15) ok
say("class C:\n    class D[T](k=lambda: await x): pass")
# =>(3.8-3.11) invalid syntax 2 12
# =>(3.12) Cannot use lambda in annotation scope within class scope 2 18
# =>(3.13-3.15) 'await' outside async function 2 26
# What may be missing where.
say("class C x: pass")  # => invalid syntax 1 9
say("class C(x)(y): pass")  # => invalid syntax 1 11
say("class C.x: pass")  # => invalid syntax 1 8
say("def f[1](): pass")
# =>(3.8-3.10) invalid syntax 1 6
# =>(3.11-3.15) expected '(' 1 6
say("def f[](): pass")
# =>(3.8-3.10) invalid syntax 1 6
# =>(3.11-3.12) expected '(' 1 6
# =>(3.13-3.15) Type parameter list cannot be empty 1 7
say("def f[T x](): pass")
# =>(3.8-3.10) invalid syntax 1 6
# =>(3.11-3.15) expected '(' 1 6
say("class C[]: pass")
# =>(3.8-3.11) invalid syntax 1 8
# =>(3.12) invalid syntax 1 9
# =>(3.13-3.15) Type parameter list cannot be empty 1 9
