# Names in other spellings: NFKC makes them one.
ﬁ = 1
print(fi, ﬁ)  # => 1 1
def Ｄef(𝐚, *, ℌ=3):
    return 𝐚 + H
print(Def(a=1, H=2), Def(1, ℌ=5), Def.__name__, Def.__code__.co_varnames)  # => 3 6 Def ('a', 'H')
class Ａ:
    ｘ = 1
    __ﬁ = 2
    def f(self):
        return self.__fi
print(A.x, A.ｘ, A().f(), sorted(k for k in vars(A) if 'fi' in k))
# =>(3.8-3.12) 1 1 2 ['_A__fi']
# =>(3.13-3.15) 1 1 2 ['_A__fi', '__firstlineno__']
print(hasattr(A, 'ｘ'), hasattr(A, 'x'))  # => False True
import ｍath
from ｍath import ﬂoor as ﬀ
print(math.ｓqrt(4), ff(2.5))  # => 2.0 2
é = 1
é = 2
print(é, len([k for k in globals() if k.startswith('é')]))  # => 2 1
한 = 5
print(한, ascii([k for k in globals() if '\uac00' <= k[0] <= '\ud7a3']))  # => 5 ['\ud55c']
def g():
    global ﬁ
    ﬁ = 9
g()
print(fi, f"{ﬁ} {ﬁ=}")  # => 9 9 ﬁ=9
def names(source):
    space = {}
    try:
        exec(source, {}, space)
        print(ascii(list(space)))
    except SyntaxError as e:
        print(type(e).__name__, e.msg)
names("\u212b = 1")  # => ['\xc5']
names("a\u0323\u0307 = 1")  # => ['\u1ea1\u0307']
names("a\u0307\u0323 = 1")  # => ['\u1ea1\u0307']
names("x\u09c7\u09be = 1")  # => ['x\u09cb']
names("\u1112\u1161 = \u1112\u1161\u11ab = 1")  # => ['\ud558', '\ud55c']
names("\uff8a\uff9f = 1")  # => ['\u30d1']
names("ª = 1; a; \u0e33 = 1")
# =>(3.8) SyntaxError invalid character in identifier
# =>(3.9-3.15) SyntaxError invalid character 'ำ' (U+0E33)
names("\u03b1\u0345\u0301 = 1; a\u0301\u0301 = 1")  # => ['\u1fb4', '\xe1\u0301']
names("def f(ﬁ, fi): pass")
# =>(3.8-3.14) SyntaxError duplicate argument 'fi' in function definition
# =>(3.15) SyntaxError duplicate parameter 'fi' in function definition
# Keywords are read as they are spelled.
names("ｔype X = int")  # => SyntaxError invalid syntax
names("ｍatch x:\n case 1: pass")  # => SyntaxError invalid syntax
names("ｄef f(): pass")  # => SyntaxError invalid syntax
