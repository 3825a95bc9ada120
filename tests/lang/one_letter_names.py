# Strings of one letter that are names in CPython's C code are objects of their own up to 3.12.6.
import sys
print(sys.intern("b") is chr(98))  # =>(3.8-3.10) True
# =>(3.11-3.12) False
# =>(3.13-3.15) True
print(sys.intern("x") is chr(120))  # =>(3.8-3.10) True
# =>(3.11-3.12) False
# =>(3.13-3.15) True
print(sys.intern("B") is chr(66))  # =>(3.8-3.10) True
# =>(3.11) False
# =>(3.12-3.15) True
print(sys.intern("q") is chr(113))  # =>(3.8-3.10) True
# =>(3.11) False
# =>(3.12-3.15) True
