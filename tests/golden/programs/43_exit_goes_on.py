import contextlib
import json
import sys
stack = contextlib.ExitStack()
stack.callback(print, "left")
letter = json.loads('["\\u00e9", "a"]')[0]
print(letter, sys.getsizeof(letter))
raise SystemExit(3)
exit_code = 1.5
sys.exit("told")
stack.close()
