"""What stands around every page: who I am, where I can go, how much waits for me."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark", "auto"]


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go; `current` marks where the reader is."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class PostLink:
    """A post (jabatan) I hold; a POST to `url` makes it the one I act in."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a page; `inbox` counts what waits for me."""

    links: tuple[Link, ...]
    inbox: int = 0
    who: str = ""
    organisation: str = ""
    posts: tuple[PostLink, ...] = ()
    language: str = "id"
    theme: Theme = "auto"
    demo: bool = False
    signed_in: bool = False
