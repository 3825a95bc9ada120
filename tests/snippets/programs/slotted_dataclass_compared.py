from dataclasses import dataclass
@dataclass(slots=True)
class Place:
    lat: float
    lon: float
    alt: float
print(Place(1.0, 2.0, 3.0) == Place(1.0, 2.0, 3.0))
Place(1.0, 2.0, 3.0) < Place(1.0, 2.0, 4.0)
Place.__slots__
p = Place(1.0, 2.0, 3.0)
p.note = 1
import weakref
weakref.ref(p)
Place('here', None, [])
