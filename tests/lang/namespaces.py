# SimpleNamespace: what two of them say of < (of their dicts up to 3.14).
import types

a, b = types.SimpleNamespace(a=1), types.SimpleNamespace(a=2)
try:
    a < b
except TypeError as e:
    print(e)
    # =>(3.8-3.14) '<' not supported between instances of 'dict' and 'dict'
    # =>(3.15) '<' not supported between instances of 'types.SimpleNamespace' and 'types.SimpleNamespace'
print(a == types.SimpleNamespace(a=1), a != b)  # => True True
