"""The five steps of a collaboration, always in sight."""

from dataclasses import dataclass
from typing import Literal

State = Literal["done", "now", "wait", "late", "none"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step on the rail: what is done, what waits and for whom, in `words`; no `url` leads nowhere."""

    number: int
    name: str
    state: State
    words: str
    url: str
    current: bool = False
