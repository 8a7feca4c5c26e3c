"""What governments hold, plan and spend, as the finders of the five domains read it: one row each.

Money is in rupiah, `region` a code of the Home Affairs ministry ("34.04", a province "34").
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class ServiceFigure:
    """What a service took (input) or gave (output) in a region and year: `value` in `unit`."""

    region: str
    service: str
    year: int
    role: Literal["input", "output"]
    measure: str
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """People who need a training, seats that somebody offers, or experts who could be lent.

    `cost` is per participant for a seat and per day for an expert; a need has none.
    """

    id: str
    kind: Literal["need", "seat", "expert"]
    region: str
    agency: str
    competency: str
    persons: int
    starts_on: date | None
    ends_on: date | None
    cost: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Application:
    """One application of the inventory; `openness` 0..1, `cost` a year, `since` the year it began."""

    code: str
    region: str
    agency: str
    name: str
    function: str
    description: str
    users: int | None
    since: int | None
    openness: float | None
    cost: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Facility:
    """A place that serves the public; `capacity` and `load` in `unit`, `cost` a year."""

    id: str
    region: str
    name: str
    kind: str
    latitude: float
    longitude: float
    capacity: float | None
    load: float | None
    unit: str
    year: int | None
    cost: float | None
    shared: bool
    source: str
