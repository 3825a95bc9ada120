# The dict of an instance is cleared, and with one of its values the instance itself goes.
class Owner:
    def __init__(self):
        self.first = []
        self.me = self
        self.last = ["last"]


owner = Owner()
d = owner.__dict__
del owner
d.clear()
print(d, len(d))  # => {} 0
d["k"] = [1]
print(d)  # => {'k': [1]}
