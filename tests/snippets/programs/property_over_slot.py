class Bill:
    __slots__ = ('_sum',)
    def __init__(self, amount):
        self._sum = amount
    @property
    def amount(self):
        return self._sum
    @amount.setter
    def amount(self, value):
        self._sum = value
b = Bill(5)
b.amount = 7
print(b.amount, type(Bill._sum).__name__, hasattr(Bill._sum, '__set__'))
print(Bill._sum)
Bill.__slots__
