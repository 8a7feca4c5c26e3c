"""A picture with everything that must stand beside it."""

from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from rajut.ui import tokens


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a picture, for screen readers and for copying."""

    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    @property
    def body(self) -> SafeString:
        """The rows as HTML: a map of the nation has five hundred, for which a template takes its time."""
        return SafeString(
            "".join(f"<tr>{_head(first)}{''.join(map(_cell, rest))}</tr>" for first, *rest in self.rows)
        )


def _head(said: object) -> str:
    return f'<th scope="row">{conditional_escape(str(said))}</th>'


def _cell(said: object) -> str:
    return f'<td class="num">{conditional_escape(str(said))}</td>'


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend: `mark` names a swatch of figure.css."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG for wide and one for narrow screens, the finding as caption, source, legend, figures."""

    svg: SafeString
    narrow_svg: SafeString
    caption: str
    source: str
    table: Table
    keys: tuple[Key, ...] = ()

    def printable(self, *, narrow: bool = False) -> str:
        """The SVG (wide, or the narrow one for half a page) with the light theme's colours written out."""
        return tokens.resolved(self.narrow_svg if narrow else self.svg)
