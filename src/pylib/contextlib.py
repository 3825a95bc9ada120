"""Things for the with statement."""

import sys
from abc import ABC, abstractmethod
from collections import deque
from functools import wraps
from types import MethodType
from _slotscope import policy

__all__ = '''asynccontextmanager contextmanager closing nullcontext AbstractContextManager AbstractAsyncContextManager AsyncExitStack
    ContextDecorator ExitStack redirect_stdout redirect_stderr suppress aclosing AsyncContextDecorator'''.split()


def _all_there(cls, *names):
    """What __subclasshook__ answers: does cls have all these methods, and are none of them None?"""
    found = [next((c.__dict__[name] for c in cls.__mro__ if name in c.__dict__), None) for name in names]
    return NotImplemented if any(f is None for f in found) else True


class AbstractContextManager(ABC):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        return _all_there(C, '__enter__', '__exit__') if cls is AbstractContextManager else NotImplemented

    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Subclasses say what to do at the end."""


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class AbstractAsyncContextManager(ABC):
    __slots__ = ()

    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Subclasses say what to do at the end."""


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


class _GeneratorManager:
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func = func
        self.args = args
        self.kwds = kwds
        doc = getattr(func, '__doc__', None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)


def _answer(error, value, traceback, stops):
    """What __exit__(..., value, traceback) gives when the generator left with `error`; None if it is to raise that. stops[0] is how such
    a generator ends; a stop of the with block that it lets through comes wrapped into a RuntimeError."""
    if isinstance(error, stops[0]):
        return value is not None and error is not value
    if error is value or isinstance(error, RuntimeError) and isinstance(value, stops) and error.__cause__ is value:
        value.__traceback__ = traceback  # as if it had not been through the generator
        return False


class _GeneratorContextManager(_GeneratorManager, AbstractContextManager, ContextDecorator):
    """Runs a generator to its yield, and on from there when the with block is over."""

    def __enter__(self):
        for name in ('args', 'kwds', 'func'):
            delattr(self, name)
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        complaint = "generator didn't stop"
        try:
            if typ is None:
                next(self.gen)
            else:
                complaint += ' after throw()'
                value = typ() if value is None else value
                self.gen.throw(value)
        except BaseException as e:
            answer = _answer(e, value, traceback, (StopIteration,))
            if answer is None:
                raise
            return answer
        try:
            raise RuntimeError(complaint)
        finally:
            self.gen.close()


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class _AsyncGeneratorContextManager(_GeneratorManager, AbstractAsyncContextManager, AsyncContextDecorator):
    """Runs an asynchronous generator to its yield, and on from there when the with block is over."""

    async def __aenter__(self):
        for name in ('args', 'kwds', 'func'):
            delattr(self, name)
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        complaint = "generator didn't stop"
        if typ is not None:
            complaint += ' after athrow()'
            value = typ() if value is None else value
        try:
            await (self.gen.__anext__() if typ is None else self.gen.athrow(value))
        except BaseException as e:
            answer = _answer(e, value, traceback, (StopAsyncIteration, StopIteration))
            if answer is None:
                raise
            return answer
        raise RuntimeError(complaint)


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class _Redirect(AbstractContextManager):
    """Puts a file in the place of sys's attribute _stream; a stack of what stood there, since a with block may be within another."""
    _stream = None

    def __init__(self, new_target):
        self._new_target, self._old_targets = new_target, []

    def __enter__(self):
        name, file = self._stream, self._new_target
        self._old_targets.append(getattr(sys, name))
        setattr(sys, name, file)
        return file

    def __exit__(self, exctype, excinst, exctb):
        before = self._old_targets.pop()
        setattr(sys, self._stream, before)


class redirect_stderr(_Redirect):
    _stream = 'stderr'


class redirect_stdout(_Redirect):
    _stream = 'stdout'


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None and policy('has_type_params'):
            return None
        if exctype is None or issubclass(exctype, self._exceptions):
            return exctype is not None
        if not policy('has_type_params') or not issubclass(exctype, BaseExceptionGroup):
            return False
        others = excinst.split(self._exceptions)[1]
        if others is not None:
            raise others
        return True


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class _Stack:
    """Callbacks to run at the end, last first: (is it synchronous, function of (type, value, traceback))."""

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        new = type(self)()
        new._exit_callbacks, self._exit_callbacks = self._exit_callbacks, deque()
        return new

    def push(self, exit):
        method = getattr(type(exit), '__exit__', None)
        self._exit_callbacks.append((True, exit if method is None else MethodType(method, exit)))
        return exit

    def enter_context(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            kind = TypeError if policy('has_except_star') else AttributeError
            raise kind(f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol") from None
        result = enter(cm)
        self._exit_callbacks.append((True, MethodType(leave, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        def call(*exc):
            callback(*args, **kwds)
        call.__wrapped__ = callback
        self._exit_callbacks.append((True, call))
        return callback


def _chain(new, old, outer):
    """Hangs what was being handled under the error that replaces it, in the place of what was handled outside."""
    while (context := new.__context__) is not None and context is not old:
        if context is outer:
            new.__context__ = old
            return
        new = context


class ExitStack(_Stack, AbstractContextManager):
    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc, outer = exc_details[1], sys.exc_info()[1]
        pending = False
        suppressed = False
        while self._exit_callbacks:
            _, call = self._exit_callbacks.pop()
            try:
                if call(*(None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)):
                    suppressed, pending, exc = True, False, None
            except BaseException as new:
                _chain(new, exc, outer)
                pending, exc = True, new
        if pending:
            context = exc.__context__
            try:
                raise exc
            finally:
                exc.__context__ = context
        return exc_details[1] is not None and suppressed

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    async def __aenter__(self):
        return self

    async def enter_async_context(self, cm):
        cls = type(cm)
        leave = cls.__aexit__
        result = await cls.__aenter__(cm)
        self._exit_callbacks.append((False, lambda *exc: leave(cm, *exc)))
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), '__aexit__', None)
        self._exit_callbacks.append((False, exit if method is None else lambda *exc: method(exit, *exc)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def call(*exc):
            await callback(*args, **kwds)
        self._exit_callbacks.append((False, call))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *exc_details):
        exc, outer = exc_details[1], sys.exc_info()[1]
        pending = suppressed = False
        while self._exit_callbacks:
            is_sync, call = self._exit_callbacks.pop()
            try:
                answer = call(*(None, None, None) if exc is None else (type(exc), exc, exc.__traceback__))
                if not is_sync:
                    answer = await answer
                if answer:
                    suppressed, pending, exc = True, False, None
            except BaseException as new:
                _chain(new, exc, outer)
                pending, exc = True, new
        if pending:
            context = exc.__context__
            try:
                raise exc
            finally:
                exc.__context__ = context
        return exc_details[1] is not None and suppressed
