# What staticmethod and classmethod take over of their function, and those that a class makes of __new__ and the like.
import sys
class C:
    "documented"
    def __new__(cls): return object.__new__(cls)
    def __init_subclass__(cls): pass
    def __class_getitem__(cls, x): return x
    @classmethod
    def cm(cls, x: int): "doc"
    @staticmethod
    def sm(x): pass
for n in ('__new__', '__init_subclass__', '__class_getitem__', 'cm', 'sm'):
    k = C.__dict__[n]
    print(n, type(k).__name__, list(vars(k)), sys.getsizeof(k), sys.getsizeof(vars(k)), hasattr(k, '__annotate__'))
# =>(3.8-3.9) __new__ staticmethod [] 48 64 False
# =>(3.8-3.9) __init_subclass__ classmethod [] 48 64 False
# =>(3.8-3.9) __class_getitem__ classmethod [] 48 64 False
# =>(3.8-3.9) cm classmethod [] 48 64 False
# =>(3.8-3.9) sm staticmethod [] 48 64 False
# =>(3.10) __new__ staticmethod [] 48 64 False
# =>(3.10) __init_subclass__ classmethod [] 48 64 False
# =>(3.10) __class_getitem__ classmethod [] 48 64 False
# =>(3.10) cm classmethod ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'] 48 232 False
# =>(3.10) sm staticmethod ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'] 48 232 False
# =>(3.11-3.13) __new__ staticmethod [] 48 64 False
# =>(3.11-3.13) __init_subclass__ classmethod [] 48 64 False
# =>(3.11-3.13) __class_getitem__ classmethod [] 48 64 False
# =>(3.11-3.13) cm classmethod ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'] 48 184 False
# =>(3.11-3.13) sm staticmethod ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'] 48 184 False
# =>(3.14) __new__ staticmethod [] 48 64 True
# =>(3.14) __init_subclass__ classmethod [] 48 64 True
# =>(3.14) __class_getitem__ classmethod [] 48 64 True
# =>(3.14) cm classmethod ['__module__', '__name__', '__qualname__', '__doc__'] 48 184 True
# =>(3.14) sm staticmethod ['__module__', '__name__', '__qualname__', '__doc__'] 48 184 True
# =>(3.15) __new__ staticmethod ['__module__', '__name__', '__qualname__', '__doc__'] 48 184 True
# =>(3.15) __init_subclass__ classmethod ['__module__', '__name__', '__qualname__', '__doc__'] 48 184 True
# =>(3.15) __class_getitem__ classmethod ['__module__', '__name__', '__qualname__', '__doc__'] 48 184 True
# =>(3.15) cm classmethod ['__module__', '__name__', '__qualname__', '__doc__'] 48 184 True
# =>(3.15) sm staticmethod ['__module__', '__name__', '__qualname__', '__doc__'] 48 184 True
for n in ('cm', 'sm', '__new__'):
    k = C.__dict__[n]
    print(getattr(k, '__annotations__', None), list(vars(k)), getattr(C, n).__annotations__)
# =>(3.8-3.9) None [] {'x': <class 'int'>}
# =>(3.10-3.13) {'x': <class 'int'>} ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'] {'x': <class 'int'>}
# =>(3.14-3.15) {'x': <class 'int'>} ['__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__annotations__'] {'x': <class 'int'>}
    try: del k.__annotations__
    except AttributeError as e: print(e)
# =>(3.8-3.9) __annotations__
    k.__annotations__ = 5
    print(k.__annotations__, list(vars(k)))
# =>(3.8-3.9) 5 ['__annotations__']
# =>(3.8-3.9) None [] {}
# =>(3.8-3.9) __annotations__
# =>(3.8-3.9) 5 ['__annotations__']
# =>(3.8-3.9) None [] {}
# =>(3.8-3.9) __annotations__
# =>(3.8-3.9) 5 ['__annotations__']
# =>(3.10) 5 ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__']
# =>(3.10) {} ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'] {}
# =>(3.10) 5 ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__']
# =>(3.10) None [] {}
# =>(3.10) __annotations__
# =>(3.10) 5 ['__annotations__']
# =>(3.11-3.13) 5 ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__']
# =>(3.11-3.13) {} ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'] {}
# =>(3.11-3.13) 5 ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__']
# =>(3.11-3.13) None [] {}
# =>(3.11-3.13) 'staticmethod' object has no attribute '__annotations__'
# =>(3.11-3.13) 5 ['__annotations__']
# =>(3.14) 5 ['__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__annotations__']
# =>(3.14) {} ['__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__annotations__'] {}
# =>(3.14) 5 ['__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__annotations__']
# =>(3.14) {} ['__annotate__', '__annotations__'] {}
# =>(3.14) 5 ['__annotate__', '__annotations__']
# =>(3.15) 5 ['__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__annotations__']
# =>(3.15) {} ['__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__annotations__'] {}
# =>(3.15) 5 ['__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__annotations__']
# =>(3.15) {} ['__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__annotations__'] {}
# =>(3.15) 5 ['__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__annotations__']
