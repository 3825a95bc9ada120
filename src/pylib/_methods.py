"""Classes written as tables: methods of one expression are lambdas, families of methods come from one function. `named` gives each the
name it has in the class, so that errors, tracebacks and inspect see what a def would have made."""


def named(cls):
    for name, value in vars(cls).items():
        function = getattr(value, '__func__', None) or getattr(value, 'fget', value)
        if hasattr(function, '__code__') and '<' in function.__qualname__:
            name_function(function, name, cls.__qualname__)
    return cls


def name_function(function, name, owner=None):
    code, qualname = function.__code__, f'{owner}.{name}' if owner else name
    kwargs = {'co_qualname': qualname} if hasattr(code, 'co_qualname') else {}
    function.__code__ = code.replace(co_name=name, **kwargs)
    function.__name__, function.__qualname__ = name, qualname
