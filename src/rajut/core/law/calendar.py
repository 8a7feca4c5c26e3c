"""Indonesian working days: weekends, national holidays and joint leave (cuti bersama) are not worked.

The yearly joint decree of three ministers fixes national holidays and joint leave. Two packages carry it:
`lokal` (the decree itself, recent years) and `holidays` (1946 to 2100). A day that either of them names is
off. How sure a year is, `basis` says:

* decreed: the decree is out (or, before 2002, joint leave did not exist);
* estimated: the decree is not out; moving feasts are computed, joint leave is unknown and therefore worked;
* fixed: no package has the year; only weekends and `FIXED` (the dates that never move) are off.

A region's own holidays come in as `local`. Counting is by position in a sorted list of the year's working
days, so a year costs one step however many days it has.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from rajut.core.words import say


class Basis(StrEnum):
    """How surely a year's days off are known."""

    DECREED = "decreed"
    ESTIMATED = "estimated"
    FIXED = "fixed"


BASIS_WORDS = {
    Basis.DECREED: say(
        "Menurut keputusan bersama tiga menteri tentang hari libur nasional dan cuti bersama."
    ),
    Basis.ESTIMATED: say("Perkiraan: keputusan bersama tiga menteri untuk tahun ini belum terbit."),
    Basis.FIXED: say("Hanya akhir pekan dan hari libur bertanggal tetap yang diperhitungkan."),
}

FIXED: Mapping[tuple[int, int], str] = MappingProxyType(
    {
        (1, 1): "Tahun Baru Masehi",
        (5, 1): "Hari Buruh Internasional",
        (6, 1): "Hari Lahir Pancasila",
        (8, 17): "Proklamasi Kemerdekaan",
        (12, 25): "Hari Raya Natal",
    }
)

NONE: frozenset[date] = frozenset()
_FIRST_JOINT_LEAVE = 2002
_ESTIMATED = "(perkiraan)"


def is_working_day(day: date, *, local: frozenset[date] = NONE) -> bool:
    """Return whether offices work on `day`; `local` holds the days off that a region adds."""
    days, place = _working_days(day.year, local), day.toordinal()
    index = bisect_left(days, place)
    return index < len(days) and days[index] == place


def add_working_days(start: date, n: int, *, local: frozenset[date] = NONE) -> date:
    """Return the `n`-th working day after `start` (before it when `n` is negative; `start` itself for 0).

    The day of the event does not count. Raises OverflowError past the years 1 to 9999.
    """
    if n == 0:
        return date.fromordinal(start.toordinal())
    year, place = start.year, start.toordinal()
    days = _working_days(year, local)
    index = bisect_right(days, place) + n - 1 if n > 0 else bisect_left(days, place) + n
    while index >= len(days):
        index -= len(days)
        year, days = _neighbour(year, 1, local)
    while index < 0:
        year, days = _neighbour(year, -1, local)
        index += len(days)
    return date.fromordinal(days[index])


def working_days_between(a: date, b: date, *, local: frozenset[date] = NONE) -> int:
    """Return how many working days lie after `a` up to and including `b`; negative when `b` is before `a`.

    With `a` today and `b` a due date: the working days that are left, or minus those it is late.
    Antisymmetric and additive, and `add_working_days(a, n)` is the first day at distance `n` (n > 0).
    """
    if b < a:
        return -working_days_between(b, a, local=local)
    whole = sum(len(_working_days(year, local)) for year in range(a.year, b.year))
    before = bisect_right(_working_days(a.year, local), a.toordinal())
    return whole - before + bisect_right(_working_days(b.year, local), b.toordinal())


@lru_cache(maxsize=256)
def days_off(year: int) -> Mapping[date, str]:
    """Return the national holidays and joint leave of a year with their Indonesian names, by date."""
    decreed, found = _decreed(year), _computed(year)
    if decreed:  # The decree replaces what was only computed, whose feasts may lie a day off.
        found = {day: name for day, name in found.items() if _ESTIMATED not in name} | decreed
    if not found:
        found = {date(year, month, day): name for (month, day), name in FIXED.items()}
    return MappingProxyType(dict(sorted(found.items())))


@lru_cache(maxsize=256)
def basis(year: int) -> Basis:
    """Return how surely the days off of a year are known."""
    if _decreed(year) or (_computed(year) and (year < _FIRST_JOINT_LEAVE or _joint_leave(year))):
        return Basis.DECREED
    return Basis.ESTIMATED if _computed(year) else Basis.FIXED


@lru_cache(maxsize=1024)
def _working_days(year: int, local: frozenset[date]) -> tuple[int, ...]:
    """Return the proleptic ordinals of a year's working days, ascending."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    off = {day.toordinal() for day in (*days_off(year), *local)}
    # Ordinal 1 was a Monday, so 6 and 0 modulo 7 are Saturday and Sunday.
    return tuple(place for place in range(first, last + 1) if place % 7 not in (6, 0) and place not in off)


def _neighbour(year: int, step: int, local: frozenset[date]) -> tuple[int, tuple[int, ...]]:
    if not date.min.year <= year + step <= date.max.year:
        raise OverflowError(f"no calendar for the year {year + step}")
    return year + step, _working_days(year + step, local)


def _decreed(year: int) -> dict[date, str]:
    """Return the decree's days as the package `lokal` has them, empty for a year it lacks."""
    from lokal import holidays  # Imported late: most programs that import the law never count days.

    if year not in holidays.HOLIDAY_YEARS:
        return {}
    return {date.fromisoformat(row.date): row.name for row in holidays.get_holidays(year).holidays}


def _computed(year: int) -> dict[date, str]:
    """Return holidays and known joint leave as the package `holidays` has them, empty where it ends."""
    return _country(year, "public", "government")


def _joint_leave(year: int) -> dict[date, str]:
    return _country(year, "government")


def _country(year: int, *categories: str) -> dict[date, str]:
    import holidays  # Imported late: see above.

    return dict(holidays.country_holidays("ID", years=year, categories=categories, language="id"))
