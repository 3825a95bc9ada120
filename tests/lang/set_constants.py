# Constant sets: making the code object puts strings that are interned already in anew, and then the others' order may change.
first = {2**61, (8, 'wombat'), 'wombat'}
print(first)  # => {2305843009213693952, 'wombat', (8, 'wombat')}
wombat = 1
exec("second = {2**61, (8, 'koala'), 'koala'}")
print(second)
# =>(3.8-3.10) {2305843009213693952, (8, 'koala'), 'koala'}
# =>(3.11-3.15) {2305843009213693952, 'koala', (8, 'koala')}
koala = 1
exec("third = {2**61, (8, 'quokka'), 'quokka'}")
print(third)  # => {2305843009213693952, (8, 'quokka'), 'quokka'}
exec("fourth = {2**61, (8, 'quokka'), 'quokka'}")
print(fourth, ('quokka', 'quokka'))  # => {2305843009213693952, (8, 'quokka'), 'quokka'} ('quokka', 'quokka')
total = 0
exec("fifth = {2**61, (8, 'total'), 'total'}")
print(fifth)
# =>(3.8-3.10) {2305843009213693952, (8, 'total'), 'total'}
# =>(3.11-3.15) {(8, 'total'), 'total', 2305843009213693952}
# What numbers the library's names hold lives before the program starts.
import sys
text, other = str(850), str(851)
print(sys.intern(text) is text, sys.intern(other) is other)  # => False True
