"""Figures, money, days and prose as people read them, in Indonesian or English."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

import nh3
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from markdown_it import MarkdownIt

Number = int | float | Decimal

NOTHING = "–"
MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
SCALES = {
    "id": ((12, "triliun"), (9, "miliar"), (6, "juta")),
    "en": ((12, "trillion"), (9, "billion"), (6, "million")),
}
SMALLEST = 6
ONE, NEARLY_ONE = Decimal(1), Decimal("0.9995")  # 999.6 million is said as 1 billion, not as 1,000 million
TAGS = {
    "p",
    "br",
    "strong",
    "em",
    "ul",
    "ol",
    "li",
    "a",
    "blockquote",
    "code",
    "pre",
    "h3",
    "h4",
    "hr",
    "del",
}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}

_markdown = MarkdownIt("js-default", {"html": False, "linkify": False, "breaks": True})


def language() -> str:
    """`en` when English is active, otherwise `id`."""
    return "en" if (get_language() or "").startswith("en") else "id"


def number(value: Number | None, digits: int | None = None) -> str:
    """`1.234,5` (Indonesian) or `1,234.5` (English); without `digits`, at most two, no idle zeros."""
    if value is None:
        return NOTHING
    exact = _decimal(value)
    if not exact.is_finite():
        return NOTHING
    text = f"{_rounded(exact, 2 if digits is None else digits):,f}"
    if digits is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text in {"-0", ""} else text
    return _separated(text).replace("-", "−")


def rupiah(value: Number | None) -> SafeString:
    """`Rp 1,2 miliar`, with the exact figure in the title."""
    if value is None:
        return SafeString(NOTHING)
    exact = _decimal(value)
    short, word = _scaled(exact)
    sign = "−" if exact < 0 else ""
    if not word:
        return format_html('<span class="money">{}Rp\u00a0{}</span>', sign, short)
    return format_html(
        '<span class="money" title="{}Rp {}">{}Rp\u00a0{} {}</span>',
        sign,
        number(abs(exact)),
        sign,
        short,
        word,
    )


def percent(share: Number | None, digits: int = 0) -> str:
    """A share (0.96) as `96%`."""
    return NOTHING if share is None else f"{number(_decimal(share) * 100, digits)}%"


def day(value: date | datetime | None) -> str:
    """`21 Nov 2026`, in the installation's time zone."""
    if value is None or value == "":
        return NOTHING
    local = _local(value)
    return f"{local.day} {MONTHS[language()][local.month - 1]} {local.year}"


def moment(value: datetime | None) -> str:
    """`21 Nov 2026, 14.30 WIB`."""
    if value is None or value == "":
        return NOTHING
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    clock = local.strftime("%H:%M" if language() == "en" else "%H.%M")
    return f"{day(value)}, {clock} {local.tzname() or ''}".rstrip()


def markdown(text: str | None) -> SafeString:
    """Prose written by people as clean HTML: no images, no scripts, no styles, safe links."""
    dirty = _markdown.render(text or "")
    return mark_safe(
        nh3.clean(dirty, tags=TAGS, attributes={"*": set(), "a": {"href"}}, link_rel="nofollow noopener")
    )


def _decimal(value: Number) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=Context(prec=400))


def _separated(text: str) -> str:
    if language() == "en":
        return text
    return text.translate(str.maketrans(",.", ".,"))


def _scaled(value: Decimal) -> tuple[str, str]:
    size = abs(value)
    for power, word in SCALES[language()]:
        scaled = size.scaleb(-power)
        if scaled >= (ONE if power == SMALLEST else NEARLY_ONE):
            return number(_rounded(scaled, 0 if scaled >= 100 else 1)), word
    return number(size), ""


def _local(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value
