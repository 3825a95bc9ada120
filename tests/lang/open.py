# There are no files: what is read is not found, nothing can be written. (slotscope's own texts, CPython's classes.)
import errno

try:
    open("notes.txt")
except FileNotFoundError as e:
    print(e.errno == errno.ENOENT, e.filename)  # => True notes.txt
    print(e)  # => [Errno 2] slotscope: there are no files here: 'notes.txt'
try:
    with open("notes.txt", "w", encoding="utf-8") as f:
        f.write("x")
except PermissionError as e:
    print(e)  # => [Errno 13] slotscope: programs cannot write files: 'notes.txt'
try:
    open("notes.txt", "q")
except ValueError as e:
    print(e)  # => invalid mode: 'q'
try:
    open()
except TypeError as e:
    print("missing" in str(e))  # => True
