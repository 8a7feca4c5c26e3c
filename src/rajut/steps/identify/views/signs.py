"""What the pages of this step share: their tabs, their signs, and words for money and people."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from rajut.steps.identify.models import Judgement, Opportunity
from rajut.steps.identify.queries.opportunities import Places
from rajut.ui import words
from rajut.ui.frame import Link
from rajut.ui.templatetags.ui import status

STATUS = {"draft": "none", "open": "info", "met": "ok", "withdrawn": "bad"}
VERDICT_STATUS = {"unjudged": "none", "shortlisted": "ok", "dismissed": "bad"}


def tabs(current: str) -> list[Link]:
    """The pages of this step beside each other."""
    pages = (
        ("opportunities", _("Peluang")),
        ("declarations", _("Kebutuhan dan penawaran")),
        ("partners", _("Mitra")),
        ("coalitions", _("Koalisi")),
        ("names", _("Nama barang")),
        ("runs", _("Pencarian")),
    )
    return [Link(label, reverse(f"identify:{name}"), current=name == current) for name, label in pages]


def names(codes: "list[str] | tuple[str, ...]", *, among: Places, without: str = "") -> str:
    """Regions by their everyday names."""
    return ", ".join(among[code].short_name if code in among else code for code in codes if code != without)


def amount(value: object, unit: str) -> object:
    """A benefit in words: money as money, everything else with its unit."""
    if value is None:
        return words.NOTHING
    if unit == "rupiah":
        return words.rupiah(value)  # type: ignore[arg-type]  # a Decimal of the model
    return format_html("{} {}", words.number(value), unit)  # type: ignore[arg-type]  # as above


def verdict_of(found: Opportunity) -> Judgement | None:
    """The own organisation's judgement, where it made one."""
    kept: list[Judgement] = getattr(found, "own_judgements", [])
    return kept[0] if kept else None


def verdict_words(judgement: Judgement | None) -> str:
    """What the own organisation made of an opportunity."""
    if judgement is None:
        unjudged = Judgement.lifecycle.states["unjudged"]
        return _(unjudged)
    return _("Dijadikan kolaborasi") if judgement.is_opened else _(judgement.state_words)


def verdict_sign(judgement: Judgement | None) -> object:
    """The same as sign and word; nothing where nobody judged."""
    if judgement is None or (judgement.state == "unjudged" and not judgement.is_opened):
        return ""
    kind = "info" if judgement.is_opened else VERDICT_STATUS[judgement.state]
    return status(kind, verdict_words(judgement))
