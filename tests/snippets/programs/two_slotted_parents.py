class Wheels:
    __slots__ = ('w',)

class Wings:
    __slots__ = ('g',)

class Plane(Wheels, Wings):
    __slots__ = ('p',)

class Free:
    pass

class Glider(Wheels, Free):
    __slots__ = ('h',)
