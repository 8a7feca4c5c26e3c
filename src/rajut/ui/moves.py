"""What a reader may do with a record, and why not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """A move: a button when allowed, a link when it needs `fields`, its `reason` when refused."""

    name: str
    label: str
    url: str
    allowed: bool = True
    reason: str = ""
    primary: bool = False
    danger: bool = False
    fields: bool = False
