class Refused(Exception):
    pass


def check(i):
    if i % 3 == 0:
        raise Refused(i)
    return i


caught = 0
for i in range(400000):
    try:
        check(i)
    except Refused as e:
        caught += 1
    finally:
        caught += 0
for i in range(400000):
    try:
        {}["k"]
    except KeyError:
        caught += 1
