"""Spans of days; an open end reaches as far as the other span does."""

from datetime import date

from rajut.core.potential.panel import Declared

Span = tuple[date, date]


def span(declared: Declared) -> Span:
    """Return the first and the last day; a missing one is open."""
    return declared.starts_on or date.min, declared.ends_on or date.max


def common(spans: tuple[Span, ...]) -> Span | None:
    """Return the days common to all spans, or None."""
    first, last = max(s[0] for s in spans), min(s[1] for s in spans)
    return (first, last) if first <= last else None


def hull(spans: tuple[Span, ...]) -> Span:
    """Return the days from the first beginning to the last end."""
    return min(s[0] for s in spans), max(s[1] for s in spans)


def days(length: Span) -> int:
    """Return the number of days, both ends counted."""
    return (length[1] - length[0]).days + 1


def bounded(length: Span) -> bool:
    """Whether both ends are known."""
    return length[0] != date.min and length[1] != date.max


def written(length: Span) -> str:
    """Return "2026-01-01/2026-12-31" with an empty side where it is open."""
    first = "" if length[0] == date.min else length[0].isoformat()
    last = "" if length[1] == date.max else length[1].isoformat()
    return f"{first}/{last}" if first or last else ""
