"""Maps, cropped to what they show: regions as dots with threads between them, or as shaded areas."""

from rajut.ui.pictures.maps.areas import Area, choropleth
from rajut.ui.pictures.maps.classes import CLASSES, class_keys, class_of, limits_of
from rajut.ui.pictures.maps.dots import Dot, Thread, dot_map, dot_size
from rajut.ui.pictures.maps.ground import Ground

__all__ = [
    "CLASSES",
    "Area",
    "Dot",
    "Ground",
    "Thread",
    "choropleth",
    "class_keys",
    "class_of",
    "dot_map",
    "dot_size",
    "limits_of",
]
