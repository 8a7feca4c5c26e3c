"""Maps, cropped to what they show: regions as dots with threads between them, or as shaded areas."""

from rajut.ui.pictures.maps.areas import CLASSES, Area, choropleth
from rajut.ui.pictures.maps.dots import Dot, Thread, dot_map

__all__ = ["CLASSES", "Area", "Dot", "Thread", "choropleth", "dot_map"]
