"""Invented figures and people for the gallery and the tests; every use of them is marked on the page."""

from rajut.ui.samples.drawings import ISLAND, SQUARES, pictures
from rajut.ui.samples.people import (
    CRUMBS,
    MINUS,
    OPTIONS,
    PLUS,
    PROSE,
    STAGES,
    TABS,
    TODAY,
    bare,
    form,
    frame,
    table,
)

__all__ = [
    "CRUMBS",
    "ISLAND",
    "MINUS",
    "OPTIONS",
    "PLUS",
    "PROSE",
    "SQUARES",
    "STAGES",
    "TABS",
    "TODAY",
    "bare",
    "form",
    "frame",
    "pictures",
    "table",
]
