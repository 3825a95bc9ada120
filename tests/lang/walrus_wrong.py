# Where := cannot stand in comprehensions, lambdas included.
def wrong(code):
    try:
        compile(code, "f", "exec")
    except SyntaxError as e:
        print(e.msg, e.offset)
    else:
        print("ok")


wrong("[i for i in (lambda: (j := 1))()]")
# =>(3.8-3.9) assignment expression cannot be used in a comprehension iterable expression 22
# =>(3.10-3.15) assignment expression cannot be used in a comprehension iterable expression 23
wrong("[i for i in a for j in (lambda: (k := 1))()]")
# =>(3.8-3.9) assignment expression cannot be used in a comprehension iterable expression 33
# =>(3.10-3.15) assignment expression cannot be used in a comprehension iterable expression 34
wrong("[(lambda: (j := 1))() for i in a]")  # => ok
