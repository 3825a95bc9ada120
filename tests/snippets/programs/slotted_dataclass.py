from dataclasses import dataclass

@dataclass(slots=True)
class Place:
    lat: float
    lon: float
    alt: float

place = Place(1.0, 2.0, 3.0)
print(place)
