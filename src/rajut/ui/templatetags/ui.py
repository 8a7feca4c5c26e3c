"""The components as template tags and the words as filters (a builtin: nothing to load)."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import lucide
from django import template
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.ui import style, words
from rajut.ui.frame import Link
from rajut.ui.moves import Option
from rajut.ui.pictures import Picture
from rajut.ui.rail import Stage
from rajut.ui.tables import Listing
from rajut.ui.words import Number

register = template.Library()

SIGNS = {
    "ok": "circle-check",
    "warn": "clock-alert",
    "bad": "circle-alert",
    "info": "info",
    "none": "circle-dashed",
}


def _draw(name: str, context: Context | None = None, **values: object) -> SafeString:
    """Draw a component's template; never runs the context processors again."""
    if context is not None:
        values["csrf_token"] = context.get("csrf_token")
    return SafeString(get_template(f"ui/components/{name}.html").render(values))


# Filters


register.filter("rupiah", words.rupiah)
register.filter("number", words.number)
register.filter("percent", words.percent)
register.filter("day", words.day)
register.filter("moment", words.moment)
register.filter("markdown", words.markdown)


# The frame


@register.simple_tag
def stylesheet() -> SafeString:
    """Link the one style sheet."""
    return format_html('<link rel="stylesheet" href="{}">', style.url())


@register.simple_block_tag
def filled(content: str, element: str, kind: str = "") -> str | SafeString:
    """Wrap the content in an element, or leave both out when nothing stands in it."""
    if not content.strip():
        return ""
    return format_html('<{0} class="{1}">{2}</{0}>', element, kind, content)


@lru_cache(maxsize=256)
def _icon(name: str, size: int) -> SafeString:
    # The set of icons is fixed and shipped with the package: no text of a person is in it.
    drawn = lucide._render_icon(name, size, aria_hidden="true", focusable="false", stroke_width="1.75")
    return mark_safe(re.sub(r">\s+<", "><", drawn))


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    """A lucide icon; an ornament, so a word stands beside it."""
    return _icon(str(name), size)


# Where one is


@register.simple_tag
def crumbs(*links: Link) -> SafeString:
    """The way here: `{% crumbs link link %}` or one sequence of links."""
    found: Iterable[Link] = links[0] if len(links) == 1 and isinstance(links[0], Sequence) else links
    return _draw("crumbs", links=list(found))


@register.simple_tag
def tabs(links: Sequence[Link], label: str = "") -> SafeString:
    """The pages of one object side by side."""
    return _draw("tabs", links=links, label=label or _("Bagian halaman"))


@register.simple_tag
def rail(stages: Sequence[Stage]) -> SafeString:
    """The five steps; on a phone the finished ones fold into one line."""
    done = [stage for stage in stages if stage.state == "done" and not stage.current]
    rest = [stage for stage in stages if stage not in done]
    return _draw("rail", stages=stages, done=done, rest=rest)


# Structure


@register.simple_block_tag
def section(content: str, title: str, *, note: str = "", id: str = "", level: int = 2) -> SafeString:
    """A part of the page under one thick rule."""
    return _draw("section", content=content, title=title, note=note, id=id, level=level)


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A list of names and values; its rows are `fact` blocks."""
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_block_tag
def fact(content: str, label: str) -> SafeString:
    """One row of `facts`."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, content)


@register.simple_block_tag
def kpis(content: str) -> SafeString:
    """Key figures side by side; its parts are `kpi` tags."""
    return format_html('<div class="kpis">{}</div>', content)


@register.simple_tag
def kpi(value: object, label: str, *, unit: str = "", note: str = "", url: str = "") -> SafeString:
    """A key figure over what it says."""
    return _draw("kpi", value=value, label=label, unit=unit, note=note, url=url)


@register.simple_tag(takes_context=True)
def moves(context: Context, options: Sequence[Option]) -> SafeString:
    """The moves of a record: buttons, what undoes last, and each refused one with its reason."""
    return _draw(
        "moves",
        context,
        allowed=sorted((option for option in options if option.allowed), key=lambda option: option.danger),
        refused=[option for option in options if not option.allowed],
    )


@register.simple_block_tag
def quote(content: str, *, who: str = "", post: str = "", when: str = "") -> SafeString:
    """What somebody said."""
    return _draw("quote", content=content, who=who, post=post, when=when)


@register.simple_block_tag(takes_context=True)
def dialog(context: Context, content: str, id: str, title: str, url: str, label: str) -> SafeString:
    """A window over the page; without JavaScript its button leads to the page `url`."""
    return _draw("dialog", context, content=content, id=id, title=title, url=url, label=label)


# Words and signs


@register.simple_tag
def status(kind: str, text: str) -> SafeString:
    """A state as icon and word: ok, warn, bad, info or none."""
    return _draw("status", kind=kind, text=text, icon=SIGNS[kind])


@register.simple_tag
def tag(text: str, kind: str = "") -> SafeString:
    """A small label (subject, track)."""
    return format_html('<span class="tag {}">{}</span>', kind, text)


@register.simple_tag
def example() -> SafeString:
    """The visible mark of invented figures."""
    return format_html('<span class="tag example">{}</span>', _("data contoh"))


@register.simple_tag
def days(left: int | None) -> SafeString:
    """Working days left (or late), as a figure over its unit."""
    if left is None:
        return format_html(
            '<span class="days none">{}<small>{}</small></span>', words.NOTHING, _("tanpa tenggat")
        )
    kind = "bad" if left < 0 else "warn" if left <= 3 else ""
    unit = ngettext("hari kerja", "hari kerja", left)
    unit = ngettext("hari kerja lewat", "hari kerja lewat", -left) if left < 0 else unit
    return format_html(
        '<span class="days {}">{}<small>{}</small></span>', kind, words.number(abs(left)), unit
    )


@register.simple_tag
def todo(
    title: str, *, url: str, label: str, left: int | None = None, note: object = "", primary: bool = False
) -> SafeString:
    """One thing that waits: days left, what, and the one click that does it."""
    return _draw("todo", title=title, url=url, label=label, left=left, note=note, primary=primary)


@register.simple_tag
def button(
    label: str, url: str, *, primary: bool = False, icon: str = "", danger: bool = False
) -> SafeString:
    """A link that looks like what it is: something to do."""
    return _draw("button", label=label, url=url, primary=primary, icon=icon, danger=danger)


@register.simple_tag
def empty(title: str, how: str = "", url: str = "", label: str = "") -> SafeString:
    """What will stand here, and how to begin."""
    return _draw("empty", title=title, how=how, url=url, label=label)


@register.simple_tag
def why(plus: Sequence[str], minus: Sequence[str] = ()) -> SafeString:
    """Reasons for and against, as sentences."""
    return _draw("why", plus=plus, minus=minus)


@register.simple_tag
def range_bar(
    p10: Number,
    p50: Number,
    p90: Number,
    *,
    low: Number | None = None,
    high: Number | None = None,
    label: str = "",
) -> SafeString:
    """An uncertain figure: its middle and the range that holds it in 8 of 10 cases."""
    p10, p50, p90 = float(p10), float(p50), float(p90)
    left = min(p10, 0.0) if low is None else float(low)
    right = max(p90, 0.0) if high is None else float(high)
    width = right - left or 1.0

    def at(value: float) -> float:
        return round(min(max((value - left) / width, 0.0), 1.0) * 100, 2)

    spoken = label or _("%(middle)s, antara %(from)s dan %(to)s") % {
        "middle": words.number(p50),
        "from": words.number(p10),
        "to": words.number(p90),
    }
    zero = at(0.0) if left < 0 < right else None
    return _draw("range_bar", start=at(p10), size=at(p90) - at(p10), middle=at(p50), zero=zero, label=spoken)


@register.simple_tag
def completeness(share: Number, text: str) -> SafeString:
    """How much of what was due has come in, as a bar with words."""
    return _draw("completeness", share=min(max(float(share), 0.0), 1.0) * 100, text=text)


# Forms


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field with label, help and error."""
    return bound.as_field_group()


@register.simple_tag(takes_context=True)
def form(
    context: Context,
    form: BaseForm,
    action: str,
    label: str,
    *,
    draft: str = "",
    cancel: str = "",
    danger: bool = False,
) -> SafeString:
    """A whole form that posts; `draft` names the copy that the browser keeps until it is sent."""
    return _draw(
        "form", context, form=form, action=action, label=label, draft=draft, cancel=cancel, danger=danger
    )


# Tables and pictures


@register.simple_tag(takes_context=True)
def listing(
    context: Context, listing: Listing[Any], empty: str = "", url: str = "", label: str = ""
) -> SafeString:
    """A table with sorting, filters, pages and exports."""
    return _draw("listing", listing=listing, empty=empty or _("Belum ada isinya."), url=url, label=label)


@register.simple_tag
def figure(picture: Picture) -> SafeString:
    """A picture under the sentence it proves, with its source and its figures as a table."""
    return _draw("figure", picture=picture)
